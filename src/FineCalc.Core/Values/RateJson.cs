using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FineCalc.Json;

/// <summary>
/// A rate in the JSON of System.Text.Json: its fraction, 0.04 for 4%; the text of one, <c>"4%"</c>, is read as well. Serialisers find it
/// by themselves; public because those that are generated at build time make one.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RateJson : JsonConverter<Rate>
{
    /// <inheritdoc/>
    public override Rate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? ValueReading.Parse<Rate>(reader.GetString()!)
            : Rate.Fraction(ValueReading.Number(ref reader));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Rate value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);

    /// <inheritdoc/>
    public override Rate ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ValueReading.Parse<Rate>(reader.GetString()!);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, Rate value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString("R", null));
}
