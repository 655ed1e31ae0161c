using System.ComponentModel;
using Apache.Arrow;
using Apache.Arrow.Types;
using FineCalc.Risk;

namespace FineCalc.Tables;

/// <summary>Record batches of Arrow as tables of facts, and amounts as record batches.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ArrowTables
{
    private static readonly string[] Words = ["problem", "problem_text"];

    extension(RecordBatch batch)
    {
        /// <summary>
        /// The rows of a record batch as a table of facts. Doubles without nulls are read where they lie: the batch must stay as it is, and
        /// must not be disposed, as long as the table is used.
        /// </summary>
        /// <param name="match">Which columns answer which questions.</param>
        /// <exception cref="ProblemException">A cell cannot be read, or a column holds what answers no question.</exception>
        public FactTable ToFacts(ColumnMatch match)
        {
            ArgumentNullException.ThrowIfNull(batch);
            ArgumentNullException.ThrowIfNull(match);
            var plan = new CaseTables(TableReader.Arrow(batch.Schema, [batch]), match, [], Math.Max(1, batch.Length)).Plan;
            var chunk = ArrowTableReader.Of(batch, plan, 0);
            return chunk.Problems.Count == 0
                ? chunk.Answers.Aggregate(new FactTable(batch.Length, match.Common), (table, column) => column.AddTo(table))
                : throw new ProblemException([.. chunk.Problems.Select(p => p.Problem)]);
        }
    }

    extension(BatchResult result)
    {
        /// <summary>
        /// The amounts of a batch as a record batch with the columns <c>amount</c>, the steps that are named, <c>problem</c> and
        /// <c>problem_text</c>.
        /// </summary>
        /// <param name="steps">Steps of each case that the batch was asked for.</param>
        public RecordBatch ToArrow(params IReadOnlyList<string> steps)
        {
            ArgumentNullException.ThrowIfNull(result);
            ArgumentNullException.ThrowIfNull(steps);
            var match = ColumnMatch.Of(result.Version, []);
            var table = new CaseTable(new Chunk(0, []) { Rows = result.Cases }, match, null, result.Cases);
            var fields = steps.Prepend("amount").Select(name => new ArrowField(name, DoubleType.Default, true));
            var words = Words.Select(name => new ArrowField(name, StringType.Default, true));
            return new RecordBatch(
                new Schema([.. fields, .. words], null),
                new CaseResultsOf(table, result, result.Amounts.ToArray(), false, false).Columns(steps),
                result.Cases
            );
        }
    }
}
