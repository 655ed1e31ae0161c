using NodaTime;

namespace FineCalc.Tests;

/// <summary>Which questions a step can be asked, how they are asked, and what becomes of the method around them.</summary>
public class AskingTests
{
    private static readonly LocalDate LastDay = new(2030, 1, 1);

    // Steps of each unit, one of them of a name of one letter, and a number and a table, which are no steps.
    private static RegimeVersion Define() =>
        With(law =>
        {
            var x = Step.Ask(Ask.Turnover).Named("x", "Turnover", Own.Source);
            var share = (Step.Ask(Ask.Share) * law.Rate("number", "Number", Rate.One, Own.Source)).Named("share", "Share", Own.Source);
            var times = Step.Ask(Ask.People).Named("times", "Times", Own.Source);
            var flag = times.IsAbove(Own.Number(0)).Named("flag", "Flag", Own.Source);
            return new Method((x * share * times).When(flag, Own.Pounds(0)).Named("fine", "Fine", Own.Source));
        });

    private static Facts Given => Facts.None.With(Ask.Turnover, Money.Gbp(1000)).With(Ask.Share, Rate.Percent(20)).With(Ask.People, 3);

    private static RegimeVersion With(Func<NumbersInForce, Method> layout) =>
        Regime
            .Define(new RegimeInfo("own", "Own", Currency.Gbp), [new MethodPeriod("Own", Own.FirstDay, LastDay, layout)])
            .On(Own.FirstDay);

    private static Facts Answered(RegimeVersion version, Facts facts, string id, decimal value) =>
        facts.With(
            new Answer(version.FindFact(id)!, value, value, value, version.FindFact(id)!.Unit == Unit.Money ? Currency.Gbp : default)
        );

    private static bool CanAsk(string id) => Record.Exception(() => Define().Asking(id)) is null;

    [Theory]
    [InlineData("a", true)]
    [InlineData("z", true)]
    [InlineData("0", true)]
    [InlineData("9", true)]
    [InlineData("-", true)]
    [InlineData("withheld-pay-2", true)]
    [InlineData("", false)]
    [InlineData("`", false)]
    [InlineData("{", false)]
    [InlineData("/", false)]
    [InlineData(":", false)]
    [InlineData("A", false)]
    [InlineData("a.b", false)]
    [InlineData("a b", false)]
    public void A_reason_is_of_small_letters_digits_and_hyphens(string reason, bool can) =>
        Assert.Equal(can, CanAsk($"less-fine.{reason}"));

    [Fact]
    public void A_reason_has_up_to_100_signs()
    {
        Assert.True(CanAsk("less-fine." + new string('a', 100)));
        Assert.False(CanAsk("less-fine." + new string('a', 101)));
    }

    [Theory]
    [InlineData("stated-x", true)]
    [InlineData("stated-times", true)]
    [InlineData("times-times", true)]
    [InlineData("added-times", true)]
    [InlineData("raised-share", true)]
    [InlineData("raised-times", false)]
    [InlineData("reduced-times", false)]
    [InlineData("stated-flag", false)]
    [InlineData("rounded-flag", false)]
    [InlineData("stated-number", false)]
    [InlineData("stated-", false)]
    [InlineData("fine", false)]
    [InlineData("doubled-fine", false)]
    public void What_can_be_done_at_a_step_goes_by_its_unit(string id, bool can)
    {
        Assert.Equal(can, CanAsk(id));
        if (!can)
        {
            var problem = Own.OnlyProblem(() => Define().Asking("stated-fine").Asking(id));
            Assert.Equal(
                (
                    "fact-unknown",
                    id,
                    "one of stated-, times-, raised-, reduced-, added-, less-, lowered-, rounded-, rounded-up-, rounded-down- and a step "
                        + "of the method: times, flag, x, share, fine"
                ),
                (problem.Code, problem.Subject, problem.Allowed)
            );
        }
    }

