using FineCalc.Common;
using FineCalc.Eu;
using FineCalc.Gdpr;
using FineCalc.Steps;

namespace FineCalc.Uk;

// The ICO's Data Protection Fining Guidance of 18 March 2024, in its own five steps.
internal sealed class UkGdprFiningGuidance(NumbersInForce law)
{
    private const string Instrument = "ICO, Data Protection Fining Guidance (18 March 2024)";

    public static Check PublicBodyIsSaid =>
        new(
            "public-body-contradicted",
            Step.Ask(UkGdpr.IsPublicBody) | !(Step.IsGiven(UkGdpr.PublicSectorReduction) | Step.IsGiven(UkGdpr.PublicSectorPenalty)),
            "A public sector reduction is given, and the party is not said to be a public body.",
            "public-body: true, or no reduction"
        )
        {
            Subject = UkGdpr.IsPublicBody,
            IsWarning = true,
        };

    public static DateCondition Applies { get; } =
        Article83.Applies with
        {
            Otherwise = "what was done before falls under the Data Protection Act 1998, which is not worked out here",
        };

    public static Method LayOut(NumbersInForce law) => new UkGdprFiningGuidance(law).LayOut();

    private Method LayOut()
    {
        var maximum = Maximum();
        var estimate = new UkGdprEstimate(law);
        var (seriousness, shown, isInCategory, isAtPlace) = Seriousness(estimate);
        var size = Step.AskOr(UkGdpr.SizeMeasure, Turnover).Named("size", "Size", At("paras 116-123"));
        var (factor, isInBand) = SizeFactor(size);
        var start = (maximum * seriousness * factor).Named("starting-point", "Starting point", At("step 3"));
        var adjustment = estimate
            .Step4()
            .Named("step-4", "Step 4, all factors", At("step 4: the percentages add up and apply to the starting point"));
        var after4 = start.RaisedBy(adjustment).Named("after-step-4", "After aggravating and mitigating factors", At("step 4"));
        var after5 = Step5(after4, maximum, estimate);
        var total = Total(Spared(after5, maximum, estimate), maximum);
        var hardship = Step.Ask(UkGdpr.HardshipPenalty)
            .CappedAt(total)
            .When(Step.IsGiven(UkGdpr.HardshipPenalty), otherwise: total)
            .Named("after-hardship", "After financial hardship", At("paras 151-155"));
        var scale = Scale();
        var penalty = Settled(hardship, scale).Named("penalty", "Penalty", At("paras 142-155"));
        return new Method(penalty)
        {
            Provisional = total,
            Conditions = [Applies],
            AlsoShown =
            [
                .. shown.Select(show => show(IsReckoned)),
                Shown.Of(after4, IsReckoned),
                Shown.Of(after5, IsReckoned | Step.IsGiven(UkGdpr.Step5Replacement)),
            ],
            Checks =
            [
                new Check(
                    "seriousness-outside-category",
                    isInCategory,
                    "The seriousness percentage does not lie in the category that is given; the percentage counts, and the category is "
                        + "shown as given.",
                    "low: 0% to 10%, medium: 10% to 20%, high: 20% to 100%; the text lets 10% and 20% be either"
                )
                {
                    Subject = UkGdpr.Seriousness,
                    IsWarning = true,
                },
                new Check(
                    "seriousness-not-at-place",
                    isAtPlace,
                    "The seriousness percentage is not at the place inside its category that is given; the percentage counts.",
                    "one of the two, or both alike"
                )
                {
                    Subject = UkGdpr.PlaceInBand,
                    IsWarning = true,
                },
                new Check(
                    "size-factor-outside-band",
                    isInBand,
                    "The size factor does not lie in the band of the turnover, or other measure of size, that is given. The bands are "
                        + "indicative.",
                    "the range that Table B has for it"
                )
                {
                    Subject = UkGdpr.SizeFactor,
                    IsWarning = true,
                },
                new Check(
                    "maximum-below-tier",
                    IsOfTier(),
                    "The maximum that is stated is below the fixed maximum of the tier that is given.",
                    "the tier of the stated maximum"
                )
                {
                    Subject = UkGdpr.StatedMaximum,
                    IsWarning = true,
                },
                PublicBodyIsSaid,
                new Check(
                    "factors-given-twice",
                    !CountsTwice(),
                    "Step-4 factors of one direction are given one by one and also together; both count.",
                    "each factor once"
                )
                {
                    Subject = UkGdpr.CombinedMitigation,
                    IsWarning = true,
                },
                new Check(
                    "settlement-without-discount",
                    Step.Ask(UkGdpr.Settlement).Is(SettlementStage.None)
                        | Step.IsGiven(UkGdpr.SettlementAmount)
                        | Step.IsGiven(UkGdpr.SettlementDiscount),
                    "The settlement's discount is not given; the most that a draft scale allows at that stage is taken off.",
                    "settlement-discount or settlement-amount"
                )
                {
                    Subject = UkGdpr.SettlementDiscount,
                    IsWarning = true,
                },
                Stated.Discount(
                    UkGdpr.SettlementDiscount,
                    UkGdpr.Settlement,
                    Step.Ask(UkGdpr.SettlementDiscount).IsAtMost(scale),
                    "up to what the draft scale has for that stage, or its stage"
                ),
                new Check(
                    "settlement-given-twice",
                    !(Step.IsGiven(UkGdpr.SettlementDiscount) & Step.IsGiven(UkGdpr.SettlementAmount)),
                    "A discount and an amount are given for the settlement; both are taken off.",
                    "one of the two"
                )
                {
                    Subject = UkGdpr.SettlementAmount,
                    IsWarning = true,
                },
                Stated.Held(UkGdpr.Step5Replacement, maximum),
                Stated.Held(UkGdpr.PublicSectorPenalty, maximum),
                Stated.Lowered(UkGdpr.HardshipPenalty, total),
            ],
        };
    }

