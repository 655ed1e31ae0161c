using System.Buffers;
using System.Globalization;
using System.Text;
using FineCalc.Steps;
using Newtonsoft.Json;

namespace FineCalc.Json;

// A JSON text as a tree, or every reason why it is none. Newtonsoft's reader finds the tokens; because it accepts far more than
// RFC 8259 and converts what it accepts, the text of every token, and all that lies between two of them, is held against the RFC here,
// and values are taken from the text and not from the reader.
internal sealed class JsonReading
{
    public const int MostDepth = 64;

    // A hundred times what the largest case or law has. Each value takes more memory than letters of the file.
    public const int MostValues = 500_000;

    private const string Allowed = "JSON as in RFC 8259: double quotes, no comments, no comma after the last value";

    private static readonly SearchValues<char> OfWordsAndNumbers = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."
    );

    private readonly string _text;
    private readonly JsonProblems _problems;
    private readonly List<int> _lines = [0];

    // Where the last token ended.
    private int _at;

    private int _values;

    private JsonReading(string text, JsonProblems problems)
    {
        (_text, _problems) = (text, problems);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                _lines.Add(i + 1);
            }
        }
    }

    // Null where the text is not JSON at all; other problems (a key given twice, a number that does not fit) leave a tree to go on with.
    public static JsonNode? Read(string? text, JsonProblems problems)
    {
        if (text is null)
        {
            return null;
        }

        try
        {
            return new JsonReading(text, problems).Read();
        }
        catch (JsonSyntaxException wrong)
        {
            problems.Add(wrong.Line, wrong.Path, wrong.Code, wrong.Message, wrong.Allowed);
            return null;
        }
    }

    private JsonNode Read()
    {
        // The reader takes NUL for the end of its buffer.
        if (_text.IndexOf('\0', StringComparison.Ordinal) is var nul and >= 0)
        {
            throw Wrong(nul, null, "The text contains the character NUL; it may be a binary file or UTF-16.");
        }

        if (_text.AsSpan().Trim(" \t\r\n").IsEmpty)
        {
            throw new JsonSyntaxException("file-empty", 1, "$", "There is nothing in the file.", Allowed);
        }

        // Double, because a number that the reader cannot convert would end the reading; its value is not used.
        using var source = new StringReader(_text);
        using var reader = new JsonTextReader(source)
        {
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Double,
            MaxDepth = MostDepth + 1,
        };
        var open = new Stack<Container>();
        JsonNode? root = null;
        while (Next(reader, open))
        {
            var node = Take(reader, open);
            root ??= node;
        }

        if (open.TryPeek(out var last))
        {
            throw Truncated(
                last,
                $"The text ends before {last.Node.Words}, begun on line {FineCalc.Text.Number(last.Node.Line)}, is closed."
            );
        }

        if (Skip(_at) < _text.Length || root is null)
        {
            throw Unexpected(Skip(_at), null);
        }

        return root;
    }

    private bool Next(JsonTextReader reader, Stack<Container> open)
    {
        try
        {
            return reader.Read();
        }
        catch (JsonReaderException exception)
        {
            open.TryPeek(out var container);
            var start = Skip(_at);
            var isSeparated = start < _text.Length && _text[start] == ',';
            start = isSeparated ? Skip(start + 1) : start;

            // The reader refuses whole numbers of more than 380 digits.
            if (NumberAt(start) is { Length: > 300 } number && LosslessDecimal.IsJson(number))
            {
                throw new JsonSyntaxException(
                    "number-too-large",
                    LineOf(start),
                    PathOf(container),
                    $"A number of {FineCalc.Text.Number(number.Length)} digits is too large.",
                    NumberAllowed
                );
            }

            var failed =
                exception.LineNumber < 1
                    ? start
                    : Math.Min(_text.Length, _lines[Math.Min(exception.LineNumber, _lines.Count) - 1] + exception.LinePosition);
            if (Skip(failed) >= _text.Length && IsUnfinished(_text.AsSpan(start)))
            {
                throw Truncated(container, "The text ends in the middle of a value.");
            }

            // A text is looked at first: what is wrong may be inside it.
            if (start < _text.Length && _text[start] == '"')
            {
                StringAt(start, container, out _);
                throw container is { IsEmpty: false, Key: null } && !isSeparated
                    ? Wrong(start, container, "A comma is missing between two values.")
                : container is { Node.Kind: JsonKind.Object, Key: null } ? Wrong(start, container, "A colon is missing after a name.")
                : Unexpected(failed, container);
            }

            throw Unexpected(start, container);
        }
    }

    private JsonNode? Take(JsonTextReader reader, Stack<Container> open)
    {
        open.TryPeek(out var container);
        var end = _lines[reader.LineNumber - 1] + reader.LinePosition;
        var isEnd = reader.TokenType is JsonToken.EndObject or JsonToken.EndArray;
        var start = Skip(_at);
        var separated = start < _text.Length && _text[start] == ',';
        if (separated)
        {
            if (isEnd || container is null or { IsEmpty: true } or { Key: not null })
            {
                throw Wrong(
                    start,
                    container,
                    isEnd && container is { IsEmpty: false }
                        ? "A comma follows the last value."
                        : "A comma stands where a value is expected."
                );
            }

            start = Skip(start + 1);
        }
        else if (!isEnd && container is { IsEmpty: false, Key: null })
        {
            throw Wrong(start, container, "A comma is missing between two values.");
        }

        var text = _text.AsSpan(start, Math.Max(0, end - start));
        _at = end;
        switch (reader.TokenType)
        {
            case JsonToken.PropertyName:
                var name = StringAt(start, container, out var nameEnd);
                container!.Key = name;
                container.KeyLine = LineOf(start);
                return Skip(nameEnd) is var colon && colon == end - 1 ? null : throw Unexpected(Skip(nameEnd), container);

            case JsonToken.EndObject
            or JsonToken.EndArray:
                open.Pop();
                return text is "}" or "]" ? null : throw Unexpected(start, container);

            case JsonToken.StartObject
            or JsonToken.StartArray when text is "{" or "[":
                var node = Make(container, text is "{" ? JsonKind.Object : JsonKind.Array, start);
                if (open.Count == MostDepth)
                {
                    throw new JsonSyntaxException(
                        "json-too-deep",
                        node.Line,
                        node.Path,
                        $"Values are nested more than {FineCalc.Text.Number(MostDepth)} deep.",
                        $"up to {FineCalc.Text.Number(MostDepth)} levels"
                    );
                }

                open.Push(new Container(node));
                return node;

            case JsonToken.String:
                var value = StringAt(start, container, out var valueEnd);
                return valueEnd == end ? Make(container, JsonKind.Text, start, value) : throw Unexpected(start, container);

            case JsonToken.Integer
            or JsonToken.Float when LosslessDecimal.IsJson(text):
                return NumberOf(container, text, start);

            case JsonToken.Integer
            or JsonToken.Float when end == _text.Length && container is not null:
                throw Truncated(container, "The text ends in the middle of a value.");

            case JsonToken.Boolean when text is "true" or "false":
                return Make(container, JsonKind.Flag, start, flag: text is "true");

            case JsonToken.Null when text is "null":
                return Make(container, JsonKind.Null, start);

            default:
                throw Unexpected(start, container);
        }
    }

    private JsonNode NumberOf(Container? container, ReadOnlySpan<char> text, int start)
    {
        var exactness = LosslessDecimal.Read(text, 0, out var number);
        var node = Make(container, exactness == Exactness.Exact ? JsonKind.Number : JsonKind.Refused, start, number: number);
        if (exactness != Exactness.Exact)
        {
            _problems.Add(
                node,
                exactness == Exactness.TooLarge ? "number-too-large" : "number-too-precise",
                $"The number {(text.Length > 40 ? string.Concat(text[..40], "…") : text)} "
                    + $"{(exactness == Exactness.TooLarge ? "is too large" : "has more digits than can be kept")}.",
                NumberAllowed
            );
        }

        return node;
    }

    private JsonNode Make(Container? container, JsonKind kind, int start, string text = "", decimal number = 0m, bool flag = false)
    {
        var node = new JsonNode(kind, LineOf(start), container?.Node, container?.Key, container?.Node.Children.Count ?? 0)
        {
            Text = text,
            Number = number,
            Flag = flag,
        };
        if (++_values > MostValues)
        {
            throw new JsonSyntaxException(
                "values-too-many",
                node.Line,
                node.Path,
                "The file has more values than a case or a law has.",
                $"up to {FineCalc.Text.Number(MostValues)} values in a file"
            );
        }

        if (container is null)
        {
            return node;
        }

        if (container.Key is { } key && !container.Keys.Add(key))
        {
            _problems.Add(container.KeyLine, node.Path, "key-duplicate", $"The key '{node.Called}' is given twice.", "each key once");
        }
        else
        {
            container.Node.Add(node);
        }

        (container.IsEmpty, container.Key) = (false, null);
        return node;
    }

    // A string of the RFC that begins here; its characters must be text that every other program can read again.
    private string StringAt(int start, Container? container, out int end)
    {
        if (start >= _text.Length || _text[start] != '"')
        {
            throw Unexpected(start, container);
        }

        var characters = new StringBuilder();
        for (end = start + 1; end < _text.Length && _text[end] != '"'; end++)
        {
            var character = _text[end];
            if (character < ' ')
            {
                throw Wrong(end, container, "A line break, tab or other control character stands in a text; write it as \\n, \\t or \\u….");
            }

            if (character == '\\')
            {
                character = Escaped(ref end, container);
            }

            characters.Append(character);
        }

        end++;

        // A builder finds the characters of a long text slowly.
        var value = characters.ToString();
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsHighSurrogate(value[i]) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(value[i]) || (char.IsControl(value[i]) && value[i] is not ('\n' or '\r' or '\t')))
            {
                throw Wrong(
                    start,
                    container,
                    $"A text contains U+{(int)value[i]:X4}, which is "
                        + $"{(char.IsSurrogate(value[i]) ? "half of a character" : "a control character")}."
                );
            }
        }

        return value;
    }

    private char Escaped(ref int at, Container? container)
    {
        var escape = at + 1 < _text.Length ? _text[at + 1] : '\0';
        if (
            escape == 'u'
            && at + 5 < _text.Length
            && ushort.TryParse(_text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
        )
        {
            at += 5;
            return (char)code;
        }

        var place = "\"\\/bfnrt".IndexOf(escape, StringComparison.Ordinal);
        if (place < 0)
        {
            throw Wrong(at, container, $"'\\{escape}' is no escape.");
        }

        at++;
        return "\"\\/\b\f\n\r\t"[place];
    }

    private string NumberAt(int start)
    {
        var length = 0;
        while (
            start + length < _text.Length
            && (char.IsAsciiDigit(_text[start + length]) || _text[start + length] is '-' or '+' or '.' or 'e' or 'E')
        )
        {
            length++;
        }

        return _text.Substring(Math.Min(start, _text.Length), length);
    }

    // White space of the RFC only.
    private int Skip(int at)
    {
        while (at < _text.Length && _text[at] is ' ' or '\t' or '\r' or '\n')
        {
            at++;
        }

        return at;
    }

    private int LineOf(int offset)
    {
        var line = _lines.BinarySearch(offset);
        return line >= 0 ? line + 1 : ~line;
    }

    // Nothing, a text without its end, or the beginning of a word or number.
    private static bool IsUnfinished(ReadOnlySpan<char> rest) =>
        rest.IsEmpty || rest[0] == '"' || !rest.ContainsAnyExcept(OfWordsAndNumbers);

    private JsonSyntaxException Unexpected(int at, Container? container)
    {
        var place = Math.Min(at, _text.Length);
        var isKey = container is { Key: null, Node.Kind: JsonKind.Object };
        var column = FineCalc.Text.Number(place - _lines[LineOf(at) - 1] + 1);
        return Wrong(at, container, $"{JsonSyntax.Unexpected(_text.AsSpan(place), container?.Node, isKey)} (column {column}).");
    }

    private const string NumberAllowed = "numbers of up to 28 digits, written plainly: 1200.50";

    private JsonSyntaxException Truncated(Container? container, string message) =>
        new("json-truncated", LineOf(_text.Length), PathOf(container), message, "the whole file");

    private JsonSyntaxException Wrong(int at, Container? container, string message) =>
        new("json-invalid", LineOf(at), PathOf(container), message, Allowed);

    // The way to the value that comes next.
    private static string PathOf(Container? container) =>
        container is null ? "$"
        : container.Key is { } key ? new JsonNode(JsonKind.Null, 0, container.Node, key, 0).Path
        : container.Node.Path;

    private sealed class Container(JsonNode node)
    {
        public JsonNode Node => node;

        public HashSet<string> Keys => field ??= new(StringComparer.Ordinal);

        public bool IsEmpty { get; set; } = true;

        // The key that was read and whose value comes next.
        public string? Key { get; set; }

        public int KeyLine { get; set; }
    }
}
