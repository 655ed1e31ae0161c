using NodaTime;

namespace FineCalc.Tests;

/// <summary>Numbers of the law replaced from a day on, under a name.</summary>
public class ReformTests
{
    private static readonly LocalDate First = new(2027, 1, 1);

    private static readonly LocalDate Last = new(2028, 1, 1);

    private static readonly BandTable<Money, Rate> Flat = new(
        Money.Gbp(0),
        Edge.UpperIncluded,
        (null, Rate.Percent(50), Rate.Percent(50), Own.Source)
    );

    private static readonly Regime Tariff = Regime.Define(
        "tariff",
        "Tariff",
        Currency.Gbp,
        Own.FirstDay,
        law =>
            (
                law.Money("base", "Base amount", Money.Gbp(1000), Own.Source) * law.Rate("share", "Share", Rate.Percent(10), Own.Source)
            ).Named("fine", "Fine", Own.Source)
    );

    private static Reform Double => Reform.Named("double", "Twice the base").With("tariff", "base", Money.Gbp(2000), "a bill", First, Last);

    [Fact]
    public void A_number_is_replaced_from_its_first_day_until_its_last()
    {
        var reformed = Double.Apply(Tariff);

        Assert.Equal(Money.Gbp(100), reformed.On(First.PlusDays(-1)).Amount(Facts.None));
        Assert.Equal(Money.Gbp(200), reformed.On(First).Amount(Facts.None));
        Assert.Equal(Money.Gbp(200), reformed.On(Last.PlusDays(-1)).Amount(Facts.None));
        Assert.Equal(Money.Gbp(100), reformed.On(Last).Amount(Facts.None));
        Assert.Equal([Own.FirstDay, First, Last], reformed.Versions.Select(v => v.From));
        Assert.Equal(Money.Gbp(100), Tariff.On(First).Amount(Facts.None));
    }

    [Fact]
    public void Only_versions_that_it_reaches_bear_its_name()
    {
        var reformed = Double.Apply(Tariff);

        Assert.EndsWith("+reform(double)", reformed.On(First).Id, StringComparison.Ordinal);
        Assert.Equal(["double"], reformed.On(First).Reforms);
        Assert.Equal("base", Assert.Single(reformed.On(First).Replaced).Id);
        Assert.Equal(Tariff.On(Own.FirstDay).Id, reformed.On(Own.FirstDay).Id);
        Assert.Empty(reformed.On(Last).Replaced);
        Assert.False(reformed.On(First).IsOverridden);
    }

    [Fact]
    public void A_sentence_that_says_a_number_says_the_one_in_force()
    {
        var tariff = Regime.Define(
            new RegimeInfo("tariff", "Tariff", Currency.Gbp) { Dates = [new DateRule("decision", "the day of the decision")] },
            [new MethodPeriod("Tariff", Own.FirstDay, null, LayOut)]
        );
        var reform = Reform
            .Named("less", "Less")
            .With("tariff", "most", Rate.Percent(12.5m), "a bill", First)
            .With("tariff", "base", Money.Gbp(2000), "a bill", First);

        Assert.Equal(("It is at most 30%.", "Which share of GBP 1,000?"), Said(tariff));
        Assert.Equal(("It is at most 12.5%.", "Which share of GBP 2,000?"), Said(reform.Apply(tariff)));
        var unknown = Regime.Define("own", "Own", Currency.Gbp, Own.FirstDay, law => law.Money(law.Say("none"), "", default, Own.Source));
        Assert.Equal("number-unusable", Own.OnlyProblem(() => unknown.On(Own.FirstDay).Id).Code);

        static Method LayOut(NumbersInForce law)
        {
            var amount = law.Money("base", "Base amount", Money.Gbp(1000), Own.Source);
            var most = law.Rate("most", "Greatest share", Rate.Percent(30), Own.Source);
            var share = Fact.Rate("share", "Share", $"Which share of {law.Say("base")}?").From(Rate.Zero);
            return new Method((amount * Step.Ask(share)).Named("fine", "Fine", Own.Source))
            {
                Checks = [new Check("above-most", share.IsAtMost(most), $"It is at most {law.Say("most")}.", law.Say("most"))],
            };
        }

        static (string Message, string Question) Said(Regime regime)
        {
            var version = regime.On(First);
            var problem = Assert.Single(version.Try(Facts.None.With(version.Facts.OfType<Fact<Rate>>().Single(), Rate.One)).Problems);
            return (problem.Message, Assert.Single(version.Facts).Question);
        }
    }

