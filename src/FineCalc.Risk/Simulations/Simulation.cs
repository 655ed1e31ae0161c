using System.Collections.Concurrent;

namespace FineCalc.Risk;

// One run: blocks of trials drawn, read by the method's own steps, and counted.
internal sealed class Simulation(SimulationModel model, ulong seed, SimulationOptions options)
{
    private const int Block = SimulationModel.Block;
    private const int BlocksAtOnce = 16;

    // A run that stops at a precision looks at it after so many trials, and again whenever they have doubled: places that depend on nothing
    // found.
    private const long FirstLook = 16 * Block;

    private readonly ConcurrentBag<SimulationWorker> _idle = [];
    private KeptValues? _kept;
    private long _done;

    // Plain sampling is one replicate.
    private int Replicates => options.Sampling == Sampling.Sobol ? options.Replicates : 1;

    public FineDistribution Run(long trials)
    {
        var most = (trials + Replicates - 1) / Replicates;
        _kept = options.KeepsValues ? new KeptValues(Replicates, model.Steps.Length, most) : null;
        var (done, look) = (0L, options.Until is null ? most : Math.Min(most, FirstLook / Block / Math.Min(Replicates, 16) * Block));
        while (true)
        {
            Between(done, look, 0, Replicates);
            var distribution = Summarise(look, Merged);
            if (look == most || options.Until!(distribution))
            {
                return distribution;
            }

            // Looks lie on the edges of blocks, but for the last.
            (done, look) = (look, Math.Min(most, look * 2));
        }
    }

    // A part of a run as the summaries of its replicates and steps: plain trials from one on, or whole replicates. Parts begin on the edges
    // of blocks.
    public IReadOnlyList<SummaryOf> Part(long first, long count, long trials)
    {
        var isPlain = options.Sampling == Sampling.Plain;
        var (from, until) = isPlain ? (first, first + count) : (0, trials / Replicates);
        var (replicate0, replicates) = isPlain ? (0, 1) : ((int)first, (int)count);
        Between(from, until, replicate0, replicates);
        return
        [
            .. from replicate in Enumerable.Range(replicate0, replicates)
            from step in Enumerable.Range(0, model.Steps.Length)
            select new SummaryOf(replicate, step, Merged(replicate, step)),
        ];
    }

    // The run as its parts came to it.
    public FineDistribution Of(IReadOnlyDictionary<(int Replicate, int Step), Summary> summaries, long trials) =>
        Summarise(trials / Replicates, (replicate, step) => summaries[(replicate, step)]);

    private void Between(long from, long until, int firstReplicate, int replicates)
    {
        var tasks = (until - from + (BlocksAtOnce * Block) - 1) / (BlocksAtOnce * Block);
        options.InParallel(
            tasks * replicates,
            task =>
            {
                var worker = _idle.TryTake(out var idle) ? idle : NewWorker();
                var first = from + (task % tasks * BlocksAtOnce * Block);
                var last = Math.Min(until, first + (BlocksAtOnce * Block));
                for (var trial = first; trial < last; trial += Block)
                {
                    var (replicate, count) = (firstReplicate + (int)(task / tasks), (int)Math.Min(Block, last - trial));
                    worker.Count(replicate, options.FirstTrial + trial, count);
                    _kept?.Put(replicate, trial, worker, count);
                }

                _idle.Add(worker);
                options.Progress?.Report(Interlocked.Add(ref _done, last - first));
            }
        );
    }

    private FineDistribution Summarise(long perReplicate, Func<int, int, Summary> summaryOf)
    {
        var identity = new SimulationIdentity(
            model.Identity,
            model.Version.Id,
            seed,
            options.Sampling,
            [(options.FirstTrial, perReplicate * Replicates)]
        )
        {
            FactsDigest = new(() => RunDigest.Of(to => RunInputs.Identify(to, model.Version, model.Facts))),
        };
        FineDistribution Of(int step, IReadOnlyDictionary<string, FineDistribution> steps)
        {
            Summary[] replicates = [.. Enumerable.Range(0, Replicates).Select(r => summaryOf(r, step))];
            return new(identity, model.CurrencyOf(step), replicates, model.Reach(step), steps, trial => Explain(trial, perReplicate))
            {
                Kept = _kept?.Of(step, perReplicate) ?? default,
            };
        }

        return Of(
            0,
            Enumerable
                .Range(1, model.Steps.Length - 1)
                .ToDictionary(i => model.Steps[i].Id, i => Of(i, new Dictionary<string, FineDistribution>()))
        );
    }

    // What all threads counted.
    private Summary Merged(int replicate, int step)
    {
        var all = new Summary();
        foreach (var worker in _idle)
        {
            if (worker.SummaryOf(replicate, step) is { } part)
            {
                all.Merge(part);
            }
        }

        return all;
    }

    private SimulationWorker NewWorker() => new(model, seed, options.Sampling, Replicates, options.FirstTrial);

    // Trials are numbered replicate by replicate.
    private Assessment Explain(long trial, long perReplicate)
    {
        var worker = NewWorker();
        var place = options.FirstTrial + (trial % perReplicate);
        worker.Draw((int)(trial / perReplicate), place / Block * Block);
        return model.Version.Assess(worker.FactsAt((int)(place % Block)));
    }
}
