using NodaTime;

namespace FineCalc.Tests;

/// <summary>Chapter 8 of the US Sentencing Guidelines, with figures of its tables.</summary>
public sealed class UsSentencingTests
{
    private static readonly LocalDate NewTable = new(2015, 11, 1);

    // A base fine of 1,000 and the score 5: from 1,000 to 2,000.
    private static readonly Facts Plain = Facts
        .None.With(UsSentencing.StatedBase, Money.Usd(1_000))
        .With(UsSentencing.Employees, 6_000)
        .With(UsSentencing.Involvement, PersonnelInvolved.None);

    [Theory]
    [InlineData(0, 5_000, 8_500)]
    [InlineData(6, 5_000, 8_500)]
    [InlineData(7, 7_500, 15_000)]
    [InlineData(20, 650_000, 1_000_000)]
    [InlineData(28, 6_300_000, 10_000_000)]
    [InlineData(37, 57_500_000, 100_000_000)]
    [InlineData(38, 72_500_000, 150_000_000)]
    [InlineData(43, 72_500_000, 150_000_000)]
    public void The_table_of_the_day_of_the_offence_gives_the_base_fine(int level, long before, long since)
    {
        var facts = Plain.Without(UsSentencing.StatedBase).With(UsSentencing.OffenceLevel, level);

        Assert.Equal(before, Regimes.UsSentencing.On(NewTable.PlusDays(-1)).Assess(facts).Find("base-fine")!.Value);
        Assert.Equal(since, Regimes.UsSentencing.On(NewTable).Assess(facts).Find("base-fine")!.Value);
    }

    [Theory]
    [InlineData(0, 0, 8_500)]
    [InlineData(8_501, 0, 8_501)]
    [InlineData(8_501, 9_000, 9_000)]
    public void The_base_fine_is_the_greatest_of_table_gain_and_loss(long gain, long loss, long baseFine) =>
        Assert.Equal(
            baseFine,
            Assess(
                    Plain
                        .Without(UsSentencing.StatedBase)
                        .With(UsSentencing.OffenceLevel, 6)
                        .With(UsSentencing.Gain, Money.Usd(gain))
                        .With(UsSentencing.Loss, Money.Usd(loss))
                )
                .Find("base-fine")!
                .Value
        );

    // The score by way of size, history, order, obstruction, compliance and cooperation, and both multipliers of it.
    [Theory]
    [InlineData(0, 0, 0, false, true, 3, -3, 0.05, 0.2)]
    [InlineData(0, 0, 0, false, false, 3, 0, 0.05, 0.2)]
    [InlineData(0, 1, 0, false, false, 3, 1, 0.2, 0.4)]
    [InlineData(0, 0, 0, false, true, 0, 2, 0.4, 0.8)]
    [InlineData(0, 0, 0, false, false, 2, 3, 0.6, 1.2)]
    [InlineData(0, 0, 0, false, false, 1, 4, 0.8, 1.6)]
    [InlineData(0, 0, 0, false, false, 0, 5, 1, 2)]
    [InlineData(0, 0, 1, false, false, 0, 6, 1.2, 2.4)]
    [InlineData(0, 2, 0, false, false, 0, 7, 1.4, 2.8)]
    [InlineData(0, 0, 0, true, false, 0, 8, 1.6, 3.2)]
    [InlineData(1, 0, 2, false, false, 0, 9, 1.8, 3.6)]
    [InlineData(2, 0, 0, false, false, 0, 10, 2, 4)]
    [InlineData(2, 2, 2, true, false, 0, 17, 2, 4)]
    public void Points_make_the_score_and_the_score_both_multipliers(
        int involved,
        int history,
        int order,
        bool obstruction,
        bool programme,
        int cooperation,
        int score,
        double minimum,
        double maximum
    )
    {
        var assessment = Assess(
            Plain
                .With(UsSentencing.Involvement, (PersonnelInvolved)involved)
                .With(UsSentencing.History, (PriorHistory)history)
                .With(UsSentencing.Order, (OrderViolated)order)
                .With(UsSentencing.Obstruction, obstruction)
                .With(UsSentencing.ComplianceProgramme, programme)
                .With(UsSentencing.Cooperation, (Acceptance)cooperation)
        );

        Assert.Equal(score, assessment.Find("culpability-score")!.Value);
        Assert.Equal((decimal)minimum * 1_000m, assessment.Range.Low.Amount);
        Assert.Equal((decimal)maximum * 1_000m, assessment.Range.High.Amount);
        Assert.Equal((decimal)(minimum + maximum) * 500m, assessment.Amount.Amount);
    }

    [Theory]
    [InlineData(9, 0, 0)]
    [InlineData(10, 1, 1)]
    [InlineData(49, 1, 1)]
    [InlineData(50, 2, 2)]
    [InlineData(199, 2, 2)]
    [InlineData(200, 3, 2)]
    [InlineData(999, 3, 2)]
    [InlineData(1_000, 4, 2)]
    [InlineData(4_999, 4, 2)]
    [InlineData(5_000, 5, 2)]
    public void Size_earns_points_and_at_most_two_where_no_high_level_personnel_took_part(int employees, int highLevel, int substantial)
    {
        var facts = Plain.With(UsSentencing.Employees, employees);

        Assert.Equal(highLevel, Assess(facts.With(UsSentencing.Involvement, PersonnelInvolved.HighLevel)).Find("score-size")!.Value);
        Assert.Equal(
            substantial,
            Assess(facts.With(UsSentencing.Involvement, PersonnelInvolved.SubstantialAuthority)).Find("score-size")!.Value
        );
        Assert.Equal(0m, Assess(facts.With(UsSentencing.Involvement, PersonnelInvolved.None)).Find("score-size")!.Value);
    }

