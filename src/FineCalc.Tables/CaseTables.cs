using FineCalc.Risk;

namespace FineCalc.Tables;

// The chunks of a table as tables of facts, the rows of a case in one chunk.
internal sealed class CaseTables(TableReader reader, ColumnMatch match, IReadOnlyList<string> kept, int chunkRows)
{
    private readonly SeenCases _seen = new(match.GroupBy);
    private IEnumerator<CaseTable>? _all;

    public ReadPlan Plan { get; } =
        new(
            [
                .. match.Answers.Select(a => new CellReader(
                    a.Fact,
                    a.Source,
                    match.Version.Regime.Info.Currency,
                    match.Missing,
                    reader.IsPointDecimal
                )),
            ],
            match.GroupBy is null || kept.Contains(match.GroupBy) ? kept : [.. kept, match.GroupBy],
            chunkRows
        );

    // The cases at hand; null before the first and after the last.
    public CaseTable? Current { get; private set; }

    // Those of a reader, who may have begun: a batch that ended early left the rest.
    public static CaseTables Of(TableReader reader, ColumnMatch match, IReadOnlyList<string> kept, int chunkRows)
    {
        if (reader.Begun is not CaseTables begun)
        {
            reader.Begun = begun = new CaseTables(reader, match, kept, chunkRows);
            begun.Next();
        }

        return begun.IsOf(match, kept)
            ? begun
            : throw new ArgumentException("The table was begun with another match or other columns to keep.", nameof(reader));
    }

    public void Next() => Current = (_all ??= All().GetEnumerator()).MoveNext() ? _all.Current : null;

    private bool IsOf(ColumnMatch other, IReadOnlyList<string> columns) => match == other && kept.SequenceEqual(columns);

    private IEnumerable<CaseTable> All()
    {
        if (match.GroupBy is null)
        {
            while (reader.Next(Plan) is { } chunk)
            {
                yield return new CaseTable(chunk, match, null, chunk.Rows);
            }

            yield break;
        }

        var at = Plan.Kept.ToList().IndexOf(match.GroupBy);
        Chunk? held = null;
        var from = 0;
        while (reader.Next(Plan) is { } next)
        {
            next.Kept = [.. next.Kept.Select(ArrowText.Texts)];
            var chunk = held is null ? next : held.TailBefore(from, next);
            var cases = Numbered(chunk, at, isLast: false, out from);
            held = chunk;
            if (from > 0)
            {
                yield return new CaseTable(chunk, match, cases, from);
            }
        }

        if (held is not null && from < held.Rows)
        {
            var rest = from == 0 ? held : held.TailBefore(from, new Chunk(0, [.. Plan.NewAnswers(0)]) { Kept = held.Kept, Rows = 0 });
            yield return new CaseTable(rest, match, Numbered(rest, at, isLast: true, out _), rest.Rows);
        }
    }

    public static Facts FactsOf(TableReader reader, ColumnMatch match, long row)
    {
        var tables = Of(reader, match, [], new TableBatchOptions().ChunkRows);
        var rows = 0L;
        for (; row >= 1 && tables.Current is { } table; tables.Next())
        {
            rows = table.Chunk.First + table.Rows;
            if (row <= table.Chunk.First)
            {
                break;
            }

            if (row <= rows)
            {
                return table.FactsOf(table.CaseOf((int)(row - table.Chunk.First - 1)));
            }
        }

        throw new ProblemException(
            new Problem("row-unknown", $"The table has no row {Text.Number(row)}, or it was passed already.")
            {
                Allowed = rows > 0 ? $"1 to {Text.Number(rows)}; the line of names is none" : "1 or more",
            }
        );
    }

    // The number of the case of each row; the rows of the last case are left for the next chunk, which may have more of them.
    private int[] Numbered(Chunk chunk, int column, bool isLast, out int whole)
    {
        var (keys, cases) = (chunk.Kept[column], new int[chunk.Rows]);
        var (number, begin) = (0, 0);
        string? last = null;
        for (var row = 0; row < cases.Length; row++)
        {
            var key = ArrowText.Of(keys, row) ?? "";
            if (row > 0 && key != last)
            {
                _seen.Over(last!, chunk.First + begin);
                (number, begin) = (number + 1, row);
            }

            (last, cases[row]) = (key, number);
        }

        if (isLast && last is not null)
        {
            _seen.Over(last, chunk.First + begin);
        }

        whole = isLast ? cases.Length : begin;
        return cases;
    }
}

// Some rows as cases.
internal sealed class CaseTable
{
    private readonly ColumnMatch _match;
    private readonly int[]? _cases;

    // The first row of each case, and where the last ends; null where each row is a case.
    private readonly List<int>? _begins;

    public CaseTable(Chunk chunk, ColumnMatch match, int[]? cases, int rows)
    {
        (Chunk, _match, Rows) = (chunk, match, rows);
        Facts = new FactTable(rows, match.Common);
        foreach (var column in chunk.Answers)
        {
            Facts = column.AddTo(Facts);
        }

        if (cases is not null)
        {
            _cases = cases[..rows];
            Facts = Facts.GroupedBy(_cases);
            _begins = [.. Enumerable.Range(0, rows).Where(r => r == 0 || _cases[r] != _cases[r - 1]), rows];
        }
    }

    public Chunk Chunk { get; }

    public int Rows { get; }

    public FactTable Facts { get; }

    public int Cases => _begins is null ? Rows : _begins.Count - 1;

    public bool IsGrouped => _begins is not null;

    public int CaseOf(int row) => _cases?[row] ?? row;

    public int Begin(int @case) => _begins?[@case] ?? @case;

    public int End(int @case) => _begins?[@case + 1] ?? @case + 1;

    // The facts of a case to the last digit, and not only as far as doubles have them.
    public Facts FactsOf(int @case)
    {
        var (begin, end) = (Chunk.First + Begin(@case), Chunk.First + End(@case));
        var found = Chunk.Problems.Where(p => p.Row > begin && p.Row <= end).Select(p => p.Problem).ToList();
        if (found.Count > 0)
        {
            throw new ProblemException(found);
        }

        var problems = new List<Problem>();
        var facts = Facts.FactsOf(@case, _match.Version.Regime.Info.Currency, problems) ?? throw new ProblemException(problems);
        foreach (var column in Chunk.Answers.Where(a => a.Exact is not null))
        {
            var (fact, currency) = (column.Cells.Fact, column.Cells.Source.Currency);
            for (var row = Begin(@case); row < End(@case); row++)
            {
                if (column.ExactAt(row) is { } exact)
                {
                    var own =
                        fact.Unit != Unit.Money ? default
                        : currency == default ? _match.Version.Regime.Info.Currency
                        : currency;
                    var answer = new Answer(fact, exact, exact, exact, own);
                    facts =
                        IsGrouped && fact.IsPerInfringement
                            ? facts.WithInfringement(facts.Infringements[row - Begin(@case)].Name, f => f.With(answer))
                            : facts.With(answer);
                }
            }
        }

        return facts;
    }
}
