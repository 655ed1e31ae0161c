using FineCalc.Common;
using FineCalc.Gdpr;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Eu;

// The five steps of the EDPB's Guidelines 04/2022, in the version put out for consultation and in the final one, which differ in the tiers
// of turnover.
internal sealed class EuGdprGuidelines(NumbersInForce law, bool isFinal)
{
    private static readonly Step<Rate> None = Step.Constant(Rate.Zero);

    // Before the guidelines there was no method to lead to an amount: only the maximum and Art 83(3) hold the fine that was set.
    public static Method LayOutArticle83(NumbersInForce law)
    {
        var maximum = Article83.Maximum(law, EuGdpr.Tier);
        var fine = Step.Ask(EuGdpr.StatedFine)
            .CappedAt(maximum)
            .Named("fine", "Fine, held by the maximum", new Citation(EuGdpr.Regulation, "Art 83(4)-(6)"));
        var total = Article83.Total(fine, maximum);
        return new Method(Article83.AbleToPay(total, new Citation(EuGdpr.Regulation, "Art 83(1)")))
        {
            Provisional = total,
            Checks = [Article83.MaximumIsKnown, Stated.Held(EuGdpr.StatedFine, maximum), Stated.Lowered(EuGdpr.HardshipPenalty, total)],
            Conditions = [Article83.Applies],
        };
    }

    public Method LayOut()
    {
        var maximum = Article83.Maximum(law, EuGdpr.Tier);
        var (seriousness, isInBand, isAtPlace) = Seriousness();
        var start = (maximum * seriousness).Named("start", "Start by seriousness", At("para 60"));
        var (size, isInTier) = Size();
        var startingPoint = (start * size).Named("starting-point", "Starting amount, adjusted for size", At("paras 64-66"));
        var adjustment = Factors()
            .Named(
                "step-3",
                "Step 3, all factors",
                At("ch. 5") with
                {
                    Note =
                        "The guidelines give the factors no weights and do not say how they go together: FineCalc adds the percentages "
                        + "and takes them from the starting amount once, as decisions with one percentage do.",
                }
            );
        var after3 = (startingPoint.RaisedBy(adjustment) + EuGdpr.Step3Amount)
            .AtLeast(Step.Constant(Money.Eur(0)))
            .Named("after-step-3", "After aggravating and mitigating factors", At("ch. 5"));
        var after4 = after3.CappedAt(maximum).Named("after-step-4", "Held by the legal maximum", At("ch. 6"));

        // What step 5 makes of it may not leave the maximum either, which is a limit of the Regulation and not of a step.
        var after5 = Step.AskOr(EuGdpr.Step5Replacement, after4.RaisedBy(EuGdpr.Step5Percentage) + EuGdpr.Step5Amount)
            .Between(Step.Constant(Money.Eur(0)), maximum)
            .Named("after-step-5", "Effective, proportionate and dissuasive", At("ch. 7"));
        var total = Article83.Total(after5, maximum);
        var isReckoned = Step.IsGiven(EuGdpr.Seriousness) | Step.IsGiven(EuGdpr.Level) | !Step.IsGiven(EuGdpr.Step5Replacement);
        return new Method(Article83.AbleToPay(total, At("ch. 7, inability to pay")))
        {
            Provisional = total,
            AlsoShown = [Shown.Of(after4, isReckoned)],
            Conditions = [Article83.Applies],
            Checks =
            [
                new Check(
                    "seriousness-outside-category",
                    isInBand,
                    "The start does not lie in the band of the level that is given.",
                    "low: 0% to 10%, medium: 10% to 20%, high: 20% to 100%"
                )
                {
                    Subject = EuGdpr.Seriousness,
                    IsWarning = true,
                },
                new Check(
                    "seriousness-not-at-place",
                    isAtPlace,
                    "The start is not at the place inside its band that is given; the share counts.",
                    "one of the two, or both alike"
                )
                {
                    Subject = EuGdpr.PlaceInBand,
                    IsWarning = true,
                },
                new Check(
                    "size-factor-outside-tier",
                    isInTier,
                    "The size factor does not lie in the tier of the turnover that is given.",
                    "the share that the table has for the turnover"
                )
                {
                    Subject = EuGdpr.SizeFactor,
                    IsWarning = true,
                },
                new Check(
                    "factors-given-twice",
                    !CountsTwice(),
                    "Step-3 factors of one direction are given one by one and also together; both count.",
                    "each factor once"
                )
                {
                    Subject = EuGdpr.CombinedMitigation,
                    IsWarning = true,
                },
                new Check(
                    "seriousness-not-weighed",
                    IsSeriousnessWeighed,
                    "Facts on seriousness are given and no level; the guidelines weigh them as a whole, without points, so they change "
                        + "nothing here.",
                    "seriousness-category or seriousness"
                )
                {
                    Subject = EuGdpr.Level,
                    IsWarning = true,
                },
                new Check(
                    "factor-not-weighed",
                    AreFactorsWeighed(),
                    "A fact that the guidelines let aggravate or mitigate is given and no percentage for it; the guidelines have none, "
                        + "so it changes nothing here.",
                    "the percentage of that factor, or of several together"
                )
                {
                    IsWarning = true,
                },
                Article83.MaximumIsKnown,
                Stated.Lowered(EuGdpr.HardshipPenalty, total),
            ],
        };
    }

