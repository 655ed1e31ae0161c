using NodaTime;

namespace FineCalc.Tests;

/// <summary>The FCA's five steps for individuals, with figures worked out by hand.</summary>
public sealed class UkFcaIndividualsTests
{
    private static readonly LocalDate NewScale = new(2017, 3, 1);

    private static readonly Facts Income = Facts.None.With(UkFcaIndividuals.RelevantIncome, Money.Gbp(200_000));

    [Theory]
    [InlineData(SeriousnessLevel.Level1, 0)]
    [InlineData(SeriousnessLevel.Level2, 20_000)]
    [InlineData(SeriousnessLevel.Level3, 40_000)]
    [InlineData(SeriousnessLevel.Level4, 60_000)]
    [InlineData(SeriousnessLevel.Level5, 80_000)]
    public void Income_is_taken_by_level(SeriousnessLevel level, int penalty) =>
        Assert.Equal(Money.Gbp(penalty), Breach(Income.With(UkFcaIndividuals.Level, level)).Amount);

    [Fact]
    public void The_discount_is_taken_off_the_penalty_and_never_off_disgorgement()
    {
        // 60,000, + 10% = 66,000, x 2 + 4,000 = 136,000; less 30% = 95,200; with 10,500 disgorged 105,700.
        var assessment = Breach(
            Income
                .With(UkFcaIndividuals.Level, SeriousnessLevel.Level4)
                .With(UkFcaIndividuals.Benefit, Money.Gbp(10_000))
                .With(UkFcaIndividuals.Interest, Money.Gbp(500))
                .With(UkFcaIndividuals.Adjustment, Rate.Percent(10))
                .With(UkFcaIndividuals.DeterrenceMultiplier, 2)
                .With(UkFcaIndividuals.DeterrenceAmount, Money.Gbp(4_000))
                .With(UkFcaFirms.Settlement, FcaSettlementStage.Stage1)
        );
        Assert.Equal(
            (10_500m, 60_000m, 66_000m, 136_000m, 95_200m),
            (Of("step-1"), Of("step-2"), Of("step-3"), Of("step-4"), Of("step-5"))
        );
        Assert.Equal(Money.Gbp(105_700), assessment.Amount);
        Assert.Equal(Money.Gbp(146_500), assessment.Provisional.Likely);

        decimal Of(string step) => assessment.Find(step)!.Value;
    }

    [Theory]
    [InlineData(false, SeriousnessLevel.Level3, 1_000_000, 10_000, 20_000)]
    [InlineData(true, SeriousnessLevel.Level3, 1_000_000, 10_000, 200_000)]
    [InlineData(true, SeriousnessLevel.Level3, 1_000, 10_000, 20_000)]
    [InlineData(false, SeriousnessLevel.Level3, 0, 0, 0)]
    [InlineData(false, SeriousnessLevel.Level4, 0, 33_333, 100_000)]
    [InlineData(false, SeriousnessLevel.Level4, 0, 33_334, 100_002)]
    [InlineData(true, SeriousnessLevel.Level5, 250_000, 25_000, 100_000)]
    [InlineData(true, SeriousnessLevel.Level5, 250_001, 25_000, 100_000.4)]
    [InlineData(false, SeriousnessLevel.Level5, 0, 25_001, 100_004)]
    [InlineData(true, SeriousnessLevel.Level1, 1_000_000, 1_000_000, 0)]
    public void Market_abuse_takes_the_greatest_of_income_profit_and_at_high_levels_the_least_figure(
        bool isReferable,
        SeriousnessLevel level,
        int income,
        int profit,
        double penalty
    ) =>
        Assert.Equal(
            Money.Gbp((decimal)penalty),
            Regimes
                .UkFcaMarketAbuse.On(NewScale)
                .Assess(
                    Facts
                        .None.With(UkFcaMarketAbuse.IsReferableToEmployment, isReferable)
                        .With(UkFcaIndividuals.Level, level)
                        .With(UkFcaMarketAbuse.RelevantIncome, Money.Gbp(income))
                        .With(UkFcaMarketAbuse.Profit, Money.Gbp(profit))
                )
                .Amount
        );

    [Fact]
    public void Market_abuse_outside_employment_asks_for_no_income()
    {
        var facts = Facts.None.With(UkFcaIndividuals.Level, SeriousnessLevel.Level2).With(UkFcaMarketAbuse.Profit, Money.Gbp(7));
        var law = Regimes.UkFcaMarketAbuse.On(NewScale);
        Assert.Empty(law.Try(facts.With(UkFcaMarketAbuse.IsReferableToEmployment, false)).Problems);
        Assert.Equal(
            "relevant-income",
            Assert.Single(law.Try(facts.With(UkFcaMarketAbuse.IsReferableToEmployment, true)).Problems).Subject
        );
        Assert.Equal("referable-to-employment", Assert.Single(law.Try(facts).Problems).Subject);
    }

    [Theory]
    [InlineData("uk-fca-individuals")]
    [InlineData("uk-fca-market-abuse")]
    public void The_scale_of_the_day_of_the_settlement_counts(string id)
    {
        var regime = Regimes.All.Find(id)!;
        var facts = Facts.None.With(UkFcaIndividuals.StatedBeforeSettlement, Money.Gbp(100_000));
        var (before, since) = (regime.On(NewScale.PlusDays(-1)), regime.On(NewScale));
        foreach (
            var (stage, early, late) in new[]
            {
                (FcaSettlementStage.Stage1, 70_000m, 70_000m),
                (FcaSettlementStage.Stage2, 80_000m, 100_000m),
                (FcaSettlementStage.Stage3, 90_000m, 100_000m),
                (FcaSettlementStage.None, 100_000m, 100_000m),
            }
        )
        {
            var settled = facts.With(UkFcaFirms.Settlement, stage);
            Assert.Equal((early, late), (before.Assess(settled).Amount.Amount, since.Assess(settled).Amount.Amount));
            Assert.Equal(early, since.Assess(settled.With(UkFcaFirms.IsTransitional, true)).Amount.Amount);
        }

        Assert.Equal(["settlement-agreed", "final-notice"], regime.Info.Dates.Select(d => d.Id));
        Assert.Equal(new LocalDate(2010, 3, 6), regime.Versions[0].From);
        Assert.Equal(
            "date-not-in-force",
            Assert.Single(Assert.Throws<ProblemException>(() => regime.On(new LocalDate(2010, 3, 5))).Problems).Code
        );
    }

    private static Assessment Breach(Facts facts) => Regimes.UkFcaIndividuals.On(NewScale).Assess(facts);
}
