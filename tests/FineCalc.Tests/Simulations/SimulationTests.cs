using NodaTime;

namespace FineCalc.Tests;

public class SimulationTests(ITestOutputHelper output)
{
    private static readonly RegimeVersion Law = Regimes.UkGdpr.On(new LocalDate(2024, 8, 7));

    private static UncertainFacts Model => SeedTests.Model;

    private static Facts OutsideFacts =>
        Facts
            .None.With(UkGdpr.Turnover, Money.Gbp(50_000_000))
            .With(UkGdpr.Tier, MaximumTier.Standard)
            .With(IncidentFacts.PeopleAffected, 100_000);

    [Fact]
    public void Certain_facts_simulate_to_their_assessment()
    {
        var facts = Facts
            .None.With(UkGdpr.Turnover, Money.Gbp(50_000_000))
            .With(UkGdpr.Tier, MaximumTier.Higher)
            .With(UkGdpr.Seriousness, Rate.Percent(35))
            .With(UkGdpr.SizeFactor, Rate.Percent(20))
            .With(UkGdpr.Step5Percentage, Rate.Zero)
            .With(UkGdpr.OtherFactors, Rate.Zero);
        var amount = (double)Law.Assess(facts).Amount.Amount;
        foreach (var sampling in new[] { Sampling.Plain, Sampling.Sobol })
        {
            var fines = Law.Simulate(facts, 3000, 1, new SimulationOptions { Sampling = sampling });
            Assert.Equal((amount, amount, amount), (fines.Least, fines.Greatest, fines.Quantile(0.3).Value));
            Assert.Equal((amount, 0d), (fines.Mean.Value, fines.StandardDeviation.Value));
        }
    }

    // The policy comes off a point in the range where one is given, and otherwise off its low end, whichever point may be drawn.
    [Fact]
    public void What_is_drawn_for_a_question_left_open_does_not_count_as_given()
    {
        var law = Regimes.UsSentencing.On(new LocalDate(2026, 1, 1));
        var facts = Facts
            .None.With(UsSentencing.StatedBase, Money.Usd(500_000))
            .With(UsSentencing.Employees, 4)
            .With(UsSentencing.Involvement, PersonnelInvolved.HighLevel)
            .With(UsSentencing.Obstruction, false)
            .With(UsSentencing.Policy, EnforcementPolicy.May2025)
            .With(UsSentencing.Outcome, PolicyOutcome.SelfDisclosed);
        var amount = (double)law.Assess(facts).Amount.Amount;

        var fines = law.Simulate(facts, 3000, 1);
        Assert.Equal((amount, amount), (fines.Least, fines.Greatest));
        Assert.Equal((decimal)amount, fines.Explain(7).Amount.Amount);
    }

    [Fact]
    public void Certain_facts_that_cannot_be_assessed_are_refused_with_all_their_problems()
    {
        var facts = Facts.None.With(UkGdpr.Seriousness, Rate.Percent(150));

        var problems = Assert.Throws<ProblemException>(() => Law.Simulate(facts, 10, 1)).Problems;

        Assert.Equal(["fact-out-of-range", "fact-missing"], problems.Select(p => p.Code));
        Assert.Equal(Law.Try(facts).Problems, problems);
    }

    [Theory]
    [InlineData(Sampling.Plain)]
    [InlineData(Sampling.Sobol)]
    public void One_seed_gives_one_distribution(Sampling sampling)
    {
        var options = new SimulationOptions
        {
            Sampling = sampling,
            Threads = 1,
            Steps = ["statutory-maximum"],
        };
        var first = Figures(Law.Simulate(Model, 50_000, 42, options));

        Assert.Equal(first, Figures(Law.Simulate(Model, 50_000, 42, options with { Threads = 2 })));
        Assert.Equal(first, Figures(Law.Simulate(Model, 50_000, 42, options with { Threads = 7 })));
        Assert.Equal(first, Figures(Law.Simulate(Model, 50_000, 42, options with { MayCompile = false })));
        Assert.NotEqual(first, Figures(Law.Simulate(Model, 50_000, 43, options)));
        Assert.NotEqual(first, Figures(Law.Simulate(Model.Named("another"), 50_000, 42, options)));
    }

