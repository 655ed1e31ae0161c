using FineCalc.Steps;

namespace FineCalc;

/// <summary>What kind of infringement of competition law it is.</summary>
public enum AntitrustKind
{
    /// <summary>A cartel: price fixing, sharing of markets, limiting of output between competitors.</summary>
    Cartel,

    /// <summary>Any other: other agreements, or the abuse of a dominant position.</summary>
    Other,
}

/// <summary>How a reduction for leniency and one for settlement are taken together.</summary>
public enum RewardsTogether
{
    /// <summary>Added, and taken off once.</summary>
    Added,

    /// <summary>Leniency first, and settlement off what is left.</summary>
    InTurn,
}

internal static class AntitrustSteps
{
    // Where in a band a percentage lies is for the authority to say.
    public static Step<Rate> InBand(Step<Rate> low, Step<Rate> high, Fact<Rate> point) => low + ((high - low) * point);

    public static Step<Money> Rewarded(Step<Money> fine, Step<Rate> leniency, Step<Rate> settlement, Fact<RewardsTogether> together, Citation source)
    {
        var sum = (leniency + settlement).CappedAt(Step.Plain(Rate.One)).Named("rewards-share", "Reductions added", source);
        return Step.ByCategory<RewardsTogether, Money>(together, (RewardsTogether.Added, fine.ReducedBy(sum)), (RewardsTogether.InTurn, fine.ReducedBy(leniency).ReducedBy(settlement)));
    }
}
