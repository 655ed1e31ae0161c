using FineCalc.Reports;
using FineCalc.Steps;

namespace FineCalc.Reporting.Charts;

// Follows an amount back through the steps that raise or lower it (a share of it, a percentage added, a cap, a rounding) to the amount
// that they begin with, such as a statutory maximum.
internal static class WayFinder
{
    public static Way Of(TraceNode amount)
    {
        var parts = new List<WayPart>();
        var at = amount;
        while (Before(at) is var (before, between))
        {
            parts.InsertRange(0, between);
            at = before;
        }

        if (at.Kind == StepKind.Over)
        {
            IReadOnlyList<WayPart> each = [.. Each(at).Select(i => new WayPart(i.Infringement ?? i.Name, "", i.Value))];
            var rest = at.Value - each.Sum(p => p.Amount);
            return new Way(null, [.. each, .. rest == 0m ? [] : new[] { new WayPart(at.Name, "", rest) }, .. parts]);
        }

        return new Way(at.Value == 0m ? null : at, parts);
    }

    // The step before, and what lies between the two; null where the amount is the first.
    private static (TraceNode Before, IReadOnlyList<WayPart> Between)? Before(TraceNode node)
    {
        var inputs = node.Inputs;
        switch (node.Kind)
        {
            case StepKind.Product when node.Unit == Unit.Money && inputs.Count == 2:
                var amount = inputs[0].Unit == Unit.Money ? 0 : 1;
                return inputs[1 - amount].Unit == Unit.Rate ? (inputs[amount], Shares(node, inputs[amount], inputs[1 - amount])) : null;

            case StepKind.Sum when inputs.Count > 0 && !IsMinus(node, 0):
                return (inputs[0], Differing(node, inputs[0], [.. inputs.Skip(1).Select((term, i) => Term(term, IsMinus(node, i + 1)))]));

            case StepKind.Clamp
            or StepKind.Least when inputs.Count > 1 && inputs[0].Unit == Unit.Money:
                var holds = inputs.Skip(1).FirstOrDefault(i => i.Value == node.Value);
                return (inputs[0], Differing(node, inputs[0], [Held(holds?.Name ?? node.Name, node.Value - inputs[0].Value)]));

            case StepKind.Round when inputs.Count == 1:
                return (inputs[0], Differing(node, inputs[0], [new("Rounding", "", node.Value - inputs[0].Value)]));

            // The branch that was taken, or what stands for an answer, where it was itself worked out on such a way.
            case StepKind.Select
            or StepKind.Fact when inputs.Count > 0 && inputs[^1].Value == node.Value && IsWorkedOut(inputs[^1]):
                return (inputs[^1], []);

            case StepKind.Over when Each(node) is [var only]:
                return (only, Differing(node, only, [new(node.Name, "", node.Value - only.Value)]));

            default:
                return null;
        }
    }

    // What is taken together, without the caps on it.
    private static List<TraceNode> Each(TraceNode over) => over.Inputs.Where(i => i.Node == over.Inputs[0].Node).ToList();

    private static bool IsWorkedOut(TraceNode node) => node.Kind == StepKind.Over || Before(node) is not null;

    // A share of the amount, or percentages added to it one by one.
    private static IReadOnlyList<WayPart> Shares(TraceNode node, TraceNode of, TraceNode share)
    {
        var terms = Terms(share, false).ToList();
        var split =
            terms.Count > 1 && terms.FindIndex(t => t is { IsMinus: false, Node.Value: 1m, Node.Id: "" }) is var whole and >= 0
                ? terms
                    .Where((_, i) => i != whole)
                    .Select(t => new WayPart(t.Node.Name, Sign(t.IsMinus, t.Node), (t.IsMinus ? -1m : 1m) * t.Node.Value * of.Value))
                    .ToList()
                : [];
        var one = new WayPart(share.Name, Wording.Likely(share), node.Value - of.Value);
        return Differing(node, of, Same(split.Sum(p => p.Amount), one.Amount) ? split : [one]);
    }

    private static IEnumerable<(TraceNode Node, bool IsMinus)> Terms(TraceNode node, bool isMinus)
    {
        var inputs = node.Inputs;
        return node.Kind != StepKind.Sum ? [(node, isMinus)] : inputs.SelectMany((term, i) => Terms(term, isMinus != IsMinus(node, i)));
    }

    private static string Sign(bool isMinus, TraceNode rate)
    {
        var shown = Wording.Likely(rate);
        return !isMinus ? shown.Replace('-', '\u2212')
            : shown[0] == '-' ? shown[1..]
            : $"\u2212{shown}";
    }

    private static WayPart Held(string name, decimal by) => new(name, by < 0m ? "at most" : "at least", by);

    private static WayPart Term(TraceNode term, bool isMinus) => new(term.Name, "", isMinus ? -term.Value : term.Value);

    // Nothing that changes nothing; and if the parts are not the difference, the difference.
    private static IReadOnlyList<WayPart> Differing(TraceNode node, TraceNode before, IReadOnlyList<WayPart> parts) =>
        Same(parts.Sum(p => p.Amount), node.Value - before.Value)
            ? [.. parts.Where(p => p.Amount != 0m)]
            : [new WayPart(node.Name, "", node.Value - before.Value)];

    // Products of long decimals are rounded at the 28th digit.
    private static bool Same(decimal left, decimal right) => decimal.Round(left, 10) == decimal.Round(right, 10);

    private static bool IsMinus(TraceNode sum, int term) => sum.Node is SumNode { Minus: var minus } && term < minus.Length && minus[term];
}