    [Fact]
    public void Runs_over_different_trials_merge_to_the_run_over_all()
    {
        var options = new SimulationOptions { Steps = ["statutory-maximum"] };
        var whole = Law.Simulate(Model, 10_240, 5, options);
        var (first, second) = (Law.Simulate(Model, 4096, 5, options), Law.Simulate(Model, 6144, 5, options with { FirstTrial = 4096 }));

        Assert.Equal(Figures(whole), Figures(FineDistribution.Merge(second, first)));
        Assert.Equal("distributions-overlap", Assert.Throws<ProblemException>(() => FineDistribution.Merge(whole, first)).Problems[0].Code);
        Assert.Equal(
            "distributions-differ",
            Assert.Throws<ProblemException>(() => FineDistribution.Merge(first, Law.Simulate(Model, 4096, 6, options))).Problems[0].Code
        );
    }

    [Theory]
    [InlineData(Sampling.Plain)]
    [InlineData(Sampling.Sobol)]
    public void Every_trial_can_be_explained_and_is_what_was_counted(Sampling sampling)
    {
        // The few trials of a run, each assessed exactly, give its mean and its ends.
        foreach (var facts in new[] { Model, new UncertainFacts(OutsideFacts) })
        {
            var fines = Law.Simulate(facts, 320, 9, new SimulationOptions { Sampling = sampling });
            var amounts = Enumerable.Range(0, 320).Select(trial => (double)fines.Explain(trial).Amount.Amount).ToList();

            Assert.Equal(amounts.Average(), fines.Mean.Value, 1e-12 * amounts.Average());
            Assert.Equal(amounts.Min(), fines.Least, 1e-12 * amounts.Min());
            Assert.Equal(amounts.Max(), fines.Greatest, 1e-12 * amounts.Max());
        }
    }

    [Fact]
    public void The_explanation_of_a_trial_is_certain_and_shows_what_was_drawn()
    {
        var assessment = Law.Simulate(OutsideFacts, 100, 9).Explain(7);

        Assert.True(Law.Assess(OutsideFacts).IsOpen);
        Assert.False(assessment.IsOpen);
        var step = assessment.Find("after-step-5")!;
        Assert.Equal(assessment.Amount.Amount, step.Value);
        output.WriteLine(Report.Text(assessment));
        Assert.DoesNotContain(assessment.Steps, s => s.IsOpen);
    }

    [Fact]
    public void Another_uncertain_fact_changes_no_other_facts_draws()
    {
        var (without, with) = (
            Law.Simulate(Model, 100, 3),
            Law.Simulate(Model.With(UkGdpr.ActionToMitigate, Distribution.Uniform(-0.2, 0)), 100, 3)
        );
        for (var trial = 0; trial < 100; trial++)
        {
            var (before, after) = (without.Explain(trial).Facts, with.Explain(trial).Facts);
            Assert.All(Model.Uncertain, u => Assert.Equal(before.Find(u.Fact)!.Likely, after.Find(u.Fact)!.Likely));
        }
    }

