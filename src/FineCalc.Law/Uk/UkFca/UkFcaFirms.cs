using FineCalc.Common;
using FineCalc.Steps;
using static FineCalc.Steps.Step;

namespace FineCalc.Uk;

/// <summary>The questions that penalties on firms turn on under the UK Financial Conduct Authority's five steps (DEPP 6.5A).</summary>
public static class UkFcaFirms
{
    /// <summary>Step 1: the benefit from the breach.</summary>
    public static Fact<Money> Benefit { get; } =
        Fact.Money(
                "benefit",
                "Benefit from the breach",
                "What benefit did the firm derive from the breach, where it can be quantified? It is disgorged in full and never "
                    + "discounted."
            )
            .From(Money.Gbp(0))
            .AsJudgement()
            .Default(Money.Gbp(0), "no benefit is quantified")
            .At(At("Step 1"));

    /// <summary>Step 1: interest on the benefit.</summary>
    public static Fact<Money> Interest { get; } =
        Fact.Money("interest", "Interest on the benefit", "What interest is charged on the benefit?")
            .From(Money.Gbp(0))
            .AsJudgement()
            .Default(Money.Gbp(0), "no interest is charged")
            .At(At("Step 1"));

    /// <summary>Step 2: the revenue the breach is measured by.</summary>
    public static Fact<Money> RelevantRevenue { get; } =
        Fact.Money(
                "relevant-revenue",
                "Relevant revenue",
                "What was the firm's revenue from the product line or business area concerned during the breach? For a one-off breach, "
                    + "or one shorter than a year, that of the twelve months before its end (unverified); or another appropriate "
                    + "indicator of harm."
            )
            .From(Money.Gbp(0))
            .PerInfringement()
            .At(At("Step 2"));

    /// <summary>Step 2: the level of seriousness.</summary>
    public static Fact<SeriousnessLevel> Level { get; } =
        Fact.Choice(
                "level",
                "Level of seriousness",
                "Which level of seriousness does the breach have?",
                (SeriousnessLevel.Level1, "the least serious"),
                (SeriousnessLevel.Level2, "low"),
                (SeriousnessLevel.Level3, "medium"),
                (SeriousnessLevel.Level4, "high"),
                (SeriousnessLevel.Level5, "the most serious")
            )
            .AsJudgement()
            .PerInfringement()
            .At(At("Step 2"));

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
            .At(At("Step 2") with { Standing = Standing.Unverified });

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
            .At(At("Step 3"));

    /// <summary>Step 4, as a multiplier.</summary>
    public static Fact<Count> DeterrenceMultiplier { get; } =
        Fact.Count("deterrence-multiplier", "Deterrence, multiplier", "By what is the figure multiplied so that it deters?", "times")
            .From(1)
            .AsJudgement()
            .Default(1, "no multiplier is stated")
            .At(At("Step 4"));

    /// <summary>Step 4, as an amount.</summary>
    public static Fact<Money> DeterrenceAmount { get; } =
        Fact.Money("deterrence-amount", "Deterrence, amount", "What amount is added so that the penalty deters, after any multiplier?")
            .From(Money.Gbp(0))
            .AsJudgement()
            .Default(Money.Gbp(0), "no amount is stated")
            .At(At("Step 4"));

    /// <summary>A figure of step 4 that was published without the steps before it.</summary>
    public static Fact<Money> StatedBeforeSettlement { get; } =
        Fact.Money(
                "stated-before-settlement",
                "Step 4 figure as stated",
                "Which figure, before settlement and without disgorgement, did the notice state, where the steps before it are not known?"
            )
            .From(Money.Gbp(0))
            .AsJudgement()
            .At(At("Step 4"));

    /// <summary>Step 5: when a settlement was reached.</summary>
    public static Fact<FcaSettlementStage> Settlement { get; } =
        Fact.Choice(
                "settlement",
                "Settlement",
                "At which stage was a settlement reached?",
                (FcaSettlementStage.None, "none was reached"),
                (FcaSettlementStage.Stage1, "stage 1"),
                (FcaSettlementStage.Stage2, "stage 2"),
                (FcaSettlementStage.Stage3, "stage 3")
            )
            .Default(FcaSettlementStage.None, "the case names no settlement")
            .At(UkFcaSteps.Scale);

    /// <summary>Whether the earlier scale still serves.</summary>
    public static Fact<bool> IsTransitional { get; } =
        Fact.Flag(
                "settlement-transitional",
                "Stage 1 begun before 1 March 2017",
                "Had stage 1 begun, without an agreement, before 1 March 2017, so that stages 2 and 3 still earn a discount?"
            )
            .Default(false, "stage 1 began later")
            .At(UkFcaSteps.Scale);

    /// <summary>A discount stated by the notice.</summary>
    public static Fact<Rate> Discount { get; } =
        Fact.Rate(
                "settlement-discount",
                "Settlement discount as given",
                "What discount did the notice give, where it departs from the scale (partly contested cases, focused resolution)?"
            )
            .Within(Rate.Zero, Rate.One)
            .AsJudgement()
            .At(UkFcaSteps.Scale);

    /// <summary>How the penalty is rounded.</summary>
    public static Fact<FcaRounding> RoundingOfPenalty { get; } =
        Fact.Choice(
                "rounding",
                "Rounding of the penalty",
                "How is the figure after settlement rounded? DEPP does not say; a notice of 2012 calls rounding down to a hundred "
                    + "pounds the policy, and published figures follow no single rule.",
                (FcaRounding.None, "not at all"),
                (FcaRounding.DownTo100, "down to a hundred pounds"),
                (FcaRounding.NearestTo100, "to the nearest hundred pounds, half to even")
            )
            .AsJudgement()
            .Default(FcaRounding.None, "DEPP prescribes no rounding");

    /// <summary>The amount set for serious financial hardship.</summary>
    public static Fact<Money> HardshipPenalty { get; } =
        Fact.Money("hardship-penalty", "Penalty after hardship", "To which amount was the penalty reduced for serious financial hardship?")
            .From(Money.Gbp(0))
            .AsJudgement()
            .At(new Citation("FCA Handbook, DEPP", "6.5D"));

    internal static Method LayOut(NumbersInForce law)
    {
        // Step 2: a share of the revenue of each breach, by its level, and less where the sum would be disproportionate.
        var share = ByCategory(Level, level => law.Rate(level.Replace('-', '.')));
        var each = (RelevantRevenue * share).Named("step-2-each", "Revenue by seriousness", At("Step 2"));
        var step2 = SumOver(each).ReducedBy(Disproportion).Named("step-2", "Seriousness of the breach", At("Step 2"));
        return new UkFcaSteps(
            law,
            At,
            Benefit,
            Interest,
            Adjustment,
            DeterrenceMultiplier,
            DeterrenceAmount,
            StatedBeforeSettlement
        ).LayOut(step2);
    }

    internal static Regime Define() =>
        Regime.Define(
            UkFcaSteps.Info("uk-fca-firms", "FCA penalties on firms", "breach"),
            [new MethodPeriod("FCA, DEPP 6.5A (five steps for firms)", UkFcaSteps.FirstDay, null, LayOut)],
            LawData.Of("uk-fca-firms", "uk-fca-settlement")
        );

    private static Citation At(string step) => new("FCA Handbook, DEPP", $"6.5A, {step}");
}
