using System.Globalization;
using MathNet.Numerics.Distributions;
using NodaTime;

namespace FineCalc.Tests;

/// <summary>Errors are as large as they say, or not reported: never nothing where nothing is certain.</summary>
public class ErrorTests(ITestOutputHelper output)
{
    private static readonly Fact<Money> Loss = Fact.Money("loss", "Loss", "How large is the loss?").From(Money.Usd(0));

    private static readonly Fact<bool> Hit = Fact.Flag("hit", "Hit", "Does it happen?").Default(false, "it does not");

    // A loss, if it happens, of at most USD 50m.
    private static readonly RegimeVersion Plain = Regime
        .Define(
            "plain",
            "A loss, if it happens",
            Currency.Usd,
            new LocalDate(2020, 1, 1),
            law =>
                (Step.Ask(Loss) * law.Rate("one", "All of it", Rate.Percent(100), Own.Source))
                    .When(Hit, otherwise: Step.Of(Money.Usd(0), Own.Source))
                    .Named("fine", "Loss", Own.Source)
        )
        .On(new LocalDate(2025, 1, 1));

    private static readonly bool[] Both = [true, true];

    private static UncertainFacts Rare(double chance) =>
        new UncertainFacts(Facts.None).With(Hit, Distribution.Choice(1 - chance, chance)).With(Loss, Distribution.Pert(1e6, 5e6, 2e7));

    private static UncertainFacts Sure(Distribution loss) => new UncertainFacts(Facts.None.With(Hit, true)).With(Loss, loss);

    // Of the runs of many seeds that tell an error, nineteen in twenty lie within two (1.96) of it of the truth. Of tails without a third
    // moment fewer runs tell one.
    [Theory]
    [InlineData("exponential", 10_000, 0.95, 1)]
    [InlineData("exponential", 2_000, 0.9, 0.9)]
    [InlineData("log-normal 0.5", 10_000, 0.95, 1)]
    [InlineData("log-normal 1", 10_000, 0.95, 0.7)]
    [InlineData("Pareto 5", 10_000, 0.95, 0.7)]
    [InlineData("Pareto 3", 10_000, 0.95, 0.4)]
    [InlineData("Pareto 2.5", 10_000, 0.95, 0.2)]
    public void Ninety_five_percent_lie_within_what_is_told(string law, int trials, double level, double reported)
    {
        var seeds = Laws.Count(600);
        var (draw, mean, tail, quantile) = Known(law, level);
        var figures = new (string Name, double Truth, Func<Errors, Measured> Of, double Told)[]
        {
            ("mean", mean, e => e.Mean(), reported),
            ("quantile", quantile, e => e.Quantile(level), 1d),
            ("tail", tail, e => e.Tail(level), reported),
            ("chance", 1 - level, e => e.Chance(quantile), 1d),
        };
        var within = new int[figures.Length];
        var of = new int[figures.Length];
        for (var seed = 0; seed < seeds; seed++)
        {
            var errors = Of(trials, draw, seed);
            for (var i = 0; i < figures.Length; i++)
            {
                if (figures[i].Of(errors) is { StandardError: { } error, Value: var value })
                {
                    of[i]++;
                    within[i] += Math.Abs(value - figures[i].Truth) <= 1.96 * error ? 1 : 0;
                }
            }
        }

        for (var i = 0; i < figures.Length; i++)
        {
            output.WriteLine(
                FormattableString.Invariant(
                    $"{law}, {trials} trials: {figures[i].Name} reported by {of[i]} of {seeds}, within: {(double)within[i] / of[i]:0.0%}"
                )
            );
            Assert.InRange(of[i] / (double)seeds, figures[i].Told, 1d);

            // The fewer runs tell one, the further their share may stray from nineteen in twenty.
            Assert.InRange(within[i] / (double)of[i], 0.9, 0.95 + (3.4 * Math.Sqrt(0.95 * 0.05 / of[i])));
        }
    }

    // Without a variance there is no error to tell. Trials cannot prove that there is one, so that some runs tell one all the same.
    [Fact]
    public void The_mean_of_a_tail_without_a_variance_has_mostly_no_error() =>
        Assert.InRange(
            Enumerable
                .Range(0, 50)
                .Count(seed =>
                    Of(100_000, Known("Pareto 1.5", 0.9).Draw, seed) is var errors
                    && (errors.Mean().StandardError is not null || errors.Tail(0.9).StandardError is not null)
                ),
            0,
            12
        );

