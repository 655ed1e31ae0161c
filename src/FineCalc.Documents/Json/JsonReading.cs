using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using FineCalc.Steps;

namespace FineCalc.Json;

// A JSON text as a tree, or every reason why it is none. The framework's reader takes RFC 8259 and nothing else and hands out the bytes of
// every value, so that numbers keep their digits; what it refuses is looked at once more, for words that say what to mend.
internal sealed class JsonReading
{
    public const int MostDepth = 64;

    // A hundred times what the largest case or law has. Each value takes more memory than letters of the file.
    public const int MostValues = 500_000;

    private const string Allowed = "JSON as in RFC 8259: double quotes, no comments, no comma after the last value";

    private const string NumberAllowed = "numbers of up to 28 digits, written plainly: 1200.50";

    private static readonly SearchValues<byte> OfNumbers = SearchValues.Create("0123456789+-.eE"u8);

    private readonly ReadOnlyMemory<byte> _text;
    private readonly JsonProblems _problems;
    private readonly Stack<Container> _open = new();
    private JsonNode? _root;
    private int _values;

    // Where the last token began and ended.
    private int _start;
    private int _end;

    // The line that was asked for last, and where it and the question are: nobody asks for an earlier one.
    private int _line = 1;
    private int _lineStart;
    private int _counted;

    private JsonReading(ReadOnlyMemory<byte> text, JsonProblems problems) => (_text, _problems) = (text, problems);

    private Container? Within => _open.TryPeek(out var container) ? container : null;

    // Null where the text is not JSON at all; other problems (a key given twice, a number that does not fit) leave a tree to go on with.
    public static JsonNode? Read(ReadOnlyMemory<byte>? text, JsonProblems problems)
    {
        if (text is not { } bytes)
        {
            return null;
        }

        try
        {
            return new JsonReading(bytes, problems).Read();
        }
        catch (JsonSyntaxException wrong)
        {
            problems.Add(wrong.Line, wrong.Path, wrong.Code, wrong.Message, wrong.Allowed);
            return null;
        }
    }

