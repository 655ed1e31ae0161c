using FineCalc.Reporting.Drawing;
using FineCalc.Risk;

namespace FineCalc.Reporting.Charts;

// How simulated amounts spread: the share of trials in each of many equal steps, and the quantiles that people ask for.
internal static class Spreading
{
    private const int Bins = 40;
    private const double Shown = 0.995;

    private static readonly (double P, string Name)[] Quantiles = [(0.05, "5%"), (0.5, "median"), (0.95, "95%")];

    public static Chart Of(FineDistribution of, string name)
    {
        var unit = of.Currency == default ? "" : $"{of.Currency} ";
        var (from, to) = (of.Least, of.Quantile(Shown).Value);
        var step = (to > from ? to - from : 1d) / Bins;

        // What is no more than the end of a step and more than the end of the one before; of the first, all of it.
        var above = Enumerable.Range(0, Bins + 1).Select(i => i == 0 ? 1d : of.ChanceAbove(from + (i * step)).Value).ToList();
        var bins = Enumerable
            .Range(0, Bins)
            .Select(i => (From: from + (i * step), To: from + ((i + 1) * step), Share: above[i] - above[i + 1]))
            .ToList();
        var title =
            $"{name}: half of all trials come to {unit}{Amounts.Tick(of.Quantile(0.5).Value)} or less, nine of ten lie from "
            + $"{unit}{Amounts.Tick(of.Quantile(0.05).Value)} to {Amounts.Tick(of.Quantile(0.95).Value)}";
        var table = new Table(
            [($"From, {of.Currency}", true), ($"To, {of.Currency}", true), ("Share of trials", true)],
            [
                .. bins.Select(b =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Of(b.From, Amounts.Tick(b.From)),
                            Cell.Of(b.To, Amounts.Tick(b.To)),
                            Cell.Of(b.Share, Amounts.Percent(b.Share)),
                        ]
                ),
            ]
        );
        return new Chart(
            title,
            $"Share of trials in each step{Amounts.In(of)}",
            $"{title}; mean {unit}{Amounts.Tick(of.Mean.Value)}, least {unit}{Amounts.Tick(of.Least)}, greatest "
                + $"{unit}{Amounts.Tick(of.Greatest)}.",
            $"The highest {Amounts.Percent(1d - Shown)} of trials lie further right, up to {unit}{Amounts.Tick(of.Greatest)}. "
                + $"Mean {unit}{Amounts.Tick(of.Mean.Value)}.",
            table,
            chart =>
            {
                var x = Scale.Linear([from, to], Amounts.Tick);
                var y = Scale.Linear(bins.Select(b => b.Share * 1.15d), Amounts.Percent);
                var sheet = new CurveSheet(chart.Title, chart.Subtitle, chart.Foot, x, $"amount, {of.Currency}", y, "share of trials");
                foreach (var bin in bins)
                {
                    sheet.Bar(bin.From, bin.To, bin.Share, Colours.Stage);
                }

                for (var i = 0; i < Quantiles.Length; i++)
                {
                    var at = of.Quantile(Quantiles[i].P).Value;
                    sheet.Vertical(at, $"{Quantiles[i].Name} {Amounts.Tick(at)}", i);
                }

                return sheet.Sheet;
            }
        );
    }
}
