using System.Globalization;

namespace FineCalc.Risk;

// Figures of simulations and parameters as text for people: without exponents as far as a reader follows, the same in every culture.
internal static class Digits
{
    // So many digits that count, and no exponent between a millionth and a thousand million million.
    private const int Kept = 6;

    public static string Text(double value)
    {
        var size = Math.Abs(value);
        return size == 0d ? "0"
            : double.IsInfinity(value) ? (value < 0d ? "no lower end" : "no upper end")
            : size is >= 1e-6 and < 1e15 ? Rounded(value, Kept - 1 - (int)Math.Floor(Math.Log10(size)))
            : value.ToString("G6", CultureInfo.InvariantCulture);
    }

    // To two decimals or, below one, to two digits that count: what a line has room for.
    public static string Short(double value) =>
        Math.Abs(value) is >= 1d or 0d ? Rounded(value, Math.Abs(value) >= 1000d ? 0 : 2) : Rounded(value, PlaceOfSecondDigit(value));

    // To three digits that count: what an estimate is worth.
    public static string About(double value) => Rounded(value, value == 0d ? 0 : 2 - (int)Math.Floor(Math.Log10(Math.Abs(value))));

    // As far as a standard error of it says anything: to the second digit of the error, and to two decimals where it is above one.
    public static (string Value, string Error) WithError(double value, double error)
    {
        if (!(error > 0d) || !double.IsFinite(error))
        {
            return (Short(value), Short(error));
        }

        var place = PlaceOfSecondDigit(error);
        return (Rounded(value, Math.Abs(value) >= 1d ? Math.Min(place, 2) : place), Rounded(error, place));
    }

    private static int PlaceOfSecondDigit(double value) => value == 0d ? 0 : 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));

    // Decimals below zero are places before the point.
    private static string Rounded(double value, int decimals)
    {
        if (!double.IsFinite(value) || Math.Abs(value) >= 1e15 || decimals > 12)
        {
            return value.ToString("G3", CultureInfo.InvariantCulture);
        }

        var unit = Math.Pow(10d, Math.Max(0, -decimals));
        return (Math.Round(value / unit) is var whole && decimals < 0 ? whole * unit : Math.Round(value, Math.Max(0, decimals))).ToString(
            "#,##0." + new string('#', Math.Max(0, decimals)),
            CultureInfo.InvariantCulture
        );
    }
}
