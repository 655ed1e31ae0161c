using NodaTime;

namespace FineCalc.Tests;

public sealed class AssessmentTests
{
    private static readonly Fact<Rate> OpenShare = Fact.Rate("open-share", "Open share", "?")
        .Within(Rate.Zero, Rate.One)
        .AsJudgement()
        .Open(Rate.Percent(10), Rate.Percent(20), Rate.Percent(40), "nobody knows");

    private static readonly Fact<Money> Assumed = Fact.Money("assumed", "Assumed", "?").Default(Money.Gbp(5), "a guess", Basis.Model);

    private static readonly Fact<Money> Discount = Fact.Money("discount", "Discount", "?").Default(Money.Gbp(0), "none is given");

    [Fact]
    public void An_open_judgement_makes_a_range_and_an_assumption()
    {
        var open = Own.Assess(Own.Pounds(1_000) * Step.Ask(OpenShare));

        Assert.Equal(new Spread<Money>(Money.Gbp(100), Money.Gbp(200), Money.Gbp(400)), open.Range);
        Assert.Equal(Money.Gbp(200), open.Amount);
        Assert.True(open.IsOpen && open.Trace.IsOpen);
        Assert.Equal(new Assumption("open-share", "Open share", "10% / 20% / 40%", "nobody knows"), Assert.Single(open.Assumptions));
        var closed = open.Revise(facts => facts.With(OpenShare, Rate.Percent(30)));
        Assert.Equal((Money.Gbp(300), false, 0), (closed.Amount, closed.IsOpen, closed.Assumptions.Count));
        Assert.True(closed.Range.IsCertain);
        Assert.Same(open.Version, closed.Version);
    }

    [Fact]
    public void A_default_is_an_assumption_only_where_it_rests_on_a_model()
    {
        Assert.Equal("assumed", Assert.Single(Own.Assess(Step.Ask(Assumed)).Assumptions).Id);
        Assert.Empty(Own.Assess(Step.Ask(Discount)).Assumptions);
        Assert.Empty(Own.Assess(Step.Ask(Assumed), Facts.None.With(Assumed, Money.Gbp(5))).Assumptions);
    }

    [Theory]
    [InlineData(Standing.Read, 0)]
    [InlineData(Standing.Draft, 1)]
    [InlineData(Standing.Reported, 1)]
    [InlineData(Standing.Inferred, 1)]
    [InlineData(Standing.Unverified, 1)]
    public void A_number_that_was_not_read_is_a_caveat(Standing standing, int caveats) =>
        Assert.Equal(caveats, Own.Assess(Step.Of(Money.Gbp(5), Own.Source with { Standing = standing })).Caveats.Count);

    [Fact]
    public void A_number_that_does_not_enter_is_no_caveat() =>
        Assert.Empty(
            Own.Assess(Own.Pounds(1).When(Own.Yes, otherwise: Step.Of(Money.Gbp(5), Own.Source with { Standing = Standing.Draft }))).Caveats
        );

    [Fact]
    public void A_step_that_only_hands_on_another_is_no_row_and_is_found()
    {
        var first = (Own.Pounds(4) + Own.Pounds(6)).Named("first", "First", Own.Source);
        var passage = Step.AskOr(Discount, first).Named("passage", "Passage", Own.Source);
        var assessment = Own.Assess((passage + Own.Pounds(1)).Named("last", "Last", Own.Source));

        Assert.Equal(["first", "last"], assessment.Steps.Select(s => s.Id));
        Assert.Equal(10m, assessment.Find("passage")!.Value);
        Assert.Equal("step-unknown", Assert.Throws<ProblemException>(() => assessment.Find("nothing")).Problems[0].Code);
    }

    [Fact]
    public void A_step_of_each_infringement_is_found_by_its_name()
    {
        var each = (Step.Ask(Ask.Harm) * Own.Number(2)).Named("twice", "Twice", Own.Source);
        var assessment = Own.Assess(Step.SumOver(each).Named("all", "All", Own.Source), Harms(("a", 1), ("b", 10)));

        Assert.Equal(
            (2m, 2m, 20m, 22m),
            (
                assessment.Find("twice")!.Value,
                assessment.Find("twice", "a")!.Value,
                assessment.Find("twice", "b")!.Value,
                assessment.Find("all")!.Value
            )
        );
        Assert.Equal("infringement-unknown", Assert.Throws<ProblemException>(() => assessment.Find("twice", "c")).Problems[0].Code);
        Assert.Equal(["a", "b", null], assessment.Steps.Select(s => s.Infringement));
    }

