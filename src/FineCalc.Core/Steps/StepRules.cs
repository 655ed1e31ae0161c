namespace FineCalc.Steps;

// What holds of the steps of a kind: how many inputs they take, what they alone say, which units go together and what they are measured in.
// The types of code see to most of it; what comes from a file is held to it here.
internal sealed class StepRules
{
    private static readonly string[] OfAll = ["kind", "unit", "inputs", "id", "name", "source"];

    private static readonly StepRules[] All =
    [
        new(StepKind.Number, 0, 0, "currency", "options", "value", "basis"),
        new(StepKind.Fact, 0, 1, "question!"),
        new(StepKind.Given, 0, 0, "question!"),
        new(StepKind.Sum, 1, int.MaxValue, "minus"),
        new(StepKind.Product, 2, 2),
        new(StepKind.Quotient, 2, 2),
        new(StepKind.Greatest, 1, int.MaxValue),
        new(StepKind.Least, 1, int.MaxValue),
        new(StepKind.Clamp, 1, 3, "floor", "cap"),
        new(StepKind.Compare, 2, 2, "comparison"),
        new(StepKind.Table, 1, 1, "currency", "options", "basis", "at", "table"),
        new(StepKind.Select, 2, int.MaxValue),
        new(StepKind.Round, 2, 2, "mode"),
        new(StepKind.Convert, 1, 1, "currency!"),
        new(StepKind.Over, 1, 2, "combine", "cap", "question"),
    ];

    private static readonly (StepKind Kind, Unit Left, Unit Right, Unit Made)[] Pairs =
    [
        (StepKind.Product, Unit.Money, Unit.Rate, Unit.Money),
        (StepKind.Product, Unit.Money, Unit.Count, Unit.Money),
        (StepKind.Product, Unit.Rate, Unit.Rate, Unit.Rate),
        (StepKind.Product, Unit.Rate, Unit.Count, Unit.Rate),
        (StepKind.Product, Unit.Count, Unit.Count, Unit.Count),
        (StepKind.Quotient, Unit.Money, Unit.Count, Unit.Money),
        (StepKind.Quotient, Unit.Money, Unit.Money, Unit.Rate),
        (StepKind.Quotient, Unit.Rate, Unit.Rate, Unit.Rate),
        (StepKind.Quotient, Unit.Count, Unit.Count, Unit.Count),
    ];

    private readonly StepKind _kind;
    private readonly int _least;
    private readonly int _most;

    // What only some kinds need is marked.
    private StepRules(StepKind kind, int least, int most, params string[] own)
    {
        (_kind, _least, _most) = (kind, least, most);
        Own = StepContent.Fields.Only(f =>
            own.Contains(f.Key) ? f
            : own.Contains(f.Key + "!") ? f with { Is = f.Is | FieldIs.Needed }
            : null
        );
        Fields = StepContent.Fields.Only(f => OfAll.Contains(f.Key) ? f : Own.FirstOrDefault(o => o.Key == f.Key));
    }

    public StepKind Kind => _kind;

    // All that a step of the kind says, and what steps of all kinds do not.
    public Fields<StepContent> Fields { get; }

    public Fields<StepContent> Own { get; }

    public static StepRules Of(StepKind kind) => All[(int)kind];

    // A step of the kind, typed.
    public static Node Make(StepContent of) =>
        of.Kind switch
        {
            StepKind.Number => new NumberNode(of),
            StepKind.Fact => new FactNode(of),
            StepKind.Given => new GivenNode(of),
            StepKind.Sum => new SumNode(of),
            StepKind.Product => new ProductNode(of),
            StepKind.Quotient => new QuotientNode(of),
            StepKind.Greatest or StepKind.Least => new ExtremeNode(of),
            StepKind.Clamp => new ClampNode(of),
            StepKind.Compare => new CompareNode(of),
            StepKind.Table => new TableNode(of),
            StepKind.Select => new SelectNode(of),
            StepKind.Round => new RoundNode(of),
            StepKind.Convert => new ConvertNode(of),
            _ => new OverNode(of),
        };

