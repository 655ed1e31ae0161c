using FineCalc.Steps;

namespace FineCalc.Risk;

// Where the column reading of a step finds an input that differs from row to row.
internal readonly record struct ColumnInput(int Index, bool MayBeMissing, decimal Factor = 1m);

// Lays the steps of a program out as column code: for each step what it does to whole columns, and on which rows the exact reading has to
// decide. What no column enters is read once, by the exact reading. The steps of several infringements are laid out one by one.
internal sealed partial class ColumnLayout
{
    // How far a column reading is from the exact one at most, in proportion.
    private const double Bound = 1e-12;

    private readonly Program _program;
    private readonly Binding _sample;
    private readonly IReadOnlyDictionary<(int Fact, int Infringement), ColumnInput> _facts;
    private readonly IReadOnlyDictionary<int, int> _numbers;
    private readonly FixedSteps _fixed;
    private readonly Dictionary<(int Node, int Infringement), (Laid Laid, bool MayFail)> _laid = [];
    private int _failings;

    // The sample answers every question that has a column, with any value; only what does not depend on those is read from it.
    public ColumnLayout(
        Program program,
        Binding sample,
        IReadOnlyDictionary<(int Fact, int Infringement), ColumnInput> facts,
        IReadOnlyDictionary<int, int> numbers
    )
    {
        (_program, _sample, _facts, _numbers) = (program, sample, facts, numbers);
        _fixed = new FixedSteps(
            sample,
            new Varies(
                (fact, k) =>
                    !facts.TryGetValue((fact, k), out var column) ? Varying.Nothing
                    : column.MayBeMissing ? Varying.Presence
                    : Varying.Value,
                numbers.ContainsKey,
                Rates: false
            )
        );
        Doubt = Code.Never;
    }

    public ColumnCode Code { get; } = new();

    // The rows that the column reading cannot answer for, over all that was asked of it.
    public int Doubt { get; private set; }

    // The rows whose answers are not such as the questions allow.
    public int Disallowed { get; private set; } = -1;

    // A step as a column of numbers, a flag as 0 and 1.
    public int Output(int node, int infringement)
    {
        var laid = Read(node, infringement);
        var (line, steady) = Code.Steady(Number(laid));
        Doubt = Code.Or(Doubt, Code.Or(laid.Doubt, Code[line].Relative <= Bound ? steady : Code.Not(Code.Never)));
        return line;
    }

    // A row on which a check does not hold is left to the exact reading, which says so.
    public void MustHold(int node)
    {
        for (var k = 0; k < (_program.IsEach[node] ? _sample.Count : 1); k++)
        {
            var laid = Read(node, k);
            Doubt = Code.Or(Doubt, Code.Or(laid.Doubt, Code.Not(Mask(laid))));
        }
    }

    // A step that an assessment reads beside the amount. A row of which it may fail, where it is shown, is left to the exact reading, which
    // says so; where nothing on the way can fail, its value does not matter and no row is in doubt for it.
    public void MustRead(int node, int? when = null)
    {
        for (var k = 0; k < (_program.IsEach[node] ? _sample.Count : 1); k++)
        {
            var before = _failings;
            var isShown = when is { } condition ? Read(condition, k) : new Laid(Code.Not(Code.Never), Code.Never, IsMask: true);
            var laid = Code.IsNever(Mask(isShown)) ? new Laid(Code.Never, Code.Never, IsMask: true) : Read(node, k);
            if (_failings != before)
            {
                Doubt = Code.Or(Doubt, Code.Or(isShown.Doubt, Code.And(Mask(isShown), laid.Doubt)));
            }
        }
    }

    // The checks of the answers themselves; every column is checked, entered or not.
    public void Check()
    {
        Disallowed = Code.Never;
        foreach (var ((fact, _), column) in _facts)
        {
            var line = Column(_program.Facts[fact], column, out var low, out var high);
            var isWrong = Code.Or(
                Code.Not(Code.And(Code.AtMost(Code.Constant(low), line), Code.AtMost(line, Code.Constant(high)))),
                _program.Facts[fact].MustBeWhole ? Code.Fractional(line) : Code.Minute(line, ColumnCode.LeastInput)
            );
            Disallowed = Code.Or(Disallowed, column.MayBeMissing ? Code.And(Code.Present(column.Index), isWrong) : isWrong);
        }

        foreach (var node in _numbers.Keys)
        {
            Disallowed = Code.Or(Disallowed, Code.Minute(Read(node, 0).Line, ColumnCode.LeastInput));
        }

        Doubt = Code.Beyond < 0 ? Doubt : Code.Or(Doubt, Code.Beyond);
    }

    // Whether a step is the same for every row.
    public bool IsFixed(int node, int infringement) => _fixed.IsFixedAt(node, infringement);

    private decimal ValueOf(int node, int infringement) => _fixed.ValueAt(node, infringement);

    private Laid Read(int node, int infringement)
    {
        var at = (node, _program.IsEach[node] ? infringement : 0);
        if (_laid.TryGetValue(at, out var known))
        {
            _failings += known.MayFail ? 1 : 0;
            return known.Laid;
        }

        var before = _failings;
        var laid = IsFixed(node, infringement) ? Fixed(node, infringement) : ReadAnew(node, infringement);
        _laid.Add(at, (laid, _failings != before));
        return laid;
    }

