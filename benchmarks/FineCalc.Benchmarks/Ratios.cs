using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Newtonsoft.Json;
using RulesEngine.Models;

namespace FineCalc.Benchmarks;

/// <summary>
/// What we take against a baseline, pair by pair in one run, as one line of JSON each. Ours and the baseline take turns, and the ratio is
/// the median of the rounds: a machine that is busy for a while is busy for both. Above 1 is faster than the baseline.
/// </summary>
internal static class Ratios
{
    private const int Rounds = 15;

    /// <summary>The UK GDPR's rule with two log-normal facts, a PERT, a triangular, two uniform and a weighted choice.</summary>
    public static UncertainFacts SevenUncertainFacts { get; } =
        new UncertainFacts(Facts.None.With(UkGdpr.Step5Percentage, Rate.Percent(10)).With(UkGdpr.SettlementDiscount, Rate.Percent(20)))
            .With(UkGdpr.Turnover, Distribution.LogNormal(19, 1.5))
            .With(UkGdpr.CombinedAggravation, Distribution.LogNormal(-2.5, 0.4))
            .With(UkGdpr.Seriousness, Distribution.Pert(0.1, 0.4, 1))
            .With(UkGdpr.SizeFactor, Distribution.Triangular(0.1, 0.4, 1))
            .With(UkGdpr.Cooperation, Distribution.Uniform(-0.2, 0.1))
            .With(UkGdpr.ActionToMitigate, Distribution.Uniform(-0.2, 0))
            .With(UkGdpr.Tier, Distribution.Choice((MaximumTier.Standard, 0.3), (MaximumTier.Higher, 0.7)));

    // Nine columns of it and the amounts stay in a second-level cache of 1 MB.
    private const int InCacheRows = 8192;

    public static void Run()
    {
        Console.WriteLine(
            JsonConvert.SerializeObject(
                new
                {
                    machine = RuntimeInformation.OSDescription,
                    processor = Processor(),
                    runtime = RuntimeInformation.FrameworkDescription,
                    cores = Environment.ProcessorCount,
                    vector512 = Vector512.IsHardwareAccelerated,
                }
            )
        );
        InCache();
        FromMemory();
        Threads();
        Engine();
        Exact();
        Simulation();
        Allocation();
    }

    private static void Simulation()
    {
        const int Trials = 2_000_000;
        var model = SevenUncertainFacts;
        double[] Ours(Sampling sampling, long trials)
        {
            var fines = Cases.Law.Simulate(model, trials, 42, new SimulationOptions { Threads = 1, Sampling = sampling });
            return
            [
                fines.Mean.Value,
                fines.Quantile(0.5).Value,
                fines.Quantile(0.9).Value,
                fines.Quantile(0.95).Value,
                fines.Quantile(0.99).Value,
            ];
        }

        var (ours, theirs) = (Ours(Sampling.Plain, Trials), MathNetSimulation.Run(Trials, 1));
        if (ours.Zip(theirs).Any(pair => Math.Abs(pair.First - pair.Second) > 0.03 * pair.Second))
        {
            throw new InvalidOperationException("The simulations differ.");
        }

        Report(
            "simulation of 7 uncertain facts, plain, one thread, against MathNet.Numerics' samplers",
            () => Ours(Sampling.Plain, 10 * Trials),
            () => MathNetSimulation.Run(Trials, 1),
            10 * Trials,
            "million trials a second",
            1,
            baselineWork: Trials,
            rounds: 5
        );
        Report(
            "the same with scrambled Sobol points",
            () => Ours(Sampling.Sobol, 10 * Trials),
            () => MathNetSimulation.Run(Trials, 1),
            10 * Trials,
            "million trials a second",
            1,
            baselineWork: Trials,
            rounds: 5
        );
        // So many that those do not meet buckets that the first did not.
        var (few, many) = (Allocated(() => Ours(Sampling.Plain, 10 * Trials)), Allocated(() => Ours(Sampling.Plain, 20 * Trials)));
        Line("allocation per trial of a simulation", (many - few) / (10d * Trials), 0, null, "bytes");
    }

