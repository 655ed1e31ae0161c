using System.Globalization;

namespace FineCalc.Risk;

/// <summary>
/// Two ends that enclose a figure: it lies between them for certain, as far as what was put in is right. Where that was itself simulated,
/// the error this brings is told apart.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal if their values are.</remarks>
/// <param name="Low">The figure is no less.</param>
/// <param name="High">The figure is no more; positive infinity where the grid does not reach so far.</param>
public readonly record struct Enclosed(double Low, double High)
{
    /// <summary>
    /// The standard error that the figure has because severities were simulated: the standard deviation it would have over many simulations
    /// of them of the same size. 0 where none was; null where it is not known.
    /// </summary>
    public double? SamplingError { get; init; } = 0d;

    /// <summary>How far the ends lie apart, as a share of the high one; 0 where both are 0.</summary>
    public double RelativeWidth => High == 0d ? 0d : (High - Low) / High;

    /// <summary>Whether a figure lies between the ends, both included.</summary>
    public bool Contains(double value) => Low <= value && value <= High;

    /// <summary>The two ends, and the error of simulated severities where there is one: <c>3,079,000 to 3,081,000 ± 2,000</c>.</summary>
    public override string ToString() =>
        (Digits.Short(Low) is var low && Digits.Short(High) is var high && low == high ? low : $"{low} to {high}")
        + SamplingError switch
        {
            0d => "",
            null => " ± not known",
            { } error => " ± " + error.ToString(Math.Abs(error) >= 1d ? "N0" : "G2", CultureInfo.InvariantCulture),
        };
}