    [Fact]
    public void Each_thing_that_is_done_is_asked_in_its_words_and_its_unit()
    {
        string[] words = ["stated", "times", "raised", "reduced", "added", "less", "lowered", "rounded", "rounded-up", "rounded-down"];
        var asked = words
            .SelectMany(w => new[] { $"{w}-x.first-why", $"{w}-share", $"{w}-times" })
            .Where(CanAsk)
            .Select(id => Define().Asking(id).FindFact(id)!)
            .Select(f => $"{f.Id} | {f.Question} | {f.Unit}{f.Counted}, {f.Allowed}, {f.IsJudgement}, {f.IsPerInfringement}, {f.Source}\n");
        Golden.Hold("tests/FineCalc.Tests/Regimes/step-questions.txt", string.Concat(asked));
    }

    [Theory]
    [InlineData("stated-share", 0.5, 1500)]
    [InlineData("times-share", 0.5, 300)]
    [InlineData("raised-share", 0.5, 900)]
    [InlineData("reduced-share", 0.5, 300)]
    [InlineData("added-share", 0.05, 750)]
    [InlineData("less-share", 0.05, 450)]
    [InlineData("less-share", 0.5, 0)]
    [InlineData("lowered-share", 0.1, 300)]
    [InlineData("lowered-share", 0.5, 600)]
    [InlineData("rounded-share", 0.15, 450)]
    [InlineData("rounded-up-share", 0.15, 900)]
    [InlineData("rounded-down-share", 0.15, 450)]
    [InlineData("stated-times", 5, 1000)]
    [InlineData("times-times", 2, 1200)]
    [InlineData("added-times", 2, 1000)]
    [InlineData("less-times", 2, 200)]
    [InlineData("less-times", 4, 0)]
    [InlineData("lowered-times", 1, 200)]
    [InlineData("rounded-times", 2, 800)]
    [InlineData("rounded-up-times", 2, 800)]
    [InlineData("rounded-down-times", 2, 400)]
    public void Rates_and_counts_are_changed_as_amounts_are(string id, double value, double amount)
    {
        var version = Define().Asking(id);
        Assert.Equal(600m, version.Amount(Given).Amount);
        Assert.Equal((decimal)amount, version.Amount(Answered(version, Given, id, (decimal)value)).Amount);
    }

    [Fact]
    public void What_is_asked_together_or_one_after_another_is_one_version()
    {
        var version = Define();
        var whole = version.Asking("less-fine.b", "added-fine", "less-fine.a");
        Assert.Equal($"{version.Id}+steps(added-fine,less-fine.a,less-fine.b)", whole.Id);
        Assert.Equal(whole.Id, version.Asking("less-fine.b").Asking("added-fine").Asking("less-fine.a", "less-fine.a").Id);
        Assert.Equal(whole.Id, version.Asking("less-fine.b").Asking("added-fine", "less-fine.a").Id);
        Assert.Equal($"{version.Id}+steps(added-fine)", version.Asking("added-fine", "added-fine").Id);
        Assert.Same(whole, whole.Asking("added-fine", "turnover"));
        Assert.Same(version, version.Asking("turnover"));
        Assert.Equal(
            [
                "Fine, by the method (unchanged-fine)",
                "Fine, addition (added-fine)",
                "Fine, so far (after-added-fine)",
                "Fine, taken off (a) (less-fine.a)",
                "Fine, so far (2) (after-less-fine.a)",
                "Fine, taken off (b) (less-fine.b)",
                "Fine (fine)",
            ],
            whole.Steps.Where(s => s.Name.StartsWith("Fine", StringComparison.Ordinal)).Select(s => $"{s.Name} ({s.Id})")
        );
    }

