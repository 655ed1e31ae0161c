using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FineCalc.Steps;

namespace FineCalc.Risk;

/// <summary>A step that a batch gives out.</summary>
internal readonly record struct BatchStep(string Id, int Node, bool IsEach);

// A method over a table: the plans for its shape, run chunk by chunk.
internal sealed unsafe partial class Batch
{
    private const int CasesAtOnce = 1024;

    // A table whose stretches so often need checks after all is looked at beforehand.
    private const int MostSurprises = 16;

    private readonly RegimeVersion _version;
    private readonly FactTable _table;
    private readonly bool _mayCompile;
    private readonly ColumnPlan?[] _plans;
    private readonly int[][]? _casesOf;
    private readonly ConcurrentBag<Scratch> _scratch = [];
    private Scratch? _first;
    private readonly bool _isPlain;
    private ColumnPlan? _gapped;
    private int _surprises;

    private Batch(RegimeVersion version, FactTable table, IReadOnlyList<string> steps, bool mayCompile)
    {
        (_version, _table, _mayCompile) = (version, table, mayCompile);
        _isPlain = table.Columns.Length > 0 && Array.TrueForAll(table.Columns, c => !c.IsMarked && c.Element != Element.Decimal);
        Steps = [new BatchStep("", version.Root, false), .. steps.Select(id => Find(version, id, table.Index is not null))];
        if (table.Index is { } index)
        {
            if (table.Common.Infringements.Count > 0)
            {
                throw new ProblemException(
                    new Problem(
                        "table-infringements-twice",
                        "The table is grouped into infringements, and its shared facts name infringements too."
                    )
                    {
                        Allowed = "infringements as rows, or as shared facts",
                    }
                );
            }

            _plans = new ColumnPlan?[Math.Min(index.Most, ColumnPlan.MostInfringements) + 1];
            _casesOf =
            [
                .. Enumerable
                    .Range(0, index.Most + 1)
                    .Select(k => Enumerable.Range(0, index.Count).Where(c => index.RowsOf(c).Length == k).ToArray()),
            ];
        }
        else
        {
            _plans = [Plan(table.Common, [.. table.Columns.Select(c => new PlanColumn(c.Fact, -1, c.Element, c.IsMarked, c.Currency))], 0)];
        }
    }

    public BatchStep[] Steps { get; }

    public RegimeVersion Version => _version;

    public FactTable Table => _table;

    public int Cases => _table.Index?.Count ?? _table.Rows;

    // The last batch over a table is kept with it.
    public static Batch Of(RegimeVersion version, FactTable table, BatchOptions options)
    {
        if (
            table.Bound is Batch bound
            && bound._version == version
            && bound._mayCompile == options.MayCompile
            && bound.Steps.Length == options.Steps.Count + 1
            && (options.Steps.Count == 0 || bound.Steps.Skip(1).Select(s => s.Id).SequenceEqual(options.Steps))
        )
        {
            return bound;
        }

        var batch = new Batch(version, table, options.Steps, options.MayCompile);
        table.Bound = batch;
        return batch;
    }

