using System.Globalization;
using System.Runtime.CompilerServices;

namespace FineCalc.Risk;

/// <summary>
/// What an uncertain fact may be. Values are plain numbers in the unit of the fact: amounts in units of the currency, rates as fractions
/// (4% is 0.04), counts, or places of choices from 0. Every distribution is drawn by inversion, one uniform number a draw, so that it goes
/// with scrambled points and with correlations.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal only if they are one object.</remarks>
public sealed class Distribution
{
    private readonly DistributionShape _shape;

    internal Distribution(DistributionShape shape) => _shape = shape;

    /// <summary>The lowest value it can have; negative infinity where there is none.</summary>
    public double Low => _shape.Low;

    /// <summary>The highest value it can have; infinity where there is none.</summary>
    public double High => _shape.High;

    /// <summary>Its mean.</summary>
    public double Mean => _shape.Mean;

    /// <summary>Its standard deviation.</summary>
    public double StandardDeviation => _shape.StandardDeviation;

    /// <summary>Whether it gives whole numbers only.</summary>
    internal bool IsWhole => _shape.IsWhole;

    internal string? StandsFor => _shape.StandsFor;

    /// <summary>The values of trials in their order, where it is such; null where it is drawn from.</summary>
    internal TrialColumn? Trials => _shape as TrialColumn;

    /// <summary>The values with their shares, where it has only so many.</summary>
    internal IReadOnlyList<(double Value, double Share)>? Atoms => _shape.Atoms;

    /// <summary>Mean and dispersion, where it is a Poisson (dispersion 0) or negative binomial count.</summary>
    internal (double Mean, double Dispersion)? Counted => _shape.Counted;

    internal bool IsPoisson => Counted is { Dispersion: 0d };

    /// <summary>The ends of what a draw can come to.</summary>
    internal (double Low, double High) Reach => _shape.Reach;

    /// <summary>One value, always.</summary>
    public static Distribution Certain(double value) => new(new Listed("certain", [Finite(value)], [1d]));

    /// <summary>Every value between two ends alike.</summary>
    public static Distribution Uniform(double low, double high) => Ordered(low, high) ? new(new Uniform(low, high)) : Certain(low);

