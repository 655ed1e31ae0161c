using System.Text.Json;
using System.Text.Json.Serialization;

namespace FineCalc;

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
