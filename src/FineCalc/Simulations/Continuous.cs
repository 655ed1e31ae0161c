using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FineCalc;

internal sealed class Uniform(double low, double high) : Distribution(low, high, low + ((high - low) / 2d), (high - low) / Math.Sqrt(12d))
{
    public override double Cdf(double x) => Math.Clamp((x - Low) / (High - Low), 0d, 1d);

    public override double Quantile(double p) => Low + ((High - Low) * Checked(p));

    public override string ToString() => $"uniform {Text(Low)} to {Text(High)}";

    internal override void Sample(ReadOnlySpan<double> uniforms, Span<double> values)
    {
        var (low, width, at) = (Vector512.Create(Low), Vector512.Create(High - Low), 0);
        for (; at + Vector512<double>.Count <= uniforms.Length; at += Vector512<double>.Count)
        {
            (low + (width * Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(uniforms), (nuint)at))).StoreUnsafe(ref MemoryMarshal.GetReference(values), (nuint)at);
        }

        for (; at < uniforms.Length; at++)
        {
            values[at] = Low + ((High - Low) * uniforms[at]);
        }
    }
}

internal sealed class Triangular(double low, double mode, double high)
    : Distribution(low, high, (low + mode + high) / 3d, Math.Sqrt(((low * low) + (mode * mode) + (high * high) - (low * mode) - (low * high) - (mode * high)) / 18d))
{
    private readonly double _split = (mode - low) / (high - low);
    private readonly double _left = (high - low) * (mode - low);
    private readonly double _right = (high - low) * (high - mode);

    public override double Cdf(double x) => x <= Low ? 0d : x >= High ? 1d : x <= mode && _left > 0d ? (x - Low) * (x - Low) / _left : 1d - ((High - x) * (High - x) / _right);

    public override double Quantile(double p) => Checked(p) < _split ? Low + Math.Sqrt(p * _left) : High - Math.Sqrt((1d - p) * _right);

    public override string ToString() => $"triangular {Text(Low)} / {Text(mode)} / {Text(High)}";

    internal override void Sample(ReadOnlySpan<double> uniforms, Span<double> values)
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

// A continuous distribution drawn from a table of its quantiles: in cells that shrink towards both ends (64 to each halving of the share that is left), the cubic with the
// right values and slopes at both edges. It keeps the quantile within 1e-8 of itself or of the width of the distribution, and its order.
internal abstract class Tabled(double low, double high, double mean, double deviation) : Distribution(low, high, mean, deviation)
{
    private const int CellBits = 6;
    private const int Octaves = 53;
    private const int Cells = Octaves << CellBits;
    private const int Shift = 52 - CellBits;

    // The bits of the least share, 2^-53, without those inside a cell.
    private const long Least = (1023L - 53L) << CellBits;

    private double[]? _table;
    private (double Low, double High)? _reach;

    internal override (double Low, double High) Reach => _reach ??= (QuantileOf(Math.ScaleB(1d, -53), false, double.NaN), QuantileOf(Math.ScaleB(1d, -53), true, double.NaN));

    protected abstract double Density(double x);

    // The value below which a share lies or, for upper, above which.
    protected abstract double QuantileOf(double share, bool isUpper, double guess);

    public override double Quantile(double p) => Checked(p) switch
    {
        0d => Low,
        1d => High,
        <= 0.5 => QuantileOf(p, false, double.NaN),
        _ => QuantileOf(1d - p, true, double.NaN),
    };

    internal override void Sample(ReadOnlySpan<double> uniforms, Span<double> values)
    {
        ref var table = ref MemoryMarshal.GetArrayDataReference(_table ??= Tabulate());
        var (one, half, low, high) = (Vector256.Create(1d), Vector256.Create(0.5), Vector256.Create(Reach.Low), Vector256.Create(Reach.High));
        var at = 0;
        for (; Avx.IsSupported && at + Vector256<double>.Count <= uniforms.Length; at += Vector256<double>.Count)
        {
            // How far the nearer end is, which is exact: its high bits are the cell, the low ones the place in it.
            var u = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(uniforms), (nuint)at);
            var bits = Vector256.MinNative(u, one - u).AsInt64();
            var cell = ((bits >>> Shift) - Vector256.Create(Least) + (Vector256.Create((long)Cells) & Vector256.GreaterThan(u, half).AsInt64())) << 2;
            var x = (((bits << CellBits) & Vector256.Create(0xFFFFFFFFFFFFF)) | Vector256.Create(0x3FF0000000000000)).AsDouble() - one;

            // Four cells of four numbers, turned into four numbers of four cells.
            var (c0, c1) = (Vector256.LoadUnsafe(ref table, (nuint)cell[0]), Vector256.LoadUnsafe(ref table, (nuint)cell[1]));
            var (c2, c3) = (Vector256.LoadUnsafe(ref table, (nuint)cell[2]), Vector256.LoadUnsafe(ref table, (nuint)cell[3]));
            var (even01, odd01, even23, odd23) = (Avx.UnpackLow(c0, c1), Avx.UnpackHigh(c0, c1), Avx.UnpackLow(c2, c3), Avx.UnpackHigh(c2, c3));
            var value = Avx.Permute2x128(even01, even23, 0x20) + (x * (Avx.Permute2x128(odd01, odd23, 0x20) + (x * (Avx.Permute2x128(even01, even23, 0x31) + (x * Avx.Permute2x128(odd01, odd23, 0x31))))));
            Vector256.MinNative(Vector256.MaxNative(value, low), high).StoreUnsafe(ref MemoryMarshal.GetReference(values), (nuint)at);
        }

        for (; at < uniforms.Length; at++)
        {
            var isUpper = uniforms[at] > 0.5;
            var bits = BitConverter.DoubleToInt64Bits(isUpper ? 1d - uniforms[at] : uniforms[at]);
            var cell = (bits >> Shift) - Least + (isUpper ? Cells : 0);
            var x = BitConverter.Int64BitsToDouble(((bits << CellBits) & 0xFFFFFFFFFFFFF) | 0x3FF0000000000000) - 1d;
            ref var c = ref Unsafe.Add(ref table, (nint)(cell * 4));
            values[at] = Math.Min(Math.Max(c + (x * (Unsafe.Add(ref c, 1) + (x * (Unsafe.Add(ref c, 2) + (x * Unsafe.Add(ref c, 3)))))), Reach.Low), Reach.High);
        }
    }

    private double[] Tabulate()
    {
        var table = new double[2 * Cells * 4];
        for (var side = 0; side < 2; side++)
        {
            var isUpper = side == 1;
            var share = Math.ScaleB(1d, -53);
            var value = QuantileOf(share, isUpper, double.NaN);
            var slope = Slope(value, isUpper);
            for (var cell = 0; cell < Cells; cell++)
            {
                // Cells that begin at one half and above are never come to.
                var next = BitConverter.Int64BitsToDouble((Least + cell + 1) << Shift);
                var width = next - share;
                var nextValue = next > 0.5 ? value : QuantileOf(next, isUpper, value);
                var nextSlope = Slope(nextValue, isUpper);
                var (from, to) = (width * slope, width * nextSlope);
                var rise = nextValue - value;

                // Where a slope is no number (the density is 0 or infinite at an end), the straight line has the right order.
                var isSmooth = double.IsFinite(from) && double.IsFinite(to) && Math.Abs(from) <= 3d * Math.Abs(rise) && Math.Abs(to) <= 3d * Math.Abs(rise);
                var at = ((side * Cells) + cell) * 4;
                (table[at], table[at + 1], table[at + 2], table[at + 3]) = isSmooth ? (value, from, (3d * rise) - (2d * from) - to, from + to - (2d * rise)) : (value, rise, 0d, 0d);
                (share, value, slope) = (next, nextValue, nextSlope);
            }
        }

        return table;
    }

    private double Slope(double value, bool isUpper) => (isUpper ? -1d : 1d) / Density(value);
}

