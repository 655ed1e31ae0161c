using FineCalc.Steps;
using static FineCalc.Steps.Step;

namespace FineCalc.Antitrust;

internal static class AntitrustSteps
{
    // Where in a band a percentage lies is for the authority to say.
    public static Step<Rate> InBand(Step<Rate> low, Step<Rate> high, Fact<Rate> point) => low + ((high - low) * point);

    public static Step<Money> Rewarded(
        Step<Money> fine,
        Step<Rate> leniency,
        Step<Rate> settlement,
        Fact<RewardsTogether> together,
        Citation source
    )
    {
        var sum = (leniency + settlement).CappedAt(Constant(Rate.One)).Named("rewards-share", "Reductions added", source);
        return ByCategory(
            together,
            (RewardsTogether.Added, fine.ReducedBy(sum)),
            (RewardsTogether.InTurn, fine.ReducedBy(leniency).ReducedBy(settlement))
        );
    }
}
