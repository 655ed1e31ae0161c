using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FineCalc.Steps;

namespace FineCalc.Risk;

/// <summary>
/// What an uncertain fact may be. Values are plain numbers in the unit of the fact: amounts in units of the currency, rates as fractions
/// (4% is 0.04), counts, or places of choices from 0. Every distribution is drawn by inversion, one uniform number a draw, so that it goes
/// with scrambled points and with correlations.
/// </summary>
public abstract class Distribution
{
    private protected Distribution(double low, double high, double mean, double standardDeviation) =>
        (Low, High, Mean, StandardDeviation) = (low, high, mean, standardDeviation);

    /// <summary>The lowest value it can have; negative infinity where there is none.</summary>
    public double Low { get; }

    /// <summary>The highest value it can have; infinity where there is none.</summary>
    public double High { get; }

    /// <summary>Its mean.</summary>
    public double Mean { get; }

    /// <summary>Its standard deviation.</summary>
    public double StandardDeviation { get; }

    /// <summary>Whether it gives whole numbers only.</summary>
    internal virtual bool IsWhole => false;

    /// <summary>The ends of what a draw can come to: a number on a grid of 2^-52 does not lead all the way to infinity.</summary>
    internal virtual (double Low, double High) Reach => (Low, High);

    /// <summary>One value, always.</summary>
    public static Distribution Certain(double value) => new Listed("certain", [Finite(value)], [1d]);

    /// <summary>Every value between two ends alike.</summary>
    public static Distribution Uniform(double low, double high) => Ordered(low, high) ? new Uniform(low, high) : Certain(low);

    /// <summary>A triangle from a low end over the most likely value, which may be an end, to a high end.</summary>
    public static Distribution Triangular(double low, double mode, double high) =>
        Ordered(low, mode) | Ordered(mode, high) ? new Triangular(low, mode, high) : Certain(low);

