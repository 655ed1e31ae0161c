namespace FineCalc.Steps;

// The rule of a step in words: named steps, facts and numbers by their names, unnamed arithmetic in line. With a path (which
// node stands for a question that is not answered, which branch was taken) the words tell what was done in one case; without, the whole
// rule. With values every name gives way to what it stood for: the arithmetic of the case.
internal sealed class Formula(Program program, Func<Node, Node?>? path = null, bool isOneInfringement = false, FormulaValues? values = null)
{
    public static string Of(Program program, Node node) => new Formula(program).Of(node);

    public string Of(Node node) =>
        node switch
        {
            NumberNode n => ValueOf(n),
            FactNode { Inputs: [var otherwise] } n when path is null => $"{n.Fact.Name}, otherwise {NameOf(otherwise)}",
            FactNode when values is not null && path!(node) is null => values.Of(node),
            FactNode { Inputs: [_] } n => path(n) is { } standIn ? NameOf(standIn) : "as given",
            FactNode n => n.Label is null ? n.Fact.Name : "as given",
            GivenNode or CompareNode or ExtremeNode { Unit: Unit.Flag } when values is not null => values.Of(node),
            GivenNode n => $"{n.Fact.Name} is given",
            SumNode n => Added(n),
            ProductNode when path is not null && IsWhole(node.Inputs[1]) => NameOf(node.Inputs[0]),
            ProductNode => $"{Factor(node.Inputs[0])} × {Factor(node.Inputs[1])}",
            QuotientNode => $"{Factor(node.Inputs[0])} ÷ {Divisor(node.Inputs[1])}",
            ExtremeNode { Unit: Unit.Flag } => string.Join(
                node.Kind == StepKind.Least ? " and " : " or ",
                node.Inputs.Select(i => Side(node, i))
            ),
            ExtremeNode => $"the {Extreme(node)} of {Listed(node.Inputs)}",
            ClampNode n => Held(n),
            CompareNode n => Compared(n),
            TableNode n => values is null ? $"by the band of {NameOf(n.Inputs[0])}" : $"{NameOf(n.Inputs[0])} in the table",
            SelectNode n when path is not null => NameOf(path(n)!),
            SelectNode { Inputs: [{ Unit: Unit.Flag } condition, var no, var yes] } =>
                $"{NameOf(yes)} if {NameOf(condition)}, otherwise {NameOf(no)}",
            SelectNode n => $"by {NameOf(n.Inputs[0])}: "
                + string.Join(
                    "; ",
                    n.Inputs.Skip(1).Select((branch, i) => $"{Fact.Show(i, Unit.Choice, default, n.Inputs[0].Options)}: {NameOf(branch)}")
                ),
            RoundNode { Inputs: [var value, NumberNode { Likely: 0m }] } => NameOf(value),
            RoundNode n => $"{NameOf(n.Inputs[0])}, rounded {Rounding.Words(n.Mode)} {NameOf(n.Inputs[1])}",
            ConvertNode => $"{NameOf(node.Inputs[0])} in {program.CurrencyOf(node)}",
            OverNode n when isOneInfringement => NameOf(n.Inputs[0]) + (n.HasCap ? $", at most {NameOf(n.Inputs[1])}" : ""),
            OverNode n when values is not null => Together(n, values),
            OverNode n => (n.Combine == Combine.Sum ? "the sum of " : "the highest ")
                + NameOf(n.Inputs[0])
                + " over the infringements"
                + (n.HasCap ? $", at most the highest ({NameOf(n.Inputs[1])})" : "")
                + (n.GroupBy is null ? "" : $", for each {n.GroupBy.Name.ToLowerInvariant()}"),
            _ => Text.Word(node.Kind),
        };

    public string NameOf(Node node) =>
        node switch
        {
            { Label.Name.Length: > 0 } when values is not null => values.Of(node),
            FactNode n when values is not null && (n.Inputs.Length == 0 || path!(n) is null) => values.Of(n),
            { Label.Name.Length: > 0 } => IsPassage(node) ? NameOf(StandIn(node)) : node.Label!.Name,
            FactNode { Inputs.Length: > 0 } n when path is null => $"({Of(n)})",
            FactNode n when path is null || n.Inputs.Length == 0 || path(n) is null => n.Fact.Name,
            _ => Of(node),
        };

    // What stands for a node on the path: through questions that are not answered and branches that were taken, to the first named step or
    // arithmetic.
    public Node StandIn(Node node)
    {
        var at = path?.Invoke(node);
        while (at is { Label: null } && path!(at) is { } next)
        {
            at = next;
        }

        return at ?? node;
    }

    // Whether a named step only hands on another step, an answer, or nothing at all: true to the method, and no row of its own.
    public bool IsPassage(Node node)
    {
        var standIn = StandIn(node);
        return standIn != node
            && (
                standIn is FactNode
                || IsNothing(standIn)
                || standIn is { Kind: not (StepKind.Number or StepKind.Table), Label.Id.Length: > 0 }
            );
    }

    // A number of arithmetic, not of law, that changes nothing where it is added.
    private static bool IsNothing(Node node) =>
        node is NumberNode { Label: null, Low: 0m, High: 0m, Unit: Unit.Money or Unit.Rate or Unit.Count };

    private bool IsWhole(Node node) => Single(node) is NumberNode { Label: null, Low: 1m, High: 1m };

    // In one case a sum may come down to one term.
    private Node Single(Node node)
    {
        var standIn = node.Label is null ? StandIn(node) : node;
        return path is not null && standIn is SumNode { Label: null } sum && Terms(sum) is [(var only, false)] ? Single(only) : standIn;
    }

