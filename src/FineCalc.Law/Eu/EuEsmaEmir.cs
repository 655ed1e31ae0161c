using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;
using static FineCalc.Steps.Step;

namespace FineCalc.Eu;

/// <summary>
/// The questions that ESMA's fines on trade repositories turn on under EMIR (Regulation (EU) No 648/2012, Article 65 and Annex II).
/// </summary>
public static class EuEsmaEmir
{
    private static readonly LocalDate Raised = new(2019, 6, 17);

    private const string Regulation = "Regulation (EU) No 648/2012 (EMIR)";

    /// <summary>The group of the infringement.</summary>
    public static Fact<EmirGroup> Group { get; } =
        Fact.Choice(
                "group",
                "Group of infringements",
                "To which group of Article 65(2) does the infringement of Annex I belong? The letters named are those of Annex I since "
                    + "17 June 2019; how it was numbered before was not read.",
                (EmirGroup.A, "Section I point (c), Section II points (c) to (g), Section III points (a) and (b)"),
                (EmirGroup.B, "Section I points (a), (b) and (d) to (k), Section II points (a), (b) and (h)"),
                (EmirGroup.C, "Section IV")
            )
            .PerInfringement()
            .At(At("Art 65(2)"))
            .Since(Raised, f => f.Asking("To which group of Article 65(2) does the infringement of Annex I belong?"));

    /// <summary>The turnover.</summary>
    public static Fact<Money> Turnover { get; } =
        Fact.Money("turnover", "Turnover", "What was the trade repository's annual turnover in the preceding business year?")
            .From(Money.Eur(0))
            .At(At("Art 65(2), (4)"));

    /// <summary>The basic amount.</summary>
    public static Fact<Money> BasicAmount { get; } =
        Fact.Money("basic-amount", "Basic amount as given", "Which basic amount did ESMA take, inside the limits of the group?")
            .From(Money.Eur(0))
            .AsJudgement()
            .PerInfringement()
            .At(At("Art 65(2)"));

    /// <summary>Repetition.</summary>
    public static Fact<Count> Repetitions { get; } =
        Fact.Count("repetitions", "Repetitions", "How many times has the infringement been repeated?", "times")
            .From(0)
            .Whole()
            .PerInfringement()
            .Default(0, "none is mentioned")
            .At(At("Annex II, I(a)"));

    /// <summary>Longer than six months.</summary>
    public static Fact<bool> IsLong { get; } =
        Factor("over-six-months", "More than six months", "Has the infringement been committed for more than six months?", "I(b)");

    /// <summary>Systemic weaknesses.</summary>
    public static Fact<bool> IsSystemic { get; } =
        Factor(
            "systemic-weaknesses",
            "Systemic weaknesses",
            "Has it revealed systemic weaknesses in the organisation, in particular in its procedures, management systems or internal "
                + "controls?",
            "I(c)"
        );

    /// <summary>Quality of the data.</summary>
    public static Fact<bool> HarmsData { get; } =
        Factor(
            "data-quality",
            "Quality of the data",
            "Has it a negative impact on the quality of the data that the trade repository maintains?",
            "I(d)"
        );

    /// <summary>Intent.</summary>
    public static Fact<bool> IsIntentional { get; } = UnionFines.Intent(At("Annex II, I(e)")).PerInfringement();

    /// <summary>No remedial action.</summary>
    public static Fact<bool> IsUnremedied { get; } = UnionFines.NoRemedialAction(At("Annex II, I(f)")).PerInfringement();

    /// <summary>No cooperation.</summary>
    public static Fact<bool> IsUncooperative { get; } =
        Factor("no-cooperation", "No cooperation", "Has the senior management not cooperated with ESMA in its investigations?", "I(g)");

    /// <summary>Less than ten working days.</summary>
    public static Fact<bool> IsShort { get; } =
        Factor("under-ten-days", "Less than ten working days", "Has it been committed for less than ten working days?", "II(a)");

    /// <summary>All measures taken.</summary>
    public static Fact<bool> TookAllMeasures { get; } = UnionFines.AllMeasures(At("Annex II, II(b)")).PerInfringement();

    /// <summary>Brought to ESMA's attention.</summary>
    public static Fact<bool> WasReported { get; } =
        Factor(
            "reported",
            "Brought to ESMA's attention",
            "Has the trade repository brought it quickly, effectively and completely to ESMA's attention?",
            "II(c)"
        );

    /// <summary>Voluntary prevention.</summary>
    public static Fact<bool> PreventsAnother { get; } =
        Factor(
            "voluntary-measures",
            "Voluntary measures",
            "Has the trade repository voluntarily taken measures to ensure that a similar infringement cannot be committed?",
            "II(d)"
        );

    /// <summary>The benefit.</summary>
    public static Fact<Money> Benefit { get; } =
        Fact.Money("benefit", "Financial benefit", "What did the trade repository gain from the infringement, directly or indirectly?")
            .From(Money.Eur(0))
            .PerInfringement()
            .Default(Money.Eur(0), "none is mentioned")
            .At(At("Art 65(4)"));

