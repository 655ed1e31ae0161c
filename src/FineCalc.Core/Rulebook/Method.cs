namespace FineCalc.Steps;

/// <summary>A method as it is laid out on a date.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Result">The final amount: the root of every explanation.</param>
public sealed record Method(Step<Money> Result)
{
    /// <summary>The penalty before hardship and settlement, where the method has that stage.</summary>
    public Step<Money>? Provisional { get; init; }

    /// <summary>Whether the result is the most that can be imposed: a ceiling of the law, and never a prediction.</summary>
    public bool IsMaximum { get; init; }

    /// <summary>Named steps that are shown but do not enter the amount, such as the category a percentage falls in.</summary>
    public IReadOnlyList<Shown> AlsoShown { get; init; } = [];

    /// <summary>What facts must not contradict, and what deserves a warning.</summary>
    public IReadOnlyList<Check> Checks { get; init; } = [];

    /// <summary>
    /// What days of a case the text has the method for, as far as it says so; each is held against the days of every <see cref="Case"/>.
    /// </summary>
    public IReadOnlyList<DateCondition> Conditions { get; init; } = [];

    /// <summary>
    /// When numbers that the method uses are due to be others. That changes no result: it is in the document of a version and not in
    /// its id.
    /// </summary>
    public IReadOnlyList<Adjustment> Adjustments { get; init; } = [];

    /// <summary>The step that is the result, and how many checks there are.</summary>
    public override string ToString() => Text.Line($"{Result}{(IsMaximum ? ", a maximum" : "")}, {Text.Counted(Checks.Count, "check")}");

    internal static Fields<Method> Fields { get; } =
        new(new Method((Step<Money>)null!))
        {
            {
                "result",
                Node.Amount,
                m => m.Result.Node,
                (m, v) => m with { Result = new((Node)v) },
                "the place of the final amount",
                FieldIs.Needed
            },
            {
                "provisional",
                Node.Amount,
                m => m.Provisional?.Node,
                (m, v) => m with { Provisional = new((Node)v) },
                "the place of the provisional amount, where it is another"
            },
            {
                "maximum",
                Shape.Flag,
                m => m.IsMaximum,
                (m, v) => m with { IsMaximum = (bool)v },
                "whether the result is the most that can be imposed, and no prediction"
            },
            {
                "shown",
                Shape.Records(Shown.Fields),
                m => m.AlsoShown,
                (m, v) => m with { AlsoShown = (IReadOnlyList<Shown>)v },
                "steps that are shown beside the amount, and when"
            },
            {
                "checks",
                Shape.Records(Check.Fields),
                m => m.Checks,
                (m, v) => m with { Checks = (IReadOnlyList<Check>)v },
                "what must hold of the facts, and what deserves a warning"
            },
            {
                "conditions",
                Shape.Records(DateCondition.Fields),
                m => m.Conditions,
                (m, v) => m with { Conditions = (IReadOnlyList<DateCondition>)v },
                "what days of a case the version is for"
            },
            {
                "adjustments",
                Shape.Records(Adjustment.Fields),
                m => m.Adjustments,
                (m, v) => m with { Adjustments = (IReadOnlyList<Adjustment>)v },
                "when numbers are due to be others, and by which rule",
                FieldIs.Aside
            },
        };

    // The method over other steps.
    internal Method Over(Func<Node, Node> of) =>
        this with
        {
            Result = new(of(Result.Node)),
            Provisional = Provisional is null ? null : new(of(Provisional.Node)),
            AlsoShown = [.. AlsoShown.Select(s => Shown.Of(of(s.Node), of(s.When)))],
            Checks = [.. Checks.Select(c => c with { Holds = new(of(c.Holds.Node)) })],
            Conditions = [.. Conditions.Select(c => c with { When = c.When is null ? null : new(of(c.When.Node)) })],
        };
}