    // Where a step is stated, a warning by what led to it needs the answers that led to it.
    [Fact]
    public void A_warning_by_what_led_to_a_stated_step_is_none_without_it()
    {
        RegimeVersion Of(params Check[] checks) =>
            With(_ =>
            {
                var x = Step.Ask(Ask.Turnover).Named("x", "Turnover", Own.Source);
                return new Method((x * Own.Percent(10)).Named("fine", "Fine", Own.Source)) { Checks = checks };
            });
        var few = Check.Warning("few", Step.Ask(Ask.People).IsBelow(Own.Number(5)), "Many.", "few");
        var small = Check.Warning("small", Step.Ask(Ask.Turnover).IsBelow(Own.Pounds(100)), "Large.", "small");
        var both = Check.Warning(
            "both",
            Step.Ask(Ask.Turnover).IsBelow(Own.Pounds(100)) & Step.Ask(Ask.People).IsBelow(Own.Number(5)),
            "Large.",
            "small"
        );
        var held = new Check("held", Step.Ask(Ask.People).IsBelow(Own.Number(5)), "Many.", "few");
        var large = Facts.None.With(Ask.Turnover, Money.Gbp(200));

        // Stated alone, and beside others; answered, or left as the method has it.
        foreach (var questions in new[] { ["stated-fine"], new[] { "stated-fine", "times-x" } })
        {
            var version = Of(few, small, both).Asking(questions);
            Assert.Equal((0, 7m), Told(version, Answered(version, Facts.None, "stated-fine", 7)));
            Assert.Equal((1, 7m), Told(version, Answered(version, large, "stated-fine", 7)));
            Assert.Equal((0, 7m), Told(version, Answered(version, Facts.None.With(Ask.People, 4), "stated-fine", 7)));
            Assert.Equal((1, 7m), Told(version, Answered(version, Facts.None.With(Ask.People, 5), "stated-fine", 7)));
            Assert.Equal((3, 7m), Told(version, Answered(version, large.With(Ask.People, 5), "stated-fine", 7)));
            Assert.Equal((1, 20m), Told(version, large));
        }

        // What a step that was asked about answers itself is none of what led to it.
        var asked = Of(
                Check.Warning("x", Step.Ask(Ask.Turnover).Named("x", "Turnover", Own.Source).IsBelow(Own.Pounds(100)), "Large.", "small")
            )
            .Asking("stated-x", "times-x");
        Assert.Equal((1, 20m), Told(asked, large));
        Assert.Equal((1, 40m), Told(asked, Answered(asked, large, "times-x", 2)));
        Assert.Equal((0, 1m), Told(asked, Answered(asked, Facts.None, "stated-x", 10)));

        // A check that refuses needs its answers all the same, and so does each where nothing is stated.
        Assert.Equal(["fact-missing"], Problems(Of(held).Asking("stated-fine"), "stated-fine"));
        Assert.Equal(["fact-missing"], Problems(Of(few).Asking("times-fine"), "times-fine", large));

        static (int, decimal) Told(RegimeVersion version, Facts facts) =>
            version.Assess(facts) is var assessed ? (assessed.Warnings.Count, assessed.Amount.Amount) : default;

        static IEnumerable<string> Problems(RegimeVersion version, string id, Facts? facts = null) =>
            version.Try(Answered(version, facts ?? Facts.None, id, 7)).Problems.Select(p => p.Code);
    }

    [Fact]
    public void What_is_worked_out_once_for_each_infringement_is_asked_of_each_and_what_the_rest_asks_too_of_the_case()
    {
        var version = With(_ =>
        {
            var part = (Step.Ask(Ask.Turnover) * Step.Ask(Ask.People)).Named("part", "Part", Own.Source);
            var provisional = (part * Step.Ask(Ask.Share)).Named("provisional", "Provisional", Own.Source);
            return new Method(provisional.CappedAt(Step.Ask(Ask.Turnover)).Named("fine", "Fine", Own.Source)) { Provisional = provisional };
        });
        var chains = version.WithChains("part");
        Assert.Equal(
            [("people", true), ("share", false), ("turnover", false)],
            chains.Facts.Select(f => (f.Id, f.IsPerInfringement)).OrderBy(f => f.Id, StringComparer.Ordinal)
        );
        var facts = Facts
            .None.With(Ask.Turnover, Money.Gbp(100))
            .With(Ask.Share, Rate.Percent(10))
            .WithInfringement("a", own => own.With((Fact<Count>)chains.FindFact("people")!, 2))
            .WithInfringement("b", own => own.With((Fact<Count>)chains.FindFact("people")!, 5));
        var assessed = chains.Assess(facts);
        Assert.Equal((70m, 70m, 700m), (assessed.Amount.Amount, assessed.Provisional!.Likely.Amount, assessed.Find("part")!.Value));
        Assert.Equal(
            [("each-part", "Part, of each", true), ("part", "Part", false), ("provisional", "Provisional", false), ("fine", "Fine", false)],
            chains.Steps.Select(s => (s.Id, s.Name, s.IsPerInfringement))
        );
    }