    /// <summary>A triangle from a low end over the most likely value, which may be an end, to a high end.</summary>
    public static Distribution Triangular(double low, double mode, double high) =>
        Ordered(low, mode) | Ordered(mode, high) ? new(new Triangular(low, mode, high)) : Certain(low);

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
            ? new(
                new Beta(
                    1d + (Finite(shape) * (mode - low) / (high - low)),
                    1d + (shape * (high - mode) / (high - low)),
                    low,
                    high,
                    $"PERT {Text(low)} / {Text(mode)} / {Text(high)}, shape {Text(shape)}"
                )
            )
            : Certain(low);
    }

    /// <summary>A beta distribution, from 0 to 1 unless other ends are given.</summary>
    public static Distribution Beta(double alpha, double beta, double low = 0d, double high = 1d)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(alpha);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(beta);
        return Ordered(low, high)
            ? new(new Beta(Finite(alpha), Finite(beta), low, high, $"beta {Text(alpha)}, {Text(beta)} from {Text(low)} to {Text(high)}"))
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

        return low == high ? Certain(low) : new(new TruncatedNormal(mean, standardDeviation, low, high));
    }

    /// <summary>A log-normal distribution, by mean and standard deviation of the natural logarithm.</summary>
    public static Distribution LogNormal(double mu, double sigma)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sigma);
        return sigma == 0d ? Certain(PortableMath.Exp(Finite(mu))) : new(new LogNormal(Finite(mu), Finite(sigma)));
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
        new(
            new Listed(
                $"choice by {string.Join(" : ", weights.Select(Text))}",
                [.. Enumerable.Range(0, weights.Count).Select(i => (double)i)],
                weights
            )
        );

    /// <summary>One of the values seen, each alike, drawn with replacement.</summary>
    public static Distribution Empirical(params ReadOnlySpan<double> samples)
    {
        var values = samples.ToArray();
        Array.Sort(values);
        return new(
            new Listed(
                $"{values.Length.ToString(CultureInfo.InvariantCulture)} samples",
                Array.ConvertAll(values, Finite),
                [.. values.Select(_ => 1d)]
            )
        );
    }

    /// <summary>
    /// Trials of one's own, as an event model gives them: the first value is that of the first trial, and so on, so that the rows of
    /// several such columns stay together and what comes out has their order. A plain <c>Simulate</c> of exactly so many trials takes them
    /// (from <see cref="SimulationOptions.FirstTrial"/> on), and <see cref="Portfolio.Frequencies"/> so for years; all else is drawn beside
    /// them as ever. Rounded to whole numbers where the question allows nothing else. Copied.
    /// </summary>
    /// <param name="values">One value for each trial, at least one.</param>
    /// <exception cref="ArgumentException">There is none, or one of them is not finite.</exception>
    /// <example>
    /// <code>
    /// double[] people = [1_200, 350_000, 80];
    /// Console.WriteLine(Distribution.FromTrials(people)); // 3 trials in order, 80 to 350,000
    /// </code>
    /// </example>
    public static Distribution FromTrials(params ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("There is no trial.", nameof(values));
        }

        for (var trial = 0; trial < values.Length; trial++)
        {
            if (!double.IsFinite(values[trial]))
            {
                throw new ArgumentException(
                    $"Trial {FineCalc.Text.Number(trial)}, counted from 0, is {Text(values[trial])}; every trial has a finite number.",
                    nameof(values)
                );
            }
        }

        return new(new TrialColumn(values.ToArray()));
    }

    /// <summary>Trials of one's own that are whole numbers: counts, or cases of each year.</summary>
    /// <inheritdoc cref="FromTrials(ReadOnlySpan{double})"/>
    public static Distribution FromTrials(params ReadOnlySpan<int> values)
    {
        var numbers = new double[values.Length];
        for (var trial = 0; trial < numbers.Length; trial++)
        {
            numbers[trial] = values[trial];
        }

        return FromTrials(numbers);
    }

    /// <summary>Trials of one's own of a choice, as members of its enumeration.</summary>
    /// <inheritdoc cref="FromTrials(ReadOnlySpan{double})"/>
    public static Distribution FromTrials<TEnum>(params ReadOnlySpan<TEnum> values)
        where TEnum : struct, Enum
    {
        var places = new double[values.Length];
        for (var trial = 0; trial < places.Length; trial++)
        {
            places[trial] = Unsafe.BitCast<TEnum, int>(values[trial]);
        }

        return FromTrials(places);
    }

    /// <summary>A Poisson count.</summary>
    /// <param name="mean">The mean, from 0 to ten million, both included.</param>
    public static Distribution Poisson(double mean) => new(Count(mean, 0d, $"Poisson, mean {Text(mean)}"));

    /// <summary>A negative binomial count: one whose Poisson mean is itself uncertain (a gamma mixture).</summary>
    /// <param name="mean">The mean, from 0 to ten million, both included.</param>
    /// <param name="dispersion">How much it varies beyond a Poisson count: the variance is mean + dispersion mean². At least 0, where it is
    /// a Poisson count.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside, or more than ten million counts are of any account.</exception>
    public static Distribution NegativeBinomial(double mean, double dispersion) =>
        new(Count(mean, dispersion, $"negative binomial, mean {Text(mean)}, dispersion {Text(dispersion)}"));

    /// <summary>The share of values at or below one.</summary>
    public double Cdf(double x) => _shape.Cdf(x);

    /// <summary>The least value at or below which a share of all values lies.</summary>
    /// <param name="p">The share, from 0 to 1.</param>
    public double Quantile(double p) => _shape.Quantile(p);

    /// <summary>Its kind and its parameters, in words.</summary>
    public override string ToString() => _shape.ToString();

    /// <summary>The values that belong to numbers strictly between 0 and 1, in their order; both may be one memory.</summary>
    internal void Sample(ReadOnlySpan<double> uniforms, Span<double> values) => _shape.Sample(uniforms, values);

    /// <summary>
    /// What makes it this distribution and no other, for a digest: all its values where it has only so many, and else what it gives for
    /// numbers between 0 and 1, which is all that a simulation asks of it.
    /// </summary>
    internal void Identify(BinaryWriter to)
    {
        const int Probes = 256;
        var (uniforms, values) = (new double[Probes], new double[Probes]);
        for (var i = 0; i < Probes; i++)
        {
            uniforms[i] = (i + 0.5) / Probes;
        }

        Sample(uniforms, values);
        to.Write(ToString());
        to.Write(Low);
        to.Write(High);
        Array.ForEach(values, to.Write);
        foreach (var (value, share) in Atoms ?? [])
        {
            to.Write(value);
            to.Write(share);
        }

        Trials?.Identify(to);
    }

    /// <summary>The same, which says besides what it is of.</summary>
    internal Distribution Named(string name) => new(new Named(name, _shape));

    private static string Text(double value) => DistributionShape.Text(value);

    private static double Finite(double value) =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The number is not finite.");

    // Whether there is room between two ends.
    private static bool Ordered(double low, double high) =>
        Finite(low) <= Finite(high)
            ? low < high
            : throw new ArgumentOutOfRangeException(nameof(high), high, $"{Text(high)} lies below {Text(low)}.");

    private static Listed Count(double mean, double dispersion, string words)
    {
        const int Most = 10_000_000;
        ArgumentOutOfRangeException.ThrowIfNegative(Finite(mean));
        ArgumentOutOfRangeException.ThrowIfNegative(Finite(dispersion));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mean, Most);
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
            if (weights.Count > Most)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(dispersion),
                    dispersion,
                    $"With a mean of {Text(mean)} the count varies too widely: more than ten million counts are of any account."
                );
            }
        }

        return new Listed(words, [.. weights.Select((_, i) => first + i)], [.. weights], mean, deviation, double.PositiveInfinity, 0d)
        {
            Kind = (mean, dispersion),
        };
    }
}
