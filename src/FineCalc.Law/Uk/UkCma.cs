using FineCalc.Antitrust;
using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;
using static FineCalc.Steps.Step;

namespace FineCalc.Uk;

/// <summary>
/// The questions that penalties under the Competition Act 1998 turn on (Competition and Markets Authority, before 2014 the Office of Fair
/// Trading).
/// </summary>
public static class UkCma
{
    private static readonly LocalDate Text2012 = new(2012, 9, 10);

    private static readonly LocalDate Text2018 = new(2018, 4, 18);

    private static readonly LocalDate Text2021 = new(2021, 12, 16);

    private const string Guidance = "CMA, guidance as to the appropriate amount of a penalty";

    /// <summary>Step 1: the turnover the penalty is measured by.</summary>
    public static Fact<Money> RelevantTurnover { get; } =
        Fact.Money(
                "relevant-turnover",
                "Relevant turnover",
                "What was the undertaking's turnover in the market affected by the infringement, in the last business year before the "
                    + "infringement ended?"
            )
            .From(Money.Gbp(0))
            .At(At("Step 1"))
            .Since(Text2021, f => f.Asking(f.Question + " Turnover outside the United Kingdom may be taken in."));

    /// <summary>Step 1: how serious the infringement is.</summary>
    public static Fact<CmaSeriousness> Seriousness { get; } =
        Fact.Choice(
                "seriousness",
                "Seriousness",
                "How serious is the infringement?",
                (CmaSeriousness.Reduced, "below the range of the less serious, where the circumstances of the case call for it"),
                (CmaSeriousness.LessSerious, "less serious infringements by object, and those by effect"),
                (CmaSeriousness.MostSerious, "cartels and other most serious infringements by object, predatory or excessive pricing")
            )
            .AsJudgement()
            .At(At("Step 1"));

    /// <summary>Step 1: the percentage.</summary>
    public static Fact<Rate> StartingRate { get; } =
        Fact.Rate(
                "starting-rate",
                "Starting point as given",
                "What percentage of the relevant turnover is the starting point? The text has a highest percentage and no narrower "
                    + "ranges, so it has to be given."
            )
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .At(At("Step 1"))
            .Since(
                Text2018,
                f => f.Asking("What percentage of the relevant turnover is the starting point, where the decision states it?")
            );

    /// <summary>Step 1: where in its range the percentage lies.</summary>
    public static Fact<Rate> StartingPoint { get; } =
        Fact.Rate(
                "starting-rate-point",
                "Starting point, place in the range",
                "Where in the range of its seriousness does the starting point lie: 0% at its lowest, 100% at its highest?"
            )
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .Open(
                Rate.Zero,
                Rate.Percent(50),
                Rate.One,
                "the guidance leaves the point to the CMA; the middle is FineCalc's reading of 'likely'"
            )
            .At(At("Step 1"));

    /// <summary>Step 2: how long it lasted.</summary>
    public static Fact<Count> Months { get; } =
        Fact.Count("duration", "Duration", "For how many months did the infringement last?", "months").From(0).At(At("Step 2"));

    /// <summary>Step 2: how months become years.</summary>
    public static Fact<CmaDurationRule> DurationRule { get; } =
        Fact.Choice(
                "duration-rule",
                "Rule of duration",
                "How are part years counted?",
                (CmaDurationRule.Exact, "exactly"),
                (CmaDurationRule.QuartersUp, "rounded up to a quarter of a year, and at least a year"),
                (CmaDurationRule.YearsUp, "rounded up to a year")
            )
            .AsJudgement()
            .Open(
                CmaDurationRule.QuartersUp,
                CmaDurationRule.QuartersUp,
                CmaDurationRule.YearsUp,
                "less than a year counts as one, and part years are rounded up to a quarter, exceptionally to a year: from memory"
            )
            .At(At("Step 2") with { Standing = Standing.Unverified });

    /// <summary>Step 2: the multiplier that a decision states.</summary>
    public static Fact<Count> StatedYears { get; } =
        Fact.Stated<Count>("duration-years", "Duration in years", At("Step 2"), "years").From(0);

    /// <summary>Step 3: aggravating factors.</summary>
    public static Fact<Rate> Aggravating { get; } =
        Fact.Rate(
                "aggravating",
                "Aggravating factors",
                "By what percentage of the amount of step 2 do aggravating factors raise it (part of directors, leading, retaliation, "
                    + "repetition, delay)?"
            )
            .From(Rate.Zero)
            .AsJudgement()
            .Default(Rate.Zero, "no factor is mentioned")
            .At(At("Step 3"));