    [Fact]
    public void The_provisional_amount_is_the_step_before_the_end_where_there_is_one()
    {
        var before = Step.Ask(Ask.Turnover);
        var facts = Facts.None.With(Ask.Turnover, Money.Gbp(10));

        Assert.Equal(
            Money.Gbp(10),
            Own.Version(new Method(before - Own.Pounds(3)) { Provisional = before }).Assess(facts).Provisional.Likely
        );
        Assert.Equal(Money.Gbp(7), Own.Version(before - Own.Pounds(3)).Assess(facts).Provisional.Likely);
    }

    [Fact]
    public void A_warning_is_carried_and_a_broken_rule_stops_the_assessment()
    {
        Check Rule(bool isWarning) =>
            new("too-few", Step.Ask(Ask.People).IsAbove(Own.Number(1)), "Too few.", "two or more")
            {
                IsWarning = isWarning,
                Subject = Ask.People,
            };
        var (one, two) = (Facts.None.With(Ask.People, 1), Facts.None.With(Ask.People, 2));
        var warned = Own.Version(new Method(Own.Pounds(1)) { Checks = [Rule(true)] });
        var held = Own.Version(new Method(Own.Pounds(1)) { Checks = [Rule(false)] });

        Assert.Equal(
            new Problem("too-few", "Too few.") { Subject = "people", Allowed = "two or more" },
            Assert.Single(warned.Assess(one).Warnings)
        );
        Assert.Empty(warned.Try(one).Problems);
        Assert.Empty(warned.Assess(two).Warnings);
        Assert.Equal("too-few", Assert.Single(held.Try(one).Problems).Code);
        Assert.Throws<ProblemException>(() => held.Amount(one));
        Assert.Equal(Money.Gbp(1), held.Amount(two));
    }

    [Theory]
    [InlineData(0.5, "fact-out-of-range")]
    [InlineData(-1, "fact-out-of-range")]
    [InlineData(0, null)]
    [InlineData(1, null)]
    public void An_answer_outside_its_range_is_a_problem(double people, string? code) =>
        Assert.Equal(
            code,
            Own.Version(Own.Pounds(1) * Step.Ask(Ask.People))
                .Try(Facts.None.With(Ask.People, (decimal)people))
                .Problems.SingleOrDefault()
                ?.Code
        );

    [Fact]
    public void What_follows_from_a_refused_answer_is_not_told_again()
    {
        var table = new BandTable<Count, Money>(1, Edge.UpperIncluded, (10, Money.Gbp(1), Money.Gbp(1), Own.Source));
        Assert.Equal(
            ["fact-out-of-range"],
            Own.Version(Step.ByBand(Step.Ask(Ask.People), table, Own.Source))
                .Try(Facts.None.With(Ask.People, -1))
                .Problems.Select(p => p.Code)
        );
    }

