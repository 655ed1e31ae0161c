using System.Collections;
using System.Runtime.CompilerServices;

namespace FineCalc.Steps;

// The steps of a program into which another step enters by more than one way. There the arithmetic of ranges would put ends together that
// no case has ("an amount less a third of it": the lowest amount less a third of the highest).
internal sealed class Knots
{
    // Made when a range is first read; what is kept changes no result.
    private static readonly ConditionalWeakTable<Program, Knots> Known = [];

    private readonly Program _program;
    private readonly BitArray[] _under;
    private readonly Knot?[] _knots;
    private readonly int[][] _asking;
    private readonly BitArray?[] _above;
    private readonly BitArray?[] _aboveFact;

    private Knots(Program program)
    {
        var count = program.Nodes.Length;
        (_program, _under, _knots) = (program, new BitArray[count], new Knot?[count]);
        (_above, _aboveFact) = (new BitArray?[count], new BitArray?[program.Facts.Length]);
        _asking =
        [
            .. Enumerable
                .Range(0, program.Facts.Length)
                .Select(fact =>
                    Enumerable.Range(0, count).Where(node => program.Nodes[node] is FactNode && program.FactOf[node] == fact).ToArray()
                ),
        ];
        for (var node = 0; node < count; node++)
        {
            _under[node] = new BitArray(count) { [node] = true };
            foreach (var input in program.Inputs[node])
            {
                _under[node].Or(_under[input]);
            }

            // A question may be asked in several ways, with and without something that stands for its answer: it is one question.
            if (program.Nodes[node] is FactNode && Asking(program.FactOf[node]) is [var first, ..] && first < node)
            {
                _under[node][first] = true;
            }
        }

        for (var node = 0; node < count; node++)
        {
            _knots[node] = Of(node);
        }
    }

    public static Knots Of(Program program) => Known.GetValue(program, static p => new Knots(p));

    public Knot? this[int node] => _knots[node];

    // All the steps that ask a question for its answer.
    public int[] Asking(int fact) => _asking[fact];

    // All the steps that one enters, without itself; of a question, those that any way of asking it enters.
    public BitArray Above(int node) => _above[node] ??= AboveAll([node]);

    public BitArray AboveFact(int fact) => _aboveFact[fact] ??= AboveAll(Asking(fact));

    private BitArray AboveAll(int[] nodes)
    {
        var above = new BitArray(_under.Length);
        for (var node = 0; node < _under.Length; node++)
        {
            above[node] = !nodes.Contains(node) && nodes.Any(inner => _under[node][inner]);
        }

        return above;
    }

    private Knot? Of(int node)
    {
        var shared = Shared(node);
        var leaves = Enumerable
            .Range(0, node)
            .Where(inner => shared[inner] && _program.Nodes[inner] is NumberNode { IsOpen: true } or FactNode)
            .ToArray();
        if (leaves.Length == 0)
        {
            return null;
        }

        // Where the ways meet: from the knot down, the first steps that are shared.
        var (meetings, seen, waiting) = (new SortedSet<int>(), new HashSet<int>(), new Stack<int>([node]));
        while (waiting.TryPop(out var at))
        {
            foreach (var input in _program.Inputs[at])
            {
                if (shared[input])
                {
                    meetings.Add(input);
                }
                else if (seen.Add(input))
                {
                    waiting.Push(input);
                }
            }
        }

        // Where a knot lies below, what is tied there is looked at here as well.
        var below = Enumerable.Range(0, node).Where(inner => _under[node][inner]).SelectMany(inner => _knots[inner]?.Leaves ?? []);
        var isAlone = leaves.All(leaf => meetings.Count(meeting => _under[meeting][leaf]) + (seen.Contains(leaf) ? 1 : 0) <= 1);
        return new Knot(
            [.. leaves.Union(below)],
            [.. meetings.Where(meeting => leaves.Any(leaf => _under[meeting][leaf])).Reverse()],
            isAlone
        );
    }

    // What enters by more than one input. The branches of a selection exclude each other; of several infringements, what is of the whole
    // case enters by each.
    private BitArray Shared(int node)
    {
        var (inputs, shared) = (_program.Inputs[node], new BitArray(_under.Length));
        for (var i = 0; i < inputs.Length; i++)
        {
            for (var j = i + 1; j < inputs.Length && (i == 0 || _program.Nodes[node] is not SelectNode); j++)
            {
                shared.Or(new BitArray(_under[inputs[i]]).And(_under[inputs[j]]));
            }
        }

        for (var inner = 0; inner < node && _program.Nodes[node] is OverNode; inner++)
        {
            shared[inner] |= _under[node][inner] && !_program.IsEach[inner];
        }

        return shared;
    }
}

// The questions and numbers that enter a step by several ways (those that do so only further down come last), the steps where the ways
// meet, and whether these move independently of each other and of all else.
internal sealed record Knot(int[] Leaves, int[] Meetings, bool IsAlone);
