using FineCalc.Steps;

namespace FineCalc.Reports;

// A step of an assessment with what it relies on directly: answers of the case, numbers of the law, assumptions. Read from the tree of the
// assessment; what other named steps rely on stands with them.
internal sealed record Element(TraceNode Step, IReadOnlyList<TraceNode> On, string Effect)
{
    // In the order of the method. What relies on nothing and changes nothing is no element of a fine.
    public static IReadOnlyList<Element> Of(Assessment assessment)
    {
        var (all, told) = (new List<Element>(), new HashSet<(int, int)>());
        foreach (var step in assessment.Steps)
        {
            var (on, before) = (new List<TraceNode>(), new List<TraceNode>());
            foreach (var input in step.Inputs)
            {
                Walk(input, on, before, told);
            }

            told.UnionWith(on.Select(n => n.Key));
            var effect = EffectOf(step, before);
            if (on.Count > 0 || effect.Length > 0 || step.Id == assessment.Trace.Id)
            {
                all.Add(new(step, [.. on.DistinctBy(n => n.Key)], effect));
            }
        }

        return all;
    }

    public static string KindOf(TraceNode leaf) =>
        leaf.Basis switch
        {
            Basis.Fact => "fact",
            Basis.Judgement => "judgement",
            Basis.Statute => "number of the law",
            Basis.Guidance => "number of the guidance",
            Basis.Model => "assumption of FineCalc's, of no authority",
            _ => "number put in place of the law's",
        };

    // A question that nobody answered is no element, unless something was assumed in its place.
    private static void Walk(TraceNode node, List<TraceNode> on, List<TraceNode> before, HashSet<(int, int)> told)
    {
        switch (node.Kind)
        {
            case StepKind.Fact when node.Answer is not null || (node.Inputs.Count == 0 && node.Basis == Basis.Model):
                on.Add(node);
                return;
            case StepKind.Number:
                if (node.Id.Length > 0)
                {
                    on.Add(node);
                }

                return;
            case StepKind.Table when node.Id.Length > 0:
                on.Add(node);
                break;
            case StepKind.Fact:
                break;
            default:
                if (node.Id.Length > 0)
                {
                    before.Add(node);
                    return;
                }

                break;
        }

        var within = new List<TraceNode>();
        foreach (var input in node.Inputs)
        {
            Walk(input, within, before, told);
        }

        // What has a name and no id is a step that was told before, if all that it relies on was.
        if (node.Node.Label is null || within.Exists(n => !told.Contains(n.Key)))
        {
            on.AddRange(within);
        }
    }

    // What the step does to the one amount that it comes from; nothing is said where there are several, or none.
    private static string EffectOf(TraceNode step, List<TraceNode> before)
    {
        var amounts = before.Where(b => b.Unit == Unit.Money).DistinctBy(b => b.Key).ToList();
        if (step.Unit != Unit.Money || amounts is not [var one] || one.Currency != step.Currency || one.IsOpen || step.IsOpen)
        {
            return "";
        }

        var what = $"{one.Name} ({Wording.Amount(one.Money)})";
        return step.Value > one.Value ? $"raises {what}"
            : step.Value < one.Value ? $"lowers {what}"
            : "";
    }
}
