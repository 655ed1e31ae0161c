using Apache.Arrow;
using FineCalc.Risk;

namespace FineCalc.Tables;

// What the cases of a chunk came to, as columns of Arrow.
internal sealed class CaseResultsOf
{
    private readonly CaseTable _table;
    private readonly BatchResult _result;
    private readonly bool _hasDigits;
    private readonly double[] _amounts;
    private readonly double[]? _low;
    private readonly double[]? _high;
    private readonly Dictionary<int, (decimal Amount, decimal? Low, decimal? High)> _exact = [];
    private readonly SortedDictionary<int, List<RowProblem>> _problems = [];

    public CaseResultsOf(CaseTable table, BatchResult result, double[] amounts, bool hasDigits, bool withRange)
    {
        (_table, _result, _hasDigits) = (table, result, hasDigits);
        _amounts = amounts;
        if (withRange)
        {
            (_low, _high) = (new double[_amounts.Length], new double[_amounts.Length]);
            System.Array.Fill(_low, double.NaN);
            System.Array.Fill(_high, double.NaN);
        }

        foreach (var problem in table.Chunk.Problems)
        {
            if ((int)(problem.Row - table.Chunk.First - 1) is var row && row < table.Rows)
            {
                Add(table.CaseOf(row), problem);
            }
        }

        foreach (var (@case, problem) in result.Problems)
        {
            // What a cell lacks because it cannot be read is told once.
            if (!_problems.ContainsKey(@case) || table.Chunk.Problems.Count == 0 || !IsOfCell(@case))
            {
                Add(@case, Placed(@case, problem));
            }
        }
    }

    public int Bad => _problems.Count;

    public IEnumerable<RowProblem> All() => _problems.Values.SelectMany(p => p);

    public bool IsBad(int @case) => _problems.ContainsKey(@case);

    // The case by itself; whether it has a range.
    public bool Assess(int @case, RegimeVersion version)
    {
        var tried = version.Try(_table.FactsOf(@case));
        if (tried.Assessment is not { } assessed)
        {
            foreach (var problem in tried.Problems)
            {
                Add(@case, Placed(@case, problem));
            }

            return false;
        }

        var (amount, range) = (assessed.Amount.Amount, assessed.Range);
        var isOpen = range.Low.Amount != range.High.Amount && _low is not null;
        _amounts[@case] = (double)amount;
        if (isOpen)
        {
            (_low![@case], _high![@case]) = ((double)range.Low.Amount, (double)range.High.Amount);
        }

        if (_hasDigits)
        {
            _exact[@case] = (amount, isOpen ? range.Low.Amount : null, isOpen ? range.High.Amount : null);
        }

        return isOpen;
    }

    public IEnumerable<IArrowArray> Columns(IReadOnlyList<string> steps)
    {
        foreach (var @case in _problems.Keys)
        {
            _amounts[@case] = double.NaN;
            if (_low is not null)
            {
                (_low[@case], _high![@case]) = (double.NaN, double.NaN);
            }
        }

        yield return _hasDigits ? Digits(c => _exact.TryGetValue(c, out var e) ? e.Amount : _result.ExactAmounts[c]) : Numbers(_amounts);
        if (_low is not null)
        {
            yield return _hasDigits ? Digits(c => _exact.GetValueOrDefault(c).Low) : Numbers(_low);
            yield return _hasDigits ? Digits(c => _exact.GetValueOrDefault(c).High) : Numbers(_high!);
        }

        foreach (var step in steps)
        {
            var values = _result.Step(step).ToArray();
            foreach (var @case in _problems.Keys)
            {
                values[@case] = double.NaN;
            }

            yield return Numbers(values);
        }

        yield return Words(problems => problems[0].Problem.Code);
        yield return Words(problems => Text.Cut(string.Join(' ', problems.Select(p => p.Problem.Message)), 1000));
    }

    private void Add(int @case, RowProblem problem)
    {
        if (!_problems.TryGetValue(@case, out var all))
        {
            _problems[@case] = all = [];
        }

        all.Add(problem);
    }

    private bool IsOfCell(int @case) => _problems[@case].Exists(p => p.Column is not null || p.Problem.Subject is null);

    // At the first row of the case, and in the column of the question that it is of.
    private RowProblem Placed(int @case, Problem problem)
    {
        var column = problem.Subject is null
            ? null
            : System.Array.Find(_table.Chunk.Answers, a => a.Cells.Fact.Id == problem.Subject)?.Cells.Source.Column;
        return new RowProblem(_table.Chunk.First + _table.Begin(@case) + 1, column, problem);
    }

    // Null where a value is no number.
    private static DoubleArray Numbers(double[] values)
    {
        var validity = new Validity(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
            {
                validity.AddNull(i);
                values[i] = 0d;
            }
        }

        return new DoubleArray(new ArrowBuffer(ArrowText.Bytes(values)), validity.Buffer, values.Length, validity.Nulls, 0);
    }

    private StringArray Digits(Func<int, decimal?> value)
    {
        var texts = new TextBuilder(_amounts.Length);
        for (var @case = 0; @case < _amounts.Length; @case++)
        {
            if (!IsBad(@case) && value(@case) is { } number)
            {
                texts.Add(Text.Plain(number));
            }
            else
            {
                texts.AddNull();
            }
        }

        return texts.Build();
    }

    private StringArray Words(Func<List<RowProblem>, string> say)
    {
        if (_problems.Count == 0)
        {
            return TextBuilder.Nulls(_amounts.Length);
        }

        var texts = new TextBuilder(_amounts.Length);
        for (var @case = 0; @case < _amounts.Length; @case++)
        {
            if (_problems.TryGetValue(@case, out var problems))
            {
                texts.Add(say(problems));
            }
            else
            {
                texts.AddNull();
            }
        }

        return texts.Build();
    }
}
