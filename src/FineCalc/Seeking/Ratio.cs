using System.Numerics;

namespace FineCalc.Seeking;

// A number that no operation rounds, for arithmetic on a fact whose value is not known yet. The default is zero.
internal readonly record struct Ratio : IComparable<Ratio>
{
    private const int MostDecimals = 28;

    private static readonly BigInteger MostDigits = (BigInteger.One << 96) - 1;

    // One less than the denominator, so that the default value is 0/1.
    private readonly BigInteger _bottomLessOne;

    public Ratio(BigInteger top, BigInteger bottom)
    {
        var common = BigInteger.GreatestCommonDivisor(top, bottom);
        var sign = bottom.Sign;
        (Top, _bottomLessOne) = common.IsOne && sign > 0 ? (top, bottom - 1) : (top / common * sign, (bottom / common * sign) - 1);
    }

    public BigInteger Top { get; }

    public BigInteger Bottom => _bottomLessOne + 1;

    public int Sign => Top.Sign;

    public static Ratio Of(decimal value)
    {
        var bits = decimal.GetBits(value);

        // The bits are a pattern, not a number that could overflow.
        var digits = unchecked(((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0]);
        return new(value < 0m ? -digits : digits, BigInteger.Pow(10, (bits[3] >> 16) & 0xFF));
    }

    public static Ratio operator +(Ratio left, Ratio right) =>
        new((left.Top * right.Bottom) + (right.Top * left.Bottom), left.Bottom * right.Bottom);

    public static Ratio operator -(Ratio left, Ratio right) =>
        new((left.Top * right.Bottom) - (right.Top * left.Bottom), left.Bottom * right.Bottom);

    public static Ratio operator *(Ratio left, Ratio right) => new(left.Top * right.Top, left.Bottom * right.Bottom);

    public static Ratio operator /(Ratio left, Ratio right) => new(left.Top * right.Bottom, left.Bottom * right.Top);

    public static bool operator <(Ratio left, Ratio right) => left.CompareTo(right) < 0;

    public static bool operator >(Ratio left, Ratio right) => left.CompareTo(right) > 0;

    public static bool operator <=(Ratio left, Ratio right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Ratio left, Ratio right) => left.CompareTo(right) >= 0;

    public static Ratio Least(Ratio left, Ratio right) => left <= right ? left : right;

    public static Ratio Greatest(Ratio left, Ratio right) => left >= right ? left : right;

    public Ratio Abs() => Sign < 0 ? new(-Top, Bottom) : this;

    public int CompareTo(Ratio other) => (Top * other.Bottom).CompareTo(other.Top * Bottom);

    public BigInteger Floor() => Floor(Top, Bottom);

    public BigInteger Ceiling() => -Floor(-Top, Bottom);

    // The nearest decimal, or the one below (-1) or above (+1), where there is none of this very value.
    public decimal ToDecimal(int towards = 0)
    {
        for (var decimals = MostDecimals; decimals >= 0; decimals--)
        {
            var shifted = Top * BigInteger.Pow(10, decimals);
            var digits =
                towards < 0 ? Floor(shifted, Bottom)
                : towards > 0 ? -Floor(-shifted, Bottom)
                : Floor((2 * shifted) + Bottom, 2 * Bottom);
            if (BigInteger.Abs(digits) <= MostDigits)
            {
                return Decimal(digits, decimals);
            }
        }

        throw new OverflowException("The number is beyond the digits of a decimal.");
    }

    // The decimal of this very value, if there is one.
    public decimal? AsDecimal() =>
        BigInteger.Abs(Top) / Bottom <= MostDigits && ToDecimal() is var value && Of(value) == this ? value : null;

    public override string ToString() => Bottom.IsOne ? $"{Top}" : $"{Top}/{Bottom}";

    private static BigInteger Floor(BigInteger top, BigInteger bottom)
    {
        var quotient = BigInteger.DivRem(top, bottom, out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    // Written with no more decimals than it needs.
    private static decimal Decimal(BigInteger digits, int decimals)
    {
        while (decimals > 0 && (digits % 10).IsZero)
        {
            (digits, decimals) = (digits / 10, decimals - 1);
        }

        var size = BigInteger.Abs(digits);
        const uint All = uint.MaxValue;
        return new decimal(Bits(size & All), Bits((size >> 32) & All), Bits(size >> 64), digits.Sign < 0, (byte)decimals);
    }

    private static int Bits(BigInteger word) => unchecked((int)(uint)word);
}
