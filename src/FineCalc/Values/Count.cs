using System.Globalization;

namespace FineCalc;

/// <summary>A pure number: people, months, points, a multiple. Whether fractions are allowed is said by the fact it answers.</summary>
/// <param name="Value">The number.</param>
public readonly record struct Count(decimal Value) : IComparable<Count>
{
    /// <summary>A whole number is a count.</summary>
    public static implicit operator Count(long value) => new(value);

    /// <summary>A decimal number is a count.</summary>
    public static implicit operator Count(decimal value) => new(value);

    /// <summary>The count of a whole number.</summary>
    public static Count FromInt64(long value) => new(value);

    /// <summary>The count of a decimal number.</summary>
    public static Count FromDecimal(decimal value) => new(value);

    /// <summary>Whether the first count is the smaller.</summary>
    public static bool operator <(Count left, Count right) => left.Value < right.Value;

    /// <summary>Whether the first count is the greater.</summary>
    public static bool operator >(Count left, Count right) => left.Value > right.Value;

    /// <summary>Whether the first count is not the greater.</summary>
    public static bool operator <=(Count left, Count right) => left.Value <= right.Value;

    /// <summary>Whether the first count is not the smaller.</summary>
    public static bool operator >=(Count left, Count right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public int CompareTo(Count other) => Value.CompareTo(other.Value);

    /// <summary>The number with thousands separated, the same in every culture: <c>79,404</c>.</summary>
    public override string ToString() => Value.ToString("#,##0.############################", CultureInfo.InvariantCulture);
}