    [Fact]
    public void In_bribery_the_special_instruction_has_an_amount_in_the_place_of_the_loss()
    {
        var facts = Plain
            .Without(UsSentencing.StatedBase)
            .With(UsSentencing.OffenceLevel, 6)
            .With(UsSentencing.Gain, Money.Usd(10_000))
            .With(UsSentencing.Loss, Money.Usd(50_000));

        Assert.Equal(50_000m, Assess(facts).Find("base-fine")!.Value);
        Assert.Equal(20_000m, Assess(facts.With(UsSentencing.InPlaceOfLoss, Money.Usd(20_000))).Find("base-fine")!.Value);
        Assert.Equal(10_000m, Assess(facts.With(UsSentencing.InPlaceOfLoss, Money.Usd(1))).Find("base-fine")!.Value);
        Assert.Contains(
            "place-of-loss-taken",
            Assess(
                facts
                    .With(UsSentencing.InPlaceOfLoss, Money.Usd(1))
                    .With(UsSentencing.IsAntitrust, true)
                    .With(UsSentencing.AffectedCommerce, Money.Usd(1))
            )
                .Warnings.Select(w => w.Code)
        );
    }

    [Fact]
    public void In_antitrust_a_fifth_of_the_commerce_is_the_loss_and_no_multiplier_is_below_three_quarters()
    {
        var assessment = Assess(
            Plain
                .Without(UsSentencing.StatedBase)
                .With(UsSentencing.OffenceLevel, 6)
                .With(UsSentencing.IsAntitrust, true)
                .With(UsSentencing.AffectedCommerce, Money.Usd(500_000))
                .With(UsSentencing.Loss, Money.Usd(900_000))
                .With(UsSentencing.Cooperation, Acceptance.SelfReported)
        );

        Assert.Equal(100_000m, assessment.Find("base-fine")!.Value);
        Assert.Equal(0.75m, assessment.Find("multiplier-minimum")!.Value);
        Assert.Equal(0.75m, assessment.Find("multiplier-maximum")!.Value);
        Assert.Equal(75_000m, assessment.Amount.Amount);
        Assert.False(assessment.IsOpen);
    }

    [Theory]
    [InlineData(1_500, 0, 1_000, 1_500)]
    [InlineData(900, 0, 900, 900)]
    [InlineData(3_000, 0, 1_000, 2_000)]
    [InlineData(3_000, 1_200, 1_200, 2_000)]
    [InlineData(3_000, 2_500, 2_500, 2_500)]
    public void Statutory_limits_override_the_range(long maximum, long minimum, long low, long high)
    {
        var range = Assess(
            Plain.With(UsSentencing.StatutoryMaximum, Money.Usd(maximum)).With(UsSentencing.StatutoryMinimum, Money.Usd(minimum))
        ).Range;

        Assert.Equal((low, high), (range.Low.Amount, range.High.Amount));
    }

    [Fact]
    public void A_statutory_minimum_above_the_maximum_is_a_problem() =>
        Assert.Contains(
            "floor-above-cap",
            Regimes
                .UsSentencing.On(NewTable)
                .Try(Plain.With(UsSentencing.StatutoryMaximum, Money.Usd(1)).With(UsSentencing.StatutoryMinimum, Money.Usd(2)))
                .Problems.Select(p => p.Code)
        );

    [Fact]
    public void Disgorgement_is_added_to_the_fine_whatever_its_limits() =>
        Assert.Equal(
            1_007m,
            Assess(
                Plain
                    .With(UsSentencing.PointInRange, Rate.Zero)
                    .With(UsSentencing.StatutoryMaximum, Money.Usd(1_000))
                    .With(UsSentencing.Disgorgement, Money.Usd(7))
            ).Amount.Amount
        );

    [Fact]
    public void An_agreed_fine_stands_instead_of_a_point_in_the_range_which_is_shown_beside_it()
    {
        var assessment = Assess(Plain.With(UsSentencing.AgreedFine, Money.Usd(750)));

        Assert.Equal(750m, assessment.Amount.Amount);
        Assert.False(assessment.IsOpen);
        Assert.Equal(1_000m, assessment.Find("range-low")!.Value);
    }

    [Fact]
    public void Tyson_Foods_had_a_range_from_5_04m_to_10_08m()
    {
        var range = Regimes
            .UsSentencing.On(new LocalDate(2006, 1, 1))
            .Assess(
                Facts
                    .None.With(UsSentencing.OffenceLevel, 28)
                    .With(UsSentencing.Employees, 6_000)
                    .With(UsSentencing.Involvement, PersonnelInvolved.None)
                    .With(UsSentencing.Cooperation, Acceptance.AcceptedResponsibility)
            )
            .Range;

        Assert.Equal((5_040_000m, 10_080_000m), (range.Low.Amount, range.High.Amount));
    }

    private static Assessment Assess(Facts facts) => Regimes.UsSentencing.On(NewTable).Assess(facts);
}
