using FineCalc.Common;
using FineCalc.Gdpr;
using FineCalc.Steps;
using static FineCalc.Steps.Step;

namespace FineCalc.Eu;

// The five steps of the EDPB's Guidelines 04/2022, in the version put out for consultation and in the final one, which differ in the tiers
// of turnover.
internal sealed class EuGdprGuidelines(NumbersInForce law, bool isFinal)
{
    private static readonly Step<Rate> None = Constant(Rate.Zero);
    private static readonly Step<Rate> Whole = Constant(Rate.One);
    private static readonly Step<Money> Nothing = Constant(Money.Eur(0));

    // Before the guidelines there was no method to lead to an amount: only the maximum and Art 83(3) hold the fine that was set.
    public static Method LayOutArticle83(NumbersInForce law)
    {
        var maximum = EuGdprSteps.MaximumOfCountry(law);
        var fine = EuGdpr
            .StatedFine.CappedAt(maximum)
            .Named("fine", "Fine, held by the maximum", new Citation(EuGdpr.Regulation, "Art 83(4)-(6)"));
        var total = EuGdprSteps.Total(fine, maximum);
        return new Method(EuGdprSteps.AbleToPay(total, new Citation(EuGdpr.Regulation, "Art 83(1)")))
        {
            Provisional = total,
            Checks =
            [
                EuGdprSteps.MaximumOfCountryIsKnown,
                Stated.Held(EuGdpr.StatedFine, maximum),
                Stated.Lowered(EuGdpr.HardshipPenalty, total),
                .. EuGdprSteps.PartyChecks,
            ],
            Conditions = [Article83.Applies],
        };
    }

    public Method LayOut()
    {
        // Step 1, whether conduct and infringements are one or several, is asked by Conduct and Concurrence, and read where fines are
        // brought together. The legal maximum, step 4 of the text, is needed before it: the start is a share of it.
        var maximum = EuGdprSteps.MaximumOfCountry(law);

        // Step 2: a start by seriousness, adjusted for the size of the undertaking.
        var start = (maximum * Seriousness).Named("start", "Start by seriousness", At("para 60"));
        var startingAmount = (start * SizeFactor).Named("starting-point", "Starting amount, adjusted for size", At("paras 64-66"));

        // Step 3: aggravating and mitigating circumstances.
        var factors = Factors()
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
        var after3 = (startingAmount.RaisedBy(factors) + EuGdpr.Step3Amount)
            .AtLeast(Nothing)
            .Named("after-step-3", "After aggravating and mitigating factors", At("ch. 5"));

        // Step 4: the legal maximum.
        var after4 = after3.CappedAt(maximum).Named("after-step-4", "Held by the legal maximum", At("ch. 6"));

        // Step 5. What it makes of the amount may not leave the maximum either, which is a limit of the Regulation and not of a step.
        var after5 = EuGdpr
            .Step5Replacement.Or(after4.RaisedBy(EuGdpr.Step5Percentage) + EuGdpr.Step5Amount)
            .Between(Nothing, maximum)
            .Named("after-step-5", "Effective, proportionate and dissuasive", At("ch. 7"));

        var total = EuGdprSteps.Total(after5, maximum);
        var isCalculated = IsAnyGiven(EuGdpr.Seriousness, EuGdpr.Level) | !EuGdpr.Step5Replacement.IsGiven();
        return new Method(EuGdprSteps.AbleToPay(total, At("ch. 7, inability to pay")))
        {
            Provisional = total,
            AlsoShown = [Shown.Of(after4, isCalculated)],
            Conditions = [Article83.Applies],
            Checks =
            [
                .. Checks(),
                EuGdprSteps.MaximumOfCountryIsKnown,
                Stated.Lowered(EuGdpr.HardshipPenalty, total),
                .. EuGdprSteps.PartyChecks,
            ],
        };
    }

    private Step<Rate> LowTop => law.Rate("seriousness.low.top");

    private Step<Rate> MediumTop => law.Rate("seriousness.medium.top");

    private Step<Rate> HighTop => law.Rate("seriousness.high.top");

    // Step 2: a share of the legal maximum, inside the band of the level.
    private Step<Rate> Seriousness =>
        field ??= AtPlace.Named("seriousness-share", "Share of the legal maximum", At("para 60")).MayBeStated(EuGdpr.Seriousness);

    private Step<Rate> AtPlace => field ??= ByLevel((from, to) => from + ((to - from) * EuGdpr.PlaceInBand));

    private Step<T> ByLevel<T>(Func<Step<Rate>, Step<Rate>, Step<T>> band)
        where T : struct =>
        ByCategory(
            EuGdpr.Level,
            (SeriousnessCategory.Low, band(None, LowTop)),
            (SeriousnessCategory.Medium, band(LowTop, MediumTop)),
            (SeriousnessCategory.High, band(MediumTop, HighTop))
        );

    // Step 2: the tiers of turnover, for undertakings. Above the last the percentage maximum has the size in it already.
    private Step<Rate> SizeFactor =>
        field ??= Where(
                EuGdprSteps.IsUndertaking,
                Where(MostOfTier.IsAbove(LeastOfTier), isFinal ? StraightLine : DownTo, otherwise: MostOfTier),
                otherwise: Whole
            )
            .Named("size-adjustment", "Adjustment for size", At("paras 64-66"))
            .MayBeStated(EuGdpr.SizeFactor);

