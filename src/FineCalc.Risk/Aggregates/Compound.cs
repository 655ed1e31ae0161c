using System.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace FineCalc.Risk;

// The compound distribution of all sources on one grid, twice: with severities rounded down to it and rounded up.
//
// The transform of a sum of so many independent cases is the generating function of their number at the transform of one. What goes beyond
// the end of the grid would come round to its beginning; so shares are first weighed down exponentially, by e^-Tilt from one end to the
// other, and weighed up again after, which leaves e^-Tilt of what comes round. Both columns go through one complex transform, as its real
// and its imaginary part. What floating point may have added is bounded and kept with the curves.
internal sealed class Compound
{
    private const double Tilt = 24d;

    // The two curves: the chance of at most each point of the grid, of the first half of it. Beyond, weighing up would tell the error of
    // floating point from nothing.
    private readonly double[] _atLeast;
    private readonly double[] _atMost;

    // What may come on top of each: of rounding and of what came round.
    private readonly double _errorOfLeast;
    private readonly double _errorOfMost;

    private Compound(double step, (double[] Curve, double Error) atLeast, (double[] Curve, double Error) atMost) =>
        (Step, _atLeast, _errorOfLeast, _atMost, _errorOfMost) = (step, atLeast.Curve, atLeast.Error, atMost.Curve, atMost.Error);

    /// <summary>What no grid tells apart: rarer years than this are out of reach.</summary>
    public static double LeastError => Math.Exp(-Tilt);

    public double Step { get; }

    /// <summary>How many points of the grid are told.</summary>
    public int Points => _atLeast.Length;

    // Filled with all that is known of the sources, or only to see how far it goes.
    public static Compound Of(LossSources sources, bool isToFill, int points, double step, int fineness, AggregateLossOptions options)
    {
        var half = points / 2;
        var (rates, products) = ((Down: new Rates(half + 1), Up: new Rates(half + 1)), (Down: Ones(half + 1), Up: Ones(half + 1)));
        var (pooled, alone) = ((Down: new Bins(points), Up: new Bins(points)), (Down: new Bins(points), Up: new Bins(points)));
        var (z, cases, number, listed, done) = (new Complex[points], new Bins(1), new Bins(1), 0L, 0L);
        double[] weights = [.. Enumerable.Range(0, points).Select(k => Math.Exp(-Tilt * k / points))];
        foreach (var (frequency, cost, times) in sources.Read(isToFill))
        {
            options.Cancellation.ThrowIfCancellationRequested();
            number.Add(0, times * frequency.Mean);
            if (frequency.IsPoisson)
            {
                // Poisson counts add up to one, whose cases are a mixture: one transform for all of them.
                cost.AddTo(pooled.Down, pooled.Up, step, times * frequency.Mean, fineness);
                cases.Add(0, times * frequency.Mean);
            }
            else
            {
                alone.Down.Clear();
                alone.Up.Clear();
                cost.AddTo(alone.Down, alone.Up, step, 1d, fineness);
                Transform(alone.Down, alone.Up, weights, z);
                Multiply(frequency, times);
                listed += frequency.Counted is null ? times : 0;
            }

            done += times;
            if (isToFill)
            {
                options.Progress?.Report(done);
            }
        }

        if (cases[0] > 0d)
        {
            Transform(pooled.Down, pooled.Up, weights, z);
            for (var j = 0; j <= half; j++)
            {
                var (d, u) = Parts(z, j);
                rates.Down.Add(j, d - cases[0]);
                rates.Up.Add(j, u - cases[0]);
            }
        }

        var (ofDown, ofUp) = (0d, 0d);
        for (var j = 0; j <= half; j++)
        {
            var (d, u) = (Complex.Exp(rates.Down[j]) * products.Down[j], Complex.Exp(rates.Up[j]) * products.Up[j]);
            z[j] = d + (Complex.ImaginaryOne * u);
            if (j > 0 && j < half)
            {
                z[points - j] = Complex.Conjugate(d) + (Complex.ImaginaryOne * Complex.Conjugate(u));
            }

            ofDown += (d.Real * d.Real) + (d.Imaginary * d.Imaginary);
            ofUp += (u.Real * u.Real) + (u.Imaginary * u.Imaginary);
        }

        Fourier.Inverse(z, FourierOptions.AsymmetricScaling);
        var (atLeast, atMost) = (new double[half], new double[half]);
        var (low, high) = (0d, 0d);
        for (var k = 0; k < half; k++)
        {
            var weight = Math.Exp(Tilt * k / points);
            low += Math.Max(0d, z[k].Real * weight);
            high += Math.Max(0d, z[k].Imaginary * weight);
            (atLeast[k], atMost[k]) = (Math.Min(1d, low), Math.Min(1d, high));
        }

        // A transform's error is at most a few units of the last place for each of its layers, of the length of what goes in. The first
        // one's counts as often as there are cases, since the generating function is no steeper than their mean number; the second one's is
        // that of both columns together. Each product of a list rounds once more. The weights that make it large again have a length of
        // their own (Cauchy and Schwarz); and the shares are added up one by one, those of the costs to a few units of their own.
        var units = 4d * BitOperations.Log2((uint)points) * Math.Exp(Tilt / 2d) * Math.Sqrt(points / (2d * Tilt));
        var both = Length(ofDown + ofUp);
        return new(step, (atLeast, Error(Length(ofDown))), (atMost, Error(Length(ofUp))));

        double Length(double energy) => Math.Sqrt(2d * energy / points);

        double Error(double own) =>
            LeastError + (Math.ScaleB(1d, -53) * (half + (8d * number[0]) + (units * (both + ((number[0] + listed) * own)))));

        void Multiply(Distribution frequency, int times)
        {
            var numbers = NumbersOf(frequency);
            for (var j = 0; j <= half; j++)
            {
                var (d, u) = Parts(z, j);
                if (frequency.Counted is { } count)
                {
                    var (size, scale) = (-times / count.Dispersion, count.Mean * count.Dispersion);
                    rates.Down.Add(j, size * LogOnePlus(scale * (1d - d)));
                    rates.Up.Add(j, size * LogOnePlus(scale * (1d - u)));
                }
                else
                {
                    products.Down[j] *= Complex.Pow(Generated(numbers, d), times);
                    products.Up[j] *= Complex.Pow(Generated(numbers, u), times);
                }
            }
        }
    }

