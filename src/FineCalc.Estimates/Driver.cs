using FineCalc.Risk;
using NodaTime;

namespace FineCalc.Estimates;

/// <summary>What one fact does to a prediction.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Id">The row of the table, or <c>country</c>, <c>level</c>, <c>provisional</c>.</param>
/// <param name="Name">What it says.</param>
/// <param name="Points">How far it moves the median: 10 points are a factor of ten, 3 a factor of two.</param>
/// <param name="IsKnown">Whether the fact is known; of an unknown one what is put in counts, and the range is wider.</param>
public sealed record Driver(string Id, string Name, double Points, bool IsKnown)
{
    // The fact that the row reads.
    internal string Fact { get; init; } = "";

    /// <summary>What it says and how far it moves the median.</summary>
    public override string ToString() =>
        Text.Line($"{Name}: {(Points > 0d ? "+" : "")}{Digits.Short(Points)} points{(IsKnown ? "" : " (not known)")}");
}
