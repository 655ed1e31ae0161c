using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FineCalc.Tests;

/// <summary>A value of a JSON text: what is in the way of it, and where it stands.</summary>
internal sealed record Leaf(string Kind, string Path, int Start, int Length);

/// <summary>
/// The values of a document, each with the way to it: by keys, where a step is named by its kind, and by keys and places.
/// </summary>
internal sealed partial class Leaves
{
    private readonly byte[] _text;

    public Leaves(string text)
    {
        _text = Encoding.UTF8.GetBytes(text);
        All = Read(new Utf8JsonReader(_text));
    }

    /// <summary>The whole.</summary>
    public string Text => Encoding.UTF8.GetString(_text);

    /// <summary>Every value, in order.</summary>
    public IReadOnlyList<Leaf> All { get; }

    /// <summary>The value of a leaf as it is written.</summary>
    public string Of(Leaf leaf) => Encoding.UTF8.GetString(_text, leaf.Start, leaf.Length);

    /// <summary>The text with another value in the place of a leaf.</summary>
    public string With(Leaf leaf, string value) =>
        Encoding.UTF8.GetString(_text.AsSpan(0, leaf.Start)) + value + Encoding.UTF8.GetString(_text.AsSpan(leaf.Start + leaf.Length));

    /// <summary>
    /// Other values for a leaf: those that leaves of its kind have elsewhere in the document, and the next number, word, day or answer.
    /// </summary>
    public IEnumerable<string> Others(Leaf leaf, ILookup<string, string> values)
    {
        var own = Of(leaf);
        var next = own switch
        {
            "true" => "false",
            "false" => "true",
            ['"', ..] when Day().IsMatch(own) => $"\"{NextDay(own)}\"",
            ['"', _, _, _, '"'] when leaf.Kind.EndsWith("urrency", StringComparison.Ordinal) => own == "\"EUR\"" ? "\"USD\"" : "\"EUR\"",
            ['"', ..] => own[..^1] + "x\"",
            _ => (decimal.Parse(own, CultureInfo.InvariantCulture) + 1m).ToString(CultureInfo.InvariantCulture),
        };
        return values[leaf.Kind].Where(v => v != own).Distinct().Take(3).Prepend(next);
    }

    private static List<Leaf> Read(Utf8JsonReader reader)
    {
        var (all, way) = (new List<Leaf>(), new Stack<(string Kind, string Path, int Next)>());
        var (kind, path) = ("$", "$");
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    (kind, path) = (way.Peek().Kind + "." + reader.GetString(), way.Peek().Path + "." + reader.GetString());
                    continue;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    Place();
                    way.Push((kind, path, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
                    continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    way.Pop();
                    continue;
                case JsonTokenType.Null:
                    Place();
                    continue;
                default:
                    Place();
                    if (kind == "$.versions[].steps[].kind")
                    {
                        var (own, to, next) = way.Pop();
                        way.Push(($"{own}({reader.GetString()})", to, next));
                    }

                    var start = (int)reader.TokenStartIndex;
                    all.Add(new Leaf(kind, path, start, (int)reader.BytesConsumed - start));
                    continue;
            }
        }

        return all;

        void Place()
        {
            if (way.TryPeek(out var list) && list.Next >= 0)
            {
                way.Pop();
                (kind, path) = (list.Kind + "[]", string.Create(CultureInfo.InvariantCulture, $"{list.Path}[{list.Next}]"));
                way.Push(list with { Next = list.Next + 1 });
            }
        }
    }

    private static string NextDay(string quoted) =>
        DateOnly
            .ParseExact(quoted.Trim('"'), "yyyy-MM-dd", CultureInfo.InvariantCulture)
            .AddDays(1)
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex("^\"[0-9]{4}-[0-9]{2}-[0-9]{2}\"$")]
    private static partial Regex Day();
}
