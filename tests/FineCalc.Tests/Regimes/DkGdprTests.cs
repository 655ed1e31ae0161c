using NodaTime;

namespace FineCalc.Tests;

/// <summary>The Danish guide of 2021: its day, the table of categories and sizes, bounds, maxima, public bodies, adjustment.</summary>
public sealed class DkGdprTests
{
    private static readonly LocalDate First = new(2021, 1, 29);

    private static readonly Facts Large = Facts
        .None.With(DkGdpr.Category, DanishFineCategory.Category5)
        .With(EuGdpr.Turnover, Dkk(400_000_000));

    [Fact]
    public void The_day_of_the_recommendation_counts()
    {
        var version = Assert.Single(Regimes.DkGdpr.Versions);
        Assert.Equal((First, null), (version.From, version.Until));
        Assert.Equal("recommendation", Assert.Single(Regimes.DkGdpr.Info.Dates).Id);
        Assert.Same(version, Regimes.DkGdpr.On(First));
        Assert.Equal(
            "date-not-in-force",
            Assert.Single(Assert.Throws<ProblemException>(() => Regimes.DkGdpr.On(First.PlusDays(-1))).Problems).Code
        );
    }

    // The amounts as they were reported, apart from the shares in the data.
    [Theory]
    [InlineData(DanishFineCategory.Category1, 15_000, 75_000, 375_000, 3_750_000)]
    [InlineData(DanishFineCategory.Category2, 30_000, 150_000, 750_000, 7_500_000)]
    [InlineData(DanishFineCategory.Category3, 60_000, 300_000, 1_500_000, 15_000_000)]
    [InlineData(DanishFineCategory.Category4, 30_000, 150_000, 750_000, 7_500_000)]
    [InlineData(DanishFineCategory.Category5, 60_000, 300_000, 1_500_000, 15_000_000)]
    [InlineData(DanishFineCategory.Category6, 120_000, 600_000, 3_000_000, 30_000_000)]
    public void The_basic_amount_is_that_of_category_and_size_and_a_size_leaves_its_upper_end_to_the_next(
        DanishFineCategory category,
        int micro,
        int small,
        int medium,
        int large
    )
    {
        (decimal Turnover, int Basic)[] rows =
        [
            (0m, micro),
            (14_999_999.99m, micro),
            (15_000_000m, small),
            (74_999_999.99m, small),
            (75_000_000m, medium),
            (374_999_999.99m, medium),
            (375_000_000m, large),
            (3_750_000_000m, large),
        ];
        Assert.All(
            rows,
            row =>
                Assert.Equal(
                    row.Basic,
                    Assess(Large.With(DkGdpr.Category, category).With(EuGdpr.Turnover, Dkk(row.Turnover))).Amount.Amount
                )
        );
    }

    [Theory]
    [InlineData(DanishFineCategory.Category3, 2_000_000_000, 75_000_000, 15_000_000)]
    [InlineData(DanishFineCategory.Category3, 7_500_000_000, 150_000_000, 30_000_000)]
    [InlineData(DanishFineCategory.Category4, 7_500_000_000, 300_000_000, 15_000_000)]
    public void Of_a_great_turnover_the_share_is_of_the_percentage_maximum(
        DanishFineCategory category,
        long turnover,
        int maximum,
        int basic
    )
    {
        var assessment = Assess(Large.With(DkGdpr.Category, category).With(EuGdpr.Turnover, Dkk(turnover)));
        Assert.Equal((maximum, basic), (assessment.Find("statutory-maximum")!.Value, assessment.Find("basic")!.Value));
    }

    [Fact]
    public void Circumstances_are_added_up_and_taken_of_the_basic_amount()
    {
        var facts = Large
            .With(DkGdpr.Nature, Rate.Percent(10))
            .With(DkGdpr.Aggravating, Rate.Percent(30))
            .With(DkGdpr.Mitigating, Rate.Percent(-20));
        Assert.Equal(18_000_000m, Assess(facts).Amount.Amount);
        Assert.Equal(0m, Assess(Large.With(DkGdpr.Nature, Rate.Percent(-80)).With(DkGdpr.Mitigating, Rate.Percent(-80))).Amount.Amount);
        Assert.Equal(1_000_000m, Assess(facts.With(DkGdpr.AdjustedAmount, Dkk(1_000_000))).Amount.Amount);
        Assert.Equal(
            1_300_000m,
            Assess(Large.With(DkGdpr.BasicAmount, Dkk(1_000_000)).With(DkGdpr.Aggravating, Rate.Percent(30))).Amount.Amount
        );
    }

