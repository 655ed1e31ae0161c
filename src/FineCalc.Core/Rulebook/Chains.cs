using NodaTime;

namespace FineCalc.Steps;

// A method in which one step is worked out for each infringement and added up, where the text works it out once: several sales, periods,
// addressees or whole chains in one decision.
internal static class Chains
{
    public static Method Put(Method method, string step, LocalDate day)
    {
        var inside = new HashSet<Node>(ReferenceEqualityComparer.Instance);
        var outside = new HashSet<Node>(ReferenceEqualityComparer.Instance);
        Walk(method.Result.Node, isInside: false);
        if (method.Provisional is { } provisional)
        {
            Walk(provisional.Node, isInside: false);
        }

        // What is asked on the way from the step to the result stays one answer of the case.
        var ofCase = outside.Select(n => n.Content.Fact).OfType<Fact>().ToHashSet();
        var each = inside
            .Select(n => n.Content.Fact)
            .OfType<Fact>()
            .Distinct()
            .Where(f => !f.IsPerInfringement && !ofCase.Contains(f))
            .ToDictionary(f => f, f => f.On(day).OfEach());
        var known = new Dictionary<Node, Node>(ReferenceEqualityComparer.Instance);
        return method.Over(Rewritten);

        void Walk(Node node, bool isInside)
        {
            isInside |= IsStep(node);
            if ((isInside ? inside : outside).Add(node))
            {
                Array.ForEach(node.Inputs, input => Walk(input, isInside));
            }
        }

        bool IsStep(Node node) => StepQuestions.IsStep(node) && node.Label!.Id == step;

        Node Rewritten(Node node)
        {
            if (known.TryGetValue(node, out var done))
            {
                return done;
            }

            var inputs = Array.ConvertAll(node.Inputs, Rewritten);

            // Infringements that are taken together one by one are each taken alone.
            done = (inside.Contains(node), node) switch
            {
                (true, OverNode { HasCap: true }) => new ClampNode(inputs[0], null, inputs[1]).With(node.Label),
                (true, OverNode) => inputs[0].Label is null || node.Label is null
                    ? inputs[0].With(node.Label ?? inputs[0].Label)
                    : Same(inputs[0], node.Label),
                _ => node.Over(inputs),
            };
            if (done.Content.Fact is { } fact && each.TryGetValue(fact, out var asked))
            {
                done = done.Asking(asked);
            }

            if (IsStep(node))
            {
                var label = node.Label!;
                done = new OverNode(
                    done.With(label with { Id = $"each-{label.Id}", Name = $"{label.Name}, of each" }),
                    null,
                    Combine.Sum,
                    null
                ).With(label);
            }

            known.Add(node, done);
            return done;
        }
    }

    // The same value under a name of its own.
    private static Node Same(Node node, Label label) => new SumNode(node.Unit, [node], [false]).With(label);
}
