using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FineCalc.Json;

/// <summary>
/// Results, and what they rest on, in the JSON of System.Text.Json, which finds it by itself at their types: what <c>ToJson()</c> gives.
/// They are written and not read. Public because serialisers that are generated at build time make one.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ResultJson : JsonConverter<object>
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeof(IJsonResult).IsAssignableFrom(typeToConvert);

    /// <summary>Refuses: results are worked out from facts, and a case is read by <c>CaseJson</c>.</summary>
    /// <exception cref="JsonException">Always.</exception>
    public override object Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new JsonException(Unread(typeToConvert));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);

        // Said by the one who says it for everybody, and laid out as the options of this writer have it.
        using var document = JsonDocument.Parse(TextOf((IJsonResult)value, trace: false, compact: true));
        document.WriteTo(writer);
    }

    internal static string TextOf(IJsonResult result, bool trace, bool compact)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        JsonWriting.Write(text, json => result.Write(json, trace), compact);
        return text.ToString();
    }

    internal static string Unread(Type type) =>
        $"{type.Name} is written as JSON and not read: a case is read by CaseJson.Parse, which knows what its regime asks.";
}