    [Fact]
    public void What_the_provisional_amount_asks_beside_the_step_stays_of_the_case()
    {
        var version = With(_ =>
        {
            var part = (Step.Ask(Ask.Turnover) * Step.Ask(Ask.People)).Named("part", "Part", Own.Source);
            return new Method(part)
            {
                Provisional = (Own.Pounds(1) * Step.Ask(Ask.People)).Named("provisional", "Provisional", Own.Source),
            };
        });
        Assert.Equal(
            [("people", false), ("turnover", true)],
            version.WithChains("part").Facts.Select(f => (f.Id, f.IsPerInfringement)).OrderBy(f => f.Id, StringComparer.Ordinal)
        );
    }

    // An amount is answered in any currency that the case has a rate for, and taken into that of the step; a number is only a number.
    [Fact]
    public void What_is_done_at_an_amount_in_another_currency_is_done_in_it()
    {
        var version = With(law => new Method(
            law.Money("base", "Base", Money.Eur(100), Own.Source)
                .AtLeast(Step.Constant(Money.Eur(0)))
                .Named("x", "X", Own.Source)
                .ConvertedTo(Currency.Gbp)
                .Named("fine", "Fine", Own.Source)
        ));
        var asked = version.Asking("times-x", "added-x", "added-fine");
        var rates = Facts
            .None.With(new ExchangeRate(Currency.Eur, Currency.Gbp, 0.5m, Own.FirstDay, Own.Source))
            .With(new ExchangeRate(Currency.Gbp, Currency.Eur, 2m, Own.FirstDay, Own.Source));
        Assert.Equal(50m, asked.Amount(rates).Amount);
        Assert.Equal(110m, asked.Amount(Answered(asked, Answered(asked, rates, "times-x", 2), "added-x", 10)).Amount);
        Assert.Equal(60m, asked.Amount(Answered(asked, rates, "added-fine", 10)).Amount);
        var assessed = asked.Assess(Answered(asked, Answered(asked, rates, "times-x", 2), "added-fine", 10));
        Assert.Equal(((StepKind.Fact, default(Currency)), (StepKind.Convert, Currency.Gbp)), (Of("times-x"), Of("added-fine")));

        (StepKind, Currency) Of(string id) => (assessed.Find(id)!.Kind, assessed.Find(id)!.Currency);
    }

