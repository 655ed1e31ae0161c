using NodaTime;

namespace FineCalc.Tests;

public class FactsTests
{
    private static ExchangeRate Dollars(decimal rate) => new(Currency.Usd, Currency.Gbp, rate, new LocalDate(2024, 3, 28), Own.Source);

    [Fact]
    public void Facts_do_not_change_when_something_is_added()
    {
        var before = Facts.None.With(Ask.Turnover, Money.Gbp(1));
        _ = before.With(Ask.People, 2).With(Dollars(1)).WithInfringement("A", own => own.With(Ask.Harm, Money.Gbp(3)));
        Assert.Equal([Ask.Turnover], before.Answers.Select(a => a.Fact));
        Assert.Empty(before.Infringements);
        Assert.Empty(before.ExchangeRates);
        Assert.Empty(Facts.None.Answers);
    }

    [Fact]
    public void An_answer_keeps_its_value_currency_note_and_source()
    {
        var answer = Assert.Single(Facts.None.With(Ask.Turnover, Money.Usd(5), "as audited", Own.Source).Answers);
        Assert.Equal((5m, 5m, 5m, Currency.Usd), (answer.Low, answer.Likely, answer.High, answer.Currency));
        Assert.Equal(("as audited", Own.Source), (answer.Note, answer.Source));
        Assert.True(answer.IsCertain);
        Assert.Equal("USD 5", answer.ToString());
    }

    [Fact]
    public void An_answer_of_which_a_range_is_known_keeps_all_three_values()
    {
        var answer = Assert.Single(
            Facts.None.WithRange(Ask.Share, new Spread<Rate>(Rate.Percent(1), Rate.Percent(2), Rate.Percent(4)), "n", Own.Source).Answers
        );
        Assert.Equal((0.01m, 0.02m, 0.04m), (answer.Low, answer.Likely, answer.High));
        Assert.Equal(("n", Own.Source), (answer.Note, answer.Source));
        Assert.False(answer.IsCertain);
        Assert.Equal("1% / 2% / 4%", answer.ToString());

        var amounts = Facts.None.WithRange(Ask.Turnover, new Spread<Money>(Money.Eur(1), Money.Eur(2), Money.Eur(3)));
        Assert.Equal("EUR 1 / EUR 2 / EUR 3", Assert.Single(amounts.Answers).ToString());
    }

    [Fact]
    public void Answers_are_shown_in_words()
    {
        Assert.Equal("yes", Facts.None.With(Ask.Repeated, true).Find(Ask.Repeated)!.ToString());
        Assert.Equal("no", Facts.None.With(Ask.Repeated, false).Find(Ask.Repeated)!.ToString());
        Assert.Equal("some-care", Facts.None.With(Ask.Taken, Care.SomeCare).Find(Ask.Taken)!.ToString());
        Assert.Equal("79,404 people", Facts.None.With(Ask.People, 79_404).Find(Ask.People)!.ToString());
        Assert.Equal("3", new Answer(Ask.Taken, 3, 3, 3).ToString());
        Assert.Equal("-1", new Answer(Ask.Taken, -1, -1, -1).ToString());
        Assert.Equal("0.5", new Answer(Ask.Taken, 0.5m, 0.5m, 0.5m).ToString());
    }

    [Fact]
    public void A_second_answer_takes_the_place_of_the_first()
    {
        var facts = Facts.None.With(Ask.Turnover, Money.Gbp(1)).With(Ask.People, 2).With(Ask.Turnover, Money.Gbp(3));
        Assert.Equal([Ask.Turnover, Ask.People], facts.Answers.Select(a => a.Fact));
        Assert.Equal(3m, facts.Find(Ask.Turnover)!.Likely);
    }

    [Fact]
    public void An_answer_can_be_taken_back()
    {
        var facts = Facts.None.With(Ask.Turnover, Money.Gbp(1)).With(Ask.People, 2).Without(Ask.Turnover);
        Assert.Null(facts.Find(Ask.Turnover));
        Assert.Equal([Ask.People], facts.Answers.Select(a => a.Fact));
        Assert.Equal([Ask.People], facts.Without(Ask.Share).Answers.Select(a => a.Fact));
    }

    [Fact]
    public void An_infringement_answers_for_itself_and_the_case_for_what_it_does_not_answer()
    {
        var facts = Facts
            .None.With(Ask.Harm, Money.Gbp(1))
            .WithInfringement("A", own => own.With(Ask.Harm, Money.Gbp(2)))
            .WithInfringement("B", own => own);
        Assert.Equal(["A", "B"], facts.Infringements.Select(i => i.Name));
        Assert.Equal(2m, facts.Find(Ask.Harm, facts.Infringements[0])!.Likely);
        Assert.Equal(1m, facts.Find(Ask.Harm, facts.Infringements[1])!.Likely);
        Assert.Equal(1m, facts.Find(Ask.Harm)!.Likely);
        Assert.Null(facts.Find(Ask.Share, facts.Infringements[0]));
    }