    [Fact]
    public void What_is_wrong_is_told_by_check_and_by_assess_alike()
    {
        var step = Step.Ask(Ask.Turnover) * Step.Ask(Ask.Share);
        var facts = Facts.None.With(Ask.Share, Rate.Percent(101)).With(Ask.Repeated, true);
        var found = Own.Version(step).Try(facts).Problems;

        Assert.Equal(["fact-out-of-range", "fact-unknown", "fact-missing"], found.Select(p => p.Code));
        Assert.Equal(["share", "repeated", "turnover"], found.Select(p => p.Subject));
        Assert.Equal(found, Assert.Throws<ProblemException>(() => Own.Assess(step, facts)).Problems);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_rate_of_exchange_that_is_not_positive_is_a_problem(int rate) =>
        Assert.Contains(
            "exchange-rate-not-positive",
            Own.Version(Step.Ask(Ask.Turnover))
                .Try(Facts.None.With(Ask.Turnover, Money.Usd(10)).With(UsdAt(rate)))
                .Problems.Select(p => p.Code)
        );

    [Fact]
    public void An_amount_in_another_currency_needs_a_rate()
    {
        var facts = Facts.None.With(Ask.Turnover, Money.Usd(10));

        Assert.Equal("exchange-rate-missing", Own.OnlyProblem(Step.Ask(Ask.Turnover), facts).Code);
        Assert.Equal(7.5m, Own.Value(Step.Ask(Ask.Turnover), facts.With(UsdAt(0.75m))));
    }

    [Fact]
    public void An_answer_of_the_whole_case_is_not_given_for_one_infringement() =>
        Assert.Equal(
            "fact-of-case",
            Own.OnlyProblem(
                Step.SumOver(Step.Ask(Ask.Harm)) * Step.Ask(Ask.People),
                Facts.None.With(Ask.People, 1).WithInfringement("a", own => own.With(Ask.Harm, Money.Gbp(1)).With(Ask.People, 2))
            ).Code
        );

    [Fact]
    public void What_cannot_be_worked_out_is_a_problem_with_a_code()
    {
        var people = Facts.None.With(Ask.People, 0);
        var table = new BandTable<Count, Money>(1, Edge.UpperIncluded, (10, Money.Gbp(1), Money.Gbp(1), Own.Source));

        Assert.Equal("division-by-zero", Own.OnlyProblem(Own.Pounds(1) / Step.Ask(Ask.People), people).Code);
        Assert.Equal("floor-above-cap", Own.OnlyProblem(Own.Pounds(1).Between(Own.Pounds(3), Own.Pounds(2))).Code);
        Assert.Equal(2m, Own.Value(Own.Pounds(1).Between(Own.Pounds(2), Own.Pounds(2))));
        Assert.Equal("outside-table", Own.OnlyProblem(Step.ByBand(Step.Ask(Ask.People), table, Own.Source), people).Code);
        Assert.Equal(
            "outside-table",
            Own.OnlyProblem(Step.ByBand(Step.Ask(Ask.People), table, Own.Source), Facts.None.With(Ask.People, 11)).Code
        );
        Assert.Equal(
            "amount-overflow",
            Own.OnlyProblem((Own.Pounds(decimal.MaxValue) * Own.Number(2)).Named("huge", "Huge", Own.Source)).Code
        );
    }

    [Fact]
    public void A_node_says_what_it_rests_on()
    {
        var table = new BandTable<Count, Money>(
            0,
            Edge.UpperIncluded,
            (10, Money.Gbp(1), Money.Gbp(1), new("Rules", "row 1")),
            (null, Money.Gbp(2), Money.Gbp(2), new("Rules", "row 2") { Note = "the last" })
        );
        var facts = Facts.None.With(Ask.People, 11, "as counted", new Citation("Notice", "para 3")).With(Ask.Share, Rate.Percent(50));
        var sum = (Step.ByBand(Step.Ask(Ask.People), table, Own.Source) * Step.Ask(Ask.Share)).Named("sum", "Sum", Own.Source);
        var trace = Own.Assess(sum + Step.Ask(Assumed), facts).Trace;
        var nodes = Below(trace).ToList();

        Assert.Equal(Basis.Model, trace.Basis);
        Assert.Equal(Basis.Guidance, nodes.Single(n => n.Id == "sum").Basis);
        Assert.Equal(Basis.Judgement, nodes.Single(n => n.Id == "share").Basis);
        Assert.Equal(Basis.Model, nodes.Single(n => n.Id == "assumed").Basis);
        var row = nodes.Single(n => n.Kind == StepKind.Table);
        Assert.Equal(("row 2", "the last", "GBP 2"), (row.Source!.Pinpoint, row.Note, row.ValueText));
        var people = nodes.Single(n => n.Id == "people");
        Assert.Equal(
            (Basis.Fact, "as counted", "Notice", 11m, "11 people"),
            (people.Basis, people.Note, people.Source!.Instrument, people.Answer!.Likely, people.ValueText)
        );
        Assert.Null(nodes.Single(n => n.Id == "assumed").Answer);
        Assert.Empty(people.Inputs);
        Assert.Equal(Basis.Statute, Own.Assess(Own.Pounds(1)).Trace.Basis);
    }

    [Fact]
    public void The_input_of_a_selection_is_the_branch_taken()
    {
        var trace = Own.Assess(Own.Pounds(1).When(Own.Yes, otherwise: Own.Pounds(2))).Trace;

        Assert.Equal((StepKind.Select, 2, 1m), (trace.Kind, trace.Inputs.Count, trace.Inputs[1].Value));
    }

    private static ExchangeRate UsdAt(decimal rate) => new(Currency.Usd, Currency.Gbp, rate, new LocalDate(2025, 1, 1), Own.Source);

    private static Facts Harms(params (string Name, decimal Harm)[] harms) =>
        harms.Aggregate(Facts.None, (facts, h) => facts.WithInfringement(h.Name, own => own.With(Ask.Harm, Money.Gbp(h.Harm))));

    private static IEnumerable<TraceNode> Below(TraceNode node) => node.Inputs.SelectMany(Below).Prepend(node);

    // A maximum is one until somebody states what was imposed; a question that nobody answered states nothing.
    [Theory]
    [InlineData(null, true)]
    [InlineData(3, false)]
    public void What_is_stated_in_place_of_a_maximum_is_none(int? imposed, bool isMaximum)
    {
        var stated = Fact.Stated<Money>("stated", "Amount imposed", Own.Source);
        var most = (Own.Pounds(5) * Own.Number(2)).Named("most", "Most", Own.Source).MayBeStated(stated);
        var version = Own.Version(new Method(most) { IsMaximum = true });
        var facts = imposed is { } amount ? Facts.None.With(stated, Money.Gbp(amount)) : Facts.None;

        var row = new Case("a", "A", version, facts).Compare([version.Regime]).Rows[0];

        Assert.Equal((isMaximum, !isMaximum), (row.Maximum is not null, row.Amount is not null));
    }

    // What was imposed for one of two infringements is in their sum, which is then no maximum.
    [Fact]
    public void What_is_stated_of_one_infringement_makes_the_sum_no_maximum()
    {
        var stated = Fact.Stated<Money>("stated", "Amount imposed", Own.Source).PerInfringement();
        var each = (Own.Pounds(5) * Own.Number(2)).Named("most", "Most", Own.Source).MayBeStated(stated);
        var version = Own.Version(new Method(Step.SumOver(each)) { IsMaximum = true });
        Case Of(params bool[] isStated) =>
            new(
                "a",
                "A",
                version,
                isStated
                    .Index()
                    .Aggregate(
                        Facts.None,
                        (f, i) => f.WithInfringement($"I{i.Index}", own => i.Item ? own.With(stated, Money.Gbp(1)) : own)
                    )
            );

        Assert.NotNull(Of(false, false).Compare([version.Regime]).Rows[0].Maximum);
        Assert.Null(Of(true, false).Compare([version.Regime]).Rows[0].Maximum);
    }

    [Fact]
    public void What_a_model_fills_in_is_assumed_were_its_id_a_letter()
    {
        var q = Fact.Rate("q", "Q", "Which share?").Open(Rate.Zero, Rate.Percent(10), Rate.One, "a model of it");

        Assert.Equal(["q"], Own.Assess(Own.Pounds(5) * Step.Ask(q)).Assumptions.Select(a => a.Id));
    }

    [Fact]
    public void A_row_that_two_infringements_are_in_and_nobody_read_is_one_caveat()
    {
        var unread = Own.Source with { Standing = Standing.Reported };
        var table = new BandTable<Money, Money>(Money.Gbp(0), Edge.UpperIncluded, (null, Money.Gbp(40), Money.Gbp(40), unread));
        var facts = Facts
            .None.WithInfringement("A", own => own.With(Ask.Harm, Money.Gbp(1)))
            .WithInfringement("B", own => own.With(Ask.Harm, Money.Gbp(1)));

        Assert.Single(Own.Assess(Step.SumOver(Step.ByBand(Step.Ask(Ask.Harm), table, unread)), facts).Caveats);
    }

    [Fact]
    public void A_value_is_shown_to_so_many_decimals_as_its_unit_bears()
    {
        var (rate, count) = (Own.Pounds(1) / Own.Pounds(3), Own.Number(2) / Own.Number(3));
        var fine = (Own.Pounds(2) * rate.Named("r", "R", Own.Source)).Named("m", "M", Own.Source) * count.Named("c", "C", Own.Source);
        var assessed = Own.Assess(fine);

        Assert.Equal(("33.3333%", "GBP 0.67", "0.6667"), (Said("r"), Said("m"), Said("c")));

        string Said(string id) => assessed.Find(id)!.ValueText;
    }
}
