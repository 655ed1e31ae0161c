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

    /// <summary>
    /// Reads a number such as <c>79,404</c> or <c>2.5</c>, the same in every culture. What may mean two numbers, such as <c>2.500</c>,
    /// is refused (<c>docs/numbers.md</c> has the grammar).
    /// </summary>
    /// <exception cref="FormatException">The text is not one number; the message says what may be meant.</exception>
    public static Count Parse(string text) =>
        TryParse(text, out var count)
            ? count
            : throw new FormatException(
                $"'{text}' is not a number; write one such as 79,404 or 2.5."
                    + NumberText.Meant(text, number => NumberText.Write(number, NumberForm.Plain))
            );

    /// <summary>Tries to read a number such as <c>79,404</c>, the same in every culture, as <see cref="Parse"/> does.</summary>
    public static bool TryParse(string? text, out Count count)
    {
        var isRead = NumberText.Read(NumberText.Trim(text), NumberForm.Plain, 0, out var number) == Exactness.Exact;
        count = isRead ? new Count(number) : default;
        return isRead;
    }

    /// <summary>
    /// The number with thousands separated, the same in every culture: <c>79,404</c>. It reads back: where three decimals could be taken
    /// for thousands there is a fourth, as in <c>2.1250</c>.
    /// </summary>
    public override string ToString() => NumberText.Write(Value, NumberForm.Plain);
}
