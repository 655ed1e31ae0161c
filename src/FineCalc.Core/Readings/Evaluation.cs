using System.Runtime.CompilerServices;

namespace FineCalc.Steps;

// What became of a step in a reading: nothing yet, or its value is known; whether it failed, whether anything open entered it,
// and whether the value was known beforehand and has not been asked for.
[Flags]
internal enum NodeState : byte
{
    None = 0,
    Done = 1,
    Failed = 2,
    Open = 4,
    Beforehand = 8,
}

// One reading of a program over the facts of one case. Steps are read when they are needed and then kept, so that a fact is
// missed only where the method comes to it, and the kept values are the trace. A step that cannot be read is a problem;
// reading goes on around it, so that all problems are found.
internal ref struct Evaluation<V, R>(Binding binding, Span<V> values, Span<NodeState> visits)
    where V : struct
    where R : struct, IReading<V>
{
    private readonly Program _program = binding.Program;
    private readonly Node[] _nodes = binding.Program.Nodes;
    private readonly int[][] _inputs = binding.Program.Inputs;
    private readonly Binding _binding = binding;
    private readonly Span<V> _values = values;
    private readonly Span<NodeState> _visits = visits;
    private List<Problem>? _problems;
    private int _failures;
    private int _openings;
    private int _infringement;

    // What narrows the steps that something open enters.
    public INarrowing<V>? Narrowing { get; init; }

    // A reading of a part of what is open: it reports no problems of its own.
    public bool IsPart { get; init; }

    // Whether anything open was read, so that the result has a range.
    public readonly bool IsOpen => _openings > 0;

    public readonly IReadOnlyList<Problem> Problems => _problems is null ? [] : _problems;

    public readonly bool HasFailed => _failures > 0;

    // All that an assessment reads before its checks: the result, the provisional amount, and what is shown beside them where the
    // condition holds or may hold.
    public void Read(Roots roots)
    {
        Read(roots.Result);
        Read(roots.Provisional);
        for (var i = 0; i < roots.Shown.Count; i++)
        {
            ReadWhere(roots.Shown[i].When, roots.Shown[i].Node);
        }
    }

    // Whether a check holds of the case, or of all its infringements: for certain, and at all.
    public (bool Must, bool May) Check(int node)
    {
        ReadAll(node);
        var (must, may) = (true, true);
        for (var k = 0; k < (_program.IsEach[node] ? _binding.Count : 1); k++)
        {
            var (first, last) = R.Places(At(node, k));
            (must, may) = (must && first != 0, may && last != 0);
        }

        return (must, may);
    }

    // Whether an assessment would be made: all that it reads can be read, and all that must hold may.
    public bool IsTaken(Roots roots)
    {
        try
        {
            Read(roots);
            var holds = true;
            for (var i = 0; i < roots.MustHold.Count && holds; i++)
            {
                holds = Check(roots.MustHold[i]).May;
            }

            for (var i = 0; i < roots.Checks.Count && holds; i++)
            {
                ReadAll(roots.Checks[i]);
            }

            return holds && !HasFailed;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    // Reads a step for the whole case, or for each infringement where it is a step of those.
    public void ReadAll(int node)
    {
        for (_infringement = _program.IsEach[node] ? _binding.Count - 1 : 0; _infringement >= 0; _infringement--)
        {
            Read(node);
        }

        _infringement = 0;
    }

    // Reads a step for one infringement, or for the case.
    public V ReadOf(int node, int infringement)
    {
        _infringement = _program.IsEach[node] ? infringement : 0;
        var value = Read(node);
        _infringement = 0;
        return value;
    }

    // Reads a step for each infringement, or for the case, where a condition holds or may hold.
    public void ReadWhere(int condition, int node)
    {
        for (_infringement = _program.IsEach[node] ? _binding.Count - 1 : 0; _infringement >= 0; _infringement--)
        {
            if (R.Places(Read(condition)).Last == 1)
            {
                Read(node);
            }
        }

        _infringement = 0;
    }

    public readonly bool IsFailedAt(int node, int infringement) => (_visits[_program.Place(node, infringement)] & NodeState.Failed) != 0;

    // What was read for one infringement.
    public readonly V At(int node, int infringement) => _values[_program.Place(node, infringement)];

    public readonly NodeState VisitAt(int node, int infringement) => _visits[_program.Place(node, infringement)];

    public V Read(int index)
    {
        var place = _program.Place(index, _infringement);
        var visit = _visits[place];
        if (visit != NodeState.None)
        {
            _failures += (visit & NodeState.Failed) == 0 ? 0 : 1;
            _openings += (visit & NodeState.Open) == 0 ? 0 : 1;
            _visits[place] = visit & ~NodeState.Beforehand;
            return _values[place];
        }

        var (failures, openings) = (_failures, _openings);
        var value = Compute(index);
        if (_openings != openings && _failures == failures && Narrowing is { } narrowing)
        {
            value = narrowing.Of(index, _infringement, value);
        }

        _values[place] = value;
        _visits[place] = NodeState.Done | (_failures == failures ? 0 : NodeState.Failed) | (_openings == openings ? 0 : NodeState.Open);
        return value;
    }

    private V Compute(int index)
    {
        var node = _nodes[index];
        var inputs = _inputs[index];
        switch (node.Kind)
        {
            case StepKind.Number:
                var number = Unsafe.As<NumberNode>(node);
                if (number.IsOpen && number.Label is { } label && _binding.Facts.Drawn?.TryGetValue(label.Id, out var drawn) == true)
                {
                    return R.Of(drawn, drawn, drawn);
                }

                _openings += number.IsOpen ? 1 : 0;
                return R.Of(number.Low, number.Likely, number.High);
            case StepKind.Fact:
                return Answer(Unsafe.As<FactNode>(node), index, inputs);
            case StepKind.Given:
                return Flag(_binding[_infringement, _program.FactOf[index]] is { IsStandIn: false });
            case StepKind.Sum:
                return Sum(Unsafe.As<SumNode>(node), inputs);
            case StepKind.Product:
                return R.Multiply(Read(inputs[0]), Read(inputs[1]));
            case StepKind.Quotient:
                return Quotient(node, inputs);
            case StepKind.Greatest:
            case StepKind.Least:
                var extreme = Read(inputs[0]);
                for (var i = 1; i < inputs.Length; i++)
                {
                    extreme = node.Kind == StepKind.Greatest ? R.Greatest(extreme, Read(inputs[i])) : R.Least(extreme, Read(inputs[i]));
                }

                return extreme;
            case StepKind.Clamp:
                return Clamp(Unsafe.As<ClampNode>(node), inputs);
            case StepKind.Compare:
                return R.Compare(Unsafe.As<CompareNode>(node).Comparison, Read(inputs[0]), Read(inputs[1]));
            case StepKind.Table:
                return Table(Unsafe.As<TableNode>(node), inputs);
            case StepKind.Select:
                return Select(inputs);
            case StepKind.Round:
                return R.Round(Read(inputs[0]), Read(inputs[1]), Unsafe.As<RoundNode>(node).Mode);
            case StepKind.Convert:
                return Convert(node, inputs);
            case StepKind.Over:
                return Over(Unsafe.As<OverNode>(node), index, inputs);
            default:
                throw new InvalidOperationException($"No reading knows the kind {node.Kind}.");
        }
    }

    private V Answer(FactNode node, int index, int[] inputs)
    {
        if (_binding[_infringement, _program.FactOf[index]] is { } answer)
        {
            if (_binding.IsUnlisted(answer))
            {
                _failures++;
                return default;
            }

            _openings += answer.Low != answer.High ? 1 : 0;
            return R.Of(answer.Low, answer.Likely, answer.High);
        }

        if (inputs.Length > 0)
        {
            return Read(inputs[0]);
        }

        var fact = node.Fact;
        if (fact.WhenMissing == Missing.Required)
        {
            return Miss(fact);
        }

        _openings += fact.WhenMissing == Missing.Open ? 1 : 0;
        return R.Of(fact.Assumed.Low, fact.Assumed.Likely, fact.Assumed.High);
    }

    private V Miss(Fact fact)
    {
        var name = fact.IsPerInfringement ? _binding.NameOf(_infringement) : null;
        return Fail(
            new Problem(
                "fact-missing",
                $"'{fact.Id}' is not given{(name is null ? "" : $" for the infringement '{name}'")}, and the method needs it: "
                    + $"{fact.Question}"
            )
            {
                Subject = fact.Id,
                Infringement = name,
                Allowed = fact.Allowed,
            }
        );
    }

    private V Sum(SumNode node, int[] inputs)
    {
        var sum = node.Minus[0] ? R.Subtract(default, Read(inputs[0])) : Read(inputs[0]);
        for (var i = 1; i < inputs.Length; i++)
        {
            sum = node.Minus[i] ? R.Subtract(sum, Read(inputs[i])) : R.Add(sum, Read(inputs[i]));
        }

        return sum;
    }

    private V Quotient(Node node, int[] inputs)
    {
        var before = _failures;
        var (left, right) = (Read(inputs[0]), Read(inputs[1]));
        return _failures != before ? default
            : R.CanDivideBy(right) ? R.Divide(left, right)
            : Fail(
                new Problem("division-by-zero", $"'{NameOf(node)}' divides by '{NameOf(node.Inputs[1])}', which is or may be zero.")
                {
                    Subject = node.Label?.Id,
                    Allowed = "a value that is not zero",
                }
            );
    }

    private V Clamp(ClampNode node, int[] inputs)
    {
        var before = _failures;
        var value = Read(inputs[0]);
        if (node.HasFloor && node.HasCap)
        {
            var (floor, cap) = (Read(inputs[1]), Read(inputs[2]));
            return _failures != before ? default
                : !IsPart && R.Conflict(floor, cap)
                    ? Fail(
                        new Problem(
                            "floor-above-cap",
                            $"'{NameOf(node)}' has a floor above its cap; the method does not say which gives way."
                        )
                        {
                            Subject = node.Label?.Id,
                            Allowed = "facts under which the floor is not above the cap",
                        }
                    )
                : R.Least(R.Greatest(value, floor), cap);
        }

        return node.HasFloor ? R.Greatest(value, Read(inputs[1])) : R.Least(value, Read(inputs[1]));
    }

    private V Table(TableNode node, int[] inputs)
    {
        var before = _failures;
        var value = Read(inputs[0]);
        if (_failures != before)
        {
            return default;
        }

        var (first, last) = R.Rows(node.Table, value);
        if (first < 0 || last < 0)
        {
            var end = node.Table.Rows[^1].UpTo;
            return Fail(
                new Problem("outside-table", $"'{NameOf(node.Inputs[0])}' lies outside the table of '{NameOf(node)}'.")
                {
                    Subject = node.Label?.Id,
                    Allowed = $"from {Text.Number(node.Table.Start)}" + (end is { } upTo ? $" to {Text.Number(upTo)}" : " up"),
                }
            );
        }

        var result = R.Row(node.Table, first, value);
        for (var row = first + 1; row <= last; row++)
        {
            result = R.Either(result, R.Row(node.Table, row, value));
        }

        return result;
    }

    private V Select(int[] inputs)
    {
        var before = _failures;
        var selector = Read(inputs[0]);
        if (_failures != before)
        {
            return default;
        }

        var (first, last) = R.Places(selector);
        var result = Read(inputs[first + 1]);
        for (var i = first + 1; i <= last; i++)
        {
            result = R.Either(result, Read(inputs[i + 1]));
        }

        return result;
    }

    private V Convert(Node node, int[] inputs)
    {
        var value = Read(inputs[0]);
        var (from, to) = (_program.CurrencyOf(node.Inputs[0]), _program.CurrencyOf(node));
        return from == to ? value
            : _binding.Facts.FindRate(from, to) is { } rate ? R.Multiply(value, R.Of(rate.Rate, rate.Rate, rate.Rate))
            : Fail(
                new Problem(
                    "exchange-rate-missing",
                    $"'{NameOf(node.Label is { Name.Length: > 0 } ? node : node.Inputs[0])}' is in {from} and is needed in {to}."
                )
                {
                    Subject = $"{from}{to}",
                    Allowed = $"an exchange rate from {from} to {to} with its date and source",
                }
            );
    }

    private V Over(OverNode node, int index, int[] inputs)
    {
        var (before, outer) = (_failures, _infringement);
        var total = default(V);
        for (var k = 0; k < _binding.Count; k++)
        {
            var group = GroupOf(node, index, k);
            var isFirst = true;
            for (var earlier = 0; earlier < k && isFirst; earlier++)
            {
                isFirst = node.GroupBy is not null && GroupOf(node, index, earlier) != group;
            }

            if (!isFirst)
            {
                continue;
            }

            // The first of its group stands for the group.
            V combined = default,
                cap = default;
            for (var member = k; member < _binding.Count; member++)
            {
                if (node.GroupBy is not null && GroupOf(node, index, member) != group)
                {
                    continue;
                }

                _infringement = member;
                if (node.GroupBy is { } groupBy)
                {
                    CheckGroup(groupBy, _binding[member, _program.FactOf[index]]);
                }

                var item = Read(inputs[0]);
                combined =
                    member == k ? item
                    : node.Combine == Combine.Sum ? R.Add(combined, item)
                    : R.Greatest(combined, item);
                if (node.HasCap)
                {
                    var own = Read(inputs[1]);
                    cap = member == k ? own : R.Greatest(cap, own);
                }
            }

            var held = node.HasCap ? R.Least(combined, cap) : combined;
            total = k == 0 ? held : R.Add(total, held);
        }

        _infringement = outer;
        return _failures == before ? total : default;
    }

    private void CheckGroup(Fact groupBy, Answer? answer)
    {
        if (answer is null && groupBy.WhenMissing == Missing.Required)
        {
            Miss(groupBy);
        }
        else if (_binding.Count > 1 && !(answer?.IsCertain ?? groupBy.WhenMissing != Missing.Open))
        {
            var name = _binding.NameOf(_infringement);
            Fail(
                new Problem(
                    "group-open",
                    $"'{groupBy.Id}' says which infringements belong together, and is not certain for the infringement '{name}'."
                )
                {
                    Subject = groupBy.Id,
                    Infringement = name,
                    Allowed = "one certain answer",
                }
            );
        }
    }

    private readonly decimal GroupOf(OverNode node, int index, int infringement) =>
        node.GroupBy is null ? 0m : _binding[infringement, _program.FactOf[index]]?.Likely ?? node.GroupBy.Assumed.Likely;

    private static V Flag(bool value) => value ? R.Of(1m, 1m, 1m) : default;

    private V Fail(Problem problem)
    {
        _failures++;
        _problems ??= [];
        if (!_problems.Contains(problem))
        {
            _problems.Add(problem);
        }

        return default;
    }

    // What is between named steps, by what it is made of.
    private readonly string NameOf(Node node) =>
        node.Label is { Name.Length: > 0 } label ? label.Name
        : node is FactNode fact ? fact.Fact.Name
        : new Formula(_program).NameOf(node);
}