    // Step 2: a start inside the band of the level, in shares of the legal maximum.
    private (Step<Rate> Rate, Step<bool> IsInBand, Step<bool> IsAtPlace) Seriousness()
    {
        var (low, medium, high) = (law.Rate("seriousness.low.top"), law.Rate("seriousness.medium.top"), law.Rate("seriousness.high.top"));
        Step<Rate> Place(Step<Rate> from, Step<Rate> to) => from + ((to - from) * EuGdpr.PlaceInBand);
        Step<T> ByLevel<T>(Step<T> l, Step<T> m, Step<T> h)
            where T : struct =>
            Step.ByCategory<SeriousnessCategory, T>(
                EuGdpr.Level,
                (SeriousnessCategory.Low, l),
                (SeriousnessCategory.Medium, m),
                (SeriousnessCategory.High, h)
            );

        var placed = ByLevel(Place(None, low), Place(low, medium), Place(medium, high));
        var rate = Step.AskOr(EuGdpr.Seriousness, placed).Named("seriousness-share", "Share of the legal maximum", At("para 60"));
        Step<bool> Between(Step<Rate> from, Step<Rate> to) => rate.IsAtLeast(from) & rate.IsAtMost(to);
        var isInBand = ByLevel(Between(None, low), Between(low, medium), Between(medium, high))
            .When(Step.IsGiven(EuGdpr.Level) & Step.IsGiven(EuGdpr.Seriousness), otherwise: Step.Constant(true));
        var isAtPlace = (rate.IsAtLeast(placed) & rate.IsAtMost(placed)).When(
            Step.IsGiven(EuGdpr.Level) & Step.IsGiven(EuGdpr.Seriousness) & Step.IsGiven(EuGdpr.PlaceInBand),
            otherwise: Step.Constant(true)
        );
        return (rate, isInBand, isAtPlace);
    }

    // The tiers of turnover. Above EUR 500m the percentage maximum has the size in it already.
    private (Step<Rate> Factor, Step<bool> IsInTier) Size()
    {
        var (one, isKnown) = (
            Step.Constant(Rate.One),
            Step.IsGiven(EuGdpr.SizeFactor) & Step.IsGiven(EuGdpr.Turnover) & EuGdpr.IsUndertaking
        );
        var (least, most, likely) = isFinal
            ? (By("size", InBand.Low), By("size", InBand.High), Straight())
            : (By("size.down-to"), one, DownTo());
        var inTier = likely.When(most.IsAbove(least), otherwise: most);
        var factor = Step.AskOr(EuGdpr.SizeFactor, inTier.When(EuGdpr.IsUndertaking, otherwise: one))
            .Named("size-adjustment", "Adjustment for size", At("paras 64-66"));
        return (factor, (factor.IsAtLeast(least) & factor.IsAtMost(most)).When(isKnown, otherwise: Step.Constant(true)));
    }

    // The final text has a range for each tier and leaves the point to the authority. The straight line is the likely one, the whole range
    // stays open. The tiers overlap: the line would fall where one begins below the end of the one before, and stays at that end until it
    // has risen to it.
    private Step<Rate> Straight()
    {
        var (least, most) = (By("size", InBand.Low), By("size", InBand.High));
        return (By("size").AtLeast(By("size", InBand.Before)) + (law.Rate("size.departure") * (most - least))).Between(least, most);
    }

    // The draft lets the authority go down to a share of the start; how far is left to it.
    private Step<Rate> DownTo() => By("size.down-to") + (law.Rate("size.above-lowest") * (Step.Constant(Rate.One) - By("size.down-to")));

    private Step<Rate> By(string table, InBand at = InBand.Straight) => law.ByBand<Money, Rate>(EuGdpr.Turnover, table, at);

    private static Step<Rate> Factors() =>
        Step.Sum<Rate>([
                .. EuGdpr
                    .Factors.Append(EuGdpr.CombinedMitigation)
                    .Append(EuGdpr.CombinedAggravation)
                    .Select(f => Step.AskOr(f, None).Named($"factor-{f.Id}", f.Name, f.Source!)),
            ])
            .AtLeast(Step.Constant(Rate.Percent(-100)));

    private static Step<bool> CountsTwice()
    {
        Step<bool> Any(Func<Step<Rate>, Step<bool>> direction) =>
            EuGdpr.Factors.Select(f => direction(Step.AskOr(f, None))).Aggregate((left, right) => left | right);
        return (Step.IsGiven(EuGdpr.CombinedMitigation) & Any(f => f.IsBelow(None)))
            | (Step.IsGiven(EuGdpr.CombinedAggravation) & Any(f => f.IsAbove(None)));
    }

