using FineCalc.Common;
using FineCalc.Gdpr;
using FineCalc.Steps;
using static FineCalc.Steps.Step;

namespace FineCalc.Uk;

// The ICO's Data Protection Fining Guidance of 18 March 2024, in its own five steps.
internal sealed class UkGdprFiningGuidance(NumbersInForce law)
{
    private readonly UkGdprEstimate _estimate = new(law);

    public Method LayOut()
    {
        // Step 1, seriousness, is a share of the statutory maximum; step 2 accounts for the turnover; step 3, the starting point,
        // multiplies them. For a maximum that is itself a share of the turnover step 3 has a product without step 2; Table B ends where
        // such a maximum begins and leaves the amount as it is, so that one product says both.
        var start = (Maximum * Seriousness * SizeFactor).Named("starting-point", "Starting point", At("step 3"));

        // Step 4: aggravating and mitigating factors.
        var factors = _estimate
            .Step4()
            .Named("step-4", "Step 4, all factors", At("step 4: the percentages add up and apply to the starting point"));
        var after4 = start.RaisedBy(factors).Named("after-step-4", "After aggravating and mitigating factors", At("step 4"));

        // Step 5: effective, proportionate and dissuasive; a percentage, then an amount, or a stated amount in place of both, and never
        // above the maximum.
        var effective = after4.RaisedBy(_estimate.Step5()) + UkGdpr.Step5Amount;
        var after5 = UkGdpr
            .Step5Replacement.Or(effective)
            .Between(Nothing, Maximum)
            .Named("after-step-5", "After effectiveness, proportionality and dissuasiveness", At("step 5, paras 142-147"));

        // After the five steps. A public body is spared a part of the penalty for each infringement, by an approach of the ICO's that is
        // not in the guidance; the penalties for several infringements are held together by Article 83(3); hardship lowers their total,
        // and a settlement, by a draft of its own, what is left.
        var isSpared = UkGdpr.IsPublicBody | UkGdprSteps.IsPublicSectorStated;
        var forEachInfringement = UkGdprSteps.Spared(after5, Maximum, isSpared, _estimate.PublicSector());
        var total = Total(forEachInfringement);
        var afterHardship = total
            .LoweredTo(UkGdpr.HardshipPenalty)
            .Named("after-hardship", "After financial hardship", At("paras 151-155"));
        var penalty = Settled(afterHardship).Named("penalty", "Penalty", At("paras 142-155"));

        return new Method(penalty)
        {
            Provisional = total,
            Conditions = [UkGdprSteps.Applies],
            AlsoShown =
            [
                Shown.Of(Category, IsCalculated),
                Shown.Of(Place, IsCalculated),
                Shown.Of(after4, IsCalculated),
                Shown.Of(after5, IsCalculated | UkGdpr.Step5Replacement.IsGiven()),
            ],
            Checks = [.. Checks(), Stated.Lowered(UkGdpr.HardshipPenalty, total)],
        };
    }

    private static Step<Money> Nothing { get; } = Constant(Money.Gbp(0));

    private static Step<Rate> NoShare { get; } = Constant(Rate.Zero);

    private Step<Money> Turnover =>
        UkGdpr.Turnover.Or(
            Where(PartyFacts.IsPrivatePerson, law.Model.Money("turnover.private-person"), otherwise: law.Model.Money("turnover.unknown"))
        );

    private Step<Money> FixedMaximum => UkGdprSteps.ByTier(tier => law.Money($"{tier}.fixed"));

    // Art 83(4)-(6): the fixed amount or, for an undertaking, a share of its turnover, whichever is higher.
    private Step<Money> Maximum
    {
        get
        {
            return field ??= Where(UkGdprSteps.IsUndertaking, Greatest(FixedMaximum, Rounded(ByTurnover())), otherwise: FixedMaximum)
                .Named("statutory-maximum", "Statutory maximum", new("UK GDPR", "Art 83(4)-(6); Data Protection Act 2018, s 157"))
                .MayBeStated(UkGdpr.StatedMaximum);

            Step<Money> ByTurnover() => Turnover * UkGdprSteps.ByTier(tier => law.Rate($"{tier}.turnover"));

            static Step<Money> Rounded(Step<Money> amount) =>
                ByCategory(
                    UkGdpr.RoundingOfMaximum,
                    (MaximumRounding.None, amount),
                    (MaximumRounding.Down, amount.RoundedTo(UkGdpr.RoundingUnit, RoundingMode.Down)),
                    (MaximumRounding.Nearest, amount.RoundedTo(UkGdpr.RoundingUnit, RoundingMode.Nearest)),
                    (MaximumRounding.Up, amount.RoundedTo(UkGdpr.RoundingUnit, RoundingMode.Up))
                );
        }
    }

