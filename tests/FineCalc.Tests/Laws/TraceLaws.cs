namespace FineCalc.Tests;

/// <summary>An assessment and its explanation are one thing.</summary>
public class TraceLaws
{
    [Fact]
    public void Every_node_of_a_trace_is_its_operation_on_its_inputs() =>
        Laws.Hold(
            Generators.Cases,
            300,
            Oracle.Check,
            "a Number",
            "a Fact",
            "a Given",
            "a Sum",
            "a Product",
            "a Quotient",
            "a Greatest",
            "a Least",
            "a Clamp",
            "a Compare",
            "a Table",
            "a Select",
            "a Round",
            "a Convert",
            "a Over",
            "a table at an edge",
            "a selection by a choice",
            "a cap that holds",
            "a floor that holds",
            "a rounding that rounds",
            "a fallback",
            "an open question",
            "a default",
            "an answer in euro",
            "an answer of an infringement",
            "a group held by its cap",
            "several groups, one of several infringements",
            "an open result",
            "several infringements",
            "one infringement",
            "no infringement named"
        );

    [Fact]
    public void The_root_of_the_trace_is_the_amount_and_Amount_gives_it_too() =>
        Laws.Hold(
            Generators.Cases,
            300,
            given =>
            {
                var assessment = given.Version.Assess(given.Facts);
                Assert.Equal(assessment.Trace.Value, assessment.Amount.Amount);
                Assert.Equal(assessment.Amount, assessment.Range.Likely);
                Assert.Equal(assessment.Amount, given.Version.Amount(given.Facts));
                Assert.Equal(assessment.Amount, given.Anew().Amount(given.Facts));
                return [assessment.IsOpen ? "open" : "certain", $"{given.Facts.Infringements.Count} infringements"];
            },
            "open",
            "certain",
            "3 infringements"
        );

    [Fact]
    public void A_capped_step_never_exceeds_its_cap() =>
        Laws.Hold(
            Generators.Cases,
            300,
            given =>
            {
                var met = new HashSet<string>();
                foreach (
                    var (node, plan) in Traces.Pairs(given.Version.Assess(given.Facts).Trace, given.Tree.Plan).Where(p => p.Plan.HasCap)
                )
                {
                    if (plan.Kind == StepKind.Clamp)
                    {
                        var cap = node.Inputs[^1];
                        Assert.True(node.Value <= cap.Value && node.Low <= cap.Low && node.High <= cap.High, node.Rule);
                        met.Add(node.Value == cap.Value ? "at the cap" : "below the cap");
                        met.Add(cap.IsOpen ? "an open cap" : "a certain cap");
                    }
                    else if (node.Inputs.Where((_, i) => i % 2 == 1).ToList() is var caps && caps.All(c => c.Value >= 0m))
                    {
                        Assert.True(node.Value <= caps.Sum(c => c.Value), node.Rule);
                        met.Add("caps of groups");
                    }
                }

                return met;
            },
            "at the cap",
            "below the cap",
            "an open cap",
            "caps of groups"
        );

    [Fact]
    public void The_same_facts_give_the_same_assessment_in_every_culture() =>
        Laws.Hold(
            Generators.Cases,
            100,
            given =>
            {
                var all = Cultures.InEach(() => Traces.Words(given.Anew().Assess(given.Facts)));
                Assert.All(all, words => Assert.Equal(all[0], words));
                return [all[0].Contains('.', StringComparison.Ordinal) ? "decimals" : "none"];
            },
            "decimals"
        );

    [Fact]
    public void The_same_facts_give_the_same_assessment_on_many_threads() =>
        Laws.Hold(
            Generators.Cases,
            100,
            given =>
            {
                var expected = Traces.Words(given.Anew().Assess(given.Facts));
                var shared = given.Anew();
                var found = new string[16];
                Parallel.For(
                    0,
                    found.Length,
                    i => found[i] = Traces.Words(shared.Assess(i % 2 == 0 ? given.Facts : given.Facts.Rebuilt(given.Facts.Infringements)))
                );
                Assert.All(found, words => Assert.Equal(expected, words));
                return [$"{given.Facts.Infringements.Count} infringements"];
            },
            "0 infringements",
            "3 infringements"
        );
}

/// <summary>Traces in full.</summary>
internal static class Traces
{
    /// <summary>Everything that an assessment says, as text.</summary>
    public static string Words(Assessment assessment) =>
        string.Join(
            "\n",
            assessment
                .Steps.Select(s => Of(s, 0))
                .Prepend("range " + assessment.Range)
                .Prepend("provisional " + assessment.Provisional)
                .Append(Of(assessment.Trace, int.MaxValue))
                .Concat(assessment.Assumptions.Select(a => a.ToString()))
                .Concat(assessment.Caveats.Select(c => c.ToString()))
                .Concat(assessment.Warnings.Select(w => w.ToString()))
        );

    /// <summary>A node and everything below it.</summary>
    public static IEnumerable<TraceNode> All(TraceNode node) => node.Inputs.SelectMany(All).Prepend(node);

    /// <summary>The nodes of a trace with the plans they were made by.</summary>
    public static IEnumerable<(TraceNode Node, Plan Plan)> Pairs(TraceNode node, Plan plan)
    {
        var inputs = node.Inputs;
        var plans = plan.Kind switch
        {
            StepKind.Select => [plan.Inputs[0], plan.Inputs[(int)inputs[0].Value + 1]],
            StepKind.Over => [.. inputs.Select((_, i) => plan.Inputs[i % plan.Inputs.Count])],
            StepKind.Fact when inputs.Count == 0 => [],
            _ => plan.Inputs,
        };
        return inputs.Zip(plans).SelectMany(pair => Pairs(pair.First, pair.Second)).Prepend((node, plan));
    }

    private static string Of(TraceNode node, int depth) =>
        FormattableString.Invariant($"{node.Id}|{node.Name}|{node.Kind}|{node.Rule}|{node.Value}|{node.Low}|{node.High}|{node.ValueText}|")
        + FormattableString.Invariant($"{node.Basis}|{node.Source}|{node.Note}|{node.Infringement}|{node.Answer?.ToString()}")
        + (depth == 0 ? "" : "(" + string.Join("\n", node.Inputs.Select(i => Of(i, depth - 1))) + ")");
}
