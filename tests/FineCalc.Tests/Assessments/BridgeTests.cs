using NodaTime;

namespace FineCalc.Tests;

public class BridgeTests
{
    private static readonly Step<Money> Fine = (Own.Pounds(100) * Step.Ask(Ask.People))
        .RaisedBy(Step.Ask(Ask.Share))
        .Named("fine", "Fine", Own.Source);

    private static readonly RegimeVersion Version = Own.Version(Fine);

    private static Facts Given(int people, int percent) => Facts.None.With(Ask.People, people).With(Ask.Share, Rate.Percent(percent));

    private static IEnumerable<(string, decimal)> Parts(Bridge bridge) => bridge.Parts.Select(p => (p.Id, p.Amount.Amount));

    private static Bridge Between(Facts before, Facts after, BridgeOrder order = BridgeOrder.Method) =>
        Bridge.Between(Version.Assess(before), Version.Assess(after), order);

    [Fact]
    public void In_the_order_of_the_method_each_fact_adds_what_it_changes_after_those_before_it()
    {
        var bridge = Between(Given(10, 0), Given(20, 50));
        Assert.Equal((Money.Gbp(1000), Money.Gbp(3000), BridgeOrder.Method), (bridge.From, bridge.To, bridge.Order));
        Assert.Equal([("people", 1000m), ("share", 1000m)], Parts(bridge));
    }

    [Fact]
    public void A_Shapley_share_is_the_average_over_every_order()
    {
        var bridge = Between(Given(10, 0), Given(20, 50), BridgeOrder.Shapley);
        Assert.Equal([("people", 1250m), ("share", 750m)], Parts(bridge));
        Assert.Equal(BridgeOrder.Shapley, bridge.Order);
    }

    [Fact]
    public void A_Shapley_share_of_three_facts_weighs_each_order_alike()
    {
        var facts = Enumerable.Range(0, 3).Select(i => Fact.Count($"f{i}", $"F{i}", "?", "")).ToArray();
        var version = Own.Version(Own.Pounds(6) * (Step.Ask(facts[0]) * Step.Ask(facts[1]) + Step.Ask(facts[2])));
        Facts All(int value) => facts.Aggregate(Facts.None, (all, fact) => all.With(fact, value));
        Assert.Equal(
            [("f0", 3m), ("f1", 3m), ("f2", 6m)],
            Parts(Bridge.Between(version.Assess(All(0)), version.Assess(All(1)), BridgeOrder.Shapley))
        );
        Assert.Equal([("f0", 0m), ("f1", 6m), ("f2", 6m)], Parts(Bridge.Between(version.Assess(All(0)), version.Assess(All(1)))));
    }

    [Fact]
    public void A_part_says_what_was_answered_before_and_after_and_why()
    {
        var part = Assert.Single(Between(Given(10, 0), Given(10, 0).With(Ask.People, 20, "recounted")).Parts);
        Assert.Equal(("people", "People", "10 people", "20 people", "recounted"), (part.Id, part.Name, part.Before, part.After, part.Note));
        Assert.Null(part.Infringement);
    }

    [Fact]
    public void Facts_that_stay_have_no_part()
    {
        Assert.Equal(["share"], Between(Given(10, 0), Given(10, 5)).Parts.Select(p => p.Id));
        Assert.Empty(Between(Given(10, 0), Given(10, 0).With(Ask.People, 10, "a new note")).Parts);
        Assert.Empty(Between(Given(10, 0), Given(10, 0), BridgeOrder.Shapley).Parts);
    }

    [Fact]
    public void A_range_that_changes_is_a_change_although_its_likely_value_stays()
    {
        var part = Assert.Single(
            Between(Given(10, 5), Given(10, 5).WithRange(Ask.Share, new Spread<Rate>(Rate.Zero, Rate.Percent(5), Rate.One))).Parts
        );
        Assert.Equal(("share", "5%", "0% / 5% / 100%", 0m), (part.Id, part.Before, part.After, part.Amount.Amount));
    }

