using System.Globalization;
using System.Text;

namespace FineCalc.Reports;

// A page as one HTML file: its style inside, no script, nothing fetched from anywhere.
internal static class PageHtml
{
    // In print and in the dark; amounts stand in figures of one width.
    private const string Style = """
        :root {
            color-scheme: light dark; --ink: #1a1f26; --soft: #5b6673; --line: #dde2e8; --paper: #fff; --wash: #f5f7f9;
            --total: #33507a; --fall: #2e7d5b; --rise: #b4541a; --warn: #9a4a00; --good: #1f6b4a; --link: #24518f
        }
        @media screen and (prefers-color-scheme: dark) {
            :root {
                --ink: #e4e8ed; --soft: #9ba7b4; --line: #333c47; --paper: #14181d; --wash: #1b2127; --total: #8eb0e0;
                --fall: #5fbd93; --rise: #e39a63; --warn: #f0ad66; --good: #74cfa5; --link: #9cbff0
            }
        }
        * { box-sizing: border-box }
        body {
            margin: 0; background: var(--paper); color: var(--ink);
            font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Helvetica Neue", "Liberation Sans", Arial, sans-serif;
            font-variant-numeric: tabular-nums; overflow-wrap: break-word
        }
        main { max-width: 74rem; margin: 0 auto; padding: 2.5rem 2rem 3rem }
        h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; font-weight: 650; letter-spacing: -.01em }
        h2 { margin: 2.4rem 0 .6rem; font-size: 1.1rem; font-weight: 650 }
        p { margin: .6rem 0; max-width: 70ch }
        .subtitle, .quiet, footer { color: var(--soft) }
        .subtitle { max-width: none }
        .warning { color: var(--warn) } .good { color: var(--good) } .strong { font-weight: 650 }
        a { color: var(--link); text-underline-offset: .15em }
        ul { margin: .6rem 0; padding-left: 1.2rem } li { margin: .25rem 0; max-width: 76ch }
        .figures {
            display: flex; flex-wrap: wrap; gap: 1rem 3.5rem; margin: 1.6rem 0 1.2rem; padding: 1.1rem 1.4rem;
            background: var(--wash); border-radius: 8px
        }
        .figures div { min-width: 12rem } .figures dt { color: var(--soft); font-size: .85rem } .figures dd { margin: 0 }
        .figures .value { font-size: 1.45rem; font-weight: 650; line-height: 1.3 } .figures .remark { color: var(--soft); font-size: .9rem }
        .scroll { overflow-x: auto }
        table { border-collapse: collapse; width: 100%; font-size: .92rem }
        caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
        th, td {
            padding: .45rem .9rem .45rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line);
            font-weight: inherit
        }
        th:last-child, td:last-child { padding-right: 0 }
        thead th { color: var(--soft); font-size: .82rem; border-bottom-color: var(--soft); vertical-align: bottom }
        tbody th[scope=row] { font-weight: 550; min-width: 9rem }
        th.group { padding-top: 1.1rem; font-weight: 650; border-bottom-color: var(--soft) }
        th.number, td.number { padding-right: 1.4rem; text-align: right; white-space: nowrap }
        tr.total th, tr.total td { font-weight: 650; border-bottom-color: var(--soft) }
        .bar { width: 26%; min-width: 9rem } svg { display: block; width: 100%; height: 1rem; margin-top: .15rem }
        rect.total { fill: var(--total) } rect.fall { fill: var(--fall) } rect.rise { fill: var(--rise) }
        footer { margin-top: 2.6rem; padding-top: .8rem; border-top: 1px solid var(--line); font-size: .85rem }
        @page { margin: 16mm 14mm }
        @media print {
            body { font-size: 9.5pt } table { font-size: 8pt } th, td { padding: .3rem .6rem .3rem 0 }
            th.number, td.number { padding-right: .8rem } tbody th[scope=row] { min-width: 6rem }
            main { max-width: none; padding: 0 } .scroll { overflow: visible } h2 { break-after: avoid }
            tr, li, .figures { break-inside: avoid } thead { display: table-header-group }
            svg, .figures { print-color-adjust: exact; -webkit-print-color-adjust: exact }
            a { color: inherit; text-decoration: none }
        }
        """;

