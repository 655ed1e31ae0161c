namespace FineCalc;

// Cells and lines of CSV as RFC 4180 has them, lines ending in LF.
internal static class Csv
{
    public static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Quoted)) + "\n";

    // Whether a spreadsheet would run them.
    public static bool IsLikeFormula(string words) => words.Length > 0 && "=+-@\t\r".Contains(words[0], StringComparison.Ordinal);

    // An apostrophe before them keeps them words.
    public static string Quoted(string words)
    {
        words = IsLikeFormula(words) ? $"'{words}" : words;
        return words.AsSpan().ContainsAny(",\"\n\r") ? $"\"{words.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : words;
    }
}
