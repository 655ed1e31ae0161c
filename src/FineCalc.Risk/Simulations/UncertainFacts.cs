namespace FineCalc.Risk;

/// <summary>
/// A case of which some facts or judgements are known only as distributions. Immutable; every method returns a changed copy. Ranges among
/// the facts and judgements left open need no distribution: a simulation draws them from their range, a PERT of low, likely and high.
/// </summary>
/// <remarks>Safe to use from several threads at once. Two are equal only if they are one object.</remarks>
/// <example>
/// <code>
/// var uncertain = new UncertainFacts(Facts.None.With(UkGdpr.Turnover, Money.Gbp(50_000_000)))
///     .With(UkGdpr.Tier, Distribution.Choice((MaximumTier.Standard, 0.6), (MaximumTier.Higher, 0.4)))
///     .With(UkGdpr.PeopleAffected, Distribution.LogNormalFromQuantiles(0.05, 100, 0.95, 1e6));
/// </code>
/// </example>
[TypeFormatterSource(typeof(NotebookForms))]
public sealed class UncertainFacts
{
    private UncertainFacts(string name, Facts facts, IReadOnlyList<UncertainFact> uncertain, Correlations correlations) =>
        (Name, Facts, Uncertain, Correlations) = (name, facts, uncertain, correlations);

    /// <summary>A case without uncertain facts yet.</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="name">Which case this is. Two cases of different names are drawn independently under one seed; two of one name, with
    /// the same draws.</param>
    public UncertainFacts(Facts facts, string name = "")
        : this(name, facts ?? throw new ArgumentNullException(nameof(facts)), [], Correlations.None) =>
        ArgumentNullException.ThrowIfNull(name);

    /// <summary>Which case this is.</summary>
    public string Name { get; }

    /// <summary>What is known.</summary>
    public Facts Facts { get; }

    // What is uncertain, in the order given.
    internal IReadOnlyList<UncertainFact> Uncertain { get; }

    // How the uncertain facts hang together.
    internal Correlations Correlations { get; }

    /// <summary>
    /// The case with one more uncertain answer, or another distribution for one. It takes the place of an answer among the facts.
    /// </summary>
    /// <param name="fact">The question.</param>
    /// <param name="distribution">What the answer may be: amounts in units of the currency, rates as fractions, counts, or the places of
    /// choices from 0.</param>
    /// <param name="infringement">The infringement it is about; null for the whole case.</param>
    /// <param name="currency">The currency of an amount; the regime's own if none is given.</param>
    /// <exception cref="ProblemException">The case names no such infringement.</exception>
    public UncertainFacts With(Fact fact, Distribution distribution, string? infringement = null, Currency currency = default) =>
        With(new UncertainFact(fact, distribution, infringement, currency));

    internal UncertainFacts With(UncertainFact uncertain)
    {
        ArgumentNullException.ThrowIfNull(uncertain.Fact);
        ArgumentNullException.ThrowIfNull(uncertain.Distribution);
        if (uncertain.Infringement is { } name && Facts.Infringements.All(i => i.Name != name))
        {
            throw new ProblemException(
                new Problem(
                    "infringement-unknown",
                    $"The case names no infringement '{name}'{Nearest.MeantBy(name, Facts.Infringements.Select(i => i.Name))}."
                )
                {
                    Subject = uncertain.Fact.Id,
                    Allowed = string.Join(", ", Facts.Infringements.Select(i => i.Name)),
                }
            );
        }

        var at = Uncertain.ToList().FindIndex(u => u.Fact == uncertain.Fact && u.Infringement == uncertain.Infringement);
        return new(
            Name,
            Facts,
            at < 0 ? [.. Uncertain, uncertain] : [.. Uncertain.Select((old, i) => i == at ? uncertain : old)],
            Correlations
        );
    }

    /// <summary>
    /// The case with a correlation between two of its uncertain facts, in place of any between them: that of the normal scores behind them
    /// (a Gaussian copula), not of their values, nor of their ranks. Pairs that are not named are 0.
    /// </summary>
    /// <param name="first">An uncertain fact.</param>
    /// <param name="second">Another uncertain fact.</param>
    /// <param name="value">The correlation, from -1 to 1, both included.</param>
    /// <exception cref="ArgumentException">The value lies outside, or the facts are one.</exception>
    public UncertainFacts Correlated(Fact first, Fact second, double value) => With(Correlations.With(first, second, value));

    /// <summary>What is uncertain and what is known, in a line.</summary>
    public override string ToString() =>
        Text.Line(
            string.Join(
                ", ",
                Uncertain
                    .Select(u => $"{u.Fact.Id}{(u.Infringement is null ? "" : $" ({u.Infringement})")} {u.Distribution}")
                    .DefaultIfEmpty("nothing uncertain")
            ) + $"; known: {Facts}"
        );

    /// <summary>What is uncertain, in the order in which it was said: the question, its infringement if it is about one, and what is known
    /// of the answer.</summary>
    public IReadOnlyList<(Fact Fact, string? Infringement, Distribution Distribution)> Distributions =>
        [.. Uncertain.Select(u => (u.Fact, u.Infringement, u.Distribution))];

    // The same case with one more certain answer.
    internal UncertainFacts WithKnown(Answer answer) => new(Name, Facts.With(answer), Uncertain, Correlations);

    internal UncertainFacts With(Correlations correlations) => new(Name, Facts, Uncertain, correlations);

    /// <summary>The same case under another name, and so with other draws.</summary>
    public UncertainFacts Named(string name) => new(name ?? throw new ArgumentNullException(nameof(name)), Facts, Uncertain, Correlations);
}