    // Step 1. The percentage that is given; or, in the category that is given, the place that is given, else the model's percentage held to
    // that category; or the model's alone.
    private Step<Rate> Seriousness =>
        field ??= Where(
                UkGdpr.SeriousnessCategory.IsGiven(),
                Where(
                    UkGdpr.PlaceInBand.IsGiven(),
                    AtPlaceGiven,
                    otherwise: _estimate.Seriousness.Between(From(UkGdpr.SeriousnessCategory), To(UkGdpr.SeriousnessCategory))
                ),
                otherwise: _estimate.Seriousness
            )
            .Named("seriousness", "Seriousness", At("step 1, paras 109-115, Table A"))
            .MayBeStated(UkGdpr.Seriousness);

    // Table A: where each category of seriousness ends.
    private Step<Rate> LowTop => law.Rate("seriousness.low.top");

    private Step<Rate> MediumTop => law.Rate("seriousness.medium.top");

    private Step<Rate> HighTop => law.Rate("seriousness.high.top");

    // A category begins where the one before it ends.
    private Step<Rate> From(Step<SeriousnessCategory> category) =>
        ByCategory(
            category,
            (SeriousnessCategory.Low, NoShare),
            (SeriousnessCategory.Medium, LowTop),
            (SeriousnessCategory.High, MediumTop)
        );

    private Step<Rate> To(Step<SeriousnessCategory> category) =>
        ByCategory(
            category,
            (SeriousnessCategory.Low, LowTop),
            (SeriousnessCategory.Medium, MediumTop),
            (SeriousnessCategory.High, HighTop)
        );

    private Step<Rate> AtPlaceGiven =>
        From(UkGdpr.SeriousnessCategory) + (UkGdpr.PlaceInBand * (To(UkGdpr.SeriousnessCategory) - From(UkGdpr.SeriousnessCategory)));

    // What the notice says is shown, whatever the percentage beside it.
    private Step<SeriousnessCategory> Category =>
        field ??= Where(
                Seriousness.IsAbove(MediumTop),
                Constant(SeriousnessCategory.High),
                otherwise: Where(
                    Seriousness.IsAbove(LowTop),
                    Constant(SeriousnessCategory.Medium),
                    otherwise: Constant(SeriousnessCategory.Low)
                )
            )
            .Named(
                "category",
                "Category of seriousness",
                At("Table A") with
                {
                    Note =
                        "As given; otherwise by the percentage. The guidance does not say which of two categories owns the percentage "
                        + "at which they meet; the lower is shown.",
                }
            )
            .MayBeStated(UkGdpr.SeriousnessCategory);

    // How far inside the category the percentage lies. One outside the category that a notice names is shown at its nearer end.
    private Step<Rate> Place
    {
        get
        {
            return field ??= ByCategory(
                    Category,
                    (SeriousnessCategory.Low, PartOfWay(NoShare, LowTop)),
                    (SeriousnessCategory.Medium, PartOfWay(LowTop, MediumTop)),
                    (SeriousnessCategory.High, PartOfWay(MediumTop, HighTop))
                )
                .Between(NoShare, Constant(Rate.One))
                .Named("place", "Place inside the category", At("Table A"));

            Step<Rate> PartOfWay(Step<Rate> from, Step<Rate> to) => (Seriousness - from) / (to - from);
        }
    }

    // Step 2, Table B. Between the ends of a band the guidance leaves the choice; a straight line is the default, and how far a decision
    // departs from it is open. Above the last band there is one factor, and nothing to choose.
    private Step<Rate> SizeFactor
    {
        get
        {
            var departed =
                InTableB(InBand.Straight) + (law.Model.Rate("size-factor.departure") * (InTableB(InBand.High) - InTableB(InBand.Low)));
            return field ??= Where(
                    InTableB(InBand.High).IsAbove(InTableB(InBand.Low)),
                    departed.Between(InTableB(InBand.Low), InTableB(InBand.High)),
                    otherwise: InTableB(InBand.Straight)
                )
                .Named("size-adjustment", "Adjustment for size", At("step 2, paras 116-129, Table B"))
                .MayBeStated(UkGdpr.SizeFactor);
        }
    }

    // A body without turnover has a measure in its place, for the size alone.
    private Step<Money> Size => field ??= UkGdpr.SizeMeasure.Or(Turnover).Named("size", "Size", At("paras 116-123"));

    private Step<Rate> InTableB(InBand at) => law.ByBand<Money, Rate>(Size, "size-factor", at);

    // Art 83(3). The infringements of one conduct, the same or linked processing, have together at most the maximum of the gravest, less
    // what other entities of the group use up of it: as fines that are added up, or as one fine, the greatest. Separate conducts are
    // added up.
    private Step<Money> Total(Step<Money> forEachInfringement)
    {
        var maximumLeft = (Maximum - UkGdpr.OtherEntities).AtLeast(Nothing);
        return ByCategory(
                UkGdpr.Concurrence,
                (Concurrence.OneFineEach, SumOver(forEachInfringement, maximumLeft, UkGdpr.Conduct)),
                (Concurrence.OneFine, GreatestOver(forEachInfringement.CappedAt(maximumLeft), UkGdpr.Conduct))
            )
            .Named("total", "Penalty before hardship and settlement", new("UK GDPR", "Art 83(3); Fining Guidance paras 33-42"));
    }

