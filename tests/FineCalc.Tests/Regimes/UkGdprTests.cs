using NodaTime;

namespace FineCalc.Tests;

/// <summary>The steps of the ICO's fining guidance, with figures worked out by hand.</summary>
public sealed class UkGdprTests
{
    private static readonly RegimeVersion Law = Regimes.UkGdpr.On(new LocalDate(2024, 3, 18));

    // A maximum of 1m, all of it serious, no adjustment for size: what follows is the rest of the method alone.
    private static readonly Facts Million = Facts
        .None.With(UkGdpr.StatedMaximum, Money.Gbp(1_000_000))
        .With(UkGdpr.Seriousness, Rate.Percent(100))
        .With(UkGdpr.SizeFactor, Rate.Percent(100));

    // Half of it, so that a step can also raise the amount.
    private static readonly Facts Half = Million.With(UkGdpr.Seriousness, Rate.Percent(50));

    [Theory]
    [InlineData(MaximumTier.Standard, 434_999_999, 8_700_000)]
    [InlineData(MaximumTier.Standard, 435_000_000, 8_700_000)]
    [InlineData(MaximumTier.Standard, 435_000_050, 8_700_001)]
    [InlineData(MaximumTier.Standard, 437_500_000, 8_750_000)]
    [InlineData(MaximumTier.Higher, 434_999_999, 17_500_000)]
    [InlineData(MaximumTier.Higher, 437_499_999, 17_500_000)]
    [InlineData(MaximumTier.Higher, 437_500_000, 17_500_000)]
    [InlineData(MaximumTier.Higher, 437_500_025, 17_500_001)]
    [InlineData(MaximumTier.Higher, 1_000_000_000, 40_000_000)]
    public void The_maximum_is_the_fixed_amount_or_the_share_of_turnover_whichever_is_higher(
        MaximumTier tier,
        long turnover,
        long maximum
    ) => Assert.Equal(maximum, Maximum(Facts.None.With(UkGdpr.Tier, tier).With(UkGdpr.Turnover, Money.Gbp(turnover))));

    [Theory]
    [InlineData(MaximumTier.Standard, 8_700_000)]
    [InlineData(MaximumTier.Higher, 17_500_000)]
    public void A_body_that_is_no_undertaking_has_the_fixed_maximum_only(MaximumTier tier, long maximum) =>
        Assert.Equal(
            maximum,
            Maximum(Facts.None.With(UkGdpr.Tier, tier).With(UkGdpr.Turnover, Money.Gbp(1_000_000_000)).With(UkGdpr.IsUndertaking, false))
        );

    [Theory]
    [InlineData(MaximumRounding.None, 20_000_500.04)]
    [InlineData(MaximumRounding.Down, 20_000_000)]
    [InlineData(MaximumRounding.Nearest, 20_001_000)]
    [InlineData(MaximumRounding.Up, 20_001_000)]
    public void A_maximum_by_turnover_is_rounded_as_the_authority_rounded_it(MaximumRounding rounding, double maximum) =>
        Assert.Equal(
            (decimal)maximum,
            Maximum(
                Facts
                    .None.With(UkGdpr.Tier, MaximumTier.Higher)
                    .With(UkGdpr.Turnover, Money.Gbp(500_012_501))
                    .With(UkGdpr.RoundingOfMaximum, rounding)
                    .With(UkGdpr.RoundingUnit, Money.Gbp(1_000))
            )
        );

    [Fact]
    public void A_maximum_is_rounded_to_whole_pounds_where_no_unit_is_given() =>
        Assert.Equal(
            20_000_501m,
            Maximum(
                Facts
                    .None.With(UkGdpr.Tier, MaximumTier.Higher)
                    .With(UkGdpr.Turnover, Money.Gbp(500_012_526))
                    .With(UkGdpr.RoundingOfMaximum, MaximumRounding.Down)
            )
        );

    [Fact]
    public void Each_factor_of_step_4_has_a_step_of_its_own() =>
        Assert.Equal(-0.1m, Value(Half.With(UkGdpr.Cooperation, Rate.Percent(-10)), $"factor-{UkGdpr.Cooperation.Id}"));

