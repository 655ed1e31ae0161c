using NodaTime;

namespace FineCalc.Tests;

/// <summary>Which values of a fact lead to a wished result: worked by hand.</summary>
public class GoalSeekTests
{
    private const decimal Last = 0.0000000000000000000000000001m;

    private static readonly RegimeVersion Guidance = Regimes.UkGdpr.On(new LocalDate(2024, 8, 7));

    // The maximum is 17.5m, since 4% of the turnover is 6.7m. 17.5m x 60% x 20% = 2.1m.
    // Step 4 adds up: cooperation - 5% + 10%. Step 5 leaves 85%, the settlement 80%: 2.1m x 68% = 1,428,000 x (105% + cooperation).
    private static readonly Facts Settled = Facts
        .None.With(UkGdpr.Turnover, Money.Gbp(168_251_493))
        .With(UkGdpr.Tier, MaximumTier.Higher)
        .With(UkGdpr.Seriousness, Rate.Percent(60))
        .With(UkGdpr.SizeFactor, Rate.Percent(20))
        .With(UkGdpr.ActionToMitigate, Rate.Percent(-5))
        .With(UkGdpr.CombinedAggravation, Rate.Percent(10))
        .With(UkGdpr.Step5Percentage, Rate.Percent(-15))
        .With(UkGdpr.SettlementDiscount, Rate.Percent(20));

    // 17.5m x 60% = 10.5m x the size factor, until the maximum goes by turnover.
    private static readonly Facts ByTurnover = Facts.None.With(UkGdpr.Tier, MaximumTier.Higher).With(UkGdpr.Seriousness, Rate.Percent(60));

    // 1,142,400 / 1,428,000 = 80% = 105% - 25%.
    [Fact]
    public void The_cooperation_that_brings_a_fine_down_to_an_amount() =>
        Assert.Equal(-0.25m, Point(Guidance.GoalSeek(Settled, UkGdpr.Cooperation, Money.Gbp(1_142_400))));

    // 1m / (17.5m x 20% x 105% x 68%) = 1,000,000 / 2,499,000 = 1,000 / 2,499, which no decimal is.
    [Fact]
    public void A_root_that_is_no_decimal_is_told_by_its_neighbours()
    {
        var result = Guidance.GoalSeek(Settled, UkGdpr.Seriousness, Money.Gbp(1_000_000));
        var pass = Assert.Single(result.Passes);
        Assert.Equal(
            (CrossingKind.Between, 0.4001600640256102440976390556m, 0.4001600640256102440976390557m),
            (pass.Kind, pass.From, pass.To)
        );
        Assert.True(pass.ValueFrom < 1_000_000m && pass.ValueTo > 1_000_000m);
        Assert.True(result.IsReachable);
        Assert.Empty(result.Roots);
        Assert.Contains("where Seriousness is \u2248 40.02%, to within", result.ToString(), StringComparison.Ordinal);
    }

    // In basis points: 40.01% gives 2,499,000 x 40.01% = 999,849.90 and 40.02% gives 1,000,099.80.
    [Fact]
    public void A_resolution_gives_the_neighbours_that_someone_would_write()
    {
        var result = Guidance.GoalSeek(Settled, UkGdpr.Seriousness, Money.Gbp(1_000_000), new GoalSeekOptions { Resolution = 0.0001m });
        Assert.Equal(new Crossing(CrossingKind.Between, 0.4001m, 0.4002m, 999_849.90m, 1_000_099.80m), Assert.Single(result.Passes));
        Assert.False(result.IsReachable);
        Assert.Equal(1_000_099.80m, result.Nearest!.Value);
    }

    // 1,785,000 x (105% + c) reaches 17.5m at c = 9.8039... - 1.05; from there the maximum holds it, and the settlement leaves 14m.
    [Fact]
    public void At_the_statutory_maximum_every_higher_value_is_a_root_and_the_maximum_is_named()
    {
        var root = Assert.Single(Guidance.GoalSeek(Settled, UkGdpr.Cooperation, Money.Gbp(14_000_000)).Roots);
        Assert.Equal(8.753921568627450980392156863m, root.From);
        Assert.Null(root.To);
        var why = Assert.Single(root.Why);
        Assert.Equal(
            ("cap", "Statutory maximum", "After effectiveness, proportionality and dissuasiveness"),
            (why.Kind, why.Name, why.Step)
        );
        Assert.Equal("UK GDPR", why.Source!.Instrument);
    }

