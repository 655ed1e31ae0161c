namespace FineCalc;

// All that a question says. A Fact is a typed handle on it; version ids, documents, schemas and comparisons go by its fields.
internal sealed record FactContent(string Id, string Name, string Asks, Unit Unit)
{
    public string? Counted { get; init; }

    public bool IsJudgement { get; init; }

    public bool IsPerInfringement { get; init; }

    public bool IsWhole { get; init; }

    public string? Meaning { get; init; }

    public IReadOnlyList<Option> Options { get; init; } = [];

    public decimal? Least { get; init; }

    public decimal? Most { get; init; }

    // What stands where no answer is given; null where one is needed.
    public Unanswered? Unanswered { get; init; }

    public Citation? Source { get; init; }

    public static Fields<FactContent> Fields { get; } =
        new(new FactContent("", "", "", default), q => new Measure(q.Unit, q.Options))
        {
            { "id", Shape.Name, q => q.Id, (q, v) => q with { Id = (string)v }, "the name in files", FieldIs.Needed | FieldIs.Lasting },
            { "name", Shape.Name, q => q.Name, (q, v) => q with { Name = (string)v }, "the name in tables", FieldIs.Needed },
            { "asks", Shape.Sentence, q => q.Asks, (q, v) => q with { Asks = (string)v }, "the question in full", FieldIs.Needed },
            {
                "unit",
                Shape.Word(typeof(Unit)),
                q => q.Unit,
                (q, v) => q with { Unit = (Unit)v },
                "what the answer is measured in",
                FieldIs.Needed | FieldIs.Lasting | FieldIs.Shared
            },
            {
                "counted",
                Shape.Name,
                q => q.Counted,
                (q, v) => q with { Counted = (string)v },
                "what is counted",
                FieldIs.Lasting | FieldIs.Shared
            },
            {
                "judgement",
                Shape.Flag,
                q => q.IsJudgement,
                (q, v) => q with { IsJudgement = (bool)v },
                "whether only the authority answers it",
                FieldIs.Lasting
            },
            {
                "perInfringement",
                Shape.Flag,
                q => q.IsPerInfringement,
                (q, v) => q with { IsPerInfringement = (bool)v },
                "whether each infringement may have its own answer",
                FieldIs.Lasting
            },
            { "whole", Shape.Flag, q => q.IsWhole, (q, v) => q with { IsWhole = (bool)v }, "whether only whole numbers are allowed" },
            {
                "meaning",
                Shape.Filled,
                q => q.Meaning,
                (q, v) => q with { Meaning = (string)v },
                "what it asks beyond its regime, so that an answer holds in other regimes too",
                FieldIs.Lasting | FieldIs.Shared
            },
            {
                "options",
                Shape.Records(Option.Fields),
                q => q.Options,
                (q, v) => q with { Options = (IReadOnlyList<Option>)v },
                "what is chosen from",
                FieldIs.Lasting | FieldIs.Shared
            },
            {
                "least",
                Shape.Bound,
                q => q.Least,
                (q, v) => q with { Least = (decimal)v },
                "the lowest allowed value, included; a rate as a fraction"
            },
            { "most", Shape.Bound, q => q.Most, (q, v) => q with { Most = (decimal)v }, "the highest allowed value, included" },
            {
                "missing",
                Shape.Record(FineCalc.Unanswered.Fields),
                q => q.Unanswered,
                (q, v) => q with { Unanswered = (Unanswered)v },
                "what stands when it is not answered; without it the answer is needed"
            },
            { "source", Shape.Source, q => q.Source, (q, v) => q with { Source = (Citation)v } },
        };

    // Whether an answer to one is an answer to the other. Ids do not tell: questions of different regimes may have one id and differ.
    public bool AsksTheSameAs(FactContent other) => Meaning is not null && Fields.AreAlike(this, other, FieldIs.Shared);

    // Whether two may be one question on different days: what does not change with the day is the same.
    public bool IsOtherwiseWorded(FactContent other) => Fields.AreAlike(this, other, FieldIs.Lasting);

    // What no question may say, with the field that says it; none of a field where it is of the whole.
    public IEnumerable<(string? Key, Problem Problem)> Faults()
    {
        foreach (var problem in Choices.Faults(Unit, Options))
        {
            yield return (null, problem);
        }

        if (IsJudgement && Meaning is not null)
        {
            yield return (
                "meaning",
                Fault(
                    "meaning-of-judgement",
                    "A judgement of one authority has no meaning beyond its regime.",
                    "a meaning for a fact, or none"
                )
            );
        }

        foreach (var key in Unit is Unit.Choice or Unit.Flag ? new[] { Least is null ? null : "least", Most is null ? null : "most" } : [])
        {
            if (key is not null)
            {
                yield return (
                    key,
                    Fault(
                        "bound-misplaced",
                        $"'{key}' holds what is chosen from a list.",
                        "ends for money, a rate or a count; a list has its options"
                    )
                );
            }
        }

        if (Least > Most)
        {
            yield return ("most", Fault("range-order", "The most that is allowed is below the least.", "least and most in that order"));
        }

        // What stands for an answer must be one that could be given; what could is said the same of a question whose id was left out.
        if (
            Unanswered?.Value is var (low, likely, high, _)
            && (low < Least || high > Most || (IsWhole && (low % 1m != 0m || likely % 1m != 0m || high % 1m != 0m)))
        )
        {
            yield return (
                "missing",
                Fault(
                    "missing-not-allowed",
                    $"What a missing answer to '{Id}' means is not what may be answered.",
                    Fact.Restored(this with { Id = "any" }).Allowed
                )
            );
        }
    }

    private Problem Fault(string code, string message, string allowed) =>
        new(code, message) { Subject = Id.Length > 0 ? Id : null, Allowed = allowed };
}

// What a missing answer means, why, and what that rests on.
internal sealed record Unanswered(ValueOrRange Value, string? Why, Basis Basis)
{
    public static Fields<Unanswered> Fields { get; } =
        new(new Unanswered(default, null, Basis.Fact), isLine: true)
        {
            { "value", Shape.Range, u => u.Value, (u, v) => u with { Value = (ValueOrRange)v } },
            { "why", Shape.Sentence, u => u.Why, (u, v) => u with { Why = (string)v }, "why it stands, or what is assumed" },
            {
                "basis",
                Shape.Word(typeof(Basis)),
                u => u.Basis,
                (u, v) => u with { Basis = (Basis)v },
                "what that rests on",
                FieldIs.Needed
            },
        };
}
