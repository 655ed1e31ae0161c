using FineCalc.Gdpr;
using NodaTime;

namespace FineCalc.Uk;

/// <summary>
/// The questions that fines under the UK GDPR turn on (Information Commissioner's Office). One set serves all versions of the regime;
/// <see cref="RegimeVersion.Facts"/> says which of them a version asks. What <see cref="Article83"/> asks in the Union too is declared
/// there; here it has the paragraphs of the ICO's texts, and what they add. What is known of a case from outside
/// (<see cref="Duration"/> and the like) is declared by <see cref="IncidentFacts"/>, for all laws that ask it.
/// </summary>
public static class UkGdpr
{
    // Until the guidance the questions that both methods ask stood in the Regulation and in the policy of 2018.
    private static readonly LocalDate Guided = new(2024, 3, 18);

    /// <inheritdoc cref="Article83.Turnover"/>
    public static Fact<Money> Turnover { get; } = Article83.Turnover.Since(Guided, f => f.At(Guidance("paras 116-123")));

    /// <summary>What stands for turnover in the size adjustment of a body that has none, an amount of money.</summary>
    public static Fact<Money> SizeMeasure { get; } =
        Fact.Money(
                "size-measure",
                "Measure of size",
                "For a body without turnover (public body, charity): which assets, funding or administrative budget shows its size? "
                    + "Used for the size adjustment alone, in place of turnover."
            )
            .From(Money.Gbp(0))
            .At(Guidance("para 119"));

    /// <inheritdoc cref="Article83.IsUndertaking"/>
    public static Fact<bool> IsUndertaking { get; } = Article83.IsUndertaking.Since(Guided, f => f.At(Guidance("paras 23-31")));

    /// <summary>
    /// Which statutory maximum the infringed provisions have, one of a list. A question of its own beside that of the Union, for the
    /// provisions are those of another law, and an answer under one is none under the other.
    /// </summary>
    public static Fact<MaximumTier> Tier { get; } =
        Article83.Tier.Describing(
            MaximumTier.Higher,
            "Art 83(5)-(6): Arts 5, 6, 7, 9; rights, Arts 12-22; transfers, Arts 44-49; orders and notices"
        );

    /// <inheritdoc cref="Article83.StatedMaximum"/>
    public static Fact<Money> StatedMaximum => Article83.StatedMaximum;

    /// <summary>How a maximum by turnover is rounded, one of a list.</summary>
    public static Fact<MaximumRounding> RoundingOfMaximum { get; } =
        Fact.Choice(
                "maximum-rounding",
                "Rounding of the maximum",
                "How did the authority round the maximum it worked out from turnover?",
                (MaximumRounding.None, "not at all"),
                (MaximumRounding.Down, "down"),
                (MaximumRounding.Nearest, "to the nearest, half away from zero"),
                (MaximumRounding.Up, "up")
            )
            .AsJudgement()
            .Default(MaximumRounding.None, "no text prescribes a rounding");

    /// <summary>The grid of that rounding, an amount of money.</summary>
    public static Fact<Money> RoundingUnit { get; } =
        Fact.Money("maximum-rounding-unit", "Unit of that rounding", "To multiples of what amount was the maximum rounded?")
            .From(Money.Gbp(0))
            .AsJudgement()
            .Default(Money.Gbp(1), "whole pounds");

    /// <inheritdoc cref="Article83.Conduct"/>
    public static Fact<Count> Conduct { get; } = Article83.Conduct.Since(Guided, f => f.At(Guidance("paras 33-42")));

    /// <inheritdoc cref="Article83.Concurrence"/>
    public static Fact<Concurrence> Concurrence => Article83.Concurrence;

    /// <summary>What other entities of the undertaking already have to pay for the same conduct, an amount of money.</summary>
    public static Fact<Money> OtherEntities { get; } =
        Fact.Money(
                "other-entities",
                "Penalties on other entities of the group",
                "What penalties are imposed on other entities of the same undertaking for the same or linked processing? They count "
                    + "against the shared maximum."
            )
            .From(Money.Gbp(0))
            .PerInfringement()
            .Default(Money.Gbp(0), "no other entity of the group is fined")
            .At(Guidance("paras 33-42"));