    // The most that the draft lets each stage of settlement take off.
    private Step<Rate> SettlementScale =>
        ByCategory(UkGdpr.Settlement, stage => stage == "none" ? NoShare : law.Rate($"settlement.{stage}"));

    // A settlement whose amount is stated has no percentage of its own.
    private Step<Money> Settled(Step<Money> penalty)
    {
        var discount = Where(UkGdpr.SettlementAmount.IsGiven(), NoShare, otherwise: SettlementScale)
            .Named(
                "settlement-rate",
                "Settlement discount",
                new Citation("ICO, draft data protection procedural guidance", "11.4.1", Standing.Draft)
            )
            .MayBeStated(UkGdpr.SettlementDiscount);
        return (penalty.ReducedBy(discount) - UkGdpr.SettlementAmount).AtLeast(Nothing);
    }

    // Where an amount is stated in place of the one calculated, the chain before it is shown if the seriousness was published, and not
    // estimated if it was not.
    private static Step<bool> IsCalculated =>
        UkGdpr.Seriousness.IsGiven() | !IsAnyGiven(UkGdpr.Step5Replacement, UkGdpr.PublicSectorPenalty);

    private IEnumerable<Check> Checks()
    {
        var areBothGiven = UkGdpr.SeriousnessCategory.IsGiven() & UkGdpr.Seriousness.IsGiven();
        yield return Check.Warning(
            "seriousness-outside-category",
            areBothGiven.Implies(Seriousness.IsWithin(From(UkGdpr.SeriousnessCategory), To(UkGdpr.SeriousnessCategory))),
            "The seriousness percentage does not lie in the category that is given; the percentage counts, and the category is shown as "
                + "given.",
            $"low: up to {law.Say("seriousness.low.top")}, medium: from there to {law.Say("seriousness.medium.top")}, high: from there to "
                + $"{law.Say("seriousness.high.top")}; the text lets a percentage where two meet be either",
            UkGdpr.Seriousness
        );
        yield return Check.Warning(
            "seriousness-not-at-place",
            (areBothGiven & UkGdpr.PlaceInBand.IsGiven()).Implies(Seriousness.IsWithin(AtPlaceGiven, AtPlaceGiven)),
            "The seriousness percentage is not at the place inside its category that is given; the percentage counts.",
            "one of the two, or both alike",
            UkGdpr.PlaceInBand
        );
        yield return Check.Warning(
            "size-factor-outside-band",
            (UkGdpr.SizeFactor.IsGiven() & IsAnyGiven(UkGdpr.SizeMeasure, UkGdpr.Turnover)).Implies(
                SizeFactor.IsWithin(InTableB(InBand.Low), InTableB(InBand.High))
            ),
            "The size factor does not lie in the band of the turnover, or other measure of size, that is given. The bands are indicative.",
            "the range that Table B has for it",
            UkGdpr.SizeFactor
        );

        // No maximum by turnover is below the fixed one.
        yield return Check.Warning(
            "maximum-below-tier",
            (UkGdpr.StatedMaximum.IsGiven() & UkGdpr.Tier.IsGiven()).Implies(UkGdpr.StatedMaximum.IsAtLeast(FixedMaximum)),
            "The maximum that is stated is below the fixed maximum of the tier that is given.",
            "the tier of the stated maximum",
            UkGdpr.StatedMaximum
        );
        yield return UkGdprSteps.PublicBodyIsSaid;
        yield return Article83.FactorsGivenTwice("Step-4", UkGdprEstimate.Factors, UkGdpr.CombinedMitigation, UkGdpr.CombinedAggravation);
        yield return Check.Warning(
            "settlement-without-discount",
            UkGdpr.Settlement.Is(SettlementStage.None) | IsAnyGiven(UkGdpr.SettlementAmount, UkGdpr.SettlementDiscount),
            "The settlement's discount is not given; the most that a draft scale allows at that stage is taken off.",
            "settlement-discount or settlement-amount",
            UkGdpr.SettlementDiscount
        );
        yield return Stated.Discount(
            UkGdpr.SettlementDiscount,
            UkGdpr.Settlement,
            UkGdpr.SettlementDiscount.IsAtMost(SettlementScale),
            "up to what the draft scale has for that stage, or its stage"
        );
        yield return Check.Warning(
            "settlement-given-twice",
            !(UkGdpr.SettlementDiscount.IsGiven() & UkGdpr.SettlementAmount.IsGiven()),
            "A discount and an amount are given for the settlement; both are taken off.",
            "one of the two",
            UkGdpr.SettlementAmount
        );
        yield return Stated.Held(UkGdpr.Step5Replacement, Maximum);
        yield return Stated.Held(UkGdpr.PublicSectorPenalty, Maximum);
        foreach (var check in UkGdprSteps.PartyChecks)
        {
            yield return check;
        }
    }

    private static Citation At(string pinpoint) => UkGdpr.Guidance(pinpoint);
}
