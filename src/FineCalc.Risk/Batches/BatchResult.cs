using System.Collections.Concurrent;
using FineCalc.Steps;

namespace FineCalc.Risk;

/// <summary>What a batch gave: one amount for each case, the steps asked for, and what is wrong with the rows that have none.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal only if they are one object.</remarks>
[TypeFormatterSource(typeof(NotebookForms))]
public sealed class BatchResult
{
    private readonly Batch _batch;
    private readonly BatchRun _run;

    internal BatchResult(Batch batch, BatchRun run)
    {
        (_batch, _run) = (batch, run);
        Problems = run.Problems is { } problems ? [.. problems.OrderBy(p => p.Case)] : [];
    }

    /// <summary>The regime version, the same for all rows.</summary>
    public RegimeVersion Version => _batch.Version;

    /// <summary>The currency of all amounts.</summary>
    public Currency Currency => Version.Program.Currency;

    /// <summary>How many cases there are: the rows or, in a grouped table, the groups.</summary>
    public int Cases => _batch.Cases;

    /// <summary>
    /// The amount of each case, likely where something is open, within 1e-12 of the exact reading in proportion; not a number where the row
    /// has a problem.
    /// </summary>
    public ReadOnlySpan<double> Amounts => _run.Outputs[0].Span[..Cases];

    /// <summary>
    /// The amounts to the last digit; empty unless <see cref="BatchOptions.IsExact"/> was asked for, 0 where the row has a problem.
    /// </summary>
    public ReadOnlySpan<decimal> ExactAmounts => _run.Exact;

    /// <summary>
    /// What is wrong, in the order of the cases; a case may have several problems. A case is given by its place, from 0: the row or, in a
    /// grouped table, the place of the case in order of first appearance.
    /// </summary>
    public IReadOnlyList<(int Case, Problem Problem)> Problems { get; }

    /// <summary>How often each question that the table has a column for was answered, in the order of the columns.</summary>
    public IReadOnlyList<ColumnAnswers> Answers =>
        field ??= [.. _batch.Table.Columns.Select(c => new ColumnAnswers(c.Fact, c.Rows - c.MissingRows, c.MissingRows))];

    /// <summary>
    /// What deserves a second look although the rows stand: a question that the table has a column for and that most of its rows do not
    /// answer, as when a mask was taken the wrong way round.
    /// </summary>
    public IReadOnlyList<Problem> Warnings =>
        field ??= [
            .. Answers
                .Where(a => a.Missing > a.Given)
                .Select(a => new Problem("column-mostly-missing", a.ToString() + ".")
                {
                    Subject = a.Fact.Id,
                    Allowed =
                        "a column that answers in most rows, or none; not answered is a row that is marked as missing, null or not "
                        + "a number",
                }),
        ];

    /// <summary>
    /// How many cases were left to the exact reading: those with problems, and those so near to a threshold that doubles cannot tell the
    /// side.
    /// </summary>
    public int Settled => _run.SettledCount;

    /// <summary>
    /// A named step of each case; in a grouped table a step of each infringement has one value for each row. Rates are fractions, flags 0
    /// or 1, choices their places from 0. It is what the step comes to whether or not the case needs it; not a number where it cannot be
    /// read.
    /// </summary>
    /// <param name="stepId">One of <see cref="BatchOptions.Steps"/>.</param>
    /// <exception cref="ArgumentException">The step was not asked for.</exception>
    public ReadOnlySpan<double> Step(string stepId)
    {
        var at = Array.FindIndex(_batch.Steps, 1, s => s.Id == stepId);
        return at > 0
            ? _run.Outputs[at].Span
            : throw new ArgumentException(
                $"The batch was not asked for the step '{stepId}'{Nearest.MeantBy(stepId, _batch.Steps.Skip(1).Select(s => s.Id))}.",
                nameof(stepId)
            );
    }

