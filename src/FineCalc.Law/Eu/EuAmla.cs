using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;
using static FineCalc.Steps.Step;

namespace FineCalc.Eu;

/// <summary>
/// The questions that pecuniary sanctions of the Anti-Money Laundering Authority on selected obliged entities turn on (Regulation (EU)
/// 2024/1620, Articles 22 and 23, Annexes I and II).
/// </summary>
public static class EuAmla
{
    private const string Regulation = "Regulation (EU) 2024/1620 (AMLA)";

    /// <summary>The point of Article 22(3).</summary>
    public static Fact<AmlaPoint> Point { get; } =
        Fact.Choice(
                "point",
                "Point of Article 22(3)",
                "Which requirement of Annex II was breached, and in how many member states?",
                (AmlaPoint.A, "customer due diligence, group policies or reporting, in two or more member states"),
                (AmlaPoint.B, "customer due diligence, internal policies or reporting, in one member state"),
                (AmlaPoint.C, "another requirement, in two or more member states"),
                (AmlaPoint.D, "another requirement, in one member state"),
                (AmlaPoint.E, "a decision of the Authority")
            )
            .At(At("Art 22(3), Annex II"));

    /// <summary>The turnover.</summary>
    public static Fact<Money> Turnover { get; } =
        Fact.Money(
                "turnover",
                "Turnover",
                "What was the total annual turnover in the preceding business year: that of the consolidated accounts, where the entity "
                    + "belongs to a group?"
            )
            .From(Money.Eur(0))
            .At(At("Art 22(3), (6), (8)"));

    /// <summary>The basic amount.</summary>
    public static Fact<Money> BasicAmount { get; } =
        Fact.Money("basic-amount", "Basic amount as given", "Which basic amount did the Authority take, inside the limits of the point?")
            .From(Money.Eur(0))
            .AsJudgement()
            .At(At("Art 22(3)"));

    /// <summary>Where between the limits.</summary>
    public static Fact<Rate> Place { get; } =
        Fact.Rate("place-in-range", "Place in the range", "Where does the basic amount lie between the least (0%) and the most (100%)?")
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .Open(
                Rate.Zero,
                Rate.Percent(50),
                Rate.One,
                "the Regulation leaves the amount between the limits to the Authority; the middle is FineCalc's reading of 'likely'"
            )
            .At(At("Art 22(3)"));

    /// <summary>Repetition.</summary>
    public static Fact<Count> Repetitions { get; } =
        Fact.Count("repetitions", "Repetitions", "How many times has the breach been repeated?", "times")
            .From(0)
            .Whole()
            .Default(0, "none is mentioned")
            .At(At("Annex I"));

    /// <summary>Longer than six months.</summary>
    public static Fact<bool> IsLong { get; } =
        Factor("over-six-months", "More than six months", "Has the breach been committed for more than six months?");

    /// <summary>Systemic weaknesses.</summary>
    public static Fact<bool> IsSystemic { get; } =
        Factor("systemic-weaknesses", "Systemic weaknesses", "Has it revealed systemic weaknesses in the organisation?");

    /// <summary>Intent.</summary>
    public static Fact<bool> IsIntentional { get; } = UnionFines.Intent(At("Annex I"));

    /// <summary>No remedial action.</summary>
    public static Fact<bool> IsUnremedied { get; } = UnionFines.NoRemedialAction(At("Annex I"));

    /// <summary>No cooperation.</summary>
    public static Fact<bool> IsUncooperative { get; } =
        Factor("no-cooperation", "No cooperation", "Has the senior management not cooperated with the Authority?");

    /// <summary>All measures taken.</summary>
    public static Fact<bool> TookAllMeasures { get; } = UnionFines.AllMeasures(At("Annex I"));

    /// <summary>Brought to the Authority's attention.</summary>
    public static Fact<bool> WasReported { get; } =
        Factor(
            "reported",
            "Brought to the Authority's attention",
            "Has the entity brought it quickly, effectively and completely to the Authority's attention?"
        );

    /// <summary>Voluntary prevention.</summary>
    public static Fact<bool> PreventsAnother { get; } =
        Factor(
            "voluntary-measures",
            "Voluntary measures",
            "Has the entity voluntarily taken measures to ensure that a similar breach cannot be committed?"
        );

    /// <summary>The benefit.</summary>
    public static Fact<Money> Benefit { get; } =
        Fact.Money(
                "benefit",
                "Profit or loss",
                "Which profit was gained or loss avoided by the breach, or loss caused to others, where that can be determined?"
            )
            .From(Money.Eur(0))
            .Default(Money.Eur(0), "none is mentioned")
            .At(At("Art 22(5)"));

