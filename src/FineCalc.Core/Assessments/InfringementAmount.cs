using FineCalc.Steps;

namespace FineCalc;

/// <summary>
/// What one infringement comes to by itself, before the method takes several together. The amounts need not add up to the fine: together
/// they may be capped (<see cref="Cap"/>), the greatest alone may count, and hardship or a settlement is of the whole case.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal only if they are one object.</remarks>
public sealed class InfringementAmount
{
    private InfringementAmount(TraceNode step, string name, TraceNode? cap, bool isCapShared) =>
        (Step, Name, Cap, IsCapShared) = (step, name, cap, isCapShared);

    /// <summary>Its name in the case; <c>Infringement</c> where the case names none.</summary>
    public string Name { get; }

    /// <summary>Its amount, the likely one where something is open.</summary>
    public Money Amount => Step.Money;

    /// <summary>The lowest, likely and highest amount.</summary>
    public Spread<Money> Range => Step.Range;

    /// <summary>The step that the amount is, with all that it was worked out from.</summary>
    public TraceNode Step { get; }

    /// <summary>What holds the likely amount down, such as a statutory maximum; null where nothing does.</summary>
    public TraceNode? Cap { get; }

    /// <summary>
    /// Whether <see cref="Cap"/> holds the infringement down only together with others of its group, whose amounts exceed it in sum.
    /// </summary>
    public bool IsCapShared { get; }

    /// <summary>The name, the amount and what caps it.</summary>
    public override string ToString() =>
        Text.Clean(
            $"{Text.Cut(Name, 64)}: {Range}"
                + (
                    Cap is null ? ""
                    : IsCapShared ? $", with others capped at {Cap.Money}"
                    : $", capped at {Cap.Money}"
                )
        );

    // A method declares what it asks of each infringement, and takes the results together in one step on the way to its amount.
    internal static IReadOnlyList<InfringementAmount> Of(Calculation calculation)
    {
        var together = Together(calculation.Result) ?? Together(calculation.Provisional);
        return together is { Node: OverNode over }
                ? [.. Enumerable.Range(0, calculation.Binding.Count).Select(k => Each(calculation, together, over, k))]
            : calculation.Binding.Count == 1 ? [new(calculation.Provisional, NameOf(calculation, 0), CapOf(calculation.Provisional), false)]
            : [];
    }

    private static InfringementAmount Each(Calculation of, TraceNode together, OverNode over, int infringement)
    {
        var step = At(over.Inputs[0], infringement);
        if (CapOf(step) is { } own || !over.HasCap)
        {
            return new(step, NameOf(of, infringement), CapOf(step), false);
        }

        // Of a group the greatest cap holds the sum.
        var group = Enumerable.Range(0, of.Binding.Count).Where(k => of.GroupOf(over, k) == of.GroupOf(over, infringement)).ToList();
        var cap = group.Select(k => At(over.Inputs[1], k)).MaxBy(c => c.Value)!;
        var amounts = group.Select(k => At(over.Inputs[0], k).Value);
        var isHeld = (over.Combine == Combine.Sum ? amounts.Sum() : amounts.Max()) > cap.Value;
        return new(step, NameOf(of, infringement), isHeld ? cap : null, isHeld && group.Count > 1);

        TraceNode At(Node node, int k) => new(of, of.Program.IndexOf(node), k);
    }

    private static string NameOf(Calculation of, int infringement) => of.Binding.NameOf(infringement) ?? "Infringement";

    // The step on the way to an amount at which infringements are taken together: what a cap, a deduction or a condition compares the
    // amount with is not on the way. Null where there is none, or more than one.
    private static TraceNode? Together(TraceNode from)
    {
        var (found, seen) = (new List<TraceNode>(), new HashSet<(int, int)>());
        var waiting = new Stack<TraceNode>([from]);
        while (waiting.TryPop(out var at))
        {
            if (!seen.Add(at.Key))
            {
                continue;
            }

            if (at.Node is OverNode)
            {
                found.Add(at);
                continue;
            }

            foreach (var input in OnTheWay(at))
            {
                waiting.Push(input);
            }
        }

        return found.Count == 1 ? found[0] : null;
    }

    private static IEnumerable<TraceNode> OnTheWay(TraceNode at) =>
        at.Node switch
        {
            ClampNode => at.Inputs.Take(1),
            SelectNode => at.Inputs.Skip(1),
            SumNode sum => at.Inputs.Where((input, i) => !sum.Minus[i] && input.Unit == Unit.Money),
            _ => at.Inputs.Where(input => input.Unit == Unit.Money),
        };

    // The cap that an amount is, where it was handed on unchanged since it was held.
    private static TraceNode? CapOf(TraceNode? of)
    {
        var at = of;
        while (at is not null)
        {
            var inputs = at.Inputs;
            if (at.Node is ClampNode { HasCap: true } && inputs[^1].Value == at.Value && inputs[0].Value > at.Value)
            {
                return inputs[^1];
            }

            at = OnTheWay(at).FirstOrDefault(input => input.Value == at.Value);
        }

        return null;
    }
}
