using FineCalc.Steps;
using NodaTime;
using static FineCalc.Steps.Step;

namespace FineCalc.Gdpr;

/// <summary>
/// What Article 83 of the General Data Protection Regulation asks of every fine, in the Union and in the United Kingdom, whose article is
/// the same text. A method takes a question as it is, or with the source, bound or default that its own text adds:
/// <c>EuGdpr</c> and <c>UkGdpr</c> have the questions as each asks them.
/// </summary>
public static class Article83
{
    /// <summary>The worldwide annual turnover, an amount of money, that the maximum and the adjustment for size are taken from.</summary>
    public static Fact<Money> Turnover { get; } =
        Fact.Money(
                "turnover",
                "Turnover",
                "What was the undertaking's worldwide annual turnover in the financial year before the decision: sales of goods and "
                    + "services less discounts and VAT, all its entities together, from the consolidated accounts where there are any?"
            )
            .From(NoMoney)
            .Means("undertaking-turnover")
            .At(Of("(4)-(6), recital 150"));

    /// <summary>Whether the maximum by turnover can apply at all, yes or no.</summary>
    public static Fact<bool> IsUndertaking { get; } =
        Fact.Flag(
                "undertaking",
                "Undertaking",
                "Is the party an undertaking, or part of one: any entity engaged in economic activity, its parents included, as a single "
                    + "economic unit? A natural person or a body that is none has the fixed maximum only."
            )
            .Default(true, "an organisation is taken to be an undertaking unless the case says otherwise")
            .Means("undertaking")
            .At(Of("(4)-(6), recital 150"));

    /// <summary>Which of the two maxima the infringed provisions have, one of a list.</summary>
    public static Fact<MaximumTier> Tier { get; } =
        Fact.Choice(
                "tier",
                "Tier",
                "Which maximum applies to the infringed provisions? Where several are fined as one, the gravest.",
                (MaximumTier.Standard, "Art 83(4): Arts 8, 11, 25-39, 42, 43; certification, Arts 42, 43; monitoring bodies, Art 41(4)"),
                (
                    MaximumTier.Higher,
                    "Art 83(5)-(6): Arts 5, 6, 7, 9; rights, Arts 12-22; transfers, Arts 44-49; national law under chapter IX; orders "
                        + "and access under Art 58"
                )
            )
            .PerInfringement()
            .At(Of("(4)-(6)"));

    /// <summary>A maximum that the authority stated, an amount of money.</summary>
    public static Fact<Money> StatedMaximum { get; } =
        Fact.Money(
                "stated-maximum",
                "Legal maximum as stated",
                "Which legal maximum did the authority state, where it is known and the turnover is not?"
            )
            .From(NoMoney)
            .AsJudgement()
            .PerInfringement()
            .At(Of("(4)-(6)"));

    /// <summary>The conduct an infringement belongs to, a whole number from 1 that names it.</summary>
    public static Fact<Count> Conduct { get; } =
        Fact.Count(
                "conduct",
                "Conduct",
                "Which conduct does the infringement belong to? Infringements by the same or linked processing operations share a "
                    + "number, and with it a maximum; another conduct has another.",
                "(number)"
            )
            .From(1)
            .Whole()
            .PerInfringement()
            .Default(1, "all infringements are taken to be the same or linked processing")
            .At(Of("(3)"));

    /// <summary>How several infringements of one conduct are fined, one of a list.</summary>
    public static Fact<Concurrence> Concurrence { get; } =
        Fact.Choice(
                "concurrence",
                "Several infringements",
                "How are several infringements of one conduct fined?",
                (
                    FineCalc.Gdpr.Concurrence.OneFineEach,
                    "a fine for each on its own maximum; their sum is held by the maximum of the gravest"
                ),
                (FineCalc.Gdpr.Concurrence.OneFine, "one fine: the highest that any of them gives")
            )
            .AsJudgement()
            .Default(FineCalc.Gdpr.Concurrence.OneFineEach, "one fine for each, the sum capped")
            .At(Of("(3)"));

    /// <summary>Gravity and duration (a), intent (b) and categories of data (g), as a share of the legal maximum, 0% to 100%.</summary>
    public static Fact<Rate> Seriousness { get; } =
        Judged("seriousness", "Seriousness", "What share of the legal maximum reflects how serious the infringement is?")
            .Within(Rate.Zero, Rate.One)
            .At(Of("(2)(a), (b), (g)"));

