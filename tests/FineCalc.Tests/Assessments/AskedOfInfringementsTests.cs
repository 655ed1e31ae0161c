namespace FineCalc.Tests;

/// <summary>Of which infringement an answer was used, and what a case without named ones has.</summary>
public class AskedOfInfringementsTests
{
    private static readonly Fact<Count> Act = Fact.Count("act", "Act", "Which act?", "acts").PerInfringement().Default(1, "one act");

    private static readonly string[] Names = ["A", "B", "C"];

    private static readonly RegimeVersion Version = Own.Version(
        (Step.GreatestOver(Step.Ask(Ask.Harm).Named("h", "Harm done", Own.Source), Act) + Step.Ask(Ask.Turnover)).Named(
            "fine",
            "Fine",
            Own.Source
        )
    );

    private static readonly Assessment Fine = Version.Assess(
        Facts
            .None.With(Ask.Turnover, Money.Gbp(1))
            .With(Ask.Harm, Money.Gbp(2))
            .WithInfringement("A", own => own.With(Act, 1))
            .WithInfringement("B", own => own.With(Ask.Harm, Money.Gbp(3)))
            .WithInfringement("C", own => own.With(Ask.Harm, Money.Gbp(4)))
    );

    [Fact]
    public void An_answer_of_the_whole_case_is_none_of_an_infringement()
    {
        Assert.True(Fine.Uses(Ask.Turnover));
        Assert.All(Names, name => Assert.False(Fine.Uses(Ask.Turnover, name)));
    }

    [Fact]
    public void An_infringement_without_an_answer_of_its_own_uses_that_of_the_whole_case()
    {
        Assert.True(Fine.Uses(Ask.Harm));
        Assert.All(Names, name => Assert.True(Fine.Uses(Ask.Harm, name)));
        var each = Version.Assess(
            Facts
                .None.With(Ask.Turnover, Money.Gbp(1))
                .With(Ask.Harm, Money.Gbp(9))
                .WithInfringement("A", own => own.With(Ask.Harm, Money.Gbp(3)))
        );
        Assert.False(each.Uses(Ask.Harm));
        Assert.Equal([("harm", null)], each.Unused.Select(u => (u.Answer.Fact.Id, u.Infringement)));
    }

    [Fact]
    public void What_puts_infringements_into_groups_is_asked_of_each()
    {
        Assert.All(Names, name => Assert.True(Fine.Uses(Act, name)));
        Assert.True(Fine.Uses(Act));
        Assert.Empty(Fine.Unused);
        Assert.Equal(5m, Fine.Amount.Amount);
    }

    [Fact]
    public void A_step_is_found_by_its_infringement_and_the_first_without()
    {
        Assert.Equal([2m, 3m, 4m], Names.Select(name => Fine.Find("h", name)!.Value));
        Assert.Equal((2m, "A"), (Fine.Find("h")!.Value, Fine.Find("h")!.Infringement));
        Assert.Null(Fine.Find("fine", "B"));
        var problem = Assert.Single(Assert.Throws<ProblemException>(() => Fine.Find("h", "D")).Problems);
        Assert.Equal(("infringement-unknown", "D", "A, B, C"), (problem.Code, problem.Subject, problem.Allowed));
        var one = Version.Assess(
            Facts.None.With(Ask.Turnover, Money.Gbp(1)).WithInfringement("A", own => own.With(Ask.Harm, Money.Gbp(3)))
        );
        Assert.Equal("A", Assert.Single(Assert.Throws<ProblemException>(() => one.Find("h", "D")).Problems).Allowed);
    }

    [Fact]
    public void A_case_that_names_no_infringement_says_so()
    {
        var one = Version.Assess(Facts.None.With(Ask.Turnover, Money.Gbp(1)).With(Ask.Harm, Money.Gbp(2)));

        Assert.Equal(2m, one.Find("h")!.Value);
        Assert.Null(one.Find("h")!.Infringement);
        var problem = Assert.Single(Assert.Throws<ProblemException>(() => one.Find("h", "A")).Problems);
        Assert.Equal("none: the case is one infringement without a name", problem.Allowed);
        Assert.Equal("Infringement", Assert.Single(one.Infringements).Name);
    }