    [Fact]
    public void Above_the_maximum_nothing_is_reachable_and_the_maximum_is_named()
    {
        var result = Guidance.GoalSeek(Settled, UkGdpr.Cooperation, Money.Gbp(15_000_000));
        Assert.False(result.IsReachable);
        Assert.Equal(14_000_000m, result.Nearest!.Value);
        Assert.Equal("Statutory maximum", Assert.Single(result.Nearest.Why).Name);
        Assert.StartsWith(
            "Penalty does not reach GBP 15,000,000.\nThe nearest is GBP 14,000,000, where (f) Cooperation is "
                + "\u2248 875.39% or more: the cap 'Statutory maximum' in 'After effectiveness",
            result.ToString(),
            StringComparison.Ordinal
        );
    }

    // At -100% a twentieth is left: 1,428,000 x 5% = 71,400.
    [Fact]
    public void Where_no_further_value_is_allowed_the_end_of_the_range_binds()
    {
        var result = Guidance.GoalSeek(Settled, UkGdpr.Cooperation, Money.Gbp(0));
        Assert.Equal((71_400m, -1m, "range-end"), (result.Nearest!.Value, result.Nearest.From, Assert.Single(result.Nearest.Why).Kind));
        Assert.Equal(71_400m, result.Lowest!.Value);
        Assert.Equal(14_000_000m, result.Highest!.Value);
    }

    // With all mitigation taken -100% is reached before cooperation is at its own end: 10% - 90% + c = -100% at c = -20%.
    [Fact]
    public void A_floor_is_named_where_it_holds()
    {
        var root = Assert.Single(
            Guidance.GoalSeek(Settled.With(UkGdpr.ActionToMitigate, Rate.Percent(-90)), UkGdpr.Cooperation, Money.Gbp(0)).Roots
        );
        Assert.Equal((-1m, -0.20m, true, true), (root.From, root.To, root.IncludesFrom, root.IncludesTo));
        Assert.Equal(("floor", "-100%", "Step 4, all factors"), (root.Why[0].Kind, root.Why[0].Name, root.Why[0].Step));
    }

    // 630,000 / 10.5m = 6%, half-way from 2% at 10m to 10% at 50m.
    [Fact]
    public void The_turnover_is_found_on_the_straight_line_of_its_band() =>
        Assert.Equal(30_000_000m, Point(Guidance.GoalSeek(ByTurnover, UkGdpr.Turnover, Money.Gbp(630_000))));

    // From 435m the factor is 100%; up to 437.5m the maximum is 17.5m, which is 4% of 437.5m.
    [Fact]
    public void Between_the_table_and_the_share_of_turnover_the_fine_is_flat_and_both_reasons_are_told()
    {
        var root = Assert.Single(Guidance.GoalSeek(ByTurnover, UkGdpr.Turnover, Money.Gbp(10_500_000)).Roots);
        Assert.Equal((435_000_000m, 437_500_000m, true, true), (root.From, root.To, root.IncludesFrom, root.IncludesTo));
        Assert.Equal(
            [("greatest", "Higher maximum, fixed amount"), ("table-row", "Size factor by turnover, above GBP 435,000,000")],
            root.Why.Select(w => (w.Kind, w.Name))
        );
    }

    // 12m / 60% = 20m is 4% of 500m. There is no highest fine.
    [Fact]
    public void The_last_piece_runs_on_without_end()
    {
        var result = Guidance.GoalSeek(ByTurnover, UkGdpr.Turnover, Money.Gbp(12_000_000));
        Assert.Equal(500_000_000m, Point(result));
        Assert.Equal((10_500_000m * 0.002m, 0m), (result.Lowest!.Value, result.Lowest.From));
        Assert.Null(result.Highest);
    }

    // A turnover enters twice where both the maximum and the size factor go by it: with hardly any fixed amount, 4% of 342.5m is 13.7m, the
    // factor half-way from 250m to 435m is 75%, and 13.7m x 60% x 75% = 6,165,000.
    [Fact]
    public void A_fact_that_enters_twice_makes_a_curve_and_its_root_is_found()
    {
        var version = Regimes
            .UkGdpr.Override("maximum.higher.fixed", Money.Gbp(1_000), "so that the share of turnover counts")
            .On(new LocalDate(2024, 8, 7));
        Assert.Equal(342_500_000m, Point(version.GoalSeek(ByTurnover, UkGdpr.Turnover, Money.Gbp(6_165_000))));
    }

