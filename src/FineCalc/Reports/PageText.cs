using System.Text;
using FineCalc.Risk;
using FineCalc.Steps;

namespace FineCalc.Reports;

// A page as plain text: aligned columns, cells wrapped at words, columns that have no room under their row, nothing wider than asked.
// Every word goes through the painter.
internal sealed class PageText
{
    private const int Between = 2;
    private const int Indent = 2;
    private const int ShortInstrument = 12;

    // What a cell asks for beside others: a text that runs on, an amount, a word that is cut on any line.
    private const int ReadableText = 24;
    private const int WidestAmount = 22;
    private const int LongestWord = 30;

    private static readonly int[] BarWidths = [22, 10];

    private readonly int _width;
    private readonly Func<Emphasis, string, string> _paint;
    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, string> _letters = new(StringComparer.Ordinal);

    private PageText(TextOptions options) =>
        (_width, _paint) = (Math.Max(TextOptions.Narrowest, options.Width), options.Paint ?? ((_, words) => words));

    public static string Render(Page page, TextOptions? options)
    {
        var text = new PageText(options ?? new TextOptions());
        text.Paragraph(Phrase.Of(page.Title, Emphasis.Title), 0);
        text.Paragraph(Phrase.Of(page.Subtitle, Emphasis.Quiet), 0);
        foreach (var block in page.Written)
        {
            text.Add(block);
        }

        if (page.Foot.Length > 0)
        {
            text.Gap();
            text.Paragraph(Phrase.Of(page.Foot, Emphasis.Quiet), 0);
        }

        return text._text.ToString();
    }

    private void Add(Block block)
    {
        switch (block)
        {
            case Heading heading:
                Gap();
                Paragraph(Phrase.Of(heading.Title, Emphasis.Title), 0);
                break;
            case Paragraph paragraph:
                Paragraph(paragraph.Words, 0);
                break;
            case Items items:
                foreach (var entry in items.Entries)
                {
                    Paragraph(Phrase.Of("-", Emphasis.Quiet).And(entry), Indent);
                }

                break;
            case Figures figures:
                Add(figures);
                break;
            case Grid grid:
                Add(grid);
                break;
            default:
                throw new InvalidOperationException($"No layout for {block.GetType().Name}.");
        }
    }

    // One empty line, not two.
    private void Gap()
    {
        if (_text.Length > 1 && _text[^2] != '\n')
        {
            _text.Append('\n');
        }
    }

    private void Add(Figures figures)
    {
        Gap();
        List<Row> rows = [.. figures.Entries.Select(f => new Row([f.Name, f.Value, f.Remark]))];
        int Widest(int column) => rows.Max(r => WidthOf(r.Cells[column]));
        var names = Widest(0) + Between;

        // A remark that has no room beside its figure stands under it, and a figure that has none beside its name likewise.
        if (names + Widest(1) + Widest(2) + (3 * Between) <= _width)
        {
            int[] widths = [names, Widest(1) + Between, Widest(2)];
            rows.ForEach(r => Lines(r.Cells, widths, [false, false, false], null, 0));
        }
        else
        {
            rows = [.. rows.Select(r => new Row([r.Cells[0], r.Cells[1].Under(r.Cells[2])]))];
            var values = _width - names - Between;
            var isBeside = values >= Wanted(new Column(""), rows, 1);
            foreach (var cells in rows.Select(r => r.Cells))
            {
                if (isBeside)
                {
                    Lines(cells, [names, values], [false, false], null, 0);
                }
                else
                {
                    Paragraph(cells[0], Indent);
                    Paragraph(cells[1], Indent, Indent);
                }
            }
        }

        Gap();
    }

