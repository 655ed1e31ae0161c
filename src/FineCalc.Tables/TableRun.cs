using Apache.Arrow;
using Apache.Arrow.Types;
using FineCalc.Risk;

namespace FineCalc.Tables;

// One batch from a reader to a writer.
internal sealed class TableRun
{
    private const int MostPatterns = 64;

    private readonly ColumnMatch _match;
    private readonly TableWriter _writer;
    private readonly TableBatchOptions _options;
    private readonly CaseTables _tables;
    private readonly string[] _kept;
    private readonly Schema _schema;
    private readonly bool _hasDigits;
    private readonly List<bool> _isUnwrapped = [];

    // Whether cases with these answers missing may leave something open; a bit for each column.
    private readonly Dictionary<ulong, bool> _mayBeOpen = [];
    private long _rows;
    private long _cases;
    private long _withProblems;
    private long _open;
    private RowProblem? _first;

    // The first cases, and the first of each chunk.
    private readonly SecondLook _look = new();
    private readonly NumberDoubts _doubts = new();
    private int _looked;

    public TableRun(TableReader reader, ColumnMatch match, TableWriter writer, TableBatchOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.ChunkRows, 1, nameof(options));
        (_match, _writer, _options) = (match, writer, options);
        _kept = [.. options.Keep ?? reader.Columns];
        _hasDigits = options.IsExact && writer.IsText;
        CheckSteps();
        _schema = SchemaOf(reader);
        _tables = CaseTables.Of(reader, match, _kept, options.ChunkRows);
    }

    public TableBatchResult Run()
    {
        _writer.Begin(_schema);
        for (; _tables.Current is { } table && _rows < _options.Take; _tables.Next())
        {
            _options.Cancellation.ThrowIfCancellationRequested();
            if (table.Chunk.First + table.Rows <= _options.Skip)
            {
                continue;
            }

            if (table.Chunk.First < _options.Skip)
            {
                throw new ArgumentException($"A chunk ends behind row {Text.Number(_options.Skip)}, which is to be passed over.");
            }

            _writer.Write(Assessed(table));
            _rows += table.Rows;
            _cases += table.Cases;
            _options.Progress?.Report(table.Chunk.First + table.Rows);
        }

        _options.Cancellation.ThrowIfCancellationRequested();
        _writer.End();
        return new TableBatchResult(_match.Version, _rows, _cases, _withProblems, _open)
        {
            IsLast = _tables.Current is null,
            Warnings = Warnings(),
        };
    }

    private IReadOnlyList<Problem> Warnings()
    {
        var looked = _match.GroupBy is null ? _look.Found("row", "rows") : _look.Found("case", "cases");
        return [.. _doubts.Found, .. looked.Where(w => !_doubts.Found.Any(d => d.Code == w.Code))];
    }

    private void CheckSteps()
    {
        foreach (var id in _options.Steps)
        {
            // Before anything is written.
            Batch.Find(_match.Version, id, false);
            if (_match.GroupBy is not null && _match.Version.Steps.Any(s => s.Id == id && s.IsPerInfringement))
            {
                throw new ProblemException(
                    new Problem("step-of-each", $"'{id}' is a step of each infringement, and a row is written for each case.")
                    {
                        Subject = id,
                        Allowed = Text.List([.. _match.Version.Steps.Where(s => !s.IsPerInfringement).Select(s => s.Id)]),
                    }
                );
            }
        }
    }

    private Schema SchemaOf(TableReader reader)
    {
        string[] own =
        [
            "amount",
            .. _options.WithRange ? ["low", "high"] : System.Array.Empty<string>(),
            .. _options.Steps,
            "problem",
            "problem_text",
        ];
        if (_kept.Concat(own).GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key is { } twice)
        {
            throw new ProblemException(
                new Problem("column-taken", $"The result would have two columns '{twice}'.")
                {
                    Subject = twice,
                    Allowed =
                        "each column to be handed on and each step once (--keep, --steps), and none that is called "
                        + Text.List([.. own.Except(_options.Steps)]),
                }
            );
        }

        var fields = new List<ArrowField>();
        foreach (var name in _kept)
        {
            var at = reader.Columns.ToList().IndexOf(name);
            if (at < 0)
            {
                throw new ProblemException(
                    new Problem("column-unknown", $"The table has no column '{name}'{Nearest.MeantBy(name, reader.Columns)}.")
                    {
                        Subject = name,
                        Allowed = Text.List([.. reader.Columns]),
                    }
                );
            }

            var field = reader.Fields[at];
            var isPlain = IsUnwrapped(field) || (_match.GroupBy is not null && field.DataType is DictionaryType);
            fields.Add(isPlain ? new ArrowField(name, StringType.Default, true) : field);
            _isUnwrapped.Add(IsUnwrapped(field));
        }

        fields.AddRange(
            own.Select(name =>
                name is "problem" or "problem_text" ? new ArrowField(name, StringType.Default, true)
                : _hasDigits && name is "amount" or "low" or "high" ? RawJson.Of(name)
                : Worked.Of(name)
            )
        );
        return new Schema(
            fields,
            [new("finecalc.version", _match.Version.Id), new("finecalc.currency", _match.Version.Regime.Info.Currency.Code)]
        );
    }

    // What stands in JSON is written so by those who write text; others have the text that it says.
    private bool IsUnwrapped(ArrowField field) => RawJson.Is(field) && !_writer.IsText;

    private RecordBatch Assessed(CaseTable table)
    {
        var amounts = new double[table.Cases];
        var result = _match.Version.AssessAll(
            table.Facts,
            new BatchOptions
            {
                Steps = _options.Steps,
                IsExact = _options.IsExact,
                Amounts = amounts,
                Cancellation = _options.Cancellation,
            }
        );
        var cases = new CaseResultsOf(table, result, amounts, _hasDigits, _options.WithRange);
        Look(table, result, cases);
        _doubts.Look(table);
        LookAgain(table, cases);
        Report(table, cases);
        var kept = table.Chunk.Kept.Take(_kept.Length);
        return new RecordBatch(
            _schema,
            [
                .. kept.Select((array, i) => FirstRows(table, _isUnwrapped[i] ? RawJson.Texts((StringArray)array) : array)),
                .. cases.Columns(_options.Steps),
            ],
            table.Cases
        );
    }

    // Cases that may be open, and those with numbers that no double stands for, are assessed by themselves.
    private void Look(CaseTable table, BatchResult result, CaseResultsOf cases)
    {
        var answers = table.Chunk.Answers;
        var hasGaps = answers.Any(a => a.Missing is not null) || answers.Length > 64;
        var hasExact = answers.Any(a => a.Exact is not null);
        var isChecked = _options.WithRange && (hasGaps || MayBeOpen(table, result, 0) || table.IsGrouped);
        if (!isChecked && !hasExact)
        {
            return;
        }

        for (var @case = 0; @case < table.Cases; @case++)
        {
            if (@case % 64 == 0)
            {
                _options.Cancellation.ThrowIfCancellationRequested();
            }

            if (
                !cases.IsBad(@case)
                && (
                    (isChecked && MayBeOpen(table, result, @case))
                    || (hasExact && System.Array.Exists(answers, a => HasExact(a, table, @case)))
                )
            )
            {
                _open += cases.Assess(@case, _match.Version) ? 1 : 0;
            }
        }
    }

    private void LookAgain(CaseTable table, CaseResultsOf cases)
    {
        for (var (@case, left) = (0, Math.Max(1, SecondLook.Cases - _looked)); @case < table.Cases && left > 0; @case++, left--)
        {
            if (!cases.IsBad(@case) && _match.Version.Try(table.FactsOf(@case)) is { IsAssessed: true } assessed)
            {
                _look.At(assessed.Assessment);
                _looked++;
            }
        }
    }

    private static bool HasExact(AnswerColumn column, CaseTable table, int @case)
    {
        for (var row = table.Begin(@case); row < table.End(@case); row++)
        {
            if (column.ExactAt(row) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private bool MayBeOpen(CaseTable table, BatchResult result, int @case)
    {
        if (table.IsGrouped || table.Chunk.Answers.Length > 64 || table.Cases == 0)
        {
            return true;
        }

        var pattern = 0UL;
        for (var i = 0; i < table.Chunk.Answers.Length; i++)
        {
            pattern |= table.Chunk.Answers[i].Missing?[@case] == true ? 1UL << i : 0;
        }

        if (!_mayBeOpen.TryGetValue(pattern, out var isOpen))
        {
            if (result.MayBeOpen(@case) is not { } known)
            {
                return true;
            }

            isOpen = known;
            if (_mayBeOpen.Count < MostPatterns)
            {
                _mayBeOpen.Add(pattern, known);
            }
        }

        return isOpen;
    }

    private void Report(CaseTable table, CaseResultsOf cases)
    {
        foreach (var problem in cases.All())
        {
            _first ??= problem;
            _options.OnProblem?.Invoke(problem);
        }

        _withProblems += cases.Bad;
        if (_withProblems > _options.MaxProblems)
        {
            throw new ProblemException(
                new Problem(
                    "problems-too-many",
                    $"{Text.Number(_withProblems)} of the first {Text.Number(_cases + table.Cases)} {(table.IsGrouped ? "cases" : "rows")} "
                        + $"have problems, the first of them: {_first}"
                )
                {
                    Allowed = $"up to {Text.Number(_options.MaxProblems)}",
                }
            );
        }
    }

    private static IArrowArray FirstRows(CaseTable table, IArrowArray array) =>
        !table.IsGrouped ? array
        : table.Cases == 1 ? ArrowArrayFactory.Slice(array, 0, 1)
        : ArrowArrayConcatenator.Concatenate([
            .. Enumerable.Range(0, table.Cases).Select(c => ArrowArrayFactory.Slice(array, table.Begin(c), 1)),
        ]);
}
