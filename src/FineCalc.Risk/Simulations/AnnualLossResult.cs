using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace FineCalc.Risk;

/// <summary>What a portfolio's years come to.</summary>
/// <param name="Total">All fines of a year together; its exceedance curve is the annual loss curve.</param>
/// <param name="Largest">The largest fine of a year, nothing where there is none.</param>
/// <param name="Cases">The number of cases in a year.</param>
public sealed record AnnualLossResult(FineDistribution Total, FineDistribution Largest, FineDistribution Cases)
{
    /// <summary>The main figures of a year in a line.</summary>
    public override string ToString() => $"a year {Total}; cases a year {Cases.Mean.Brief}";
}
