namespace FineCalc;

/// <summary>A figure that the regulator published, to hold the calculation against.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Step">The id of the step.</param>
/// <param name="Infringement">The infringement, where the step is one of an infringement; null otherwise.</param>
/// <param name="Value">
/// The published value: an amount in the regime's currency, or a rate as a fraction. The lower end, included, where a range was published.
/// </param>
public sealed record PublishedStep(string Step, string? Infringement, decimal Value)
{
    /// <summary>The upper end, included, where a range was published; null where it was one value.</summary>
    public decimal? High { get; init; }

    /// <summary>
    /// The stage the figure is of: <c>provisional</c>, <c>final</c> or the name of a later stage; null for the final amount.
    /// </summary>
    public string? Stage { get; init; }

    /// <summary>
    /// How far the calculation may lie from this figure, in its own unit, 0 or more. Null for the tolerance of the figures where it is an
    /// amount, and for none where it is a rate, a number, a choice or a flag.
    /// </summary>
    public decimal? Tolerance { get; init; }

    /// <summary>The step and its value as published: a rate as a fraction.</summary>
    public override string ToString() =>
        Text.Line(
            $"{Step}{(Infringement is null ? "" : $" ({Infringement})")}: {Text.Number(Value)}"
                + (High is { } high ? $" to {Text.Number(high)}" : "")
        );
}
