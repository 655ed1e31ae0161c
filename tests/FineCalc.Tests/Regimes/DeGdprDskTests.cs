using NodaTime;

namespace FineCalc.Tests;

/// <summary>The German concept of 2019: its days, every class of turnover, the factors and their ranges, the maximum at the end.</summary>
public sealed class DeGdprDskTests
{
    private static readonly LocalDate First = new(2019, 10, 14);

    private static readonly LocalDate Ended = new(2023, 5, 24);

    private static readonly Facts Eight = Facts.None.With(EuGdpr.Turnover, Money.Eur(8_000_000)).With(EuGdpr.Tier, MaximumTier.Higher);

    [Fact]
    public void The_date_of_the_decision_counts_and_the_concept_ends_when_the_guidelines_are_adopted()
    {
        var version = Assert.Single(Regimes.DeGdprDsk.Versions);
        Assert.Equal((First, (LocalDate?)Ended), (version.From, version.Until));
        Assert.Equal("decision", Assert.Single(Regimes.DeGdprDsk.Info.Dates).Id);
        Assert.Same(version, Regimes.DeGdprDsk.On(First));
        Assert.Same(version, Regimes.DeGdprDsk.On(Ended.PlusDays(-1)));
        Assert.True(version.IsPreview);

        // The concept was not seen. Reports have five of the base values; the middle of reported bounds is calculated, the rest is from
        // memory.
        var means = Assert
            .Single(version.Numbers, n => n.Id == "mean-turnover")
            .Rows.ToDictionary(r => r.Source.Pinpoint![6..], r => r.Source.Standing);
        Assert.Equal(
            ("", "A.I A.II B.I B.III D.II", "A.III B.II", 12),
            (Of(Standing.Read), Of(Standing.Reported), Of(Standing.Inferred), means.Values.Count(s => s == Standing.Unverified))
        );

        string Of(Standing standing) => string.Join(' ', means.Where(m => m.Value == standing).Select(m => m.Key));
        Assert.Equal(
            "date-not-in-force",
            Assert.Single(Assert.Throws<ProblemException>(() => Regimes.DeGdprDsk.On(First.PlusDays(-1))).Problems).Code
        );
        var after = Assert.Single(Assert.Throws<ProblemException>(() => Regimes.DeGdprDsk.On(Ended)).Problems);
        Assert.Equal("date-not-in-force", after.Code);
        Assert.EndsWith("which it adopted on 24 May 2023: see eu-gdpr", after.Allowed, StringComparison.Ordinal);
    }

    // The base values as the concept's table prints them, apart from the data, so that a mean from memory that does not close is found out.
    [Theory]
    [InlineData(0, 700_000, 350_000, 972)]
    [InlineData(700_000, 1_400_000, 1_050_000, 2_917)]
    [InlineData(1_400_000, 2_000_000, 1_700_000, 4_722)]
    [InlineData(2_000_000, 5_000_000, 3_500_000, 9_722)]
    [InlineData(5_000_000, 7_500_000, 6_250_000, 17_361)]
    [InlineData(7_500_000, 10_000_000, 8_750_000, 24_306)]
    [InlineData(10_000_000, 12_500_000, 11_250_000, 31_250)]
    [InlineData(12_500_000, 15_000_000, 13_750_000, 38_194)]
    [InlineData(15_000_000, 20_000_000, 17_500_000, 48_611)]
    [InlineData(20_000_000, 25_000_000, 22_500_000, 62_500)]
    [InlineData(25_000_000, 30_000_000, 27_500_000, 76_389)]
    [InlineData(30_000_000, 40_000_000, 35_000_000, 97_222)]
    [InlineData(40_000_000, 50_000_000, 45_000_000, 125_000)]
    [InlineData(50_000_000, 75_000_000, 62_500_000, 173_611)]
    [InlineData(75_000_000, 100_000_000, 87_500_000, 243_056)]
    [InlineData(100_000_000, 200_000_000, 150_000_000, 416_667)]
    [InlineData(200_000_000, 300_000_000, 250_000_000, 694_444)]
    [InlineData(300_000_000, 400_000_000, 350_000_000, 972_222)]
    [InlineData(400_000_000, 500_000_000, 450_000_000, 1_250_000)]
    public void A_class_owns_its_upper_end_and_has_the_middle_as_its_mean(long above, long upTo, long mean, long daily)
    {
        Assert.Equal((above + upTo) / 2, mean);
        foreach (var turnover in new[] { above + 0.01m, upTo })
        {
            var assessment = Assess(Eight.With(EuGdpr.Turnover, Money.Eur(turnover)));
            Assert.Equal((mean, daily), (assessment.Find("mean-turnover-of-class")!.Value, assessment.Find("base-value")!.Value));
        }
    }