    [Fact]
    public void The_trace_says_which_reform_why_and_what_it_replaced()
    {
        var number = Assert.Single(Double.Apply(Tariff).On(First).Numbers, n => n.Id == "base");

        Assert.Equal(
            (Basis.Override, "GBP 2,000", "reform 'double': a bill; it stands instead of GBP 1,000"),
            (number.Basis, number.Value, number.Source.Note)
        );
    }

    [Fact]
    public void The_difference_to_the_law_as_it_stands_is_one_bridge_of_a_part_for_each_number()
    {
        var reform = Double.With("tariff", "share", Rate.Percent(30), "the same bill", First);
        var (before, after) = (Tariff.On(First).Assess(Facts.None), reform.Apply(Tariff).On(First).Assess(Facts.None));

        var bridge = Bridge.Between(before, after);
        Assert.Equal(
            [("base", "GBP 1,000", "GBP 2,000", Money.Gbp(100)), ("share", "10%", "30%", Money.Gbp(400))],
            bridge.Parts.Select(p => (p.Id, p.Before!, p.After!, p.Amount))
        );
        Assert.Equal((Money.Gbp(100), Money.Gbp(600)), (bridge.From, bridge.To));

        // Base alone adds 100 or 300, share alone 200 or 400: the averages over both orders.
        Assert.Equal([Money.Gbp(200), Money.Gbp(300)], Bridge.Between(before, after, BridgeOrder.Shapley).Parts.Select(p => p.Amount));
    }

    [Fact]
    public void Facts_and_law_that_change_together_stand_in_one_bridge()
    {
        var regime = Regime.Define(
            "own",
            "Own",
            Currency.Gbp,
            Own.FirstDay,
            law => Step.Ask(Ask.Turnover) * law.Rate("share", "Share", Rate.Percent(10), Own.Source)
        );
        var reformed = Reform.Named("less", "Less").With("own", "share", Rate.Percent(5), "why").Apply(regime);
        var bridge = Bridge.Between(
            regime.On(First).Assess(Facts.None.With(Ask.Turnover, Money.Gbp(1000))),
            reformed.On(First).Assess(Facts.None.With(Ask.Turnover, Money.Gbp(3000)))
        );

        Assert.Equal([("share", Money.Gbp(-50)), ("turnover", Money.Gbp(100))], bridge.Parts.Select(p => (p.Id, p.Amount)));
    }

    [Fact]
    public void A_table_is_replaced_as_a_whole_and_held_where_the_method_holds_it()
    {
        var reformed = Reform
            .Named("flat", "One size factor")
            .With("uk-gdpr", "size-factor", Flat, "why", First)
            .Apply(Regimes.UkGdpr)
            .On(First);

        Assert.All(
            reformed.Numbers.Where(n => n.Id == "size-factor"),
            n => Assert.Equal(("from GBP 0: 50%", Basis.Override), (n.Value.Replace("above", "from", StringComparison.Ordinal), n.Basis))
        );
        Assert.Equal(3, reformed.Numbers.Count(n => n.Id == "size-factor"));
    }

    [Fact]
    public void Later_reforms_prevail_on_the_days_they_share()
    {
        var triple = Reform.Named("triple", "Thrice").With("tariff", "base", Money.Gbp(3000), "another bill", First.PlusMonths(6));
        var both = triple.Apply(Double.Apply(Tariff));

        Assert.Equal((Money.Gbp(200), "double"), (both.On(First).Amount(Facts.None), both.On(First).Reforms.Single()));
        Assert.Equal(
            (Money.Gbp(300), "triple"),
            (both.On(First.PlusMonths(6)).Amount(Facts.None), both.On(First.PlusMonths(6)).Reforms.Single())
        );
        Assert.Equal(Money.Gbp(300), both.On(Last).Amount(Facts.None));
    }

