using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Us;

/// <summary>The questions that fines on organisations turn on under chapter 8 of the United States Sentencing Guidelines.</summary>
public static class UsSentencing
{
    /// <summary>The offence level.</summary>
    public static Fact<Count> OffenceLevel { get; } =
        Fact.Count("offence-level", "Offence level", "What is the offence level under chapter 2 (and 3D), as 8C2.3 directs?", "(level)")
            .Within(0, 100)
            .Whole()
            .AsJudgement()
            .At(At("8C2.3"));

    /// <summary>The gain.</summary>
    public static Fact<Money> Gain { get; } =
        Fact.Money("gain", "Pecuniary gain", "What was the pecuniary gain to the organisation from the offence?")
            .From(Money.Usd(0))
            .Default(Money.Usd(0), "no gain is shown")
            .At(At("8C2.4(a)(2)"));

    /// <summary>The loss.</summary>
    public static Fact<Money> Loss { get; } =
        Fact.Money(
                "loss",
                "Pecuniary loss",
                "What pecuniary loss did the organisation cause intentionally, knowingly or recklessly? Other loss does not count, and "
                    + "none does where an amount stands in its place."
            )
            .From(Money.Usd(0))
            .Default(Money.Usd(0), "no such loss is shown")
            .At(At("8C2.4(a)(3)"));

    /// <summary>What a special instruction puts in the place of the loss.</summary>
    public static Fact<Money> InPlaceOfLoss { get; } =
        Fact.Money(
                "in-place-of-loss",
                "Amount in the place of the loss",
                "Which amount does a special instruction of chapter 2 put in the place of the loss? In bribery (2C1.1(d)(1)) it is the "
                    + "greatest of the unlawful payment, the benefit received or to be received for it, and the consequential damages; "
                    + "2B4.1, 2C1.2 and 2E5.1 have one too. That of antitrust is asked for by itself."
            )
            .From(Money.Usd(0))
            .At(At("8C2.4(b)"));

    /// <summary>Whether it is an antitrust offence.</summary>
    public static Fact<bool> IsAntitrust { get; } =
        Fact.Flag(
                "antitrust",
                "Antitrust offence",
                "Is it an antitrust offence under 2R1.1, so that a share of the commerce affected stands for the loss and no multiplier "
                    + "is below a floor?"
            )
            .Default(false, "the case names no antitrust offence")
            .At(At("2R1.1(d)"));

    /// <summary>The commerce affected.</summary>
    public static Fact<Money> AffectedCommerce { get; } =
        Fact.Money("affected-commerce", "Commerce affected", "What volume of commerce did the antitrust offence affect?")
            .From(Money.Usd(0))
            .At(At("2R1.1(d)(1)"));

    /// <summary>A base fine found otherwise.</summary>
    public static Fact<Money> StatedBase { get; } =
        Fact.Money(
                "stated-base",
                "Base fine as stated",
                "Which base fine did the court or agreement state, where what it was taken from is not known?"
            )
            .From(Money.Usd(0))
            .AsJudgement()
            .At(At("8C2.4"));

    /// <summary>A culpability score found otherwise.</summary>
    public static Fact<Count> StatedScore { get; } =
        Fact.Stated<Count>("stated-culpability-score", "Culpability score", At("8C2.5"), "(points)").Whole();

    /// <summary>The number of employees.</summary>
    public static Fact<Count> Employees { get; } =
        Fact.Count(
                "employees",
                "Employees",
                "How many employees had the organisation, or the unit within which the offence was committed?",
                "people"
            )
            .From(0)
            .Whole()
            .At(At("8C2.5(b)"));

    /// <summary>Who took part or tolerated the offence.</summary>
    public static Fact<PersonnelInvolved> Involvement { get; } =
        Fact.Choice(
                "involvement",
                "Personnel involved",
                "Who took part in, condoned or was wilfully ignorant of the offence, or tolerated it pervasively?",
                (PersonnelInvolved.None, "nobody of substantial authority"),
                (PersonnelInvolved.SubstantialAuthority, "personnel of substantial authority took part; tolerance was not pervasive"),
                (
                    PersonnelInvolved.HighLevel,
                    "high-level personnel took part, or tolerance by personnel of substantial authority was pervasive"
                )
            )
            .AsJudgement()
            .At(At("8C2.5(b)"));

    /// <summary>Similar misconduct in the past.</summary>
    public static Fact<PriorHistory> History { get; } =
        Fact.Choice(
                "history",
                "Prior history",
                "How long before was there a criminal adjudication based on similar misconduct, or civil or administrative adjudication "
                    + "based on two or more separate instances of it?",
                (PriorHistory.None, "ten years or more, or never"),
                (PriorHistory.WithinTenYears, "less than ten years"),
                (PriorHistory.WithinFiveYears, "less than five years")
            )
            .Default(PriorHistory.None, "no earlier adjudication is shown")
            .At(At("8C2.5(c)"));

