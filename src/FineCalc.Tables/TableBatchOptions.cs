namespace FineCalc.Tables;

/// <summary>What a batch over a table gives out, and how it goes on.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
public sealed record TableBatchOptions
{
    /// <summary>The named steps that are given out beside the amount, by their ids; none unless stated.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>The columns of the table that are handed on, by their names; null, the default, for all of them.</summary>
    public IReadOnlyList<string>? Keep { get; init; }

    /// <summary>
    /// Whether the columns <c>low</c> and <c>high</c> are given out, filled where the amount is a range. A row that leaves something open
    /// is
    /// then assessed by itself, some ten thousand a second. Without, such a row has its likely amount alone, as fast as any.
    /// </summary>
    public bool WithRange { get; init; } = true;

    /// <summary>
    /// Whether every row is read in decimals, so that CSV and JSON Lines have every digit of the amount; slower by two orders of magnitude.
    /// Without, an amount is within 1e-12 of the exact one in proportion.
    /// </summary>
    public bool IsExact { get; init; }

    /// <summary>How many rows are read at a time, at least 1; 32,768 unless stated. It changes no result.</summary>
    public int ChunkRows { get; init; } = 32_768;

    /// <summary>
    /// How many rows are passed over first: as many as earlier batches with the same <see cref="ChunkRows"/> came to. None unless stated.
    /// </summary>
    public long Skip { get; init; }

    /// <summary>
    /// After how many rows the batch ends, at the end of the chunk in which they are reached; no end unless stated. The next batch over the
    /// same reader goes on from there: that is how a table is written in parts.
    /// </summary>
    public long Take { get; init; } = long.MaxValue;

    /// <summary>How many rows may have problems before the batch is given up; no end unless stated.</summary>
    public long MaxProblems { get; init; } = long.MaxValue;

    /// <summary>Called with each problem, in the order of the rows.</summary>
    public Action<RowProblem>? OnProblem { get; init; }

    /// <summary>Called with how many rows are done, after each chunk.</summary>
    public IProgress<long>? Progress { get; init; }

    /// <summary>Ends the batch early with an <see cref="OperationCanceledException"/>; what is written by then is no whole table.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>How rows are read and what is given out.</summary>
    public override string ToString() =>
        Text.Line((IsExact ? "exact" : "in doubles") + (Steps.Count == 0 ? "" : $", with {string.Join(", ", Steps)}"));
}
