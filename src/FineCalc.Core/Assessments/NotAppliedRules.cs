using FineCalc.Steps;

namespace FineCalc;

// The rules of a method that left the amount as it was, in the method's order. A rule is a place where a method chooses: a limit, the
// higher or lower of several, a branch, a question that need not be answered. Which way it went is read from the values of the
// calculation; the law is not consulted again. Arithmetic without a name (never below nothing) is no rule.
internal sealed class NotAppliedRules
{
    private const int Line = 160;

    private readonly Calculation _of;
    private readonly Program _program;
    private readonly NotAppliedWords _words;
    private readonly HashSet<(int Node, int Infringement)> _entered;
    private readonly Node?[] _within;
    private readonly HashSet<(int Node, int Infringement)> _explained = [];
    private readonly List<RuleNotApplied> _found = [];

    private NotAppliedRules(Calculation of)
    {
        (_of, _program, _words, _entered) = (of, of.Program, new(of), of.Entered());
        _within = new Node?[_program.Nodes.Length];
        for (var node = 0; node < _within.Length; node++)
        {
            if (IsStep(_program.Nodes[node]))
            {
                Claim(node, _program.Nodes[node]);
            }
        }
    }

    public static IReadOnlyList<RuleNotApplied> Of(Calculation of)
    {
        var rules = new NotAppliedRules(of);
        foreach (var (node, infringement) in rules._entered.OrderBy(at => at.Node).ThenBy(at => at.Infringement))
        {
            rules.Add(node, infringement);
        }

        rules.AddUnshown();
        return rules.Together();
    }

    // What is said alike of several infringements is said once; what two places of the law have is two.
    private IReadOnlyList<RuleNotApplied> Together() =>
        [
            .. _found
                .GroupBy(f => new Said(f.Id, f.Name, f.Reason, f.Why, f.Within, f.Source, string.Join(' ', f.Steps.Select(s => s.Id))))
                .Select(same => same.First() with { Infringements = [.. same.SelectMany(f => f.Infringements).Distinct()] }),
        ];

    private sealed record Said(string Id, string Name, NotAppliedReason Reason, string Why, string? Within, Citation? Source, string Steps);

    private void Add(int index, int infringement)
    {
        var inputs = _program.Inputs[index];
        switch (_program.Nodes[index])
        {
            case ClampNode clamp:
                AddLimits(clamp, inputs, infringement);
                break;
            case ExtremeNode { Unit: not Unit.Flag } extreme:
                AddOthers(extreme, index, infringement);
                break;
            case OverNode over when infringement == 0:
                AddTogether(over, inputs);
                break;
            case SelectNode select:
                AddBranches(select, index, infringement);
                break;
            case FactNode fact:
                AddQuestion(fact, index, infringement);
                break;
        }
    }

    private void AddLimits(ClampNode clamp, int[] inputs, int infringement)
    {
        var value = Step(inputs[0], infringement);
        if (clamp.HasFloor && IsRule(inputs[1], infringement) && Step(inputs[1], infringement) is var floor && value.Low >= floor.High)
        {
            Put(NotAppliedReason.FloorNotReached, floor, infringement, NotAppliedWords.Above(value, floor), clamp);
        }

        if (clamp.HasCap && IsRule(inputs[^1], infringement) && Step(inputs[^1], infringement) is var cap && value.High <= cap.Low)
        {
            Put(NotAppliedReason.CapNotReached, cap, infringement, NotAppliedWords.Below(value, value.High, cap), clamp);
        }
    }

    // Those that can never be the one that decides.
    private void AddOthers(ExtremeNode extreme, int index, int infringement)
    {
        var result = Step(index, infringement);
        var terms = _program.Inputs[index].Select(i => Step(i, infringement)).ToList();
        var isLeast = extreme.Kind == StepKind.Least;

        // The one that keeps those others out, whatever is open: not the likely one, which a branch that is only possible has none of.
        var decider = isLeast ? terms.MinBy(t => t.High)! : terms.MaxBy(t => t.Low)!;
        foreach (var term in terms.Where(t => IsRule(t.Key.Node, infringement) && (isLeast ? t.Low > result.High : t.High < result.Low)))
        {
            Put(NotAppliedReason.AnotherDecided, term, infringement, NotAppliedWords.Decided(term, decider, isLeast), extreme);
        }
    }

