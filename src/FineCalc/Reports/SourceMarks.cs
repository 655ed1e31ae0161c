namespace FineCalc.Reports;

// A text that was not read, and that many rows of a table come from, is named once under the table with how sure it is; the rows bear its
// mark. What stands on every row is read on none.
internal sealed class SourceMarks
{
    private const int Few = 2;

    private static readonly string[] Marks = ["\u00B9", "\u00B2", "\u00B3", "\u2074", "\u2075", "\u2076", "\u2077", "\u2078", "\u2079"];

    private readonly List<(string Text, string Standing)> _marked = [];

    // The table with marks, and what those mean that it uses.
    public (Grid Grid, Phrase Notes) Of(Grid grid)
    {
        var counts = new Dictionary<(string Text, string Standing), int>();
        var cells = grid.Rows.SelectMany(r => r.Cells).ToList();
        cells.ForEach(cell => cell.Rewritten((run, next) => Count(run, next)));
        _marked.AddRange(
            counts.Where(c => c.Value > Few && !_marked.Contains(c.Key)).Select(c => c.Key).Take(Marks.Length - _marked.Count)
        );
        if (!counts.Keys.Any(_marked.Contains))
        {
            return (grid, Phrase.None);
        }

        var notes = Phrase.None;
        foreach (var used in counts.Keys.Where(_marked.Contains).OrderBy(_marked.IndexOf))
        {
            notes = notes.Under(Phrase.Of($"{Mark(used)} {used.Text}").And(Phrase.Of(used.Standing, Emphasis.Warning)));
        }

        return ((Grid)grid.With(Marked), notes);

        Run Count(Run run, Run? next)
        {
            if (KeyOf(run, next) is { } key)
            {
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }

            return run;
        }
    }

    // The mark takes the place of the text's name, and says its standing as well.
    private Phrase Marked(Phrase cell)
    {
        var isSaid = false;
        return cell.Rewritten(
            (run, next) =>
            {
                if (isSaid)
                {
                    isSaid = false;
                    return null;
                }

                if (KeyOf(run, next) is not { } key || !_marked.Contains(key))
                {
                    return run;
                }

                isSaid = true;
                var place = run.Words[run.Instrument..].TrimStart(',', ' ');
                return run with { Words = place.Length == 0 ? Mark(key) : $"{place} {Mark(key)}", Instrument = 0 };
            }
        );
    }

    private string Mark((string, string) key) => Marks[_marked.IndexOf(key)];

    // A source that is followed by its standing.
    private static (string Text, string Standing)? KeyOf(Run run, Run? next) =>
        run.Instrument > 0 && next is { Emphasis: Emphasis.Warning, IsNewLine: false, Words: ['[', ..] }
            ? (run.Words[..run.Instrument], next.Words)
            : null;
}
