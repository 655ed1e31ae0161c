using NodaTime;

namespace FineCalc.Tests;

/// <summary>The Dutch policy of 2019: its days, bands, movement inside them, repetition, the total and lack of means.</summary>
public sealed class NlGdprTests
{
    private static readonly LocalDate First = new(2019, 3, 15);

    private static readonly LocalDate Ended = new(2023, 5, 24);

    private static readonly Facts Two = Facts.None.With(NlGdpr.Category, DutchFineCategory.Ii).With(EuGdpr.Tier, MaximumTier.Standard);

    [Fact]
    public void The_date_of_the_decision_counts_and_a_later_day_is_told_where_to_go()
    {
        var version = Assert.Single(Regimes.NlGdpr.Versions);
        Assert.Equal((First, (LocalDate?)Ended), (version.From, version.Until));
        Assert.Equal("decision", Assert.Single(Regimes.NlGdpr.Info.Dates).Id);
        Assert.Same(version, Regimes.NlGdpr.On(First));
        Assert.Same(version, Regimes.NlGdpr.On(Ended.PlusDays(-1)));
        Assert.Equal(
            "date-not-in-force",
            Assert.Single(Assert.Throws<ProblemException>(() => Regimes.NlGdpr.On(First.PlusDays(-1))).Problems).Code
        );
        var after = Assert.Single(Assert.Throws<ProblemException>(() => Regimes.NlGdpr.On(Ended)).Problems);
        Assert.Equal("date-not-in-force", after.Code);
        Assert.Contains("version 2019-03-15", after.Allowed, StringComparison.Ordinal);
        Assert.Contains("see eu-gdpr", after.Allowed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DutchFineCategory.I, 0, 100_000, 200_000)]
    [InlineData(DutchFineCategory.Ii, 120_000, 310_000, 500_000)]
    [InlineData(DutchFineCategory.Iii, 300_000, 525_000, 750_000)]
    [InlineData(DutchFineCategory.Iv, 450_000, 725_000, 1_000_000)]
    public void A_category_has_a_band_the_middle_of_which_is_the_basic_fine(DutchFineCategory category, int least, int basic, int most)
    {
        var facts = Two.With(NlGdpr.Category, category);
        var assessment = Assess(facts);
        Assert.Equal((least, basic, most), Three(assessment.Find("in-band")!));
        Assert.Equal(basic, assessment.Find("basic-fine")!.Value);
        Assert.Equal((decimal)(least + most) / 2m, basic);
        Assert.Contains(assessment.Assumptions, a => a.Id == "place-in-band");

        // A factor of nothing says that the basic fine stands, and nothing is open then.
        var certain = Assess(facts.With(NlGdpr.Nature, Money.Eur(0)));
        Assert.Equal((basic, false), (certain.Amount.Amount, certain.IsOpen));
        Assert.Equal(most, Assess(facts.With(NlGdpr.PlaceInBand, Rate.One)).Amount.Amount);
    }

    // Rechtbank Gelderland, 17 July 2023, ARN 20/2537: basic fines of 310,000 and 525,000, and 20% off for their connection.
    [Fact]
    public void Separate_infringements_that_are_connected_have_less_than_the_sum()
    {
        var bkr = Facts
            .None.With(EuGdpr.Tier, MaximumTier.Higher)
            .With(NlGdpr.Nature, Money.Eur(0))
            .WithInfringement("fee", own => own.With(NlGdpr.Category, DutchFineCategory.Ii).With(EuGdpr.Conduct, 1))
            .WithInfringement("hindrance", own => own.With(NlGdpr.Category, DutchFineCategory.Iii).With(EuGdpr.Conduct, 2));
        Assert.Equal(835_000m, Assess(bkr).Amount.Amount);
        var connected = bkr.With(NlGdpr.Connection, Rate.Percent(20));
        Assert.Equal(668_000m, Assess(connected).Amount.Amount);
        Assert.Equal(7_500m, Assess(connected.With(EuGdpr.HardshipPenalty, Money.Eur(7_500))).Amount.Amount);
        Assert.Equal(668_000m, Assess(connected.With(EuGdpr.HardshipPenalty, Money.Eur(700_000))).Amount.Amount);
    }

    [Theory]
    [InlineData(DutchFineCategory.Iv, MaximumTier.Standard, true)]
    [InlineData(DutchFineCategory.Iv, MaximumTier.Higher, false)]
    [InlineData(DutchFineCategory.Iii, MaximumTier.Standard, false)]
    public void The_annex_for_the_lower_maximum_has_no_fourth_category(DutchFineCategory category, MaximumTier tier, bool isWarned)
    {
        var warnings = Assess(Two.With(NlGdpr.Category, category).With(EuGdpr.Tier, tier)).Warnings;
        Assert.Equal(isWarned ? ["category-not-of-tier"] : [], warnings.Select(w => w.Code));
        Assert.Empty(Assess(Two.With(NlGdpr.Category, DutchFineCategory.Iii).With(NlGdpr.AppliedCategory, DutchFineCategory.Iv)).Warnings);
    }

