using NodaTime;
using NodaTime.Text;

namespace FineCalc.Tests;

/// <summary>Maxima of laws without a method: greater or lower of the two, tiers, days, and that they say what they are.</summary>
public sealed class CeilingsTests
{
    public static TheoryData<string> Ids => [.. CeilingRegimes.All.Select(c => c.Id)];

    [Theory]
    [InlineData("eu-ai-act", CeilingTier.First, 499_999_999, 35_000_000)]
    [InlineData("eu-ai-act", CeilingTier.First, 1_000_000_000, 70_000_000)]
    [InlineData("eu-ai-act", CeilingTier.Second, 1_000_000_000, 30_000_000)]
    [InlineData("eu-ai-act", CeilingTier.Third, 1_000_000_000, 10_000_000)]
    [InlineData("eu-dsa", CeilingTier.First, 1_000_000, 60_000)]
    [InlineData("eu-dsa", CeilingTier.Second, 1_000_000, 10_000)]
    [InlineData("eu-dma", CeilingTier.Second, 1_000_000, 200_000)]
    [InlineData("eu-nis2", CeilingTier.First, 1_000_000_000, 20_000_000)]
    [InlineData("eu-nis2", CeilingTier.Second, 1_000_000, 7_000_000)]
    [InlineData("eu-cra", CeilingTier.First, 1_000_000_000, 25_000_000)]
    [InlineData("uk-nis", CeilingTier.Third, 0, 1_000_000)]
    [InlineData("uk-online-safety", CeilingTier.First, 100_000_000, 18_000_000)]
    [InlineData("cn-pipl", CeilingTier.First, 9_000_000_000, 1_000_000)]
    [InlineData("cn-pipl", CeilingTier.Second, 2_000_000_000, 100_000_000)]
    [InlineData("sg-pdpa", CeilingTier.First, 10_000_000, 1_000_000)]
    [InlineData("sg-pdpa", CeilingTier.First, 10_000_001, 1_000_000.1)]
    [InlineData("sg-pdpa", CeilingTier.First, 9_000_000, 1_000_000)]
    [InlineData("sg-pdpa", CeilingTier.First, 50_000_000, 5_000_000)]
    [InlineData("sg-pdpa", CeilingTier.Second, 50_000_000, 1_000_000)]
    [InlineData("sg-pdpa", CeilingTier.Third, 20_000_000, 1_000_000)]
    [InlineData("sg-pdpa", CeilingTier.Third, 20_000_001, 1_000_000.05)]
    [InlineData("ca-quebec-law25", CeilingTier.First, 1_000_000_000, 20_000_000)]
    [InlineData("za-popia", CeilingTier.First, 0, 10_000_000)]
    [InlineData("ch-nfadp", CeilingTier.First, 0, 250_000)]
    public void The_maximum_is_that_of_the_tier(string id, CeilingTier tier, double turnover, double most) =>
        Assert.Equal((decimal)most, Last(id).Amount(Of(id, tier, (decimal)turnover)).Amount);

    [Theory]
    [InlineData("uk-dmcc-consumer", CeilingTier.First, 2_999_999, 0, 300_000)]
    [InlineData("uk-dmcc-consumer", CeilingTier.First, 50_000_000, 0, 5_000_000)]
    [InlineData("uk-dmcc-consumer", CeilingTier.Second, 2_000_000, 0, 150_000)]
    [InlineData("uk-dmcc-consumer", CeilingTier.Second, 50_000_000, 10, 2_650_000)]
    [InlineData("uk-dmcc-consumer", CeilingTier.Third, 50_000_000, 10, 650_000)]
    [InlineData("uk-dmcc-digital-markets", CeilingTier.First, 50_000_000, 10, 5_050_000)]
    [InlineData("uk-dmcc-digital-markets", CeilingTier.Second, 50_000_000, 0, 500_000)]
    [InlineData("eu-dora", CeilingTier.First, 0, 184, 184_000)]
    [InlineData("eu-data-act", CeilingTier.First, 600_000_000, 0, 24_000_000)]
    public void A_maximum_may_grow_by_the_day(string id, CeilingTier tier, double turnover, int days, double most)
    {
        var facts = Of(id, tier, (decimal)turnover);
        facts =
            Last(id).FindFact("days") is Fact<Count> asked && days > 0
                ? facts.With(asked, days).With(Ceilings.DailyTurnover, new Money(100_000m, Regimes.All.Find(id)!.Info.Currency))
                : facts;
        Assert.Equal((decimal)most, Last(id).Amount(facts).Amount);
    }

