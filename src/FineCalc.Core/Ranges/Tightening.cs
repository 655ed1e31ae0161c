using System.Collections;

namespace FineCalc.Steps;

// The range of a step into which something open enters by more than one way. What is open in this way and moves the step in one direction
// only is pinned, to one end for the low end of the step and to the other for its high end; an open choice that does not is tried at each
// of its values, an amount in each band in which it can lie. What is left over stays open: then the range is wider than need be, and never
// narrower.
internal sealed class Tightening(Binding binding, int root, Bounds[] values, NodeState[] visits) : INarrowing<Bounds>
{
    // How many parts of a range are looked at for one end of one step at most, and how many values of one question.
    private const int MostParts = 1_000;
    private const decimal MostListed = 12m;

    private readonly Lazy<(decimal[] Values, NodeState[] Visits)[]> _corners = new(() => Corners(binding, root));
    private readonly Program _program = binding.Program;
    private readonly Knots _knots = Knots.Of(binding.Program);
    private bool _areAllCases = true;
    private int _parts;

    public Bounds Of(int node, int infringement, Bounds range)
    {
        try
        {
            if (_program.Nodes[node] is ClampNode { HasFloor: true, HasCap: true } && IsConflicting(node, infringement, range))
            {
                // Not every point of the range is a case then. None is below the lowest floor.
                _areAllCases = false;
                return range with { Low = Math.Max(range.Low, values[_program.Place(_program.Inputs[node][1], infringement)].Low) };
            }

            return _knots[node] is null || range.Low == range.High || !_areAllCases || IsReached(node, infringement, range)
                ? range
                : Tight(Targeted(node, infringement), range);
        }
        catch (OverflowException)
        {
            // What is too large on the way leaves the range as it is.
            return range;
        }
    }

    private Bounds Tight(Target at, Bounds range)
    {
        var whole = Whole(at, range);
        return at.Leaves.Count == 0 ? range : new Bounds(End(whole, at, isLow: true), End(whole, at, isLow: false)).Within(range);
    }

    // Whether a floor may lie above its cap, after all that both depend on was looked at in its parts.
    private bool IsConflicting(int node, int infringement, Bounds range)
    {
        var (floor, cap) = (_program.Place(_program.Inputs[node][1], infringement), _program.Place(_program.Inputs[node][2], infringement));
        if (values[floor].High <= values[cap].Low)
        {
            return false;
        }

        var at = Targeted(node, infringement);
        _parts = 0;
        return MayBeIn(Whole(at, range), at.Leaves);

        bool MayBeIn(Part part, IReadOnlyList<Variable> leaves) =>
            part.Values[floor].High > part.Values[cap].Low
            && (
                Cut(part, leaves) is not var (leaf, cuts)
                || cuts.Any(cut => MayBeIn(Pin(part, at, cut.Leaf, cut.Range, part), Replaced(leaves, leaf, cut.Leaf)))
            );
    }

    private Target Targeted(int node, int infringement) =>
        _knots[node] is not { } knot
            ? new(node, infringement, false, [], [])
            : new(
                node,
                infringement,
                knot.IsAlone,
                Apart([.. Open(knot.Meetings, node, infringement, isLeaf: false)]),
                [.. Open(knot.Leaves, node, infringement, isLeaf: true)]
            );

    private Part Whole(Target at, Bounds range)
    {
        var whole = new Part(_program, [.. values], [.. visits]);
        (whole.Values[at.Place(_program)], whole.Visits[at.Place(_program)]) = (range, NodeState.Done);
        return whole;
    }

    // Most steps move one way with whatever is open: two cases then reach both ends of their ranges, which cannot be tighter.
    private bool IsReached(int node, int infringement, Bounds range)
    {
        var (low, high) = (false, false);
        foreach (var (corner, read) in _corners.Value)
        {
            var value = new Evaluation<decimal, Exact>(binding, corner, read) { IsPart = true }.ReadOf(node, infringement);
            (low, high) = (low || value == range.Low, high || value == range.High);
        }

        return low && high;
    }