    // Where an amount is stated in place of the reckoned one, the chain before it is shown if the seriousness was published, and not
    // estimated if it was not.
    private static Step<bool> IsReckoned =>
        Step.IsGiven(UkGdpr.Seriousness) | !(Step.IsGiven(UkGdpr.Step5Replacement) | Step.IsGiven(UkGdpr.PublicSectorPenalty));

    private Step<Money> Turnover => Step.AskOr(UkGdpr.Turnover, law.Model.Money("turnover.unknown"));

    private Step<Money> Fixed =>
        Step.ByCategory<MaximumTier, Money>(
            UkGdpr.Tier,
            (MaximumTier.Standard, law.Money("maximum.standard.fixed")),
            (MaximumTier.Higher, law.Money("maximum.higher.fixed"))
        );

    // No maximum by turnover is below the fixed one.
    private Step<bool> IsOfTier() =>
        Step.Ask(UkGdpr.StatedMaximum)
            .IsAtLeast(Fixed)
            .When(Step.IsGiven(UkGdpr.StatedMaximum) & Step.IsGiven(UkGdpr.Tier), otherwise: Plain(true));

    // Art 83(4)-(6): the fixed amount or, for an undertaking, a share of its turnover, whichever is higher.
    private Step<Money> Maximum()
    {
        var rate = Step.ByCategory<MaximumTier, Rate>(
            UkGdpr.Tier,
            (MaximumTier.Standard, law.Rate("maximum.standard.turnover")),
            (MaximumTier.Higher, law.Rate("maximum.higher.turnover"))
        );
        var byTurnover = Turnover * rate;
        var rounded = Step.ByCategory<MaximumRounding, Money>(
            UkGdpr.RoundingOfMaximum,
            (MaximumRounding.None, byTurnover),
            (MaximumRounding.Down, byTurnover.RoundedTo(UkGdpr.RoundingUnit, RoundingMode.Down)),
            (MaximumRounding.Nearest, byTurnover.RoundedTo(UkGdpr.RoundingUnit, RoundingMode.Nearest)),
            (MaximumRounding.Up, byTurnover.RoundedTo(UkGdpr.RoundingUnit, RoundingMode.Up))
        );
        var fixedAmount = Fixed;
        var reckoned = Step.Greatest(fixedAmount, rounded).When(UkGdpr.IsUndertaking, otherwise: fixedAmount);
        return Step.AskOr(UkGdpr.StatedMaximum, reckoned)
            .Named("statutory-maximum", "Statutory maximum", new Citation("UK GDPR", "Art 83(4)-(6); Data Protection Act 2018, s 157"));
    }

