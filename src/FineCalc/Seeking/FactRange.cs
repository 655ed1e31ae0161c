namespace FineCalc.Seeking;

/// <summary>Values of a fact for which a step has one value: a single one, or all from one to another.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Value">The value of the step: a rate as a fraction, a choice as its place in the list from 0, a flag as 0 or 1.</param>
/// <param name="From">The lowest value of the fact; null where there is no lower end.</param>
/// <param name="To">The highest; null where there is no upper end.</param>
public sealed record FactRange(decimal Value, decimal? From, decimal? To)
{
    /// <summary>Whether <see cref="From"/> itself belongs to it. Band edges decide, and roundings.</summary>
    public bool IncludesFrom { get; init; } = true;

    /// <summary>Whether <see cref="To"/> itself belongs to it.</summary>
    public bool IncludesTo { get; init; } = true;

    /// <summary>What keeps the step at its value, if it is kept there.</summary>
    public IReadOnlyList<BindingConstraint> Why { get; init; } = [];

    /// <summary>Whether it is a single value of the fact.</summary>
    public bool IsPoint => From is not null && From == To;

    /// <summary>Whether a value of the fact belongs to it.</summary>
    public bool Contains(decimal value) =>
        (From is not { } from || (IncludesFrom ? from <= value : from < value))
        && (To is not { } to || (IncludesTo ? value <= to : value < to));

    /// <summary>The values in a line, to two decimals: a rate as a fraction.</summary>
    public override string ToString() =>
        Text.Line(
            IsPoint
                ? Number(From!.Value)
                : $"{(From is { } from ? Number(from) : "no lower end")} to {(To is { } to ? Number(to) : "no upper end")}"
        );

    private static string Number(decimal value) => Text.Number(decimal.Round(value, 2, MidpointRounding.AwayFromZero));
}
