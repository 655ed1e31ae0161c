using System.Diagnostics;
using System.Globalization;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace FineCalc.Benchmarks;

/// <summary>
/// A year's total of a thousand parties worked out between two ends, against simulating it as far as the same width: how long each takes on
/// one core, with the time that simulation would need read off its own error, which falls with the root of the years.
/// </summary>
internal static class AggregateRatios
{
    private const int Parties = 1000;
    private const int Years = 1_000_000;
    private const double Level = 0.995;
    private const double Frequency = 0.02;
    private const double Dispersion = 2;

    public static void Run()
    {
        Compare("Poisson", 1 << 19, Distribution.Poisson(Frequency), random => Poisson.Sample(random, Parties * Frequency));
        Compare(
            "negative binomial",
            1 << 18,
            Distribution.NegativeBinomial(Frequency, Dispersion),
            // A count is Poisson of a rate that is a gamma variable; the rates of the parties are alike, and their sum is a gamma variable.
            random => Poisson.Sample(random, Gamma.Sample(random, Parties / Dispersion, 1 / (Dispersion * Frequency)))
        );
    }

    private static void Compare(string counts, int points, Distribution frequency, Func<Random, int> cases)
    {
        var sources = Enumerable.Range(0, Parties).Select(i => new LossSource(frequency, Distribution.LogNormal(Mu(i), 1.2))).ToList();
        var options = new AggregateLossOptions { Points = points };
        var enclosed = AggregateLoss.Of(sources, options).ValueAtRisk(Level);
        var ours = Cpu(() => AggregateLoss.Of(sources, options).ValueAtRisk(Level));

        double[] years = [];
        var theirs = Cpu(() => years = Simulated(cases));
        var (low, at, high) = Quantile(years);
        if (low - (4 * (high - low)) > enclosed.High || high + (4 * (high - low)) < enclosed.Low)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"{enclosed} is worked out, {at} simulated."));
        }

        // Half a width against a standard error.
        var needed = theirs * Math.Pow((high - low) / (enclosed.High - enclosed.Low), 2);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{counts}: one year in 200 of {Parties:N0} parties {enclosed} ({enclosed.RelativeWidth:P3} wide) in {ours:0.0} s; "
                    + $"{Years:N0} simulated years {at:N0} ± {(high - low) / 2 / at:P2} in {theirs:0.0} s, so as near in {needed:N0} s: "
                    + $"{needed / ours:N0} times"
            )
        );
    }

    // Parties differ by a factor of e^4.
    private static double Mu(int party) => 9 + (4d * party / Parties);

    private static double[] Simulated(Func<Random, int> cases)
    {
        var random = new Xoshiro256StarStar(1, threadSafe: false);
        var totals = new double[Years];
        for (var year = 0; year < Years; year++)
        {
            for (var left = cases(random); left > 0; left--)
            {
                totals[year] += MathNet.Numerics.Distributions.LogNormal.Sample(random, Mu(random.Next(Parties)), 1.2);
            }
        }

        return totals;
    }

    // The quantile, and a standard error to both sides by the order of the years.
    private static (double Low, double At, double High) Quantile(double[] years)
    {
        Array.Sort(years);
        var (at, error) = ((int)(Level * Years), (int)Math.Sqrt(Level * (1 - Level) * Years));
        return (years[at - error], years[at], years[at + error]);
    }

    private static double Cpu(Action work)
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        work();
        return (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
    }
}