    // Each bound holds for nineteen runs in twenty.
    [Theory]
    [InlineData(0.3)]
    [InlineData(2)]
    [InlineData(6)]
    public void Bounds_of_rare_events_hold(double expected)
    {
        var (trials, seeds) = (4_096, Laws.Count(300));
        var (low, high, few) = (0, 0, 0);
        for (var seed = 0; seed < seeds; seed++)
        {
            if (Plain.Simulate(Rare(expected / trials), trials, (ulong)seed).ChanceAbove(0) is { StandardError: null } chance)
            {
                few++;
                low += chance.AtLeast is { } least && least > expected / trials ? 1 : 0;
                high += chance.AtMost is { } most && most < expected / trials ? 1 : 0;
            }
        }

        output.WriteLine($"{few} of {seeds} runs tell bounds; above the truth {low}, below it {high}");
        Assert.InRange(few, seeds * 9 / 10, seeds);
        Assert.InRange(low, 0, seeds * 7 / 100);
        Assert.InRange(high, 0, seeds * 7 / 100);
    }

    [Fact]
    public void What_was_not_met_yet_has_no_error_and_no_wish_for_it_is_met()
    {
        static bool IsPrecise(FineDistribution found) => found.Mean.RelativeError <= 0.05;
        var early = Plain.Simulate(Rare(1e-5), 1_024, 3);

        Assert.Equal((0d, null), (early.Mean.Value, early.Mean.StandardError));
        Assert.False(IsPrecise(early));
        Assert.InRange(early.Mean.AtMost!.Value, 2e7 * 2.9 / 1024, 2e7 * 3.1 / 1024);
        Assert.Null(early.StandardDeviation.StandardError);
        Assert.Equal((0d, null, null), (early.ChanceAbove(0).Value, early.ChanceAbove(0).StandardError, early.ChanceAbove(0).AtLeast));
        Assert.Equal(3d / 1024, early.ChanceAbove(0).AtMost!.Value, 1e-5);
        Assert.Equal("0 ± not known (at most 0.0029)", early.ChanceAbove(0).ToString());
        Assert.Null(early.TailValueAtRisk(0.9).StandardError);
        Assert.Null(early.ChanceAbove(0).RelativeError);

        // Half of the trials are certainly nothing, and ten in a thousand beyond a level are enough to say so of it.
        Assert.Equal(new Measured(0, 0), early.Quantile(0.5));

        var run = Plain.Simulate(Rare(1e-5), 2_000_000, 3, new SimulationOptions { Until = IsPrecise });
        Assert.Equal(2_000_000, run.Trials);
        Assert.False(IsPrecise(run));
        var met = Plain.Simulate(Rare(0.01), 5_000_000, 3, new SimulationOptions { Until = IsPrecise });
        Assert.True(IsPrecise(met));
        Assert.InRange(met.Trials, 16_384, 200_000);
    }

    [Theory]
    [InlineData(Sampling.Plain)]
    [InlineData(Sampling.Sobol)]
    public void A_rare_event_told_by_a_few_trials_has_no_error(Sampling sampling)
    {
        var options = new SimulationOptions { Sampling = sampling };
        var few = Plain.Simulate(Rare(5.0 / 16_384), 16_384, 5, options);

        Assert.InRange(few.ChanceAbove(0).Value * 16_384, 1, 9.5);
        Assert.Null(few.Mean.StandardError);
        Assert.Null(few.ChanceAbove(0).StandardError);
        Assert.Equal(sampling == Sampling.Plain, few.ChanceAbove(0) is { AtLeast: > 0, AtMost: < 16.0 / 16_384 });
        Assert.Null(few.TailValueAtRisk(0.999).StandardError);
        var none = Plain.Simulate(Rare(1e-9), 16_384, 5, options);
        Assert.Null(none.Mean.StandardError);
        Assert.Null(none.ChanceAbove(0).StandardError);
        Assert.Equal(new Measured(1, 0), none.ChanceAbove(-1));
    }

    [Fact]
    public void Nearly_all_is_bounded_as_nearly_nothing_is()
    {
        var fines = Plain.Simulate(Rare(1 - 1e-9), 4_096, 1);

        Assert.Equal((1d, null, null), (fines.ChanceAbove(0).Value, fines.ChanceAbove(0).StandardError, fines.ChanceAbove(0).AtMost));
        Assert.Equal(1 - (3d / 4096), fines.ChanceAbove(0).AtLeast!.Value, 1e-5);
    }