    // What a method takes together inside the step, a step of each takes alone: with its own cap, under its own name.
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Infringements_that_the_step_takes_together_are_each_taken_alone(bool isItemNamed, bool isSumNamed)
    {
        var most = Fact.Money("most", "Most", "How much at most?").PerInfringement();
        var group = Fact.Count("group", "Group", "Which group?", "").PerInfringement().Default(0, "All are one group.");
        RegimeVersion Of(bool hasCap) =>
            With(_ =>
            {
                var item = isItemNamed ? Step.Ask(Ask.Harm).Named("item", "Item", Own.Source) : Step.Ask(Ask.Harm);
                var sum = hasCap ? Step.SumOver(item, Step.Ask(most), group) : Step.SumOver(item);
                var named = isSumNamed ? sum.Named("sum", "Sum", Own.Source) : sum;
                return new Method((named * Own.Number(2)).Named("part", "Part", Own.Source));
            });
        var facts = Facts
            .None.WithInfringement("a", own => own.With(Ask.Harm, Money.Gbp(8)).With(most, Money.Gbp(7)))
            .WithInfringement("b", own => own.With(Ask.Harm, Money.Gbp(4)).With(most, Money.Gbp(10)));

        Assert.Equal(20m, Of(hasCap: true).Amount(facts).Amount);
        Assert.Equal(22m, Of(hasCap: true).WithChains("part").Amount(facts).Amount);
        var free = Facts
            .None.WithInfringement("a", own => own.With(Ask.Harm, Money.Gbp(8)))
            .WithInfringement("b", own => own.With(Ask.Harm, Money.Gbp(4)));
        var chains = Of(hasCap: false).WithChains("part");
        Assert.Equal((24m, 24m), (Of(hasCap: false).Amount(free).Amount, chains.Amount(free).Amount));
        Assert.All(
            [chains, Of(hasCap: true).WithChains("part")],
            version =>
                Assert.Equal(
                    [
                        .. isItemNamed ? ["item"] : Array.Empty<string>(),
                        .. isSumNamed ? ["sum"] : Array.Empty<string>(),
                        "each-part",
                        "part",
                    ],
                    version.Steps.Select(s => s.Id)
                )
        );
        Assert.Equal(
            isSumNamed ? "Sum × 2"
                : isItemNamed ? "Item × 2"
                : "Harm × 2",
            chains.Steps.Single(s => s.Id == "each-part").Rule
        );
        if (isSumNamed)
        {
            Assert.Equal(4m, chains.Assess(free).Find("sum", "b")!.Value);
            Assert.Equal(isItemNamed ? "Item" : "as given", chains.Steps.Single(s => s.Id == "sum").Rule);
        }
    }

    [Fact]
    public void Chains_and_questions_about_steps_go_together_in_either_order()
    {
        var version = Define();
        var whole = version.WithChains("x").Asking("times-fine");
        Assert.Equal($"{version.Id}+chains(x)+steps(times-fine)", whole.Id);
        Assert.Equal(whole.Id, version.Asking("times-fine").WithChains("x").Id);
        Assert.Equal(("x", "x"), (whole.Chains, version.Asking("times-fine").WithChains("x").Chains));
        Assert.Same(whole, whole.WithChains("x"));
        Assert.Null(version.Asking("times-fine").Chains);
        Assert.Equal(("Own", Own.FirstDay, (LocalDate?)LastDay), (whole.Name, whole.From, whole.Until));
    }

    [Theory]
    [InlineData("share")]
    [InlineData("flag")]
    [InlineData("number")]
    [InlineData("fines")]
    public void Only_amounts_of_the_case_are_worked_out_of_each(string step)
    {
        var problem = Own.OnlyProblem(() => Define().WithChains(step));
        Assert.Equal(("chains-invalid", step, "x, fine"), (problem.Code, problem.Subject, problem.Allowed));
        Assert.Equal("chains-invalid", Own.OnlyProblem(() => Define().WithChains("x").WithChains("fine")).Code);
        Assert.Equal("chains-invalid", Own.OnlyProblem(() => Define().WithChains("x").WithChains("each-x")).Code);
        Assert.Throws<ArgumentException>(() => Define().WithChains(" "));
    }

    // A step that a thousand others lead to by a thousand ways is changed once, and what is asked of it is one question.
    [Fact]
    public void A_step_that_many_ways_lead_to_is_changed_once()
    {
        var version = With(_ =>
        {
            var step = Step.Ask(Ask.Turnover).Named("x", "Turnover", Own.Source);
            var warned = Check.Warning("x", Doubled(step).IsBelow(Own.Pounds(1)), "Large.", "small");
            return new Method(Doubled(Doubled(step).Named("y", "Y", Own.Source)).Named("fine", "Fine", Own.Source)) { Checks = [warned] };
        });
        var asked = version.Asking("times-x", "stated-x");
        Assert.Equal((decimal)(1L << 61), asked.Amount(Answered(asked, Facts.None.With(Ask.Turnover, Money.Gbp(1)), "times-x", 2)).Amount);
        var chains = version.WithChains("y");
        Assert.Equal((decimal)(1L << 60), chains.Amount(Facts.None.With((Fact<Money>)chains.Facts[0], Money.Gbp(1))).Amount);

        static Step<Money> Doubled(Step<Money> step) => Enumerable.Range(0, 30).Aggregate(step, (all, _) => all + all);
    }

