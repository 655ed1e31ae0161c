namespace FineCalc.Tests;

public class CaseTests
{
    private static readonly Step<Money> Penalty = (Own.Pounds(1000) * Step.Ask(Ask.Share)).Named("penalty", "Penalty", Own.Source);

    private static readonly Fact<Rate> Settlement = Fact.Rate("settlement", "Settlement", "Which discount?").Default(Rate.Zero, "None.");

    private static readonly RegimeVersion Version = Own.Version(
        new Method(Penalty.ReducedBy(Step.Ask(Settlement)).Named("final", "Final", Own.Source)) { Provisional = Penalty }
    );

    private static Facts Share(int percent) => Facts.None.With(Ask.Share, Rate.Percent(percent));

    private static Case Of(Facts facts) => new("case", "A party", Version, facts);

    private static PublishedFigures Published(decimal? provisional = null, decimal? final = null) =>
        new(Own.Source) { Provisional = provisional is { } p ? Money.Gbp(p) : null, Final = final is { } f ? Money.Gbp(f) : null };

    [Fact]
    public void After_representations_there_are_two_assessments_and_the_bridge_between_them()
    {
        var case_ = Of(Share(60)) with { AfterRepresentations = Share(30).With(Settlement, Rate.Percent(10)) };
        var assessed = case_.Assess();
        Assert.Equal(
            (Money.Gbp(600), Money.Gbp(270), ProvisionalBasis.Assessed),
            (assessed.Provisional.Likely, assessed.Final.Amount, assessed.Basis)
        );
        Assert.Equal(Money.Gbp(600), assessed.Before!.Amount);
        Assert.Equal([("share", -300m), ("settlement", -30m)], assessed.Bridge.Parts.Select(p => (p.Id, p.Amount.Amount)));
        Assert.Equal(BridgeOrder.Shapley, case_.Assess(BridgeOrder.Shapley).Bridge.Order);
        Assert.Equal(
            [("share", -285m), ("settlement", -45m)],
            case_.Assess(BridgeOrder.Shapley).Bridge.Parts.Select(p => (p.Id, p.Amount.Amount))
        );
    }

    [Fact]
    public void Without_representations_the_provisional_amount_is_the_one_before_settlement()
    {
        var assessed = Of(Share(60).With(Settlement, Rate.Percent(10))).Assess();
        Assert.Null(assessed.Before);
        Assert.Equal(
            (600m, 540m, ProvisionalBasis.BeforeSettlement),
            (assessed.Provisional.Likely.Amount, assessed.Final.Amount.Amount, assessed.Basis)
        );
        Assert.Equal(
            ("hardship-and-settlement", -60m, "GBP 600", "GBP 540"),
            Assert.Single(assessed.Bridge.Parts) is var p ? (p.Id, p.Amount.Amount, p.Before, p.After) : default
        );
        Assert.Empty(Of(Share(60)).Assess().Bridge.Parts);
    }

    [Fact]
    public void A_published_provisional_amount_stands_and_what_is_unexplained_is_a_part()
    {
        var case_ = Of(Share(60).With(Settlement, Rate.Percent(10))) with
        {
            Published = Published(provisional: 900),
            RepresentationsNote = "not published",
        };
        var assessed = case_.Assess();
        Assert.Equal((Money.Gbp(900), ProvisionalBasis.Published), (assessed.Provisional.Likely, assessed.Basis));
        Assert.True(assessed.Provisional.IsCertain);
        Assert.Equal(
            [("representations", -300m), ("hardship-and-settlement", -60m)],
            assessed.Bridge.Parts.Select(p => (p.Id, p.Amount.Amount))
        );
        Assert.Equal("not published", assessed.Bridge.Parts[0].Note);
        Assert.Equal(assessed.Bridge.To, assessed.Bridge.Parts.Aggregate(assessed.Bridge.From, (sum, part) => sum + part.Amount));
        Assert.Empty((Of(Share(60)) with { Published = Published(provisional: 600) }).Assess().Bridge.Parts);
    }

    [Fact]
    public void Problems_of_both_stages_are_told_together_and_once()
    {
        var case_ = Of(Share(101)) with { AfterRepresentations = Share(101).With(Ask.People, 1) };
        Assert.Equal(["fact-out-of-range", "fact-unknown"], case_.Check().Select(p => p.Code));
        Assert.Equal(2, Assert.Throws<ProblemException>(() => case_.Assess()).Problems.Count);
        Assert.Empty(Of(Share(1)).Check());
    }