    private static string Extreme(Node node) =>
        (node.Kind, node.Inputs.Length) switch
        {
            (StepKind.Least, 2) => "lower",
            (StepKind.Least, _) => "lowest",
            (_, 2) => "higher",
            _ => "highest",
        };

    // In one case, terms that count for nothing are left out.
    private string Added(SumNode node)
    {
        var terms = Terms(node);
        return terms.Count == 0
            ? "nothing"
            : string.Concat(
                terms.Select(
                    (t, i) => Added(t.IsMinus && Single(t.Term) is SumNode or OverNode ? Factor(t.Term) : NameOf(t.Term), t.IsMinus, i == 0)
                )
            );
    }

    // A value may bring a sign of its own.
    private static string Added(string term, bool isMinus, bool isFirst)
    {
        var isNegative = term.StartsWith('-');
        return (
                isMinus != isNegative
                    ? isFirst
                        ? "-"
                        : " - "
                    : isFirst
                        ? ""
                        : " + "
            ) + (isNegative ? term[1..] : term);
    }

    private List<(Node Term, bool IsMinus)> Terms(SumNode node) =>
        [.. node.Inputs.Select((input, i) => (input, node.Minus[i])).Where(t => path is null || !IsNothing(StandIn(t.input)))];

    private string Held(ClampNode node)
    {
        var floor =
            node.HasFloor && (path is null || StandIn(node.Inputs[1]) is not NumberNode { Label: null })
                ? $", at least {NameOf(node.Inputs[1])}"
                : "";
        return NameOf(node.Inputs[0]) + floor + (node.HasCap ? $", at most {NameOf(node.Inputs[^1])}" : "");
    }

    // Each infringement's value, and the caps if there are any: of each group by itself, and the groups added up.
    private static string Together(OverNode node, FormulaValues values)
    {
        var (items, caps) = (values.OfEach(node.Inputs[0]), node.HasCap ? values.OfEach(node.Inputs[1]) : []);
        var groups = values.GroupsOf(node);
        return groups.Count == 1
            ? Group(groups[0])
            : string.Join(" + ", groups.Select(g => g.Count == 1 && !node.HasCap ? items[g[0]] : $"({Group(g)})"));

        string Group(IReadOnlyList<int> members)
        {
            var (each, held) = (members.Select(k => items[k]), node.HasCap ? members.Select(k => caps[k]).Distinct().ToList() : []);
            return (
                    node.Combine == Combine.Sum || members.Count == 1
                        ? string.Join(" + ", each)
                        : "the highest of " + string.Join(", ", each)
                )
                + (
                    held.Count == 0 ? ""
                    : held.Count == 1 ? $", at most {held[0]}"
                    : $", at most the highest of {string.Join(", ", held)}"
                );
        }
    }

    // A sum inside a product, or taken off another, needs its brackets.
    private string Factor(Node node)
    {
        var shown = Single(node);
        return
            shown.Label is { Name.Length: > 0 }
            || shown is not (SumNode or SelectNode or ClampNode or ExtremeNode or RoundNode or OverNode)
            || (isOneInfringement && shown is OverNode { HasCap: false })
            ? NameOf(shown)
            : $"({NameOf(shown)})";
    }

    // What is divided by a product is divided by the whole of it.
    private string Divisor(Node node) =>
        Single(node) switch
        {
            { Label.Name.Length: > 0 } => Factor(node),
            ProductNode once when path is not null && IsWhole(once.Inputs[1]) => Divisor(once.Inputs[0]),
            ProductNode or QuotientNode => $"({NameOf(node)})",
            _ => Factor(node),
        };

    // An alternative inside conditions that hold together, or the other way round, would be read wrongly without its brackets.
    private string Side(Node whole, Node node) =>
        Single(node) is ExtremeNode { Unit: Unit.Flag, Label: not { Name.Length: > 0 } } part && part.Kind != whole.Kind
            ? $"({NameOf(part)})"
            : NameOf(node);

    private string Listed(Node[] nodes) => string.Join(", ", nodes.Take(nodes.Length - 1).Select(NameOf)) + " and " + NameOf(nodes[^1]);

    private string Compared(CompareNode node)
    {
        if (node.Inputs is [var asked, NumberNode { Unit: Unit.Flag } flag])
        {
            return flag.Likely == 0m ? $"not ({NameOf(asked)})" : NameOf(asked);
        }

        var word = node.Comparison switch
        {
            Comparison.Above => "is above",
            Comparison.AtLeast => "is at least",
            Comparison.Below => "is below",
            Comparison.AtMost => "is at most",
            _ => "is",
        };
        return $"{NameOf(node.Inputs[0])} {word} {NameOf(node.Inputs[1])}";
    }

    private string ValueOf(NumberNode node)
    {
        string Show(decimal value) => Fact.Show(value, node.Unit, program.CurrencyOf(node), node.Options);
        return node.Low == node.High ? Show(node.Likely) : $"{Show(node.Low)} to {Show(node.High)}, likely {Show(node.Likely)}";
    }
}

// What nodes stood for in one case, in words: for the infringement that it is of, and for every one; and which of these, by their places,
// a node takes together.
internal sealed record FormulaValues(
    Func<Node, string> Of,
    Func<Node, IReadOnlyList<string>> OfEach,
    Func<OverNode, IReadOnlyList<IReadOnlyList<int>>> GroupsOf
);
