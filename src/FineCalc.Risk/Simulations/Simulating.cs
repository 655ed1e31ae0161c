using System.ComponentModel;

namespace FineCalc.Risk;

/// <summary>Assessing what is uncertain: distributions of the fine, and what they depend on.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Simulating
{
    extension(RegimeVersion version)
    {
        /// <summary>
        /// Draws a case again and again and works each trial out by the same steps as <c>Assess</c>. Uncertain facts are drawn from their
        /// distributions; answers that are ranges, questions left open and the open numbers of the model are drawn from their ranges, a
        /// PERT of low, likely and high. One seed gives one result, to the bit, for any number of threads and on any processor.
        /// </summary>
        /// <param name="facts">The case, with what is uncertain of it.</param>
        /// <param name="trials">How many trials, at least 1; for Sobol sampling rounded up to a multiple of the replicates; exactly as many
        /// as there are where some are one's own (<see cref="Distribution.FromTrials(ReadOnlySpan{double})"/>).</param>
        /// <param name="seed">Where the random numbers begin.</param>
        /// <param name="options">How it is drawn and run.</param>
        /// <exception cref="ProblemException">The facts cannot be assessed, a distribution reaches beyond what its question allows,
        /// correlations contradict one another, a trial has problems, or trials of one's own are others in number
        /// (<c>trials-differ</c>) or cannot keep their order (<c>trials-in-order</c>).</exception>
        /// <example>
        /// <code>
        /// var law = Regimes.UkGdpr.On(2025, 1, 1);
        /// var known = Facts.None.With(UkGdpr.Turnover, Money.Gbp(50_000_000)).With(UkGdpr.Tier, MaximumTier.Higher);
        ///
        /// // Ten thousand record counts of an event model of one's own; what the regulator judges is drawn.
        /// double[] people = [.. Enumerable.Range(0, 10_000).Select(i =&gt; 100.0 + (i * 7919 % 10_000))];
        /// var uncertain = new UncertainFacts(known).With(UkGdpr.PeopleAffected, Distribution.FromTrials(people));
        /// var fines = law.Simulate(uncertain, people.Length, seed: 1, new SimulationOptions { KeepsValues = true });
        /// Console.WriteLine(fines.Values.Length); // 10000
        /// Console.WriteLine(fines.Explain(7).Facts.Find(UkGdpr.PeopleAffected)); // 5,533 people
        /// Console.WriteLine($"GBP {fines.ValueAtRisk(0.95)}, in the worst twentieth GBP {fines.TailValueAtRisk(0.95)} on average");
        /// </code>
        /// </example>
        public FineDistribution Simulate(UncertainFacts facts, long trials, ulong seed, SimulationOptions? options = null)
        {
            ArgumentNullException.ThrowIfNull(facts);
            ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
            (options ??= new SimulationOptions()).Check();
            OwnTrials.Check(facts, trials, options);
            Sobol.Check(trials, options);
            return new Simulation(
                SimulationModel.Of(version, facts, options.Steps, options.Sampling == Sampling.Sobol ? 1 : 0, options.MayCompile),
                seed,
                options
            ).Run(trials);
        }

        /// <summary>
        /// As <see cref="Simulate(RegimeVersion, UncertainFacts, long, ulong, SimulationOptions)"/>, of a case whose only uncertainty is
        /// what it leaves open.
        /// </summary>
        public FineDistribution Simulate(Facts facts, long trials, ulong seed, SimulationOptions? options = null) =>
            version.Simulate(new UncertainFacts(facts), trials, seed, options);

        /// <summary>
        /// The fines of a portfolio year by year: how many cases each party has, each drawn and worked out by the same steps as
        /// <c>Assess</c>, added up over the year. Steps, <see cref="SimulationOptions.Until"/> and Sobol sampling do not apply. How many
        /// cases there are a year may be one's own trials, a number for each year; what is uncertain of a case may not, since years have
        /// different numbers of cases and no column a row for each.
        /// </summary>
        /// <param name="portfolio">The parties, their cases and how often they have them.</param>
        /// <param name="years">How many years, at least 1.</param>
        /// <param name="seed">Where the random numbers begin.</param>
        /// <param name="options">How it runs.</param>
        /// <exception cref="ProblemException">As <c>Simulate</c>.</exception>
        /// <example>
        /// <code>
        /// var law = Regimes.UkGdpr.On(2025, 1, 1);
        /// double[] turnover = [5_000_000, 50_000_000, 500_000_000];
        /// var cases = new UncertainFacts(Facts.None.With(UkGdpr.Tier, MaximumTier.Higher))
        ///     .With(UkGdpr.PeopleAffected, Distribution.LogNormalFromQuantiles(0.05, 100, 0.95, 1e6));
        /// var portfolio = new Portfolio(new FactTable(3).With(UkGdpr.Turnover, turnover), cases, [Distribution.Poisson(0.2)]);
        /// var loss = law.AnnualLoss(portfolio, years: 10_000, seed: 1);
        /// Console.WriteLine($"once in twenty years GBP {loss.Total.ValueAtRisk(0.95)} or more");
        /// </code>
        /// </example>
        public AnnualLossResult AnnualLoss(Portfolio portfolio, long years, ulong seed, SimulationOptions? options = null)
        {
            ArgumentNullException.ThrowIfNull(portfolio);
            ArgumentOutOfRangeException.ThrowIfLessThan(years, 1);
            (options ??= new SimulationOptions()).Check();
            OwnTrials.Check(portfolio, years);
            return options.Sampling == Sampling.Plain && options.Until is null && options.Steps.Count == 0
                ? new AnnualLossRun(version, portfolio, seed, options).Run(years)
                : throw new ArgumentException("A portfolio's years are drawn plainly, without steps, and all of them.", nameof(options));
        }

        /// <summary>
        /// What the amount depends on: each uncertain or open input moved across its range alone, and its share of the variance. Trials of
        /// one's own are drawn from, each column by itself.
        /// </summary>
        /// <param name="facts">The case, with what is uncertain of it.</param>
        /// <param name="trials">How many trials for each input and two more; 16,384 and above.</param>
        /// <param name="seed">Where the random numbers begin.</param>
        /// <param name="options">How it is drawn and run.</param>
        /// <exception cref="ProblemException">As <c>Simulate</c>.</exception>
        public SensitivityResult Sensitivity(UncertainFacts facts, long trials, ulong seed, SimulationOptions? options = null)
        {
            ArgumentNullException.ThrowIfNull(facts);
            const int fewest = 16 * SimulationModel.Block;
            if (trials < fewest)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(trials),
                    trials,
                    $"At least {Text.Number(fewest)} trials: the error of a share of the variance is told from 16 parts of the run."
                );
            }

            (options ??= new SimulationOptions()).Check();
            return new SensitivityRun(
                SimulationModel.Of(version, facts, [], options.Sampling == Sampling.Sobol ? 2 : 0, options.MayCompile),
                seed,
                options
            ).Run(trials);
        }
    }
}