    // The rows on which a step cannot be read.
    private int Failing(int mask)
    {
        _failings += Code.IsNever(mask) ? 0 : 1;
        return mask;
    }

    private Laid Fixed(int node, int infringement)
    {
        var value = ValueOf(node, infringement);
        return _program.Nodes[node].Unit == Unit.Flag
            ? new(value != 0m ? Code.Not(Code.Never) : Code.Never, Code.Never, IsMask: true)
            : new(Code.Constant(value), Code.Never);
    }

    private Laid ReadAnew(int index, int infringement)
    {
        var (node, inputs) = (_program.Nodes[index], _program.Inputs[index]);
        switch (node)
        {
            case FactNode fact:
                return Answer(fact.Fact, _program.FactOf[index], infringement, inputs);
            case GivenNode:
                return new(Code.Present(_facts[(_program.FactOf[index], infringement)].Index), Code.Never, IsMask: true);
            case NumberNode number:
                return new(
                    Code.Column(_numbers[index], (double)number.Low, (double)number.High, number.Unit is Unit.Choice or Unit.Flag),
                    Code.Never
                );
            case SumNode sum:
                return Sum(sum, inputs, infringement);
            case ProductNode:
                var (left, right) = (Steady(inputs[0], infringement), Steady(inputs[1], infringement));
                return new(Code.Multiply(left.Line, right.Line), Code.Or(left.Doubt, right.Doubt));
            case QuotientNode:
                return Quotient(inputs, infringement);
            case ExtremeNode { Unit: Unit.Flag }:
                return Flags(node.Kind, inputs, infringement);
            case ExtremeNode:
                return inputs
                    .Skip(1)
                    .Aggregate(Read(inputs[0], infringement), (all, input) => Extreme(node.Kind, all, Read(input, infringement)));
            case ClampNode clamp:
                return Clamp(clamp, inputs, infringement);
            case CompareNode compare:
                return Compare(compare.Comparison, Read(inputs[0], infringement), Read(inputs[1], infringement));
            case TableNode table:
                return Table(table.Table, Read(inputs[0], infringement));
            case SelectNode:
                return Select(node, inputs, infringement);
            case RoundNode round:
                return Round(round.Mode, Steady(inputs[0], infringement), inputs[1], infringement);
            case ConvertNode:
                return Convert(node, inputs, infringement);
            case OverNode over:
                return Over(over, index, inputs);
            default:
                throw new InvalidOperationException($"No column reading knows the kind {node.Kind}.");
        }
    }

    private Laid Answer(Fact fact, int at, int infringement, int[] inputs)
    {
        if (!_facts.TryGetValue((at, infringement), out var column))
        {
            return Otherwise(fact, infringement, inputs);
        }

        var line = Column(fact, column, out _, out _);
        if (column.Factor != 1m)
        {
            line = Code.Multiply(line, Code.Constant(column.Factor));
        }

        if (!column.MayBeMissing)
        {
            return new(line, Code.Never);
        }

        var (isGiven, otherwise) = (Code.Present(column.Index), Otherwise(fact, infringement, inputs));
        return new(Code.Choose(isGiven, line, Number(otherwise)), Code.And(Code.Not(isGiven), otherwise.Doubt));
    }

    private Laid Otherwise(Fact fact, int infringement, int[] inputs) =>
        inputs.Length > 0 ? Read(inputs[0], infringement)
        : fact.WhenMissing == Missing.Required ? new(Code.Constant(0m), Failing(Code.Not(Code.Never)))
        : new(Code.Constant(fact.Assumed.Likely), Code.Never);

    private int Column(Fact fact, ColumnInput column, out decimal low, out decimal high)
    {
        // Rows of answers beyond this are left to the exact reading.
        var most = StepEnds.MostOf(fact.Unit);
        var ends = fact.Ends;
        (low, high) = (
            ends.Low == decimal.MinValue ? -most : Math.Max(ends.Low / column.Factor, -most),
            ends.High == decimal.MaxValue ? most : Math.Min(ends.High / column.Factor, most)
        );
        return Code.Column(column.Index, (double)low, (double)high, fact.MustBeWhole);
    }

    private Laid Sum(SumNode sum, int[] inputs, int infringement)
    {
        var total = new Laid(Code.Constant(0m), Code.Never);
        for (var i = 0; i < inputs.Length; i++)
        {
            var term = Read(inputs[i], infringement);
            total = new(
                sum.Minus[i] ? Code.Subtract(total.Line, Number(term)) : Code.Add(total.Line, Number(term)),
                Code.Or(total.Doubt, term.Doubt)
            );
        }

        return total;
    }

    private Laid Quotient(int[] inputs, int infringement)
    {
        var (left, right) = (Steady(inputs[0], infringement), Steady(inputs[1], infringement));
        var known = Code[right.Line];
        var isZero = known.Low > 0d || known.High < 0d ? Code.Never : Code.Equal(right.Line, Code.Constant(0m));
        return new(Code.Divide(left.Line, right.Line), Code.Or(Code.Or(left.Doubt, right.Doubt), Failing(isZero)));
    }