    [Fact]
    public void Every_answer_of_a_closed_list_is_tried()
    {
        var facts = Settled.Without(UkGdpr.SettlementDiscount);
        Assert.Equal(
            (decimal)SettlementStage.BeforeRepresentations,
            Point(Guidance.GoalSeek(facts, UkGdpr.Settlement, Money.Gbp(1_874_250m * 0.7m)))
        );

        var missed = Guidance.GoalSeek(facts, UkGdpr.Settlement, Money.Gbp(1_000_000));
        Assert.Equal((1_874_250m * 0.6m, (decimal)SettlementStage.BeforeNotice), (missed.Nearest!.Value, missed.Nearest.From));
        Assert.Empty(missed.Passes);
    }

    // Low takes the seriousness to 10% at most, medium to 20%: 17.5m x 20% x 105% x 68% at the place of 100%.
    [Fact]
    public void The_category_of_seriousness_can_be_sought()
    {
        var facts = Settled
            .Without(UkGdpr.Seriousness)
            .With(UkGdpr.PlaceInBand, Rate.Percent(100))
            .With(UkGdpr.Cooperation, Rate.Zero)
            .With(UkGdpr.HowLearned, Rate.Zero)
            .With(UkGdpr.PreviousInfringements, Rate.Zero)
            .With(UkGdpr.OtherFactors, Rate.Zero);
        Assert.Equal(
            (decimal)SeriousnessCategory.Medium,
            Point(Guidance.GoalSeek(facts, UkGdpr.SeriousnessCategory, Money.Gbp(2_499_000m * 0.2m)))
        );
    }

    [Fact]
    public void Any_named_step_can_have_the_target_and_an_assessment_can_be_asked()
    {
        // Before the settlement: 1,785,000 x 80% = 1,428,000.
        var assessment = Guidance.Assess(Settled.With(UkGdpr.Cooperation, Rate.Percent(-10)));
        Assert.Equal(-0.25m, Point(assessment.GoalSeek(UkGdpr.Cooperation, Money.Gbp(1_428_000), new GoalSeekOptions { Step = "total" })));
        Assert.Equal(-0.15m, Point(assessment.GoalSeek(UkGdpr.Cooperation, Rate.Percent(-10), new GoalSeekOptions { Step = "step-4" })));
        Assert.Equal(
            -0.15m,
            Point(assessment.Version.GoalSeek(assessment.Facts, UkGdpr.Cooperation, -0.1m, new GoalSeekOptions { Step = "step-4" }))
        );
    }

    // Two infringements, 2.1m x 68% = 1,428,000 each; cooperation of the second alone: 1,428,000 x (105% + 105% + c).
    [Fact]
    public void An_answer_of_one_infringement_is_sought_alone()
    {
        var facts = Settled
            .WithInfringement("Art 5", own => own.With(UkGdpr.Cooperation, Rate.Zero))
            .WithInfringement("Art 32", own => own.With(UkGdpr.Cooperation, Rate.Zero));
        var options = new GoalSeekOptions { Infringement = "Art 32" };
        Assert.Equal(-0.10m, Point(Guidance.GoalSeek(facts, UkGdpr.Cooperation, Money.Gbp(1_428_000m * 2m), options)));
        Assert.Equal("Art 32", Guidance.GoalSeek(facts, UkGdpr.Cooperation, Money.Gbp(0), options).Infringement);
        Assert.Equal("infringement-missing", Code(() => Guidance.GoalSeek(facts, UkGdpr.Cooperation, Money.Gbp(1))));

        // Where none answers it, one answer serves both.
        var shared = Settled.WithInfringement("Art 5", own => own).WithInfringement("Art 32", own => own);
        Assert.Equal(-0.05m, Point(Guidance.GoalSeek(shared, UkGdpr.Cooperation, Money.Gbp(1_428_000m * 2m))));
        Assert.Equal(
            "infringement-missing",
            Code(() => Guidance.GoalSeek(shared, UkGdpr.Cooperation, Money.Gbp(1), new GoalSeekOptions { Step = "starting-point" }))
        );
    }

