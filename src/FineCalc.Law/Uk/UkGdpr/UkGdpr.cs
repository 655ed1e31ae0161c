using FineCalc.Common;
using FineCalc.Eu;
using FineCalc.Gdpr;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Uk;

/// <summary>
/// The questions that fines under the UK GDPR turn on (Information Commissioner's Office). One set serves all versions of the regime;
/// <see cref="RegimeVersion.Facts"/> says which of them a version asks.
/// </summary>
public static class UkGdpr
{
    // Until the guidance the questions that both methods ask stood in the Regulation and in the policy of 2018.
    private static readonly LocalDate Guided = new(2024, 3, 18);

    /// <summary>The turnover that the maximum and the size adjustment are taken from.</summary>
    public static Fact<Money> Turnover { get; } =
        Fact.Money(
                "turnover",
                "Turnover",
                "What was the undertaking's worldwide annual turnover in the preceding financial year: sales of goods and services less "
                    + "discounts and VAT, consolidated, from the audited accounts where there are any?"
            )
            .From(Money.Gbp(0))
            .Means("undertaking-turnover")
            .At(Article83("(4)-(6)"))
            .Since(Guided, f => f.At(Guidance("paras 116-123")));

    /// <summary>What stands for turnover in the size adjustment of a body that has none.</summary>
    public static Fact<Money> SizeMeasure { get; } =
        Fact.Money(
                "size-measure",
                "Measure of size",
                "For a body without turnover (public body, charity): which assets, funding or administrative budget shows its size? "
                    + "Used for the size adjustment alone, in place of turnover."
            )
            .From(Money.Gbp(0))
            .At(Guidance("para 119"));

    /// <summary>Whether the percentage maximum can apply at all.</summary>
    public static Fact<bool> IsUndertaking { get; } =
        Fact.Flag(
                "undertaking",
                "Undertaking",
                "Is the party an undertaking, that is, any entity engaged in economic activity, its parents included? A natural person "
                    + "or a body that is none has the fixed maximum only."
            )
            .Default(true, "an organisation is taken to be an undertaking unless the case says otherwise")
            .Means("undertaking")
            .At(Article83("(4)-(6), recital 150"))
            .Since(Guided, f => f.At(Guidance("paras 23-31")));

    /// <summary>Which statutory maximum the infringed provisions have.</summary>
    public static Fact<MaximumTier> Tier { get; } =
        Fact.Choice(
                "tier",
                "Tier",
                "Which maximum applies to the infringed provisions? Where several are fined as one, the gravest.",
                (MaximumTier.Standard, "Arts 8, 11, 25-39, 41(4), 42, 43"),
                (MaximumTier.Higher, "Arts 5, 6, 7, 9; rights, Arts 12-22; transfers, Arts 44-49; orders and notices")
            )
            .PerInfringement()
            .At(Article83("(4)-(6)"))
            .Since(Guided, f => f.At(new Citation("UK GDPR", "Art 83(4)-(6)")));

    /// <summary>A maximum that the authority stated.</summary>
    public static Fact<Money> StatedMaximum { get; } =
        Fact.Money(
                "stated-maximum",
                "Statutory maximum as stated",
                "Which statutory maximum did the authority state, where it is known and the turnover is not?"
            )
            .From(Money.Gbp(0))
            .AsJudgement()
            .PerInfringement();

    /// <summary>How a maximum by turnover is rounded.</summary>
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

    /// <summary>The grid of that rounding.</summary>
    public static Fact<Money> RoundingUnit { get; } =
        Fact.Money("maximum-rounding-unit", "Unit of that rounding", "To multiples of what amount was the maximum rounded?")
            .From(Money.Gbp(0))
            .AsJudgement()
            .Default(Money.Gbp(1), "whole pounds");