    // The final text has a range for each tier; the draft lets the authority go down to a share of the start.
    private Step<Rate> LeastOfTier => isFinal ? ByTurnover("size", InBand.Low) : ByTurnover("size.down-to");

    private Step<Rate> MostOfTier => isFinal ? ByTurnover("size", InBand.High) : Whole;

    // The final text leaves the point of the range to the authority. The straight line is the likely one, the whole range stays open. The
    // tiers overlap: the line would fall where one begins below the end of the one before, and stays at that end until it has risen to it.
    private Step<Rate> StraightLine =>
        (ByTurnover("size").AtLeast(ByTurnover("size", InBand.Before)) + (law.Rate("size.departure") * (MostOfTier - LeastOfTier))).Between(
            LeastOfTier,
            MostOfTier
        );

    // How far the authority goes down is left to it.
    private Step<Rate> DownTo => LeastOfTier + (law.Rate("size.above-lowest") * (Whole - LeastOfTier));

    private Step<Rate> ByTurnover(string table, InBand at = InBand.Straight) => law.ByBand<Money, Rate>(EuGdpr.Turnover, table, at);

    private static Step<Rate> Factors() =>
        Sum<Rate>([
                .. EuGdpr
                    .Factors.Append(EuGdpr.CombinedMitigation)
                    .Append(EuGdpr.CombinedAggravation)
                    .Select(f => f.Or(None).Named($"factor-{f.Id}", f.Name, f.Source!)),
            ])
            .AtLeast(Constant(Rate.Percent(-100)));

    private IEnumerable<Check> Checks()
    {
        var areBothGiven = EuGdpr.Level.IsGiven() & EuGdpr.Seriousness.IsGiven();
        yield return Check.Warning(
            "seriousness-outside-category",
            areBothGiven.Implies(ByLevel((from, to) => Seriousness.IsWithin(from, to))),
            "The start does not lie in the band of the level that is given.",
            $"low: up to {law.Say("seriousness.low.top")}, medium: from there to {law.Say("seriousness.medium.top")}, high: from there to "
                + law.Say("seriousness.high.top"),
            EuGdpr.Seriousness
        );
        yield return Check.Warning(
            "seriousness-not-at-place",
            (areBothGiven & EuGdpr.PlaceInBand.IsGiven()).Implies(Seriousness.IsWithin(AtPlace, AtPlace)),
            "The start is not at the place inside its band that is given; the share counts.",
            "one of the two, or both alike",
            EuGdpr.PlaceInBand
        );
        yield return Check.Warning(
            "size-factor-outside-tier",
            (EuGdpr.SizeFactor.IsGiven() & EuGdpr.Turnover.IsGiven() & EuGdprSteps.IsUndertaking).Implies(
                SizeFactor.IsWithin(LeastOfTier, MostOfTier)
            ),
            "The size factor does not lie in the tier of the turnover that is given.",
            "the share that the table has for the turnover",
            EuGdpr.SizeFactor
        );
        yield return Article83.FactorsGivenTwice("Step-3", EuGdpr.Factors, EuGdpr.CombinedMitigation, EuGdpr.CombinedAggravation);
        yield return Check.Warning(
            "seriousness-not-weighed",
            IsSeriousnessWeighed,
            "Facts on seriousness are given and no level; the guidelines weigh them as a whole, without points, so they change nothing "
                + "here.",
            "seriousness-category or seriousness",
            EuGdpr.Level
        );
        yield return Check.Warning(
            "factor-not-weighed",
            AreFactorsWeighed(),
            "A fact that the guidelines let aggravate or mitigate is given and no percentage for it; the guidelines have none, so it "
                + "changes nothing here.",
            "the percentage of that factor, or of several together"
        );
    }

    private static Step<bool> IsSeriousnessWeighed =>
        !IsAnyGiven(EuGdpr.PeopleAffected, EuGdpr.Sensitivity, EuGdpr.Duration, EuGdpr.Intent, EuGdpr.Damage, EuGdpr.Role)
        | IsAnyGiven(EuGdpr.Level, EuGdpr.Seriousness, EuGdpr.Step5Replacement);

    // What the guidelines call neutral needs no percentage; what may go either way does.
    private static Step<bool> AreFactorsWeighed()
    {
        return IsAnyGiven(EuGdpr.CombinedMitigation, EuGdpr.CombinedAggravation, EuGdpr.Step5Replacement)
            | (
                IsWeighed(EuGdpr.Mitigation, MitigationLevel.Expected, EuGdpr.ActionToMitigate)
                & IsWeighed(EuGdpr.Previous, PreviousLevel.None, EuGdpr.PreviousInfringements)
                & IsWeighed(EuGdpr.CooperationLevel, CooperationLevel.Ordinary, EuGdpr.Cooperation)
                & IsWeighed(EuGdpr.Discovery, Discovery.Otherwise, EuGdpr.HowLearned)
            );

        static Step<bool> IsWeighed<T>(Fact<T> level, T neutral, Fact<Rate> rate)
            where T : struct => rate.IsGiven() | level.IsGiven().Implies(level.Is(neutral));
    }

    private Citation At(string pinpoint) => isFinal ? EuGdpr.Guideline(pinpoint) : EuGdpr.Draft(pinpoint);
}
