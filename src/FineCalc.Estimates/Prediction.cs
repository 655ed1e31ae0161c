using FineCalc.Risk;
using NodaTime;

namespace FineCalc.Estimates;

/// <summary>A predicted distribution and what made it.</summary>
/// <param name="Distribution">The distribution.</param>
/// <param name="Drivers">What each fact does to it, in the table's order.</param>
internal sealed record Prediction(PredictiveDistribution Distribution, IReadOnlyList<Driver> Drivers);