    // Infringements taken together: those that are not the greatest, and a cap that their sum does not reach.
    private void AddTogether(OverNode over, int[] inputs)
    {
        foreach (var group in Enumerable.Range(0, _of.Binding.Count).GroupBy(k => _of.GroupOf(over, k)))
        {
            var items = group.Select(k => Step(inputs[0], k)).ToList();
            var greatest = items.MaxBy(i => i.Value)!;
            if (over.Combine == Combine.Greatest)
            {
                foreach (var item in items.Where(i => i.High < greatest.Low))
                {
                    Put(NotAppliedReason.AnotherDecided, item, item.Key.Infringement, NotAppliedWords.Outdone(item, greatest), over);
                }
            }

            if (
                over.HasCap
                && group.Select(k => Step(inputs[1], k)).MaxBy(c => c.Value) is { } cap
                && IsRule(inputs[1], cap.Key.Infringement)
            )
            {
                var high = over.Combine == Combine.Sum ? items.Sum(i => i.High) : items.Max(i => i.High);
                if (high <= cap.Low)
                {
                    Put(NotAppliedReason.CapNotReached, cap, cap.Key.Infringement, NotAppliedWords.Below(items[0], high, cap), over);
                }
            }
        }
    }

    private void AddBranches(SelectNode select, int index, int infringement)
    {
        var inputs = _program.Inputs[index];
        var (before, why) = (_found.Count, _words.Why(inputs[0], infringement));
        var taken = inputs.Skip(1).Where(i => _entered.Contains(At(i, infringement))).ToHashSet();
        var isScale = IsScale(select, taken);
        var (steps, options) = (new List<StepInfo>(), new List<string>());
        foreach (var (branch, place) in inputs.Skip(1).Select((b, i) => (b, i)).Where(b => !taken.Contains(b.b)).DistinctBy(b => b.b))
        {
            var node = _program.Nodes[branch];
            var gone = Explained(branch, infringement);
            var isRule = !isScale && select.Unit != Unit.Flag && IsLaw(node, infringement);
            if (node.Label is { Name.Length: > 0 } && isRule)
            {
                Put(NotAppliedReason.NotTaken, infringement, node, node.Label.Name, why, select, gone);
            }
            else
            {
                steps.AddRange(gone);
                options.AddRange(isRule ? [_words.Branch(select, place)] : []);
            }
        }

        // What hands on another step did nothing of its own; so did a scale of which nothing was taken.
        var isPassage = IsPassage(select, infringement);
        if (options.Count > 0 || steps.Count > 0 || (_found.Count == before && isPassage))
        {
            Put(
                NotAppliedReason.NotTaken,
                infringement,
                select,
                options.Count > 0 ? _words.Branches(select, options)
                    : isPassage ? select.Label!.Name
                    : string.Join(", ", steps.Select(s => s.Name)),
                why,
                select,
                steps
            );
        }

        if (isPassage)
        {
            var last = _found[^1];
            _found[^1] = last with { Steps = [.. last.Steps, Info(select)] };
        }
    }

    // Of a scale by a choice, one row each, a row that was taken is the scale applied.
    private bool IsScale(SelectNode select, HashSet<int> taken) =>
        select.Inputs[0].Unit == Unit.Choice
        && select.Inputs.Skip(1).All(i => i is NumberNode or TableNode)
        && !taken.All(i => IsNothing(_program.Nodes[i]));

    private void AddQuestion(FactNode fact, int index, int infringement)
    {
        var answer = Step(index, infringement);
        var isStep = IsStep(fact);
        if (answer.Answer is { } given)
        {
            // What is stated of a step stands in place of its rule.
            var steps = fact.Inputs.Length == 0 ? [] : Explained(_program.Inputs[index][0], infringement);
            if (fact.Inputs.Length > 0 && (isStep || steps.Count > 0))
            {
                var name = isStep ? $"{fact.Label!.Name}, as the method works it out" : string.Join(", ", steps.Select(s => s.Name));
                Put(NotAppliedReason.NotTaken, infringement, fact, name, NotAppliedWords.Stated(fact, answer), fact, steps);
            }

            if (given is { Low: 0m, High: 0m } && fact.Unit == Unit.Rate && fact.Fact.IsJudgement)
            {
                Put(NotAppliedReason.GivenAsZero, infringement, fact, fact.Fact.Name, $"given as {answer.ValueText}", fact, []);
            }
        }
        else if (IsLeftOut(fact, infringement))
        {
            IReadOnlyList<StepInfo> steps = IsPassage(fact, infringement) ? [Info(fact)] : [];
            Put(NotAppliedReason.NotGiven, infringement, fact, fact.Fact.Name, _words.NotGiven(fact, infringement), fact, steps);
        }
    }

    // A question that need not be answered, and that the method goes on without; where the method has a rule of its own for it, that is
    // no rule that was left out.
    private bool IsLeftOut(FactNode fact, int infringement) =>
        fact.Inputs is [var otherwise]
            ? IsStep(fact)
                ? _of.FormulaOf(infringement).IsPassage(fact)
                : IsLaw(otherwise, infringement)
            : fact.Fact is { WhenMissing: Missing.Default, MissingBasis: not Basis.Model, Assumed.Likely: 0m }
                && fact.Unit is Unit.Money or Unit.Rate or Unit.Count;

