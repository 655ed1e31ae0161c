namespace FineCalc.Risk;

// Trials of one's own have one order and one number. What draws in another order, or draws another number, cannot take them.
internal static class OwnTrials
{
    private const string Drawn = "Distribution.Empirical, which draws from the values and keeps no order";

    public static void Check(UncertainFacts facts, long trials, SimulationOptions options)
    {
        var problems = new List<Problem>();
        foreach (var at in facts.Uncertain)
        {
            if (at.Distribution.Trials is { } column)
            {
                problems.AddRange(Of(at, column.Trials, facts, trials, options));
            }
        }

        if (problems.Count > 0)
        {
            throw new ProblemException(problems);
        }
    }

    // As many years as there are numbers of cases.
    public static void Check(Portfolio portfolio, long years)
    {
        var wrong = portfolio
            .Frequencies.Select((frequency, party) => (frequency.Trials?.Trials, Party: party))
            .Where(f => f.Trials is { } trials && trials != years)
            .ToList();
        if (wrong.Count > 0)
        {
            throw new ProblemException([
                .. wrong.Select(f => new Problem(
                    "trials-differ",
                    $"The numbers of cases a year{(portfolio.Frequencies.Count == 1 ? "" : $" of '{portfolio.Names[f.Party]}'")} are of "
                        + $"{Text.Number(f.Trials!.Value)} years, and {Text.Number(years)} are asked for."
                )
                {
                    Allowed = $"{Text.Number(f.Trials.Value)} years, one for each number; or {Drawn}",
                }),
            ]);
        }
    }

    private static IEnumerable<Problem> Of(UncertainFact at, long column, UncertainFacts facts, long trials, SimulationOptions options)
    {
        if (column != trials)
        {
            yield return Wrong(
                "trials-differ",
                $"'{at.Fact.Id}' is given for {Text.Number(column)} trials, and {Text.Number(trials)} are asked for.",
                $"{Text.Number(column)} trials, one for each value"
            );
        }

        var why =
            options.Sampling != Sampling.Plain
                ? "Sobol sampling gives each trial a place among the others, which a trial of one's own has not"
            : options.Until is not null ? "a run that may stop early would leave the last of them out"
            : facts.Correlations.Facts.Contains(at.Fact)
                ? "a correlation would put them in another order; what they have in common with other columns their rows say"
            : null;
        if (why is not null)
        {
            yield return Wrong("trials-in-order", $"'{at.Fact.Id}' is given as trials in their order: {why}.", "a plain run of all trials");
        }

        Problem Wrong(string code, string message, string allowed) =>
            new(code, message)
            {
                Subject = at.Fact.Id,
                Infringement = at.Infringement,
                Allowed = $"{allowed}; or {Drawn}",
            };
    }
}
