namespace FineCalc.Risk;

// What a run hangs on, for a digest; and how a shard of it runs.
internal static class ShardInputs
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

    // What is drawn is in the plan; who works it out says with how many threads, and stops it.
    public static SimulationOptions Run(SimulationOptions plan, SimulationOptions run) =>
        plan with
        {
            Threads = run.Threads,
            Progress = run.Progress,
            Cancellation = run.Cancellation,
        };

    // Shards are cut from a run that begins at the first trial, goes to the last and keeps no values.
    public static void Check(SimulationOptions options)
    {
        options.Check();
        if (options.FirstTrial != 0 || options.Until is not null || options.KeepsValues)
        {
            throw new ArgumentException(
                "A run that is cut into shards begins at the first trial, has all of them and keeps no values.",
                nameof(options)
            );
        }
    }
}