    [Fact]
    public void A_stated_maximum_wins_over_the_turnover() =>
        Assert.Equal(
            5m,
            Maximum(
                Facts
                    .None.With(UkGdpr.StatedMaximum, Money.Gbp(5))
                    .With(UkGdpr.Tier, MaximumTier.Higher)
                    .With(UkGdpr.Turnover, Money.Gbp(1_000_000_000))
            )
        );

    [Theory]
    [InlineData(SeriousnessCategory.Low, 0, 0)]
    [InlineData(SeriousnessCategory.Low, 50, 5)]
    [InlineData(SeriousnessCategory.Low, 100, 10)]
    [InlineData(SeriousnessCategory.Medium, 0, 10)]
    [InlineData(SeriousnessCategory.Medium, 25, 12.5)]
    [InlineData(SeriousnessCategory.Medium, 100, 20)]
    [InlineData(SeriousnessCategory.High, 0, 20)]
    [InlineData(SeriousnessCategory.High, 50, 60)]
    [InlineData(SeriousnessCategory.High, 100, 100)]
    public void A_category_and_a_place_in_it_give_a_percentage(SeriousnessCategory category, int place, double percent) =>
        Assert.Equal(
            (decimal)percent / 100m,
            Value(
                Facts
                    .None.With(UkGdpr.StatedMaximum, Money.Gbp(1_000_000))
                    .With(UkGdpr.SizeFactor, Rate.One)
                    .With(UkGdpr.SeriousnessCategory, category)
                    .With(UkGdpr.PlaceInBand, Rate.Percent(place)),
                "seriousness"
            )
        );

    [Theory]
    [InlineData(SeriousnessCategory.Low, 0, 0.10)]
    [InlineData(SeriousnessCategory.Medium, 0.10, 0.20)]
    [InlineData(SeriousnessCategory.High, 0.20, 1)]
    public void A_category_alone_leaves_the_percentage_open_inside_it(SeriousnessCategory category, double low, double high)
    {
        var step = Law.Assess(
                Facts
                    .None.With(UkGdpr.StatedMaximum, Money.Gbp(1_000_000))
                    .With(UkGdpr.SizeFactor, Rate.One)
                    .With(UkGdpr.SeriousnessCategory, category)
            )
            .Find("seriousness")!;

        Assert.InRange(step.Low, (decimal)low, (decimal)high);
        Assert.InRange(step.High, step.Low, (decimal)high);
        Assert.InRange(step.Value, step.Low, step.High);
    }

    [Theory]
    [InlineData(SeriousnessCategory.Low, 10, true)]
    [InlineData(SeriousnessCategory.Low, 10.01, false)]
    [InlineData(SeriousnessCategory.Medium, 9.99, false)]
    [InlineData(SeriousnessCategory.Medium, 10, true)]
    [InlineData(SeriousnessCategory.Medium, 20, true)]
    [InlineData(SeriousnessCategory.Medium, 20.01, false)]
    [InlineData(SeriousnessCategory.High, 19.99, false)]
    [InlineData(SeriousnessCategory.High, 20, true)]
    public void A_percentage_outside_its_category_is_told_and_both_are_shown_as_given(
        SeriousnessCategory category,
        double percent,
        bool isInside
    )
    {
        var assessment = Law.Assess(
            Million.With(UkGdpr.Seriousness, Rate.Percent((decimal)percent)).With(UkGdpr.SeriousnessCategory, category)
        );

        Assert.Equal(isInside ? [] : ["seriousness-outside-category"], assessment.Warnings.Select(p => p.Code));
        Assert.All(assessment.Warnings, p => Assert.Equal("seriousness", p.Subject));
        Assert.Equal(
            ((decimal)category, Rate.Percent((decimal)percent).Value),
            (assessment.Find("category")!.Value, assessment.Find("seriousness")!.Value)
        );
    }

