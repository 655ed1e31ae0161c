using FineCalc.Steps;

namespace FineCalc.Reports;

// What was considered and left the amount as it was, reason by reason.
internal static class NotAppliedPart
{
    public static Grid? Of(Assessment assessment)
    {
        var rows = new List<Row>();
        for (var reason = NotAppliedReason.CapNotReached; reason <= NotAppliedReason.GivenAsZero; reason++)
        {
            var alike = assessment.NotApplied.Where(r => r.Reason == reason).ToList();
            if (alike.Count > 0)
            {
                rows.Add(new Row([Phrase.Of(Title(reason), Emphasis.Strong)]) { IsTitle = true });
                rows.AddRange(alike.Select(rule => new Row([Name(rule), rule.Why, Wording.Source(rule.Source)])));
            }
        }

        return rows.Count == 0
            ? null
            : new Grid("What was considered and did not apply", [new("Rule"), new("Why not"), new("Source")], rows);
    }

    private static string Title(NotAppliedReason reason) =>
        reason switch
        {
            NotAppliedReason.CapNotReached => "Caps that were not reached",
            NotAppliedReason.FloorNotReached => "Floors that were not reached",
            NotAppliedReason.AnotherDecided => "Another amount decided",
            NotAppliedReason.NotTaken => "Branches that were not taken",
            NotAppliedReason.NotGiven => "Not given",
            _ => "Given as zero",
        };

    // Where it would have been applied, and what else went with it.
    private static Phrase Name(RuleNotApplied rule)
    {
        var with = rule.Steps.Select(s => s.Name).Where(n => n != rule.Name && n != rule.Within).ToList();
        var around = new[] { rule.Within is { } within ? $"in {within}" : "", with.Count == 0 ? "" : $"with it {Text.List(with)}" };
        return Phrase
            .Of(rule.Name)
            .And(Phrase.Of(rule.Infringements.Count == 0 ? "" : $"({Text.List(rule.Infringements)})", Emphasis.Quiet))
            .Under(Phrase.Of(string.Join("; ", around.Where(a => a.Length > 0)), Emphasis.Quiet));
    }
}