    // The two cases in which everything open lies at the end that lowers the result, and at the end that raises it.
    private static (decimal[] Values, NodeState[] Visits)[] Corners(Binding binding, int root)
    {
        var places = binding.Program.Places(binding.Count);
        var (low, high) = (
            (Values: new decimal[places], Visits: new NodeState[places]),
            (Values: new decimal[places], Visits: new NodeState[places])
        );
        var (values, visits) = (new decimal[places], new NodeState[places]);
        foreach (var (place, range) in Leaves(binding))
        {
            var isRising = Result(range.Low) <= Result(range.High);
            (low.Values[place], low.Visits[place]) = (isRising ? range.Low : range.High, NodeState.Done);
            (high.Values[place], high.Visits[place]) = (isRising ? range.High : range.Low, NodeState.Done);

            decimal Result(decimal value)
            {
                Array.Clear(visits);
                (values[place], visits[place]) = (value, NodeState.Done);
                return new Evaluation<decimal, Exact>(binding, values, visits) { IsPart = true }.Read(root);
            }
        }

        return [low, high];
    }

    private static IEnumerable<(int Place, Bounds Range)> Leaves(Binding binding)
    {
        var program = binding.Program;
        for (var node = 0; node < program.Nodes.Length; node++)
        {
            for (var k = 0; k < (program.IsEach[node] ? binding.Count : 1); k++)
            {
                var range = program.Nodes[node] switch
                {
                    NumberNode number => new Bounds(number.Low, number.High),
                    FactNode when binding[k, program.FactOf[node]] is { } answer => new(answer.Low, answer.High),
                    FactNode { Inputs.Length: 0, Fact: { WhenMissing: Missing.Open, Assumed: var open } } => new(open.Low, open.High),
                    _ => default,
                };
                if (range.Low < range.High)
                {
                    yield return (program.Place(node, k), range);
                }
            }
        }
    }

    private decimal End(Part whole, Target at, bool isLow)
    {
        _parts = 0;
        return at.AreMeetingsAlone && Met(whole, at, isLow) is (var end, true) ? end : EndOf(whole, at, at.Leaves, isLow);
    }

    private decimal EndOf(Part part, Target at, IReadOnlyList<Variable> leaves, bool isLow)
    {
        (part, leaves) = Pinned(part, at, leaves, isLow, part);
        if (Cut(part, leaves) is not var (leaf, cuts))
        {
            return Met(part, at, isLow).End;
        }

        var ends = cuts.Select(cut => EndOf(Pin(part, at, cut.Leaf, cut.Range, part), at, Replaced(leaves, leaf, cut.Leaf), isLow));
        return isLow ? ends.Min() : ends.Max();
    }

    // The first of several open things that can be cut into values or stretches, with these.
    private (Variable Leaf, List<(Variable Leaf, Bounds Range)> Cuts)? Cut(Part part, IReadOnlyList<Variable> leaves)
    {
        foreach (var leaf in leaves)
        {
            var range = part.Values[leaf.Place(_program)];
            List<(Variable Leaf, Bounds Range)> cuts =
                IsListed(leaf, range) ? [.. Listed(leaf, range)]
                : leaf.Inside is null ? Stretches(leaf, range)
                : [];
            if (cuts.Count > 0 && _parts + cuts.Count < MostParts)
            {
                return (leaf, cuts);
            }
        }

        return null;
    }

    private static IReadOnlyList<Variable> Replaced(IReadOnlyList<Variable> leaves, Variable old, Variable now) =>
        [.. leaves.Select(leaf => leaf == old ? now : leaf)];

    // The end where the steps at which the ways meet are taken for things that are open by themselves, and whether that left nothing over.
    // Then nothing may be known of the steps above them that holds only because they move together.
    private (decimal End, bool IsAll) Met(Part part, Target at, bool isLow)
    {
        var (found, left) = Pinned(at.Meetings.Count == 0 ? part : Anew(part, at, at.Meetings, null), at, at.Meetings, isLow, null);
        var range = found.Values[at.Place(_program)].Within(part.Values[at.Place(_program)]);
        return (isLow ? range.Low : range.High, left.Count == 0);
    }

