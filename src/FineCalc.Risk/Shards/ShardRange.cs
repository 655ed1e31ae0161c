namespace FineCalc.Risk;

/// <summary>What one shard works out: trials, years or, of Sobol sampling, whole scramblings.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal if their values are.</remarks>
/// <param name="First">The first, from 0; of trials and years a multiple of 1,024.</param>
/// <param name="Count">How many, at least 1.</param>
public readonly record struct ShardRange(long First, long Count)
{
    /// <summary>The first that comes after it.</summary>
    public long End => First + Count;

    /// <summary>From the first to the last, both included: <c>1,024 to 2,047</c>.</summary>
    public override string ToString() => $"{Text.Number(First)} to {Text.Number(End - 1)}";
}
