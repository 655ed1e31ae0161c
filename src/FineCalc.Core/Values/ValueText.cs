using System.Globalization;

namespace FineCalc;

// The formats of values: G (fit to print: at most two decimals, of a currency of thousandths three, a half away from zero as authorities
// round), R (every digit, which reads back as the very value), and any other format of a decimal, in the culture that is given, else the
// same in every culture.
internal static class ValueText
{
    public static string Amount(decimal amount, string currency, NumberForm form, string? format, IFormatProvider? culture)
    {
        var places = form == NumberForm.Thousandths ? 3 : 2;
        var printed = Math.Round(amount, places, MidpointRounding.AwayFromZero);
        return currency
            + " "
            + (format ?? "") switch
            {
                "" or "G" or "g" => NumberText.Clear(
                    printed.ToString(
                        decimal.IsInteger(printed) ? "#,##0"
                            : places == 2 ? "#,##0.00"
                            : "#,##0.000",
                        CultureInfo.InvariantCulture
                    ),
                    form
                ),
                "R" or "r" => NumberText.Write(amount, form),
                var other => amount.ToString(other, culture ?? CultureInfo.InvariantCulture),
            };
    }

    public static string Number(decimal number, string? format, IFormatProvider? culture) =>
        (format ?? "") switch
        {
            "" or "G" or "g" => number.ToString("#,##0.##", CultureInfo.InvariantCulture),
            "R" or "r" => NumberText.Write(number, NumberForm.Plain),
            var other => number.ToString(other, culture ?? CultureInfo.InvariantCulture),
        };

    public static string Percent(decimal share, string? format, IFormatProvider? culture) =>
        (format ?? "") switch
        {
            "" or "G" or "g" => share.ToString("0.##%", CultureInfo.InvariantCulture),
            "R" or "r" => share.ToString("0.############################%", CultureInfo.InvariantCulture),

            // P is the number that it is of a percentage: "P1" writes 33.3%, as "N1" does.
            ['P' or 'p', .. var digits] => (100m * share).ToString("N" + digits, culture ?? CultureInfo.InvariantCulture) + "%",
            var other => (100m * share).ToString(other, culture ?? CultureInfo.InvariantCulture) + "%",
        };

    public static bool TryCopy(string text, Span<char> destination, out int written)
    {
        var fits = text.AsSpan().TryCopyTo(destination);
        written = fits ? text.Length : 0;
        return fits;
    }
}
