namespace FineCalc.Steps;

/// <summary>A rule of a method that was looked at and left the amount as it was: which one, and why.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Id">The step, number or question; empty for arithmetic without a name.</param>
/// <param name="Name">Its name, or its rule in words where it has none.</param>
/// <param name="Reason">Why it was not applied.</param>
/// <param name="Why">The same in words, with the values that decided.</param>
/// <param name="Source">Where the law has it, if that is known.</param>
public sealed record RuleNotApplied(string Id, string Name, NotAppliedReason Reason, string Why, Citation? Source)
{
    /// <summary>The named step that it would have changed; null where it is a step of its own.</summary>
    public string? Within { get; init; }

    /// <summary>The named steps that the method went without for this reason, itself included where it is one.</summary>
    public IReadOnlyList<StepInfo> Steps { get; init; } = [];

    /// <summary>The infringements of which it is so; empty for a rule of the whole case, and where the case names none.</summary>
    public IReadOnlyList<string> Infringements { get; init; } = [];

    /// <summary>The rule and the reason, in a line.</summary>
    public override string ToString() => Text.Line($"{Name}: {Why}");
}
