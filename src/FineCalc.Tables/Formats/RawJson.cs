using System.Text;
using System.Text.Json;
using Apache.Arrow;

namespace FineCalc.Tables;

// Values of JSON that are handed on as they stand, in a column of texts that says so.
internal static class RawJson
{
    private const string Mark = "finecalc.json";

    public static ArrowField Of(string name) => new(name, Apache.Arrow.Types.StringType.Default, true, [new(Mark, "raw")]);

    public static bool Is(ArrowField field) => field.HasMetadata && field.Metadata.ContainsKey(Mark);

    // Whether a value is none that stands in quotes.
    public static bool IsBare(ReadOnlySpan<byte> json) => json is [not (byte)'"', ..];

    // What a value says, for forms that are no JSON: a text without its quotes, all else as it stands.
    public static string Text(ReadOnlySpan<byte> json)
    {
        if (json.Length > 0 && json[0] == '"')
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            return reader.GetString()!;
        }

        return Encoding.UTF8.GetString(json);
    }

    // What the values of a column say.
    public static StringArray Texts(StringArray json)
    {
        var texts = new TextBuilder(json.Length);
        for (var row = 0; row < json.Length; row++)
        {
            if (json.IsNull(row))
            {
                texts.AddNull();
            }
            else
            {
                texts.Add(Text(json.GetBytes(row)));
            }
        }

        return texts.Build();
    }
}
