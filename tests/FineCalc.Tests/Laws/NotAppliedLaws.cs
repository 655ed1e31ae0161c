namespace FineCalc.Tests;

/// <summary>Every rule of a method either made the amount what it is, or is told with the reason why it did not.</summary>
public class NotAppliedLaws
{
    private static readonly string Examples = Repository.PathOf("docs", "examples");

    private static readonly Lazy<IReadOnlyList<(string File, Assessment Of)>> Assessed = new(() =>
        [
            .. Directory
                .GetFiles(Examples, "*.json", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(f => (Path.GetRelativePath(Examples, f), CaseJson.Parse(File.ReadAllText(f), f, Regimes.All).Assess().Final)),
        ]
    );

    [Fact]
    public void Every_named_step_is_among_the_steps_or_was_not_applied_and_never_both()
    {
        var wrong = new List<string>();
        foreach (var (file, of) in Assessed.Value)
        {
            var names = of.Facts.Infringements.Count > 1 ? of.Facts.Infringements.Select(i => (string?)i.Name).ToList() : [null];
            foreach (var step in of.Version.Steps)
            {
                foreach (var name in step.IsPerInfringement ? names : [null])
                {
                    var isStep = of.Steps.Any(s => s.Id == step.Id && (name is null || s.Infringement == name));
                    var isLeft = of.NotApplied.Any(r =>
                        r.Steps.Any(s => s.Id == step.Id) && (name is null || r.Infringements.Count == 0 || r.Infringements.Contains(name))
                    );
                    if (isStep == isLeft)
                    {
                        wrong.Add($"{file}: '{step.Id}' of '{name}' is {(isStep ? "both" : "neither")}");
                    }
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void A_cap_is_told_as_not_reached_exactly_where_it_holds_nothing_down()
    {
        var wrong = new List<string>();
        foreach (var (file, of) in Assessed.Value)
        {
            var told = of.NotApplied.Where(r => r.Reason == NotAppliedReason.CapNotReached).Select(r => r.Name).ToHashSet();
            var free = Nodes(of.Trace)
                .Where(n => n.Kind == StepKind.Clamp && n.Rule.Contains(", at most ", StringComparison.Ordinal))
                .Where(n => n.Inputs[^1].Id.Length > 0 && n.Inputs[^1].Answer is null && n.Inputs[0].High <= n.Inputs[^1].Low)
                .Select(n => n.Inputs[^1].Name);
            wrong.AddRange(free.Where(name => !told.Contains(name)).Select(name => $"{file}: '{name}' is not told"));
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Each_rule_is_told_once_and_with_a_reason()
    {
        foreach (var (file, of) in Assessed.Value)
        {
            var told = of.NotApplied.Select(r => $"{r.Name} | {r.Within} | {r.Why} | {string.Join(", ", r.Infringements)}").ToList();
            Assert.Equal(told.Distinct(), told);
            Assert.All(of.NotApplied, r => Assert.True(r.Name.Length > 0 && r.Why.Length > 0, file));
        }
    }

    [Fact]
    public void The_reasons_have_the_values_that_decided()
    {
        var seed = Assessed.Value.Single(a => a.File == Path.Combine("uk-gdpr", "south-staffordshire-2026.json")).Of;
        Told(seed, NotAppliedReason.CapNotReached, "Statutory maximum", "GBP 1,606,500, GBP 15,893,500 below the cap of GBP 17,500,000");
        Told(seed, NotAppliedReason.NotTaken, "Fine after inability to pay", "'Fine after inability to pay' is not given");
        Told(seed, NotAppliedReason.NotGiven, "Settlement, amount", "not given: no amount is stated");
        var gain = Assessed.Value.Single(a => a.File == Path.Combine("us-sentencing-organisations", "gain-2018.json")).Of;
        Told(
            gain,
            NotAppliedReason.FloorNotReached,
            "Low end of the range",
            "USD 37,500,000, USD 7,500,000 above the floor of USD 30,000,000"
        );
        Told(
            gain,
            NotAppliedReason.AnotherDecided,
            "Offence level fine table",
            "USD 20,000,000 is below 'Pecuniary gain' (USD 25,000,000), which decides"
        );

        static void Told(Assessment of, NotAppliedReason reason, string name, string why) =>
            Assert.Contains(of.NotApplied, r => r.Reason == reason && r.Name.StartsWith(name, StringComparison.Ordinal) && r.Why == why);
    }

    private static IEnumerable<TraceNode> Nodes(TraceNode root)
    {
        var seen = new HashSet<(int, int)>();
        var waiting = new Stack<TraceNode>([root]);
        while (waiting.TryPop(out var node))
        {
            if (seen.Add(node.Key))
            {
                yield return node;
                foreach (var input in node.Inputs)
                {
                    waiting.Push(input);
                }
            }
        }
    }
}
