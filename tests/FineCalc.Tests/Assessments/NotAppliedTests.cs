using FineCalc.Steps;

namespace FineCalc.Tests;

/// <summary>What is said once of rules that were not applied, and of values at the very edge of a limit.</summary>
public class NotAppliedTests
{
    private static readonly Step<Money> Floor = Own.Pounds(100).Named("floor", "Floor", Own.Source);

    private static readonly Step<Money> Cap = Own.Pounds(400).Named("cap", "Cap", Own.Source);

    // An open value that begins at the floor is at it, and no more is said of where it ends.
    [Fact]
    public void A_range_that_touches_a_limit_is_at_it()
    {
        var floor = Assert.Single(Turnover(Step.Ask(Ask.Turnover).AtLeast(Floor), 100, 110, 130));
        Assert.Equal("about GBP 100 is at the floor and not below it", floor.Why);

        var cap = Assert.Single(Turnover(Step.Ask(Ask.Turnover).CappedAt(Cap), 300, 350, 400));
        Assert.Equal("about GBP 400 is at the cap and not above it", cap.Why);
    }

    [Fact]
    public void What_decides_in_one_way_is_said_once()
    {
        var care = Step.Ask(Ask.Taken);
        var either = (Own.Pounds(2) * Step.Ask(Ask.Share))
            .Named("two", "Two", Own.Source)
            .When(care.Is(Care.None) | care.Is(Care.Full), Own.Pounds(1));

        var rule = Assert.Single(Own.Assess(either, Facts.None.With(Ask.Taken, Care.SomeCare)).NotApplied);

        Assert.Equal(("two", "'Care' is some-care"), (rule.Id, rule.Why));
    }

    // One cap of the whole case holds each infringement, and stands twice in the method.
    [Fact]
    public void A_rule_names_each_infringement_that_it_was_not_applied_to_and_once()
    {
        var each = Step.Ask(Ask.Harm).CappedAt(Cap).CappedAt(Cap).Named("each", "Each", Own.Source);
        var facts = Facts
            .None.WithInfringement("A", own => own.With(Ask.Harm, Money.Gbp(10)))
            .WithInfringement("B", own => own.With(Ask.Harm, Money.Gbp(10)))
            .WithInfringement("C", own => own.With(Ask.Harm, Money.Gbp(20)));

        Assert.Equal(["A B", "C"], Own.Assess(Step.SumOver(each), facts).NotApplied.Select(r => string.Join(' ', r.Infringements)));
    }

    // Two numbers without a name that are alike are two rules where the law has them in two places.
    [Fact]
    public void Rules_of_two_places_in_the_law_are_two()
    {
        var other = new Citation("House rules", "s 2");
        var twice = Step.Ask(Ask.Turnover).CappedAt(Own.Pounds(400)).CappedAt(Step.Of(Money.Gbp(400), other));

        Assert.Equal([Own.Source, other], Turnover(twice, 50, 50, 50).Select(r => r.Source));
    }

    // What a model puts in place of an answer is no rule, up to a step of the method, were its id a letter.
    [Fact]
    public void A_step_over_a_model_is_a_rule()
    {
        var modelled = Step.Of(Money.Gbp(4), Own.Source, Basis.Model) * Own.Number(10);

        Assert.Empty(Turnover(Step.Ask(Ask.Turnover).AtLeast(modelled), 50, 50, 50));
        Assert.Equal(["m"], Turnover(Step.Ask(Ask.Turnover).AtLeast(modelled.Named("m", "M", Own.Source)), 50, 50, 50).Select(r => r.Id));
    }

    // What was worked out from a model by a table of the law is no rule of the law either.
    [Fact]
    public void A_table_of_what_a_model_says_is_no_rule()
    {
        var table = new BandTable<Money, Money>(Money.Gbp(0), Edge.UpperIncluded, (null, Money.Gbp(40), Money.Gbp(40), Own.Source));
        var modelled = Step.ByBand(Step.Of(Money.Gbp(4), Own.Source, Basis.Model), table, Own.Source);

        Assert.Empty(Turnover(Step.Ask(Ask.Turnover).AtLeast(modelled), 50, 50, 50));
        Assert.Single(Turnover(Step.Ask(Ask.Turnover).AtLeast(Step.ByBand(Own.Pounds(4), table, Own.Source)), 50, 50, 50));
    }

