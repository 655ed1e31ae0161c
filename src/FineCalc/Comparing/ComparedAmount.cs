namespace FineCalc.Comparing;

/// <summary>An amount of a comparison, in the currency of its regime and in that of the comparison.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Own">The lowest, likely and highest amount in the currency of the regime.</param>
public sealed record ComparedAmount(Spread<Money> Own)
{
    /// <summary>The same in the currency of the comparison; null if it cannot be converted.</summary>
    public Spread<Money>? Converted { get; init; }

    /// <summary>The rate of the case by which it is converted; null where both currencies are one, or where there is none.</summary>
    public ExchangeRate? Rate { get; init; }

    /// <summary>Why it is not converted, if it is not.</summary>
    public Problem? Unconverted { get; init; }

    /// <summary>The amount, and in brackets what it is converted.</summary>
    public override string ToString() => Text.Line($"{Own}{(Converted is { } converted && Rate is not null ? $" ({converted})" : "")}");
}
