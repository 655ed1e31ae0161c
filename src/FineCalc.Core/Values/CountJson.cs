using System.Text.Json;
using System.Text.Json.Serialization;

namespace FineCalc;

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
