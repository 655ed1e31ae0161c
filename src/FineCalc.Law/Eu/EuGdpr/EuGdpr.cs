using FineCalc.Common;
using FineCalc.Gdpr;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Eu;

/// <summary>
/// The questions that fines under the EU's General Data Protection Regulation turn on, by the method of the European Data Protection Board
/// (Guidelines 04/2022). One set serves all versions, and national methods under the Regulation share the questions that mean the same.
/// What is known of a case from outside is asked by <see cref="IncidentFacts"/>.
/// </summary>
public static class EuGdpr
{
    // The days from which on the guidelines were out for consultation, and final.
    private static readonly LocalDate Drafted = new(2022, 5, 12);
    private static readonly LocalDate Adopted = new(2023, 5, 24);

    internal const string Final = "EDPB, Guidelines 04/2022 (version 2.1, adopted 24 May 2023)";
    internal const string Regulation = "GDPR (Regulation (EU) 2016/679)";

    /// <summary>The turnover of the whole undertaking.</summary>
    public static Fact<Money> Turnover { get; } =
        Fact.Money(
                "turnover",
                "Turnover",
                "What was the undertaking's worldwide annual net turnover in the financial year before the decision: all its entities "
                    + "together, from the consolidated accounts where there are any?"
            )
            .From(Money.Eur(0))
            .Means("undertaking-turnover")
            .At(new Citation(Regulation, "Art 83(4)-(6), recital 150; Directive 2013/34/EU, Art 2(5)"));

    /// <summary>Whether the percentage maximum and the tiers of turnover can apply at all.</summary>
    public static Fact<bool> IsUndertaking { get; } =
        Fact.Flag(
                "undertaking",
                "Undertaking",
                "Is the party an undertaking, or part of one: a single economic unit in the sense of Arts 101 and 102 TFEU? Others have "
                    + "the fixed maximum only."
            )
            .Default(true, "an organisation is taken to be an undertaking unless the case says otherwise")
            .Means("undertaking")
            .At(new Citation(Regulation, "recital 150"));

    /// <summary>Which legal maximum the infringed provisions have.</summary>
    public static Fact<MaximumTier> Tier { get; } =
        Fact.Choice(
                "tier",
                "Tier",
                "Which maximum applies to the infringed provisions?",
                (MaximumTier.Standard, "Art 83(4): Arts 8, 11, 25-39, 42, 43; certification, Arts 42, 43; monitoring bodies, Art 41(4)"),
                (
                    MaximumTier.Higher,
                    "Art 83(5)-(6): Arts 5, 6, 7, 9; rights, Arts 12-22; transfers, Arts 44-49; national law under chapter IX; orders "
                        + "and access under Art 58"
                )
            )
            .PerInfringement()
            .Means("gdpr-tier")
            .At(new Citation(Regulation, "Art 83(4)-(6)"));

    /// <summary>A maximum that the authority stated.</summary>
    public static Fact<Money> StatedMaximum { get; } =
        Fact.Money(
                "stated-maximum",
                "Legal maximum as stated",
                "Which legal maximum did the authority state, where it is known and the turnover is not, or where national law has "
                    + "another (as for public bodies)?"
            )
            .From(Money.Eur(0))
            .AsJudgement()
            .PerInfringement();

    /// <summary>The conduct an infringement belongs to.</summary>
    public static Fact<Count> Conduct { get; } =
        Fact.Count(
                "conduct",
                "Conduct",
                "Which conduct does the infringement belong to? Infringements by the same or linked processing operations share a "
                    + "number, and with it a maximum; another conduct has another. Where one provision excludes another, only the "
                    + "infringement that prevails is listed.",
                "(number)"
            )
            .From(1)
            .Whole()
            .PerInfringement()
            .Default(1, "all infringements are taken to be the same or linked processing")
            .At(new Citation(Regulation, "Art 83(3)"));

    /// <summary>How several infringements of one conduct are fined.</summary>
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
            .Default(
                FineCalc.Gdpr.Concurrence.OneFineEach,
                "the total may exceed what the gravest alone would have drawn, up to its maximum"
            )
            .At(new Citation(Regulation, "Art 83(3)"))
            .Since(Drafted, f => f.At(Draft("ch. 3; GDPR, Art 83(3)")))
            .Since(Adopted, f => f.At(Guideline("ch. 3; GDPR, Art 83(3)")));

    /// <summary>Step 2: the level of seriousness.</summary>
    public static Fact<SeriousnessCategory> Level { get; } =
        Fact.Choice(
                "seriousness-category",
                "Level of seriousness",
                "How serious is the infringement, by its nature, gravity and duration, by intent or negligence and by the categories of "
                    + "data, taken as a whole?",
                (SeriousnessCategory.Low, "the start lies at 0% to 10% of the legal maximum"),
                (SeriousnessCategory.Medium, "at 10% to 20%"),
                (SeriousnessCategory.High, "at 20% to 100%")
            )
            .AsJudgement()
            .PerInfringement()
            .Open(
                SeriousnessCategory.Low,
                SeriousnessCategory.Medium,
                SeriousnessCategory.High,
                "the level is not given, and the guidelines have no points by which facts would make one; any of the three is left open"
            )
            .At(Draft("paras 52-61; GDPR, Art 83(2)(a), (b), (g)"))
            .Since(Adopted, f => f.At(Guideline("paras 52-61; GDPR, Art 83(2)(a), (b), (g)")));

