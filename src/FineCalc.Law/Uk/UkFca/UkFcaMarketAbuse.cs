using FineCalc.Common;
using FineCalc.Steps;
using static FineCalc.Steps.Step;

namespace FineCalc.Uk;

/// <summary>
/// The questions that only penalties on individuals for market abuse turn on (DEPP 6.5C). Level, benefit, factors and deterrence are asked
/// by
/// <see cref="UkFcaIndividuals"/>, settlement, rounding and hardship by <see cref="UkFcaFirms"/>.
/// </summary>
public static class UkFcaMarketAbuse
{
    /// <summary>Whether it came of the individual's employment.</summary>
    public static Fact<bool> IsReferableToEmployment { get; } =
        Fact.Flag(
                "referable-to-employment",
                "Referable to employment",
                "Was the market abuse referable to the individual's employment, so that a share of income is one of the figures compared?"
            )
            .At(At("2G(1)-(3)"));

    /// <summary>Step 2: the income of the year before.</summary>
    public static Fact<Money> RelevantIncome { get; } =
        Fact.Money(
                "relevant-income",
                "Relevant income",
                "What was the gross amount of all benefits the individual earned from that employment in the twelve months preceding "
                    + "the final market abuse?"
            )
            .From(Money.Gbp(0))
            .At(At("2G(5)"));

    /// <summary>Step 2: the profit.</summary>
    public static Fact<Money> Profit { get; } =
        Fact.Money(
                "profit",
                "Profit made or loss avoided",
                "What profit was made or loss avoided as a direct result of the market abuse, for the individual's own benefit or for "
                    + "that of others where the individual was instrumental in it?"
            )
            .From(Money.Gbp(0))
            .At(At("2G(2)(b)"));

    internal static Regime Define() =>
        Regime.Define(
            UkFcaSteps.Info("uk-fca-market-abuse", "FCA penalties on individuals for market abuse", "market abuse"),
            [new MethodPeriod("FCA, DEPP 6.5C (five steps for individuals in market abuse cases)", UkFcaSteps.FirstDay, null, LayOut)],
            LawData.Of("uk-fca-market-abuse", "uk-fca-settlement")
        );

    private static Method LayOut(NumbersInForce law)
    {
        // Step 2: the greatest of a multiple of the profit, a share of the income if the abuse was referable to it, and a least figure for
        // the gravest levels.
        var byProfit = (Profit * ByLevel(level => law.Count($"profit.{level}"))).Named(
            "step-2-profit",
            "Profit multiple",
            At("2G(2)(b), Step 2")
        );
        var byIncome = (RelevantIncome * ByLevel(level => law.Rate($"income.{level}"))).Named(
            "step-2-income",
            "Share of relevant income",
            At("2G(2)(a), Step 2")
        );
        var least = ByLevel(level => level is "level.4" or "level.5" ? law.Money("minimum") : Constant(Money.Gbp(0)))
            .Named("step-2-least", "Least figure", At("2G(2)(c), Step 2"));
        var step2 = Where(IsReferableToEmployment, Greatest(byIncome, byProfit, least), otherwise: Greatest(byProfit, least));
        return UkFcaIndividuals.Finish(law, step => At(step), step2);

        static Step<T> ByLevel<T>(Func<string, Step<T>> number)
            where T : struct => ByCategory(UkFcaIndividuals.Level, code => number(code.Replace('-', '.')));
    }

    private static Citation At(string place) =>
        new("FCA Handbook, DEPP", place.StartsWith("Step", StringComparison.Ordinal) ? $"6.5C, {place}" : $"6.5C.{place}");
}