    /// <summary>Step 3: mitigating factors.</summary>
    public static Fact<Rate> Mitigating { get; } =
        Fact.Rate(
                "mitigating",
                "Mitigating factors",
                "By what percentage of the amount of step 2 do mitigating factors other than compliance lower it (duress, ending the "
                    + "infringement, co-operation)?"
            )
            .From(Rate.Zero)
            .AsJudgement()
            .Default(Rate.Zero, "no factor is mentioned")
            .At(At("Step 3"));

    /// <summary>Step 3: compliance activities.</summary>
    public static Fact<Rate> Compliance { get; } =
        Fact.Rate("compliance", "Compliance activities", "By what percentage of the amount of step 2 do compliance activities lower it?")
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .Default(Rate.Zero, "none is mentioned")
            .At(At("Step 3") with { Standing = Standing.Reported })
            .Since(
                Text2021,
                f =>
                    f.Asking(
                        "By what percentage of the amount of step 2 do compliance activities lower it? The text is reported to name "
                            + "them no more."
                    )
            );

    /// <summary>Step 4, as a percentage.</summary>
    public static Fact<Rate> Step4 { get; } =
        Fact.Rate(
                "step-4-adjustment",
                "Deterrence and proportionality",
                "By what percentage is the amount raised so that it deters (above 0) or lowered so that it is proportionate (below 0)?"
            )
            .From(Rate.Percent(-100))
            .AsJudgement()
            .Default(Rate.Zero, "no adjustment is stated")
            .At(At("Step 4"));

    /// <summary>Step 4, as the amount it came to.</summary>
    public static Fact<Money> Step4Figure { get; } =
        Fact.Stated<Money>("step-4-figure", "After deterrence and proportionality", At("Step 4")).From(Money.Gbp(0));

    /// <summary>Step 5: the turnover of the cap.</summary>
    public static Fact<Money> Turnover { get; } =
        Fact.Money(
                "turnover",
                "Worldwide turnover",
                "What was the undertaking's worldwide turnover in the business year preceding the decision?"
            )
            .From(Money.Gbp(0))
            .At(new Citation("Competition Act 1998", "s 36(8)", Standing.Reported));

    /// <summary>Step 5: what was imposed elsewhere.</summary>
    public static Fact<Money> ImposedElsewhere { get; } =
        Fact.Money(
                "imposed-elsewhere",
                "Penalties elsewhere",
                "What did the Commission or a court or body of another state impose for the same infringement, so far as it has to be "
                    + "taken into account?"
            )
            .From(Money.Gbp(0))
            .Default(Money.Gbp(0), "none is mentioned")
            .At(At("Step 5"));

    /// <summary>Step 6: leniency.</summary>
    public static Fact<Rate> Leniency { get; } =
        Fact.Rate("leniency", "Leniency", "Which reduction was granted for leniency?")
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .Default(Rate.Zero, "the case names no leniency")
            .At(At("Step 6"));

    /// <summary>Step 6: settlement.</summary>
    public static Fact<CmaSettlement> Settlement { get; } =
        Fact.Choice(
                "settlement",
                "Settlement",
                "When did the undertaking settle?",
                (CmaSettlement.None, "it did not"),
                (CmaSettlement.BeforeObjections, "before the statement of objections"),
                (CmaSettlement.AfterObjections, "after it")
            )
            .Default(CmaSettlement.None, "the case names no settlement")
            .At(At("Step 6"));

    /// <summary>Step 6: cartel or not, which the discount for settlement depends on.</summary>
    public static Fact<AntitrustKind> Kind { get; } =
        Fact.Choice(
                "kind",
                "Kind of infringement",
                "What kind of infringement is it? It decides the discount for settlement.",
                (AntitrustKind.Cartel, "price fixing, sharing of markets or limiting of output between competitors"),
                (AntitrustKind.Other, "any other agreement, or an abuse of a dominant position")
            )
            .Means("antitrust-kind")
            .At(Discounts);

    /// <summary>Step 6: the discount as granted.</summary>
    public static Fact<Rate> SettlementDiscount { get; } =
        Fact.Rate(
                "settlement-discount",
                "Settlement discount as given",
                "Which discount was granted for settlement? The scale has the highest; without an answer it is taken."
            )
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .At(At("Step 6"));

    /// <summary>Step 6: how both go together.</summary>
    public static Fact<RewardsTogether> Together { get; } =
        Fact.Choice(
                "rewards",
                "Leniency and settlement together",
                "How are the reductions for leniency and for settlement taken together?",
                (RewardsTogether.Added, "added, and taken off once"),
                (RewardsTogether.InTurn, "leniency first, and settlement off what is left")
            )
            .AsJudgement()
            .Default(RewardsTogether.InTurn, "no text on it was read; FineCalc takes settlement off what leniency leaves", Basis.Model);

    /// <summary>After the six steps: the amount set for financial hardship.</summary>
    public static Fact<Money> HardshipPenalty { get; } =
        Fact.Money("hardship-penalty", "Penalty after hardship", "To which amount was the penalty reduced for financial hardship?")
            .From(Money.Gbp(0))
            .AsJudgement();

