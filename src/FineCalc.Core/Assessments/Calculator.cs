using FineCalc.Steps;

namespace FineCalc;

// Reads the steps of a version with the facts of a case, and tells what keeps them from being assessed.
internal static class Calculator
{
    private const int MostOnTheStack = 512;

    // Every problem of the facts, or what was calculated from them.
    public static IReadOnlyList<Problem> Try(RegimeVersion version, Facts facts, out Calculation? calculation)
    {
        ArgumentNullException.ThrowIfNull(facts);
        calculation = null;
        var binding = BoundCase.Of(version.Program, facts);
        if (
            binding.Problems.Count == 0
            && !binding.IsOpen
            && binding.Specialisation?.Compiled(version.Roots) is { } compiled
            && TryCompiled(version, binding, compiled) is { } done
        )
        {
            calculation = done;
            return [];
        }

        var problems = new List<Problem>(binding.Problems);
        var places = version.Program.Places(binding.Count);
        var (values, visits) = (new decimal[places], new NodeState[places]);
        binding.Specialisation?.Start(values, visits);
        var exact = new Evaluation<decimal, Exact>(binding, values, visits);
        var isRead = Read(ref exact, version, visits, binding, problems);
        if (binding.Problems.Count > 0)
        {
            // That a value lies outside a table follows most often from the answer that is refused already.
            problems.RemoveAll(p => p.Code == "outside-table");
        }

        if (!isRead)
        {
            return problems;
        }

        var warnings = Broken(version, ref exact, visits, binding, problems);
        IReadOnlyList<(int Node, int Infringement)> shown = Shown(version, binding, visits);
        Bounds[]? bounds = null;
        NodeState[]? boundVisits = null;
        if (exact.IsOpen && problems.Count == 0)
        {
            (bounds, boundVisits) = (new Bounds[places], new NodeState[places]);
            var range = new Evaluation<Bounds, Bounds>(binding, bounds, boundVisits)
            {
                Narrowing = new Tightening(binding, version.Root, bounds, boundVisits),
            };
            if (Read(ref range, version, boundVisits, binding, problems, shown))
            {
                AtEnds(version, binding, problems, warnings ??= []);
            }
        }

        if (problems.Count == 0)
        {
            calculation = new Calculation(version, binding, values, shown, bounds, boundVisits) { Warnings = warnings ?? [] };
        }

        return problems;
    }

    // The values by compiled code; null where the walk has to be taken, or has to tell what does not hold.
    private static Calculation? TryCompiled(RegimeVersion version, BoundCase binding, CompiledReading compiled)
    {
        if (compiled.Values(binding) is not { } values)
        {
            return null;
        }

        var calculation = new Calculation(version, binding, values, compiled);
        foreach (var check in version.Roots.Checks)
        {
            if (calculation[check, 0] == 0m)
            {
                return null;
            }
        }

        return calculation;
    }

    private static List<(int Node, int Infringement)> Shown(RegimeVersion version, Binding binding, NodeState[] visits) =>
        [
            .. from shown in version.Shown
            from k in Enumerable.Range(0, binding.Count)
            where (visits[version.Program.Place(shown.Node, k)] & ~NodeState.Open) == NodeState.Done
            select (shown.Node, k),
        ];

    // The hot path: nothing is allocated unless there are more steps than fit on the stack. Null where the long way must report the
    // problems, or must see whether there is a range, since an amount is one only where there is an assessment.
    public static decimal? AmountOf(RegimeVersion version, Facts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var binding = BoundCase.Of(version.Program, facts);
        if (binding.Problems.Count > 0 || binding.IsOpen)
        {
            return null;
        }

        if (binding.Specialisation?.Compiled(version.Roots) is { } compiled)
        {
            return compiled.MayBeOpen ? null : compiled.Amount(binding);
        }

        var places = version.Program.Places(binding.Count);
        var values = places <= MostOnTheStack ? stackalloc decimal[places] : new decimal[places];
        var visits = places <= MostOnTheStack ? stackalloc NodeState[places] : new NodeState[places];
        binding.Specialisation?.Start(values, visits);
        var exact = new Evaluation<decimal, Exact>(binding, values, visits);
        return exact.IsTaken(version.Roots) && !exact.IsOpen ? exact.At(version.Root, 0) : null;
    }

