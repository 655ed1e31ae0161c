using System.Text;
using Apache.Arrow;
using nietras.SeparatedValues;

namespace FineCalc.Tables;

// CSV by Sep.
internal sealed class CsvTableWriter : TableWriter
{
    private const int WriteAtOnce = 64 * 1024;

    private readonly StreamWriter _text;
    private readonly SepWriter _rows;
    private readonly bool _forSpreadsheets;
    private bool[] _isRaw = [];
    private bool[] _isWorked = [];

    public CsvTableWriter(Stream stream, bool forSpreadsheets)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _forSpreadsheets = forSpreadsheets;
        _text = new StreamWriter(stream, new UTF8Encoding(false), WriteAtOnce, leaveOpen: true) { NewLine = "\n" };
        _rows = new Sep(',').Writer(o => o with { Escape = true, ColNotSetOption = SepColNotSetOption.Empty }).To(_text, leaveOpen: true);
    }

    internal override bool IsText => true;

    internal override void Begin(Schema schema)
    {
        foreach (var field in schema.FieldsList)
        {
            if (!RawJson.Is(field) && !ArrowText.CanBeText(field.DataType))
            {
                throw Unwritable(field, "CSV");
            }
        }

        _isRaw = [.. schema.FieldsList.Select(RawJson.Is)];
        _isWorked = [.. schema.FieldsList.Select(Worked.Is)];
        _rows.Header.Add([.. schema.FieldsList.Select(f => Safe(f.Name))]);
        _rows.Header.Write();
    }

    public static ProblemException Unwritable(ArrowField field, string form) =>
        new(
            new Problem("column-type", $"The column '{field.Name}' holds {field.DataType.Name}, which {form} has no form for.")
            {
                Subject = field.Name,
                Allowed = "--keep with the columns that are texts, numbers, dates or yes and no; or Parquet",
            }
        );

    internal override void Write(RecordBatch batch)
    {
        var columns = batch.Arrays.ToArray();
        for (var i = 0; i < batch.Length; i++)
        {
            // Ended where it is whole, or what Sep says of an unfinished row would hide why it is.
            var row = _rows.NewRow();
            for (var column = 0; column < columns.Length; column++)
            {
                var array = columns[column];
                if (array.IsNull(i))
                {
                    row[column].Set("");
                    continue;
                }

                switch (array)
                {
                    case DoubleArray numbers when _isWorked[column]:
                        row[column].Format(numbers.Values[i], Worked.Format);
                        break;
                    case DoubleArray numbers:
                        row[column].Format(numbers.Values[i]);
                        break;
                    case StringArray texts when _isRaw[column]:
                        row[column].Set(Safe(RawJson.Text(texts.GetBytes(i))));
                        break;
                    case StringArray texts when !_forSpreadsheets:
                        row[column].Set(texts.GetBytes(i));
                        break;
                    default:
                        var words = ArrowText.Of(array, i) ?? "";
                        row[column].Set(ArrowText.IsBare(array) ? words : Safe(words));
                        break;
                }
            }

            row.Dispose();
        }
    }

    internal override void End()
    {
        _rows.Flush();
        _text.Flush();
    }

    private string Safe(string words) =>
        _forSpreadsheets && Csv.IsLikeFormula(words) && CellNumber.Read(words, 0, out _, out _) != Exactness.Exact ? $"'{words}" : words;

    // What a stream does not take any more is not written when it is given up.
    private protected override void Dispose(bool disposing)
    {
        try
        {
            _rows.Dispose();
            _text.Dispose();
        }
        catch (Exception given) when (given is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // The reason was told where it was written last.
        }

        base.Dispose(disposing);
    }
}
