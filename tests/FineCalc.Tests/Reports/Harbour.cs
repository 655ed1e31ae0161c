using NodaTime;

namespace FineCalc.Tests.Reports;

/// <summary>
/// An invented regime with one of everything a report can show: a maximum by choice, a table with rows of different standing, steps of each
/// infringement, a model for what is left open, a discount, checks of both kinds.
/// </summary>
internal static class Harbour
{
    public static readonly Fact<Money> Turnover = Fact.Money("turnover", "Turnover", "What was the operator's turnover in the year before?")
        .From(Money.Gbp(0))
        .At(Act("s 4"));

    public static readonly Fact<Grade> Grade = Fact.Choice(
            "grade",
            "Grade",
            "Which grade of duty was broken?",
            (Reports.Grade.Lesser, "duties of record"),
            (Reports.Grade.Greater, "duties of safety")
        )
        .PerInfringement()
        .At(Act("s 2"));

    public static readonly Fact<Rate> Seriousness = Fact.Rate(
            "seriousness",
            "Seriousness",
            "What share of the maximum reflects how serious the breach was?"
        )
        .Within(Rate.Zero, Rate.One)
        .AsJudgement()
        .PerInfringement()
        .Open(Rate.Percent(10), Rate.Percent(25), Rate.Percent(60), "the harbour master's decisions lie between these")
        .At(Guide("para 7"));

    public static readonly Fact<Rate> Cooperation = Fact.Rate("cooperation", "Cooperation", "What does cooperation take off?")
        .Within(Rate.Zero, Rate.Percent(50))
        .AsJudgement()
        .Default(Rate.Zero, "ordinary cooperation earns nothing", Basis.Guidance)
        .At(Guide("para 12"));

    public static readonly Fact<Count> Ships = Fact.Count("ships", "Ships put at risk", "How many ships were put at risk?", "ships")
        .From(0)
        .Whole()
        .PerInfringement()
        .Default(0, "no ship is named");

    public static readonly Fact<bool> IsRepeated = Fact.Flag("repeated", "Repeated", "Was the operator fined before?")
        .Default(false, "no earlier fine is named");

    public static readonly Fact<Rate> Settlement = Fact.Rate("settlement", "Settlement", "What does a settlement take off?")
        .Within(Rate.Zero, Rate.Percent(40))
        .Default(Rate.Zero, "no settlement is named");

    public static readonly Fact<Rate> Hardship = Fact.Rate("hardship", "Hardship", "What does hardship take off?")
        .Within(Rate.Zero, Rate.One);

    public static readonly Regime Regime = Regime.Define(
        new RegimeInfo("harbour", "Harbour safety penalties", Currency.Gbp)
        {
            Authority = "The Harbour Master",
            Jurisdiction = "The port of Examplemouth",
            DateMeaning = "the day of the notice",
            Dates =
            [
                new DateRule("notice", "the day the notice was served"),
                new DateRule("breach", "the day of the breach", "no notice is given; it is taken to be of the day of the breach"),
            ],
        },
        [
            new MethodPeriod(
                "Guide to penalties, first edition",
                new LocalDate(2020, 1, 1),
                new LocalDate(2022, 7, 1),
                law => Lay(law, 20)
            ),
            new MethodPeriod("Guide to penalties, second edition", new LocalDate(2022, 7, 1), null, law => Lay(law, 30)),
        ]
    );

    public static RegimeVersion Version => Regime.On(new LocalDate(2024, 3, 5));

    public static Facts Given =>
        Facts
            .None.With(
                Turnover,
                Money.Gbp(75_000_000),
                "From the audited accounts of 2023.",
                new Citation("Companies register", "accounts 2023") { Link = "https://example.org/accounts" }
            )
            .With(Cooperation, Rate.Percent(10))
            .WithInfringement(
                "s 2(1) lookout",
                own =>
                    own.With(Grade, Reports.Grade.Greater)
                        .With(Seriousness, Rate.Percent(42), "Nobody stood watch for six hours.")
                        .With(Ships, 3)
            )
            .WithInfringement("s 9 log book", own => own.With(Grade, Reports.Grade.Lesser).With(Seriousness, Rate.Percent(15)));

    public static Case Settled =>
        new("examplemouth-2024", "Examplemouth Towage Ltd", Version, Given)
        {
            AfterRepresentations = Given
                .With(Cooperation, Rate.Percent(25), "Handed over the radar plots unasked.")
                .With(Settlement, Rate.Percent(30)),
            RepresentationsNote = "Representations of 2 April 2024.",
            Dates = new Dictionary<string, string> { ["notice"] = "2024-03-05" },
            Notes = ["The figures of this case are invented."],
            Published = new PublishedFigures(new Citation("Penalty notice of 5 May 2024", "para 80")) { Final = Money.Gbp(1_000_000) },
        };

