namespace FineCalc.Tests;

public class StagesAndBasesTests
{
    private static readonly Fact<Rate> Seriousness = Fact.Rate("seriousness", "Seriousness", "How serious?")
        .Within(Rate.Zero, Rate.One)
        .AsJudgement()
        .Open(Rate.Percent(10), Rate.Percent(20), Rate.Percent(60), "Nothing is known of the case.");

    private static readonly Fact<Rate> Discount = Fact.Rate("discount", "Discount", "Which discount?")
        .Default(Rate.Zero, "None is the rule.", Basis.Guidance);

    private static readonly Citation Draft = new("Draft guidance", "para 1", Standing.Draft);

    private static readonly Step<Money> Starting = (Step.Of(Money.Gbp(1000), Draft) * Step.Ask(Seriousness)).Named(
        "starting",
        "Starting point",
        Own.Source
    );

    private static readonly Step<Money> Final = Starting.ReducedBy(Step.Ask(Discount)).Named("final", "Final amount", Own.Source);

    private static readonly RegimeVersion Version = Own.Version(new Method(Final) { Provisional = Starting });

    private static readonly Facts Pinned = Facts.None.With(Seriousness, Rate.Percent(30), "as the notice says", Own.Source);

    private static (decimal, decimal, decimal) Three(Spread<Money> spread) => (spread.Low.Amount, spread.Likely.Amount, spread.High.Amount);

    private static IEnumerable<TraceNode> Nodes(TraceNode node) => node.Inputs.SelectMany(Nodes).Prepend(node);

    [Fact]
    public void The_amount_is_the_root_of_the_trace()
    {
        var assessment = Version.Assess(Pinned.With(Discount, Rate.Percent(50)));
        Assert.Equal((Money.Gbp(150), 150m, "final"), (assessment.Amount, assessment.Trace.Value, assessment.Trace.Id));
        Assert.Equal((300m, 300m, 300m), Three(assessment.Provisional));
        Assert.Equal((150m, 150m, 150m), Three(assessment.Range));
        Assert.False(assessment.IsOpen);
        Assert.Equal(Version.Id, assessment.VersionId);
        Assert.Equal($"Own rules: GBP 150 ({Version.Id})", assessment.ToString());
    }

    [Fact]
    public void What_is_open_gives_a_range_at_every_stage()
    {
        var assessment = Version.Assess(Facts.None.With(Discount, Rate.Percent(50)));
        Assert.True(assessment.IsOpen);
        Assert.Equal((50m, 100m, 300m), Three(assessment.Range));
        Assert.Equal((100m, 200m, 600m), Three(assessment.Provisional));
        Assert.Equal(Money.Gbp(100), assessment.Amount);
        var fact = Assert.Single(Nodes(assessment.Trace), n => n.Id == "seriousness");
        Assert.Equal((0.1m, 0.2m, 0.6m, true, "10% / 20% / 60%"), (fact.Low, fact.Value, fact.High, fact.IsOpen, fact.ValueText));
    }

    [Fact]
    public void A_stage_is_open_where_the_amount_is_not()
    {
        var assessment = Own.Version(
                new Method(Starting.CappedAt(Own.Pounds(50)).Named("final", "Final", Own.Source)) { Provisional = Starting }
            )
            .Assess(Facts.None);
        Assert.False(assessment.IsOpen);
        Assert.Equal((50m, 50m, 50m), Three(assessment.Range));
        Assert.Equal((100m, 200m, 600m), Three(assessment.Provisional));
        Assert.Equal("10% / 20% / 60%", Assert.Single(assessment.Assumptions).Value);
    }

    [Fact]
    public void Without_a_stage_of_its_own_the_provisional_amount_is_the_final_one() =>
        Assert.Equal((150m, 150m, 150m), Three(Own.Assess(Final, Pinned.With(Discount, Rate.Percent(50))).Provisional));

    [Fact]
    public void Every_leaf_says_what_it_rests_on()
    {
        var trace = Version.Assess(Pinned).Trace;
        TraceNode Node(string id) => Nodes(trace).First(n => n.Id == id);
        Assert.Equal(Basis.Judgement, Node("seriousness").Basis);
        Assert.Equal(Basis.Guidance, Node("discount").Basis);
        Assert.Equal(Basis.Statute, Nodes(trace).First(n => n.Source == Draft).Basis);
        Assert.Equal(Basis.Model, Version.Assess(Facts.None).Trace.Basis);
        Assert.Equal(Basis.Guidance, trace.Basis);
        Assert.Equal(Basis.Fact, Own.Assess(Step.Ask(Ask.Turnover), Facts.None.With(Ask.Turnover, Money.Gbp(1))).Trace.Basis);
        Assert.Equal(("as the notice says", Own.Source), (Node("seriousness").Note, Node("seriousness").Source));
        Assert.Equal(Pinned.Answers[0], Node("seriousness").Answer);
        Assert.Null(Node("discount").Answer);
    }

