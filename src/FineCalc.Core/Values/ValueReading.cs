using System.Buffers;
using System.Text;
using System.Text.Json;

namespace FineCalc;

// Values in the JSON of System.Text.Json, written by hand so that they work trimmed and compiled ahead. What they refuse is refused with
// the words of Parse, and with the path that the serialiser adds.
internal static class ValueReading
{
    public static T Parse<T>(string text)
        where T : IParsable<T>
    {
        try
        {
            return T.Parse(text, null);
        }
        catch (FormatException no)
        {
            throw new JsonException(no.Message, no);
        }
    }

    // The very number that is written, or none: what a decimal cannot hold is not rounded.
    public static decimal Number(ref Utf8JsonReader reader)
    {
        Span<char> digits = stackalloc char[MostDigits];
        var length = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
        if (reader.TokenType == JsonTokenType.Number && length <= MostDigits)
        {
            length = Encoding.ASCII.GetChars(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan, digits);
            if (LosslessDecimal.Read(digits[..(int)length], 0, out var number) == Exactness.Exact)
            {
                return number;
            }
        }

        throw new JsonException("This is no number, or has more digits than are kept. Allowed: a number of up to 28 digits.");
    }

    private const int MostDigits = 64;
}
