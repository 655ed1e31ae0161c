using System.Globalization;

namespace FineCalc.Risk;

/// <summary>One point of an exceedance curve.</summary>
/// <param name="Value">The value.</param>
/// <param name="Chance">The chance that it is exceeded.</param>
public readonly record struct Exceedance(double Value, Measured Chance);
