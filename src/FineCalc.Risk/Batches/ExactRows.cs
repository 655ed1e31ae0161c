using FineCalc.Steps;

namespace FineCalc.Risk;

// The steps a batch gives out, of one case, by the exact reading.
internal static class ExactReading
{
    // The amount first; null where it has problems, on request those of its range too. A step that the case does not come to may be one
    // that cannot be read: it has no value.
    public static decimal?[][]? Read(
        RegimeVersion version,
        Facts facts,
        ReadOnlySpan<BatchStep> steps,
        List<Problem> problems,
        bool withRange = false
    )
    {
        var (program, binding) = (version.Program, BoundCase.Of(version.Program, facts));
        var places = program.Places(binding.Count);
        var reading = new Evaluation<decimal, Exact>(binding, new decimal[places], new NodeState[places]);
        var isTaken = binding.Problems.Count == 0 && reading.IsTaken(version.Roots);
        if (!isTaken || (withRange && (reading.IsOpen || binding.IsOpen)))
        {
            problems.AddRange(version.Try(facts).Problems);
            if (!isTaken || problems.Count > 0)
            {
                return null;
            }
        }

        var values = new decimal?[steps.Length][];
        for (var i = 0; i < steps.Length; i++)
        {
            values[i] = new decimal?[steps[i].IsEach ? binding.Count : 1];
            for (var k = 0; k < values[i].Length; k++)
            {
                values[i][k] = Value(ref reading, steps[i].Node, k);
            }
        }

        return values;
    }

    private static decimal? Value(ref Evaluation<decimal, Exact> reading, int node, int infringement)
    {
        try
        {
            var value = reading.ReadOf(node, infringement);
            return reading.IsFailedAt(node, infringement) ? null : value;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}

// The exact amounts of rows that all answer the same questions, by the compiled reading of that pattern, without facts being made of each
// row.
internal sealed class ExactRows
{
    // Rows laid out at a time, so that they stay in the first cache.
    private const int AtOnce = 64;

    private readonly Func<decimal[][], int, decimal> _amount;
    private readonly (FactColumn Column, int Place, decimal Factor)[] _columns;
    private readonly decimal[] _shared;

    private ExactRows(RegimeVersion version, FactTable table, Binding binding, Func<decimal[][], int, decimal> amount)
    {
        _amount = amount;
        _shared = [.. Enumerable.Range(0, version.Program.Facts.Length).Select(fact => binding[0, fact]?.Likely ?? 0m)];
        _columns =
        [
            .. table.Columns.Select(column =>
                (
                    column,
                    version.Program.IndexOf(column.Fact),
                    column.Currency == default || column.Currency == version.Program.Currency
                        ? 1m
                        : table.Common.FindRate(column.Currency, version.Program.Currency)!.Rate
                )
            ),
        ];
    }

    // Null where rows differ in what they answer, or the pattern cannot be compiled, or may leave something open.
    public static ExactRows? Of(RegimeVersion version, FactTable table, bool mayCompile)
    {
        var problems = new List<Problem>();
        return
            mayCompile
            && table.Rows > 0
            && table.Columns.All(c => !c.MayBeMissing)
            && table.FactsOf(0, version.Program.Currency, problems) is { } facts
            && BoundCase.Of(version.Program, facts) is { IsOpen: false, Specialisation: { } known } binding
            && known.Rows(version.Roots) is { } amount
            ? new ExactRows(version, table, binding, amount)
            : null;
    }

    // Rows that have to be read the long way, as where an answer is not allowed, are handed on.
    public void Read(BatchRun run, int start, int count, Action<int> theLongWay)
    {
        var answers = Array.ConvertAll(_shared, answer => new decimal[AtOnce]);
        for (var fact = 0; fact < answers.Length; fact++)
        {
            answers[fact].AsSpan().Fill(_shared[fact]);
        }

        Span<decimal> amounts = stackalloc decimal[AtOnce];
        for (; count > 0; (start, count) = (start + AtOnce, count - AtOnce))
        {
            var some = Math.Min(AtOnce, count);
            var areAllowed = true;
            foreach (var (column, place, factor) in _columns)
            {
                areAllowed &= column.IsAllowed(start, some, factor) & column.TryCopy(start, factor, answers[place].AsSpan(0, some));
            }

            // Where a stretch has some answer that is not allowed, or a row cannot be read, the rows are looked at one by one.
            var done = areAllowed ? Amounts(answers, amounts[..some]) : 0;
            run.Read(start, amounts[..done]);
            for (; done < some; done++)
            {
                var row = start + done;
                if (
                    Array.TrueForAll(_columns, c => c.Column.LookExactly(row, 1, c.Factor))
                    && Amounts(answers, amounts.Slice(done, 1), done) == 1
                )
                {
                    run.Read(row, amounts.Slice(done, 1));
                }
                else
                {
                    theLongWay(row);
                }
            }
        }
    }

    // How many of the rows could be read before one that could not.
    private int Amounts(decimal[][] answers, Span<decimal> into, int from = 0)
    {
        var done = 0;
        try
        {
            for (; done < into.Length; done++)
            {
                into[done] = _amount(answers, from + done);
            }
        }
        catch (Exception problem) when (problem is CompiledReading.GaveUpException or OverflowException)
        {
            // The long way says why.
        }

        return done;
    }
}
