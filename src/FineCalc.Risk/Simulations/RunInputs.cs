namespace FineCalc.Risk;

// What a run hangs on, for a digest.
internal static class RunInputs
{
    public static void Identify(BinaryWriter to, RegimeVersion version, UncertainFacts facts)
    {
        to.Write(version.Id);
        to.Write(facts.Name);
        to.Write(facts.Facts.ToJson(compact: true));
        foreach (var uncertain in facts.Uncertain)
        {
            to.Write(uncertain.Fact.Id);
            to.Write(uncertain.Infringement ?? "");
            to.Write(uncertain.Currency.ToString());
            uncertain.Distribution.Identify(to);
        }

        facts.Correlations.Identify(to);
    }

    public static void Identify(BinaryWriter to, RegimeVersion version, Portfolio portfolio)
    {
        Identify(to, version, portfolio.Cases);
        to.Write(portfolio.Parties.Common.ToJson(compact: true));
        portfolio.Names.ToList().ForEach(to.Write);
        foreach (var column in portfolio.Parties.Columns)
        {
            column.Identify(to);
        }

        foreach (var frequency in portfolio.Frequencies)
        {
            frequency.Identify(to);
        }
    }
}