    private JsonNode Read()
    {
        var text = _text.Span;
        if (text.IndexOf((byte)0) is var nul and >= 0)
        {
            throw Wrong(nul, "The text contains the character NUL; it may be a binary file or UTF-16.");
        }

        if (Skip(0) == text.Length)
        {
            throw new JsonSyntaxException("file-empty", 1, "$", "There is nothing in the file.", Allowed);
        }

        // That it is too deep is told here.
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = MostDepth + 1 });
        try
        {
            while (reader.Read())
            {
                (_start, _end) = ((int)reader.TokenStartIndex, (int)reader.BytesConsumed);
                Take(ref reader);
            }
        }
        catch (JsonException)
        {
            throw Refused();
        }

        return _root!;
    }

    private void Take(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                (Within!.Key, Within.KeyLine) = (TextOf(ref reader), LineOf(_start));
                break;
            case JsonTokenType.StartObject:
                Open(JsonKind.Object);
                break;
            case JsonTokenType.StartArray:
                Open(JsonKind.Array);
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _open.Pop();
                break;
            case JsonTokenType.String:
                Make(JsonKind.Text, TextOf(ref reader));
                break;
            case JsonTokenType.Number:
                TakeNumber(Encoding.ASCII.GetString(reader.ValueSpan));
                break;
            // The reader ends such a word where it may end, and not where it does.
            case var word when _end < _text.Length && char.IsAsciiLetterOrDigit((char)_text.Span[_end]):
                throw Unexpected(_start);
            case var word:
                Make(word == JsonTokenType.Null ? JsonKind.Null : JsonKind.Flag, flag: word == JsonTokenType.True);
                break;
        }
    }

    private void Open(JsonKind kind)
    {
        var node = Make(kind);
        if (_open.Count == MostDepth)
        {
            throw new JsonSyntaxException(
                "json-too-deep",
                node.Line,
                node.Path,
                $"Values are nested more than {FineCalc.Text.Number(MostDepth)} deep.",
                $"up to {FineCalc.Text.Number(MostDepth)} levels"
            );
        }

        _open.Push(new Container(node));
    }

    private void TakeNumber(string text)
    {
        var exactness = LosslessDecimal.Read(text, 0, out var number);
        var node = Make(exactness == Exactness.Exact ? JsonKind.Number : JsonKind.Refused, number: number);
        if (exactness != Exactness.Exact)
        {
            _problems.Add(
                node,
                exactness == Exactness.TooLarge ? "number-too-large" : "number-too-precise",
                $"The number {(text.Length > 40 ? string.Concat(text.AsSpan(0, 40), "…") : text)} "
                    + $"{(exactness == Exactness.TooLarge ? "is too large" : "has more digits than can be kept")}.",
                NumberAllowed
            );
        }
    }

    private JsonNode Make(JsonKind kind, string text = "", decimal number = 0m, bool flag = false)
    {
        var container = Within;
        var node = new JsonNode(kind, LineOf(_start), container?.Node, container?.Key, container?.Node.Children.Count ?? 0)
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
            return _root = node;
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

    // Its characters must be text that every other program can read again.
    private string TextOf(ref Utf8JsonReader reader)
    {
        string text;
        try
        {
            text = reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a character, which is told.
            EndOfText(_start);
            throw;
        }

        foreach (var character in text)
        {
            if (char.IsControl(character) && character is not ('\n' or '\r' or '\t'))
            {
                throw Wrong(_start, $"A text contains U+{(int)character:X4}, which is a control character.");
            }
        }

        return text;
    }

    // What stands where the reader refused to go on.
    private JsonSyntaxException Refused()
    {
        var text = _text.Span;
        var (container, at) = (Within, Skip(_end));
        var isComplete = container is null ? _root is not null : container is { IsEmpty: false, Key: null };
        if (isComplete && container is not null && at < text.Length && text[at] == ',')
        {
            (var comma, at, isComplete) = (at, Skip(at + 1), false);
            if (at < text.Length && text[at] == (container.Node.Kind == JsonKind.Array ? ']' : '}'))
            {
                return Wrong(comma, "A comma follows the last value.");
            }
        }

        if (at == text.Length)
        {
            return Unclosed(container!.Node);
        }

        // A text is looked at first: what is wrong may be inside it.
        var end = text[at] == '"' ? EndOfText(at) : at;
        if (end < 0 || (!isComplete && IsUnfinished(text[at..])))
        {
            return Truncated("The text ends in the middle of a value.");
        }

        if (isComplete || end == at)
        {
            return container is null ? Unexpected(at)
                : text[at] == ',' ? Wrong(at, "A comma stands where a value is expected.")
                : isComplete && text[at] is (byte)'"' or (byte)'{' or (byte)'[' ? Wrong(at, "A comma is missing between two values.")
                : Unexpected(at);
        }

        // A name is read, and nothing after it.
        var colon = Skip(end);
        return colon == text.Length ? Unclosed(container!.Node)
            : text[colon] == '/' ? Unexpected(colon)
            : Wrong(at, "A colon is missing after a name.");
    }

    // Where a text ends that begins here, -1 where it does not; what the RFC does not allow in it is told.
    private int EndOfText(int start)
    {
        var text = _text.Span;
        var high = '\0';
        for (var at = start + 1; at < text.Length; at++)
        {
            var (isEscape, unit) = (text[at] == '\\', '\0');
            if (isEscape)
            {
                unit = Escaped(ref at);
            }
            else if (text[at] < ' ')
            {
                throw Wrong(at, "A line break, tab or other control character stands in a text; write it as \\n, \\t or \\u….");
            }

            if (at < text.Length && char.IsLowSurrogate(unit) != char.IsHighSurrogate(high))
            {
                throw Wrong(start, $"A text contains U+{(int)(high == '\0' ? unit : high):X4}, which is half of a character.");
            }

            if (!isEscape && text[at] == '"')
            {
                return at + 1;
            }

            high = char.IsHighSurrogate(unit) ? unit : '\0';
        }

        return -1;
    }

    // What \u stands for; at is left on the last letter of the escape, or on the end of the file if that comes before.
    private char Escaped(ref int at)
    {
        var text = _text.Span;
        var letters = text[(at + 1)..];
        var escape = at;
        at += letters is [(byte)'u', ..] ? 5 : 1;
        if (at >= text.Length)
        {
            return '\0';
        }

        if (ushort.TryParse(text[(escape + 2)..(at + 1)], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            return (char)code;
        }

        if (letters[0] == 'u' || !"\"\\/bfnrt"u8.Contains(letters[0]))
        {
            Rune.DecodeFromUtf8(letters, out var letter, out _);
            throw Wrong(escape, $"'\\{letter}' is no escape.");
        }

        return '\0';
    }

    // White space of the RFC only.
    private int Skip(int at) => _text.Span[at..].IndexOfAnyExcept(" \t\r\n"u8) is var next and >= 0 ? at + next : _text.Length;

    // As other programs count them: ended by a line feed, a carriage return or both.
    private int LineOf(int at)
    {
        var text = _text.Span;
        while (text[_counted..at].IndexOfAny((byte)'\n', (byte)'\r') is var end and >= 0)
        {
            _counted += end + 1;
            if (text[_counted - 1] == '\n' || _counted == text.Length || text[_counted] != '\n')
            {
                (_line, _lineStart) = (_line + 1, _counted);
            }
        }

        _counted = at;
        return _line;
    }

    // The beginning of a word or number, and nothing after it.
    private static bool IsUnfinished(ReadOnlySpan<byte> rest) =>
        "true"u8.StartsWith(rest)
        || "false"u8.StartsWith(rest)
        || "null"u8.StartsWith(rest)
        || (rest[0] is >= (byte)'0' and <= (byte)'9' or (byte)'-' && !rest.ContainsAnyExcept(OfNumbers));

    private JsonSyntaxException Unexpected(int at)
    {
        // More letters than the words for them hold.
        const int most = 100;
        var text = _text.Span[at..];
        var line = LineOf(at);
        var found = Encoding.UTF8.GetString(text[..Math.Min(most, text.Length)]);
        var column = Encoding.UTF8.GetCharCount(_text.Span[_lineStart..at]) + 1;
        var words = JsonSyntax.Unexpected(found, Within?.Node, Within is { Key: null, Node.Kind: JsonKind.Object });
        return new("json-invalid", line, Path, $"{words} (column {FineCalc.Text.Number(column)}).", Allowed);
    }

    private JsonSyntaxException Wrong(int at, string message) => new("json-invalid", LineOf(at), Path, message, Allowed);

    private JsonSyntaxException Unclosed(JsonNode node) =>
        Truncated($"The text ends before {node.Words}, begun on line {FineCalc.Text.Number(node.Line)}, is closed.");

    private JsonSyntaxException Truncated(string message) => new("json-truncated", LineOf(_text.Length), Path, message, "the whole file");

    // The way to the value that comes next.
    private string Path =>
        Within is not { } container ? "$"
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
