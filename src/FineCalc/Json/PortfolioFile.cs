using FineCalc.Risk;

namespace FineCalc;

/// <summary>A portfolio as a file gives it.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is.</remarks>
/// <param name="Name">What it is called.</param>
/// <param name="Version">The version that the dates of its cases select.</param>
/// <param name="Portfolio">The parties, their cases and how often they have them.</param>
public sealed record PortfolioFile(string Name, RegimeVersion Version, Portfolio Portfolio)
{
    /// <summary>The columns of a table of parties that answer nothing.</summary>
    public IReadOnlyList<string> Unused { get; init; } = [];

    /// <summary>The name and the parties.</summary>
    public override string ToString() => Text.Line($"{Text.Cut(Name, 60)} under {Version.Id}: {Portfolio}");
}
