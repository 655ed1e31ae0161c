using System.Collections;

namespace FineCalc.Steps;

// The range of a step into which something open enters by more than one way. What is open in this way and moves the step in one direction
// only is pinned, to one end for the low end of the step and to the other for its high end; an open choice that does not is tried at each of
// its values. What is left over stays open: then the range is wider than need be, and never narrower.
internal sealed class Tightening(Binding binding, int root, Bounds[] values, Visit[] visits)
{
    // How many parts of a range are looked at for one end of one step at most, and how many values of one question.
    private const int MostParts = 400;
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
            var ends = Enumerable.Range((int)range.Low, (int)(range.High - range.Low) + 1).Select(value => EndOf(Pin(part, at, listed, value, part), at, others, isLow));
            return isLow ? ends.Min() : ends.Max();
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
                part = Pin(part, at, left[i], slope.Rises == isLow ? range.Low : range.High, within);
                left.RemoveAt(i);
                i = -1;
            }
        }

        return (part, left);
    }

    // The step read anew with one thing pinned.
    private Part Pin(Part part, At at, Variable variable, decimal value, Part? within)
    {
        _parts++;
        return Anew(part, at, [variable], within, new Bounds(value, value));
    }

    private Part Anew(Part part, At at, IReadOnlyList<Variable> above, Part? within, Bounds? pinned = null)
    {
        var anew = new Part([.. part.Values], [.. part.Visits]);
        for (var node = 0; node <= at.Node; node++)
        {
            if (above.Any(variable => variable.Above[node]))
            {
                for (var k = 0; k < (_program.IsEach[node] ? binding.Count : 1); k++)
                {
                    anew.Visits[_program.Place(node, k)] = Visit.None;
                }
            }
        }

        foreach (var place in above.SelectMany(variable => variable.Places).Select(place => _program.Place(place.Node, place.Infringement)))
        {
            (anew.Values[place], anew.Visits[place]) = pinned is { } value ? (value, Visit.Done) : (part.Values[place], part.Visits[place]);
        }

        new Evaluation<Bounds, Bounds>(binding, anew.Values, anew.Visits) { Within = within, IsPart = true }.ReadOf(at.Node, at.Infringement);
        return anew;
    }

    // What is open, each once: a question in all the ways in which it is asked. An answer for all infringements may be another for each.
    private IEnumerable<Variable> Open(int[] nodes, int into, int infringement, bool isLeaf)
    {
        var facts = new HashSet<(int Fact, int Infringement)>();
        foreach (var node in nodes)
        {
            var (first, count) = !_program.IsEach[node] ? (0, 1) : _program.IsEach[into] ? (infringement, 1) : (0, binding.Count);
            for (var k = first; k < first + count; k++)
            {
                var isAnswered = _program.FactOf[node] is var fact && fact >= 0 && binding[k, fact] is not null;
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
internal sealed record Part(Bounds[] Values, Visit[] Visits);

// Something open, in all the places in which it may be read (the first is one in which it is), and the steps that it enters.
internal sealed record Variable((int Node, int Infringement)[] Places, BitArray Above)
{
    public int Place(Program program) => program.Place(Places[0].Node, Places[0].Infringement);
}