    /// <summary>
    /// The PERT distribution: a beta distribution from low to high with alpha = 1 + shape (mode - low) / (high - low) and beta = 1 + shape
    /// (high - mode) / (high - low); its mean is (low + shape mode + high) / (2 + shape). The mode may be an end.
    /// </summary>
    /// <param name="low">The lowest value.</param>
    /// <param name="mode">The most likely value.</param>
    /// <param name="high">The highest value.</param>
    /// <param name="shape">How much the mode weighs, at least 0 (where every value is alike); 4 is the classical PERT.</param>
    public static Distribution Pert(double low, double mode, double high, double shape = 4d)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(shape);
        return Ordered(low, mode) | Ordered(mode, high)
            ? new Beta(
                1d + (Finite(shape) * (mode - low) / (high - low)),
                1d + (shape * (high - mode) / (high - low)),
                low,
                high,
                $"PERT {Text(low)} / {Text(mode)} / {Text(high)}, shape {Text(shape)}"
            )
            : Certain(low);
    }

    /// <summary>A beta distribution, from 0 to 1 unless other ends are given.</summary>
    public static Distribution Beta(double alpha, double beta, double low = 0d, double high = 1d)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(alpha);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(beta);
        return Ordered(low, high)
            ? new Beta(Finite(alpha), Finite(beta), low, high, $"beta {Text(alpha)}, {Text(beta)} from {Text(low)} to {Text(high)}")
            : Certain(low);
    }

    /// <summary>
    /// A normal distribution cut off at two ends, either of which may be infinite. Mean and standard deviation are those of the normal
    /// distribution before it is cut.
    /// </summary>
    /// <param name="mean">The mean before it is cut.</param>
    /// <param name="standardDeviation">The standard deviation before it is cut, above 0.</param>
    /// <param name="low">The lowest value; negative infinity for none.</param>
    /// <param name="high">The highest value; infinity for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ends are not in order, or lie more than 30 standard deviations away on one
    /// side.</exception>
    public static Distribution TruncatedNormal(double mean, double standardDeviation, double low, double high)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Finite(standardDeviation));
        if (!(low <= high) || double.IsPositiveInfinity(low) || double.IsNegativeInfinity(high))
        {
            throw new ArgumentOutOfRangeException(nameof(high), high, $"{Text(high)} lies below {Text(low)}.");
        }

        if (Math.Clamp(Finite(mean), low, high) is var nearest && Math.Abs(nearest - mean) > 30d * standardDeviation)
        {
            throw new ArgumentOutOfRangeException(
                nameof(mean),
                mean,
                $"Next to nothing of the normal distribution lies between {Text(low)} and {Text(high)}."
            );
        }

        return low == high ? Certain(low) : new TruncatedNormal(mean, standardDeviation, low, high);
    }

    /// <summary>A log-normal distribution, by mean and standard deviation of the natural logarithm.</summary>
    public static Distribution LogNormal(double mu, double sigma)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sigma);
        return sigma == 0d ? Certain(PortableMath.Exp(Finite(mu))) : new LogNormal(Finite(mu), Finite(sigma));
    }

    /// <summary>
    /// The log-normal distribution with two given quantiles: with 0.05, 1e6, 0.95 and 50e6 nine in ten values lie between 1m and 50m.
    /// </summary>
    /// <param name="lowLevel">The share of values below the low quantile, between 0 and 1, both excluded.</param>
    /// <param name="low">The low quantile, above 0.</param>
    /// <param name="highLevel">The share of values below the high quantile, above the low level.</param>
    /// <param name="high">The high quantile, at least the low one.</param>
    public static Distribution LogNormalFromQuantiles(double lowLevel, double low, double highLevel, double high)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(low);
        ArgumentOutOfRangeException.ThrowIfLessThan(Finite(high), low);
        if (!(lowLevel > 0d && lowLevel < highLevel && highLevel < 1d))
        {
            throw new ArgumentOutOfRangeException(
                nameof(highLevel),
                highLevel,
                "Levels lie between 0 and 1, the low one below the high one."
            );
        }

        var (z1, z2) = (PortableMath.NormalQuantile(lowLevel), PortableMath.NormalQuantile(highLevel));
        var sigma = (PortableMath.Log(high) - PortableMath.Log(low)) / (z2 - z1);
        return LogNormal(PortableMath.Log(low) - (sigma * z1), sigma);
    }

    /// <summary>
    /// One of the options of a closed list, by weights, at least one of them above 0; they need not sum to 1. Options that are not named
    /// have no weight.
    /// </summary>
    public static Distribution Choice<TEnum>(params (TEnum Value, double Weight)[] weights)
        where TEnum : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(weights);
        var all = new double[Enum.GetValues<TEnum>().Length];
        foreach (var (value, weight) in weights)
        {
            all[Unsafe.BitCast<TEnum, int>(value)] += weight;
        }

        return Choice(all);
    }

    /// <summary>One of the options of a closed list, by one weight for each option in order (a flag: no, yes).</summary>
    public static Distribution Choice(params IReadOnlyList<double> weights) =>
        new Listed(
            $"choice by {string.Join(" : ", weights.Select(Text))}",
            [.. Enumerable.Range(0, weights.Count).Select(i => (double)i)],
            weights
        );

    /// <summary>One of the values seen, each alike, drawn with replacement.</summary>
    public static Distribution Empirical(params ReadOnlySpan<double> samples)
    {
        var values = samples.ToArray();
        Array.Sort(values);
        return new Listed(
            $"{values.Length.ToString(CultureInfo.InvariantCulture)} samples",
            Array.ConvertAll(values, Finite),
            [.. values.Select(_ => 1d)]
        );
    }

    /// <summary>A Poisson count.</summary>
    /// <param name="mean">The mean, from 0 to ten million.</param>
    public static Distribution Poisson(double mean) => Count(mean, 0d, $"Poisson, mean {Text(mean)}");

    /// <summary>A negative binomial count: one whose Poisson mean is itself uncertain (a gamma mixture).</summary>
    /// <param name="mean">The mean, from 0 to ten million.</param>
    /// <param name="dispersion">How much it varies beyond a Poisson count: the variance is mean + dispersion mean². At least 0, where it is
    /// a Poisson count.</param>
    public static Distribution NegativeBinomial(double mean, double dispersion) =>
        Count(mean, dispersion, $"negative binomial, mean {Text(mean)}, dispersion {Text(dispersion)}");

    /// <summary>The share of values at or below one.</summary>
    public abstract double Cdf(double x);

    /// <summary>The least value at or below which a share of all values lies.</summary>
    /// <param name="p">The share, from 0 to 1.</param>
    public abstract double Quantile(double p);

    /// <summary>The values that belong to numbers strictly between 0 and 1, in their order; both may be one memory.</summary>
    internal abstract void Sample(ReadOnlySpan<double> uniforms, Span<double> values);

    private protected static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    private protected static double Checked(double p) =>
        p is >= 0d and <= 1d ? p : throw new ArgumentOutOfRangeException(nameof(p), p, "A share lies between 0 and 1.");

    private static double Finite(double value) =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The number is not finite.");

    // Whether there is room between two ends.
    private static bool Ordered(double low, double high) =>
        Finite(low) <= Finite(high)
            ? low < high
            : throw new ArgumentOutOfRangeException(nameof(high), high, $"{Text(high)} lies below {Text(low)}.");

    private static Listed Count(double mean, double dispersion, string words)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mean);
        ArgumentOutOfRangeException.ThrowIfNegative(dispersion);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mean, 1e7);
        var deviation = Math.Sqrt(mean + (dispersion * mean * mean));

        // From the mode outwards, as far as the terms are of any account beside the greatest.
        var mode = Math.Max(0d, Math.Floor(dispersion == 0d ? mean : mean * (1d - dispersion)));
        double Step(double k) =>
            dispersion == 0d ? mean / k : (k - 1d + (1d / dispersion)) / k * (mean * dispersion / (1d + (mean * dispersion)));
        var weights = new LinkedList<double>();
        weights.AddLast(1d);
        for (var (k, w) = (mode, 1d); k > 0d && w > 1e-18; k--)
        {
            weights.AddFirst(w /= Step(k));
        }

        var first = mode - (weights.Count - 1);
        for (var (k, w) = (mode + 1d, Step(mode + 1d)); w > 1e-18; w *= Step(++k))
        {
            weights.AddLast(w);
        }

        return new Listed(words, [.. weights.Select((_, i) => first + i)], [.. weights], mean, deviation, double.PositiveInfinity, 0d);
    }
}

