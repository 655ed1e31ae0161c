using FineCalc.Risk;

namespace FineCalc.Reports;

// What simulations found: every figure with its standard error, no finer than that allows.
internal static class RiskPages
{
    private const int ShownInputs = 12;

    private static readonly (double Level, string Words)[] Levels =
    [
        (0.05, "5% lie at or below"),
        (0.25, "25%"),
        (0.5, "50%, the median"),
        (0.75, "75%"),
        (0.9, "90%"),
        (0.95, "95%"),
        (0.99, "99%"),
        (0.995, "99.5%"),
    ];

    private static readonly int[] Years = [2, 5, 10, 20, 50, 100, 200];

    public static Page Of(FineDistribution of) =>
        new(
            of.Currency == default ? "Simulated values" : "Simulated fines",
            $"{Text.Number(of.Trials)} trials",
            [
                new Figures([
                    new("Mean", Said(of, of.Mean), "\u00B1 the standard error"),
                    new("Median", Said(of, of.Quantile(0.5)), ""),
                    new("Value at risk, 95%", Said(of, of.ValueAtRisk(0.95)), ""),
                    new("Tail value at risk, 95%", Said(of, of.TailValueAtRisk(0.95)), "the mean of the worst 5%"),
                ]),
                new Heading("Quantiles"),
                new Grid(
                    "Quantiles",
                    [new("Share of the trials"), new("Value", true)],
                    [.. Levels.Select(l => new Row([l.Words, Said(of, of.Quantile(l.Level))]))]
                ),
                new Heading("Chance of more"),
                new Grid(
                    "Chance of more",
                    [new("More than", true), new("Chance", true)],
                    [.. of.ExceedanceCurve(8).Select(p => new Row([Said(of, new Measured(p.Value, 0d)), Percent(p.Chance)]))]
                ),
            ],
            Made(of.Identity, of.Digest)
        );

    public static Page Of(AnnualLossResult of) => Of(of, null);

    // Beside what was simulated, what was worked out.
    public static Page Of(AnnualLossResult of, AggregateLoss? enclosed) =>
        new(
            "Annual losses",
            $"{Text.Number(of.Total.Trials)} years, {of.Cases.Mean} cases a year",
            [
                new Figures([
                    new("Mean loss of a year", Said(of.Total, of.Total.Mean), "\u00B1 the standard error"),
                    new("Value at risk, 99%", Said(of.Total, of.Total.ValueAtRisk(0.99)), ""),
                    new("Tail value at risk, 99%", Said(of.Total, of.Total.TailValueAtRisk(0.99)), "the mean of the worst 1%"),
                ]),
                new Heading("Losses by return period"),
                new Grid(
                    "Losses by return period",
                    [
                        new("Exceeded once in"),
                        new("All fines of a year", true),
                        .. enclosed is null ? Array.Empty<Column>() : [new("The same, enclosed", true)],
                        new("The largest of a year", true),
                    ],
                    [
                        .. Years.Select(y => new Row([
                            $"{Text.Number(y)} years",
                            Said(of.Total, of.Total.Quantile(1d - (1d / y))),
                            .. enclosed is null ? Array.Empty<Phrase>() : [$"{of.Total.Currency} {enclosed.Quantile(1d - (1d / y))}"],
                            Said(of.Largest, of.Largest.Quantile(1d - (1d / y))),
                        ])),
                    ]
                ),
            ],
            Made(of.Total.Identity, of.Digest)
        );

    public static Page Of(SensitivityResult of)
    {
        var blocks = new List<Block>
        {
            new Figures([new("At the likely values", Phrase.Of(Wording.Amount(of.Likely), Emphasis.Strong), "")]),
            Inputs("What moves the amount most", of.Rows.Take(ShownInputs)),
        };
        if (of.Rows.Count > ShownInputs)
        {
            blocks.AddRange([new Heading("What moves it less"), Inputs("What moves it less", of.Rows.Skip(ShownInputs))]);
        }

        return new Page(
            "What the amount depends on",
            "Each input alone at its ends, and its share of the variance with all it does together with others",
            blocks,
            Text.Counted(of.Rows.Count, "input")
        );
    }

    private static Grid Inputs(string title, IEnumerable<SensitivityRow> rows) =>
        new(
            title,
            [new("Input"), new("Between"), new("Amount at its ends", true), new("Share of the variance", true)],
            [
                .. rows.Select(r => new Row([
                    Phrase.Of(r.Name).And(Phrase.Of(r.Infringement is { } of ? $"({of})" : "", Emphasis.Quiet)),
                    $"{r.Shown(r.From)} to {r.Shown(r.To)}",
                    r.Swing.Amount == 0m ? "no change" : $"{Rounded(r.AtFrom)} to {Rounded(r.AtTo)}",
                    Percent(r.Total),
                ])),
            ]
        );

    private static string Made(SimulationIdentity identity, string digest) =>
        $"Version {identity.VersionId}, seed {identity.Seed}, digest {digest}";

    private static string Rounded(Money amount) => $"{amount.Currency} {Text.Number(Rough.Significant(amount.Amount))}";

    private static string Said(FineDistribution of, Measured figure) =>
        (of.Currency == default ? "" : $"{of.Currency} ") + (figure.StandardError == 0d ? figure.Brief : figure.ToString());

    private static string Percent(Measured share) =>
        double.IsNaN(share.Value)
            ? "not known"
            : new Measured(share.Value * 100d, share.StandardError * 100d) { AtLeast = share.AtLeast * 100d, AtMost = share.AtMost * 100d }
                + "%";
}
