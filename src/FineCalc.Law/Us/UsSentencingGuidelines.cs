using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;
using static FineCalc.Steps.Step;
using static FineCalc.Us.UsSentencing;

namespace FineCalc.Us;

// Chapter 8, part C of the guidelines in their own order, and the policies of the Department of Justice behind it.
internal static class UsSentencingGuidelines
{
    public static Method LayOut(NumbersInForce law)
    {
        var hasTable = law.Date < TableAmended;

        // 8C2.4(a), the base fine: the greatest of the table's amount for the offence level of 8C2.3, the gain and the loss. In antitrust
        // 2R1.1(d)(1) puts a share of the commerce affected in the loss's place, whatever the loss was, and other special instructions
        // (8C2.4(b)) another amount.
        var loss = Where(IsAntitrust, AffectedCommerce * law.Rate("antitrust.share"), otherwise: InPlaceOfLoss.Or(Loss));
        var greatest = hasTable ? Greatest(law.ByBand<Count, Money>(OffenceLevel, "fine-table"), Gain, loss) : Greatest(Gain, loss);
        var baseFine = greatest
            .Named(
                "base-fine",
                "Base fine",
                At("8C2.4(a), (b): the greatest of table, gain and loss") with
                {
                    Note =
                        "For the counts that 8C2.1 lists: fines for others go by 8C2.10, and an organisation with a criminal purpose is to "
                        + "lose all its net assets (8C1.1); FineCalc works out neither.",
                }
            )
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
            .Named("policy-least", "Least reduction under the policy", PolicyAt("self-disclosure, cooperation and remediation"));
        var most = ByCategory(
                Outcome,
                (PolicyOutcome.Cooperated, ByPolicy("cooperated.most")),
                (PolicyOutcome.SelfDisclosed, ByPolicy("self-disclosed.most")),
                (PolicyOutcome.Declined, all)
            )
            .Named("policy-most", "Most reduction under the policy", PolicyAt("self-disclosure, cooperation and remediation"));
        var reduction = (least + ((most - least) * PolicyPlace))
            .Named("policy-reduction-made", "Reduction under the policy", PolicyAt("self-disclosure, cooperation and remediation"))
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
                PolicyAt("self-disclosure, cooperation and remediation") with
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
            .Named("payable", "Payable after credits to other authorities", AtCoordination);

        var isBaseKnown =
            StatedBase.IsGiven() | (hasTable ? OffenceLevel.IsGiven() : IsAnyGiven(Gain, Loss, InPlaceOfLoss, AffectedCommerce));
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
                    "place-of-loss-taken",
                    !(IsAntitrust & InPlaceOfLoss.IsGiven()),
                    "In antitrust a share of the commerce affected stands in the place of the loss: the other amount that is given counts "
                        + "for nothing.",
                    "no in-place-of-loss, or antitrust: false",
                    InPlaceOfLoss
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
            StatedBase.IsGiven() | (IsAnyGiven(Gain, Loss, InPlaceOfLoss, AffectedCommerce) & !OffenceLevel.IsGiven()),
            "The fine table of 8C2.4(d) may have been amended on 1 November 2026 (91 FR 24088), which was not checked: what an offence "
                + "level comes to is not known.",
            "stated-base; or gain, loss, in-place-of-loss or affected-commerce without offence-level, where they are above what the table "
                + "has for it"
        )
        {
            Subject = OffenceLevel,
        },
        Check.Warning(
            "fine-table-not-compared",
            StatedBase.IsGiven(),
            "The base fine is the gain or loss alone: the fine table since 1 November 2026 (91 FR 24088) was not checked, and its amount "
                + "for the offence level counts where it is greater.",
            "stated-base, where the base fine is known",
            OffenceLevel
        ),
    ];

    // 8C3.1(b) and (c): a statutory maximum below the range, or a minimum above it, becomes the fine; one inside the range cuts it there.
    private static Step<Money> WithinStatute(Step<Money> end) =>
        Where(StatutoryMaximum.IsGiven(), end.Between(StatutoryMinimum, StatutoryMaximum), otherwise: end.AtLeast(StatutoryMinimum));

    // The day of the policy that took the pilot's place, from memory.
    private static LocalDate PilotEnds { get; } = new(2017, 11, 29);

    // The days between which a policy held, as its options say.
    private static IReadOnlyList<(EnforcementPolicy Policy, LocalDate? From, LocalDate? Until)> Policies { get; } =
    [
        (EnforcementPolicy.Pilot2016, new(2016, 4, 5), PilotEnds),
        (EnforcementPolicy.Before2023, PilotEnds, new(2023, 1, 17)),
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
            PolicyAt(of.Policy == EnforcementPolicy.Pilot2016 ? "Pilot Program" : "self-disclosure, cooperation and remediation") with
            {
                Standing = of.From == PilotEnds || of.Until == PilotEnds ? Standing.Unverified : Standing.Read,
            }
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
}