    /// <summary>The act an infringement belongs to.</summary>
    public static Fact<Count> Act { get; } = UnionFines.Act(At("Art 65(4)"));

    internal static Regime Define() =>
        Regime.Define(
            new RegimeInfo("eu-esma-emir", "ESMA fines on trade repositories (EMIR)", Currency.Eur)
            {
                Authority = "European Securities and Markets Authority (ESMA)",
                Jurisdiction = "European Union",
                DateMeaning =
                    "the date of the infringement, since 16 August 2012, when the regulation came into force (reported): the text is "
                    + "silent on cases that span the rise of the basic amounts on 17 June 2019, and FineCalc takes the limits of "
                    + "the day on which the infringement ended",
                Dates =
                [
                    new DateRule("infringement", "the day on which the infringement ended")
                    {
                        Meaning = "infringement-end",
                        Role = DateRole.ConductEnd,
                    },
                ],
            },
            [new MethodPeriod("EMIR, Article 65 and Annex II", new LocalDate(2012, 8, 16), null, LayOut)],
            LawData.Of("eu-esma-emir")
        );

    private static Method LayOut(NumbersInForce law)
    {
        // What the limits of the third group were before 2019 was not read: the amount has to be given.
        var hasThird = law.Date >= Raised;

        // Art 65(2): a basic amount between the limits of the group, by the turnover.
        var basic = ByCategory(
                Group,
                (EmirGroup.A, Between("a")),
                (EmirGroup.B, Between("b")),
                (EmirGroup.C, hasThird ? Between("c") : BasicAmount)
            )
            .Named("basic", "Basic amount", At("Art 65(2)"))
            .MayBeStated(BasicAmount);

        // Art 65(3): aggravating and mitigating coefficients.
        var coefficient = UnionFines
            .Coefficients(law, Repetitions, Factors)
            .Named("coefficient", "Coefficients taken together", At("Art 65(3), Annex II"));
        var adjusted = (basic * coefficient)
            .AtLeast(Constant(Money.Eur(0)))
            .Named("adjusted", "After aggravating and mitigating factors", At("Art 65(3)"));

        // Art 65(4): held by a share of the turnover, and no less than the benefit; of several infringements by one act the highest fine.
        var each = adjusted
            .CappedAt(Turnover * law.Rate("cap"))
            .AtLeast(Benefit)
            .Named(
                "fine-each",
                "Fine for each infringement",
                At("Art 65(4)") with
                {
                    Note = "The text caps the fine and then says that it is at least the benefit; FineCalc lets the benefit prevail.",
                }
            );
        var isInside = IsInside(EmirGroup.A, "a") & IsInside(EmirGroup.B, "b");
        return new Method(GreatestOver(each, Act).Named("fine", "Fine", At("Art 65(4)")))
        {
            Conditions =
            [
                DateCondition.SinceVersion(
                    law,
                    hasThird
                        ? "The basic amounts were raised on 17 June 2019, and the text is silent on what spans the day"
                        : "The regulation is in force since 16 August 2012",
                    hasThird ? At("Art 65(2)") : At("entry into force") with { Standing = Standing.Reported }
                ),
            ],
            Checks =
            [
                new Check(
                    "basic-amount-outside-limits",
                    hasThird ? isInside & IsInside(EmirGroup.C, "c") : isInside,
                    "The basic amount lies outside the limits of the group.",
                    "an amount between the limits of Article 65(2)"
                )
                {
                    Subject = BasicAmount,
                },
                Check.Warning(
                    "durations-contradict",
                    !(IsLong & IsShort),
                    "The infringement is said to have lasted for more than six months and for less than ten working days; both count.",
                    "one of the two",
                    IsShort
                ),
            ],
        };

        Step<Money> Between(string group) =>
            UnionFines.Between(law, group, UnionFines.PlaceByTurnover(law, Turnover).Named("end", "Place between the limits", OfEnd));

        Step<bool> IsInside(EmirGroup group, string name) =>
            !Group.Is(group) | basic.IsWithin(law.Money($"basic.{name}.least"), law.Money($"basic.{name}.most"));
    }

    private static Citation OfEnd =>
        At("Art 65(2)") with
        {
            Note = "The text has the lower end, the middle and the higher end; how far each reaches it does not say.",
        };

    private static Fact<bool>[] Factors =>
        [
            IsLong,
            IsSystemic,
            HarmsData,
            IsIntentional,
            IsUnremedied,
            IsUncooperative,
            IsShort,
            TookAllMeasures,
            WasReported,
            PreventsAnother,
        ];

    private static Fact<bool> Factor(string id, string name, string question, string pinpoint) =>
        UnionFines.Factor(id, name, question, At($"Annex II, {pinpoint}")).PerInfringement();

    private static Citation At(string pinpoint) => new(Regulation, pinpoint);
}
