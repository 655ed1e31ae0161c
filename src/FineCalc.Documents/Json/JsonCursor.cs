using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Json;

// An object that is being read. It remembers which keys were asked for, so that a key nobody knows is reported when it is closed.
// A null is "not given", everywhere: that is what makes a file to fill in.
internal sealed class JsonCursor
{
    // No law has so many numbers, and no case so many infringements.
    private const int MostInList = 1000;

    // What stands wherever the thing is reported that it names, or says something of.
    private const int LongestName = 200;
    private const int LongestSentence = 1_000;

    private readonly JsonProblems _problems;
    private readonly Dictionary<string, JsonNode> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private bool _isUnjudged;

    private JsonCursor(JsonNode node, JsonProblems problems)
    {
        (Node, _problems) = (node, problems);
        foreach (var child in node.Children)
        {
            _members.Add(child.Name, child);
        }
    }

    public JsonNode Node { get; }

    // Null where the value is no object; the problem is reported.
    public static JsonCursor? Open(JsonNode? node, JsonProblems problems)
    {
        if (node is { Kind: not JsonKind.Object })
        {
            problems.WrongType(node, "an object: { … }");
        }

        return node is { Kind: JsonKind.Object } ? new JsonCursor(node, problems) : null;
    }

    // A value that may be missing.
    public JsonNode? Find(string key)
    {
        _known.Add(key);
        return _members.GetValueOrDefault(key) is { Kind: not JsonKind.Null } node ? node : null;
    }

    // A value that may not.
    public JsonNode? Need(string key, string allowed)
    {
        var node = Find(key);
        if (node is null)
        {
            var given = _members.GetValueOrDefault(key);
            _problems.Add(
                given ?? Node,
                "key-missing",
                given is null ? $"The key '{key}' is missing." : $"The key '{key}' is not filled in.",
                allowed,
                key
            );
        }

        return node;
    }

    public string? Text(string key) => TextOf(Find(key));

    public string? NeedText(string key, string allowed) =>
        TextOf(Need(key, allowed)) is not { } text ? null
        : text.Trim().Length > 0 ? text
        : Reported<string>(_members[key], "text-empty", $"'{key}' is empty.", allowed);

    // A text that may be written as a list of lines, since JSON has no other way to break one: they are put together with blanks.
    public string? Prose(string key) => Find(key) is { Kind: JsonKind.Array } ? OfLines(key) : Text(key);

    public string? NeedProse(string key, string allowed) => Find(key) is { Kind: JsonKind.Array } ? OfLines(key) : NeedText(key, allowed);

    public string? Name(string key) => Within(LongestName, key, Text(key));

    public string? NeedName(string key, string allowed) => Within(LongestName, key, NeedText(key, allowed));

    public string? Sentence(string key) => Within(LongestSentence, key, Text(key));

    public string? NeedSentence(string key, string allowed) => Within(LongestSentence, key, NeedText(key, allowed));

    public LocalDate? Date(string key) =>
        Find(key) is { } node && TextOf(node) is { } text
            ? FineCalc.Text.TryDate(text, out var date)
                ? date
                : Reported<LocalDate?>(
                    node,
                    "date-invalid",
                    $"\"{text}\" is not a date.{Calendar.Meant(text)}",
                    "a day, such as 2024-03-18"
                )
            : null;

    // A whole number from 1.
    public int? Whole(string key)
    {
        if (Find(key) is not { } node)
        {
            return null;
        }

        if (node is { Kind: JsonKind.Number } && node.Number >= 1m && node.Number <= MostInList && node.Number % 1m == 0m)
        {
            return (int)node.Number;
        }

        _problems.WrongType(node, $"a whole number from 1 to {FineCalc.Text.Number(MostInList)}");
        return null;
    }

    // A member of an enumeration by its code; those not named are refused.
    public TEnum? Word<TEnum>(string key, params TEnum[] allowed)
        where TEnum : struct, Enum => Word(key, Words(allowed)) is { } at ? allowed[at] : null;

    public TEnum? NeedWord<TEnum>(string key, params TEnum[] allowed)
        where TEnum : struct, Enum => NeedWord(key, Words(allowed)) is { } at ? allowed[at] : null;

    // The place of a word in a list.
    public int? Word(string key, string[] allowed) => WordOf(Find(key), allowed);

    public int? NeedWord(string key, string[] allowed) => WordOf(Need(key, string.Join(", ", allowed)), allowed);

    public JsonCursor? Object(string key) => Open(Find(key), _problems);

    public IReadOnlyList<JsonNode> List(string key) => ListOf(Find(key));

    public IReadOnlyList<JsonNode> NeedList(string key, string allowed)
    {
        var node = Need(key, allowed);
        if (node is { Kind: JsonKind.Array, Children.Count: 0 })
        {
            _problems.Add(node, "list-empty", $"'{key}' is empty.", allowed);
        }

        return ListOf(node);
    }

    public string? TextOf(JsonNode? node)
    {
        if (node is { Kind: not JsonKind.Text })
        {
            _problems.WrongType(node, "a text in double quotes");
        }

        return node is { Kind: JsonKind.Text } ? node.Text : null;
    }

    // What else stands in something that was not understood cannot be judged.
    public void LeaveUnjudged() => _isUnjudged = true;

    // Reports every key that was not asked for.
    public void Close()
    {
        foreach (var node in _isUnjudged ? [] : Node.Children.Where(n => !_known.Contains(n.Name)))
        {
            _problems.Add(
                node,
                "key-unknown",
                $"The key '{node.Called}' is not known here{Nearest.Meant(node.Name, _known)}.",
                FineCalc.Text.List(_known),
                node.Name
            );
        }
    }

    private string? Within(int most, string key, string? text) =>
        text is null || text.Length <= most
            ? text
            : Reported<string>(
                _members[key],
                "text-too-long",
                $"'{key}' has {FineCalc.Text.Number(text.Length)} characters.",
                $"up to {FineCalc.Text.Number(most)} characters"
            );

    private string? OfLines(string key) =>
        string.Join(' ', List(key).Select(TextOf)) is var text && text.Trim().Length > 0
            ? text
            : Reported<string>(_members[key], "text-empty", $"'{key}' is empty.", "a text, or the lines of one");

    private IReadOnlyList<JsonNode> ListOf(JsonNode? node)
    {
        if (node is { Kind: not JsonKind.Array })
        {
            _problems.WrongType(node, "a list: [ … ]");
        }

        if (node is { Kind: JsonKind.Array, Children.Count: > MostInList })
        {
            _problems.Add(
                node,
                "list-too-long",
                $"'{node.Name}' has {FineCalc.Text.Number(node.Children.Count)} entries.",
                $"up to {FineCalc.Text.Number(MostInList)}"
            );
            return [.. node.Children.Take(MostInList)];
        }

        return node is { Kind: JsonKind.Array } ? node.Children : [];
    }

    private int? WordOf(JsonNode? node, string[] allowed)
    {
        if (node is null || TextOf(node) is not { } text)
        {
            return null;
        }

        var at = Array.IndexOf(allowed, text);
        return at >= 0 ? at : Reported<int?>(node, "choice-unknown", $"'{node.Called}' is \"{text}\".", string.Join(", ", allowed));
    }

    private static string[] Words<TEnum>(TEnum[] allowed)
        where TEnum : struct, Enum => Array.ConvertAll(allowed, FineCalc.Text.Word);

    private T? Reported<T>(JsonNode at, string code, MessageText message, string allowed)
    {
        _problems.Add(at, code, message, allowed);
        return default;
    }
}
