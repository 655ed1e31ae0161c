using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FineCalc;

// Values in the JSON of System.Text.Json, written by hand so that they work trimmed and compiled ahead. What they refuse is refused with the
// words of Parse, and with the path that the serialiser adds.

// An amount is an object, {"amount": 3076320, "currency": "GBP"}; the text of one is read as well.
internal sealed class MoneyJson : JsonConverter<Money>
{
    private const string Allowed = "an object such as {\"amount\": 12.5, \"currency\": \"GBP\"}, or a text such as \"GBP 12.50\"";

    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return ValueJson.Parse<Money>(reader.GetString()!);
        }

        var (amount, currency) = ((decimal?)null, (Currency?)null);
        for (
            var isOpen = reader.TokenType == JsonTokenType.StartObject && reader.Read();
            isOpen && reader.TokenType == JsonTokenType.PropertyName;
            reader.Read()
        )
        {
            var name = reader.GetString();
            reader.Read();
            if (string.Equals(name, "amount", StringComparison.OrdinalIgnoreCase) && amount is null)
            {
                amount = ValueJson.Number(ref reader);
            }
            else if (
                string.Equals(name, "currency", StringComparison.OrdinalIgnoreCase)
                && currency is null
                && reader.TokenType == JsonTokenType.String
            )
            {
                currency = ValueJson.Parse<Currency>(reader.GetString()!);
            }
            else
            {
                throw new JsonException($"'{name}' is given twice, or is no part of an amount of money. Allowed: {Allowed}.");
            }
        }

        return amount is { } known && currency is { } of
            ? new Money(known, of)
            : throw new JsonException($"This is no amount of money. Allowed: {Allowed}.");
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("amount", value.Amount);
        writer.WriteString("currency", value.Currency.Code);
        writer.WriteEndObject();
    }

    // As the key of a dictionary.
    public override Money ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ValueJson.Parse<Money>(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString("R", null));
}

// A rate is its fraction, 0.04 for 4%; the text of one ("4%") is read as well.
internal sealed class RateJson : JsonConverter<Rate>
{
    public override Rate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? ValueJson.Parse<Rate>(reader.GetString()!) : Rate.Fraction(ValueJson.Number(ref reader));

    public override void Write(Utf8JsonWriter writer, Rate value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);

    public override Rate ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ValueJson.Parse<Rate>(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, Rate value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString("R", null));
}

// A count is a number; the text of one ("79,404") is read as well.
internal sealed class CountJson : JsonConverter<Count>
{
    public override Count Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? ValueJson.Parse<Count>(reader.GetString()!) : new Count(ValueJson.Number(ref reader));

    public override void Write(Utf8JsonWriter writer, Count value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);

    public override Count ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ValueJson.Parse<Count>(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, Count value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString("R", null));
}

// A currency is its code.
internal sealed class CurrencyJson : JsonConverter<Currency>
{
    public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? ValueJson.Parse<Currency>(reader.GetString()!)
            : throw new JsonException("This is no currency. Allowed: a code of ISO 4217 as a text, such as \"GBP\".");

    public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);

    public override Currency ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ValueJson.Parse<Currency>(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Code);
}

internal static class ValueJson
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
