using System.ComponentModel;

namespace FineCalc.Risk;

/// <summary>Simulations cut into shards, for many processes or machines.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Sharding
{
    extension(RegimeVersion version)
    {
        /// <summary>
        /// A simulation cut into shards, to be worked out by many processes or machines: plain sampling by trials, Sobol sampling by
        /// scramblings. What they come to together is <c>Simulate</c>, to the bit.
        /// </summary>
        /// <param name="facts">The case, with what is uncertain of it.</param>
        /// <param name="trials">How many trials, as for <c>Simulate</c>.</param>
        /// <param name="seed">Where the random numbers begin.</param>
        /// <param name="shards">Into how many shards at most: no more than there are blocks of 1,024 trials, or scramblings.</param>
        /// <param name="options">How it is drawn; from the first trial to the last, without kept values.</param>
        /// <exception cref="ProblemException">As <c>Simulate</c>.</exception>
        /// <example>
        /// <code>
        /// var law = Regimes.UkGdpr.On(2025, 1, 1);
        /// var facts = new UncertainFacts(Facts.None.With(UkGdpr.Turnover, Money.Gbp(50_000_000)).With(UkGdpr.Tier, MaximumTier.Higher));
        /// var plan = law.PlanSimulate(facts, trials: 100_000, seed: 1, shards: 4);
        /// var parts = Enumerable.Range(0, plan.Shards.Count).Select(shard =&gt; plan.Run(shard)); // each on a machine of its own
        /// Console.WriteLine(plan.Merge(parts).Digest == law.Simulate(facts, 100_000, seed: 1).Digest); // True
        /// </code>
        /// </example>
        public SimulationPlan PlanSimulate(UncertainFacts facts, long trials, ulong seed, int shards, SimulationOptions? options = null)
        {
            ArgumentNullException.ThrowIfNull(facts);
            ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
            ShardInputs.Check(options ??= new SimulationOptions());
            OwnTrials.Check(facts, trials, options);
            Sobol.Check(trials, options);
            return SimulationPlan.Of(version, facts, trials, seed, shards, options);
        }

        /// <summary>A portfolio's years cut into shards; what they come to together is <c>AnnualLoss</c>, to the bit.</summary>
        /// <param name="portfolio">The parties, their cases and how often they have them.</param>
        /// <param name="years">How many years, at least 1.</param>
        /// <param name="seed">Where the random numbers begin.</param>
        /// <param name="shards">Into how many shards at most: no more than there are blocks of 1,024 years.</param>
        /// <exception cref="ProblemException">As <c>AnnualLoss</c>.</exception>
        public AnnualLossPlan PlanAnnualLoss(Portfolio portfolio, long years, ulong seed, int shards)
        {
            ArgumentNullException.ThrowIfNull(portfolio);
            ArgumentOutOfRangeException.ThrowIfLessThan(years, 1);
            OwnTrials.Check(portfolio, years);
            return AnnualLossPlan.Of(version, portfolio, years, seed, shards, new SimulationOptions());
        }
    }
}