    [Fact]
    public void What_was_assumed_is_listed_with_its_reason_and_what_a_rule_says_is_not()
    {
        Assert.Equal(
            new Assumption("seriousness", "Seriousness", "10% / 20% / 60%", "Nothing is known of the case."),
            Assert.Single(Version.Assess(Facts.None).Assumptions)
        );
        Assert.Empty(Version.Assess(Pinned).Assumptions);
    }

    [Fact]
    public void What_was_assumed_of_each_infringement_is_listed_for_each()
    {
        var own = Fact.Rate("own", "Own", "?").PerInfringement().Open(Rate.Zero, Rate.Zero, Rate.One, "Unknown.");
        var facts = Facts
            .None.WithInfringement("A", a => a)
            .WithInfringement("B", b => b.With(own, Rate.One))
            .WithInfringement("C", c => c);
        Assert.Equal(["A", "C"], Own.Assess(Step.SumOver(Own.Pounds(1) * Step.Ask(own)), facts).Assumptions.Select(a => a.Infringement));
    }

    [Fact]
    public void What_a_check_reads_has_not_entered_the_amount()
    {
        var guess = Fact.Count("guess", "Guess", "?", "").Open(1, 2, 3, "Unknown.");
        var method = new Method(Starting) { Checks = [new Check("many", Step.Ask(guess).IsAbove(Own.Number(0)), "None.", "some")] };
        Assert.Equal(["seriousness"], Own.Version(method).Assess(Facts.None).Assumptions.Select(a => a.Id));
        Assert.Empty(Own.Version(method).Assess(Pinned).Assumptions);
        Assert.False(Own.Version(method).Assess(Pinned).IsOpen);
    }

    [Fact]
    public void Numbers_that_were_not_read_in_the_primary_text_are_caveats()
    {
        var caveat = Assert.Single(Version.Assess(Pinned).Caveats);
        Assert.Equal(("GBP 1,000", Draft), (caveat.Value, caveat.Source));
        Assert.Empty(Own.Assess(Own.Pounds(1)).Caveats);
    }

    [Fact]
    public void Named_steps_stand_in_the_order_of_the_method_and_those_of_an_infringement_once_for_each()
    {
        var share = Own.Percent(10).Named("share", "Share", Own.Source);
        var each = (Step.Ask(Ask.Harm) * share).Named("each", "Each", Own.Source);
        var sum = Step.SumOver(each).Named("sum", "Sum", Own.Source);
        var facts = Facts
            .None.WithInfringement("A", own => own.With(Ask.Harm, Money.Gbp(10)))
            .WithInfringement("B", own => own.With(Ask.Harm, Money.Gbp(20)));
        var assessment = Own.Assess(sum, facts);
        Assert.Equal(
            [("each", "A", 1m), ("each", "B", 2m), ("sum", null, 3m)],
            assessment.Steps.Where(s => s.Kind != StepKind.Number).Select(s => (s.Id, s.Infringement, s.Value))
        );
        Assert.Equal(2m, assessment.Find("each", "B")!.Value);
        Assert.Equal(1m, assessment.Find("each")!.Value);
        Assert.Null(assessment.Find("sum", "B"));
    }

    [Fact]
    public void A_step_the_method_did_not_come_to_is_not_found()
    {
        var (one, two) = (
            Own.Pounds(1).AtLeast(Own.Pounds(0)).Named("one", "One", Own.Source),
            Own.Pounds(2).AtLeast(Own.Pounds(0)).Named("two", "Two", Own.Source)
        );
        var assessment = Own.Assess(one.When(Own.Yes, two));
        Assert.Equal(1m, assessment.Find("one")!.Value);
        Assert.Null(assessment.Find("two"));
    }