    [Fact]
    public void Agreement_with_what_was_published_is_told_step_by_step()
    {
        var published = Published(600, 540) with { Steps = [new PublishedStep("penalty", null, 600m)] };
        Case Settled(PublishedFigures figures) => Of(Share(60).With(Settlement, Rate.Percent(10))) with { Published = figures };
        Assert.Empty(Settled(published).Assess().Differences);
        Assert.Empty(Of(Share(60)).Assess().Differences);

        var other = published with
        {
            Final = Money.Gbp(541),
            Steps = [new PublishedStep("penalty", null, 599m), new PublishedStep("none", "A", 1m)],
        };
        Assert.Equal(
            [
                "'final' is 540, and 541 was published.",
                "'penalty' is 600, and 599 was published.",
                "'none (A)' is not read, and 1 was published.",
            ],
            Settled(other).Assess().Differences.Select(d => d.Message)
        );
        Assert.All(Settled(other).Assess().Differences, d => Assert.Equal("published-differs", d.Code));
        Assert.Equal(["final", "penalty", "none"], Settled(other).Assess().Differences.Select(d => d.Subject));
    }

    [Theory]
    [InlineData(0, 540, true)]
    [InlineData(0, 540.01, false)]
    [InlineData(1, 541, true)]
    [InlineData(1, 539, true)]
    [InlineData(1, 541.01, false)]
    [InlineData(1, 538.99, false)]
    [InlineData(600, 540, true)]
    [InlineData(541, 541, false)]
    [InlineData(540.5, 541, true)]
    public void Agreement_is_within_the_stated_tolerance(decimal tolerance, decimal final, bool agrees)
    {
        var case_ = Of(Share(60).With(Settlement, Rate.Percent(10))) with
        {
            Published = Published(final: final) with { Tolerance = tolerance },
        };
        Assert.Equal(agrees, case_.Assess().Differences.Count == 0);
    }

    [Fact]
    public void Steps_of_an_infringement_are_compared_by_infringement()
    {
        var each = (Step.Ask(Ask.Harm) * Own.Percent(10)).Named("each", "Each", Own.Source);
        var facts = Facts
            .None.WithInfringement("A", own => own.With(Ask.Harm, Money.Gbp(10)))
            .WithInfringement("B", own => own.With(Ask.Harm, Money.Gbp(20)));
        var figures = new PublishedFigures(Own.Source) { Steps = [new PublishedStep("each", "A", 1m), new PublishedStep("each", "B", 1m)] };
        var differences = (new Case("case", "A party", Own.Version(Step.SumOver(each)), facts) with { Published = figures })
            .Assess()
            .Differences;
        Assert.Equal("'each (B)' is 2, and 1 was published.", Assert.Single(differences).Message);
    }

    private static List<(string Figure, PublishedOutcome Outcome)> Outcomes(Case of) =>
        [.. of.Assess().Comparisons.Select(c => (c.Figure, c.Outcome))];

    [Fact]
    public void A_provisional_amount_without_facts_of_its_own_is_not_said_to_agree()
    {
        var settled = Of(Share(60).With(Settlement, Rate.Percent(10)));
        var far = settled with { Published = Published(provisional: 999_999_999, final: 540) };
        Assert.Equal([("provisional", PublishedOutcome.NotCalculated), ("final", PublishedOutcome.Agrees)], Outcomes(far));
        Assert.Equal(("not-calculated", -999_999_399m), (far.Assess().Bridge.Parts[0].Id, far.Assess().Bridge.Parts[0].Amount.Amount));
        Assert.Equal(
            "agrees with the published figures that were calculated: the final amount; not calculated: the provisional amount (the case "
                + "has no facts that lead to it)",
            Report.PublishedLine(far.Assess())
        );

        // The only facts there are lead to it, or nothing else was published that they may be of.
        Assert.Equal(
            [("provisional", PublishedOutcome.Agrees), ("final", PublishedOutcome.Agrees)],
            Outcomes(settled with { Published = Published(600, 540) })
        );
        Assert.Equal(
            [("provisional", PublishedOutcome.Differs)],
            Outcomes(settled with { Published = Published(provisional: 999_999_999) })
        );
        Assert.Equal(
            [("provisional", PublishedOutcome.NotCalculated)],
            Outcomes(settled with { Published = Published(provisional: 900), RepresentationsNote = "They wrote." })
        );

        // With facts of both stages it is held against the first.
        var heard = Of(Share(60)) with
        {
            AfterRepresentations = Share(30),
        };
        Assert.Equal(
            [("provisional", PublishedOutcome.Differs), ("final", PublishedOutcome.Agrees)],
            Outcomes(heard with { Published = Published(900, 300) })
        );
    }