    /// <summary>The category of seriousness, one of a list.</summary>
    public static Fact<SeriousnessCategory> SeriousnessCategory { get; } =
        Fact.Choice(
                "seriousness-category",
                "Category of seriousness as given",
                "How serious is the infringement, by its nature, gravity and duration, by intent or negligence and by the categories of "
                    + "data, taken as a whole?",
                (FineCalc.Gdpr.SeriousnessCategory.Low, "low: the lowest of the three bands of the maximum"),
                (FineCalc.Gdpr.SeriousnessCategory.Medium, "medium: the band above it"),
                (FineCalc.Gdpr.SeriousnessCategory.High, "high: the band that reaches to the whole maximum")
            )
            .AsJudgement()
            .PerInfringement()
            .At(Of("(2)(a), (b), (g)"));

    /// <summary>Where in the band of its category an infringement lies, as a share of the band's width, 0% to 100%.</summary>
    public static Fact<Rate> PlaceInBand { get; } =
        Judged(
                "place-in-band",
                "Place inside the band",
                "Where inside the band of its category does the infringement lie: 0% at its lower end, 100% at its upper end?"
            )
            .Within(Rate.Zero, Rate.One);

    /// <summary>The adjustment for size, as the share of the amount that is kept, 0% to 100%.</summary>
    public static Fact<Rate> SizeFactor { get; } =
        Judged(
                "size-factor",
                "Size factor as given",
                "On what share of the amount did the authority go on, because of the size of the undertaking?"
            )
            .Within(Rate.Zero, Rate.One);

    /// <summary>Factor (c), action to mitigate the damage, as a share of the starting amount, 0 or below.</summary>
    public static Fact<Rate> ActionToMitigate { get; } =
        Mitigating("mitigation-adjustment", "(c) Action to mitigate damage", "What does action to mitigate damage take off?", "(c)");

    /// <summary>Factor (d), the degree of responsibility, as a share of the starting amount, above 0 aggravating.</summary>
    public static Fact<Rate> DegreeOfResponsibility { get; } =
        EitherWay(
            "responsibility-adjustment",
            "(d) Degree of responsibility",
            "What does the degree of responsibility under Arts 25 and 32 add or take off?",
            "(d)"
        );

    /// <summary>Factor (e), previous infringements, as a share of the starting amount, 0 or above.</summary>
    public static Fact<Rate> PreviousInfringements { get; } =
        Aggravating(
            "previous-adjustment",
            "(e) Previous infringements",
            "What do relevant previous infringements add? A clean record takes nothing off.",
            "(e)"
        );

    /// <summary>Factor (f), cooperation with the authority, as a share of the starting amount, above 0 aggravating.</summary>
    public static Fact<Rate> Cooperation { get; } =
        EitherWay(
            "cooperation-adjustment",
            "(f) Cooperation",
            "What does cooperation beyond the ordinary take off, or obstruction add?",
            "(f)"
        );

    /// <summary>
    /// Factor (h), how the authority learned of the infringement, as a share of the starting amount, above 0 aggravating.
    /// </summary>
    public static Fact<Rate> HowLearned { get; } =
        EitherWay(
            "how-learned-adjustment",
            "(h) How the authority learned of it",
            "What does the manner in which the authority learned of the infringement add or take off?",
            "(h)"
        );

    /// <summary>Factor (i), compliance with earlier measures, as a share of the starting amount, above 0 aggravating.</summary>
    public static Fact<Rate> EarlierMeasures { get; } =
        EitherWay(
            "earlier-measures-adjustment",
            "(i) Earlier measures",
            "What does compliance with measures ordered earlier add or take off?",
            "(i)"
        );

    /// <summary>Factor (j), codes of conduct and certification, as a share of the starting amount, above 0 aggravating.</summary>
    public static Fact<Rate> CodesOfConduct { get; } =
        EitherWay(
            "codes-adjustment",
            "(j) Codes and certification",
            "What does adherence to approved codes of conduct or certification take off, or its breach add?",
            "(j)"
        );

    /// <summary>Factor (k), anything else, as a share of the starting amount, above 0 aggravating.</summary>
    public static Fact<Rate> OtherFactors { get; } =
        EitherWay(
            "other-adjustment",
            "(k) Other factors",
            "What do other factors add or take off, such as financial benefits gained or losses avoided?",
            "(k)"
        );

    /// <summary>
    /// Mitigating factors for which a decision has one percentage together, as a share of the starting amount, 0 or below.
    /// </summary>
    public static Fact<Rate> CombinedMitigation { get; } =
        Mitigating(
            "combined-mitigation",
            "Mitigating factors together",
            "Where the decision has one percentage for several factors, and the amount falls: what do they take off together?",
            "(c)-(k)"
        );

    /// <summary>
    /// Aggravating factors for which a decision has one percentage together, as a share of the starting amount, 0 or above.
    /// </summary>
    public static Fact<Rate> CombinedAggravation { get; } =
        Aggravating(
            "combined-aggravation",
            "Aggravating factors together",
            "Where the decision has one percentage for several factors, and the amount rises: what do they add together?",
            "(c)-(k)"
        );