    [Theory]
    [InlineData(10, 0, 1)]
    [InlineData(10.5, 1, 0.05)]
    [InlineData(20, 1, 1)]
    [InlineData(60, 2, 0.5)]
    [InlineData(0, 0, 0)]
    public void The_category_and_the_place_in_it_are_shown_for_a_percentage(double percent, int category, double place)
    {
        var facts = Million.With(UkGdpr.Seriousness, Rate.Percent((decimal)percent));

        Assert.Equal(category, Value(facts, "category"));
        Assert.Equal((decimal)place, Value(facts, "place"));
    }

    [Theory]
    [InlineData(0, 0.2)]
    [InlineData(1_000_000, 0.3)]
    [InlineData(2_000_000, 0.4)]
    [InlineData(6_000_000, 1.2)]
    [InlineData(10_000_000, 2)]
    [InlineData(30_000_000, 6)]
    [InlineData(50_000_000, 10)]
    [InlineData(75_000_000, 15)]
    [InlineData(100_000_000, 20)]
    [InlineData(175_000_000, 35)]
    [InlineData(250_000_000, 50)]
    [InlineData(342_500_000, 75)]
    [InlineData(435_000_000, 100)]
    [InlineData(435_000_001, 100)]
    [InlineData(1_000_000_000, 100)]
    public void The_size_factor_runs_straight_through_the_bands_of_turnover(long turnover, double percent) =>
        Assert.Equal((decimal)percent / 100m, Value(Sized(turnover), "size-adjustment"));

    [Theory]
    [InlineData(6_000_000, 0.8, 1.6)]
    [InlineData(75_000_000, 12.5, 17.5)]
    [InlineData(2_000_000, 0.35, 0.4)]
    [InlineData(500_000_000, 100, 100)]
    public void A_decision_may_depart_from_the_line_by_a_quarter_of_the_band_and_stays_in_it(long turnover, double low, double high)
    {
        var step = Law.Assess(Sized(turnover)).Find("size-adjustment")!;

        Assert.Equal((decimal)low / 100m, step.Low);
        Assert.Equal((decimal)high / 100m, step.High);
    }

    [Fact]
    public void A_measure_of_size_stands_in_for_turnover_in_the_size_factor_alone()
    {
        var facts = Facts
            .None.With(UkGdpr.Tier, MaximumTier.Higher)
            .With(UkGdpr.Turnover, Money.Gbp(1_000_000_000))
            .With(UkGdpr.SizeMeasure, Money.Gbp(6_000_000))
            .With(UkGdpr.Seriousness, Rate.One);

        Assert.Equal(0.012m, Value(facts, "size-adjustment"));
        Assert.Equal(40_000_000m, Maximum(facts));
    }

    [Fact]
    public void The_starting_point_is_the_maximum_times_seriousness_times_size() =>
        Assert.Equal(
            60_000m,
            Value(Million.With(UkGdpr.Seriousness, Rate.Percent(30)).With(UkGdpr.SizeFactor, Rate.Percent(20)), "starting-point")
        );

    [Fact]
    public void Percentages_of_step_4_add_up_and_do_not_compound()
    {
        var facts = Half.With(UkGdpr.ActionToMitigate, Rate.Percent(-5))
            .With(UkGdpr.DegreeOfResponsibility, Rate.Percent(1))
            .With(UkGdpr.PreviousInfringements, Rate.Percent(20))
            .With(UkGdpr.Cooperation, Rate.Percent(-10))
            .With(UkGdpr.HowLearned, Rate.Percent(-2))
            .With(UkGdpr.EarlierMeasures, Rate.Percent(7))
            .With(UkGdpr.CodesOfConduct, Rate.Percent(-4))
            .With(UkGdpr.OtherFactors, Rate.Percent(3));

        Assert.Equal(0.10m, Value(facts, "step-4"));
        Assert.Equal(550_000m, Penalty(facts));
    }

    [Theory]
    [InlineData(-99, 5_000)]
    [InlineData(-100, 0)]
    public void Step_4_lowers_by_the_whole_percentage(int percent, long penalty) =>
        Assert.Equal(penalty, Penalty(Half.With(UkGdpr.OtherFactors, Rate.Percent(percent))));

