using System.Text;

namespace FineCalc;

// A page as plain text: aligned columns, cells wrapped at words, nothing wider than asked. Every word goes through the painter.
internal sealed class PageText
{
    private const int Between = 2;
    private const int BarWidth = 22;
    private const int NarrowestColumn = 10;
    private const int WidestAmount = 30;
    private const int ShortInstrument = 12;
    private const int LongestWord = 30;

    private readonly int _width;
    private readonly Func<Emphasis, string, string> _paint;
    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, string> _letters = new(StringComparer.Ordinal);

    private PageText(TextOptions options) => (_width, _paint) = (Math.Max(TextOptions.Narrowest, options.Width), options.Paint ?? ((_, words) => words));

    public static string Render(Page page, TextOptions? options)
    {
        var text = new PageText(options ?? new TextOptions());
        text.Paragraph(Phrase.Of(page.Title, Emphasis.Title), 0);
        text.Paragraph(Phrase.Of(page.Subtitle, Emphasis.Quiet), 0);
        foreach (var block in page.Blocks)
        {
            text.Add(block);
        }

        if (page.Footer.Length > 0)
        {
            text.Gap();
            text.Paragraph(Phrase.Of(page.Footer, Emphasis.Quiet), 0);
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
                    Paragraph(Phrase.Of("-", Emphasis.Quiet).And(entry), 2);
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
        var (names, values, remarks) = (0, 0, 0);
        foreach (var figure in figures.Entries)
        {
            names = Math.Max(names, Cells.Width(figure.Name) + Between);
            values = Math.Max(values, Cells.Width(figure.Value.ToString()) + Between);
            remarks = Math.Max(remarks, Cells.Width(figure.Remark.ToString()));
        }

        // A remark that has no room beside its figure stands under it.
        var isBeside = names + values + remarks + (2 * Between) <= _width;
        values = isBeside ? values : _width - names - Between;
        foreach (var figure in figures.Entries)
        {
            if (isBeside)
            {
                Lines([figure.Name, figure.Value, figure.Remark], [names, values, remarks], [false, false, false], null);
            }
            else
            {
                Lines([figure.Name, figure.Value.Under(figure.Remark)], [names, values], [false, false], null);
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

        // A bar has a column of its own where that leaves room for words.
        var hasBars = rows.Exists(r => r.Bar is not null) && _width >= 90;
        var widths = Widths(grid.Columns, rows, _width - (hasBars ? BarWidth + Between : 0));
        bool[] right = [.. grid.Columns.Select(c => c.IsNumber)];
        Lines([.. grid.Columns.Select(c => Phrase.Of(c.Title, Emphasis.Quiet))], widths, right, null);
        Rule(widths, hasBars);
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].IsTitle)
            {
                Paragraph(rows[i].Cells[0], 0);
                continue;
            }

            if (rows[i].IsTotal && i > 0)
            {
                Rule(widths, hasBars);
            }

            Lines(rows[i].Cells, widths, right, hasBars ? rows[i].Bar : null);
        }

        foreach (var (instrument, letter) in _letters.Skip(named))
        {
            Paragraph(Phrase.Of($"{letter} = {instrument}", Emphasis.Quiet), 4);
        }
    }

    // A text that many rows come from gets a letter, told under the table that first uses it.
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

    private void Rule(int[] widths, bool hasBars)
    {
        for (var i = 0; i < widths.Length; i++)
        {
            _text.Append(i == 0 ? "" : new string(' ', Between)).Append(_paint(Emphasis.Quiet, new string('\u2500', widths[i])));
        }

        _text.Append(hasBars ? new string(' ', Between) + _paint(Emphasis.Quiet, new string('\u2500', BarWidth)) : "").Append('\n');
    }

    private void Paragraph(Phrase words, int indent)
    {
        var isFirst = true;
        foreach (var line in Cells.Wrap(words, _width - indent, 0))
        {
            _text.Append(' ', isFirst ? 0 : indent);
            Line(line);
            _text.Append('\n');
            isFirst = false;
        }
    }

    // One row: cells side by side, each wrapped in its own width. A wrapped name is set in, so that the eye finds where rows begin.
    private void Lines(IReadOnlyList<Phrase> cells, int[] widths, bool[] right, Bar? bar)
    {
        var wrapped = new List<Run>[cells.Count][];
        var height = 1;
        for (var i = 0; i < cells.Count; i++)
        {
            wrapped[i] = [.. Cells.Wrap(cells[i], widths[i], i == 0 ? 2 : 0)];
            height = Math.Max(height, wrapped[i].Length);
        }

        for (var line = 0; line < height; line++)
        {
            var waiting = 0;
            for (var i = 0; i < cells.Count; i++)
            {
                var runs = line < wrapped[i].Length ? wrapped[i][line] : [];
                var pad = widths[i] - runs.Sum(r => Cells.Width(r.Words));
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
                var from = (int)Math.Round(Math.Min(drawn.From, drawn.To) * (BarWidth - 1));
                var to = (int)Math.Round(Math.Max(drawn.From, drawn.To) * (BarWidth - 1));
                _text.Append(' ', waiting + from)
                    .Append(_paint(drawn.IsTotal ? Emphasis.Strong : drawn.To < drawn.From ? Emphasis.Good : Emphasis.Warning, new string(drawn.IsTotal ? '\u2588' : '\u2593', to - from + 1)));
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

    // Each column gets what its longest word needs, then a share of the rest by how much more its cells would take on one line.
    private static int[] Widths(IReadOnlyList<Column> columns, List<Row> rows, int width)
    {
        var count = columns.Count;
        var (least, most) = (new int[count], new int[count]);
        for (var i = 0; i < count; i++)
        {
            Measure(Phrase.Of(columns[i].Title), i);
            foreach (var row in rows.Where(r => !r.IsTitle))
            {
                Measure(row.Cells[i], i);
            }
        }

        // Amounts stay on one line where there is room.
        var gaps = Between * (count - 1);
        for (var i = 0; i < count; i++)
        {
            var whole = Math.Min(most[i], WidestAmount);
            if (columns[i].IsNumber && least.Sum() - least[i] + whole + gaps <= width * 3 / 4)
            {
                least[i] = Math.Max(least[i], whole);
            }
        }

        // Too narrow even for the longest words: the widest are broken.
        while (least.Sum() + gaps > width)
        {
            least[Array.IndexOf(least, least.Max())]--;
        }

        Share(least, most, width - gaps - least.Sum());
        return least;

        void Measure(Phrase cell, int column)
        {
            var line = 0;
            foreach (var run in cell.Runs)
            {
                line = run.IsNewLine ? 0 : line;
                line += (line == 0 ? 0 : 1) + Cells.Width(run.Words);
                most[column] = Math.Max(most[column], line);
                foreach (var word in Cells.Words(run.Words))
                {
                    least[column] = Math.Max(least[column], Math.Min(Cells.Width(word), LongestWord));
                }
            }
        }
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