    // Only what decisions of the authority quote was read; the rest is known from reports.
    [Fact]
    public void A_number_is_no_surer_than_the_text_that_was_seen()
    {
        var standings = Regimes
            .NlGdpr.On(First)
            .Numbers.Where(n => n.Id.StartsWith("category.", StringComparison.Ordinal))
            .GroupBy(n => n.Id.Split('.')[1], n => n.Source.Standing)
            .ToDictionary(g => g.Key, g => Assert.Single(g.Distinct()));
        Assert.Equal(
            (Standing.Reported, Standing.Read, Standing.Read, Standing.Reported),
            (standings["i"], standings["ii"], standings["iii"], standings["iv"])
        );
    }

    [Theory]
    [InlineData(DutchFineCategory.Ii, 75_000, 75_000, 460_000)]
    [InlineData(DutchFineCategory.Ii, 80_000, 50_000, 440_000)]
    [InlineData(DutchFineCategory.Iii, -50_000, 0, 475_000)]
    [InlineData(DutchFineCategory.Iii, 225_000, 0, 750_000)]
    public void The_published_chains_of_Haga_OLVG_Booking_and_TikTok_come_out(DutchFineCategory category, int one, int other, int fine)
    {
        var assessment = Assess(
            Two.With(NlGdpr.Category, category).With(NlGdpr.Nature, Money.Eur(one)).With(NlGdpr.Intent, Money.Eur(other))
        );
        Assert.Equal(fine, assessment.Amount.Amount);
        Assert.Empty(assessment.Warnings);
    }

    [Fact]
    public void Every_factor_moves_the_fine_by_its_amount()
    {
        Fact<Money>[] all =
        [
            NlGdpr.Nature,
            NlGdpr.Intent,
            NlGdpr.ActionToMitigate,
            NlGdpr.DegreeOfResponsibility,
            NlGdpr.PreviousInfringements,
            NlGdpr.Cooperation,
            NlGdpr.DataCategories,
            NlGdpr.HowLearned,
            NlGdpr.EarlierMeasures,
            NlGdpr.CodesOfConduct,
            NlGdpr.OtherFactors,
        ];
        Assert.All(
            all,
            factor =>
                Assert.Equal(
                    (317_000m, false),
                    (Assess(Two.With(factor, Money.Eur(7_000))).Amount.Amount, Assess(Two.With(factor, Money.Eur(7_000))).IsOpen)
                )
        );
        Assert.Equal(
            310_000m + (11 * 7_000m),
            Assess(all.Aggregate(Two, (facts, factor) => facts.With(factor, Money.Eur(7_000)))).Amount.Amount
        );
    }

    [Theory]
    [InlineData(190_000, 500_000, false)]
    [InlineData(190_001, 500_000, true)]
    [InlineData(-190_000, 120_000, false)]
    [InlineData(-190_001, 120_000, true)]
    public void The_ends_of_the_band_hold_the_factors_and_it_is_told(int amount, int fine, bool isTold)
    {
        var assessment = Assess(Two.With(NlGdpr.OtherFactors, Money.Eur(amount)));
        Assert.Equal(fine, assessment.Amount.Amount);
        Assert.Equal(isTold ? ["factors-beyond-band"] : [], assessment.Warnings.Select(w => w.Code));
    }

    [Theory]
    [InlineData(119_999, true)]
    [InlineData(120_000, false)]
    [InlineData(500_000, false)]
    [InlineData(500_001, true)]
    public void A_fine_that_is_given_must_lie_in_the_band(int fine, bool isRefused)
    {
        var facts = Two.With(NlGdpr.FineInBand, Money.Eur(fine));
        Assert.Equal(isRefused ? ["fine-outside-band"] : [], Regimes.NlGdpr.On(First).Try(facts).Problems.Select(p => p.Code));

        // It stands in place of the factors, which are not warned of then.
        Assert.True(
            isRefused
                || Assess(facts.With(NlGdpr.OtherFactors, Money.Eur(900_000))) is { Warnings.Count: 0 } stated
                    && stated.Amount.Amount == fine
        );
    }