    public static string Render(Page page)
    {
        var html = new StringBuilder(16_384);
        html.Append(
                "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                    + "content=\"width=device-width, initial-scale=1\">\n"
            )
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>")
            .Append(Escape(page.Title))
            .Append("</title>\n<style>\n")
            .Append(Style.ReplaceLineEndings("\n"))
            .Append("\n</style>\n</head>\n<body>\n<main>\n<header>\n<h1>")
            .Append(Escape(page.Title))
            .Append("</h1>\n<p class=\"subtitle\">")
            .Append(Escape(page.Subtitle))
            .Append("</p>\n</header>\n");
        foreach (var block in page.Blocks)
        {
            Add(html, block);
        }

        return html.Append(page.Foot.Length == 0 ? "" : $"<footer>{Escape(page.Foot)}</footer>\n")
            .Append("</main>\n</body>\n</html>\n")
            .ToString();
    }

    private static void Add(StringBuilder html, Block block)
    {
        switch (block)
        {
            case Heading heading:
                html.Append("<h2>").Append(Escape(heading.Title)).Append("</h2>\n");
                break;
            case Paragraph paragraph:
                html.Append("<p>").Append(Write(paragraph.Words)).Append("</p>\n");
                break;
            case Items items:
                html.Append("<ul>\n");
                foreach (var entry in items.Entries)
                {
                    html.Append("<li>").Append(Write(entry)).Append("</li>\n");
                }

                html.Append("</ul>\n");
                break;
            case Figures figures:
                html.Append("<dl class=\"figures\">\n");
                foreach (var figure in figures.Entries)
                {
                    html.Append("<div><dt>")
                        .Append(Escape(figure.Name))
                        .Append("</dt><dd class=\"value\">")
                        .Append(Write(figure.Value))
                        .Append("</dd>")
                        .Append(figure.Remark.IsEmpty ? "" : $"<dd class=\"remark\">{Write(figure.Remark)}</dd>")
                        .Append("</div>\n");
                }

                html.Append("</dl>\n");
                break;
            case Grid grid:
                Add(html, grid);
                break;
            default:
                throw new InvalidOperationException($"No layout for {block.GetType().Name}.");
        }
    }

    private static void Add(StringBuilder html, Grid grid)
    {
        var hasBars = grid.Rows.Any(r => r.Bar is not null);
        html.Append("<div class=\"scroll\"><table>\n<caption>").Append(Escape(grid.Caption)).Append("</caption>\n<thead><tr>");
        foreach (var column in grid.Columns)
        {
            html.Append("<th scope=\"col\"")
                .Append(column.IsNumber ? " class=\"number\">" : ">")
                .Append(Escape(column.Title))
                .Append("</th>");
        }

        html.Append(hasBars ? "<th class=\"bar\" aria-hidden=\"true\"></th>" : "").Append("</tr></thead>\n<tbody>\n");
        for (var i = 0; i < grid.Rows.Count; i++)
        {
            var row = grid.Rows[i];
            if (row.IsTitle)
            {
                html.Append(i == 0 ? "" : "</tbody>\n<tbody>\n")
                    .Append(
                        CultureInfo.InvariantCulture,
                        $"<tr><th scope=\"rowgroup\" class=\"group\" colspan=\"{grid.Columns.Count}\">{Write(row.Cells[0])}</th></tr>\n"
                    );
                continue;
            }

            html.Append(row.IsTotal ? "<tr class=\"total\">" : "<tr>");
            for (var c = 0; c < row.Cells.Count; c++)
            {
                html.Append(
                        c == 0 ? "<th scope=\"row\">"
                        : grid.Columns[c].IsNumber ? "<td class=\"number\">"
                        : "<td>"
                    )
                    .Append(Write(row.Cells[c]))
                    .Append(c == 0 ? "</th>" : "</td>");
            }

            html.Append(
                    row.Bar is { } bar ? Draw(bar)
                    : hasBars ? "<td></td>"
                    : ""
                )
                .Append("</tr>\n");
        }

        html.Append("</tbody>\n</table></div>\n");
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
