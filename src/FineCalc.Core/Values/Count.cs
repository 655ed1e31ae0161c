using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace FineCalc;

/// <summary>A pure number: people, months, points, a multiple. Whether fractions are allowed is said by the fact it answers.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal if their values are.</remarks>
/// <param name="Value">The number.</param>
[TypeConverter(typeof(ValueConverter<Count>))]
[JsonConverter(typeof(Json.CountJson))]
[Newtonsoft.Json.JsonConverter(typeof(Json.CountNewtonsoft))]
[TypeFormatterSource(typeof(NotebookForms))]
public readonly record struct Count(decimal Value) : IComparable<Count>, ISpanFormattable, ISpanParsable<Count>
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
            : throw new FormatException($"'{text}' is not a number; write one such as 79,404 or 2.5.{Meant(text)}");

    /// <summary>Tries to read a number such as <c>79,404</c>, the same in every culture, as <see cref="Parse(string)"/> does.</summary>
    public static bool TryParse(string? text, out Count count)
    {
        var isRead = NumberText.Read(NumberText.Trim(text), NumberForm.Plain, 0, out var number) == Exactness.Exact;
        count = isRead ? new Count(number) : default;
        return isRead;
    }

    /// <summary>
    /// The number to two decimals with thousands separated, the same in every culture: <c>79,404</c>. Format <c>R</c> has every decimal: it
    /// reads back as the very number, and where three decimals could be taken for thousands there is a fourth, as in <c>2.1250</c>.
    /// </summary>
    public override string ToString() => ToString(null, null);

    /// <summary>
    /// The value in a format: <c>G</c> or none as <see cref="ToString()"/>, <c>R</c> with every digit so that it reads back as the very
    /// value, any other format of <see cref="decimal"/> for the number itself (<c>N0</c>, <c>F2</c>), as it is.
    /// </summary>
    /// <param name="format">The format.</param>
    /// <param name="formatProvider">The culture of other formats than <c>G</c> and <c>R</c>; where none is given they are the same in every
    /// culture.</param>
    /// <exception cref="FormatException">The format is none of a decimal's.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) => ValueText.Number(Value, format, formatProvider);

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        ValueText.TryCopy(ToString(format.ToString(), provider), destination, out charsWritten);

    static Count IParsable<Count>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static Count ISpanParsable<Count>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    static bool IParsable<Count>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Count result) =>
        TryParse(s, out result);

    static bool ISpanParsable<Count>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Count result) =>
        TryParse(s.ToString(), out result);

    internal static string Meant(ReadOnlySpan<char> text) =>
        NumberText.Meant(text, NumberForm.Plain, number => NumberText.Write(number, NumberForm.Plain));
}
