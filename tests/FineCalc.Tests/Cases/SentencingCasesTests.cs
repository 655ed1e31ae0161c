using NodaTime;

namespace FineCalc.Tests;

/// <summary>The published tables of chapter 8 of the US Sentencing Guidelines, and a published agreement under them.</summary>
public class SentencingCasesTests
{
    private static readonly int[] TableOf1991 =
    [
        5_000,
        7_500,
        10_000,
        15_000,
        20_000,
        30_000,
        40_000,
        60_000,
        85_000,
        125_000,
        175_000,
        250_000,
        350_000,
        500_000,
        650_000,
        910_000,
        1_200_000,
        1_600_000,
        2_100_000,
        2_800_000,
        3_700_000,
        4_800_000,
        6_300_000,
        8_100_000,
        10_500_000,
        13_500_000,
        17_500_000,
        22_000_000,
        28_500_000,
        36_000_000,
        45_500_000,
        57_500_000,
        72_500_000,
    ];

    private static readonly int[] TableOf2015 =
    [
        8_500,
        15_000,
        15_000,
        25_000,
        35_000,
        50_000,
        70_000,
        100_000,
        150_000,
        200_000,
        300_000,
        450_000,
        600_000,
        850_000,
        1_000_000,
        1_500_000,
        2_000_000,
        3_000_000,
        3_500_000,
        5_000_000,
        6_500_000,
        8_500_000,
        10_000_000,
        15_000_000,
        20_000_000,
        25_000_000,
        30_000_000,
        40_000_000,
        50_000_000,
        65_000_000,
        80_000_000,
        100_000_000,
        150_000_000,
    ];

    private static Facts Offence(int level) =>
        Facts
            .None.With(UsSentencing.OffenceLevel, level)
            .With(UsSentencing.Employees, 5)
            .With(UsSentencing.Involvement, PersonnelInvolved.None);

    [Fact]
    public void Every_level_has_the_base_fine_of_its_table()
    {
        var (before, after) = (Regimes.UsSentencing.On(new LocalDate(2015, 10, 31)), Regimes.UsSentencing.On(new LocalDate(2015, 11, 1)));
        for (var level = 0; level <= 45; level++)
        {
            var row = Math.Clamp(level, 6, 38) - 6;
            Assert.Equal(TableOf1991[row], before.Assess(Offence(level)).Find("base-fine")!.Value);
            Assert.Equal(TableOf2015[row], after.Assess(Offence(level)).Find("base-fine")!.Value);
        }
    }

    [Theory]
    [InlineData(10, 2.00, 4.00)]
    [InlineData(9, 1.80, 3.60)]
    [InlineData(8, 1.60, 3.20)]
    [InlineData(7, 1.40, 2.80)]
    [InlineData(6, 1.20, 2.40)]
    [InlineData(5, 1.00, 2.00)]
    [InlineData(4, 0.80, 1.60)]
    [InlineData(3, 0.60, 1.20)]
    [InlineData(2, 0.40, 0.80)]
    [InlineData(1, 0.20, 0.40)]
    [InlineData(0, 0.05, 0.20)]
    public void Every_score_that_can_be_reached_has_its_pair_of_multipliers(int score, double minimum, double maximum)
    {
        // From 5: obstruction adds 3, history and orders up to 2 each; a programme takes 3 off, acceptance and cooperation 1, 2 or 5.
        var facts = score switch
        {
            10 => Offence(20).With(UsSentencing.Obstruction, true).With(UsSentencing.History, PriorHistory.WithinFiveYears),
            9 => Offence(20).With(UsSentencing.Obstruction, true).With(UsSentencing.History, PriorHistory.WithinTenYears),
            8 => Offence(20).With(UsSentencing.Obstruction, true),
            7 => Offence(20).With(UsSentencing.Order, OrderViolated.OrderOrSimilarMisconduct),
            6 => Offence(20).With(UsSentencing.Order, OrderViolated.ProbationCondition),
            5 => Offence(20),
            4 => Offence(20).With(UsSentencing.Cooperation, Acceptance.AcceptedResponsibility),
            3 => Offence(20).With(UsSentencing.Cooperation, Acceptance.CooperatedFully),
            2 => Offence(20).With(UsSentencing.ComplianceProgramme, true),
            1 => Offence(20).With(UsSentencing.ComplianceProgramme, true).With(UsSentencing.Cooperation, Acceptance.AcceptedResponsibility),
            _ => Offence(20).With(UsSentencing.Cooperation, Acceptance.SelfReported),
        };
        var assessment = Regimes.UsSentencing.On(new LocalDate(2020, 1, 1)).Assess(facts);
        Assert.Equal(score, assessment.Find("culpability-score")!.Value);
        Assert.Equal((decimal)minimum, assessment.Find("multiplier-minimum")!.Value);
        Assert.Equal((decimal)maximum, assessment.Find("multiplier-maximum")!.Value);
        Assert.Equal(1_000_000m * (decimal)minimum, assessment.Range.Low.Amount);
        Assert.Equal(1_000_000m * (decimal)maximum, assessment.Range.High.Amount);
    }

    [Fact]
    public void Tyson_Foods_has_its_published_range()
    {
        // Published: score 5 + 4 - 5 = 4, base fine USD 6,300,000, range 5,040,000 to 10,080,000, agreed penalty 4,000,000.
        var law = Regimes.UsSentencing.On(new LocalDate(2006, 1, 1));
        var facts = Offence(28)
            .With(UsSentencing.Employees, 1_000)
            .With(UsSentencing.Involvement, PersonnelInvolved.HighLevel)
            .With(UsSentencing.Cooperation, Acceptance.SelfReported);
        var assessment = law.Assess(facts);
        Assert.Equal(6_300_000m, assessment.Find("base-fine")!.Value);
        Assert.Equal(4m, assessment.Find("culpability-score")!.Value);
        Assert.Equal((5_040_000m, 10_080_000m), (assessment.Range.Low.Amount, assessment.Range.High.Amount));

        var agreed = assessment.Revise(f => f.With(UsSentencing.AgreedFine, Money.Usd(4_000_000), "below the low end, as agreed"));
        Assert.False(agreed.IsOpen);
        Assert.Equal(Money.Usd(4_000_000), agreed.Amount);
        Assert.Equal(5_040_000m, law.Assess(facts).Find("range-low")!.Value);
    }
}
