using FineCalc.Risk;

namespace FineCalc.Estimates;

/// <summary>A fact that is not known, and what knowing it would do to the range.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Id">The row of the table.</param>
/// <param name="Name">What it says.</param>
/// <param name="Width">The width of the 80% range if it were known, in powers of ten; less than <see cref="Estimate.Width"/>.</param>
public sealed record WidthIfKnown(string Id, string Name, double Width)
{
    /// <summary>What it says and how wide the 80% range would be.</summary>
    public override string ToString() => Text.Line($"{Name}: a factor of {Digits.Short(Math.Pow(10d, Width))} if known");
}
