namespace FineCalc;

/// <summary>One published figure and what was found for it.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Figure"><c>provisional</c>, <c>final</c>, the name of a later stage, or the id of a step.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Infringement">The infringement, where the step is one of an infringement.</param>
/// <param name="Stage">The stage: <c>provisional</c>, <c>final</c> or the name of a later one.</param>
/// <param name="Low">The published value, or the lower end of the published range.</param>
/// <param name="High">The same, or the upper end.</param>
/// <param name="Calculated">What was found, the likely value where it is open; null if nothing was.</param>
/// <param name="Outcome">What that shows.</param>
public sealed record PublishedComparison(
    string Figure,
    string Name,
    string? Infringement,
    string Stage,
    decimal Low,
    decimal High,
    decimal? Calculated,
    PublishedOutcome Outcome
)
{
    /// <summary>Whether it is a step, and not an amount of a stage.</summary>
    public bool IsStep { get; init; }

    /// <summary>The figure as published and as found, in a line: amounts and numbers to two decimals.</summary>
    public override string ToString()
    {
        return Text.Line(
            $"{Name}{(Infringement is null ? "" : $" ({Infringement})")}: {Text.Word(Outcome)}; published {Show(Low)}"
                + (High == Low ? "" : $" to {Show(High)}")
                + (Calculated is { } found ? $", found {Show(found)}" : "")
        );

        string Show(decimal value) => Fact.Briefly(value, Unit, default, Options);
    }

    internal Unit Unit { get; init; }

    internal IReadOnlyList<Option> Options { get; init; } = [];

    internal Problem Problem
    {
        get
        {
            var stage = IsStep && Stage != CaseStage.Final ? $" ({Stage})" : "";
            var name = $"'{(Infringement is null ? Figure : $"{Figure} ({Infringement})")}'{stage}";
            var figure = Text.Number(Low) + (High == Low ? "" : $" to {Text.Number(High)}");
            return new Problem(
                "published-differs",
                $"{name} is {(Calculated is { } found ? Text.Number(found) : "not read")}, and {figure} was published."
            )
            {
                Subject = Figure,
            };
        }
    }
}
