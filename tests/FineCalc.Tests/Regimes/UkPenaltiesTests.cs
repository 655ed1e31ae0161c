using NodaTime;
using NodaTime.Text;

namespace FineCalc.Tests;

/// <summary>Sanctions, minimum wage, late accounts, illegal working, data protection fee: days, bounds, what is refused.</summary>
public sealed class UkPenaltiesTests
{
    private static readonly RegimeVersion Old = Regimes.UkOfsi.On(new LocalDate(2026, 2, 8)),
        New = Regimes.UkOfsi.On(new LocalDate(2026, 2, 9));

    [Theory]
    [InlineData(null, 1_000_000)]
    [InlineData(2_000_000, 1_000_000)]
    [InlineData(2_000_002, 1_000_001)]
    public void The_maximum_of_sanctions_is_the_greater_of_an_amount_and_half_of_the_value(int? value, int most)
    {
        var facts = Facts.None.With(UkOfsi.Baseline, Money.Gbp(most));
        facts = value is { } v ? facts.With(UkOfsi.BreachValue, Money.Gbp(v)) : facts;
        Assert.Equal(most, Old.Assess(facts).Find("maximum")!.Value);
        var above = facts.With(UkOfsi.Baseline, Money.Gbp(most + 1));
        Assert.Equal(value is null ? [] : ["baseline-above-maximum"], Old.Try(above).Problems.Select(p => p.Code));
        Assert.Equal(
            value is null ? ["baseline-above-maximum-without-value"] : [],
            (Old.Try(above).Assessment?.Warnings ?? []).Select(w => w.Code)
        );
    }

    [Theory]
    [InlineData("2026-02-08", OfsiClass.Serious, 500_000, false)]
    [InlineData("2026-02-08", OfsiClass.Serious, 500_001, true)]
    [InlineData("2026-02-08", OfsiClass.MostSerious, 499_999, true)]
    [InlineData("2026-02-09", OfsiClass.Serious, 750_000, false)]
    [InlineData("2026-02-09", OfsiClass.MostSerious, 749_999, true)]
    public void A_baseline_outside_the_band_of_its_seriousness_is_warned_of(string day, OfsiClass how, int baseline, bool isOutside) =>
        Assert.Equal(
            isOutside ? ["baseline-outside-band"] : [],
            On(Regimes.UkOfsi, day)
                .Assess(Facts.None.With(UkOfsi.Baseline, Money.Gbp(baseline)).With(UkOfsi.Class, how))
                .Warnings.Select(w => w.Code)
        );

    [Fact]
    public void Discounts_of_2026_are_added_or_one_after_another_and_fixed_penalties_need_no_baseline()
    {
        var facts = Facts
            .None.With(UkOfsi.Baseline, Money.Gbp(400_000))
            .With(UkOfsi.VoluntaryDisclosure, Rate.Percent(30))
            .With(UkOfsi.Settlement, Rate.Percent(20))
            .With(UkOfsi.EarlyAccount, Rate.Percent(20));
        Assert.Equal(
            (120_000m, 179_200m),
            (New.Amount(facts).Amount, New.Amount(facts.With(UkOfsi.Combine, OfsiDiscounts.InSequence)).Amount)
        );
        Assert.Equal(
            ["discount-above-scale", "settlement-not-of-scale"],
            New.Assess(facts.With(UkOfsi.VoluntaryDisclosure, Rate.Percent(31)).With(UkOfsi.Settlement, Rate.Percent(10)))
                .Warnings.Select(w => w.Code)
        );
        Assert.Equal("discounts-above-all", Assert.Single(New.Try(facts.With(UkOfsi.VoluntaryDisclosure, Rate.Percent(61))).Problems).Code);
        Assert.Equal(
            [5_000m, 10_000m],
            new[] { OfsiFixedPenalty.Lower, OfsiFixedPenalty.Higher }.Select(f =>
                New.Amount(Facts.None.With(UkOfsi.FixedPenalty, f)).Amount
            )
        );
        Assert.Equal(7m, New.Amount(facts.With(UkOfsi.ReviewedPenalty, Money.Gbp(7))).Amount);
    }

    [Theory]
    [InlineData("2009-04-06", 12_000, 5_000)]
    [InlineData("2014-03-06", 150, 100)]
    [InlineData("2014-03-07", 150, 150)]
    [InlineData("2015-05-25", 30_000, 20_000)]
    [InlineData("2015-05-26", 30_000, 20_000)]
    [InlineData("2016-03-31", 9_000, 9_000)]
    [InlineData("2016-04-01", 9_000, 18_000)]
    [InlineData("2026-04-06", 30, 100)]
    [InlineData("2026-04-07", 10_000.01, 20_000)]
    public void The_first_day_of_the_pay_period_selects_the_rate_and_the_limits(string day, double arrears, int penalty) =>
        Assert.Equal(
            penalty,
            On(Regimes.UkMinimumWage, day).Amount(Facts.None.With(UkMinimumWage.Arrears, Money.Gbp((decimal)arrears))).Amount
        );

