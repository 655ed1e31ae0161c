namespace FineCalc;

// One form, by the members that a notebook kernel looks for.
internal sealed class NotebookForm(string mimeType, Func<object, string?> write)
{
    public string MimeType => mimeType;

    // Whether it was written; where it was not, the kernel shows the object as it shows any other.
    public bool Format(object instance, TextWriter writer)
    {
        var written = write(instance);
        writer.Write(written);
        return written is not null;
    }
}
