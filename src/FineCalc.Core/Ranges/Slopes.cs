namespace FineCalc.Steps;

// How the steps move with one thing that is open, everything else lying anywhere in its range: their derivatives, with jumps.
// Every slope is the widest that the ranges of the values allow.
internal sealed class Slopes(Binding binding, Part part, Variable with)
{
    private readonly Program _program = binding.Program;
    private readonly Dictionary<int, Slope> _known = with.PlacesIn(binding.Program).ToDictionary(place => place, _ => Slope.One);

    public Slope Of(int node, int infringement)
    {
        var place = _program.Place(node, infringement);
        if (_known.TryGetValue(place, out var slope))
        {
            return slope;
        }

        // What was not read enters nothing.
        if (!with.Above[node] || (part.Visits[place] & NodeState.Done) == 0)
        {
            return Slope.None;
        }

        slope = Made(node, infringement);
        _known.Add(place, slope);
        return slope;
    }

    private Slope Made(int index, int infringement)
    {
        var (node, inputs) = (_program.Nodes[index], _program.Inputs[index]);
        Slope Input(int i) => Of(inputs[i], infringement);
        if (with.Inside is { } inside && with.Readers.Contains(index))
        {
            return node is TableNode { Table: var held } ? Row(held, held.Find(inside)) : Slope.None;
        }

        switch (node)
        {
            case FactNode:
                return binding[infringement, _program.FactOf[index]] is null && inputs.Length > 0 ? Input(0) : Slope.None;
            case SumNode sum:
                return Enumerable
                    .Range(0, inputs.Length)
                    .Aggregate(Slope.None, (total, i) => total + (sum.Minus[i] ? -Input(i) : Input(i)));
            case ProductNode:
                return (Input(0) * Slope.Of(Value(inputs[1], infringement))) + (Input(1) * Slope.Of(Value(inputs[0], infringement)));
            case QuotientNode:
                var inverse = Slope.Inverse(Value(inputs[1], infringement));
                return (Input(0) * inverse) + -(Input(1) * Slope.Of(Value(inputs[0], infringement)) * inverse * inverse);
            case ExtremeNode or ClampNode:
                return Enumerable.Range(1, inputs.Length - 1).Aggregate(Input(0), (slope, i) => slope.Or(Input(i)));
            case CompareNode compare:
                return Compare(compare.Comparison, Input(0) + -Input(1));
            case TableNode table:
                return Input(0) * Rows(table.Table, Value(inputs[0], infringement));
            case SelectNode:
                return Select(inputs, infringement);
            case RoundNode:
                return Input(1).IsNone && Value(inputs[1], infringement) is var (low, high) && low == high
                    ? Input(0) * Slope.Rising
                    : Slope.Unknown;
            case ConvertNode:
                return Input(0) * Slope.Rising;
            case OverNode over:
                return Over(over, inputs);
            default:
                return Slope.Unknown;
        }
    }

    private Bounds Value(int node, int infringement) => part.Values[_program.Place(node, infringement)];

    private static Slope Compare(Comparison comparison, Slope ahead) =>
        comparison switch
        {
            Comparison.Above or Comparison.AtLeast => ahead * Slope.Rising,
            Comparison.Below or Comparison.AtMost => ahead * Slope.Falling,
            _ => ahead.IsNone ? Slope.None : Slope.Unknown,
        };

    // The steepness of the rows; where one does not begin at the end of the one before, there is a jump.
    private static Slope Rows(BandTable table, Bounds value)
    {
        var (first, last) = Bounds.Rows(table, value);
        var slope = Row(table, first);
        for (var row = first + 1; row <= last; row++)
        {
            var jump = table.Rows[row].Low - table.Rows[row - 1].High;
            slope = slope
                .Or(Row(table, row))
                .Or(
                    jump > 0m ? Slope.Rising
                    : jump < 0m ? Slope.Falling
                    : Slope.None
                );
        }

        return slope;
    }

    private static Slope Row(BandTable table, int row)
    {
        var (upTo, low, high, _) = table.Rows[row];
        if (low == high)
        {
            return Slope.None;
        }

        var width = upTo!.Value - table.From(row);
        return width == 0m ? Slope.Unknown : new((high - low) / width, (high - low) / width);
    }

    // The branches in the order of their choices: if none begins below the end of the one before, choosing further up is a jump upwards.
    private Slope Select(int[] inputs, int infringement)
    {
        var (selector, (first, last)) = (Of(inputs[0], infringement), Bounds.Places(Value(inputs[0], infringement)));
        var (slope, rises, falls) = (Of(inputs[first + 1], infringement), true, true);
        for (var i = first + 1; i <= last; i++)
        {
            slope = slope.Or(Of(inputs[i + 1], infringement));
            var (before, now) = (Value(inputs[i], infringement), Value(inputs[i + 1], infringement));
            rises &= before.High <= now.Low;
            falls &= before.Low >= now.High;
        }

        return selector.IsNone || (rises && falls) ? slope
            : rises ? (selector * Slope.Rising).Or(slope)
            : falls ? (selector * Slope.Falling).Or(slope)
            : Slope.Unknown;
    }

    // Sums and greatest of several, in groups and under caps: the direction is theirs if they have one.
    private Slope Over(OverNode over, int[] inputs)
    {
        static Slope Together(Slope left, Slope right) => (left + right).Or(left).Or(right);
        var isSum = over is { Combine: Combine.Sum, HasCap: false, GroupBy: null };
        var taken = Of(inputs[0], 0);
        for (var k = 0; k < binding.Count; k++)
        {
            var item = Of(inputs[0], k);
            taken =
                k == 0 ? item
                : isSum ? taken + item
                : Together(taken, item);
            taken = over.HasCap ? Together(taken, Of(inputs[1], k)) : taken;
        }

        return taken;
    }
}
