using System.Collections.Concurrent;
using FineCalc.Steps;

namespace FineCalc;

// The values of one assessment: what the exact reading and, where something is open, the range reading left behind. The trace is a view of it.
internal sealed class Reckoning
{
    private const int MostOnTheStack = 512;

    private readonly RegimeVersion _version;
    private readonly decimal[] _values;
    private readonly Compiled? _compiled;
    private readonly IEnumerable<(int Node, int Infringement)> _shown;
    private readonly Visit[]? _boundVisits;
    private ConcurrentDictionary<(int Node, int Infringement), bool>? _ofModel;
    private HashSet<(int Node, int Infringement)>? _entered;
    private HashSet<(int Node, int Infringement)>? _likely;

    private Reckoning(RegimeVersion version, Binding binding, decimal[] values, IEnumerable<(int Node, int Infringement)> shown, Bounds[]? bounds, Visit[]? boundVisits) =>
        (_version, Binding, _values, _shown, Bounds, _boundVisits) = (version, binding, values, shown, bounds, boundVisits);

    private Reckoning(RegimeVersion version, Binding binding, decimal[] values, Compiled compiled)
        : this(version, binding, values, compiled.Shown, null, null) => _compiled = compiled;

    public Binding Binding { get; }

    public Program Program => Binding.Program;

    // The value of a step: kept by the walk in its place, or by compiled code where it differs from case to case.
    public decimal this[int node, int infringement] => _compiled is null ? _values[Program.Place(node, infringement)]
        : _compiled.PlaceOf(node) is var place and >= 0 ? _values[place]
        : Binding.Pattern!.ValueAt(node);

    public Bounds[]? Bounds { get; }

    public static IReadOnlyList<Problem> Try(RegimeVersion version, Facts facts, out Assessment? assessment)
    {
        ArgumentNullException.ThrowIfNull(facts);
        assessment = null;
        var binding = Binding.Of(version.Program, facts);
        if (binding.Problems.Count == 0 && !binding.IsOpen && binding.Pattern?.Compiled(version.Roots) is { } compiled && TryCompiled(version, facts, binding, compiled) is { } done)
        {
            assessment = done;
            return [];
        }

        var problems = new List<Problem>(binding.Problems);
        var places = version.Program.Places(binding.Count);
        var (values, visits) = (new decimal[places], new Visit[places]);
        binding.Pattern?.Start(values, visits);
        var exact = new Evaluation<decimal, Exact>(binding, values, visits);
        if (!Read(ref exact, version, visits, binding, problems))
        {
            return problems;
        }

        var warnings = Broken(version, ref exact, visits, binding, problems);
        var shown = Shown(version, binding, visits);
        Bounds[]? bounds = null;
        Visit[]? boundVisits = null;
        if (exact.IsOpen && problems.Count == 0)
        {
            (bounds, boundVisits) = (new Bounds[places], new Visit[places]);
            var tightening = new Tightening(binding, version.Root, bounds, boundVisits);
            var range = new Evaluation<Bounds, Bounds>(binding, bounds, boundVisits) { Tightening = tightening };
            if (Read(ref range, version, boundVisits, binding, problems, shown))
            {
                AtEnds(version, binding, problems, warnings ??= []);
            }
        }

        if (problems.Count == 0)
        {
            var reckoning = new Reckoning(version, binding, values, shown, bounds, boundVisits);
            assessment = new Assessment(version, facts, reckoning, warnings is null ? [] : warnings);
        }

        return problems;
    }

    // The values by compiled code; null where the walk has to be taken, or has to tell what does not hold.
    private static Assessment? TryCompiled(RegimeVersion version, Facts facts, Binding binding, Compiled compiled)
    {
        if (compiled.Values(binding) is not { } values)
        {
            return null;
        }

        var reckoning = new Reckoning(version, binding, values, compiled);
        foreach (var check in version.Roots.Checks)
        {
            if (reckoning[check, 0] == 0m)
            {
                return null;
            }
        }

        return new Assessment(version, facts, reckoning, []);
    }

