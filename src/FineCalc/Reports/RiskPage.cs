using FineCalc.Risk;

namespace FineCalc.Reports;

// What a simulation found, every figure with its standard error.
internal static class RiskPage
{
    private const string Errors =
        "After each figure its standard error: the standard deviation that it would have over many simulations of this size. It tells "
        + "nothing of whether the distributions put in are right.";

    public static Page Of(FineDistribution of) =>
        new(
            "Simulated fines",
            $"{Trials(of, "trial")}{(of.Currency == default ? "" : $", in {of.Currency}")}",
            [
                Main(of),
                new Paragraph(Errors),
                .. Tables(of, "a trial", "Chance of more"),
                .. of.Steps.SelectMany(s => Step(s.Key, s.Value)),
            ],
            $"Version {of.Identity.VersionId}, seed {of.Identity.Seed}"
        );

    public static Page Of(AnnualLossResult of) =>
        new(
            "Annual loss",
            $"{Trials(of.Total, "year")}, in {of.Total.Currency}",
            [
                Main(of.Total),
                new Paragraph(Errors),
                .. Tables(of.Total, "a year", "Chance of more in a year"),
                new Heading("Losses by return period"),
                new Grid(
                    "Losses by return period",
                    [new("Once in"), new("All fines of a year", true), new("The largest fine", true)],
                    [
                        .. DistributionWriting.ReturnYears.Select(years =>
                            Cells($"{Digits.Text(years)} years", At(of.Total, years), At(of.Largest, years))
                        ),
                    ]
                ),
                new Paragraph($"Cases a year: mean {of.Cases.Mean}, in 95 of 100 years at most {of.Cases.Quantile(0.95)}."),
            ],
            $"Version {of.Total.Identity.VersionId}, seed {of.Total.Identity.Seed}"
        );

    public static Page Of(SensitivityResult of) =>
        new(
            "What the amount depends on",
            $"{Shown(of.Likely)} with everything at its likely value",
            [
                new Heading("Each input by itself, the most telling first"),
                new Grid(
                    "Each input by itself, the most telling first",
                    [new("Input"), new("From"), new("To"), new("Amount at from", true), new("Amount at to", true), new("Share", true)],
                    [
                        .. of.Rows.Select(r =>
                            Cells(
                                r.Infringement is { } one ? $"{r.Name} ({one})" : r.Name,
                                End(r.Fact, r.From),
                                End(r.Fact, r.To),
                                Shown(r.AtFrom),
                                Shown(r.AtTo),
                                Share(r.Total)
                            )
                        ),
                    ]
                ),
                new Paragraph(
                    "Share: of the variance, with all that the input does together with others (total Sobol index). An input without an "
                        + "end is moved between its 1% and 99% quantiles."
                ),
            ],
            ""
        );

    private static Figures Main(FineDistribution of) =>
        new([
            new Figure(
                "Mean",
                Phrase.Of(Named(of, of.Mean), Emphasis.Strong),
                $"from {Digits.Short(of.Least)} to {Digits.Short(of.Greatest)}"
            ),
            new Figure("Median", Named(of, of.Quantile(0.5)), Phrase.None),
            new Figure("One in twenty is above", Named(of, of.Quantile(0.95)), Phrase.None),
        ]);

    private static IEnumerable<Block> Tables(FineDistribution of, string one, string chance)
    {
        yield return new Heading($"Quantiles of {one}");
        yield return new Grid(
            $"Quantiles of {one}",
            [new("Level"), new("Value", true)],
            [.. DistributionWriting.Levels.Select(level => Cells(Percent(level), $"{of.Quantile(level)}"))]
        );
        yield return new Heading("Value at risk, and the mean beyond it");
        yield return new Grid(
            "Value at risk, and the mean beyond it",
            [new("Level"), new("Value at risk", true), new("Tail value at risk", true)],
            [
                .. DistributionWriting.TailLevels.Select(level =>
                    Cells(Percent(level), $"{of.ValueAtRisk(level)}", $"{of.TailValueAtRisk(level)}")
                ),
            ]
        );
        yield return new Heading("Exceedance curve");
        yield return new Grid(
            "Exceedance curve",
            [new("Value"), new(chance, true)],
            [.. of.ExceedanceCurve(DistributionWriting.CurvePoints).Select(p => Cells(Digits.Short(p.Value), $"{p.Chance}"))]
        );
    }

    private static IEnumerable<Block> Step(string id, FineDistribution of) =>
        [
            new Heading($"Step {id}"),
            new Paragraph($"Mean {Named(of, of.Mean)}, median {of.Quantile(0.5)}, one in twenty above {of.Quantile(0.95)}."),
        ];

    // Simulations tell no more digits of an amount.
    private static string Shown(Money money) => $"{money.Currency} {Text.Number(Rough.Significant(money.Amount))}";

    private static Row Cells(params string[] cells) => new([.. cells.Select(c => Phrase.Of(c))]);

    private static string At(FineDistribution of, double years) => $"{of.Quantile(1d - (1d / years))}";

    private static string Named(FineDistribution of, Measured figure) => (of.Currency == default ? "" : $"{of.Currency} ") + figure;

    private static string Percent(double level) => $"{Digits.Text(level * 100d)}%";

    private static string Share(Measured of) => double.IsFinite(of.Value) ? $"{Digits.Text(Math.Round(of.Value * 100d))}%" : "";

    // As a case would give it; a number of the model has no question.
    private static string End(Fact? fact, double end) => fact is null ? Digits.Text(end) : fact.Show((decimal)end);

    private static string Trials(FineDistribution of, string one) => $"{Text.Number(of.Trials)} {one}s";
}