    // One of them is read elsewhere for the first infringement, and is left out for the second.
    [Fact]
    public void A_step_that_is_left_out_for_one_infringement_is_left_out_with_what_takes_them_together()
    {
        var grave = Fact.Flag("grave", "Grave", "Was it grave?").PerInfringement();
        var raised = (Step.Ask(Ask.Harm) * Own.Number(2)).Named("raised", "Raised", Own.Source);
        var together = Step.SumOver(raised).Named("together", "Together", Own.Source);
        var version = Own.Version(
            new Method(Own.Pounds(7).When(Ask.Repeated, together).Named("fine", "Fine", Own.Source))
            {
                AlsoShown = [Shown.Of(raised, Step.Ask(grave))],
            }
        );
        var facts = Facts
            .None.With(Ask.Repeated, true)
            .WithInfringement("A", own => own.With(grave, true).With(Ask.Harm, Money.Gbp(1)))
            .WithInfringement("B", own => own.With(grave, false).With(Ask.Harm, Money.Gbp(1)));

        var rule = Assert.Single(version.Assess(facts).NotApplied);

        Assert.Equal(("together", "raised"), (rule.Id, Assert.Single(rule.Steps, s => s.Id != "together").Id));
    }

    [Fact]
    public void One_step_of_a_condition_that_was_not_looked_at_is_told_by_its_name()
    {
        var check = Step.Ask(Ask.Share).IsAbove(Own.Percent(5)).Named("check", "Check", Own.Source);
        var fine = Own.Pounds(2).When(check.When(Ask.Repeated, Own.No), Own.Pounds(1));

        var rule = Assert.Single(
            Own.Assess(fine, Facts.None.With(Ask.Repeated, false).With(Ask.Share, Rate.One)).NotApplied,
            r => r.Steps.Count > 0
        );

        Assert.Equal(("Check", "check", "'Repeated' is no"), (rule.Name, Assert.Single(rule.Steps).Id, rule.Why));
    }

    // Of several that belong together the greatest cap holds, whichever of them it is of.
    [Fact]
    public void A_cap_that_one_of_those_taken_together_gives_is_a_rule()
    {
        var act = Fact.Count("act", "Act", "Which act?", "acts").PerInfringement().Default(1, "one act");
        var most = Fact.Money("most", "Most", "At most?").PerInfringement().Default(Money.Gbp(0), "none is named");
        var facts = Facts
            .None.WithInfringement("A", own => own.With(Ask.Harm, Money.Gbp(20)))
            .WithInfringement("B", own => own.With(Ask.Harm, Money.Gbp(30)).With(most, Money.Gbp(100)))
            .WithInfringement("C", own => own.With(Ask.Harm, Money.Gbp(10)));

        var rule = Assert.Single(
            Own.Assess(Step.SumOver(Step.Ask(Ask.Harm), Step.Ask(most), act), facts).NotApplied,
            r => r.Reason == NotAppliedReason.CapNotReached
        );

        Assert.Equal(("most", "GBP 60, GBP 40 below the cap of GBP 100"), (rule.Id, rule.Why));
        Assert.Equal(["B"], rule.Infringements);

        // One of the whole case is of none of them.
        var ofCase = Fact.Money("limit", "Limit", "At most?");
        var one = Facts.None.With(Ask.Harm, Money.Gbp(10)).With(ofCase, Money.Gbp(50));
        var limit = Assert.Single(Own.Assess(Step.SumOver(Step.Ask(Ask.Harm), Step.Ask(ofCase), act), one).NotApplied);
        Assert.Equal(("limit", 0), (limit.Id, limit.Infringements.Count));
    }

    private static IReadOnlyList<RuleNotApplied> Turnover(Step<Money> fine, int low, int likely, int high) =>
        Own.Assess(
            fine.Named("fine", "Fine", Own.Source),
            Facts.None.With(new Answer(Ask.Turnover, low, likely, high, Currency.Gbp))
        ).NotApplied;
}
