using NodaTime;
using NodaTime.Text;

namespace FineCalc.Tests;

/// <summary>
/// Maxima of Australia's Privacy Act: penalty units by day, the three amounts of section 13G, sections since 2024, several contraventions,
/// and penalties that a court ordered.
/// </summary>
public sealed class AuPrivacyTests
{
    private static readonly LocalDate Raised = new(2022, 12, 13);
    private static readonly LocalDate Tiers = new(2024, 12, 11);

    private static readonly Facts Company = Facts
        .None.With(AuPrivacy.Provision, AuPrivacyProvision.Serious)
        .With(AuPrivacy.IsBodyCorporate, true);

    [Theory]
    [InlineData("2020-07-01", 222)]
    [InlineData("2022-12-12", 222)]
    [InlineData("2022-12-13", 222)]
    [InlineData("2022-12-31", 222)]
    [InlineData("2023-01-01", 275)]
    [InlineData("2023-06-30", 275)]
    [InlineData("2023-07-01", 313)]
    [InlineData("2024-11-06", 313)]
    [InlineData("2024-11-07", 330)]
    [InlineData("2024-12-11", 330)]
    [InlineData("2026-06-30", 330)]
    [InlineData("2026-07-01", 364)]
    [InlineData("2030-07-01", 364)]
    public void The_penalty_unit_is_that_of_the_day_of_the_contravention_and_a_body_corporate_pays_five(string day, int unit)
    {
        var facts = Company.With(AuPrivacy.Provision, AuPrivacyProvision.Other).With(AuPrivacy.PenaltyUnits, 1);
        Assert.Equal((5m * unit, unit), (Amount(Day(day), facts), (int)Amount(Day(day), facts.With(AuPrivacy.IsBodyCorporate, false))));
    }

    [Theory]
    [InlineData("2025-01-01", false, 660_000)]
    [InlineData("2025-01-01", true, 3_300_000)]
    [InlineData("2026-06-30", true, 3_300_000)]
    [InlineData("2026-07-01", true, 3_640_000)]
    public void Section_13H_has_two_thousand_units_and_13K_a_tenth_of_them(string day, bool isBody, int most)
    {
        var facts = Company.With(AuPrivacy.IsBodyCorporate, isBody);
        Assert.Equal(most, Amount(Day(day), facts.With(AuPrivacy.Provision, AuPrivacyProvision.Interference)));
        Assert.Equal(most / 10m, Amount(Day(day), facts.With(AuPrivacy.Provision, AuPrivacyProvision.Administrative)));
    }

    [Fact]
    public void Section_13G_was_in_units_until_12_December_2022_and_is_in_dollars_since()
    {
        var (company, person) = (Company.With(AuPrivacy.Benefit, Aud(0)), Company.With(AuPrivacy.IsBodyCorporate, false));
        Assert.Equal((2_220_000m, 50_000_000m), (Amount(Raised.PlusDays(-1), Company), Amount(Raised, company)));
        Assert.Equal((444_000m, 2_500_000m), (Amount(Raised.PlusDays(-1), person), Amount(Raised, person)));
        Assert.Equal((50_000_000m, 2_500_000m), (Amount(new(2026, 7, 1), company), Amount(new(2026, 7, 1), person)));
    }

    [Theory]
    [InlineData(16_666_666, 50_000_000)]
    [InlineData(16_666_667, 50_000_001)]
    [InlineData(100_000_000, 300_000_000)]
    public void Three_times_the_benefit_counts_where_it_is_more_than_fifty_million(int benefit, int most) =>
        Assert.Equal(most, Amount(Tiers, Company.With(AuPrivacy.Benefit, Aud(benefit))));

    [Theory]
    [InlineData(166_666_666, 50_000_000)]
    [InlineData(166_666_670, 50_000_001)]
    [InlineData(1_000_000_000, 300_000_000)]
    public void Thirty_per_cent_of_the_turnover_counts_where_it_is_more_and_the_benefit_is_not_known(int turnover, int most)
    {
        var facts = Company.With(AuPrivacy.AdjustedTurnover, Aud(turnover));
        Assert.Equal(most, Amount(Tiers, facts));
        Assert.Equal(50_000_000m, Amount(Tiers, facts.With(AuPrivacy.Benefit, Aud(1))));
        Assert.Equal(2_500_000m, Amount(Tiers, facts.With(AuPrivacy.IsBodyCorporate, false)));
    }

    [Fact]
    public void Without_benefit_and_turnover_a_company_is_asked_for_the_turnover_and_a_person_for_nothing()
    {
        Assert.Equal(
            ("fact-missing", "adjusted-turnover"),
            Assert.Single(Regimes.AuPrivacy.On(Tiers).Try(Company).Problems) is var problem ? (problem.Code, problem.Subject) : default
        );
        Assert.Empty(Regimes.AuPrivacy.On(Tiers).Try(Company.With(AuPrivacy.IsBodyCorporate, false)).Problems);
        Assert.Equal(
            "body-corporate",
            Assert.Single(Regimes.AuPrivacy.On(Tiers).Try(Company.Without(AuPrivacy.IsBodyCorporate)).Problems).Subject
        );
        Assert.Equal(
            "penalty-units",
            Assert.Single(Regimes.AuPrivacy.On(Tiers).Try(Company.With(AuPrivacy.Provision, AuPrivacyProvision.Other)).Problems).Subject
        );
    }

