using System.Collections.Concurrent;
using FineCalc.Steps;

namespace FineCalc;

// The values of one assessment: what the exact reading and, where something is open, the range reading left behind. The trace is a view of
// it.
internal sealed class Calculation
{
    private readonly decimal[] _values;
    private readonly CompiledReading? _compiled;
    private readonly IEnumerable<(int Node, int Infringement)> _shown;
    private readonly NodeState[]? _boundVisits;
    private ConcurrentDictionary<(int Node, int Infringement), bool>? _ofModel;
    private HashSet<(int Node, int Infringement)>? _entered;
    private HashSet<(Fact Fact, string? Infringement)>? _used;
    private HashSet<(int Node, int Infringement)>? _likely;

    internal Calculation(
        RegimeVersion version,
        BoundCase binding,
        decimal[] values,
        IEnumerable<(int Node, int Infringement)> shown,
        Bounds[]? bounds,
        NodeState[]? boundVisits
    ) => (Version, Binding, _values, _shown, Bounds, _boundVisits) = (version, binding, values, shown, bounds, boundVisits);

    internal Calculation(RegimeVersion version, BoundCase binding, decimal[] values, CompiledReading compiled)
        : this(version, binding, values, compiled.Shown, null, null) => _compiled = compiled;

    public RegimeVersion Version { get; }

    public BoundCase Binding { get; }

    // What the method says of the facts although it takes them.
    public IReadOnlyList<Problem> Warnings { get; init; } = [];

    public TraceNode Result => new(this, Version.Root, 0);

    public TraceNode Provisional => new(this, Version.Provisional, 0);

    public Program Program => Binding.Program;

    // The value of a step: kept by the evaluation in its place, or by compiled code where it differs from case to case.
    public decimal this[int node, int infringement] =>
        _compiled is null ? _values[Program.Place(node, infringement)]
        : _compiled.PlaceOf(node) is var place and >= 0 ? _values[place]
        : Binding.Specialisation!.ValueAt(node);

    public Bounds[]? Bounds { get; }

    // The words of a case: by the answers that were given and the branches that were taken. Or its numbers, as someone writes them.
    public Formula FormulaOf(int infringement, Func<TraceNode, string>? write = null) =>
        new(
            Program,
            node =>
                node switch
                {
                    FactNode
                    {
                        Inputs.Length: 0,
                        Fact: { WhenMissing: Missing.Default, MissingBasis: not Basis.Model, Assumed.Likely: 0m, Unit: var unit }
                    } when Binding[infringement, Program.FactOf[Program.IndexOf(node)]] is null => new NumberNode(
                        unit,
                        default,
                        0m,
                        0m,
                        0m,
                        Basis.Fact
                    ),
                    FactNode { Inputs.Length: > 0 } when Binding[infringement, Program.FactOf[Program.IndexOf(node)]] is null =>
                        node.Inputs[0],
                    SelectNode => node.Inputs[(int)this[Program.IndexOf(node.Inputs[0]), infringement] + 1],
                    _ => null,
                },
            Binding.Count == 1,
            write is null
                ? null
                : new FormulaValues(
                    node => write(new TraceNode(this, Program.IndexOf(node), infringement)),
                    node => [.. Enumerable.Range(0, Binding.Count).Select(k => write(new TraceNode(this, Program.IndexOf(node), k)))],
                    over => [.. Enumerable.Range(0, Binding.Count).GroupBy(k => GroupOf(over, k)).Select(g => (IReadOnlyList<int>)[.. g])]
                )
        );

    // Named steps: those of the case that come before any infringement, then each infringement's, then the rest of the case's.
    public IEnumerable<(int Node, int Infringement)> NamedSteps()
    {
        var named = Enumerable
            .Range(0, Program.Nodes.Length)
            .Where(i => i == Version.Root || Program.Nodes[i] is { Kind: not (StepKind.Number or StepKind.Table), Label.Id.Length: > 0 })
            .ToList();
        var lastEach = named.FindLastIndex(i => Program.IsEach[i]);
        var before = named.Take(lastEach + 1).Where(i => !Program.IsEach[i]).Select(i => (i, 0));
        var each = Enumerable.Range(0, Binding.Count).SelectMany(k => named.Where(i => Program.IsEach[i]).Select(i => (i, k)));
        var after = named.Skip(lastEach + 1).Select(i => (i, 0));
        return before.Concat(each).Concat(after).Where(Entered().Contains);
    }

    // What entered and was not published, what stood for it and why.
    public IEnumerable<(TraceNode Node, Assumption Assumption)> Assumed() =>
        InOrder()
            .Where(node =>
                node
                    is { Basis: Basis.Model, Id.Length: > 0 }
                        and ({ Kind: StepKind.Table } or { Kind: StepKind.Number or StepKind.Fact, Inputs.Count: 0 })
            )
            .Select(node => (node, new Assumption(node.Id, node.Name, node.ValueText, node.AssumedWhy, node.Infringement)))
            .DistinctBy(at => at.Item2);

