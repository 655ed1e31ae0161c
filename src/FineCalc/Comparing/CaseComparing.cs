using System.ComponentModel;

namespace FineCalc.Comparing;

/// <summary>Comparing one case under several regimes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CaseComparing
{
    extension(Case of)
    {
        /// <summary>
        /// The case under several regimes side by side, each by its own method: from what the case says for it
        /// (<see cref="Case.Elsewhere"/>), and from the answers and dates of the case that mean the same there. A regime that lacks
        /// anything has no amount and says what it lacks.
        /// </summary>
        /// <param name="regimes">The regimes; one of the case's own id is assessed as the case is.</param>
        /// <param name="currency">The currency to convert amounts to, by the rates of the case; that of the case's regime if not
        /// given.</param>
        /// <example>
        /// <code>
        /// var facts = Facts.None.With(UkGdpr.Tier, MaximumTier.Higher).With(UkGdpr.Turnover, Money.Gbp(50_000_000));
        /// var incident = new Case("x", "An incident", Regimes.UkGdpr.On(2025, 1, 1), facts);
        /// foreach (var row in incident.Compare([Regimes.UkGdpr, Regimes.UsCcpa]).Rows)
        /// {
        ///     Console.WriteLine(row);
        /// }
        /// </code>
        /// </example>
        public RegimeComparison Compare(IReadOnlyList<Regime> regimes, Currency? currency = null)
        {
            ArgumentNullException.ThrowIfNull(regimes);
            var to = currency ?? of.Version.Regime.Info.Currency;
            var comparer = new RegimeComparer(of, to);
            return new RegimeComparison(of, to, [.. regimes.Select(comparer.Row)]);
        }
    }
}