    /// <summary>The average daily turnover.</summary>
    public static Fact<Money> DailyTurnover { get; } =
        Fact.Money(
                "daily-turnover",
                "Average daily turnover",
                "What was the average daily turnover in the preceding business year? Asked of a periodic penalty, which is shown beside "
                    + "the fine and is no part of it."
            )
            .From(Money.Eur(0))
            .At(At("Art 23"));

    internal static Regime Define() =>
        Regime.Define(
            new RegimeInfo("eu-amla", "AMLA, pecuniary sanctions on selected obliged entities", Currency.Eur)
            {
                Authority = "Authority for Anti-Money Laundering and Countering the Financing of Terrorism (AMLA)",
                Jurisdiction = "European Union",
                DateMeaning =
                    "the date of the breach: the text does not say which day counts, and FineCalc takes the day on which it ended. The "
                    + "Regulation applies from 1 July 2025 (Article 108, read); that the Authority supervises selected entities itself "
                    + "only later, about 2028, is from memory and unverified",
                Dates =
                [
                    new DateRule("infringement", "the day on which the breach ended")
                    {
                        Meaning = "infringement-end",
                        Role = DateRole.ConductEnd,
                    },
                ],
            },
            [new MethodPeriod("Regulation 2024/1620, Article 22 and Annex I", new LocalDate(2025, 7, 1), null, LayOut)],
            LawData.Of("eu-amla")
        );

    private static Method LayOut(NumbersInForce law)
    {
        // Art 22(3): a basic amount between the limits of the point, the upper of which grows with the turnover in two of them.
        Step<Money> Least(string point) => law.Money($"basic.{point}.least");
        Step<Money> Most(string point) =>
            law.Has($"basic.{point}.share")
                ? Greatest(law.Money($"basic.{point}.most"), Turnover * law.Rate($"basic.{point}.share"))
                : law.Money($"basic.{point}.most");
        var least = ByCategory(Point, Least).Named("least", "Least basic amount", At("Art 22(3)"));
        var most = ByCategory(Point, Most).Named("most", "Highest basic amount", At("Art 22(3)"));
        var basic = (least + ((most - least) * Place)).Named("basic", "Basic amount", At("Art 22(3)")).MayBeStated(BasicAmount);

        // Art 22(4), (5): coefficients, and what was gained or lost on top.
        var coefficient = UnionFines
            .Coefficients(
                law,
                Repetitions,
                IsLong,
                IsSystemic,
                IsIntentional,
                IsUnremedied,
                IsUncooperative,
                TookAllMeasures,
                WasReported,
                PreventsAnother
            )
            .Named("coefficient", "Coefficients taken together", At("Art 22(4), Annex I"));
        var adjusted = (basic * coefficient)
            .AtLeast(Constant(Money.Eur(0)))
            .Named("adjusted", "After aggravating and mitigating factors", At("Art 22(4), (5)"));
        var raised = (adjusted + Benefit).Named("with-benefit", "With what was gained or lost", At("Art 22(5)"));

        // Art 22(6), (7): a share of the turnover or an amount; for the breach of a decision the text has none.
        var ceiling = Where(
                Point.Is(AmlaPoint.A) | Point.Is(AmlaPoint.B),
                Turnover * law.Rate("cap.share"),
                otherwise: law.Money("cap.fixed")
            )
            .Named("ceiling", "Highest sanction", At("Art 22(6)-(8)"));
        var fine = Where(Point.Is(AmlaPoint.E), raised, otherwise: raised.CappedAt(ceiling))
            .Named(
                "fine",
                "Pecuniary sanction",
                At("Art 22(6)-(8)") with
                {
                    Note = "For the breach of a decision of the Authority the text states no highest sanction.",
                }
            );
        var periodic = (DailyTurnover * law.Rate("periodic")).Named(
            "periodic",
            "Highest periodic penalty for each day",
            At("Art 23") with
            {
                Note = "For at most six months from the decision, which may be renewed once for six; 2% of daily income for a person.",
            }
        );
        return new Method(fine)
        {
            AlsoShown = [Shown.Of(most, BasicAmount.IsGiven()), Shown.Of(periodic, DailyTurnover.IsGiven())],
            Conditions = [DateCondition.SinceVersion(law, "The Regulation applies from 1 July 2025", At("Art 108"))],
            Checks =
            [
                new Check(
                    "basic-amount-outside-limits",
                    basic.IsWithin(least, most),
                    "The basic amount lies outside the limits of the point.",
                    "an amount between the limits of Article 22(3)"
                )
                {
                    Subject = BasicAmount,
                },
            ],
        };
    }

    private static Fact<bool> Factor(string id, string name, string question) => UnionFines.Factor(id, name, question, At("Annex I"));

    private static Citation At(string pinpoint) => new(Regulation, pinpoint);
}
