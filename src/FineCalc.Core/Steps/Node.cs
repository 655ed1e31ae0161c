namespace FineCalc.Steps;

internal enum Comparison
{
    Above,
    AtLeast,
    Below,
    AtMost,
    Equal,
}

internal sealed record Label(string Id, string Name, Citation Source);

// A step without its type. Nodes are immutable and may be shared; where a node stands in a method is the program's business.
// A money node with no currency of its own is in the currency of the regime.
internal abstract class Node(StepKind kind, Unit unit, Currency currency, params Node[] inputs)
{
    public StepKind Kind { get; } = kind;

    public Unit Unit { get; } = unit;

    public Currency Currency { get; } = currency;

    public Node[] Inputs { get; private set; } = inputs;

    public Label? Label { get; private set; }

    // The options of a choice, so that a value can be shown by its name.
    public virtual IReadOnlyList<Option> Options => [];

    public Node With(Label? label)
    {
        var copy = (Node)MemberwiseClone();
        copy.Label = label;
        return copy;
    }

    // The same step over other inputs of the same units.
    public Node Over(Node[] others)
    {
        var copy = (Node)MemberwiseClone();
        copy.Inputs = others;
        return copy;
    }

    public static Currency CurrencyOf(params ReadOnlySpan<Node> nodes)
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
}

internal sealed class NumberNode(
    Unit unit,
    Currency currency,
    decimal low,
    decimal likely,
    decimal high,
    Basis basis,
    IReadOnlyList<Option>? options = null
) : Node(StepKind.Number, unit, currency)
{
    public override IReadOnlyList<Option> Options => options ?? [];

    public decimal Low => low;

    public decimal Likely => likely;

    public bool IsOpen { get; } = low != high;

    public decimal High => high;

    public Basis Basis => basis;

    // Whether two numbers are one, however often it is asked for.
    public bool Says(NumberNode other) =>
        (Unit, Currency, Low, Likely, High, Basis, Label)
        == (other.Unit, other.Currency, other.Low, other.Likely, other.High, other.Basis, other.Label);
}

internal sealed class FactNode(Fact fact, Node? fallback) : Node(StepKind.Fact, fact.Unit, default, fallback is null ? [] : [fallback])
{
    public Fact Fact => fact;

    public override IReadOnlyList<Option> Options => fact.Options;
}

internal sealed class GivenNode(Fact fact) : Node(StepKind.Given, Unit.Flag, default)
{
    public Fact Fact => fact;
}

internal sealed class SumNode(Unit unit, Node[] terms, bool[] minus) : Node(StepKind.Sum, unit, CurrencyOf(terms), terms)
{
    public bool[] Minus => minus;
}

internal sealed class ProductNode(Unit unit, Node left, Node right)
    : Node(StepKind.Product, unit, unit == Unit.Money ? CurrencyOf(left, right) : default, left, right);

internal sealed class QuotientNode(Unit unit, Node left, Node right)
    : Node(StepKind.Quotient, unit, unit == Unit.Money ? left.Currency : default, left, right);

internal sealed class ExtremeNode(StepKind kind, Unit unit, Node[] terms) : Node(kind, unit, CurrencyOf(terms), terms);

internal sealed class ClampNode(Node value, Node? floor, Node? cap)
    : Node(
        StepKind.Clamp,
        value.Unit,
        value.Currency,
        [value, .. floor is null ? Array.Empty<Node>() : [floor], .. cap is null ? Array.Empty<Node>() : [cap]]
    )
{
    public bool HasFloor { get; } = floor is not null;

    public bool HasCap { get; } = cap is not null;
}

internal sealed class CompareNode(Comparison comparison, Node left, Node right) : Node(StepKind.Compare, Unit.Flag, default, left, right)
{
    public Comparison Comparison => comparison;
}

// The table is already held at the place in its bands.
internal sealed class TableNode(
    Unit unit,
    Node value,
    BandTable table,
    Currency currency,
    Basis basis,
    IReadOnlyList<Option>? options,
    InBand at = InBand.Straight
) : Node(StepKind.Table, unit, currency, value)
{
    public InBand At => at;

    public Basis Basis => basis;

    public BandTable Table => table;

    public override IReadOnlyList<Option> Options => options ?? [];
}

// The first input selects, by its place in the list (a flag: 0 no, 1 yes), one of the others.
internal sealed class SelectNode(Node selector, Node[] branches)
    : Node(StepKind.Select, branches[0].Unit, CurrencyOf(branches), [selector, .. branches])
{
    public override IReadOnlyList<Option> Options => Inputs[1].Options;
}

internal sealed class RoundNode(Node value, Node unit, RoundingMode mode) : Node(StepKind.Round, value.Unit, value.Currency, value, unit)
{
    public RoundingMode Mode => mode;
}

internal sealed class ConvertNode(Node value, Currency to) : Node(StepKind.Convert, Unit.Money, to, value);

internal enum Combine
{
    Sum,
    Greatest,
}

// Takes a step of each infringement together. Within a group (all infringements with one answer to GroupBy) the results are
// combined and, if there is a cap, held by the greatest cap of the group; the groups are added.
internal sealed class OverNode(Node item, Node? cap, Combine combine, Fact? groupBy)
    : Node(StepKind.Over, item.Unit, item.Currency, cap is null ? [item] : [item, cap])
{
    public Combine Combine => combine;

    public Fact? GroupBy => groupBy;

    public bool HasCap { get; } = cap is not null;
}