    // Level 3 is 10% of the revenue; rounded down to a hundred pounds, 12,300 stands for revenue from 123,000 to just below 124,000.
    [Fact]
    public void A_rounding_makes_stretches_with_one_end_outside()
    {
        var law = Regimes.UkFcaFirms.Versions[^1];
        var facts = Facts.None.With(UkFcaFirms.Level, SeriousnessLevel.Level3).With(UkFcaFirms.RoundingOfPenalty, FcaRounding.DownTo100);
        var root = Assert.Single(law.GoalSeek(facts, UkFcaFirms.RelevantRevenue, Money.Gbp(12_300)).Roots);
        Assert.Equal((123_000m, 124_000m, true, false), (root.From, root.To, root.IncludesFrom, root.IncludesTo));
        Assert.Equal("rounding", Assert.Single(root.Why).Kind);
        Assert.True(root.Contains(124_000m - 0.01m));
        Assert.False(root.Contains(124_000m));

        // Half to even: 12,250 goes to 12,200 and 12,350 to 12,400.
        var even = Assert.Single(
            law.GoalSeek(
                facts.With(UkFcaFirms.RoundingOfPenalty, FcaRounding.NearestTo100),
                UkFcaFirms.RelevantRevenue,
                Money.Gbp(12_300)
            ).Roots
        );
        Assert.Equal((122_500m, 123_500m, false, false), (even.From, even.To, even.IncludesFrom, even.IncludesTo));

        // An amount that is no multiple of a hundred is jumped over.
        var jump = Assert.Single(law.GoalSeek(facts, UkFcaFirms.RelevantRevenue, Money.Gbp(12_345)).Passes);
        Assert.Equal((CrossingKind.Jump, 124_000m, 12_300m, 12_400m), (jump.Kind, jump.To, jump.ValueFrom, jump.ValueTo));
        Assert.InRange(jump.From, 123_999.99m, 124_000m - Last);
    }

    [Theory]
    [InlineData(Edge.UpperIncluded, true)]
    [InlineData(Edge.UpperExcluded, false)]
    public void The_edge_of_a_band_says_to_which_side_its_end_belongs(Edge edge, bool isIncluded)
    {
        var table = new BandTable<Money, Money>(
            Money.Gbp(0),
            edge,
            (Money.Gbp(100), Money.Gbp(5), Money.Gbp(5), Own.Source),
            (null, Money.Gbp(9), Money.Gbp(9), Own.Source)
        );
        var version = Own.Version(Step.ByBand(Step.Ask(Ask.Turnover), table, Own.Source));
        var low = Assert.Single(version.GoalSeek(Facts.None, Ask.Turnover, Money.Gbp(5)).Roots);
        Assert.Equal((0m, 100m, true, isIncluded), (low.From, low.To, low.IncludesFrom, low.IncludesTo));
        var high = Assert.Single(version.GoalSeek(Facts.None, Ask.Turnover, Money.Gbp(9)).Roots);
        Assert.Equal((100m, null, !isIncluded), (high.From, high.To, high.IncludesFrom));
    }

    // x (100 - x) is 2,400 at 40 and at 60, and 2,500 where it turns.
    [Fact]
    public void All_roots_of_a_curve_are_found_and_the_point_where_it_turns()
    {
        var x = Fact.Count("x", "X", "X?", "points").Within(0, 100);
        var version = Own.Version(Own.Pounds(1) * (Step.Ask(x) * (Own.Number(100) - x)));
        Assert.Equal([40m, 60m], version.GoalSeek(Facts.None, x, Money.Gbp(2_400)).Roots.Select(r => r.From!.Value));
        Assert.Equal(50m, Point(version.GoalSeek(Facts.None, x, Money.Gbp(2_500))));
        var missed = version.GoalSeek(Facts.None, x, Money.Gbp(2_501));
        Assert.Equal((false, 2_500m, 50m), (missed.IsReachable, missed.Nearest!.Value, missed.Nearest.From));
        Assert.Empty(missed.Passes);
    }

