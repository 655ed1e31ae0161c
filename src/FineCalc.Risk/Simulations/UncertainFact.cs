namespace FineCalc.Risk;

/// <summary>One answer of which only a distribution is known.</summary>
/// <param name="Fact">The question.</param>
/// <param name="Distribution">What the answer may be: amounts in units of the currency, rates as fractions, counts, or the places of
/// choices from 0.</param>
/// <param name="Infringement">The infringement it is about; null for the whole case.</param>
/// <param name="Currency">The currency of an amount; the regime's own if none is given.</param>
internal sealed record UncertainFact(Fact Fact, Distribution Distribution, string? Infringement = null, Currency Currency = default);