    /// <summary>Violation of an order.</summary>
    public static Fact<OrderViolated> Order { get; } =
        Fact.Choice(
                "order",
                "Violation of an order",
                "Did the offence violate an order?",
                (OrderViolated.None, "no"),
                (OrderViolated.ProbationCondition, "another condition of probation"),
                (OrderViolated.OrderOrSimilarMisconduct, "a judicial order or injunction, or probation by similar misconduct")
            )
            .Default(OrderViolated.None, "no violated order is shown")
            .At(At("8C2.5(d)"));

    /// <summary>Obstruction of justice.</summary>
    public static Fact<bool> Obstruction { get; } =
        Fact.Flag("obstruction", "Obstruction of justice", "Did the organisation wilfully obstruct justice?")
            .Default(false, "no obstruction is shown")
            .At(At("8C2.5(e)"));

    /// <summary>An effective compliance programme.</summary>
    public static Fact<bool> ComplianceProgramme { get; } =
        Fact.Flag(
                "compliance-programme",
                "Effective compliance programme",
                "Had the organisation an effective compliance and ethics programme, not lost by delay in reporting or by high-level "
                    + "involvement?"
            )
            .AsJudgement()
            .Default(false, "no effective programme is shown")
            .At(At("8C2.5(f)"));

    /// <summary>Self-reporting, cooperation and acceptance.</summary>
    public static Fact<Acceptance> Cooperation { get; } =
        Fact.Choice(
                "cooperation",
                "Self-report, cooperation, acceptance",
                "Did the organisation report the offence itself, cooperate fully and accept responsibility? Only the greatest reduction "
                    + "counts.",
                (Acceptance.None, "none of these"),
                (Acceptance.AcceptedResponsibility, "it accepted responsibility"),
                (Acceptance.CooperatedFully, "it cooperated fully and accepted responsibility"),
                (Acceptance.SelfReported, "it reported the offence, cooperated fully and accepted responsibility")
            )
            .AsJudgement()
            .Default(Acceptance.None, "nothing of the kind is shown")
            .At(At("8C2.5(g)"));

    /// <summary>The statutory maximum.</summary>
    public static Fact<Money> StatutoryMaximum { get; } =
        Fact.Money("statutory-maximum", "Statutory maximum", "What is the statutory maximum of the fine, if one is known?")
            .From(Money.Usd(0))
            .At(At("8C3.1"));

    /// <summary>The statutory minimum.</summary>
    public static Fact<Money> StatutoryMinimum { get; } =
        Fact.Money("statutory-minimum", "Statutory minimum", "What is the statutory minimum of the fine, if there is one?")
            .From(Money.Usd(0))
            .Default(Money.Usd(0), "no minimum is known")
            .At(At("8C3.1"));

    /// <summary>Where in the range the fine lies.</summary>
    public static Fact<Rate> PointInRange { get; } =
        Fact.Rate(
                "point-in-range",
                "Point in the range",
                "Where in the guideline range does the fine lie: 0% at its low end, 100% at its high end?"
            )
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .Open(
                Rate.Zero,
                Rate.Percent(50),
                Rate.One,
                "8C2.8 leaves the point in the range to the court; the middle is FineCalc's reading of 'likely'"
            )
            .At(At("8C2.8"));

    /// <summary>The Department of Justice's policy under which a company's case was resolved.</summary>
    public static Fact<EnforcementPolicy> Policy { get; } =
        Fact.Choice(
                "enforcement-policy",
                "Corporate Enforcement Policy",
                "Was the case resolved under the Department of Justice's Corporate Enforcement Policy, and which one held on the day of "
                    + "the resolution? That day and not the day of the offence counts.",
                (EnforcementPolicy.None, "it was not, or none is meant"),
                (EnforcementPolicy.Pilot2016, "the Fraud Section's Pilot Program, resolved from 5 April 2016 until 28 November 2017"),
                (EnforcementPolicy.Before2023, "the Criminal Division's, resolved from 29 November 2017 until 16 January 2023"),
                (EnforcementPolicy.January2023, "the Criminal Division's, resolved from 17 January 2023 until 11 May 2025"),
                (EnforcementPolicy.May2025, "the Criminal Division's, resolved from 12 May 2025 until 9 March 2026"),
                (EnforcementPolicy.March2026, "the whole department's, resolved since 10 March 2026")
            )
            .Default(EnforcementPolicy.None, "no resolution under the policy is mentioned")
            .At(PolicyAt("self-disclosure, cooperation and remediation"));

    /// <summary>What the policy gave the company.</summary>
    public static Fact<PolicyOutcome> Outcome { get; } =
        Fact.Choice(
                "policy-outcome",
                "Outcome under the policy",
                "What did the department find under the policy?",
                (
                    PolicyOutcome.Cooperated,
                    "full cooperation and remediation, without the self-disclosure that the policy asks for; since 2025 every other "
                        + "case than a near miss"
                ),
                (
                    PolicyOutcome.SelfDisclosed,
                    "self-disclosure, cooperation and remediation, and yet no declination (since 2025 a near miss)"
                ),
                (PolicyOutcome.Declined, "a declination: no fine, but gains are still to be disgorged")
            )
            .AsJudgement()
            .At(PolicyAt("self-disclosure, cooperation and remediation"));

