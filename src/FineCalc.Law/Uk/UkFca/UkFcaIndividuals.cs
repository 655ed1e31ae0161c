using FineCalc.Common;
using FineCalc.Steps;
using static FineCalc.Steps.Step;

namespace FineCalc.Uk;

/// <summary>
/// The questions that penalties on individuals turn on under the UK Financial Conduct Authority's five steps, other than for market abuse
/// (DEPP 6.5B). Those of settlement, rounding and hardship are in <see cref="UkFcaFirms"/>; they are the same for all.
/// <see cref="UkFcaMarketAbuse"/> asks most of these too.
/// </summary>
public static class UkFcaIndividuals
{
    /// <summary>Step 1: the benefit from the breach.</summary>
    public static Fact<Money> Benefit { get; } =
        Fact.Money(
                "benefit",
                "Benefit from the breach",
                "What benefit did the individual derive from the breach (a profit made or a loss avoided), where it can be quantified? "
                    + "It is disgorged in full and never discounted."
            )
            .From(Money.Gbp(0))
            .AsJudgement()
            .Default(Money.Gbp(0), "no benefit is quantified")
            .At(Both("1"));

    /// <summary>Step 1: interest on the benefit.</summary>
    public static Fact<Money> Interest { get; } =
        Fact.Money("interest", "Interest on the benefit", "What interest is charged on the benefit?")
            .From(Money.Gbp(0))
            .AsJudgement()
            .Default(Money.Gbp(0), "no interest is charged")
            .At(Both("1"));

    /// <summary>Step 2: the income the breach is measured by.</summary>
    public static Fact<Money> RelevantIncome { get; } =
        Fact.Money(
                "relevant-income",
                "Relevant income",
                "What was the gross amount of all benefits the individual received from the employment connected with the breach "
                    + "(salary, bonus, pension contributions, shares), for the period of the breach? For a one-off breach, or one "
                    + "shorter than twelve months, that of the twelve months before its end, scaled up to twelve months if the "
                    + "employment was shorter."
            )
            .From(Money.Gbp(0))
            .At(At("2G(1)-(2), Step 2"));

    /// <summary>Step 2: the level of seriousness.</summary>
    public static Fact<SeriousnessLevel> Level { get; } =
        Fact.Choice(
                "level",
                "Level of seriousness",
                "Which level of seriousness does the breach have? Market abuse committed deliberately is normally at level 4 or 5.",
                (SeriousnessLevel.Level1, "the least serious"),
                (SeriousnessLevel.Level2, "low"),
                (SeriousnessLevel.Level3, "medium"),
                (SeriousnessLevel.Level4, "high"),
                (SeriousnessLevel.Level5, "the most serious")
            )
            .AsJudgement()
            .At(Both("2"));

    /// <summary>Step 2: its figure as published without what it was taken from.</summary>
    public static Fact<Money> StatedSeriousness { get; } =
        Fact.Money(
                "stated-step-2",
                "Step 2 figure as stated",
                "Which figure of step 2 did the notice state, where the income or the level is not known?"
            )
            .From(Money.Gbp(0))
            .AsJudgement()
            .At(Both("2"));

    /// <summary>Step 2: the share taken off a disproportionate figure.</summary>
    public static Fact<Rate> Disproportion { get; } =
        Fact.Rate(
                "disproportion",
                "Reduction as disproportionate",
                "By what share was the figure of step 2 reduced because it would be disproportionate?"
            )
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .Default(Rate.Zero, "the figure stands")
            .At(Both("2") with { Standing = Standing.Unverified });

    /// <summary>Step 3.</summary>
    public static Fact<Rate> Adjustment { get; } =
        Fact.Rate(
                "adjustment",
                "Aggravating and mitigating factors",
                "By what percentage, taken together, do aggravating (above 0) and mitigating (below 0) factors change the figure of step 2?"
            )
            .From(Rate.Percent(-100))
            .AsJudgement()
            .Default(Rate.Zero, "no factor is mentioned")
            .At(Both("3"));

    /// <summary>Step 4, as a multiplier.</summary>
    public static Fact<Count> DeterrenceMultiplier { get; } =
        Fact.Count("deterrence-multiplier", "Deterrence, multiplier", "By what is the figure multiplied so that it deters?", "times")
            .From(1)
            .AsJudgement()
            .Default(1, "no multiplier is stated")
            .At(Both("4"));

    /// <summary>Step 4, as an amount.</summary>
    public static Fact<Money> DeterrenceAmount { get; } =
        Fact.Money(
                "deterrence-amount",
                "Deterrence, amount",
                "What amount is added so that the penalty deters, after any multiplier? The text speaks of a multiplier; an amount has "
                    + "been added in a case of a firm."
            )
            .From(Money.Gbp(0))
            .AsJudgement()
            .Default(Money.Gbp(0), "no amount is stated")
            .At(Both("4"));

    /// <summary>A figure of step 4 that was published without the steps before it.</summary>
    public static Fact<Money> StatedBeforeSettlement { get; } =
        Fact.Money(
                "stated-before-settlement",
                "Step 4 figure as stated",
                "Which figure, before settlement and without disgorgement, did the notice state, where the steps before it are not known?"
            )
            .From(Money.Gbp(0))
            .AsJudgement()
            .At(Both("4"));

    internal static Regime Define() =>
        Regime.Define(
            UkFcaSteps.Info("uk-fca-individuals", "FCA penalties on individuals", "breach"),
            [new MethodPeriod("FCA, DEPP 6.5B (five steps for individuals, other than market abuse)", UkFcaSteps.FirstDay, null, LayOut)],
            LawData.Of("uk-fca-individuals", "uk-fca-settlement")
        );

    internal static Method Finish(NumbersInForce law, Func<string, Citation> at, Step<Money> step2) =>
        new UkFcaSteps(law, at, Benefit, Interest, Adjustment, DeterrenceMultiplier, DeterrenceAmount, StatedBeforeSettlement).LayOut(
            StatedSeriousness.Or(step2).ReducedBy(Disproportion).Named("step-2", "Seriousness of the breach", at("Step 2"))
        );

    private static Method LayOut(NumbersInForce law) =>
        Finish(law, step => At(step), RelevantIncome * ByCategory(Level, level => law.Rate($"income.{level.Replace('-', '.')}")));

    private static Citation At(string place) =>
        new("FCA Handbook, DEPP", place.StartsWith("Step", StringComparison.Ordinal) ? $"6.5B, {place}" : $"6.5B.{place}");

    private static Citation Both(string step) => new("FCA Handbook, DEPP", $"6.5B and 6.5C, Step {step}");
}
