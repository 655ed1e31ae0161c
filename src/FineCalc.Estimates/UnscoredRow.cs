using NodaTime;

namespace FineCalc.Estimates;

/// <summary>A row that could not be scored, and why.</summary>
/// <param name="Id">The row.</param>
/// <param name="Reason">Why not.</param>
public sealed record UnscoredRow(string Id, string Reason);
