using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Apache.Arrow;

namespace FineCalc.Tables;

// One object a line.
internal sealed class JsonLinesTableWriter : TableWriter
{
    private const int WriteAtOnce = 64 * 1024;

    // No page of HTML is made of it: letters are written as they are.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly Stream _stream;
    private readonly ArrayBufferWriter<byte> _buffer = new(WriteAtOnce);
    private JsonEncodedText[] _names = [];
    private bool[] _isRaw = [];
    private bool[] _isWorked = [];

    public JsonLinesTableWriter(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _stream = stream;
    }

    internal override bool IsText => true;

    internal override void Begin(Schema schema)
    {
        foreach (var field in schema.FieldsList)
        {
            if (!RawJson.Is(field) && !ArrowText.CanBeText(field.DataType))
            {
                throw CsvTableWriter.Unwritable(field, "JSON Lines");
            }
        }

        _isRaw = [.. schema.FieldsList.Select(RawJson.Is)];
        _isWorked = [.. schema.FieldsList.Select(Worked.Is)];
        _names = [.. schema.FieldsList.Select(f => JsonEncodedText.Encode(f.Name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping))];
    }

    internal override void Write(RecordBatch batch)
    {
        var columns = batch.Arrays.ToArray();
        using var json = new Utf8JsonWriter(_buffer, Options);
        for (var row = 0; row < batch.Length; row++)
        {
            json.Reset();
            json.WriteStartObject();
            for (var column = 0; column < columns.Length; column++)
            {
                json.WritePropertyName(_names[column]);
                Value(json, columns[column], row, _isRaw[column], _isWorked[column]);
            }

            json.WriteEndObject();
            json.Flush();
            _buffer.Write("\n"u8);
            if (_buffer.WrittenCount >= WriteAtOnce)
            {
                Flush();
            }
        }
    }

    internal override void End()
    {
        Flush();
        _stream.Flush();
    }

    private static void Value(Utf8JsonWriter json, IArrowArray array, int row, bool isRaw, bool isWorked)
    {
        if (array.IsNull(row))
        {
            json.WriteNullValue();
            return;
        }

        switch (array)
        {
            case DoubleArray numbers when isWorked:
                Span<char> digits = stackalloc char[32];
                numbers.Values[row].TryFormat(digits, out var written, Worked.Format, CultureInfo.InvariantCulture);
                json.WriteRawValue(digits[..written], skipInputValidation: true);
                break;
            case DoubleArray numbers when double.IsFinite(numbers.Values[row]):
                json.WriteNumberValue(numbers.Values[row]);
                break;
            case FloatArray numbers when float.IsFinite(numbers.Values[row]):
                json.WriteNumberValue(numbers.Values[row]);
                break;
            case StringArray texts when isRaw:
                json.WriteRawValue(texts.GetBytes(row), skipInputValidation: true);
                break;
            case StringArray texts:
                json.WriteStringValue(texts.GetBytes(row));
                break;
            case DoubleArray or FloatArray or NullArray:
                // What is no number has no form in JSON.
                json.WriteNullValue();
                break;
            default:
                var words = ArrowText.Of(array, row) ?? "";
                if (ArrowText.IsBare(array))
                {
                    json.WriteRawValue(words, skipInputValidation: true);
                }
                else
                {
                    json.WriteStringValue(words);
                }

                break;
        }
    }

    private void Flush()
    {
        _stream.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }
}
