using NodaTime;

namespace FineCalc.Tests;

/// <summary>
/// The GDPR's maxima and the EDPB's five steps: dates, tiers, ranges, positions of the cap, with figures worked out by hand.
/// </summary>
public sealed class EuGdprTests
{
    private static readonly LocalDate Applies = new(2018, 5, 25);

    private static readonly LocalDate Consulted = new(2022, 5, 12);

    private static readonly LocalDate Adopted = new(2023, 5, 24);

    // A start of 2,000,000 in full: 10% of 20m, above the tiers of turnover but for the size factor that is given.
    private static readonly Facts Two = Facts
        .None.With(EuGdpr.Tier, MaximumTier.Higher)
        .With(EuGdpr.Turnover, Money.Eur(60_000_000))
        .With(EuGdpr.Seriousness, Rate.Percent(10))
        .With(EuGdpr.SizeFactor, Rate.Percent(10));

    [Fact]
    public void The_date_of_the_decision_selects_no_method_the_draft_or_the_final_text()
    {
        Assert.Equal("decision", Assert.Single(Regimes.EuGdpr.Info.Dates).Id);
        Assert.Equal([(Applies, Consulted), (Consulted, Adopted), (Adopted, null)], Regimes.EuGdpr.Versions.Select(v => (v.From, v.Until)));
        Assert.Equal(
            "date-not-in-force",
            Assert.Single(Assert.Throws<ProblemException>(() => Regimes.EuGdpr.On(Applies.PlusDays(-1))).Problems).Code
        );

        var facts = Two.Without(EuGdpr.SizeFactor).With(EuGdpr.Level, SeriousnessCategory.Medium);
        Assert.Equal("fact-unknown", Regimes.EuGdpr.On(Consulted.PlusDays(-1)).Try(facts).Problems[0].Code);
        Assert.Equal((0.1m, 0.1m, 1m), Three(Regimes.EuGdpr.On(Consulted).Assess(facts).Find("size-adjustment")!));
        Assert.Equal((0.1m, 0.1m, 1m), Three(Regimes.EuGdpr.On(Adopted.PlusDays(-1)).Assess(facts).Find("size-adjustment")!));
        Assert.Equal((0.08m, 0.104m, 0.2m), Three(Regimes.EuGdpr.On(Adopted).Assess(facts).Find("size-adjustment")!));
    }

    [Theory]
    [InlineData(0, 0.002, 0.004)]
    [InlineData(2_000_000, 0.002, 0.004)]
    [InlineData(2_000_001, 0.003, 0.02)]
    [InlineData(10_000_000, 0.003, 0.02)]
    [InlineData(10_000_001, 0.015, 0.1)]
    [InlineData(50_000_000, 0.015, 0.1)]
    [InlineData(50_000_001, 0.08, 0.2)]
    [InlineData(100_000_000, 0.08, 0.2)]
    [InlineData(100_000_001, 0.15, 0.5)]
    [InlineData(250_000_000, 0.15, 0.5)]
    [InlineData(250_000_001, 0.4, 1)]
    [InlineData(500_000_000, 0.4, 1)]
    [InlineData(500_000_001, 1, 1)]
    public void A_tier_of_turnover_owns_its_upper_end_and_leaves_its_whole_range_open(long turnover, double low, double high)
    {
        var node = Assess(Two.Without(EuGdpr.SizeFactor).With(EuGdpr.Turnover, Money.Eur(turnover))).Find("size-adjustment")!;
        Assert.Equal(((decimal)low, (decimal)high), (node.Low, node.High));
        Assert.InRange(node.Value, node.Low, node.High);
    }

    [Theory]
    [InlineData(2_000_000, 0.002)]
    [InlineData(2_000_001, 0.004)]
    [InlineData(10_000_001, 0.02)]
    [InlineData(50_000_001, 0.1)]
    [InlineData(100_000_001, 0.2)]
    [InlineData(250_000_001, 0.5)]
    [InlineData(500_000_001, 1)]
    public void The_draft_goes_down_to_a_share_and_no_further(long turnover, double least)
    {
        var node = Regimes
            .EuGdpr.On(Consulted)
            .Assess(Two.Without(EuGdpr.SizeFactor).With(EuGdpr.Turnover, Money.Eur(turnover)))
            .Find("size-adjustment")!;
        Assert.Equal(((decimal)least, (decimal)least, 1m), Three(node));
    }

    [Theory]
    [InlineData(MaximumTier.Standard, 499_999_999, 10_000_000)]
    [InlineData(MaximumTier.Standard, 500_000_001, 10_000_000.02)]
    [InlineData(MaximumTier.Higher, 500_000_000, 20_000_000)]
    [InlineData(MaximumTier.Higher, 3_000_000_000, 120_000_000)]
    public void The_maximum_is_the_higher_of_amount_and_share(MaximumTier tier, long turnover, double maximum) =>
        Assert.Equal(
            (decimal)maximum,
            Assess(Two.With(EuGdpr.Tier, tier).With(EuGdpr.Turnover, Money.Eur(turnover))).Find("statutory-maximum")!.Value
        );

