using System.Globalization;
using FineCalc.Estimates;

namespace FineCalc.Reports;

// The estimate of a case: two ranges with their names, what drives the prediction, what would narrow it, and what it is worth.
internal static class EstimatePage
{
    public static Page Of(Estimate of, IReadOnlyList<Money> exceeding)
    {
        var (currency, d, spoke) = (of.Case.Version.Regime.Info.Currency, of.Distribution, of.Tables);
        var blocks = new List<Block>
        {
            new Paragraph(
                "Two ranges that must not be confused. What the method allows is the arithmetic of the guidance, every step of it open "
                    + "where nothing is known. The other is a prediction of what is imposed, from published decisions in like cases; it is "
                    + "no law."
            ),
            new Heading("Two ranges"),
            new Grid(
                "Two ranges",
                [new("Range"), new("Low", true), new("Middle", true), new("High", true)],
                [
                    .. of.Allowed is { } allowed
                        ? [Allowed(allowed)]
                        : (Row[])
                            [
                                new Row([
                                    of.MethodProblems.Count > 0
                                        ? $"What the method allows: not known. {of.MethodProblems[0].Message}"
                                        : "What the method allows: not known without more facts (finecalc check names them)",
                                    "",
                                    "",
                                    "",
                                ]),
                            ],
                    Ranged(50),
                    Ranged(80),
                    Ranged(90),
                ]
            ),
        };
        var assumed = of.Assumed;
        if (of.MostTelling is { } telling)
        {
            assumed +=
                $" The answer that would change the figure most is '{telling.Name}': {telling.LowAnswer} would make the middle about "
                + $"{new Money(PredictedAmount.Rounded(telling.Low, d.Maximum), currency)}, {telling.HighAnswer} about "
                + $"{new Money(PredictedAmount.Rounded(telling.High, d.Maximum), currency)}.";
        }

        blocks.Add(new Paragraph(assumed));
        blocks.InsertRange(1, Wording.Cautions(of.Case.Version, hasWarnings: of.Allowed is not null));
        if (exceeding.Count > 0)
        {
            blocks.Add(new Heading("Chance of more, in like cases"));
            blocks.Add(
                new Grid(
                    "Chance of more, in like cases",
                    [new("Amount"), new("Chance", true)],
                    [.. exceeding.Select(m => new Row([m.ToString(), Percent(d.ChanceAbove((double)m.Amount))]))]
                )
            );
        }

        blocks.AddRange(ChancePart.Of(of.Chance));
        blocks.Add(new Heading("What drives the prediction (10 points are a factor of ten, 3 a factor of two)"));
        blocks.Add(
            new Grid(
                "What drives the prediction (10 points are a factor of ten, 3 a factor of two)",
                [new("Fact"), new("Points in this case", true), new("What is missing")],
                [.. of.Drivers.Select(p => new Row([p.Name, Points(p.Points), p.IsKnown ? "" : "not told: the range is wider"]))]
            )
        );
        if (of.Adjustment != 1d)
        {
            blocks.Add(
                new Paragraph(
                    $"Cooperation, mitigation and how it became known: the decisions are silent, so the guidance's own percentages act: "
                        + $"{Percent(of.Adjustment - 1d)}."
                )
            );
        }

        // What is shown as the same is no narrowing to a reader.
        var now = Factor(of.Width);
        if (of.WidthsIfKnown.Where(n => Factor(n.Width) != now).ToList() is { Count: > 0 } narrowings)
        {
            blocks.Add(new Heading($"What one more fact would narrow (the 80% range now spans a factor of {now})"));
            blocks.Add(
                new Grid(
                    $"What one more fact would narrow (the 80% range now spans a factor of {now})",
                    [new("Fact"), new("Factor then", true)],
                    [.. narrowings.Select(n => new Row([n.Name, Factor(n.Width)]))]
                )
            );
        }

        if (of.Nearest.Count > 0)
        {
            blocks.Add(new Heading("The nearest published decisions"));
            blocks.Add(
                new Grid(
                    "The nearest published decisions, by the facts of the table, at the amount first imposed",
                    [new("Decision"), new("Fine", true), new("What differs")],
                    [
                        .. of.Nearest.Select(n => new Row([
                            $"{n.Decision.Party ?? "(not named)"}, {n.Decision.Authority}, {Text.Date(n.Decision.Date)} ({n.Decision.Id})"
                                + (n.Decision.Later is { } later ? $"; {later}" : ""),
                            new Money(PredictedAmount.Rounded(n.Decision.Fine), of.Model.Currency).ToString(),
                            Differs(of, n.Decision),
                        ])),
                    ]
                )
            );
        }

        blocks.Add(new Heading("What it is worth"));
        blocks.Add(
            new Items([
                .. spoke.Select(table =>
                    (Phrase)(
                        $"{(spoke.Count > 1 ? "Half: table" : "Table")} {table.Id}, version {table.Version}: "
                        + $"{table.Decisions.ToString(CultureInfo.InvariantCulture)} decisions up to {Text.Date(table.FittedUntil)}"
                        + $"{(ReferenceEquals(table, of.Model.Ordinary) ? ", ordinary published fines" : "")}. {table.Tested}"
                    )
                ),
            ])
        );
        blocks.Add(new Items([.. of.Warnings.Concat(of.Notes).Select(w => (Phrase)w)]));
        return new Page(
            of.Case.Title,
            $"{of.Case.Version.Regime.Info.Title}: estimate",
            blocks,
            $"Version {of.Case.Version.Id}; table {of.Model.Id}@{of.Model.Version}"
        );

        Row Ranged(int level)
        {
            var (low, high) = d.Range(level / 100d);
            return new Row([
                $"Predicted from decisions in like cases, {level}%",
                Estimated(low),
                level == 50 ? Estimated(d.Median) : "",
                Estimated(high),
            ]);
        }

        // A range of the method has the digits of the prediction beside it, and stays within what the method allows.
        Row Allowed(Spread<Money> range)
        {
            var (low, likely, high) = Rough.Shown(range.Low.Amount, range.Likely.Amount, range.High.Amount, PredictedAmount.Digits);
            return new Row(["What the method allows (low, likely, high)", Amount(low), Amount(likely), Amount(high)]);
        }

        Phrase Amount(decimal amount) => new Money(amount, currency).ToString();
        Phrase Estimated(double amount) => $"about {new Money(PredictedAmount.Rounded(amount, d.Maximum), currency)}";
    }

