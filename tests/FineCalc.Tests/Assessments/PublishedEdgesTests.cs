namespace FineCalc.Tests;

/// <summary>When a published figure agrees with what was found: on and beside the ends of a range and of a tolerance.</summary>
public class PublishedEdgesTests
{
    private static readonly Fact<Money> Cost = Fact.Money("cost", "Cost", "What did it cost?");

    private static readonly RegimeVersion Version = Own.Version(
        (Step.Ask(Cost) * Own.Number(2)).Named("s", "Twice the harm", Own.Source).AtLeast(Own.Pounds(0))
            + Own.Pounds(100) * (Step.Ask(Ask.Share) * Own.Number(2)).Named("r", "Twice the share", Own.Source)
    );

    private static Case Of(Answer harm, Answer share, PublishedStep step, decimal tolerance) =>
        new("a", "A", Version, Facts.None.With(harm).With(share))
        {
            Published = new PublishedFigures(Own.Source) { Steps = [step], Tolerance = tolerance },
        };

    private static PublishedOutcome Outcome(Answer harm, double low, double? high, double tolerance) =>
        Assert
            .Single(
                Of(
                        harm,
                        new(Ask.Share, 0.1m, 0.1m, 0.1m),
                        new PublishedStep("s", null, (decimal)low) { High = (decimal?)high },
                        (decimal)tolerance
                    )
                    .Assess()
                    .Comparisons
            )
            .Outcome;

    private static Answer Harm(double low, double likely, double high) =>
        new(Cost, (decimal)low, (decimal)likely, (decimal)high, Currency.Gbp);

    [Theory]
    [InlineData(50d, 100d, null, 0d, true)]
    [InlineData(50d, 99d, null, 0d, false)]
    [InlineData(50d, 99d, null, 1d, true)]
    [InlineData(50d, 101d, null, 1d, true)]
    [InlineData(50d, 98.9, null, 1d, false)]
    [InlineData(50d, 101.1, null, 1d, false)]
    [InlineData(50d, 90d, 100d, 0d, true)]
    [InlineData(50d, 100d, 110d, 0d, true)]
    [InlineData(50d, 101d, 110d, 0d, false)]
    [InlineData(50d, 90d, 99d, 0d, false)]
    [InlineData(50d, 101d, 110d, 1d, true)]
    [InlineData(50d, 90d, 99d, 1d, true)]
    [InlineData(50d, 101.1, 110d, 1d, false)]
    [InlineData(50d, 90d, 98.9, 1d, false)]
    [InlineData(-50d, -100d, null, 0d, true)]
    [InlineData(-50d, -101d, null, 1d, true)]
    [InlineData(-50d, -102d, null, 1d, false)]
    [InlineData(-50d, -110d, -100d, 0d, true)]
    [InlineData(-50d, -99d, -90d, 0d, false)]
    // Of two signs, and about nothing.
    [InlineData(0.5, -3d, null, 2.9, false)]
    [InlineData(1d, -3d, null, 2.9, false)]
    [InlineData(-0.5, 3d, null, 2.9, false)]
    [InlineData(-0.5, -1d, 3d, 0d, true)]
    [InlineData(0d, 1d, null, 0.5, false)]
    [InlineData(0.25, 0d, null, 0.5, true)]
    [InlineData(0.3, 0d, null, 0.5, false)]
    [InlineData(-0.25, 0d, null, 0.5, true)]
    [InlineData(-0.3, 0d, null, 0.5, false)]
    // One that is no less than what was published does not count.
    [InlineData(1.5, 5d, null, 4.9, true)]
    [InlineData(1.5, 5d, null, 5d, false)]
    [InlineData(1.5, 4d, 5d, 4.9, true)]
    [InlineData(1.5, 4d, 5d, 5d, false)]
    [InlineData(3d, 0d, 5d, 5d, false)]
    [InlineData(-1.5, -5d, null, 4.9, true)]
    [InlineData(-1.5, -5d, null, 5d, false)]
    public void A_certain_value_agrees_with_a_figure_within_its_tolerance(
        double harm,
        double low,
        double? high,
        double tolerance,
        bool agrees
    ) => Assert.Equal(agrees ? PublishedOutcome.Agrees : PublishedOutcome.Differs, Outcome(Harm(harm, harm, harm), low, high, tolerance));