    // A step may be called as a word goes on: the longer word is meant.
    [Fact]
    public void The_longest_word_that_an_id_begins_with_is_what_is_done()
    {
        var version = With(_ =>
        {
            var (x, down) = (Step.Ask(Ask.Turnover).Named("x", "X", Own.Source), Own.Pounds(1) * Own.Number(1));
            return new Method((x + down.Named("down-x", "Down", Own.Source)).Named("fine", "Fine", Own.Source));
        });
        Assert.Equal("X, rounded down", version.Asking("rounded-down-x").FindFact("rounded-down-x")!.Name);
    }

    // One that changes with the days is asked as on the day, and of that day alone.
    [Fact]
    public void A_question_of_each_is_answered_by_its_declaration_unless_it_changes_with_the_days()
    {
        static Method Of(Fact<Rate> share) => new((Step.Ask(Ask.Turnover) * Step.Ask(share)).Named("part", "Part", Own.Source));
        var dated = Ask.Share.Since(Own.FirstDay, f => f.Asking("Which is it?"));
        Assert.True(With(_ => Of(Ask.Share)).WithChains("part").FindFact("share") == Ask.Share);
        Assert.False(With(_ => Of(dated)).WithChains("part").FindFact("share") == dated);

        var regime = Regime.Define(
            new RegimeInfo("own", "Own", Currency.Gbp),
            [
                new MethodPeriod("A", Own.FirstDay, LastDay, _ => Of(Ask.Share)),
                new MethodPeriod("B", LastDay, null, _ => Of(Ask.Share.Asking("Which is it?"))),
            ]
        );
        var read = RegimeJson.Parse(RegimeJson.Write(regime), "own.json");
        Assert.True(read.Versions[1].WithChains("part").FindFact("share") == read.Versions[0].FindFact("share"));
    }

    [Fact]
    public void A_step_that_has_a_source_alone_is_no_named_step()
    {
        const string steps = """
            {"step":0,"kind":"number","unit":"money","value":1,"basis":"statute"},
            {"step":1,"kind":"sum","unit":"money","inputs":[0,0],"minus":[false,false],"source":0}
            """;
        var version = RegimeJson.Parse(Json.RegimeJsonTests.Small(steps, 1), "small.json").Versions[0];
        Assert.Empty(version.Steps);
        Assert.Equal("fact-unknown", Own.OnlyProblem(() => version.Asking("stated-")).Code);
    }

    // What begins as a question about a step is told with what that can be; what does not, with the judgements that are asked.
    [Theory]
    [InlineData("rounded-down-fin", "one of stated-, times-")]
    [InlineData("stated-fin", "one of stated-, times-")]
    [InlineData("fin", "share")]
    public void A_judgement_that_is_none_is_told_with_those_there_are(string id, string allowed)
    {
        var text = $$"""
            { "case": "c", "title": "C", "regime": "own", "dates": { "date": "2026-01-01" },
              "facts": { "turnover": 5, "people": 3 }, "judgements": { "share": 0.5, "{{id}}": 1 } }
            """;
        CaseJson.TryParse(text, "c.json", new RegimeCatalog(Define().Regime), out _, out var problems);
        Assert.StartsWith(allowed, Assert.Single(problems).Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_is_found_by_its_id_alone()
    {
        var version = Define();
        Assert.Equal(Ask.Share, version.FindFact("share"));
        Assert.Null(version.FindFact("Share"));
        Assert.Null(version.FindFact("cap"));
    }
}
