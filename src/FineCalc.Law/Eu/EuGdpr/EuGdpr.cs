using FineCalc.Common;
using FineCalc.Gdpr;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Eu;

/// <summary>
/// The questions that fines under the EU's General Data Protection Regulation turn on, by the method of the European Data Protection Board
/// (Guidelines 04/2022). One set serves all versions, and national methods under the Regulation share the questions that mean the same.
/// What <see cref="Article83"/> asks in the United Kingdom too is declared there; here it has the paragraphs of the guidelines, and what
/// they add. What is known of a case from outside (<see cref="Duration"/> and the like) is declared by <see cref="IncidentFacts"/>, for all
/// laws that ask it; the national methods do not.
/// </summary>
public static class EuGdpr
{
    // The days from which on the guidelines were out for consultation, and final.
    private static readonly LocalDate Drafted = new(2022, 5, 12);
    private static readonly LocalDate Adopted = new(2023, 5, 24);

    internal const string Final = "EDPB, Guidelines 04/2022 (version 2.1, adopted 24 May 2023)";
    internal const string Regulation = "GDPR (Regulation (EU) 2016/679)";

    /// <inheritdoc cref="Article83.Turnover"/>
    public static Fact<Money> Turnover { get; } =
        Article83.Turnover.At(new Citation(Regulation, "Art 83(4)-(6), recital 150; Directive 2013/34/EU, Art 2(5)"));

    /// <inheritdoc cref="Article83.IsUndertaking"/>
    public static Fact<bool> IsUndertaking { get; } =
        Article83.IsUndertaking.At(new Citation(Regulation, "recital 150; Arts 101 and 102 TFEU"));

    /// <summary>
    /// Which legal maximum the infringed provisions have, one of a list. It means the same in the national methods under the Regulation,
    /// and not under the UK GDPR, whose provisions are those of another law.
    /// </summary>
    public static Fact<MaximumTier> Tier { get; } = Article83.Tier.Means("gdpr-tier").At(new Citation(Regulation, "Art 83(4)-(6)"));

    /// <inheritdoc cref="Article83.StatedMaximum"/>
    public static Fact<Money> StatedMaximum { get; } =
        Adding(Article83.StatedMaximum, "Or where national law has another, as for public bodies.");

    /// <inheritdoc cref="Article83.Conduct"/>
    public static Fact<Count> Conduct { get; } =
        Adding(Article83.Conduct, "Where one provision excludes another, only the infringement that prevails is listed.");

    /// <inheritdoc cref="Article83.Concurrence"/>
    public static Fact<Concurrence> Concurrence { get; } =
        Article83
            .Concurrence.Default(
                FineCalc.Gdpr.Concurrence.OneFineEach,
                "the total may exceed what the gravest alone would have drawn, up to its maximum"
            )
            .Since(Drafted, f => f.At(Draft("ch. 3; GDPR, Art 83(3)")))
            .Since(Adopted, f => f.At(Guideline("ch. 3; GDPR, Art 83(3)")));

    /// <summary>Step 2: the level of seriousness, one of a list, which the guidelines leave open where it is not given.</summary>
    public static Fact<SeriousnessCategory> Level { get; } =
        ByGuidelines(Article83.SeriousnessCategory, "paras 52-61; GDPR, Art 83(2)(a), (b), (g)")
            .Open(
                SeriousnessCategory.Low,
                SeriousnessCategory.Medium,
                SeriousnessCategory.High,
                "the level is not given, and the guidelines have no points by which facts would make one; any of the three is left open"
            );

    /// <summary>Step 2: the start, as a share of the legal maximum, 0% to 100%.</summary>
    public static Fact<Rate> Seriousness { get; } = ByGuidelines(Article83.Seriousness, "para 60");

    /// <summary>
    /// Where in the band of its level an infringement lies, as a share of the band's width, 0% to 100%, which the guidelines leave open
    /// where it is not given.
    /// </summary>
    public static Fact<Rate> PlaceInBand { get; } =
        Article83.PlaceInBand.Open(
            Rate.Zero,
            Rate.Percent(50),
            Rate.One,
            "the method leaves the point inside the band to the authority; the middle is FineCalc's reading of 'likely'"
        );

