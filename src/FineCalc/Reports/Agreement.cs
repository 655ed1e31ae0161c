using FineCalc.Risk;

namespace FineCalc.Reports;

// What holding the published figures against the calculation has shown, in words. Only what was worked out agrees.
internal static class Agreement
{
    // What agrees, counted: the provisional amount, the final amount, 3 steps.
    public static string Agreed(CaseAssessment of)
    {
        var agreed = of.Comparisons.Where(c => c.Outcome == PublishedOutcome.Agrees).ToList();
        var steps = agreed.Count(c => c.IsStep);
        return string.Join(
            ", ",
            agreed
                .Where(c => !c.IsStep)
                .Select(c => c.Name)
                .Concat(steps == 0 ? [] : [steps == 1 ? "one step" : $"{Text.Number(steps)} steps"])
        );
    }

    // What was published and proves nothing, by name.
    public static string NotCalculated(CaseAssessment of)
    {
        var given = Names(PublishedOutcome.Given);
        var unknown = Names(PublishedOutcome.NotCalculated);
        return string.Join(
            "; ",
            new[]
            {
                given.Length == 0 ? "" : $"{given} (given by the case)",
                unknown.Length == 0 ? "" : $"{unknown} (the case has no facts that lead to it)",
            }.Where(s => s.Length > 0)
        );

        string Names(PublishedOutcome outcome) =>
            string.Join(", ", of.Comparisons.Where(c => c.Outcome == outcome).Select(c => !c.IsStep ? c.Name : $"'{c.Name}'").Distinct());
    }

    // One line for a list of cases; empty where nothing was published.
    public static string Line(CaseAssessment of) =>
        (Agreed(of), NotCalculated(of)) switch
        {
            ("", "") => "",
            ("", var not) => $"no published figure was calculated: {not}",
            (_, "") => "agrees with the published figures",
            var (agreed, not) => $"agrees with the published figures that were calculated: {agreed}; not calculated: {not}",
        };

    // Answers that someone made out or supposed lead to steps that the authority never stated.
    public static string Inferred(IEnumerable<Assessment> assessments)
    {
        List<Answer> answers =
        [
            .. assessments
                .Select(a => a.Facts)
                .Reverse()
                .SelectMany(f => f.Answers.Concat(f.Infringements.SelectMany(i => i.Answers)))
                .Distinct(),
        ];
        var unsure = answers.Count(a => a.Source is { Standing: Standing.Inferred or Standing.Unverified });
        return unsure == 0
            ? ""
            : $"{Text.Number(unsure)} of the {Text.Number(answers.Count)} answers are marked as inferred or unverified; the steps they "
                + "lead to are a reading of the case and not the authority's own.";
    }
}