    // Found is 20 to 60, likely 40.
    [Theory]
    [InlineData(20d, 60d, 0d, true)]
    [InlineData(19d, 60d, 0d, false)]
    [InlineData(20d, 61d, 0d, false)]
    [InlineData(30d, 50d, 0d, false)]
    [InlineData(19d, 61d, 1d, true)]
    [InlineData(18d, 60d, 1d, false)]
    [InlineData(20d, 62d, 1d, false)]
    [InlineData(40d, null, 0d, true)]
    [InlineData(41d, null, 1d, true)]
    [InlineData(41d, null, 0d, false)]
    public void A_range_agrees_with_a_range_by_its_ends_and_with_a_figure_by_its_likely_value(
        double low,
        double? high,
        double tolerance,
        bool agrees
    ) => Assert.Equal(agrees ? PublishedOutcome.Agrees : PublishedOutcome.Differs, Outcome(Harm(10, 20, 30), low, high, tolerance));

    // A rate has a tolerance of its own or none, however large that is.
    [Theory]
    [InlineData(0.2, null, true)]
    [InlineData(0.21, null, false)]
    [InlineData(0.21, 0.01, true)]
    [InlineData(0.01, 0.3, true)]
    [InlineData(-0.1, 0.3, true)]
    [InlineData(-0.1, 0.29, false)]
    public void The_tolerance_of_money_is_none_of_a_rate(double value, double? tolerance, bool agrees) =>
        Assert.Equal(
            agrees ? PublishedOutcome.Agrees : PublishedOutcome.Differs,
            Assert
                .Single(
                    Of(
                            Harm(1, 1, 1),
                            new(Ask.Share, 0.1m, 0.1m, 0.1m),
                            new PublishedStep("r", null, (decimal)value) { Tolerance = (decimal?)tolerance },
                            5m
                        )
                        .Assess()
                        .Comparisons
                )
                .Outcome
        );

    [Theory]
    [InlineData("Court", 0, null)]
    [InlineData("Court", -1, "stage-amount-invalid")]
    [InlineData("provisional", 5, "stage-duplicate")]
    [InlineData("final", 5, "stage-duplicate")]
    [InlineData("Tribunal", 5, "stage-duplicate")]
    [InlineData("Court", null, "stage-empty")]
    public void A_stage_has_a_name_of_its_own_and_an_amount_or_facts(string name, int? amount, string? code)
    {
        CaseStage[] stages =
        [
            new("Tribunal", Own.Source) { Amount = Money.Gbp(3) },
            new(name, Own.Source) { Amount = amount is { } set ? Money.Gbp(set) : null },
        ];
        var of = Of(Harm(1, 1, 1), new(Ask.Share, 0, 0, 0), new("s", null, 2), 0) with { Stages = stages };

        Assert.Equal(code is null ? [] : [code], of.Check().Select(p => p.Code));
        Assert.Equal(
            ["stage-amount-invalid"],
            (of with { Stages = [new CaseStage("Court", Own.Source) { Amount = Money.Usd(3) }] }).Check().Select(p => p.Code)
        );
    }

    // Where nothing else was published there is no tolerance.
    [Fact]
    public void The_amount_of_a_later_stage_is_held_to_the_very_figure()
    {
        var facts = Facts.None.With(Harm(5, 5, 5)).With(Ask.Share, Rate.Percent(0));
        Case Set(decimal amount) =>
            new("a", "A", Version, facts) { Stages = [new CaseStage("Court", Own.Source) { Facts = facts, Amount = Money.Gbp(amount) }] };

        Assert.Equal(PublishedOutcome.Agrees, Assert.Single(Set(10).Assess().Comparisons).Outcome);
        Assert.Equal(PublishedOutcome.Differs, Assert.Single(Set(10.5m).Assess().Comparisons).Outcome);
    }
}