    private static string Factor(double powers) => Math.Pow(10d, powers).ToString(powers < 1d ? "0.0" : "0", CultureInfo.InvariantCulture);

    private static string Points(double points) => points.ToString("+0.0;-0.0;0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (100d * share).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    private static string Differs(Estimate of, Decision decision)
    {
        var terms = of
            .Model.Terms.Where(t => t.Kind != TermKind.Unknown)
            .Select(t => (t, Points: 10d * t.Effect * ((t.Read(decision.Facts) ?? t.Mean) - (t.Read(of.Facts) ?? t.Mean))))
            .Where(t => Math.Abs(t.Points) >= 0.5)
            .GroupBy(t => t.t.Fact)
            .Select(g => $"{g.Key} {Points(g.Sum(t => t.Points))}")
            .ToList();
        if (decision.Facts.Country != of.Facts.Country)
        {
            terms.Insert(0, decision.Facts.Country ?? "unknown country");
        }

        return terms.Count == 0 ? "nothing in the table" : string.Join(", ", terms);
    }
}

// A back-test: the figures of the table beside those of simpler methods, then group by group.
internal static class BacktestPage
{
    private static readonly (string Title, string Key, bool IsShare)[] Columns =
    [
        ("MAE", "mae", false),
        ("RMSE", "rmse", false),
        ("bias", "bias", false),
        ("x2", "within2", true),
        ("x3", "within3", true),
        ("x10", "within10", true),
        ("50% held", "coverage50", true),
        ("80% held", "coverage80", true),
        ("width", "width80", false),
        ("90% held", "coverage90", true),
        ("width", "width90", false),
        ("CRPS", "crps", false),
    ];