    // Pins what moves a step in one direction only, until nothing more does.
    private (Part Part, IReadOnlyList<Variable> Left) Pinned(
        Part part,
        Target at,
        IReadOnlyList<Variable> variables,
        bool isLow,
        Part? within
    )
    {
        List<Variable> left = [.. variables];
        for (var i = 0; i < left.Count; i++)
        {
            var (range, visit) = (part.Values[left[i].Place(_program)], part.Visits[left[i].Place(_program)]);
            if ((visit & NodeState.Done) == 0 || range.Low == range.High)
            {
                left.RemoveAt(i--);
                continue;
            }

            // What cancels out, to the last, is pinned too: the arithmetic of ranges does not see it.
            var slope = new Slopes(binding, part, left[i]).Of(at.Node, at.Infringement);
            if (slope.Rises || slope.Falls)
            {
                var end = slope.Rises == isLow ? range.Low : range.High;
                part = Pin(part, at, left[i], new(end, end), within);
                left.RemoveAt(i);
                i = -1;
            }
        }

        return (part, left);
    }

    // The step read anew with one thing pinned to a value, or held in a part of its range.
    private Part Pin(Part part, Target at, Variable variable, Bounds range, Part? within)
    {
        _parts++;
        return Anew(part, at, [variable], within, range);
    }

    private Part Anew(Part part, Target at, IReadOnlyList<Variable> above, Part? within, Bounds? held = null)
    {
        var stretches = above.Where(variable => variable.Inside is not null);
        var anew = new Part(_program, [.. part.Values], [.. part.Visits]) { Held = [.. part.Held.Union(stretches)] };
        for (var node = 0; node <= at.Node; node++)
        {
            for (var k = 0; above.Any(variable => variable.Above[node]) && k < (_program.IsEach[node] ? binding.Count : 1); k++)
            {
                // An answer stays what it is, whatever would stand for it.
                var place = _program.Place(node, k);
                anew.Visits[place] = IsAnswered(node, k) ? anew.Visits[place] : NodeState.None;
            }
        }

        foreach (var place in above.SelectMany(variable => variable.PlacesIn(_program)))
        {
            (anew.Values[place], anew.Visits[place]) = held is not { } range
                ? (part.Values[place], part.Visits[place])
                : (range, range.Low == range.High ? NodeState.Done : NodeState.Done | NodeState.Open);
        }

        foreach (var (variable, node) in anew.Held.SelectMany(variable => variable.Readers.Select(node => (variable, node))))
        {
            var place = _program.Place(node, variable.Infringement);
            (anew.Values[place], anew.Visits[place]) = (
                InStretch(node, variable, anew.Values[variable.Place(_program)]),
                NodeState.Done | NodeState.Open
            );
        }

        new Evaluation<Bounds, Bounds>(binding, anew.Values, anew.Visits) { Narrowing = within, IsPart = true }.ReadOf(
            at.Node,
            at.Infringement
        );
        return anew;
    }

    private bool IsListed(Variable variable, Bounds range) =>
        _program.Nodes[variable.Node] is FactNode { Fact: { MustBeWhole: true, Unit: var unit } }
        && (unit is Unit.Choice or Unit.Flag || range.High - range.Low <= MostListed);

    private static IEnumerable<(Variable Leaf, Bounds Range)> Listed(Variable leaf, Bounds range)
    {
        for (var value = range.Low; value <= range.High && range.Low < range.High; value++)
        {
            yield return (leaf, new(value, value));
        }
    }

    // Where an amount lies between two edges, each table that is asked for it is in one row and each comparison on one side; the edges
    // themselves are parts of their own, since tables and comparisons may differ in what owns them.
    private List<(Variable Leaf, Bounds Range)> Stretches(Variable leaf, Bounds range)
    {
        int[] readers = [.. Enumerable.Range(0, _program.Nodes.Length).Where(node => leaf.Above[node] && IsReader(node, leaf))];
        List<decimal> edges = [.. readers.SelectMany(Edges).Where(edge => range.Low <= edge && edge <= range.High).Distinct().Order()];
        if (edges.Count == 0 || range.Low == range.High)
        {
            return [];
        }

        decimal[] ends = [.. edges.Prepend(range.Low).Append(range.High).Distinct()];
        var between = ends.Zip(
            ends.Skip(1),
            (from, to) => (leaf with { Inside = from + ((to - from) / 2m), Readers = readers }, new Bounds(from, to))
        );
        return [.. edges.Select(edge => (leaf, new Bounds(edge, edge))), .. between];
    }

