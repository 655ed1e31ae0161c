using Apache.Arrow;

namespace FineCalc.Tables;

/// <summary>
/// Where tables may be cut whose rows of one value are one case: between the rows of two cases. Tables that are read one after another are
/// one table in parts, whose cases lie in one of them each.
/// </summary>
/// <remarks>Not for several threads at once. Two are equal only if they are one object.</remarks>
public sealed class CaseEdges
{
    private const int RowsAtOnce = 32_768;

    private readonly string _column;
    private readonly SeenCases _seen;

    /// <summary>Of the cases that a column tells apart.</summary>
    /// <param name="column">The name of the column.</param>
    public CaseEdges(string column)
    {
        ArgumentNullException.ThrowIfNull(column);
        (_column, _seen) = (column, new SeenCases(column));
    }

    /// <summary>Reads a table to its end, and proves that the rows of each case stand together.</summary>
    /// <param name="reader">The table.</param>
    /// <param name="rows">Places in question, in order: each the number of rows before it.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <returns>Those of the places that lie between two cases.</returns>
    /// <exception cref="ProblemException">The rows of a case stand apart (<c>rows-apart</c>); the table cannot be read, or has no such
    /// column.</exception>
    public IReadOnlyList<long> Read(TableReader reader, IReadOnlyList<long> rows, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(rows);
        var (edges, at, row, begin) = (new List<long>(), 0, 0L, 0L);
        string? last = null;
        foreach (var key in Keys(reader))
        {
            if (row % RowsAtOnce == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            var isNew = last is not null && key != last;
            for (; at < rows.Count && rows[at] <= row; at++)
            {
                if (rows[at] == row && isNew)
                {
                    edges.Add(row);
                }
            }

            if (isNew)
            {
                _seen.Over(last!, begin);
                begin = row;
            }

            (last, row) = (key, row + 1);
        }

        if (last is not null)
        {
            _seen.Over(last, begin);
        }

        return edges;
    }

    /// <summary>The case of a table's first row; null where there is none.</summary>
    /// <param name="reader">The table.</param>
    /// <exception cref="ProblemException">The table cannot be read, or has no such column.</exception>
    public string? First(TableReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return Keys(reader).FirstOrDefault();
    }

    private IEnumerable<string> Keys(TableReader reader)
    {
        if (!reader.Columns.Contains(_column))
        {
            throw new ProblemException(
                new Problem("column-unknown", $"The table has no column '{_column}'{Nearest.MeantBy(_column, reader.Columns)}.")
                {
                    Subject = _column,
                    Allowed = Text.List([.. reader.Columns]),
                }
            );
        }

        var plan = new ReadPlan([], [_column], RowsAtOnce);
        while (reader.Next(plan) is { } chunk)
        {
            var keys = ArrowText.Texts(chunk.Kept[0]);
            for (var row = 0; row < chunk.Rows; row++)
            {
                yield return ArrowText.Of(keys, row) ?? "";
            }
        }
    }
}