    [Fact]
    public void Shown_steps_stand_beside_the_amount_where_their_condition_holds()
    {
        var shown = (Own.Pounds(1) * Step.Ask(Discount)).Named("beside", "Beside", Own.Source);
        var method = new Method(Starting) { AlsoShown = [Shown.Of(shown, Step.IsGiven(Discount))] };
        Assert.Null(Own.Version(method).Assess(Pinned).Find("beside"));
        Assert.Equal(0.5m, Own.Version(method).Assess(Pinned.With(Discount, Rate.Percent(50))).Find("beside")!.Value);
        Assert.Equal(Money.Gbp(300), Own.Version(method).Amount(Pinned.With(Discount, Rate.Percent(50))));
    }

    [Fact]
    public void A_check_that_does_not_hold_is_a_problem_and_a_warning_is_none()
    {
        var few = new Check("few", Step.Ask(Ask.People).IsAtMost(Own.Number(5)), "Too many people.", "5 or fewer") { Subject = Ask.People };
        RegimeVersion With(Check check) => Own.Version(new Method(Own.Pounds(1)) { Checks = [check] });
        var facts = Facts.None.With(Ask.People, 6);
        Assert.Equal(
            new Problem("few", "Too many people.") { Subject = "people", Allowed = "5 or fewer" },
            Assert.Single(With(few).Try(facts).Problems)
        );
        Assert.Throws<ProblemException>(() => With(few).Amount(facts));
        Assert.Empty(With(few).Try(Facts.None.With(Ask.People, 5)).Problems);
        Assert.Equal("few", Assert.Single(With(few with { IsWarning = true }).Assess(facts).Warnings).Code);
        Assert.Empty(With(few with { IsWarning = true }).Assess(Facts.None.With(Ask.People, 5)).Warnings);
    }

    [Fact]
    public void A_check_of_each_infringement_must_hold_of_every_one()
    {
        var method = new Method(Own.Pounds(1))
        {
            Checks = [new Check("small", Step.Ask(Ask.Harm).IsAtMost(Own.Pounds(5)), "Too much.", "less")],
        };
        Facts Harms(int a, int b) =>
            Facts
                .None.WithInfringement("A", own => own.With(Ask.Harm, Money.Gbp(a)))
                .WithInfringement("B", own => own.With(Ask.Harm, Money.Gbp(b)));
        Assert.Empty(Own.Version(method).Try(Harms(5, 5)).Problems);
        Assert.Single(Own.Version(method).Try(Harms(6, 5)).Problems);
        Assert.Single(Own.Version(method).Try(Harms(5, 6)).Problems);
        Assert.Throws<ProblemException>(() => Own.Version(method).Amount(Harms(5, 6)));
    }

    [Fact]
    public void A_check_that_lacks_a_fact_asks_for_it_and_says_nothing_else()
    {
        var method = new Method(Own.Pounds(1))
        {
            Checks = [new Check("few", Step.Ask(Ask.People).IsAtMost(Own.Number(5)), "Too many people.", "5 or fewer")],
        };
        Assert.Equal(["fact-missing"], Own.Version(method).Try(Facts.None).Problems.Select(p => p.Code));
    }

    [Fact]
    public void A_check_that_is_too_large_to_reckon_is_a_problem_and_no_crash()
    {
        var method = new Method(Own.Pounds(1))
        {
            Checks =
            [
                new Check(
                    "few",
                    (Own.Number(decimal.MaxValue) * Step.Ask(Ask.People)).IsAtLeast(Own.Number(5)),
                    "Too many people.",
                    "5 or fewer"
                ),
            ],
        };
        Assert.Equal(["amount-overflow"], Own.Version(method).Try(Facts.None.With(Ask.People, 2)).Problems.Select(p => p.Code));
        Assert.Throws<ProblemException>(() => Own.Version(method).Amount(Facts.None.With(Ask.People, 2)));
    }

    [Fact]
    public void A_table_on_a_branch_that_may_be_taken_cites_a_row_that_may_be_used()
    {
        var (low, high) = (new Citation("Table", "row 1", Standing.Draft), new Citation("Table", "row 2"));
        var table = new BandTable<Count, Money>(
            0,
            Edge.UpperIncluded,
            new(10, Money.Gbp(1), Money.Gbp(1), low),
            new(null, Money.Gbp(2), Money.Gbp(2), high)
        );
        var step = Own.Pounds(5).When(Step.Ask(Ask.Repeated), Step.ByBand(Step.Ask(Ask.People), table, Own.Source));
        var assessment = Own.Assess(step, Facts.None.With(Ask.People, 20).With(new Answer(Ask.Repeated, 0, 1, 1)));
        Assert.Equal((2m, 5m, 5m), Three(assessment.Range));
        Assert.Empty(assessment.Caveats);
    }