    /// <summary>The conduct an infringement belongs to.</summary>
    public static Fact<Count> Conduct { get; } =
        Fact.Count(
                "conduct",
                "Conduct",
                "Which conduct does the infringement belong to? Infringements by the same or linked processing share a number, and with "
                    + "it a maximum; separate conduct has another.",
                "(number)"
            )
            .From(1)
            .Whole()
            .PerInfringement()
            .Default(1, "all infringements are taken to be the same or linked processing")
            .At(Article83("(3)"))
            .Since(Guided, f => f.At(Guidance("paras 33-42")));

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
            .Default(FineCalc.Gdpr.Concurrence.OneFineEach, "one fine for each, the sum capped")
            .At(new Citation("UK GDPR", "Art 83(3)"));

    /// <summary>What other entities of the undertaking already have to pay for the same conduct.</summary>
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

    /// <summary>The seriousness percentage of step 1.</summary>
    public static Fact<Rate> Seriousness { get; } =
        Judged(
                "seriousness",
                "Seriousness",
                "What percentage of the statutory maximum reflects the seriousness of the infringement? Give it and the chain is a "
                    + "calculation: step-4 factors that are not mentioned count for nothing."
            )
            .Within(Rate.Zero, Rate.One)
            .At(Guidance("paras 109-115, Table A"));

    /// <summary>The seriousness category of step 1.</summary>
    public static Fact<SeriousnessCategory> SeriousnessCategory { get; } =
        Fact.Choice(
                "seriousness-category",
                "Seriousness category as given",
                "Into which category of seriousness does the infringement fall?",
                (FineCalc.Gdpr.SeriousnessCategory.Low, "0% to 10% of the maximum"),
                (FineCalc.Gdpr.SeriousnessCategory.Medium, "10% to 20%"),
                (FineCalc.Gdpr.SeriousnessCategory.High, "20% to 100%")
            )
            .AsJudgement()
            .PerInfringement()
            .At(Guidance("paras 109-115, Table A"));

    /// <summary>Where in its category an infringement lies.</summary>
    public static Fact<Rate> PlaceInBand { get; } =
        Judged(
                "place-in-band",
                "Place inside the category as given",
                "Where inside the band of its category does the infringement lie: 0% at its lower end, 100% at its upper end?"
            )
            .Within(Rate.Zero, Rate.One);

    /// <summary>The factor of step 2.</summary>
    public static Fact<Rate> SizeFactor { get; } =
        Judged("size-factor", "Size factor as given", "By what factor is the amount adjusted for the size of the undertaking?")
            .Within(Rate.Zero, Rate.One)
            .At(Guidance("paras 116-129, Table B"));

    /// <summary>Factor (c).</summary>
    public static Fact<Rate> ActionToMitigate { get; } =
        Mitigating(
            "mitigation-adjustment",
            "(c) Action to mitigate damage",
            "What does action beyond what is expected, taken to mitigate damage, take off the starting point?",
            "Art 83(2)(c)",
            "para 77"
        );

    /// <summary>Factor (d).</summary>
    public static Fact<Rate> DegreeOfResponsibility { get; } =
        Either(
            "responsibility-adjustment",
            "(d) Degree of responsibility",
            "What does the degree of responsibility under Arts 25 and 32 add to or take off the starting point? Often counted in step 1 "
                + "already.",
            "Art 83(2)(d)",
            "paras 78-79"
        );

    /// <summary>Factor (e).</summary>
    public static Fact<Rate> PreviousInfringements { get; } =
        Aggravating(
            "previous-adjustment",
            "(e) Previous infringements",
            "What do relevant previous infringements add to the starting point? A clean record takes nothing off.",
            "Art 83(2)(e)",
            "step 4"
        );

    /// <summary>Factor (f).</summary>
    public static Fact<Rate> Cooperation { get; } =
        Either(
            "cooperation-adjustment",
            "(f) Cooperation",
            "What does cooperation beyond the ordinary take off, or obstruction add to, the starting point?",
            "Art 83(2)(f)",
            "paras 87-88"
        );

    /// <summary>Factor (h).</summary>
    public static Fact<Rate> HowLearned { get; } =
        Either(
            "how-learned-adjustment",
            "(h) How the ICO learned of it",
            "What does the manner in which the ICO learned of the infringement add to or take off the starting point?",
            "Art 83(2)(h)",
            "paras 91-93"
        );

