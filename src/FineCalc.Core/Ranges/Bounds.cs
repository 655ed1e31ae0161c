namespace FineCalc.Steps;

// The range reading: everything a value can be when its open inputs move freely. It asks the exact arithmetic at the ends,
// since every operation is monotone in each input. Where an input enters twice that is wider than need be, never narrower: see Tightening.
internal readonly record struct Bounds(decimal Low, decimal High) : IReading<Bounds>
{
    private bool IsCertain => Low == High;

    public static Bounds Of(decimal low, decimal likely, decimal high) => new(low, high);

    public static Bounds Add(Bounds left, Bounds right) => new(Exact.Add(left.Low, right.Low), Exact.Add(left.High, right.High));

    public static Bounds Subtract(Bounds left, Bounds right) =>
        new(Exact.Subtract(left.Low, right.High), Exact.Subtract(left.High, right.Low));

    public static Bounds Multiply(Bounds left, Bounds right) => Corners(Exact.Multiply, left, right);

    public static bool CanDivideBy(Bounds value) => value.Low > 0m || value.High < 0m;

    public static Bounds Divide(Bounds left, Bounds right) => Corners(Exact.Divide, left, right);

    public static Bounds Greatest(Bounds left, Bounds right) =>
        new(Exact.Greatest(left.Low, right.Low), Exact.Greatest(left.High, right.High));

    public static Bounds Least(Bounds left, Bounds right) => new(Exact.Least(left.Low, right.Low), Exact.Least(left.High, right.High));

    public static Bounds Compare(Comparison comparison, Bounds left, Bounds right) =>
        comparison == Comparison.Equal
            ? new(
                left.IsCertain && right.IsCertain ? Exact.Compare(comparison, left.Low, right.Low) : 0m,
                left.Low <= right.High && right.Low <= left.High ? 1m : 0m
            )
            : Corners((l, r) => Exact.Compare(comparison, l, r), left, right);

    public static Bounds Round(Bounds value, Bounds unit, RoundingMode mode)
    {
        if (unit.IsCertain)
        {
            return new(Exact.Round(value.Low, unit.Low, mode), Exact.Round(value.High, unit.Low, mode));
        }

        // A grid that is open moves a value by less than its widest unit.
        var widest = Math.Max(Math.Abs(unit.Low), Math.Abs(unit.High));
        return new(value.Low - widest, value.High + widest);
    }

    public static bool Conflict(Bounds floor, Bounds cap) => floor.Low > cap.High;

    public static (int First, int Last) Places(Bounds selector) => ((int)selector.Low, (int)selector.High);

    public static (int First, int Last) Rows(BandTable table, Bounds value) => (table.Find(value.Low), table.Find(value.High));

    public static Bounds Row(BandTable table, int row, Bounds value)
    {
        var low = Math.Max(value.Low, table.From(row));
        var high = table.Rows[row].UpTo is { } upTo ? Math.Min(value.High, upTo) : value.High;
        return Either(Point(table.At(row, low)), Point(table.At(row, high)));
    }

    public static Bounds Either(Bounds left, Bounds right) => new(Math.Min(left.Low, right.Low), Math.Max(left.High, right.High));

    // What both are, of one value.
    public Bounds Within(Bounds whole) => new(Math.Max(Low, whole.Low), Math.Min(High, whole.High));

    private static Bounds Point(decimal value) => new(value, value);

    private static Bounds Corners(Func<decimal, decimal, decimal> exact, Bounds left, Bounds right)
    {
        var (a, b, c, d) = (
            exact(left.Low, right.Low),
            exact(left.Low, right.High),
            exact(left.High, right.Low),
            exact(left.High, right.High)
        );
        return new(Math.Min(Math.Min(a, b), Math.Min(c, d)), Math.Max(Math.Max(a, b), Math.Max(c, d)));
    }
}