    [Fact]
    public void Whole_numbers_are_tried_as_whole_numbers()
    {
        var version = Own.Version(Own.Pounds(7) * Ask.People);
        Assert.Equal(3m, Point(version.GoalSeek(Facts.None, Ask.People, Money.Gbp(21))));
        Assert.Equal(
            new Crossing(CrossingKind.Between, 2m, 3m, 14m, 21m),
            Assert.Single(version.GoalSeek(Facts.None, Ask.People, Money.Gbp(20)).Passes)
        );
    }

    // 1,000 / x reaches 8 at 125, and cannot be calculated at 0.
    [Fact]
    public void Values_that_cannot_be_assessed_are_no_roots_and_their_problem_is_told()
    {
        var version = Own.Version(Own.Pounds(1_000) / Ask.People);
        var result = version.GoalSeek(Facts.None, Ask.People, Money.Gbp(8));
        Assert.Equal(125m, Point(result));
        var problem = Assert.Single(result.Refused);
        Assert.Equal("division-by-zero", problem.Code);
        Assert.EndsWith("where 'People' is 0 people.", problem.Message, StringComparison.Ordinal);
    }

    // A fraction of a penny times a quadrillion times a quadrillion is more than decimals hold; where that begins is not assessed, and no
    // crash.
    [Fact]
    public void Amounts_beyond_the_digits_of_decimals_are_refused()
    {
        var version = Own.Version(Step.Ask(Ask.Turnover) * Own.Number(100_000_000_000_000_000m) * Own.Number(1_000));
        var result = version.GoalSeek(
            Facts.None,
            Ask.Turnover,
            Money.Gbp(300_000_000_000_000_000_000m),
            new GoalSeekOptions { To = 1_000_000_000_000m }
        );
        Assert.Equal(3m, Point(result));
        Assert.Null(result.Highest);
        Assert.Contains(result.Refused, p => p.Code == "amount-overflow");
    }

    // Whether the fact is given counts, and the one that is sought is.
    [Fact]
    public void The_fact_that_is_sought_is_not_missing_and_all_others_are_told()
    {
        var version = Own.Version(Step.Ask(Ask.Turnover) * Ask.Share * Ask.People);
        var problems = Assert.Throws<ProblemException>(() => version.GoalSeek(Facts.None, Ask.Share, Money.Gbp(1))).Problems;
        Assert.Equal([("fact-missing", "people"), ("fact-missing", "turnover")], problems.Select(p => (p.Code, p.Subject!)).Order());
        var wrong = Facts.None.With(Ask.Turnover, Money.Gbp(-1));
        Assert.Equal(
            ["fact-missing", "fact-out-of-range"],
            Assert.Throws<ProblemException>(() => version.GoalSeek(wrong, Ask.Share, Money.Gbp(1))).Problems.Select(p => p.Code).Order()
        );
    }

    [Fact]
    public void A_check_of_the_method_rules_values_out()
    {
        var (version, facts) = (
            Regimes.EuEsmaEmir.On(new LocalDate(2020, 1, 1)),
            Facts.None.With(EuEsmaEmir.Group, EmirGroup.A).With(EuEsmaEmir.Turnover, Money.Eur(100_000_000))
        );
        Assert.Equal(150_000m, Point(version.GoalSeek(facts, EuEsmaEmir.BasicAmount, Money.Eur(150_000))));
        var outside = version.GoalSeek(facts, EuEsmaEmir.BasicAmount, Money.Eur(250_000));
        Assert.False(outside.IsReachable);
        Assert.Equal((200_000m, 200_000m), (outside.Nearest!.Value, outside.Nearest.From));
        Assert.All(outside.Refused, p => Assert.Equal("basic-amount-outside-limits", p.Code));
    }

    [Fact]
    public void A_narrowed_range_is_all_that_is_searched()
    {
        var options = new GoalSeekOptions { From = -0.2m, To = 0.1m };
        var result = Guidance.GoalSeek(Settled, UkGdpr.Cooperation, Money.Gbp(1_142_400), options);
        Assert.False(result.IsReachable);
        Assert.Equal((-0.2m, 0.1m), (result.Lowest!.From, result.Highest!.From));
        Assert.Equal(
            "range-empty",
            Code(() => Guidance.GoalSeek(Settled, UkGdpr.Cooperation, Money.Gbp(1), new GoalSeekOptions { From = -3m, To = -2m }))
        );
    }

