namespace FineCalc.Steps;

internal sealed record Label(string Id, string Name, Citation Source);

// All that a step says: what every step does, and what only steps of some kinds do. Nodes are typed views of it; version ids, documents and
// schemas go by its fields.
internal sealed record StepContent(StepKind Kind, Unit Unit, Node[] Inputs)
{
    public static readonly Shape Question = new(ShapeKind.Question);

    private static readonly Shape Steps = new(ShapeKind.Steps);

    private static readonly Label Unlabelled = new("", "", new Citation(""));

    public Label? Label { get; init; }

    // Of kinds that have one of their own; the others have that of their inputs.
    public Currency Currency { get; init; }

    public IReadOnlyList<Option> Options { get; init; } = [];

    public ValueOrRange Value { get; init; }

    public Basis Basis { get; init; }

    public Fact? Fact { get; init; }

    public bool[] Minus { get; init; } = [];

    public bool HasFloor { get; init; }

    public bool HasCap { get; init; }

    public Comparison Comparison { get; init; }

    public RoundingMode Mode { get; init; }

    public Combine Combine { get; init; }

    public InBand At { get; init; }

    public BandTable? Table { get; init; }

    // Of all kinds; those of one kind are listed by its rules.
    public static Fields<StepContent> Fields { get; } =
        new(
            new StepContent(default, default, []),
            s => new Measure(s.Unit, s.Options, s.Currency, s.Inputs is [var first, ..] ? first.Unit : Unit.Count)
        )
        {
            {
                "kind",
                Shape.Word(typeof(StepKind)),
                s => s.Kind,
                (s, v) => s with { Kind = (StepKind)v },
                "what it does with its inputs",
                FieldIs.Needed
            },
            {
                "unit",
                Shape.Word(typeof(Unit)),
                s => s.Unit,
                (s, v) => s with { Unit = (Unit)v },
                "what it is measured in",
                FieldIs.Needed
            },
            { "inputs", Steps, s => s.Inputs, (s, v) => s with { Inputs = (Node[])v }, "the earlier steps it is worked out from" },
            { "question", Question, s => s.Fact, (s, v) => s with { Fact = (Fact)v }, "the place of a question" },
            { "currency", Shape.Currency, s => s.Currency, (s, v) => s with { Currency = (Currency)v } },
            { "options", Shape.Codes, s => s.Options, (s, v) => s with { Options = (IReadOnlyList<Option>)v } },
            {
                "value",
                Shape.Range,
                s => s.Value,
                (s, v) => s with { Value = new(((ValueOrRange)v).Low, ((ValueOrRange)v).Likely, ((ValueOrRange)v).High) }
            },
            { "basis", Shape.Word(typeof(Basis)), s => s.Basis, (s, v) => s with { Basis = (Basis)v }, "what it rests on", FieldIs.Needed },
            {
                "minus",
                Shape.Flags,
                s => s.Minus,
                (s, v) => s with { Minus = (bool[])v },
                "whether each term is taken off",
                FieldIs.Needed
            },
            { "floor", Shape.Flag, s => s.HasFloor, (s, v) => s with { HasFloor = (bool)v } },
            { "cap", Shape.Flag, s => s.HasCap, (s, v) => s with { HasCap = (bool)v } },
            {
                "comparison",
                Shape.Word(typeof(Comparison)),
                s => s.Comparison,
                (s, v) => s with { Comparison = (Comparison)v },
                "how the first is compared with the second",
                FieldIs.Needed
            },
            {
                "mode",
                Shape.Word(typeof(RoundingMode)),
                s => s.Mode,
                (s, v) => s with { Mode = (RoundingMode)v },
                "how it is rounded",
                FieldIs.Needed
            },
            {
                "combine",
                Shape.Word(typeof(Combine)),
                s => s.Combine,
                (s, v) => s with { Combine = (Combine)v },
                "how infringements are taken together",
                FieldIs.Needed
            },
            { "at", Shape.Word(typeof(InBand)), s => s.At, (s, v) => s with { At = (InBand)v }, "where in the band", FieldIs.Needed },
            { "table", Shape.Beside(BandTable.Fields), s => s.Table, (s, v) => s with { Table = (BandTable)v } },
            {
                "id",
                Shape.Name,
                s => Shape.Filling(s.Label?.Id),
                (s, v) => s with { Label = (s.Label ?? Unlabelled) with { Id = (string)v } },
                "the stable name"
            },
            {
                "name",
                Shape.Name,
                s => Shape.Filling(s.Label?.Name),
                (s, v) => s with { Label = (s.Label ?? Unlabelled) with { Name = (string)v } },
                "the name in tables"
            },
            {
                "source",
                Shape.Source,
                s => s.Label?.Source,
                (s, v) => s with { Label = (s.Label ?? Unlabelled) with { Source = (Citation)v } }
            },
        };
}