    [Fact]
    public void The_only_infringement_of_a_case_that_is_not_taken_together_has_its_name()
    {
        var fine = Own.Assess(Step.Ask(Ask.Turnover), Facts.None.With(Ask.Turnover, Money.Gbp(1)).WithInfringement("A", own => own));

        Assert.Equal(("A", 1m), Assert.Single(fine.Infringements) is var only ? (only.Name, only.Amount.Amount) : default);
    }

    [Fact]
    public void What_no_stage_used_is_told_once_and_that_of_the_whole_case_first()
    {
        var grave = Fact.Flag("grave", "Grave", "?").PerInfringement();
        var version = Own.Version(
            Step.SumOver(Step.Ask(Ask.Harm).When(grave, Own.Pounds(1))) + Step.Ask(Ask.Turnover).When(Ask.Repeated, Own.Pounds(2))
        );
        var first = Facts.None.With(Ask.Repeated, false).WithInfringement("A", own => own.With(grave, false).With(Ask.Harm, Money.Gbp(5)));
        var of = new Case("a", "A", version, first) { AfterRepresentations = first.With(Ask.Turnover, Money.Gbp(3)) };

        Assert.Equal([("turnover", null), ("harm", "A")], of.Assess().Unused.Select(u => (u.Answer.Fact.Id, u.Infringement)));
        Assert.Equal(3m, of.Assess().Final.Amount.Amount);
    }

    [Fact]
    public void Infringements_that_only_the_result_takes_together_have_their_amounts()
    {
        var sum = Step.SumOver(Step.Ask(Ask.Harm)).Named("sum", "Sum", Own.Source);
        var facts = Names.Aggregate(Facts.None, (f, name) => f.WithInfringement(name, own => own.With(Ask.Harm, Money.Gbp(2))));
        foreach (
            var method in new[]
            {
                new Method(sum) { Provisional = Own.Pounds(9) },
                new Method(Own.Pounds(9)) { Provisional = sum },
            }
        )
        {
            Assert.Equal(Names, Own.Version(method).Assess(facts).Infringements.Select(i => i.Name));
        }
    }

    // Used at one stage and not at the other, of an infringement that only one of them has, and of one that both have.
    [Fact]
    public void What_one_stage_used_is_not_unused()
    {
        var grave = Fact.Flag("grave", "Grave", "?").PerInfringement();
        var version = Own.Version(Step.SumOver(Step.Ask(Ask.Harm).When(grave, Own.Pounds(1))));
        Facts Of(bool isGrave, params string[] names) =>
            names.Aggregate(
                Facts.None,
                (f, name) => f.WithInfringement(name, own => own.With(grave, isGrave).With(Ask.Harm, Money.Gbp(5)))
            );
        var of = new Case("a", "A", version, Of(true, "A", "B")) { AfterRepresentations = Of(false, "A", "C") };

        Assert.Equal([("harm", "C")], of.Assess().Unused.Select(u => (u.Answer.Fact.Id, u.Infringement)));
        Assert.Empty((of with { Facts = Of(true, "A"), AfterRepresentations = Of(false, "A") }).Assess().Unused);
    }

    [Fact]
    public void What_is_stated_on_a_branch_that_may_be_taken_is_shown_as_it_was_given()
    {
        var stated = Fact.Stated<Money>("stated", "Amount", Own.Source);
        var step = (Own.Pounds(2) * Step.Ask(Ask.Share)).Named("two", "Two", Own.Source).MayBeStated(stated);
        var facts = Facts
            .None.With(new Answer(Ask.Repeated, 0, 1, 1))
            .With(new Answer(stated, 5, 6, 7, Currency.Gbp))
            .With(Ask.Share, Rate.One);

        Assert.Equal("GBP 5 / GBP 6 / GBP 7", Own.Assess(Own.Pounds(9).When(Ask.Repeated, step), facts).Find("two")!.ValueText);
    }

