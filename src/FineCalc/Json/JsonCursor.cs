using NodaTime;

namespace FineCalc.Json;

// An object that is being read. It remembers which keys were asked for, so that a key nobody knows is told when it is closed.
// A null is "not given", everywhere: that is what makes a file to fill in.
internal sealed class JsonCursor
{
    // No law has so many numbers, and no case so many infringements.
    private const int MostInList = 1000;

    private readonly JsonProblems _problems;
    private readonly Dictionary<string, JsonNode> _members = new(StringComparer.Ordinal);
    private readonly List<string> _known = [];

    private JsonCursor(JsonNode node, JsonProblems problems)
    {
        (Node, _problems) = (node, problems);
        foreach (var child in node.Children)
        {
            _members.Add(child.Name, child);
        }
    }

    public JsonNode Node { get; }

    // Null where the value is no object; the problem is told.
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
            _problems.Add(given ?? Node, "key-missing", given is null ? $"The key '{key}' is missing." : $"The key '{key}' is not filled in.", allowed, key);
        }

        return node;
    }

    public string? Text(string key) => TextOf(Find(key));

    public string? NeedText(string key, string allowed) => TextOf(Need(key, allowed)) is not { } text ? null
        : text.Trim().Length > 0 ? text
        : Told<string>(_members[key], "text-empty", $"'{key}' is empty.", allowed);

    public LocalDate? Date(string key) => Find(key) is { } node && TextOf(node) is { } text
        ? FineCalc.Text.TryDate(text, out var date) ? date : Told<LocalDate?>(node, "date-invalid", $"\"{text}\" is not a date.", "a day, such as 2024-03-18")
        : null;

    // A member of an enumeration by its code; those not named are refused.
    public TEnum? Word<TEnum>(string key, params TEnum[] allowed)
        where TEnum : struct, Enum => WordOf(Find(key), allowed);

    public TEnum? NeedWord<TEnum>(string key, params TEnum[] allowed)
        where TEnum : struct, Enum => WordOf(Need(key, Words(allowed)), allowed);

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

    // Tells every key that was not asked for.
    public void Close()
    {
        foreach (var (key, node) in _members)
        {
            if (!_known.Contains(key))
            {
                var near = Nearest.To(key, _known);
                _problems.Add(node, "key-unknown", $"The key '{key}' is not known here{(near is null ? "" : $"; '{near}' may be meant")}.", string.Join(", ", _known.Distinct()), key);
            }
        }
    }

    private IReadOnlyList<JsonNode> ListOf(JsonNode? node)
    {
        if (node is { Kind: not JsonKind.Array })
        {
            _problems.WrongType(node, "a list: [ … ]");
        }

        if (node is { Kind: JsonKind.Array, Children.Count: > MostInList })
        {
            _problems.Add(node, "list-too-long", $"'{node.Name}' has {FineCalc.Text.Number(node.Children.Count)} entries.", $"up to {FineCalc.Text.Number(MostInList)}");
            return [.. node.Children.Take(MostInList)];
        }

        return node is { Kind: JsonKind.Array } ? node.Children : [];
    }

    private TEnum? WordOf<TEnum>(JsonNode? node, TEnum[] allowed)
        where TEnum : struct, Enum
    {
        if (node is null || TextOf(node) is not { } text)
        {
            return null;
        }

        var at = Array.FindIndex(allowed, value => FineCalc.Text.Word(value) == text);
        return at >= 0 ? allowed[at] : Told<TEnum?>(node, "choice-unknown", $"'{node.Called}' is \"{text}\".", Words(allowed));
    }

    private static string Words<TEnum>(TEnum[] allowed)
        where TEnum : struct, Enum => string.Join(", ", allowed.Select(FineCalc.Text.Word));

    private T? Told<T>(JsonNode at, string code, string message, string allowed)
    {
        _problems.Add(at, code, message, allowed);
        return default;
    }
}

// The word that was probably meant: the one fewest changed letters away, if that is few.
internal static class Nearest
{
    private const int LongestWord = 64;

    public static string? To(string word, IEnumerable<string> words) => word.Length > LongestWord ? null
        : words.Select(w => (Word: w, Distance: Distance(word, w))).Where(w => w.Distance <= Math.Max(1, w.Word.Length / 3)).OrderBy(w => w.Distance).FirstOrDefault().Word;

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (left[i - 1] == right[j - 1] ? 0 : 1));
                corner = above;
            }
        }

        return row[right.Length];
    }
}