    [Fact]
    public void An_infringement_of_a_name_that_is_there_is_changed_in_its_place()
    {
        var facts = Facts
            .None.WithInfringement("A", own => own.With(Ask.Harm, Money.Gbp(1)))
            .WithInfringement("B", own => own.With(Ask.Harm, Money.Gbp(2)))
            .WithInfringement("A", own => own.With(Ask.Harm, own.Find(Ask.Harm) is { } harm ? Money.Gbp(harm.Likely + 10) : Money.Gbp(0)));
        Assert.Equal([("A", 11m), ("B", 2m)], facts.Infringements.Select(i => (i.Name, i.Answers.Single().Likely)));
    }

    [Fact]
    public void A_rate_takes_the_place_of_one_between_the_same_currencies_and_its_inverse_is_not_taken()
    {
        var euros = new ExchangeRate(Currency.Eur, Currency.Gbp, 0.85m, new LocalDate(2024, 3, 28), Own.Source);
        var back = new ExchangeRate(Currency.Usd, Currency.Eur, 0.9m, new LocalDate(2024, 3, 28), Own.Source);
        var facts = Facts.None.With(Dollars(0.7m)).With(euros).With(back).With(Dollars(0.8m));
        Assert.Equal([euros, back, Dollars(0.8m)], facts.ExchangeRates);
        Assert.Equal(0.8m, facts.FindRate(Currency.Usd, Currency.Gbp)!.Rate);
        Assert.Null(facts.FindRate(Currency.Gbp, Currency.Usd));
    }

    [Fact]
    public void Rates_given_with_an_infringement_are_rates_of_the_case() =>
        Assert.Equal([Dollars(0.7m)], Facts.None.WithInfringement("A", own => own.With(Dollars(0.7m))).ExchangeRates);

    [Fact]
    public void An_infringement_needs_a_name() => Assert.Throws<ArgumentException>(() => Facts.None.WithInfringement(" ", own => own));

    [Theory]
    [InlineData("i", "A", "B")]
    [InlineData("A", "i", "B")]
    [InlineData("A", "B", "i")]
    public void An_infringement_takes_the_place_of_the_one_of_its_name(params string[] names)
    {
        static Infringement Of(string name, int harm) => new(name, [.. Facts.None.With(Ask.Harm, Money.Gbp(harm)).Answers]);

        var facts = names.Aggregate(Facts.None, (all, name) => all.With(Of(name, 1)));
        Assert.All(
            [facts.With(Of("i", 7)), facts.WithInfringement("i", own => own.With(Ask.Harm, Money.Gbp(7)))],
            changed =>
            {
                Assert.Equal(names, changed.Infringements.Select(i => i.Name));
                Assert.Equal(names.Select(n => n == "i" ? 7m : 1m), changed.Infringements.Select(i => i.Answers[0].Likely));
            }
        );
    }

    [Fact]
    public void Facts_are_one_line_of_their_answers_and_how_many_infringements_there_are()
    {
        var one = Facts.None.WithInfringement("A", own => own);
        Assert.Equal("no facts", Facts.None.ToString());
        Assert.Equal("1 infringement", one.ToString());
        Assert.Equal("2 infringements", one.WithInfringement("B", own => own).ToString());
        Assert.EndsWith(", 1 infringement", one.With(Ask.People, 3).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("infringement", Facts.None.With(Ask.People, 3).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Facts_write_their_answers_infringements_and_rates()
    {
        var facts = Facts.None.With(Ask.People, 3).With(Dollars(0.7m)).WithInfringement("A", own => own.With(Ask.Harm, Money.Gbp(7)));
        using var json = System.Text.Json.JsonDocument.Parse(facts.ToJson());
        Assert.Equal(
            ["facts", "infringements", "exchangeRates"],
            json.RootElement.EnumerateObject().Select(p => p.Name).Where(n => n is "facts" or "infringements" or "exchangeRates")
        );
    }

    [Fact]
    public void What_is_not_given_is_named()
    {
        (string Name, Action Call)[] doors =
        [
            ("fact", () => Facts.None.With((Fact<Money>)null!, Money.Gbp(1))),
            ("fact", () => Facts.None.With((Fact<Count>)null!, Period.FromMonths(1))),
            ("value", () => Facts.None.With(Ask.People, (Period)null!)),
            ("fact", () => Facts.None.WithRange((Fact<Money>)null!, Money.Gbp(1), Money.Gbp(2), Money.Gbp(3))),
            ("answer", () => Facts.None.With((Answer)null!)),
            ("rate", () => Facts.None.With((ExchangeRate)null!)),
            ("change", () => Facts.None.WithInfringement("A", null!)),
            ("infringement", () => Facts.None.With((Infringement)null!)),
            ("meaning", () => Ask.Turnover.Means(" ")),
            ("question", () => Ask.Turnover.Asking(" ")),
            ("change", () => Ask.Turnover.Since(Own.FirstDay, null!)),
        ];
        Assert.All(doors, door => Assert.Equal(door.Name, Assert.ThrowsAny<ArgumentException>(door.Call).ParamName));
    }

    [Fact]
    public void An_option_is_described_otherwise_and_the_others_are_not() =>
        Assert.Equal(
            Ask.Taken.Options.Select(o => o.Code == "some-care" ? "a little" : o.Help),
            Ask.Taken.Describing(Care.SomeCare, "a little").Options.Select(o => o.Help)
        );
}
