namespace FineCalc.Risk;

// The beta distribution between two ends. It is worked out over w = log(x / (1 - x)), which has room for values however near to either end;
// by w the logarithm of a tail's share is concave, so that Newton's method finds every quantile.
internal sealed class Beta(double a, double b, double low, double high, string words)
    : TabulatedShape(low, high, low + ((high - low) * a / (a + b)), (high - low) * Math.Sqrt(a / (a + b) * (b / (a + b)) / (a + b + 1d)))
{
    // The factor of the density by w at its mean, as Loader has it ("Fast and accurate computation of binomial probabilities", 2000): no
    // large logarithms to cancel.
    private readonly double _logScale =
        (0.5 * PortableMath.Log(a * (b / (a + b)) / (2d * Math.PI)))
        + PortableMath.Stirling(a + b)
        - PortableMath.Stirling(a)
        - PortableMath.Stirling(b);

    public override double Cdf(double x)
    {
        if (x <= Low || x >= High)
        {
            return x <= Low ? 0d : 1d;
        }

        var w = PortableMath.Log((x - Low) / (High - x));
        return x - Low < High - x ? PortableMath.Exp(LogTail(a, b, w)) : 1d - PortableMath.Exp(LogTail(b, a, -w));
    }

    public override string ToString() => words;

    protected override Bend At(double share, bool isUpper, double near)
    {
        var place = isUpper ? -Solve(b, a, share, -near) : Solve(a, b, share, near);
        var (logX, logY) = Logs(place);
        var (x, y) = (PortableMath.Exp(logX), PortableMath.Exp(logY));
        var step = PortableMath.Exp(logX + logY - LogDensity(a, b, place));
        var width = High - Low;
        return new(
            place,
            x < y ? Low + (width * x) : High - (width * y),
            width * (isUpper ? -step : step),
            -width * (((a - 1d) * y) - ((b - 1d) * x)) * step * PortableMath.Exp(-LogDensity(a, b, place))
        );
    }

    private static (double X, double Y) Logs(double w)
    {
        var rest = PortableMath.Log1(PortableMath.Exp(-Math.Abs(w)));
        return w < 0d ? (w - rest, -rest) : (-rest, -w - rest);
    }

    // x^a y^b / B(a, b), the density by w.
    private double LogDensity(double alpha, double beta, double w)
    {
        var (logX, logY) = Logs(w);
        var (x, y) = (PortableMath.Exp(logX), PortableMath.Exp(logY));
        var off = (x * beta) - (alpha * y);
        var left = Math.Abs(off) < 0.5 * alpha ? PortableMath.Log1(off / alpha) : logX + PortableMath.Log((alpha + beta) / alpha);
        var right = Math.Abs(off) < 0.5 * beta ? PortableMath.Log1(-off / beta) : logY + PortableMath.Log((alpha + beta) / beta);
        return (alpha * left) + (beta * right) + _logScale;
    }

    // The logarithm of the share below, by the continued fraction of the incomplete beta function (Lentz's method) on the side where it
    // converges.
    private double LogTail(double alpha, double beta, double w)
    {
        var (logX, logY) = Logs(w);
        var (x, y) = (PortableMath.Exp(logX), PortableMath.Exp(logY));
        var density = LogDensity(alpha, beta, w);
        return x <= (alpha + 1d) / (alpha + beta + 2d)
            ? density + PortableMath.Log(Fraction(alpha, beta, x) / alpha)
            : PortableMath.Log1(-Math.Min(1d, PortableMath.Exp(density) * Fraction(beta, alpha, y) / beta));
    }

    private static double Fraction(double alpha, double beta, double x)
    {
        const double Small = 1e-300;
        var (c, d) = (1d, 1d / Guard(1d - ((alpha + beta) * x / (alpha + 1d))));
        var fraction = d;
        for (var m = 1; m < 100_000; m++)
        {
            var even = m * (beta - m) * x / ((alpha + (2d * m) - 1d) * (alpha + (2d * m)));
            d = 1d / Guard(1d + (even * d));
            c = Guard(1d + (even / c));
            fraction *= d * c;
            var odd = -(alpha + m) * (alpha + beta + m) * x / ((alpha + (2d * m)) * (alpha + (2d * m) + 1d));
            d = 1d / Guard(1d + (odd * d));
            c = Guard(1d + (odd / c));
            fraction *= d * c;
            if (Math.Abs((d * c) - 1d) < 3e-16)
            {
                break;
            }
        }

        return fraction;

        static double Guard(double value) => Math.Abs(value) < Small ? Small : value;
    }

    // Newton's method with the curvature taken in (Halley's), from the mean if nothing nearer is known.
    private double Solve(double alpha, double beta, double share, double near)
    {
        var (w, target) = (double.IsFinite(near) ? near : PortableMath.Log(alpha / beta), PortableMath.Log(share));
        for (var i = 0; i < 200; i++)
        {
            var (tail, density) = (LogTail(alpha, beta, w), LogDensity(alpha, beta, w));
            if (double.IsNegativeInfinity(tail))
            {
                w += 1d;
                continue;
            }

            var rate = PortableMath.Exp(density - tail);
            var (logX, logY) = Logs(w);
            var bend = (alpha * PortableMath.Exp(logY)) - (beta * PortableMath.Exp(logX)) - rate;
            var straight = (target - tail) / rate;
            var step = straight / Math.Clamp(1d + (0.5 * straight * bend), 0.5, 2d);
            w += step;
            if (Math.Abs(step) <= 4e-16 * Math.Max(1d, Math.Abs(w)) || (Math.Abs(step * rate) < 1e-15 && i > 2))
            {
                break;
            }
        }

        return w;
    }
}