    [Theory]
    [InlineData(DutchFineCategory.I, DutchFineCategory.Ii, 310_000, false)]
    [InlineData(DutchFineCategory.I, DutchFineCategory.Iii, 525_000, true)]
    [InlineData(DutchFineCategory.I, DutchFineCategory.I, 100_000, false)]
    [InlineData(DutchFineCategory.Ii, DutchFineCategory.I, 100_000, false)]
    [InlineData(DutchFineCategory.Ii, DutchFineCategory.Iii, 525_000, false)]
    [InlineData(DutchFineCategory.Ii, DutchFineCategory.Iv, 725_000, true)]
    [InlineData(DutchFineCategory.Iii, DutchFineCategory.I, 100_000, true)]
    [InlineData(DutchFineCategory.Iii, DutchFineCategory.Ii, 310_000, false)]
    [InlineData(DutchFineCategory.Iii, DutchFineCategory.Iv, 725_000, false)]
    [InlineData(DutchFineCategory.Iv, DutchFineCategory.Iii, 525_000, false)]
    [InlineData(DutchFineCategory.Iv, DutchFineCategory.Ii, 310_000, true)]
    public void The_next_category_may_be_applied_and_another_is_told(
        DutchFineCategory annex,
        DutchFineCategory applied,
        int basic,
        bool isTold
    )
    {
        var assessment = Assess(
            Two.With(EuGdpr.Tier, MaximumTier.Higher)
                .With(NlGdpr.Category, annex)
                .With(NlGdpr.AppliedCategory, applied)
                .With(NlGdpr.Nature, Money.Eur(0))
        );
        Assert.Equal(basic, assessment.Amount.Amount);
        Assert.Equal(isTold ? ["category-not-next"] : [], assessment.Warnings.Select(w => w.Code));
    }

    [Fact]
    public void Repetition_raises_what_the_band_led_to_by_half_and_may_leave_it()
    {
        var top = Two.With(NlGdpr.FineInBand, Money.Eur(500_000));
        Assert.Equal(750_000m, Assess(top.With(NlGdpr.IsRepeated, true)).Amount.Amount);
        Assert.Equal(500_000m, Assess(top.With(NlGdpr.IsRepeated, false)).Amount.Amount);
        Assert.Equal(new LocalDate(2026, 11, 25), NlGdpr.IsRepeated.Source!.DateRead);
        Assert.Equal(600_000m, Assess(top.With(NlGdpr.IsRepeated, true).With(EuGdpr.StatedMaximum, Money.Eur(600_000))).Amount.Amount);
    }

    [Fact]
    public void The_total_of_one_conduct_is_held_by_the_gravest_maximum_and_conducts_are_added()
    {
        var facts = Two.Without(NlGdpr.Category)
            .With(NlGdpr.Nature, Money.Eur(0))
            .WithInfringement(
                "security",
                own => own.With(NlGdpr.Category, DutchFineCategory.Ii).With(EuGdpr.StatedMaximum, Money.Eur(400_000))
            )
            .WithInfringement(
                "basis",
                own => own.With(NlGdpr.Category, DutchFineCategory.Iii).With(EuGdpr.StatedMaximum, Money.Eur(800_000))
            );
        Assert.Equal(800_000m, Assess(facts).Amount.Amount);
        Assert.Equal(835_000m, Assess(facts.WithInfringement("security", own => own.With(EuGdpr.Conduct, 2))).Amount.Amount);
        Assert.Equal(
            835_000m,
            Assess(facts.WithInfringement("basis", own => own.With(EuGdpr.StatedMaximum, Money.Eur(900_000)))).Amount.Amount
        );
    }

    [Fact]
    public void Lack_of_means_lowers_the_total_and_never_raises_it()
    {
        var facts = Two.With(NlGdpr.Nature, Money.Eur(0));
        var lowered = Assess(facts.With(EuGdpr.HardshipPenalty, Money.Eur(7_500)));
        Assert.Equal((310_000m, 7_500m), (lowered.Find("total")!.Value, lowered.Amount.Amount));
        Assert.Equal(310_000m, Assess(facts.With(EuGdpr.HardshipPenalty, Money.Eur(310_001))).Amount.Amount);
    }

    // Ten fines of a million reach the lower of the fixed maxima, and the eleventh passes it: only there the missing turnover matters.
    [Theory]
    [InlineData(10, false)]
    [InlineData(11, true)]
    public void A_turnover_is_missed_only_where_the_fixed_maximum_comes_near(int count, bool isTold)
    {
        var many = Enumerable
            .Range(1, count)
            .Aggregate(
                Two.With(NlGdpr.Category, DutchFineCategory.Iii)
                    .With(NlGdpr.AppliedCategory, DutchFineCategory.Iv)
                    .With(NlGdpr.FineInBand, Money.Eur(1_000_000)),
                (facts, i) => facts.WithInfringement($"No {i}", own => own)
            );
        Assert.Equal(isTold ? ["maximum-without-turnover", "infringements-taken-together"] : [], Assess(many).Warnings.Select(w => w.Code));
        Assert.Empty(Assess(many.With(EuGdpr.Turnover, Money.Eur(1_000_000_000))).Warnings);
        Assert.Equal(10_000_000m, Assess(many).Amount.Amount);
    }

    private static Assessment Assess(Facts facts) => Regimes.NlGdpr.On(First).Assess(facts);

    private static (decimal Low, decimal Likely, decimal High) Three(TraceNode node) => (node.Low, node.Value, node.High);
}
