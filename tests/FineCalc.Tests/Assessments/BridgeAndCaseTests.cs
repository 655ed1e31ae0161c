using NodaTime;

namespace FineCalc.Tests;

public sealed class BridgeAndCaseTests
{
    private static readonly Fact<Money> Off = Fact.Money("off", "Taken off", "?").From(Money.Gbp(0)).Default(Money.Gbp(0), "nothing is");

    private static readonly RegimeVersion Law = Own.Version(
        new Method(((Step.Ask(Ask.Turnover) * Step.Ask(Ask.Share)) - Off).Named("penalty", "Penalty", Own.Source))
        {
            Provisional = (Step.Ask(Ask.Turnover) * Step.Ask(Ask.Share)).Named("before", "Before", Own.Source),
        }
    );

    // 100 at 10% is 10; 200 at 30% is 60.
    private static readonly Facts Low = Facts.None.With(Ask.Turnover, Money.Gbp(100)).With(Ask.Share, Rate.Percent(10));

    private static readonly Facts High = Low.With(Ask.Turnover, Money.Gbp(200)).With(Ask.Share, Rate.Percent(30), "worse");

    [Theory]
    [InlineData(BridgeOrder.Method, 10, 40)]
    [InlineData(BridgeOrder.Shapley, 20, 30)]
    public void A_bridge_shares_the_difference_out_among_the_facts(BridgeOrder order, int turnover, int share)
    {
        var bridge = Bridge.Between(Law.Assess(Low), Law.Assess(High), order);

        Assert.Equal((Money.Gbp(10), Money.Gbp(60), order), (bridge.From, bridge.To, bridge.Order));
        Assert.Equal([("turnover", turnover), ("share", share)], bridge.Parts.Select(p => (p.Id, (int)p.Amount.Amount)));
        Assert.Equal(("GBP 100", "GBP 200", (string?)null), (bridge.Parts[0].Before, bridge.Parts[0].After, bridge.Parts[0].Note));
        Assert.Equal("worse", bridge.Parts[1].Note);
    }

    [Theory]
    [InlineData(BridgeOrder.Method)]
    [InlineData(BridgeOrder.Shapley)]
    public void Where_nothing_changed_there_are_no_parts(BridgeOrder order) =>
        Assert.Empty(Bridge.Between(Law.Assess(Low), Law.Assess(Low), order).Parts);

    [Fact]
    public void An_infringement_that_came_or_went_is_one_part()
    {
        var law = Own.Version(Step.SumOver(Step.Ask(Ask.Harm)));
        var one = Facts.None.WithInfringement("a", own => own.With(Ask.Harm, Money.Gbp(3)));
        var two = one.WithInfringement("b", own => own.With(Ask.Harm, Money.Gbp(4)));
        var (came, went) = (
            Assert.Single(Bridge.Between(law.Assess(one), law.Assess(two)).Parts),
            Assert.Single(Bridge.Between(law.Assess(two), law.Assess(one)).Parts)
        );

        Assert.Equal(
            ("infringement", "b", null, "found", Money.Gbp(4)),
            (came.Id, came.Infringement, came.Before, came.After, came.Amount)
        );
        Assert.Equal(
            ("infringement", "b", "found", null, Money.Gbp(-4)),
            (went.Id, went.Infringement, went.Before, went.After, went.Amount)
        );
    }

    [Fact]
    public void An_answer_of_one_infringement_is_a_part_with_its_name()
    {
        var law = Own.Version(Step.SumOver(Step.Ask(Ask.Harm)));
        Facts Harm(int b) =>
            Facts
                .None.WithInfringement("a", own => own.With(Ask.Harm, Money.Gbp(3)))
                .WithInfringement("b", own => own.With(Ask.Harm, Money.Gbp(b)));
        var part = Assert.Single(Bridge.Between(law.Assess(Harm(4)), law.Assess(Harm(9))).Parts);

        Assert.Equal(("harm", "b", Money.Gbp(5)), (part.Id, part.Infringement, part.Amount));
    }

    [Fact]
    public void A_number_that_is_replaced_is_a_part_of_its_own()
    {
        var regime = Regime.Define(
            "r",
            "R",
            Currency.Gbp,
            Own.FirstDay,
            law => Step.Ask(Ask.Turnover) * law.Rate("share", "Share", Rate.Percent(10), Own.Source)
        );
        var facts = Facts.None.With(Ask.Turnover, Money.Gbp(100));
        var (before, after) = (regime.On(Own.FirstDay), regime.Override("share", Rate.Percent(4), "why").On(Own.FirstDay));
        var part = Assert.Single(Bridge.Between(before.Assess(facts), after.Assess(facts)).Parts);

        Assert.Equal(("share", "10%", "4%", Money.Gbp(-6)), (part.Id, part.Before, part.After, part.Amount));
    }

