using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FineCalc.Tests;

/// <summary>
/// How a data file is laid out: one dated value a line, or one member a line where that is too long, so that a change of law is a change of
/// lines. Prose that is too long for a line is a list of lines, a sentence each.
/// </summary>
internal static partial class DataLayout
{
    public const int Width = 140;

    // What has an entry a line, however short it is.
    private static readonly HashSet<string> Opened = ["instruments", "numbers", "adjustments", "values", "rows"];

    // What may be a list of lines.
    private static readonly HashSet<string> Prose = ["title", "pinpoint", "passage", "says", "rule", "note"];

    public static string Of(string text)
    {
        using var document = JsonDocument.Parse(text);
        var written = new StringBuilder();
        Write(written, document.RootElement, "", "", isOpened: true);
        return written.Append('\n').ToString();
    }

    private static void Write(StringBuilder written, JsonElement value, string before, string name, bool isOpened)
    {
        var indent = before[..^before.TrimStart().Length];
        if (Prose.Contains(name))
        {
            var whole = value.ValueKind == JsonValueKind.Array ? string.Join(' ', value.EnumerateArray()) : value.GetString()!;
            written.Append(before).Append(Quoted(whole));
            if (Fits(written))
            {
                return;
            }

            written.Length -= Quoted(whole).Length;
            Block(written, indent, '[', ']', Lines(whole, indent.Length + 2), (line, inner) => written.Append(inner).Append(Quoted(line)));
            return;
        }

        written.Append(before);
        if (value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            written.Append(OnOneLine(value));
            return;
        }

        if (!isOpened && !HasOpened(value))
        {
            var line = OnOneLine(value);
            written.Append(line);
            if (Fits(written))
            {
                return;
            }

            written.Length -= line.Length;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            Block(
                written,
                indent,
                '{',
                '}',
                [.. value.EnumerateObject()],
                (m, inner) => Write(written, m.Value, $"{inner}{Quoted(m.Name)}: ", m.Name, Opened.Contains(m.Name))
            );
        }
        else
        {
            Block(written, indent, '[', ']', [.. value.EnumerateArray()], (item, inner) => Write(written, item, inner, "", false));
        }
    }

    private static void Block<T>(StringBuilder written, string indent, char open, char close, List<T> items, Action<T, string> write)
    {
        written.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            written.Append(i == 0 ? "\n" : ",\n");
            write(items[i], indent + "  ");
        }

        written.Append('\n').Append(indent).Append(close);
    }

    // With room for the comma behind it.
    private static bool Fits(StringBuilder written)
    {
        var length = 0;
        while (length < written.Length && written[^(length + 1)] != '\n')
        {
            length++;
        }

        return length < Width;
    }

    private static bool HasOpened(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => value.EnumerateObject().Any(m => Opened.Contains(m.Name) || HasOpened(m.Value)),
            JsonValueKind.Array => value.EnumerateArray().Any(HasOpened),
            _ => false,
        };

    // A number as it stands, with every digit.
    private static string OnOneLine(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object =>
                $"{{{string.Join(", ", value.EnumerateObject().Select(m => $"{Quoted(m.Name)}: {OnOneLine(m.Value)}"))}}}",
            JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(OnOneLine))}]",
            JsonValueKind.String => Quoted(value.GetString()!),
            _ => value.GetRawText(),
        };

    private static List<string> Lines(string whole, int indent)
    {
        var lines = new List<string>();
        foreach (var sentence in Sentence().Split(whole))
        {
            var line = "";
            foreach (var word in sentence.Split(' '))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (line.Length > 0 && indent + Quoted(longer).Length >= Width)
                {
                    lines.Add(line);
                    longer = word;
                }

                line = longer;
            }

            lines.Add(line);
        }

        return lines;
    }

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    [GeneratedRegex(@"(?<=[.;:]) (?=[A-Z])")]
    private static partial Regex Sentence();
}