    public static Case Open =>
        new(
            "examplemouth-open",
            "Examplemouth Pilots",
            Version,
            Facts.None.With(Turnover, Money.Gbp(12_345_678)).With(Grade, Reports.Grade.Greater)
        )
        {
            Dates = new Dictionary<string, string> { ["breach"] = "2024-03-05" },
            DateAssumption = "no notice is given; it is taken to be of the day of the breach",
        };

    public static Citation Act(string pinpoint) => new("Harbour Act 2019", pinpoint) { Link = "https://example.org/act" };

    public static Citation Guide(string pinpoint, Standing standing = Standing.Read) => new("Guide to penalties", pinpoint, standing);

    private static Method Lay(NumbersInForce law, int perShip)
    {
        var maximum = Step.ByCategory<Grade, Money>(
                Grade,
                (Reports.Grade.Lesser, law.Money("maximum.lesser", "Lesser maximum", Money.Gbp(500_000), Act("s 3(1)"), Basis.Statute)),
                (
                    Reports.Grade.Greater,
                    Step.Greatest(
                        law.Money("maximum.greater", "Greater maximum", Money.Gbp(2_000_000), Act("s 3(2)"), Basis.Statute),
                        Step.Ask(Turnover) * law.Rate("maximum.share", "Share of turnover", Rate.Percent(4), Act("s 3(2)"), Basis.Statute)
                    )
                )
            )
            .Named("maximum", "Maximum", Act("s 3"));
        var size = Step.ByBand(
                Turnover,
                new BandTable<Money, Rate>(
                    Money.Gbp(0),
                    Edge.UpperIncluded,
                    (Money.Gbp(10_000_000), Rate.Percent(1), Rate.Percent(20), Guide("Table 1")),
                    (
                        Money.Gbp(90_000_000),
                        Rate.Percent(20),
                        Rate.Percent(90),
                        Guide("Table 1", Standing.Draft) with
                        {
                            Note = "The row is in the draft alone.",
                        }
                    ),
                    (null, Rate.One, Rate.One, Guide("Table 1"))
                ),
                Guide("Table 1")
            )
            .Named("size", "Size of the operator", Guide("para 9"));
        var ships = (
            Step.Ask(Ships) * law.Count("per-ship", "Thousands for each ship", perShip, Guide("para 10", Standing.Reported))
        ).Named("ships", "For ships put at risk, in thousands", Guide("para 10"));
        var each = ((maximum * Seriousness * size) + (law.Money("thousand", "One thousand", Money.Gbp(1000), Guide("para 10")) * ships))
            .CappedAt(maximum)
            .Named("each", "For the infringement", Guide("para 8"));
        var total = Step.SumOver(each)
            .RaisedBy(
                law.Rate("repeated", "Addition for repetition", Rate.Percent(15), Guide("para 11"))
                    .When(IsRepeated, otherwise: Step.Of(Rate.Zero, Guide("para 11")))
            )
            .Named("total", "All infringements", Guide("para 11"));
        var adjusted = total.ReducedBy(Cooperation).Named("adjusted", "After cooperation", Guide("para 12"));
        var penalty = adjusted
            .ReducedBy(Settlement)
            .RoundedTo(new Rounding(1m, RoundingMode.Down))
            .Named("penalty", "Penalty", Guide("para 20"));
        return new Method(penalty)
        {
            Provisional = adjusted,
            Checks =
            [
                new Check(
                    "turnover-implausible",
                    Step.Ask(Turnover).IsAbove(Step.Of(Money.Gbp(1000), Guide("para 2"))),
                    "The turnover is that of no operator known.",
                    "the turnover in pounds, not in thousands"
                )
                {
                    Subject = Turnover,
                    IsWarning = true,
                },
                new Check(
                    "settlement-too-high",
                    Step.Ask(Settlement).IsAtMost(Step.Of(Rate.Percent(40), Guide("para 20"))),
                    "A settlement takes off less than that.",
                    "at most 40%"
                )
                {
                    Subject = Settlement,
                },
            ],
        };
    }
}

/// <summary>How grave a duty is.</summary>
internal enum Grade
{
    /// <summary>Lesser.</summary>
    Lesser,

    /// <summary>Greater.</summary>
    Greater,
}
