namespace FineCalc.Tests;

public class InfringementTests
{
    private static readonly Fact<Count> Group = Fact.Count("conduct", "Conduct", "Which conduct is it part of?", "")
        .PerInfringement()
        .Default(0, "All is one conduct.");

    private static readonly Fact<Money> Cap = Fact.Money("cap", "Cap", "What is the most for this infringement?").PerInfringement();

    private static readonly Step<Money> Harm = Step.Ask(Ask.Harm);

    private static Facts Three(params (int Harm, int Cap, int Group)[] each) =>
        each.Index()
            .Aggregate(
                Facts.None,
                (facts, at) =>
                    facts.WithInfringement(
                        $"{at.Index}",
                        own => own.With(Ask.Harm, Money.Gbp(at.Item.Harm)).With(Cap, Money.Gbp(at.Item.Cap)).With(Group, at.Item.Group)
                    )
            );

    private static decimal Value(Step<Money> step, Facts facts) =>
        Own.Value(
            step + (Step.SumOver(Step.Ask(Cap)) - Step.SumOver(Step.Ask(Cap))) + (Own.Pounds(0) * Step.SumOver(Step.Ask(Group))),
            facts
        );

    [Fact]
    public void Infringements_are_added_up_or_the_greatest_is_taken()
    {
        var facts = Three((1, 0, 0), (5, 0, 0), (3, 0, 0));
        Assert.Equal(9m, Value(Step.SumOver(Harm), facts));
        Assert.Equal(5m, Value(Step.GreatestOver(Harm), facts));
    }

    [Fact]
    public void The_greatest_of_amounts_below_zero_is_below_zero() =>
        Assert.Equal(-1m, Value(Step.GreatestOver(Harm), Three((-3, 0, 0), (-1, 0, 0), (-2, 0, 0))));

    [Fact]
    public void A_case_without_infringements_is_one_infringement() =>
        Assert.Equal(4m, Own.Value(Step.SumOver(Harm), Facts.None.With(Ask.Harm, Money.Gbp(4))));

    [Fact]
    public void What_an_infringement_does_not_answer_the_case_answers_for_it()
    {
        var facts = Facts
            .None.With(Ask.Harm, Money.Gbp(4))
            .WithInfringement("A", own => own)
            .WithInfringement("B", own => own.With(Ask.Harm, Money.Gbp(1)));
        Assert.Equal(5m, Own.Value(Step.SumOver(Harm), facts));
    }

    [Fact]
    public void A_step_of_the_case_counts_once_for_each_infringement() =>
        Assert.Equal(
            20m,
            Own.Value(Step.SumOver(Own.Pounds(10)), Facts.None.WithInfringement("A", own => own).WithInfringement("B", own => own))
        );

    [Fact]
    public void Groups_are_capped_each_at_its_greatest_cap_and_then_added_without_one()
    {
        var step = Step.SumOver(Harm, Step.Ask(Cap), Group);
        Assert.Equal(10m, Value(step, Three((8, 10, 1), (8, 7, 1))));
        Assert.Equal(12m, Value(step, Three((8, 10, 1), (4, 10, 2))));
        Assert.Equal(14m, Value(step, Three((8, 10, 1), (4, 10, 2), (5, 9, 1))));
        Assert.Equal(13m, Value(step, Three((8, 7, 1), (9, 6, 2))));
    }

    [Fact]
    public void The_greatest_of_each_group_is_added() =>
        Assert.Equal(12m, Value(Step.GreatestOver(Harm, Group), Three((8, 0, 1), (4, 0, 2), (5, 0, 1))));

    [Fact]
    public void Infringements_that_name_no_group_are_in_the_default_one()
    {
        var facts = Facts
            .None.WithInfringement("A", own => own.With(Ask.Harm, Money.Gbp(8)))
            .WithInfringement("B", own => own.With(Ask.Harm, Money.Gbp(5)));
        Assert.Equal(8m, Own.Value(Step.GreatestOver(Harm, Group), facts));
        Assert.Equal(8m, Own.Value(Step.GreatestOver(Harm, Group), facts.WithInfringement("B", own => own.With(Group, 0))));
        Assert.Equal(13m, Own.Value(Step.GreatestOver(Harm, Group), facts.WithInfringement("B", own => own.With(Group, 1))));
    }