    /// <summary>What makes the fine effective, proportionate and dissuasive, as a share of the amount, above 0 raising it.</summary>
    public static Fact<Rate> EffectivePercentage { get; } =
        Judged(
                "step-5-percentage",
                "Step 5, percentage",
                "By what percentage is the amount raised (above 0) or lowered (below 0) so that it is effective, proportionate and "
                    + "dissuasive?"
            )
            .From(Rate.Percent(-100))
            .At(Of("(1)"));

    /// <summary>What makes the fine effective, proportionate and dissuasive, an amount of money, above 0 raising it.</summary>
    public static Fact<Money> EffectiveAmount { get; } =
        Fact.Money("step-5-amount", "Step 5, amount", "By what amount is it raised (above 0) or lowered (below 0), after any percentage?")
            .AsJudgement()
            .PerInfringement()
            .Default(NoMoney, "no amount is stated")
            .At(Of("(1)"));

    /// <summary>The amount of money that the authority put in place of the one calculated.</summary>
    public static Fact<Money> EffectiveReplacement { get; } =
        Fact.Money(
                "step-5-replacement",
                "Step 5, stated amount",
                "Which amount did the authority put in place of the one calculated, as by rounding it?"
            )
            .From(NoMoney)
            .AsJudgement()
            .PerInfringement()
            .At(Of("(1)"));

    /// <summary>The amount of money set because the party cannot pay more.</summary>
    public static Fact<Money> HardshipPenalty { get; } =
        Fact.Money(
                "hardship-penalty",
                "Fine after inability to pay",
                "To which amount was the fine reduced because of financial hardship, as the party cannot pay it? Exceptional."
            )
            .From(NoMoney)
            .AsJudgement();

    // The bound of an amount, in whichever currency the method is.
    internal static Money NoMoney => default;

    // Earlier conduct fell under the laws before the Regulation; what began before and went on is under it from that day.
    internal static DateCondition Applies { get; } =
        DateCondition.Since(
            new LocalDate(2018, 5, 25),
            "The GDPR applies from 25 May 2018 on",
            new Citation("GDPR (Regulation (EU) 2016/679)", "Art 99(2)")
        ) with
        {
            Otherwise = "what was done before falls under the law of its day, which is not worked out here",
        };

    // A factor by itself and a percentage for several together, both in one direction, may mean one factor twice.
    internal static Check FactorsGivenTwice(string step, IReadOnlyList<Fact<Rate>> factors, Fact<Rate> mitigation, Fact<Rate> aggravation)
    {
        var zero = Constant(Rate.Zero);
        Step<bool> Any(Func<Step<Rate>, Step<bool>> direction) =>
            factors.Select(f => direction(f.Or(zero))).Aggregate((left, right) => left | right);
        var isTwice = (mitigation.IsGiven() & Any(f => f.IsBelow(zero))) | (aggravation.IsGiven() & Any(f => f.IsAbove(zero)));
        return Check.Warning(
            "factors-given-twice",
            !isTwice,
            $"{step} factors of one direction are given one by one and also together; both count.",
            "each factor once",
            mitigation
        );
    }

    internal static Check MaximumIsKnown(Fact<Money> statedMaximum, Fact<Money> turnover, Step<bool> isUndertaking) =>
        Check.Warning(
            "maximum-without-turnover",
            statedMaximum.IsGiven() | turnover.IsGiven() | !isUndertaking,
            "The turnover is not given, so only the fixed maximum holds the penalty.",
            "turnover or stated-maximum",
            turnover
        );

    private static Fact<Rate> Judged(string id, string name, string question) =>
        Fact.Rate(id, name, question).AsJudgement().PerInfringement();

    private static Fact<Rate> Mitigating(string id, string name, string question, string letter) =>
        Judged(id, name, question + " As a share of the starting amount: 0 or below.")
            .Within(Rate.Percent(-100), Rate.Zero)
            .At(Of("(2)" + letter));

    private static Fact<Rate> Aggravating(string id, string name, string question, string letter) =>
        Judged(id, name, question + " As a share of the starting amount: 0 or above.").From(Rate.Zero).At(Of("(2)" + letter));

    private static Fact<Rate> EitherWay(string id, string name, string question, string letter) =>
        Judged(id, name, question + " As a share of the starting amount: above 0 aggravates, below 0 mitigates.")
            .From(Rate.Percent(-100))
            .At(Of("(2)" + letter));

    private static Citation Of(string paragraphs) => new("GDPR, in the United Kingdom from 2021 UK GDPR", "Art 83" + paragraphs);
}