// Values in order, each with its weight. A guide table leads near to the value, a short search to it.
internal sealed class Listed : Distribution
{
    private const int Guides = 256;

    private readonly string _words;
    private readonly double[] _values;
    private readonly double[] _cumulative;
    private readonly int[] _guide = new int[Guides];
    private readonly bool _isShortList;

    public Listed(string words, IReadOnlyList<double> values, IReadOnlyList<double> weights)
        : this(words, values, weights, Moments(values, weights)) { }

    private Listed(
        string words,
        IReadOnlyList<double> values,
        IReadOnlyList<double> weights,
        (double Mean, double Deviation, double Low, double High) of
    )
        : this(words, values, weights, of.Mean, of.Deviation, of.High, of.Low) { }

    public Listed(
        string words,
        IReadOnlyList<double> values,
        IReadOnlyList<double> weights,
        double mean,
        double deviation,
        double high,
        double low
    )
        : base(low, high, mean, deviation)
    {
        var total = Total(weights);
        (_words, _values, _cumulative) = (words, [.. values], new double[values.Count]);
        var sum = 0d;
        for (var i = 0; i < _values.Length; i++)
        {
            sum += weights[i] / total;
            _cumulative[i] = sum;
        }

        // What rounding leaves goes to the last value that has any weight.
        for (var i = _values.Length - 1; i >= 0 && (i == _values.Length - 1 || weights[i + 1] == 0d); i--)
        {
            _cumulative[i] = 1d;
        }

        _isShortList = _values.Length <= 8 && _values.Select((v, i) => v == i).All(isPlace => isPlace);
        for (var (g, at) = (0, 0); g < Guides; g++)
        {
            while (_cumulative[at] <= (double)g / Guides)
            {
                at++;
            }

            _guide[g] = at;
        }
    }

    internal override (double Low, double High) Reach => (_values[0], _values[^1]);

    internal override bool IsWhole => Array.TrueForAll(_values, v => v == Math.Truncate(v));

    public override double Cdf(double x)
    {
        var at = Array.FindLastIndex(_values, v => v <= x);
        return at < 0 ? 0d : _cumulative[at];
    }

    public override double Quantile(double p) => Checked(p) == 0d ? _values[_guide[0]] : _values[Array.FindIndex(_cumulative, c => c >= p)];

    public override string ToString() => _words;

    internal override void Sample(ReadOnlySpan<double> uniforms, Span<double> values)
    {
        if (_isShortList)
        {
            SampleShortList(uniforms, values);
            return;
        }

        for (var i = 0; i < uniforms.Length; i++)
        {
            var u = uniforms[i];
            var at = _guide[(int)(u * Guides)];
            while (_cumulative[at] <= u)
            {
                at++;
            }

            values[i] = _values[at];
        }
    }

    // The place in a short list is the number of options that end at or before the number: a few comparisons, and no branch.
    private void SampleShortList(ReadOnlySpan<double> uniforms, Span<double> values)
    {
        var (one, at) = (Vector512.Create(1d), 0);
        for (; at + Vector512<double>.Count <= uniforms.Length; at += Vector512<double>.Count)
        {
            var (u, place) = (Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(uniforms), (nuint)at), Vector512<double>.Zero);
            for (var k = 0; k < _cumulative.Length - 1; k++)
            {
                place += Vector512.ConditionalSelect(
                    Vector512.LessThanOrEqual(Vector512.Create(_cumulative[k]), u),
                    one,
                    Vector512<double>.Zero
                );
            }

            place.StoreUnsafe(ref MemoryMarshal.GetReference(values), (nuint)at);
        }

        for (; at < uniforms.Length; at++)
        {
            var place = 0;
            for (var k = 0; k < _cumulative.Length - 1; k++)
            {
                place += _cumulative[k] <= uniforms[at] ? 1 : 0;
            }

            values[at] = place;
        }
    }

    private static double Total(IReadOnlyList<double> weights)
    {
        var total = weights.Sum();
        return weights.Count > 0 && weights.All(w => w >= 0d) && total > 0d && double.IsFinite(total)
            ? total
            : throw new ArgumentOutOfRangeException(
                nameof(weights),
                "Weights are 0 or more, at least one is above 0, and there is at least one."
            );
    }

    private static (double Mean, double Deviation, double Low, double High) Moments(
        IReadOnlyList<double> values,
        IReadOnlyList<double> weights
    )
    {
        var total = Total(weights);
        var mean = values.Select((v, i) => v * weights[i] / total).Sum();
        var variance = values.Select((v, i) => (v - mean) * (v - mean) * weights[i] / total).Sum();
        var having = values.Where((_, i) => weights[i] > 0d).ToList();
        return (mean, Math.Sqrt(variance), having.Min(), having.Max());
    }
}
