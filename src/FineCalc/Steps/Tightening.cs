using System.Collections;

namespace FineCalc.Steps;

// The range of a step into which something open enters by more than one way. What is open in this way and moves the step in one direction
// only is pinned, to one end for the low end of the step and to the other for its high end; an open choice that does not is tried at each of
// its values, an amount in each band in which it can lie. What is left over stays open: then the range is wider than need be, and never narrower.
internal sealed class Tightening(Binding binding, int root, Bounds[] values, Visit[] visits)
{
    // How many parts of a range are looked at for one end of one step at most, and how many values of one question.
    private const int MostParts = 1_000;
    private const decimal MostListed = 12m;

    private readonly Lazy<(decimal[] Values, Visit[] Visits)[]> _corners = new(() => Corners(binding, root));
    private readonly Program _program = binding.Program;
    private int _parts;

    public Bounds Of(int node, int infringement, Bounds range)
    {
        if (_program.Knots[node] is not { } knot || range.Low == range.High || IsReached(node, infringement, range))
        {
            return range;
        }

        var at = new At(node, infringement, knot.IsAlone, [.. Open(knot.Meetings, node, infringement, isLeaf: false)]);
        var leaves = Open(knot.Leaves, node, infringement, isLeaf: true).ToList();
        if (leaves.Count == 0)
        {
            return range;
        }

        var whole = new Part([.. values], [.. visits]);
        (whole.Values[_program.Place(node, infringement)], whole.Visits[_program.Place(node, infringement)]) = (range, Visit.Done);
        return new(Math.Max(End(whole, at, leaves, isLow: true), range.Low), Math.Min(End(whole, at, leaves, isLow: false), range.High));
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
    private static (decimal[] Values, Visit[] Visits)[] Corners(Binding binding, int root)
    {
        var places = binding.Program.Places(binding.Count);
        (decimal[] Values, Visit[] Visits) low = (new decimal[places], new Visit[places]), high = (new decimal[places], new Visit[places]);
        var (values, visits) = (new decimal[places], new Visit[places]);
        foreach (var (place, range) in Leaves(binding))
        {
            var (atLow, atHigh) = Result(range.Low) <= Result(range.High) ? (range.Low, range.High) : (range.High, range.Low);
            (low.Values[place], low.Visits[place], high.Values[place], high.Visits[place]) = (atLow, Visit.Done, atHigh, Visit.Done);

            decimal Result(decimal value)
            {
                Array.Clear(visits);
                (values[place], visits[place]) = (value, Visit.Done);
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

    private decimal End(Part whole, At at, List<Variable> leaves, bool isLow)
    {
        _parts = 0;
        return at.AreMeetingsAlone && Met(whole, at, isLow) is (var end, true) ? end : EndOf(whole, at, leaves, isLow);
    }

    private decimal EndOf(Part part, At at, List<Variable> leaves, bool isLow)
    {
        (part, leaves) = Pinned(part, at, leaves, isLow, part);
        if (leaves.FirstOrDefault(IsListed) is { } listed && part.Values[listed.Place(_program)] is var range && _parts + (range.High - range.Low) < MostParts)
        {
            List<Variable> others = [.. leaves.Where(leaf => leaf != listed)];
            var ends = Enumerable.Range((int)range.Low, (int)(range.High - range.Low) + 1).Select(value => EndOf(Pin(part, at, listed, new(value, value), part), at, others, isLow));
            return isLow ? ends.Min() : ends.Max();
        }

        foreach (var banded in leaves.Where(leaf => leaf.Inside is null))
        {
            var stretches = Stretches(banded, part.Values[banded.Place(_program)]);
            if (stretches.Count > 0 && _parts + stretches.Count < MostParts)
            {
                var ends = stretches.Select(stretch => EndOf(Pin(part, at, stretch.Leaf, stretch.Range, part), at, [.. leaves.Select(leaf => leaf == banded ? stretch.Leaf : leaf)], isLow));
                return isLow ? ends.Min() : ends.Max();
            }
        }

        return Met(part, at, isLow).End;
    }

    // The end where the steps at which the ways meet are taken for things that are open by themselves, and whether that left nothing over.
    // Then nothing may be known of the steps above them that holds only because they move together.
    private (decimal End, bool IsAll) Met(Part part, At at, bool isLow)
    {
        var (found, left) = Pinned(at.Meetings.Count == 0 ? part : Anew(part, at, at.Meetings, null), at, at.Meetings, isLow, null);
        var range = found.Values[at.Place(_program)].Within(part.Values[at.Place(_program)]);
        return (isLow ? range.Low : range.High, left.Count == 0);
    }

    // Pins what moves a step in one direction only, until nothing more does.
    private (Part Part, List<Variable> Left) Pinned(Part part, At at, IReadOnlyList<Variable> variables, bool isLow, Part? within)
    {
        List<Variable> left = [.. variables];
        for (var i = 0; i < left.Count; i++)
        {
            var (range, visit) = (part.Values[left[i].Place(_program)], part.Visits[left[i].Place(_program)]);
            if ((visit & Visit.Done) == 0 || range.Low == range.High)
            {
                left.RemoveAt(i--);
                continue;
            }

            // What cancels out, to the last, is pinned too: the arithmetic of ranges does not see it.
            var slope = new Slopes(binding, part.Values, part.Visits, left[i]).Of(at.Node, at.Infringement);
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
    private Part Pin(Part part, At at, Variable variable, Bounds range, Part? within)
    {
        _parts++;
        return Anew(part, at, [variable], within, range);
    }

    private Part Anew(Part part, At at, IReadOnlyList<Variable> above, Part? within, Bounds? held = null)
    {
        var anew = new Part([.. part.Values], [.. part.Visits]) { Held = [.. part.Held.Union(above.Where(variable => variable.Inside is not null))] };
        for (var node = 0; node <= at.Node; node++)
        {
            for (var k = 0; above.Any(variable => variable.Above[node]) && k < (_program.IsEach[node] ? binding.Count : 1); k++)
            {
                // An answer stays what it is, whatever would stand for it.
                anew.Visits[_program.Place(node, k)] = IsAnswered(node, k) ? anew.Visits[_program.Place(node, k)] : Visit.None;
            }
        }

        foreach (var variable in above)
        {
            foreach (var place in variable.Places.Select(place => _program.Place(place.Node, place.Infringement)))
            {
                (anew.Values[place], anew.Visits[place]) = held is not { } range ? (part.Values[place], part.Visits[place])
                    : (range, range.Low == range.High ? Visit.Done : Visit.Done | Visit.Open);
            }
        }

        foreach (var (variable, node) in anew.Held.SelectMany(variable => variable.Readers.Select(node => (variable, node))))
        {
            var place = _program.Place(node, variable.Places[0].Infringement);
            (anew.Values[place], anew.Visits[place]) = (InStretch(node, variable, anew.Values[variable.Place(_program)]), Visit.Done | Visit.Open);
        }

        new Evaluation<Bounds, Bounds>(binding, anew.Values, anew.Visits) { Within = within, IsPart = true }.ReadOf(at.Node, at.Infringement);
        return anew;
    }

    // Where an amount lies between two edges, each table that is asked for it is in one row and each comparison on one side; the edges themselves are
    // parts of their own, since tables and comparisons may differ in what owns them.
    private List<(Variable Leaf, Bounds Range)> Stretches(Variable leaf, Bounds range)
    {
        int[] readers = [.. Enumerable.Range(0, _program.Nodes.Length).Where(node => leaf.Above[node] && _program.IsEach[node] == _program.IsEach[leaf.Places[0].Node] && IsReader(node, leaf))];
        List<decimal> edges = [.. readers.SelectMany(Edges).Where(edge => range.Low <= edge && edge <= range.High).Distinct().Order()];
        decimal[] ends = [.. edges.Prepend(range.Low).Append(range.High).Distinct()];
        return edges.Count == 0 || range.Low == range.High ? []
            : [.. edges.Select(edge => (leaf, new Bounds(edge, edge))),
                .. ends.Zip(ends.Skip(1), (from, to) => (leaf with { Inside = from + ((to - from) / 2m), Readers = readers }, new Bounds(from, to)))];
    }

    private bool IsReader(int node, Variable leaf) => _program.Inputs[node] is var inputs && _program.Nodes[node] switch
    {
        TableNode => Is(inputs[0], leaf),
        CompareNode { Comparison: not Comparison.Equal } compare => (Is(inputs[0], leaf) && compare.Inputs[1] is NumberNode { IsOpen: false }) || (Is(inputs[1], leaf) && compare.Inputs[0] is NumberNode { IsOpen: false }),
        _ => false,
    } && (visits[_program.Place(node, leaf.Places[0].Infringement)] & Visit.Done) != 0;

    // The thing itself, or a question for which it stands.
    private bool Is(int node, Variable leaf) => leaf.Places.Any(place => place.Node == node)
        || (_program.Nodes[node] is FactNode { Inputs.Length: > 0 } && !IsAnswered(node, leaf.Places[0].Infringement) && Is(_program.Inputs[node][0], leaf));

    private IEnumerable<decimal> Edges(int node) => _program.Nodes[node] is TableNode { Table: var table } ? table.Rows.Select(row => row.UpTo).OfType<decimal>().Prepend(table.Start)
        : _program.Nodes[node].Inputs.OfType<NumberNode>().Select(number => number.Likely);

    private Bounds InStretch(int node, Variable leaf, Bounds range)
    {
        if (_program.Nodes[node] is TableNode { Table: var table })
        {
            return Bounds.Row(table, table.Find(leaf.Inside!.Value), range);
        }

        var compare = (CompareNode)_program.Nodes[node];
        var (left, right) = compare.Inputs[1] is NumberNode number ? (leaf.Inside!.Value, number.Likely) : (((NumberNode)compare.Inputs[0]).Likely, leaf.Inside!.Value);
        return Exact.Compare(compare.Comparison, left, right) is var holds ? new(holds, holds) : default;
    }

    private bool IsAnswered(int node, int infringement) => _program.FactOf[node] is var fact && fact >= 0 && _program.Nodes[node] is FactNode && binding[infringement, fact] is not null;

    // What is open, each once: a question in all the ways in which it is asked. An answer for all infringements may be another for each.
    private IEnumerable<Variable> Open(int[] nodes, int into, int infringement, bool isLeaf)
    {
        var facts = new HashSet<(int Fact, int Infringement)>();
        foreach (var node in nodes)
        {
            var (first, count) = !_program.IsEach[node] ? (0, 1) : _program.IsEach[into] ? (infringement, 1) : (0, binding.Count);
            for (var k = first; k < first + count; k++)
            {
                var (fact, isAnswered) = (_program.FactOf[node], IsAnswered(node, k));
                if ((visits[_program.Place(node, k)] & Visit.Open) == 0 || (isLeaf && !isAnswered && _program.Inputs[node].Length > 0))
                {
                    continue;
                }

                if (!isAnswered)
                {
                    yield return new Variable([(node, k)], _program.Knots.Above(node));
                }
                else if (facts.Add((fact, k)))
                {
                    yield return new Variable([(node, k), .. _program.Knots.Asking(fact).Where(asking => asking != node).Select(asking => (asking, k))], _program.Knots.AboveFact(fact));
                }
            }
        }
    }

    private bool IsListed(Variable variable) => _program.Nodes[variable.Places[0].Node] is FactNode { Fact: { } fact }
        && (fact.Unit is Unit.Choice or Unit.Flag || (fact.IsWhole && values[variable.Place(_program)] is var range && range.High - range.Low <= MostListed));

    // A step of one infringement or of the case, and the open steps in which the ways to it meet.
    private sealed record At(int Node, int Infringement, bool AreMeetingsAlone, IReadOnlyList<Variable> Meetings)
    {
        public int Place(Program program) => program.Place(Node, Infringement);
    }
}

// A part of what a case leaves open, read.
internal sealed record Part(Bounds[] Values, Visit[] Visits)
{
    // What is held between two edges.
    public IReadOnlyList<Variable> Held { get; init; } = [];
}

// Something open, in all the places in which it may be read (the first is one in which it is), and the steps that it enters.
internal sealed record Variable((int Node, int Infringement)[] Places, BitArray Above)
{
    // A value between the edges where it lies, and the tables and comparisons that read it; nothing where it is not held between edges.
    public decimal? Inside { get; init; }

    public int[] Readers { get; init; } = [];

    public int Place(Program program) => program.Place(Places[0].Node, Places[0].Infringement);
}