    [Fact]
    public void Correlated_facts_have_the_correlation_that_was_asked_for()
    {
        var model = new UncertainFacts(OutsideFacts.With(UkGdpr.Seriousness, Rate.Percent(30)))
            .With(UkGdpr.Cooperation, Distribution.Uniform(-0.3, 0))
            .With(UkGdpr.ActionToMitigate, Distribution.Uniform(-0.3, 0))
            .With(UkGdpr.SizeFactor, Distribution.Uniform(0, 1))
            .Correlated(UkGdpr.Cooperation, UkGdpr.SizeFactor, -0.7)
            .Correlated(UkGdpr.Cooperation, UkGdpr.ActionToMitigate, 1)
            .Correlated(UkGdpr.ActionToMitigate, UkGdpr.SizeFactor, -0.7);
        var fines = Law.Simulate(model, 2000, 8);
        var trials = Enumerable.Range(0, 2000).Select(i => fines.Explain(i)).ToList();
        double[] Of(Fact fact) => [.. trials.Select(t => (double)t.Facts.Find(fact)!.Likely)];

        // Of uniform numbers behind which normal ones have correlation r, it is 6/pi asin(r/2).
        Assert.Equal(
            6 / Math.PI * Math.Asin(-0.35),
            MathNet.Numerics.Statistics.Correlation.Pearson(Of(UkGdpr.Cooperation), Of(UkGdpr.SizeFactor)),
            0.05
        );
        Assert.Equal(Of(UkGdpr.Cooperation), Of(UkGdpr.ActionToMitigate), (a, b) => Math.Abs(a - b) < 1e-7);
    }

    [Fact]
    public void Correlations_that_contradict_one_another_are_refused()
    {
        var correlated = Model
            .Correlated(UkGdpr.Cooperation, UkGdpr.SizeFactor, 0.9)
            .Correlated(UkGdpr.Cooperation, UkGdpr.Seriousness, 0.9)
            .Correlated(UkGdpr.SizeFactor, UkGdpr.Seriousness, -0.9);
        var problem = Assert.Throws<ProblemException>(() => Law.Simulate(correlated, 10, 1)).Problems[0];

        Assert.Equal("correlations-contradictory", problem.Code);
        Assert.Equal(
            "correlation-of-certain",
            Assert
                .Throws<ProblemException>(() => Law.Simulate(Model.Correlated(UkGdpr.Cooperation, UkGdpr.OtherFactors, 0.5), 10, 1))
                .Problems[0]
                .Code
        );
    }

    [Fact]
    public void A_distribution_beyond_what_its_question_allows_is_refused()
    {
        var problems = Assert
            .Throws<ProblemException>(() =>
                Law.Simulate(
                    Model
                        .With(UkGdpr.Seriousness, Distribution.Uniform(0.5, 1.5))
                        .With(UkFcaFirms.RelevantRevenue, Distribution.Certain(1)),
                    10,
                    1
                )
            )
            .Problems;

        Assert.Equal(["fact-unknown", "distribution-out-of-range"], problems.Select(p => p.Code));
    }

    [Fact]
    public void Errors_are_as_large_as_they_say()
    {
        // Of many runs the figures spread as the errors of each say; the truth is a long run's.
        var truth = Law.Simulate(Model, 4_000_000, 1);
        var runs = Enumerable.Range(0, 60).Select(seed => Law.Simulate(Model, 20_000, (ulong)(100 + seed))).ToList();
        foreach (
            var (name, figure) in new (string, Func<FineDistribution, Measured>)[]
            {
                ("mean", d => d.Mean),
                ("median", d => d.Quantile(0.5)),
                ("95%", d => d.ValueAtRisk(0.95)),
                ("tail", d => d.TailValueAtRisk(0.9)),
                ("chance", d => d.ChanceAbove(5e6)),
            }
        )
        {
            var off = runs.Where(run => figure(run).StandardError is not null)
                .Select(run => (figure(run).Value - figure(truth).Value) / figure(run).StandardError!.Value)
                .ToList();
            output.WriteLine($"{off.Count} of {runs.Count} runs tell the error");
            Assert.InRange(off.Count, runs.Count / 2, runs.Count);
            var spread = Math.Sqrt(off.Average(z => z * z));
            output.WriteLine(FormattableString.Invariant($"{name}: {spread:0.00} standard errors"));
            Assert.InRange(spread, 0.6, 1.6);
        }
    }

