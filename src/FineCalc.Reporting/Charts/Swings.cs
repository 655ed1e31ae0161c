using FineCalc.Reporting.Drawing;
using FineCalc.Reports;
using FineCalc.Risk;

namespace FineCalc.Reporting.Charts;

// What a result owes to each thing that is open: how far it moves the amount alone (a tornado), and its share of the variance (Sobol).
internal static class Swings
{
    private const int Most = 14;

    public static Chart Tornado(SensitivityResult of)
    {
        var currency = of.Likely.Currency;
        var rows = of.Rows.OrderByDescending(r => r.Swing.Amount).ToList();
        var first = rows.FirstOrDefault();
        var title = first is null
            ? "Nothing is open: the amount is what it is"
            : $"'{Name(first)}' moves the amount most: by {Amounts.Short(Rounded(first.Swing))}";
        return new Chart(
            title,
            $"Each answer moved from its low to its high end, all others at their likely values \u00B7 {currency}",
            $"{title}. The likely amount is {Amounts.Short(Rounded(of.Likely))}. "
                + string.Join("; ", rows.Select(r => $"{Name(r)}: {Tick(r.AtFrom)} at {End(r, r.From)}, {Tick(r.AtTo)} at {End(r, r.To)}"))
                + ".",
            Left(rows.Count)
                + $"Light: at the low end; dark: at the high end. The line is the likely amount, {Amounts.Short(Rounded(of.Likely))}.",
            new Table(
                [
                    ("Answer", false),
                    ("Low end", false),
                    ($"Amount there, {currency}", true),
                    ("High end", false),
                    ($"Amount at it, {currency}", true),
                ],
                [
                    .. rows.Select(r =>
                        (IReadOnlyList<Cell>)
                            [
                                Cell.Of(Name(r)),
                                Cell.Of(End(r, r.From)),
                                Cell.Of(r.AtFrom.Amount, Tick(r.AtFrom)),
                                Cell.Of(End(r, r.To)),
                                Cell.Of(r.AtTo.Amount, Tick(r.AtTo)),
                            ]
                    ),
                ]
            ),
            chart =>
            {
                var shown = rows.Take(Most).ToList();
                var amounts = shown.SelectMany(r => new[] { r.AtFrom, r.AtTo }).Append(of.Likely).Select(m => (double)m.Amount);
                IReadOnlyList<RowName> names = [.. shown.Select(r => new RowName(Name(r), false, $"{End(r, r.From)} to {End(r, r.To)}"))];
                var sheet = new RowSheet(chart.Title, chart.Subtitle, chart.Foot, names, Scale.Linear(amounts, Amounts.Tick).WithRoom(0.3));
                var likely = (double)of.Likely.Amount;
                for (var i = 0; i < shown.Count; i++)
                {
                    var (from, to) = ((double)shown[i].AtFrom.Amount, (double)shown[i].AtTo.Amount);
                    sheet.Bar(i, likely, from, Colours.Less);
                    sheet.Bar(i, likely, to, Colours.Stage);
                    var (low, high) = (Math.Min(Math.Min(from, to), likely), Math.Max(Math.Max(from, to), likely));
                    sheet.Ends(i, Amounts.Tick(low), Amounts.Tick(high), low, high);
                }

                sheet.Vertical(likely, Colours.Ink, 1.5f);
                return sheet.Sheet;
            }
        );
    }

    public static Chart Shares(SensitivityResult of)
    {
        var rows = of.Rows.Where(r => !double.IsNaN(r.Total.Value)).OrderByDescending(r => r.Total.Value).ToList();
        var title =
            rows.Count == 0 ? "The amount does not vary" : $"'{Name(rows[0])}' explains {Percent(rows[0].First)} of the variance by itself";
        return new Chart(
            title,
            "Share of the variance of the amount (Sobol indices)",
            $"{title}. " + string.Join("; ", rows.Select(r => $"{Name(r)}: {Percent(r.First)} by itself, {Percent(r.Total)} in all")) + ".",
            Left(rows.Count)
                + "Dark: by itself (first order). Light: with all it does together with others (total). They need not sum to 100%.",
            new Table(
                [("Answer", false), ("By itself", true), ("Standard error", true), ("In all", true), ("Standard error", true)],
                [
                    .. rows.Select(r =>
                        (IReadOnlyList<Cell>)[Cell.Of(Name(r)), Share(r.First), Error(r.First), Share(r.Total), Error(r.Total)]
                    ),
                ]
            ),
            chart =>
            {
                var shown = rows.Take(Most).ToList();
                var scale = Scale
                    .Linear(shown.Select(r => Math.Max(r.Total.Value, r.First.Value)).Append(0.1), Amounts.Percent)
                    .WithRoom(0.15);
                IReadOnlyList<RowName> names = [.. shown.Select(r => new RowName(Name(r), false))];
                var sheet = new RowSheet(chart.Title, chart.Subtitle, chart.Foot, names, scale);
                for (var i = 0; i < shown.Count; i++)
                {
                    sheet.Bar(i, 0d, Math.Max(0d, shown[i].Total.Value), Colours.Start);
                    sheet.Bar(i, 0d, Math.Max(0d, shown[i].First.Value), Colours.Stage, 14f);
                    sheet.Value(i, Percent(shown[i].Total), false, 0d, Math.Max(shown[i].Total.Value, shown[i].First.Value));
                }

                return sheet.Sheet;
            }
        );
    }

    private static string Left(int rows) => rows <= Most ? "" : $"{Text.Number(rows - Most)} that move less are in the table alone. ";

    private static string Name(SensitivityRow row) => Text.Clean(row.Infringement is null ? row.Name : $"{row.Name} ({row.Infringement})");

    private static string End(SensitivityRow row, double at) => Amounts.Minus(row.Shown(at));

    private static Money Rounded(Money money) => new(Amounts.Rounded((double)money.Amount), money.Currency);

    private static string Tick(Money money) => Amounts.Tick((double)money.Amount);

    private static string Percent(Measured share) => Amounts.Percent(Math.Round(share.Value, 2));

    private static Cell Share(Measured share) => Cell.Of(share.Value, Percent(share));

    private static Cell Error(Measured share) =>
        share.StandardError is { } error ? Cell.Of(error, Amounts.Percent(Math.Round(error, 3))) : Cell.Of("not known");
}