    private static void InCache()
    {
        var x = new Columns(InCacheRows);
        var (ours, hand) = (new double[InCacheRows], new double[InCacheRows]);
        var (table, options) = (x.Table, new BatchOptions { Threads = 1, Amounts = ours });
        Check(() => Cases.Law.AssessAll(table, options), () => Baselines.Simd(x, hand), ours, hand);
        Check(() => { }, () => Baselines.Scalar(x, hand), ours, hand);

        // Both write to one place, since where two arrays happen to lie in a cache is worth a tenth.
        Report(
            "batch, rows in cache, one thread, against hand-written SIMD",
            () => Cases.Law.AssessAll(table, options),
            () => Baselines.Simd(x, ours),
            InCacheRows,
            "million rows a second",
            500
        );
        Report(
            "batch, rows in cache, one thread, against plain scalar code",
            () => Cases.Law.AssessAll(table, options),
            () => Baselines.Scalar(x, ours),
            InCacheRows,
            "million rows a second",
            300
        );
        Report(
            "batch without machine code (interpreter), in cache, against hand-written SIMD",
            () => Cases.Law.AssessAll(table, options with { MayCompile = false }),
            () => Baselines.Simd(x, ours),
            InCacheRows,
            "million rows a second",
            50
        );
    }

    private static void FromMemory()
    {
        const int Rows = 10_000_000;
        var x = new Columns(Rows);
        var (ours, hand) = (new double[Rows], new double[Rows]);
        var (table, options) = (x.Table, new BatchOptions { Threads = 1, Amounts = ours });
        Check(() => Cases.Law.AssessAll(table, options), () => Baselines.Simd(x, hand), ours, hand);
        Report(
            "batch, 10 million rows from memory, one thread, against hand-written SIMD",
            () => Cases.Law.AssessAll(table, options),
            () => Baselines.Simd(x, ours),
            Rows,
            "million rows a second",
            1
        );
        Report(
            "the same for a table that is read for the first time (answers checked too)",
            () => Cases.Law.AssessAll(x.Table, options),
            () => Baselines.Simd(x, ours),
            Rows,
            "million rows a second",
            1
        );
    }

    private static void Threads()
    {
        const int Rows = 8192 * 16;
        var x = new Columns(Rows);
        var (one, two) = (new double[Rows], new double[Rows]);
        var table = x.Table;
        var (single, both) = (
            new BatchOptions
            {
                Threads = 1,
                Amounts = one,
                ChunkRows = 16_384,
            },
            new BatchOptions
            {
                Threads = 2,
                Amounts = two,
                ChunkRows = 16_384,
            }
        );
        Check(() => Cases.Law.AssessAll(table, both), () => Cases.Law.AssessAll(table, single), two, one);
        Report(
            "batch on two threads, against one",
            () => Cases.Law.AssessAll(table, both),
            () => Cases.Law.AssessAll(table, single),
            Rows,
            "million rows a second",
            50
        );
    }

    private static void Engine()
    {
        var x = new Columns(InCacheRows);
        var ours = new double[InCacheRows];
        var (table, options, engine) = (x.Table, new BatchOptions { Threads = 1, Amounts = ours }, Cases.Engine());
        var inputs = Enumerable
            .Range(0, 16)
            .Select(i => new RuleParameter(
                "x",
                new HandInput(
                    (decimal)x.Turnover[i],
                    x.Tier[i] != 0,
                    (decimal)x.Seriousness[i],
                    (decimal)x.SizeFactor[i],
                    (decimal)x.Cooperation[i],
                    (decimal)x.Mitigation[i],
                    (decimal)x.Aggravation[i],
                    (decimal)x.Step5[i],
                    (decimal)x.Settlement[i]
                )
            ))
            .ToArray();
        var amounts = new double[16];
        void ByEngine()
        {
            for (var i = 0; i < inputs.Length; i++)
            {
                amounts[i] = (double)
                    (decimal)engine.ExecuteActionWorkflowAsync("uk-gdpr", "penalty", [inputs[i]]).AsTask().GetAwaiter().GetResult().Output;
            }
        }

        ByEngine();
        Check(
            () => Cases.Law.AssessAll(table, options),
            () => { },
            ours,
            [.. amounts.Concat(Cases.Law.AssessAll(x.Table).Amounts[16..].ToArray())]
        );
        Report(
            "batch against RulesEngine, per row",
            () => Cases.Law.AssessAll(table, options),
            ByEngine,
            InCacheRows,
            "million rows a second",
            100,
            baselineWork: 16,
            baselineRepeats: 5
        );
    }