    // What is taken off, what an amount is held to and what a condition looks at is a sum over the infringements too, and not on the way.
    [Fact]
    public void Infringements_that_are_also_taken_together_beside_the_way_have_their_amounts()
    {
        var (sum, other) = (Step.SumOver(Step.Ask(Ask.Harm)), Step.SumOver(Step.Ask(Ask.Harm) * Own.Number(2)));
        var facts = Names.Aggregate(Facts.None, (f, name) => f.WithInfringement(name, own => own.With(Ask.Harm, Money.Gbp(20))));
        Step<Money>[] fines =
        [
            sum - other,
            sum.CappedAt(other),
            sum.AtLeast(other),
            sum.Between(Own.Pounds(1), other),
            sum.When(other.IsAbove(Own.Pounds(1)), Own.Pounds(9)),
            sum * (Own.Percent(10) + Own.Percent(20)),
        ];

        Assert.All(fines, fine => Assert.Equal([20m, 20m, 20m], Own.Assess(fine, facts).Infringements.Select(i => i.Amount.Amount)));
    }

    [Fact]
    public void An_answer_of_one_infringement_that_was_not_used_is_written_with_its_name()
    {
        var grave = Fact.Flag("grave", "Grave", "?").PerInfringement();
        var fine = Step.SumOver(Step.Ask(Ask.Harm).When(grave, Own.Pounds(1)));
        var facts = Facts
            .None.WithInfringement("A", own => own.With(grave, true).With(Ask.Harm, Money.Gbp(2)))
            .WithInfringement("B", own => own.With(grave, false).With(Ask.Harm, Money.Gbp(2)));
        using var json = System.Text.Json.JsonDocument.Parse(Own.Assess(fine, facts).ToJson(trace: true));

        var unused = Assert.Single(json.RootElement.GetProperty("unused").EnumerateArray());
        Assert.Equal(("harm", "B"), (unused.GetProperty("id").GetString(), unused.GetProperty("infringement").GetString()));
    }

    [Theory]
    [InlineData(59, null)]
    [InlineData(60, null)]
    [InlineData(61, 120)]
    public void Amounts_that_come_to_the_cap_and_no_further_are_not_held_down(int each, int? cap)
    {
        var fine = Step.SumOver(Step.Ask(Ask.Harm), Own.Pounds(120), Act);
        var facts = Names.Take(2).Aggregate(Facts.None, (f, name) => f.WithInfringement(name, own => own.With(Ask.Harm, Money.Gbp(each))));

        Assert.All(Own.Assess(fine, facts).Infringements, i => Assert.Equal(cap, i.Cap?.Value));
    }

    // By itself, a cap is shared with nobody; and an amount that comes to its own cap is not held down by it.
    [Theory]
    [InlineData(119, null)]
    [InlineData(120, null)]
    [InlineData(121, 120)]
    public void A_cap_of_one_alone_is_not_shared(int harm, int? cap)
    {
        var facts = Facts.None.WithInfringement("A", own => own.With(Ask.Harm, Money.Gbp(harm)));
        Step<Money>[] fines =
        [
            Step.SumOver(Step.Ask(Ask.Harm), Own.Pounds(120), Act),
            Step.SumOver(Step.Ask(Ask.Harm).CappedAt(Own.Pounds(120))),
        ];

        Assert.All(
            fines.Select(fine => Assert.Single(Own.Assess(fine, facts).Infringements)),
            only => Assert.Equal((cap, false), ((int?)only.Cap?.Value, only.IsCapShared))
        );
        var two = facts.WithInfringement("B", own => own.With(Ask.Harm, Money.Gbp(1)));
        Assert.Equal(harm > 119, Own.Assess(fines[0], two).Infringements[0].IsCapShared);
    }
}
