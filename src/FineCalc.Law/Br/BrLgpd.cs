using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Br;

/// <summary>
/// The questions that simple fines under the Brazilian General Data Protection Law (LGPD) turn on, by the regulation on dosimetry of the
/// ANPD (Resolution CD/ANPD 4/2023). Daily fines and sanctions that are not money are not reckoned.
/// </summary>
public static class BrLgpd
{
    private const string Regulation = "Resolution CD/ANPD 4/2023, regulation on dosimetry";

    private static readonly Currency Real = Currency.Of("BRL");

    /// <summary>How the infringement is classified.</summary>
    public static Fact<LgpdClass> Classification { get; } =
        Fact.Choice(
                "classification",
                "Classification",
                "How is the infringement classified, by its gravity and nature and by the rights affected?",
                (LgpdClass.Light, "nothing makes it medium or serious"),
                (LgpdClass.Medium, "it may significantly affect interests and fundamental rights of the data subjects, and is not serious"),
                (
                    LgpdClass.Serious,
                    "as medium, and with large scale, economic advantage, risk to life, sensitive data or data of children, adolescents "
                        + "or the elderly, no legal basis, unlawful or abusive discrimination, or systematic irregular practices; or it "
                        + "obstructs the inspection"
                )
            )
            .AsJudgement()
            .PerInfringement()
            .At(At("Art 8"));

    /// <summary>The degree of damage.</summary>
    public static Fact<Count> DamageDegree { get; } =
        Fact.Count(
                "damage-degree",
                "Degree of damage",
                "Which degree has the damage, from 0 to 3, as Appendix I describes them?",
                "(degree)"
            )
            .Within(0, 3)
            .Whole()
            .AsJudgement()
            .PerInfringement()
            .Open(
                0,
                1,
                3,
                "the regulation leaves the degree to the ANPD; how Appendix I describes the degrees was not read, and 1 is FineCalc's "
                    + "reading of 'likely'"
            )
            .At(At("Art 11 III, Appendix I"));

    /// <summary>The revenue of the line of business.</summary>
    public static Fact<Money> LineRevenue { get; } =
        Fact.Money(
                "line-revenue",
                "Revenue of the line of business",
                "What was the revenue of the line of business in which the infringement was committed, in the last year available "
                    + "before the sanction, without taxes? If several lines are affected, their sum; if the ANPD set a value, that value."
            )
            .From(new Money(0, Real))
            .PerInfringement()
            .At(At("Art 11 II, (1), (2), (3)"));

    /// <summary>The revenue in Brazil.</summary>
    public static Fact<Money> GroupRevenue { get; } =
        Fact.Money(
                "group-revenue",
                "Revenue in Brazil",
                "What was the revenue of the legal person, group or conglomerate in Brazil in its last year, without taxes?"
            )
            .From(new Money(0, Real))
            .At(At("Art 15 II"));

    /// <summary>No revenue to reckon from.</summary>
    public static Fact<bool> WithoutRevenue { get; } =
        Fact.Flag(
                "without-revenue",
                "Without revenue",
                "Is there no revenue to reckon from: none in the last year, as was proved, and none before that could be brought up "
                    + "to date?"
            )
            .Default(false, "the case does not say so")
            .At(At("Art 11(4)"));

    /// <summary>Specific recidivism.</summary>
    public static Fact<Count> SpecificRecidivism { get; } =
        Times(
            "specific-recidivism",
            "Specific recidivism",
            "How many times was the same provision infringed in the five years before, by a final decision?",
            "times",
            "Art 12 I, (2)"
        );

    /// <summary>Generic recidivism.</summary>
    public static Fact<Count> GenericRecidivism { get; } =
        Times(
            "generic-recidivism",
            "Generic recidivism",
            "How many times was another provision infringed in the five years before, by a final decision?",
            "times",
            "Art 12 II"
        );

    /// <summary>Measures of guidance or prevention.</summary>
    public static Fact<Count> GuidanceDisregarded { get; } =
        Times(
            "guidance-disregarded",
            "Guidance or prevention disregarded",
            "How many measures of guidance or prevention were not complied with, in the inspection or the preparatory procedure?",
            "measures",
            "Art 12 III"
        );

    /// <summary>Corrective measures.</summary>
    public static Fact<Count> CorrectionsDisregarded { get; } =
        Times(
            "corrections-disregarded",
            "Corrective measures disregarded",
            "How many corrective measures were not complied with?",
            "measures",
            "Art 12 IV"
        );

