namespace FineCalc.Tests;

/// <summary>
/// What is told where infringements are taken together because nobody said which belong together: each would be one by itself.
/// </summary>
public class TakenTogetherTests
{
    [Fact]
    public void Those_without_a_number_are_taken_apart_from_one_another_and_from_every_number_given()
    {
        var act = Act(1);
        var facts = Facts
            .None.WithInfringement("A", own => own.With(Ask.Harm, Money.Gbp(10)).With(act, 2))
            .WithInfringement("B", own => own.With(Ask.Harm, Money.Gbp(20)))
            .WithInfringement("C", own => own.With(Ask.Harm, Money.Gbp(30)));

        Assert.Equal(
            "No 'act' is given for 'B', 'C': all are one act, which gives GBP 40; with a number for each it would be GBP 60.",
            Told(act, facts)
        );
    }

    // Numbers that a question allows are enough, from the one that is assumed up.
    [Theory]
    [InlineData(0, 0, 2)]
    [InlineData(100, 100, 102)]
    public void The_numbers_tried_follow_the_one_that_is_assumed(int least, int assumed, int most) =>
        Assert.EndsWith(
            "which gives GBP 2; with a number for each it would be GBP 3.",
            Told(Act(assumed).Within(least, most), Two),
            StringComparison.Ordinal
        );

    // An open amount may be higher although the likely one is not.
    [Fact]
    public void A_range_that_only_its_upper_end_would_leave_is_told()
    {
        var act = Act(1);
        var facts = Facts
            .None.WithInfringement("A", own => own.With(new Answer(Ask.Harm, 0, 0, 5, Currency.Gbp)))
            .WithInfringement("B", own => own.With(Ask.Harm, Money.Gbp(7)));

        Assert.EndsWith(
            "which gives GBP 7; with a number for each it would be GBP 7 to GBP 12, likely GBP 7.",
            Told(act, facts),
            StringComparison.Ordinal
        );
    }

    private static Facts Two =>
        Facts
            .None.WithInfringement("A", own => own.With(Ask.Harm, Money.Gbp(1)))
            .WithInfringement("B", own => own.With(Ask.Harm, Money.Gbp(2)));

    private static Fact<Count> Act(int assumed) =>
        Fact.Count("act", "Act", "Which act?", "acts").PerInfringement().Default(assumed, "all are one act");

    private static string Told(Fact<Count> act, Facts facts) =>
        Assert.Single(Own.Version(Step.GreatestOver(Step.Ask(Ask.Harm), act)).Assess(facts).Warnings).Message;
}
