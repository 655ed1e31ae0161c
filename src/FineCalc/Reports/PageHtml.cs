using System.Globalization;
using System.Text;

namespace FineCalc.Reports;

// A page as HTML, without script, and with nothing fetched from anywhere: alone in a file, or to be put into a page of one's own.
internal sealed class PageHtml
{
    private readonly StringBuilder _html = new(16_384);
    private readonly SourceMarks _marks = new();

    private PageHtml() { }

    // One file is the fragment in a frame.
    public static string Render(Page page) =>
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
        + "content=\"width=device-width, initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" "
        + $"content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>{Escape(page.Title)}</title>\n"
        + $"<style>\n{PageStyle.Frame.ReplaceLineEndings("\n")}\n</style>\n</head>\n<body>\n<main>\n"
        + Fragment(page)
        + "</main>\n</body>\n</html>\n";

    // What has a heading can be folded, so that a reader sees the answer and opens what leads to it. Where the answer has a heading itself,
    // that part is open.
    public static string Fragment(Page page, bool isFolded = false) => new PageHtml().Write(page, isFolded);

    // Words by themselves.
    public static string Words(string words) => $"<span>{Escape(words)}</span>";

    private string Write(Page page, bool isFolded)
    {
        _html
            .Append($"<div class=\"{PageStyle.Root}\" lang=\"en\">\n<style>\n")
            .Append(PageStyle.Scoped.ReplaceLineEndings("\n"))
            .Append("\n</style>\n<div class=\"sheet\">\n<header>\n<h1>")
            .Append(Escape(page.Title))
            .Append("</h1>\n");
        if (page.Subtitle.Length > 0)
        {
            _html.Append("<p class=\"subtitle\">").Append(Escape(page.Subtitle)).Append("</p>\n");
        }

        _html.Append("</header>\n");
        var end = "";
        var isAnswered = !isFolded;
        foreach (var block in page.Blocks)
        {
            if (block is Heading heading)
            {
                var title = Escape(heading.Title);
                var details = isAnswered ? "<details>" : "<details open>";
                _html.Append(end).Append(isFolded ? $"{details}\n<summary>{title}</summary>\n" : $"<section>\n<h2>{title}</h2>\n");
                isAnswered = true;
                end = isFolded ? "</details>\n" : "</section>\n";
            }
            else
            {
                isAnswered |= block is Figures or Grid;
                Add(block);
            }
        }

        return _html
            .Append(end)
            .Append(page.CaseFile is null ? "" : CaseInPage.Write(page.CaseFile))
            .Append(page.Foot.Length == 0 ? "" : $"<footer>{Escape(page.Foot)}</footer>\n")
            .Append("</div>\n</div>\n")
            .ToString();
    }

    private void Add(Block block)
    {
        switch (block)
        {
            case Paragraph { IsAnswer: true } answer:
                _html.Append("<p class=\"answer\">").Append(Write(answer.Words)).Append("</p>\n");
                break;
            case Paragraph paragraph:
                _html.Append("<p>").Append(Write(paragraph.Words)).Append("</p>\n");
                break;
            case Items items:
                _html.Append("<ul>\n");
                foreach (var entry in items.Entries)
                {
                    _html.Append("<li>").Append(Write(entry)).Append("</li>\n");
                }

                _html.Append("</ul>\n");
                break;
            case Figures figures:
                _html.Append("<dl class=\"figures\">\n");
                foreach (var figure in figures.Entries)
                {
                    _html
                        .Append("<div><dt>")
                        .Append(Escape(figure.Name))
                        .Append("</dt><dd class=\"value\">")
                        .Append(Write(figure.Value))
                        .Append("</dd>")
                        .Append(figure.Remark.IsEmpty ? "" : $"<dd class=\"remark\">{Write(figure.Remark)}</dd>")
                        .Append("</div>\n");
                }

                _html.Append("</dl>\n");
                break;
            case Grid grid:
                Add(grid);
                break;
            case Drawn picture:
                _html
                    .Append("<figure>\n")
                    .Append(picture.Svg)
                    .Append("<details>\n<summary>")
                    .Append(Escape(picture.Data.Caption))
                    .Append("</summary>\n");
                Add(picture.Data);
                _html.Append("</details>\n</figure>\n");
                break;
            default:
                throw new InvalidOperationException($"No layout for {block.GetType().Name}.");
        }
    }

