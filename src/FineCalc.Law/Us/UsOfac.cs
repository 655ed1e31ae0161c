using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Us;

/// <summary>
/// The questions that civil penalties of the Office of Foreign Assets Control turn on, under the International Emergency Economic Powers
/// Act and the Economic Sanctions Enforcement Guidelines. An infringement is a group of violations of one value.
/// </summary>
public static class UsOfac
{
    private const string Guidelines = "OFAC, Economic Sanctions Enforcement Guidelines (31 CFR part 501, appendix A)";

    /// <summary>The value of a transaction.</summary>
    public static Fact<Money> TransactionValue { get; } =
        Fact.Money("transaction-value", "Value of a transaction", "What is the value of each transaction of the group?")
            .From(Money.Usd(0))
            .PerInfringement()
            .At(At("I.B"));

    /// <summary>Violations.</summary>
    public static Fact<Count> Violations { get; } =
        PerViolation
            .Counted("violations", "Violations", "How many violations of that value are there?")
            .PerInfringement()
            .Default(1, "the number is not given, and one is taken", Basis.Model);

    /// <summary>Voluntary self-disclosure.</summary>
    public static Fact<bool> IsDisclosed { get; } =
        Fact.Flag(
                "self-disclosed",
                "Voluntary self-disclosure",
                "Did the party disclose the violations voluntarily, before or at the same time as OFAC or another agency discovered them "
                    + "or substantially similar ones, and where no third party had to notify OFAC of them and did?"
            )
            .At(
                At("I.I, V.B.2.a") with
                {
                    Standing = Standing.Reported,
                    Note = "The words of the definition are those of a summary of the three departments' note of 2023.",
                }
            );

    /// <summary>Egregious.</summary>
    public static Fact<bool> IsEgregious { get; } =
        Fact.Flag(
                "egregious",
                "Egregious case",
                "Did OFAC find the case egregious: wilful or reckless, with awareness, harm to the programme's objectives?"
            )
            .AsJudgement()
            .At(At("V.B.1"));

    /// <summary>The maximum of another year.</summary>
    public static Fact<Money> FixedMaximum { get; } =
        Fact.Money(
                "fixed-maximum",
                "Fixed maximum as applied",
                "Which fixed maximum for a violation did OFAC apply, where it was not that of the day? Releases often apply an earlier one."
            )
            .From(Money.Usd(0))
            .AsJudgement();

    /// <summary>The statutory maximum that was stated.</summary>
    public static Fact<Money> StatedMaximum { get; } =
        Fact.Money(
                "stated-maximum",
                "Statutory maximum as stated",
                "Which statutory maximum did OFAC state for the group's violations together?"
            )
            .From(Money.Usd(0))
            .AsJudgement()
            .PerInfringement();

    /// <summary>The base penalty that was stated.</summary>
    public static Fact<Money> StatedBase { get; } =
        Fact.Money(
                "stated-base",
                "Base penalty as stated",
                "Which base penalty did OFAC state for the group, where the values of the transactions are not known?"
            )
            .From(Money.Usd(0))
            .AsJudgement()
            .PerInfringement();

    /// <summary>Substantial cooperation.</summary>
    public static Fact<Rate> Cooperation { get; } =
        Fact.Rate(
                "cooperation-reduction",
                "Substantial cooperation",
                "What does substantial cooperation take off the base penalty? The guidelines have a usual range without a self-disclosure."
            )
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .Default(Rate.Zero, "none is mentioned")
            .At(At("V.B.2.b"));

    /// <summary>A first violation.</summary>
    public static Fact<Rate> FirstViolation { get; } =
        Fact.Rate(
                "first-violation-reduction",
                "First violation",
                "What does it take off that the party had no penalty notice or finding of violation in the five years before?"
            )
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .Default(Rate.Zero, "none is mentioned")
            .At(At("V.B.2.b"));

    /// <summary>The settlement.</summary>
    public static Fact<Money> Settlement { get; } =
        Fact.Money(
                "settlement",
                "Settlement",
                "For which amount was the case settled, after all the General Factors? Which share of the base penalty that is, is "
                    + "OFAC's judgement."
            )
            .From(Money.Usd(0))
            .AsJudgement()
            .At(At("III, V.B.2.b"));

    internal static Regime Define() =>
        Regime.Define(
            new RegimeInfo("us-ofac", "OFAC civil penalties (IEEPA)", Currency.Usd)
            {
                Authority = "Office of Foreign Assets Control (OFAC)",
                Jurisdiction = "United States",
                DateMeaning =
                    "the date of the penalty or settlement: it selects the fixed maximum; releases often apply an earlier one, which "
                    + "the case may give",
                Dates = [new DateRule("penalty", "the day of the penalty or settlement") { Role = DateRole.Proceedings }],
            },
            [new MethodPeriod("Economic Sanctions Enforcement Guidelines (2009)", new LocalDate(2016, 8, 1), null, LayOut)],
            LawData.Of("us-ofac")
        );

