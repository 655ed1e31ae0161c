using FineCalc.Steps;
using static FineCalc.Steps.Step;

namespace FineCalc.Common;

// What a case states twice, by a category and by a figure, or by a figure and the amount it lowers: the figure counts, and what does not go
// with it is reported.
internal static class Stated
{
    extension(Step<Money> penalty)
    {
        // The penalty or, where the authority lowered it to an amount (for hardship, for special circumstances), that amount; never more.
        public Step<Money> LoweredTo(Fact<Money> stated) => Where(stated.IsGiven(), stated.CappedAt(penalty), otherwise: penalty);
    }

    // A reduction for what the case puts at a stage, which has a scale of its own; less than the scale has is for the authority.
    public static Check Discount<TEnum>(Fact<Rate> given, Fact<TEnum> stage, Step<bool> isOfStage, string allowed)
        where TEnum : struct, Enum =>
        Check.Warning(
            "discount-above-scale",
            (given.IsGiven() & stage.IsGiven()).Implies(isOfStage),
            $"'{given.Name}' is more than the scale has for the stage that is given under '{stage.Name}'; the percentage counts.",
            allowed,
            given
        );

    // An amount that the law's maximum holds.
    public static Check Held(Fact<Money> given, Step<Money> most) =>
        AtMost("stated-above-maximum", given, most, "the maximum, which holds it", "an amount up to the maximum");

    // An amount to which a penalty was lowered; LoweredTo is the step.
    public static Check Lowered(Fact<Money> given, Step<Money> from) =>
        AtMost(
            "lowered-above-penalty",
            given,
            from,
            "the penalty that it is to lower; that penalty stands",
            "an amount up to that penalty"
        );

    private static Check AtMost(string code, Fact<Money> given, Step<Money> most, string above, string allowed) =>
        Check.Warning(code, given.IsGiven().Implies(given.IsAtMost(most)), $"'{given.Name}' is above {above}.", allowed, given);
}
