using System.Runtime.CompilerServices;

namespace FineCalc.Risk;

// What one thread needs to draw a block of trials, read it and count it. Everything is made once and used again.
internal sealed unsafe class SimulationWorker
{
    private const int Block = SimulationModel.Block;
    private const int CacheLine = 64;

    private readonly SimulationModel _model;
    private readonly ulong _seed;
    private readonly Sampling _sampling;
    private readonly long? _firstTrial;
    private readonly ColumnKernel _kernel;
    private readonly Copula? _copula;
    private readonly Memory<double> _columns;
    private readonly Memory<double> _outputs;
    private readonly byte[] _doubts = new byte[Block];
    private readonly Summary?[,] _summaries;

    // Where a first trial is said, trials of one's own are taken from there on in their order; without, they are drawn from like all else.
    public SimulationWorker(SimulationModel model, ulong seed, Sampling sampling, int replicates, long? firstTrial = null)
    {
        (_model, _seed, _sampling, _firstTrial) = (model, seed, sampling, firstTrial);

        // Vectors that begin on a cache line are read in one go; pinned, so that they stay there.
        var inputs = model.Inputs.Length * Block;
        var memory = GC.AllocateArray<double>(inputs + (model.Steps.Length * Block) + (CacheLine / sizeof(double)), pinned: true);
        var start = (int)((CacheLine - ((nint)Unsafe.AsPointer(ref memory[0]) % CacheLine)) % CacheLine / sizeof(double));
        (_columns, _outputs) = (memory.AsMemory(start, inputs), memory.AsMemory(start + inputs, model.Steps.Length * Block));
        _summaries = new Summary[replicates, model.Steps.Length];
        _copula = model.Copula;
        _kernel = model.Kernel;
    }

    public ReadOnlySpan<double> Column(int input) => _columns.Span.Slice(input * Block, Block);

    public Span<double> MutableColumn(int input) => _columns.Span.Slice(input * Block, Block);

    public ReadOnlySpan<double> Output(int step) => _outputs.Span.Slice(step * Block, Block);

    public Summary? SummaryOf(int replicate, int step) => _summaries[replicate, step];

    // Draws, reads and counts trials that begin on a block's edge.
    public void Count(int replicate, long first, int count)
    {
        Draw(replicate, first);
        Read(first, count);
        for (var step = 0; step < _model.Steps.Length; step++)
        {
            (_summaries[replicate, step] ??= new Summary()).Add(Output(step)[..count]);
        }
    }

    // A draw is a function of the seed, the input's name and the trial; which block it is in does not matter.
    public void Draw(int replicate, long first, ulong variant = 0)
    {
        for (var i = 0; i < _model.Inputs.Length; i++)
        {
            if (!IsTaken(i))
            {
                Uniforms(i, replicate, first, variant, MutableColumn(i));
            }
        }

        Shape(first);
    }

    public void Uniforms(int input, int replicate, long first, ulong variant, Span<double> to)
    {
        var key = Streams.Mix(_model.Inputs[input].Key, variant);
        if (_sampling == Sampling.Plain)
        {
            Streams.Fill(to, _seed, key, first);
        }
        else
        {
            Sobol.Fill(
                to,
                input + (variant == 0 ? 0 : _model.Inputs.Length),
                Streams.Mix(Streams.Mix(key, _seed), (ulong)replicate),
                first
            );
        }
    }

    // From uniform numbers to values: correlated where that is said, each by its own distribution, whole where the question allows nothing
    // else.
    private void Shape(long first)
    {
        _copula?.Correlate(_columns.Span[..(_model.Correlated * Block)], Block);
        for (var i = 0; i < _model.Inputs.Length; i++)
        {
            if (IsTaken(i))
            {
                _model.Inputs[i].Take(first - _firstTrial!.Value, MutableColumn(i));
            }
            else
            {
                Shape(i, MutableColumn(i), MutableColumn(i));
            }
        }
    }

    public void Shape(int input, ReadOnlySpan<double> uniforms, Span<double> values) => _model.Inputs[input].Sample(uniforms, values);

    // The steps of the block's trials. A trial that doubles cannot settle is read exactly; one with problems ends the simulation.
    public void Read(long first, int count)
    {
        var (columns, steps) = (_model.Inputs.Length, _model.Steps.Length);
        var pointers = stackalloc nint[columns * 2];
        var outputs = stackalloc nint[steps];
        fixed (
            double* c = _columns.Span,
                o = _outputs.Span
        )
        fixed (byte* doubts = _doubts)
        {
            for (var i = 0; i < columns; i++)
            {
                pointers[i] = (nint)(c + (i * Block));
            }

            for (var i = 0; i < steps; i++)
            {
                outputs[i] = (nint)(o + (i * Block));
            }

            if (!_kernel.Run(pointers, outputs, doubts, Block))
            {
                return;
            }
        }

        for (var trial = 0; trial < count; trial++)
        {
            if ((_doubts[trial / _kernel.Width] >> (trial % _kernel.Width) & 1) != 0)
            {
                Exactly(first + trial, trial);
            }
        }
    }

    public Facts FactsAt(int place)
    {
        Span<double> draws = new double[_model.Inputs.Length];
        for (var i = 0; i < draws.Length; i++)
        {
            draws[i] = Column(i)[place];
        }

        return _model.FactsOf(draws);
    }

    private bool IsTaken(int input) => _firstTrial is not null && _model.Inputs[input].Distribution.Trials is not null;

    private void Exactly(long trial, int place)
    {
        var problems = new List<Problem>();
        if (ExactReading.Read(_model.Version, FactsAt(place), _model.Steps, problems) is not { } values)
        {
            throw new ProblemException([.. problems.Select(p => p with { Message = $"In trial {Text.Number(trial)}: {p.Message}" })]);
        }

        for (var step = 0; step < _model.Steps.Length; step++)
        {
            _outputs.Span[(step * Block) + place] =
                (double?)values[step][0]
                ?? throw new ProblemException(
                    new Problem(
                        "step-not-read",
                        $"In trial {Text.Number(trial)} the case does not come to the step '{_model.Steps[step].Id}', and it cannot be "
                            + "read without."
                    )
                    {
                        Subject = _model.Steps[step].Id,
                        Allowed = "steps that every trial can read",
                    }
                );
        }
    }
}