    // Whether a step is a table or a comparison with a number that reads a thing as it is.
    private bool IsReader(int node, Variable leaf)
    {
        if (_program.IsEach[node] != _program.IsEach[leaf.Node] || (visits[_program.Place(node, leaf.Infringement)] & NodeState.Done) == 0)
        {
            return false;
        }

        var inputs = _program.Inputs[node];
        return _program.Nodes[node] switch
        {
            TableNode => Is(inputs[0], leaf),
            CompareNode { Comparison: not Comparison.Equal, Inputs: [_, NumberNode { IsOpen: false }] } => Is(inputs[0], leaf),
            CompareNode { Comparison: not Comparison.Equal, Inputs: [NumberNode { IsOpen: false }, _] } => Is(inputs[1], leaf),
            _ => false,
        };
    }

    // The thing itself, or a question for which it stands.
    private bool Is(int node, Variable leaf) =>
        leaf.Places.Any(place => place.Node == node)
        || (
            _program.Nodes[node] is FactNode { Inputs.Length: > 0 }
            && !IsAnswered(node, leaf.Infringement)
            && Is(_program.Inputs[node][0], leaf)
        );

    private IEnumerable<decimal> Edges(int node) =>
        _program.Nodes[node] is TableNode { Table: var table }
            ? table.Rows.Select(row => row.UpTo).OfType<decimal>().Prepend(table.Start)
            : _program.Nodes[node].Inputs.OfType<NumberNode>().Select(number => number.Likely);

    private Bounds InStretch(int node, Variable leaf, Bounds range)
    {
        var inside = leaf.Inside!.Value;
        if (_program.Nodes[node] is TableNode { Table: var table })
        {
            return Bounds.Row(table, table.Find(inside), range);
        }

        var compare = (CompareNode)_program.Nodes[node];
        var holds = compare.Inputs[1] is NumberNode number
            ? Exact.Compare(compare.Comparison, inside, number.Likely)
            : Exact.Compare(compare.Comparison, ((NumberNode)compare.Inputs[0]).Likely, inside);
        return new(holds, holds);
    }

    // What is open, each once: a question in all the ways in which it is asked. An answer for all infringements may be another for each.
    private IEnumerable<Variable> Open(int[] nodes, int into, int infringement, bool isLeaf)
    {
        var facts = new HashSet<(int Fact, int Infringement)>();
        foreach (var node in nodes)
        {
            var (first, count) =
                !_program.IsEach[node] ? (0, 1)
                : _program.IsEach[into] ? (infringement, 1)
                : (0, binding.Count);
            for (var k = first; k < first + count; k++)
            {
                var (fact, isAnswered) = (_program.FactOf[node], IsAnswered(node, k));
                if ((visits[_program.Place(node, k)] & NodeState.Open) == 0 || (isLeaf && !isAnswered && _program.Inputs[node].Length > 0))
                {
                    continue;
                }

                if (!isAnswered)
                {
                    yield return new Variable([(node, k)], _knots.Above(node));
                }
                else if (facts.Add((fact, k)))
                {
                    var others = _knots.Asking(fact).Where(asking => asking != node).Select(asking => (asking, k));
                    yield return new Variable([(node, k), .. others], _knots.AboveFact(fact));
                }
            }
        }
    }

    // Steps that are taken for things open by themselves enter none of the others: pinning one leaves those where they are.
    private static IReadOnlyList<Variable> Apart(IReadOnlyList<Variable> meetings)
    {
        return [.. meetings.Select(meeting => meeting with { Above = WithoutMeetings(meeting.Above) })];

        BitArray WithoutMeetings(BitArray above)
        {
            var apart = new BitArray(above);
            foreach (var place in meetings.SelectMany(meeting => meeting.Places))
            {
                apart[place.Node] = false;
            }

            return apart;
        }
    }

    private bool IsAnswered(int node, int infringement) =>
        _program.Nodes[node] is FactNode && binding[infringement, _program.FactOf[node]] is not null;

    // A step of one infringement or of the case, the open steps in which the ways to it meet, and what is open and enters by several ways.
    private sealed record Target(
        int Node,
        int Infringement,
        bool AreMeetingsAlone,
        IReadOnlyList<Variable> Meetings,
        IReadOnlyList<Variable> Leaves
    )
    {
        public int Place(Program program) => program.Place(Node, Infringement);
    }
}
