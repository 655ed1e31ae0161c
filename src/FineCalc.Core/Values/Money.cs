using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace FineCalc;

/// <summary>
/// An exact decimal amount of one currency. No operation rounds beyond the 28 significant digits of
/// <see cref="decimal"/>; an amount that does not fit throws. Mixing currencies is an error.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal if their values are.</remarks>
/// <param name="Amount">The amount in units of the currency (not in pence).</param>
/// <param name="Currency">The currency.</param>
/// <example>
/// <code>
/// var money = Money.Gbp(1_234_567.891m) * Rate.Percent(50);
/// Console.WriteLine(money); // GBP 617,283.95
/// Console.WriteLine($"{money:N0}"); // GBP 617,284
/// Console.WriteLine($"{money:R}"); // GBP 617,283.9455
/// Console.WriteLine(Money.Parse("EUR 2,500,000")); // EUR 2,500,000
/// </code>
/// </example>
[TypeConverter(typeof(ValueConverter<Money>))]
[JsonConverter(typeof(Json.MoneyJson))]
[Newtonsoft.Json.JsonConverter(typeof(Json.MoneyNewtonsoft))]
[TypeFormatterSource(typeof(NotebookForms))]
public readonly record struct Money(decimal Amount, Currency Currency) : IComparable<Money>, ISpanFormattable, ISpanParsable<Money>
{
    /// <summary>An amount of pounds sterling.</summary>
    public static Money Gbp(decimal amount) => new(amount, Currency.Gbp);

    /// <summary>An amount of euro.</summary>
    public static Money Eur(decimal amount) => new(amount, Currency.Eur);

    /// <summary>An amount of United States dollars.</summary>
    public static Money Usd(decimal amount) => new(amount, Currency.Usd);

    /// <summary>The sum of two amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator +(Money left, Money right) => new(left.Amount + right.Same(left).Amount, left.Currency);

    /// <summary>The difference of two amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator -(Money left, Money right) => new(left.Amount - right.Same(left).Amount, left.Currency);

    /// <summary>The amount with its sign turned.</summary>
    public static Money operator -(Money money) => new(-money.Amount, money.Currency);

    /// <summary>A share of an amount.</summary>
    public static Money operator *(Money money, Rate rate) => new(money.Amount * rate.Value, money.Currency);

    /// <summary>A share of an amount.</summary>
    public static Money operator *(Rate rate, Money money) => money * rate;

    /// <summary>Whether the first amount is the smaller.</summary>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>Whether the first amount is the greater.</summary>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Whether the first amount is not the greater.</summary>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the first amount is not the smaller.</summary>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>The amount on the grid of a stated rounding.</summary>
    public Money Round(Rounding rounding) => this with { Amount = rounding.Apply(Amount) };

    /// <summary>Compares two amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public int CompareTo(Money other) => Amount.CompareTo(other.Same(this).Amount);

    /// <summary>
    /// Reads an amount such as <c>GBP 3,076,320</c> or <c>EUR 12.50</c>, the same in every culture. A comma parts groups of three digits,
    /// a point begins the decimals; what may mean two amounts, such as <c>GBP 250.000</c>, is refused (grammar: <c>docs/numbers.md</c>).
    /// </summary>
    /// <exception cref="FormatException">The text is no code and one amount; the message says what may be meant.</exception>
    public static Money Parse(string text) =>
        TryParse(text, out var money)
            ? money
            : throw new FormatException(
                $"'{text}' is not an amount of money; write a currency code and a number, such as GBP 3,076,320.{Meant(text)}"
            );

    /// <summary>
    /// Tries to read an amount such as <c>GBP 3,076,320</c>, the same in every culture, as <see cref="Parse(string)"/> does.
    /// </summary>
    public static bool TryParse(string? text, out Money money)
    {
        money = default;
        if (
            !NumberText.TrySplit(text, out var code, out var number)
            || !Currency.TryOf(code.ToString(), out var currency)
            || NumberText.Read(number, currency.Form, 0, out var amount) != Exactness.Exact
        )
        {
            return false;
        }

        money = new Money(amount, currency);
        return true;
    }

    /// <summary>A short piece of HTML, as notebooks show it: the answer, and what leads to it folded.</summary>
    public string ToHtml() => NotebookForms.Html(this);

    /// <summary>
    /// The code and the amount to the penny (of a currency divided into thousandths, to those) with thousands separated, the same in every
    /// culture: <c>GBP 3,076,320</c>, <c>GBP 352,828.28</c>. Format
    /// <c>R</c> has every decimal: it reads back as the very amount, and where three decimals could be taken for thousands there is a
    /// fourth, as in
    /// <c>GBP 250.1250</c>.
    /// </summary>
    public override string ToString() => ToString(null, null);

    /// <summary>
    /// The value in a format: <c>G</c> or none as <see cref="ToString()"/>, <c>R</c> with every digit so that it reads back as the very
    /// value, any other format of <see cref="decimal"/> for the number itself (<c>N0</c>, <c>F2</c>), behind the code.
    /// </summary>
    /// <param name="format">The format.</param>
    /// <param name="formatProvider">The culture of other formats than <c>G</c> and <c>R</c>; where none is given they are the same in every
    /// culture.</param>
    /// <exception cref="FormatException">The format is none of a decimal's.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        ValueText.Amount(Amount, Currency.Code, Currency.Form, format, formatProvider);

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        ValueText.TryCopy(ToString(format.ToString(), provider), destination, out charsWritten);

    static Money IParsable<Money>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static Money ISpanParsable<Money>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    static bool IParsable<Money>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Money result) =>
        TryParse(s, out result);

    static bool ISpanParsable<Money>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Money result) =>
        TryParse(s.ToString(), out result);

    // What may be meant by a text that is refused: also where the currency stands behind the number, or is a sign.
    internal static string Meant(string? text)
    {
        var currencies = CurrencySigns.Take(NumberText.Unsigned(NumberText.Trim(text), out var isNegative), out var number);
        return NumberText.Meant(
            isNegative ? $"-{number}" : number,
            currencies is [var only] ? only.Form : NumberForm.Plain,
            amount => currencies.Count == 0 ? NumberText.Write(amount, NumberForm.Plain) : Shown(new Money(amount, currencies[0]))
        );

        // A dollar is of many countries.
        string Shown(Money likeliest) =>
            likeliest.ToString("R", null) + (currencies.Count == 1 ? "" : $" (or {string.Join(", ", currencies.Skip(1))})");
    }

    private Money Same(Money other) =>
        Currency == other.Currency
            ? this
            : throw new InvalidOperationException(
                $"{other.Currency} and {Currency} cannot be mixed: convert one of them with a dated, cited rate first."
            );
}
