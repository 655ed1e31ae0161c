using NodaTime;

namespace FineCalc.Tests;

public class FactProblemsTests
{
    private static readonly Step<Money> Share = Step.Ask(Ask.Turnover) * Step.Ask(Ask.Share);

    private static readonly Step<Money> Harms = Step.SumOver(Step.Ask(Ask.Harm));

    private static Facts Turnover(Money amount) => Facts.None.With(Ask.Turnover, amount);

    private static ExchangeRate Dollars(decimal rate) => new(Currency.Usd, Currency.Gbp, rate, new LocalDate(2024, 3, 28), Own.Source);

    [Fact]
    public void A_missing_fact_is_asked_for_with_its_question_and_what_is_allowed()
    {
        var problem = Own.OnlyProblem(Share, Turnover(Money.Gbp(1)));
        Assert.Equal(("fact-missing", "share", "a rate from 0% to 100%, both included"), (problem.Code, problem.Subject, problem.Allowed));
        Assert.Equal("'share' is not given, and the method needs it: Which share?", problem.Message);
    }

    [Fact]
    public void A_fact_missing_of_one_infringement_names_the_infringement()
    {
        var problem = Own.OnlyProblem(
            Harms,
            Facts.None.WithInfringement("A", own => own.With(Ask.Harm, Money.Gbp(1))).WithInfringement("B", own => own)
        );
        Assert.Equal(("fact-missing", "harm", "any amount"), (problem.Code, problem.Subject, problem.Allowed));
        Assert.Equal(
            "'harm' is not given for the infringement 'B', and the method needs it: What harm did this infringement do?",
            problem.Message
        );
    }

    [Fact]
    public void A_fact_the_method_does_not_ask_is_refused_with_those_it_asks()
    {
        var problem = Own.OnlyProblem(Share, Turnover(Money.Gbp(1)).With(Ask.Share, Rate.One).With(Ask.People, 1));
        Assert.Equal(("fact-unknown", "people", "the facts it asks: share, turnover"), (problem.Code, problem.Subject, problem.Allowed));
    }

    [Fact]
    public void A_fact_of_the_case_is_not_answered_by_one_infringement()
    {
        var facts = Turnover(Money.Gbp(1)).With(Ask.Share, Rate.One).WithInfringement("A", own => own.With(Ask.Share, Rate.One));
        var problem = Own.OnlyProblem(Share, facts);
        Assert.Equal(("fact-of-case", "share", "an answer among the facts of the case"), (problem.Code, problem.Subject, problem.Allowed));
        Assert.Equal("'share' is asked of the whole case, not of one infringement, for the infringement 'A'.", problem.Message);
    }

    [Theory]
    [InlineData(-0.0001, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(1.0001, false)]
    public void Both_ends_of_what_is_allowed_are_allowed(decimal share, bool isAllowed)
    {
        var problems = Own.Version(Share).Try(Turnover(Money.Gbp(1)).With(Ask.Share, Rate.Fraction(share))).Problems;
        Assert.Equal(isAllowed ? [] : ["fact-out-of-range"], problems.Select(p => p.Code));
        Assert.All(problems, p => Assert.Equal(("share", "a rate from 0% to 100%, both included"), (p.Subject, p.Allowed)));
    }

    [Fact]
    public void Both_ends_of_a_range_must_be_allowed()
    {
        Assert.Equal(
            "fact-out-of-range",
            Own.OnlyProblem(
                Share,
                Turnover(Money.Gbp(1)).WithRange(Ask.Share, new Spread<Rate>(Rate.Zero, Rate.One, Rate.Percent(101)))
            ).Code
        );
        var low = Own.OnlyProblem(
            Share,
            Turnover(Money.Gbp(1)).WithRange(Ask.Share, new Spread<Rate>(Rate.Percent(-1), Rate.Zero, Rate.One))
        );
        Assert.Equal(("fact-out-of-range", "'share' is -1% / 0% / 100%."), (low.Code, low.Message));
    }

    [Theory]
    [InlineData(1, 2, 3, true)]
    [InlineData(1.5, 2, 3, false)]
    [InlineData(1, 2.5, 3, false)]
    [InlineData(1, 2, 3.5, false)]
    public void Whole_numbers_are_whole_at_every_place_of_a_range(decimal low, decimal likely, decimal high, bool isAllowed)
    {
        var problems = Own.Version(Own.Pounds(1) * Step.Ask(Ask.People))
            .Try(Facts.None.With(new Answer(Ask.People, low, likely, high)))
            .Problems;
        Assert.Equal(isAllowed ? [] : ["fact-out-of-range"], problems.Select(p => p.Code));
    }

    [Theory]
    [InlineData(3, 1, 2)]
    [InlineData(1, 3, 2)]
    public void A_range_out_of_order_is_refused(int low, int likely, int high)
    {
        var problem = Own.OnlyProblem(Own.Pounds(1) * Step.Ask(Ask.People), Facts.None.With(new Answer(Ask.People, low, likely, high)));
        Assert.Equal(
            ("fact-range-order", "people", "low, likely and high in that order"),
            (problem.Code, problem.Subject, problem.Allowed)
        );
        Assert.Equal($"The range {low} people / {likely} people / {high} people of 'people' is not in order.", problem.Message);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0.5)]
    [InlineData(3)]
    [InlineData(79_000_000_000)]
    public void A_choice_outside_its_list_is_one_problem_and_no_crash(decimal place)
    {
        var method = Step.ByCategory(
            Step.Ask(Ask.Taken),
            (Care.None, Own.Pounds(3)),
            (Care.SomeCare, Own.Pounds(2)),
            (Care.Full, Own.Pounds(1))
        );
        var facts = Facts.None.With(new Answer(Ask.Taken, place, place, place));
        var problem = Own.OnlyProblem(method, facts);
        Assert.Equal(("fact-out-of-range", "care", "none, some-care, full"), (problem.Code, problem.Subject, problem.Allowed));
        Assert.Equal([problem], Assert.Throws<ProblemException>(() => Own.Version(method).Amount(facts)).Problems);
    }