    private Laid Flags(StepKind kind, int[] inputs, int infringement)
    {
        var all = Read(inputs[0], infringement);
        foreach (var input in inputs.AsSpan(1))
        {
            var next = Read(input, infringement);
            all = new(
                kind == StepKind.Least ? Code.And(Mask(all), Mask(next)) : Code.Or(Mask(all), Mask(next)),
                Code.Or(all.Doubt, next.Doubt),
                IsMask: true
            );
        }

        return all;
    }

    private Laid Extreme(StepKind kind, Laid left, Laid right) =>
        new(
            kind == StepKind.Greatest ? Code.Greatest(Number(left), Number(right)) : Code.Least(Number(left), Number(right)),
            Code.Or(left.Doubt, right.Doubt)
        );

    private Laid Clamp(ClampNode clamp, int[] inputs, int infringement)
    {
        var (value, first) = (Read(inputs[0], infringement), Read(inputs[1], infringement));
        if (!clamp.HasFloor || !clamp.HasCap)
        {
            return Extreme(clamp.HasFloor ? StepKind.Greatest : StepKind.Least, value, first);
        }

        var cap = Read(inputs[2], infringement);
        var held = Extreme(StepKind.Least, Extreme(StepKind.Greatest, value, first), cap);
        var (floorEnds, capEnds) = (Code[Number(first)], Code[Number(cap)]);
        return floorEnds.High <= capEnds.Low
            ? held
            : held with
            {
                Doubt = Code.Or(
                    held.Doubt,
                    Failing(Code.Or(Code.Below(Number(cap), Number(first)), Code.Near(Number(cap), Number(first))))
                ),
            };
    }

    private Laid Compare(Comparison comparison, Laid left, Laid right)
    {
        var (a, b, doubt) = (Number(left), Number(right), Code.Or(left.Doubt, right.Doubt));
        if (
            comparison == Comparison.Equal
            && (left.IsMask || right.IsMask)
            && Code.Lines[left.IsMask ? b : a] is { Op: Op.Constant, Value: var value }
        )
        {
            var mask = left.IsMask ? left.Line : right.Line;
            return new(
                value == 1d ? mask
                    : value == 0d ? Code.Not(mask)
                    : Code.Never,
                doubt,
                IsMask: true
            );
        }

        return new(
            comparison switch
            {
                Comparison.Above => Code.Below(b, a),
                Comparison.AtLeast => Code.AtMost(b, a),
                Comparison.Below => Code.Below(a, b),
                Comparison.AtMost => Code.AtMost(a, b),
                _ => Code.Equal(a, b),
            },
            Code.Or(doubt, Code.Near(a, b)),
            IsMask: true
        );
    }

    private Laid Select(Node node, int[] inputs, int infringement)
    {
        var selector = Read(inputs[0], infringement);
        if (IsFixed(inputs[0], infringement))
        {
            return Read(inputs[(int)ValueOf(inputs[0], infringement) + 1], infringement);
        }

        if (node.Inputs[0].Unit == Unit.Flag)
        {
            var chosen = Choose(Mask(selector), Read(inputs[2], infringement), Read(inputs[1], infringement));
            return chosen with { Doubt = Code.Or(selector.Doubt, chosen.Doubt) };
        }

        var place = Number(selector);
        var result = Read(inputs[^1], infringement);
        for (var i = inputs.Length - 3; i >= 0; i--)
        {
            result = Choose(Code.Equal(place, Code.Constant(i)), Read(inputs[i + 1], infringement), result);
        }

        return result with
        {
            Doubt = Code.Or(selector.Doubt, result.Doubt),
        };
    }

    private Laid Choose(int mask, Laid yes, Laid no) =>
        yes.IsMask && no.IsMask
            ? new(Code.Or(Code.And(mask, yes.Line), Code.And(Code.Not(mask), no.Line)), ChooseDoubt(mask, yes, no), IsMask: true)
            : new(Code.Choose(mask, Number(yes), Number(no)), ChooseDoubt(mask, yes, no));

    private int ChooseDoubt(int mask, Laid yes, Laid no) =>
        yes.Doubt == no.Doubt ? yes.Doubt : Code.Or(Code.And(mask, yes.Doubt), Code.And(Code.Not(mask), no.Doubt));

    private Laid Steady(int node, int infringement)
    {
        var laid = Read(node, infringement);
        var (line, doubt) = Code.Steady(Number(laid));
        return new(line, Code.Or(laid.Doubt, doubt));
    }

    private int Number(Laid laid) => laid.IsMask ? Code.Choose(laid.Line, Code.Constant(1m), Code.Constant(0m)) : laid.Line;

    private int Mask(Laid laid) => laid.IsMask ? laid.Line : Code.Not(Code.Equal(laid.Line, Code.Constant(0m)));

    // The line that holds a step's value, a mask for some flags, and the rows on which it is in doubt.
    private readonly record struct Laid(int Line, int Doubt, bool IsMask = false);
}
