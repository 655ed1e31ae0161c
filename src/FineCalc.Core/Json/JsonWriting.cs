using System.Globalization;
using Newtonsoft.Json;

namespace FineCalc.Json;

// Writes JSON that reads the same everywhere: two spaces and line feeds, or all on one line; decimals with every digit they have and none
// more. To a text, or to whatever writer a serialiser brings.
internal sealed class JsonWriting(JsonWriter json) : IDisposable
{
    public static string Write(Action<JsonWriting> body)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Write(text, body);
        return text.ToString();
    }

    // Without holding the whole text, which may be large. On one line there is no other after it.
    public static void Write(TextWriter to, Action<JsonWriting> body, bool compact = false)
    {
        var lines = to.NewLine;
        to.NewLine = "\n";
        var formatting = compact ? Formatting.None : Formatting.Indented;
        using (
            var writing = new JsonWriting(
                new JsonTextWriter(new EscapingWriter(to) { NewLine = "\n" }) { Formatting = formatting, CloseOutput = false }
            )
        )
        {
            writing.Object(null, () => body(writing));
        }

        to.Write(compact ? "" : "\n");
        to.NewLine = lines;
    }

    // Takes in all that is written, from where it is set on.
    public JsonDigest? Digest { get; set; }

    public static string Number(decimal number) => FineCalc.Text.Plain(number);

    public void Dispose()
    {
        ((IDisposable)json).Dispose();
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
        var outer = json.Formatting;
        Key(key);
        Begin(true);
        json.Formatting = Formatting.None;
        body();
        End(true);
        json.Formatting = outer;
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
        json.WriteValue(text);
        Digest?.Text(text);
    }

    public void TextIfAny(string key, string? text)
    {
        if (text is not null)
        {
            Text(key, text);
        }
    }

    // A list of texts, if there are any.
    public void Texts(string key, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
        {
            List(key, texts, text => Text(null, text));
        }
    }

    public void Number(string? key, decimal number)
    {
        Key(key);
        NewtonsoftNumber.Write(json, number);
        Digest?.Number(number);
    }

    // A figure that was reckoned in doubles, to the fifteen digits that they hold for certain; null where it is none.
    public void Figure(string? key, double? figure)
    {
        if (figure is not { } number || !double.IsFinite(number))
        {
            Text(key, null);
        }
        else if (number == 0d || Math.Abs(number) is > 1e-9 and < 1e27)
        {
            Number(key, (decimal)number);
        }
        else
        {
            Key(key);
            json.WriteValue(number);
        }
    }

    public void Flag(string? key, bool flag)
    {
        Key(key);
        json.WriteValue(flag);
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
            json.WriteStartObject();
        }
        else
        {
            json.WriteStartArray();
        }

        Digest?.Begin(isObject);
    }

    private void End(bool isObject)
    {
        if (isObject)
        {
            json.WriteEndObject();
        }
        else
        {
            json.WriteEndArray();
        }

        Digest?.End(isObject);
    }

    private void Key(string? key)
    {
        if (key is not null)
        {
            json.WritePropertyName(key);
            Digest?.Key(key);
        }
    }
}
