using FineCalc.Steps;

namespace FineCalc.Reports;

// What leads from one amount to another, as a table with bars.
internal static class BridgeGrid
{
    // Amounts near the greatest that fit are drawn smaller, so that there is room for their sums and differences.
    private const decimal MostWithRoom = 1e20m;
    private const decimal Room = 1e8m;

    // Null where every part is too small for the grid that estimates are shown on.
    public static Grid? Of(
        string caption,
        Bridge bridge,
        (string Name, Spread<Money> Amount) from,
        (string Name, Spread<Money> Amount) to,
        bool isOfChanges
    )
    {
        // The scale holds every amount on the way, whichever way it leads.
        var room = bridge.Parts.Select(p => p.Amount).Append(bridge.From).Append(bridge.To).Any(m => Math.Abs(m.Amount) > MostWithRoom)
            ? Room
            : 1m;
        var levels = new List<decimal> { 0m, bridge.From.Amount / room };
        foreach (var part in bridge.Parts)
        {
            levels.Add(levels[^1] + (part.Amount.Amount / room));
        }

        // An estimate shows no part that its own grid does not show.
        var (least, most) = (levels.Min(), levels.Max());
        var isOpen = !from.Amount.IsCertain || !to.Amount.IsCertain;
        decimal? grid = isOpen ? Rough.Grid(most) * room : null;
        if (grid is { } unit && bridge.Parts.All(p => Math.Abs(p.Amount.Amount) < unit / 2m))
        {
            return null;
        }

        var scale = most == least ? 1m : most - least;
        decimal Place(decimal level) => (level - least) / scale;

        var rows = new List<Row> { Total(from.Name, bridge.From, from.Amount) };
        for (var i = 0; i < bridge.Parts.Count; i++)
        {
            var part = bridge.Parts[i];
            var name = Phrase
                .Of(part.Name)
                .And(
                    part.Infringement is null || part.Infringement == part.Name
                        ? Phrase.None
                        : Phrase.Of($"({part.Infringement})", Emphasis.Quiet)
                );
            var moved = Phrase.Of(isOfChanges ? Moved(part) : "").Under(Phrase.Of(part.Note, Emphasis.Quiet));
            var amount =
                part.Amount.Amount == 0m
                    ? Phrase.Of("no change", Emphasis.Quiet)
                    : Phrase.Of(Wording.Part(part.Amount, grid), part.Amount.Amount < 0m ? Emphasis.Good : Emphasis.None);
            rows.Add(
                new Row([name, moved, amount], part.Amount.Amount == 0m ? null : new Bar(Place(levels[i + 1]), Place(levels[i + 2]), false))
            );
        }

        rows.Add(Total(to.Name, bridge.To, to.Amount));
        Column[] columns = [new("What changed"), new("How"), new("Amount", true)];
        if (rows.TrueForAll(r => r.Cells[1].IsEmpty))
        {
            (columns, rows) = ([columns[0], columns[2]], rows.ConvertAll(r => r with { Cells = [r.Cells[0], r.Cells[2]] }));
        }

        return new Grid(caption, columns, rows);

        // The likely amount as it stands everywhere on the page.
        Row Total(string name, Money amount, Spread<Money> range) =>
            new(
                [
                    Phrase.Of(name, Emphasis.Strong),
                    Phrase.None,
                    Phrase.Of(isOpen ? Wording.Likely(range) : Wording.Amount(amount), Emphasis.Strong),
                ],
                new Bar(Place(0m), Place(amount.Amount / room), true)
            )
            {
                IsTotal = true,
            };
    }

    // How the difference was shared out, where that is a choice.
    public static string Order(Bridge bridge) =>
        bridge.Order == BridgeOrder.Shapley
            ? "Each part is its average effect over every order of the changes (Shapley value), so that no order is preferred."
        : bridge.Parts.Count > 1
            ? "Taken one after another in the order of the method; another order would give other parts with the same sum."
        : "";

    private static string Moved(BridgePart part) =>
        (part.Before, part.After) switch
        {
            (null, { } after) => after,
            ({ } before, null) => $"{before} \u2192 not given",
            ({ } before, { } after) => $"{before} \u2192 {after}",
            _ => "",
        };
}
