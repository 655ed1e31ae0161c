using System.Runtime.CompilerServices;

namespace FineCalc.Tests;

public class ArithmeticTests
{
    [Fact]
    public void Amounts_are_added_subtracted_multiplied_and_divided()
    {
        Assert.Equal(7m, Own.Value(Own.Pounds(5) + Own.Pounds(2)));
        Assert.Equal(3m, Own.Value(Own.Pounds(5) - Own.Pounds(2)));
        Assert.Equal(1m, Own.Value(Own.Pounds(5) * Own.Percent(20)));
        Assert.Equal(10m, Own.Value(Own.Pounds(5) * Own.Number(2)));
        Assert.Equal(2.5m, Own.Value(Own.Pounds(5) / Own.Number(2)));
        Assert.Equal(0.4m, Own.Value(Own.Pounds(2) / Own.Pounds(5)));
    }

    [Fact]
    public void Rates_are_added_subtracted_multiplied_and_divided()
    {
        Assert.Equal(0.7m, Own.Value(Own.Percent(50) + Own.Percent(20)));
        Assert.Equal(0.3m, Own.Value(Own.Percent(50) - Own.Percent(20)));
        Assert.Equal(0.1m, Own.Value(Own.Percent(50) * Own.Percent(20)));
        Assert.Equal(1.5m, Own.Value(Own.Percent(50) * Own.Number(3)));
        Assert.Equal(2.5m, Own.Value(Own.Percent(50) / Own.Percent(20)));
    }

    [Fact]
    public void Numbers_are_added_subtracted_multiplied_and_divided()
    {
        Assert.Equal(7m, Own.Value(Own.Number(5) + Own.Number(2)));
        Assert.Equal(3m, Own.Value(Own.Number(5) - Own.Number(2)));
        Assert.Equal(10m, Own.Value(Own.Number(5) * Own.Number(2)));
        Assert.Equal(2.5m, Own.Value(Own.Number(5) / Own.Number(2)));
    }

    [Fact]
    public void Words_are_the_operators_for_languages_that_do_not_see_them()
    {
        var (a, b, half, third, two, six) = (Own.Pounds(5), Own.Pounds(2), Own.Percent(50), Own.Percent(30), Own.Number(2), Own.Number(6));
        Assert.All(
            [
                (a + b, a.Plus(b)),
                (a - b, a.Minus(b)),
                (a * half, a.Times(half)),
                (a * two, a.Times(two)),
                (a / two, a.DividedBy(two)),
                (a * (a / b), a.Times(a.DividedBy(b))),
                (a * (half + third), a.Times(half.Plus(third))),
                (a * (half - third), a.Times(half.Minus(third))),
                (a * (half * third), a.Times(half.Times(third))),
                (a * (half * six), a.Times(half.Times(six))),
                (a * (half / third), a.Times(half.DividedBy(third))),
                (a * (two + six), a.Times(two.Plus(six))),
                (a * (two - six), a.Times(two.Minus(six))),
                (a * (two * six), a.Times(two.Times(six))),
                (a * (two / six), a.Times(two.DividedBy(six))),
                (a.When(a.IsAbove(b) & a.IsBelow(b), b), a.When(a.IsAbove(b).And(a.IsBelow(b)), b)),
                (a.When(a.IsAbove(b) | a.IsBelow(b), b), a.When(a.IsAbove(b).Or(a.IsBelow(b)), b)),
                (a.When(!a.IsAbove(b), b), a.When(a.IsAbove(b).Not(), b)),
            ],
            ((Step<Money> Sign, Step<Money> Word) pair) => Assert.Equal(Own.Version(pair.Sign).Id, Own.Version(pair.Word).Id)
        );

        // As every language sees them: static methods that are marked as extensions.
        string[] words = ["Plus", "Minus", "Times", "DividedBy", "And", "Or", "Not"];
        Assert.All(words, word => Assert.NotEmpty(typeof(StepWords).GetMember(word)));
        var members = words.SelectMany(word => typeof(StepWords).GetMember(word));
        Assert.All(members, member => Assert.True(member.IsDefined(typeof(ExtensionAttribute), false)));
    }

    [Fact]
    public void A_sum_that_is_taken_off_stands_in_brackets()
    {
        var (a, b) = (Fact.Money("a", "A", "How much?"), Fact.Money("b", "B", "How much?"));
        var assessment = Own.Assess(Own.Pounds(100) - (Step.Ask(a) + b), Facts.None.With(a, Money.Gbp(30)).With(b, Money.Gbp(20)));

        Assert.Equal(50m, assessment.Amount.Amount);
        Assert.Equal("GBP 100 - (A + B)", assessment.Trace.Rule);
    }

