using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace FineCalc.Benchmarks;

/// <summary>
/// Seven uncertain facts simulated with MathNet.Numerics' samplers and the rule by hand: two log-normal, a PERT (its scaled beta), a triangular, two uniform,
/// a weighted choice; the mean and four quantiles of the penalty.
/// </summary>
internal static class MathNetSimulation
{
    private const double Step5 = 0.1;

    private const double Settlement = 0.2;

    private static readonly double[] Weights = [0.3, 0.7];

    public static double[] Run(int trials, int seed)
    {
        var random = new Xoshiro256StarStar(seed);
        double[] Column() => new double[trials];
        var (turnover, aggravation, seriousness, size, cooperation, mitigation) = (Column(), Column(), Column(), Column(), Column(), Column());
        LogNormal.Samples(random, turnover, 19d, 1.5);
        LogNormal.Samples(random, aggravation, -2.5, 0.4);
        Beta.Samples(random, seriousness, 1d + (4d * 0.3 / 0.9), 1d + (4d * 0.6 / 0.9));
        Triangular.Samples(random, size, 0.1, 1d, 0.4);
        ContinuousUniform.Samples(random, cooperation, -0.2, 0.1);
        ContinuousUniform.Samples(random, mitigation, -0.2, 0d);
        var tier = new int[trials];
        Categorical.Samples(random, tier, Weights);
        var amounts = Column();
        var sum = 0d;
        for (var i = 0; i < trials; i++)
        {
            var maximum = Math.Max(tier[i] != 0 ? 17_500_000d : 8_700_000d, turnover[i] * (tier[i] != 0 ? 0.04 : 0.02));
            var after4 = maximum * (0.1 + (0.9 * seriousness[i])) * size[i] * (1d + Math.Max(-1d, mitigation[i] + cooperation[i] + aggravation[i]));
            amounts[i] = Math.Min(Math.Max(after4 * (1d + Step5), 0d), maximum) * (1d - Settlement);
            sum += amounts[i];
        }

        Array.Sort(amounts);
        return [sum / trials, At(0.5), At(0.9), At(0.95), At(0.99)];

        double At(double p) => amounts[(int)(p * (trials - 1))];
    }
}
