using NodaTime;

namespace FineCalc.Estimates;

/// <summary>
/// A country's own level in a predictive table: what its authorities add to the logarithm of the fine, drawn towards 0 the fewer decisions
/// there are.
/// </summary>
/// <param name="Effect">What is added to the logarithm to base 10.</param>
/// <param name="Decisions">On how many decisions it rests.</param>
internal readonly record struct CountryEffect(double Effect, int Decisions)
{
    /// <summary>How far its decisions scatter, as a factor of what those of all countries do.</summary>
    public double Scatter { get; init; } = 1d;
}
