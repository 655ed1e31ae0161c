using NodaTime;

namespace FineCalc.Tests;

/// <summary>The FCA's five steps, with figures worked out by hand.</summary>
public sealed class UkFcaFirmsTests
{
    private static readonly LocalDate NewScale = new(2017, 3, 1);

    // 10% of 10m.
    private static readonly Facts Million = Facts
        .None.With(UkFcaFirms.RelevantRevenue, Money.Gbp(10_000_000))
        .With(UkFcaFirms.Level, SeriousnessLevel.Level3);

    [Theory]
    [InlineData(SeriousnessLevel.Level1, 0)]
    [InlineData(SeriousnessLevel.Level2, 500_000)]
    [InlineData(SeriousnessLevel.Level3, 1_000_000)]
    [InlineData(SeriousnessLevel.Level4, 1_500_000)]
    [InlineData(SeriousnessLevel.Level5, 2_000_000)]
    public void Each_level_is_a_share_of_the_revenue(SeriousnessLevel level, long penalty) =>
        Assert.Equal(penalty, Penalty(Million.With(UkFcaFirms.Level, level)));

    [Fact]
    public void Disgorgement_is_paid_on_top_and_never_discounted()
    {
        var assessment = On(NewScale)
            .Assess(
                Million
                    .With(UkFcaFirms.Benefit, Money.Gbp(100))
                    .With(UkFcaFirms.Interest, Money.Gbp(10))
                    .With(UkFcaFirms.Settlement, FcaSettlementStage.Stage1)
            );

        Assert.Equal(700_110m, assessment.Amount.Amount);
        Assert.Equal(1_000_110m, assessment.Provisional.Likely.Amount);
    }

    [Fact]
    public void Deterrence_multiplies_and_then_adds() =>
        Assert.Equal(
            2_200_005m,
            Penalty(
                Million
                    .With(UkFcaFirms.Adjustment, Rate.Percent(10))
                    .With(UkFcaFirms.DeterrenceMultiplier, 2)
                    .With(UkFcaFirms.DeterrenceAmount, Money.Gbp(5))
            )
        );

    [Theory]
    [InlineData(1, true)]
    [InlineData(0.99, false)]
    public void Deterrence_only_raises(double multiplier, bool isAllowed) =>
        Assert.Equal(
            isAllowed ? [] : ["fact-out-of-range"],
            On(NewScale).Try(Million.With(UkFcaFirms.DeterrenceMultiplier, (decimal)multiplier)).Problems.Select(p => p.Code)
        );

    [Fact]
    public void A_disproportionate_figure_is_lowered_before_the_adjustment()
    {
        var assessment = On(NewScale)
            .Assess(Million.With(UkFcaFirms.Disproportion, Rate.Percent(60)).With(UkFcaFirms.Adjustment, Rate.Percent(-20)));

        Assert.Equal(400_000m, assessment.Find("step-2")!.Value);
        Assert.Equal(320_000m, assessment.Amount.Amount);
    }

    [Fact]
    public void Revenues_of_several_breaches_are_added_up() =>
        Assert.Equal(
            1_200_000m,
            Penalty(
                Facts
                    .None.WithInfringement(
                        "a",
                        own => own.With(UkFcaFirms.RelevantRevenue, Money.Gbp(10_000_000)).With(UkFcaFirms.Level, SeriousnessLevel.Level3)
                    )
                    .WithInfringement(
                        "b",
                        own => own.With(UkFcaFirms.RelevantRevenue, Money.Gbp(1_000_000)).With(UkFcaFirms.Level, SeriousnessLevel.Level5)
                    )
            )
        );

    [Theory]
    [InlineData(FcaSettlementStage.None, -1, false, 1_000_000)]
    [InlineData(FcaSettlementStage.Stage1, -1, false, 700_000)]
    [InlineData(FcaSettlementStage.Stage2, -1, false, 800_000)]
    [InlineData(FcaSettlementStage.Stage3, -1, false, 900_000)]
    [InlineData(FcaSettlementStage.Stage1, 0, false, 700_000)]
    [InlineData(FcaSettlementStage.Stage2, 0, false, 1_000_000)]
    [InlineData(FcaSettlementStage.Stage3, 0, false, 1_000_000)]
    [InlineData(FcaSettlementStage.Stage2, 0, true, 800_000)]
    [InlineData(FcaSettlementStage.Stage3, 0, true, 900_000)]
    [InlineData(FcaSettlementStage.Stage1, 0, true, 700_000)]
    public void Since_March_2017_stages_2_and_3_earn_a_discount_only_where_stage_1_began_before(
        FcaSettlementStage stage,
        int days,
        bool isTransitional,
        long penalty
    ) => Assert.Equal(penalty, On(NewScale.PlusDays(days)).Assess(Settled(stage, isTransitional)).Amount.Amount);

    private static Facts Settled(FcaSettlementStage stage, bool isTransitional) =>
        isTransitional
            ? Million.With(UkFcaFirms.Settlement, stage).With(UkFcaFirms.IsTransitional, true)
            : Million.With(UkFcaFirms.Settlement, stage);

    [Fact]
    public void A_discount_of_the_notice_stands_instead_of_the_scale() =>
        Assert.Equal(
            850_000m,
            Penalty(Million.With(UkFcaFirms.Settlement, FcaSettlementStage.Stage1).With(UkFcaFirms.Discount, Rate.Percent(15)))
        );

    [Theory]
    [InlineData(FcaRounding.None, 1_050, 1_050)]
    [InlineData(FcaRounding.DownTo100, 1_099, 1_000)]
    [InlineData(FcaRounding.NearestTo100, 1_050, 1_000)]
    [InlineData(FcaRounding.NearestTo100, 1_051, 1_100)]
    [InlineData(FcaRounding.NearestTo100, 1_150, 1_200)]
    public void The_figure_after_settlement_is_rounded_and_disgorgement_is_not(FcaRounding rounding, long stated, long penalty) =>
        Assert.Equal(
            penalty + 7,
            Penalty(
                Facts
                    .None.With(UkFcaFirms.StatedBeforeSettlement, Money.Gbp(stated))
                    .With(UkFcaFirms.RoundingOfPenalty, rounding)
                    .With(UkFcaFirms.Benefit, Money.Gbp(7))
            )
        );

    [Fact]
    public void Hardship_sets_the_whole_penalty() =>
        Assert.Equal(5m, Penalty(Million.With(UkFcaFirms.Benefit, Money.Gbp(7)).With(UkFcaFirms.HardshipPenalty, Money.Gbp(5))));

    private static RegimeVersion On(LocalDate date) => Regimes.UkFcaFirms.On(date);

    private static decimal Penalty(Facts facts) => On(NewScale).Assess(facts).Amount.Amount;
}
