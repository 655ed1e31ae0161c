namespace FineCalc.Estimates;

/// <summary>
/// A way to estimate a fine under the GDPR that somebody else has published in full, as it was published: FineCalc neither mends nor
/// recommends it.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
public sealed record PublicFormula
{
    internal PublicFormula(string id, string name, string rule, Citation source, Func<FormulaFacts, (double Low, double High)> work) =>
        (Id, Name, Rule, Source, Work) = (id, name, rule, source, work);

    /// <summary>A short stable name.</summary>
    public string Id { get; }

    /// <summary>Whose it is.</summary>
    public string Name { get; }

    /// <summary>The formula in words, and what FineCalc answers to what it asks.</summary>
    public string Rule { get; }

    /// <summary>Where it was published, and the day it was read.</summary>
    public Citation Source { get; }

    // In euro; both ends alike where it gives one amount.
    internal Func<FormulaFacts, (double Low, double High)> Work { get; }

    /// <summary>Whose it is and how it goes, in a line.</summary>
    public override string ToString() => Text.Line($"{Name}: {Rule}");
}
