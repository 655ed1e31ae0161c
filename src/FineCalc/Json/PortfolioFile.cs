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

    /// <summary>Numbers of a table of parties that were read and are hardly meant, such as percentages without a unit.</summary>
    public IReadOnlyList<Problem> Doubts { get; init; } = [];

    /// <summary>
    /// What deserves a second look although the cases stand: <see cref="Doubts"/>, and what is told by <c>Assess</c>
    /// of a case of each of the first parties, with what is uncertain at its median: warnings, and answers that no amount is worked out
    /// from.
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

        return [.. Doubts, .. look.Found("party", "parties").Where(w => !Doubts.Any(d => d.Code == w.Code))];
    }

    /// <summary>The name and the parties.</summary>
    public override string ToString() => Text.Line($"{Text.Cut(Name, 60)} under {Version.Id}: {Portfolio}");
}
