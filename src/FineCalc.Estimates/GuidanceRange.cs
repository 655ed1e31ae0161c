using FineCalc.Eu;
using FineCalc.Risk;

namespace FineCalc.Estimates;

// The guidelines' own range, its open judgements drawn as if they were chances: what this method is not meant for, and is often read as.
internal static class GuidanceRange
{
    private const ulong Seed = 20231231;
    private const int Trials = 4096;

    // What is told alike is drawn alike, so that decisions of which little is told share one drawing.
    public static IReadOnlyList<ScoredRow> Of(IReadOnlyList<Decision> decisions, Func<EstimateFacts, Facts> methodFacts)
    {
        var asked = decisions.Select(d => (Decision: d, Facts: Open(d.Facts, methodFacts(d.Facts)))).ToList();
        var drawn = asked
            .Select(a => (Key: a.Facts.ToJson(compact: true), a.Facts))
            .DistinctBy(a => a.Key)
            .AsParallel()
            .Select(a => (a.Key, Quantiles: Drawn(a.Facts)))
            .ToDictionary(a => a.Key, a => a.Quantiles, StringComparer.Ordinal);
        return [.. asked.Select(a => new ScoredRow(a.Decision, drawn[a.Facts.ToJson(compact: true)]))];
    }

    private static Facts Open(EstimateFacts told, Facts facts) =>
        told.HasTurnover && !told.Numbers.ContainsKey("turnover")
            ? facts
                .Without(EuGdpr.IsUndertaking)
                .WithRange(EuGdpr.Turnover, new Spread<Money>(Money.Eur(500_000m), Money.Eur(20_000_000m), Money.Eur(1_000_000_000m)))
            : facts;

    private static double[] Drawn(Facts facts)
    {
        var fines = Regimes.EuGdpr.Versions[^1].Simulate(facts, Trials, Seed, new SimulationOptions { MayCompile = false, Threads = 1 });
        var quantiles = new double[ScoredRow.Points];
        for (var i = 0; i < quantiles.Length; i++)
        {
            quantiles[i] = Math.Log10(Math.Max(1d, fines.Quantile((i + 0.5) / ScoredRow.Points).Value));
        }

        return quantiles;
    }
}