    /// <summary>Step 2: the start as a share of the legal maximum.</summary>
    public static Fact<Rate> Seriousness { get; } =
        Judged("seriousness", "Seriousness", "What share of the legal maximum is the start, where the decision states it?")
            .Within(Rate.Zero, Rate.One)
            .At(Draft("para 60"))
            .Since(Adopted, f => f.At(Guideline("para 60")));

    /// <summary>Where in the band of its level an infringement lies.</summary>
    public static Fact<Rate> PlaceInBand { get; } =
        Judged(
                "place-in-band",
                "Place inside the band",
                "Where inside the band of its level does the infringement lie: 0% at its lower end, 100% at its upper end?"
            )
            .Within(Rate.Zero, Rate.One)
            .Open(
                Rate.Zero,
                Rate.Percent(50),
                Rate.One,
                "the method leaves the point inside the band to the authority; the middle is FineCalc's reading of 'likely'"
            );

    /// <summary>Step 2: the adjustment for size.</summary>
    public static Fact<Rate> SizeFactor { get; } =
        Judged(
                "size-factor",
                "Size factor as given",
                "On what share of the start did the authority go on, because of the size of the undertaking?"
            )
            .Within(Rate.Zero, Rate.One)
            .At(Draft("paras 64-66"))
            .Since(Adopted, f => f.At(Guideline("paras 64-66")));

    /// <summary>Factor (c).</summary>
    public static Fact<Rate> ActionToMitigate { get; } =
        Factor(
                "mitigation-adjustment",
                "(c) Action to mitigate damage",
                "What does timely and effective action to mitigate damage take off?",
                "c"
            )
            .Within(Rate.Percent(-100), Rate.Zero);

    /// <summary>Factor (d).</summary>
    public static Fact<Rate> DegreeOfResponsibility { get; } =
        Factor(
            "responsibility-adjustment",
            "(d) Degree of responsibility",
            "What does the degree of responsibility under Arts 25 and 32 add or take off?",
            "d"
        );

    /// <summary>Factor (e).</summary>
    public static Fact<Rate> PreviousInfringements { get; } =
        Factor(
                "previous-adjustment",
                "(e) Previous infringements",
                "What do relevant previous infringements add? A clean record is neutral.",
                "e"
            )
            .From(Rate.Zero);

    /// <summary>Factor (f).</summary>
    public static Fact<Rate> Cooperation { get; } =
        Factor("cooperation-adjustment", "(f) Cooperation", "What does cooperation beyond the ordinary take off, or obstruction add?", "f");

    /// <summary>Factor (h).</summary>
    public static Fact<Rate> HowLearned { get; } =
        Factor(
            "how-learned-adjustment",
            "(h) How the authority learned of it",
            "What does the manner in which the authority learned of the infringement add or take off? A complaint, its own inquiry and "
                + "a notification that the law requires are neutral.",
            "h"
        );

    /// <summary>Factor (i).</summary>
    public static Fact<Rate> EarlierMeasures { get; } =
        Factor(
            "earlier-measures-adjustment",
            "(i) Earlier measures",
            "What does compliance with measures ordered earlier add or take off?",
            "i"
        );

    /// <summary>Factor (j).</summary>
    public static Fact<Rate> CodesOfConduct { get; } =
        Factor(
            "codes-adjustment",
            "(j) Codes and certification",
            "What do approved codes of conduct or certification take off, or their breach add?",
            "j"
        );

    /// <summary>Factor (k).</summary>
    public static Fact<Rate> OtherFactors { get; } =
        Factor(
            "other-adjustment",
            "(k) Other factors",
            "What do other factors add or take off: benefits gained, losses avoided, the social or economic context?",
            "k"
        );

    /// <summary>Mitigating factors for which a decision has one percentage together.</summary>
    public static Fact<Rate> CombinedMitigation { get; } =
        Factor(
                "combined-mitigation",
                "Mitigating factors together",
                "Where the decision has one percentage for several factors, and the amount falls: what do they take off together?",
                "c)-(k"
            )
            .Within(Rate.Percent(-100), Rate.Zero);

    /// <summary>Aggravating factors for which a decision has one percentage together.</summary>
    public static Fact<Rate> CombinedAggravation { get; } =
        Factor(
                "combined-aggravation",
                "Aggravating factors together",
                "Where the decision has one percentage for several factors, and the amount rises: what do they add together?",
                "c)-(k"
            )
            .From(Rate.Zero);

    /// <summary>Step 3, as an amount.</summary>
    public static Fact<Money> Step3Amount { get; } =
        Amount(
            "step-3-amount",
            "Step 3, amount",
            "By what amount do aggravating and mitigating factors raise (above 0) or lower (below 0) the amount, after any percentage?",
            "ch. 5"
        );

