namespace FineCalc.Steps;

// What the kinds of step do with one kind of value. The evaluation of the steps is written once, in Evaluation; a reading adds the arithmetic.
internal interface IReading<V>
    where V : struct
{
    static abstract V Of(decimal low, decimal likely, decimal high);

    static abstract V Add(V left, V right);

    static abstract V Subtract(V left, V right);

    static abstract V Multiply(V left, V right);

    static abstract bool CanDivideBy(V value);

    static abstract V Divide(V left, V right);

    static abstract V Greatest(V left, V right);

    static abstract V Least(V left, V right);

    static abstract V Compare(Comparison comparison, V left, V right);

    static abstract V Round(V value, V unit, RoundingMode mode);

    // Whether a floor lies above a cap for certain.
    static abstract bool Conflict(V floor, V cap);

    // The first and the last place in a list that a selector can mean.
    static abstract (int First, int Last) Places(V selector);

    // The rows of a table that a value can lie in; -1 where there is none.
    static abstract (int First, int Last) Rows(BandTable table, V value);

    static abstract V Row(BandTable table, int row, V value);

    // Anything that either value can be.
    static abstract V Either(V left, V right);
}

// The exact reading: one decimal, the likely one where something is open.
internal readonly struct Exact : IReading<decimal>
{
    public static decimal Of(decimal low, decimal likely, decimal high) => likely;

    public static decimal Add(decimal left, decimal right) => left + right;

    public static decimal Subtract(decimal left, decimal right) => left - right;

    public static decimal Multiply(decimal left, decimal right) => left * right;

    public static bool CanDivideBy(decimal value) => value != 0m;

    public static decimal Divide(decimal left, decimal right) => left / right;

    public static decimal Greatest(decimal left, decimal right) => left >= right ? left : right;

    public static decimal Least(decimal left, decimal right) => left <= right ? left : right;

    public static decimal Compare(Comparison comparison, decimal left, decimal right) =>
        comparison switch
        {
            Comparison.Above => left > right,
            Comparison.AtLeast => left >= right,
            Comparison.Below => left < right,
            Comparison.AtMost => left <= right,
            _ => left == right,
        }
            ? 1m
            : 0m;

    public static decimal Round(decimal value, decimal unit, RoundingMode mode) => Rounding.Apply(value, unit, mode);

    public static bool Conflict(decimal floor, decimal cap) => floor > cap;

    public static (int First, int Last) Places(decimal selector) => ((int)selector, (int)selector);

    public static (int First, int Last) Rows(BandTable table, decimal value)
    {
        var row = table.Find(value);
        return (row, row);
    }

    public static decimal Row(BandTable table, int row, decimal value) => table.At(row, value);

    public static decimal Either(decimal left, decimal right) => right;
}

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
