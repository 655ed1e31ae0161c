using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Uk;

// What the three methods of DEPP have in common: all but step 2. Step 5 and its scale of discounts (DEPP 6.7) are one text for all of them.
internal sealed class UkFcaSteps(
    NumbersInForce law,
    Func<string, Citation> at,
    Fact<Money> benefit,
    Fact<Money> interest,
    Fact<Rate> adjustment,
    Fact<Count> multiplier,
    Fact<Money> amount,
    Fact<Money> stated
)
{
    public static LocalDate FirstDay { get; } = new(2010, 3, 6);

    private static readonly LocalDate FirstStageAlone = new(2017, 3, 1);

    public static Citation Scale => new("FCA Handbook, DEPP", "6.7.3");

    public static RegimeInfo Info(string id, string title, string wrong) =>
        new(id, title, Currency.Gbp)
        {
            Authority = "Financial Conduct Authority (FCA)",
            Jurisdiction = "United Kingdom",
            DateMeaning =
                $"the date of the settlement or, without one, of the final notice; the {wrong} must have begun on or after 6 March 2010",
            Dates =
            [
                new DateRule("settlement-agreed", "the day the settlement was agreed, which selects the scale of discounts")
                {
                    Role = DateRole.Proceedings,
                },
                new DateRule(
                    "final-notice",
                    "the day of the final notice",
                    "the settlement is taken to have been agreed under the scale in force at the final notice"
                )
                {
                    Role = DateRole.Proceedings,
                    Follows = "settlement-agreed",
                },
            ],
        };

    public Method LayOut(Step<Money> step2)
    {
        var disgorged = (Step.Ask(benefit) + interest).Named("step-1", "Disgorgement", at("Step 1"));
        var step3 = step2
            .RaisedBy(adjustment)
            .Named("step-3", "After aggravating and mitigating factors", at("Step 3, on the figure of Step 2 and not on disgorgement"));
        var step4 = Step.AskOr(stated, (step3 * multiplier) + amount).Named("step-4", "After deterrence", at("Step 4, upwards only"));
        var scale = Scaled();
        var step5 = Settled(step4, scale);
        var full = disgorged + step5;
        var hardship = UkFcaFirms.HardshipPenalty;
        var penalty = Step.Ask(hardship)
            .CappedAt(full)
            .When(Step.IsGiven(hardship), otherwise: full)
            .Named("penalty", "Penalty", at("Steps 1 and 5 together"));
        return new Method(penalty)
        {
            Provisional = (disgorged + step4).Named("before-settlement", "Penalty before settlement", at("Steps 1 to 4")),
            Conditions =
            [
                DateCondition.Since(
                    FirstDay,
                    "The five steps are for what began on or after 6 March 2010",
                    new Citation("FCA Handbook, DEPP", "6.5, by PS10/4")
                ) with
                {
                    Otherwise = "what lies before it, all or in part, was under another policy, which is not worked out here",
                },
            ],
            Checks =
            [
                Stated.Discount(
                    UkFcaFirms.Discount,
                    UkFcaFirms.Settlement,
                    Step.Ask(UkFcaFirms.Discount).IsAtMost(scale),
                    "up to the discount of that stage, or its stage"
                ),
                Stated.Lowered(hardship, full),
            ],
        };
    }

    private Step<Rate> Scaled()
    {
        // Since 1 March 2017 only stage 1 earns a discount; stages 2 and 3 do so where stage 1 had begun before.
        Step<Rate> Later(string stage) =>
            law.Date < FirstStageAlone
                ? law.Rate($"settlement.{stage}")
                : law.Rate($"settlement.{stage}.transitional").When(UkFcaFirms.IsTransitional, otherwise: law.Rate($"settlement.{stage}"));
        return Step.ByCategory<FcaSettlementStage, Rate>(
            UkFcaFirms.Settlement,
            (FcaSettlementStage.None, Step.Constant(Rate.Zero)),
            (FcaSettlementStage.Stage1, law.Rate("settlement.stage-1")),
            (FcaSettlementStage.Stage2, Later("stage-2")),
            (FcaSettlementStage.Stage3, Later("stage-3"))
        );
    }

    private Step<Money> Settled(Step<Money> step4, Step<Rate> scale)
    {
        var discount = Step.AskOr(UkFcaFirms.Discount, scale).Named("discount", "Settlement discount", Scale);
        var discounted = step4.ReducedBy(discount);
        var hundred = law.Money("rounding.unit");
        return Step.ByCategory<FcaRounding, Money>(
                UkFcaFirms.RoundingOfPenalty,
                (FcaRounding.None, discounted),
                (FcaRounding.DownTo100, discounted.RoundedTo(hundred, RoundingMode.Down)),
                (FcaRounding.NearestTo100, discounted.RoundedTo(hundred, RoundingMode.HalfEven))
            )
            .Named("step-5", "After settlement", at("Step 5, on the figures of Steps 2 to 4 and never on Step 1"));
    }
}
