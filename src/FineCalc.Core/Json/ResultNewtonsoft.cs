using Newtonsoft.Json;

namespace FineCalc.Json;

// Results in the JSON of Newtonsoft.Json: in brief.
internal sealed class ResultNewtonsoft : JsonConverter
{
    public override bool CanConvert(Type objectType) => typeof(IJsonResult).IsAssignableFrom(objectType);

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        if (value is IJsonResult result)
        {
            // Not disposed: the writer is the serialiser's.
            var json = new JsonWriting(writer);
            json.Object(null, () => result.Write(json, trace: false));
        }
        else
        {
            writer.WriteNull();
        }
    }

    public override object ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
        throw new JsonSerializationException(ResultJson.Unread(objectType));
}