    [Fact]
    public void A_figure_that_the_case_gives_proves_nothing_when_it_is_found_published()
    {
        var stated = Fact.Money("stated", "As stated", "Which penalty was stated?").AsJudgement();
        var cap = Fact.Money("cap", "Cap", "Which cap was stated?").Default(Money.Gbp(1_000_000), "None.");
        var basis = Step.AskOr(stated, Penalty).Named("basis", "Basis", Own.Source);
        var version = Own.Version(
            new Method(basis.ReducedBy(Step.Ask(Settlement)).CappedAt(Step.Ask(cap)).Named("final", "Final", Own.Source))
        );
        Case Stated(Facts facts, decimal final, decimal basis) =>
            new("case", "A party", version, facts)
            {
                Published = Published(final: final) with { Steps = [new PublishedStep("basis", null, basis)] },
            };

        Assert.Equal(
            [("final", PublishedOutcome.Given), ("basis", PublishedOutcome.Given)],
            Outcomes(Stated(Facts.None.With(stated, Money.Gbp(700)), 700, 700))
        );
        Assert.Equal(
            "no published figure was calculated: the final amount, 'Basis' (given by the case)",
            Report.PublishedLine(Stated(Facts.None.With(stated, Money.Gbp(700)), 700, 700).Assess())
        );
        Assert.Equal(
            [("final", PublishedOutcome.Agrees), ("basis", PublishedOutcome.Given)],
            Outcomes(Stated(Facts.None.With(stated, Money.Gbp(700)).With(Settlement, Rate.Percent(10)), 630, 700))
        );
        Assert.Equal([("final", PublishedOutcome.Agrees), ("basis", PublishedOutcome.Agrees)], Outcomes(Stated(Share(60), 600, 600)));
        Assert.Equal(
            [("final", PublishedOutcome.Differs), ("basis", PublishedOutcome.Differs)],
            Outcomes(Stated(Facts.None.With(stated, Money.Gbp(700)), 701, 701))
        );
    }

    [Theory]
    [InlineData(0.5, null, -0.5, false)]
    [InlineData(0.5, null, -0.2, true)]
    [InlineData(0, 0.05, -0.25, true)]
    [InlineData(0, 0.05, -0.26, false)]
    [InlineData(1000, null, -0.2001, false)]
    public void A_tolerance_of_money_is_none_of_rates(decimal money, double? own, decimal published, bool agrees)
    {
        var rate = (Step.Ask(Ask.Share) * Own.Percent(-100)).Named("rate", "Rate", Own.Source);
        var of = new Case("case", "A party", Own.Version((Own.Pounds(1000) * rate).Named("penalty", "Penalty", Own.Source)), Share(20))
        {
            Published = new(Own.Source) { Tolerance = money, Steps = [new("rate", null, published) { Tolerance = (decimal?)own }] },
        };
        Assert.Equal([("rate", agrees ? PublishedOutcome.Agrees : PublishedOutcome.Differs)], Outcomes(of));
    }

    [Theory]
    [InlineData(500, 700, true)]
    [InlineData(600, 700, true)]
    [InlineData(500, 600, true)]
    [InlineData(601, 700, false)]
    [InlineData(500, 599, false)]
    public void A_published_range_holds_the_amount(int low, int high, bool agrees)
    {
        var of = Of(Share(60)) with
        {
            Published = Published(final: low) with { FinalHigh = Money.Gbp(high), Steps = [new("penalty", null, low) { High = high }] },
        };
        Assert.All(Outcomes(of), o => Assert.Equal(agrees ? PublishedOutcome.Agrees : PublishedOutcome.Differs, o.Outcome));

        // Where the result is a range by law, the ends are those that were published.
        var open = Of(Facts.None.With(new Answer(Ask.Share, 0.5m, 0.6m, 0.7m))) with
        {
            Published = Published(final: low) with { FinalHigh = Money.Gbp(high) },
        };
        Assert.Equal((low, high) == (500, 700), open.Assess().Differences.Count == 0);
    }

    [Fact]
    public void A_published_step_is_of_the_stage_it_names()
    {
        var heard = Of(Share(60)) with
        {
            AfterRepresentations = Share(30),
            Published = new(Own.Source)
            {
                Steps =
                [
                    new("penalty", null, 600m) { Stage = "provisional" },
                    new("penalty", null, 300m) { Stage = "final" },
                    new("penalty", null, 300m),
                    new("penalty", null, 1m) { Stage = "Court" },
                ],
            },
        };
        Assert.Equal(
            [PublishedOutcome.Agrees, PublishedOutcome.Agrees, PublishedOutcome.Agrees, PublishedOutcome.NotCalculated],
            Outcomes(heard).Select(o => o.Outcome)
        );
        using var json = System.Text.Json.JsonDocument.Parse(Report.Json(heard.Assess()));
        Assert.Equal(
            [600m, 300m],
            new[] { json.RootElement.GetProperty("provisional"), json.RootElement }.Select(at =>
                at.GetProperty("steps")
                    .EnumerateArray()
                    .Single(s => s.GetProperty("id").GetString() == "penalty")
                    .GetProperty("published")
                    .GetDecimal()
            )
        );
    }