    [Fact]
    public void Step_4_never_takes_off_more_than_there_is()
    {
        var facts = Half.With(UkGdpr.OtherFactors, Rate.Percent(-80)).With(UkGdpr.Cooperation, Rate.Percent(-30));

        Assert.Equal(-1m, Value(facts, "step-4"));
        Assert.Equal(0m, Penalty(facts));
    }

    [Fact]
    public void Percentages_for_several_factors_together_count_too() =>
        Assert.Equal(
            475_000m,
            Penalty(Half.With(UkGdpr.CombinedMitigation, Rate.Percent(-15)).With(UkGdpr.CombinedAggravation, Rate.Percent(10)))
        );

    [Fact]
    public void Factors_of_one_direction_given_alone_and_together_are_warned_of()
    {
        var twice = Law.Assess(Half.With(UkGdpr.CombinedMitigation, Rate.Percent(-15)).With(UkGdpr.Cooperation, Rate.Percent(-10)));

        Assert.Equal(375_000m, twice.Amount.Amount);
        Assert.Equal("factors-given-twice", Assert.Single(twice.Warnings).Code);
        Assert.Empty(
            Law.Assess(Half.With(UkGdpr.CombinedMitigation, Rate.Percent(-15)).With(UkGdpr.Cooperation, Rate.Percent(10))).Warnings
        );
        Assert.Single(
            Law.Assess(Half.With(UkGdpr.CombinedAggravation, Rate.Percent(15)).With(UkGdpr.Cooperation, Rate.Percent(10))).Warnings
        );
    }

    [Fact]
    public void Step_5_takes_its_percentage_before_its_amount() =>
        Assert.Equal(560_000m, Penalty(Half.With(UkGdpr.Step5Percentage, Rate.Percent(10)).With(UkGdpr.Step5Amount, Money.Gbp(10_000))));

    [Fact]
    public void An_amount_of_step_5_can_lower_to_nothing_and_not_below() =>
        Assert.Equal(0m, Penalty(Half.With(UkGdpr.Step5Amount, Money.Gbp(-500_001))));

    [Fact]
    public void A_stated_amount_of_step_5_replaces_percentage_and_amount() =>
        Assert.Equal(
            123m,
            Penalty(
                Half.With(UkGdpr.Step5Percentage, Rate.Percent(10))
                    .With(UkGdpr.Step5Amount, Money.Gbp(10_000))
                    .With(UkGdpr.Step5Replacement, Money.Gbp(123))
            )
        );

    [Theory]
    [InlineData(100, 1_000_000)]
    [InlineData(99, 995_000)]
    [InlineData(101, 1_000_000)]
    public void The_penalty_is_never_above_the_maximum(int percent, long penalty) =>
        Assert.Equal(penalty, Penalty(Half.With(UkGdpr.Step5Percentage, Rate.Percent(percent))));

    [Fact]
    public void A_public_body_pays_less_by_the_reduction() =>
        Assert.Equal(50_000m, Penalty(Half.With(UkGdpr.IsPublicBody, true).With(UkGdpr.PublicSectorReduction, Rate.Percent(90))));

    [Fact]
    public void An_amount_set_under_the_public_sector_approach_stands_and_is_held_by_the_maximum()
    {
        Assert.Equal(70_000m, Penalty(Half.With(UkGdpr.IsPublicBody, true).With(UkGdpr.PublicSectorPenalty, Money.Gbp(70_000))));
        Assert.Equal(1_000_000m, Penalty(Half.With(UkGdpr.IsPublicBody, true).With(UkGdpr.PublicSectorPenalty, Money.Gbp(1_000_001))));
    }

    [Fact]
    public void A_reduction_for_a_body_that_is_not_public_counts_with_a_warning()
    {
        var assessment = Law.Assess(Half.With(UkGdpr.PublicSectorReduction, Rate.Percent(90)));

        Assert.Equal(50_000m, assessment.Amount.Amount);
        Assert.Equal("public-body-contradicted", Assert.Single(assessment.Warnings).Code);
    }

