using FineCalc.Steps;

namespace FineCalc.Reports;

// Lists of an assessment by themselves, as notebooks show them: a row for each.
internal static class ListPages
{
    public static Page? Of(object list) =>
        list switch
        {
            IReadOnlyList<TraceNode> steps => Table(
                steps,
                "step",
                ("Step", s => Phrase.Of(s.Name).Under(Phrase.Of(s.Infringement, Emphasis.Quiet))),
                ("Rule as applied", s => s.Rule),
                ("Value", s => Wording.Lines(s)),
                ("Source", s => Wording.Source(s.Source))
            ),
            IReadOnlyList<InfringementAmount> infringements => Table(
                infringements,
                "infringement",
                ("Infringement", i => i.Name),
                ("Amount", i => Wording.Range(i.Range)),
                ("Held to", i => i.Cap is { } cap ? Phrase.Of(Wording.Amount(cap.Money)).Under(Held(i, cap)) : Phrase.None)
            ),
            IReadOnlyList<BridgePart> parts => Table(
                parts,
                "part",
                ("Change", p => Phrase.Of(p.Name).Under(Phrase.Of(p.Infringement, Emphasis.Quiet))),
                ("Before", p => p.Before),
                ("After", p => p.After),
                ("Amount", p => Wording.Part(p.Amount, null))
            ),
            IReadOnlyList<Assumption> assumptions => Table(
                assumptions,
                "assumption",
                ("Assumed", a => Phrase.Of(a.Name).Under(Phrase.Of(a.Infringement, Emphasis.Quiet))),
                ("Value", a => a.Value),
                ("Why", a => a.Why)
            ),
            IReadOnlyList<Caveat> caveats => Table(
                caveats,
                "number",
                ("Number", c => c.Name),
                ("Value", c => c.Value),
                ("Source", c => Wording.Source(c.Source))
            ),
            IReadOnlyList<RuleNotApplied> rules => Table(
                rules,
                "rule",
                ("Rule", r => Phrase.Of(r.Name).Under(Phrase.Of(string.Join(", ", r.Infringements), Emphasis.Quiet))),
                ("Why not", r => r.Why),
                ("Source", r => Wording.Source(r.Source))
            ),
            IReadOnlyList<Problem> { Count: > 0 } problems => PartPages.Of(problems),
            IReadOnlyList<Problem> none => Table(none, "problem"),
            _ => null,
        };

    private static Phrase Held(InfringementAmount of, TraceNode cap) =>
        Phrase.Of(of.IsCapShared ? $"{cap.Name}, with others" : cap.Name, Emphasis.Quiet);

    private static Page Table<T>(IReadOnlyList<T> all, string what, params (string Name, Func<T, Phrase> Of)[] columns)
    {
        columns = [.. columns.Where(c => all.Any(one => !c.Of(one).IsEmpty))];
        var title = all.Count == 0 ? $"No {what}" : Text.Counted(all.Count, what);
        return new(
            title,
            "",
            all.Count == 0
                ? []
                :
                [
                    new Grid(
                        title,
                        [.. columns.Select(c => new Column(c.Name, c.Name is "Value" or "Amount"))],
                        [.. all.Select(one => new Row([.. columns.Select(c => c.Of(one))]))]
                    ),
                ],
            ""
        );
    }
}
