using System.CommandLine;
using System.Globalization;
using System.Runtime.CompilerServices;
using FineCalc.Risk;

namespace FineCalc.Cli;

// A run from its manifest, by its kind.
internal static class RunKinds
{
    public const string Simulate = "simulate";
    public const string AnnualLoss = "annual-loss";
    public const string Batch = "batch";

    public static ShardedRun Open(Session session, string folder, RunManifest manifest)
    {
        var regimes = Laws.Of(session, Paths("regime"), Paths("reform")).Regimes;
        return manifest.Kind switch
        {
            Simulate => Of(
                session.Load(Paths("case").First(), (stream, name) => CaseJson.ReadUncertain(stream, name, regimes), "a case file"),
                new SimulationAsked(
                    (long)manifest.Number("trials"),
                    manifest.Number("seed"),
                    manifest.Setting("sampling") == "sobol",
                    (int)manifest.Number("replicates"),
                    manifest.Setting("steps").Split(',', StringSplitOptions.RemoveEmptyEntries)
                ),
                manifest.Shards.Count
            ),
            AnnualLoss => Of(
                Asked().Read(session, regimes),
                (long)manifest.Number("years"),
                manifest.Number("seed"),
                manifest.Shards.Count
            ),
            Batch => OfTable(session, folder, manifest, regimes),
            _ => throw new ProblemException(
                new Problem("run-kind", $"A run of the kind '{manifest.Kind}' is not known.")
                {
                    Allowed = $"{Simulate}, {AnnualLoss}, {Batch}",
                }
            ),
        };

        string[] Paths(string role) => [.. manifest.Of(role).Select(p => Path.Combine(folder, p))];

        PortfolioAsked Asked() =>
            new(
                Paths("portfolio").First(),
                Paths("case").FirstOrDefault(),
                manifest.Settings.GetValueOrDefault("frequency") is { } f ? double.Parse(f, CultureInfo.InvariantCulture) : null,
                0,
                0
            );
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
