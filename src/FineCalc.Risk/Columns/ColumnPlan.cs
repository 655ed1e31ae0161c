using System.Runtime.CompilerServices;
using FineCalc.Steps;

namespace FineCalc.Risk;

/// <summary>
/// A column that a plan reads: the question, the infringement it answers for (-1: the whole case), and how its values lie.
/// </summary>
internal readonly record struct PlanColumn(Fact Fact, int Infringement, Element Element, bool MayBeMissing, Currency Currency)
{
    // Whether its values stand for answers that nobody gave.
    public bool IsStandIn { get; init; }
}

// A kernel that notes what it sees.
internal sealed record Watching(ColumnKernel Kernel, ColumnWatch Watch);

// What a method comes to for tables of one shape: column code, and up to four kernels of it. Where the ranges of the columns prove that no
// row can be in doubt, a kernel without checks runs; it gives the same bits, since a check only ever hands a row on to the exact reading.
internal sealed class ColumnPlan
{
    // Cases of more infringements than this are read exactly, one by one: the code grows with their square.
    public const int MostInfringements = 8;

    private readonly ColumnLayout _layout;
    private readonly Element[] _elements;
    private readonly bool[] _mustBeWhole;
    private readonly int[] _lines;
    private readonly bool _mayEmit;
    private readonly int _checked;
    private ColumnRange[]? _certain;
    private ColumnRange[]? _allowed;
    private ColumnKernel? _bare;
    private ColumnKernel? _doubting;
    private ColumnKernel? _checking;
    private Watching? _watching;

    public ColumnPlan(
        RegimeVersion version,
        Facts common,
        IReadOnlyList<PlanColumn> columns,
        IReadOnlyList<int> numbers,
        IReadOnlyList<(int Node, int Infringement)> outputs,
        bool mayEmit
    )
    {
        var program = version.Program;
        (_mayEmit, _elements, _mustBeWhole) = (
            mayEmit,
            [.. columns.Select(c => c.Element == Element.Decimal ? Element.Double : c.Element), .. numbers.Select(_ => Element.Double)],
            [.. columns.Select(c => c.Fact.MustBeWhole), .. numbers.Select(_ => false)]
        );
        var sample = columns.Aggregate(
            common,
            (facts, column) =>
                facts.Put(
                    column.Fact,
                    Any(column, program.Currency),
                    column.Infringement < 0 ? null : common.Infringements[column.Infringement].Name
                )
        );
        var binding = BoundCase.Of(program, sample);
        if (binding.Problems.Count > 0)
        {
            // Where rows differ, what else is wrong depends on the row; the facts of a case that is certain are known.
            throw new ProblemException(columns.Count == 0 ? version.Try(sample).Problems : binding.Problems);
        }

        _layout = new ColumnLayout(
            program,
            binding,
            Inputs(program, binding, common, columns),
            numbers.Select((node, i) => (node, i)).ToDictionary(p => p.node, p => columns.Count + p.i)
        );
        _lines = [.. outputs.Select(o => _layout.Output(o.Node, o.Infringement))];
        foreach (var check in version.Roots.MustHold)
        {
            _layout.MustHold(check);
        }

        foreach (var (node, when) in version.Roots.Beside)
        {
            _layout.MustRead(node, when);
        }

        _layout.Check();
        _checked = _layout.Code.Or(_layout.Doubt, _layout.Disallowed);
    }

    public int Columns => _elements.Length;

    public int Outputs => _lines.Length;

    public ColumnCode Code => _layout.Code;

    // Which columns anything is worked out from.
    public bool[] UsedColumns() => UsedColumns(_lines, _layout.Doubt);

    // Those that the first output is worked out from; all that are used where every row is left to the exact reading.
    public bool[] ColumnsOfAmount() => UsedColumns([_lines[0]], _layout.Code.IsAlways(_layout.Doubt) ? _layout.Doubt : _layout.Code.Never);

    private bool[] UsedColumns(int[] lines, int doubt)
    {
        // What is allowed is checked of every column, used or not.
        var needed = ColumnKernel.Needed(_layout.Code, lines, doubt);
        var used = new bool[_elements.Length];
        for (var i = 0; i < needed.Length; i++)
        {
            if (needed[i] && _layout.Code.Lines[i] is { Op: Op.Column or Op.Present, A: var column })
            {
                used[column] = true;
            }
        }

        return used;
    }

    // The ends of what an output comes to in rows of these ranges; all numbers where every row is left to the exact reading.
    public (double Low, double High) Reach(int output, ReadOnlySpan<ColumnRange> ranges) =>
        _layout.Code.IsAlways(_layout.Doubt)
            ? (double.NegativeInfinity, double.PositiveInfinity)
            : ColumnRanges.EndsOf(_layout.Code, _lines[output], ranges);

    // The quickest kernel that is right for rows in these ranges. What is proven of a range holds for every range inside it.
    public ColumnKernel For(ReadOnlySpan<ColumnRange> ranges) =>
        IsProven(ref _certain, _checked, ranges) ? _bare ??= Kernel(_layout.Code.Never)
        : IsProven(ref _allowed, _layout.Disallowed, ranges) ? _doubting ??= Kernel(_layout.Doubt)
        : _checking ??= Kernel(_checked);

