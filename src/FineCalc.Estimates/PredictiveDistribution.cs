using FineCalc.Risk;
using NodaTime;

namespace FineCalc.Estimates;

/// <summary>
/// What a fine may be: its logarithm is logistic, which has heavier tails than the normal distribution, and all that would lie above the
/// legal maximum lies on it.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal if their values are.</remarks>
/// <param name="Centre">The median of the logarithm to base 10, before the maximum.</param>
/// <param name="Deviation">The standard deviation of the logarithm to base 10, before the maximum.</param>
/// <param name="Maximum">The legal maximum; null if it is not known.</param>
[TypeFormatterSource(typeof(NotebookForms))]
public readonly record struct PredictiveDistribution(double Centre, double Deviation, double? Maximum)
{
    internal double Scale => Deviation * Math.Sqrt(3d) / Math.PI;

    /// <summary>The median.</summary>
    public double Median => Quantile(0.5);

    /// <summary>The amount that the fine stays at or under with a chance.</summary>
    /// <param name="p">The chance, between 0 and 1, both excluded.</param>
    public double Quantile(double p) => Math.Pow(10d, LogQuantile(p));

    /// <summary>The range whose ends leave out the same chance on both sides.</summary>
    /// <param name="level">The chance that the fine lies in it, such as 0.8; between 0 and 1, both excluded.</param>
    public (double Low, double High) Range(double level) => (Quantile((1d - level) / 2d), Quantile((1d + level) / 2d));

    /// <summary>The chance that the fine exceeds an amount.</summary>
    public double ChanceAbove(double amount) =>
        Maximum is { } most && amount >= most ? 0d
        : amount <= 0d ? 1d
        : 1d / (1d + Math.Exp((Math.Log10(amount) - Centre) / Scale));

    /// <summary>The 80% range and the median, to three digits.</summary>
    public override string ToString() =>
        Text.Line(
            Range(0.8) is var (low, high)
                ? $"80% from about {Digits.About(low)} to {Digits.About(high)}, median {Digits.About(Median)}"
                : ""
        );

    internal double LogQuantile(double p)
    {
        if (p is not (> 0d and < 1d))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, "A chance lies between 0 and 1, both excluded.");
        }

        var free = Centre + (Scale * Math.Log(p / (1d - p)));
        return Maximum is { } most && most > 0d ? Math.Min(free, Math.Log10(most)) : free;
    }
}