    [Fact]
    public void An_answer_on_a_branch_that_may_be_taken_is_shown_as_it_was_given()
    {
        var share = Ask.Share.Open(Rate.Percent(1), Rate.Percent(2), Rate.Percent(3), "Unknown.");
        var each = (Own.Pounds(100) * Step.Ask(share)).Named("each", "Each", Own.Source);
        var step = Own.Pounds(5).When(Step.Ask(Ask.Repeated), each);
        TraceNode Of(Facts facts) =>
            Assert.Single(
                Own.Assess(step, facts.With(new Answer(Ask.Repeated, 0, 1, 1))).Find("each")!.Inputs,
                n => n.Kind == StepKind.Fact
            );
        Assert.Equal("40%", Of(Facts.None.With(share, Rate.Percent(40))).ValueText);
        Assert.Equal(
            "10% / 20% / 30%",
            Of(Facts.None.WithRange(share, new Spread<Rate>(Rate.Percent(10), Rate.Percent(20), Rate.Percent(30)))).ValueText
        );
        Assert.Equal("1% / 2% / 3%", Of(Facts.None).ValueText);
    }

    [Fact]
    public void Revising_gives_another_assessment_under_the_same_version()
    {
        var before = Version.Assess(Pinned);
        var after = before.Revise(facts => facts.With(Discount, Rate.Percent(50)));
        Assert.Equal((Money.Gbp(300), Money.Gbp(150)), (before.Amount, after.Amount));
        Assert.Same(before.Version, after.Version);
        Assert.Throws<ProblemException>(() => before.Revise(facts => facts.With(Seriousness, Rate.Percent(101))));
    }

    [Fact]
    public void A_provisional_amount_is_of_the_case()
    {
        var problem = Own.OnlyProblem(() => Own.Version(new Method(Own.Pounds(1)) { Provisional = Step.Ask(Ask.Harm) }).Id);
        Assert.Equal(
            ("method-not-of-case", "a provisional amount that takes the infringements together with SumOver or GreatestOver"),
            (problem.Code, problem.Allowed)
        );
    }

    [Fact]
    public void Two_things_of_one_id_are_refused()
    {
        var twin = Fact.Count("people", "People too", "?", "");
        Assert.Equal(
            ("method-duplicate-id", "people"),
            Own.OnlyProblem(() => Own.Version(Own.Pounds(1) * (Step.Ask(Ask.People) + Step.Ask(twin))).Id) is var facts
                ? (facts.Code, facts.Subject)
                : default
        );
        var (one, two) = (
            Own.Pounds(1).AtLeast(Own.Pounds(0)).Named("same", "One", Own.Source),
            Own.Pounds(2).AtLeast(Own.Pounds(0)).Named("same", "Two", Own.Source)
        );
        Assert.Equal(
            ("method-duplicate-id", "same", "one name for one thing"),
            Own.OnlyProblem(() => Own.Version(one + two).Id) is var steps ? (steps.Code, steps.Subject, steps.Allowed) : default
        );
        Assert.Equal(2m, Own.Value(one + one));
    }

    // A method whose source has so long a note that each infringement counts as 10,000 steps, and 320 of them as the most there may be.
    [Fact]
    public void As_many_infringements_as_all_stages_may_have_are_worked_out_and_not_one_more()
    {
        var wordy = Own.Source with { Note = new string('x', (9_988 * 50) - "FineHouse ruless 1".Length) };
        var version = Own.Version(Step.SumOver(Step.Ask(Ask.Harm)).Named("fine", "Fine", wordy));
        var one = Facts.None.With(Ask.Harm, Money.Gbp(1));
        var many = Enumerable.Range(0, 80).Aggregate(one, (f, i) => f.WithInfringement($"I{i}", own => own));
        Case Of(params Facts[] later) =>
            new("a", "A", version, many) { Stages = [.. later.Select((f, i) => new CaseStage($"S{i}", Own.Source) { Facts = f })] };

        Assert.Empty(Of(many, many, many).Check());
        var problem = Assert.Single(Of(many, many, many, one).Check());
        Assert.Equal(
            ("stages-too-many", "up to 320 infringements in all stages together", true),
            (
                problem.Code,
                problem.Allowed,
                problem.Message.Contains(" 5 stages with facts, and 321 infringements ", StringComparison.Ordinal)
            )
        );
    }
}