    [Fact]
    public void Individuals_have_amounts_of_their_own_by_the_day_too_and_a_periodic_penalty_ends_after_six_months()
    {
        var person = Of("uk-dmcc-digital-markets", CeilingTier.Second, 0m).With(Ceilings.IsIndividual, true);
        Assert.Equal(30_000m, Last("uk-dmcc-digital-markets").Amount(person).Amount);
        Assert.Equal(60_000m, Last("uk-dmcc-digital-markets").Amount(person.With(Ceilings.Days, 2)).Amount);
        var periodic = Of("eu-dora", CeilingTier.First, 0m).With(Ceilings.DailyTurnover, Money.Eur(1)).With(Ceilings.DaysInAll, 185);
        Assert.Equal("days-above-most", Assert.Single(Last("eu-dora").Try(periodic).Problems).Code);
    }

    [Theory]
    [InlineData(false, true, CeilingTier.First, 70_000_000)]
    [InlineData(false, true, CeilingTier.Second, 15_000_000)]
    [InlineData(true, false, CeilingTier.First, 35_000_000)]
    [InlineData(true, false, CeilingTier.Third, 7_500_000)]
    public void Under_the_AI_Act_small_firms_have_the_lower_maximum_and_mid_caps_but_for_prohibited_practices(
        bool isSme,
        bool isMidCap,
        CeilingTier tier,
        int most
    ) =>
        Assert.Equal(
            most,
            Last("eu-ai-act")
                .Amount(Of("eu-ai-act", tier, 1_000_000_000).With(Ceilings.IsSme, isSme).With(Ceilings.IsSmallMidCap, isMidCap))
                .Amount
        );

    [Fact]
    public void The_first_text_of_the_AI_Act_had_no_small_mid_caps()
    {
        var first = Regimes.All.Find("eu-ai-act")!.Versions[0];
        var facts = Of("eu-ai-act", CeilingTier.Second, 1_000_000_000);
        Assert.Equal((new LocalDate(2025, 8, 2), new LocalDate(2026, 7, 27)), (first.From, first.Until!.Value));
        Assert.Equal(30_000_000m, first.Amount(facts).Amount);
        Assert.Equal(15_000_000m, first.Amount(facts.With(Ceilings.IsSme, true)).Amount);
        Assert.Null(first.FindFact(Ceilings.IsSmallMidCap.Id));
    }

    [Fact]
    public void A_periodic_penalty_of_the_DSA_is_a_share_of_the_daily_turnover_for_each_day() =>
        Assert.Equal(
            1_500m,
            Last("eu-dsa")
                .Amount(Of("eu-dsa", CeilingTier.Third, 0m).With(Ceilings.DailyTurnover, Money.Eur(10_000)).With(Ceilings.DaysInAll, 3))
                .Amount
        );

    [Theory]
    [InlineData(CeilingTier.First, 5_000_000)]
    [InlineData(CeilingTier.Second, 200_000)]
    [InlineData(CeilingTier.Third, 200_000)]
    public void In_Singapore_individuals_have_a_maximum_of_their_own_but_for_the_duties_of_organisations(CeilingTier tier, int most) =>
        Assert.Equal(most, Last("sg-pdpa").Amount(Of("sg-pdpa", tier, 50_000_000).With(Ceilings.IsIndividual, true)).Amount);