    [Fact]
    public void A_level_beyond_the_trials_has_no_error()
    {
        var loss = Sure(Distribution.LogNormalFromQuantiles(0.05, 1, 0.95, 100_000));
        var few = Plain.Simulate(loss, 500, 1);

        Assert.Null(few.ValueAtRisk(0.9999).StandardError);
        Assert.Null(few.TailValueAtRisk(0.999).StandardError);
        Assert.Null(few.Quantile(0.001).StandardError);
        Assert.Equal(3d / 500, few.ChanceAbove(few.Greatest).AtMost!.Value, 1e-4);
        Assert.EndsWith("± not known", few.ValueAtRisk(0.9999).ToString(), StringComparison.Ordinal);
        Assert.True(few.ValueAtRisk(0.9).StandardError > 0);
        Assert.Null(few.ExceedanceCurve(5)[^1].Chance.StandardError);

        var run = Plain.Simulate(loss, 400_000, 1, new() { Until = found => found.Quantile(0.99999).RelativeError <= 0.01 });
        Assert.Equal(400_000, run.Trials);
        Assert.Null(run.Quantile(0.99999).RelativeError);
    }

    [Theory]
    [InlineData(Sampling.Plain)]
    [InlineData(Sampling.Sobol)]
    public void What_is_certain_has_no_error_at_all(Sampling sampling)
    {
        // Nothing uncertain; a distribution of one value; a fact that the loss does not need; a chance that no draw can change.
        foreach (
            var facts in new[]
            {
                new UncertainFacts(Facts.None.With(Hit, true).With(Loss, Money.Usd(7))),
                Sure(Distribution.Certain(7)),
                new UncertainFacts(Facts.None.With(Hit, false)).With(Loss, Distribution.Uniform(0, 9)),
            }
        )
        {
            var options = new SimulationOptions { Sampling = sampling, Until = found => found.Mean.RelativeError <= 0.001 };
            var fines = Plain.Simulate(facts, 1_000_000, 1, options);
            Assert.Equal(16_384, fines.Trials);
            foreach (
                var figure in new[]
                {
                    fines.Mean,
                    fines.StandardDeviation,
                    fines.Quantile(0.5),
                    fines.Quantile(0.999999),
                    fines.TailValueAtRisk(0.999999),
                    fines.ChanceAbove(3),
                    fines.ChanceAbove(8),
                }
            )
            {
                Assert.Equal(0d, figure.StandardError);
                Assert.Equal(0d, figure.RelativeError);
            }
        }

        var bounded = Plain.Simulate(Rare(0.3), 4_096, 1, new SimulationOptions { Sampling = sampling });
        Assert.Equal(new Measured(0, 0), bounded.ChanceAbove(2e7));
        Assert.Equal(new Measured(1, 0), bounded.ChanceAbove(-1));
    }

    [Fact]
    public void Few_replicates_or_equal_ones_do_not_make_an_error_of_nothing()
    {
        var two = Plain.Simulate(
            Sure(Distribution.Uniform(0, 100)),
            4_096,
            1,
            new SimulationOptions { Sampling = Sampling.Sobol, Replicates = 2 }
        );
        Assert.Null(two.Mean.StandardError);
        Assert.Null(two.Quantile(0.5).StandardError);

        // Scrambled points hit a quarter of the trials to the last one.
        var fines = Plain.Simulate(
            new UncertainFacts(Facts.None.With(Loss, Money.Usd(1_000))).With(Hit, Distribution.Choice(0.75, 0.25)),
            16_384,
            1,
            new SimulationOptions { Sampling = Sampling.Sobol }
        );
        Assert.Equal(0.25, fines.ChanceAbove(0).Value);
        Assert.True(fines.ChanceAbove(0).StandardError >= 1d / 16_384);
        Assert.True(fines.Mean.StandardError > 0);
    }

    [Fact]
    public void Merged_runs_tell_what_one_run_over_all_tells()
    {
        var (first, second) = (
            Plain.Simulate(Rare(0.002), 4_096, 9),
            Plain.Simulate(Rare(0.002), 61_440, 9, new SimulationOptions { FirstTrial = 4_096 })
        );
        var (merged, whole) = (FineDistribution.Merge(first, second), Plain.Simulate(Rare(0.002), 65_536, 9));

        Assert.Null(first.Mean.StandardError);
        Assert.Equal(
            (whole.Mean, whole.ChanceAbove(0), whole.Quantile(0.99), whole.TailValueAtRisk(0.99)),
            (merged.Mean, merged.ChanceAbove(0), merged.Quantile(0.99), merged.TailValueAtRisk(0.99))
        );
        Assert.NotNull(merged.Mean.StandardError);
        var nothing = new UncertainFacts(Facts.None.With(Hit, false));
        Assert.Equal(
            new Measured(0, 0),
            FineDistribution
                .Merge(Plain.Simulate(nothing, 1_024, 9), Plain.Simulate(nothing, 1_024, 9, new SimulationOptions { FirstTrial = 1_024 }))
                .Mean
        );
    }