    /// <summary>When the infringement ceased.</summary>
    public static Fact<LgpdCessation> Cessation { get; } =
        Fact.Choice(
                "cessation",
                "Cessation",
                "When did the infringement cease, other than by mere compliance with an order of an authority or a court?",
                (LgpdCessation.None, "it did not, or not so"),
                (LgpdCessation.BeforePreparatory, "before the ANPD began a preparatory procedure"),
                (LgpdCessation.BeforeSanctioning, "after that, until sanctioning proceedings began"),
                (LgpdCessation.BeforeDecision, "during the sanctioning proceedings, until the decision at first instance")
            )
            .PerInfringement()
            .Default(LgpdCessation.None, "none is mentioned")
            .At(At("Art 13 I, (1)"));

    /// <summary>Good practice.</summary>
    public static Fact<bool> HasGoodPractice { get; } =
        Fact.Flag(
                "good-practice",
                "Good practice",
                "Was a policy of good practice and governance put in place, or were internal mechanisms that minimise damage adopted "
                    + "repeatedly and demonstrably, until the decision at first instance?"
            )
            .PerInfringement()
            .Default(false, "the case does not say so")
            .At(At("Art 13 II"));

    /// <summary>Measures to reverse or mitigate.</summary>
    public static Fact<LgpdRemedy> Remedy { get; } =
        Fact.Choice(
                "remedy",
                "Measures to reverse or mitigate",
                "When were measures proved to be in place that reverse or mitigate the effects on the data subjects, other than by mere "
                    + "compliance with an order?",
                (LgpdRemedy.None, "they were not, or not so"),
                (LgpdRemedy.BeforeProceedings, "before any procedure of the ANPD"),
                (LgpdRemedy.BeforeSanctioning, "during a preparatory procedure, until sanctioning proceedings began")
            )
            .PerInfringement()
            .Default(LgpdRemedy.None, "none is mentioned")
            .At(At("Art 13 III, (1)"));

    /// <summary>Cooperation or good faith.</summary>
    public static Fact<bool> Cooperated { get; } =
        Fact.Flag("cooperated", "Cooperation or good faith", "Did the offender cooperate, or act in good faith?")
            .PerInfringement()
            .Default(false, "the case does not say so")
            .At(At("Art 13 IV"));

    /// <summary>The economic advantage.</summary>
    public static Fact<Money> Advantage { get; } =
        Fact.Money(
                "advantage",
                "Economic advantage",
                "Which economic advantage did the offender gain or seek by the infringement, where it can be estimated?"
            )
            .From(new Money(0, Real))
            .PerInfringement()
            .Default(new Money(0, Real), "none is mentioned that can be estimated")
            .At(At("Art 15 I"));

    /// <summary>Which bound prevails.</summary>
    public static Fact<LgpdBound> Prevails { get; } =
        Fact.Choice(
                "prevails",
                "Bound that prevails",
                "Where the lowest fine lies above the highest: which of them did the ANPD apply?",
                (LgpdBound.NotSettled, "it is not known: the regulation does not say, and such a case is refused"),
                (LgpdBound.Highest, "the highest fine"),
                (LgpdBound.Lowest, "the lowest fine")
            )
            .AsJudgement()
            .Default(LgpdBound.NotSettled, "the regulation does not say which gives way")
            .At(At("Art 15"));

    /// <summary>An amount that stands instead of the method.</summary>
    public static Fact<Money> Replacement { get; } =
        Fact.Money(
                "replacement",
                "Amount for proportionality",
                "Which amount did the ANPD set where it put the method aside because gravity and sanction were out of proportion?"
            )
            .From(new Money(0, Real))
            .AsJudgement()
            .PerInfringement()
            .At(At("Art 27"));

    /// <summary>The waiver of the appeal.</summary>
    public static Fact<bool> WaivesAppeal { get; } =
        Fact.Flag(
                "waives-appeal",
                "Waiver of the appeal",
                "Did the offender expressly waive the appeal against the decision at first instance, and pay in time?"
            )
            .Default(false, "the case does not say so")
            .At(At("Art 18"));

    /// <summary>A public entity.</summary>
    public static Fact<bool> IsPublic { get; } =
        Fact.Flag(
                "public-institution",
                "Public entity",
                "Is the offender a public entity or body? The sanctions that may be applied to those leave out the simple and the daily "
                    + "fine."
            )
            .Default(false, "the case does not say so")
            .At(OfLaw("Art 52(3)"));

    internal static Regime Define() =>
        Regime.Define(
            new RegimeInfo("br-lgpd", "Brazilian LGPD, simple fines", Real)
            {
                Authority = "National Data Protection Authority, since February 2026 Agency (ANPD)",
                Jurisdiction = "Brazil",
                DateMeaning =
                    "the date of the decision that imposes the fine: the regulation applies also to proceedings that were pending when "
                    + "it came into force (Article 28), which was the day of its publication, 27 February 2023",
                Dates =
                [
                    new DateRule("decision", "the day of the decision that imposes the fine")
                    {
                        Meaning = "decision",
                        Role = DateRole.Proceedings,
                    },
                ],
            },
            [new MethodPeriod("Resolution CD/ANPD 4/2023", new LocalDate(2023, 2, 27), null, LayOut)],
            LawData.Of("br-lgpd")
        );

