using NodaTime;

namespace FineCalc.Tests;

public class CurrencyStepTests
{
    private static readonly Step<Money> Dollars = Step.Of(Money.Usd(10), Own.Source);

    private static readonly ExchangeRate Rate08 = new(Currency.Usd, Currency.Gbp, 0.8m, new LocalDate(2024, 3, 28), Own.Source);

    [Fact]
    public void An_amount_is_converted_by_a_rate_of_the_case() =>
        Assert.Equal(8m, Own.Value(Dollars.ConvertedTo(Currency.Gbp), Facts.None.With(Rate08)));

    [Fact]
    public void Converting_to_the_same_currency_needs_no_rate()
    {
        Assert.Equal(5m, Own.Value(Own.Pounds(5).ConvertedTo(Currency.Gbp)));
        Assert.Equal(5m, Own.Value(Step.Ask(Ask.Turnover).ConvertedTo(Currency.Gbp), Facts.None.With(Ask.Turnover, Money.Gbp(5))));
    }

    [Fact]
    public void A_missing_rate_is_a_problem_that_names_both_currencies()
    {
        var problem = Own.OnlyProblem(Dollars.ConvertedTo(Currency.Gbp).Named("fine", "Fine", Own.Source));
        Assert.Equal(
            ("exchange-rate-missing", "USDGBP", "an exchange rate from USD to GBP with its date and source"),
            (problem.Code, problem.Subject, problem.Allowed)
        );
        Assert.Equal("'Fine' is in USD and is needed in GBP.", problem.Message);

        // What has no name is told by what it is of.
        var unnamed =
            Step.Ask(Ask.Turnover)
            + (Dollars.Named("due", "Due", Own.Source) * Step.Of(Rate.Percent(50), Own.Source)).ConvertedTo(Currency.Gbp);
        Assert.Contains(
            "'Due × 50%' is in USD",
            Own.OnlyProblem(unnamed, Facts.None.With(Ask.Turnover, Money.Gbp(5))).Message,
            StringComparison.Ordinal
        );
    }

    /// <summary>What has a currency gives a step its own; what stands in another, or in that of the regime, is told first.</summary>
    [Fact]
    public void Two_currencies_are_told_in_the_order_of_what_is_wrong()
    {
        static string Told(Step<Money> step) => Own.OnlyProblem(() => Own.Version(step).Id).Message;

        var turnover = Step.Ask(Ask.Turnover);
        Assert.Equal("'least' puts GBP together with USD.", Told(Step.Least(turnover, Dollars)));
        Assert.Equal("'greatest' puts GBP together with USD.", Told(Step.Greatest(turnover, Dollars)));
        Assert.Equal("'sum' puts GBP together with USD.", Told(turnover + Dollars));
        Assert.Equal("'sum' puts USD together with GBP.", Told(Step.Sum(Own.Pounds(1), Dollars, Step.Of(Money.Eur(1), Own.Source))));
        Assert.Equal("'compare' puts USD together with GBP.", Told(Own.Pounds(1).When(Own.Pounds(1).IsAbove(Dollars), Own.Pounds(2))));
    }

    public static TheoryData<string, Func<Step<Money>>> Mixtures =>
        new()
        {
            { "a sum", () => Own.Pounds(1) + Dollars },
            { "a sum with the currency of the regime", () => Dollars + Step.Ask(Ask.Turnover) },
            { "the greatest", () => Step.Greatest(Own.Pounds(1), Dollars) },
            { "a cap", () => Own.Pounds(1).CappedAt(Dollars) },
            { "a floor", () => Own.Pounds(1).AtLeast(Dollars) },
            { "a grid", () => Own.Pounds(1).RoundedTo(Dollars, RoundingMode.Down) },
            { "branches", () => Own.Pounds(1).When(Own.Yes, Dollars) },
            { "a comparison", () => Own.Pounds(1).When(Own.Pounds(1).IsAbove(Dollars), Own.Pounds(2)) },
            { "a comparison with a stated value", () => Own.Pounds(1).When(Own.Pounds(1).Is(Money.Usd(1)), Own.Pounds(2)) },
            { "one amount as a share of another", () => Own.Pounds(1) * (Own.Pounds(1) / Dollars) },
            { "a result in another currency than the regime's", () => Dollars },
        };

    [Theory]
    [MemberData(nameof(Mixtures), DisableDiscoveryEnumeration = true)]
    public void A_method_that_mixes_currencies_is_refused_before_any_case(string what, Func<Step<Money>> mix)
    {
        var problem = Assert.Single(Record.Exception(() => _ = Own.Version(mix()).Id) is ProblemException refusal ? refusal.Problems : []);
        Assert.True(
            problem.Code == "method-mixed-currencies"
                && problem.Message.Contains("USD", StringComparison.Ordinal)
                && problem.Message.Contains("GBP", StringComparison.Ordinal),
            $"{what}: {problem}"
        );
        Assert.Equal("one currency; convert the other with ConvertedTo", problem.Allowed);
    }
}