    /// <summary>The reduction that the department made.</summary>
    public static Fact<Rate> PolicyReduction { get; } =
        Fact.Rate(
                "policy-reduction",
                "Reduction under the policy",
                "Which share did the department take off the low end of the range or, where point-in-range says another, off that point?"
            )
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .At(PolicyAt("self-disclosure, cooperation and remediation"));

    /// <summary>Where in the policy's range the reduction lies.</summary>
    public static Fact<Rate> PolicyPlace { get; } =
        Fact.Rate(
                "policy-place",
                "Place in the policy's range",
                "Where does the reduction lie between the least (0%) and the most (100%) that the policy provides for?"
            )
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .Open(
                Rate.Zero,
                Rate.Percent(50),
                Rate.One,
                "the policy leaves the reduction within its range to the department; the middle is FineCalc's reading of 'likely'"
            )
            .At(PolicyAt("self-disclosure, cooperation and remediation"));

    /// <summary>A fine outside the range.</summary>
    public static Fact<Money> AgreedFine { get; } =
        Fact.Money(
                "agreed-fine",
                "Fine as agreed or imposed",
                "Which fine was agreed or imposed instead of one in the range (a departure, a reduction from the low end)?"
            )
            .From(Money.Usd(0))
            .AsJudgement()
            .At(At("8C4"));

    /// <summary>Pay that the company withheld.</summary>
    public static Fact<Money> WithheldPay { get; } =
        Fact.Money(
                "withheld-pay",
                "Credit for withheld pay",
                "What was taken off the fine because the company withheld or recovered pay of those who took part?"
            )
            .From(Money.Usd(0))
            .AsJudgement()
            .Default(Money.Usd(0), "no credit for withheld pay is mentioned")
            .At(
                new Citation(
                    "US Department of Justice, Pilot Program Regarding Compensation Incentives and Clawbacks (3 March 2023)",
                    "credit against the fine",
                    Standing.Reported
                )
                {
                    Note = "For three years from 15 March 2023; whether it went on after that was not found.",
                }
            );

    /// <summary>The amount set for inability to pay.</summary>
    public static Fact<Money> InabilityToPay { get; } =
        Fact.Money(
                "inability-to-pay",
                "Total after inability to pay",
                "To which total was it reduced because the organisation could not pay?"
            )
            .From(Money.Usd(0))
            .AsJudgement()
            .At(At("8C3.3"));

    /// <summary>What is credited for other authorities.</summary>
    public static Fact<Money> CreditedElsewhere { get; } =
        Fact.Money(
                "credited-elsewhere",
                "Credited to other authorities",
                "How much of the total is credited against what the organisation pays to other authorities, here or abroad? The total "
                    + "stays what it is."
            )
            .From(Money.Usd(0))
            .AsJudgement()
            .At(AtCoordination);

    /// <summary>Disgorgement.</summary>
    public static Fact<Money> Disgorgement { get; } =
        Fact.Money(
                "disgorgement",
                "Disgorgement",
                "What gain is added because it has not been and will not be paid as restitution or otherwise?"
            )
            .From(Money.Usd(0))
            .Default(Money.Usd(0), "nothing is left to be disgorged")
            .At(At("8C2.9"));

    // The first day of the fine table that was not read.
    internal static readonly LocalDate TableAmended = new(2026, 11, 1);

    internal static Citation At(string pinpoint) => new("US Sentencing Guidelines Manual", pinpoint);

    internal static Citation PolicyAt(string pinpoint) => new("US Department of Justice, Corporate Enforcement Policy", pinpoint);

    // From memory.
    internal static Citation AtCoordination => new("Justice Manual", "1-12.100", Standing.Unverified);

    internal static Regime Define() =>
        Regime.Define(
            new RegimeInfo("us-sentencing-organisations", "US Sentencing Guidelines, fines on organisations", Currency.Usd)
            {
                Authority = "United States Sentencing Commission",
                Jurisdiction = "United States",
                DateMeaning =
                    "the date of the offence: 8C2.4(e)(1) itself keeps the earlier table for offences before 1 November 2015; the "
                    + "Department of Justice's Corporate Enforcement Policy is that of the day of the resolution, which a question "
                    + "asks for",
                Dates = [new DateRule("offence", "the day the offence was committed") { Role = DateRole.ConductEnd }],
                AlsoDates =
                [
                    new DateRule(
                        "decision",
                        "the day of the resolution or sentence; it is held to the days of the Corporate Enforcement Policy that is named"
                    )
                    {
                        Role = DateRole.Proceedings,
                    },
                ],
            },
            [
                new MethodPeriod("USSG chapter 8, part C", new LocalDate(1991, 11, 1), TableAmended, UsSentencingGuidelines.LayOut),
                new MethodPeriod(
                    "USSG chapter 8, part C, as amended (fine table not checked)",
                    TableAmended,
                    null,
                    UsSentencingGuidelines.LayOut
                ),
            ],
            LawData.Of("us-sentencing-organisations")
        );
}