    /// <summary>Between which ends the chance of at most a value lies.</summary>
    public (double Low, double High) AtMost(double value)
    {
        if (value < 0d)
        {
            return (0d, 0d);
        }

        // Rounded up, a sum of so much may have been less by as many steps as it has cases: the chance of at most a point of the grid is at
        // least the chance that the rounded sum is.
        var at = Math.Floor(value / Step);
        at += (at + 1d) * Step <= value ? 1d : 0d;
        at -= at * Step > value ? 1d : 0d;
        return at >= Points
            ? (Math.Max(0d, _atMost[^1] - _errorOfMost), 1d)
            : (Math.Max(0d, _atMost[(int)at] - _errorOfMost), Math.Min(1d, _atLeast[(int)at] + _errorOfLeast));
    }

    /// <summary>Between which ends the least value lies that at least a share of years does not exceed.</summary>
    public (double Low, double High) Quantile(double share)
    {
        var (low, high) = (First(_atLeast, share - _errorOfLeast), First(_atMost, share + _errorOfMost));
        return (low * Step, high == Points ? double.PositiveInfinity : high * Step);
    }

    /// <summary>The chance of at most a value, between the curves.</summary>
    public double Middle(double value)
    {
        var (low, high) = AtMost(value);
        return (low + high) / 2d;
    }

    private static int First(double[] curve, double share)
    {
        var at = Array.BinarySearch(curve, share);
        for (at = at < 0 ? ~at : at; at > 0 && curve[at - 1] >= share; at--) { }

        return at;
    }

    private static Complex[] Ones(int count)
    {
        var ones = new Complex[count];
        Array.Fill(ones, Complex.One);
        return ones;
    }

    // Logarithms, summed as exactly as the shares are.
    private sealed class Rates(int count)
    {
        private readonly Bins _real = new(count);
        private readonly Bins _imaginary = new(count);

        public Complex this[int at] => new(_real[at], _imaginary[at]);

        public void Add(int at, Complex rate)
        {
            _real.Add(at, rate.Real);
            _imaginary.Add(at, rate.Imaginary);
        }
    }

    private static void Transform(Bins down, Bins up, double[] weights, Complex[] z)
    {
        for (var k = 0; k < z.Length; k++)
        {
            z[k] = new Complex(down[k] * weights[k], up[k] * weights[k]);
        }

        Fourier.Forward(z, FourierOptions.AsymmetricScaling);
    }

    // The transforms of two real columns that went as the real and the imaginary part of one.
    private static (Complex Down, Complex Up) Parts(Complex[] z, int j)
    {
        var (one, other) = (z[j], Complex.Conjugate(z[j == 0 ? 0 : z.Length - j]));
        var difference = one - other;
        return ((one + other) / 2d, new Complex(difference.Imaginary / 2d, -difference.Real / 2d));
    }

    // How often each number of cases is, in order, with the gap to the one before it; nothing of counts that have a formula.
    private static (double Gap, double Share)[] NumbersOf(Distribution frequency)
    {
        var numbers = new List<(double Gap, double Share)>();
        var before = 0d;
        foreach (var number in frequency.Counted is null ? frequency.Atoms!.GroupBy(a => a.Value, a => a.Share) : [])
        {
            numbers.Add((number.Key - before, number.Sum()));
            before = number.Key;
        }

        return [.. numbers];
    }

    // The generating function, by Horner's rule over the gaps.
    private static Complex Generated((double Gap, double Share)[] numbers, Complex at)
    {
        var sum = Complex.Zero;
        for (var i = numbers.Length - 1; i >= 0; i--)
        {
            var (gap, share) = numbers[i];
            sum = (sum + share) * (gap == 1d ? at : Complex.Pow(at, gap));
        }

        return sum;
    }

    // The logarithm of 1 + w to the last digits of a small w, of which the sum has lost them: a count that hardly varies beyond a Poisson
    // one. The quotient rounds as the sum does, and makes up for it.
    private static Complex LogOnePlus(Complex w)
    {
        if (w.Magnitude > 0.5)
        {
            return Complex.Log(1d + w);
        }

        var more = (2d * w.Real) + (w.Real * w.Real) + (w.Imaginary * w.Imaginary);
        var size = 1d + more;
        return new((size == 1d ? more : Math.Log(size) * more / (size - 1d)) / 2d, Math.Atan2(w.Imaginary, 1d + w.Real));
    }
}
