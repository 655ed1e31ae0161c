using NodaTime;

namespace FineCalc.Tests;

/// <summary>Fines on rating agencies and of the Anti-Money Laundering Authority: limits, coefficients, ceilings, benefit, days.</summary>
public sealed class UnionFinesTests
{
    private static readonly RegimeVersion Cra = Regimes.EuEsmaCra.On(new LocalDate(2018, 3, 31)),
        Amla = Regimes.EuAmla.On(new LocalDate(2026, 3, 31));

    private static readonly Facts Agency = Facts
        .None.With(EuEsmaCra.Class, CraClass.E)
        .With(EuEsmaCra.BasicAmount, Money.Eur(50_000))
        .With(EuEsmaCra.Turnover, Money.Eur(30_000_000));

    private static readonly Facts Entity = Facts
        .None.With(EuAmla.Point, AmlaPoint.A)
        .With(EuAmla.Turnover, Money.Eur(100_000_000))
        .With(EuAmla.BasicAmount, Money.Eur(1_000_000));

    [Theory]
    [InlineData(CraClass.A, 9_999_999.99, 500_000, 500_000, 562_500)]
    [InlineData(CraClass.B, 10_000_000, 337_500, 375_000, 412_500)]
    [InlineData(CraClass.C, 50_000_000, 125_000, 150_000, 175_000)]
    [InlineData(CraClass.D, 50_000_000.01, 125_000, 150_000, 150_000)]
    [InlineData(CraClass.E, 30_000_000, 37_500, 50_000, 62_500)]
    [InlineData(CraClass.F, 30_000_000, 20_000, 30_000, 40_000)]
    [InlineData(CraClass.G, 30_000_000, 187_500, 225_000, 262_500)]
    [InlineData(CraClass.H, 30_000_000, 117_500, 145_000, 172_500)]
    [InlineData(CraClass.I, 30_000_000, 55_000, 70_000, 85_000)]
    public void The_turnover_says_which_end_of_the_limits_of_a_rating_agency_is_taken(
        CraClass letter,
        double turnover,
        int low,
        int likely,
        int high
    )
    {
        var basic = Cra.Assess(
                Agency.Without(EuEsmaCra.BasicAmount).With(EuEsmaCra.Class, letter).With(EuEsmaCra.Turnover, Money.Eur((decimal)turnover))
            )
            .Find("basic")!;
        Assert.Equal((low, likely, high), ((int)basic.Low, (int)basic.Value, (int)basic.High));
    }

    [Theory]
    [InlineData(24_999, true)]
    [InlineData(25_000, false)]
    [InlineData(75_000, false)]
    [InlineData(75_001, true)]
    public void A_basic_amount_outside_the_limits_of_the_class_is_refused(int amount, bool isRefused) =>
        Assert.Equal(
            isRefused ? ["basic-amount-outside-limits"] : [],
            Cra.Try(Agency.With(EuEsmaCra.BasicAmount, Money.Eur(amount))).Problems.Select(p => p.Code)
        );

    [Fact]
    public void The_coefficients_of_rating_agencies_are_those_of_annex_IV()
    {
        (Fact<bool> Fact, decimal Coefficient)[] all =
        [
            (EuEsmaCra.IsLong, 1.5m),
            (EuEsmaCra.IsSystemic, 2.2m),
            (EuEsmaCra.HarmsRatings, 1.5m),
            (EuEsmaCra.IsIntentional, 2m),
            (EuEsmaCra.IsUnremedied, 1.7m),
            (EuEsmaCra.IsUncooperative, 1.5m),
            (EuEsmaCra.IsShort, 0.9m),
            (EuEsmaCra.TookAllMeasures, 0.7m),
            (EuEsmaCra.WasReported, 0.4m),
            (EuEsmaCra.PreventsAnother, 0.6m),
        ];
        Assert.All(all, one => Assert.Equal(one.Coefficient, Cra.Assess(Agency.With(one.Fact, true)).Find("coefficient")!.Value));
        Assert.Equal(1.2m, Cra.Assess(Agency.With(EuEsmaCra.Repetitions, 2)).Find("coefficient")!.Value);
        Assert.Equal(
            "factor-not-of-section",
            Assert
                .Single(
                    Cra.Try(
                        Agency
                            .With(EuEsmaCra.Class, CraClass.C)
                            .With(EuEsmaCra.BasicAmount, Money.Eur(100_000))
                            .With(EuEsmaCra.IsShort, true)
                    ).Problems
                )
                .Code
        );
    }

