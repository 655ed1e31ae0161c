using System.Globalization;
using Newtonsoft.Json;

namespace FineCalc.Json;

// Writes JSON that reads the same everywhere: two spaces, line feeds, decimals with every digit they have and none more.
internal sealed class JsonWriting : IDisposable
{
    private readonly JsonTextWriter _json;

    private JsonWriting(TextWriter to) => _json = new JsonTextWriter(to) { Formatting = Formatting.Indented, CloseOutput = false };

    public static string Write(Action<JsonWriting> body)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Write(text, body);
        return text.ToString();
    }

    // Without holding the whole text, which may be large.
    public static void Write(TextWriter to, Action<JsonWriting> body)
    {
        var lines = to.NewLine;
        to.NewLine = "\n";
        using (var writing = new JsonWriting(to))
        {
            writing.Object(null, () => body(writing));
        }

        to.Write('\n');
        to.NewLine = lines;
    }

    // Takes in all that is written, from where it is set on.
    public JsonDigest? Digest { get; set; }

    public static string Number(decimal number) => FineCalc.Text.Plain(number);

    public void Dispose()
    {
        ((IDisposable)_json).Dispose();
        Digest?.Dispose();
    }

    public void Object(string? key, Action body)
    {
        Key(key);
        Begin(true);
        body();
        End(true);
    }

    // An object on one line, so that files of many like things can be compared line by line.
    public void Line(string? key, Action body)
    {
        var outer = _json.Formatting;
        Key(key);
        Begin(true);
        _json.Formatting = Formatting.None;
        body();
        End(true);
        _json.Formatting = outer;
    }

    public void List<T>(string? key, IEnumerable<T> items, Action<T> item)
    {
        Key(key);
        Begin(false);
        foreach (var one in items)
        {
            item(one);
        }

        End(false);
    }

    public void Text(string? key, string? text)
    {
        Key(key);
        _json.WriteValue(text);
        Digest?.Text(text);
    }

    public void TextIfAny(string key, string? text)
    {
        if (text is not null)
        {
            Text(key, text);
        }
    }

    public void Number(string? key, decimal number)
    {
        Key(key);
        _json.WriteRawValue(Number(number));
        Digest?.Number(number);
    }

    public void Flag(string? key, bool flag)
    {
        Key(key);
        _json.WriteValue(flag);
        Digest?.Flag(flag);
    }

    public void Null(string key) => Text(key, null);

    // A value by its unit, as the reader of cases takes it: a choice by its code, an amount as a number of the currency that goes without
    // saying.
    public void Scalar(
        string? key,
        decimal value,
        Unit unit,
        IReadOnlyList<Option> options,
        Currency currency = default,
        Currency home = default
    )
    {
        switch (unit)
        {
            case Unit.Flag:
                Flag(key, value != 0m);
                break;
            case Unit.Choice when value >= 0m && value < options.Count && value % 1m == 0m:
                Text(key, options[(int)value].Code);
                break;
            case Unit.Money when currency != home:
                Text(key, $"{currency} {NumberText.Clear(Number(value), currency.Form)}");
                break;
            default:
                Number(key, value);
                break;
        }
    }

    private void Begin(bool isObject)
    {
        if (isObject)
        {
            _json.WriteStartObject();
        }
        else
        {
            _json.WriteStartArray();
        }

        Digest?.Begin(isObject);
    }

    private void End(bool isObject)
    {
        if (isObject)
        {
            _json.WriteEndObject();
        }
        else
        {
            _json.WriteEndArray();
        }

        Digest?.End(isObject);
    }

    private void Key(string? key)
    {
        if (key is not null)
        {
            _json.WritePropertyName(key);
            Digest?.Key(key);
        }
    }
}
