using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using Beta = MathNet.Numerics.Distributions.Beta;
using LogNormal = MathNet.Numerics.Distributions.LogNormal;
using Triangular = MathNet.Numerics.Distributions.Triangular;

namespace FineCalc.Benchmarks;

/// <summary>
/// Seven uncertain facts simulated with MathNet.Numerics' samplers and the rule by hand: two log-normal, a PERT (its scaled beta), a
/// triangular, two uniform, a weighted choice; the mean and four quantiles of the penalty. As quick as these samplers were found to go: its
/// fastest source of chance, without the lock it has by default, columns that stay in the cache, and quantiles by selection instead of
/// sorting. Each of the three counts: together they doubled the trials a second.
/// </summary>
internal static class MathNetSimulation
{
    private const double Step5 = 0.1;

    private const double Settlement = 0.2;

    private const int Chunk = 4096;

    private static readonly double[] Weights = [0.3, 0.7];

    private static readonly double[] Quantiles = [0.5, 0.9, 0.95, 0.99];

    public static double[] Run(int trials, int seed)
    {
        var random = new Xoshiro256StarStar(seed, threadSafe: false);
        double[] Column() => new double[Chunk];
        var (turnover, aggravation, seriousness, size, cooperation, mitigation) = (
            Column(),
            Column(),
            Column(),
            Column(),
            Column(),
            Column()
        );
        var (tier, amounts, sum) = (new int[Chunk], new double[trials], 0d);
        for (var start = 0; start < trials; start += Chunk)
        {
            LogNormal.Samples(random, turnover, 19d, 1.5);
            LogNormal.Samples(random, aggravation, -2.5, 0.4);
            Beta.Samples(random, seriousness, 1d + (4d * 0.3 / 0.9), 1d + (4d * 0.6 / 0.9));
            Triangular.Samples(random, size, 0.1, 1d, 0.4);
            ContinuousUniform.Samples(random, cooperation, -0.2, 0.1);
            ContinuousUniform.Samples(random, mitigation, -0.2, 0d);
            Categorical.Samples(random, tier, Weights);
            for (var i = 0; i < Math.Min(Chunk, trials - start); i++)
            {
                var maximum = Math.Max(tier[i] != 0 ? 17_500_000d : 8_700_000d, turnover[i] * (tier[i] != 0 ? 0.04 : 0.02));
                var after4 =
                    maximum
                    * (0.1 + (0.9 * seriousness[i]))
                    * size[i]
                    * (1d + Math.Max(-1d, mitigation[i] + cooperation[i] + aggravation[i]));
                var amount = Math.Min(Math.Max(after4 * (1d + Step5), 0d), maximum) * (1d - Settlement);
                (amounts[start + i], sum) = (amount, sum + amount);
            }
        }

        // Each selection leaves what is larger on its right, where the next quantile is.
        var (results, from) = (new List<double> { sum / trials }, 0);
        foreach (var place in Quantiles.Select(p => (int)(p * (trials - 1))))
        {
            Select(amounts, from, place);
            results.Add(amounts[place]);
            from = place;
        }

        return [.. results];
    }

    // Puts the value of a place in sorted order there, smaller ones before it and larger ones after.
    private static void Select(double[] values, int from, int place)
    {
        var to = values.Length - 1;
        while (from < to)
        {
            var (pivot, i, j) = (values[from + ((to - from) / 2)], from, to);
            while (i <= j)
            {
                while (values[i] < pivot)
                {
                    i++;
                }

                while (values[j] > pivot)
                {
                    j--;
                }

                if (i <= j)
                {
                    (values[i], values[j]) = (values[j], values[i]);
                    (i, j) = (i + 1, j - 1);
                }
            }

            (from, to) =
                place <= j ? (from, j)
                : place >= i ? (i, to)
                : (place, place);
        }
    }
}
