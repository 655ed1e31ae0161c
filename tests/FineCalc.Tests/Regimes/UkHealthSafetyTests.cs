using NodaTime;

namespace FineCalc.Tests;

/// <summary>The tables of the guideline on health and safety offences by organisations: cells, sizes, pleas, dates.</summary>
public sealed class UkHealthSafetyTests
{
    private static readonly LocalDate First = new(2016, 2, 1);

    private static readonly LocalDate Amended = new(2025, 6, 1);

    private static readonly Facts Gravest = Offence(OrganisationSize.Large, OffenceCulpability.VeryHigh, OffenceHarm.Category1);

    // The starting points that are reported, and the ends of the ranges over a whole class of size.
    [Theory]
    [InlineData(OrganisationSize.Large, OffenceCulpability.VeryHigh, OffenceHarm.Category1, null, 4_000_000, 10_000_000)]
    [InlineData(OrganisationSize.Large, OffenceCulpability.High, OffenceHarm.Category1, 1_500_000, 2_400_000, 6_000_000)]
    [InlineData(OrganisationSize.Large, OffenceCulpability.Low, OffenceHarm.Category3, null, 35_000, null)]
    [InlineData(OrganisationSize.Large, OffenceCulpability.Low, OffenceHarm.Category4, 3_000, null, null)]
    [InlineData(OrganisationSize.Medium, OffenceCulpability.VeryHigh, OffenceHarm.Category1, null, null, 4_000_000)]
    [InlineData(OrganisationSize.Medium, OffenceCulpability.Low, OffenceHarm.Category4, 1_000, null, null)]
    [InlineData(OrganisationSize.Small, OffenceCulpability.VeryHigh, OffenceHarm.Category1, null, 450_000, 1_600_000)]
    [InlineData(OrganisationSize.Small, OffenceCulpability.Low, OffenceHarm.Category4, 100, null, null)]
    [InlineData(OrganisationSize.Micro, OffenceCulpability.VeryHigh, OffenceHarm.Category1, null, null, 450_000)]
    [InlineData(OrganisationSize.Micro, OffenceCulpability.Low, OffenceHarm.Category4, 50, 200, null)]
    public void A_cell_gives_its_range_with_the_starting_point_as_likely(
        OrganisationSize size,
        OffenceCulpability culpability,
        OffenceHarm harm,
        int? low,
        int? start,
        int? high
    )
    {
        foreach (var version in Regimes.UkHealthSafety.Versions)
        {
            var range = version.Assess(Offence(size, culpability, harm)).Range;
            Assert.True(range.Low < range.Likely && range.Likely < range.High);
            Assert.Equal(
                (low ?? range.Low.Amount, start ?? range.Likely.Amount, high ?? range.High.Amount),
                (range.Low.Amount, range.Likely.Amount, range.High.Amount)
            );
        }
    }

    [Fact]
    public void More_culpability_harm_or_size_never_lowers_any_of_the_three()
    {
        var version = Regimes.UkHealthSafety.On(Amended);
        (decimal, decimal, decimal) At(int size, int culpability, int harm) =>
            version.Assess(Offence((OrganisationSize)size, (OffenceCulpability)culpability, (OffenceHarm)harm)).Range is var r
                ? (r.Low.Amount, r.Likely.Amount, r.High.Amount)
                : default;
        for (var i = 0; i < 64; i++)
        {
            var (size, culpability, harm) = (i / 16, i / 4 % 4, i % 4);
            var here = At(size, culpability, harm);
            Assert.All(
                new[] { (size + 1, culpability, harm), (size, culpability + 1, harm), (size, culpability, harm + 1) }.Where(c =>
                    c.Item1 < 4 && c.Item2 < 4 && c.Item3 < 4
                ),
                more =>
                {
                    var there = At(more.Item1, more.Item2, more.Item3);
                    Assert.True(
                        here.Item1 <= there.Item1 && here.Item2 <= there.Item2 && here.Item3 <= there.Item3,
                        $"{(size, culpability, harm)} {here} above {more} {there}"
                    );
                }
            );
        }
    }