    [Fact]
    public void The_exceedance_curve_runs_from_the_median_to_one_trial_in_a_thousand()
    {
        var fines = Law.Simulate(Model, 50_000, 5);
        var curve = fines.ExceedanceCurve(12);

        Assert.Equal(12, curve.Count);
        Assert.All(curve.Zip(curve.Skip(1)), pair => Assert.True(pair.First.Value <= pair.Second.Value, $"{pair}"));
        Assert.All(curve.Zip(curve.Skip(1)), pair => Assert.True(pair.First.Chance.Value >= pair.Second.Chance.Value, $"{pair}"));
        Assert.All(curve, point => Assert.Equal(fines.ChanceAbove(point.Value), point.Chance));
        Assert.Equal((fines.Quantile(0.5).Value, fines.Quantile(0.999).Value), (curve[0].Value, curve[^1].Value));
        Assert.InRange(curve[0].Chance.Value, 0.45, 0.55);
        Assert.InRange(fines.ExceedanceCurve(2, outTo: 50)[^1].Chance.Value, 0.015, 0.025);
    }

    [Fact]
    public void A_run_can_stop_at_a_wished_precision()
    {
        static bool IsPrecise(FineDistribution found) => found.Quantile(0.95).RelativeError <= 0.01;
        var fines = Law.Simulate(Model, 10_000_000, 4, new SimulationOptions { Until = IsPrecise });

        Assert.True(IsPrecise(fines));
        Assert.InRange(fines.Trials, 16_384, 1_000_000);
        Assert.Equal(Figures(fines, false), Figures(Law.Simulate(Model, fines.Trials, 4), false));
    }

    [Fact]
    public void A_cancelled_run_ends()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() =>
            Law.Simulate(Model, 1_000_000, 4, new SimulationOptions { Cancellation = source.Token })
        );
    }

    // Ten inputs of one sum: variance shares are known; one has no effect.
    [Fact]
    public void Sensitivity_lists_every_input_with_its_share()
    {
        var model = new UncertainFacts(
            Facts
                .None.With(UkGdpr.StatedMaximum, Money.Gbp(1_000_000))
                .With(UkGdpr.Tier, MaximumTier.Higher)
                .With(UkGdpr.Seriousness, Rate.Percent(10))
                .With(UkGdpr.SizeFactor, Rate.Percent(100))
                .With(UkGdpr.Step5Percentage, Rate.Zero)
                .With(UkGdpr.OtherFactors, Rate.Zero)
        )
            .With(UkGdpr.Cooperation, Distribution.Uniform(-0.3, 0))
            .With(UkGdpr.HowLearned, Distribution.Uniform(-0.1, 0))
            .With(UkGdpr.Turnover, Distribution.Uniform(1e6, 2e6));
        foreach (var sampling in new[] { Sampling.Plain, Sampling.Sobol })
        {
            var rows = Law.Sensitivity(model, 1 << 16, 3, new SimulationOptions { Sampling = sampling }).Rows;

            Assert.Equal(["cooperation-adjustment", "how-learned-adjustment", "turnover"], rows.Select(r => r.Id));
            Assert.Equal([0.9, 0.1, 0], rows.Select(r => r.First.Value), (a, b) => Math.Abs(a - b) < 0.03);
            Assert.Equal([0.9, 0.1, 0], rows.Select(r => r.Total.Value), (a, b) => Math.Abs(a - b) < 0.03);
            Assert.Equal([30_000m, 10_000m, 0m], rows.Select(r => r.Swing.Amount));
        }
    }

    private static string Figures(FineDistribution d, bool withStep = true) =>
        string.Join(
            ' ',
            new[]
            {
                d.Mean.Value,
                d.StandardDeviation.Value,
                d.Least,
                d.Greatest,
                d.Quantile(0.37).Value,
                d.TailValueAtRisk(0.9).Value,
                d.ChanceAbove(1e6).Value,
            }
                .Concat(withStep ? [d.Step("statutory-maximum").Mean.Value, d.Step("statutory-maximum").Quantile(0.9).Value] : [])
                .Select(v => BitConverter.DoubleToInt64Bits(v))
        ) + d.Trials;
}
