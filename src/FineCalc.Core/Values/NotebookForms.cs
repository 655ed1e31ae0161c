namespace FineCalc;

// How what FineCalc works out is shown in a notebook: the kernel makes one of these and asks it for what writes.
internal sealed class NotebookForms
{
    // Pages are written by the package above all others, which the types that are shown cannot see, and which nothing may have loaded yet
    // when the first of them is shown: it is named, and not waited for. Without it things are shown in a line.
    private const string Pages = "FineCalc.NotebookPages, FineCalc";

    private readonly Func<object, bool, string?>? _page = Type.GetType(Pages)
        ?.GetMethod("Of")
        ?.CreateDelegate<Func<object, bool, string?>>();

    public IEnumerable<object> CreateTypeFormatters() =>
        [
            new NotebookForm("text/html", shown => _page?.Invoke(shown, true)),
            new NotebookForm("text/plain", shown => _page?.Invoke(shown, false) ?? shown.ToString()),
        ];
}
