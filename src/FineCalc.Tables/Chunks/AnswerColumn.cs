using FineCalc.Risk;

namespace FineCalc.Tables;

// The answers of a chunk's rows to one question.
internal sealed class AnswerColumn(CellReader cells, int rows)
{
    private double[]? _values;
    private ReadOnlyMemory<double>? _lent;
    private bool[]? _missing;

    public CellReader Cells => cells;

    public ReadOnlyMemory<double> Values => _lent ?? (_values ??= new double[rows]);

    // True where a row has no answer; null where all have one.
    public bool[]? Missing => _missing;

    // Numbers that no double stands for, by their rows.
    public Dictionary<int, decimal>? Exact { get; private set; }

    // Values that lie elsewhere and are not copied.
    public static AnswerColumn Lent(CellReader cells, ReadOnlyMemory<double> values) => new(cells, values.Length) { _lent = values };

    public void Put(int row, double value, decimal? exact)
    {
        (_values ??= new double[rows])[row] = value;
        if (exact is { } number)
        {
            (Exact ??= [])[row] = number;
        }
    }

    public void Leave(int row) => (_missing ??= new bool[rows])[row] = true;

    // Reads a cell that is a text; false where it is wrong.
    public bool Read(int row, ReadOnlySpan<char> cell, Chunk chunk) =>
        Take(row, cells.Read(cell, out var value, out var exact, out var problem), value, exact, problem, chunk);

    public bool Take(int row, CellKind kind, double value, decimal? exact, Problem? problem, Chunk chunk)
    {
        if (kind == CellKind.Value)
        {
            Put(row, value, exact);
            return true;
        }

        Leave(row);
        if (problem is not null)
        {
            chunk.Add(row, cells.Source.Column, problem);
        }

        return kind == CellKind.Missing;
    }

    // As many of the first rows as were filled.
    public FactTable AddTo(FactTable table)
    {
        var currency = cells.Fact.Unit == Unit.Money ? cells.Source.Currency : default;
        return table.With(
            cells.Fact,
            Values[..table.Rows],
            _missing is null ? default : Answered.Unless(_missing.AsMemory(0, table.Rows)),
            currency
        );
    }

    public decimal? ExactAt(int row) => Exact is not null && Exact.TryGetValue(row, out var exact) ? exact : null;

    // A column of some rows of this one and then some of another.
    public static AnswerColumn Joined(AnswerColumn first, int from, int count, AnswerColumn second, int more)
    {
        var joined = new AnswerColumn(first.Cells, count + more);
        joined.Copy(first, from, count, 0);
        joined.Copy(second, 0, more, count);
        return joined;
    }

    private void Copy(AnswerColumn of, int from, int count, int to)
    {
        of.Values.Span.Slice(from, count).CopyTo((_values ??= new double[rows]).AsSpan(to));
        if (of._missing is { } missing)
        {
            missing.AsSpan(from, count).CopyTo((_missing ??= new bool[rows]).AsSpan(to));
        }

        foreach (var (row, exact) in of.Exact ?? [])
        {
            if (row >= from && row < from + count)
            {
                (Exact ??= [])[row - from + to] = exact;
            }
        }
    }
}