    public static Page Of(BacktestReport of)
    {
        var blocks = new List<Block>
        {
            new Paragraph(
                $"Table {of.Model.Id}, version {of.Model.Version}, fitted on decisions up to {Text.Date(of.Model.FittedUntil)}. "
                    + "Logarithms to base 10: 0.30 is a factor of two, 1 of ten. Outside facts alone, unless a row says otherwise."
            ),
        };
        if (of.NotLater > 0)
        {
            blocks.Add(
                new Paragraph(
                    $"{of.NotLater.ToString(CultureInfo.InvariantCulture)} of the rows are no later than the last decision the table "
                        + "was fitted on: of those the test says little."
                )
            );
        }

        blocks.Add(new Heading("Predictions and decisions"));
        blocks.Add(
            Table(
                "Predictions and decisions",
                [of.Overall, .. of.Baselines, .. new[] { of.WithLevel, of.WithProvisional }.OfType<BacktestScores>()]
            )
        );
        blocks.Add(new Heading("90% intervals of the table's figures, over resampled defendants"));
        blocks.Add(
            new Grid(
                "90% intervals of the table's figures, over resampled defendants",
                [new("Figure"), new("Value", true), new("from", true), new("to", true)],
                [
                    .. Columns
                        .DistinctBy(c => c.Key)
                        .Select(c =>
                            of.Overall.Figures[c.Key] is var f
                                ? new Row([
                                    $"{c.Title} ({c.Key})",
                                    Show(f.Value, c.IsShare),
                                    Show(f.Low, c.IsShare),
                                    Show(f.High, c.IsShare),
                                ])
                                : null!
                        ),
                ]
            )
        );
        blocks.Add(new Heading("Where the fines fell in their predicted distributions (even is right)"));
        blocks.Add(
            new Grid(
                "Where the fines fell in their predicted distributions (even is right)",
                [new("Tenth, the lowest first"), new("Decisions", true)],
                [
                    .. of.Overall.Histogram.Select(
                        (count, i) =>
                            new Row([(i + 1).ToString(CultureInfo.InvariantCulture), count.ToString(CultureInfo.InvariantCulture)])
                    ),
                ]
            )
        );
        blocks.Add(new Heading("How often the 80% range held, group by group, with 90% intervals"));
        blocks.Add(
            new Grid(
                "How often the 80% range held, group by group, with 90% intervals",
                [new("Group"), new("n", true), new("held", true), new("from", true), new("to", true), new("bias", true)],
                [
                    .. of.Groups.SelectMany(g =>
                        g.Value.Select(s =>
                            s.Figures["coverage80"] is var held
                                ? new Row([
                                    $"{g.Key}: {s.Name}",
                                    s.Count.ToString(CultureInfo.InvariantCulture),
                                    Show(held.Value, true),
                                    Show(held.Low, true),
                                    Show(held.High, true),
                                    Show(s["bias"], false),
                                ])
                                : null!
                        )
                    ),
                ]
            )
        );
        blocks.AddRange(of.Groups.SelectMany(g => (Block[])[new Heading($"By {g.Key}"), Table($"By {g.Key}", g.Value)]));
        if (of.Unscored.Count > 0)
        {
            blocks.Add(new Heading("Not scored"));
            blocks.Add(new Grid("Not scored", [new("Row"), new("Why")], [.. of.Unscored.Select(u => new Row([u.Id, u.Reason]))]));
        }

        return new Page(
            "Back-test of the estimate",
            $"{of.Overall.Count.ToString(CultureInfo.InvariantCulture)} decisions",
            blocks,
            $"Table {of.Model.Id}@{of.Model.Version}"
        );
    }

    private static Grid Table(string caption, IReadOnlyList<BacktestScores> scores) =>
        new(
            caption,
            [new("Of"), new("n", true), .. Columns.Select(c => new Column(c.Title, true))],
            [
                .. scores.Select(s => new Row([
                    s.Name,
                    s.Count.ToString(CultureInfo.InvariantCulture),
                    .. Columns.Select(c => (Phrase)Show(s[c.Key], c.IsShare)),
                ])),
            ]
        );

    private static string Show(double value, bool isShare) =>
        isShare ? (100d * value).ToString("0", CultureInfo.InvariantCulture) + "%" : value.ToString("0.00", CultureInfo.InvariantCulture);
}
