namespace FineCalc.Risk;

/// <summary>A simulation of one case, cut into shards: <c>law.PlanSimulate(facts, trials, seed, shards)</c>.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal only if they are one object.</remarks>
public sealed class SimulationPlan : ShardPlan
{
    private readonly SimulationModel _model;
    private readonly SimulationOptions _options;
    private readonly ulong _seed;
    private readonly long _trials;

    private SimulationPlan(SimulationModel model, long trials, ulong seed, int shards, SimulationOptions options, string inputs)
        : base(
            model.Version.Id,
            inputs,
            options.Sampling == Sampling.Plain ? "trials" : "scramblings",
            options.Sampling == Sampling.Plain ? trials : options.Replicates,
            shards,
            options.Sampling == Sampling.Plain ? SimulationModel.Block : 1,
            options.Sampling == Sampling.Plain ? 1 : trials / options.Replicates
        ) => (_model, _options, _seed, _trials) = (model, options, seed, trials);

    /// <summary>The distribution that all shards together come to: that of one run, to the bit.</summary>
    /// <param name="results">What the shards gave, in any order; of any cut of the same simulation.</param>
    /// <exception cref="ProblemException">A result is damaged (<c>shard-unreadable</c>), of another version (<c>shard-version</c>) or of
    /// other facts (<c>shard-inputs</c>); trials are in none (<c>shards-missing</c>) or in several (<c>shards-overlap</c>).</exception>
    public FineDistribution Merge(IEnumerable<byte[]> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return new Simulation(_model, _seed, _options).Of(Joined(results), _trials);
    }

    internal static SimulationPlan Of(
        RegimeVersion version,
        UncertainFacts facts,
        long trials,
        ulong seed,
        int shards,
        SimulationOptions options
    )
    {
        // Sobol replicates have as many trials each.
        var replicates = options.Sampling == Sampling.Sobol ? options.Replicates : 1;
        var all = (trials + replicates - 1) / replicates * replicates;
        return new(
            SimulationModel.Of(version, facts, options.Steps, options.Sampling == Sampling.Sobol ? 1 : 0, options.MayCompile),
            all,
            seed,
            shards,
            options,
            RunDigest.Of(to =>
            {
                to.Write("simulation");
                to.Write(seed);
                to.Write(all);
                to.Write((int)options.Sampling);
                to.Write(replicates);
                options.Steps.ToList().ForEach(to.Write);
                RunInputs.Identify(to, version, facts);
            })
        );
    }

    private protected override IReadOnlyList<SummaryOf> Work(ShardRange range, SimulationOptions options) =>
        new Simulation(_model, _seed, ShardInputs.Run(_options, options)).Part(range.First, range.Count, _trials);
}
