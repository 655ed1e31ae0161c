using FineCalc.Gdpr;
using FineCalc.Uk;

namespace FineCalc.Tests;

/// <summary>Any cut of a run, in any order, worked out as often as one likes, comes to the bits of one run.</summary>
public class ShardTests
{
    private const long Trials = 40_000;

    private static readonly RegimeVersion Law = Regimes.UkGdpr.On(2025, 1, 1);

    private static readonly UncertainFacts Case = new UncertainFacts(Facts.None.With(UkGdpr.Tier, MaximumTier.Higher))
        .With(UkGdpr.Turnover, Distribution.Pert(1e6, 5e7, 9e8))
        .With(UkGdpr.PeopleAffected, Distribution.LogNormalFromQuantiles(0.05, 100, 0.95, 1e6))
        .Correlated(UkGdpr.Turnover, UkGdpr.PeopleAffected, 0.5);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 2)]
    [InlineData(1000, 3)]
    public void A_simulation_cut_anyhow_is_the_simulation(int shards, int seed)
    {
        var options = new SimulationOptions { Steps = ["statutory-maximum"] };
        var whole = Law.Simulate(Case, Trials, 5, options);
        var plan = Law.PlanSimulate(Case, Trials, 5, shards, options);
        var results = Enumerable.Range(0, plan.Shards.Count).Select(shard => plan.Run(shard)).ToArray();
        new Random(seed).Shuffle(results);

        var merged = plan.Merge(results);

        Assert.Equal(Math.Min(shards, 40), plan.Shards.Count);
        Assert.Equal(whole.Digest, merged.Digest);
        Assert.Equal(whole.ToJson(), merged.ToJson());
        Assert.Equal(whole.Explain(3).Amount, merged.Explain(3).Amount);
    }

    [Fact]
    public void Shards_of_different_cuts_go_together()
    {
        var (coarse, fine) = (Law.PlanSimulate(Case, Trials, 5, 2), Law.PlanSimulate(Case, Trials, 5, 4));

        Assert.Equal(Law.Simulate(Case, Trials, 5).Digest, fine.Merge([fine.Run(3), coarse.Run(0), fine.Run(2)]).Digest);
        Assert.Equal(coarse.Inputs, fine.Inputs);
        Assert.NotEqual(coarse.KeyOf(0), fine.KeyOf(0));
    }

    [Fact]
    public void Sobol_points_are_cut_by_scrambling()
    {
        var options = new SimulationOptions { Sampling = Sampling.Sobol, Replicates = 8 };
        var plan = Law.PlanSimulate(Case, Trials, 5, 3, options);

        var merged = plan.Merge([plan.Run(2), plan.Run(0), plan.Run(1)]);

        Assert.Equal(("scramblings", 8L), (plan.Unit, plan.Whole));
        Assert.Equal(Law.Simulate(Case, Trials, 5, options).Digest, merged.Digest);
        Assert.NotNull(merged.Mean.StandardError);
    }

    [Fact]
    public void More_points_of_a_scrambling_than_there_are_are_refused() =>
        Assert.Equal(
            "sobol-points",
            Assert
                .Throws<ProblemException>(() =>
                    Law.PlanSimulate(Case, 1L << 40, 5, 3, new SimulationOptions { Sampling = Sampling.Sobol, Replicates = 8 })
                )
                .Problems[0]
                .Code
        );

    [Fact]
    public void Years_cut_anyhow_are_the_years()
    {
        double[] turnover = [5_000_000, 50_000_000, 500_000_000];
        var cases = new UncertainFacts(Facts.None.With(UkGdpr.Tier, MaximumTier.Higher)).With(
            UkGdpr.PeopleAffected,
            Distribution.LogNormalFromQuantiles(0.05, 100, 0.95, 1e6)
        );
        var portfolio = new Portfolio(
            new FactTable(3).With(UkGdpr.Turnover, turnover),
            cases,
            [Distribution.Poisson(0.2), Distribution.NegativeBinomial(0.5, 2), Distribution.Poisson(0.1)]
        );
        var plan = Law.PlanAnnualLoss(portfolio, 10_000, 5, 4);

        Assert.Equal(
            Law.AnnualLoss(portfolio, 10_000, 5).Digest,
            plan.Merge(Enumerable.Range(0, 4).Reverse().Select(shard => plan.Run(shard))).Digest
        );
    }

    [Fact]
    public void What_is_not_the_whole_and_nothing_twice_is_refused()
    {
        var plan = Law.PlanSimulate(Case, Trials, 5, 4);
        var results = Enumerable.Range(0, 4).Select(shard => plan.Run(shard)).ToArray();
        var (other, torn) = (Law.PlanSimulate(Case, Trials, 6, 4).Run(1), results[1].ToArray());
        torn[100] ^= 1;
        var changed = Regimes.UkGdpr.Override("maximum.higher.fixed", Money.Gbp(20_000_000), "another maximum").On(2025, 1, 1);

        Assert.Equal("shards-missing", Code([results[0], results[1], results[3]]));
        Assert.Equal("shards-missing", Code([results[0], results[1], results[2]]));
        Assert.Equal("shards-overlap", Code([.. results, results[2]]));
        Assert.Equal("shard-inputs", Code([results[0], other, results[2], results[3]]));
        Assert.Equal("shard-unreadable", Code([results[0], torn, results[2], results[3]]));
        Assert.Equal("shard-unreadable", Code([results[0], results[1][..^5], results[2], results[3]]));
        Assert.Equal(
            "shard-unreadable",
            Code([
                [],
            ])
        );
        Assert.Equal("shard-version", Code([changed.PlanSimulate(Case, Trials, 5, 4).Run(0)]));
        Assert.True(plan.IsResultOf(1, results[1]));
        Assert.False(plan.IsResultOf(2, results[1]));

        string Code(byte[][] given) => Assert.Throws<ProblemException>(() => plan.Merge(given)).Problems[0].Code;
    }

    [Fact]
    public void Inputs_hang_on_all_that_the_result_hangs_on()
    {
        var inputs = new[]
        {
            Law.PlanSimulate(Case, Trials, 5, 1),
            Law.PlanSimulate(Case, Trials, 6, 1),
            Law.PlanSimulate(Case, Trials + 1, 5, 1),
            Law.PlanSimulate(Case.With(UkGdpr.Turnover, Distribution.Pert(1e6, 5e7, 9.000001e8)), Trials, 5, 1),
            Law.PlanSimulate(Case.Correlated(UkGdpr.Turnover, UkGdpr.PeopleAffected, 0.4), Trials, 5, 1),
            Law.PlanSimulate(Case.Named("other"), Trials, 5, 1),
            Law.PlanSimulate(Case, Trials, 5, 1, new SimulationOptions { Steps = ["statutory-maximum"] }),
        }.Select(plan => plan.Inputs);

        Assert.Equal(7, inputs.Distinct().Count());
    }
}