    [Fact]
    public void The_ceiling_of_a_rating_agency_holds_the_benefit_prevails_and_without_a_turnover_it_is_told()
    {
        var small = Agency.With(EuEsmaCra.Turnover, Money.Eur(100_000));
        Assert.Equal(20_000m, Cra.Amount(small).Amount);
        Assert.Equal(30_000m, Cra.Amount(small.With(EuEsmaCra.Benefit, Money.Eur(30_000))).Amount);
        var unknown = Cra.Assess(Agency.Without(EuEsmaCra.Turnover));
        Assert.Equal((50_000m, "ceiling-not-known"), (unknown.Amount.Amount, Assert.Single(unknown.Warnings).Code));
        Assert.Equal(
            75_000m,
            Cra.Assess(
                Agency.Without(EuEsmaCra.Turnover).Without(EuEsmaCra.BasicAmount).With(EuEsmaCra.End, LimitsEnd.Higher)
            ).Amount.Amount
        );
    }

    [Fact]
    public void The_coefficients_of_the_Authority_are_those_of_annex_I()
    {
        (Fact<bool> Fact, decimal Coefficient)[] all =
        [
            (EuAmla.IsLong, 1.5m),
            (EuAmla.IsSystemic, 2.2m),
            (EuAmla.IsIntentional, 3m),
            (EuAmla.IsUnremedied, 1.7m),
            (EuAmla.IsUncooperative, 1.5m),
            (EuAmla.TookAllMeasures, 0.7m),
            (EuAmla.WasReported, 0.4m),
            (EuAmla.PreventsAnother, 0.6m),
        ];
        Assert.All(all, one => Assert.Equal(one.Coefficient, Amla.Assess(Entity.With(one.Fact, true)).Find("coefficient")!.Value));
        Assert.Equal(1.3m, Amla.Assess(Entity.With(EuAmla.Repetitions, 3)).Find("coefficient")!.Value);
    }

    [Theory]
    [InlineData(AmlaPoint.A, 500_000, 2_000_000)]
    [InlineData(AmlaPoint.B, 100_000, 1_000_000)]
    [InlineData(AmlaPoint.C, 100_000, 2_000_000)]
    [InlineData(AmlaPoint.D, 100_000, 1_000_000)]
    [InlineData(AmlaPoint.E, 100_000, 1_000_000)]
    public void Without_a_basic_amount_the_sanction_is_the_whole_range_of_the_point(AmlaPoint point, int low, int high)
    {
        var sanction = Amla.Assess(Entity.Without(EuAmla.BasicAmount).With(EuAmla.Point, point));
        Assert.Equal((low, high), ((int)sanction.Range.Low.Amount, (int)sanction.Range.High.Amount));
        IEnumerable<string> Problems(int amount) =>
            Amla.Try(Entity.With(EuAmla.Point, point).With(EuAmla.BasicAmount, Money.Eur(amount))).Problems.Select(p => p.Code);
        Assert.Empty(Problems(low).Concat(Problems(high)));
        Assert.Equal(["basic-amount-outside-limits", "basic-amount-outside-limits"], Problems(low - 1).Concat(Problems(high + 1)));
    }

    [Fact]
    public void What_was_gained_is_added_before_the_ceiling_and_a_decision_of_the_Authority_has_none()
    {
        var gained = Entity.With(EuAmla.Benefit, Money.Eur(10_500_000));
        Assert.Equal(10_000_000m, Amla.Amount(gained).Amount);
        Assert.Equal(10_000_000m, Amla.Amount(gained.With(EuAmla.Point, AmlaPoint.C)).Amount);
        Assert.Equal(11_500_000m, Amla.Amount(gained.With(EuAmla.Point, AmlaPoint.E)).Amount);
        Assert.Equal(11_500_000m, Amla.Amount(gained.With(EuAmla.Turnover, Money.Eur(900_000_000))).Amount);
        Assert.Equal(3_000m, Amla.Assess(Entity.With(EuAmla.DailyTurnover, Money.Eur(100_000))).Find("periodic")!.Value);
    }
}