    [Fact]
    public void A_party_that_is_no_undertaking_has_the_fixed_maximum_and_no_tier()
    {
        var assessment = Assess(
            Two.Without(EuGdpr.SizeFactor).With(EuGdpr.Turnover, Money.Eur(900_000_000)).With(EuGdpr.IsUndertaking, false)
        );
        Assert.Equal((20_000_000m, 1m), (assessment.Find("statutory-maximum")!.Value, assessment.Find("size-adjustment")!.Value));
        Assert.False(assessment.IsOpen);
    }

    [Theory]
    [InlineData(SeriousnessCategory.Low, 0, 0.05, 0.1)]
    [InlineData(SeriousnessCategory.Medium, 0.1, 0.15, 0.2)]
    [InlineData(SeriousnessCategory.High, 0.2, 0.6, 1)]
    public void A_level_leaves_its_band_open(SeriousnessCategory level, double low, double likely, double high) =>
        Assert.Equal(
            ((decimal)low, (decimal)likely, (decimal)high),
            Three(Assess(Two.Without(EuGdpr.Seriousness).With(EuGdpr.Level, level)).Find("seriousness-share")!)
        );

    [Fact]
    public void Without_a_level_every_band_is_open_and_what_is_known_from_outside_gives_no_points()
    {
        var facts = Two.Without(EuGdpr.Seriousness);
        var assessment = Assess(facts);
        Assert.Equal((0m, 0.15m, 1m), Three(assessment.Find("seriousness-share")!));
        Assert.Contains(assessment.Assumptions, a => a.Id == "seriousness-category");
        Assert.Empty(assessment.Warnings);

        var known = Assess(
            facts
                .With(IncidentFacts.PeopleAffected, 5_000_000)
                .With(IncidentFacts.Sensitivity, DataSensitivity.Special)
                .With(IncidentFacts.Intent, Intent.Intentional)
        );
        Assert.Equal(assessment.Range, known.Range);
        Assert.Equal("seriousness-not-weighed", Assert.Single(known.Warnings).Code);
        Assert.Empty(Assess(Two.With(IncidentFacts.PeopleAffected, 5_000_000)).Warnings);
    }

    [Fact]
    public void What_is_neutral_needs_no_percentage_and_what_is_not_is_told()
    {
        Assert.Empty(
            Assess(
                Two.With(IncidentFacts.Cooperation, CooperationLevel.Ordinary)
                    .With(IncidentFacts.Mitigation, MitigationLevel.Expected)
                    .With(IncidentFacts.Previous, PreviousLevel.None)
                    .With(IncidentFacts.Discovery, Discovery.Otherwise)
            ).Warnings
        );
        Assert.Equal(["factor-not-weighed"], Codes(Two.With(IncidentFacts.Cooperation, CooperationLevel.Exceptional)));
        Assert.Equal(["factor-not-weighed"], Codes(Two.With(IncidentFacts.Mitigation, MitigationLevel.Beyond)));
        Assert.Equal(["factor-not-weighed"], Codes(Two.With(IncidentFacts.Previous, PreviousLevel.Similar)));
        Assert.Equal(["factor-not-weighed"], Codes(Two.With(IncidentFacts.Discovery, Discovery.OwnMotion)));
        Assert.Empty(Codes(Two.With(IncidentFacts.Previous, PreviousLevel.Similar).With(EuGdpr.PreviousInfringements, Rate.Percent(30))));
        Assert.Empty(Codes(Two.With(IncidentFacts.Previous, PreviousLevel.Similar).With(EuGdpr.CombinedAggravation, Rate.Percent(30))));
    }

    [Fact]
    public void Factors_are_added_up_and_an_amount_comes_after_them()
    {
        var facts = Two.With(EuGdpr.PreviousInfringements, Rate.Percent(50)).With(EuGdpr.Cooperation, Rate.Percent(-20));
        Assert.Equal(260_000m, Assess(facts).Amount.Amount);
        Assert.Equal(250_000m, Assess(facts.With(EuGdpr.Step3Amount, Money.Eur(-10_000))).Amount.Amount);
        Assert.Equal(0m, Assess(facts.With(EuGdpr.Step3Amount, Money.Eur(-1_000_000))).Amount.Amount);
        Assert.Equal(
            0m,
            Assess(facts.With(EuGdpr.OtherFactors, Rate.Percent(-100)).With(EuGdpr.ActionToMitigate, Rate.Percent(-90))).Amount.Amount
        );
        Assert.Equal(["factors-given-twice"], Codes(facts.With(EuGdpr.CombinedAggravation, Rate.Percent(10))));
        Assert.Equal(["factors-given-twice"], Codes(facts.With(EuGdpr.CombinedMitigation, Rate.Percent(-10))));
    }