    [Fact]
    public void Infringements_of_one_conduct_have_a_fine_each_and_the_sum_is_held_by_the_gravest_maximum()
    {
        var held = Two(90, 80, 1_000_000, 600_000, out var sum);
        Assert.Equal(1_380_000m, sum);
        Assert.Equal(1_000_000m, Penalty(held));
    }

    [Fact]
    public void Infringements_whose_sum_is_below_the_gravest_maximum_are_added_up() =>
        Assert.Equal(900_000m, Penalty(Two(60, 50, 1_000_000, 600_000, out _)));

    [Fact]
    public void Separate_conduct_is_not_held_by_one_maximum() =>
        Assert.Equal(
            1_380_000m,
            Penalty(Two(90, 80, 1_000_000, 600_000, out _).WithInfringement("second", own => own.With(UkGdpr.Conduct, 2)))
        );

    [Fact]
    public void One_fine_for_all_is_the_highest_of_each_conduct()
    {
        var one = Two(90, 80, 1_000_000, 600_000, out _).With(UkGdpr.Concurrence, Concurrence.OneFine);

        Assert.Equal(900_000m, Penalty(one));
        Assert.Equal(1_380_000m, Penalty(one.WithInfringement("second", own => own.With(UkGdpr.Conduct, 2))));
    }

    [Theory]
    [InlineData(499_999, 500_000)]
    [InlineData(500_000, 500_000)]
    [InlineData(500_001, 499_999)]
    [InlineData(1_000_000, 0)]
    [InlineData(1_000_001, 0)]
    public void What_other_entities_of_the_group_pay_counts_against_the_shared_maximum(long others, long penalty)
    {
        Assert.Equal(penalty, Penalty(Half.With(UkGdpr.OtherEntities, Money.Gbp(others))));
        Assert.Equal(penalty, Penalty(Half.With(UkGdpr.OtherEntities, Money.Gbp(others)).With(UkGdpr.Concurrence, Concurrence.OneFine)));
    }

    [Fact]
    public void Hardship_comes_before_settlement()
    {
        var assessment = Law.Assess(
            Half.With(UkGdpr.HardshipPenalty, Money.Gbp(100_000)).With(UkGdpr.Settlement, SettlementStage.AfterRepresentations)
        );

        Assert.Equal(80_000m, assessment.Amount.Amount);
        Assert.Equal(500_000m, assessment.Provisional.Likely.Amount);
    }

    [Theory]
    [InlineData(SettlementStage.None, 500_000)]
    [InlineData(SettlementStage.BeforeNotice, 300_000)]
    [InlineData(SettlementStage.BeforeRepresentations, 350_000)]
    [InlineData(SettlementStage.AfterRepresentations, 400_000)]
    public void A_settlement_takes_off_less_the_later_it_is(SettlementStage stage, long penalty)
    {
        var assessment = Law.Assess(Half.With(UkGdpr.Settlement, stage));

        Assert.Equal(penalty, assessment.Amount.Amount);
        Assert.Equal(stage == SettlementStage.None ? [] : ["settlement-without-discount"], assessment.Warnings.Select(w => w.Code));
        Assert.Equal(
            stage == SettlementStage.None ? 0 : 1,
            assessment.Caveats.Count(c => c.Id.StartsWith("settlement.", StringComparison.Ordinal) && c.Source.Standing == Standing.Draft)
        );
    }

    [Fact]
    public void A_stated_discount_or_amount_of_settlement_stands_instead_of_the_scale()
    {
        var settled = Half.With(UkGdpr.Settlement, SettlementStage.BeforeNotice);

        Assert.Equal(450_000m, Penalty(settled.With(UkGdpr.SettlementDiscount, Rate.Percent(10))));
        Assert.Equal(499_000m, Penalty(settled.With(UkGdpr.SettlementAmount, Money.Gbp(1_000))));
        Assert.Equal(0m, Penalty(settled.With(UkGdpr.SettlementAmount, Money.Gbp(500_001))));
        Assert.Empty(Law.Assess(settled.With(UkGdpr.SettlementDiscount, Rate.Percent(10))).Warnings);
    }

