using NodaTime;

namespace FineCalc.Tests;

/// <summary>
/// Competition law. No decision with every figure open was found, so these cases are invented; they hold the order of the steps.
/// </summary>
public class AntitrustCasesTests
{
    private static readonly Facts Cartel = Facts
        .None.With(EuAntitrust.Kind, AntitrustKind.Cartel)
        .With(EuAntitrust.ValueOfSales, Money.Eur(100_000_000))
        .With(EuAntitrust.Gravity, Rate.Percent(15))
        .With(EuAntitrust.Months, 40)
        .With(EuAntitrust.DurationRule, EuDurationRule.HalfYears)
        .With(EuAntitrust.EntryFee, Rate.Percent(15))
        .With(EuAntitrust.Aggravating, Rate.Percent(50))
        .With(EuAntitrust.Turnover, Money.Eur(900_000_000))
        .With(EuAntitrust.LeniencyReduction, Rate.Percent(30))
        .With(EuAntitrust.IsSettled, true);

    private static readonly Facts Penalty = Facts
        .None.With(UkCma.Kind, AntitrustKind.Cartel)
        .With(UkCma.RelevantTurnover, Money.Gbp(10_000_000))
        .With(UkCma.StartingRate, Rate.Percent(25))
        .With(UkCma.Months, 26)
        .With(UkCma.DurationRule, CmaDurationRule.QuartersUp)
        .With(UkCma.Aggravating, Rate.Percent(15))
        .With(UkCma.Mitigating, Rate.Percent(5))
        .With(UkCma.Turnover, Money.Gbp(60_000_000))
        .With(UkCma.Settlement, CmaSettlement.BeforeObjections);

    [Fact]
    public void The_cap_comes_before_leniency_and_settlement_which_are_added()
    {
        var assessment = Regimes.EuAntitrust.On(new LocalDate(2024, 5, 13)).Assess(Cartel);
        Assert.All(
            [
                ("years", 3.5m),
                ("variable-amount", 52_500_000m),
                ("entry-fee-amount", 15_000_000m),
                ("basic-amount", 67_500_000m),
                ("adjusted", 101_250_000m),
                ("capped", 90_000_000m),
                ("fine", 54_000_000m),
            ],
            ((string Id, decimal Value) step) => Assert.Equal(step.Value, assessment.Find(step.Id)!.Value)
        );
        Assert.Equal(Money.Eur(54_000_000), assessment.Amount);
        Assert.Equal(Money.Eur(90_000_000), assessment.Provisional.Likely);
        Assert.False(assessment.IsOpen);
        Assert.Equal(Money.Eur(56_700_000), assessment.Revise(f => f.With(EuAntitrust.Together, RewardsTogether.InTurn)).Amount);
    }

    [Theory]
    [InlineData("2012-09-10", "2018-04-17")]
    [InlineData("2018-04-18", "2021-12-15")]
    [InlineData("2021-12-16", "2024-12-31")]
    [InlineData("2025-01-01", "2026-01-01")]
    public void A_cartel_is_fined_alike_under_every_text_of_the_CMA(string first, string last)
    {
        // 25% of 10m for 2.25 years is 5,625,000; + 10% 6,187,500; held at 6m; less 20% 4.8m.
        foreach (var day in new[] { first, last })
        {
            var assessment = Regimes.UkCma.On(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value).Assess(Penalty);
            Assert.Equal(
                (2_500_000m, 2.25m, 5_625_000m, 6_187_500m, 6_000_000m),
                (Of("step-1"), Of("years"), Of("step-2"), Of("step-3"), Of("step-5"))
            );
            Assert.Equal(Money.Gbp(4_800_000), assessment.Amount);
            Assert.Equal(Money.Gbp(6_000_000), assessment.Provisional.Likely);

            decimal Of(string step) => assessment.Find(step)!.Value;
        }
    }
}
