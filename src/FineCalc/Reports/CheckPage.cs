namespace FineCalc.Reports;

// Cases that were checked, in the order in which they were named.
internal static class CheckPage
{
    public static Page Of(IReadOnlyList<CaseCheck> cases)
    {
        var counted = cases
            .GroupBy(c => c.Outcome)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{Text.Number(g.Count())} {g.Key}");
        return new Page(
            cases.Count == 1 ? "One case checked" : $"{Text.Number(cases.Count)} cases checked",
            string.Join(", ", counted),
            [
                new Grid(
                    "Cases",
                    [new("Case"), new("Outcome"), new("Provisional", true), new("Final", true), new("Published figures and findings")],
                    [.. cases.Select(RowOf)]
                ),
            ],
            "Problems and remarks in full: finecalc check FILE"
        );
    }

    private static Row RowOf(CaseCheck check)
    {
        var assessed = check.Assessed;
        return new Row([
            check.File,
            Phrase.Of(check.Outcome, check.Outcome == "ok" ? Emphasis.Good : Emphasis.Warning),
            assessed is null || Wording.HasOneAmount(assessed) ? "" : Wording.Range(assessed.Provisional),
            Phrase.Of(assessed is null ? "" : Wording.Range(assessed.Final.Range), Emphasis.Strong),
            Said(check),
        ]);
    }

    private static Phrase Said(CaseCheck check)
    {
        var said = check.Outcome == "ok" ? Phrase.Of(Agreement.Line(check.Assessed!)) : Phrase.None;
        foreach (var problem in check.Problems)
        {
            said = said.Under(Phrase.Of(problem.Code, Emphasis.Warning).And(problem.Message));
        }

        foreach (var warning in check.Assessed?.Warnings ?? [])
        {
            said = said.Under(Phrase.Of("warning:", Emphasis.Quiet).And(warning.Code));
        }

        if (check.Assessed is { Unused.Count: > 0 } remarked)
        {
            var unused = remarked.Unused.Select(u => u.Answer.Fact.Id).Distinct();
            said = said.Under(Phrase.Of("not used:", Emphasis.Quiet).And(string.Join(", ", unused)));
        }

        return said;
    }
}