    [Theory]
    [InlineData(0, OrganisationSize.Micro)]
    [InlineData(2_000_000, OrganisationSize.Micro)]
    [InlineData(2_000_000.01, OrganisationSize.Small)]
    [InlineData(10_000_000, OrganisationSize.Small)]
    [InlineData(10_000_000.01, OrganisationSize.Medium)]
    [InlineData(49_999_999.99, OrganisationSize.Medium)]
    [InlineData(50_000_000, OrganisationSize.Large)]
    [InlineData(900_000_000, OrganisationSize.Large)]
    public void Turnover_gives_the_size(double turnover, OrganisationSize size) =>
        Assert.Equal(
            (decimal)(int)size,
            Regimes
                .UkHealthSafety.On(First)
                .Assess(Gravest.Without(UkHealthSafety.Size).With(UkHealthSafety.Turnover, Money.Gbp((decimal)turnover)))
                .Find("size")!
                .Value
        );

    [Theory]
    [InlineData(GuiltyPlea.None, 2_400_000)]
    [InlineData(GuiltyPlea.FirstStage, 1_600_000)]
    [InlineData(GuiltyPlea.Later, 1_800_000)]
    [InlineData(GuiltyPlea.FirstDayOfTrial, 2_160_000)]
    public void A_plea_takes_its_part_off_the_starting_point(GuiltyPlea plea, int fine)
    {
        var assessment = Regimes
            .UkHealthSafety.On(First)
            .Assess(Offence(OrganisationSize.Large, OffenceCulpability.High, OffenceHarm.Category1).With(UkHealthSafety.Plea, plea));
        Assert.Equal(Money.Gbp(fine), assessment.Range.Likely);
        Assert.Equal(Money.Gbp(2_400_000), assessment.Provisional.Likely);
    }

    [Fact]
    public void What_the_court_chose_stands_instead_and_the_steps_follow_in_order()
    {
        var facts = Gravest.With(UkHealthSafety.FineInRange, Money.Gbp(3_000_000));
        var law = Regimes.UkHealthSafety.On(First);
        Assert.Equal(Money.Gbp(3_000_000), law.Assess(facts).Amount);
        Assert.False(law.Assess(facts).IsOpen);

        // 2m after means, less 10% for assistance, less 20% for the plea.
        var after = law.Assess(
            facts
                .With(UkHealthSafety.ProportionateFine, Money.Gbp(2_000_000))
                .With(UkHealthSafety.Assistance, Rate.Percent(10))
                .With(UkHealthSafety.PleaReduction, Rate.Percent(20))
                .With(UkHealthSafety.Plea, GuiltyPlea.FirstStage)
        );
        Assert.Equal((1_800_000m, 1_440_000m), (after.Find("step-five")!.Value, after.Amount.Amount));
        Assert.Equal(4_000_000m, after.Find("starting-point")!.Value);
    }

    [Fact]
    public void The_day_of_the_sentence_counts_and_what_is_said_of_very_large_organisations_changes_on_1_June_2025()
    {
        var facts = Gravest.With(UkHealthSafety.IsVeryLarge, true);
        var (before, since) = (Regimes.UkHealthSafety.On(Amended.PlusDays(-1)), Regimes.UkHealthSafety.On(Amended));
        Assert.Contains("may move", Assert.Single(before.Assess(facts).Warnings).Message, StringComparison.Ordinal);
        Assert.Contains("should consider", Assert.Single(since.Assess(facts).Warnings).Message, StringComparison.Ordinal);
        Assert.Equal(before.Assess(facts).Range, since.Assess(facts).Range);
        Assert.Empty(since.Assess(facts.With(UkHealthSafety.ProportionateFine, Money.Gbp(20_000_000))).Warnings);
        Assert.Equal("sentence", Assert.Single(Regimes.UkHealthSafety.Info.Dates).Id);
        Assert.Equal(
            "date-not-in-force",
            Assert.Single(Assert.Throws<ProblemException>(() => Regimes.UkHealthSafety.On(First.PlusDays(-1))).Problems).Code
        );
    }

    private static Facts Offence(OrganisationSize size, OffenceCulpability culpability, OffenceHarm harm) =>
        Facts.None.With(UkHealthSafety.Size, size).With(UkHealthSafety.Culpability, culpability).With(UkHealthSafety.Harm, harm);
}
