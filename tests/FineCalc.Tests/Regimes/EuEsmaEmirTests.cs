using NodaTime;

namespace FineCalc.Tests;

/// <summary>
/// ESMA's coefficients on trade repositories: limits by date and turnover, increments summed, cap and benefit, several infringements.
/// </summary>
public sealed class EuEsmaEmirTests
{
    private static readonly LocalDate Risen = new(2019, 6, 17);

    private static readonly Facts Ten = Facts
        .None.With(EuEsmaEmir.Group, EmirGroup.A)
        .With(EuEsmaEmir.BasicAmount, Money.Eur(10_000))
        .With(EuEsmaEmir.Turnover, Money.Eur(1_000_000));

    [Theory]
    [InlineData(EmirGroup.A, 999_999.99, 10_000, 57_500)]
    [InlineData(EmirGroup.A, 1_000_000, 57_500, 152_500)]
    [InlineData(EmirGroup.A, 5_000_000, 57_500, 152_500)]
    [InlineData(EmirGroup.A, 5_000_000.01, 152_500, 200_000)]
    [InlineData(EmirGroup.B, 9_000_000, 76_250, 100_000)]
    [InlineData(EmirGroup.C, 900_000, 5_000, 6_250)]
    public void The_turnover_says_which_end_of_the_limits_is_taken(EmirGroup group, double turnover, int low, int high)
    {
        var basic = Assess(
                Risen,
                Ten.Without(EuEsmaEmir.BasicAmount).With(EuEsmaEmir.Group, group).With(EuEsmaEmir.Turnover, Money.Eur((decimal)turnover))
            )
            .Find("basic")!;
        Assert.Equal((low, high), ((int)basic.Low, (int)basic.High));
    }

    [Fact]
    public void The_limits_of_the_day_of_the_infringement_count()
    {
        var facts = Ten.Without(EuEsmaEmir.BasicAmount).With(EuEsmaEmir.Turnover, Money.Eur(6_000_000));
        Assert.Equal(
            (20_000m, 200_000m),
            (Assess(Risen.PlusDays(-1), facts).Find("basic")!.Value, Assess(Risen, facts).Find("basic")!.Value)
        );
        Assert.Equal(
            (10_000m, 100_000m),
            (
                Assess(Risen.PlusDays(-1), facts.With(EuEsmaEmir.Group, EmirGroup.B)).Find("basic")!.Value,
                Assess(Risen, facts.With(EuEsmaEmir.Group, EmirGroup.B)).Find("basic")!.Value
            )
        );
        Assert.Equal(
            "basic-amount",
            Regimes
                .EuEsmaEmir.On(Risen.PlusDays(-1))
                .Try(facts.With(EuEsmaEmir.Group, EmirGroup.C))
                .Problems.Select(p => p.Subject)
                .Distinct()
                .Single()
        );
        Assert.Equal("infringement", Assert.Single(Regimes.EuEsmaEmir.Info.Dates).Id);
        Assert.Equal(
            "date-not-in-force",
            Assert.Single(Assert.Throws<ProblemException>(() => Regimes.EuEsmaEmir.On(new LocalDate(2012, 8, 15))).Problems).Code
        );
        Assert.Equal(new LocalDate(2012, 8, 16), Regimes.EuEsmaEmir.Versions[0].From);
    }

    [Theory]
    [InlineData(20_000, 20_001, 200_000, 200_001)]
    public void A_basic_amount_outside_the_limits_is_a_problem(int oldMost, int oldAbove, int newMost, int newAbove)
    {
        bool IsRefused(LocalDate day, int amount) =>
            Regimes
                .EuEsmaEmir.On(day)
                .Try(Ten.With(EuEsmaEmir.BasicAmount, Money.Eur(amount)))
                .Problems.Any(p => p.Code == "basic-amount-outside-limits");
        Assert.Equal((false, true), (IsRefused(Risen.PlusDays(-1), oldMost), IsRefused(Risen.PlusDays(-1), oldAbove)));
        Assert.Equal((false, true), (IsRefused(Risen, newMost), IsRefused(Risen, newAbove)));
        Assert.Equal((false, true), (IsRefused(Risen, 10_000), IsRefused(Risen, 9_999)));
    }

    [Fact]
    public void Every_coefficient_adds_or_takes_off_its_own_difference()
    {
        (Fact<bool> Fact, decimal Coefficient)[] all =
        [
            (EuEsmaEmir.IsLong, 1.5m),
            (EuEsmaEmir.IsSystemic, 2.2m),
            (EuEsmaEmir.HarmsData, 1.5m),
            (EuEsmaEmir.IsIntentional, 2m),
            (EuEsmaEmir.IsUnremedied, 1.7m),
            (EuEsmaEmir.IsUncooperative, 1.5m),
            (EuEsmaEmir.IsShort, 0.9m),
            (EuEsmaEmir.TookAllMeasures, 0.7m),
            (EuEsmaEmir.WasReported, 0.4m),
            (EuEsmaEmir.PreventsAnother, 0.6m),
        ];
        Assert.All(all, one => Assert.Equal(one.Coefficient, Coefficient(Ten.With(one.Fact, true))));
        Assert.Equal(1.3m, Coefficient(Ten.With(EuEsmaEmir.Repetitions, 3)));
        Assert.Equal(1m + all.Sum(a => a.Coefficient - 1m), Coefficient(all.Aggregate(Ten, (facts, one) => facts.With(one.Fact, true))));

        // Summed and not multiplied: 1 + 0.5 - 0.6 is 0.9, and 1.5 x 0.4 would be 0.6.
        Assert.Equal(9_000m, Assess(Risen, Ten.With(EuEsmaEmir.IsLong, true).With(EuEsmaEmir.WasReported, true)).Amount.Amount);
    }

    [Fact]
    public void Less_than_nothing_is_nothing_the_cap_holds_and_the_benefit_prevails()
    {
        var mild = Ten.With(EuEsmaEmir.TookAllMeasures, true).With(EuEsmaEmir.WasReported, true).With(EuEsmaEmir.PreventsAnother, true);
        Assert.Equal(0m, Assess(Risen, mild).Amount.Amount);
        Assert.Equal(7m, Assess(Risen, mild.With(EuEsmaEmir.Benefit, Money.Eur(7))).Amount.Amount);
        Assert.Equal(2_000m, Assess(Risen, Ten.With(EuEsmaEmir.Turnover, Money.Eur(10_000))).Amount.Amount);
        Assert.Equal(
            3_000m,
            Assess(Risen, Ten.With(EuEsmaEmir.Turnover, Money.Eur(10_000)).With(EuEsmaEmir.Benefit, Money.Eur(3_000))).Amount.Amount
        );
    }

    [Fact]
    public void Of_one_act_only_the_highest_fine_applies_and_of_several_acts_all()
    {
        var two = Ten.WithInfringement("One", own => own)
            .WithInfringement("Two", own => own.With(EuEsmaEmir.BasicAmount, Money.Eur(30_000)));
        Assert.Equal(30_000m, Assess(Risen, two).Amount.Amount);
        Assert.Equal(40_000m, Assess(Risen, two.WithInfringement("Two", own => own.With(EuEsmaEmir.Act, 2))).Amount.Amount);
    }

    private static decimal Coefficient(Facts facts) => Assess(Risen, facts).Find("coefficient")!.Value;

    private static Assessment Assess(LocalDate day, Facts facts) => Regimes.EuEsmaEmir.On(day).Assess(facts);
}