    // The currency of an amount; none where it is that of the regime, and of all else.
    public static Currency CurrencyOf(StepContent of) =>
        of.Kind switch
        {
            StepKind.Number or StepKind.Table or StepKind.Convert => of.Currency,
            StepKind.Fact or StepKind.Given or StepKind.Compare => default,
            StepKind.Product or StepKind.Quotient when of.Unit != Unit.Money => default,
            StepKind.Select => First(of.Inputs.AsSpan(1)),
            StepKind.Product or StepKind.Sum or StepKind.Greatest or StepKind.Least => First(of.Inputs),
            _ => of.Inputs[0].Currency,
        };

    // The first thing that is wrong with the inputs, whatever the step says beside them.
    public Problem? FaultOfInputs(StepContent of)
    {
        var inputs = of.Inputs;
        if (inputs.Length < _least || inputs.Length > _most)
        {
            return Number(inputs, _least, _most);
        }

        return _kind switch
        {
            StepKind.Sum => AreAll(inputs, of.Unit) ?? IsNumber(of.Unit),
            StepKind.Greatest or StepKind.Least => AreAll(inputs, of.Unit),
            StepKind.Product => MadeOf(inputs) is null
                ? Strange(inputs, "multiplied", "money by a rate or a count, a rate by a rate or a count, a count by a count")
                : null,
            StepKind.Quotient => MadeOf(inputs) is null
                ? Strange(inputs, "divided", "money by a count or by money, a rate by a rate, a count by a count")
                : null,
            StepKind.Clamp or StepKind.Compare or StepKind.Over => AreAll(inputs, inputs[0].Unit),
            StepKind.Round when inputs is [var value, _] => AreAll(inputs, value.Unit) ?? IsNumber(value.Unit),
            StepKind.Table => IsNumber(inputs[0].Unit),
            StepKind.Select => Branches(inputs[0], inputs[1..]),
            StepKind.Convert => AreAll(inputs, Unit.Money),
            _ => null,
        };
    }

    // The first thing that is wrong with a step whose inputs are right.
    public Problem? Fault(StepContent of) =>
        _kind switch
        {
            StepKind.Number or StepKind.Table => Choices.Faults(of.Unit, of.Options).FirstOrDefault() ?? Currencies(of),
            StepKind.Fact => AreAll(of.Inputs, of.Fact!.Unit, of.Fact.Options),
            StepKind.Sum when of.Minus.Length != of.Inputs.Length => Fail(
                "inputs-wrong",
                $"'minus' has {Text.Number(of.Minus.Length)} entries, and there are {Text.Number(of.Inputs.Length)} terms.",
                "one for each term"
            ),
            StepKind.Clamp when !of.HasFloor && !of.HasCap => Fail(
                "limits-missing",
                "The step is held by nothing.",
                "\"floor\": true, \"cap\": true or both"
            ),
            StepKind.Clamp when 1 + (of.HasFloor ? 1 : 0) + (of.HasCap ? 1 : 0) is var all && all != of.Inputs.Length => Number(
                of.Inputs,
                all,
                all
            ),
            StepKind.Over when (of.HasCap ? 2 : 1) is var all && all != of.Inputs.Length => Number(of.Inputs, all, all),
            StepKind.Over when of.Combine == Combine.Sum && IsNumber(of.Inputs[0].Unit) is { } none => none,
            StepKind.Over when of.Fact is { Unit: not Unit.Count } fact => Fail(
                "unit-wrong",
                $"Infringements are grouped by '{fact.Id}', which is measured in {Text.Word(fact.Unit)}.",
                "a question for a count"
            ),
            _ => null,
        }
        ?? (
            Made(of) is var made && made == of.Unit
                ? null
                : Fail(
                    "unit-wrong",
                    $"The step is said to be measured in {Text.Word(of.Unit)}, and its inputs make it {Text.Word(made)}.",
                    Text.Word(made)
                )
        );

    // What a step is measured in, which all but its own values and its inputs follow from.
    private Unit Made(StepContent of) =>
        _kind switch
        {
            StepKind.Fact => of.Fact!.Unit,
            StepKind.Given or StepKind.Compare => Unit.Flag,
            StepKind.Product or StepKind.Quotient => MadeOf(of.Inputs)!.Value,
            StepKind.Clamp or StepKind.Round or StepKind.Over => of.Inputs[0].Unit,
            StepKind.Select => of.Inputs[1].Unit,
            StepKind.Convert => Unit.Money,
            _ => of.Unit,
        };

