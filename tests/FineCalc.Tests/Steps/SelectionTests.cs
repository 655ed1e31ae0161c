namespace FineCalc.Tests;

public class SelectionTests
{
    private static readonly Step<Money> ByCare = Step.ByCategory(
        Step.Ask(Ask.Taken),
        (Care.None, Own.Pounds(30)),
        (Care.SomeCare, Step.Ask(Ask.Turnover)),
        (Care.Full, Own.Pounds(10))
    );

    private static readonly Step<Money> IfRepeated = Own.Pounds(2).When(Step.Ask(Ask.Repeated), Step.Ask(Ask.Turnover));

    [Theory]
    [InlineData(Care.None, 30)]
    [InlineData(Care.SomeCare, 20)]
    [InlineData(Care.Full, 10)]
    internal void A_choice_selects_its_step(Care care, int amount) =>
        Assert.Equal(amount, Own.Value(ByCare, Facts.None.With(Ask.Taken, care).With(Ask.Turnover, Money.Gbp(20))));

    [Fact]
    public void A_condition_selects_the_step_where_it_holds_and_the_other_where_not()
    {
        Assert.Equal(2m, Own.Value(IfRepeated, Facts.None.With(Ask.Repeated, true)));
        Assert.Equal(20m, Own.Value(IfRepeated, Facts.None.With(Ask.Repeated, false).With(Ask.Turnover, Money.Gbp(20))));
    }

    [Fact]
    public void What_is_missing_where_the_method_does_not_come_is_not_missed()
    {
        Assert.Empty(Own.Version(ByCare).Try(Facts.None.With(Ask.Taken, Care.Full)).Problems);
        Assert.Equal("turnover", Own.OnlyProblem(ByCare, Facts.None.With(Ask.Taken, Care.SomeCare)).Subject);
        Assert.Equal("turnover", Own.OnlyProblem(IfRepeated, Facts.None.With(Ask.Repeated, false)).Subject);
    }

    [Fact]
    public void Where_the_selector_is_missing_only_the_selector_is_missed() => Assert.Equal("care", Own.OnlyProblem(ByCare).Subject);

    [Fact]
    public void An_open_selector_gives_all_that_its_steps_can_give()
    {
        var facts = Facts
            .None.With(new Answer(Ask.Taken, 0, 1, 2))
            .WithRange(Ask.Turnover, new Spread<Money>(Money.Gbp(15), Money.Gbp(20), Money.Gbp(40)));
        Assert.Equal((10m, 20m, 40m), Own.Range(ByCare, facts));
        Assert.Equal((10m, 20m, 40m), Own.Range(ByCare, facts.With(new Answer(Ask.Taken, 1, 1, 2))));
        Assert.Equal((15m, 30m, 40m), Own.Range(ByCare, facts.With(new Answer(Ask.Taken, 0, 0, 1))));
    }

    [Fact]
    public void What_may_be_needed_is_missed_where_the_selector_is_open() =>
        Assert.Equal(
            ("fact-missing", "turnover"),
            Own.OnlyProblem(ByCare, Facts.None.With(new Answer(Ask.Taken, 0, 0, 1))) is var p ? (p.Code, p.Subject) : default
        );

    [Fact]
    public void A_category_needs_every_member_in_its_order()
    {
        var choice = Step.Ask(Ask.Taken);
        Assert.Throws<ArgumentException>(() => Step.ByCategory(choice, (Care.None, Own.Pounds(1)), (Care.SomeCare, Own.Pounds(2))));
        Assert.Contains(
            "one step for each member of Care",
            Assert
                .Throws<ArgumentException>(() =>
                    Step.ByCategory(choice, (Care.SomeCare, Own.Pounds(1)), (Care.None, Own.Pounds(2)), (Care.Full, Own.Pounds(2)))
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_fact_may_have_a_step_in_its_place_that_is_read_only_then()
    {
        var step = Step.AskOr(Ask.Turnover, Own.Pounds(1) * Step.Ask(Ask.Share));
        Assert.Equal(7m, Own.Value(step, Facts.None.With(Ask.Turnover, Money.Gbp(7))));
        Assert.Equal(0.5m, Own.Value(step, Facts.None.With(Ask.Share, Rate.Percent(50))));
        Assert.Equal("share", Own.OnlyProblem(step).Subject);
    }

    [Fact]
    public void Whether_a_question_is_answered_is_a_condition()
    {
        var step = Own.Pounds(1).When(Step.IsGiven(Ask.Turnover), Own.Pounds(2));
        Assert.Equal(1m, Own.Value(step, Facts.None.With(Ask.Turnover, Money.Gbp(0))));
        Assert.Equal(2m, Own.Value(step));
    }

    [Fact]
    public void A_fact_is_a_step() => Assert.Equal(7m, Own.Value((Step<Money>)Ask.Turnover, Facts.None.With(Ask.Turnover, Money.Gbp(7))));

    [Theory]
    [InlineData(Care.None, false)]
    [InlineData(Care.SomeCare, true)]
    internal void A_choice_is_compared_with_a_member(Care care, bool holds) =>
        Assert.Equal(holds, Own.Value(Step.Ask(Ask.Taken).Is(Care.SomeCare), Facts.None.With(Ask.Taken, care)));

    [Fact]
    public void A_choice_that_is_only_handed_on_is_shown_by_its_name()
    {
        var (care, other) = (Step.Ask(Ask.Taken), Step.Constant(Care.SomeCare));
        Assert.All(
            [
                Step.Greatest(care, other),
                Step.Least(care, Step.Constant(Care.Full)).AtLeast(other),
                Step.GreatestOver(care),
                Step.Greatest(care, other).When(Own.Yes, care),
                care.When(Own.No, Step.Greatest(care, other)),
                care.CappedAt(other),
            ],
            step =>
            {
                var fine = Step.ByCategory(step.Named("c", "Care taken", Own.Source), code => Own.Pounds(code.Length));
                Assert.Equal(
                    "some-care",
                    Own.Assess(fine, Facts.None.With(Ask.Taken, Care.SomeCare)).Steps.First(s => s.Id == "c").ValueText
                );
            }
        );
    }

    [Fact]
    public void A_named_choice_that_hands_on_an_answer_or_nothing_is_no_row()
    {
        static IEnumerable<string> Rows(Step<Money> otherwise, bool isRepeated)
        {
            var more = Step.Where(Step.Ask(Ask.Repeated), Step.Ask(Ask.Turnover), otherwise).Named("more", "More", Own.Source);
            var facts = Facts.None.With(Ask.Repeated, isRepeated).With(Ask.Turnover, Money.Gbp(7));
            return Own.Assess((Own.Pounds(5) + more).Named("fine", "Fine", Own.Source), facts).Steps.Select(s => s.Id);
        }

        Assert.Equal(["fine"], Rows(Step.Constant(Money.Gbp(0)), isRepeated: true));
        Assert.Equal(["fine"], Rows(Step.Constant(Money.Gbp(0)), isRepeated: false));
        Assert.Equal(["more", "fine"], Rows(Own.Pounds(3), isRepeated: false));
    }
}