    [Fact]
    public void A_reform_inside_another_leaves_its_beginning_and_its_end()
    {
        var inner = Reform
            .Named("inner", "A year within")
            .With("tariff", "base", Money.Gbp(500), "a pause", First.PlusMonths(3), First.PlusMonths(6));
        var both = inner.Apply(Double.Apply(Tariff));

        Assert.Equal([100m, 200m, 50m, 200m, 100m], both.Versions.Select(v => v.Amount(Facts.None).Amount));
        Assert.Equal([Own.FirstDay, First, First.PlusMonths(3), First.PlusMonths(6), Last], both.Versions.Select(v => v.From));
    }

    [Fact]
    public void A_catalogue_is_reformed_where_it_is_named_and_loads_nothing_else()
    {
        var catalog = Reform
            .Named("six", "Six per cent")
            .With("uk-gdpr", "maximum.higher.turnover", Rate.Percent(6), "why")
            .Apply(Regimes.All);

        Assert.Same(Regimes.All.Find("eu-gdpr"), catalog.Find("eu-gdpr"));
        Assert.Equal("6%", catalog.Find("uk-gdpr")!.Versions[^1].Numbers.First(n => n.Id == "maximum.higher.turnover").Value);
        Assert.Equal(Regimes.All.Ids, catalog.Ids);
        Assert.Equal(
            ("regime-unknown", "nowhere"),
            Problem(() => Reform.Named("a", "A").With("nowhere", "base", Money.Gbp(1), "why").Apply(Regimes.All))
        );
    }

    [Fact]
    public void What_does_nothing_or_does_not_fit_is_refused_all_at_once()
    {
        var reform = Reform
            .Named("a", "A")
            .With("tariff", "bse", Money.Gbp(1), "why")
            .With("tariff", "share", Rate.Percent(1), "why", null, Own.FirstDay);

        var problems = Assert.Throws<ProblemException>(() => reform.Apply(Tariff)).Problems;
        Assert.Equal([("number-unknown", "bse"), ("number-not-in-force", "share")], problems.Select(p => (p.Code, p.Subject!)));
        Assert.Equal("days of the versions from 2025-01-01", problems[1].Allowed);
        Assert.Equal(
            "number-unusable",
            Problem(() => Reform.Named("a", "A").With("tariff", "base", Rate.Percent(1), "why").Apply(Tariff)).Code
        );
        Assert.Equal("number-unusable", Problem(() => Reform.Named("a", "A").With("tariff", "share", Flat, "why").Apply(Tariff)).Code);
        Assert.Equal(
            "number-unusable",
            Problem(() => Reform.Named("a", "A").With("uk-gdpr", "size-factor", Rate.One, "why").Apply(Regimes.UkGdpr)).Code
        );
    }

    [Fact]
    public void A_reform_needs_a_name_a_reason_and_a_day_of_its_own()
    {
        Assert.Throws<ArgumentException>(() => Reform.Named("Six Percent", "Six"));
        Assert.Throws<ArgumentException>(() => Reform.Named("", "Six"));
        Assert.Throws<ArgumentException>(() => Double.With("tariff", "share", Rate.One, " "));
        Assert.Throws<ArgumentException>(() => Double.With("tariff", "share", Rate.One, "why", First, First));
        Assert.Contains(
            "is replaced from 2027-01-01 until 2028-01-01 already",
            Assert.Throws<ArgumentException>(() => Double.With("tariff", "base", Money.Gbp(1), "why", Last.PlusDays(-1))).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(2, Double.With("tariff", "base", Money.Gbp(1), "why", Last).Changes.Count);
    }

    [Fact]
    public void Another_regime_is_left_as_it_is() => Assert.Same(Regimes.UkGdpr, Double.Apply(Regimes.UkGdpr));

    private static (string Code, string? Subject) Problem(Func<object> apply) =>
        Own.OnlyProblem(apply) is var problem ? (problem.Code, problem.Subject) : default;
}