    [Fact]
    public void Above_the_last_class_the_actual_turnover_counts_and_an_open_one_has_both()
    {
        Assert.Equal((500_000_000.36m, 1_388_889m), Base(Money.Eur(500_000_000.36m)));
        Assert.Equal((2_645_292_600m, 7_348_035m), Base(Money.Eur(2_645_292_600)));
        Assert.Equal((350_000m, 972m), Base(Money.Eur(0)));
        var open = Assess(
                Eight.WithRange(EuGdpr.Turnover, new Spread<Money>(Money.Eur(450_000_000), Money.Eur(480_000_000), Money.Eur(720_000_000)))
            )
            .Find("base-value")!;
        Assert.Equal((1_250_000m, 2_000_000m), (open.Low, open.High));

        static (decimal Mean, decimal Base) Base(Money turnover)
        {
            var assessment = Assess(Eight.With(EuGdpr.Turnover, turnover));
            return (assessment.Find("mean-turnover-of-class")!.Value, assessment.Find("base-value")!.Value);
        }
    }

    [Theory]
    [InlineData(MaximumTier.Higher, DskSeverity.Light, 1, 2.5, 4)]
    [InlineData(MaximumTier.Higher, DskSeverity.Medium, 4, 6, 8)]
    [InlineData(MaximumTier.Higher, DskSeverity.Severe, 8, 10, 12)]
    [InlineData(MaximumTier.Standard, DskSeverity.Light, 1, 1.5, 2)]
    [InlineData(MaximumTier.Standard, DskSeverity.Medium, 2, 3, 4)]
    [InlineData(MaximumTier.Standard, DskSeverity.Severe, 4, 5, 6)]
    public void A_severity_leaves_its_range_of_factors_open(MaximumTier tier, DskSeverity severity, int low, double likely, int high) =>
        Assert.Equal(
            (low * 24_306m, (decimal)likely * 24_306m, high * 24_306m),
            Three(Eight.With(EuGdpr.Tier, tier).With(DeGdprDsk.Severity, severity))
        );

    [Theory]
    [InlineData(MaximumTier.Higher, 12, 20_000_000)]
    [InlineData(MaximumTier.Standard, 6, 10_000_000)]
    public void A_very_severe_infringement_goes_from_its_lowest_factor_to_the_legal_maximum(MaximumTier tier, int factor, int maximum) =>
        Assert.Equal(
            (factor * 24_306m, factor * 24_306m, maximum),
            Three(Eight.With(EuGdpr.Tier, tier).With(DeGdprDsk.Severity, DskSeverity.VerySevere))
        );

    [Theory]
    [InlineData(MaximumTier.Higher, 14.4)]
    [InlineData(MaximumTier.Standard, 7.2)]
    public void Of_an_actual_turnover_the_maximum_is_reached_at_these_factors(MaximumTier tier, double factor)
    {
        var facts = Eight.With(EuGdpr.Turnover, Money.Eur(3_600_000_000)).With(EuGdpr.Tier, tier);
        var most = Three(facts.With(DeGdprDsk.Severity, DskSeverity.VerySevere)).High;
        Assert.Equal(10_000_000m * (decimal)factor, most);
        Assert.Equal(most, Assess(facts.With(DeGdprDsk.Factor, new Count((decimal)factor))).Amount.Amount);
        Assert.Equal(most, Assess(facts.With(DeGdprDsk.Factor, new Count(20))).Amount.Amount);
    }

    [Fact]
    public void Without_a_severity_every_factor_is_open()
    {
        Assert.Equal((24_306m, 6 * 24_306m, 20_000_000m), Three(Eight));
        Assert.Contains(Assess(Eight).Assumptions, a => a.Id == "severity");
    }

    [Fact]
    public void The_German_authorities_reckoned_one_to_three_times_the_base_value_for_Twitter()
    {
        var facts = Eight
            .With(EuGdpr.Turnover, Money.Eur(2_645_292_600))
            .With(EuGdpr.Tier, MaximumTier.Standard)
            .WithRange(DeGdprDsk.Factor, new Spread<Count>(1, 2, 3));
        Assert.Equal((7_348_035m, 14_696_070m, 22_044_105m), Three(facts));
    }

