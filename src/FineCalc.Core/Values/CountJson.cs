using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FineCalc.Json;

/// <summary>
/// A count in the JSON of System.Text.Json: a number; the text of one, <c>"79,404"</c>, is read as well. Serialisers find it by
/// themselves; public because those that are generated at build time make one.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CountJson : JsonConverter<Count>
{
    /// <inheritdoc/>
    public override Count Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? ValueReading.Parse<Count>(reader.GetString()!)
            : new Count(ValueReading.Number(ref reader));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Count value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);

    /// <inheritdoc/>
    public override Count ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ValueReading.Parse<Count>(reader.GetString()!);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, Count value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString("R", null));
}
