using FineCalc.Steps;

namespace FineCalc;

// The values of one assessment: what the exact reading and, where something is open, the range reading left behind. The trace is a view of it.
internal sealed class Reckoning
{
    private const int MostOnTheStack = 512;

    private readonly Visit[] _visits;
    private readonly Visit[]? _boundVisits;

    private Reckoning(Binding binding, decimal[] values, Visit[] visits, Bounds[]? bounds, Visit[]? boundVisits) =>
        (Binding, Values, _visits, Bounds, _boundVisits) = (binding, values, visits, bounds, boundVisits);

    public Binding Binding { get; }

    public Program Program => Binding.Program;

    public decimal[] Values { get; }

    public Bounds[]? Bounds { get; }

    public bool IsRead(int node, int infringement) => _visits[Program.Place(node, infringement)] == Visit.Done;

    public static IReadOnlyList<Problem> Try(RegimeVersion version, Facts facts, out Assessment? assessment)
    {
        ArgumentNullException.ThrowIfNull(facts);
        assessment = null;
        var binding = Binding.Of(version.Program, facts);
        var problems = new List<Problem>(binding.Problems);
        var places = version.Program.Places(binding.Count);
        var (values, visits) = (new decimal[places], new Visit[places]);
        var exact = new Evaluation<decimal, Exact>(binding, values, visits);
        if (!Read(ref exact, version, visits, binding, problems))
        {
            return problems;
        }

        var warnings = Broken(version, exact, binding, problems);
        Bounds[]? bounds = null;
        Visit[]? boundVisits = null;
        if (exact.IsOpen && problems.Count == 0)
        {
            (bounds, boundVisits) = (new Bounds[places], new Visit[places]);
            var range = new Evaluation<Bounds, Bounds>(binding, bounds, boundVisits);
            Read(ref range, version, boundVisits, binding, problems);
        }

        if (problems.Count == 0)
        {
            var open = bounds is not null && bounds[version.Program.Place(version.Root, 0)] is { } root && root.Low != root.High;
            assessment = new Assessment(version, facts, new Reckoning(binding, values, visits, open ? bounds : null, open ? boundVisits : null), warnings);
        }

        return problems;
    }

