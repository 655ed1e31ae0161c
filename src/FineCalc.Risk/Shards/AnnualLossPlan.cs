namespace FineCalc.Risk;

/// <summary>
/// A portfolio's years, cut into shards: <c>law.PlanAnnualLoss(portfolio, years, seed, shards)</c>.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal only if they are one object.</remarks>
public sealed class AnnualLossPlan : ShardPlan
{
    private readonly RegimeVersion _version;
    private readonly Portfolio _portfolio;
    private readonly ulong _seed;
    private readonly SimulationOptions _options;

    private AnnualLossPlan(RegimeVersion version, Portfolio portfolio, long years, ulong seed, int shards, SimulationOptions options)
        : base(
            version.Id,
            RunDigest.Of(to =>
            {
                to.Write("annual loss");
                to.Write(seed);
                to.Write(years);
                RunInputs.Identify(to, version, portfolio);
            }),
            "years",
            years,
            shards,
            SimulationModel.Block
        ) => (_version, _portfolio, _seed, _options) = (version, portfolio, seed, options);

    /// <summary>What all shards together come to: the result of one run, to the bit.</summary>
    /// <param name="results">What the shards gave, in any order; of any cut of the same years.</param>
    /// <exception cref="ProblemException">As <see cref="SimulationPlan.Merge"/>.</exception>
    public AnnualLossResult Merge(IEnumerable<byte[]> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var all = Joined(results);
        return new AnnualLossRun(_version, _portfolio, _seed, _options).Of(what => all[(0, what)], Whole);
    }

    internal static AnnualLossPlan Of(
        RegimeVersion version,
        Portfolio portfolio,
        long years,
        ulong seed,
        int shards,
        SimulationOptions options
    ) => new(version, portfolio, years, seed, shards, options);

    private protected override IReadOnlyList<SummaryOf> Work(ShardRange range, SimulationOptions options) =>
        new AnnualLossRun(_version, _portfolio, _seed, ShardInputs.Run(_options, options)).Part(range.First, range.Count);
}
