namespace FineCalc.Risk;

/// <summary>
/// How a batch runs and what it gives. None of it but <see cref="IsExact"/> changes a bit of a result, or which rows have one.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
public sealed record BatchOptions
{
    /// <summary>The named steps that are given out beside the amount, by their ids; none unless stated.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>How many threads work at most; 0, the default, leaves it to the runtime.</summary>
    public int Threads { get; init; }

    /// <summary>How many rows one thread takes at a time, at least 1; 65,536 unless stated.</summary>
    public int ChunkRows { get; init; } = 65_536;

    /// <summary>Where the amounts are written, at least one place for each case; newly made memory unless stated.</summary>
    public Memory<double> Amounts { get; init; }

    /// <summary>
    /// Whether every row is read exactly as <c>Amount</c> reads it, in decimals, so that <see cref="BatchResult.ExactAmounts"/> has every
    /// digit and a row whose range cannot be read has its problems. Slower by two orders of magnitude, by three where something stays open.
    /// </summary>
    public bool IsExact { get; init; }

    /// <summary>
    /// Called with how many cases are done, after each chunk, in no particular order. What it throws ends the batch and reaches the caller
    /// as it is.
    /// </summary>
    public IProgress<long>? Progress { get; init; }

    /// <summary>
    /// Ends the batch early with an <see cref="OperationCanceledException"/>; what is written by then means nothing. A batch whose token is
    /// cancelled already does nothing, though its table may have no rows.
    /// </summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>How rows are read and what is given out.</summary>
    public override string ToString() =>
        Text.Line((IsExact ? "exact" : "in doubles") + (Steps.Count == 0 ? "" : $", with {string.Join(", ", Steps)}"));

    // Whether machine code may be made of the method; without, an interpreter gives the same bits, slower.
    internal bool MayCompile { get; init; } = true;
}