    [Theory]
    [InlineData(CeilingTier.First, 50_000)]
    [InlineData(CeilingTier.Second, 100_000)]
    public void In_Quebec_natural_persons_have_maxima_of_their_own_that_no_turnover_raises(CeilingTier tier, int most)
    {
        Assert.Equal(
            most,
            Last("ca-quebec-law25").Amount(Of("ca-quebec-law25", tier, 9_000_000_000).With(Ceilings.IsIndividual, true)).Amount
        );
        Assert.Equal(most, Last("ca-quebec-law25").Amount(Facts.None.With(Ceilings.Tier, tier).With(Ceilings.IsIndividual, true)).Amount);
    }

    // What the law is silent on is said where its number is shown, and no question answers it by itself.
    [Fact]
    public void In_China_the_law_does_not_say_whose_turnover_counts()
    {
        var share = Assert.Single(Last("cn-pipl").Numbers, n => n.Id == "second.share");
        Assert.DoesNotContain("worldwide", share.Name, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Nor does it say whether the turnover is that in China or worldwide", share.Source.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void In_Singapore_a_maximum_that_no_turnover_enters_asks_for_none()
    {
        Assert.Equal(1_000_000m, Last("sg-pdpa").Amount(Facts.None.With(Ceilings.Tier, CeilingTier.Second)).Amount);
        Assert.Equal(
            200_000m,
            Last("sg-pdpa").Amount(Facts.None.With(Ceilings.Tier, CeilingTier.Third).With(Ceilings.IsIndividual, true)).Amount
        );
        Assert.Equal("turnover", Assert.Single(Last("sg-pdpa").Try(Facts.None.With(Ceilings.Tier, CeilingTier.Third)).Problems).Subject);
    }

    [Theory]
    [InlineData("2011-05-26", 500_000)]
    [InlineData("2026-02-04", 500_000)]
    [InlineData("2026-02-05", 40_000_000)]
    public void PECR_has_the_maximum_of_the_day_of_the_infringement(string day, int most) =>
        Assert.Equal(
            most,
            Regimes.All.Find("uk-pecr")!.On(LocalDatePattern.Iso.Parse(day).Value) is var version
                ? version
                    .Amount(
                        version.FindFact("turnover") is not null
                            ? Of("uk-pecr", CeilingTier.First, 1_000_000_000)
                            : Facts.None.With(Ceilings.Tier, CeilingTier.First)
                    )
                    .Amount
                : 0m
        );

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_ceiling_says_that_it_is_no_prediction_and_begins_on_its_day(string id)
    {
        var regime = Regimes.All.Find(id)!;

        Assert.Contains("maximum, not a prediction", regime.Info.Title, StringComparison.Ordinal);
        Assert.All(regime.Versions, v => Assert.True(v.IsMaximum));
        Assert.Contains("maximum, not a prediction", Report.Text(Last(id).Assess(Of(id, CeilingTier.First, 1m))), StringComparison.Ordinal);
        Assert.Equal("infringement", Assert.Single(regime.Info.Dates).Id);
        Assert.Equal(
            "date-not-in-force",
            Assert.Single(Assert.Throws<ProblemException>(() => regime.On(regime.Versions[0].From.PlusDays(-1))).Problems).Code
        );
        Assert.Same(regime.Versions[0], regime.On(regime.Versions[0].From));
    }

    [Fact]
    public void A_tier_that_a_law_does_not_have_is_refused()
    {
        Assert.Equal("tier-not-of-law", Assert.Single(Last("eu-nis2").Try(Of("eu-nis2", CeilingTier.Third, 1m)).Problems).Code);
        Assert.Equal("tier-not-of-law", Assert.Single(Last("za-popia").Try(Of("za-popia", CeilingTier.Second, 1m)).Problems).Code);
    }

    private static RegimeVersion Last(string id) => Regimes.All.Find(id)!.Versions[^1];

    private static Facts Of(string id, CeilingTier tier, decimal turnover)
    {
        var facts = Facts.None.With(Ceilings.Tier, tier);
        if (id == "eu-dora")
        {
            facts = facts.With(Ceilings.DaysInAll, 1).With(Ceilings.DailyTurnover, Money.Eur(1));
        }

        return Last(id).FindFact("turnover") is Fact<Money> asked
            ? facts.With(asked, new Money(turnover, Regimes.All.Find(id)!.Info.Currency))
            : facts;
    }
}