    /// <summary>Step 5, as a percentage.</summary>
    public static Fact<Rate> Step5Percentage { get; } =
        Judged(
                "step-5-percentage",
                "Step 5, percentage",
                "By what percentage is the amount raised (above 0) or lowered (below 0) so that it is effective, proportionate and "
                    + "dissuasive?"
            )
            .From(Rate.Percent(-100))
            .Default(Rate.Zero, "no adjustment is stated")
            .At(Draft("ch. 7"))
            .Since(Adopted, f => f.At(Guideline("ch. 7")));

    /// <summary>Step 5, as an amount.</summary>
    public static Fact<Money> Step5Amount { get; } =
        Amount(
            "step-5-amount",
            "Step 5, amount",
            "By what amount is it raised (above 0) or lowered (below 0), after any percentage?",
            "ch. 7"
        );

    /// <summary>The amount with which the authority replaces the reckoning.</summary>
    public static Fact<Money> Step5Replacement { get; } =
        Fact.Money(
                "step-5-replacement",
                "Step 5, stated amount",
                "Which amount did the authority put in place of the reckoned one, as by rounding it?"
            )
            .From(Money.Eur(0))
            .AsJudgement()
            .PerInfringement()
            .At(Draft("ch. 7"))
            .Since(Adopted, f => f.At(Guideline("ch. 7")));

    /// <summary>The fine where no method leads to it.</summary>
    public static Fact<Money> StatedFine { get; } =
        Fact.Money(
                "stated-fine",
                "Fine as stated",
                "Which fine did the authority set? Before the guidelines of 2022 no published text leads to an amount."
            )
            .From(Money.Eur(0))
            .AsJudgement()
            .PerInfringement()
            .At(new Citation(Regulation, "Art 83(1)-(2)"));

    /// <summary>The amount set for inability to pay.</summary>
    public static Fact<Money> HardshipPenalty { get; } =
        Fact.Money(
                "hardship-penalty",
                "Fine after inability to pay",
                "To which amount was the fine reduced because the party cannot pay it? Exceptional."
            )
            .From(Money.Eur(0))
            .AsJudgement();

    internal static IReadOnlyList<Fact<Rate>> Factors { get; } =
    [
        ActionToMitigate,
        DegreeOfResponsibility,
        PreviousInfringements,
        Cooperation,
        HowLearned,
        EarlierMeasures,
        CodesOfConduct,
        OtherFactors,
    ];

    internal static Regime Define() =>
        Regime.Define(
            new RegimeInfo("eu-gdpr", "EU GDPR fines", Currency.Eur)
            {
                Authority = "Supervisory authorities of the Member States; European Data Protection Board (EDPB)",
                Jurisdiction = "European Union and European Economic Area",
                DateMeaning =
                    "the date of the decision: authorities applied the guidelines to infringements of earlier years (decisions of 2024 "
                    + "on conduct of 2020); no transitional rule was read",
                Dates =
                [
                    new DateRule("decision", "the day of the decision that imposes the fine")
                    {
                        Meaning = "decision",
                        Role = DateRole.Proceedings,
                    },
                ],
            },
            [
                new MethodPeriod(
                    "GDPR, Art 83 (no method for amounts)",
                    new LocalDate(2018, 5, 25),
                    new LocalDate(2022, 5, 12),
                    EuGdprGuidelines.LayOutArticle83
                ),
                new MethodPeriod(
                    "EDPB, Guidelines 04/2022 (version 1.0 for consultation)",
                    new LocalDate(2022, 5, 12),
                    new LocalDate(2023, 5, 24),
                    law => new EuGdprGuidelines(law, isFinal: false).LayOut()
                ),
                new MethodPeriod(
                    "EDPB, Guidelines 04/2022 (version 2.1)",
                    new LocalDate(2023, 5, 24),
                    null,
                    law => new EuGdprGuidelines(law, isFinal: true).LayOut()
                ),
            ],
            LawData.Of("eu-gdpr", "eu-gdpr-maxima")
        );

    internal static Citation Guideline(string pinpoint) => new(Final, pinpoint);

    // Its paragraphs and chapters are cited by the numbers of the final text.
    internal static Citation Draft(string pinpoint) =>
        new("EDPB, Guidelines 04/2022 (version 1.0 for consultation, 12 May 2022)", pinpoint, Standing.Draft);

    private static Fact<Rate> Judged(string id, string name, string question) =>
        Fact.Rate(id, name, question).AsJudgement().PerInfringement();

    private static Fact<Rate> Factor(string id, string name, string question, string letter) =>
        Judged(id, name, question + " As a share of the amount of step 2: above 0 aggravates, below 0 mitigates.")
            .From(Rate.Percent(-100))
            .At(Draft($"ch. 5; GDPR, Art 83(2)({letter})"))
            .Since(Adopted, f => f.At(Guideline($"ch. 5; GDPR, Art 83(2)({letter})")));

    private static Fact<Money> Amount(string id, string name, string question, string pinpoint) =>
        Fact.Money(id, name, question)
            .AsJudgement()
            .PerInfringement()
            .Default(Money.Eur(0), "no amount is stated")
            .At(Draft(pinpoint))
            .Since(Adopted, f => f.At(Guideline(pinpoint)));
}