    internal static Regime Define() =>
        Regime.Define(
            new RegimeInfo("uk-cma", "UK competition penalties", Currency.Gbp)
            {
                Authority = "Competition and Markets Authority (CMA); before 1 April 2014 the Office of Fair Trading",
                Jurisdiction = "United Kingdom",
                DateMeaning =
                    "the date of the decision: the text of 2018 is reported to hold for all cases then pending; that of 2012 holds "
                    + "where no statement of objections had been issued before 10 September 2012 (reported); for that of 2021 no "
                    + "rule was read",
                Dates =
                [
                    new DateRule("decision", "the day of the decision that imposes the penalty")
                    {
                        Meaning = "decision",
                        Role = DateRole.Proceedings,
                        Follows = "statement-of-objections",
                    },
                ],
                AlsoDates =
                [
                    new DateRule("statement-of-objections", "the day on which the statement of objections was issued")
                    {
                        Role = DateRole.Proceedings,
                    },
                ],
            },
            [
                new MethodPeriod("OFT, six steps (10 September 2012)", Text2012, Text2018, law => LayOut(law, hasRanges: false)),
                new MethodPeriod("CMA, six steps (CMA73, 18 April 2018)", Text2018, Text2021, law => LayOut(law, hasRanges: true)),
                new MethodPeriod("CMA, six steps (CMA73, 16 December 2021)", Text2021, null, law => LayOut(law, hasRanges: true)),
            ],
            LawData.Of("uk-cma")
        );

    private static Method LayOut(NumbersInForce law, bool hasRanges)
    {
        // Step 1, the starting point: a share of the relevant turnover. The text of 2012 has its highest alone, later ones have a range by
        // seriousness.
        var startingShare = (hasRanges ? StartingRate.Or(BySeriousness(law)) : StartingRate).Named(
            "starting-share",
            "Share of relevant turnover",
            At("Step 1")
        );
        var step1 = (RelevantTurnover * startingShare).Named("step-1", "Starting point", At("Step 1"));

        // Step 2, duration: the starting point for each year.
        var years = (MonthsCounted(law) / Constant<Count>(12)).Named("years", "Duration in years", At("Step 2")).MayBeStated(StatedYears);
        var step2 = (step1 * years).Named("step-2", "After duration", At("Step 2"));

        // Step 3, aggravating and mitigating factors: what they come to together, which takes off no more than all.
        var factors = (Aggravating - Mitigating - Compliance).AtLeast(Constant(Rate.Percent(-100)));
        var step3 = step2
            .RaisedBy(factors)
            .Named(
                "step-3",
                "After aggravating and mitigating factors",
                At("Step 3") with
                {
                    Standing = Standing.Unverified,
                    Note = "That percentages are added up and taken from step 2 once is not verified.",
                }
            );

        // Step 4, specific deterrence and proportionality: up or down, as a percentage or as the amount it came to.
        var step4 = step3
            .RaisedBy(Step4)
            .Named("step-4", "After deterrence and proportionality", At("Step 4, in both directions"))
            .MayBeStated(Step4Figure);

        // Step 5, the maximum and double jeopardy: at most a share of the worldwide turnover, less what was imposed elsewhere for the same.
        var step5 = (step4.CappedAt(Turnover * law.Rate("cap")) - ImposedElsewhere)
            .AtLeast(Constant(Money.Gbp(0)))
            .Named(
                "step-5",
                "Held by the legal maximum, without punishing twice",
                At("Step 5") with
                {
                    Note = "What was imposed elsewhere is taken off after the cap: the order is FineCalc's reading.",
                }
            );

        // Step 6, leniency and settlement; the discount for settlement is the highest of its scale where none is given.
        var highest = SettlementScale(law);
        var discount = highest.Named("settlement-share", "Discount for settlement", Discounts).MayBeStated(SettlementDiscount);
        var step6 = AntitrustSteps
            .Rewarded(step5, Leniency, discount, Together, At("Step 6"))
            .Named("step-6", "After leniency and settlement", At("Step 6"));

        // After the six steps: financial hardship.
        var penalty = step6.LoweredTo(HardshipPenalty).Named("penalty", "Penalty", At("after Step 6"));
        return new Method(penalty)
        {
            Provisional = step5,
            Conditions = hasRanges ? [] : [WithoutEarlierObjections],
            Checks =
            [
                Check.Warning(
                    "starting-rate-above-limit",
                    startingShare.IsAtMost(law.Rate("start.most")),
                    "The starting point is above the highest that the guidance has.",
                    $"at most {law.Say("start.most")}",
                    StartingRate
                ),
                .. hasRanges ? new[] { OfSeriousness(law, startingShare) } : [],
                Check.Warning(
                    "small-conduct-immune",
                    (Turnover.IsGiven() & !Kind.Is(AntitrustKind.Cartel)).Implies(Turnover.IsAbove(law.Money("immunity.most"))),
                    "Small agreements that fix no prices, and conduct of minor significance, are immune from penalties (ss 39 and 40); "
                        + "whether this is either is not asked.",
                    $"a turnover above {law.Say("immunity.most")}, or neither",
                    Turnover
                ),
                Check.Warning(
                    "compliance-above-limit",
                    Compliance.IsAtMost(law.Rate("compliance.most")),
                    "The reduction for compliance is above what the guidance of the day is reported to provide for.",
                    $"up to {law.Say("compliance.most")}",
                    Compliance
                ),
                Stated.Discount(
                    SettlementDiscount,
                    Settlement,
                    SettlementDiscount.IsAtMost(highest),
                    "up to the discount of that stage, or its stage"
                ),
                Stated.Lowered(HardshipPenalty, step6),
            ],
        };
    }