internal sealed class LogNormal(double mu, double sigma)
    : Tabled(0d, double.PositiveInfinity, Elementary.Exp(mu + (sigma * sigma / 2d)), Elementary.Exp(mu + (sigma * sigma / 2d)) * Math.Sqrt(Elementary.Exp(sigma * sigma) - 1d))
{
    public override double Cdf(double x) => x <= 0d ? 0d : Elementary.NormalCdf((Elementary.Log(x) - mu) / sigma);

    public override string ToString() => $"log-normal, median {Text(Elementary.Exp(mu))}, sigma {Text(sigma)}";

    protected override double Density(double x) => Elementary.NormalDensity((Elementary.Log(x) - mu) / sigma) / (x * sigma);

    protected override double QuantileOf(double share, bool isUpper, double guess) => Elementary.Exp(mu + (sigma * Elementary.NormalQuantile(share, isUpper)));
}

internal sealed class TruncatedNormal : Tabled
{
    private readonly double _mean;
    private readonly double _sigma;
    private readonly double _below;
    private readonly double _above;
    private readonly double _inside;

    public TruncatedNormal(double mean, double sigma, double low, double high)
        : this(mean, sigma, low, high, (low - mean) / sigma, (high - mean) / sigma)
    {
    }

    private TruncatedNormal(double mean, double sigma, double low, double high, double a, double b)
        : this(mean, sigma, low, high, a, b, a > 0d ? Elementary.NormalCdf(a, true) - Elementary.NormalCdf(b, true) : Elementary.NormalCdf(b) - Elementary.NormalCdf(a))
    {
    }

