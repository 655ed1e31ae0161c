using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;
using static FineCalc.Steps.Step;

namespace FineCalc.Eu;

/// <summary>
/// The questions that ESMA's fines on credit rating agencies turn on (Regulation (EC) No 1060/2009, Article 36a and Annexes III and IV).
/// </summary>
public static class EuEsmaCra
{
    private const string Regulation = "Regulation (EC) No 1060/2009 on credit rating agencies";

    /// <summary>The class of the infringement.</summary>
    public static Fact<CraClass> Class { get; } =
        Fact.Choice(
                "class",
                "Class of infringements",
                "To which letter of Article 36a(2) does the infringement of Annex III belong? Section I point 53 stands under b and c.",
                (CraClass.A, "Section I points 1-5, 11-15, 19, 20, 23, 26a-26d, 28, 30, 32, 33, 35, 41, 43, 50, 51, 55-62"),
                (CraClass.B, "Section I points 6-8, 16-18, 21, 22, 22a, 24, 25, 27, 29, 31, 34, 37-40, 42-42b, 45-49a, 52-54"),
                (CraClass.C, "Section I points 9, 10, 26, 36, 44, 53"),
                (CraClass.D, "Section II points 1, 6-9"),
                (CraClass.E, "Section II points 2, 3a-5"),
                (CraClass.F, "Section II point 3"),
                (CraClass.G, "Section III points 1-3, 11"),
                (CraClass.H, "Section I point 20a; Section III points 4-4c, 6, 8, 10"),
                (CraClass.I, "Section III points 5, 7, 9")
            )
            .PerInfringement()
            .At(At("Art 36a(2)"));

    /// <summary>The turnover.</summary>
    public static Fact<Money> Turnover { get; } =
        Fact.Money("turnover", "Turnover", "What was the credit rating agency's annual turnover in the preceding business year?")
            .From(Money.Eur(0))
            .At(At("Art 36a(2), (4)"));

    /// <summary>The end of the limits that was taken.</summary>
    public static Fact<LimitsEnd> End { get; } =
        Fact.Choice(
                "end",
                "End of the limits as given",
                "Which end of the limits did ESMA take, where the turnover is not known?",
                (LimitsEnd.Lower, "the lower end"),
                (LimitsEnd.Middle, "the middle"),
                (LimitsEnd.Higher, "the higher end")
            )
            .PerInfringement()
            .At(At("Art 36a(2)"));

    /// <summary>The basic amount.</summary>
    public static Fact<Money> BasicAmount { get; } =
        Fact.Money("basic-amount", "Basic amount as given", "Which basic amount did ESMA take, inside the limits of the class?")
            .From(Money.Eur(0))
            .AsJudgement()
            .PerInfringement()
            .At(At("Art 36a(2)"));

    /// <summary>Repetition.</summary>
    public static Fact<Count> Repetitions { get; } =
        Fact.Count("repetitions", "Repetitions", "How many times has the infringement been repeated?", "times")
            .From(0)
            .Whole()
            .PerInfringement()
            .Default(0, "none is mentioned")
            .At(At("Annex IV, I"));

    /// <summary>Longer than six months.</summary>
    public static Fact<bool> IsLong { get; } =
        Factor("over-six-months", "More than six months", "Has the infringement been committed for more than six months?");

    /// <summary>Systemic weaknesses.</summary>
    public static Fact<bool> IsSystemic { get; } =
        Factor("systemic-weaknesses", "Systemic weaknesses", "Has it revealed systemic weaknesses in the organisation?");

    /// <summary>Quality of the ratings.</summary>
    public static Fact<bool> HarmsRatings { get; } =
        Factor("ratings-quality", "Quality of the ratings", "Has it had a negative impact on the quality of the agency's ratings?");

    /// <summary>Intent.</summary>
    public static Fact<bool> IsIntentional { get; } = UnionFines.Intent(At("Annex IV")).PerInfringement();

    /// <summary>No remedial action.</summary>
    public static Fact<bool> IsUnremedied { get; } = UnionFines.NoRemedialAction(At("Annex IV")).PerInfringement();

    /// <summary>No cooperation.</summary>
    public static Fact<bool> IsUncooperative { get; } =
        Factor("no-cooperation", "No cooperation", "Has the senior management not cooperated with ESMA in its investigations?");

    /// <summary>Less than ten working days.</summary>
    public static Fact<bool> IsShort { get; } =
        Factor(
            "under-ten-days",
            "Less than ten working days",
            "Has an infringement of Section II or III been committed for less than ten working days?"
        );

    /// <summary>All measures taken.</summary>
    public static Fact<bool> TookAllMeasures { get; } = UnionFines.AllMeasures(At("Annex IV")).PerInfringement();

    /// <summary>Brought to ESMA's attention.</summary>
    public static Fact<bool> WasReported { get; } =
        Factor(
            "reported",
            "Brought to ESMA's attention",
            "Has the agency brought it quickly, effectively and completely to ESMA's attention?"
        );

    /// <summary>Voluntary prevention.</summary>
    public static Fact<bool> PreventsAnother { get; } =
        Factor(
            "voluntary-measures",
            "Voluntary measures",
            "Has the agency voluntarily taken measures to ensure that a similar infringement cannot be committed?"
        );

