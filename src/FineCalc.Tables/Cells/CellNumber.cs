using System.Globalization;
using FineCalc.Risk;

namespace FineCalc.Tables;

// A number as a cell has it, by a grammar that leaves nothing to guess: an optional minus, digits with at most one point, an exponent.
// The point is moved before anything is rounded, so that 1.1 in percent is the double that is nearest to 0.011.
internal static class CellNumber
{
    private const ulong ExactIntegers = 1UL << 53;
    private const ulong FifteenDigits = 1_000_000_000_000_000;
    private const int MostKept = 19;
    private const int MostExponent = 9999;

    // What the stack has room for; a cell may have sixteen million digits.
    private const int ShortText = 256;

    private static readonly double[] Powers =
    [
        1e0,
        1e1,
        1e2,
        1e3,
        1e4,
        1e5,
        1e6,
        1e7,
        1e8,
        1e9,
        1e10,
        1e11,
        1e12,
        1e13,
        1e14,
        1e15,
        1e16,
        1e17,
        1e18,
        1e19,
        1e20,
        1e21,
        1e22,
    ];

    // The double that is nearest; the decimal beside it where the double does not stand for the very number that is written.
    public static Exactness Read(ReadOnlySpan<char> text, int shift, out double value, out decimal? exact)
    {
        (value, exact) = (0d, null);
        var (at, digits, kept, scale, isCut) = (0, 0UL, 0, shift, false);
        var isNegative = text.Length > 0 && text[0] == '-';
        at += isNegative ? 1 : 0;
        var begin = at;
        for (; at < text.Length && Digit(text[at]) <= 9; at++)
        {
            if (kept < MostKept)
            {
                digits = (digits * 10) + Digit(text[at]);
                kept += digits != 0 ? 1 : 0;
            }
            else
            {
                scale++;
                isCut |= text[at] != '0';
            }
        }

        var count = at - begin;
        if (at < text.Length && text[at] == '.')
        {
            at++;
            var fraction = at;
            for (; at < text.Length && Digit(text[at]) <= 9; at++)
            {
                if (kept < MostKept)
                {
                    digits = (digits * 10) + Digit(text[at]);
                    kept += digits != 0 ? 1 : 0;
                    scale--;
                }
                else
                {
                    isCut |= text[at] != '0';
                }
            }

            if (at == fraction)
            {
                return Exactness.NotANumber;
            }

            count += at - fraction;
        }

        if (count == 0)
        {
            return Exactness.NotANumber;
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            if (!TryExponent(text[(at + 1)..], out var exponent))
            {
                return Exactness.NotANumber;
            }

            (scale, at) = (scale + exponent, text.Length);
        }

        if (at < text.Length)
        {
            return Exactness.NotANumber;
        }

        if (digits == 0)
        {
            return Exactness.Exact;
        }

        if (!isCut && digits <= ExactIntegers && scale is >= -22 and <= 22)
        {
            // Both are exact, so that one division or product is the nearest double.
            value = scale < 0 ? digits / Powers[-scale] : digits * Powers[scale];
            value = isNegative ? -value : value;
            if (digits < FifteenDigits && (scale < 13 || digits * Powers[scale] < 1e28))
            {
                return Exactness.Exact;
            }
        }
        else
        {
            var room = text.Length + 16;
            Span<char> plain = room <= ShortText ? stackalloc char[ShortText] : new char[room];
            value = Shifted(text, shift, plain);
        }

        var read = LosslessDecimal.Read(text, shift, out var number);
        exact = read == Exactness.Exact && FactColumn.Shortest(value) != number ? number : null;
        return read;
    }

    private static double Shifted(ReadOnlySpan<char> text, int shift, Span<char> room)
    {
        var e = text.IndexOfAny('e', 'E');
        var exponent = 0;
        if (e >= 0)
        {
            TryExponent(text[(e + 1)..], out exponent);
        }

        var mantissa = e < 0 ? text : text[..e];
        mantissa.CopyTo(room);
        room[mantissa.Length] = 'e';
        (exponent + shift).TryFormat(room[(mantissa.Length + 1)..], out var written, default, CultureInfo.InvariantCulture);
        return double.Parse(room[..(mantissa.Length + 1 + written)], NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    // More than 9 where it is none.
    private static uint Digit(char letter) => unchecked((uint)(letter - '0'));

    private static bool TryExponent(ReadOnlySpan<char> text, out int exponent)
    {
        exponent = 0;
        var isNegative = text.Length > 0 && text[0] == '-';
        var digits = text.Length > 0 && text[0] is '-' or '+' ? text[1..] : text;
        if (digits.IsEmpty)
        {
            return false;
        }

        foreach (var digit in digits)
        {
            if (Digit(digit) > 9)
            {
                return false;
            }

            exponent = Math.Min(MostExponent, (exponent * 10) + (digit - '0'));
        }

        exponent = isNegative ? -exponent : exponent;
        return true;
    }
}
