using NodaTime;

namespace FineCalc.Tests;

/// <summary>A case whose infringements were all withdrawn is a case of none, and not one of the case's own answers.</summary>
public sealed class NoneLeftTests
{
    private const string Code = "infringements-none-left";

    private static readonly RegimeVersion Guidance = Regimes.UkGdpr.On(new LocalDate(2024, 8, 1));

    private static readonly Facts Common = Facts
        .None.With(UkGdpr.Tier, MaximumTier.Standard)
        .With(UkGdpr.StatedMaximum, Money.Gbp(8_700_000))
        .With(UkGdpr.Seriousness, Rate.Percent(70))
        .With(UkGdpr.SizeFactor, Rate.One);

    private static readonly Facts One = Common.WithInfringement("A", own => own);

    private static readonly double[] Shares = [0.1, 0.2, 0.3];

    private static readonly int[] OneCase = [0, 0, 0];

    [Fact]
    public void Every_door_says_that_nothing_is_left()
    {
        var none = One.WithoutInfringement("A");
        Assert.Equal(Code, Assert.Single(Guidance.Try(none).Problems).Code);
        Assert.Equal(Code, Only(() => Guidance.Assess(none)));
        Assert.Equal(Code, Only(() => Guidance.Amount(none)));
        Assert.Equal(Code, Only(() => Guidance.Assess(One).Revise(facts => facts.WithoutInfringement("A"))));
        Assert.Equal(
            Code,
            Only(() =>
                Guidance.Assess(
                    none.With(UkGdpr.Cooperation, Rate.Zero)
                        .Without(UkGdpr.Cooperation)
                        .With(new ExchangeRate(Currency.Usd, Currency.Gbp, 1m, new LocalDate(2024, 1, 1), Own.Source))
                )
            )
        );
        var of = new Case("c", "t", Guidance, One) { AfterRepresentations = none };
        Assert.Equal(Code, Only(() => of.Assess()));
        Assert.Equal([Code], of.Compare([Regimes.UkGdpr, Regimes.EuGdpr]).Rows.SelectMany(r => r.Problems).Select(p => p.Code).Distinct());

        // Facts that were put together without the infringements of the notice say the same.
        Assert.Equal(Code, Only(() => (of with { AfterRepresentations = Common }).Assess()));
    }

    [Fact]
    public void A_table_over_facts_of_none_has_no_amounts()
    {
        var none = One.WithoutInfringement("A");
        var table = new FactTable(3, none.Without(UkGdpr.Seriousness)).With(UkGdpr.Seriousness, Shares);
        Assert.Equal(Code, Only(() => Guidance.AssessAll(table)));
        Assert.Equal(Code, Only(() => Guidance.AssessAll(table, new BatchOptions { IsExact = true })));

        // Rows that are infringements themselves are what is left.
        var grouped = Guidance.AssessAll(table.GroupedBy(OneCase));
        Assert.Equal(8_700_000m * 0.6m, (decimal)grouped.Amounts[0], 6);
    }

    [Fact]
    public void What_stays_or_is_added_is_assessed()
    {
        Assert.Equal(6_090_000m, Guidance.Assess(One.WithoutInfringement("B")).Amount.Amount);
        Assert.Equal(6_090_000m, Guidance.Assess(One.WithoutInfringement("A").WithInfringement("B", own => own)).Amount.Amount);
        Assert.Equal(6_090_000m, Guidance.Assess(Common).Amount.Amount);

        // One is withdrawn and another added: on the way from one to the other nothing stands for the whole fine.
        var of = new Case("c", "t", Guidance, One)
        {
            AfterRepresentations = One.WithoutInfringement("A")
                .WithInfringement("B", own => own.With(UkGdpr.Seriousness, Rate.Percent(10))),
        };
        Assert.Equal([("infringement+infringement", -5_220_000m)], of.Assess().Bridge.Parts.Select(p => (p.Id, p.Amount.Amount)));
    }

    [Theory]
    [InlineData("""{ "name": "A", "withdrawn": true }""", true)]
    [InlineData("""{ "name": "A", "withdrawn": true }, { "name": "B", "added": true }""", false)]
    [InlineData("""{ "name": "A", "judgements": { "seriousness": "10%" } }""", false)]
    public void A_file_that_withdraws_everything_is_told(string changes, bool isTold)
    {
        var text = $$"""
            { "case": "c", "title": "t", "regime": "uk-gdpr", "dates": { "notice-of-intent": "2024-08" }, "facts": { "tier": "standard" },
              "judgements": { "stated-maximum": 8700000, "seriousness": "70%", "size-factor": "100%" },
              "infringements": [ { "name": "A" } ],
              "representations": { "infringements": [ {{changes}} ] } }
            """;
        Assert.Equal(!isTold, CaseJson.TryParse(text, "case", Regimes.All, out _, out var problems));
        Assert.Equal(isTold ? [(Code, "$.representations")] : [], problems.Select(p => (p.Code, p.Path)));
    }

    private static string Only(Func<object> door) => Assert.Single(Assert.Throws<ProblemException>(door).Problems).Code;
}