    // Which cases the text of 2012 is for; the texts after it have no such rule that was read.
    private static DateCondition WithoutEarlierObjections =>
        new(
            "statement-of-objections",
            Text2012,
            null,
            "The text of 2012 is for cases without a statement of objections before 10 September 2012",
            At("introduction")
        )
        {
            Otherwise = "for earlier ones the text of 2004, which is not worked out here",
        };

    // Step 1. The range of each seriousness; where in it the percentage lies is for the authority to say.
    private static Step<Rate> BySeriousness(NumbersInForce law)
    {
        return ByCategory(
            Seriousness,
            (CmaSeriousness.Reduced, InRange(Constant(Rate.Zero), law.Rate("start.reduced.most"))),
            (CmaSeriousness.LessSerious, InRange(law.Rate("start.less-serious.least"), law.Rate("start.less-serious.most"))),
            (CmaSeriousness.MostSerious, InRange(law.Rate("start.most-serious.least"), law.Rate("start.most")))
        );

        static Step<Rate> InRange(Step<Rate> low, Step<Rate> high) => AntitrustSteps.InBand(low, high, StartingPoint);
    }

    // A percentage that is given beside a seriousness counts. What the ranges of less serious infringements and of reduced ones share is
    // the less serious ones'; between those and the most serious the text has a gap.
    private static Check OfSeriousness(NumbersInForce law, Step<Rate> startingShare)
    {
        var (reducedMost, mostSeriousLeast) = (law.Rate("start.reduced.most"), law.Rate("start.most-serious.least"));
        var (lessLeast, lessMost) = (law.Rate("start.less-serious.least"), law.Rate("start.less-serious.most"));
        return Check.Warning(
            "starting-rate-outside-seriousness",
            (StartingRate.IsGiven() & Seriousness.IsGiven()).Implies(
                ByCategory(
                    Seriousness,
                    (CmaSeriousness.Reduced, startingShare.IsBelow(reducedMost)),
                    (CmaSeriousness.LessSerious, startingShare.IsWithin(lessLeast, lessMost)),
                    (CmaSeriousness.MostSerious, startingShare.IsAtLeast(mostSeriousLeast))
                )
            ),
            "The starting point does not lie in the range of the seriousness that is given; the starting point counts.",
            $"reduced: under {law.Say("start.reduced.most")}, less serious: {law.Say("start.less-serious.least")} to "
                + $"{law.Say("start.less-serious.most")}, most serious: {law.Say("start.most-serious.least")} to {law.Say("start.most")}",
            StartingRate
        );
    }

    // Step 2. Part years count exactly, or up to the quarter or to the year; less than a year counts as one, unless exactly.
    private static Step<Count> MonthsCounted(NumbersInForce law)
    {
        var months = Ask(Months).AtLeast(law.Count("duration.year"));
        return ByCategory(
            DurationRule,
            (CmaDurationRule.Exact, Ask(Months)),
            (CmaDurationRule.QuartersUp, months.RoundedTo(law.Count("duration.quarter"), RoundingMode.Up)),
            (CmaDurationRule.YearsUp, months.RoundedTo(law.Count("duration.year"), RoundingMode.Up))
        );
    }

    // Step 6. The highest discount by stage, which is another for cartels.
    private static Step<Rate> SettlementScale(NumbersInForce law)
    {
        return ByCategory(Settlement, stage => stage == "none" ? Constant(Rate.Zero) : ByKind(stage));

        Step<Rate> ByKind(string stage) => ByCategory(Kind, kind => law.Rate($"settlement.{kind}.{stage}"));
    }

    private static Citation Discounts => new("CMA, guidance on investigation procedures (CMA8)", "settlement discounts", Standing.Reported);

    private static Citation At(string pinpoint) => new(Guidance, pinpoint, Standing.Reported);
}