    private static Method LayOut(NumbersInForce law)
    {
        var nothing = Step.Constant(new Money(0, Real));
        var none = Step.Constant(Rate.Zero);
        Step<Money> ByClass(Func<string, Step<Money>> of) => Step.ByCategory(Classification, of);

        // The base amount: on the straight line from the least to the most of the class, by the degree of damage. Divided last, so that a
        // third of the way loses no digit.
        var highestDegree = law.Count("degree.most");
        Step<Money> OfRevenue(string c) =>
            (LineRevenue * law.Rate($"rate.{c}.least"))
            + ((LineRevenue * (law.Rate($"rate.{c}.most") - law.Rate($"rate.{c}.least")) * DamageDegree) / highestDegree);
        Step<Money> Absolute(string c) =>
            law.Money($"amount.{c}.least")
            + (((law.Money($"amount.{c}.most") - law.Money($"amount.{c}.least")) * DamageDegree) / highestDegree);
        var basic = Step.Where(WithoutRevenue, ByClass(Absolute), ByClass(OfRevenue))
            .Named(
                "base",
                "Base amount",
                Reported(
                    "Art 11, Appendix I",
                    "On the straight line from degree 0 to degree 3, as a secondary source has the formula; Appendix I was not read, and "
                        + "whether it rounds is not known."
                )
            );

        // What raises and what lowers it.
        Step<Rate> Counted(string id, string name, Step<Rate> uncapped, string pinpoint) =>
            uncapped.CappedAt(law.Rate(id + ".most")).Named(id, name, At(pinpoint));
        var (eachSpecific, eachGeneric) = (law.Rate("specific.each"), law.Rate("generic.each"));
        var surplus = ((eachSpecific * SpecificRecidivism) - law.Rate("specific.most"))
            .AtLeast(none)
            .Named("surplus", "Specific recidivism beyond its limit", At("Art 12(2)"));
        var aggravating = Step.Sum(
                Counted("specific", "For specific recidivism", eachSpecific * SpecificRecidivism, "Art 12 I"),
                Counted(
                    "generic",
                    "For generic recidivism",
                    (eachGeneric * GenericRecidivism) + (surplus * (eachGeneric / eachSpecific)),
                    "Art 12 II, (2)"
                ),
                Counted(
                    "guidance",
                    "For guidance or prevention disregarded",
                    law.Rate("guidance.each") * GuidanceDisregarded,
                    "Art 12 III"
                ),
                Counted(
                    "corrective",
                    "For corrective measures disregarded",
                    law.Rate("corrective.each") * CorrectionsDisregarded,
                    "Art 12 IV"
                )
            )
            .Named(
                "aggravating",
                "Aggravating circumstances",
                At("Art 12(1)", "Added up; specific recidivism beyond its limit counts as generic.")
            );

        var mitigating = Step.Sum(
                Step.ByCategory(
                    Cessation,
                    (LgpdCessation.None, none),
                    (LgpdCessation.BeforePreparatory, law.Rate("cessation.before-preparatory")),
                    (LgpdCessation.BeforeSanctioning, law.Rate("cessation.before-sanctioning")),
                    (LgpdCessation.BeforeDecision, law.Rate("cessation.before-decision"))
                ),
                Step.Where(HasGoodPractice, law.Rate("good-practice"), none),
                Step.ByCategory(
                    Remedy,
                    (LgpdRemedy.None, none),
                    (LgpdRemedy.BeforeProceedings, law.Rate("remedy.before-proceedings")),
                    (LgpdRemedy.BeforeSanctioning, law.Rate("remedy.before-sanctioning"))
                ),
                Step.Where(Cooperated, law.Rate("cooperation"), none)
            )
            .Named("mitigating", "Mitigating circumstances", At("Art 13(2)", "Added up."));
        var adjusted = basic
            .RaisedBy(aggravating - mitigating)
            .AtLeast(nothing)
            .Named(
                "adjusted",
                "After aggravating and mitigating circumstances",
                Reported(
                    "Art 14",
                    "Article 14 lets both act on the base amount. That they are set off first and taken once, and not below nothing, is "
                        + "from a secondary source."
                )
            );

        // The bounds of the fine.
        var multiple = Advantage * law.Count("advantage.multiple");
        var table = Step.Where(
            WithoutRevenue,
            ByClass(c => law.Money($"minimum.{c}.without")),
            ByClass(c => law.Money($"minimum.{c}.revenue"))
        );
        var hasAdvantage = Advantage.IsAbove(nothing);
        var lowest = Step.Where(hasAdvantage, multiple, table)
            .Named(
                "lowest",
                "Lowest fine",
                At(
                    "Art 15 I, Appendix II",
                    "The amounts of Appendix II are reported. Where the advantage can be estimated, the text puts it, taken "
                        + $"{law.Say("advantage.multiple")} times, in the place of the amount of Appendix II; a secondary source takes the "
                        + "greater of the two."
                )
            );
        var limit = law.Money("maximum.fixed");
        var highest = Step.Where(
                !WithoutRevenue | GroupRevenue.IsGiven(),
                (GroupRevenue * law.Rate("maximum.share")).CappedAt(limit),
                limit
            )
            .Named(
                "highest",
                "Highest fine",
                OfLaw("Art 52 II") with
                {
                    Note =
                        "The lesser of the two, for each infringement. Where there is no revenue at all FineCalc takes the fixed limit "
                        + "alone: a share of nothing would forbid every fine.",
                }
            );
        var within = adjusted
            .Between(lowest, highest)
            .Named("within-bounds", "Fine within both bounds, where 'prevails' is not given", At("Art 15"));
        var bounded = Step.ByCategory(
            Prevails,
            (LgpdBound.NotSettled, within),
            (LgpdBound.Highest, adjusted.AtLeast(lowest).CappedAt(highest)),
            (LgpdBound.Lowest, adjusted.CappedAt(highest).AtLeast(lowest))
        );
        var each = Step.Where(Replacement.IsGiven(), Replacement.CappedAt(highest), bounded)
            .Named(
                "fine-each",
                "Fine for each infringement",
                At(
                    "Art 15, 27",
                    "Both bounds hold in every case, and the regulation does not say which gives way where the lowest lies above the "
                        + "highest: FineCalc refuses the case until it is told. The highest is the law's own, and the first decision "
                        + "(Telekall, 2023), as reported, held each fine to it, under the lowest fine of a serious infringement. A "
                        + "secondary source lets the lowest prevail."
                )
            );
        var fine = Step.SumOver(each)
            .Named(
                "fine",
                "Fine",
                At(
                    "Art 11, 15",
                    "Each infringement is reckoned and bounded by itself. Daily fines (Article 16) and other sanctions are left out."
                )
            );
        var payable = fine.ReducedBy(Step.Where(WaivesAppeal, law.Rate("waiver"), none))
            .Named("payable", "To pay", At("Art 18", "Off the fine as imposed, after its bounds."));

        return new Method(payable)
        {
            Provisional = fine,
            Conditions =
            [
                DateCondition.Since(
                    new LocalDate(2021, 8, 1),
                    "The sanctions are for what was done, or went on, from 1 August 2021 on",
                    OfLaw("Art 65 I-A") with
                    {
                        Standing = Standing.Reported,
                    }
                ) with
                {
                    ReachesContinuing = true,
                },
            ],
            Checks =
            [
                new Check(
                    "public-institution-not-fined",
                    !IsPublic,
                    "Article 52(3) of the law lists the sanctions for public entities and bodies, and the simple fine is not among them.",
                    "a person or body of private law"
                )
                {
                    Subject = IsPublic,
                },
                Stated.Held(Replacement, highest),
                Check.Warning(
                    "line-above-group-revenue",
                    (LineRevenue.IsGiven() & GroupRevenue.IsGiven()).Implies(LineRevenue.IsAtMost(GroupRevenue)),
                    "The revenue of the line of business is above the revenue in Brazil, of which it is a part if both are of one year.",
                    "up to the revenue in Brazil",
                    LineRevenue
                ),
                Check.Warning(
                    "lowest-below-table",
                    hasAdvantage.Implies(multiple.IsAtLeast(table)),
                    $"The advantage, taken {law.Say("advantage.multiple")} times, is below the amount of Appendix II. The text puts it in "
                        + "that amount's place; a secondary source takes the greater.",
                    "an advantage that comes, so multiplied, at least to the amount of Appendix II",
                    Advantage
                ),
            ],
        };
    }

    private static Fact<Count> Times(string id, string name, string question, string counted, string pinpoint) =>
        Fact.Count(id, name, question, counted).From(0).Whole().PerInfringement().Default(0, "none is mentioned").At(At(pinpoint));

    private static Citation At(string pinpoint, string? note = null) => new(Regulation, pinpoint) { Note = note };

    private static Citation OfLaw(string pinpoint) => new("Law 13.709/2018 (LGPD)", pinpoint);

    private static Citation Reported(string pinpoint, string note) => new(Regulation, pinpoint, Standing.Reported) { Note = note };
}