    private Unit? MadeOf(Node[] inputs) =>
        Pairs.Where(p => (p.Kind, p.Left, p.Right) == (_kind, inputs[0].Unit, inputs[1].Unit)).Select(p => (Unit?)p.Made).FirstOrDefault();

    private static Currency First(ReadOnlySpan<Node> nodes)
    {
        foreach (var node in nodes)
        {
            if (node.Currency != default)
            {
                return node.Currency;
            }
        }

        return default;
    }

    private static Problem? AreAll(IReadOnlyList<Node> nodes, Unit unit, IReadOnlyList<Option>? list = null)
    {
        if (!nodes.All(n => n.Unit == unit))
        {
            return Fail(
                "unit-wrong",
                $"Steps measured in {string.Join(", ", nodes.Select(n => Text.Word(n.Unit)).Distinct())} do not go together here.",
                Text.Word(unit)
            );
        }

        // A choice is its place in a list: in another list that place means another thing.
        var lists =
            unit != Unit.Choice
                ? []
                : nodes
                    .Select(n => n.Options)
                    .Concat(list is null ? [] : [list])
                    .Select(l => Text.List(Choices.Codes(l)))
                    .Distinct()
                    .ToList();
        return lists.Count <= 1
            ? null
            : Fail(
                "options-differ",
                $"Choices of different lists do not go together here: {string.Join("; ", lists)}.",
                "choices of one list, in one order"
            );
    }

    private static Problem? Branches(Node selector, Node[] branches)
    {
        int? count = selector.Unit switch
        {
            Unit.Flag => 2,
            Unit.Choice => selector.Options.Count,
            _ => null,
        };
        return count is not { } answers ? Strange([selector], "selected by", "a flag or a choice")
            : branches.Length == answers ? AreAll(branches, branches[0].Unit)
            : Fail(
                "branches-wrong",
                $"There are {Text.Number(branches.Length)} branches, and {Text.Number(answers)} answers that select one.",
                "one branch for each answer, in their order (a flag: no, yes)"
            );
    }

    // Only amounts have a currency, and a table gives them in that of the step.
    private static Problem? Currencies(StepContent of)
    {
        var (asksIn, givesIn) = (of.Table?.AsksIn ?? default, of.Table?.GivesIn ?? default);
        return of.Unit != Unit.Money && (of.Currency != default || givesIn != default) ? Misplaced(of.Unit)
            : asksIn != default && of.Inputs[0].Unit is not Unit.Money and var input ? Misplaced(input)
            : givesIn != default && givesIn != of.Currency ? MixedCurrencies(givesIn, of.Currency)
            : null;

        static Problem Misplaced(Unit unit) =>
            Fail("currency-misplaced", $"A {Text.Word(unit)} has no currency.", "a currency for money alone");
    }

    // A value in a currency of its own would be taken for one in that of the step.
    private static Problem MixedCurrencies(Currency given, Currency own) =>
        Fail(
            "currency-mixed",
            $"A value is in {given}, and the step in {(own == default ? "the currency of the regime" : own.Code)}.",
            "plain numbers; the currency of the step stands under \"currency\""
        );

    private static Problem? IsNumber(Unit unit) =>
        unit is Unit.Money or Unit.Rate or Unit.Count
            ? null
            : Fail("unit-wrong", $"A {Text.Word(unit)} cannot be calculated with here.", "money, a rate or a count");

    private static Problem Number(Node[] inputs, int least, int most) =>
        Fail(
            "inputs-wrong",
            $"The step has {Text.Number(inputs.Length)} inputs.",
            least == most ? Text.Number(least)
                : most == int.MaxValue ? $"{Text.Number(least)} or more"
                : $"{Text.Number(least)} to {Text.Number(most)}"
        );

    private static Problem Strange(IEnumerable<Node> nodes, string done, string allowed) =>
        Fail("unit-wrong", $"{string.Join(" and ", nodes.Select(n => Text.Word(n.Unit)).Distinct())} cannot be {done}.", allowed);

    private static Problem Fail(string code, MessageText message, string allowed) => new(code, message.ToString()) { Allowed = allowed };
}
