namespace FineCalc.Steps;

internal enum Comparison
{
    Above,
    AtLeast,
    Below,
    AtMost,
    Equal,
}

internal enum Combine
{
    Sum,
    Greatest,
}

// A step without its type: a view of what it says. Nodes are immutable and may be shared; where a node stands in a method is the program's
// business. A money node with no currency of its own is in the currency of the regime.
internal abstract class Node
{
    // How records point to one: to any, to a condition, to an amount.
    public static readonly Shape Shape = new(ShapeKind.Step);

    public static readonly Shape Condition = new(ShapeKind.Step) { Unit = FineCalc.Unit.Flag };

    public static readonly Shape Amount = new(ShapeKind.Step) { Unit = FineCalc.Unit.Money };

    protected Node(StepContent content)
    {
        (Content, Kind, Unit, Inputs, Label) = (content, content.Kind, content.Unit, content.Inputs, content.Label);
        Currency = StepRules.CurrencyOf(content);
    }

    public StepContent Content { get; }

    public StepKind Kind { get; }

    public Unit Unit { get; }

    public Currency Currency { get; }

    public Node[] Inputs { get; }

    public Label? Label { get; }

    // The options of a choice, so that a value can be shown by its name; of a step that only hands choices on, theirs.
    public IReadOnlyList<Option> Options =>
        Kind switch
        {
            StepKind.Fact => Content.Fact!.Options,
            StepKind.Select => Inputs[1].Options,
            StepKind.Greatest or StepKind.Least or StepKind.Clamp or StepKind.Over => Inputs[0].Options,
            _ => Content.Options,
        };

    public Node With(Label? label) => StepRules.Make(Content with { Label = label });

    // The same step over other inputs of the same units.
    public Node Over(Node[] others) => StepRules.Make(Content with { Inputs = others });

    // The same question in other words.
    public Node Asking(Fact fact) => StepRules.Make(Content with { Fact = fact });

    public override string ToString() =>
        Label is { Name.Length: > 0 } label ? label.Name
        : Content.Fact is { } fact ? fact.Name
        : Text.Word(Kind);
}

internal sealed class NumberNode(StepContent content) : Node(content)
{
    public NumberNode(
        Unit unit,
        Currency currency,
        decimal low,
        decimal likely,
        decimal high,
        Basis basis,
        IReadOnlyList<Option>? options = null
    )
        : this(
            new(StepKind.Number, unit, [])
            {
                Currency = currency,
                Value = new(low, likely, high),
                Basis = basis,
                Options = options ?? [],
            }
        ) { }

    public decimal Low { get; } = content.Value.Low;

    public decimal Likely { get; } = content.Value.Likely;

    public decimal High { get; } = content.Value.High;

    public bool IsOpen { get; } = content.Value.Low != content.Value.High;

    public Basis Basis => Content.Basis;

    // Whether two numbers are one, however often it is asked for.
    public bool Says(NumberNode other) =>
        (Unit, Currency, Content.Value, Basis, Label) == (other.Unit, other.Currency, other.Content.Value, other.Basis, other.Label);
}

internal sealed class FactNode(StepContent content) : Node(content)
{
    public FactNode(Fact fact, Node? fallback)
        : this(new(StepKind.Fact, fact.Unit, fallback is null ? [] : [fallback]) { Fact = fact }) { }

    public Fact Fact { get; } = content.Fact!;
}

internal sealed class GivenNode(StepContent content) : Node(content)
{
    public GivenNode(Fact fact)
        : this(new StepContent(StepKind.Given, Unit.Flag, []) { Fact = fact }) { }

    public Fact Fact { get; } = content.Fact!;
}

internal sealed class SumNode(StepContent content) : Node(content)
{
    public SumNode(Unit unit, Node[] terms, bool[] minus)
        : this(new(StepKind.Sum, unit, terms) { Minus = minus }) { }

    public bool[] Minus { get; } = content.Minus;
}

internal sealed class ProductNode(StepContent content) : Node(content)
{
    public ProductNode(Unit unit, Node left, Node right)
        : this(new(StepKind.Product, unit, [left, right])) { }
}

internal sealed class QuotientNode(StepContent content) : Node(content)
{
    public QuotientNode(Unit unit, Node left, Node right)
        : this(new(StepKind.Quotient, unit, [left, right])) { }
}

internal sealed class ExtremeNode(StepContent content) : Node(content)
{
    public ExtremeNode(StepKind kind, Unit unit, Node[] terms)
        : this(new(kind, unit, terms)) { }
}

internal sealed class ClampNode(StepContent content) : Node(content)
{
    public ClampNode(Node value, Node? floor, Node? cap)
        : this(
            new(
                StepKind.Clamp,
                value.Unit,
                [value, .. floor is null ? Array.Empty<Node>() : [floor], .. cap is null ? Array.Empty<Node>() : [cap]]
            )
            {
                HasFloor = floor is not null,
                HasCap = cap is not null,
            }
        ) { }

    public bool HasFloor { get; } = content.HasFloor;

    public bool HasCap { get; } = content.HasCap;
}

internal sealed class CompareNode(StepContent content) : Node(content)
{
    public CompareNode(Comparison comparison, Node left, Node right)
        : this(new(StepKind.Compare, Unit.Flag, [left, right]) { Comparison = comparison }) { }

    public Comparison Comparison { get; } = content.Comparison;
}

// The table is already held at the place in its bands.
internal sealed class TableNode(StepContent content) : Node(content)
{
    public TableNode(
        Unit unit,
        Node value,
        BandTable table,
        Currency currency,
        Basis basis,
        IReadOnlyList<Option>? options,
        InBand at = InBand.Straight
    )
        : this(
            new(StepKind.Table, unit, [value])
            {
                Table = table,
                Currency = currency,
                Basis = basis,
                Options = options ?? [],
                At = at,
            }
        ) { }

    public InBand At => Content.At;

    public Basis Basis => Content.Basis;

    public BandTable Table { get; } = content.Table!;
}

// The first input selects, by its place in the list (a flag: 0 no, 1 yes), one of the others.
internal sealed class SelectNode(StepContent content) : Node(content)
{
    public SelectNode(Node selector, Node[] branches)
        : this(new(StepKind.Select, branches[0].Unit, [selector, .. branches])) { }
}

internal sealed class RoundNode(StepContent content) : Node(content)
{
    public RoundNode(Node value, Node unit, RoundingMode mode)
        : this(new(StepKind.Round, value.Unit, [value, unit]) { Mode = mode }) { }

    public RoundingMode Mode { get; } = content.Mode;
}

internal sealed class ConvertNode(StepContent content) : Node(content)
{
    public ConvertNode(Node value, Currency to)
        : this(new(StepKind.Convert, Unit.Money, [value]) { Currency = to }) { }
}

// Takes a step of each infringement together. Within a group (all infringements with one answer to GroupBy) the results are
// combined and, if there is a cap, held by the greatest cap of the group; the groups are added.
internal sealed class OverNode(StepContent content) : Node(content)
{
    public OverNode(Node item, Node? cap, Combine combine, Fact? groupBy)
        : this(
            new(StepKind.Over, item.Unit, cap is null ? [item] : [item, cap])
            {
                HasCap = cap is not null,
                Combine = combine,
                Fact = groupBy,
            }
        ) { }

    public Combine Combine { get; } = content.Combine;

    public Fact? GroupBy { get; } = content.Fact;

    public bool HasCap { get; } = content.HasCap;
}