    [Fact]
    public void The_maximum_holds_before_step_5_and_once_more_after_it()
    {
        var facts = Two.With(EuGdpr.Seriousness, Rate.One)
            .With(EuGdpr.SizeFactor, Rate.One)
            .With(EuGdpr.CombinedAggravation, Rate.Percent(100));
        var lowered = Assess(facts.With(EuGdpr.Step5Percentage, Rate.Percent(-50)));
        Assert.Equal(
            (40_000_000m, 20_000_000m, 10_000_000m),
            (lowered.Find("after-step-3")!.Value, lowered.Find("after-step-4")!.Value, lowered.Amount.Amount)
        );
        Assert.Equal(20_000_000m, Assess(facts.With(EuGdpr.Step5Percentage, Rate.Percent(50))).Amount.Amount);
        Assert.Equal(
            15_000_000m,
            Assess(facts.With(EuGdpr.Step5Percentage, Rate.Percent(-50)).With(EuGdpr.Step5Amount, Money.Eur(5_000_000))).Amount.Amount
        );
        Assert.Equal(20_000_000m, Assess(facts.With(EuGdpr.Step5Replacement, Money.Eur(30_000_000))).Amount.Amount);
        Assert.Equal(0m, Assess(Two.With(EuGdpr.Step5Amount, Money.Eur(-5_000_000))).Amount.Amount);
    }

    [Fact]
    public void Within_a_conduct_the_gravest_maximum_holds_the_sum_and_conducts_are_added()
    {
        var facts = Two.Without(EuGdpr.Seriousness)
            .With(EuGdpr.SizeFactor, Rate.One)
            .WithInfringement("security", own => own.With(EuGdpr.Tier, MaximumTier.Standard).With(EuGdpr.Seriousness, Rate.Percent(90)))
            .WithInfringement("lawfulness", own => own.With(EuGdpr.Tier, MaximumTier.Higher).With(EuGdpr.Seriousness, Rate.Percent(60)));
        Assert.Equal(20_000_000m, Assess(facts).Amount.Amount);
        Assert.Equal(21_000_000m, Assess(facts.WithInfringement("security", own => own.With(EuGdpr.Conduct, 2))).Amount.Amount);
        Assert.Equal(12_000_000m, Assess(facts.With(EuGdpr.Concurrence, Concurrence.OneFine)).Amount.Amount);
    }

    [Fact]
    public void Inability_to_pay_lowers_the_fine_and_never_raises_it()
    {
        Assert.Equal(
            172_431m,
            Assess(Two.With(EuGdpr.Step5Replacement, Money.Eur(245_000)).With(EuGdpr.HardshipPenalty, Money.Eur(172_431))).Amount.Amount
        );
        Assert.Equal(200_000m, Assess(Two.With(EuGdpr.HardshipPenalty, Money.Eur(300_000))).Amount.Amount);
    }

    [Fact]
    public void A_judgement_that_contradicts_the_tables_is_told_and_stands()
    {
        Assert.Equal(["seriousness-outside-category"], Codes(Two.With(EuGdpr.Level, SeriousnessCategory.High)));
        Assert.Empty(Codes(Two.With(EuGdpr.Level, SeriousnessCategory.Low)));
        Assert.Empty(Codes(Two.With(EuGdpr.Level, SeriousnessCategory.Medium)));
        Assert.Equal(["size-factor-outside-tier"], Codes(Two.With(EuGdpr.SizeFactor, Rate.Percent(21))));
        Assert.Equal(["size-factor-outside-tier"], Codes(Two.With(EuGdpr.Turnover, Money.Eur(600_000_000))));
        Assert.Empty(Codes(Two.With(EuGdpr.SizeFactor, Rate.Percent(20))));
        Assert.Equal(["maximum-without-turnover"], Codes(Two.Without(EuGdpr.Turnover)));
        Assert.Empty(Codes(Two.Without(EuGdpr.Turnover).With(EuGdpr.StatedMaximum, Money.Eur(20_000_000))));
    }

    [Fact]
    public void Before_the_guidelines_only_the_maximum_holds_the_fine_that_was_set()
    {
        var law = Regimes.EuGdpr.On(Applies);
        var facts = Facts.None.With(EuGdpr.Tier, MaximumTier.Standard).With(EuGdpr.Turnover, Money.Eur(3_630_000_000));
        Assert.Equal("stated-fine", Assert.Single(law.Try(facts).Problems).Subject);
        Assert.Equal(9_550_000m, law.Assess(facts.With(EuGdpr.StatedFine, Money.Eur(9_550_000))).Amount.Amount);
        Assert.Equal(72_600_000m, law.Assess(facts.With(EuGdpr.StatedFine, Money.Eur(80_000_000))).Amount.Amount);
        Assert.Equal(
            900_000m,
            law.Assess(facts.With(EuGdpr.StatedFine, Money.Eur(9_550_000)).With(EuGdpr.HardshipPenalty, Money.Eur(900_000))).Amount.Amount
        );
    }

    private static Assessment Assess(Facts facts) => Regimes.EuGdpr.On(Adopted).Assess(facts);

    private static IEnumerable<string> Codes(Facts facts) => Assess(facts).Warnings.Select(w => w.Code);

    private static (decimal Low, decimal Likely, decimal High) Three(TraceNode node) => (node.Low, node.Value, node.High);
}
