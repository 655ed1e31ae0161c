namespace FineCalc.Tests;

public class OverrideTests
{
    private static readonly Regime Tariff = Regime.Define(
        "tariff",
        "Tariff",
        Currency.Gbp,
        Own.FirstDay,
        law =>
            (
                law.Money("base", "Base amount", Money.Gbp(1000), Own.Source)
                * law.Rate("share", "Share", Rate.Percent(10), Own.Source, Basis.Statute)
                * law.Count("times", "Times", 3, Own.Source, Basis.Model)
            ).Named("fine", "Fine", Own.Source)
    );

    private static RegimeVersion On(Regime regime) => regime.On(Own.FirstDay);

    private static NumberInfo Number(Regime regime, string id) => Assert.Single(On(regime).Numbers, n => n.Id == id);

    [Fact]
    public void A_number_is_replaced_in_one_call()
    {
        Assert.Equal(Money.Gbp(300), On(Tariff).Amount(Facts.None));
        Assert.Equal(Money.Gbp(600), On(Tariff.Override("base", Money.Gbp(2000), "What if it were doubled?")).Amount(Facts.None));
        Assert.Equal(Money.Gbp(150), On(Tariff.Override("share", Rate.Percent(5), "What if it were halved?")).Amount(Facts.None));
        Assert.Equal(Money.Gbp(400), On(Tariff.Override("times", 4, "What if once more?")).Amount(Facts.None));
    }

    [Fact]
    public void The_regime_it_was_made_of_stays_as_it_is()
    {
        _ = Tariff.Override("base", Money.Gbp(2000), "why");
        Assert.Equal(Money.Gbp(300), On(Tariff).Amount(Facts.None));
        Assert.False(Tariff.IsOverridden);
    }

    [Fact]
    public void The_trace_says_that_it_is_an_override_why_and_what_it_replaced()
    {
        var trace = On(Tariff.Override("share", Rate.Percent(5), "What if it were halved?")).Assess(Facts.None).Trace;
        var share = Assert.Single(Nodes(trace), n => n.Id == "share");
        Assert.Equal((Basis.Override, 0.05m), (share.Basis, share.Value));
        Assert.Equal("What if it were halved?; it stands instead of 10%", share.Note);
        Assert.Equal(Own.Source.Instrument, share.Source!.Instrument);
        Assert.Equal(Basis.Override, Number(Tariff.Override("base", Money.Gbp(2000), "why"), "base").Basis);
        Assert.Equal("why; it stands instead of GBP 1,000", Number(Tariff.Override("base", Money.Gbp(2000), "why"), "base").Source.Note);
    }

    [Fact]
    public void The_version_id_says_so_and_differs_by_the_number()
    {
        var overridden = On(Tariff.Override("base", Money.Gbp(2000), "why"));
        Assert.EndsWith("+override", overridden.Id, StringComparison.Ordinal);
        Assert.DoesNotContain("+override", On(Tariff).Id, StringComparison.Ordinal);
        Assert.NotEqual(overridden.Id, On(Tariff.Override("base", Money.Gbp(2001), "why")).Id);
        Assert.Equal(overridden.Id, On(Tariff.Override("base", Money.Gbp(2000), "another reason")).Id);
        Assert.True(Tariff.Override("base", Money.Gbp(2000), "why").IsOverridden);
    }

    [Fact]
    public void Overrides_add_up_and_the_last_one_of_a_number_stands()
    {
        var both = Tariff.Override("base", Money.Gbp(2000), "why").Override("times", 1, "why");
        Assert.Equal(Money.Gbp(200), On(both).Amount(Facts.None));
        var last = both.Override("base", Money.Gbp(10), "again");
        Assert.Equal(Money.Gbp(1), On(last).Amount(Facts.None));
        Assert.Equal("again; it stands instead of GBP 1,000", Number(last, "base").Source.Note);
    }

    [Fact]
    public void A_number_the_regime_does_not_have_is_refused_with_those_it_has()
    {
        var problem = Own.OnlyProblem(() => Tariff.Override("maximum", Money.Gbp(1), "why"));
        Assert.Equal(("number-unknown", "maximum", "base, share, times"), (problem.Code, problem.Subject, problem.Allowed));
        Assert.Equal("Tariff has no number 'maximum'.", problem.Message);
    }

    [Fact]
    public void A_number_is_replaced_by_one_of_its_own_kind()
    {
        var problem = Own.OnlyProblem(() => Tariff.Override("base", Rate.Percent(1), "why"));
        Assert.Equal(("number-unusable", "base"), (problem.Code, problem.Subject));
        Assert.Contains("is measured in money, and its replacement in rate", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "why")]
    [InlineData("base", " ")]
    public void An_override_needs_a_number_and_a_reason(string number, string reason) =>
        Assert.Throws<ArgumentException>(() => Tariff.Override(number, Money.Gbp(1), reason));

    [Fact]
    public void A_table_is_not_replaced_by_a_number_in_silence() =>
        Assert.Equal("number-unusable", Own.OnlyProblem(() => Regimes.UkGdpr.Override("size-factor", Rate.One, "why")).Code);

    [Fact]
    public void A_shipped_maximum_is_replaced_in_one_call()
    {
        var six = Regimes.UkGdpr.Override("maximum.higher.turnover", Rate.Percent(6), "What if it were 6%?");
        Assert.Equal("6%", Number(six, "maximum.higher.turnover").Value);
        Assert.Equal("4%", Number(Regimes.UkGdpr, "maximum.higher.turnover").Value);
        Assert.NotEqual(On(Regimes.UkGdpr).Id, On(six).Id);
    }

    private static IEnumerable<TraceNode> Nodes(TraceNode node) => node.Inputs.SelectMany(Nodes).Prepend(node);

    [Fact]
    public void Another_model_takes_the_place_of_a_regime_s_own_and_the_version_id_shows_it()
    {
        const string Id = "turnover.unknown";
        var data = JsonNode.Parse(File.ReadAllText(Repository.PathOf("src/FineCalc.Law/Data/uk-gdpr-estimate.json")))!;
        var same = Regimes.UkGdpr.WithModel(NumberSetJson.Parse(data.ToJsonString(), "model.json"));
        data["numbers"]!.AsArray().Single(n => (string)n!["id"]! == Id)!["values"]![0]!["likely"] = 40_000_000m;
        var other = Regimes.UkGdpr.WithModel(NumberSetJson.Parse(data.ToJsonString(), "model.json"));
        var facts = Facts.None.With(UkGdpr.Tier, MaximumTier.Higher);

        Assert.Equal(Regimes.UkGdpr.Versions[^1].Id, same.Versions[^1].Id);
        Assert.Equal(Regimes.UkGdpr.Versions[^1].Assess(facts).Range, same.Versions[^1].Assess(facts).Range);
        Assert.NotEqual(same.Versions[^1].Id, other.Versions[^1].Id);
        Assert.True(other.Versions[^1].Assess(facts).Amount.Amount > same.Versions[^1].Assess(facts).Amount.Amount);
        Assert.Contains("40,000,000", other.Versions[^1].Numbers.Single(n => n.Id == Id).Value, StringComparison.Ordinal);
    }
}