    [Fact]
    public void What_a_decision_does_at_a_step_is_done_between_two_numbers_that_are_replaced_too()
    {
        var regime = Regime.Define(
            "r",
            "R",
            Currency.Gbp,
            Own.FirstDay,
            law =>
                (Step.Ask(Ask.Turnover) * law.Rate("share", "Share", Rate.Percent(10), Own.Source)).Named("base", "Base", Own.Source)
                + law.Money("flat", "Flat", Money.Gbp(5), Own.Source)
        );
        var reform = Reform.Named("n", "N").With("r", "share", Rate.Percent(4), "why").With("r", "flat", Money.Gbp(7), "why");
        var (before, after) = (Asked(regime), Asked(reform.Apply(regime)));

        Assert.Equal(
            [("share", Money.Gbp(-12)), ("flat", Money.Gbp(2))],
            Bridge.Between(Doubled(before), Doubled(after)).Parts.Select(p => (p.Id, p.Amount))
        );

        static Assessment Doubled(RegimeVersion of) =>
            of.Assess(Facts.None.With(Ask.Turnover, Money.Gbp(100)).With((Fact<Rate>)of.FindFact("raised-base")!, Rate.Percent(100)));

        static RegimeVersion Asked(Regime of) => of.On(Own.FirstDay).Asking("raised-base");
    }

    [Fact]
    public void Another_day_of_the_law_is_a_part_of_its_own()
    {
        var second = Own.FirstDay.PlusYears(1);
        var regime = Regime.Define(
            new RegimeInfo("r", "R", Currency.Gbp),
            [
                new MethodPeriod("Tenth", Own.FirstDay, second, _ => new Method(Step.Ask(Ask.Turnover) * Own.Percent(10))),
                new MethodPeriod("Half", second, null, _ => new Method(Step.Ask(Ask.Turnover) * Own.Percent(50))),
            ]
        );
        var facts = Facts.None.With(Ask.Turnover, Money.Gbp(100));
        var (before, after) = (regime.On(Own.FirstDay), regime.On(second));
        var part = Assert.Single(Bridge.Between(before.Assess(facts), after.Assess(facts)).Parts);

        Assert.Equal(("law", before.Id, after.Id, Money.Gbp(40)), (part.Id, part.Before, part.After, part.Amount));
    }

    [Fact]
    public void Two_currencies_have_no_bridge()
    {
        var euro = Regime
            .Define("e", "E", Currency.Eur, Own.FirstDay, _ => Step.Of(Money.Eur(1), Own.Source))
            .On(Own.FirstDay)
            .Assess(Facts.None);

        Assert.Throws<ArgumentException>(() => Bridge.Between(Law.Assess(Low), euro));
    }

    [Theory]
    [InlineData(16, true)]
    [InlineData(17, false)]
    public void Shapley_shares_are_for_up_to_16_facts(int count, bool isAllowed)
    {
        var facts = Enumerable.Range(0, count).Select(i => Fact.Money($"f-{i}", $"F {i}", "?").Default(Money.Gbp(0), "none")).ToList();
        var law = Own.Version(Step.Sum([.. facts.Select(Step.Ask)]));
        var (before, after) = (law.Assess(Facts.None), law.Assess(facts.Aggregate(Facts.None, (all, f) => all.With(f, Money.Gbp(2)))));
        var error = Record.Exception(() =>
            Assert.All(Bridge.Between(before, after, BridgeOrder.Shapley).Parts, p => Assert.Equal(2m, p.Amount.Amount))
        );

        Assert.Equal(isAllowed, error is null);
        Assert.True(isAllowed || error is ArgumentException);
        Assert.Equal(count, Bridge.Between(before, after).Parts.Count);
    }

    [Fact]
    public void A_case_with_representations_has_both_amounts_worked_out()
    {
        var assessed = new Case("c", "C", Law, High) { AfterRepresentations = Low }.Assess();

        Assert.Equal(
            (ProvisionalBasis.Assessed, Money.Gbp(60), Money.Gbp(10)),
            (assessed.Basis, assessed.Provisional.Likely, assessed.Final.Amount)
        );
        Assert.Equal(Money.Gbp(60), assessed.Before!.Amount);
        Assert.Equal(["turnover", "share"], assessed.Bridge.Parts.Select(p => p.Id));
    }

