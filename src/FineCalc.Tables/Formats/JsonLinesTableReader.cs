using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Apache.Arrow;

namespace FineCalc.Tables;

// One object a line. Numbers are read by their digits, as they stand.
internal sealed class JsonLinesTableReader : TableReader
{
    private const int FirstBuffer = 64 * 1024;
    private const int LongestLine = 16 * 1024 * 1024;
    private const int ShortCell = 256;

    private readonly TextBeginning _bytes;
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private byte[] _buffer = new byte[FirstBuffer];
    private int _at;
    private int _end;
    private bool _isHeld;
    private (int At, int Length) _line;
    private long _count;

    public JsonLinesTableReader(Stream stream)
    {
        _bytes = new TextBeginning(stream);
        if (_bytes.Encoding is not UTF8Encoding)
        {
            throw new ProblemException(new Problem("text-not-utf8", "The table is no text in UTF-8.") { Allowed = "JSON Lines in UTF-8" });
        }

        if (!NextLine())
        {
            throw new ProblemException(
                new Problem("table-empty", "The table has no first line with the names of its columns.")
                {
                    Allowed = "an object of JSON in each line",
                }
            );
        }

        var names = new List<string>();
        try
        {
            var reader = new Utf8JsonReader(Line);
            reader.Read();
            while (
                reader.TokenType == JsonTokenType.StartObject ? reader.Read() : reader.Read() && reader.TokenType != JsonTokenType.EndObject
            )
            {
                if (reader.TokenType != JsonTokenType.PropertyName)
                {
                    break;
                }

                names.Add(reader.GetString()!);
                reader.Read();
                reader.Skip();
            }

            if (names.Count == 0)
            {
                throw new JsonException("an object with at least one key is wanted");
            }
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new ProblemException(
                new Problem("json-invalid", "The first line is no object of JSON.")
                {
                    Allowed = "an object of JSON in each line, such as {\"turnover\": 1000000}",
                    Line = 1,
                }
            );
        }

        _isHeld = true;
        Columns = names;
        Fields = [.. names.Select(RawJson.Of)];
        for (var i = 0; i < names.Count; i++)
        {
            _columns.TryAdd(names[i], i);
        }
    }

    internal override IReadOnlyList<ArrowField> Fields { get; }

    public override double? Done => _bytes.Done;

    private ReadOnlySpan<byte> Line => _buffer.AsSpan(_line.At, _line.Length);

    internal override Chunk? Next(ReadPlan plan)
    {
        var chunk = new Chunk(_count, plan.NewAnswers(plan.ChunkRows));
        TextBuilder[] kept = [.. plan.Kept.Select(_ => new TextBuilder(plan.ChunkRows))];
        var asked = Columns.Select(plan.AskedOf).ToArray();
        var keep = Columns.Select(c => plan.Kept.ToList().IndexOf(c)).ToArray();
        var (row, places) = (0, new (int At, int Length)[Columns.Count]);
        while (row < plan.ChunkRows && (_isHeld || NextLine()))
        {
            _isHeld = false;
            System.Array.Fill(places, (-1, 0));
            var problem = Read(chunk, row, asked, places);
            if (problem is not null)
            {
                chunk.Add(row, null, problem);
                System.Array.ForEach(chunk.Answers, a => a.Leave(row));
            }

            for (var column = 0; column < places.Length; column++)
            {
                if (problem is null && places[column].At < 0)
                {
                    System.Array.ForEach(asked[column], answer => chunk.Answers[answer].Leave(row));
                }

                if (keep[column] >= 0)
                {
                    if (problem is not null || places[column].At < 0)
                    {
                        kept[keep[column]].AddNull();
                    }
                    else
                    {
                        kept[keep[column]].Add(Line.Slice(places[column].At, places[column].Length));
                    }
                }
            }

            row++;
        }

        if (row == 0)
        {
            return null;
        }

        _count += row;
        (chunk.Rows, chunk.Kept) = (row, [.. kept.Select(k => k.Build())]);
        return chunk;
    }

