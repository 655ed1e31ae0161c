namespace FineCalc.Estimates;

/// <summary>A fact that was not told, and how far its answer may move the prediction.</summary>
/// <param name="Id">The id of the fact.</param>
/// <param name="Name">What it is called.</param>
/// <param name="LowAnswer">The answer that gives the least, in words.</param>
/// <param name="Low">The median with it, in the regime's currency.</param>
/// <param name="HighAnswer">The answer that gives the most, in words.</param>
/// <param name="High">The median with it, in the regime's currency.</param>
internal sealed record Telling(string Id, string Name, string LowAnswer, double Low, string HighAnswer, double High);
