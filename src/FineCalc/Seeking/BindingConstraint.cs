using FineCalc.Steps;

namespace FineCalc.Seeking;

/// <summary>One reason why a step keeps its value while a fact moves.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Kind">
/// <c>cap</c>, <c>floor</c>, <c>greatest</c> or <c>least</c> (another term decides), <c>table-row</c>, <c>rounding</c>, <c>zero</c> (the
/// fact multiplies nothing), <c>condition</c> (another branch is taken), <c>range-end</c> (no further value of the fact is allowed),
/// <c>no-effect</c> (the fact does not enter: its value is not asked on the way) or <c>no-change</c> (it is asked, and no value of it makes
/// a difference).
/// </param>
/// <param name="Name">What binds: the step, number, row or fact.</param>
/// <param name="Source">Where that comes from, if it is known.</param>
public sealed record BindingConstraint(string Kind, string Name, Citation? Source)
{
    /// <summary>The named step in which it binds, if that is another.</summary>
    public string? Step { get; init; }

    /// <summary>The reason in words, with its source.</summary>
    public override string ToString() =>
        Kind switch
        {
            "greatest" => $"'{Name}' is higher",
            "least" => $"'{Name}' is lower",
            "table-row" => $"the row of {Name}",
            "zero" => $"'{Name}' is zero",
            "condition" => $"what is decided by '{Name}'",
            "range-end" => $"no further value of '{Name}' is searched or allowed",
            "no-effect" => $"'{Name}' does not enter it",
            "no-change" => $"'{Name}' enters it and no value of it makes a difference",
            _ => $"the {Kind} '{Name}'",
        }
        + (Step is null ? "" : $" in '{Step}'")
        + (Source is null ? "" : $" ({Source})");
}