    // Whether a condition holds of a case, or of any of its infringements; not where it cannot be read.
    public static bool AnyHolds(RegimeVersion version, Facts facts, int node)
    {
        var binding = BoundCase.Of(version.Program, facts);
        var places = version.Program.Places(binding.Count);
        var exact = new Evaluation<decimal, Exact>(binding, new decimal[places], new NodeState[places]);
        try
        {
            for (var k = 0; k < binding.Count; k++)
            {
                if (exact.ReadOf(node, k) != 0m && !exact.IsFailedAt(node, k))
                {
                    return true;
                }
            }
        }
        catch (OverflowException)
        {
            return false;
        }

        return false;
    }

    // A step that a check came to may be shown although the result does not ask for it: it has a range too.
    private static bool Read<V, R>(
        ref Evaluation<V, R> reading,
        RegimeVersion version,
        NodeState[] visits,
        Binding binding,
        List<Problem> problems,
        IReadOnlyList<(int Node, int Infringement)>? shown = null
    )
        where V : struct
        where R : struct, IReading<V>
    {
        try
        {
            reading.Read(version.Roots);
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

    private static List<Problem>? Broken(
        RegimeVersion version,
        ref Evaluation<decimal, Exact> exact,
        NodeState[] visits,
        Binding binding,
        List<Problem> problems
    )
    {
        List<Problem>? warnings = null;
        foreach (var (check, node) in version.Checks)
        {
            if (!TryHold(ref exact, node, visits, binding, problems))
            {
                (check.IsWarning ? warnings ??= [] : problems).Add(
                    new Problem(check.Code, check.Message) { Subject = check.Subject?.Id, Allowed = check.Allowed }
                );
            }
        }

        Add(problems, exact.Problems);
        return warnings;
    }

    // Every case inside a range has to stand. Some are tried: each answer at the ends of its range, a choice at all its values, the others
    // where they are likely; all answers at their low or high ends; and for each check the ends of the few answers that enter it, with each
    // other. What does not hold is told as of such a case, with where it is so.
    private static void AtEnds(RegimeVersion version, BoundCase binding, List<Problem> problems, List<Problem> warnings)
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
                var entering = open.Where(o =>
                        Knots.Of(program).AboveFact(program.IndexOf(o.Answer.Fact))[check]
                        && (!program.IsEach[check] || o.Infringement is null || o.Infringement == binding.NameOf(k))
                    )
                    .ToList();
                for (var ends = 1; entering.Count is > 1 and <= mostTogether && ends < 1 << entering.Count; ends++)
                {
                    Try([.. entering.Select((o, i) => (o, (ends & (1 << i)) == 0 ? o.Answer.Low : o.Answer.High))]);
                }
            }
        }

        void Try(IReadOnlyList<(OpenAnswer Of, decimal Value)> pinned)
        {
            var places = program.Places(binding.Count);
            var (values, visits) = (new decimal[places], new NodeState[places]);
            binding.Specialisation?.Start(values, visits);
            foreach (var (of, value) in pinned)
            {
                of.Places.ForEach(place => (values[place], visits[place]) = (value, NodeState.Done));
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

            void Tell(List<Problem> reported, IEnumerable<Problem> found) =>
                reported.AddRange(
                    found
                        .Where(f => !reported.Exists(t => t.Code == f.Code && t.Subject == f.Subject))
                        .Select(f =>
                            f with
                            {
                                Message = $"{f.Message} It is so where {string.Join(" and ", pinned.Select(p => p.Of.At(p.Value)))}.",
                            }
                        )
                );
        }
    }

    private static void Add(List<Problem> problems, IReadOnlyList<Problem> found) => problems.AddRange(found.Except(problems));

    // A check that overflows is a problem of its own, whatever it would have said.
    private static bool TryHold(ref Evaluation<decimal, Exact> exact, int node, NodeState[] visits, Binding binding, List<Problem> problems)
    {
        try
        {
            return exact.Check(node).May;
        }
        catch (OverflowException)
        {
            problems.Add(Overflow(binding.Program, visits, binding));
            return true;
        }
    }

    // The step that overflowed is the one whose inputs were all read and which was not.
    private static Problem Overflow(Program program, NodeState[] visits, Binding binding)
    {
        foreach (var (index, node) in program.Nodes.Index())
        {
            for (var k = 0; k < binding.Count; k++)
            {
                if (
                    visits[program.Place(index, k)] == NodeState.None
                    && program.Inputs[index].Length > 0
                    && program.Inputs[index].All(i => (visits[program.Place(i, k)] & NodeState.Done) != 0)
                )
                {
                    return TooLarge(new Formula(program).NameOf(node), node.Label?.Id);
                }
            }
        }

        return TooLarge("The result", null);
    }

    private static Problem TooLarge(string name, string? id) =>
        new("amount-overflow", $"'{name}' is too large.") { Subject = id, Allowed = "amounts below 79 octillion (28 digits)" };
}
