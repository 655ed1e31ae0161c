namespace FineCalc.Tests;

/// <summary>One row of a table as a reader of the law would note it down.</summary>
internal sealed record Band(decimal From, decimal? To, decimal Low, decimal High)
{
    /// <summary>The band rule, stated anew: the first row that the value is not past, and the straight line along it.</summary>
    public static decimal Find(IReadOnlyList<Band> rows, Edge edge, decimal value)
    {
        var row = rows.First(r => r.To is null || (edge == Edge.UpperIncluded ? value <= r.To : value < r.To));
        return row.To is not { } to || row.Low == row.High
            ? row.Low
            : row.Low + ((row.High - row.Low) * ((value - row.From) / (to - row.From)));
    }
}

/// <summary>Stated rounding, stated anew.</summary>
internal static class Grid
{
    public static decimal Round(decimal value, decimal unit, RoundingMode mode)
    {
        var points = decimal.Truncate(value / unit);
        var (near, far) = (points * unit, (points + Math.Sign(value)) * unit);
        var half = Math.Abs(value - near) - (unit / 2m);
        return mode switch
        {
            _ when near == value || mode == RoundingMode.None => value,
            RoundingMode.Down => near,
            RoundingMode.Up => far,
            RoundingMode.Nearest => half < 0m ? near : far,
            _ => half < 0m || (half == 0m && points % 2m == 0m) ? near : far,
        };
    }
}

/// <summary>Holds a trace against the plan of its method, node by node, and notes what it met on the way.</summary>
internal sealed class Oracle(Facts facts)
{
    private readonly HashSet<string> _met = [];

    /// <summary>What the trace comes to in words, for reports of what was generated.</summary>
    public static IReadOnlySet<string> Check(Given given)
    {
        var assessment = given.Version.Assess(given.Facts);
        var oracle = new Oracle(given.Facts);
        oracle.Check(assessment.Trace, given.Tree.Plan, null);
        Note(oracle, assessment.IsOpen, "an open result");
        Note(oracle, given.Facts.Infringements.Count > 1, "several infringements");
        Note(oracle, given.Facts.Infringements.Count == 1, "one infringement");
        Note(oracle, given.Facts.Infringements.Count == 0, "no infringement named");
        return oracle._met;
    }

    private static void Note(Oracle oracle, bool isSo, string what)
    {
        if (isSo)
        {
            oracle._met.Add(what);
        }
    }

    private void Check(TraceNode node, Plan plan, Infringement? infringement)
    {
        Assert.Equal(plan.Kind, node.Kind);
        var values = node.Inputs.Select(i => i.Value).ToList();
        Note(this, true, "a " + plan.Kind);
        switch (plan.Kind)
        {
            case StepKind.Number:
                Assert.Equal(plan.Constant, node.Value);
                break;
            case StepKind.Given:
                Assert.Equal(facts.Find(plan.Fact!, infringement) is null ? 0m : 1m, node.Value);
                break;
            case StepKind.Fact:
                Answer(node, plan, infringement);
                break;
            case StepKind.Select:
                Assert.Equal([values[0], node.Value], [values[0], values[1]]);
                Check(node.Inputs[0], plan.Inputs[0], infringement);
                Check(node.Inputs[1], plan.Inputs[(int)values[0] + 1], infringement);
                Note(this, plan.Inputs.Count == 4, "a selection by a choice");
                break;
            case StepKind.Over:
                Over(node, plan, values);
                break;
            default:
                Near(plan.Rule!(values), node.Value);
                Assert.Equal(plan.Inputs.Count, node.Inputs.Count);
                for (var i = 0; i < plan.Inputs.Count; i++)
                {
                    Check(node.Inputs[i], plan.Inputs[i], infringement);
                }

                Note(this, plan.Kind == StepKind.Table && Asked.Edges.Contains(values[0]), "a table at an edge");
                Note(this, plan is { Kind: StepKind.Clamp, HasCap: true } && node.Value < values[0], "a cap that holds");
                Note(this, plan is { Kind: StepKind.Clamp, HasFloor: true } && node.Value > values[0], "a floor that holds");
                Note(this, plan.Kind == StepKind.Round && node.Value != values[0], "a rounding that rounds");
                break;
        }
    }

    private void Answer(TraceNode node, Plan plan, Infringement? infringement)
    {
        if (facts.Find(plan.Fact!, infringement) is { } answer)
        {
            Assert.Empty(node.Inputs);
            Assert.Equal(answer.Likely * (answer.Currency == Currency.Eur ? Answering.Euro : 1m), node.Value);
            Note(this, answer.Currency == Currency.Eur, "an answer in euro");
            Note(this, infringement is not null && infringement.Answers.Contains(answer), "an answer of an infringement");
        }
        else if (plan.Inputs is [var otherwise])
        {
            Assert.Equal(node.Value, Assert.Single(node.Inputs).Value);
            Check(node.Inputs[0], otherwise, infringement);
            Note(this, true, "a fallback");
        }
        else
        {
            Assert.Empty(node.Inputs);
            Assert.NotEqual(Missing.Required, plan.Fact!.WhenMissing);
            Note(this, true, plan.Fact.WhenMissing == Missing.Open ? "an open question" : "a default");
        }
    }

    private void Over(TraceNode node, Plan plan, List<decimal> values)
    {
        Infringement?[] all = facts.Infringements.Count == 0 ? [null] : [.. facts.Infringements];
        var width = plan.Inputs.Count;
        Assert.Equal(all.Length * width, node.Inputs.Count);
        for (var i = 0; i < node.Inputs.Count; i++)
        {
            Check(node.Inputs[i], plan.Inputs[i % width], all[i / width]);
        }

        var groups = Enumerable
            .Range(0, all.Length)
            .GroupBy(k => plan.IsGrouped ? facts.Find(Asked.Conduct, all[k])?.Likely ?? 1m : 0m)
            .ToList();
        var total = 0m;
        foreach (
            var items in groups.Select(group =>
                group.Select(k => (Value: values[k * width], Cap: values[(k * width) + width - 1])).ToList()
            )
        )
        {
            var taken = plan.IsGreatest ? items.Max(i => i.Value) : items.Sum(i => i.Value);
            total += plan.HasCap ? Math.Min(taken, items.Max(i => i.Cap)) : taken;
            Note(this, plan.HasCap && taken > items.Max(i => i.Cap), "a group held by its cap");
        }

        Near(total, node.Value);
        Note(this, groups.Count > 1 && groups.Count < all.Length, "several groups, one of several infringements");
    }

    // Two orders of the same arithmetic may differ in the twenty-eighth digit.
    private static void Near(decimal expected, decimal actual) =>
        Assert.True(Math.Abs(expected - actual) <= 0.000_000_000_001m * (1m + Math.Abs(expected)), $"{actual} where {expected} is due");
}