    [Fact]
    public void Remaining_circumstances_come_last_and_the_maximum_holds_what_they_make()
    {
        var facts = Eight.With(DeGdprDsk.Factor, new Count(10));
        Assert.Equal(243_060m * 0.8m, Assess(facts.With(DeGdprDsk.Remaining, Rate.Percent(-20))).Amount.Amount);
        Assert.Equal(0m, Assess(facts.With(DeGdprDsk.Remaining, Rate.Percent(-100))).Amount.Amount);
        Assert.Equal(20_000_000m, Assess(facts.With(DeGdprDsk.Remaining, Rate.Percent(100_000))).Amount.Amount);
        Assert.Equal(
            200_000m,
            Assess(facts.With(DeGdprDsk.Remaining, Rate.Percent(-20)).With(DeGdprDsk.Replacement, Money.Eur(200_000))).Amount.Amount
        );
        Assert.Equal(20_000_000m, Assess(facts.With(DeGdprDsk.Replacement, Money.Eur(20_000_001))).Amount.Amount);
        Assert.Equal(150_000m, Assess(facts.With(EuGdpr.StatedMaximum, Money.Eur(150_000))).Amount.Amount);
        Assert.Equal(
            150_000m,
            Three(Eight.With(DeGdprDsk.Severity, DskSeverity.VerySevere).With(EuGdpr.StatedMaximum, Money.Eur(150_000))).Low
        );
    }

    [Fact]
    public void Fines_of_one_conduct_are_held_by_the_gravest_maximum_and_conducts_are_added()
    {
        var facts = Eight
            .With(EuGdpr.StatedMaximum, Money.Eur(300_000))
            .WithInfringement("one", own => own.With(DeGdprDsk.Factor, new Count(10)))
            .WithInfringement("two", own => own.With(DeGdprDsk.Factor, new Count(4)).With(EuGdpr.Tier, MaximumTier.Standard));
        Assert.Equal(300_000m, Assess(facts).Amount.Amount);
        Assert.Equal(14 * 24_306m, Assess(facts.WithInfringement("two", own => own.With(EuGdpr.Conduct, 2))).Amount.Amount);
    }

    [Theory]
    [InlineData(MaximumTier.Higher, DskSeverity.Light, 0.99, 1, 4, 4.01)]
    [InlineData(MaximumTier.Higher, DskSeverity.Medium, 3.99, 4, 8, 8.01)]
    [InlineData(MaximumTier.Higher, DskSeverity.Severe, 7.99, 8, 12, 12.01)]
    [InlineData(MaximumTier.Higher, DskSeverity.VerySevere, 11.99, 12, 1_000, null)]
    [InlineData(MaximumTier.Standard, DskSeverity.Light, 0.99, 1, 2, 2.01)]
    [InlineData(MaximumTier.Standard, DskSeverity.Medium, 1.99, 2, 4, 4.01)]
    [InlineData(MaximumTier.Standard, DskSeverity.Severe, 3.99, 4, 6, 6.01)]
    [InlineData(MaximumTier.Standard, DskSeverity.VerySevere, 5.99, 6, 1_000, null)]
    public void A_factor_outside_the_range_of_its_severity_is_told_and_stands(
        MaximumTier tier,
        DskSeverity severity,
        double below,
        double least,
        double most,
        double? above
    )
    {
        IEnumerable<string> Codes(double factor) =>
            Assess(Eight.With(EuGdpr.Tier, tier).With(DeGdprDsk.Severity, severity).With(DeGdprDsk.Factor, new Count((decimal)factor)))
                .Warnings.Select(w => w.Code);
        Assert.Equal(["factor-outside-severity"], Codes(below));
        Assert.Empty(Codes(least));
        Assert.Empty(Codes(most));
        Assert.True(above is not { } beyond || Codes(beyond).Single() == "factor-outside-severity");
    }

    [Fact]
    public void A_party_that_is_no_undertaking_is_refused()
    {
        Assert.Equal(
            "party-not-undertaking",
            Assert.Single(Regimes.DeGdprDsk.On(First).Try(Eight.With(EuGdpr.IsUndertaking, false)).Problems).Code
        );
        Assert.Empty(Regimes.DeGdprDsk.On(First).Try(Eight.With(EuGdpr.IsUndertaking, true)).Problems);
    }

    private static (decimal Low, decimal Likely, decimal High) Three(Facts facts) =>
        Assess(facts).Find("fine-each") is { } node ? (node.Low, node.Value, node.High) : default;

    private static Assessment Assess(Facts facts) => Regimes.DeGdprDsk.On(First).Assess(facts);
}
