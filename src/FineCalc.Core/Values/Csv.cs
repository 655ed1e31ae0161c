namespace FineCalc;

// Cells and lines of CSV as RFC 4180 has them, lines ending in LF.
internal static class Csv
{
    public static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Quoted)) + "\n";

    // A spreadsheet takes words that begin like a formula for one, unless an apostrophe stands before them.
    public static string Quoted(string words)
    {
        words = words.Length > 0 && "=+-@\t\r".Contains(words[0], StringComparison.Ordinal) ? $"'{words}" : words;
        return words.AsSpan().ContainsAny(",\"\n\r") ? $"\"{words.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : words;
    }
}
