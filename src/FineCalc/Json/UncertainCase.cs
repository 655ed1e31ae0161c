using FineCalc.Risk;

namespace FineCalc;

/// <summary>A case whose file gives some answers as distributions: what <c>Simulate</c> takes.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is.</remarks>
/// <param name="Case">The case. Where an answer is a distribution it has its ends, or its median where it has no ends.</param>
/// <param name="Facts">The facts that the final amount is of, with the distributions and how they hang together.</param>
public sealed record UncertainCase(Case Case, UncertainFacts Facts)
{
    /// <summary>The title and what is uncertain.</summary>
    public override string ToString() => Text.Line($"{Text.Cut(Case.Title, 60)} under {Case.Version.Id}: {Facts}");
}