    private TruncatedNormal(double mean, double sigma, double low, double high, double a, double b, double inside)
        : base(low, high, MeanOf(mean, sigma, a, b, inside), DeviationOf(sigma, a, b, inside)) =>
        (_mean, _sigma, _below, _above, _inside) = (mean, sigma, Elementary.NormalCdf(a), Elementary.NormalCdf(b, true), inside > 1e-290 ? inside
            : throw new ArgumentOutOfRangeException(nameof(low), low, "Nothing of the normal distribution lies between the two ends."));

    public override double Cdf(double x) => x <= Low ? 0d : x >= High ? 1d
        : (x - _mean) / _sigma is var z && z < 0d ? (Elementary.NormalCdf(z) - _below) / _inside : 1d - ((Elementary.NormalCdf(z, true) - _above) / _inside);

    public override string ToString() => $"normal {Text(_mean)} ± {Text(_sigma)} from {Text(Low)} to {Text(High)}";

    protected override double Density(double x) => Elementary.NormalDensity((x - _mean) / _sigma) / (_sigma * _inside);

    protected override double QuantileOf(double share, bool isUpper, double guess)
    {
        var (lower, upper) = isUpper ? (_below + _inside - (share * _inside), _above + (share * _inside)) : (_below + (share * _inside), _above + _inside - (share * _inside));
        return Math.Clamp(_mean + (_sigma * (lower < upper ? Elementary.NormalQuantile(lower) : Elementary.NormalQuantile(upper, true))), Low, High);
    }

    private static double MeanOf(double mean, double sigma, double a, double b, double inside) => mean + (sigma * (Elementary.NormalDensity(a) - Elementary.NormalDensity(b)) / inside);

    private static double DeviationOf(double sigma, double a, double b, double inside)
    {
        var shift = (Elementary.NormalDensity(a) - Elementary.NormalDensity(b)) / inside;
        return sigma * Math.Sqrt(Math.Max(0d, 1d + (((a * Elementary.NormalDensity(a)) - (b * Elementary.NormalDensity(b))) / inside) - (shift * shift)));
    }
}

internal sealed class Beta(double a, double b, double low, double high, string words)
    : Tabled(low, high, low + ((high - low) * a / (a + b)), (high - low) * Math.Sqrt(a * b / ((a + b) * (a + b) * (a + b + 1d))))
{
    private readonly double _logBeta = Elementary.LogGamma(a) + Elementary.LogGamma(b) - Elementary.LogGamma(a + b);

    public override double Cdf(double x) => Elementary.BetaCdf(a, b, Math.Clamp((x - Low) / (High - Low), 0d, 1d), _logBeta);

    public override string ToString() => words;

    protected override double Density(double x) => Density(a, b, (x - Low) / (High - Low)) / (High - Low);

    protected override double QuantileOf(double share, bool isUpper, double guess)
    {
        var unit = (guess - Low) / (High - Low);
        return isUpper ? High - ((High - Low) * Solve(b, a, share, 1d - unit)) : Low + ((High - Low) * Solve(a, b, share, unit));
    }

    private double Density(double alpha, double beta, double x) => x <= 0d || x >= 1d ? double.NaN : Elementary.Exp(((alpha - 1d) * Elementary.Log(x)) + ((beta - 1d) * Elementary.Log1(-x)) - _logBeta);

    // Newton's method on the logarithms of share and value, which is near to straight in the tail.
    private double Solve(double alpha, double beta, double share, double guess)
    {
        var x = guess is > 0d and < 1d ? guess : Math.Min(0.5, Elementary.Power(share * alpha * Elementary.Exp(_logBeta), 1d / alpha));
        for (var i = 0; i < 60 && x > 0d; i++)
        {
            var reached = Elementary.BetaCdf(alpha, beta, x, _logBeta);
            if (reached <= 0d)
            {
                return x;
            }

            var step = Elementary.Log(share / reached) * reached / (x * Density(alpha, beta, x));
            var next = x * Elementary.Exp(Math.Clamp(step, -2d, 2d));
            next = next >= 1d ? (x + 1d) / 2d : next;
            if (Math.Abs(next - x) <= 1e-15 * x)
            {
                return next;
            }

            x = next;
        }

        return x;
    }
}
