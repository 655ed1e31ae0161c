namespace FineCalc.Json;

internal enum JsonKind : byte
{
    Object,
    Array,
    Text,
    Number,
    Flag,
    Null,

    // A value that was refused when it was read; whoever meets it says nothing more.
    Refused,
}

// One value of a JSON text, with its place. Nothing changes it once the text is read.
internal sealed class JsonNode(JsonKind kind, int line, JsonNode? parent, string? name, int index)
{
    // Most that is shown of a key; the whole of a long one would stand in the path of every problem beneath it.
    private const int LongestName = 64;

    private List<JsonNode>? _children;

    public JsonKind Kind => kind;

    public int Line => line;

    // The key, for a value of an object.
    public string Name => name ?? "";

    // The values of an object or of an array, in their order.
    public IReadOnlyList<JsonNode> Children => _children ?? (IReadOnlyList<JsonNode>)[];

    public string Text { get; init; } = "";

    public decimal Number { get; init; }

    public bool Flag { get; init; }

    // The way down to the value: $.infringements[0].facts.turnover. Worked out only when something is wrong.
    public string Path
    {
        get
        {
            if (parent is null)
            {
                return "$";
            }

            var key = FineCalc.Text.Cut(Name, LongestName);
            return parent.Path
                + (
                    name is null ? $"[{index.ToString(System.Globalization.CultureInfo.InvariantCulture)}]"
                    : key.Length > 0 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '$') ? $".{key}"
                    : $"['{key.Replace("'", "\\'", StringComparison.Ordinal)}']"
                );
        }
    }

    // What it is called in messages: its key, or the way to it where it stands in a list.
    public string Called => Name.Length > 0 ? FineCalc.Text.Cut(Name, LongestName) : Path;

    // What the value is, for messages.
    public string Words =>
        kind switch
        {
            JsonKind.Object => "an object",
            JsonKind.Array => "a list",
            JsonKind.Text => $"the text \"{FineCalc.Text.Cut(Text, 41)}\"",
            JsonKind.Number => $"the number {FineCalc.Text.Number(Number)}",
            JsonKind.Flag => Flag ? "true" : "false",
            _ => "null",
        };

    // The digest of the document that the value is.
    public string Digest()
    {
        using var digest = new JsonDigest();
        foreach (var child in Children)
        {
            if (child.Name is not (JsonDigest.Name or "$schema"))
            {
                digest.Key(child.Name);
                child.AddTo(digest);
            }
        }

        return digest.Value();
    }

    internal void Add(JsonNode child) => (_children ??= []).Add(child);

    private void AddTo(JsonDigest digest)
    {
        switch (kind)
        {
            case JsonKind.Object or JsonKind.Array:
                var isObject = kind == JsonKind.Object;
                digest.Begin(isObject);
                foreach (var child in Children)
                {
                    if (isObject)
                    {
                        digest.Key(child.Name);
                    }

                    child.AddTo(digest);
                }

                digest.End(isObject);
                break;
            case JsonKind.Text:
                digest.Text(Text);
                break;
            case JsonKind.Number:
                digest.Number(Number);
                break;
            case JsonKind.Flag:
                digest.Flag(Flag);
                break;
            default:
                digest.Text(null);
                break;
        }
    }
}
