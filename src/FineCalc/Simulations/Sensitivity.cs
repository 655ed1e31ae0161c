namespace FineCalc;

/// <summary>What a result owes to one thing that is open: an uncertain fact, an answer that is a range, an open question or number of the model.</summary>
/// <param name="Id">The id of the fact or number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Infringement">The infringement it is about; null for the whole case.</param>
/// <param name="From">The low end it was moved to: its lowest value, or the 1% quantile where it has none.</param>
/// <param name="To">The high end it was moved to: its highest value, or the 99% quantile where it has none.</param>
/// <param name="AtFrom">The amount at the low end, everything else at its likely value.</param>
/// <param name="AtTo">The amount at the high end.</param>
/// <param name="First">Its share of the variance by itself (first-order Sobol index); not a number where the amount does not vary at all.</param>
/// <param name="Total">Its share of the variance with all it does together with others (total Sobol index).</param>
public sealed record SensitivityRow(string Id, string Name, string? Infringement, double From, double To, Money AtFrom, Money AtTo, Measured First, Measured Total)
{
    /// <summary>How far the amount moves when it alone moves.</summary>
    public Money Swing => new(Math.Abs(AtTo.Amount - AtFrom.Amount), AtTo.Currency);
}

/// <summary>What an amount depends on. Correlations are left aside: every input moves by itself.</summary>
/// <param name="Likely">The amount with everything at its likely value (of a distribution its median).</param>
/// <param name="Rows">Every input, those without effect too, the greatest total share of the variance first.</param>
public sealed record SensitivityResult(Money Likely, IReadOnlyList<SensitivityRow> Rows);

// Sobol indices by the estimators of Saltelli et al. (2010) for the first order and Jansen (1999) for the total, from two independent samples and, for each
// input, the first with that input taken from the second. Each replicate gives an estimate; their spread is the error.
internal sealed class SensitivityRun(SimulationModel model, ulong seed, SimulationOptions options)
{
    private const int Block = SimulationModel.Block;
    private const int Replicates = 16;

    public SensitivityResult Run(long trials)
    {
        var inputs = model.Inputs.Length;
        var (first, total) = (new double[inputs, Replicates], new double[inputs, Replicates]);
        var blocks = Math.Max(1, trials / Replicates / Block);
        options.InParallel(Replicates, replicate => Replicate((int)replicate, blocks, first, total));

        double[] likely = [.. model.Inputs.Select(i => i.Likely)];
        var rows = model.Inputs.Select((input, i) =>
        {
            var (low, high) = (input.Round(input.Distribution is { Low: var l } && double.IsFinite(l) ? l : input.Distribution.Quantile(0.01)), input.Round(input.Distribution is { High: var h } && double.IsFinite(h) ? h : input.Distribution.Quantile(0.99)));
            return new SensitivityRow(input.Name, input.Fact?.Name ?? model.Version.Program.Nodes[input.Node].Label!.Name, input.Infringement, low, high, At(likely, i, low), At(likely, i, high), Measure(first, i), Measure(total, i));
        });
        return new(At(likely, -1, 0d), [.. rows.OrderByDescending(r => double.IsNaN(r.Total.Value) ? 0d : r.Total.Value).ThenByDescending(r => r.Swing.Amount)]);
    }

    private void Replicate(int replicate, long blocks, double[,] first, double[,] total)
    {
        var inputs = model.Inputs.Length;
        var worker = new SimulationWorker(model, seed, options.Sampling, 0);
        var (a, b, fa, fb) = (new double[inputs * Block], new double[inputs * Block], new double[Block], new double[Block]);
        var (uniforms, sum, squares, centre) = (new double[Block], 0d, 0d, 0d);
        var (own, jointly) = (new double[inputs], new double[inputs]);
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
                }

                a.AsSpan(i * Block, Block).CopyTo(worker.MutableColumn(i));
            }
        }

        var n = (double)blocks * Block;
        var mean = sum / (2d * n);
        var variance = (squares / (2d * n)) - (mean * mean);
        for (var i = 0; i < inputs; i++)
        {
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

    private static Measured Measure(double[,] estimates, int input)
    {
        var (mean, squares) = (0d, 0d);
        for (var r = 0; r < Replicates; r++)
        {
            mean += estimates[input, r] / Replicates;
        }

        for (var r = 0; r < Replicates; r++)
        {
            squares += (estimates[input, r] - mean) * (estimates[input, r] - mean);
        }

        return new Measured(mean, Math.Sqrt(squares / (Replicates - 1) / Replicates));
    }
}
