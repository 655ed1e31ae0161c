using FineCalc.Comparing;

namespace FineCalc.Json;

// Reads what a case says for other regimes, as strictly as what it says for its own. Only what is lacking is no problem here: a comparison
// tells it.
internal sealed class ElsewhereReader(
    Regime? own,
    IReadOnlyDictionary<string, string> dates,
    IReadOnlyList<ExchangeRate> rates,
    RegimeCatalog regimes,
    JsonProblems problems
)
{
    public IReadOnlyList<CaseElsewhere> Read(JsonCursor of, bool isRateRefused)
    {
        var found = new List<CaseElsewhere>();
        foreach (var node in of.Object("compare")?.Node.Children.Where(n => n.Kind != JsonKind.Null) ?? [])
        {
            if (CaseReader.Find(regimes, node.Name, node, problems) is not { } regime)
            {
                continue;
            }

            if (regime == own)
            {
                problems.Add(
                    node,
                    "compare-own-regime",
                    $"The case is of '{regime.Id}' itself.",
                    "a regime other than the case's own, whose facts stand at the top of the file",
                    regime.Id
                );
            }
            else if (JsonCursor.Open(node, problems) is { } at)
            {
                found.Add(Read(at, regime, isRateRefused));
            }
        }

        return found;
    }

    private CaseElsewhere Read(JsonCursor at, Regime regime, bool isRateRefused)
    {
        var given = CaseReader.ReadDates(at.Object("dates"), regime, problems);
        var version = CaseDates.Select(regime, CarryingOver.Dates(own, dates, regime, given).Dates, null, (_, _) => { }).Version;
        var places = new CasePlaces(at.Node) { IsRateRefused = isRateRefused };
        var facts = new FactsReader(regime, version, problems).Read(at, places);
        at.Close();
        if (version is not null)
        {
            CaseChecks.TellAnswers(version, rates.Aggregate(facts, (all, rate) => all.With(rate)), places, problems);
        }

        return new CaseElsewhere(regime, facts) { Dates = given };
    }
}
