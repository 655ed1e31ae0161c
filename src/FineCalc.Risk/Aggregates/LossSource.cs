namespace FineCalc.Risk;

/// <summary>What adds to a year's loss: how many cases there are in a year, and what one of them costs.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal only if they are one object.</remarks>
public sealed class LossSource
{
    /// <summary>A source whose severity is known as a distribution.</summary>
    /// <param name="frequency">How many cases a year, whole numbers from 0.</param>
    /// <param name="severity">What a case costs, from 0.</param>
    /// <exception cref="ArgumentException">The frequency gives other than whole numbers from 0, a severity may be negative, or one of them
    /// is given as trials in their order.</exception>
    public LossSource(Distribution frequency, Distribution severity)
        : this(frequency, Severity.Of(severity)) { }

    /// <summary>
    /// A source whose severity was simulated. The curves enclose what the trials say; how far that may be off stands beside it as
    /// <see cref="Enclosed.SamplingError"/>.
    /// </summary>
    /// <param name="frequency">How many cases a year, whole numbers from 0.</param>
    /// <param name="severity">What a case costs, as <c>Simulate</c> found it.</param>
    /// <exception cref="ArgumentException">As with a distribution.</exception>
    public LossSource(Distribution frequency, FineDistribution severity)
        : this(frequency, Severity.Of(severity)) { }

    private LossSource(Distribution frequency, Severity cost)
    {
        ArgumentNullException.ThrowIfNull(frequency);
        Check(frequency);
        (Frequency, Cost) = (frequency, cost);
    }

    /// <summary>How many cases a year.</summary>
    public Distribution Frequency { get; }

    /// <summary>Frequency and severity, in words.</summary>
    public override string ToString() => Text.Line($"{Frequency}; each {Cost}");

    internal Severity Cost { get; }

    internal static void Check(Distribution frequency)
    {
        if (!frequency.IsWhole || frequency.Low < 0d || frequency.Trials is not null)
        {
            throw new ArgumentException(
                $"A frequency gives whole numbers from 0, which are drawn, and {frequency} does not.",
                nameof(frequency)
            );
        }
    }
}