    private void Add(Grid grid)
    {
        var named = _letters.Count;
        List<Row> rows = [.. grid.Rows];
        if (Abbreviate(rows))
        {
            rows = [.. rows.Select(r => r with { Cells = [.. r.Cells.Select(c => c.Abbreviated(_letters))] })];
        }

        int[] wanted = [.. grid.Columns.Select((column, i) => Wanted(column, rows, i))];
        int[] most = [.. grid.Columns.Select((column, i) => CellsOf(rows, i).Prepend(column.Title).Max(WidthOf))];
        var beside = Beside(grid.Columns, wanted, most);
        int[] below = [.. Enumerable.Range(0, wanted.Length).Except(beside)];
        int[] widths = [.. beside.Select(i => wanted[i])];
        bool[] right = [.. beside.Select(i => grid.Columns[i].IsNumber)];

        // A bar has a column of its own where that leaves room for words.
        var free = _width - Whole(widths);
        var bar = rows.Exists(r => r.Bar is not null) ? BarWidths.FirstOrDefault(w => w + Between <= free) : 0;
        Share(widths, [.. beside.Select(i => most[i])], free - (bar == 0 ? 0 : bar + Between));
        if (beside.Count > 1)
        {
            Lines([.. beside.Select(i => Phrase.Of(grid.Columns[i].Title, Emphasis.Quiet))], widths, right, null, 0);
        }

        Rule(widths, bar);
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].IsTitle)
            {
                Paragraph(rows[i].Cells[0], 0);
                continue;
            }

            if (rows[i].IsTotal && i > 0)
            {
                Rule(widths, bar);
            }

            Lines([.. beside.Select(c => rows[i].Cells[c])], widths, right, bar == 0 ? null : rows[i].Bar, bar);
            foreach (var column in below.Where(c => !rows[i].Cells[c].IsEmpty))
            {
                var title = grid.Columns[column].Title;
                Paragraph(Phrase.Of(title.Length == 0 ? "" : title + ":", Emphasis.Quiet).And(rows[i].Cells[column]), Indent, Indent);
            }
        }

        foreach (var (instrument, letter) in _letters.Skip(named))
        {
            Paragraph(Phrase.Of($"{letter} = {instrument}", Emphasis.Quiet), 4);
        }
    }

    // The columns that have something to say and room side by side. The longest text gives way first and stands under its row; if that is
    // not enough, all but the names do.
    private List<int> Beside(IReadOnlyList<Column> columns, int[] wanted, int[] most)
    {
        List<int> beside = [.. Enumerable.Range(0, wanted.Length).Where(i => i == 0 || wanted[i] > 0)];
        while (beside.Count > 1 && Whole([.. beside.Select(i => wanted[i])]) > _width)
        {
            var longest = beside.Skip(1).Where(i => !columns[i].IsNumber).OrderByDescending(i => most[i]).Cast<int?>().FirstOrDefault();
            if (longest is { } text)
            {
                beside.Remove(text);
            }
            else
            {
                beside = [0];
            }
        }

        if (beside.Count == 1)
        {
            wanted[0] = Math.Min(wanted[0], _width);
        }

        return beside;
    }

    private static int Whole(int[] widths) => widths.Sum() + (Between * (widths.Length - 1));

    // A text that many rows come from gets a letter, shown under the table that first uses it.
    private bool Abbreviate(List<Row> rows)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var cell in rows.SelectMany(r => r.Cells))
        {
            foreach (var run in cell.Runs)
            {
                if (run.Instrument > ShortInstrument)
                {
                    seen[run.Words[..run.Instrument]] = seen.GetValueOrDefault(run.Words[..run.Instrument]) + 1;
                }
            }
        }

        foreach (var (instrument, count) in seen)
        {
            if (count > 2 && _letters.Count < 26 && !_letters.ContainsKey(instrument))
            {
                _letters.Add(instrument, ((char)('A' + _letters.Count)).ToString());
            }
        }

        return _letters.Count > 0;
    }

    private void Rule(int[] widths, int bar)
    {
        for (var i = 0; i < widths.Length; i++)
        {
            _text.Append(i == 0 ? "" : new string(' ', Between)).Append(_paint(Emphasis.Quiet, new string('\u2500', widths[i])));
        }

        _text.Append(bar > 0 ? new string(' ', Between) + _paint(Emphasis.Quiet, new string('\u2500', bar)) : "").Append('\n');
    }

    // Set in as a whole, and its later lines once more.
    private void Paragraph(Phrase words, int hanging, int indent = 0)
    {
        foreach (var line in TextWidth.Wrap(words, _width - indent, hanging))
        {
            _text.Append(' ', indent);
            Line(line);
            _text.Append('\n');
        }
    }

    // One row: cells side by side, each wrapped in its own width. A wrapped name is set in, so that the eye finds where rows begin.
    private void Lines(IReadOnlyList<Phrase> cells, int[] widths, bool[] right, Bar? bar, int barWidth)
    {
        List<List<Run>>[] wrapped = [.. cells.Select((cell, i) => TextWidth.Wrap(cell, widths[i], i == 0 ? Indent : 0))];
        var height = wrapped.Max(w => w.Count);
        for (var line = 0; line < height; line++)
        {
            var waiting = 0;
            for (var i = 0; i < cells.Count; i++)
            {
                var runs = line < wrapped[i].Count ? wrapped[i][line] : [];
                var pad = widths[i] - runs.Sum(r => TextWidth.Width(r.Words));
                if (runs.Count > 0)
                {
                    _text.Append(' ', waiting + (right[i] ? pad : 0));
                    Line(runs);
                    waiting = 0;
                }

                waiting += (right[i] && runs.Count > 0 ? 0 : pad) + Between;
            }

            if (line == 0 && bar is { } drawn)
            {
                var from = (int)Math.Round(Math.Min(drawn.From, drawn.To) * (barWidth - 1));
                var to = (int)Math.Round(Math.Max(drawn.From, drawn.To) * (barWidth - 1));
                var block = new string(drawn.IsTotal ? '\u2588' : '\u2593', to - from + 1);
                _text
                    .Append(' ', waiting + from)
                    .Append(
                        _paint(
                            drawn.IsTotal ? Emphasis.Strong
                                : drawn.To < drawn.From ? Emphasis.Good
                                : Emphasis.Warning,
                            block
                        )
                    );
            }

            _text.Append('\n');
        }
    }

    private void Line(List<Run> runs)
    {
        foreach (var run in runs)
        {
            _text.Append(_paint(run.Emphasis, run.Words));
        }
    }

    private static IEnumerable<Phrase> CellsOf(List<Row> rows, int column) => rows.Where(r => !r.IsTitle).Select(r => r.Cells[column]);

    // The columns that a cell takes on as many lines as it opens itself.
    private static int WidthOf(Phrase cell)
    {
        var (line, most) = (0, 0);
        foreach (var run in cell.Runs)
        {
            line = (run.IsNewLine || line == 0 ? 0 : line + 1) + TextWidth.Width(run.Words);
            most = Math.Max(most, line);
        }

        return most;
    }

    // What a column needs to stand beside others: its longest word uncut, its amounts on one line, and for a text enough to be read.
    private int Wanted(Column column, List<Row> rows, int index)
    {
        var wanted = 0;
        foreach (var cell in CellsOf(rows, index).Prepend(column.Title))
        {
            var isFirst = true;
            foreach (var word in cell.Runs.SelectMany(r => TextWidth.Words(r.Words)))
            {
                // Later lines of a name are set in. A word that no line has room for is cut wherever it stands.
                var width = TextWidth.Width(word);
                wanted = Math.Max(wanted, width > _width - (2 * Indent) ? LongestWord : width + (index == 0 && !isFirst ? Indent : 0));
                isFirst = false;
            }

            wanted = Math.Max(wanted, Math.Min(WidthOf(cell), column.IsNumber ? WidestAmount : ReadableText));
        }

        return wanted;
    }

    // The rest of the line goes to columns that want more; a long rule gains less by one column than a short name does.
    private static void Share(int[] widths, int[] most, int free)
    {
        while (free > 0)
        {
            var (best, gain) = (-1, 0d);
            for (var i = 0; i < widths.Length; i++)
            {
                var own = most[i] <= widths[i] ? 0d : Math.Sqrt(most[i]) / widths[i];
                (best, gain) = own > gain ? (i, own) : (best, gain);
            }

            if (best < 0)
            {
                return;
            }

            widths[best]++;
            free--;
        }
    }
}