    // Step 1. The percentage that is given, or one inside the category that is given, or the model's.
    private (Step<Rate> Rate, Func<Step<bool>, Shown>[] Shown, Step<bool> IsInCategory, Step<bool> IsAtPlace) Seriousness(
        UkGdprEstimate estimate
    )
    {
        var (none, low, medium, high) = (
            Step.Constant(Rate.Zero),
            law.Rate("seriousness.low.top"),
            law.Rate("seriousness.medium.top"),
            law.Rate("seriousness.high.top")
        );
        Step<Rate> From(Step<SeriousnessCategory> c) =>
            Step.ByCategory(c, (SeriousnessCategory.Low, none), (SeriousnessCategory.Medium, low), (SeriousnessCategory.High, medium));
        Step<Rate> To(Step<SeriousnessCategory> c) =>
            Step.ByCategory(c, (SeriousnessCategory.Low, low), (SeriousnessCategory.Medium, medium), (SeriousnessCategory.High, high));

        var given = Step.Ask(UkGdpr.SeriousnessCategory);
        var placed = From(given) + (UkGdpr.PlaceInBand * (To(given) - From(given)));
        var inCategory = placed.When(Step.IsGiven(UkGdpr.PlaceInBand), otherwise: estimate.Seriousness.Between(From(given), To(given)));
        var rate = Step.AskOr(
                UkGdpr.Seriousness,
                inCategory.When(Step.IsGiven(UkGdpr.SeriousnessCategory), otherwise: estimate.Seriousness)
            )
            .Named("seriousness", "Seriousness", At("step 1, paras 109-115, Table A"));

        // What the notice says is shown, whatever the percentage beside it.
        var byRate = Plain(SeriousnessCategory.High)
            .When(
                rate.IsAbove(medium),
                otherwise: Plain(SeriousnessCategory.Medium).When(rate.IsAbove(low), otherwise: Plain(SeriousnessCategory.Low))
            );
        var category = Step.AskOr(UkGdpr.SeriousnessCategory, byRate)
            .Named(
                "category",
                "Category of seriousness",
                At("Table A") with
                {
                    Note =
                        "As given; otherwise by the percentage. The guidance does not say which category owns 10% and 20%; the lower "
                        + "is shown.",
                }
            );
        Step<Rate> Part(Step<Rate> from, Step<Rate> to) => (rate - from) / (to - from);
        var place = Step.ByCategory(
                category,
                (SeriousnessCategory.Low, Part(none, low)),
                (SeriousnessCategory.Medium, Part(low, medium)),
                (SeriousnessCategory.High, Part(medium, high))
            )
            .Between(none, Step.Constant(Rate.One))
            .Named("place", "Place inside the category", At("Table A"));
        var isInside = rate.IsAtLeast(From(given)) & rate.IsAtMost(To(given));
        var isInCategory = isInside.When(
            Step.IsGiven(UkGdpr.SeriousnessCategory) & Step.IsGiven(UkGdpr.Seriousness),
            otherwise: Plain(true)
        );
        var isAtPlace = (rate.IsAtLeast(placed) & rate.IsAtMost(placed)).When(
            Step.IsGiven(UkGdpr.SeriousnessCategory) & Step.IsGiven(UkGdpr.Seriousness) & Step.IsGiven(UkGdpr.PlaceInBand),
            otherwise: Plain(true)
        );
        return (rate, [when => Shown.Of(category, when), when => Shown.Of(place, when)], isInCategory, isAtPlace);
    }

    // Step 2. Between the ends of a band the guidance leaves the choice; a straight line is the default, and how far a decision departs
    // from it is open.
    private (Step<Rate> Factor, Step<bool> IsInBand) SizeFactor(Step<Money> size)
    {
        Step<Rate> By(InBand at) => law.ByBand<Money, Rate>(size, "size-factor", at);
        var departed = By(InBand.Straight) + (law.Model.Rate("size-factor.departure") * (By(InBand.High) - By(InBand.Low)));
        var inBand = departed
            .Between(By(InBand.Low), By(InBand.High))
            .When(By(InBand.High).IsAbove(By(InBand.Low)), otherwise: By(InBand.Straight));
        var factor = Step.AskOr(UkGdpr.SizeFactor, inBand)
            .Named("size-adjustment", "Adjustment for size", At("step 2, paras 116-129, Table B"));
        var isKnown = Step.IsGiven(UkGdpr.SizeFactor) & (Step.IsGiven(UkGdpr.SizeMeasure) | Step.IsGiven(UkGdpr.Turnover));
        return (factor, (factor.IsAtLeast(By(InBand.Low)) & factor.IsAtMost(By(InBand.High))).When(isKnown, otherwise: Plain(true)));
    }

