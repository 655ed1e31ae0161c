using FineCalc.Steps;

namespace FineCalc.Risk;

// Functions that distributions are made of, from operations whose every bit IEEE 754 prescribes: the library functions of a platform may
// differ in the last one. Relative accuracy about 1e-15 (the beta function's integral: 1e-13).
internal static class PortableMath
{
    private const double Ln2High = 0.693147180369123816490;
    private const double Ln2Low = 1.90821492927058770002e-10;
    public const double RootTwoPi = 2.506628274631000502;

    public static double Exp(double x)
    {
        if (x < -745d || double.IsNaN(x))
        {
            return x < -745d ? 0d : x;
        }

        if (x > 709.7)
        {
            return double.PositiveInfinity;
        }

        // e^x is 2^k e^r with r within half of ln 2; the series of e^r ends at the seventeenth power.
        var k = Math.Round(x / 0.6931471805599453);
        var r = x - (k * Ln2High) - (k * Ln2Low);
        var sum = 1d;
        for (var n = 17; n > 0; n--)
        {
            sum = 1d + (r / n * sum);
        }

        return Math.ScaleB(sum, (int)k);
    }

    public static double Log(double x)
    {
        if (!(x > 0d) || double.IsInfinity(x))
        {
            return x == 0d ? double.NegativeInfinity
                : x > 0d ? x
                : double.NaN;
        }

        var exponent = Math.ILogB(x);
        var m = Math.ScaleB(x, -exponent);
        if (m > 1.4142135623730951)
        {
            (m, exponent) = (m / 2d, exponent + 1);
        }

        // 2 artanh((m - 1) / (m + 1))
        var s = (m - 1d) / (m + 1d);
        var (square, sum) = (s * s, 0d);
        for (var n = 23; n >= 1; n -= 2)
        {
            sum = (sum * square) + (1d / n);
        }

        return (exponent * Ln2High) + ((exponent * Ln2Low) + (2d * s * sum));
    }

    public static double Power(double x, double y) => x == 0d ? (y == 0d ? 1d : 0d) : Exp(y * Log(x));

    public static double NormalDensity(double x) => Exp(-0.5 * x * x) / RootTwoPi;

    // The upper tail's share for upper, otherwise the lower's; each accurate in proportion.
    public static double NormalCdf(double x, bool isUpper = false)
    {
        var z = isUpper ? -x : x;
        if (z > 0d)
        {
            return 1d - NormalCdf(-z);
        }

        return NormalDensity(z) * Mills(-z);
    }

    // The share beyond z, at least 0, over the density at z (Mills' ratio).
    public static double Mills(double z)
    {
        if (z < 2d)
        {
            // One half less the density times x + x^3/3 + x^5/15 + ...
            var (term, sum) = (z, z);
            for (var n = 3; term > 1e-18 * sum && n < 200; n += 2)
            {
                term *= z * z / n;
                sum += term;
            }

            return (0.5 / NormalDensity(z)) - sum;
        }

        // The tail as a continued fraction.
        var fraction = z;
        for (var n = 200; n >= 1; n--)
        {
            fraction = z + (n / fraction);
        }

        return 1d / fraction;
    }

    // A. S. Wichura's algorithm AS 241 (PPND16), for a share of the lower tail, or of the upper.
    public static double NormalQuantile(double p, bool isUpper = false)
    {
        var q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            var r = 0.180625 - (q * q);
            var middle = q * Ratio(r, A, B);
            return isUpper ? -middle : middle;
        }

        var tail = Math.Sqrt(-Log(q < 0d ? p : 1d - p));
        var value = tail <= 5d ? Ratio(tail - 1.6, C, D) : Ratio(tail - 5d, E, F);
        return q < 0d != isUpper ? -value : value;
    }

    // What log gamma(x) has above (x - 1/2) log x - x + log(2 pi) / 2, for x > 0.
    public static double Stirling(double x)
    {
        // Stirling's series, after the argument is raised so far that its seventh term is beyond a double.
        var (shift, z) = (1d, x);
        for (; z < 16d; z += 1d)
        {
            shift *= z;
        }

        var (inverse, square) = (1d / z, 1d / (z * z));
        var series =
            inverse
            * (
                (1d / 12d)
                - (
                    square
                    * (
                        (1d / 360d)
                        - (square * ((1d / 1260d) - (square * ((1d / 1680d) - (square * ((1d / 1188d) - (square * (691d / 360360d))))))))
                    )
                )
            );
        return z == x ? series : ((z - 0.5) * Log(z)) - z + series - Log(shift) - (((x - 0.5) * Log(x)) - x);
    }

    // log(1 + x), accurate near zero.
    public static double Log1(double x)
    {
        var sum = 1d + x;
        return sum == 1d ? x : Log(sum) * x / (sum - 1d);
    }

    private static readonly double[] A =
    [
        3.3871328727963666080e0,
        1.3314166789178437745e+2,
        1.9715909503065514427e+3,
        1.3731693765509461125e+4,
        4.5921953931549871457e+4,
        6.7265770927008700853e+4,
        3.3430575583588128105e+4,
        2.5090809287301226727e+3,
    ];
    private static readonly double[] B =
    [
        1.0,
        4.2313330701600911252e+1,
        6.8718700749205790830e+2,
        5.3941960214247511077e+3,
        2.1213794301586595867e+4,
        3.9307895800092710610e+4,
        2.8729085735721942674e+4,
        5.2264952788528545610e+3,
    ];
    private static readonly double[] C =
    [
        1.42343711074968357734e0,
        4.63033784615654529590e0,
        5.76949722146069140550e0,
        3.64784832476320460504e0,
        1.27045825245236838258e0,
        2.41780725177450611770e-1,
        2.27238449892691845833e-2,
        7.74545014278341407640e-4,
    ];
    private static readonly double[] D =
    [
        1.0,
        2.05319162663775882187e0,
        1.67638483018380384940e0,
        6.89767334985100004550e-1,
        1.48103976427480074590e-1,
        1.51986665636164571966e-2,
        5.47593808499534494600e-4,
        1.05075007164441684324e-9,
    ];
    private static readonly double[] E =
    [
        6.65790464350110377720e0,
        5.46378491116411436990e0,
        1.78482653991729133580e0,
        2.96560571828504891230e-1,
        2.65321895265761230930e-2,
        1.24266094738807843860e-3,
        2.71155556874348757815e-5,
        2.01033439929228813265e-7,
    ];
    private static readonly double[] F =
    [
        1.0,
        5.99832206555887937690e-1,
        1.36929880922735805310e-1,
        1.48753612908506148525e-2,
        7.86869131145613259100e-4,
        1.84631831751005468180e-5,
        1.42151175831644588870e-7,
        2.04426310338993978564e-15,
    ];

    private static double Ratio(double x, double[] above, double[] below)
    {
        var (top, bottom) = (above[^1], below[^1]);
        for (var i = above.Length - 2; i >= 0; i--)
        {
            (top, bottom) = ((top * x) + above[i], (bottom * x) + below[i]);
        }

        return top / bottom;
    }
}
