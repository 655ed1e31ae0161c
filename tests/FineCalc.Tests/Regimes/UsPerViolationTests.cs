using NodaTime;

namespace FineCalc.Tests;

/// <summary>Amounts per violation: which day's count, what holds them, where the bounds lie.</summary>
public sealed class UsPerViolationTests
{
    private static readonly Facts Ofac = Facts.None.With(UsOfac.IsDisclosed, false).With(UsOfac.IsEgregious, false);

    [Theory]
    [InlineData("us-ftc", "2018-01-23", 41_484)]
    [InlineData("us-ftc", "2019-02-14", 41_484)]
    [InlineData("us-ftc", "2019-02-15", 42_530)]
    [InlineData("us-ftc", "2020-01-14", 42_530)]
    [InlineData("us-ftc", "2020-01-15", 43_280)]
    [InlineData("us-ftc", "2021-01-13", 43_280)]
    [InlineData("us-ftc", "2021-01-14", 43_792)]
    [InlineData("us-ftc", "2022-01-10", 43_792)]
    [InlineData("us-ftc", "2022-01-11", 46_517)]
    [InlineData("us-ftc", "2023-01-11", 46_517)]
    [InlineData("us-ftc", "2023-01-12", 50_120)]
    [InlineData("us-ftc", "2024-01-10", 50_120)]
    [InlineData("us-ftc", "2024-01-11", 51_744)]
    [InlineData("us-ftc", "2025-01-17", 51_744)]
    [InlineData("us-ftc", "2025-01-18", 53_088)]
    [InlineData("us-ca-ccpa", "2020-07-01", 2_500)]
    [InlineData("us-ca-ccpa", "2022-12-31", 2_500)]
    [InlineData("us-ca-ccpa", "2024-12-31", 2_500)]
    [InlineData("us-ca-ccpa", "2025-01-01", 2_663)]
    [InlineData("us-ca-ccpa", "2026-12-31", 2_663)]
    public void One_violation_draws_the_most_of_its_day(string regime, string day, int most) =>
        Assert.Equal(
            Money.Usd(most),
            On(regime, day).Amount(regime == "us-ftc" ? Facts.None.With(UsFtc.Violations, 1) : Facts.None.With(UsCcpa.Violations, 1))
        );

    [Theory]
    [InlineData("us-ftc", "2018-01-22")]
    [InlineData("us-ca-ccpa", "2020-06-30")]
    [InlineData("us-ca-ccpa", "2027-01-01")]
    [InlineData("us-hipaa", "2009-02-17")]
    [InlineData("us-hipaa", "2015-11-03")]
    [InlineData("us-hipaa", "2016-09-05")]
    [InlineData("us-ofac", "2016-07-31")]
    public void Days_of_which_nothing_was_read_are_refused(string regime, string day) =>
        Assert.Equal("date-not-in-force", Assert.Single(Assert.Throws<ProblemException>(() => On(regime, day)).Problems).Code);

    [Theory]
    [InlineData("us-ftc", "assessment")]
    [InlineData("us-ca-ccpa", "violation")]
    [InlineData("us-hipaa", "assessment")]
    [InlineData("us-ofac", "penalty")]
    public void The_day_that_counts_is_said(string regime, string day) =>
        Assert.Equal(day, Assert.Single(Regimes.All.Find(regime)!.Info.Dates).Id);