    [Fact]
    public void The_maximum_holds_after_the_circumstances_and_means_come_last()
    {
        var held = Assess(Large.With(DkGdpr.Aggravating, Rate.Percent(2_000)).With(EuGdpr.HardshipPenalty, Dkk(1_000_000)));
        Assert.Equal(
            (315_000_000m, 150_000_000m, 150_000_000m, 1_000_000m),
            (held.Find("adjusted")!.Value, held.Find("fine-each")!.Value, held.Find("total")!.Value, held.Amount.Amount)
        );
        Assert.Equal(15_000_000m, Assess(Large.With(EuGdpr.HardshipPenalty, Dkk(15_000_001))).Amount.Amount);
        Assert.Equal(150_000_000m, Assess(Large.With(DkGdpr.AdjustedAmount, Dkk(150_000_001))).Amount.Amount);
    }

    [Theory]
    [InlineData(DanishFineCategory.Category3, 399_999_999, 7_999_999.98)]
    [InlineData(DanishFineCategory.Category3, 400_000_001, 8_000_000)]
    [InlineData(DanishFineCategory.Category4, 399_999_999, 15_999_999.96)]
    [InlineData(DanishFineCategory.Category4, 400_000_001, 16_000_000)]
    [InlineData(DanishFineCategory.Category3, null, 8_000_000)]
    [InlineData(DanishFineCategory.Category4, null, 16_000_000)]
    public void A_public_body_has_a_share_of_its_grant_as_maximum_and_gives_its_basic_amount(
        DanishFineCategory category,
        int? grant,
        double maximum
    )
    {
        var body = Facts.None.With(DkGdpr.Category, category).With(DkGdpr.IsPublicBody, true);
        body = grant is { } given ? body.With(DkGdpr.OperatingGrant, Dkk(given)) : body;
        Assert.Equal("basic-amount", Assert.Single(Regimes.DkGdpr.On(First).Try(body).Problems).Subject);

        var assessment = Assess(body.With(DkGdpr.BasicAmount, Dkk(100_000_000)));
        Assert.Equal(((decimal)maximum, (decimal)maximum), (assessment.Find("maximum")!.Value, assessment.Amount.Amount));
        Assert.Empty(assessment.Warnings);
        Assert.Equal(5m, Assess(body.With(DkGdpr.BasicAmount, Dkk(100)).With(EuGdpr.StatedMaximum, Dkk(5))).Amount.Amount);
    }

    [Fact]
    public void A_turnover_is_needed_for_the_size_and_missed_only_near_the_fixed_maximum()
    {
        var facts = Large.Without(EuGdpr.Turnover);
        Assert.Equal("turnover", Assert.Single(Regimes.DkGdpr.On(First).Try(facts).Problems).Subject);
        Assert.Empty(Assess(facts.With(DkGdpr.BasicAmount, Dkk(75_000_000))).Warnings);
        Assert.Equal("maximum-without-turnover", Assert.Single(Assess(facts.With(DkGdpr.BasicAmount, Dkk(75_000_001))).Warnings).Code);
    }

    [Fact]
    public void A_party_that_is_no_undertaking_has_no_size_and_gives_its_basic_amount()
    {
        var person = Large.With(EuGdpr.IsUndertaking, false).With(EuGdpr.Turnover, Dkk(9_000_000_000));
        Assert.Equal(
            ("fact-missing", "basic-amount"),
            Assert.Single(Regimes.DkGdpr.On(First).Try(person).Problems) is var problem ? (problem.Code, problem.Subject) : default
        );

        var assessment = Assess(person.With(DkGdpr.BasicAmount, Dkk(10_000)).With(DkGdpr.Aggravating, Rate.Percent(50)));
        Assert.Equal((150_000_000m, 15_000m), (assessment.Find("statutory-maximum")!.Value, assessment.Amount.Amount));
    }

    [Fact]
    public void Fines_of_one_conduct_are_held_by_the_gravest_maximum_and_conducts_are_added()
    {
        var facts = Large
            .Without(DkGdpr.Category)
            .With(DkGdpr.Aggravating, Rate.Percent(500))
            .WithInfringement("children", own => own.With(DkGdpr.Category, DanishFineCategory.Category3))
            .WithInfringement("consent", own => own.With(DkGdpr.Category, DanishFineCategory.Category5));
        Assert.Equal(150_000_000m, Assess(facts).Amount.Amount);
        Assert.Equal(165_000_000m, Assess(facts.WithInfringement("children", own => own.With(EuGdpr.Conduct, 2))).Amount.Amount);
    }

    private static Money Dkk(decimal amount) => new(amount, Currency.Of("DKK"));

    private static Assessment Assess(Facts facts) => Regimes.DkGdpr.On(First).Assess(facts);
}