    [Fact]
    public void A_range_of_choices_out_of_order_is_one_problem_and_no_crash()
    {
        var method = Step.ByCategory(
            Step.Ask(Ask.Taken),
            (Care.None, Own.Pounds(3)),
            (Care.SomeCare, Own.Pounds(2)),
            (Care.Full, Own.Pounds(1))
        );
        Assert.Equal("fact-range-order", Own.OnlyProblem(method, Facts.None.With(new Answer(Ask.Taken, 0, 9, 2))).Code);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0.5)]
    [InlineData(2)]
    public void A_flag_is_yes_or_no(decimal flag)
    {
        var problem = Own.OnlyProblem(
            Own.Pounds(1).When(Step.Ask(Ask.Repeated), Own.Pounds(2)),
            Facts.None.With(new Answer(Ask.Repeated, flag, flag, flag))
        );
        Assert.Equal(("fact-out-of-range", "repeated", "true or false"), (problem.Code, problem.Subject, problem.Allowed));
    }

    [Fact]
    public void An_amount_in_another_currency_needs_a_rate_of_the_case()
    {
        var problem = Own.OnlyProblem(Step.Ask(Ask.Turnover), Turnover(Money.Usd(10)));
        Assert.Equal(
            ("exchange-rate-missing", "turnover", "an amount in GBP, or an exchange rate from USD to GBP with its date and source"),
            (problem.Code, problem.Subject, problem.Allowed)
        );
        Assert.Equal(Money.Gbp(8), Own.Version(Step.Ask(Ask.Turnover)).Amount(Turnover(Money.Usd(10)).With(Dollars(0.8m))));
    }

    [Fact]
    public void Every_value_of_a_range_is_converted() =>
        Assert.Equal(
            (0.8m, 1.6m, 2.4m),
            Own.Range(
                Step.Ask(Ask.Turnover),
                Facts.None.WithRange(Ask.Turnover, new Spread<Money>(Money.Usd(1), Money.Usd(2), Money.Usd(3))).With(Dollars(0.8m))
            )
        );

    [Fact]
    public void What_is_allowed_is_held_against_the_converted_amount()
    {
        var least = Fact.Money("least", "Least", "?").From(Money.Gbp(100));
        Assert.Equal(
            "fact-out-of-range",
            Own.OnlyProblem(Step.Ask(least), Facts.None.With(least, Money.Usd(124)).With(Dollars(0.8m))).Code
        );
        Assert.Equal(100m, Own.Value(Step.Ask(least), Facts.None.With(least, Money.Usd(125)).With(Dollars(0.8m))));
    }

    [Fact]
    public void An_amount_too_large_to_convert_says_so()
    {
        var problems = Own.Version(Step.Ask(Ask.Turnover))
            .Try(Turnover(new Money(decimal.MaxValue, Currency.Usd)).With(Dollars(2m)))
            .Problems;
        Assert.Contains(problems, p => p is { Code: "amount-overflow", Subject: "turnover" });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_rate_of_exchange_is_above_zero(decimal rate)
    {
        var problem = Own.OnlyProblem(Own.Pounds(1), Facts.None.With(Dollars(rate)));
        Assert.Equal(("exchange-rate-not-positive", "USDGBP", "a rate above zero"), (problem.Code, problem.Subject, problem.Allowed));
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var facts = Turnover(Money.Usd(1)).With(Ask.People, 1).With(Dollars(0)).WithInfringement("A", own => own.With(Ask.Share, Rate.One));
        Assert.Equal(
            ["exchange-rate-not-positive", "fact-missing", "fact-of-case", "fact-unknown"],
            Own.Version(Share).Try(facts).Problems.Select(p => p.Code).Order(StringComparer.Ordinal)
        );
    }
}
