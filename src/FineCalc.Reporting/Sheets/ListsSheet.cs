namespace FineCalc.Reporting.Sheets;

// The words that answers are chosen from, which cells and formulas point to.
internal sealed class ListsSheet
{
    private readonly Dictionary<string, string> _places = [];

    public ListsSheet()
    {
        Sheet.Add(Cell.Of("Lists that answers are chosen from", Look.Title));
        YesNo = Add("yes or no", ["yes", "no"]);
    }

    public Sheet Sheet { get; } = new("Lists", 30, 70);

    public string YesNo { get; }

    public string Of(IReadOnlyList<Option> options)
    {
        var key = string.Join('\n', options.Select(o => $"{o.Code}\t{o.Help}"));
        return _places.TryGetValue(key, out var place)
            ? place
            : _places[key] = Add(
                string.Join(", ", options.Select(o => o.Code)),
                [.. options.Select(o => o.Code)],
                [.. options.Select(o => o.Help)]
            );
    }

    private string Add(string name, List<string> words, List<string>? help = null)
    {
        Sheet.Add(Cell.Of(Text.Cut(name, 100), Look.Column));
        var first = Sheet.Next;
        for (var i = 0; i < words.Count; i++)
        {
            Sheet.Add(Cell.Of(words[i]), Cell.Of(help?[i] ?? "", Look.Muted));
        }

        return Sheet.At(first, 1, first + words.Count - 1);
    }
}