    private static Method LayOut(NumbersInForce law)
    {
        var half = law.Rate("half");
        var fixedAmount = FixedMaximum
            .Or(law.Money("ieepa"))
            .Named("fixed-maximum", "Fixed maximum for a violation", new Citation("50 USC 1705", "(b)"));
        var statutoryEach = Step.Greatest(fixedAmount, TransactionValue * law.Count("ieepa.multiple"));
        var statutory = (statutoryEach * Violations)
            .Named("statutory-maximum", "Statutory maximum", new Citation("50 USC 1705", "(b)"))
            .MayBeStated(StatedMaximum);

        // The matrix: egregious or not, disclosed or not.
        var ofRow = law.ByBand<Money, Money>(TransactionValue, "schedule", InBand.Low);

        // Since 2022 the highest row is the statutory maximum itself; before, it was an amount of the guidelines, which lagged behind it.
        var scheduled = law.Has("schedule.top")
            ? Step.Where(TransactionValue.IsAtLeast(law.Money("schedule.top")), fixedAmount, ofRow)
            : ofRow;
        var schedule = scheduled.CappedAt(statutoryEach).Named("schedule-amount", "Applicable schedule amount", At("I.B"));
        var disclosed = (TransactionValue * half)
            .CappedAt(fixedAmount * half)
            .Named("half-value", "Share of a disclosed transaction, within that share of the fixed maximum", At("V.B.2.a.i"));
        var egregious = Step.Where(IsDisclosed, statutory * half, statutory);
        var ordinary = Step.Where(IsDisclosed, disclosed, schedule) * Violations;
        var each = Step.Where(IsEgregious, egregious, ordinary)
            .Named("base-each", "Base penalty of the group", At("V.B.2.a"))
            .MayBeStated(StatedBase);
        var total = Step.SumOver(each).Named("base-penalty", "Base penalty", At("V.B.2.a"));
        var reduced = total
            .ReducedBy((Cooperation + FirstViolation).CappedAt(Step.Constant(Rate.One)))
            .Named(
                "after-reductions",
                "After cooperation and first violation",
                At("V.B.2.b", "The guidelines do not say how the two reductions go together; FineCalc adds the percentages.")
            );

        // A base that is stated serves by itself. The maximum of its violations is then not known, unless it is stated too or follows from
        // their value.
        var isKnown = StatedMaximum.IsGiven() | TransactionValue.IsGiven() | !StatedBase.IsGiven();
        var isUnheld = Step.GreatestOver(!isKnown);
        var imposed = Settlement.Or(reduced);
        var penalty = Step.Where(isUnheld, imposed, imposed.CappedAt(Step.SumOver(statutory))).Named("penalty", "Penalty", At("V.B.2.b"));

        // A base that is stated beside what the matrix works it out from.
        var isEgregiousKnown = IsEgregious & (StatedMaximum.IsGiven() | TransactionValue.IsGiven());
        var ofMatrix = Step.Where(isEgregiousKnown, egregious, ordinary);
        var isMatrixKnown =
            StatedBase.IsGiven()
            & IsDisclosed.IsGiven()
            & IsEgregious.IsGiven()
            & (TransactionValue.IsGiven() | (StatedMaximum.IsGiven() & IsEgregious));
        var isOfMatrix = isMatrixKnown.Implies(ofMatrix.IsWithin(StatedBase, StatedBase));
        var isBaseHeld = (StatedBase.IsGiven() & isKnown).Implies(StatedBase.IsAtMost(statutory));
        var isSettlementHeld = (Settlement.IsGiven() & !isUnheld).Implies(Settlement.IsAtMost(Step.SumOver(statutory)));
        var isOne = (StatedMaximum.IsGiven() & TransactionValue.IsGiven() & !Violations.IsGiven() & !StatedBase.IsGiven()).Implies(
            StatedMaximum.IsAtMost(statutoryEach)
        );
        return new Method(penalty)
        {
            Provisional = total,
            Checks =
            [
                Check.Warning(
                    "maximum-not-known",
                    isKnown,
                    "A base penalty is stated, and neither the statutory maximum nor the value of the transactions: no maximum holds "
                        + "the penalty.",
                    "stated-maximum, or transaction-value and violations",
                    StatedMaximum
                ),
                Check.Warning(
                    "base-not-of-matrix",
                    isOfMatrix,
                    "The base penalty that is stated is not what the matrix gives for what else is given; the stated one counts.",
                    "one of the two, or both alike",
                    StatedBase
                ),
                Stated.Held(StatedBase, statutory) with
                {
                    Holds = isBaseHeld,
                },
                Stated.Held(Settlement, statutory) with
                {
                    Holds = isSettlementHeld,
                },
                Check.Warning(
                    "violations-not-given",
                    isOne,
                    "The number of violations is not given and one is taken, and the statutory maximum that is stated is above that of "
                        + "one violation.",
                    "violations",
                    Violations
                ),
                Check.Warning(
                    "cooperation-above-usual",
                    Cooperation.IsAtMost(law.Rate("cooperation.most")),
                    "More is taken off for cooperation than the guidelines generally have.",
                    $"up to {law.Say("cooperation.most")}",
                    Cooperation
                ),
                Check.Warning(
                    "first-violation-above-usual",
                    FirstViolation.IsAtMost(law.Rate("first-violation.most")),
                    "More is taken off for a first violation than the guidelines generally have.",
                    $"up to {law.Say("first-violation.most")}",
                    FirstViolation
                ),
            ],
        };
    }

    private static Citation At(string pinpoint, string? note = null) => new(Guidelines, pinpoint) { Note = note };
}
