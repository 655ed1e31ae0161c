using System.Text.Json;
using System.Text.Json.Serialization;

namespace FineCalc;

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
