namespace FineCalc.Risk;

// The normal distribution between two ends, either of which may be infinite. All is worked out beside the density where it is greatest, so
// that neither ends far out on one side nor ends close together lose digits.
internal sealed class TruncatedNormal : TabulatedShape
{
    // The upper half of Gauss and Legendre's sixteen points in -1..1, and their weights.
    private static readonly (double At, double Weight)[] Points =
    [
        (0.9894009349916499326, 0.027152459411754094852),
        (0.94457502307323257608, 0.062253523938647892863),
        (0.86563120238783174388, 0.09515851168249278481),
        (0.7554044083550030339, 0.12462897125553387205),
        (0.61787624440264374845, 0.14959598881657673208),
        (0.45801677765722738634, 0.16915651939500253819),
        (0.28160355077925891323, 0.18260341504492358887),
        (0.095012509837637440185, 0.18945061045506849629),
    ];

    private readonly double _mean;
    private readonly double _sigma;
    private readonly double _a;
    private readonly double _b;
    private readonly double _peak;
    private readonly double _inside;

    public TruncatedNormal(double mean, double sigma, double low, double high)
        : this(mean, sigma, low, high, Moments((low - mean) / sigma, (high - mean) / sigma)) { }

    private TruncatedNormal(double mean, double sigma, double low, double high, (double Mean, double Deviation) scores)
        : base(low, high, mean + (sigma * scores.Mean), sigma * scores.Deviation)
    {
        (_mean, _sigma, _a, _b) = (mean, sigma, (low - mean) / sigma, (high - mean) / sigma);
        _peak = Math.Clamp(0d, _a, _b);
        _inside = Mass(_a, _b, _peak);
    }

    public override double Cdf(double x)
    {
        if (x <= Low || x >= High)
        {
            return x <= Low ? 0d : 1d;
        }

        var z = (x - _mean) / _sigma;
        return z < _peak ? Mass(_a, z, _peak) / _inside : 1d - (Mass(z, _b, _peak) / _inside);
    }

    public override string ToString() => $"normal {Text(_mean)} ± {Text(_sigma)} from {Text(Low)} to {Text(High)}";

    protected override Bend At(double share, bool isUpper, double near)
    {
        var z = isUpper ? -Solve(-_b, -_a, -_peak, share, -near) : Solve(_a, _b, _peak, share, near);
        var step = _inside / Relative(z, _peak);
        return new(z, Math.Clamp(_mean + (_sigma * z), Low, High), (isUpper ? -_sigma : _sigma) * step, _sigma * z * step * step);
    }

    // The density at z beside that at the peak.
    private static double Relative(double z, double peak) => PortableMath.Exp(-0.5 * (z - peak) * (z + peak));

    // The integral of the density beside that at the peak, between two scores.
    private static double Mass(double from, double to, double peak)
    {
        if (!(from < to))
        {
            return 0d;
        }

        return (to - from) * (1d + Math.Max(Math.Abs(from), Math.Abs(to))) < 1d ? Sum(from, to, z => Relative(z, peak))
            : from >= 0d ? Beyond(from, peak) - Beyond(to, peak)
            : to <= 0d ? Beyond(-to, peak) - Beyond(-from, peak)
            : (PortableMath.RootTwoPi * PortableMath.Exp(0.5 * peak * peak)) - Beyond(-from, peak) - Beyond(to, peak);
    }

    private static double Beyond(double z, double peak) => double.IsInfinity(z) ? 0d : PortableMath.Mills(z) * Relative(z, peak);

    private static double Sum(double from, double to, Func<double, double> of)
    {
        var (middle, half, sum) = ((from + to) / 2d, (to - from) / 2d, 0d);
        foreach (var (at, weight) in Points)
        {
            sum += weight * (of(middle - (half * at)) + of(middle + (half * at)));
        }

        return half * sum;
    }

    // Mean and standard deviation of the scores, by integrals over 32 stretches that reach as far as the density is of any account.
    private static (double Mean, double Deviation) Moments(double a, double b)
    {
        const int Stretches = 32;
        var peak = Math.Clamp(0d, a, b);
        var reach = 180d / (Math.Abs(peak) + Math.Sqrt((peak * peak) + 180d));
        var (from, to) = (Math.Max(a, peak - reach), Math.Min(b, peak + reach));
        var (mass, first, second) = (0d, 0d, 0d);
        for (var i = 0; i < Stretches; i++)
        {
            var (left, right) = (from + ((to - from) * i / Stretches), from + ((to - from) * (i + 1) / Stretches));
            mass += Sum(left, right, z => Relative(z, peak));
            first += Sum(left, right, z => (z - peak) * Relative(z, peak));
        }

        var mean = peak + (first / mass);
        for (var i = 0; i < Stretches; i++)
        {
            var (left, right) = (from + ((to - from) * i / Stretches), from + ((to - from) * (i + 1) / Stretches));
            second += Sum(left, right, z => (z - mean) * (z - mean) * Relative(z, peak));
        }

        return (mean, Math.Sqrt(second / mass));
    }

    // Newton's method on the logarithm of the lower tail's share, which is concave: from the left it never goes too far.
    private double Solve(double a, double b, double peak, double share, double near)
    {
        var (target, z) = (PortableMath.Log(share), near);
        if (!(z > a && z < b))
        {
            // Neither the whole normal distribution nor the greatest density all the way would have so small a share below these.
            var ofNormal = target + PortableMath.Log(_inside / PortableMath.RootTwoPi) - (0.5 * peak * peak);
            z = Math.Max(-Math.Sqrt(Math.Max(0d, -2d * ofNormal)), a + (share * _inside));
            z = z < b ? z : Math.Max(a, b - 1e-9);
        }

        for (var i = 0; i < 200; i++)
        {
            var (tail, density) = (Mass(a, z, peak), Relative(z, peak));
            if (tail <= 0d)
            {
                z += 1e-3 * Math.Max(1d, Math.Abs(z));
                continue;
            }

            var straight = (target - PortableMath.Log(tail / _inside)) * tail / density;
            var step = straight / Math.Clamp(1d - (0.5 * straight * (z + (density / tail))), 0.5, 2d);
            var next = z + step;
            next =
                next <= a ? (z + a) / 2d
                : next >= b ? (z + b) / 2d
                : next;
            if (Math.Abs(next - z) <= 4e-16 * Math.Abs(z) || (i > 2 && Math.Abs(step * density) < 1e-15 * tail))
            {
                return next;
            }

            z = next;
        }

        return z;
    }
}
