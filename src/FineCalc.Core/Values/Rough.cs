namespace FineCalc;

// How what is open between two values is written for people: rounded to three significant digits and called "about", so that nobody takes
// an estimate for a finding. No end is shown outside the range, since it may be a floor or a cap: where three digits would be, there are
// four.
internal static class Rough
{
    // Stands before an exact value with more decimals than words can bear.
    public const string Nearly = "\u2248 ";

    private const int Digits = 3;
    private const int MostDigits = 26;

    // What a seriousness of next to 0% leaves of an amount is no floor that anybody wants to see.
    private const decimal Nothing = 0.000001m;

    // Both ends and the likely amount, never that alone.
    public static string InWords(Spread<Money> range)
    {
        var (low, likely, high) = Shown(range.Low.Amount, range.Likely.Amount, range.High.Amount);
        return $"about {range.Likely.Currency} {Text.Number(low)} to {Text.Number(high)}, likely {Text.Number(likely)}";
    }

    public static decimal Significant(decimal number) => Nearest(number);

    // The place value of a number's last significant digit.
    public static decimal Grid(decimal number, int digits = Digits)
    {
        var (unit, size, most) = (1m, Math.Abs(number), 1m);
        for (var i = 0; i < digits; i++)
        {
            most *= 10m;
        }

        while (size >= most)
        {
            (unit, size) = (unit * 10m, size / 10m);
        }

        while (size > 0m && size < most / 10m && unit > 1e-20m)
        {
            (unit, size) = (unit / 10m, size * 10m);
        }

        return unit;
    }

    // A range as it is shown: its ends with more digits where it is too narrow for three, and the likely value between them.
    public static (decimal Low, decimal Likely, decimal High) Shown(decimal low, decimal likely, decimal high, int digits = Digits)
    {
        low = Math.Abs(low) < Nothing && Math.Abs(high) >= 1m ? 0m : low;
        for (; digits < MostDigits; digits++)
        {
            var (first, last) = (End(low, digits, 1), End(high, digits, -1));
            if (first <= last)
            {
                var between = Nearest(likely, digits);
                return (first, between >= first && between <= last ? between : Math.Clamp(Nearest(likely, digits + 1), first, last), last);
            }
        }

        return (low, likely, high);
    }

    // The ends alone.
    public static (decimal Low, decimal High) Ends(decimal low, decimal high)
    {
        var (first, _, last) = Shown(low, low, high);
        return (first, last);
    }

    // To the nearest where that lies inside the range, or else inwards by a digit more.
    private static decimal End(decimal number, int digits, int inwards)
    {
        var near = Nearest(number, digits);
        return (near - number) * inwards >= 0m ? near : Inwards(number, Grid(number, digits + 1), inwards);
    }

    private static decimal Nearest(decimal number, int digits = Digits)
    {
        var unit = Grid(number, digits);
        return decimal.MaxValue - unit < Math.Abs(number) ? number : Math.Round(number / unit, MidpointRounding.AwayFromZero) * unit;
    }

    // Up or down to a whole multiple, of which there is one: the number lies ten of them and more from the greatest there is.
    private static decimal Inwards(decimal number, decimal unit, int way)
    {
        var near = decimal.Truncate(number / unit) * unit;
        return (near - number) * way >= 0m ? near : near + (way * unit);
    }
}
