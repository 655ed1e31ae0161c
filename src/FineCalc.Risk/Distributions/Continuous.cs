using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FineCalc.Risk;

internal sealed class Uniform(double low, double high)
    : DistributionShape(low, high, low + ((high - low) / 2d), (high - low) / Math.Sqrt(12d))
{
    public override double Cdf(double x) => Math.Clamp((x - Low) / (High - Low), 0d, 1d);

    public override double Quantile(double p) => Low + ((High - Low) * Checked(p));

    public override string ToString() => $"uniform {Text(Low)} to {Text(High)}";

    public override void Sample(ReadOnlySpan<double> uniforms, Span<double> values)
    {
        var (low, width, at) = (Vector512.Create(Low), Vector512.Create(High - Low), 0);
        for (; at + Vector512<double>.Count <= uniforms.Length; at += Vector512<double>.Count)
        {
            (low + (width * Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(uniforms), (nuint)at))).StoreUnsafe(
                ref MemoryMarshal.GetReference(values),
                (nuint)at
            );
        }

        for (; at < uniforms.Length; at++)
        {
            values[at] = Low + ((High - Low) * uniforms[at]);
        }
    }
}

internal sealed class Triangular(double low, double mode, double high)
    : DistributionShape(
        low,
        high,
        (low + mode + high) / 3d,
        Math.Sqrt(((low * low) + (mode * mode) + (high * high) - (low * mode) - (low * high) - (mode * high)) / 18d)
    )
{
    private readonly double _split = (mode - low) / (high - low);
    private readonly double _left = (high - low) * (mode - low);
    private readonly double _right = (high - low) * (high - mode);

    public override double Cdf(double x) =>
        x <= Low ? 0d
        : x >= High ? 1d
        : x <= mode && _left > 0d ? (x - Low) * (x - Low) / _left
        : 1d - ((High - x) * (High - x) / _right);

    public override double Quantile(double p) => Checked(p) < _split ? Low + Math.Sqrt(p * _left) : High - Math.Sqrt((1d - p) * _right);

    public override string ToString() => $"triangular {Text(Low)} / {Text(mode)} / {Text(High)}";

    public override void Sample(ReadOnlySpan<double> uniforms, Span<double> values)
    {
        var (split, left, right, one) = (Vector512.Create(_split), Vector512.Create(_left), Vector512.Create(_right), Vector512.Create(1d));
        var (low, high, at) = (Vector512.Create(Low), Vector512.Create(High), 0);
        for (; at + Vector512<double>.Count <= uniforms.Length; at += Vector512<double>.Count)
        {
            var u = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(uniforms), (nuint)at);
            var isLeft = Vector512.LessThan(u, split);
            var root = Vector512.Sqrt(Vector512.ConditionalSelect(isLeft, u * left, (one - u) * right));
            Vector512.ConditionalSelect(isLeft, low + root, high - root).StoreUnsafe(ref MemoryMarshal.GetReference(values), (nuint)at);
        }

        for (; at < uniforms.Length; at++)
        {
            values[at] = Quantile(uniforms[at]);
        }
    }
}

internal sealed class LogNormal(double mu, double sigma)
    : TabulatedShape(
        0d,
        double.PositiveInfinity,
        PortableMath.Exp(mu + (sigma * sigma / 2d)),
        PortableMath.Exp(mu + (sigma * sigma / 2d)) * Math.Sqrt(PortableMath.Exp(sigma * sigma) - 1d)
    )
{
    public override double Cdf(double x) => x <= 0d ? 0d : PortableMath.NormalCdf((PortableMath.Log(x) - mu) / sigma);

    public override string ToString() => $"log-normal, median {Text(PortableMath.Exp(mu))}, sigma {Text(sigma)}";

    protected override Bend At(double share, bool isUpper, double near)
    {
        var (score, value) = Standard.Bend(share, isUpper) is var normal
            ? (normal, PortableMath.Exp(mu + (sigma * normal.Value)))
            : default;
        var slope = sigma * score.Slope;
        return new(score.Value, value, value * slope, value * ((sigma * score.Curvature) + (slope * slope)));
    }
}

// The normal distribution itself, for the scores of the copula and of log-normal values.
internal sealed class Standard() : TabulatedShape(double.NegativeInfinity, double.PositiveInfinity, 0d, 1d)
{
    public override double Cdf(double x) => PortableMath.NormalCdf(x);

    public override string ToString() => "normal";

    internal static Bend Bend(double share, bool isUpper)
    {
        var score = PortableMath.NormalQuantile(share, isUpper);
        var slope = 1d / PortableMath.NormalDensity(score);
        return new(score, score, isUpper ? -slope : slope, score * slope * slope);
    }

    protected override Bend At(double share, bool isUpper, double near) => Bend(share, isUpper);
}
