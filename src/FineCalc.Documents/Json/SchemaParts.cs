using Newtonsoft.Json.Linq;

namespace FineCalc.Json;

// What the schemas of files are put together from (JSON Schema, draft 7).
internal static class SchemaParts
{
    private const string Blank = @"[ \u00a0\u202f]";

    // Numbers in texts, as NumberText reads them and as far as a pattern can say it: digits alone, groups of thousands, decimals behind
    // what can be no first group, and behind one to three digits such decimals as can be no second.
    private const string Group = "[1-9][0-9]{0,2}(,[0-9]{3})";

    private const string NoGroup = "(0[0-9]*|[1-9][0-9]{3,}|" + Group + @"+)?\.[0-9]+";

    private const string AmountNumber = "[+-]?([0-9]+|" + Group + "+|" + NoGroup + @"|[1-9][0-9]{0,2}\.([0-9]{1,2}|[0-9]{4,}))";

    private const string RateNumber =
        "[+-]?([0-9]+|" + Group + "{2,}|" + NoGroup + @"|[1-9][0-9]{0,2}\.([0-9]{1,2}|[0-9]{2}[1-9]|[0-9]{4,}))";

    public static readonly JObject AnyText = new() { ["type"] = "string" };

    public static readonly JObject Day = Described(Pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), "A day, such as 2024-03-18");

    public static readonly JObject CurrencyCode = Described(Pattern("^[A-Z]{3}$"), "A code of ISO 4217");

    public static readonly JObject AmountText = Pattern($"^{Blank}*[A-Z]{{3}}{Blank}+{AmountNumber}{Blank}*$");

    public static readonly JObject RateText = Pattern($"^{Blank}*{RateNumber}{Blank}*%?{Blank}*$");

    public static readonly JObject Amount = AnyOf(Typed("number"), AmountText);

    public static readonly JObject StandingCode = Codes<Standing>();

    public static JObject Object((string Key, JObject Schema)[] properties, params string[] required)
    {
        var schema = Object(properties);
        if (required.Length > 0)
        {
            schema["required"] = new JArray(required);
        }

        return schema;
    }

    public static JObject Object(params (string Key, JObject Schema)[] properties) =>
        new()
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = Properties(properties),
        };

    public static JObject Properties(params (string Key, JObject Schema)[] properties) =>
        new(properties.Select(p => new JProperty(p.Key, p.Schema)));

    public static JObject Typed(string type) => new() { ["type"] = type };

    public static JObject List(JObject item) => new() { ["type"] = "array", ["items"] = item };

    public static JObject Codes(IEnumerable<string> codes) => new() { ["type"] = "string", ["enum"] = new JArray(codes) };

    public static JObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    public static JObject AnyOf(params JObject[] schemas) => new() { ["anyOf"] = new JArray(schemas.Select(s => s.DeepClone())) };

    public static JObject OrNull(JObject schema) => AnyOf(schema, Typed("null"));

    public static JObject Described(JObject schema, string description)
    {
        var copy = (JObject)schema.DeepClone();
        copy["description"] = description;
        return copy;
    }

    // An integer of JSON that is the place of something in a list.
    public static JObject Place(string of) => Described(new JObject { ["type"] = "integer", ["minimum"] = 0 }, $"The place of {of}");

    public static JObject Codes<TEnum>()
        where TEnum : struct, Enum => Codes(Enum.GetValues<TEnum>().Select(Text.Word));

    // A value as it stands in a file: an amount, a rate, a number, a flag or a code.
    public static JObject Value => AnyOf(Typed("number"), Typed("boolean"), AnyText);

    // The whole of a schema, as a file.
    public static string Whole(JObject schema, string title)
    {
        schema.AddFirst(new JProperty("title", title));
        schema.AddFirst(new JProperty("$schema", "http://json-schema.org/draft-07/schema#"));
        return schema.ToString(Newtonsoft.Json.Formatting.Indented).ReplaceLineEndings("\n") + "\n";
    }
}