    /// <summary>The seriousness of step 1, as a share of the legal maximum, 0% to 100%.</summary>
    public static Fact<Rate> Seriousness { get; } =
        Adding(Article83.Seriousness, "Give it and the chain is a calculation: step-4 factors that are not mentioned count for nothing.")
            .At(Guidance("paras 109-115, Table A"));

    /// <summary>The seriousness category of step 1, one of a list.</summary>
    public static Fact<SeriousnessCategory> SeriousnessCategory { get; } =
        Article83.SeriousnessCategory.At(Guidance("paras 109-115, Table A"));

    /// <inheritdoc cref="Article83.PlaceInBand"/>
    public static Fact<Rate> PlaceInBand => Article83.PlaceInBand;

    /// <summary>The factor of step 2, as the share of the amount that is kept, 0% to 100%.</summary>
    public static Fact<Rate> SizeFactor { get; } = Article83.SizeFactor.At(Guidance("paras 116-129, Table B"));

    /// <summary>Factor (c), action to mitigate the damage, as a share of the starting amount, 0 or below.</summary>
    public static Fact<Rate> ActionToMitigate { get; } =
        Adding(Article83.ActionToMitigate, "Action beyond what is expected counts.").At(Factor("para 77", "(c)"));

    /// <summary>Factor (d), the degree of responsibility, as a share of the starting amount, above 0 aggravating.</summary>
    public static Fact<Rate> DegreeOfResponsibility { get; } =
        Adding(Article83.DegreeOfResponsibility, "Often counted in step 1 already.").At(Factor("paras 78-79", "(d)"));

    /// <summary>Factor (e), previous infringements, as a share of the starting amount, 0 or above.</summary>
    public static Fact<Rate> PreviousInfringements { get; } = Article83.PreviousInfringements.At(Factor("step 4", "(e)"));

    /// <summary>Factor (f), cooperation with the authority, as a share of the starting amount, above 0 aggravating.</summary>
    public static Fact<Rate> Cooperation { get; } = Article83.Cooperation.At(Factor("paras 87-88", "(f)"));

    /// <summary>
    /// Factor (h), how the authority learned of the infringement, as a share of the starting amount, above 0 aggravating.
    /// </summary>
    public static Fact<Rate> HowLearned { get; } = Article83.HowLearned.At(Factor("paras 91-93", "(h)"));

    /// <summary>
    /// Factor (i), failure to comply with earlier measures, as a share of the starting amount, 0 or above: the ICO's guidance lets it
    /// aggravate alone.
    /// </summary>
    public static Fact<Rate> EarlierMeasures { get; } =
        Article83
            .EarlierMeasures.Asking(
                "What does failure to comply with measures ordered earlier add? As a share of the starting amount: 0 or above."
            )
            .From(Rate.Zero)
            .At(Factor("step 4", "(i)"));

    /// <summary>Factor (j), codes of conduct and certification, as a share of the starting amount, above 0 aggravating.</summary>
    public static Fact<Rate> CodesOfConduct { get; } = Article83.CodesOfConduct.At(Factor("step 4", "(j)"));

    /// <summary>
    /// Factor (k), anything else, as a share of the starting amount, above 0 aggravating. The ICO also weighs contact with the NCSC and
    /// other bodies in it.
    /// </summary>
    public static Fact<Rate> OtherFactors { get; } =
        Adding(Article83.OtherFactors, "Contact with the NCSC and other bodies is weighed here.").At(Factor("step 4", "(k)"));

    /// <summary>
    /// Mitigating factors for which a decision has one percentage together, as a share of the starting amount, 0 or below.
    /// </summary>
    public static Fact<Rate> CombinedMitigation { get; } = Article83.CombinedMitigation.At(Factor("step 4", ""));

    /// <summary>
    /// Aggravating factors for which a decision has one percentage together, as a share of the starting amount, 0 or above.
    /// </summary>
    public static Fact<Rate> CombinedAggravation { get; } = Article83.CombinedAggravation.At(Factor("step 4", ""));