    private static void Exact()
    {
        const int Rows = 8192;
        var x = new DecimalColumns(new Columns(Rows));
        var (table, into, options) = (
            x.Table,
            new decimal[Rows],
            new BatchOptions
            {
                Threads = 1,
                IsExact = true,
                Amounts = new double[Rows],
            }
        );
        Baselines.Decimals(x, into);
        if (!Cases.Law.AssessAll(table, options).ExactAmounts.SequenceEqual(into))
        {
            throw new InvalidOperationException("The exact amounts differ.");
        }

        Report(
            "exact reading of many rows, untraced, against hand-written decimal code",
            () => Cases.Law.AssessAll(table, options),
            () => Baselines.Decimals(x, into),
            Rows,
            "million rows a second",
            2
        );
    }

    private static void Allocation()
    {
        var (small, large) = (Allocated(8192), Allocated(8192 * 16));
        Line("allocation per row of a batch", (large - small) / (8192d * 15), 0, null, "bytes");
    }

    private static long Allocated(int rows)
    {
        var table = new Columns(rows).Table;
        var options = new BatchOptions
        {
            Threads = 1,
            Amounts = new double[rows],
            ChunkRows = 8192 * 16,
        };
        Cases.Law.AssessAll(table, options);
        return Allocated(() => Cases.Law.AssessAll(table, options));
    }

    private static long Allocated(Action work)
    {
        work();
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    // Two ways that give different figures compare nothing.
    internal static void Check(Action ours, Action baseline, double[] mine, double[] theirs)
    {
        ours();
        baseline();
        for (var i = 0; i < mine.Length; i++)
        {
            if (Math.Abs(mine[i] - theirs[i]) > 1e-12 * Math.Abs(theirs[i]))
            {
                throw new InvalidOperationException(FormattableString.Invariant($"Row {i} differs: {mine[i]:R} and {theirs[i]:R}."));
            }
        }
    }

    internal static void Report(
        string name,
        Action ours,
        Action baseline,
        double work,
        string unit,
        int repeats,
        double? baselineWork = null,
        int? baselineRepeats = null,
        int rounds = Rounds
    )
    {
        var (a, b, ratios) = (new double[rounds], new double[rounds], new double[rounds]);
        Warm(ours);
        Warm(baseline);
        for (var round = 0; round < rounds; round++)
        {
            a[round] = work / Time(ours, repeats) / 1e6;
            b[round] = (baselineWork ?? work) / Time(baseline, baselineRepeats ?? repeats) / 1e6;
            ratios[round] = a[round] / b[round];
        }

        Line(name, Median(a), Median(b), Median(ratios), unit);
    }

    internal static void Line(string name, double ours, double baseline, double? ratio, string unit) =>
        Console.WriteLine(
            JsonConvert.SerializeObject(
                new
                {
                    name,
                    ours = Short(ours),
                    baseline = Short(baseline),
                    ratio = ratio is { } r ? Short(r) : (double?)null,
                    unit,
                }
            )
        );

    // Until the runtime has settled on its best code.
    private static void Warm(Action work)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed.TotalSeconds < 0.4; )
        {
            work();
        }
    }

    private static double Time(Action work, int repeats)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < repeats; i++)
        {
            work();
        }

        return watch.Elapsed.TotalSeconds / repeats;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }

    private static double Short(double value) =>
        value == 0d ? 0d : double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string Processor() =>
        File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo")
                .FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))
                ?.Split(':')[1]
                .Trim()
                ?? "unknown"
            : "unknown";
}
