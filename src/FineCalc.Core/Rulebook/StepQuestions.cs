namespace FineCalc.Steps;

// A method in which some of its steps are asked about: what a decision does there beside the method.
internal static class StepQuestions
{
    // The steps that can be asked about, with what they are measured in.
    public static IReadOnlyDictionary<string, Unit> Steps(Program program) =>
        program.Nodes.Where(IsStep).ToDictionary(n => n.Label!.Id, n => n.Unit, StringComparer.Ordinal);

    public static bool IsStep(Node node) => node is not (NumberNode or TableNode) && node.Label is { Id.Length: > 0 };

    // The questions in the order of their ids, which what is done at one step keeps where it is of one word.
    public static Method Put(string regime, Method method, IReadOnlyList<StepQuestion> questions, Func<string, bool> isEach)
    {
        var (known, asked) = (
            new Dictionary<Node, Node>(ReferenceEqualityComparer.Instance),
            new Dictionary<string, Fact>(StringComparer.Ordinal)
        );
        var bySteps = questions.ToLookup(q => q.Step, StringComparer.Ordinal);
        var changed = method.Over(Rewritten);
        return questions.Any(q => q.Word == StepWord.Stated)
            ? changed with
            {
                Checks = [.. changed.Checks.Select(c => IfAsked(c, asked))],
            }
            : changed;

        Node Rewritten(Node node)
        {
            if (!known.TryGetValue(node, out var done))
            {
                done = node.Over(Array.ConvertAll(node.Inputs, Rewritten));
                if (IsStep(node) && bySteps[node.Label!.Id] is var here && here.Any())
                {
                    done = Asking(done, [.. here.OrderBy(q => q.Word)]);
                }

                known.Add(node, done);
            }

            return done;
        }

        // What the method has is a row of its own, and so is the step after each thing that is done; the last of them is the step.
        Node Asking(Node step, IReadOnlyList<StepQuestion> here)
        {
            var label = step.Label!;
            var done = step.With(label with { Id = $"unchanged-{label.Id}", Name = $"{label.Name}, by the method" });
            for (var i = 0; i < here.Count; i++)
            {
                var question = here[i];
                if (!asked.TryGetValue(question.Id, out var fact))
                {
                    asked.Add(question.Id, fact = question.Asked(regime, step, isEach(label.Id)));
                }

                var so = i == 0 ? "so far" : $"so far ({Text.Number(i + 1)})";
                var after = i == here.Count - 1 ? label : label with { Id = $"after-{question.Id}", Name = $"{label.Name}, {so}" };
                done = question.Apply(done, fact).With(after);
            }

            return done;
        }
    }

    // Where a step is stated, what led to it is not needed, and a warning that only goes by that is none.
    private static Check IfAsked(Check check, Dictionary<string, Fact> asked)
    {
        var needed = new List<Fact>();
        Collect(check.Holds.Node, []);
        return !check.IsWarning || needed.Count == 0
            ? check
            : check with
            {
                Holds = needed.Distinct().Select(Step.IsGiven).Aggregate((all, one) => all & one).Implies(check.Holds),
            };

        void Collect(Node node, HashSet<Node> seen)
        {
            if (!seen.Add(node))
            {
                return;
            }

            if (node is FactNode { Fact.WhenMissing: Missing.Required, Inputs.Length: 0 } asks && !asked.ContainsKey(asks.Fact.Id))
            {
                needed.Add(asks.Fact);
            }

            Array.ForEach(node.Inputs, input => Collect(input, seen));
        }
    }
}
