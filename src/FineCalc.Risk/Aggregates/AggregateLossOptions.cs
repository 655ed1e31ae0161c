namespace FineCalc.Risk;

/// <summary>How finely an <see cref="AggregateLoss"/> is worked out, and how far.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is.</remarks>
public sealed record AggregateLossOptions
{
    /// <summary>
    /// How many points the grid has, a power of two from 1,024 to 16,777,216; 1,048,576 unless stated. Twice as many halve the distance
    /// between the two curves and take twice as long.
    /// </summary>
    public int Points { get; init; } = 1 << 20;

    /// <summary>
    /// How rare a year the curves have to reach: one in so many, more than 2; 1,000 unless stated. What lies beyond is enclosed by a low
    /// end only.
    /// </summary>
    public double OutTo { get; init; } = 1000d;

    /// <summary>Called with how many sources, or parties, are on the grid.</summary>
    public IProgress<long>? Progress { get; init; }

    /// <summary>Stops the work where it is asked to.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>The grid and how far it reaches, in words.</summary>
    public override string ToString() => Text.Line($"{Text.Number(Points)} points, out to one year in {Digits.Text(OutTo)}");

    internal void Check()
    {
        if (Points is < 1 << 10 or > 1 << 24 || !int.IsPow2(Points))
        {
            throw new ArgumentOutOfRangeException(
                nameof(Points),
                Points,
                "The grid has a power of two of points, from 1,024 to 16,777,216."
            );
        }

        if (!(OutTo > 2d && double.IsFinite(OutTo)))
        {
            throw new ArgumentOutOfRangeException(nameof(OutTo), OutTo, "The rarest year is one in more than 2.");
        }
    }
}
