using Newtonsoft.Json;

namespace FineCalc.Json;

// A value in the JSON of Newtonsoft.Json; its text is read as well. What is refused is refused in the words of Parse, with its place.
internal abstract class ValueNewtonsoft<T> : JsonConverter
    where T : struct, IParsable<T>
{
    public override bool CanConvert(Type objectType) => (Nullable.GetUnderlyingType(objectType) ?? objectType) == typeof(T);

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
    {
        if (value is T known)
        {
            Write(writer, known);
        }
        else
        {
            writer.WriteNull();
        }
    }

    public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        try
        {
            return reader.TokenType == JsonToken.Null && objectType != typeof(T) ? null
                : reader.Value is string text ? T.Parse(text, null)
                : Read(reader);
        }
        catch (FormatException no)
        {
            var at = reader as IJsonLineInfo;
            throw new JsonSerializationException(no.Message, reader.Path, at?.LineNumber ?? 0, at?.LinePosition ?? 0, no);
        }
    }

    protected abstract void Write(JsonWriter to, T value);

    // A value that is no text.
    protected abstract T Read(JsonReader from);
}
