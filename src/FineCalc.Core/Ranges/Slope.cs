namespace FineCalc.Steps;

// How steeply one value moves with another, anywhere in a range: everything between two slopes. A jump, as at the edge of a table, has no
// bound; what counts is on which side of zero the slopes lie, for then the ends of the one are had at the ends of the other.
internal readonly record struct Slope(decimal Low, decimal High)
{
    // What is further away than any value; never calculated with but as "beyond all".
    private const decimal Beyond = decimal.MaxValue;
    private const double MostExact = 1e27;

    public static Slope None => default;

    public static Slope One { get; } = new(1m, 1m);

    public static Slope Rising { get; } = new(0m, Beyond);

    public static Slope Falling { get; } = new(-Beyond, 0m);

    public static Slope Unknown { get; } = new(-Beyond, Beyond);

    public bool IsNone => Low == 0m && High == 0m;

    public bool Rises => Low >= 0m;

    public bool Falls => High <= 0m;

    public static Slope Of(Bounds values) => new(values.Low, values.High);

    // One divided by values that are all on one side of zero.
    public static Slope Inverse(Bounds values) => new(1m / values.High, 1m / values.Low);

    public static Slope operator +(Slope left, Slope right) => new(Sum(left.Low, right.Low), Sum(left.High, right.High));

    public static Slope operator -(Slope slope) => new(-slope.High, -slope.Low);

    public static Slope operator *(Slope left, Slope right)
    {
        decimal[] corners =
        [
            Times(left.Low, right.Low),
            Times(left.Low, right.High),
            Times(left.High, right.Low),
            Times(left.High, right.High),
        ];
        return new(corners.Min(), corners.Max());
    }

    public Slope Or(Slope other) => new(Math.Min(Low, other.Low), Math.Max(High, other.High));

    private static decimal Sum(decimal left, decimal right)
    {
        var near = (double)left + (double)right;
        return Math.Abs(left) == Beyond ? left
            : Math.Abs(right) == Beyond ? right
            : Math.Abs(near) > MostExact ? Math.Sign(near) * Beyond
            : left + right;
    }

    private static decimal Times(decimal left, decimal right) =>
        left == 0m || right == 0m ? 0m
        : Math.Abs((double)left * (double)right) > MostExact ? Math.Sign(left) * Math.Sign(right) * Beyond
        : left * right;
}
