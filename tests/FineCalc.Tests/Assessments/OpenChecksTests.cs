namespace FineCalc.Tests;

/// <summary>
/// Which cases inside a range are held to the checks of a method: each answer at its ends, all at once, and the few that enter a check at
/// their ends with each other.
/// </summary>
public class OpenChecksTests
{
    private static readonly Fact<Count>[] Numbers = [.. Enumerable.Range(0, 8).Select(i => Fact.Count($"n{i}", $"N{i}", "?", "sacks"))];

    private static readonly string[] Names = ["A", "B", "C", "D"];

    // A check that fails where the first so many are low and the others, up to a count, high; or the other way round.
    private static IReadOnlyList<Problem> Problems(int of, Func<int, bool> isHigh, bool isWarning = false, int others = 0)
    {
        var asked = Numbers.Take(of).Select(Step.Ask).ToArray();
        var apart = asked.Select((n, i) => isHigh(i) ? n.IsAtLeast(Own.Number(3)) : n.IsAtMost(Own.Number(1))).Aggregate((a, b) => a & b);
        var method = new Method(Own.Pounds(1) * Step.Sum(Numbers.Take(of + others).Select(Step.Ask).ToArray()))
        {
            Checks = [new Check("apart", !apart, "They lie apart.", "nearer ones") { IsWarning = isWarning }],
        };
        var facts = Numbers.Take(of + others).Aggregate(Facts.None, (f, n) => f.With(new Answer(n, 1, 2, 3)));
        var result = Own.Version(method).Try(facts);
        return result.IsAssessed ? result.Assessment.Warnings : result.Problems;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public void Each_end_with_each_other_is_tried_of_up_to_six(int of)
    {
        for (var high = 0; high < 1 << of; high++)
        {
            var told = Assert.Single(Problems(of, i => (high >> i & 1) == 1));

            Assert.Equal("apart", told.Code);
            var ends = string.Join(" and ", Enumerable.Range(0, of).Select(i => $"'N{i}' is {((high >> i & 1) == 1 ? 3 : 1)} sacks"));
            Assert.Equal($"They lie apart. It is so where {ends}.", told.Message);
            Assert.Equal("apart", Assert.Single(Problems(of, i => (high >> i & 1) == 1, isWarning: true)).Code);
        }
    }

    [Fact]
    public void More_than_six_are_tried_one_by_one_and_all_at_once()
    {
        Assert.Single(Problems(7, _ => true));
        Assert.Single(Problems(7, _ => false));
        Assert.Empty(Problems(7, i => i > 2));
    }

    // Where the likely case is refused, no other case is looked at.
    [Fact]
    public void What_the_likely_case_is_refused_for_is_all_that_is_told()
    {
        var (first, second) = (Step.Ask(Numbers[0]), Step.Ask(Numbers[1]));
        var method = new Method(Own.Pounds(1) * (first + second))
        {
            Checks =
            [
                new Check("likely", first.IsAbove(Own.Number(5)), "Too few.", "more"),
                new Check("ends", second.IsBelow(Own.Number(3)), "Too many.", "fewer"),
            ],
        };
        var facts = Facts.None.With(new Answer(Numbers[0], 1, 2, 3)).With(new Answer(Numbers[1], 1, 2, 3));

        Assert.Equal(["likely"], Own.Version(method).Try(facts).Problems.Select(p => p.Code));
    }

    // Those that a check does not read are where they are likely.
    [Fact]
    public void Only_what_enters_a_check_is_put_to_its_ends_with_each_other()
    {
        var told = Assert.Single(Problems(2, i => i == 0, others: 6));

        Assert.Equal("They lie apart. It is so where 'N0' is 3 sacks and 'N1' is 1 sacks.", told.Message);
    }

    // Of a check of each infringement the answers of each enter by themselves, with those of the whole case.
    [Fact]
    public void The_ends_of_one_infringement_are_not_tried_with_those_of_another()
    {
        var (own, more) = (Numbers[0].PerInfringement(), Numbers[1].PerInfringement());
        var small = Step.Ask(own).IsAtMost(Own.Number(1)) & Step.Ask(more).IsAtLeast(Own.Number(3));
        var method = new Method(Step.SumOver(Own.Pounds(1) * (Step.Ask(own) + Step.Ask(more))))
        {
            Checks = [new Check("apart", !small, "They lie apart.", "nearer ones")],
        };
        Facts Two(Answer first, Answer second) =>
            Facts
                .None.WithInfringement("A", f => f.With(first).With(more, 2))
                .WithInfringement("B", f => f.With(second).With(new Answer(more, 1, 2, 3)));

        Assert.Empty(Own.Version(method).Try(Two(new(own, 1, 2, 3), new(own, 2, 2, 2))).Problems);
        var told = Assert.Single(Own.Version(method).Try(Two(new(own, 2, 2, 2), new(own, 1, 2, 3))).Problems);
        Assert.Contains("of the infringement 'B'", told.Message, StringComparison.Ordinal);
    }

    // Four infringements have eight answers, which are more than are tried together: two of each are not.
    [Fact]
    public void Of_each_infringement_its_own_answers_count_for_how_many_are_tried()
    {
        var (own, more) = (Numbers[0].PerInfringement(), Numbers[1].PerInfringement());
        var apart = Step.Ask(own).IsAtMost(Own.Number(1)) & Step.Ask(more).IsAtLeast(Own.Number(3));
        var method = new Method(Step.SumOver(Own.Pounds(1) * (Step.Ask(own) + Step.Ask(more))))
        {
            Checks = [new Check("apart", !apart, "They lie apart.", "nearer ones")],
        };
        var facts = Names.Aggregate(
            Facts.None,
            (f, name) => f.WithInfringement(name, i => i.With(new Answer(own, 1, 2, 3)).With(new Answer(more, 1, 2, 3)))
        );

        Assert.Contains(
            "of the infringement 'A'",
            Assert.Single(Own.Version(method).Try(facts).Problems).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_ends_of_several_infringements_are_tried_with_each_other_for_a_check_of_the_case()
    {
        var (own, all) = (Numbers[0].PerInfringement(), Numbers[1]);
        var sum = Step.SumOver(Own.Pounds(1) * Step.Ask(own));
        var method = new Method(sum + Own.Pounds(1) * Step.Ask(all))
        {
            Checks = [new Check("apart", !(sum.IsAtLeast(Own.Pounds(6)) & Step.Ask(all).IsAtMost(Own.Number(1))), "Apart.", "nearer ones")],
        };
        var facts = Names
            .Take(2)
            .Aggregate(
                Facts.None.With(new Answer(all, 1, 2, 3)),
                (f, name) => f.WithInfringement(name, i => i.With(new Answer(own, 1, 2, 3)))
            );

        Assert.Equal("apart", Assert.Single(Own.Version(method).Try(facts).Problems).Code);
    }

    [Fact]
    public void What_is_too_large_is_named_by_the_step_that_overflows()
    {
        var large = Own.Pounds(6e28m);
        var sum = Step.SumOver(Step.Ask(Ask.Harm)).Named("s", "All harm", Own.Source);
        var facts = Facts
            .None.WithInfringement("A", own => own.With(Ask.Harm, Money.Gbp(6e28m)))
            .WithInfringement("B", own => own.With(Ask.Harm, Money.Gbp(6e28m)));
        Assert.Equal(("amount-overflow", "s"), Of(Own.OnlyProblem(sum, facts)));

        // Nothing of a branch that was not taken was read, and nothing in it was too large.
        const string Large = "GBP 60,000,000,000,000,000,000,000,000,000";
        var (over, other) = (large + large, Own.Pounds(7) + Step.Ask(Ask.Turnover));
        foreach (var step in new[] { over.When(Own.Yes, other), other.When(Own.No, over) })
        {
            Assert.Equal($"'{Large} + {Large}' is too large.", Own.OnlyProblem(step).Message);
        }

        // What was found wrong before is told as well.
        var both = Step.Ask(Ask.Turnover).Named("t", "T", Own.Source) + over;
        Assert.Equal(["fact-missing", "amount-overflow"], Own.Version(both).Try(Facts.None).Problems.Select(p => p.Code));

        // Checks are not held against what could not be worked out.
        var held = new Method(over) { Checks = [new Check("never", Own.No, "Never.", "nothing")] };
        Assert.Equal(["amount-overflow"], Own.Version(held).Try(Facts.None).Problems.Select(p => p.Code));

        static (string, string?) Of(Problem problem) => (problem.Code, problem.Subject);
    }
}