    // Whether rows in these ranges are proven to need no check.
    public bool IsCertain(ReadOnlySpan<ColumnRange> ranges) => IsProven(ref _certain, _checked, ranges);

    // A kernel without checks that notes the ranges meanwhile; null before any are proven, since those say which columns go below zero.
    public Watching? Watching
    {
        get
        {
            if (Volatile.Read(ref _certain) is not { } certain || !ColumnKernel.CanWatch(_mayEmit))
            {
                return null;
            }

            var watching = Volatile.Read(ref _watching);
            if (watching?.Watch.IsFor(certain) == true)
            {
                return watching;
            }

            var watch = new ColumnWatch(_elements, [.. certain.Select(c => c.Low < 0d)], _mustBeWhole);
            watching = new(ColumnKernel.Of(_layout.Code, _elements, _lines, _layout.Code.Never, _mayEmit, watch), watch);
            Volatile.Write(ref _watching, watching);
            return watching;
        }
    }

    private bool IsProven(ref ColumnRange[]? proven, int mask, ReadOnlySpan<ColumnRange> ranges)
    {
        var known = Volatile.Read(ref proven);
        if (known is not null && IsInside(ranges, known))
        {
            return true;
        }

        // Two threads may both widen what is proven; one of them then proves it once more.
        var wider = known is null ? ranges.ToArray() : Together(known, ranges);
        if (!ColumnRanges.CanHold(_layout.Code, mask, wider))
        {
            Volatile.Write(ref proven, wider);
            return true;
        }

        return known is not null && !ColumnRanges.CanHold(_layout.Code, mask, ranges);
    }

    private static bool IsInside(ReadOnlySpan<ColumnRange> ranges, ColumnRange[] known)
    {
        for (var i = 0; i < known.Length; i++)
        {
            if (!ranges[i].IsInside(known[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static ColumnRange[] Together(ColumnRange[] known, ReadOnlySpan<ColumnRange> ranges)
    {
        var wider = new ColumnRange[known.Length];
        for (var i = 0; i < wider.Length; i++)
        {
            wider[i] = known[i].With(ranges[i]);
        }

        return wider;
    }

    private ColumnKernel Kernel(int doubt) => ColumnKernel.Of(_layout.Code, _elements, _lines, doubt, _mayEmit);

    // An answer that only says that the question is answered.
    private static Answer Any(PlanColumn column, Currency regime)
    {
        var fact = column.Fact;
        var value = fact.Unit is Unit.Choice or Unit.Flag ? 0m : fact.AllowedLow ?? fact.AllowedHigh ?? 0m;
        return new Answer(
            fact,
            value,
            value,
            value,
            fact.Unit != Unit.Money ? default
                : column.Currency == default ? regime
                : column.Currency
        )
        {
            IsStandIn = column.IsStandIn,
        };
    }

    // Where each question of each infringement finds its column: its own, or the case's unless the infringement has an answer that all rows
    // share.
    private static Dictionary<(int Fact, int Infringement), ColumnInput> Inputs(
        Program program,
        Binding binding,
        Facts common,
        IReadOnlyList<PlanColumn> columns
    )
    {
        var inputs = new Dictionary<(int Fact, int Infringement), ColumnInput>();
        for (var i = 0; i < columns.Count; i++)
        {
            var column = columns[i];
            var factor =
                column.Fact.Unit != Unit.Money || column.Currency == default || column.Currency == program.Currency
                    ? 1m
                    : common.FindRate(column.Currency, program.Currency)!.Rate;
            for (var k = 0; k < binding.Count; k++)
            {
                var hasOwn =
                    k < common.Infringements.Count
                    && (
                        common.Infringements[k].Answers.Any(a => a.Fact == column.Fact)
                        || columns.Any(c => c.Fact == column.Fact && c.Infringement == k)
                    );
                if (column.Infringement == k || (column.Infringement < 0 && !hasOwn))
                {
                    inputs[(program.IndexOf(column.Fact), k)] = new ColumnInput(i, column.MayBeMissing, factor);
                }
            }
        }

        return inputs;
    }
}

// The plans that a version has been asked for. What is kept changes no result; it only saves laying out and compiling again.
internal static class ColumnPlans
{
    private const int Most = 64;

    private static readonly ConditionalWeakTable<RegimeVersion, Dictionary<string, List<(Facts Common, ColumnPlan Plan)>>> Known = [];

    public static ColumnPlan Of(
        RegimeVersion version,
        Facts common,
        IReadOnlyList<PlanColumn> columns,
        IReadOnlyList<int> numbers,
        IReadOnlyList<(int Node, int Infringement)> outputs,
        bool mayEmit
    )
    {
        var shape = $"{mayEmit}|{string.Join(',', columns)}|{string.Join(',', numbers)}|{string.Join(',', outputs)}";
        var known = Known.GetOrCreateValue(version);
        lock (known)
        {
            if (known.TryGetValue(shape, out var plans) && plans.Find(p => ReferenceEquals(p.Common, common)) is { Plan: { } plan })
            {
                return plan;
            }

            plan = new ColumnPlan(version, common, columns, numbers, outputs, mayEmit);
            if (known.Sum(k => k.Value.Count) >= Most)
            {
                known.Clear();
            }

            (known.TryGetValue(shape, out plans) ? plans : known[shape] = []).Add((common, plan));
            return plan;
        }
    }
}