    [Fact]
    public void A_set_amount_is_held_by_the_most_and_the_result_is_named_a_maximum()
    {
        var assessed = On("us-ftc", "2025-06-01")
            .Assess(Facts.None.With(UsFtc.Violations, 10).With(UsFtc.AmountPerViolation, Money.Usd(60_000)));

        Assert.Equal(Money.Usd(530_880), assessed.Amount);
        Assert.Contains("not a prediction", Report.Text(assessed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2009-02-18", 100, 50_000, 1_500_000)]
    [InlineData("2015-11-02", 100, 50_000, 1_500_000)]
    [InlineData("2016-09-06", 110, 55_010, 1_650_300)]
    [InlineData("2017-02-02", 110, 55_010, 1_650_300)]
    [InlineData("2017-02-03", 112, 55_910, 1_677_299)]
    [InlineData("2018-10-10", 112, 55_910, 1_677_299)]
    [InlineData("2018-10-11", 114, 57_051, 1_711_533)]
    [InlineData("2019-11-04", 114, 57_051, 1_711_533)]
    [InlineData("2019-11-05", 117, 58_490, 1_754_698)]
    [InlineData("2020-01-16", 117, 58_490, 1_754_698)]
    [InlineData("2020-01-17", 119, 59_522, 1_785_651)]
    [InlineData("2021-11-14", 119, 59_522, 1_785_651)]
    [InlineData("2021-11-15", 120, 60_226, 1_806_757)]
    [InlineData("2022-03-16", 120, 60_226, 1_806_757)]
    [InlineData("2022-03-17", 127, 63_973, 1_919_173)]
    [InlineData("2023-10-05", 127, 63_973, 1_919_173)]
    [InlineData("2023-10-06", 137, 68_928, 2_067_813)]
    [InlineData("2024-08-07", 137, 68_928, 2_067_813)]
    [InlineData("2024-08-08", 141, 71_162, 2_134_831)]
    [InlineData("2026-01-27", 141, 71_162, 2_134_831)]
    [InlineData("2026-01-28", 145, 73_011, 2_190_294)]
    public void A_range_of_a_HIPAA_tier_is_left_open_and_held_by_the_cap_of_the_year(string day, int least, int most, int cap)
    {
        Facts Of(int violations) => Facts.None.With(UsHipaa.Tier, HipaaTier.NoKnowledge).With(UsHipaa.Violations, violations);

        var one = On("us-hipaa", day).Assess(Of(1)).Range;
        Assert.Equal((Money.Usd(least), Money.Usd(most)), (one.Low, one.High));
        Assert.Equal(Money.Usd(cap), On("us-hipaa", day).Assess(Of(1_000_000)).Range.Low);
    }

    [Theory]
    [InlineData("us-ca-ccpa", "2022-12-31", false)]
    [InlineData("us-ca-ccpa", "2023-01-01", true)]
    public void People_under_16_count_like_intent_since_2023(string regime, string day, bool isAsked) =>
        Assert.All(On(regime, day).Facts, f => Assert.Equal(isAsked, f.Question.Contains("under 16", StringComparison.Ordinal)));

    [Fact]
    public void What_was_corrected_in_time_without_wilful_neglect_draws_no_HIPAA_penalty()
    {
        var version = On("us-hipaa", "2026-03-01");
        Facts Of(HipaaTier tier, bool isCorrected) =>
            Facts
                .None.With(UsHipaa.Tier, tier)
                .With(UsHipaa.Violations, 1)
                .With(UsHipaa.Place, Rate.Zero)
                .With(UsHipaa.IsCorrectedInTime, isCorrected);

        Assert.Equal(
            [145m, 0m, 1_461m, 0m, 14_602m, 14_602m, 73_011m],
            new[]
            {
                Of(HipaaTier.NoKnowledge, false),
                Of(HipaaTier.NoKnowledge, true),
                Of(HipaaTier.ReasonableCause, false),
                Of(HipaaTier.ReasonableCause, true),
                Of(HipaaTier.WilfulCorrected, false),
                Of(HipaaTier.WilfulCorrected, true),
                Of(HipaaTier.WilfulNotCorrected, false),
            }.Select(f => version.Amount(f).Amount)
        );
        Assert.Equal("corrected-and-not-corrected", Assert.Single(version.Try(Of(HipaaTier.WilfulNotCorrected, true)).Problems).Code);
    }

    [Fact]
    public void Provisions_and_years_have_a_cap_each_and_the_discretion_lowers_it()
    {
        var facts = Facts
            .None.With(UsHipaa.Tier, HipaaTier.WilfulCorrected)
            .With(UsHipaa.Violations, 400)
            .With(UsHipaa.AmountPerViolation, Money.Usd(14_602));
        Facts Two(int second) =>
            facts.WithInfringement("a", i => i.With(UsHipaa.Provision, 1)).WithInfringement("b", i => i.With(UsHipaa.Provision, second));
        var version = On("us-hipaa", "2026-03-01");

        Assert.Equal([2_190_294m, 4_380_588m], new[] { Two(1), Two(2) }.Select(f => version.Amount(f).Amount));
        Assert.Equal(
            [250_000m, 365_052m],
            new[] { HipaaDiscretion.NotAdjusted, HipaaDiscretion.Adjusted }.Select(d =>
                version.Amount(facts.With(UsHipaa.Discretion, d)).Amount
            )
        );

        // Adjusted caps before August 2024 were not found: the case has to give one. Before the notice there is nothing to ask.
        var earlier = On("us-hipaa", "2023-10-06");
        var old = facts.With(UsHipaa.AmountPerViolation, Money.Usd(13_785)).With(UsHipaa.Discretion, HipaaDiscretion.Adjusted);
        Assert.Contains("annual-cap", earlier.Try(old).Problems.Select(p => p.Subject));
        Assert.Equal(Money.Usd(344_638), earlier.Amount(old.With(UsHipaa.AnnualCap, Money.Usd(344_638))));
        Assert.DoesNotContain(UsHipaa.Discretion, On("us-hipaa", "2018-10-11").Facts);
        Assert.Equal(
            "amount-outside-tier",
            Assert.Single(version.Try(facts.With(UsHipaa.AmountPerViolation, Money.Usd(14_601))).Problems).Code
        );
    }

    [Theory]
    [InlineData(999.99, 1_000)]
    [InlineData(1_000, 10_000)]
    [InlineData(9_999.99, 10_000)]
    [InlineData(10_000, 25_000)]
    [InlineData(25_000, 50_000)]
    [InlineData(50_000, 100_000)]
    [InlineData(99_999.99, 100_000)]
    [InlineData(100_000, 200_000)]
    [InlineData(199_999.99, 200_000)]
    [InlineData(200_000, 377_700)]
    public void The_schedule_of_OFAC_owns_its_lower_bounds(double value, int amount) =>
        Assert.Equal(Money.Usd(amount), On("us-ofac", "2025-06-01").Amount(Ofac.With(UsOfac.TransactionValue, Money.Usd((decimal)value))));

    [Theory]
    [InlineData("2016-08-01", 100_000, 170_000)]
    [InlineData("2020-08-09", 169_999.99, 170_000)]
    [InlineData("2020-08-09", 170_000, 250_000)]
    [InlineData("2020-08-10", 170_000, 200_000)]
    [InlineData("2020-08-10", 200_000, 307_922)]
    [InlineData("2021-04-11", 200_000, 307_922)]
    [InlineData("2021-04-12", 200_000, 311_562)]
    [InlineData("2022-01-21", 200_000, 311_562)]
    [InlineData("2022-02-09", 200_000, 330_947)]
    public void The_highest_row_of_the_schedule_of_OFAC_lagged_behind_the_maximum_until_2022(string day, double value, int amount)
    {
        var facts = Ofac.With(UsOfac.TransactionValue, Money.Usd((decimal)value));

        Assert.Equal(Money.Usd(amount), On("us-ofac", day).Amount(facts));

        // A maximum of another year is that of the statute: it holds the row, and is the row only since 2022.
        Assert.Equal(
            Money.Usd(value < 200_000 || Day(day) < new LocalDate(2022, 1, 21) ? amount : 400_000),
            On("us-ofac", day).Amount(facts.With(UsOfac.FixedMaximum, Money.Usd(400_000)))
        );
    }

    [Theory]
    [InlineData(false, false, 377_700)]
    [InlineData(false, true, 377_700 / 2)]
    [InlineData(true, false, 2_000_000)]
    [InlineData(true, true, 1_000_000)]
    public void The_matrix_of_OFAC_has_four_cells(bool isEgregious, bool isDisclosed, int each) =>
        Assert.Equal(
            Money.Usd(3 * each),
            On("us-ofac", "2025-01-15")
                .Amount(
                    Ofac.With(UsOfac.IsEgregious, isEgregious)
                        .With(UsOfac.IsDisclosed, isDisclosed)
                        .With(UsOfac.TransactionValue, Money.Usd(1_000_000))
                        .With(UsOfac.Violations, 3)
                )
        );

    [Theory]
    [InlineData("2016-08-01", 284_582)]
    [InlineData("2017-01-14", 284_582)]
    [InlineData("2017-01-15", 289_238)]
    [InlineData("2018-03-18", 289_238)]
    [InlineData("2018-03-19", 295_141)]
    [InlineData("2019-06-13", 295_141)]
    [InlineData("2019-06-14", 302_584)]
    [InlineData("2020-04-08", 302_584)]
    [InlineData("2020-04-09", 307_922)]
    [InlineData("2021-03-16", 307_922)]
    [InlineData("2021-03-17", 311_562)]
    [InlineData("2022-02-08", 311_562)]
    [InlineData("2022-02-09", 330_947)]
    [InlineData("2023-01-12", 330_947)]
    [InlineData("2023-01-13", 356_579)]
    [InlineData("2024-01-11", 356_579)]
    [InlineData("2024-01-12", 368_136)]
    [InlineData("2025-01-14", 368_136)]
    [InlineData("2025-01-15", 377_700)]
    public void The_maximum_of_OFAC_is_that_of_the_day_unless_the_case_gives_another(string day, int most)
    {
        var facts = Ofac.With(UsOfac.TransactionValue, Money.Usd(100)).With(UsOfac.IsEgregious, true);

        Assert.Equal(Money.Usd(most), On("us-ofac", day).Amount(facts));
        Assert.Equal(Money.Usd(250_000), On("us-ofac", day).Amount(facts.With(UsOfac.FixedMaximum, Money.Usd(250_000))));
    }

    // Each adjusted amount is the one before times the published factor, to the nearest dollar: figures that were not read close with those
    // that were.
    [Theory]
    [InlineData("us-ofac", "ieepa", "2020-04-09", "1.01764")]
    [InlineData("us-ofac", "ieepa", "2021-03-17", "1.01182")]
    [InlineData("us-ofac", "ieepa", "2022-02-09", "1.06222")]
    [InlineData("us-ofac", "ieepa", "2023-01-13", "1.07745")]
    [InlineData("us-ofac", "ieepa", "2024-01-12", "1.03241")]
    [InlineData("us-ofac", "ieepa", "2025-01-15", "1.02598")]
    [InlineData("us-ftc", "violation", "2022-01-11", "1.06222")]
    [InlineData("us-ftc", "violation", "2023-01-12", "1.07745")]
    [InlineData("us-ftc", "violation", "2024-01-11", "1.03241")]
    [InlineData("us-ftc", "violation", "2025-01-18", "1.02598")]
    [InlineData("us-hipaa", "max", "2022-03-17", "1.06222")]
    [InlineData("us-hipaa", "cap", "2022-03-17", "1.06222")]
    [InlineData("us-hipaa", "max", "2023-10-06", "1.07745")]
    [InlineData("us-hipaa", "cap", "2023-10-06", "1.07745")]
    [InlineData("us-hipaa", "max", "2024-08-08", "1.03241")]
    [InlineData("us-hipaa", "cap", "2024-08-08", "1.03241")]
    [InlineData("us-hipaa", "max", "2026-01-28", "1.02598")]
    [InlineData("us-hipaa", "none", "2026-01-28", "1.02598")]
    [InlineData("us-hipaa", "cause", "2026-01-28", "1.02598")]
    [InlineData("us-hipaa", "corrected", "2026-01-28", "1.02598")]
    [InlineData("us-hipaa", "cap", "2026-01-28", "1.02598")]
    public void Adjusted_amounts_close(string regime, string number, string day, string factor)
    {
        var date = Day(day);
        decimal Of(LocalDate on) => Money.Parse(Regimes.All.Find(regime)!.On(on).Numbers.First(n => n.Id == number).Value).Amount;

        Assert.Equal(
            Of(date),
            Math.Round(
                Of(date.PlusDays(-1)) * decimal.Parse(factor, System.Globalization.CultureInfo.InvariantCulture),
                MidpointRounding.AwayFromZero
            )
        );
    }

    // The lower caps of 2019 are a policy, which nobody overlooks because nobody said a word of them.
    [Fact]
    public void A_HIPAA_penalty_above_the_caps_of_the_discretion_says_that_they_were_not_told()
    {
        Facts Of(HipaaTier tier, int violations) =>
            Facts.None.With(UsHipaa.Tier, tier).With(UsHipaa.Violations, violations).With(UsHipaa.Place, Rate.Zero);
        var law = On("us-hipaa", "2026-03-01");
        var many = Of(HipaaTier.ReasonableCause, 3_800);
        Assert.Contains(law.Assess(many).Warnings, w => w.Code == "discretion-not-told");
        Assert.Empty(law.Assess(many.With(UsHipaa.Discretion, HipaaDiscretion.None)).Warnings);
        Assert.Empty(law.Assess(many.With(UsHipaa.AnnualCap, Money.Usd(100_000))).Warnings);
        Assert.Empty(law.Assess(Of(HipaaTier.ReasonableCause, 1)).Warnings);
        Assert.Empty(law.Assess(Of(HipaaTier.WilfulNotCorrected, 3_800)).Warnings);
    }

    private static RegimeVersion On(string regime, string day) => Regimes.All.Find(regime)!.On(Day(day));

    private static LocalDate Day(string day) => NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;
}