    /// <summary>Step 2: the adjustment for size, as the share of the amount that is kept, 0% to 100%.</summary>
    public static Fact<Rate> SizeFactor { get; } = ByGuidelines(Article83.SizeFactor, "paras 64-66");

    /// <summary>Factor (c), action to mitigate the damage, as a share of the starting amount, 0 or below.</summary>
    public static Fact<Rate> ActionToMitigate { get; } =
        Factor(Adding(Article83.ActionToMitigate, "Timely and effective action counts."), "(c)");

    /// <summary>Factor (d), the degree of responsibility, as a share of the starting amount, above 0 aggravating.</summary>
    public static Fact<Rate> DegreeOfResponsibility { get; } = Factor(Article83.DegreeOfResponsibility, "(d)");

    /// <summary>Factor (e), previous infringements, as a share of the starting amount, 0 or above.</summary>
    public static Fact<Rate> PreviousInfringements { get; } = Factor(Article83.PreviousInfringements, "(e)");

    /// <summary>Factor (f), cooperation with the authority, as a share of the starting amount, above 0 aggravating.</summary>
    public static Fact<Rate> Cooperation { get; } = Factor(Article83.Cooperation, "(f)");

    /// <summary>
    /// Factor (h), how the authority learned of the infringement, as a share of the starting amount, above 0 aggravating.
    /// </summary>
    public static Fact<Rate> HowLearned { get; } =
        Factor(
            Adding(Article83.HowLearned, "A complaint, the authority's own inquiry and a notification that the law requires are neutral."),
            "(h)"
        );

    /// <summary>Factor (i), compliance with earlier measures, as a share of the starting amount, above 0 aggravating.</summary>
    public static Fact<Rate> EarlierMeasures { get; } = Factor(Article83.EarlierMeasures, "(i)");

    /// <summary>Factor (j), codes of conduct and certification, as a share of the starting amount, above 0 aggravating.</summary>
    public static Fact<Rate> CodesOfConduct { get; } = Factor(Article83.CodesOfConduct, "(j)");

    /// <summary>Factor (k), anything else, as a share of the starting amount, above 0 aggravating.</summary>
    public static Fact<Rate> OtherFactors { get; } =
        Factor(Adding(Article83.OtherFactors, "The social or economic context is weighed here."), "(k)");

    /// <summary>
    /// Mitigating factors for which a decision has one percentage together, as a share of the starting amount, 0 or below.
    /// </summary>
    public static Fact<Rate> CombinedMitigation { get; } = Factor(Article83.CombinedMitigation, "(c)-(k)");

    /// <summary>
    /// Aggravating factors for which a decision has one percentage together, as a share of the starting amount, 0 or above.
    /// </summary>
    public static Fact<Rate> CombinedAggravation { get; } = Factor(Article83.CombinedAggravation, "(c)-(k)");

    /// <summary>Step 3, an amount of money, above 0 raising the fine.</summary>
    public static Fact<Money> Step3Amount { get; } =
        ByGuidelines(
            Fact.Money(
                    "step-3-amount",
                    "Step 3, amount",
                    "By what amount do aggravating and mitigating factors raise (above 0) or lower (below 0) the amount, after any "
                        + "percentage?"
                )
                .AsJudgement()
                .PerInfringement()
                .Default(Money.Eur(0), "no amount is stated"),
            "ch. 5"
        );

    /// <summary>Step 5, as a share of the amount, above 0 raising it.</summary>
    public static Fact<Rate> Step5Percentage { get; } =
        ByGuidelines(Article83.EffectivePercentage, "ch. 7").Default(Rate.Zero, "no adjustment is stated");

    /// <summary>Step 5, an amount of money, above 0 raising the fine.</summary>
    public static Fact<Money> Step5Amount { get; } = ByGuidelines(Article83.EffectiveAmount, "ch. 7");

    /// <summary>The amount of money that the authority put in place of the one calculated.</summary>
    public static Fact<Money> Step5Replacement { get; } = ByGuidelines(Article83.EffectiveReplacement, "ch. 7");