    [Fact]
    public void A_fact_that_does_not_enter_is_said_not_to()
    {
        var result = Guidance.GoalSeek(Settled.With(UkGdpr.StatedMaximum, Money.Gbp(17_500_000)), UkGdpr.Turnover, Money.Gbp(1_499_400));
        var root = Assert.Single(result.Roots);
        Assert.Equal((0m, null), (root.From, root.To));
        Assert.Contains("Whatever Turnover is, Penalty is GBP 1,499,400.", result.ToString(), StringComparison.Ordinal);
        var only = Own.Version(Own.Pounds(5).When(Step.IsGiven(Ask.Turnover), otherwise: Own.Pounds(1)))
            .GoalSeek(Facts.None, Ask.Turnover, Money.Gbp(5));
        Assert.Equal("no-effect", Assert.Single(Assert.Single(only.Roots).Why).Kind);

        // On a branch that may be taken it enters, though not the amount that is likely.
        var possible = Own.Version(Own.Pounds(5).When(Ask.Repeated, Own.Pounds(9) * Step.Ask(Ask.Share)))
            .GoalSeek(Facts.None.With(Ask.Share, Rate.Zero).With(new Answer(Ask.Repeated, 0m, 1m, 1m)), Ask.Share, Money.Gbp(5));
        Assert.Equal("no-change", Assert.Single(Assert.Single(possible.Roots).Why).Kind);
    }

    // An amount less itself rounded moves about zero at every pound there is.
    [Fact]
    public void What_has_more_roots_than_anyone_reads_is_not_searched_to_the_end_and_says_so()
    {
        var version = Own.Version(Ask.Turnover - Step.Ask(Ask.Turnover).RoundedTo(new Rounding(1m, RoundingMode.Down)));
        var result = version.GoalSeek(Facts.None, Ask.Turnover, Money.Gbp(0.5m));
        Assert.False(result.IsComplete);
        Assert.Contains("in too many places to tell them all", result.ToString(), StringComparison.Ordinal);
        var near = version.GoalSeek(Facts.None, Ask.Turnover, Money.Gbp(0.5m), new GoalSeekOptions { To = 3m });
        Assert.Equal([0.5m, 1.5m, 2.5m], near.Roots.Select(r => r.From!.Value));
        Assert.True(near.IsComplete);
    }

    [Fact]
    public void What_does_not_fit_the_method_is_refused()
    {
        Assert.Equal("target-wrong-unit", Code(() => Guidance.GoalSeek(Settled, UkGdpr.Cooperation, Rate.One)));
        Assert.Equal("target-wrong-unit", Code(() => Guidance.GoalSeek(Settled, UkGdpr.Cooperation, Money.Eur(1))));
        Assert.Equal(
            "step-unknown",
            Code(() => Guidance.GoalSeek(Settled, UkGdpr.Cooperation, Money.Gbp(1), new GoalSeekOptions { Step = "nowhere" }))
        );
        Assert.Equal("fact-unknown", Code(() => Guidance.GoalSeek(Settled, UkFcaFirms.Benefit, Money.Gbp(1))));
        Assert.Equal("fact-not-sought", Code(() => Guidance.GoalSeek(Settled, UkGdpr.Conduct, Money.Gbp(1))));
        Assert.Equal(
            "infringement-unknown",
            Code(() => Guidance.GoalSeek(Settled, UkGdpr.Cooperation, Money.Gbp(1), new GoalSeekOptions { Infringement = "Art 1" }))
        );
        Assert.Equal(
            "resolution-not-positive",
            Code(() => Guidance.GoalSeek(Settled, UkGdpr.Cooperation, Money.Gbp(1), new GoalSeekOptions { Resolution = 0m }))
        );
        Assert.Equal(
            "fact-of-case",
            Code(() =>
                Guidance.GoalSeek(
                    Settled.WithInfringement("Art 32", own => own),
                    UkGdpr.Turnover,
                    Money.Gbp(1),
                    new GoalSeekOptions { Infringement = "Art 32" }
                )
            )
        );
    }

    private static decimal Point(GoalSeekResult result)
    {
        var root = Assert.Single(result.Roots);
        Assert.True(root.IsPoint, result.ToString());
        Assert.True(result.IsReachable && result.IsComplete);
        return root.From!.Value;
    }

    private static string Code(Func<object> seek) => Assert.Single(Assert.Throws<ProblemException>(seek).Problems).Code;
}