    /// <summary>The adjustment of step 5, as a share of the amount, above 0 raising it.</summary>
    public static Fact<Rate> Step5Percentage { get; } = Article83.EffectivePercentage.At(Guidance("paras 142-147"));

    /// <summary>The adjustment of step 5, an amount of money, above 0 raising it.</summary>
    public static Fact<Money> Step5Amount { get; } = Article83.EffectiveAmount.At(Guidance("paras 142-147"));

    /// <summary>The amount of money that step 5 puts in place of the one calculated.</summary>
    public static Fact<Money> Step5Replacement { get; } =
        Article83.EffectiveReplacement.At(Policy("step 5")).Since(Guided, f => f.At(Guidance("paras 142-147")));

    /// <summary>Whether the party is a public body, yes or no.</summary>
    public static Fact<bool> IsPublicBody { get; } =
        Fact.Flag(
                "public-body",
                "Public body",
                "Is the party a public body, so that the public sector approach applies (fines for the most egregious cases only, and "
                    + "reduced)?"
            )
            .Default(false, "the case names no public body");

    /// <summary>What a public body is spared, as a share of the penalty.</summary>
    public static Fact<Rate> PublicSectorReduction { get; } =
        Fact.Rate(
                "public-sector-reduction",
                "Public sector reduction",
                "By what share was the penalty reduced under the public sector approach? No text fixes it."
            )
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .PerInfringement();

    /// <summary>The amount of money set under the public sector approach.</summary>
    public static Fact<Money> PublicSectorPenalty { get; } =
        Fact.Money(
                "public-sector-penalty",
                "Public sector amount",
                "Which amount was put in place of the one calculated under the public sector approach?"
            )
            .From(Money.Gbp(0))
            .AsJudgement()
            .PerInfringement();

    /// <summary>The amount of money set for financial hardship.</summary>
    public static Fact<Money> HardshipPenalty { get; } =
        Article83.HardshipPenalty.At(Policy("step 5, ability to pay")).Since(Guided, f => f.At(Guidance("paras 151-155")));

    /// <summary>When a settlement was reached, one of a list.</summary>
    public static Fact<SettlementStage> Settlement { get; } =
        Fact.Choice(
                "settlement",
                "Settlement",
                "When was a settlement reached, with full admission and without appeal?",
                (SettlementStage.None, "none was reached"),
                (SettlementStage.BeforeNotice, "before a notice of intent"),
                (SettlementStage.BeforeRepresentations, "after the notice of intent and before written representations"),
                (SettlementStage.AfterRepresentations, "after written representations")
            )
            .Default(SettlementStage.None, "the case names no settlement");

    /// <summary>What a settlement takes off, as a share of the penalty, 0% to 100%.</summary>
    public static Fact<Rate> SettlementDiscount { get; } =
        Fact.Rate("settlement-discount", "Settlement discount as given", "What share does the settlement take off the penalty?")
            .Within(Rate.Zero, Rate.One)
            .AsJudgement();

    /// <summary>What a settlement takes off, an amount of money.</summary>
    public static Fact<Money> SettlementAmount { get; } =
        Fact.Money(
                "settlement-amount",
                "Settlement, amount",
                "What amount does the settlement take off, where the authority stated no percentage?"
            )
            .From(Money.Gbp(0))
            .AsJudgement()
            .Default(Money.Gbp(0), "no amount is stated");

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

    internal static Citation Guidance(string pinpoint) => new("ICO, Data Protection Fining Guidance (18 March 2024)", pinpoint);

    internal static Citation Policy(string pinpoint) => new("ICO, Regulatory Action Policy (2018)", pinpoint);

    // A question with what the ICO's text adds to it.
    private static Fact<Rate> Adding(Fact<Rate> asked, string sentence) => asked.Asking($"{asked.Question} {sentence}");

    private static Citation Factor(string pinpoint, string letter) => Guidance($"{pinpoint}; UK GDPR Art 83(2){letter}");
}