    /// <summary>The fine where no method leads to it, an amount of money.</summary>
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

    /// <inheritdoc cref="Article83.HardshipPenalty"/>
    public static Fact<Money> HardshipPenalty => Article83.HardshipPenalty;

    /// <inheritdoc cref="IncidentFacts.PeopleAffected"/>
    public static Fact<Count> PeopleAffected => IncidentFacts.PeopleAffected;

    /// <inheritdoc cref="IncidentFacts.Sensitivity"/>
    public static Fact<DataSensitivity> Sensitivity => IncidentFacts.Sensitivity;

    /// <inheritdoc cref="IncidentFacts.Duration"/>
    public static Fact<Count> Duration => IncidentFacts.Duration;

    /// <inheritdoc cref="IncidentFacts.Intent"/>
    public static Fact<Intent> Intent => IncidentFacts.Intent;

    /// <inheritdoc cref="IncidentFacts.Damage"/>
    public static Fact<Damage> Damage => IncidentFacts.Damage;

    /// <inheritdoc cref="IncidentFacts.Role"/>
    public static Fact<ProcessingRole> Role => IncidentFacts.Role;

    /// <summary>
    /// How well the party cooperated, one of a list, the best last: <see cref="IncidentFacts.Cooperation"/>, known from outside; <see
    /// cref="Cooperation"/> is what the authority made of it.
    /// </summary>
    public static Fact<CooperationLevel> CooperationLevel => IncidentFacts.Cooperation;

    /// <inheritdoc cref="IncidentFacts.Mitigation"/>
    public static Fact<MitigationLevel> Mitigation => IncidentFacts.Mitigation;

    /// <inheritdoc cref="IncidentFacts.Previous"/>
    public static Fact<PreviousLevel> Previous => IncidentFacts.Previous;

    /// <inheritdoc cref="IncidentFacts.Discovery"/>
    public static Fact<Discovery> Discovery => IncidentFacts.Discovery;

    /// <inheritdoc cref="PartyFacts.Country"/>
    public static Fact<EeaCountry> Country => PartyFacts.Country;

    /// <inheritdoc cref="PartyFacts.Defendant"/>
    public static Fact<DefendantKind> Defendant => PartyFacts.Defendant;

    /// <inheritdoc cref="PartyFacts.Sector"/>
    public static Fact<Sector> Sector => PartyFacts.Sector;

    /// <inheritdoc cref="PartyFacts.InfringementKind"/>
    public static Fact<InfringementKind> InfringementKind => PartyFacts.InfringementKind;

    /// <inheritdoc cref="PartyFacts.SizeClass"/>
    public static Fact<SizeClass> SizeClass => PartyFacts.SizeClass;

    /// <inheritdoc cref="PartyFacts.EntityTurnover"/>
    public static Fact<Money> EntityTurnover => PartyFacts.EntityTurnover;

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
            LawData.Of("eu-gdpr", "eu-gdpr-maxima").With(LawData.Of("eu-gdpr-public-bodies"))
        );

    internal static Citation Guideline(string pinpoint) => new(Final, pinpoint);

    // Its paragraphs and chapters are cited by the numbers of the final text.
    internal static Citation Draft(string pinpoint) =>
        new("EDPB, Guidelines 04/2022 (version 1.0 for consultation, 12 May 2022)", pinpoint, Standing.Draft);

    // A question of the guidelines, which were a draft before they were adopted.
    private static Fact<T> ByGuidelines<T>(Fact<T> asked, string pinpoint)
        where T : struct => asked.At(Draft(pinpoint)).Since(Adopted, f => f.At(Guideline(pinpoint)));

    // A question with what the Union's texts add to it.
    private static Fact<T> Adding<T>(Fact<T> asked, string sentence)
        where T : struct => asked.Asking($"{asked.Question} {sentence}");

    private static Fact<Rate> Factor(Fact<Rate> factor, string letter) => ByGuidelines(factor, $"ch. 5; GDPR, Art 83(2){letter}");
}