    /// <summary>The facts of one case, exactly as its row gives them.</summary>
    /// <exception cref="ProblemException">A value is no number.</exception>
    public Facts FactsOf(int @case)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(@case);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(@case, Cases);
        var problems = new List<Problem>();
        return _batch.Table.FactsOf(@case, Currency, problems) ?? throw new ProblemException(problems);
    }

    /// <summary>The exact assessment of one case with its whole explanation.</summary>
    /// <exception cref="ProblemException">The row has problems; all of them are carried.</exception>
    public Assessment Explain(int @case) => Version.Assess(FactsOf(@case));

    // Whether something may stay open in cases that answer the questions that this one answers; false only where nothing does, whatever
    // the answers are. Null where this case has none that could be read.
    internal bool? MayBeOpen(int @case)
    {
        var problems = new List<Problem>();
        return _batch.Table.FactsOf(@case, Currency, problems) is { } facts
            ? BoundCase.Of(Version.Program, facts) is not { IsOpen: false, Specialisation: { } known } || known.Rows(Version.Roots) is null
            : null;
    }

    /// <summary>How many cases there are, how many have problems, and which questions were not always answered.</summary>
    public override string ToString() =>
        $"{Version.Id}: {Text.Number(Cases)} cases, {Text.Number(Problems.DistinctBy(p => p.Case).Count())} with problems"
        + string.Concat(Answers.Where(a => a.Missing > 0).Select(a => $"; {a}"));
}

// The results of one run while it goes on.
internal sealed class BatchRun
{
    private ConcurrentQueue<(int Case, Problem Problem)>? _problems;
    private readonly decimal[] _exact;
    private readonly Batch _batch;
    private long _done;
    private int _settled;

    public BatchRun(Batch batch, BatchOptions options)
    {
        _batch = batch;
        Outputs = new Memory<double>[batch.Steps.Length];
        for (var i = 0; i < Outputs.Length; i++)
        {
            Outputs[i] =
                i == 0 && !options.Amounts.IsEmpty
                    ? options.Amounts
                    : GC.AllocateUninitializedArray<double>(batch.Steps[i].IsEach ? batch.Table.Rows : batch.Cases);
        }

        IsExact = options.IsExact;
        _exact = options.IsExact ? new decimal[batch.Cases] : [];
    }

    public Memory<double>[] Outputs { get; }

    public bool IsExact { get; }

    public ReadOnlySpan<decimal> Exact => _exact;

    public IEnumerable<(int Case, Problem Problem)>? Problems => _problems;

    public int SettledCount => _settled;

    public long Done(int count) => Interlocked.Add(ref _done, count);

    // The exact amounts of cases one after another.
    public void Read(int first, ReadOnlySpan<decimal> amounts)
    {
        var into = Outputs[0].Span.Slice(first, amounts.Length);
        for (var i = 0; i < amounts.Length; i++)
        {
            into[i] = (double)amounts[i];
        }

        amounts.CopyTo(_exact.AsSpan(first));
    }

    // One value for each step, of each infringement where it is a step of those; null where there are problems.
    public void Settled(int @case, decimal?[][]? values, IReadOnlyList<Problem> problems)
    {
        Interlocked.Increment(ref _settled);
        foreach (var problem in problems)
        {
            LazyInitializer.EnsureInitialized(ref _problems).Enqueue((@case, problem));
        }

        for (var i = 0; i < Outputs.Length; i++)
        {
            if (_batch.Steps[i].IsEach)
            {
                var rows = _batch.Table.Index!.RowsOf(@case);
                for (var k = 0; k < rows.Length; k++)
                {
                    Outputs[i].Span[rows[k]] = (double?)values?[i][k] ?? double.NaN;
                }
            }
            else
            {
                Outputs[i].Span[@case] = (double?)values?[i][0] ?? double.NaN;
            }
        }

        if (_exact.Length > 0 && values is not null)
        {
            _exact[@case] = values[0][0]!.Value;
        }
    }
}
