namespace FineCalc.Risk;

// What a stretch of a column holds: its ends, whether every value is whole, and how near to zero a value comes that is not zero.
internal readonly record struct ColumnRange(double Low, double High, double Tiny, bool IsWhole, bool MayBeMissing)
{
    // Nothing is known.
    public static ColumnRange Any { get; } = new(double.NegativeInfinity, double.PositiveInfinity, 0d, false, true);

    public bool IsInside(in ColumnRange other) =>
        Low >= other.Low
        && High <= other.High
        && Tiny >= other.Tiny
        && (IsWhole || !other.IsWhole)
        && (!MayBeMissing || other.MayBeMissing);

    public ColumnRange With(ColumnRange other) =>
        new(
            Math.Min(Low, other.Low),
            Math.Max(High, other.High),
            Math.Min(Tiny, other.Tiny),
            IsWhole && other.IsWhole,
            MayBeMissing || other.MayBeMissing
        );
}
