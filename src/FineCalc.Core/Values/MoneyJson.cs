using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FineCalc.Json;

/// <summary>
/// An amount of money in the JSON of System.Text.Json: an object, <c>{"amount": 3076320, "currency": "GBP"}</c>; the text of one is read
/// as well. Serialisers find it by themselves; public because those that are generated at build time make one.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MoneyJson : JsonConverter<Money>
{
    private const string Allowed = "an object such as {\"amount\": 12.5, \"currency\": \"GBP\"}, or a text such as \"GBP 12.50\"";

    internal const string None = $"This is no amount of money. Allowed: {Allowed}.";

    internal static string Strange(string? name) => $"'{name}' is given twice, or is no part of an amount of money. Allowed: {Allowed}.";

    /// <inheritdoc/>
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return ValueReading.Parse<Money>(reader.GetString()!);
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
                amount = ValueReading.Number(ref reader);
            }
            else if (
                string.Equals(name, "currency", StringComparison.OrdinalIgnoreCase)
                && currency is null
                && reader.TokenType == JsonTokenType.String
            )
            {
                currency = ValueReading.Parse<Currency>(reader.GetString()!);
            }
            else
            {
                throw new JsonException(Strange(name));
            }
        }

        return amount is { } known && currency is { } of ? new Money(known, of) : throw new JsonException(None);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("amount", value.Amount);
        writer.WriteString("currency", value.Currency.Code);
        writer.WriteEndObject();
    }

    // As the key of a dictionary.
    /// <inheritdoc/>
    public override Money ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ValueReading.Parse<Money>(reader.GetString()!);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString("R", null));
}
