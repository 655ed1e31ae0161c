using System.Globalization;

namespace FineCalc.Risk;

/// <summary>
/// A wish for how precisely a simulation is to know one figure. A run that stops where its own error looks small enough stops a little too
/// early on average; ask for somewhat more than is needed. A figure whose error is not known is not as precise as anybody wished: the run
/// goes on to its last trial.
/// </summary>
public sealed class Precision
{
    private readonly Func<FineDistribution, Measured> _figure;
    private readonly double _relative;

    private Precision(Func<FineDistribution, Measured> figure, double relative)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(relative);
        (_figure, _relative) = (figure, relative);
    }

    /// <summary>A standard error of the mean of at most a share of it.</summary>
    public static Precision OfMean(double relative) => new(d => d.Mean, relative);

    /// <summary>A standard error of a quantile of at most a share of it.</summary>
    public static Precision OfQuantile(double p, double relative) =>
        p is > 0d and < 1d
            ? new(d => d.Quantile(p), relative)
            : throw new ArgumentOutOfRangeException(nameof(p), p, "A level lies between 0 and 1, both excluded.");

    /// <summary>A standard error of the chance that an amount is exceeded of at most a share of it.</summary>
    public static Precision OfChanceAbove(double amount, double relative) => new(d => d.ChanceAbove(amount), relative);

    /// <summary>Whether a distribution is as precise as that.</summary>
    public bool IsMetBy(FineDistribution distribution)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        return _figure(distribution).RelativeError <= _relative;
    }
}
