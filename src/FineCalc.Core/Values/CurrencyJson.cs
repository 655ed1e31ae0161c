using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FineCalc.Json;

/// <summary>
/// A currency in the JSON of System.Text.Json: its code. Serialisers find it by themselves; public because those that are generated at
/// build time make one.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CurrencyJson : JsonConverter<Currency>
{
    internal const string None = "This is no currency. Allowed: a code of ISO 4217 as a text, such as \"GBP\".";

    /// <inheritdoc/>
    public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? ValueReading.Parse<Currency>(reader.GetString()!) : throw new JsonException(None);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);

    /// <inheritdoc/>
    public override Currency ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ValueReading.Parse<Currency>(reader.GetString()!);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Code);
}
