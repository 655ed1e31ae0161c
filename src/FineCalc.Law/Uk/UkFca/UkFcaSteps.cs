using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;
using static FineCalc.Steps.Step;

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
        // Step 1: disgorgement, which stands beside the other steps until the end.
        var disgorged = (benefit + interest).Named("step-1", "Disgorgement", at("Step 1"));

        // Step 2 is the method's own. Step 3: aggravating and mitigating factors.
        var step3 = step2
            .RaisedBy(adjustment)
            .Named("step-3", "After aggravating and mitigating factors", at("Step 3, on the figure of Step 2 and not on disgorgement"));

        // Step 4: deterrence.
        var step4 = ((step3 * multiplier) + amount).Named("step-4", "After deterrence", at("Step 4, upwards only")).MayBeStated(stated);

        // Step 5: settlement.
        var scale = SettlementScale();
        var discount = UkFcaFirms.Discount.Or(scale).Named("discount", "Settlement discount", Scale);
        var step5 = Rounded(step4.ReducedBy(discount))
            .Named("step-5", "After settlement", at("Step 5, on the figures of Steps 2 to 4 and never on Step 1"));

        var full = (disgorged + step5).Named("before-hardship", "Penalty before hardship", at("Steps 1 and 5 together"));
        return new Method(full.LoweredTo(UkFcaFirms.HardshipPenalty).Named("penalty", "Penalty", at("Steps 1 and 5 together")))
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
                    Otherwise =
                        "what lies before it, all or in part, was under another policy, which is not worked out here; what that part came "
                        + "to is added as added-step-4",
                },
            ],
            Checks =
            [
                Stated.Discount(
                    UkFcaFirms.Discount,
                    UkFcaFirms.Settlement,
                    UkFcaFirms.Discount.IsAtMost(scale),
                    "up to the discount of that stage, or its stage"
                ),
                Stated.Lowered(UkFcaFirms.HardshipPenalty, full),
            ],
        };
    }

    // Since 1 March 2017 only stage 1 earns a discount; stages 2 and 3 do so where stage 1 had begun before.
    private Step<Rate> SettlementScale()
    {
        return ByCategory(
            UkFcaFirms.Settlement,
            (FcaSettlementStage.None, Constant(Rate.Zero)),
            (FcaSettlementStage.Stage1, law.Rate("settlement.stage-1")),
            (FcaSettlementStage.Stage2, Later("stage-2")),
            (FcaSettlementStage.Stage3, Later("stage-3"))
        );

        Step<Rate> Later(string stage) =>
            law.Date < FirstStageAlone
                ? law.Rate($"settlement.{stage}")
                : Where(UkFcaFirms.IsTransitional, law.Rate($"settlement.{stage}.transitional"), law.Rate($"settlement.{stage}"));
    }

    private Step<Money> Rounded(Step<Money> penalty) =>
        ByCategory(
            UkFcaFirms.RoundingOfPenalty,
            (FcaRounding.None, penalty),
            (FcaRounding.DownTo100, penalty.RoundedTo(law.Money("rounding.unit"), RoundingMode.Down)),
            (FcaRounding.NearestTo100, penalty.RoundedTo(law.Money("rounding.unit"), RoundingMode.HalfEven))
        );
}