    [Theory]
    [InlineData("2015-05-25", 20_000)]
    [InlineData("2015-05-26", 21_000)]
    public void The_most_was_for_a_notice_and_then_for_each_worker_before_the_sum(string day, int penalty)
    {
        var two = Facts
            .None.WithInfringement("One", own => own.With(UkMinimumWage.Arrears, Money.Gbp(25_000)))
            .WithInfringement("Two", own => own.With(UkMinimumWage.Arrears, Money.Gbp(1_000)));
        var law = On(Regimes.UkMinimumWage, day);
        Assert.Equal(penalty, law.Amount(two).Amount);
        Assert.Equal(penalty / 2m, law.Amount(two.With(UkMinimumWage.IsPrompt, true)).Amount);
        Assert.Equal(0m, law.Amount(two.With(UkMinimumWage.IsDirectedAway, true)).Amount);
    }

    [Fact]
    public void Half_is_of_the_least_penalty_too_and_days_before_the_penalty_are_refused()
    {
        var law = On(Regimes.UkMinimumWage, "2020-01-01");
        Assert.Equal(50m, law.Amount(Facts.None.With(UkMinimumWage.Arrears, Money.Gbp(1)).With(UkMinimumWage.IsPrompt, true)).Amount);
        Assert.Throws<ProblemException>(() => On(Regimes.UkMinimumWage, "2009-04-05"));
    }

    [Theory]
    [InlineData(CompanyKind.Private, new[] { 150, 375, 750, 1_500 })]
    [InlineData(CompanyKind.Public, new[] { 750, 1_500, 3_000, 7_500 })]
    [InlineData(CompanyKind.Llp, new[] { 150, 375, 750, 1_500 })]
    public void Late_accounts_have_a_table_that_is_doubled_for_partnerships_too(CompanyKind kind, int[] row)
    {
        var law = On(Regimes.UkCompaniesHouse, "2009-02-01");
        Assert.Throws<ProblemException>(() => On(Regimes.UkCompaniesHouse, "2009-01-31"));
        Assert.All(
            Enum.GetValues<AccountsDelay>().Zip(row),
            cell =>
            {
                var facts = Facts.None.With(UkCompaniesHouse.Kind, kind).With(UkCompaniesHouse.Late, cell.First);
                var twice = law.Assess(facts.With(UkCompaniesHouse.WasLateBefore, true));
                Assert.Equal(cell.Second, law.Amount(facts).Amount);
                Assert.Equal(2 * cell.Second, twice.Amount.Amount);
                Assert.Empty(twice.Warnings);
            }
        );
    }

    [Theory]
    [InlineData(IllegalWorkingBreach.First, 2, true, 24_500)]
    [InlineData(IllegalWorkingBreach.First, 0, false, 45_000)]
    [InlineData(IllegalWorkingBreach.Repeat, 2, false, 50_000)]
    [InlineData(IllegalWorkingBreach.Repeat, 0, true, null)]
    public void Illegal_working_is_lowered_by_steps_and_by_fast_payment_of_a_first_breach(
        IllegalWorkingBreach breach,
        int reductions,
        bool isFast,
        int? penalty
    )
    {
        var facts = Facts
            .None.With(UkIllegalWorking.Breach, breach)
            .With(UkIllegalWorking.Reductions, reductions)
            .With(UkIllegalWorking.IsFast, isFast);
        var law = On(Regimes.UkIllegalWorking, "2024-02-13");
        Assert.Equal(penalty, law.Try(facts).Assessment?.Amount.Amount);
        Assert.Equal(penalty is null ? ["fast-payment-after-breach"] : [], law.Try(facts).Problems.Select(p => p.Code));
        Assert.Equal(penalty * 3, law.Try(facts.With(UkIllegalWorking.Workers, 3)).Assessment?.Amount.Amount);
        Assert.Throws<ProblemException>(() => On(Regimes.UkIllegalWorking, "2024-02-12"));
    }

    [Theory]
    [InlineData("2025-02-16", 4_350)]
    [InlineData("2025-02-17", 5_644.5)]
    public void The_data_protection_fee_has_the_maximum_of_its_day(string day, double most)
    {
        var law = On(Regimes.UkDataProtectionFee, day);
        Assert.True(law.IsMaximum);
        Assert.Equal((decimal)most, law.Amount(Facts.None).Amount);
        Assert.Equal(150m, law.Amount(Facts.None.With(UkDataProtectionFee.HighestCharge, Money.Gbp(100))).Amount);
    }

    private static RegimeVersion On(Regime regime, string day) => regime.On(LocalDatePattern.Iso.Parse(day).Value);
}