    /// <summary>Factor (i).</summary>
    public static Fact<Rate> EarlierMeasures { get; } =
        Aggravating(
            "earlier-measures-adjustment",
            "(i) Earlier measures",
            "What does failure to comply with measures ordered earlier add to the starting point?",
            "Art 83(2)(i)",
            "step 4"
        );

    /// <summary>Factor (j).</summary>
    public static Fact<Rate> CodesOfConduct { get; } =
        Either(
            "codes-adjustment",
            "(j) Codes and certification",
            "What does adherence to approved codes of conduct or certification take off, or its breach add to, the starting point?",
            "Art 83(2)(j)",
            "step 4"
        );

    /// <summary>Factor (k).</summary>
    public static Fact<Rate> OtherFactors { get; } =
        Either(
            "other-adjustment",
            "(k) Other factors",
            "What do other factors add to or take off the starting point: financial gain or loss avoided, contact with the NCSC and "
                + "other bodies?",
            "Art 83(2)(k)",
            "step 4"
        );

    /// <summary>Mitigating factors for which a notice gives one percentage together.</summary>
    public static Fact<Rate> CombinedMitigation { get; } =
        Mitigating(
            "combined-mitigation",
            "Mitigating factors together",
            "Where the notice gives one percentage for several mitigating factors: what do they take off the starting point together?",
            "Art 83(2)",
            "step 4"
        );

    /// <summary>Aggravating factors for which a notice gives one percentage together.</summary>
    public static Fact<Rate> CombinedAggravation { get; } =
        Aggravating(
            "combined-aggravation",
            "Aggravating factors together",
            "Where the notice gives one percentage for several aggravating factors: what do they add to the starting point together?",
            "Art 83(2)",
            "step 4"
        );

    /// <summary>The percentage of step 5.</summary>
    public static Fact<Rate> Step5Percentage { get; } =
        Judged(
                "step-5-percentage",
                "Step 5, percentage",
                "By what percentage is the amount raised (above 0) or lowered (below 0) so that it is effective, proportionate and "
                    + "dissuasive?"
            )
            .From(Rate.Percent(-100))
            .At(Guidance("paras 142-147"));

    /// <summary>The amount of step 5.</summary>
    public static Fact<Money> Step5Amount { get; } =
        Fact.Money("step-5-amount", "Step 5, amount", "By what amount is it raised (above 0) or lowered (below 0), after any percentage?")
            .AsJudgement()
            .PerInfringement()
            .Default(Money.Gbp(0), "no amount is stated")
            .At(Guidance("paras 142-147"));

    /// <summary>The amount with which step 5 replaces the reckoning.</summary>
    public static Fact<Money> Step5Replacement { get; } =
        Fact.Money("step-5-replacement", "Step 5, stated amount", "Which amount did the authority put in place of the reckoned one?")
            .From(Money.Gbp(0))
            .AsJudgement()
            .PerInfringement()
            .At(new Citation("ICO, Regulatory Action Policy (2018)", "step 5"))
            .Since(Guided, f => f.At(Guidance("paras 142-147")));

    /// <summary>Whether the party is a public body.</summary>
    public static Fact<bool> IsPublicBody { get; } =
        Fact.Flag(
                "public-body",
                "Public body",
                "Is the party a public body, so that the public sector approach applies (fines for the most egregious cases only, and "
                    + "reduced)?"
            )
            .Default(false, "the case names no public body");

    /// <summary>The share a public body is spared.</summary>
    public static Fact<Rate> PublicSectorReduction { get; } =
        Judged(
                "public-sector-reduction",
                "Public sector reduction",
                "By what share was the penalty reduced under the public sector approach? No text fixes it."
            )
            .Within(Rate.Zero, Rate.One);

    /// <summary>The amount set under the public sector approach.</summary>
    public static Fact<Money> PublicSectorPenalty { get; } =
        Fact.Money(
                "public-sector-penalty",
                "Public sector amount",
                "Which amount was put in place of the reckoned one under the public sector approach?"
            )
            .From(Money.Gbp(0))
            .AsJudgement()
            .PerInfringement();

