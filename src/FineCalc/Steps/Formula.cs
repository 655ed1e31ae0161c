namespace FineCalc.Steps;

// The rule of a step in words: named steps, facts and numbers by their names, unnamed arithmetic in line.
internal static class Formula
{
    public static string Of(Program program, Node node) => node switch
    {
        NumberNode n => ValueOf(program, n),
        FactNode { Inputs: [var otherwise] } n => $"{n.Fact.Name} as given, otherwise {NameOf(program, otherwise)}",
        FactNode n => n.Fact.Name,
        GivenNode n => $"{n.Fact.Name} is given",
        SumNode n => string.Concat(n.Inputs.Select((input, i) => (i == 0 ? n.Minus[0] ? "-" : "" : n.Minus[i] ? " - " : " + ") + NameOf(program, input))),
        ProductNode => $"{Factor(program, node.Inputs[0])} × {Factor(program, node.Inputs[1])}",
        QuotientNode => $"{Factor(program, node.Inputs[0])} ÷ {Factor(program, node.Inputs[1])}",
        ExtremeNode { Unit: Unit.Flag } => string.Join(node.Kind == StepKind.Least ? " and " : " or ", node.Inputs.Select(i => NameOf(program, i))),
        ExtremeNode => $"the {(node.Kind == StepKind.Least ? "lower" : "higher")} of {Listed(program, node.Inputs)}",
        ClampNode n => NameOf(program, n.Inputs[0]) + (n.HasFloor ? $", at least {NameOf(program, n.Inputs[1])}" : "") + (n.HasCap ? $", at most {NameOf(program, n.Inputs[^1])}" : ""),
        CompareNode n => Compared(program, n),
        TableNode n => $"by the band of {NameOf(program, n.Inputs[0])}",
        SelectNode { Inputs: [{ Unit: Unit.Flag } condition, var no, var yes] } => $"{NameOf(program, yes)} if {NameOf(program, condition)}, otherwise {NameOf(program, no)}",
        SelectNode n => $"by {NameOf(program, n.Inputs[0])}: " + string.Join("; ", n.Inputs.Skip(1).Select((branch, i) => $"{(i < n.Inputs[0].Options.Count ? n.Inputs[0].Options[i].Code : Text.Number(i))}: {NameOf(program, branch)}")),
        RoundNode { Inputs: [var value, NumberNode { Likely: 0m }] } => NameOf(program, value),
        RoundNode n => $"{NameOf(program, n.Inputs[0])}, rounded {Rounding.Words(n.Mode)} {NameOf(program, n.Inputs[1])}",
        ConvertNode => $"{NameOf(program, node.Inputs[0])} in {program.CurrencyOf(node)}",
        OverNode n => (n.Combine == Combine.Sum ? "the sum of " : "the highest ") + NameOf(program, n.Inputs[0]) + " over the infringements"
            + (n.HasCap ? $", at most the highest {NameOf(program, n.Inputs[1])}" : "") + (n.GroupBy is null ? "" : $", for each {n.GroupBy.Name.ToLowerInvariant()}"),
        _ => Text.Word(node.Kind),
    };

    public static string NameOf(Program program, Node node) => node switch
    {
        { Label.Name.Length: > 0 } => node.Label!.Name,
        FactNode n => n.Fact.Name,
        _ => Of(program, node),
    };

    // A sum inside a product needs its brackets.
    private static string Factor(Program program, Node node) =>
        node.Label is { Name.Length: > 0 } || node is not (SumNode or SelectNode or ClampNode or ExtremeNode or RoundNode) ? NameOf(program, node) : $"({NameOf(program, node)})";

    private static string Listed(Program program, Node[] nodes) => string.Join(", ", nodes.Take(nodes.Length - 1).Select(n => NameOf(program, n))) + " and " + NameOf(program, nodes[^1]);

    private static string Compared(Program program, CompareNode node)
    {
        if (node.Inputs[0].Unit == Unit.Flag && node.Inputs[1] is NumberNode flag)
        {
            return flag.Likely == 0m ? $"not ({NameOf(program, node.Inputs[0])})" : NameOf(program, node.Inputs[0]);
        }

        var word = node.Comparison switch
        {
            Comparison.Above => "is above",
            Comparison.AtLeast => "is at least",
            Comparison.Below => "is below",
            Comparison.AtMost => "is at most",
            _ => "is",
        };
        var right = node.Inputs[1] is NumberNode { Unit: Unit.Choice, Label: null } choice ? Fact.Show(choice.Likely, Unit.Choice, default, node.Inputs[0].Options) : NameOf(program, node.Inputs[1]);
        return $"{NameOf(program, node.Inputs[0])} {word} {right}";
    }

    private static string ValueOf(Program program, NumberNode node)
    {
        var currency = program.CurrencyOf(node);
        return node.Low == node.High ? Fact.Show(node.Likely, node.Unit, currency)
            : $"{Fact.Show(node.Low, node.Unit, currency)} to {Fact.Show(node.High, node.Unit, currency)}, likely {Fact.Show(node.Likely, node.Unit, currency)}";
    }
}