    /// <summary>The benefit.</summary>
    public static Fact<Money> Benefit { get; } =
        Fact.Money("benefit", "Financial benefit", "What did the agency gain from the infringement, directly or indirectly?")
            .From(Money.Eur(0))
            .PerInfringement()
            .Default(Money.Eur(0), "none is mentioned")
            .At(At("Art 36a(4)"));

    /// <summary>The act an infringement belongs to.</summary>
    public static Fact<Count> Act { get; } = UnionFines.Act(At("Art 36a(4)"));

    internal static Regime Define() =>
        Regime.Define(
            new RegimeInfo("eu-esma-cra", "ESMA fines on credit rating agencies", Currency.Eur)
            {
                Authority = "European Securities and Markets Authority (ESMA)",
                Jurisdiction = "European Union",
                DateMeaning =
                    "the date of the infringement: the text does not say which day counts, and FineCalc takes the day on which it ended. "
                    + "The consolidated text was read; that it is so in substance since Regulation (EU) No 462/2013 came into force, and "
                    + "that this was on 20 June 2013, is from memory and unverified, and earlier days are not worked out",
                Dates =
                [
                    new DateRule("infringement", "the day on which the infringement ended")
                    {
                        Meaning = "infringement-end",
                        Role = DateRole.ConductEnd,
                    },
                ],
            },
            [new MethodPeriod("Regulation 1060/2009, Article 36a and Annex IV", new LocalDate(2013, 6, 20), null, LayOut)],
            LawData.Of("eu-esma-cra")
        );

    private static Method LayOut(NumbersInForce law)
    {
        // Art 36a(2): a basic amount between the limits of the class, by the turnover or by the end that is given.
        var byEnd = ByCategory(End, end => law.Rate("end." + end));
        var place = Where(End.IsGiven(), byEnd, otherwise: UnionFines.PlaceByTurnover(law, Turnover))
            .Named(
                "end",
                "Place between the limits",
                At("Art 36a(2)") with
                {
                    Note = "The text has the lower end, the middle and the higher end; how far each reaches it does not say.",
                }
            );
        var basic = ByCategory(Class, letter => UnionFines.Between(law, letter, place))
            .Named("basic", "Basic amount", At("Art 36a(2)"))
            .MayBeStated(BasicAmount);

        // Art 36a(3): aggravating and mitigating coefficients.
        var coefficient = UnionFines
            .Coefficients(
                law,
                Repetitions,
                IsLong,
                IsSystemic,
                HarmsRatings,
                IsIntentional,
                IsUnremedied,
                IsUncooperative,
                IsShort,
                TookAllMeasures,
                WasReported,
                PreventsAnother
            )
            .Named("coefficient", "Coefficients taken together", At("Art 36a(3), Annex IV"));
        var adjusted = (basic * coefficient)
            .AtLeast(Constant(Money.Eur(0)))
            .Named("adjusted", "After aggravating and mitigating factors", At("Art 36a(3)"));

        // Art 36a(4): held by a share of the turnover, and no less than the benefit; of several infringements by one act the highest fine.
        var ceiling = (Turnover * law.Rate("cap")).Named("ceiling", "Highest fine", At("Art 36a(4)"));
        var each = Where(Turnover.IsGiven(), adjusted.CappedAt(ceiling), otherwise: adjusted)
            .AtLeast(Benefit)
            .Named(
                "fine-each",
                "Fine for each infringement",
                At("Art 36a(4)") with
                {
                    Note =
                        "The text caps the fine and then says that it is at least the benefit; FineCalc lets the benefit prevail. Where "
                        + "the turnover is not known nothing is capped.",
                }
            );
        return new Method(GreatestOver(each, Act).Named("fine", "Fine", At("Art 36a(4)")))
        {
            Conditions =
            [
                DateCondition.SinceVersion(
                    law,
                    "What the text was before Regulation (EU) No 462/2013 was not read",
                    At("Art 36a") with
                    {
                        Standing = Standing.Unverified,
                    }
                ),
            ],
            Checks =
            [
                new Check(
                    "basic-amount-outside-limits",
                    basic.IsWithin(
                        ByCategory(Class, letter => law.Money($"basic.{letter}.least")),
                        ByCategory(Class, letter => law.Money($"basic.{letter}.most"))
                    ),
                    "The basic amount lies outside the limits of the class.",
                    "an amount between the limits of Article 36a(2)"
                )
                {
                    Subject = BasicAmount,
                },
                new Check(
                    "factor-not-of-section",
                    IsShort.Implies(!(Class.Is(CraClass.A) | Class.Is(CraClass.B) | Class.Is(CraClass.C))),
                    "Less than ten working days lower the fine for infringements of Sections II and III only.",
                    "another class, or no such factor"
                )
                {
                    Subject = IsShort,
                },
                Check.Warning(
                    "durations-contradict",
                    !(IsLong & IsShort),
                    "The infringement is said to have lasted for more than six months and for less than ten working days; both count.",
                    "one of the two",
                    IsShort
                ),
                Check.Warning(
                    "ceiling-not-known",
                    Turnover.IsGiven(),
                    $"The turnover is not given, so that the fine is not held by {law.Say("cap")} of it.",
                    "the turnover of the preceding business year",
                    Turnover
                ),
            ],
        };
    }

    private static Fact<bool> Factor(string id, string name, string question) =>
        UnionFines.Factor(id, name, question, At("Annex IV")).PerInfringement();

    private static Citation At(string pinpoint) => new(Regulation, pinpoint);
}
