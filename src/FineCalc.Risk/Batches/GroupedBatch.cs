namespace FineCalc.Risk;

// Cases that do not lie in memory as the columns have them: of a grouped table, where several rows are one case, and rows with gaps.
internal sealed unsafe partial class Batch
{
    // Cases of one number of infringements: each infringement's answers side by side in columns of their own.
    private void Grouped(BatchRun run, ReadOnlySpan<int> cases, Scratch scratch)
    {
        var infringements = _table.Index!.RowsOf(cases[0]).Length;
        if (infringements > ColumnPlan.MostInfringements)
        {
            foreach (var @case in cases)
            {
                Exactly(run, @case, 1);
            }

            return;
        }

        var plan = PlanFor(infringements);
        for (; cases.Length > 0; cases = cases[Math.Min(CasesAtOnce, cases.Length)..])
        {
            Gathered(run, plan, infringements, cases[..Math.Min(CasesAtOnce, cases.Length)], scratch);
        }
    }

    private bool IsOfEach(FactColumn column) => _table.Index is not null && column.Fact.IsPerInfringement;

    // The rows of one of some cases.
    private ReadOnlySpan<int> RowsOf(ReadOnlySpan<int> cases, int at) =>
        _table.Index is { } index ? index.RowsOf(cases[at]) : cases.Slice(at, 1);

    private void Gathered(BatchRun run, ColumnPlan plan, int infringements, ReadOnlySpan<int> cases, Scratch scratch)
    {
        var padded = (cases.Length + ColumnKernel.Block - 1) / ColumnKernel.Block * ColumnKernel.Block;
        var (values, missing, written, doubts) = (
            scratch.Copy(-1, plan.Columns * CasesAtOnce),
            scratch.Missing(plan.Columns * CasesAtOnce),
            scratch.Copy(-2, plan.Outputs * CasesAtOnce),
            scratch.GatheredDoubts(CasesAtOnce)
        );
        var differs = scratch.Differs(CasesAtOnce);
        Array.Clear(differs);
        var at = 0;
        foreach (var column in _table.Columns)
        {
            for (var k = 0; k < (IsOfEach(column) ? infringements : 1); k++, at++)
            {
                for (var i = 0; i < padded; i++)
                {
                    var rows = RowsOf(cases, Math.Min(i, cases.Length - 1));
                    (values[(at * CasesAtOnce) + i], missing[(at * CasesAtOnce) + i]) = (column[rows[k]], column.IsMissing(rows[k]));
                    differs[i] |= !IsOfEach(column) && Differs(column, rows);
                }
            }
        }

        var ranges = scratch.Ranges(plan.Columns);
        ranges.Fill(ColumnRange.Any);
        var kernel = plan.For(ranges);
        var pointers = stackalloc nint[plan.Columns * 2];
        var outputs = stackalloc nint[plan.Outputs];
        fixed (
            double* v = values,
                w = written
        )
        fixed (bool* m = missing)
        fixed (byte* bits = doubts)
        {
            for (var i = 0; i < plan.Columns; i++)
            {
                (pointers[i], pointers[plan.Columns + i]) = ((nint)(v + (i * CasesAtOnce)), (nint)(m + (i * CasesAtOnce)));
            }

            for (var i = 0; i < plan.Outputs; i++)
            {
                outputs[i] = (nint)(w + (i * CasesAtOnce));
            }

            kernel.Run(pointers, outputs, bits, padded);
        }

        for (var i = 0; i < cases.Length; i++)
        {
            if (differs[i] || (doubts[i / kernel.Width] >> (i % kernel.Width) & 1) != 0)
            {
                Exactly(run, cases[i], 1);
                continue;
            }

            var from = 0;
            for (var step = 0; step < Steps.Length; step++)
            {
                for (var k = 0; k < (Steps[step].IsEach ? infringements : 1); k++, from++)
                {
                    run.Outputs[step].Span[Steps[step].IsEach ? _table.Index!.RowsOf(cases[i])[k] : cases[i]] = written[
                        (from * CasesAtOnce) + i
                    ];
                }
            }
        }
    }

    private static bool Differs(FactColumn column, ReadOnlySpan<int> rows)
    {
        foreach (var row in rows[1..])
        {
            if (column.IsMissing(row) != column.IsMissing(rows[0]) || (!column.IsMissing(row) && column[row] != column[rows[0]]))
            {
                return true;
            }
        }

        return false;
    }

    private ColumnPlan PlanFor(int infringements)
    {
        lock (_plans)
        {
            return _plans[infringements] ??= Plan(
                Enumerable.Range(0, infringements).Aggregate(_table.Common, (facts, k) => facts.With(new Infringement(Text.Number(k), []))),
                [
                    .. _table.Columns.SelectMany(c =>
                        Enumerable
                            .Range(c.Fact.IsPerInfringement ? 0 : -1, c.Fact.IsPerInfringement ? infringements : 1)
                            .Select(k => new PlanColumn(c.Fact, k, Element.Double, c.MayBeMissing, c.Currency))
                    ),
                ],
                infringements
            );
        }
    }
}