    [Theory]
    [InlineData(AuPrivacyProvision.Serious, false)]
    [InlineData(AuPrivacyProvision.Interference, true)]
    [InlineData(AuPrivacyProvision.Administrative, true)]
    [InlineData(AuPrivacyProvision.Other, false)]
    public void Sections_13H_and_13K_are_refused_before_their_day(AuPrivacyProvision provision, bool isRefused)
    {
        var facts = Company.With(AuPrivacy.Provision, provision).With(AuPrivacy.AdjustedTurnover, Aud(1)).With(AuPrivacy.PenaltyUnits, 1);
        Assert.Equal(isRefused, Regimes.AuPrivacy.On(Tiers.PlusDays(-1)).Try(facts).Problems.Any(p => p.Code == "provision-not-in-force"));
        Assert.Equal(
            isRefused,
            Regimes
                .AuPrivacy.On(Raised.PlusDays(-1))
                .Try(facts.Without(AuPrivacy.AdjustedTurnover))
                .Problems.Any(p => p.Code == "provision-not-in-force")
        );
        Assert.Empty(Regimes.AuPrivacy.On(Tiers).Try(facts).Problems);
    }

    [Fact]
    public void Contraventions_multiply_the_maximum_and_different_ones_are_added()
    {
        var facts = Company
            .With(AuPrivacy.Benefit, Aud(0))
            .WithInfringement("Thrice", own => own.With(AuPrivacy.Contraventions, 3))
            .WithInfringement("Administrative", own => own.With(AuPrivacy.Provision, AuPrivacyProvision.Administrative));
        var assessment = Regimes.AuPrivacy.On(Tiers).Assess(facts);

        Assert.Equal(
            (150_000_000m, 330_000m),
            (assessment.Find("maximum", "Thrice")!.Value, assessment.Find("maximum", "Administrative")!.Value)
        );
        Assert.Equal(150_330_000m, assessment.Amount.Amount);
        Assert.Contains(
            "fact-out-of-range",
            Regimes.AuPrivacy.On(Tiers).Try(facts.With(AuPrivacy.Contraventions, 0)).Problems.Select(p => p.Code)
        );
    }

    [Theory]
    [InlineData(50_000_000, false)]
    [InlineData(50_000_001, true)]
    public void What_the_court_ordered_stands_instead_of_the_maximum_and_is_held_to_it(int ordered, bool isRefused)
    {
        var facts = Company.With(AuPrivacy.Benefit, Aud(0)).With(AuPrivacy.CourtPenalty, Aud(ordered));
        var problems = Regimes.AuPrivacy.On(Tiers).Try(facts).Problems;

        Assert.Equal(isRefused ? ["penalty-above-maximum"] : [], problems.Select(p => p.Code));
        Assert.Empty(Regimes.AuPrivacy.On(Tiers).Try(facts.With(AuPrivacy.Contraventions, 2)).Problems);
        Assert.Equal(ordered, Amount(Tiers, facts.With(AuPrivacy.Contraventions, 2)));
        Assert.Equal(100_000_000m, Regimes.AuPrivacy.On(Tiers).Assess(facts.With(AuPrivacy.Contraventions, 2)).Find("maximum")!.Value);
    }

    [Fact]
    public void A_penalty_is_not_held_to_a_maximum_that_is_not_known_but_to_one_that_is()
    {
        var ordered = Company.With(AuPrivacy.CourtPenalty, Aud(60_000_000));
        Assert.Equal(60_000_000m, Amount(Tiers, ordered));
        Assert.Equal(
            "penalty-above-maximum",
            Assert.Single(Regimes.AuPrivacy.On(Tiers).Try(ordered.With(AuPrivacy.IsBodyCorporate, false)).Problems).Code
        );
        Assert.Equal(
            "penalty-above-maximum",
            Assert.Single(Regimes.AuPrivacy.On(Tiers).Try(ordered.With(AuPrivacy.Provision, AuPrivacyProvision.Interference)).Problems).Code
        );
        Assert.Equal("penalty-above-maximum", Assert.Single(Regimes.AuPrivacy.On(Raised.PlusDays(-1)).Try(ordered).Problems).Code);
    }

    [Fact]
    public void It_says_what_it_is_and_which_days_it_knows()
    {
        Assert.Equal(
            [Day("2020-07-01"), Raised, Day("2023-01-01"), Day("2023-07-01"), Day("2024-11-07"), Tiers, Day("2026-07-01")],
            Regimes.AuPrivacy.Versions.Select(v => v.From)
        );
        Assert.Equal("contravention", Assert.Single(Regimes.AuPrivacy.Info.Dates).Id);
        Assert.Equal(
            "date-not-in-force",
            Assert.Single(Assert.Throws<ProblemException>(() => Regimes.AuPrivacy.On(Day("2020-06-30"))).Problems).Code
        );
        Assert.Contains("maximum, not a prediction", Regimes.AuPrivacy.Info.Title, StringComparison.Ordinal);
        Assert.All(
            Regimes.AuPrivacy.Versions,
            version =>
                Assert.Contains(
                    "maximum, not a prediction",
                    Report.Text(version.Assess(Company.With(AuPrivacy.IsBodyCorporate, false))),
                    StringComparison.Ordinal
                )
        );
        Assert.All(Regimes.AuPrivacy.Versions, v => Assert.False(v.IsPreview));
    }

    private static LocalDate Day(string day) => LocalDatePattern.Iso.Parse(day).Value;

    private static Money Aud(decimal amount) => new(amount, Currency.Of("AUD"));

    private static decimal Amount(LocalDate day, Facts facts) => Regimes.AuPrivacy.On(day).Amount(facts).Amount;
}
