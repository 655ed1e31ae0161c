using System.CommandLine;
using System.Runtime.CompilerServices;
using FineCalc.Risk;

namespace FineCalc.Cli;

// A run from its manifest, by its kind.
internal static class RunKinds
{
    public const string Simulate = "simulate";
    public const string AnnualLoss = "annual-loss";
    public const string Batch = "batch";

    private const long MostTrials = 1_000_000_000_000_000;

    public static ShardedRun Open(Session session, string folder, RunManifest manifest)
    {
        var regimes = Laws.Of(session, Paths("regime"), Paths("reform")).Regimes;
        return manifest.Kind switch
        {
            Simulate => Held(
                Of(
                    session.Load(One("case"), (stream, name) => CaseJson.ReadUncertain(stream, name, regimes), "a case file"),
                    new SimulationAsked(
                        manifest.Number("trials", 1, MostTrials),
                        manifest.Seed,
                        manifest.Word("sampling", "plain", "sobol") == "sobol",
                        (int)manifest.Number("replicates", 2, 65_536),
                        manifest.Setting("steps").Split(',', StringSplitOptions.RemoveEmptyEntries)
                    ),
                    manifest.Shards.Count
                )
            ),
            AnnualLoss => Held(
                Of(Asked().Read(session, regimes), manifest.Number("years", 1, MostTrials), manifest.Seed, manifest.Shards.Count)
            ),
            _ => OfTable(session, folder, manifest, regimes),
        };

        // Another cut of the same run is none that the manifest has.
        SimulatedRun Held(SimulatedRun run) =>
            run.Plan.Whole != manifest.Whole || run.Plan.Unit != manifest.Unit
                ? throw RunManifest.WrongShards($"it is of {Text.Number(run.Plan.Whole)} {run.Plan.Unit}")
            : !run.Plan.Shards.SequenceEqual(manifest.Shards.Select(s => s.Range))
                ? throw RunManifest.WrongShards($"{Text.Counted(manifest.Shards.Count, "shard")} of it are cut elsewhere")
            : run;

        string One(string role) => Path.Combine(folder, manifest.File(role));

        string[] Paths(string role) => [.. manifest.Of(role).Select(p => Path.Combine(folder, p))];

        PortfolioAsked Asked() =>
            new(One("portfolio"), Paths("case").FirstOrDefault(), Paths("mapping").FirstOrDefault(), manifest.Mean("frequency"), 0, 0);
    }

    public static SimulatedRun Of(UncertainCase read, SimulationAsked asked, int shards)
    {
        var plan = PlanOf(read, asked, shards);
        return new(plan, (parsed, results, output) => output.Show(parsed, plan.Merge(results)));
    }

    public static SimulationPlan PlanOf(UncertainCase read, SimulationAsked asked, int shards) =>
        read.Case.Version.PlanSimulate(read.Facts, asked.Trials, asked.Seed, shards, asked.Options);

    public static SimulatedRun Of(PortfolioFile read, long years, ulong seed, int shards)
    {
        var plan = read.Version.PlanAnnualLoss(read.Portfolio, years, seed, shards);
        return new(plan, (parsed, results, output) => output.Show(parsed, plan.Merge(results)));
    }

    // Apart, so that who simulates does not load what reads tables.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static BatchShards OfTable(Session session, string folder, RunManifest manifest, RegimeCatalog regimes) =>
        BatchShards.Open(session, folder, manifest, regimes);
}
