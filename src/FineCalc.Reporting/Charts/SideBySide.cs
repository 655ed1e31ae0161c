using FineCalc.Comparing;
using FineCalc.Reporting.Drawing;
using FineCalc.Reports;
using ScottPlot;

namespace FineCalc.Reporting.Charts;

// One incident under several regimes: what a method gives as a point with its range, and what a law allows at most as a mark that nobody
// can take for it.
internal static class SideBySide
{
    private const int Most = 4;

    public static Chart Of(RegimeComparison of)
    {
        var rows = of
            .Rows.Select(r => (Row: r, Amount: (r.Amount ?? r.Maximum)?.Converted))
            .OrderBy(r => r.Row.Kind == ComparedKind.Maximum)
            .ThenByDescending(r => r.Amount?.Likely.Amount ?? 0m)
            .ToList();
        var drawn = rows.Where(r => r.Amount?.High.Amount > 0m).ToList();
        var methods = drawn.Where(r => r.Row.Kind != ComparedKind.Maximum).ToList();
        var title =
            methods.Count > 1 ? $"From {Named(methods[^1])} to {Named(methods[0])}" : $"{Text.Counted(drawn.Count, "regime")} side by side";
        var none = rows.Where(r => r.Amount is null).Select(r => r.Row.Regime.Info.Title).ToList();
        var nothing = rows.Where(r => r.Amount is { High.Amount: <= 0m }).Select(r => r.Row.Regime.Info.Title).ToList();
        return new Chart(
            title,
            $"{Text.Clean(of.Case.Title)} \u00B7 one incident under each regime \u00B7 {of.Currency}, equal distances are equal factors",
            $"{title}. " + string.Join("; ", drawn.Select(r => $"{r.Row.Regime.Info.Title}: {What(r.Row)} {Exact(r.Amount)}")) + ".",
            "Points: what the method gives, with its range; not what an authority will decide. Crosses: the most that can be imposed, and "
                + "no prediction."
                + (
                    none.Count == 0 ? ""
                    : none.Count > Most ? $" {Text.Number(none.Count)} other regimes have no amount for these answers."
                    : $" No amount: {string.Join(", ", none)}."
                )
                + (nothing.Count == 0 ? "" : $" Nothing: {string.Join(", ", nothing)}."),
            new Table(
                [
                    ("Regime", false),
                    ("What it is", false),
                    ($"Low, {of.Currency}", true),
                    ($"Likely, {of.Currency}", true),
                    ($"High, {of.Currency}", true),
                ],
                [
                    .. rows.Select(r =>
                        (IReadOnlyList<Cell>)
                            [
                                Cell.Of(r.Row.Regime.Info.Title),
                                Cell.Of(What(r.Row)),
                                .. r.Amount is { } a
                                    ? new[] { a.Low, a.Likely, a.High }.Select(m => Cell.Of(m.Amount, Wording.Amount(m)))
                                    : Enumerable.Repeat(Cell.Of(""), 3),
                            ]
                    ),
                ]
            ),
            chart =>
            {
                var amounts = drawn.SelectMany(r => new[] { r.Amount!.Value.Low, r.Amount.Value.High }).Select(m => (double)m.Amount);
                IReadOnlyList<RowName> names = [.. drawn.Select(r => new RowName(r.Row.Regime.Info.Title, r.Row.IsOwn, What(r.Row)))];
                var sheet = new RowSheet(chart.Title, chart.Subtitle, chart.Foot, names, Scale.Log(amounts, Amounts.Tick).WithRoom(0.3));
                for (var i = 0; i < drawn.Count; i++)
                {
                    var (low, likely, high) = (
                        (double)drawn[i].Amount!.Value.Low.Amount,
                        (double)drawn[i].Amount!.Value.Likely.Amount,
                        (double)drawn[i].Amount!.Value.High.Amount
                    );
                    var isMaximum = drawn[i].Row.Kind == ComparedKind.Maximum;
                    sheet.Range(i, low, high, Colours.Start, width: 6f);
                    sheet.Dot(i, likely, isMaximum ? Colours.Quiet : Colours.Stage, isMaximum ? MarkerShape.Eks : MarkerShape.FilledCircle);
                    sheet.Value(i, (isMaximum ? "at most " : "") + Value(drawn[i], false), drawn[i].Row.IsOwn, low, high);
                }

                return sheet.Sheet;
            }
        );
    }

    private static string Named((ComparedRegime Row, Spread<Money>? Amount) of) => $"{Value(of)} ({of.Row.Regime.Info.Title})";

    private static string What(ComparedRegime row) =>
        row.Kind switch
        {
            ComparedKind.Maximum => "maximum, no prediction",
            ComparedKind.Estimate => "estimate",
            ComparedKind.Calculation => "calculation",
            _ => "no amount",
        };

    private static string Exact(Spread<Money>? amount) => amount is { } a ? Wording.Range(a) : "";

    private static string Value((ComparedRegime Row, Spread<Money>? Amount) of, bool hasCurrency = true)
    {
        var shown = Amounts.Rounded((double)of.Amount!.Value.Likely.Amount);
        return (of.Row.Kind == ComparedKind.Estimate ? "about " : "")
            + (hasCurrency ? $"{of.Amount.Value.Likely.Currency} " : "")
            + Amounts.Short(shown);
    }
}
