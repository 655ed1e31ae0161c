using NodaTime;
using RulesEngine.Models;

namespace FineCalc.Benchmarks;

/// <summary>
/// One case under the UK GDPR, and its rule three ways: FineCalc's, decimal code written by hand, and Microsoft's RulesEngine.
/// </summary>
internal static class Cases
{
    public static RegimeVersion Law { get; } = Regimes.UkGdpr.On(new LocalDate(2024, 8, 7));

    public static Facts Facts { get; } = FactsOf(168_251_493m);

    public static HandInput Hand { get; } = new(168_251_493m, IsHigher: true, 0.60m, 0.20m, -0.10m, -0.05m, 0.10m, -0.15m, 0.20m);

    /// <summary>Every judgement given: maximum by tier and turnover, seriousness, size factor, three factors, step 5, settlement.</summary>
    public static Facts FactsOf(decimal turnover) =>
        Facts
            .None.With(UkGdpr.Turnover, Money.Gbp(turnover))
            .With(UkGdpr.Tier, MaximumTier.Higher)
            .With(UkGdpr.Seriousness, Rate.Percent(60))
            .With(UkGdpr.SizeFactor, Rate.Percent(20))
            .With(UkGdpr.Cooperation, Rate.Percent(-10))
            .With(UkGdpr.ActionToMitigate, Rate.Percent(-5))
            .With(UkGdpr.CombinedAggravation, Rate.Percent(10))
            .With(UkGdpr.Step5Percentage, Rate.Percent(-15))
            .With(UkGdpr.SettlementDiscount, Rate.Percent(20));

    /// <summary>The same rule as a developer would write it for this case alone.</summary>
    public static decimal ByHand(HandInput x)
    {
        var maximum = Math.Max(x.IsHigher ? 17_500_000m : 8_700_000m, x.Turnover * (x.IsHigher ? 0.04m : 0.02m));
        var after4 = maximum * x.Seriousness * x.SizeFactor * (1m + Math.Max(-1m, x.Cooperation + x.Mitigation + x.Aggravation));
        var after5 = Math.Clamp(after4 * (1m + x.Step5), 0m, maximum);
        return after5 * (1m - x.Settlement);
    }

    /// <summary>
    /// The same rule for RulesEngine: the method's named steps as local parameters, so that each can be reported, and the penalty as the
    /// output.
    /// </summary>
    public static RulesEngine.RulesEngine Engine()
    {
        ScopedParam Step(string name, string expression) => new() { Name = name, Expression = expression };
        return new RulesEngine.RulesEngine([
            new Workflow
            {
                WorkflowName = "uk-gdpr",
                Rules =
                [
                    new Rule
                    {
                        RuleName = "penalty",
                        LocalParams =
                        [
                            Step("fixedAmount", "x.IsHigher ? 17500000m : 8700000m"),
                            Step("byTurnover", "x.Turnover * (x.IsHigher ? 0.04m : 0.02m)"),
                            Step("maximum", "Math.Max(fixedAmount, byTurnover)"),
                            Step("start", "maximum * x.Seriousness * x.SizeFactor"),
                            Step("step4", "Math.Max(-1m, x.Cooperation + x.Mitigation + x.Aggravation)"),
                            Step("after4", "start * (1m + step4)"),
                            Step("after5", "Math.Min(maximum, Math.Max(0m, after4 * (1m + x.Step5)))"),
                        ],
                        Expression = "after5 >= 0m",
                        Actions = new RuleActions
                        {
                            OnSuccess = new ActionInfo
                            {
                                Name = "OutputExpression",
                                Context = new Dictionary<string, object> { ["expression"] = "after5 * (1m - x.Settlement)" },
                            },
                        },
                    },
                ],
            },
        ]);
    }
}

/// <summary>The inputs of the rule, as plain decimals. Public, since RulesEngine reads it by reflection.</summary>
public sealed record HandInput(
    decimal Turnover,
    bool IsHigher,
    decimal Seriousness,
    decimal SizeFactor,
    decimal Cooperation,
    decimal Mitigation,
    decimal Aggravation,
    decimal Step5,
    decimal Settlement
);
