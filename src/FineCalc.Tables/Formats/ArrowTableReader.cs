using Apache.Arrow;

namespace FineCalc.Tables;

// Batches that somebody else makes.
internal sealed class ArrowTableReader : TableReader
{
    private readonly IEnumerator<RecordBatch> _batches;
    private long _rows;

    public ArrowTableReader(Schema schema, IEnumerable<RecordBatch> batches)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(batches);
        (Fields, _batches) = (schema.FieldsList, batches.GetEnumerator());
        Columns = [.. Fields.Select(f => f.Name)];
    }

    internal override IReadOnlyList<ArrowField> Fields { get; }

    internal override Chunk? Next(ReadPlan plan)
    {
        if (!_batches.MoveNext())
        {
            return null;
        }

        var chunk = Of(_batches.Current, plan, _rows);
        _rows += chunk.Rows;
        return chunk;
    }

    public static Chunk Of(RecordBatch batch, ReadPlan plan, long first)
    {
        foreach (var name in plan.Kept.Concat(plan.Answers.Select(a => a.Source.Column)).Distinct(StringComparer.Ordinal))
        {
            var row = ArrowText.NotUtf8(batch.Column(name));
            if (row >= 0)
            {
                throw new ProblemException(
                    new Problem(
                        "text-not-utf8",
                        $"Row {Text.Number(first + row + 1)} of the column '{name}' holds a text that is not UTF-8."
                    )
                    {
                        Subject = name,
                        Allowed = "UTF-8",
                    }
                );
            }
        }

        var answers = new AnswerColumn[plan.Answers.Count];
        var chunk = new Chunk(first, answers) { Rows = batch.Length, Kept = [.. plan.Kept.Select(batch.Column)] };
        for (var i = 0; i < plan.Kept.Count; i++)
        {
            chunk.Kept[i] = InCalendar(plan.Kept[i], chunk.Kept[i], chunk);
        }

        for (var i = 0; i < answers.Length; i++)
        {
            answers[i] = ArrowAnswers.Of(plan.Answers[i], batch.Column(plan.Answers[i].Source.Column), chunk);
        }

        return chunk;
    }

    // Days that no calendar here has are problems of their rows, and gone from the column.
    private static IArrowArray InCalendar(string name, IArrowArray array, Chunk chunk)
    {
        var row = ArrowText.NotInCalendar(array, 0);
        if (row < 0)
        {
            return array;
        }

        var validity = new Validity(array.Length);
        for (var at = 0; at < array.Length; at++)
        {
            if (at == row)
            {
                chunk.Add(
                    row,
                    name,
                    new Problem("date-invalid", $"The day in the column '{name}' lies outside the years 1 to 9999.")
                    {
                        Subject = name,
                        Allowed = "a day from 0001-01-01 to 9999-12-31, or none",
                    }
                );
                row = ArrowText.NotInCalendar(array, row + 1);
                validity.AddNull(at);
            }
            else if (array.IsNull(at))
            {
                validity.AddNull(at);
            }
        }

        // At the offset of the array there begin the bits as well.
        var data = ((Apache.Arrow.Array)array).Data;
        var values = new ArrowBuffer(data.Buffers[1].Memory.Slice(data.Offset * Width(data), array.Length * Width(data)));
        return ArrowArrayFactory.BuildArray(new ArrayData(data.DataType, array.Length, validity.Nulls, 0, [validity.Buffer, values]));
    }

    private static int Width(ArrayData data) => ((Apache.Arrow.Types.FixedWidthType)data.DataType).BitWidth / 8;

    private protected override void Dispose(bool disposing)
    {
        _batches.Dispose();
        base.Dispose(disposing);
    }
}