    // What entered and was not read in the primary text.
    public IEnumerable<(TraceNode Node, Caveat Caveat)> Unread() =>
        InOrder()
            .Where(node =>
                node
                    is {
                        Source.Standing: not Standing.Read,
                        Basis: Basis.Statute or Basis.Guidance,
                        Kind: StepKind.Number or StepKind.Table
                    }
            )
            .Select(node => (node, new Caveat(node.Id, node.Name, node.ValueText, node.Source!)))
            .DistinctBy(at => at.Item2);

    // Whether anything of a model entered a step. Kept, because ways through a method that meet again are many; made when an explanation
    // first asks, since most assessments are never explained.
    public bool IsOfModel(TraceNode of)
    {
        var known = LazyInitializer.EnsureInitialized(ref _ofModel);
        if (!known.TryGetValue(of.Key, out var isOfModel))
        {
            isOfModel = of.Inputs.Any(input => input.Basis == Basis.Model);
            known.TryAdd(of.Key, isOfModel);
        }

        return isOfModel;
    }

    // Every question that was asked on the way, answered or not.
    public IEnumerable<TraceNode> Asked() => InOrder().Where(node => node.Kind is StepKind.Fact or StepKind.Given);

    // Every step that entered, once for each infringement that it entered for.
    public IReadOnlyCollection<(int Node, int Infringement)> Steps => Entered();

    // The questions that entered, each with the infringement it was asked of and, where that has no answer of its own, as one of the whole
    // case.
    public HashSet<(Fact Fact, string? Infringement)> Used => _used ??= UsedFacts.From(Binding, Entered());

    // Those whose value entered one step, and not only whether there is an answer; null where nothing led to the step.
    public HashSet<(Fact Fact, string? Infringement)>? ValuesUsedBy(int node, int infringement) =>
        !Entered().Contains((node, Program.IsEach[node] ? infringement : 0))
            ? null
            : UsedFacts.From(
                Binding,
                Reached(isLikely: false, [(node, infringement)]).Where(at => Program.Nodes[at.Node] is not GivenNode)
            );

    // What a node was worked out from: of a question the answer or what stands for it, of a selection the branch taken.
    public IEnumerable<(int Node, int Infringement)> InputsOf(int node, int infringement) =>
        IsLikely(node, infringement) ? LikelyInputs(node, infringement) : OpenInputs(node, infringement);

    private IEnumerable<(int Node, int Infringement)> LikelyInputs(int node, int infringement)
    {
        var inputs = Program.Inputs[node];
        return Program.Nodes[node] switch
        {
            FactNode when Binding[infringement, Program.FactOf[node]] is not null => [],
            SelectNode => [(inputs[0], infringement), (inputs[(int)this[inputs[0], infringement] + 1], infringement)],
            OverNode => from each in Enumerable.Range(0, Binding.Count) from input in inputs select (input, each),
            _ => inputs.Select(input => (input, infringement)),
        };
    }

    // Where a selection is open, every branch that may be taken.
    private IEnumerable<(int Node, int Infringement)> OpenInputs(int node, int infringement) =>
        _boundVisits is { } visits && Program.Nodes[node] is SelectNode
            ? Program
                .Inputs[node]
                .Where(input => (visits[Program.Place(input, infringement)] & NodeState.Done) != 0)
                .Select(input => (input, infringement))
            : LikelyInputs(node, infringement);

    // Whether a node is on the likely way; a branch that is open and not the likely one is read for its range alone.
    public bool IsLikely(int node, int infringement) =>
        Bounds is null || (_likely ??= Reached(isLikely: true, Roots)).Contains((node, Program.IsEach[node] ? infringement : 0));

    private IEnumerable<TraceNode> InOrder() =>
        Entered().OrderBy(at => at.Node).ThenBy(at => at.Infringement).Select(at => new TraceNode(this, at.Node, at.Infringement));

    // Everything the result and what is shown beside it were worked out from; where something is open, on every branch that may be taken.
    public HashSet<(int Node, int Infringement)> Entered() => _entered ??= Reached(isLikely: false, Roots);

    // Which infringements a step takes together: those of one answer.
    public decimal GroupOf(OverNode over, int infringement) =>
        over.GroupBy is { } by ? Binding[infringement, Program.FactOf[Program.IndexOf(over)]]?.Likely ?? by.Assumed.Likely : 0m;

    private IEnumerable<(int Node, int Infringement)> Roots => [(Version.Root, 0), (Version.Provisional, 0), .. _shown];

    private HashSet<(int Node, int Infringement)> Reached(bool isLikely, IEnumerable<(int Node, int Infringement)> roots)
    {
        var entered = new HashSet<(int Node, int Infringement)>();
        var waiting = new Stack<(int Node, int Infringement)>(roots);
        while (waiting.TryPop(out var at))
        {
            // A step of the whole case is one, whichever infringement led to it.
            at = Program.IsEach[at.Node] ? at : at with { Infringement = 0 };
            if (entered.Add(at))
            {
                foreach (var input in isLikely ? LikelyInputs(at.Node, at.Infringement) : OpenInputs(at.Node, at.Infringement))
                {
                    waiting.Push(input);
                }
            }
        }

        return entered;
    }
}
