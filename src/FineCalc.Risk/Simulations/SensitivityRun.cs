namespace FineCalc.Risk;

// Sobol indices by the estimators of Saltelli et al. (2010) for the first order and Jansen (1999) for the total, from two independent
// samples and, for each input, the first with that input taken from the second. Each replicate gives an estimate; their spread is the
// error.
internal sealed class SensitivityRun(SimulationModel model, ulong seed, SimulationOptions options)
{
    private const int Block = SimulationModel.Block;
    private const int Replicates = 16;

    // Fewer trials in which an input moves the amount, or which make up the variance, do not tell their own spread.
    private const int Few = 10;

    // Whether each replicate has enough of what it counts: for the variance (last) and for each input.
    private readonly bool[,] _hasEnough = new bool[model.Inputs.Length + 1, Replicates];

    public SensitivityResult Run(long trials)
    {
        var inputs = model.Inputs.Length;
        var (first, total) = (new double[inputs, Replicates], new double[inputs, Replicates]);
        var blocks = Math.Max(1, trials / Replicates / Block);
        options.InParallel(Replicates, replicate => Replicate((int)replicate, blocks, first, total));
        var used = model.InputsOfAmount();

        double[] likely = [.. model.Inputs.Select(i => i.Likely)];
        var rows = model.Inputs.Select(
            (input, i) =>
            {
                // What only stands in a question's place has no ends that anybody could answer.
                bool HasEnd(double end) => double.IsFinite(end) && input.Distribution.StandsFor is null;
                var (low, high) = (
                    input.Round(HasEnd(input.Distribution.Low) ? input.Distribution.Low : input.Distribution.Quantile(0.01)),
                    input.Round(HasEnd(input.Distribution.High) ? input.Distribution.High : input.Distribution.Quantile(0.99))
                );
                return new SensitivityRow(
                    input.Name,
                    input.Distribution.StandsFor ?? input.Fact?.Name ?? model.Version.Program.Nodes[input.Node].Label!.Name,
                    input.Infringement,
                    low,
                    high,
                    At(likely, i, low),
                    At(likely, i, high),
                    Measure(first, i, used[i]),
                    Measure(total, i, used[i])
                )
                {
                    Fact = input.Fact,
                    Unit = input.Fact?.Unit ?? model.Version.Program.Nodes[input.Node].Unit,
                };
            }
        );
        return new(
            At(likely, -1, 0d),
            [.. rows.OrderByDescending(r => double.IsNaN(r.Total.Value) ? 0d : r.Total.Value).ThenByDescending(r => r.Swing.Amount)]
        );
    }

    private void Replicate(int replicate, long blocks, double[,] first, double[,] total)
    {
        var inputs = model.Inputs.Length;
        var worker = new SimulationWorker(model, seed, options.Sampling, 0);
        var (a, b, fa, fb) = (new double[inputs * Block], new double[inputs * Block], new double[Block], new double[Block]);
        var (uniforms, sum, squares, cubes, fourths, centre) = (new double[Block], 0d, 0d, 0d, 0d, 0d);
        var (own, jointly, moving) = (new double[inputs], new double[inputs], new long[inputs]);
        for (var block = 0L; block < blocks; block++)
        {
            options.Cancellation.ThrowIfCancellationRequested();

            // Plain replicates are stretches of one long run; scrambled ones begin anew.
            var trial = (options.Sampling == Sampling.Plain ? (replicate * blocks) + block : block) * Block;
            Sample(worker, replicate, trial, 0, uniforms, a);
            Sample(worker, replicate, trial, 1, uniforms, b);
            Read(worker, trial, b, fb);
            Read(worker, trial, a, fa);
            // About a first guess of the mean, so that small variances are not differences of large numbers.
            centre = block == 0 ? fa.Average() : centre;
            for (var k = 0; k < Block; k++)
            {
                (fa[k], fb[k]) = (fa[k] - centre, fb[k] - centre);
                sum += fa[k] + fb[k];
                squares += (fa[k] * fa[k]) + (fb[k] * fb[k]);
                cubes += (fa[k] * fa[k] * fa[k]) + (fb[k] * fb[k] * fb[k]);
                fourths += (fa[k] * fa[k] * fa[k] * fa[k]) + (fb[k] * fb[k] * fb[k] * fb[k]);
            }

            for (var i = 0; i < inputs; i++)
            {
                b.AsSpan(i * Block, Block).CopyTo(worker.MutableColumn(i));
                worker.Read(trial, Block);
                var mixed = worker.Output(0);
                for (var k = 0; k < Block; k++)
                {
                    var moved = mixed[k] - centre - fa[k];
                    own[i] += fb[k] * moved;
                    jointly[i] += moved * moved;
                    moving[i] += moved == 0d ? 0 : 1;
                }

                a.AsSpan(i * Block, Block).CopyTo(worker.MutableColumn(i));
            }
        }

        var n = (double)blocks * Block;
        var mean = sum / (2d * n);
        var (second, third, fourth) = (squares / (2d * n), cubes / (2d * n), fourths / (2d * n));
        var variance = second - (mean * mean);

        // The variance of something rare rests on the few trials that have it: its fourth moment over its square is about one in so many.
        var square = mean * mean;
        var kurtosis = (fourth - (4d * mean * third) + (6d * square * second) - (3d * square * square)) / (variance * variance);
        _hasEnough[inputs, replicate] = kurtosis * Few <= 2d * n;
        for (var i = 0; i < inputs; i++)
        {
            _hasEnough[i, replicate] = moving[i] >= Few;
            (first[i, replicate], total[i, replicate]) = (own[i] / n / variance, jointly[i] / (2d * n) / variance);
        }
    }

    private void Sample(SimulationWorker worker, int replicate, long trial, ulong variant, double[] uniforms, double[] to)
    {
        for (var i = 0; i < model.Inputs.Length; i++)
        {
            worker.Uniforms(i, replicate, trial, variant, uniforms);
            worker.Shape(i, uniforms, to.AsSpan(i * Block, Block));
        }
    }

    private void Read(SimulationWorker worker, long trial, double[] columns, double[] to)
    {
        for (var i = 0; i < model.Inputs.Length; i++)
        {
            columns.AsSpan(i * Block, Block).CopyTo(worker.MutableColumn(i));
        }

        worker.Read(trial, Block);
        worker.Output(0).CopyTo(to);
    }

    private Money At(double[] likely, int input, double value)
    {
        var draws = likely.ToArray();
        if (input >= 0)
        {
            draws[input] = value;
        }

        return model.Version.Amount(model.FactsOf(draws));
    }

    // What the input never enters it has no share of; what it enters and was not seen to move is not known.
    private Measured Measure(double[,] estimates, int input, bool isUsed)
    {
        var (mean, squares, isKnown) = (0d, 0d, true);
        for (var r = 0; r < Replicates; r++)
        {
            mean += estimates[input, r] / Replicates;
            isKnown &= _hasEnough[input, r] && _hasEnough[model.Inputs.Length, r];
        }

        for (var r = 0; r < Replicates; r++)
        {
            squares += (estimates[input, r] - mean) * (estimates[input, r] - mean);
        }

        return isUsed || double.IsNaN(mean)
            ? new Measured(mean, isKnown ? Math.Sqrt(squares / (Replicates - 1) / Replicates) : null)
            : new Measured(mean, 0d);
    }
}
