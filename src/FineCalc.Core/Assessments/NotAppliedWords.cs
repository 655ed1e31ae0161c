using FineCalc.Steps;

namespace FineCalc;

// Why a rule was not applied, in words: the values that decided, and the condition that led past it.
internal sealed class NotAppliedWords(Calculation of)
{
    private const int Line = 80;

    private readonly Calculation _of = of;
    private readonly Program _program = of.Program;

    public static string Above(TraceNode value, TraceNode floor) =>
        value.Low == floor.High ? $"{Said(value, value.Low)} is at the floor and not below it"
        : floor.High == 0m ? $"{(value.IsOpen ? "at least " : "")}{Said(value, value.Low)}, above the floor of {Said(floor, 0m)}"
        : $"{(value.IsOpen ? "at least " : "")}{Said(value, value.Low)}, {Said(value, value.Low - floor.High)} above the floor of "
            + Said(floor, floor.High);

    // Of a value, or of several taken together, the greatest that it may be.
    public static string Below(TraceNode value, decimal high, TraceNode cap) =>
        high == cap.Low
            ? $"{Said(value, high)} is at the cap and not above it"
            : $"{(value.IsOpen ? "at most " : "")}{Said(value, high)}, {Said(value, cap.Low - high)} below the cap of {Said(cap, cap.Low)}";

    public static string Decided(TraceNode term, TraceNode winner, bool isLeast) =>
        $"{Said(term)} is {(isLeast ? "above" : "below")} {Quoted(winner)}, which decides";

    // Of several infringements one alone counts.
    public static string Outdone(TraceNode item, TraceNode greatest) =>
        $"{Said(item)} is below {Said(greatest)}{(greatest.Infringement is { } name ? $" of '{name}'" : "")}, and the highest alone counts";

    // What is given stands in place of what the method would work out.
    public static string Stated(FactNode fact, TraceNode answer) => $"'{fact.Fact.Name}' is given as {answer.ValueText}";

    public string NotGiven(FactNode fact, int infringement) =>
        fact.Inputs is not [var otherwise] ? $"not given: {fact.Fact.MissingWhy}"
        : _of.FormulaOf(infringement).StandIn(fact) is NumberNode { Label: null, Low: 0m, High: 0m } ? "not given"
        : $"not given; it stays at {Said(Step(_program.IndexOf(otherwise), infringement))}";

    // What a branch is called that has no name of its own: by its answer, by its rule, or by its condition where the rule is long.
    public string Branch(SelectNode select, int place)
    {
        if (select.Inputs[0].Unit == Unit.Choice)
        {
            return Fact.Show(place, Unit.Choice, default, select.Inputs[0].Options);
        }

        var formula = new Formula(_program);
        return formula.NameOf(select.Inputs[place + 1]) is { Length: <= Line } rule
            ? rule
            : $"What follows if {(place == 1 ? "" : "not: ")}{formula.NameOf(select.Inputs[0])}";
    }

    public string Branches(SelectNode select, IReadOnlyList<string> options) =>
        (select.Inputs[0].Unit == Unit.Choice ? $"{new Formula(_program).NameOf(select.Inputs[0])}: " : "") + string.Join(", ", options);

    // The condition, or the choice, that led past a branch.
    public string Why(int selector, int infringement)
    {
        var step = Step(selector, infringement);
        return step.Unit == Unit.Choice ? Is(step) : Reason(selector, infringement);
    }

    private string Reason(int index, int infringement)
    {
        var (node, inputs) = (_program.Nodes[index], _program.Inputs[index]);
        var step = Step(index, infringement);
        var holds = step.Value != 0m;
        return node switch
        {
            FactNode { Inputs.Length: > 0 } when step.Answer is null => Reason(inputs[0], infringement),
            FactNode => Is(step),
            GivenNode given => $"'{given.Fact.Name}' is {(holds ? "" : "not ")}given",
            CompareNode { Inputs: [{ Unit: Unit.Flag }, NumberNode] } => Reason(inputs[0], infringement),
            CompareNode compare => Compared(compare, inputs, infringement, holds),
            ExtremeNode => Several(inputs, infringement, (node.Kind == StepKind.Least) != holds, holds),
            SelectNode => Reason(
                Taken(inputs, infringement) is var taken && _program.Nodes[taken] is NumberNode ? inputs[0] : taken,
                infringement
            ),
            OverNode => $"'{Step(inputs[0], infringement).Name}' {(holds ? "holds" : "does not hold")}",
            _ => $"'{step.Name}' is {step.ValueText}",
        };
    }

    // One decides where one is enough; otherwise all do.
    private string Several(int[] inputs, int infringement, bool isOneEnough, bool holds)
    {
        var deciding = inputs.Where(i => Step(i, infringement).Value != 0m == holds).Select(i => Reason(i, infringement)).Distinct();
        return isOneEnough ? deciding.First() : string.Join("; ", deciding);
    }

    private int Taken(int[] inputs, int infringement) => inputs[(int)Step(inputs[0], infringement).Value + 1];

    private string Compared(CompareNode node, int[] inputs, int infringement, bool holds)
    {
        if (node.Inputs is [{ Unit: Unit.Choice }, NumberNode])
        {
            return Is(Step(inputs[0], infringement));
        }

        var word = node.Comparison switch
        {
            Comparison.Above => "above",
            Comparison.AtLeast => "at or above",
            Comparison.Below => "below",
            Comparison.AtMost => "at or below",
            _ => "",
        };
        var (left, right) = (Quoted(Step(inputs[0], infringement)), Quoted(Step(inputs[1], infringement)));
        return $"{left} is{(holds ? "" : " not")}{(word.Length > 0 ? " " : "")}{word} {right}";
    }

    private static string Is(TraceNode step) =>
        step is { Answer: null, FactAsked: not null, Inputs.Count: 0 }
            ? $"'{step.Name}' is not given and counts as {Said(step)}"
            : $"'{step.Name}' is {Said(step)}";

    // The name with the value, or the value alone where it has no other name.
    private static string Quoted(TraceNode step) =>
        step.Node is NumberNode { Label: null } ? Said(step) : $"'{Text.Cut(step.Name, Line)}' ({Said(step)})";

    // Of a value that is open its ends, or one of them, no finer than an estimate is.
    private static string Said(TraceNode step)
    {
        if (!step.IsOpen)
        {
            return step.ValueText;
        }

        if (step.Unit is Unit.Choice or Unit.Flag)
        {
            return $"{step.Show(step.Low)} to {step.Show(step.High)}";
        }

        var (low, high) = Rough.Ends(step.Low, step.High);
        return $"about {step.Show(low)} to {step.Show(high)}";
    }

    private static string Said(TraceNode of, decimal value) => of.IsOpen ? $"about {of.Show(Rough.Significant(value))}" : of.Show(value);

    private TraceNode Step(int node, int infringement) => new(_of, node, infringement);
}
