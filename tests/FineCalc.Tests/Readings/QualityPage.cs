namespace FineCalc.Tests.Readings;

/// <summary>docs/quality.md, whose parts between marks the programs write that find the figures.</summary>
internal static class QualityPage
{
    private static string Path => Repository.PathOf("docs", "quality.md");

    /// <summary>The text between the marks of a part, as it was last put there.</summary>
    public static string Get(string part) => File.ReadAllText(Path).Split($"<!-- {part} -->")[1].Split($"<!-- /{part} -->")[0].Trim();

    /// <summary>Puts a text between the marks of a part.</summary>
    public static void Put(string part, string text)
    {
        var (begin, end) = ($"<!-- {part} -->", $"<!-- /{part} -->");
        var page = File.ReadAllText(Path);
        var from = page.IndexOf(begin, StringComparison.Ordinal);
        var until = page.IndexOf(end, StringComparison.Ordinal);
        if (from < 0 || until < from)
        {
            throw new InvalidOperationException($"docs/quality.md has no part '{part}'.");
        }

        File.WriteAllText(Path, $"{page[..(from + begin.Length)]}\n{text.Trim()}\n{page[until..]}");
    }
}