    [Fact]
    public void Later_stages_are_worked_out_or_taken_and_each_has_its_bridge()
    {
        var appealed = Of(Share(60).With(Settlement, Rate.Percent(10))) with
        {
            Stages =
            [
                new("Tribunal", Own.Source)
                {
                    Facts = Share(40).With(Settlement, Rate.Percent(10)),
                    Amount = Money.Gbp(360),
                    Date = "2025",
                },
                new("Court", Own.Source) { Amount = Money.Gbp(100), Note = "Reasons were not published." },
                new("Higher court", Own.Source) { Facts = Share(20) },
            ],
        };
        var assessed = appealed.Assess();
        Assert.Equal([360m, 100m, 200m], assessed.Stages.Select(s => s.Amount.Likely.Amount));
        Assert.Equal([true, false, true], assessed.Stages.Select(s => s.Assessment is not null));
        Assert.Equal(
            [("share", -180m), ("later-stage", -260m), ("later-stage", 100m)],
            assessed.Stages.Select(s => Assert.Single(s.Bridge.Parts) is var p ? (p.Id, p.Amount.Amount) : default)
        );
        Assert.Equal([("Tribunal", PublishedOutcome.Agrees), ("Court", PublishedOutcome.NotCalculated)], Outcomes(appealed));
        var text = Report.Text(assessed, new TextOptions { Width = 200 });
        Assert.Contains("From the final amount to Tribunal", text, StringComparison.Ordinal);
        Assert.Contains("From Tribunal to Court", text, StringComparison.Ordinal);
        Assert.Contains("Reasons were not published.", text, StringComparison.Ordinal);
        Assert.Contains("Tribunal GBP 360; Court GBP 100; Higher court GBP 200", Report.Line(assessed), StringComparison.Ordinal);

        var wrong = appealed with
        {
            Stages =
            [
                new("final", Own.Source),
                new("Court", Own.Source) { Amount = Money.Gbp(-1) },
                new("Court", Own.Source) { Facts = Share(101) },
            ],
        };
        Assert.Equal(
            ["fact-out-of-range", "stage-duplicate", "stage-empty", "stage-amount-invalid", "stage-duplicate"],
            wrong.Check().Select(p => p.Code)
        );
    }

    [Theory]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("79228162514264337593543950335")]
    public void A_published_figure_of_any_size_differs_and_stops_nothing(string figure)
    {
        var number = decimal.Parse(figure, System.Globalization.CultureInfo.InvariantCulture);
        foreach (
            var published in new[]
            {
                Published(provisional: number),
                Published(final: number),
                Published(number, number),
                new(Own.Source) { Steps = [new("penalty", null, number)] },
            }
        )
        {
            foreach (var of in new[] { Of(Share(60)), Of(Share(60)) with { AfterRepresentations = Share(30) } })
            {
                var assessed = (of with { Published = published }).Assess();
                Assert.NotEmpty(assessed.Differences);
                Assert.NotEmpty(Report.Text(assessed));
                Assert.NotEmpty(Report.Html(assessed));
                Assert.NotEmpty(Report.Json(assessed));
            }
        }
    }

    [Fact]
    public void Answers_that_no_amount_was_worked_out_from_are_told()
    {
        var after = Share(30).With(Settlement, Rate.Percent(10));
        var heard = Of(Share(60)) with { AfterRepresentations = after };
        Assert.Empty(heard.Assess().Unused);
        var stated = Fact.Money("stated", "As stated", "Which penalty was stated?");
        var idle = new Case(
            "case",
            "A party",
            Own.Version(Step.AskOr(stated, Penalty).Named("final", "Final", Own.Source)),
            Share(60).With(stated, Money.Gbp(1))
        );
        Assert.Equal([(Ask.Share.Id, null)], idle.Assess().Unused.Select(u => (u.Answer.Fact.Id, u.Infringement)));
        Assert.Contains("\"unused\": [", Report.Json(idle.Assess()), StringComparison.Ordinal);

        // Used for the first amount alone, it is no stranger to the case.
        Assert.Empty((idle with { Facts = Share(60), AfterRepresentations = Share(60).With(stated, Money.Gbp(1)) }).Assess().Unused);
    }
}
