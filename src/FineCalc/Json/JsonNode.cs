namespace FineCalc.Json;

internal enum JsonKind
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
    private readonly List<JsonNode> _children = [];

    public JsonKind Kind => kind;

    public int Line => line;

    // The key, for a value of an object.
    public string Name => name ?? "";

    // The values of an object or of an array, in their order.
    public IReadOnlyList<JsonNode> Children => _children;

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

            return parent.Path + (name is null ? $"[{index.ToString(System.Globalization.CultureInfo.InvariantCulture)}]"
                : name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '$') ? $".{name}"
                : $"['{name.Replace("'", "\\'", StringComparison.Ordinal)}']");
        }
    }

    // What it is called in messages: its key, or the way to it where it stands in a list.
    public string Called => Name.Length > 0 ? Name : Path;

    // What the value is, for messages.
    public string Words => kind switch
    {
        JsonKind.Object => "an object",
        JsonKind.Array => "a list",
        JsonKind.Text => $"the text \"{(Text.Length > 40 ? Text[..40] + "…" : Text)}\"",
        JsonKind.Number => $"the number {FineCalc.Text.Number(Number)}",
        JsonKind.Flag => Flag ? "true" : "false",
        _ => "null",
    };

    internal void Add(JsonNode child) => _children.Add(child);
}
