using System.Collections.Concurrent;

namespace FineCalc;

/// <summary>How trials are drawn.</summary>
public enum Sampling
{
    /// <summary>Independent random numbers. Errors come from the formulas of independent draws.</summary>
    Plain,

    /// <summary>Points of a Sobol sequence, scrambled anew in each replicate: far smaller errors for the same number of trials. Errors come from the spread of the replicates.</summary>
    Sobol,
}

/// <summary>How a simulation draws and runs. Threads and progress change no bit of a result.</summary>
public sealed record SimulationOptions
{
    /// <summary>How trials are drawn; <see cref="Sampling.Plain"/> unless stated.</summary>
    public Sampling Sampling { get; init; }

    /// <summary>How many independent scramblings share the trials of a Sobol run, at least 2; 16 unless stated.</summary>
    public int Replicates { get; init; } = 16;

    /// <summary>The named steps whose distributions are kept beside the amount's, by their ids; none unless stated.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>The wish at which a run ends before all its trials; all are run unless stated.</summary>
    public Precision? Precision { get; init; }

    /// <summary>The first trial, a multiple of 1,024, for a plain run that goes on where another ended; 0 unless stated.</summary>
    public long FirstTrial { get; init; }

    /// <summary>How many threads work at most; 0, the default, leaves it to the runtime.</summary>
    public int Threads { get; init; }

    /// <summary>
    /// Told how many trials are done, now and then, in no particular order. What it throws ends the run and reaches the caller as it is.
    /// </summary>
    public IProgress<long>? Progress { get; init; }

    /// <summary>Ends the run early with an <see cref="OperationCanceledException"/>; cancelled already, before anything is drawn.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Whether machine code may be made of the method; without, an interpreter gives the same bits, slower.</summary>
    public bool MayCompile { get; init; } = true;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Replicates, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(Threads);
        ArgumentOutOfRangeException.ThrowIfNegative(FirstTrial);
        if (FirstTrial % SimulationModel.Block != 0 || (FirstTrial > 0 && Sampling == Sampling.Sobol))
        {
            throw new ArgumentOutOfRangeException(nameof(FirstTrial), FirstTrial, "A plain run goes on at a multiple of 1,024; a Sobol run begins at 0.");
        }
    }

    internal void InParallel(long count, Action<long> work) => Work.InParallel(count, Threads, work, Cancellation);
}

// One run: blocks of trials drawn, read by the method's own steps, and counted.
internal sealed class Simulation(SimulationModel model, ulong seed, SimulationOptions options)
{
    private const int Block = SimulationModel.Block;
    private const int BlocksAtOnce = 16;

    // A run that stops at a precision looks at it after so many trials, and again whenever they have doubled: places that depend on nothing found.
    private const long FirstLook = 16 * Block;

    private readonly ConcurrentBag<SimulationWorker> _idle = [];
    private long _done;

    // Plain sampling is one replicate.
    private int Replicates => options.Sampling == Sampling.Sobol ? options.Replicates : 1;

    public FineDistribution Run(long trials)
    {
        var most = (trials + Replicates - 1) / Replicates;
        var (done, look) = (0L, options.Precision is null ? most : Math.Min(most, FirstLook / Math.Min(Replicates, 16)));
        while (true)
        {
            Between(done, look);
            var distribution = Summarise(look);
            if (look == most || options.Precision!.IsMetBy(distribution))
            {
                return distribution;
            }

            // Looks lie on the edges of blocks, but for the last.
            (done, look) = (look, Math.Min(most, look * 2));
        }
    }

    private void Between(long from, long until)
    {
        var tasks = (until - from + (BlocksAtOnce * Block) - 1) / (BlocksAtOnce * Block);
        options.InParallel(tasks * Replicates, task =>
        {
            var worker = _idle.TryTake(out var idle) ? idle : new SimulationWorker(model, seed, options.Sampling, Replicates);
            var first = from + (task % tasks * BlocksAtOnce * Block);
            var last = Math.Min(until, first + (BlocksAtOnce * Block));
            for (var trial = first; trial < last; trial += Block)
            {
                worker.Count((int)(task / tasks), options.FirstTrial + trial, (int)Math.Min(Block, last - trial));
            }

            _idle.Add(worker);
            options.Progress?.Report(Interlocked.Add(ref _done, last - first));
        });
    }

    private FineDistribution Summarise(long perReplicate)
    {
        var identity = new SimulationIdentity(model.Identity, seed, options.Sampling, [(options.FirstTrial, perReplicate * Replicates)]);
        FineDistribution Of(int step, IReadOnlyDictionary<string, FineDistribution> steps)
        {
            var replicates = new Summary[Replicates];
            for (var r = 0; r < Replicates; r++)
            {
                replicates[r] = new Summary();
                foreach (var worker in _idle)
                {
                    if (worker.SummaryOf(r, step) is { } part)
                    {
                        replicates[r].Merge(part);
                    }
                }
            }

            return new(identity, model.CurrencyOf(step), replicates, model.Reach(step), steps, trial => Explain(trial, perReplicate));
        }

        return Of(0, Enumerable.Range(1, model.Steps.Length - 1).ToDictionary(i => model.Steps[i].Id, i => Of(i, new Dictionary<string, FineDistribution>())));
    }