    [Fact]
    public void Years_without_cases_do_not_prove_that_there_are_none()
    {
        static AnnualLossResult Of(Distribution frequency, Distribution loss) =>
            Plain.AnnualLoss(
                new Portfolio(new FactTable(2).With(Hit, Both), new UncertainFacts(Facts.None).With(Loss, loss), [frequency]),
                2_048,
                1
            );
        var rare = Of(Distribution.Poisson(1e-7), Distribution.Certain(5));

        Assert.Equal((0d, null), (rare.Total.Mean.Value, rare.Total.Mean.StandardError));
        Assert.Null(rare.Largest.TailValueAtRisk(0.99).StandardError);
        Assert.Null(rare.Cases.Mean.StandardError);
        Assert.Equal(3d / 2048, rare.Cases.ChanceAbove(0).AtMost!.Value, 1e-5);
        var certain = Of(Distribution.Certain(3), Distribution.Certain(5));
        Assert.Equal(
            (new Measured(30, 0), new Measured(5, 0), new Measured(6, 0)),
            (certain.Total.Mean, certain.Largest.ValueAtRisk(0.9999), certain.Cases.Mean)
        );
        var often = Of(Distribution.Poisson(0.5), Distribution.Certain(5));
        Assert.True(often.Total.Mean.StandardError > 0);
    }

    [Fact]
    public void An_effect_that_was_not_seen_is_not_known_to_be_none()
    {
        // The loss moves the amount where the event happens, once in a thousand million trials.
        var rows = Plain.Sensitivity(Rare(0.5).With(Hit, Distribution.Choice(0.5, 0.5)), 16_384, 1).Rows;
        Assert.All(rows, r => Assert.True(r.First.StandardError > 0 && r.Total.StandardError > 0));

        var seldom = Plain.Sensitivity(Rare(2e-4), 16_384, 1).Rows;
        Assert.All(seldom, r => Assert.Null(r.Total.StandardError));

        var never = Plain
            .Sensitivity(new UncertainFacts(Facts.None.With(Hit, false)).With(Loss, Distribution.Uniform(0, 9)), 16_384, 1)
            .Rows;
        Assert.True(double.IsNaN(Assert.Single(never).Total.Value));
    }

    [Fact]
    public void Json_has_null_for_what_is_not_known() =>
        Assert.Equal(
            """{"Value":0,"StandardError":null,"AtLeast":null,"AtMost":0.003,"RelativeError":null}""",
            System.Text.Json.JsonSerializer.Serialize(new Measured(0, null) { AtMost = 0.003 })
        );

    private static Errors Of(int trials, Func<double, double> draw, int seed)
    {
        var (random, summary, block) = (new Random(1000 + seed), new Summary(), new double[1000]);
        for (var done = 0; done < trials; done += block.Length)
        {
            for (var i = 0; i < block.Length; i++)
            {
                block[i] = draw(random.NextDouble());
            }

            summary.Add(block);
        }

        return new Errors(summary, [summary], (double.NegativeInfinity, double.PositiveInfinity));
    }

    // By inversion; of the tail, the mean beyond a level.
    private static (Func<double, double> Draw, double Mean, double Tail, double Quantile) Known(string law, double level)
    {
        if (law == "exponential")
        {
            return (u => -Math.Log(1 - u), 1, 1 - Math.Log(1 - level), -Math.Log(1 - level));
        }

        var parameter = double.Parse(law.Split(' ')[1], CultureInfo.InvariantCulture);
        if (law.StartsWith("Pareto", StringComparison.Ordinal))
        {
            var quantile = Math.Pow(1 - level, -1 / parameter);
            return (u => Math.Pow(1 - u, -1 / parameter), parameter / (parameter - 1), quantile * parameter / (parameter - 1), quantile);
        }

        var (mean, z) = (Math.Exp(parameter * parameter / 2), Normal.InvCDF(0, 1, level));
        return (
            u => Math.Exp(parameter * Normal.InvCDF(0, 1, u)),
            mean,
            mean * Normal.CDF(0, 1, parameter - z) / (1 - level),
            Math.Exp(parameter * z)
        );
    }
}
