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

    // The grid of clusters: how much coarser at most, how many points it keeps, and which share of the cases may leave it.
    private const int MostCoarser = 16;
    private const int FewestPoints = 1 << 11;
    private const double LeastShared = 0.01;

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
        var products = (Down: Ones(half + 1), Up: Ones(half + 1));
        var (pooled, others) = (new Grid(points), new Dictionary<int, Grid>());
        var (cases, number, listed, done) = (new Bins(1), new Bins(1), 0L, 0L);
        foreach (var (frequency, cost, times) in sources.Read(isToFill))
        {
            options.Cancellation.ThrowIfCancellationRequested();
            number.Add(0, times * frequency.Mean);
            if (frequency.IsPoisson)
            {
                Pool(cost, times * frequency.Mean);
            }
            else if (frequency.Counted is { } count)
            {
                Clustered(cost, times / count.Dispersion, count.Mean * count.Dispersion);
            }
            else
            {
                var (alone, numbers) = (GridOf(1), NumbersOf(frequency));
                alone.Transform(cost, step, fineness);
                for (var j = 0; j <= half; j++)
                {
                    var (d, u) = alone.Parts(j);
                    products.Down[j] *= Complex.Pow(Generated(numbers, d), times);
                    products.Up[j] *= Complex.Pow(Generated(numbers, u), times);
                }

                listed += times;
            }

            done += times;
            if (isToFill)
            {
                options.Progress?.Report(done);
            }
        }

        if (cases[0] > 0d)
        {
            pooled.Transform();
            for (var j = 0; j <= half; j++)
            {
                var (d, u) = pooled.Parts(j);
                pooled.Add(j, d - cases[0], u - cases[0]);
            }
        }

        var (ofDown, ofUp) = (0d, 0d);
        var z = new Complex[points];
        for (var j = 0; j <= half; j++)
        {
            var (down, up) = pooled.Rate(j);
            foreach (var grid in others.Values)
            {
                var (d0, u0) = grid.Rate(j);
                (down, up) = (down + d0, up + u0);
            }

            var (d, u) = (Complex.Exp(down) * products.Down[j], Complex.Exp(up) * products.Up[j]);
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

        Grid GridOf(int times)
        {
            if (!others.TryGetValue(times, out var grid))
            {
                others.Add(times, grid = new Grid(points / times));
            }

            return grid;
        }

        // Poisson counts add up to one, whose cases are a mixture: one transform for all of them.
        void Pool(Severity cost, double weight)
        {
            cost.AddTo(pooled.Down, pooled.Up, step, weight, fineness);
            cases.Add(0, weight);
        }

        // A negative binomial count is a Poisson one of clusters, most of them of one case (Quenouille 1949). Those are pooled with the
        // rest; what is left, of clusters of two and more, takes a transform of its own, on a grid so much coarser as its share allows.
        void Clustered(Severity cost, double size, double scale)
        {
            var share = scale / (1d + scale);
            var times = Coarser(cost, share, points, step);
            var grid = GridOf(times);
            grid.Transform(cost, step * times, Math.Max(1, fineness / times));
            var one = times == 1 ? 0d : share;
            for (var j = 0; j <= grid.Half; j++)
            {
                var (d, u) = grid.Parts(j);
                grid.Add(j, Rate(1d - d), Rate(1d - u));
            }

            if (times > 1)
            {
                Pool(cost, size * share);
            }

            Complex Rate(Complex rest) => -size * (LogOnePlus(scale * rest) - (one * rest));
        }
    }

    // How many times coarser a grid may be for a share of the cases: it widens the ends by an eighth at most, and leaves on it what many
    // cases share.
    private static int Coarser(Severity cost, double share, int points, double step)
    {
        var times = 1;
        while (
            times < MostCoarser
            && share * ((2 * times) - 1) <= 0.125
            && points / (2 * times) >= FewestPoints
            && LeftBy(2 * times) <= LeastShared
        )
        {
            times *= 2;
        }

        return times;

        double LeftBy(int coarser) =>
            cost.Atoms.Where(a => Severity.IsOn(a.Value, step) && !Severity.IsOn(a.Value, coarser * step)).Sum(a => a.Share);
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

    // Costs on a grid, their transform, and what sums of logarithms of it come to; those are summed as exactly as the shares are.
    private sealed class Grid
    {
        private readonly double[] _weights;
        private readonly Complex[] _z;
        private readonly (Bins Real, Bins Imaginary) _down;
        private readonly (Bins Real, Bins Imaginary) _up;

        public Grid(int points)
        {
            (Down, Up, Half, _z) = (new Bins(points), new Bins(points), points / 2, new Complex[points]);
            (_down, _up) = ((new Bins(Half + 1), new Bins(Half + 1)), (new Bins(Half + 1), new Bins(Half + 1)));
            _weights = [.. Enumerable.Range(0, points).Select(k => Math.Exp(-Tilt * k / points))];
        }

        public Bins Down { get; }

        public Bins Up { get; }

        public int Half { get; }

        public void Transform(Severity cost, double step, int fineness)
        {
            Down.Clear();
            Up.Clear();
            cost.AddTo(Down, Up, step, 1d, fineness);
            Transform();
        }

        public void Transform()
        {
            for (var k = 0; k < _z.Length; k++)
            {
                _z[k] = new Complex(Down[k] * _weights[k], Up[k] * _weights[k]);
            }

            Fourier.Forward(_z, FourierOptions.AsymmetricScaling);
        }

        // The transforms of two real columns that went as the real and the imaginary part of one.
        public (Complex Down, Complex Up) Parts(int j)
        {
            var (one, other) = (_z[j], Complex.Conjugate(_z[j == 0 ? 0 : _z.Length - j]));
            var difference = one - other;
            return ((one + other) / 2d, new Complex(difference.Imaginary / 2d, -difference.Real / 2d));
        }

        public void Add(int at, Complex down, Complex up)
        {
            _down.Real.Add(at, down.Real);
            _down.Imaginary.Add(at, down.Imaginary);
            _up.Real.Add(at, up.Real);
            _up.Imaginary.Add(at, up.Imaginary);
        }

        // Of a finer grid too, on which the transform of a coarse one repeats itself; its second half mirrors the first.
        public (Complex Down, Complex Up) Rate(int j)
        {
            var at = j % _z.Length;
            var (place, sign) = at <= Half ? (at, 1d) : (_z.Length - at, -1d);
            return (new(_down.Real[place], sign * _down.Imaginary[place]), new(_up.Real[place], sign * _up.Imaginary[place]));
        }
    }

    // How often each number of cases is, in order, with the gap to the one before it.
    private static (double Gap, double Share)[] NumbersOf(Distribution frequency)
    {
        var numbers = new List<(double Gap, double Share)>();
        var before = 0d;
        foreach (var number in frequency.Atoms!.GroupBy(a => a.Value, a => a.Share))
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
