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
        for (var i = 0; i < answers.Length; i++)
        {
            answers[i] = ArrowAnswers.Of(plan.Answers[i], batch.Column(plan.Answers[i].Source.Column), chunk);
        }

        return chunk;
    }

    private protected override void Dispose(bool disposing)
    {
        _batches.Dispose();
        base.Dispose(disposing);
    }
}
