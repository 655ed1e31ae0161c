using FineCalc.Steps;

namespace FineCalc.Reports;

// Parts of an assessment by themselves: a bridge, a step; and what is wrong with a case.
internal static class PartPages
{
    private const int MostSteps = 60;

    public static Page Of(Bridge bridge)
    {
        var from = new Spread<Money>(bridge.From, bridge.From, bridge.From);
        var to = new Spread<Money>(bridge.To, bridge.To, bridge.To);
        var title = $"From {Wording.Amount(bridge.From)} to {Wording.Amount(bridge.To)}";
        return new Page(
            title,
            Wording.Change(from, to),
            [
                .. BridgeGrid.Of(title, bridge, ("Before", from), ("After", to), isOfChanges: true) is { } grid ? [grid] : (Block[])[],
                .. BridgeGrid.Order(bridge) is { Length: > 0 } order ? [new Paragraph(Phrase.Of(order, Emphasis.Quiet))] : (Block[])[],
            ],
            Text.Counted(bridge.Parts.Count, "part")
        );
    }

    public static Page Of(TraceNode step)
    {
        var blocks = new List<Block>
        {
            new Figures([new(step.Name, Wording.Lines(step, Emphasis.Strong), Wording.Of(step.Basis))]),
            new Paragraph(Phrase.Of(step.Rule).Under(Phrase.Of(step.Arithmetic(Wording.Likely), Emphasis.Quiet))),
            new Paragraph(Wording.Source(step.Source).Under(Phrase.Of(step.Note, Emphasis.Quiet))),
        };
        if (step.Inputs.Count > 0)
        {
            blocks.AddRange([new Heading("Worked out from"), Steps("Worked out from", step.Inputs)]);
        }

        if (Before(step) is { Count: > 0 } before)
        {
            blocks.AddRange([new Heading("And these from"), Steps("And these from", before)]);
        }

        return new Page(step.Name, step.Infringement ?? "", blocks, "");
    }

    public static Page Of(IReadOnlyList<Problem> problems) =>
        new(
            problems.Count == 1 ? "A problem" : $"{Text.Number(problems.Count)} problems",
            "",
            [
                new Grid(
                    "Problems",
                    [new("Code"), new("What is wrong"), new("Allowed"), new("Where")],
                    [
                        .. problems.Select(p => new Row([
                            Phrase.Of(p.Code, Emphasis.Warning),
                            p.Message,
                            p.Allowed,
                            Phrase.Of(
                                string.Join(
                                    ' ',
                                    new[] { p.File, p.Line is { } line ? $"line {Text.Number(line)}" : null, p.Path }.Where(part =>
                                        part is { Length: > 0 }
                                    )
                                ),
                                Emphasis.Quiet
                            ),
                        ])),
                    ]
                ),
            ],
            ""
        );

    private static Grid Steps(string title, IReadOnlyList<TraceNode> steps) =>
        new(
            title,
            [new("Step"), new("Rule as applied"), new("Value", true), new("Source")],
            [.. steps.Select(s => new Row([s.Name, s.Rule, Wording.Lines(s), Wording.Source(s.Source)]))]
        );

    // The named steps behind the inputs, each once, the nearest first.
    private static List<TraceNode> Before(TraceNode step)
    {
        var (seen, found) = (step.Inputs.Select(i => i.Key).ToHashSet(), new List<TraceNode>());
        var next = new Queue<TraceNode>(step.Inputs);
        while (found.Count < MostSteps && next.TryDequeue(out var at))
        {
            foreach (var input in at.Inputs.Where(i => seen.Add(i.Key)))
            {
                next.Enqueue(input);
                if (input.Id.Length > 0)
                {
                    found.Add(input);
                }
            }
        }

        return found;
    }
}