    private void Add(Grid plain)
    {
        var (grid, notes) = _marks.Of(plain);
        var hasBars = grid.Rows.Any(r => r.Bar is not null);
        _html
            .Append("<div class=\"scroll\" tabindex=\"0\"><table>\n<caption>")
            .Append(Escape(grid.Caption))
            .Append("</caption>\n<thead><tr>");
        foreach (var column in grid.Columns)
        {
            _html
                .Append("<th scope=\"col\"")
                .Append(column.IsNumber ? " class=\"number\">" : ">")
                .Append(Escape(column.Title))
                .Append("</th>");
        }

        _html.Append(hasBars ? "<th class=\"bar\" aria-hidden=\"true\"></th>" : "").Append("</tr></thead>\n<tbody>\n");
        for (var i = 0; i < grid.Rows.Count; i++)
        {
            var row = grid.Rows[i];
            if (row.IsTitle)
            {
                _html
                    .Append(i == 0 ? "" : "</tbody>\n<tbody>\n")
                    .Append(
                        CultureInfo.InvariantCulture,
                        $"<tr><th scope=\"rowgroup\" class=\"group\" colspan=\"{grid.Columns.Count}\">{Write(row.Cells[0])}</th></tr>\n"
                    );
                continue;
            }

            _html.Append(row.IsTotal ? "<tr class=\"total\">" : "<tr>");
            for (var c = 0; c < row.Cells.Count; c++)
            {
                _html
                    .Append(
                        c == 0 ? "<th scope=\"row\">"
                        : grid.Columns[c].IsNumber ? $"<td class=\"number\" data-title=\"{Escape(grid.Columns[c].Title)}\">"
                        : "<td>"
                    )
                    .Append(Write(row.Cells[c]))
                    .Append(c == 0 ? "</th>" : "</td>");
            }

            _html
                .Append(
                    row.Bar is { } bar ? Draw(bar)
                    : hasBars ? "<td></td>"
                    : ""
                )
                .Append("</tr>\n");
        }

        _html.Append("</tbody>\n</table></div>\n");
        if (!notes.IsEmpty)
        {
            _html.Append("<p class=\"notes\">").Append(Write(notes)).Append("</p>\n");
        }
    }

    // The figures stand beside the drawing, so it is hidden from those who listen.
    private static string Draw(Bar bar) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"<td class=\"bar\" aria-hidden=\"true\"><svg viewBox=\"0 0 200 10\" preserveAspectRatio=\"none\" focusable=\"false\"><rect "
                + $"class=\"{(bar.IsTotal ? "total" : bar.To < bar.From ? "fall" : "rise")}\" "
                + $"x=\"{Math.Min(bar.From, bar.To) * 200m:0.##}\" width=\"{Math.Max(0.8m, Math.Abs(bar.To - bar.From) * 200m):0.##}\" "
                + $"height=\"10\"/></svg></td>"
        );

    private static string Write(Phrase phrase)
    {
        var html = new StringBuilder();
        foreach (var run in phrase.Runs)
        {
            var words = Escape(run.Words.Trim());
            words = Links.Safe(run.Link) is { } link ? $"<a href=\"{Escape(link)}\" rel=\"noopener noreferrer\">{words}</a>" : words;
            var style = run.Emphasis switch
            {
                Emphasis.Strong or Emphasis.Title => "strong",
                Emphasis.Quiet => "quiet",
                Emphasis.Warning => "warning",
                Emphasis.Good => "good",
                _ => null,
            };
            html.Append(
                    html.Length == 0 ? ""
                    : run.IsNewLine ? "<br>"
                    : " "
                )
                .Append(style is null ? words : $"<span class=\"{style}\">{words}</span>");
        }

        return html.ToString();
    }

    private static string Escape(string words) =>
        Text.Clean(words)
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal)
            .Replace("'", "&#39;", StringComparison.Ordinal);
}
