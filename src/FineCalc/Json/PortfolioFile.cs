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

    /// <summary>
    /// What deserves a second look although the cases stand, as <c>Assess</c> tells it of a case of each of the first parties, with what
    /// is uncertain at its median: warnings, and answers that no amount is worked out from.
    /// </summary>
    public IReadOnlyList<Problem> Warnings()
    {
        var look = new SecondLook();
        foreach (var party in Enumerable.Range(0, Math.Min(Portfolio.Parties.Rows, SecondLook.Cases)))
        {
            try
            {
                look.At(Version.Assess(Portfolio.MedianFacts(Version, party)));
            }
            catch (ProblemException)
            {
                // Said by who simulates it.
            }
        }

        return look.Found("party", "parties");
    }

    /// <summary>The name and the parties.</summary>
    public override string ToString() => Text.Line($"{Text.Cut(Name, 60)} under {Version.Id}: {Portfolio}");
}
