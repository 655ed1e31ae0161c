using System.Globalization;
using Newtonsoft.Json;

namespace FineCalc.Json;

// Numbers in the JSON of Newtonsoft.Json, whose reader makes a double of one before anybody can ask for its digits.
internal static class NewtonsoftNumber
{
    // Any decimal of so many digits comes back from a double as it was.
    private const int DigitsOfDouble = 15;

    // A bare number, which comes back as it was; as the text of what it is of where a double would not hold it.
    public static void Write(JsonWriter to, decimal number, IFormattable of)
    {
        if (Digits(number) <= DigitsOfDouble)
        {
            Write(to, number);
        }
        else
        {
            to.WriteValue(of.ToString("R", null));
        }
    }

    // As it is: a writer would give a whole one a point and a zero, and keep zeros at the end.
    public static void Write(JsonWriter to, decimal number)
    {
        if (to is JsonTextWriter)
        {
            to.WriteRawValue(Text.Plain(number));
        }
        else if (decimal.IsInteger(number) && Math.Abs(number) <= long.MaxValue)
        {
            to.WriteValue((long)number);
        }
        else
        {
            to.WriteValue(decimal.Parse(Text.Plain(number), CultureInfo.InvariantCulture));
        }
    }

    public static decimal Of(object? value) =>
        value switch
        {
            double number => Of(number.ToString("R", CultureInfo.InvariantCulture), DigitsOfDouble),
            IFormattable number => Of(number.ToString(null, CultureInfo.InvariantCulture), int.MaxValue),
            _ => Of("", int.MaxValue),
        };

    // Behind its name a number in a text is not read yet, and can be had with all its digits.
    public static decimal Next(JsonReader from)
    {
        if (from is JsonTextReader)
        {
            return Of(from.ReadAsString() ?? "", int.MaxValue);
        }

        from.Read();
        return Of(from.Value);
    }

    private static decimal Of(string text, int mostDigits) =>
        LosslessDecimal.Read(text, 0, out var number) == Exactness.Exact && Digits(number) <= mostDigits
            ? number
            : throw new FormatException(
                "This is no number, or has more digits than are kept. Allowed: a number of up to 15 digits, or its text, such as \"4%\"."
            );

    private static int Digits(decimal number) => Text.Plain(Math.Abs(number)).Replace(".", "", StringComparison.Ordinal).Trim('0').Length;
}
