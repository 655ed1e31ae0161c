namespace FineCalc.Estimates;

// The data that come with the library.
internal static class EstimateData
{
    public static T Of<T>(string name, Func<Stream, string, T> read)
    {
        using var stream =
            typeof(EstimateData).Assembly.GetManifestResourceStream(name)
            ?? throw new ProblemException(new Problem("data-missing", $"The data file {name} is not in the library.") { File = name });
        return read(stream, name);
    }
}