    private static Step<bool> IsSeriousnessWeighed
    {
        get
        {
            Fact[] outside =
            [
                IncidentFacts.PeopleAffected,
                IncidentFacts.Sensitivity,
                IncidentFacts.Duration,
                IncidentFacts.Intent,
                IncidentFacts.Damage,
                IncidentFacts.Role,
            ];
            var isAny = outside.Select(Step.IsGiven).Aggregate((left, right) => left | right);
            return !isAny | Step.IsGiven(EuGdpr.Level) | Step.IsGiven(EuGdpr.Seriousness) | Step.IsGiven(EuGdpr.Step5Replacement);
        }
    }

    // What the guidelines call neutral needs no percentage; what may go either way does.
    private static Step<bool> AreFactorsWeighed()
    {
        var isTogether =
            Step.IsGiven(EuGdpr.CombinedMitigation) | Step.IsGiven(EuGdpr.CombinedAggravation) | Step.IsGiven(EuGdpr.Step5Replacement);
        return isTogether
            | (
                Weighed(IncidentFacts.Mitigation, MitigationLevel.Expected, EuGdpr.ActionToMitigate)
                & Weighed(IncidentFacts.Previous, PreviousLevel.None, EuGdpr.PreviousInfringements)
                & Weighed(IncidentFacts.Cooperation, CooperationLevel.Ordinary, EuGdpr.Cooperation)
                & Weighed(IncidentFacts.Discovery, FineCalc.Gdpr.Discovery.Otherwise, EuGdpr.HowLearned)
            );

        static Step<bool> Weighed<T>(Fact<T> level, T neutral, Fact<Rate> rate)
            where T : struct => Step.IsGiven(rate) | Step.Ask(level).Is(neutral).When(Step.IsGiven(level), otherwise: Step.Constant(true));
    }

    private Citation At(string pinpoint) => isFinal ? EuGdpr.Guideline(pinpoint) : EuGdpr.Draft(pinpoint);
}

// What the Regulation itself has on amounts, for every method under it.
internal static class Article83
{
    public static Check MaximumIsKnown =>
        new(
            "maximum-without-turnover",
            Step.IsGiven(EuGdpr.StatedMaximum) | Step.IsGiven(EuGdpr.Turnover) | !Step.Ask(EuGdpr.IsUndertaking),
            "The turnover is not given, so only the fixed maximum holds the penalty.",
            "turnover or stated-maximum"
        )
        {
            Subject = EuGdpr.Turnover,
            IsWarning = true,
        };

    // Earlier conduct fell under the laws before the Regulation; what began before and went on is under it from that day.
    public static DateCondition Applies { get; } =
        DateCondition.Since(
            new LocalDate(2018, 5, 25),
            "The GDPR applies from 25 May 2018 on",
            new Citation(EuGdpr.Regulation, "Art 99(2)")
        ) with
        {
            Otherwise = "what was done before falls under the law of its day, which is not worked out here",
        };

    // The fixed amount or, for an undertaking, a share of its turnover, whichever is higher. Decisions often withhold the turnover; the
    // fixed amount holds then. A country with another currency has the fixed amount under an id of its own.
    public static Step<Money> Maximum(NumbersInForce law, Step<MaximumTier> tier, string fixedId = "fixed")
    {
        var fixedAmount = Step.ByCategory(
            tier,
            (MaximumTier.Standard, law.Money($"maximum.standard.{fixedId}")),
            (MaximumTier.Higher, law.Money($"maximum.higher.{fixedId}"))
        );
        var rate = Step.ByCategory(
            tier,
            (MaximumTier.Standard, law.Rate("maximum.standard.turnover")),
            (MaximumTier.Higher, law.Rate("maximum.higher.turnover"))
        );
        var either = Step.Greatest(fixedAmount, Step.Ask(EuGdpr.Turnover) * rate)
            .When(Step.Ask(EuGdpr.IsUndertaking) & Step.IsGiven(EuGdpr.Turnover), otherwise: fixedAmount);
        return Step.AskOr(EuGdpr.StatedMaximum, either)
            .Named("statutory-maximum", "Legal maximum", new Citation(EuGdpr.Regulation, "Art 83(4)-(6)"));
    }

    // Within one conduct the sum is held by the maximum of the gravest infringement; separate conducts are added up.
    public static Step<Money> Total(Step<Money> each, Step<Money> maximum) =>
        Step.ByCategory<Concurrence, Money>(
                EuGdpr.Concurrence,
                (Concurrence.OneFineEach, Step.SumOver(each, maximum, EuGdpr.Conduct)),
                (Concurrence.OneFine, Step.GreatestOver(each, EuGdpr.Conduct))
            )
            .Named("total", "Fine before inability to pay", new Citation(EuGdpr.Regulation, "Art 83(3)"));

    public static Step<Money> AbleToPay(Step<Money> total, Citation source) =>
        Step.Ask(EuGdpr.HardshipPenalty)
            .CappedAt(total)
            .When(Step.IsGiven(EuGdpr.HardshipPenalty), otherwise: total)
            .Named("penalty", "Fine", source);
}
