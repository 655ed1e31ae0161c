using System.Globalization;
using System.Text;

namespace FineCalc.Reports;

// The case file that a page holds, and the way back from the page to it.
internal static class CaseInPage
{
    // No words of a case can write this: every angle bracket of theirs is escaped.
    private const string Begin = "<pre class=\"case-file\">";
    private const string End = "</pre>";

    // Undone in the opposite order.
    private static readonly (string Letter, string Escaped)[] Marks =
    [
        ("&", "&amp;"),
        ("<", "&lt;"),
        (">", "&gt;"),
        ("\"", "&quot;"),
        ("'", "&#39;"),
    ];

    public static string Write(string json)
    {
        var html = new StringBuilder(
            "<details>\n<summary>The case file, from which all of this can be worked out again</summary>\n"
                + "<p class=\"quiet\">finecalc assess takes this page in place of the file.</p>\n"
        ).Append(Begin);
        foreach (var letter in Marks.Aggregate(json, (text, mark) => text.Replace(mark.Letter, mark.Escaped, StringComparison.Ordinal)))
        {
            // In JSON it can only stand in a text, where its number is the same letter.
            html.Append(IsSeen(letter) ? letter.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"));
        }

        return html.Append(End).Append("\n</details>\n").ToString();
    }

    // A page is told from JSON by its first letter. Null where it holds no case.
    public static string? Find(string page) =>
        page.IndexOf(Begin, StringComparison.Ordinal) is var begin and >= 0
        && page.IndexOf(End, begin, StringComparison.Ordinal) is var end and >= 0
            ? Marks
                .Reverse()
                .Aggregate(
                    page[(begin + Begin.Length)..end],
                    (text, mark) => text.Replace(mark.Escaped, mark.Letter, StringComparison.Ordinal)
                )
            : null;

    public static bool IsPage(ReadOnlySpan<byte> text) => text.TrimStart(" \t\r\n"u8) is [(byte)'<', ..];

    // What could turn the direction of a line or look like nothing is written by its number.
    private static bool IsSeen(char letter) =>
        letter is '\n' or (>= ' ' and <= '~')
        || char.GetUnicodeCategory(letter)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
            );
}