    [Fact]
    public void An_amount_is_raised_or_reduced_by_a_share_of_itself()
    {
        Assert.Equal(120m, Own.Value(Own.Pounds(100).RaisedBy(Own.Percent(20))));
        Assert.Equal(80m, Own.Value(Own.Pounds(100).RaisedBy(Own.Percent(-20))));
        Assert.Equal(80m, Own.Value(Own.Pounds(100).ReducedBy(Own.Percent(20))));
    }

    [Fact]
    public void Terms_are_added_up_and_the_greatest_and_least_of_them_found()
    {
        Step<Money>[] terms = [Own.Pounds(3), Own.Pounds(-5), Own.Pounds(4)];
        Assert.Equal(2m, Own.Value(Step.Sum(terms)));
        Assert.Equal(4m, Own.Value(Step.Greatest(terms)));
        Assert.Equal(-5m, Own.Value(Step.Least(terms)));
        Assert.Equal(3m, Own.Value(Step.Greatest(terms[0])));
    }

    [Fact]
    public void No_terms_at_all_are_refused()
    {
        Assert.ThrowsAny<ArgumentException>(() => Step.Sum<Money>());
        Assert.ThrowsAny<ArgumentException>(() => Step.Greatest<Money>());
        Assert.ThrowsAny<ArgumentException>(() => Step.Least<Money>());
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    public void Comparisons_say_which_end_is_included(int left, int right)
    {
        var (one, other) = (Own.Number(left), Own.Number(right));
        Assert.Equal(left > right, Own.Value(one.IsAbove(other)));
        Assert.Equal(left >= right, Own.Value(one.IsAtLeast(other)));
        Assert.Equal(left < right, Own.Value(one.IsBelow(other)));
        Assert.Equal(left <= right, Own.Value(one.IsAtMost(other)));
        Assert.Equal(left == right, Own.Value(one.Is(right)));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Conditions_are_joined_and_turned(bool left, bool right)
    {
        var (one, other) = (left ? Own.Yes : Own.No, right ? Own.Yes : Own.No);
        Assert.Equal(left && right, Own.Value(one & other));
        Assert.Equal(left || right, Own.Value(one | other));
        Assert.Equal(!left, Own.Value(!one));
    }

    [Theory]
    [InlineData(9, 10)]
    [InlineData(10, 10)]
    [InlineData(15, 15)]
    [InlineData(20, 20)]
    [InlineData(21, 20)]
    public void A_step_is_held_between_a_floor_and_a_cap(int amount, int held) =>
        Assert.Equal(held, Own.Value(Own.Pounds(amount).Between(Own.Pounds(10), Own.Pounds(20))));

    [Fact]
    public void A_floor_alone_lifts_and_a_cap_alone_lowers()
    {
        Assert.Equal(10m, Own.Value(Own.Pounds(9).AtLeast(Own.Pounds(10))));
        Assert.Equal(11m, Own.Value(Own.Pounds(11).AtLeast(Own.Pounds(10))));
        Assert.Equal(10m, Own.Value(Own.Pounds(11).CappedAt(Own.Pounds(10))));
        Assert.Equal(9m, Own.Value(Own.Pounds(9).CappedAt(Own.Pounds(10))));
    }

    [Fact]
    public void The_order_of_floor_and_cap_is_the_order_they_are_written_in()
    {
        Assert.Equal(20m, Own.Value(Own.Pounds(5).CappedAt(Own.Pounds(10)).AtLeast(Own.Pounds(20))));
        Assert.Equal(10m, Own.Value(Own.Pounds(5).AtLeast(Own.Pounds(20)).CappedAt(Own.Pounds(10))));
    }

    [Fact]
    public void A_floor_above_its_cap_is_a_problem_and_not_settled()
    {
        var held = Own.Pounds(15).Between(Own.Pounds(20.01m), Own.Pounds(20)).Named("held", "Held amount", Own.Source);
        var problem = Own.OnlyProblem(held);
        Assert.Equal(
            ("floor-above-cap", "held", "facts under which the floor is not above the cap"),
            (problem.Code, problem.Subject, problem.Allowed)
        );
        Assert.Equal("'Held amount' has a floor above its cap; the method does not say which gives way.", problem.Message);
        Assert.Equal(20m, Own.Value(Own.Pounds(15).Between(Own.Pounds(20), Own.Pounds(20))));
    }

    [Fact]
    public void A_floor_that_may_lie_above_its_cap_is_a_problem_only_where_it_does()
    {
        var held = Own.Pounds(15).Between(Step.Ask(Ask.Turnover), Own.Pounds(20));
        Assert.Equal(
            (15m, 15m, 20m),
            Own.Range(held, Facts.None.WithRange(Ask.Turnover, new Spread<Money>(Money.Gbp(10), Money.Gbp(12), Money.Gbp(30))))
        );
    }

    [Fact]
    public void Dividing_by_zero_is_a_problem_that_names_the_divisor()
    {
        var average = (Own.Pounds(10) / Step.Ask(Ask.People)).Named("average", "Harm per person", Own.Source);
        var problem = Own.OnlyProblem(average, Facts.None.With(Ask.People, 0));
        Assert.Equal(("division-by-zero", "average", "a value that is not zero"), (problem.Code, problem.Subject, problem.Allowed));
        Assert.Equal("'Harm per person' divides by 'People', which is or may be zero.", problem.Message);
        Assert.Equal(5m, Own.Value(average, Facts.None.With(Ask.People, 2)));
    }

    [Theory]
    [InlineData(0, 1, 2, false)]
    [InlineData(1, 2, 3, true)]
    public void Dividing_by_what_may_be_zero_is_a_problem_too(int low, int likely, int high, bool isAllowed) =>
        Assert.Equal(
            isAllowed ? [] : ["division-by-zero"],
            Own.Version(Own.Pounds(10) / Step.Ask(Ask.People))
                .Try(Facts.None.WithRange(Ask.People, new Spread<Count>(low, likely, high)))
                .Problems.Select(p => p.Code)
        );

    [Fact]
    public void Dividing_by_what_is_below_zero_for_certain_is_allowed()
    {
        var points = Fact.Count("points", "Points", "?", "");
        Assert.Equal(
            (-10m, -5m, -2.5m),
            Own.Range(Own.Pounds(10) / Step.Ask(points), Facts.None.WithRange(points, new Spread<Count>(-4, -2, -1)))
        );
        Assert.Equal(
            "division-by-zero",
            Own.OnlyProblem(Own.Pounds(10) / Step.Ask(points), Facts.None.WithRange(points, new Spread<Count>(-4, -2, 0))).Code
        );
    }

    [Fact]
    public void A_result_too_large_for_a_decimal_names_the_step()
    {
        var huge = (Own.Pounds(decimal.MaxValue) * Own.Number(2)).Named("huge", "Huge amount", Own.Source);
        var problem = Own.OnlyProblem(huge + Own.Pounds(1));
        Assert.Equal(("amount-overflow", "huge", "'Huge amount' is too large."), (problem.Code, problem.Subject, problem.Message));
        Assert.Equal("amounts below 79 octillion (28 digits)", problem.Allowed);
        Assert.Throws<ProblemException>(() => Own.Version(huge).Amount(Facts.None));
    }

    [Theory]
    [InlineData(RoundingMode.Down, 1200)]
    [InlineData(RoundingMode.Up, 1300)]
    [InlineData(RoundingMode.Nearest, 1300)]
    [InlineData(RoundingMode.HalfEven, 1200)]
    [InlineData(RoundingMode.None, 1250)]
    public void A_step_is_rounded_as_stated(RoundingMode mode, int rounded)
    {
        Assert.Equal(rounded, Own.Value(Own.Pounds(1250).RoundedTo(new Rounding(100m, mode))));
        Assert.Equal(rounded, Own.Value(Own.Pounds(1250).RoundedTo(Own.Pounds(100), mode)));
    }

    [Fact]
    public void A_grid_from_a_step_may_be_zero_and_then_does_not_round() =>
        Assert.Equal(1.23m, Own.Value(Own.Pounds(1.23m).RoundedTo(Own.Pounds(0), RoundingMode.Up)));

    [Theory]
    [InlineData(RoundingMode.Down, 3)]
    [InlineData(RoundingMode.Up, 6)]
    [InlineData(RoundingMode.Nearest, 3)]
    public void A_grid_below_zero_is_the_grid_above_it(RoundingMode mode, int rounded) =>
        Assert.Equal(rounded, Own.Value(Own.Pounds(4).RoundedTo(Own.Pounds(-3), mode)));
}