    [Fact]
    public void A_group_that_must_be_named_is_missed_where_it_is_not()
    {
        var required = Fact.Count("conduct", "Conduct", "Which conduct is it part of?", "").PerInfringement();
        var facts = Facts
            .None.WithInfringement("A", own => own.With(Ask.Harm, Money.Gbp(8)).With(required, 1))
            .WithInfringement("B", own => own.With(Ask.Harm, Money.Gbp(5)));
        var problem = Own.OnlyProblem(Step.GreatestOver(Harm, required), facts);
        Assert.Equal(("fact-missing", "conduct"), (problem.Code, problem.Subject));
        Assert.Contains("for the infringement 'B'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_that_is_open_is_a_problem_and_not_guessed()
    {
        var facts = Facts
            .None.WithInfringement("A", own => own.With(Ask.Harm, Money.Gbp(8)).With(Group, 1))
            .WithInfringement("B", own => own.With(Ask.Harm, Money.Gbp(5)).WithRange(Group, new Spread<Count>(1, 1, 2)));
        var problem = Own.OnlyProblem(Step.GreatestOver(Harm, Group), facts);
        Assert.Equal(
            ("group-open", "conduct", "B", "one certain answer"),
            (problem.Code, problem.Subject, problem.Infringement, problem.Allowed)
        );
        Assert.Equal("'conduct' says which infringements belong together, and is not certain for the infringement 'B'.", problem.Message);
    }

    [Fact]
    public void Two_infringements_of_one_name_are_a_problem()
    {
        var one = Facts.None.With(Ask.Harm, Money.Gbp(1)).WithInfringement("A", own => own);
        Assert.Empty(Own.Version(Step.SumOver(Harm)).Try(one).Problems);
        Assert.Single(one.WithInfringement("A", own => own).Infringements);
    }

    [Fact]
    public void Steps_of_an_infringement_may_be_taken_together_inside_a_step_of_an_infringement()
    {
        var share = Own.Pounds(100) * (Harm / Step.SumOver(Harm));
        Assert.Equal(
            75m,
            Own.Value(
                Step.GreatestOver(share),
                Facts
                    .None.WithInfringement("A", own => own.With(Ask.Harm, Money.Gbp(1)))
                    .WithInfringement("B", own => own.With(Ask.Harm, Money.Gbp(3)))
            )
        );
    }

    [Fact]
    public void Ranges_of_infringements_are_taken_together()
    {
        var facts = Facts
            .None.WithInfringement("A", own => own.WithRange(Ask.Harm, new Spread<Money>(Money.Gbp(1), Money.Gbp(2), Money.Gbp(9))))
            .WithInfringement("B", own => own.With(Ask.Harm, Money.Gbp(3)));
        Assert.Equal((4m, 5m, 12m), Own.Range(Step.SumOver(Harm), facts));
        Assert.Equal((3m, 3m, 9m), Own.Range(Step.GreatestOver(Harm), facts));
    }

    [Fact]
    public void A_result_that_is_not_of_the_case_is_refused()
    {
        var problem = Own.OnlyProblem(() => Own.Assess(Harm, Facts.None.With(Ask.Harm, Money.Gbp(1))));
        Assert.Equal(("method-not-of-case", "The result of Own rules is a step of each infringement."), (problem.Code, problem.Message));
    }

    /// <summary>A step counts once, and a named one as much as its row on a page: ten more, and one for every fifty letters.</summary>
    [Fact]
    public void How_many_infringements_a_method_takes_follows_from_its_steps_and_their_words()
    {
        var source = new Citation(new string('i', 2_000), new string('p', 4_000))
        {
            Note = new string('n', 8_000),
            Link = "https://" + new string('l', 15_992),
        };
        var version = Regime
            .Define(
                "own",
                "Own",
                Currency.Gbp,
                Own.FirstDay,
                law =>
                    Step.Sum(law.Money("number", "Number", Money.Gbp(1), source), Own.Pounds(1)).Named("s", new string('s', 1_000), source)
            )
            .On(Own.FirstDay);
        var facts = Enumerable.Range(0, 1_264).Aggregate(Facts.None, (all, i) => all.With(new Infringement($"i{i}", [])));

        Assert.Equal("up to 1,263 infringements under this method", Assert.Single(version.Try(facts).Problems).Allowed);
        Assert.Equal(800_000 / (3 + 10 + (31_000 / 50)), 1_263);
    }

    [Fact]
    public void What_a_source_does_not_say_takes_no_place_and_a_step_without_a_name_is_no_row()
    {
        var source = new Citation(new string('i', 20_000), new string('p', 9_999));
        var sum = Own.Pounds(1) + Own.Pounds(2);
        var named = Own.Version(sum.Named("s", new string('s', 1_000), source));
        var facts = Enumerable.Range(0, 1_266).Aggregate(Facts.None, (all, i) => all.With(new Infringement($"i{i}", [])));
        Assert.Equal("up to 1,265 infringements under this method", Assert.Single(named.Try(facts).Problems).Allowed);
        Assert.Equal(800_000 / (3 + 10 + (30_999 / 50)), 1_265);

        var steps = """{"step":0,"kind":"number","unit":"money","value":1,"basis":"statute"}""";
        for (var i = 1; i <= 70; i++)
        {
            steps += $$""",{"step":{{i}},"kind":"sum","unit":"money","inputs":[{{i - 1}}],"minus":[false],"source":0}""";
        }

        var unnamed = RegimeJson.Parse(Json.RegimeJsonTests.Small(steps, 70), "small.json").On(Own.FirstDay);
        Assert.Empty(unnamed.Try(facts).Problems);
        Assert.True(750_000 / (71 + (70 * 10)) < 1_187);
    }
}