    // What is shown beside the amount only where a condition holds.
    private void AddUnshown()
    {
        foreach (var (node, when) in _of.Version.Shown)
        {
            for (var k = 0; k < (_program.IsEach[node] ? _of.Binding.Count : 1); k++)
            {
                if (!_entered.Contains(At(node, k)) && Explained(node, k) is { Count: > 0 } steps)
                {
                    var names = string.Join(", ", steps.Select(s => s.Name));
                    Put(NotAppliedReason.NotTaken, k, _program.Nodes[node], names, _words.Why(when, k), _program.Nodes[node], steps);
                }
            }
        }
    }

    // The named steps that are read nowhere and hang on a place that was not taken; each is explained once.
    private List<StepInfo> Explained(int from, int infringement)
    {
        var steps = new List<StepInfo>();
        var waiting = new Stack<(int Node, int Infringement)>([At(from, infringement)]);
        while (waiting.TryPop(out var at))
        {
            if (_entered.Contains(at) || !_explained.Add(at))
            {
                continue;
            }

            // One of several infringements is one step of the method.
            if (IsStep(_program.Nodes[at.Node]) && Info(_program.Nodes[at.Node]) is var step && !steps.Contains(step))
            {
                steps.Add(step);
            }

            IEnumerable<int> each = _program.Nodes[at.Node] is OverNode ? Enumerable.Range(0, _of.Binding.Count) : [at.Infringement];
            foreach (var next in from input in _program.Inputs[at.Node] from k in each select At(input, k))
            {
                waiting.Push(next);
            }
        }

        steps.Reverse();
        return steps;
    }

    // The first named step above each place.
    private void Claim(int node, Node step)
    {
        if (_within[node] is not null)
        {
            return;
        }

        _within[node] = step;
        foreach (var input in _program.Inputs[node])
        {
            if (!IsStep(_program.Nodes[input]))
            {
                Claim(input, step);
            }
        }
    }

    // A limit of the whole case may be held against each infringement.
    private void Put(NotAppliedReason reason, TraceNode rule, int infringement, string why, Node place) =>
        Put(reason, infringement, rule.Node, rule.Name, why, place, []);

    private void Put(
        NotAppliedReason reason,
        int infringement,
        Node rule,
        string name,
        string why,
        Node place,
        IReadOnlyList<StepInfo> steps
    )
    {
        var (index, at) = (_program.IndexOf(rule), _program.IndexOf(place));
        var step = new TraceNode(_of, index, infringement);
        var within = _within[at]?.Label;
        _found.Add(
            new RuleNotApplied(step.Id, Text.Cut(name, Line), reason, why, step.SourceOfRule ?? within?.Source)
            {
                Within = within is null || within.Name == name ? null : within.Name,
                Steps = steps,
                Infringements =
                    _of.Binding.Count > 1
                    && (_program.IsEach[index] || _program.IsEach[at])
                    && _of.Binding.NameOf(infringement) is { } infringed
                        ? [infringed]
                        : [],
            }
        );
    }

    private StepInfo Info(Node step) => StepInfo.Of(_program, step);

    private TraceNode Step(int node, int infringement) => new(_of, node, infringement);

    private (int Node, int Infringement) At(int node, int infringement) => (node, _program.IsEach[node] ? infringement : 0);

    // A named step that only hands on another; the result is a step whatever it does.
    private bool IsPassage(Node node, int infringement) =>
        IsStep(node) && _program.IndexOf(node) != _of.Version.Root && _of.FormulaOf(infringement).IsPassage(node);

    private static bool IsStep(Node node) =>
        node is { Kind: not (StepKind.Number or StepKind.Table), Label: { Id.Length: > 0, Source: not null } };

    // Arithmetic without a name is no rule, nor is what stands for an answer that was not given: that is told by itself.
    private bool IsRule(int node, int infringement) =>
        IsLaw(_program.Nodes[node], infringement)
        && (_program.Nodes[node] is not FactNode fact || Step(node, infringement).Answer is not null || !IsLeftOut(fact, infringement));

    // A number of arithmetic is not the law's, nor is a choice between such numbers, nor what a model puts in place of an answer, up to the
    // next step of the method.
    private bool IsLaw(Node node, int infringement) => !IsArithmetic(node) && !IsOfModel(node, infringement);

    private static bool IsArithmetic(Node node) =>
        node is NumberNode { Label: null } || (node is SelectNode { Label: null } && node.Inputs.Skip(1).All(IsArithmetic));

    private bool IsOfModel(Node node, int infringement) =>
        node is NumberNode { Basis: Basis.Model } or TableNode { Basis: Basis.Model }
        || (
            node.Label is not { Id.Length: > 0 }
            && (node is not FactNode || Step(_program.IndexOf(node), infringement).Answer is null)
            && node.Inputs.Any(input => IsOfModel(input, infringement))
        );

    private static bool IsNothing(Node node) => node is NumberNode { Label: null, Low: 0m, High: 0m };
}