    // Trials are numbered replicate by replicate.
    private Assessment Explain(long trial, long perReplicate)
    {
        var worker = new SimulationWorker(model, seed, options.Sampling, Replicates);
        var place = options.FirstTrial + (trial % perReplicate);
        worker.Draw((int)(trial / perReplicate), place / Block * Block);
        return model.Version.Assess(worker.FactsAt((int)(place % Block)));
    }
}

/// <summary>Assessing what is uncertain: distributions of the fine, and what they depend on.</summary>
public static class Simulating
{
    extension(RegimeVersion version)
    {
        /// <summary>
        /// Draws a case again and again and works each trial out by the same steps as <c>Assess</c>. Uncertain facts are drawn from their distributions; answers that are
        /// ranges, questions left open and the open numbers of the model are drawn from their ranges, a PERT of low, likely and high. One seed gives one result, to the
        /// bit, for any number of threads and on any processor.
        /// </summary>
        /// <param name="facts">The case, with what is uncertain of it.</param>
        /// <param name="trials">How many trials, at least 1; for Sobol sampling rounded up to a multiple of the replicates.</param>
        /// <param name="seed">Where the random numbers begin.</param>
        /// <param name="options">How it is drawn and run.</param>
        /// <exception cref="ProblemException">The facts cannot be assessed, a distribution reaches beyond what its question allows, correlations contradict one another, or a trial has problems.</exception>
        public FineDistribution Simulate(UncertainFacts facts, long trials, ulong seed, SimulationOptions? options = null)
        {
            ArgumentNullException.ThrowIfNull(facts);
            ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
            (options ??= new SimulationOptions()).Check();
            return new Simulation(SimulationModel.Of(version, facts, options.Steps, options.Sampling == Sampling.Sobol ? 1 : 0, options.MayCompile), seed, options).Run(trials);
        }

        /// <summary>As <see cref="Simulate(RegimeVersion, UncertainFacts, long, ulong, SimulationOptions)"/>, of a case whose only uncertainty is what it leaves open.</summary>
        public FineDistribution Simulate(Facts facts, long trials, ulong seed, SimulationOptions? options = null) => version.Simulate(new UncertainFacts(facts), trials, seed, options);

        /// <summary>
        /// The fines of a portfolio year by year: how many cases each party has, each drawn and worked out by the same steps as <c>Assess</c>, added up over the year.
        /// Steps, precision and Sobol sampling do not apply.
        /// </summary>
        /// <param name="portfolio">The parties, their cases and how often they have them.</param>
        /// <param name="years">How many years, at least 1.</param>
        /// <param name="seed">Where the random numbers begin.</param>
        /// <param name="options">How it runs.</param>
        /// <exception cref="ProblemException">As <c>Simulate</c>.</exception>
        public AnnualLossResult AnnualLoss(Portfolio portfolio, long years, ulong seed, SimulationOptions? options = null)
        {
            ArgumentNullException.ThrowIfNull(portfolio);
            ArgumentOutOfRangeException.ThrowIfLessThan(years, 1);
            (options ??= new SimulationOptions()).Check();
            return options.Sampling == Sampling.Plain && options.Precision is null && options.Steps.Count == 0
                ? new AnnualLossRun(version, portfolio, seed, options).Run(years)
                : throw new ArgumentException("A portfolio's years are drawn plainly, without steps or a wished precision.", nameof(options));
        }

        /// <summary>What the amount depends on: each uncertain or open input moved across its range alone, and its share of the variance.</summary>
        /// <param name="facts">The case, with what is uncertain of it.</param>
        /// <param name="trials">How many trials for each input and two more; 16,384 and above.</param>
        /// <param name="seed">Where the random numbers begin.</param>
        /// <param name="options">How it is drawn and run.</param>
        /// <exception cref="ProblemException">As <c>Simulate</c>.</exception>
        public SensitivityResult Sensitivity(UncertainFacts facts, long trials, ulong seed, SimulationOptions? options = null)
        {
            ArgumentNullException.ThrowIfNull(facts);
            ArgumentOutOfRangeException.ThrowIfLessThan(trials, 16 * SimulationModel.Block);
            (options ??= new SimulationOptions()).Check();
            return new SensitivityRun(SimulationModel.Of(version, facts, [], options.Sampling == Sampling.Sobol ? 2 : 0, options.MayCompile), seed, options).Run(trials);
        }
    }
}