    // The hot path: nothing is allocated unless there are more steps than fit on the stack. Null where the long way must tell the problems.
    public static decimal? AmountOf(RegimeVersion version, Facts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var binding = Binding.Of(version.Program, facts);
        var places = version.Program.Places(binding.Count);
        var values = places <= MostOnTheStack ? stackalloc decimal[places] : new decimal[places];
        var visits = places <= MostOnTheStack ? stackalloc Visit[places] : new Visit[places];
        try
        {
            var exact = new Evaluation<decimal, Exact>(binding, values, visits);
            var amount = exact.Read(version.Root);
            foreach (var (check, node) in version.Checks)
            {
                if (!check.IsWarning && !Holds(ref exact, version.Program, node, binding.Count))
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
        SelectNode => node.Inputs[(int)Values[Program.Place(Program.IndexOf(node.Inputs[0]), infringement)] + 1],
        _ => null,
    }, Binding.Count == 1, write is null ? null : new FormulaValues(
        node => write(new TraceNode(this, Program.IndexOf(node), infringement)),
        node => [.. Enumerable.Range(0, Binding.Count).Select(k => write(new TraceNode(this, Program.IndexOf(node), k)))]));

    // Named steps: those of the case that come before any infringement, then each infringement's, then the rest of the case's.
    public IEnumerable<(int Node, int Infringement)> NamedSteps(int root)
    {
        var named = Enumerable.Range(0, Program.Nodes.Length)
            .Where(i => i == root || Program.Nodes[i] is { Kind: not (StepKind.Number or StepKind.Table), Label.Id.Length: > 0 }).ToList();
        var lastEach = named.FindLastIndex(i => Program.IsEach[i]);
        var before = named.Take(lastEach + 1).Where(i => !Program.IsEach[i]).Select(i => (i, 0));
        var each = Enumerable.Range(0, Binding.Count).SelectMany(k => named.Where(i => Program.IsEach[i]).Select(i => (i, k)));
        var after = named.Skip(lastEach + 1).Select(i => (i, 0));
        return before.Concat(each).Concat(after).Where(at => IsRead(at.Item1, at.Item2));
    }

    // What entered and was not published, what stood for it and why.
    public IEnumerable<(TraceNode Node, Assumption Assumption)> Assumed() => Entered()
        .Where(node => node is { Basis: Basis.Model, Id.Length: > 0 } and ({ Kind: StepKind.Table } or { Kind: StepKind.Number or StepKind.Fact, Inputs.Count: 0 }))
        .Select(node => (node, new Assumption(node.Id, node.Name, node.ValueText, node.Node is FactNode fact ? fact.Fact.MissingWhy ?? "" : node.Source?.ToString() ?? "", node.Infringement)))
        .DistinctBy(at => at.Item2);

    // What entered and was not read in the primary text.
    public IEnumerable<(TraceNode Node, Caveat Caveat)> Unread() => Entered()
        .Where(node => node is { Source.Standing: not Standing.Read, Basis: Basis.Statute or Basis.Guidance, Kind: StepKind.Number or StepKind.Table })
        .Select(node => (node, new Caveat(node.Id, node.Name, node.ValueText, node.Source!)))
        .DistinctBy(at => at.Item2);

    // Every question that was asked on the way, answered or not.
    public IEnumerable<TraceNode> Asked() => Entered().Where(node => node.Kind is StepKind.Fact or StepKind.Given);

    private IEnumerable<TraceNode> Entered() =>
        from node in Enumerable.Range(0, Program.Nodes.Length)
        from infringement in Enumerable.Range(0, Program.IsEach[node] ? Binding.Count : 1)
        let place = Program.Place(node, infringement)
        where _visits[place] == Visit.Done || (_boundVisits is not null && _boundVisits[place] == Visit.Done)
        select new TraceNode(this, node, infringement);

    private static bool Read<V, R>(ref Evaluation<V, R> reading, RegimeVersion version, Visit[] visits, Binding binding, List<Problem> problems)
        where V : struct
        where R : struct, IReading<V>
    {
        try
        {
            reading.Read(version.Root);
            reading.Read(version.Provisional);
            foreach (var (node, beside) in version.Shown)
            {
                reading.ReadBeside(node, beside);
            }

            problems.AddRange(reading.Problems.Except(problems));
            return !reading.HasFailed;
        }
        catch (OverflowException)
        {
            problems.AddRange(reading.Problems.Except(problems));
            problems.Add(Overflow(version.Program, visits, binding));
            return false;
        }
    }

    private static List<Problem> Broken(RegimeVersion version, Evaluation<decimal, Exact> exact, Binding binding, List<Problem> problems)
    {
        var warnings = new List<Problem>();
        foreach (var (check, node) in version.Checks)
        {
            if (!Holds(ref exact, version.Program, node, binding.Count))
            {
                (check.IsWarning ? warnings : problems).Add(new Problem(check.Code, check.Message) { Subject = check.Subject?.Id, Allowed = check.Allowed });
            }
        }

        problems.AddRange(exact.Problems.Except(problems));
        return warnings;
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
                if (visits[program.Place(node, k)] == Visit.None && program.Inputs[node].Length > 0 && program.Inputs[node].All(i => visits[program.Place(i, k)] == Visit.Done))
                {
                    return TooLarge(new Formula(program).NameOf(program.Nodes[node]), program.Nodes[node].Label?.Id);
                }
            }
        }

        return TooLarge("The result", null);
    }

    private static Problem TooLarge(string name, string? id) => new("amount-overflow", $"'{name}' is too large.") { Subject = id, Allowed = "amounts below 79 octillion (28 digits)" };
}
