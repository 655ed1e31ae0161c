using NodaTime;

namespace FineCalc.Tests;

/// <summary>
/// Published penalties of the FCA on firms. Where only totals are published, the totals are held; published totals follow no single
/// rounding, so they are met within GBP 100.
/// </summary>
public class FcaCasesTests
{
    private static RegimeVersion Law(int year) => Regimes.UkFcaFirms.On(new LocalDate(year, 6, 30));

    [Theory]
    [InlineData("Equifax Ltd, 2023", 2023, 15_949_200, 11_164_400)]
    [InlineData("Tesco Personal Finance plc, 2018", 2018, 23_428_500, 16_400_000)]
    [InlineData("TSB Bank plc, October 2024", 2024, 15_586_500, 10_910_500)]
    [InlineData("Monzo Bank Ltd, 2025 (reported)", 2025, 30_130_475, 21_091_300)]
    [InlineData("Barclays Bank PLC, 2025 (reported)", 2025, 56_163_900, 39_314_700)]
    [InlineData("Lloyds group, 2020 (reported)", 2020, 91_495_400, 64_046_800)]
    [InlineData("HSBC Bank plc, 2021 (unverified)", 2021, 91_352_600, 63_946_800)]
    [InlineData("Standard Chartered Bank, 2019 (unverified)", 2019, 145_947_500, 102_163_200)]
    public void Published_totals_are_met_within_a_hundred_pounds(string firm, int year, int beforeSettlement, int published)
    {
        var assessment = Law(year)
            .Assess(
                Facts
                    .None.With(UkFcaFirms.StatedBeforeSettlement, Money.Gbp(beforeSettlement))
                    .With(UkFcaFirms.Settlement, FcaSettlementStage.Stage1)
            );
        Assert.True(Math.Abs(assessment.Amount.Amount - published) <= 100m, $"{firm}: {assessment.Amount}");
        Assert.Equal(Money.Gbp(beforeSettlement), assessment.Provisional.Likely);
    }

    [Theory]
    [InlineData("Clydesdale Bank PLC, 2013", 2013, 12_720_000, 8_904_000)]
    [InlineData("TSB Bank plc, December 2022", 2022, 42_500_000, 29_750_000)]
    [InlineData("NatWest and RBS, 2014 (reported)", 2014, 20_678_000, 14_474_600)]
    public void Published_totals_that_need_no_rounding_are_met_to_the_pound(string firm, int year, int beforeSettlement, int published)
    {
        var assessment = Law(year)
            .Assess(
                Facts
                    .None.With(UkFcaFirms.StatedBeforeSettlement, Money.Gbp(beforeSettlement))
                    .With(UkFcaFirms.Settlement, FcaSettlementStage.Stage1)
            );
        Assert.True(assessment.Amount == Money.Gbp(published), $"{firm}: {assessment.Amount}");
    }

    [Fact]
    public void Starling_2024_pays_its_disgorgement_in_full()
    {
        // The split of GBP 40,959,426 into 40,000,000 and 959,426 is inferred: the published discount is exactly 30% of the former.
        var assessment = Law(2024)
            .Assess(
                Facts
                    .None.With(UkFcaFirms.Benefit, Money.Gbp(959_426), "inferred")
                    .With(UkFcaFirms.StatedBeforeSettlement, Money.Gbp(40_000_000), "inferred")
                    .With(UkFcaFirms.Settlement, FcaSettlementStage.Stage1)
            );
        Assert.Equal(Money.Gbp(40_959_426), assessment.Provisional.Likely);
        Assert.Equal(Money.Gbp(28_959_426), assessment.Amount);
    }

    [Fact]
    public void The_textbook_case_comes_out_step_by_step()
    {
        var assessment = Law(2024)
            .Assess(
                Facts
                    .None.With(UkFcaFirms.RelevantRevenue, Money.Gbp(60_000_000))
                    .With(UkFcaFirms.Level, SeriousnessLevel.Level3)
                    .With(UkFcaFirms.Adjustment, Rate.Percent(15))
                    .With(UkFcaFirms.Benefit, Money.Gbp(400_000))
                    .With(UkFcaFirms.Settlement, FcaSettlementStage.Stage1)
            );
        Assert.All(
            [
                ("step-1", 400_000m),
                ("step-2", 6_000_000m),
                ("step-3", 6_900_000m),
                ("step-4", 6_900_000m),
                ("step-5", 4_830_000m),
                ("penalty", 5_230_000m),
            ],
            ((string Id, decimal Value) step) => Assert.Equal(step.Value, assessment.Find(step.Id)!.Value)
        );
    }

    [Theory]
    [InlineData(SeriousnessLevel.Level1, 0)]
    [InlineData(SeriousnessLevel.Level2, 50_000)]
    [InlineData(SeriousnessLevel.Level3, 100_000)]
    [InlineData(SeriousnessLevel.Level4, 150_000)]
    [InlineData(SeriousnessLevel.Level5, 200_000)]
    public void A_million_of_revenue_gives_the_published_share_of_its_level(SeriousnessLevel level, int penalty) =>
        Assert.Equal(
            Money.Gbp(penalty),
            Law(2024).Assess(Facts.None.With(UkFcaFirms.RelevantRevenue, Money.Gbp(1_000_000)).With(UkFcaFirms.Level, level)).Amount
        );
}