    /// <summary>The amount set for financial hardship.</summary>
    public static Fact<Money> HardshipPenalty { get; } =
        Fact.Money(
                "hardship-penalty",
                "Penalty after hardship",
                "To which amount was the penalty reduced for financial hardship? Exceptional."
            )
            .From(Money.Gbp(0))
            .AsJudgement()
            .At(new Citation("ICO, Regulatory Action Policy (2018)", "step 5, ability to pay"))
            .Since(Guided, f => f.At(Guidance("paras 151-155")));

    /// <summary>When a settlement was reached.</summary>
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

    /// <summary>The share a settlement takes off.</summary>
    public static Fact<Rate> SettlementDiscount { get; } =
        Fact.Rate("settlement-discount", "Settlement discount as given", "What share does the settlement take off the penalty?")
            .Within(Rate.Zero, Rate.One)
            .AsJudgement();

    /// <summary>The amount a settlement takes off.</summary>
    public static Fact<Money> SettlementAmount { get; } =
        Fact.Money(
                "settlement-amount",
                "Settlement, amount",
                "What amount does the settlement take off, where the authority stated no percentage?"
            )
            .From(Money.Gbp(0))
            .AsJudgement()
            .Default(Money.Gbp(0), "no amount is stated");

    private static Citation Article83(string paragraphs) => new("GDPR, from 2021 UK GDPR", "Art 83" + paragraphs);

    private static Citation Guidance(string pinpoint) => new("ICO, Data Protection Fining Guidance (18 March 2024)", pinpoint);

    private static Fact<Rate> Judged(string id, string name, string question) =>
        Fact.Rate(id, name, question).AsJudgement().PerInfringement();

    private static Fact<Rate> Mitigating(string id, string name, string question, string article, string pinpoint) =>
        Judged(id, name, question + " A rate of 0 or below: -20% takes a fifth off.")
            .Within(Rate.Percent(-100), Rate.Zero)
            .At(Factor(article, pinpoint));

    private static Fact<Rate> Aggravating(string id, string name, string question, string article, string pinpoint) =>
        Judged(id, name, question + " A rate of 0 or above.").From(Rate.Zero).At(Factor(article, pinpoint));

    private static Fact<Rate> Either(string id, string name, string question, string article, string pinpoint) =>
        Judged(id, name, question + " Above 0 aggravates, below 0 mitigates.").From(Rate.Percent(-100)).At(Factor(article, pinpoint));

    private static Citation Factor(string article, string pinpoint) => Guidance($"{pinpoint}; UK GDPR {article}");

    internal static Regime Define() =>
        Regime.Define(
            new RegimeInfo("uk-gdpr", "UK GDPR fines", Currency.Gbp)
            {
                Authority = "Information Commissioner's Office (ICO)",
                Jurisdiction = "United Kingdom",
                DateMeaning = "the date of the notice of intent",
                Dates =
                [
                    new DateRule(
                        "notice-of-intent",
                        "the day the notice of intent was given: guidance of 18 March 2024 applies to cases without a notice of intent "
                            + "before that day, whenever they are decided"
                    )
                    {
                        Role = DateRole.Proceedings,
                    },
                    new DateRule(
                        "decision",
                        "the day of the penalty notice, where there was no notice of intent",
                        "no notice of intent is given; the version is that of the decision, as if no notice of intent had been given "
                            + "under an earlier one"
                    )
                    {
                        Meaning = "decision",
                        Role = DateRole.Proceedings,
                        Follows = "notice-of-intent",
                    },
                ],
            },
            [
                new MethodPeriod(
                    "ICO, Regulatory Action Policy (2018)",
                    new LocalDate(2018, 5, 25),
                    new LocalDate(2024, 3, 18),
                    RegulatoryActionPolicy.LayOut
                ),
                new MethodPeriod(
                    "ICO, Data Protection Fining Guidance (18 March 2024)",
                    new LocalDate(2024, 3, 18),
                    null,
                    UkGdprFiningGuidance.LayOut
                ),
            ],
            LawData.Of("uk-gdpr"),
            LawData.Of("uk-gdpr-estimate")
        );
}