    [Fact]
    public void Facts_that_make_sense_only_together_move_together()
    {
        var most = Fact.Money("most", "Most", "?");
        var least = Fact.Money("least", "Least", "?");
        var version = Own.Version(Own.Pounds(50).Between(Step.Ask(least), Step.Ask(most)));
        Facts Ends(int low, int high) => Facts.None.With(least, Money.Gbp(low)).With(most, Money.Gbp(high));
        var (before, after) = (version.Assess(Ends(1, 10)), version.Assess(Ends(20, 40)));
        var part = Assert.Single(Bridge.Between(before, after).Parts);
        Assert.Equal(
            ("least+most", "Least and Most", 30m, "GBP 1; GBP 10", "GBP 20; GBP 40"),
            (part.Id, part.Name, part.Amount.Amount, part.Before, part.After)
        );
        Assert.Contains(
            "only together",
            Assert.Throws<ArgumentException>(() => Bridge.Between(before, after, BridgeOrder.Shapley)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_infringement_that_is_added_or_dropped_is_a_part()
    {
        var version = Own.Version(Step.SumOver(Step.Ask(Ask.Harm)));
        var one = Facts.None.WithInfringement("A", own => own.With(Ask.Harm, Money.Gbp(1)));
        var two = one.WithInfringement("B", own => own.With(Ask.Harm, Money.Gbp(5)));
        var added = Assert.Single(Bridge.Between(version.Assess(one), version.Assess(two)).Parts);
        Assert.Equal(
            ("infringement", "B", "B", null, "found", 5m),
            (added.Id, added.Name, added.Infringement, added.Before, added.After, added.Amount.Amount)
        );
        var dropped = Assert.Single(Bridge.Between(version.Assess(two), version.Assess(one)).Parts);
        Assert.Equal(("infringement", "found", null, -5m), (dropped.Id, dropped.Before, dropped.After, dropped.Amount.Amount));
    }

    [Fact]
    public void An_answer_of_one_infringement_names_the_infringement()
    {
        var version = Own.Version(Step.SumOver(Step.Ask(Ask.Harm)));
        Facts Harms(int a, int b) =>
            Facts
                .None.WithInfringement("A", own => own.With(Ask.Harm, Money.Gbp(a)))
                .WithInfringement("B", own => own.With(Ask.Harm, Money.Gbp(b)));
        Assert.Equal(
            [("harm", "A", 2m), ("harm", "B", 7m)],
            Bridge
                .Between(version.Assess(Harms(1, 1)), version.Assess(Harms(3, 8)))
                .Parts.Select(p => (p.Id, p.Infringement, p.Amount.Amount))
        );
    }

    [Fact]
    public void Another_version_of_the_law_is_a_part_and_comes_first()
    {
        var dearer = Own.Version((Own.Pounds(200) * Step.Ask(Ask.People)).RaisedBy(Step.Ask(Ask.Share)).Named("fine", "Fine", Own.Source));
        var bridge = Bridge.Between(Version.Assess(Given(10, 0)), dearer.Assess(Given(20, 0)));
        Assert.Equal([("law", 1000m), ("people", 2000m)], Parts(bridge));
        Assert.Equal((Version.Id, dearer.Id, "The law"), (bridge.Parts[0].Before, bridge.Parts[0].After, bridge.Parts[0].Name));
    }

    [Fact]
    public void Exchange_rates_are_a_part()
    {
        var version = Own.Version(Step.Ask(Ask.Turnover));
        Facts Dollars(decimal rate) =>
            Facts
                .None.With(Ask.Turnover, Money.Usd(10))
                .With(new ExchangeRate(Currency.Usd, Currency.Gbp, rate, new LocalDate(2024, 3, 28), Own.Source));
        var bridge = Bridge.Between(version.Assess(Dollars(0.5m)), version.Assess(Dollars(0.8m)));
        Assert.Equal([("exchange-rates", 3m)], Parts(bridge));
        Assert.StartsWith("1 USD = GBP 0.5 (", bridge.Parts[0].Before, StringComparison.Ordinal);
        var gone = Bridge.Between(version.Assess(Dollars(0.5m)), version.Assess(Facts.None.With(Ask.Turnover, Money.Gbp(7))));
        Assert.Equal(2m, gone.Parts.Sum(p => p.Amount.Amount));
        Assert.Contains(gone.Parts, p => p.Id.Contains("exchange-rates", StringComparison.Ordinal) && p.After is null or "GBP 7; none");
    }

    [Fact]
    public void An_answer_that_is_taken_back_is_a_part()
    {
        var version = Own.Version(Own.Pounds(1) * Step.Ask(Ask.People.Default(3, "why")));
        var people = version.Facts.OfType<Fact<Count>>().Single();
        var part = Assert.Single(Bridge.Between(version.Assess(Facts.None.With(people, 10)), version.Assess(Facts.None)).Parts);
        Assert.Equal(("10 people", null, -7m), (part.Before, part.After, part.Amount.Amount));
    }

    [Fact]
    public void Parts_sum_exactly_where_amounts_are_endless_decimals()
    {
        var version = Own.Version(Own.Pounds(1000) / Step.Ask(Ask.People) + Step.Ask(Ask.Turnover) / Own.Number(3));
        Facts With(int people, decimal turnover) => Facts.None.With(Ask.People, people).With(Ask.Turnover, Money.Gbp(turnover));
        foreach (var order in Enum.GetValues<BridgeOrder>())
        {
            var bridge = Bridge.Between(version.Assess(With(3000, 1)), version.Assess(With(7, 10_000_000_000m)), order);
            Assert.Equal(bridge.To - bridge.From, bridge.Parts.Aggregate(Money.Gbp(0), (sum, part) => sum + part.Amount));
            Assert.Equal(bridge.To, bridge.Parts.Aggregate(bridge.From, (sum, part) => sum + part.Amount));
        }
    }

    [Fact]
    public void More_changes_than_Shapley_can_weigh_are_refused()
    {
        var facts = Enumerable.Range(0, 17).Select(i => Fact.Count($"f{i}", $"F{i}", "?", "")).ToArray();
        var version = Own.Version(Own.Pounds(1) * Step.Sum([.. facts.Select(Step.Ask)]));
        Facts All(int value, int from = 0) =>
            facts.Aggregate(Facts.None, (all, fact) => all.With(fact, Array.IndexOf(facts, fact) < from ? 0 : value));
        Assert.Contains(
            "17 facts changed; Shapley shares are for up to 16",
            Assert
                .Throws<ArgumentException>(() => Bridge.Between(version.Assess(All(0)), version.Assess(All(1)), BridgeOrder.Shapley))
                .Message,
            StringComparison.Ordinal
        );
        Assert.Equal(17, Bridge.Between(version.Assess(All(0)), version.Assess(All(1))).Parts.Count);
    }

    [Fact]
    public void Two_currencies_are_refused()
    {
        var dollars = Regime.Define("own", "Own", Currency.Usd, Own.FirstDay, _ => Step.Of(Money.Usd(1), Own.Source)).On(Own.FirstDay);
        Assert.Contains(
            "not GBP and USD",
            Assert.Throws<ArgumentException>(() => Bridge.Between(Own.Assess(Own.Pounds(1)), dollars.Assess(Facts.None))).Message,
            StringComparison.Ordinal
        );
    }
}
