using FineCalc.Reporting.Drawing;
using FineCalc.Risk;

namespace FineCalc.Reporting.Charts;

// How often a simulated amount is exceeded, out to one trial in a thousand, with the error of the simulation.
internal static class Exceedance
{
    private const int Points = 60;

    // Two standard errors: 95%.
    private const double Errors = 1.96;

    private static readonly int[] Periods = [2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

    public static Chart Of(FineDistribution of, string name, string one)
    {
        // As far out as at least ten trials lie beyond.
        var outTo = Math.Clamp(of.Trials / 10d, 4d, 10_000d);
        var curve = of.ExceedanceCurve(Points, outTo).Where(p => p.Chance.Value > 0d).DistinctBy(p => p.Value).ToList();

        // What comes out the same in all trials is exceeded in none: the curve is the step at it.
        Measured? same = curve.Count == 0 ? of.Quantile(0.5) : null;
        if (same is { } step)
        {
            curve = [(step.Value, new Measured(1d, null)), (step.Value, new Measured(1d / outTo, null))];
        }

        var named = Periods.Where(p => p <= outTo).ToList();
        var unit = of.Currency == default ? "" : $"{of.Currency} ";
        var far = named[^1] >= 100 ? 100 : named[^1];
        var title = same is { } all
            ? $"{name}: {unit}{Shown(all)} in every {one}"
            : $"{name}: one {one} in {Text.Number(10)} exceeds {unit}{Shown(of.Quantile(0.9))}, one in {Text.Number(far)} {unit}"
                + Shown(of.Quantile(1d - (1d / far)));
        var table = new Table(
            [
                ("Exceeded", false),
                ("Chance", true),
                (of.Currency == default ? "Value" : $"Amount, {of.Currency}", true),
                ("Standard error", true),
            ],
            [
                .. named
                    .Select(p => (p, At: of.Quantile(1d - (1d / p))))
                    .Select(p =>
                        (IReadOnlyList<Cell>)
                            [
                                Cell.Of($"1 in {Text.Number(p.p)}"),
                                Cell.Of(1d / p.p, Amounts.Percent(1d / p.p)),
                                Cell.Of(p.At.Value, Shown(p.At)),
                                p.At.StandardError is { } error ? Cell.Of(error, Amounts.Tick(error)) : Cell.Of("not known"),
                            ]
                    ),
            ]
        );
        return new Chart(
            title,
            $"Chance that an amount is exceeded{Amounts.In(of)}",
            $"{title}. " + string.Join("; ", table.Rows.Select(r => $"{r[0].Words}: {unit}{r[2].Words}")) + ".",
            "The band is the error of the simulation, 95%; it says nothing of how right the model is.",
            table,
            chart => Draw(chart, curve, of.Currency)
        );
    }

    private static Sheet Draw(Chart chart, List<(double Value, Measured Chance)> curve, Currency currency)
    {
        var values = curve.ConvertAll(p => p.Value);
        var x = values.TrueForAll(v => v > 0d) ? Scale.Log(values, Amounts.Tick) : Scale.Linear(values, Amounts.Tick);
        var chances = curve.ConvertAll(p => p.Chance.Value);
        var y = Scale.Log(chances, _ => "") with
        {
            Ticks =
            [
                .. Periods
                    .Where(p => 1d / p >= chances.Min() / 1.25d && 1d / p <= chances.Max() * 1.25d)
                    .Select(p => (1d / p, $"1 in {Text.Number(p)}")),
            ],
        };
        var sheet = new CurveSheet(
            chart.Title,
            chart.Subtitle,
            chart.Foot,
            x,
            currency == default ? "value" : $"amount, {currency}",
            y,
            "exceeded"
        );
        var known = curve
            .Where(p => p.Chance.StandardError is not null)
            .Select(p => (p.Value, Error: Errors * p.Chance.StandardError!.Value, Chance: p.Chance.Value))
            .ToList();
        if (known.Count > 1)
        {
            sheet.Band([.. known.Select(p => (p.Value, p.Chance - p.Error, p.Chance + p.Error))], Colours.Start);
        }

        sheet.Line([.. curve.Select(p => (p.Value, p.Chance.Value))], Colours.Final, 2.5f);
        return sheet.Sheet;
    }

    private static string Shown(Measured at) => Amounts.Tick(at.Value);
}