    // Null where the line is an object of the columns that the table has; the places of the values that are there and not null.
    private Problem? Read(Chunk chunk, int row, int[][] asked, (int At, int Length)[] places)
    {
        var line = _count + row + 1;
        if (!Utf8.IsValid(Line))
        {
            return NotText(line);
        }

        try
        {
            var reader = new Utf8JsonReader(Line);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return new Problem("json-invalid", $"Row {Text.Number(line)} is no object.") { Allowed = "an object of JSON in each line" };
            }

            var (expected, seen) = (0, 0UL);
            var more = Columns.Count > 64 ? new HashSet<int>() : null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var column =
                    expected < Columns.Count && reader.ValueTextEquals(Columns[expected]) ? expected
                    : _columns.TryGetValue(reader.GetString()!, out var known) ? known
                    : -1;
                if (column < 0)
                {
                    return new Problem("column-late", $"The key '{Text.Cut(reader.GetString()!, 41)}' is not in the first line.")
                    {
                        Allowed = "the keys of the first line; one that has no value yet is null there",
                    };
                }

                if (more is null ? (seen >> column & 1) != 0 : !more.Add(column))
                {
                    return new Problem("key-duplicate", $"The key '{Text.Cut(Columns[column], 41)}' stands twice.")
                    {
                        Allowed = "each key once",
                    };
                }

                seen |= more is null ? 1UL << column : 0;
                expected = column + 1;
                reader.Read();
                var begin = (int)reader.TokenStartIndex;
                foreach (var answer in asked[column])
                {
                    Answer(ref reader, chunk.Answers[answer], chunk, row);
                }

                if (asked[column].Length == 0 && reader.TokenType == JsonTokenType.String && reader.ValueIsEscaped)
                {
                    // What is only handed on must be a text, too: half a character may stand escaped.
                    reader.GetString();
                }

                var isNull = reader.TokenType == JsonTokenType.Null;
                reader.Skip();
                places[column] = isNull ? (-1, 0) : (begin, (int)reader.BytesConsumed - begin);
            }

            // What stands behind the object is read, and refused.
            reader.Read();
            return null;
        }
        catch (JsonException wrong)
        {
            return new Problem(
                "json-invalid",
                $"Row {Text.Number(line)} is no JSON, from its character {Text.Number((wrong.BytePositionInLine ?? 0) + 1)} on."
            )
            {
                Allowed = "an object of JSON in each line",
            };
        }
        catch (InvalidOperationException)
        {
            return NotText(line);
        }
    }

    private static Problem NotText(long row) =>
        new("text-not-utf8", $"Row {Text.Number(row)} holds a text that is not UTF-8, or half of a character.")
        {
            Allowed = "UTF-8 of whole characters",
        };

    private static void Answer(ref Utf8JsonReader reader, AnswerColumn answers, Chunk chunk, int row)
    {
        var cells = answers.Cells;
        var length = reader.ValueSpan.Length;
        var room = length <= ShortCell ? stackalloc char[ShortCell] : new char[length];
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                answers.Leave(row);
                break;
            case JsonTokenType.Number when cells.IsNumber:
                var digits = room[..Encoding.UTF8.GetChars(reader.ValueSpan, room)];
                answers.Take(row, cells.OfNumber(digits, out var value, out var exact, out var problem), value, exact, problem, chunk);
                break;
            case JsonTokenType.True or JsonTokenType.False when cells.Fact.Unit == Unit.Flag:
                answers.Read(row, reader.TokenType == JsonTokenType.True ? "true" : "false", chunk);
                break;
            case JsonTokenType.String:
                answers.Read(row, room[..reader.CopyString(room)], chunk);
                break;
            default:
                answers.Leave(row);
                chunk.Add(
                    row,
                    cells.Source.Column,
                    new Problem("value-wrong-type", $"'{cells.Fact.Id}' is {Kind(reader.TokenType)}.")
                    {
                        Subject = cells.Fact.Id,
                        Allowed = cells.IsNumber ? "a number" : cells.Fact.Allowed,
                    }
                );
                break;
        }
    }

    private static string Kind(JsonTokenType token) =>
        token switch
        {
            JsonTokenType.StartArray => "a list",
            JsonTokenType.StartObject => "an object",
            JsonTokenType.Number => "a number",
            _ => "true or false",
        };

    // Moves on to the next line that is not blank.
    private bool NextLine()
    {
        while (true)
        {
            var rest = _buffer.AsSpan(_at, _end - _at);
            var end = rest.IndexOf((byte)'\n');
            if (end < 0 && Fill())
            {
                continue;
            }

            if (end < 0 && rest.IsEmpty)
            {
                return false;
            }

            _line = (_at, end < 0 ? rest.Length : end);
            _at += end < 0 ? rest.Length : end + 1;
            if (!Line.Trim(" \t\r"u8).IsEmpty)
            {
                return true;
            }
        }
    }

    private bool Fill()
    {
        if (_at > 0)
        {
            _buffer.AsSpan(_at, _end - _at).CopyTo(_buffer);
            (_at, _end) = (0, _end - _at);
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= LongestLine)
            {
                throw new ProblemException(
                    new Problem("row-too-long", $"Row {Text.Number(_count + 1)} or one soon after it is longer than 16 MiB.")
                    {
                        Allowed = "an object of JSON in each line",
                    }
                );
            }

            System.Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = _bytes.Read(_buffer.AsSpan(_end));
        _end += read;
        return read > 0;
    }
}
