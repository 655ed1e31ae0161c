using FineCalc.Eu;
using FineCalc.Risk;

namespace FineCalc.Estimates;

// The guidelines' own range, its open judgements drawn as if they were chances: what this method is not meant for, and is often read as.
internal static class GuidanceRange
{
    private const ulong Seed = 20231231;
    private const int Trials = 4096;

    // What is told alike is drawn alike, so that decisions of which little is told share one drawing.
    public static IReadOnlyList<ScoredRow> Of(IReadOnlyList<Decision> decisions, Action<int> done)
    {
        var drawn = decisions
            .GroupBy(d => CaseFacts.Read(d.Facts))
            .AsParallel()
            .Select(like =>
            {
                var quantiles = Drawn(like.First().Facts);
                done(like.Count());
                return (like.Key, Quantiles: quantiles);
            })
            .ToDictionary(like => like.Key, like => like.Quantiles);
        return [.. decisions.Select(d => new ScoredRow(d, drawn[CaseFacts.Read(d.Facts)]))];
    }

    private static double[] Drawn(EstimateFacts told)
    {
        var facts = CaseFacts.MethodFacts(told);
        if (CaseFacts.Read(told) is { HasTurnover: true, Turnover: null })
        {
            facts = facts
                .Without(EuGdpr.IsUndertaking)
                .WithRange(EuGdpr.Turnover, new Spread<Money>(Money.Eur(500_000m), Money.Eur(20_000_000m), Money.Eur(1_000_000_000m)));
        }

        var fines = Regimes.EuGdpr.Versions[^1].Simulate(facts, Trials, Seed, new SimulationOptions { MayCompile = false, Threads = 1 });
        var quantiles = new double[ScoredRow.Points];
        for (var i = 0; i < quantiles.Length; i++)
        {
            quantiles[i] = Math.Log10(Math.Max(1d, fines.Quantile((i + 0.5) / ScoredRow.Points).Value));
        }

        return quantiles;
    }
}