    [Fact]
    public void A_published_provisional_amount_is_taken_as_it_is()
    {
        var assessed = new Case("c", "C", Law, High.With(Off, Money.Gbp(5)))
        {
            RepresentationsNote = "they wrote",
            Published = new(Own.Source) { Provisional = Money.Gbp(90), Final = Money.Gbp(55) },
        }.Assess();

        Assert.Equal(
            (ProvisionalBasis.Published, Money.Gbp(90), Money.Gbp(55)),
            (assessed.Basis, assessed.Provisional.Likely, assessed.Final.Amount)
        );
        Assert.Null(assessed.Before);
        Assert.Equal(
            [("representations", Money.Gbp(-30), "they wrote"), ("hardship-and-settlement", Money.Gbp(-5), null)],
            assessed.Bridge.Parts.Select(p => (p.Id, p.Amount, p.Note))
        );
        Assert.Empty(assessed.Differences);
    }

    [Fact]
    public void Without_either_the_provisional_amount_is_that_before_settlement()
    {
        var assessed = new Case("c", "C", Law, High.With(Off, Money.Gbp(5))).Assess();

        Assert.Equal(
            (ProvisionalBasis.BeforeSettlement, Money.Gbp(60), Money.Gbp(55)),
            (assessed.Basis, assessed.Provisional.Likely, assessed.Final.Amount)
        );
        Assert.Equal([("hardship-and-settlement", Money.Gbp(-5))], assessed.Bridge.Parts.Select(p => (p.Id, p.Amount)));
        Assert.Empty(new Case("c", "C", Law, High).Assess().Bridge.Parts);
    }

    [Theory]
    [InlineData(55, 0, 0)]
    [InlineData(56, 0, 1)]
    [InlineData(56, 1, 0)]
    [InlineData(54, 1, 0)]
    [InlineData(57, 1, 1)]
    public void A_published_figure_differs_beyond_the_tolerance(int published, int tolerance, int differences)
    {
        var assessed = new Case("c", "C", Law, High.With(Off, Money.Gbp(5)))
        {
            Published = new(Own.Source) { Final = Money.Gbp(published), Tolerance = tolerance },
        }.Assess();

        Assert.Equal(differences, assessed.Differences.Count);
        Assert.All(assessed.Differences, d => Assert.Equal(("published-differs", "final"), (d.Code, d.Subject)));
    }

    [Fact]
    public void A_published_step_is_held_against_the_step_of_its_id()
    {
        var published = new PublishedFigures(Own.Source)
        {
            Steps = [new("before", null, 60), new("penalty", null, 59), new("nowhere", "a", 1)],
        };

        Assert.Equal(
            ["'penalty' is 60, and 59 was published.", "'nowhere (a)' is not read, and 1 was published."],
            new Case("c", "C", Law, High) { Published = published }
                .Assess()
                .Differences.Select(d => d.Message)
        );
    }

    [Fact]
    public void Problems_of_both_stages_are_told_once()
    {
        var wrong = new Case("c", "C", Law, Facts.None) { AfterRepresentations = Low.Without(Ask.Share) };

        Assert.Equal(["turnover", "share"], wrong.Check().Select(p => p.Subject));
        Assert.Equal(2, Assert.Throws<ProblemException>(() => wrong.Assess()).Problems.Count);
    }

    [Fact]
    public void A_warning_of_both_stages_is_told_once()
    {
        var isLow = Step.Ask(Ask.Turnover).IsBelow(Own.Pounds(50));
        var law = Own.Version(
            new Method(Step.Ask(Ask.Turnover)) { Checks = [new Check("much", isLow, "That is much.", "less") { IsWarning = true }] }
        );
        Facts Of(int turnover) => Facts.None.With(Ask.Turnover, Money.Gbp(turnover));

        var assessed = new Case("c", "C", law, Of(60)) { AfterRepresentations = Of(70) }.Assess();

        Assert.Equal("much", Assert.Single(assessed.Warnings).Code);
    }

    // One that no penalty can be is held against the facts there are.
    [Theory]
    [InlineData("-1", ProvisionalBasis.BeforeSettlement)]
    [InlineData("0", ProvisionalBasis.Published)]
    [InlineData("10000000000000000000000000000", ProvisionalBasis.Published)]
    [InlineData("10000000000000000000000000001", ProvisionalBasis.BeforeSettlement)]
    public void A_published_provisional_amount_is_one_that_a_penalty_can_be(string amount, ProvisionalBasis basis)
    {
        var provisional = decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture);
        var of = new Case("c", "C", Law, High)
        {
            Published = new(Own.Source) { Provisional = Money.Gbp(provisional), Final = Money.Gbp(60) },
        };

        Assert.Equal(basis, of.Assess().Basis);
    }
}
