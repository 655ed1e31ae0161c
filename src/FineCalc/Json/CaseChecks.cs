using FineCalc.Steps;

namespace FineCalc.Json;

// What the method itself finds wrong with the facts of a file, reported with the line of the fact it is about.
internal static class CaseChecks
{
    public static void Tell(Case of, Facts stage, CasePlaces places, JsonProblems problems, HashSet<Problem> told)
    {
        var (version, refused) = (of.Version, places.RefusedFacts.ToHashSet(StringComparer.Ordinal));
        foreach (var problem in of.ResultOf(stage).Problems.Where(told.Add))
        {
            if (!IsEcho(problem, version, places, refused))
            {
                problems.Add(places.Of(problem), problem);
            }
        }
    }

    // What is wrong with the answers themselves, wherever they lead. What is lacking beside them is no problem of the file.
    public static void TellAnswers(RegimeVersion version, Facts facts, CasePlaces places, JsonProblems problems)
    {
        var refused = places.RefusedFacts.ToHashSet(StringComparer.Ordinal);
        foreach (
            var problem in BoundCase
                .Of(version.Program, facts)
                .Problems.Where(p => p.Code != "exchange-rate-not-positive" && !IsEcho(p, version, places, refused))
        )
        {
            problems.Add(places.Of(problem), problem);
        }
    }

    // Whether a problem only follows from an answer that could not be read, so that it may go away with it.
    private static bool IsEcho(Problem problem, RegimeVersion version, CasePlaces places, HashSet<string> refused)
    {
        if (problem.Code is "fact-range-order" or "fact-out-of-range" or "amount-overflow" && places.IsRefused(problem))
        {
            return true;
        }

        if (problem.Code == "exchange-rate-missing" && places.IsRateRefused)
        {
            return true;
        }

        if (
            refused.Count == 0
            || problem.Code.StartsWith("fact-", StringComparison.Ordinal)
            || problem.Code.StartsWith("exchange-rate-", StringComparison.Ordinal)
        )
        {
            return false;
        }

        var program = version.Program;
        var nodes = version
            .Checks.Where(c => c.Check.Code == problem.Code)
            .Select(c => c.Node)
            .Concat(
                Enumerable
                    .Range(0, program.Nodes.Length)
                    .Where(i => problem.Subject is { } subject && program.Nodes[i].Label?.Id == subject)
            )
            .ToList();
        return nodes.Count == 0 || nodes.Exists(node => Asks(program, node, refused, []));
    }

    private static bool Asks(Program program, int node, HashSet<string> facts, HashSet<int> seen) =>
        seen.Add(node)
        && (
            (program.FactOf[node] is var fact and >= 0 && facts.Contains(program.Facts[fact].Id))
            || program.Inputs[node].Any(input => Asks(program, input, facts, seen))
        );
}