    private static List<(int Node, int Infringement)> Shown(RegimeVersion version, Binding binding, Visit[] visits) =>
        [.. from shown in version.Shown from k in Enumerable.Range(0, binding.Count) where (visits[version.Program.Place(shown.Node, k)] & ~Visit.Open) == Visit.Done select (shown.Node, k)];

    // The hot path: nothing is allocated unless there are more steps than fit on the stack. Null where the long way must tell the problems.
    public static decimal? AmountOf(RegimeVersion version, Facts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var binding = Binding.Of(version.Program, facts);
        if (binding.Pattern?.Compiled(version.Roots) is { } compiled)
        {
            return binding.Problems.Count == 0 ? compiled.Amount(binding) : null;
        }

        var places = version.Program.Places(binding.Count);
        var values = places <= MostOnTheStack ? stackalloc decimal[places] : new decimal[places];
        var visits = places <= MostOnTheStack ? stackalloc Visit[places] : new Visit[places];
        binding.Pattern?.Start(values, visits);
        try
        {
            var exact = new Evaluation<decimal, Exact>(binding, values, visits);
            var amount = exact.Read(version.Root);
            foreach (var node in version.Roots.MustHold)
            {
                if (!Holds(ref exact, version.Program, node, binding.Count))
                {
                    return null;
                }
            }

            return exact.HasFailed || binding.Problems.Count > 0 ? null : amount;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    // The words of a case: by the answers that were given and the branches that were taken. Or its numbers, as someone writes them.
    public Formula FormulaOf(int infringement, Func<TraceNode, string>? write = null) => new(Program, node => node switch
    {
        FactNode { Inputs.Length: 0, Fact: { WhenMissing: Missing.Default, MissingBasis: not Basis.Model, Assumed.Likely: 0m, Unit: var unit } }
            when Binding[infringement, Program.FactOf[Program.IndexOf(node)]] is null => new NumberNode(unit, default, 0m, 0m, 0m, Basis.Fact),
        FactNode { Inputs.Length: > 0 } when Binding[infringement, Program.FactOf[Program.IndexOf(node)]] is null => node.Inputs[0],
        SelectNode => node.Inputs[(int)this[Program.IndexOf(node.Inputs[0]), infringement] + 1],
        _ => null,
    }, Binding.Count == 1, write is null ? null : new FormulaValues(
        node => write(new TraceNode(this, Program.IndexOf(node), infringement)),
        node => [.. Enumerable.Range(0, Binding.Count).Select(k => write(new TraceNode(this, Program.IndexOf(node), k)))]));

    // Named steps: those of the case that come before any infringement, then each infringement's, then the rest of the case's.
    public IEnumerable<(int Node, int Infringement)> NamedSteps()
    {
        var named = Enumerable.Range(0, Program.Nodes.Length)
            .Where(i => i == _version.Root || Program.Nodes[i] is { Kind: not (StepKind.Number or StepKind.Table), Label.Id.Length: > 0 }).ToList();
        var lastEach = named.FindLastIndex(i => Program.IsEach[i]);
        var before = named.Take(lastEach + 1).Where(i => !Program.IsEach[i]).Select(i => (i, 0));
        var each = Enumerable.Range(0, Binding.Count).SelectMany(k => named.Where(i => Program.IsEach[i]).Select(i => (i, k)));
        var after = named.Skip(lastEach + 1).Select(i => (i, 0));
        return before.Concat(each).Concat(after).Where(Entered().Contains);
    }

    // What entered and was not published, what stood for it and why.
    public IEnumerable<(TraceNode Node, Assumption Assumption)> Assumed() => InOrder()
        .Where(node => node is { Basis: Basis.Model, Id.Length: > 0 } and ({ Kind: StepKind.Table } or { Kind: StepKind.Number or StepKind.Fact, Inputs.Count: 0 }))
        .Select(node => (node, new Assumption(node.Id, node.Name, node.ValueText, node.AssumedWhy, node.Infringement)))
        .DistinctBy(at => at.Item2);

    // What entered and was not read in the primary text.
    public IEnumerable<(TraceNode Node, Caveat Caveat)> Unread() => InOrder()
        .Where(node => node is { Source.Standing: not Standing.Read, Basis: Basis.Statute or Basis.Guidance, Kind: StepKind.Number or StepKind.Table })
        .Select(node => (node, new Caveat(node.Id, node.Name, node.ValueText, node.Source!)))
        .DistinctBy(at => at.Item2);

    // Whether anything of a model entered a step. Kept, because ways through a method that meet again are many; made when an explanation first asks,
    // since most assessments are never explained.
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
    private IEnumerable<(int Node, int Infringement)> OpenInputs(int node, int infringement) => _boundVisits is { } visits && Program.Nodes[node] is SelectNode
        ? Program.Inputs[node].Where(input => (visits[Program.Place(input, infringement)] & Visit.Done) != 0).Select(input => (input, infringement))
        : LikelyInputs(node, infringement);

    // Whether a node is on the likely way; a branch that is open and not the likely one is read for its range alone.
    public bool IsLikely(int node, int infringement) => Bounds is null || (_likely ??= Reached(isLikely: true)).Contains((node, Program.IsEach[node] ? infringement : 0));

    private IEnumerable<TraceNode> InOrder() => Entered().OrderBy(at => at.Node).ThenBy(at => at.Infringement).Select(at => new TraceNode(this, at.Node, at.Infringement));

    // Everything the result and what is shown beside it were worked out from; where something is open, on every branch that may be taken.
    private HashSet<(int Node, int Infringement)> Entered() => _entered ??= Reached(isLikely: false);

    private HashSet<(int Node, int Infringement)> Reached(bool isLikely)
    {
        var entered = new HashSet<(int Node, int Infringement)>();
        var waiting = new Stack<(int Node, int Infringement)>([(_version.Root, 0), (_version.Provisional, 0), .. _shown]);
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

    // A step that a check came to may be shown although the result does not ask for it: it has a range too.
    private static bool Read<V, R>(
        ref Evaluation<V, R> reading, RegimeVersion version, Visit[] visits, Binding binding, List<Problem> problems, List<(int Node, int Infringement)>? shown = null)
        where V : struct
        where R : struct, IReading<V>
    {
        try
        {
            reading.Read(version.Root);
            reading.Read(version.Provisional);
            foreach (var (node, when) in version.Shown)
            {
                reading.ReadWhere(when, node);
            }

            foreach (var (node, infringement) in shown ?? [])
            {
                reading.ReadOf(node, infringement);
            }

            Add(problems, reading.Problems);
            return !reading.HasFailed;
        }
        catch (OverflowException)
        {
            Add(problems, reading.Problems);
            problems.Add(Overflow(version.Program, visits, binding));
            return false;
        }
    }

    private static List<Problem>? Broken(RegimeVersion version, ref Evaluation<decimal, Exact> exact, Visit[] visits, Binding binding, List<Problem> problems)
    {
        List<Problem>? warnings = null;
        foreach (var (check, node) in version.Checks)
        {
            if (!TryHold(ref exact, version.Program, node, visits, binding, problems))
            {
                (check.IsWarning ? warnings ??= [] : problems).Add(new Problem(check.Code, check.Message) { Subject = check.Subject?.Id, Allowed = check.Allowed });
            }
        }

        Add(problems, exact.Problems);
        return warnings;
    }

    // Every case inside a range has to stand. Some are tried: each answer at the ends of its range, a choice at all its values, the others where
    // they are likely; all answers at their low or high ends; and for each check the ends of the few answers that enter it, with each other.
    // What does not hold is told as of such a case, with where it is so.
    private static void AtEnds(RegimeVersion version, Binding binding, List<Problem> problems, List<Problem> warnings)
    {
        const int mostTogether = 6;
        var (open, program) = (binding.OpenAnswers().ToList(), version.Program);
        foreach (var answer in open)
        {
            foreach (var value in answer.Tried.Where(value => value != answer.Answer.Likely))
            {
                Try([(answer, value)]);
            }
        }

        Try([.. open.Select(answer => (answer, answer.Answer.Low))]);
        Try([.. open.Select(answer => (answer, answer.Answer.High))]);
        foreach (var (_, check) in version.Checks)
        {
            for (var k = 0; k < (program.IsEach[check] ? binding.Count : 1); k++)
            {
                var name = program.IsEach[check] ? binding.NameOf(k) : null;
                var entering = open.Where(o => (name is null || o.Infringement is null || o.Infringement == name)
                    && program.Knots.AboveFact(program.IndexOf(o.Answer.Fact))[check]).ToList();
                for (var ends = 1; entering.Count is > 1 and <= mostTogether && ends < 1 << entering.Count; ends++)
                {
                    Try([.. entering.Select((o, i) => (o, (ends & (1 << i)) == 0 ? o.Answer.Low : o.Answer.High))]);
                }
            }
        }

        void Try(IReadOnlyList<(OpenAnswer Of, decimal Value)> pinned)
        {
            var places = program.Places(binding.Count);
            var (values, visits) = (new decimal[places], new Visit[places]);
            binding.Pattern?.Start(values, visits);
            foreach (var (of, value) in pinned)
            {
                of.Places.ForEach(place => (values[place], visits[place]) = (value, Visit.Done));
            }

            // Where the method cannot be read at all, there is no case.
            var exact = new Evaluation<decimal, Exact>(binding, values, visits);
            var found = new List<Problem>();
            if (Read(ref exact, version, visits, binding, found))
            {
                var warned = Broken(version, ref exact, visits, binding, found);
                Tell(problems, found.Where(f => version.Checks.Any(c => c.Check.Code == f.Code)));
                Tell(warnings, warned ?? []);
            }

            void Tell(List<Problem> told, IEnumerable<Problem> found) => told.AddRange(found
                .Where(f => !told.Exists(t => t.Code == f.Code && t.Subject == f.Subject))
                .Select(f => f with { Message = $"{f.Message} It is so where {string.Join(" and ", pinned.Select(p => p.Of.At(p.Value)))}." }));
        }
    }

    private static void Add(List<Problem> problems, IReadOnlyList<Problem> found)
    {
        if (found.Count > 0)
        {
            problems.AddRange(found.Except(problems));
        }
    }

    // A check that overflows is a problem of its own, whatever it would have said.
    private static bool TryHold(ref Evaluation<decimal, Exact> exact, Program program, int node, Visit[] visits, Binding binding, List<Problem> problems)
    {
        try
        {
            return Holds(ref exact, program, node, binding.Count);
        }
        catch (OverflowException)
        {
            problems.Add(Overflow(program, visits, binding));
            return true;
        }
    }

    private static bool Holds(ref Evaluation<decimal, Exact> exact, Program program, int node, int infringements)
    {
        exact.ReadAll(node);
        for (var k = 0; k < infringements; k++)
        {
            if (exact.At(node, k) == 0m)
            {
                return false;
            }
        }

        return true;
    }

    // The step that overflowed is the one whose inputs were all read and which was not.
    private static Problem Overflow(Program program, Visit[] visits, Binding binding)
    {
        for (var node = 0; node < program.Nodes.Length; node++)
        {
            for (var k = 0; k < binding.Count; k++)
            {
                if (visits[program.Place(node, k)] == Visit.None && program.Inputs[node].Length > 0 && program.Inputs[node].All(i => (visits[program.Place(i, k)] & Visit.Done) != 0))
                {
                    return TooLarge(new Formula(program).NameOf(program.Nodes[node]), program.Nodes[node].Label?.Id);
                }
            }
        }

        return TooLarge("The result", null);
    }

    private static Problem TooLarge(string name, string? id) => new("amount-overflow", $"'{name}' is too large.") { Subject = id, Allowed = "amounts below 79 octillion (28 digits)" };
}
