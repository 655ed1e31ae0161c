using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;
using static FineCalc.Steps.Step;

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
                "What pecuniary loss did the organisation cause intentionally, knowingly or recklessly? Other loss does not count."
            )
            .From(Money.Usd(0))
            .Default(Money.Usd(0), "no such loss is shown")
            .At(At("8C2.4(a)(3)"));

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
                "How long before was there an adjudication for similar misconduct (one criminal, or two or more separate civil or "
                    + "administrative)?",
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
                (EnforcementPolicy.Pilot2016, "the Fraud Section's Pilot Program, resolved from 5 April 2016 until late 2017"),
                (EnforcementPolicy.Before2023, "the Criminal Division's, resolved from late 2017 until 16 January 2023"),
                (EnforcementPolicy.January2023, "the Criminal Division's, resolved from 17 January 2023 until 11 May 2025"),
                (EnforcementPolicy.May2025, "the Criminal Division's, resolved from 12 May 2025 until 9 March 2026"),
                (EnforcementPolicy.March2026, "the whole department's, resolved since 10 March 2026")
            )
            .Default(EnforcementPolicy.None, "no resolution under the policy is mentioned")
            .At(PolicyAt(""));

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
            .At(PolicyAt(""));

    /// <summary>The reduction that the department made.</summary>
    public static Fact<Rate> PolicyReduction { get; } =
        Fact.Rate(
                "policy-reduction",
                "Reduction under the policy",
                "Which share did the department take off the low end of the range or, where point-in-range says another, off that point?"
            )
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .At(PolicyAt(""));

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
            .At(PolicyAt(""));

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
            .At(PolicyAt("compensation incentives and clawbacks"));

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
            .At(PolicyAt("coordination of resolutions"));

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
    private static readonly LocalDate TableAmended = new(2026, 11, 1);

    internal static Method LayOut(NumbersInForce law)
    {
        var hasTable = law.Date < TableAmended;

        // 8C2.4(a), the base fine: the greatest of the table's amount for the offence level of 8C2.3, the gain and the loss. In antitrust
        // 2R1.1(d)(1) puts a share of the commerce affected in the loss's place, whatever the loss was.
        var loss = Where(IsAntitrust, AffectedCommerce * law.Rate("antitrust.share"), otherwise: Loss);
        var greatest = hasTable ? Greatest(law.ByBand<Count, Money>(OffenceLevel, "fine-table"), Gain, loss) : Greatest(Gain, loss);
        var baseFine = greatest
            .Named("base-fine", "Base fine", At("8C2.4(a): the greatest of table, gain and loss"))
            .MayBeStated(StatedBase);

        // 8C2.5, the culpability score: (a) to (g) in turn, and the sum.
        var score = Sum(
                law.Count("score.start"),
                SizeAndInvolvement(law).Named("score-size", "Size and involvement", At("8C2.5(b)")),
                ByAnswer(History, "score.history").Named("score-history", "Prior history", At("8C2.5(c)")),
                ByAnswer(Order, "score.order").Named("score-order", "Violation of an order", At("8C2.5(d)")),
                IfSo(Obstruction, "score.obstruction"),
                IfSo(ComplianceProgramme, "score.compliance"),
                ByAnswer(Cooperation, "score.cooperation")
                    .Named("score-cooperation", "Self-report, cooperation, acceptance", At("8C2.5(g)"))
            )
            .Named("culpability-score", "Culpability score", At("8C2.5"))
            .MayBeStated(StatedScore);

        // 8C2.6, the multipliers the score leads to, and 8C2.7, the range they make of the base fine; in it 8C2.8 leaves the point to the
        // court.
        var low = WithinStatute(baseFine * Multiplier("minimum", "Minimum multiplier"))
            .Named("range-low", "Low end of the range", At("8C2.7(a), 8C3.1"));
        var high = WithinStatute(baseFine * Multiplier("maximum", "Maximum multiplier"))
            .Named("range-high", "High end of the range", At("8C2.7(b), 8C3.1"));

        // Held between the ends, for where both are uncertain the sum alone would leave them.
        var inRange = (low + ((high - low) * PointInRange)).Between(low, high);

        // The department's policy takes a reduction off the low end or, where the department began higher (as for a recidivist), off the
        // point in the range that is given: up to a share for cooperation, between two shares (in some versions the same) for
        // self-disclosure, all of it where it declines to prosecute.
        var begun = Where(PointInRange.IsGiven(), inRange, otherwise: low);
        var none = Constant(Rate.Zero);
        var all = Constant(Rate.One);
        var least = ByCategory(
                Outcome,
                (PolicyOutcome.Cooperated, none),
                (PolicyOutcome.SelfDisclosed, ByPolicy("self-disclosed.least")),
                (PolicyOutcome.Declined, all)
            )
            .Named("policy-least", "Least reduction under the policy", PolicyAt(""));
        var most = ByCategory(
                Outcome,
                (PolicyOutcome.Cooperated, ByPolicy("cooperated.most")),
                (PolicyOutcome.SelfDisclosed, ByPolicy("self-disclosed.most")),
                (PolicyOutcome.Declined, all)
            )
            .Named("policy-most", "Most reduction under the policy", PolicyAt(""));
        var reduction = (least + ((most - least) * PolicyPlace))
            .Named("policy-reduction-made", "Reduction under the policy", PolicyAt(""))
            .MayBeStated(PolicyReduction);

        // Where nobody is prosecuted there is no fine, so that neither a range nor a statutory minimum is asked for.
        var underPolicy = Where(
                Outcome.Is(PolicyOutcome.Declined),
                Constant(Money.Usd(0)),
                otherwise: begun.ReducedBy(reduction).AtLeast(StatutoryMinimum)
            )
            .Named(
                "fine-under-policy",
                "Fine under the policy",
                PolicyAt("") with
                {
                    Note =
                        "Whether a policy goes below a statutory minimum was not read; FineCalc does not let the fine fall below one "
                        + "that is given. Where the department began elsewhere than at the low end, point-in-range says where.",
                }
            );

        // 8C2.8, or a fine agreed or imposed outside the range (8C4), and 8C2.9, what is added to take the gain away.
        var hasPolicy = !Policy.Is(EnforcementPolicy.None);
        var fine = Where(hasPolicy, underPolicy, otherwise: inRange).Named("fine", "Fine", At("8C2.8")).MayBeStated(AgreedFine);
        var credited = (fine - WithheldPay).AtLeast(Constant(Money.Usd(0)));
        var owed = (credited + Disgorgement).Named("before-inability", "Fine and disgorgement, whatever can be paid", At("8C2.9"));

        // 8C3.3, inability to pay, holds the whole; what is credited to other authorities is part of it.
        var total = owed.LoweredTo(InabilityToPay).Named("total", "Fine and disgorgement", At("8C2.9, 8C3.3"));
        var payable = (total - CreditedElsewhere)
            .AtLeast(Constant(Money.Usd(0)))
            .Named("payable", "Payable after credits to other authorities", PolicyAt("coordination of resolutions"));

        var isBaseKnown = StatedBase.IsGiven() | (hasTable ? OffenceLevel.IsGiven() : IsAnyGiven(Gain, Loss, AffectedCommerce));
        var isRangeKnown = isBaseKnown & (StatedScore.IsGiven() | (Employees.IsGiven() & Involvement.IsGiven()));
        var isPolicyKnown = Policy.IsGiven() & Outcome.IsGiven();
        return new Method(total)
        {
            AlsoShown =
            [
                Shown.Of(low, isRangeKnown),
                Shown.Of(high, isRangeKnown),
                Shown.Of(least, isPolicyKnown),
                Shown.Of(most, isPolicyKnown),
                Shown.Of(payable, CreditedElsewhere.IsGiven()),
            ],
            Conditions = [SinceVersion(law), .. Policies.Select(OfPolicyDay)],
            Checks =
            [
                .. hasTable ? [] : OfTableNotRead,
                Stated.Lowered(InabilityToPay, owed),
                new Check(
                    "policy-not-named",
                    hasPolicy | !(Outcome.IsGiven() | PolicyReduction.IsGiven()),
                    "An outcome or a reduction under the Corporate Enforcement Policy is given, and not which policy.",
                    "enforcement-policy: pilot-2016, before-2023, january-2023, may-2025 or march-2026"
                )
                {
                    Subject = Policy,
                },
                new Check(
                    "reduction-of-declination",
                    (PolicyReduction.IsGiven() & hasPolicy).Implies(Outcome.Is(PolicyOutcome.Declined).Implies(reduction.Is(Rate.One))),
                    "A reduction is given beside a declination, which leaves no fine to reduce.",
                    "no policy-reduction, or 100%"
                )
                {
                    Subject = PolicyReduction,
                },
                Check.Warning(
                    "reduction-outside-policy",
                    (PolicyReduction.IsGiven() & hasPolicy).Implies(Outcome.Is(PolicyOutcome.Declined) | reduction.IsWithin(least, most)),
                    "The reduction is not one that the policy of the day provides for; the department made it all the same, and it counts.",
                    "a reduction that its page names (finecalc show)",
                    PolicyReduction
                ),
                Check.Warning(
                    "commerce-without-antitrust",
                    IsAntitrust | !AffectedCommerce.IsGiven(),
                    "The commerce affected is given, and the offence is not said to be one of antitrust: it counts for nothing.",
                    "antitrust: true, or no commerce affected",
                    IsAntitrust
                ),
                Check.Warning(
                    "policy-not-for-antitrust",
                    !(hasPolicy & IsAntitrust),
                    "The Corporate Enforcement Policy is not for antitrust offences, which have a leniency policy of their own.",
                    "no enforcement-policy",
                    Policy
                ),
            ],
        };

        Step<Count> ByAnswer<T>(Fact<T> fact, string number)
            where T : struct, Enum => ByCategory<T, Count>(fact, code => law.Count($"{number}.{code}"));

        Step<Count> IfSo(Fact<bool> fact, string number) => Where(fact, law.Count(number), otherwise: Constant<Count>(0));

        // 2R1.1(d)(2): in antitrust neither multiplier is below a floor.
        Step<Count> Multiplier(string end, string name)
        {
            var byScore = law.ByBand<Count, Count>(score, $"multiplier.{end}");
            return Where(IsAntitrust, byScore.AtLeast(law.Count("antitrust.floor")), otherwise: byScore)
                .Named($"multiplier-{end}", name, At("8C2.6"));
        }

        // Every option needs a number; that of no policy is never come to.
        Step<Rate> ByPolicy(string number) =>
            ByCategory(Policy, code => code == "none" ? Constant(Rate.Zero) : law.Rate($"policy.{code}.{number}"));
    }

    // 8C2.5(b). The points of (1) to (3) are for high-level personnel or pervasive tolerance; those of (4) and (5), the fewest, are for
    // anyone of substantial authority too.
    private static Step<Count> SizeAndInvolvement(NumbersInForce law)
    {
        var bySize = law.ByBand<Count, Count>(Employees, "score.employees");
        return ByCategory(
            Involvement,
            (PersonnelInvolved.None, Constant<Count>(0)),
            (PersonnelInvolved.SubstantialAuthority, bySize.CappedAt(law.Count("score.employees.substantial-most"))),
            (PersonnelInvolved.HighLevel, bySize)
        );
    }

    // Since 1 November 2026 the table is another, and an amount of it cannot be told; what gain, loss or commerce come to can, if they are
    // above it.
    private static IReadOnlyList<Check> OfTableNotRead { get; } =
    [
        new Check(
            "fine-table-not-read",
            StatedBase.IsGiven() | (IsAnyGiven(Gain, Loss, AffectedCommerce) & !OffenceLevel.IsGiven()),
            "The fine table of 8C2.4(d) may have been amended on 1 November 2026 (91 FR 24088), which was not checked: what an offence level "
                + "comes to is not known.",
            "stated-base; or gain, loss or affected-commerce without offence-level, where they are above what the table has for it"
        )
        {
            Subject = OffenceLevel,
        },
        Check.Warning(
            "fine-table-not-compared",
            StatedBase.IsGiven(),
            "The base fine is the gain or loss alone: the fine table since 1 November 2026 (91 FR 24088) was not checked, and its amount for "
                + "the offence level counts where it is greater.",
            "stated-base, where the base fine is known",
            OffenceLevel
        ),
    ];

    // 8C3.1(b) and (c): a statutory maximum below the range, or a minimum above it, becomes the fine; one inside the range cuts it there.
    private static Step<Money> WithinStatute(Step<Money> end) =>
        Where(StatutoryMaximum.IsGiven(), end.Between(StatutoryMinimum, StatutoryMaximum), otherwise: end.AtLeast(StatutoryMinimum));

    // The days between which a policy held, as its options say.
    private static IReadOnlyList<(EnforcementPolicy Policy, LocalDate? From, LocalDate? Until)> Policies { get; } =
    [
        (EnforcementPolicy.Pilot2016, new(2016, 4, 5), new(2018, 1, 1)),
        (EnforcementPolicy.Before2023, null, new(2023, 1, 17)),
        (EnforcementPolicy.January2023, new(2023, 1, 17), new(2025, 5, 12)),
        (EnforcementPolicy.May2025, new(2025, 5, 12), new(2026, 3, 10)),
        (EnforcementPolicy.March2026, new(2026, 3, 10), null),
    ];

    private static DateCondition OfPolicyDay((EnforcementPolicy Policy, LocalDate? From, LocalDate? Until) of) =>
        new(
            "decision",
            of.From,
            of.Until,
            "The Corporate Enforcement Policy is that of the day of the resolution, and another one is named",
            of.Policy == EnforcementPolicy.Pilot2016 ? PolicyAt("Pilot Program") with { Standing = Standing.Unverified } : PolicyAt("")
        )
        {
            When = Policy.Is(of.Policy),
        };

    // What keeps an offence out of a version: the first one, that there was no chapter 8 before it; the second one, that 8C2.4(e)(1) leaves
    // earlier offences to the earlier table.
    private static DateCondition SinceVersion(NumbersInForce law) =>
        law.Date >= TableAmended
            ? DateCondition.SinceVersion(
                law,
                "Offences before 1 November 2026 have the earlier fine table",
                At("8C2.4(e)(1)") with
                {
                    Standing = Standing.Unverified,
                    Note = "That the amendment of 2026 leaves earlier offences to the earlier table, as that of 2015 does, was not read.",
                }
            )
        : law.Date < new LocalDate(2015, 11, 1) ? DateCondition.SinceVersion(law, "Chapter 8 is in force since 1 November 1991", At("8C"))
        : DateCondition.SinceVersion(law, "Offences before 1 November 2015 have the earlier fine table", At("8C2.4(e)(1)"));

    private static Citation At(string pinpoint) => new("US Sentencing Guidelines Manual", pinpoint);

    private static Citation PolicyAt(string pinpoint) => new("US Department of Justice, Corporate Enforcement Policy", pinpoint);

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
                new MethodPeriod("USSG chapter 8, part C", new LocalDate(1991, 11, 1), TableAmended, LayOut),
                new MethodPeriod("USSG chapter 8, part C, as amended (fine table not checked)", TableAmended, null, LayOut),
            ],
            LawData.Of("us-sentencing-organisations")
        );
}
