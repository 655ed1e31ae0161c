using System.ComponentModel;

namespace FineCalc.Risk;

/// <summary>The total of a portfolio's year, worked out.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Aggregating
{
    extension(RegimeVersion version)
    {
        /// <summary>
        /// The total of a portfolio's year, its number of cases worked out and not simulated: what a case of each party costs is simulated,
        /// and the compound distribution of all parties is enclosed between two curves, in memory that does not grow with the parties. Far
        /// finer in the tail than as many simulated years;
        /// the parties are independent of one another, and no one's own trials are among the frequencies.
        /// </summary>
        /// <param name="portfolio">The parties, their cases and how often they have them.</param>
        /// <param name="trials">How many cases of each party are drawn, at least 1.</param>
        /// <param name="seed">Where the random numbers begin.</param>
        /// <param name="options">How finely, and how far.</param>
        /// <exception cref="ArgumentException">A frequency is given as trials in their order.</exception>
        /// <exception cref="ProblemException">As <c>Simulate</c>, and as <see cref="Risk.AggregateLoss.Of"/>.</exception>
        public AggregateLoss AggregateLoss(Portfolio portfolio, long trials, ulong seed, AggregateLossOptions? options = null)
        {
            ArgumentNullException.ThrowIfNull(portfolio);
            ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
            (options ??= new AggregateLossOptions()).Check();
            var frequencies = portfolio.Frequencies;
            foreach (var frequency in frequencies)
            {
                LossSource.Check(frequency);
            }

            if (portfolio.Names.Count == 0)
            {
                throw new ArgumentException("There is no party.", nameof(portfolio));
            }

            var run = new AnnualLossRun(version, portfolio, seed, new SimulationOptions { Cancellation = options.Cancellation });
            return Risk.AggregateLoss.WorkedOut(
                new PortfolioSources(run, frequencies, portfolio.Names.Count, trials),
                options,
                new AggregateIdentity(version.Id, run.FactsDigest, trials, seed)
            );
        }
    }
}