    // Step 5. A percentage, then an amount; or a stated amount in place of both. Never above the maximum, never below nothing.
    private static Step<Money> Step5(Step<Money> after4, Step<Money> maximum, UkGdprEstimate estimate)
    {
        var nothing = Step.Constant(Money.Gbp(0));
        var reckoned = after4.RaisedBy(estimate.Step5()) + UkGdpr.Step5Amount;
        return Step.AskOr(UkGdpr.Step5Replacement, reckoned)
            .Between(nothing, maximum)
            .Named("after-step-5", "After effectiveness, proportionality and dissuasiveness", At("step 5, paras 142-147"));
    }

    private static Step<Money> Spared(Step<Money> after5, Step<Money> maximum, UkGdprEstimate estimate)
    {
        var isSpared =
            Step.Ask(UkGdpr.IsPublicBody) | Step.IsGiven(UkGdpr.PublicSectorReduction) | Step.IsGiven(UkGdpr.PublicSectorPenalty);
        return Step.AskOr(UkGdpr.PublicSectorPenalty, after5.ReducedBy(estimate.PublicSector()))
            .CappedAt(maximum)
            .When(isSpared, otherwise: after5)
            .Named(
                "after-public-sector",
                "After the public sector approach",
                new Citation("ICO, public sector approach", "no fixed reduction; as notices state it")
            );
    }

    // Art 83(3). The maximum that is left for a conduct is what other entities of the group do not use up.
    private static Step<Money> Total(Step<Money> each, Step<Money> maximum)
    {
        var left = (maximum - UkGdpr.OtherEntities).AtLeast(Step.Constant(Money.Gbp(0)));
        var oneEach = Step.SumOver(each, left, UkGdpr.Conduct);
        var one = Step.GreatestOver(each.CappedAt(left), UkGdpr.Conduct);
        return Step.ByCategory<Concurrence, Money>(UkGdpr.Concurrence, (Concurrence.OneFineEach, oneEach), (Concurrence.OneFine, one))
            .Named("total", "Penalty before hardship and settlement", new Citation("UK GDPR", "Art 83(3); Fining Guidance paras 33-42"));
    }

    private Step<Rate> Scale() =>
        Step.ByCategory<SettlementStage, Rate>(
            UkGdpr.Settlement,
            (SettlementStage.None, Step.Constant(Rate.Zero)),
            (SettlementStage.BeforeNotice, law.Rate("settlement.before-notice")),
            (SettlementStage.BeforeRepresentations, law.Rate("settlement.before-representations")),
            (SettlementStage.AfterRepresentations, law.Rate("settlement.after-representations"))
        );

    private static Step<Money> Settled(Step<Money> penalty, Step<Rate> scale)
    {
        // A settlement whose amount is stated has no percentage of its own.
        var byStage = Step.Constant(Rate.Zero).When(Step.IsGiven(UkGdpr.SettlementAmount), otherwise: scale);
        var discount = Step.AskOr(UkGdpr.SettlementDiscount, byStage)
            .Named(
                "settlement-rate",
                "Settlement discount",
                new Citation("ICO, draft data protection procedural guidance", "11.4.1", Standing.Draft)
            );
        return (penalty.ReducedBy(discount) - UkGdpr.SettlementAmount).AtLeast(Step.Constant(Money.Gbp(0)));
    }

    // A factor by itself and a percentage for several together, both in one direction, may mean one factor twice.
    private static Step<bool> CountsTwice()
    {
        var zero = Step.Constant(Rate.Zero);
        Step<bool> Any(Func<Step<Rate>, Step<bool>> direction) =>
            UkGdprEstimate.Factors.Select(f => direction(Step.AskOr(f, zero))).Aggregate((left, right) => left | right);
        return (Step.IsGiven(UkGdpr.CombinedMitigation) & Any(f => f.IsBelow(zero)))
            | (Step.IsGiven(UkGdpr.CombinedAggravation) & Any(f => f.IsAbove(zero)));
    }

    private static Step<T> Plain<T>(T value)
        where T : struct => Step.Constant(value);

    private static Citation At(string pinpoint) => new(Instrument, pinpoint);
}