    public BatchResult Run(BatchOptions options)
    {
        if (!options.Amounts.IsEmpty && options.Amounts.Length < Cases)
        {
            throw new ArgumentException(
                $"There is room for {Text.Number(options.Amounts.Length)} amounts, and there are {Text.Number(Cases)} cases.",
                nameof(options)
            );
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(options.ChunkRows, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Threads);
        var run = new BatchRun(this, options);
        if (options.IsExact)
        {
            var reading = _casesOf is null && Steps.Length == 1 ? ExactRows.Of(_version, _table, options.MayCompile) : null;
            InChunks(
                options,
                Cases,
                (start, count, scratch) =>
                {
                    if (reading is null)
                    {
                        Exactly(run, start, count);
                    }
                    else
                    {
                        reading.Read(run, start, count, @case => Exactly(run, @case, 1));
                    }
                },
                run
            );
        }
        else if (_casesOf is null)
        {
            InChunks(options, Cases, (start, count, scratch) => Rows(run, start, count, scratch), run);
        }
        else
        {
            foreach (var cases in _casesOf.Where(c => c.Length > 0))
            {
                InChunks(options, cases.Length, (start, count, scratch) => Grouped(run, cases.AsSpan(start, count), scratch), run);
            }
        }

        return new BatchResult(this, run);
    }

    private void InChunks(BatchOptions options, int cases, Action<int, int, Scratch> work, BatchRun run)
    {
        var chunks = ((long)cases + options.ChunkRows - 1) / options.ChunkRows;
        Work.InParallel(
            chunks,
            options.Threads,
            chunk =>
            {
                var scratch = Interlocked.Exchange(ref _first, null) ?? (_scratch.TryTake(out var used) ? used : new Scratch());
                var start = (int)chunk * options.ChunkRows;
                var count = Math.Min(options.ChunkRows, cases - start);
                work(start, count, scratch);
                if (Interlocked.CompareExchange(ref _first, scratch, null) is not null)
                {
                    _scratch.Add(scratch);
                }

                options.Progress?.Report(run.Done(count));
            },
            options.Cancellation
        );
    }

    // Rows as they lie in memory, at most a stretch at a time; what is left after the last eight goes through scratch.
    private void Rows(BatchRun run, int start, int count, Scratch scratch)
    {
        var (plan, columns) = (_plans[0]!, _table.Columns);
        var ranges = scratch.Ranges(columns.Length);
        for (var end = start + count; start < end; )
        {
            count = Math.Min(end - start, FactColumn.Stretch - (start % FactColumn.Stretch));
            if (count == FactColumn.Stretch && TryWatched(run, plan, start, scratch))
            {
                start += count;
                continue;
            }

            for (var i = 0; i < columns.Length; i++)
            {
                ranges[i] = columns[i].Range(start, count);
            }

            var kernel = plan.For(ranges);
            var whole = count - (count % ColumnKernel.Block);
            if (whole > 0)
            {
                Whole(run, kernel, start, whole, scratch);
            }

            if (whole < count)
            {
                Rest(run, kernel, start + whole, count - whole, scratch);
            }

            start += count;
        }
    }

    private void Whole(BatchRun run, ColumnKernel kernel, int start, int count, Scratch scratch)
    {
        var doubts = scratch.Doubts(count);
        if (InPlace(run, kernel, start, count, scratch, doubts))
        {
            Settle(run, doubts, kernel.Width, start, count, scratch);
        }
    }

    // A stretch that nobody has looked at, worked out as if it needed no checks and looked at meanwhile: its columns come from memory once.
    // False where it needed some, or where that is not the way: then what was written is written again.
    private bool TryWatched(BatchRun run, ColumnPlan plan, int start, Scratch scratch)
    {
        var (columns, stretch) = (_table.Columns, start / FactColumn.Stretch);

        // The columns of a table are looked at together, but for one that it shares with another table.
        if (!_isPlain || columns[0].IsKnown(stretch) || _surprises >= MostSurprises || plan.Watching is not { } watching)
        {
            return false;
        }

        var notes = scratch.Notes(watching.Watch.Vectors);
        var ranges = scratch.Ranges(columns.Length);
        InPlace(run, watching.Kernel, start, FactColumn.Stretch, scratch, MemoryMarshal.AsBytes(notes));
        watching.Watch.Ranges(notes, ranges);
        if (!plan.IsCertain(ranges))
        {
            _surprises++;
            return false;
        }

        for (var i = 0; i < columns.Length; i++)
        {
            columns[i].Found(stretch, ranges[i]);
        }

        return true;
    }

    // Runs a kernel where the columns and the amounts lie.
    private bool InPlace(BatchRun run, ColumnKernel kernel, int start, int count, Scratch scratch, Span<byte> doubts)
    {
        var (columns, outputs) = (_table.Columns, run.Outputs);
        var pointers = stackalloc nint[columns.Length * 2];
        var written = stackalloc nint[outputs.Length];
        fixed (byte* bits = doubts)
        {
            return Pinned(0, bits);
        }

        bool Pinned(int at, byte* bits)
        {
            if (at < columns.Length)
            {
                var column = columns[at];
                if (column.Element == Element.Decimal)
                {
                    var copy = scratch.Copy(at, FactColumn.Stretch);
                    column.CopyTo(start, copy.AsSpan(0, count));
                    fixed (double* values = copy)
                    fixed (byte* missing = &Unsafe.AsRef(in column.Missing(start)))
                    {
                        (pointers[at], pointers[columns.Length + at]) = ((nint)values, (nint)missing);
                        return Pinned(at + 1, bits);
                    }
                }

                fixed (
                    byte* values = &Unsafe.AsRef(in column.Values(start)),
                        missing = &Unsafe.AsRef(in column.Missing(start))
                )
                {
                    (pointers[at], pointers[columns.Length + at]) = ((nint)values, (nint)missing);
                    return Pinned(at + 1, bits);
                }
            }

            var output = at - columns.Length;
            if (output < outputs.Length)
            {
                fixed (double* to = outputs[output].Span[start..])
                {
                    written[output] = (nint)to;
                    return Pinned(at + 1, bits);
                }
            }

            return kernel.Run(pointers, written, bits, count);
        }
    }

    // Fewer rows than a block, each column copied and filled up with its last value.
    private void Rest(BatchRun run, ColumnKernel kernel, int start, int count, Scratch scratch)
    {
        var (columns, outputs) = (_table.Columns, run.Outputs);
        const int Room = ColumnKernel.Block * sizeof(double);
        var space = stackalloc byte[((columns.Length * 2) + outputs.Length) * Room];
        var pointers = stackalloc nint[columns.Length * 2];
        var written = stackalloc nint[outputs.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            var column = columns[i];
            var values = space + (i * Room);
            var missing = space + ((columns.Length + i) * Room);
            (pointers[i], pointers[columns.Length + i]) = ((nint)values, (nint)missing);
            for (var k = 0; k < ColumnKernel.Block; k++)
            {
                var row = start + Math.Min(k, count - 1);
                missing[k] = column.IsMarkedMissing(row) ? (byte)1 : (byte)0;
                switch (column.Element)
                {
                    case Element.Int:
                        ((int*)values)[k] = (int)column[row];
                        break;
                    case Element.Byte:
                        values[k] = (byte)column[row];
                        break;
                    default:
                        ((double*)values)[k] = column[row];
                        break;
                }
            }
        }

        for (var i = 0; i < outputs.Length; i++)
        {
            written[i] = (nint)(space + (((columns.Length * 2) + i) * Room));
        }

        var doubts = scratch.Doubts(ColumnKernel.Block);
        bool isAny;
        fixed (byte* bits = doubts)
        {
            isAny = kernel.Run(pointers, written, bits, ColumnKernel.Block);
        }

        for (var i = 0; i < outputs.Length; i++)
        {
            new ReadOnlySpan<double>((double*)written[i], count).CopyTo(outputs[i].Span[start..]);
        }

        if (isAny)
        {
            Settle(run, doubts, kernel.Width, start, count, scratch);
        }
    }

    // A row with a gap is in doubt, since nothing compares with it. Such rows are gathered and read over columns of their own, whoever
    // their neighbours are.
    private void Settle(BatchRun run, ReadOnlySpan<byte> doubts, int width, int start, int count, Scratch scratch)
    {
        var (gapped, gaps) = (scratch.Gaps(CasesAtOnce), 0);
        for (var i = 0; i < count; i++)
        {
            if ((doubts[i / width] >> (i % width) & 1) == 0)
            {
                continue;
            }

            if (!HasGap(start + i))
            {
                Exactly(run, start + i, 1);
                continue;
            }

            gapped[gaps++] = start + i;
            if (gaps == CasesAtOnce)
            {
                Gathered(run, Gapped, 1, gapped, scratch);
                gaps = 0;
            }
        }

        if (gaps > 0)
        {
            Gathered(run, Gapped, 1, gapped.AsSpan(0, gaps), scratch);
        }
    }

    private bool HasGap(int row)
    {
        foreach (var column in _table.Columns)
        {
            if (column.IsGap(row))
            {
                return true;
            }
        }

        return false;
    }

    // Every column of doubles may have gaps, whether it has any or not.
    private ColumnPlan Gapped =>
        LazyInitializer.EnsureInitialized(
            ref _gapped,
            () =>
                Plan(
                    _table.Common,
                    [
                        .. _table.Columns.Select(c => new PlanColumn(
                            c.Fact,
                            -1,
                            Element.Double,
                            c.IsMarked || c.Element == Element.Double,
                            c.Currency
                        )),
                    ],
                    0
                )
        );

    // Per infringement where the table is grouped; of the first, where the shared facts name several.
    private ColumnPlan Plan(Facts common, IReadOnlyList<PlanColumn> columns, int infringements) =>
        ColumnPlans.Of(
            _version,
            common,
            columns,
            [],
            [.. Steps.SelectMany(s => Enumerable.Range(0, s.IsEach ? Math.Max(1, infringements) : 1).Select(k => (s.Node, k)))],
            _mayCompile
        );

    // One case after another by the exact reading.
    private void Exactly(BatchRun run, int start, int count)
    {
        for (var @case = start; @case < start + count; @case++)
        {
            var problems = new List<Problem>();
            var facts = _table.FactsOf(@case, _version.Program.Currency, problems);
            var values = facts is null ? null : ExactReading.Read(_version, facts, Steps, problems, run.IsExact);
            run.Settled(@case, values, problems);
        }
    }

    public static BatchStep Find(RegimeVersion version, string id, bool isGrouped)
    {
        var program = version.Program;
        var node = Array.FindIndex(program.Nodes, n => n is { Kind: not (StepKind.Number or StepKind.Table) } && n.Label?.Id == id);
        return node >= 0 && id.Length > 0
            ? new BatchStep(id, node, program.IsEach[node] && isGrouped)
            : throw new ProblemException(
                new Problem("step-unknown", $"'{id}' is no step of {version.Name}{Nearest.MeantBy(id, version.Steps.Select(s => s.Id))}.")
                {
                    Subject = id,
                    Allowed = string.Join(", ", version.Steps.Select(s => s.Id)),
                }
            );
    }

    // What one thread needs again and again.
    private sealed class Scratch
    {
        private readonly Dictionary<int, double[]> _copies = [];
        private byte[] _doubts = [];
        private Vector512<double>[] _notes = [];
        private bool[] _missing = [];
        private bool[] _differs = [];
        private ColumnRange[] _ranges = [];
        private int[] _gaps = [];
        private byte[] _gatheredDoubts = [];

        public int[] Gaps(int rows) => _gaps.Length >= rows ? _gaps : _gaps = new int[rows];

        // Those of gathered rows, while the ones that led to them are still read.
        public byte[] GatheredDoubts(int rows) => _gatheredDoubts.Length >= rows ? _gatheredDoubts : _gatheredDoubts = new byte[rows];

        public byte[] Doubts(int rows) => _doubts.Length >= rows ? _doubts : _doubts = new byte[rows];

        public Span<Vector512<double>> Notes(int count) =>
            (_notes.Length >= count ? _notes : _notes = new Vector512<double>[count]).AsSpan(0, count);

        public bool[] Missing(int count) => _missing.Length >= count ? _missing : _missing = new bool[count];

        public bool[] Differs(int count) => _differs.Length >= count ? _differs : _differs = new bool[count];

        public Span<ColumnRange> Ranges(int columns) =>
            (_ranges.Length >= columns ? _ranges : _ranges = new ColumnRange[columns]).AsSpan(0, columns);

        public double[] Copy(int at, int count) =>
            _copies.TryGetValue(at, out var copy) && copy.Length >= count ? copy : _copies[at] = new double[count];
    }
}
