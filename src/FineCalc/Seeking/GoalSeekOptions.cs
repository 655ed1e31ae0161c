using System.Numerics;
using FineCalc.Steps;

namespace FineCalc.Seeking;

/// <summary>What is sought, beside the fact and the target.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
public sealed record GoalSeekOptions
{
    /// <summary>The id of the step that shall have the target; null for the final amount.</summary>
    public string? Step { get; init; }

    /// <summary>
    /// The infringement whose own answer is sought, and whose step is meant where each has one; null for the answer of the whole case, or
    /// for the only infringement.
    /// </summary>
    public string? Infringement { get; init; }

    /// <summary>
    /// The lowest value of the fact to try, included; null for the lowest that is allowed. A rate is a fraction, an amount is in the
    /// regime's currency.
    /// </summary>
    public decimal? From { get; init; }

    /// <summary>The highest value of the fact to try, included; null for the highest that is allowed.</summary>
    public decimal? To { get; init; }

    /// <summary>
    /// The distance between the values to try, above zero: 0.0001 for basis points, 0.01 for pence. Null for every decimal there is; facts
    /// in whole numbers are tried in whole numbers.
    /// </summary>
    public decimal? Resolution { get; init; }

    /// <summary>What is sought.</summary>
    public override string ToString() => Text.Line((Step ?? "the final amount") + (Infringement is null ? "" : $" ({Infringement})"));
}
