using FineCalc.Steps;

namespace FineCalc.Tests;

/// <summary>
/// An invented method whose cases have what others seldom do: an id of one letter, a rule longer than a line, answers that are used at one
/// stage and not at another, published ranges, one later stage, an open answer of one infringement.
/// </summary>
internal static class Mill
{
    private static readonly Fact<Money> Spill = Fact.Money("spill", "Spill", "What did the spill cost?")
        .PerInfringement()
        .From(Money.Gbp(0));

    private static readonly Fact<Rate> Blame = Fact.Rate("blame", "Blame", "Which share was to blame?")
        .Within(Rate.Zero, Rate.One)
        .AsJudgement()
        .PerInfringement()
        .Open(Rate.Percent(20), Rate.Percent(40), Rate.Percent(80), "millers are to blame for some of it");

    private static readonly Fact<Care> River = Fact.Choice(
        "river",
        "River",
        "Which river?",
        (Care.None, "a brook"),
        (Care.SomeCare, "a stream"),
        (Care.Full, "a river")
    );

    private static readonly Fact<Money> Profit = Fact.Money("profit", "Profit", "What was gained?")
        .Default(Money.Gbp(0), "no gain is known");

    private static readonly Fact<bool> Counts = Fact.Flag("counts", "Gain counts", "Does the gain count?").Default(false, "nobody says so");

    private static readonly Fact<Count> Fish = Fact.Count("fish", "Fish", "How many fish died?", "fish")
        .PerInfringement()
        .Default(0, "no fish is named");

    private static readonly Citation Law = new("Mill Act", "s 3") { Link = "https://example.org/mill", Note = "as amended" };

    private static readonly RegimeVersion Version = Own.Version(Lay());

    private static readonly Facts Given = Facts
        .None.With(River, Care.Full, "The Weir.", new Citation("Map", "sheet 4"))
        .With(Profit, Money.Gbp(500))
        .WithInfringement("Dye", own => own.With(Spill, Money.Gbp(1000)).With(Blame, Rate.Percent(50)))
        .WithInfringement("Lime", own => own.With(Spill, Money.Gbp(300)).With(Fish, 9));

    /// <summary>Fined once, with ranges published; the gain was answered and does not count.</summary>
    public static Case Fined =>
        new("mill-1", "Mill at the weir", Version, Given)
        {
            Published = new PublishedFigures(new Citation("Order", "p 1"))
            {
                Provisional = Money.Gbp(740),
                ProvisionalHigh = Money.Gbp(920),
                Final = Money.Gbp(560),
                FinalHigh = Money.Gbp(740),
                Tolerance = 5m,
                Steps =
                [
                    new PublishedStep("p", "Dye", 500m) { Stage = "provisional" },
                    new PublishedStep("p", null, 512m),
                    new PublishedStep("p", "Dye", 510m),
                    new PublishedStep("p", "Lime", 60m) { High = 240m },
                    new PublishedStep("p", "Lime", 60m) { High = 240m, Stage = "Tribunal" },
                    new PublishedStep("share", null, 0.02m) { Tolerance = 0.001m },
                    new PublishedStep("river", null, 2m),
                    new PublishedStep("absent", null, 1m),
                ],
            },
            Stages =
            [
                new CaseStage("Tribunal", new Citation("Judgment"))
                {
                    Amount = Money.Gbp(100),
                    Date = "2025-04",
                    Note = "by consent",
                },
            ],
            Notes = ["A mill.", "Its weir."],
        };

    /// <summary>The same after representations, with an infringement fewer and the gain counted at the end.</summary>
    public static Case Reopened =>
        Fined with
        {
            Facts = Given.WithInfringement("Ash", own => own.With(Spill, Money.Gbp(0)).With(Fish, 4)),
            AfterRepresentations = Given.WithoutInfringement("Lime").With(Counts, true).With(Profit, Money.Gbp(700)),
            RepresentationsNote = "Heard in May.",
            Stages =
            [
                new CaseStage("Tribunal", new Citation("Judgment"))
                {
                    Facts = Given.With(River, Care.None).With(Counts, false),
                    Amount = Money.Gbp(100),
                },
                new CaseStage("Court", new Citation("Judgment")) { Amount = Money.Gbp(100) },
                new CaseStage("Last court", new Citation("Judgment")) { Facts = Given.With(River, Care.SomeCare).With(Counts, true) },
            ],
        };

    private static Method Lay()
    {
        var each = (
            Step.Ask(Spill) * Step.Ask(Blame) + Own.Pounds(10) * Step.Ask(Fish).AtLeast(Own.Number(1)).Named("f", "Fish, at least one", Law)
        )
            .CappedAt(Own.Pounds(5000).Named("most", "The most for one spill", Law))
            .Named("p", "For each spill", Law);
        var long_ = Enumerable
            .Range(1, 12)
            .Select(i => Own.Pounds(i).Named($"sum-{i}", $"An amount with a long name, the one of number {i}", Law))
            .Aggregate(Step.SumOver(each), (sum, amount) => sum + amount)
            .Named("long", "With many amounts added", Law);
        var share = Step.ByCategory<Care, Rate>(
                River,
                (Care.None, Own.Percent(1)),
                (Care.SomeCare, Own.Percent(2).AtLeast(Own.Percent(1)).Named("stream", "Share of a stream", Law)),
                (Care.Full, Own.Percent(2))
            )
            .Named("share", "Share of the gain", Law);
        var gain = (Step.Ask(Profit) * share).Named("gain", "The gain", Law);
        return new Method(
            (long_ + gain.When(Counts, Step.Constant(Money.Gbp(0)))).RoundedTo(new Rounding(1, RoundingMode.Down)).Named("x", "Fine", Law)
        )
        {
            Provisional = long_,
            Checks =
            [
                new Check("much", Step.Ask(Spill).IsBelow(Own.Pounds(1000)), "That is much.", "less than GBP 1,000")
                {
                    Subject = Spill,
                    IsWarning = true,
                },
                new Check("no-gain", Step.Ask(Profit).IsBelow(Own.Pounds(600)), "That is a large gain.", "less than GBP 600")
                {
                    Subject = Profit,
                    IsWarning = true,
                },
            ],
        };
    }
}
