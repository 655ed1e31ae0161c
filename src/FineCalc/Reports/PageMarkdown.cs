using System.Buffers;
using System.Text;

namespace FineCalc.Reports;

// A page as GitHub-flavoured Markdown, one block a line, so that a mark at the beginning of words is the only one a line can start with.
internal static class PageMarkdown
{
    public static string Render(Page page)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(Escape(page.Title)).Append("\n\n").Append(Escape(page.Subtitle)).Append('\n');
        foreach (var block in page.Written)
        {
            text.Append('\n');
            Add(text, block);
        }

        return (page.Foot.Length == 0 ? text : text.Append('\n').Append(Escape(page.Foot)).Append('\n')).ToString();
    }

    private static void Add(StringBuilder text, Block block)
    {
        switch (block)
        {
            case Heading heading:
                text.Append("## ").Append(Escape(heading.Title)).Append('\n');
                break;
            case Paragraph paragraph:
                text.Append(Write(paragraph.Words)).Append('\n');
                break;
            case Items items:
                foreach (var entry in items.Entries)
                {
                    text.Append("- ").Append(Write(entry)).Append('\n');
                }

                break;
            case Figures figures:
                Row(text, ["", "", ""]);
                Row(text, ["---", "---", "---"]);
                foreach (var figure in figures.Entries)
                {
                    Row(text, [Escape(figure.Name), Write(figure.Value), Write(figure.Remark)]);
                }

                break;
            case Grid grid:
                Row(text, grid.Columns.Select(c => Escape(c.Title)));
                Row(text, grid.Columns.Select(c => c.IsNumber ? "---:" : "---"));
                foreach (var row in grid.Rows)
                {
                    Row(
                        text,
                        row.IsTitle ? grid.Columns.Select((_, i) => i == 0 ? Bold(Write(row.Cells[0])) : "") : row.Cells.Select(Write)
                    );
                }

                break;
            default:
                throw new InvalidOperationException($"No layout for {block.GetType().Name}.");
        }
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Write(Phrase phrase)
    {
        var text = new StringBuilder();
        foreach (var run in phrase.Runs)
        {
            var words = Escape(run.Words.Trim());
            words = Links.Safe(run.Link) is { } link ? $"[{words}](<{link}>)" : words;
            text.Append(
                    text.Length == 0 ? ""
                    : run.IsNewLine ? "<br>"
                    : " "
                )
                .Append(
                    run.Emphasis == Emphasis.Strong ? Bold(words)
                    : run.Emphasis == Emphasis.Warning ? $"*{words}*"
                    : words
                );
        }

        return text.ToString();
    }

    private static string Bold(string words) =>
        words.Length == 0 || words.StartsWith("**", StringComparison.Ordinal) ? words : $"**{words}**";

    // Every character that could begin a mark gets a backslash before it; those that are one only at the beginning of a line, there.
    private static string Escape(string words)
    {
        words = Text.Clean(words).Trim();
        var text = new StringBuilder(words.Length + 8);
        for (var i = 0; i < words.Length; i++)
        {
            var letter = words[i];
            var isReference = BeginsReference(words, i);
            var isMark =
                letter is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '~' or '&' or '$'
                || isReference
                || (letter == ':' && (words.AsSpan(i).StartsWith("://") || IsScheme(words, i)))
                || (letter == '.' && i >= 3 && words.AsSpan(i - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase))
                || (i == 0 && letter is '#' or '+' or '-' or '=')
                || (
                    letter is '.' or ')'
                    && i > 0
                    && words.AsSpan(0, i).IndexOfAnyExceptInRange('0', '9') < 0
                    && (i == words.Length - 1 || words[i + 1] == ' ')
                );
            text.Append(isMark ? "\\" : "").Append(letter).Append(isReference ? Apart : "");
        }

        return text.ToString();
    }

    // Mail addresses, people, issues and pictures are looked for after the backslashes are gone; what keeps their parts apart is a comment.
    private const string Apart = "<!-- -->";

    // Of an @ or # inside a name, such as that of a version, nobody makes anything.
    private static bool BeginsReference(string words, int at)
    {
        var rest = words.AsSpan(at + 1);
        return words[at] switch
        {
            '@' when at == 0 || !IsOfWord(words[at - 1]) => rest.Length > 0 && !char.IsWhiteSpace(rest[0]),
            '@' => While(rest, letter => IsOfWord(letter) || letter is '.' or '-').Contains('.'),
            '#' => While(rest, IsOfWord) is { Length: > 0 } number && number.IndexOfAnyExceptInRange('0', '9') < 0,
            '-' => rest.Length > 0 && char.IsAsciiDigit(rest[0]) && words.AsSpan(0, at).EndsWith("GH", StringComparison.OrdinalIgnoreCase),
            ':' => rest.IndexOfAnyExcept(PictureNames) is var end and > 0 && rest[end] == ':',
            _ => false,
        };

        static bool IsOfWord(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '_';
    }

    private static ReadOnlySpan<char> While(ReadOnlySpan<char> words, Func<char, bool> goesOn)
    {
        var end = 0;
        while (end < words.Length && goesOn(words[end]))
        {
            end++;
        }

        return words[..end];
    }

    private static readonly SearchValues<char> PictureNames = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+-"
    );

    private static bool IsScheme(string words, int colon) =>
        colon + 1 < words.Length
        && words[colon + 1] != ' '
        && Schemes.Any(scheme => words.AsSpan(0, colon).EndsWith(scheme, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] Schemes = ["mailto", "xmpp", "tel"];
}

internal static class Links
{
    // Only the address of a web page becomes a link; whatever else a case writes there is left out.
    public static string? Safe(string? link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.AbsoluteUri : null;
}
