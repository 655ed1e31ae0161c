using FineCalc.Steps;

namespace FineCalc.Reports;

// The elements that a fine relies on, as preliminary findings have to name them: step by step, in the order of the method.
internal static class ElementsPage
{
    public static Page Of(CaseAssessment assessed)
    {
        var (final, version) = (assessed.Final, assessed.Final.Version);
        var rows = new List<Row>();
        var place = 0;
        foreach (var (step, on, effect) in Element.Of(final))
        {
            place++;
            var of = step.Infringement is { } infringement ? $" ({infringement})" : "";
            rows.Add(new Row([Phrase.Of($"{place}. {step.Name}{of}: {Wording.Value(step)}", Emphasis.Strong)]) { IsTitle = true });
            rows.Add(
                new Row(["Rule as applied", Phrase.Of(step.Rule).Under(Phrase.Of(effect, Emphasis.Quiet)), "", Wording.Source(step.Source)])
            );
            rows.AddRange(
                on.Select(leaf => new Row([
                    leaf.Kind == StepKind.Fact ? leaf.FactName : leaf.Name,
                    Wording.Value(leaf),
                    Element.KindOf(leaf),
                    Phrase.Of(leaf.Answer?.Note).Under(Wording.Source(leaf.Source)),
                ]))
            );
        }

        List<Block> blocks =
        [
            new Figures([new(final.Trace.Name, Phrase.Of(Wording.Range(final.Range), Emphasis.Strong), "")]),
            new Paragraph(
                Phrase.Of(
                    "What the amount relies on, in the order of the method. What was looked at and did not apply is in the assessment.",
                    Emphasis.Quiet
                )
            ),
            .. Wording.Cautions(version),
            .. final.Warnings.Select(w => new Paragraph(Phrase.Of("Warning:", Emphasis.Warning).And(w.Message))),
            new Heading("Elements relied on"),
            new Grid("Elements relied on", [new("Element"), new("What was found"), new("Kind"), new("Note and source")], rows),
        ];
        var title = assessed.Case.Title ?? version.Regime.Info.Title;
        var dates = assessed.Case.Dates.Select(d => $"{d.Key} {d.Value}");
        return new Page(
            $"Elements relied on: {title}",
            string.Join(" \u00B7 ", [version.Regime.Info.Title, version.Name, .. dates]),
            blocks,
            $"Version {final.VersionId}"
        ).Linked(version);
    }
}
