using System.Globalization;
using FineCalc.Steps;

namespace FineCalc;

internal enum Exactness
{
    Exact,
    NotANumber,
    TooLarge,
    TooPrecise,
}

// A number as it is written, as the decimal that is the very same number, or not at all: no digit is rounded away.
internal static class LosslessDecimal
{
    // Digits that a decimal may have at most; whether 29 of them fit depends on the digits.
    private const int MostDigits = 29;

    private const int MostDecimals = 28;

    // shift moves the point: -2 for a percentage.
    public static Exactness Read(ReadOnlySpan<char> text, int shift, out decimal number)
    {
        number = 0m;
        var negative = text.StartsWith("-");
        var body = negative || text.StartsWith("+") ? text[1..] : text;
        var e = body.IndexOfAny('e', 'E');
        var mantissa = e < 0 ? body : body[..e];
        var point = mantissa.IndexOf('.');
        var decimals = point < 0 ? 0 : mantissa.Length - point - 1;
        var digits = point < 0 ? mantissa.ToString() : string.Concat(mantissa[..point], mantissa[(point + 1)..]);
        if (digits.Length == 0 || Digits(digits) != digits.Length || (point >= 0 && decimals == 0))
        {
            return Exactness.NotANumber;
        }

        var significant = digits.TrimStart('0').TrimEnd('0');
        if (significant.Length == 0)
        {
            return Exactness.Exact;
        }

        var exponent = shift - decimals + (digits.Length - digits.TrimEnd('0').Length) + (e < 0 ? 0L : Exponent(body[(e + 1)..]));
        if (significant.Length + exponent > MostDigits)
        {
            return Exactness.TooLarge;
        }

        if (exponent > 0)
        {
            significant += new string('0', (int)exponent);
            exponent = 0;
        }

        if (significant.Length > MostDigits || exponent < -MostDecimals)
        {
            return Exactness.TooPrecise;
        }

        if (!decimal.TryParse(significant, NumberStyles.None, CultureInfo.InvariantCulture, out var unscaled))
        {
            return exponent == 0 ? Exactness.TooLarge : Exactness.TooPrecise;
        }

        var bits = decimal.GetBits(unscaled);
        number = new decimal(bits[0], bits[1], bits[2], negative, (byte)-exponent);
        return Exactness.Exact;
    }

    // Beyond a few digits an exponent only says that the number does not fit.
    private static long Exponent(ReadOnlySpan<char> text)
    {
        var digits = text.TrimStart("+-").TrimStart('0');
        var size =
            digits.Length == 0 ? 0L
            : digits.Length > 9 ? 999_999_999L
            : long.Parse(digits, CultureInfo.InvariantCulture);
        return text.StartsWith("-") ? -size : size;
    }

    private static int Digits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : text.Length;
}
