using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace FineCalc;

/// <summary>A currency of ISO 4217, such as <c>GBP</c>. The default value is <c>XXX</c>, "no currency".</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal if their values are.</remarks>
[TypeConverter(typeof(ValueConverter<Currency>))]
[JsonConverter(typeof(Json.CurrencyJson))]
[Newtonsoft.Json.JsonConverter(typeof(Json.CurrencyNewtonsoft))]
public readonly record struct Currency : ISpanFormattable, ISpanParsable<Currency>
{
    // Active alphabetic codes of ISO 4217 (list one), without funds codes and precious metals.
    private const string Codes =
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP "
        + "CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR "
        + "ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN "
        + "MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD "
        + "SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW "
        + "ZWG XXX";

    // Those divided into thousandths.
    private const string InThousandths = "BHD IQD JOD KWD LYD OMR TND";

    private readonly string? _code;

    private Currency(string code) => _code = code;

    /// <summary>Pound sterling.</summary>
    public static Currency Gbp { get; } = new("GBP");

    /// <summary>Euro.</summary>
    public static Currency Eur { get; } = new("EUR");

    /// <summary>United States dollar.</summary>
    public static Currency Usd { get; } = new("USD");

    /// <summary>The three capital letters of ISO 4217.</summary>
    public string Code => _code ?? "XXX";

    // What a single comma before three digits may mean in its amounts.
    internal NumberForm Form => InThousandths.Contains(Code, StringComparison.Ordinal) ? NumberForm.Thousandths : NumberForm.Plain;

    /// <summary>The currency of an ISO 4217 code, written in three capital letters.</summary>
    /// <exception cref="FormatException">The code is not an active one of ISO 4217.</exception>
    public static Currency Of(string code) =>
        TryOf(code, out var currency)
            ? currency
            : throw new FormatException($"'{code}' is not a currency of ISO 4217; write three capital letters, such as GBP.");

    /// <summary>Tries to find the currency of an ISO 4217 code, written in three capital letters.</summary>
    public static bool TryOf(string? code, out Currency currency)
    {
        var known =
            code is { Length: 3 } && !code.Contains(' ', StringComparison.Ordinal) && Codes.Contains(code, StringComparison.Ordinal);
        currency = known ? new Currency(code!) : default;
        return known;
    }

    /// <inheritdoc/>
    public bool Equals(Currency other) => string.Equals(Code, other.Code, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Code, StringComparison.Ordinal);

    /// <summary>The ISO 4217 code.</summary>
    public override string ToString() => Code;

    /// <summary>The ISO 4217 code.</summary>
    /// <param name="format">Empty or <c>G</c>: there is one way to write a code.</param>
    /// <param name="formatProvider">Makes no difference.</param>
    /// <exception cref="FormatException">Another format is asked for.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        format is null or "" or "G" or "g" or "R" or "r"
            ? Code
            : throw new FormatException($"'{format}' is no format of a currency; a currency is written as its code.");

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        ValueText.TryCopy(ToString(format.ToString(), provider), destination, out charsWritten);

    static Currency IParsable<Currency>.Parse(string s, IFormatProvider? provider) => Of(s);

    static Currency ISpanParsable<Currency>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Of(s.ToString());

    static bool IParsable<Currency>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Currency result) =>
        TryOf(s, out result);

    static bool ISpanParsable<Currency>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Currency result) =>
        TryOf(s.ToString(), out result);
}