    [Fact]
    public void Turnover_in_another_currency_needs_a_dated_cited_rate()
    {
        var facts = Facts
            .None.With(UkGdpr.Tier, MaximumTier.Higher)
            .With(UkGdpr.Turnover, Money.Usd(1_000_000_000))
            .With(UkGdpr.Seriousness, Rate.One);

        Assert.Equal("exchange-rate-missing", Assert.Single(Law.Try(facts).Problems).Code);
        Assert.Equal(
            32_000_000m,
            Maximum(
                facts.With(new ExchangeRate(Currency.Usd, Currency.Gbp, 0.8m, new LocalDate(2024, 3, 28), new Citation("Bank of England")))
            )
        );
        Assert.Equal(
            "exchange-rate-missing",
            Assert
                .Single(
                    Law.Try(
                        facts.With(
                            new ExchangeRate(Currency.Gbp, Currency.Usd, 1.25m, new LocalDate(2024, 3, 28), new Citation("Bank of England"))
                        )
                    ).Problems
                )
                .Code
        );
    }

    // Section 157(5) and (6): the maximum by turnover is of undertakings alone.
    [Theory]
    [InlineData(DefendantKind.NaturalPerson)]
    [InlineData(DefendantKind.PublicBody)]
    public void A_private_person_and_a_public_body_have_the_fixed_maximum_unless_they_are_said_to_be_undertakings(DefendantKind kind)
    {
        var facts = Facts.None.With(UkGdpr.Tier, MaximumTier.Standard).With(UkGdpr.Turnover, Money.Gbp(1_000_000_000));
        Assert.Equal(20_000_000m, Maximum(facts));
        Assert.Equal(8_700_000m, Maximum(facts.With(UkGdpr.Defendant, kind)));
        Assert.Equal(8_700_000m, Maximum(facts.With(UkGdpr.IsPublicBody, true)));
        Assert.Equal(20_000_000m, Maximum(facts.With(UkGdpr.Defendant, kind).With(UkGdpr.IsUndertaking, true)));
    }

    [Fact]
    public void A_private_person_of_unknown_turnover_is_not_taken_for_a_firm()
    {
        var facts = Facts
            .None.With(UkGdpr.Tier, MaximumTier.Standard)
            .With(UkGdpr.Seriousness, Rate.One)
            .With(UkGdpr.Defendant, DefendantKind.NaturalPerson);
        Assert.InRange(Law.Assess(facts).Range.High.Amount, 1m, 8_700_000m * 0.004m * 1.5m);
    }

    private static Facts Sized(long turnover) =>
        Facts
            .None.With(UkGdpr.StatedMaximum, Money.Gbp(1_000_000))
            .With(UkGdpr.Seriousness, Rate.One)
            .With(UkGdpr.Turnover, Money.Gbp(turnover));

    private static Facts Two(int first, int second, long firstMaximum, long secondMaximum, out decimal sum)
    {
        sum = (first * firstMaximum / 100m) + (second * secondMaximum / 100m);
        return Facts
            .None.With(UkGdpr.SizeFactor, Rate.One)
            .WithInfringement(
                "first",
                own => own.With(UkGdpr.StatedMaximum, Money.Gbp(firstMaximum)).With(UkGdpr.Seriousness, Rate.Percent(first))
            )
            .WithInfringement(
                "second",
                own => own.With(UkGdpr.StatedMaximum, Money.Gbp(secondMaximum)).With(UkGdpr.Seriousness, Rate.Percent(second))
            );
    }

    private static decimal Maximum(Facts facts) => Value(facts.With(UkGdpr.Seriousness, Rate.One), "statutory-maximum");

    private static decimal Value(Facts facts, string step) => Law.Assess(facts).Find(step)!.Value;

    private static decimal Penalty(Facts facts) => Law.Assess(facts).Amount.Amount;
}
