using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace FineCalc;

/// <summary>
/// A share, kept as a fraction: 4% is 0.04. Made with <see cref="Percent"/> or <see cref="BasisPoints"/>, so that the unit is never
/// guessed.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal if their values are.</remarks>
/// <example>
/// <code>
/// var rate = Rate.Percent(4);
/// Console.WriteLine(rate.Value); // 0.04
/// Console.WriteLine(rate); // 4%
/// </code>
/// </example>
[TypeConverter(typeof(ValueConverter<Rate>))]
[JsonConverter(typeof(Json.RateJson))]
[Newtonsoft.Json.JsonConverter(typeof(Json.RateNewtonsoft))]
[TypeFormatterSource(typeof(NotebookForms))]
public readonly record struct Rate : IComparable<Rate>, ISpanFormattable, ISpanParsable<Rate>
{
    private Rate(decimal value) => Value = value;

    /// <summary>The rate as a fraction: 0.04 for 4%.</summary>
    public decimal Value { get; }

    /// <summary>No share at all.</summary>
    public static Rate Zero => default;

    /// <summary>The whole, 100%.</summary>
    public static Rate One { get; } = new(1m);

    /// <summary>A rate in percent: <c>Percent(4)</c> is 0.04.</summary>
    public static Rate Percent(decimal percent) => new(percent / 100m);

    /// <summary>A rate in basis points: <c>BasisPoints(4)</c> is 0.0004.</summary>
    public static Rate BasisPoints(decimal points) => new(points / 10_000m);

    /// <summary>A rate that is a fraction already: <c>Fraction(0.04m)</c> is 4%.</summary>
    public static Rate Fraction(decimal fraction) => new(fraction);

    /// <summary>The sum of two rates.</summary>
    public static Rate operator +(Rate left, Rate right) => new(left.Value + right.Value);

    /// <summary>The difference of two rates.</summary>
    public static Rate operator -(Rate left, Rate right) => new(left.Value - right.Value);

    /// <summary>The rate with its sign turned.</summary>
    public static Rate operator -(Rate rate) => new(-rate.Value);

    /// <summary>A share of a share.</summary>
    public static Rate operator *(Rate left, Rate right) => new(left.Value * right.Value);

    /// <summary>Whether the first rate is the smaller.</summary>
    public static bool operator <(Rate left, Rate right) => left.Value < right.Value;

    /// <summary>Whether the first rate is the greater.</summary>
    public static bool operator >(Rate left, Rate right) => left.Value > right.Value;

    /// <summary>Whether the first rate is not the greater.</summary>
    public static bool operator <=(Rate left, Rate right) => left.Value <= right.Value;

    /// <summary>Whether the first rate is not the smaller.</summary>
    public static bool operator >=(Rate left, Rate right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public int CompareTo(Rate other) => Value.CompareTo(other.Value);

    /// <summary>
    /// Reads <c>20%</c> or <c>0.2</c> (the same rate), the same in every culture. What may mean two rates, such as <c>1,000%</c> or
    /// <c>1.000%</c>, is refused (<c>docs/numbers.md</c> has the grammar).
    /// </summary>
    /// <exception cref="FormatException">The text is neither; the message says what may be meant.</exception>
    public static Rate Parse(string text) =>
        TryParse(text, out var rate)
            ? rate
            : throw new FormatException($"'{text}' is not a rate; write a fraction such as 0.2 or a percentage such as 20%.{Meant(text)}");

    /// <summary>Tries to read <c>20%</c> or <c>0.2</c>, the same in every culture, as <see cref="Parse(string)"/> does.</summary>
    public static bool TryParse(string? text, out Rate rate)
    {
        var isRead = Read(text, out var value) == Exactness.Exact;
        rate = isRead ? new Rate(value) : default;
        return isRead;
    }

    /// <summary>
    /// The rate in percent to two decimals, the same in every culture: <c>0.4%</c>, <c>33.33%</c>. Format <c>R</c> has every decimal.
    /// </summary>
    public override string ToString() => ToString(null, null);

    /// <summary>
    /// The value in a format: <c>G</c> or none as <see cref="ToString()"/>, <c>R</c> with every digit so that it reads back as the very
    /// value, any other format of <see cref="decimal"/> for the number itself (<c>N0</c>, <c>F2</c>), in percent.
    /// </summary>
    /// <param name="format">The format.</param>
    /// <param name="formatProvider">The culture of other formats than <c>G</c> and <c>R</c>; where none is given they are the same in every
    /// culture.</param>
    /// <exception cref="FormatException">The format is none of a decimal's.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) => ValueText.Percent(Value, format, formatProvider);

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        ValueText.TryCopy(ToString(format.ToString(), provider), destination, out charsWritten);

    static Rate IParsable<Rate>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static Rate ISpanParsable<Rate>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    static bool IParsable<Rate>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Rate result) =>
        TryParse(s, out result);

    static bool ISpanParsable<Rate>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Rate result) =>
        TryParse(s.ToString(), out result);

    internal static Exactness Read(ReadOnlySpan<char> text, out decimal rate) =>
        NumberText.Read(NumberText.Percent(text, out var isPercent), NumberForm.Share, isPercent ? -2 : 0, out rate);

    // In the way the text is written: in percent, by whatever word for it, or as a fraction.
    internal static string Meant(ReadOnlySpan<char> text)
    {
        var written = NumberText.Percent(text, out var isPercent);
        foreach (var (word, shift) in Shares)
        {
            if (!isPercent && written.EndsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return NumberText.Meant(NumberText.Trim(written[..^word.Length]), NumberForm.Share, number => Shown(number / shift, true));
            }
        }

        return NumberText.Meant(written, NumberForm.Share, number => Shown(number, isPercent));

        static string Shown(decimal number, bool isPercent) =>
            NumberText.Clear(Text.Plain(number), NumberForm.Share) + (isPercent ? "%" : "");
    }

    // How shares are written elsewhere, and how many of each make a percent.
    private static readonly (string Word, decimal OfPercent)[] Shares =
    [
        ("percent", 1m),
        ("per cent", 1m),
        ("pct", 1m),
        ("pc", 1m),
        ("Prozent", 1m),
        ("\uFF05", 1m),
        ("\uFE6A", 1m),
        ("\u066A", 1m),
        ("\u2030", 10m),
        ("bps", 100m),
        ("bp", 100m),
    ];
}
