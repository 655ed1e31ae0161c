using MathNet.Numerics.Distributions;

namespace FineCalc.Tests;

/// <summary>
/// Every distribution beside MathNet.Numerics: its shares and quantiles, and its draws by the test of Kolmogorov and Smirnov and by their
/// moments.
/// </summary>
public class DistributionTests(ITestOutputHelper output)
{
    // The seed is fixed, so that a test that passes passes always; the bound is that of one false alarm in a thousand.
    private const int Draws = 100_000;
    private const double KolmogorovAt1In1000 = 1.9495;

    public static TheoryData<string> Names => [.. Pairs.Keys];

    public static TheoryData<string, double, double> Hard =>
        new()
        {
            { "beta 2.5 4", 1e-09, 8.634463220541315e-05 },
            { "beta 2.5 4", 0.3, 0.27403424690100026 },
            { "beta 2.5 4", 0.999, 0.8939321882896462 },
            { "beta 40 3000", 1e-06, 0.0055330126352722145 },
            { "beta 40 3000", 0.5, 0.013051270537785898 },
            { "normal beyond 10", 0.25, 10.028449055361556 },
            { "normal beyond 10", 0.999, 10.662528379133462 },
            { "normal between -1 and 2", 0.001, -0.9966226715348404 },
            { "normal between -1 and 2", 0.7, 0.6178760730114087 },
        };

    private static Dictionary<string, Distribution> HardOnes =>
        new()
        {
            ["beta 2.5 4"] = Distribution.Beta(2.5, 4),
            ["beta 40 3000"] = Distribution.Beta(40, 3000),
            ["normal beyond 10"] = Distribution.TruncatedNormal(0, 1, 10, 12),
            ["normal between -1 and 2"] = Distribution.TruncatedNormal(0, 1, -1, 2),
        };

    private static Dictionary<string, (Distribution Ours, Func<double, double> Cdf)> Pairs =>
        new()
        {
            ["uniform"] = (Distribution.Uniform(-2, 3), new ContinuousUniform(-2, 3).CumulativeDistribution),
            ["triangular"] = (
                Distribution.Triangular(1, 2, 7),
                new MathNet.Numerics.Distributions.Triangular(1, 7, 2).CumulativeDistribution
            ),
            ["triangular with the mode at its low end"] = (
                Distribution.Triangular(1, 1, 7),
                new MathNet.Numerics.Distributions.Triangular(1, 7, 1).CumulativeDistribution
            ),
            ["PERT"] = (
                Distribution.Pert(10, 12, 20),
                x => new MathNet.Numerics.Distributions.Beta(1 + (4 * 0.2), 1 + (4 * 0.8)).CumulativeDistribution((x - 10) / 10)
            ),
            ["PERT with the mode at its low end"] = (
                Distribution.Pert(0, 0, 1),
                new MathNet.Numerics.Distributions.Beta(1, 5).CumulativeDistribution
            ),
            ["PERT with the mode at its high end"] = (
                Distribution.Pert(0, 1, 1, 2),
                new MathNet.Numerics.Distributions.Beta(3, 1).CumulativeDistribution
            ),
            ["a PERT that MathNet refuses"] = (
                Distribution.Pert(7.8, 7.9, 8),
                x => new MathNet.Numerics.Distributions.Beta(3, 3).CumulativeDistribution((x - 7.8) / 0.2)
            ),
            ["beta, steep at both ends"] = (
                Distribution.Beta(0.5, 0.3),
                new MathNet.Numerics.Distributions.Beta(0.5, 0.3).CumulativeDistribution
            ),
            ["beta, sharp"] = (Distribution.Beta(200, 300), new MathNet.Numerics.Distributions.Beta(200, 300).CumulativeDistribution),
            ["log-normal"] = (Distribution.LogNormal(2, 0.7), new MathNet.Numerics.Distributions.LogNormal(2, 0.7).CumulativeDistribution),
            ["log-normal by two quantiles"] = (
                Distribution.LogNormalFromQuantiles(0.1, 1e6, 0.9, 50e6),
                ByQuantiles(1e6, 50e6).CumulativeDistribution
            ),
            ["truncated normal"] = (
                Distribution.TruncatedNormal(1, 2, 0, 3),
                x => (Normal.CDF(1, 2, x) - Normal.CDF(1, 2, 0)) / (Normal.CDF(1, 2, 3) - Normal.CDF(1, 2, 0))
            ),
            ["truncated normal, one end open"] = (
                Distribution.TruncatedNormal(1, 2, 0, double.PositiveInfinity),
                x => (Normal.CDF(1, 2, x) - Normal.CDF(1, 2, 0)) / (1 - Normal.CDF(1, 2, 0))
            ),
            ["truncated normal, other end open"] = (
                Distribution.TruncatedNormal(1, 2, double.NegativeInfinity, 0),
                x => Normal.CDF(1, 2, x) / Normal.CDF(1, 2, 0)
            ),

            // So little of it that it is as good as even.
            ["truncated normal, ends close together"] = (
                Distribution.TruncatedNormal(0, 1e6, 0, 1),
                new ContinuousUniform(0, 1).CumulativeDistribution
            ),
            ["beta of thousands"] = (
                Distribution.Beta(4_000, 9_000),
                new MathNet.Numerics.Distributions.Beta(4_000, 9_000).CumulativeDistribution
            ),
            ["beta, all at its low end"] = (Distribution.Beta(1, 1e6), x => 1 - Math.Exp(1e6 * double.LogP1(-x))),
            ["truncated normal, far out"] = (
                Distribution.TruncatedNormal(0, 1, 3, 9),
                x => (Normal.CDF(0, 1, -3) - Normal.CDF(0, 1, -x)) / (Normal.CDF(0, 1, -3) - Normal.CDF(0, 1, -9))
            ),
        };

    [Theory]
    [MemberData(nameof(Names))]
    public void Shares_and_quantiles_are_those_of_MathNet(string name)
    {
        var (ours, cdf) = Pairs[name];
        for (var p = 0.0005; p < 1; p += 0.0101)
        {
            var x = ours.Quantile(p);
            Assert.Equal(p, ours.Cdf(x), 1e-10);
            Assert.Equal(p, cdf(x), 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Draws_follow_the_distribution(string name)
    {
        var (ours, cdf) = Pairs[name];
        var draws = Draw(ours);
        var mean = draws.Average();
        var squares = draws.Select(d => (d - mean) * (d - mean)).ToList();
        var (variance, spread) = (squares.Average(), Math.Sqrt(squares.Average(s => s * s) / Draws));

        // Four standard errors of the mean and, as the draws themselves tell it, of the variance; heavier tails tell it too small, so those
        // have more.
        Assert.InRange(mean - ours.Mean, -4 * ours.StandardDeviation / Math.Sqrt(Draws), 4 * ours.StandardDeviation / Math.Sqrt(Draws));
        var allowed = (double.IsFinite(ours.High) ? 4 : 10) * spread;
        Assert.InRange(variance - (ours.StandardDeviation * ours.StandardDeviation), -allowed, allowed);

        Array.Sort(draws);
        var distance = draws
            .Select((d, i) => Math.Max(Math.Abs(cdf(d) - ((double)i / Draws)), Math.Abs(cdf(d) - ((i + 1d) / Draws))))
            .Max();
        output.WriteLine(
            FormattableString.Invariant(
                $"{ours}: distance times root of n {distance * Math.Sqrt(Draws):0.000}, allowed {KolmogorovAt1In1000}"
            )
        );
        Assert.InRange(distance * Math.Sqrt(Draws), 0, KolmogorovAt1In1000);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_draw_is_the_quantile_of_its_number_and_rises_with_it(string name)
    {
        var ours = Pairs[name].Ours;
        double[] numbers = [.. Numbers().Order()];
        var draws = new double[numbers.Length];
        ours.Sample(numbers, draws);
        for (var i = 0; i < numbers.Length; i++)
        {
            var exact = ours.Quantile(numbers[i]);
            Assert.True(
                Math.Abs(draws[i] - exact) <= 1e-9 * Math.Max(Math.Abs(exact), double.IsFinite(ours.High) ? ours.High - ours.Low : 0d),
                FormattableString.Invariant($"{draws[i]:R} for {exact:R} at {numbers[i]:R}")
            );
            Assert.True(i == 0 || draws[i] >= draws[i - 1], FormattableString.Invariant($"falls at {numbers[i]:R}"));
        }
    }

    // By arithmetic of 40 digits: quantiles where doubles easily lose theirs.
    [Theory]
    [MemberData(nameof(Hard))]
    public void Quantiles_keep_twelve_digits_where_that_is_hard(string name, double p, double expected) =>
        Assert.InRange(HardOnes[name].Quantile(p), expected - (1e-12 * Math.Abs(expected)), expected + (1e-12 * Math.Abs(expected)));

    [Fact]
    public void A_truncated_normal_has_the_moments_of_what_is_left_of_it()
    {
        Assert.Equal(Math.Sqrt(1d / 12d), Distribution.TruncatedNormal(0, 1e6, 0, 1).StandardDeviation, 1e-9);
        Assert.Equal(0.5, Distribution.TruncatedNormal(0, 1e6, 0, 1).Mean, 1e-9);
        Assert.Equal(Math.Sqrt(2 / Math.PI), Distribution.TruncatedNormal(0, 1, 0, double.PositiveInfinity).Mean, 1e-14);
        Assert.Equal(Math.Sqrt(1 - (2 / Math.PI)), Distribution.TruncatedNormal(0, 1, 0, double.PositiveInfinity).StandardDeviation, 1e-14);
    }

    [Fact]
    public void Counts_have_the_shares_of_MathNet()
    {
        foreach (var mean in new[] { 0.01, 0.7, 3, 40, 2_000 })
        {
            Assert.All(
                Enumerable.Range(0, 30).Select(k => (int)(mean + ((k - 15) * Math.Sqrt(mean) / 4))).Where(k => k >= 0),
                k => Assert.Equal(new Poisson(mean).CumulativeDistribution(k), Distribution.Poisson(mean).Cdf(k), 1e-10)
            );
            const double Dispersion = 0.8;
            var theirs = new NegativeBinomial(1 / Dispersion, 1 / (1 + (mean * Dispersion)));
            Assert.All(
                Enumerable.Range(0, 20).Select(k => (int)(mean * k / 8)),
                k => Assert.Equal(theirs.CumulativeDistribution(k), Distribution.NegativeBinomial(mean, Dispersion).Cdf(k), 1e-8)
            );
        }
    }

    [Fact]
    public void Choices_come_up_by_their_weights_and_samples_as_often_as_they_were_seen()
    {
        var choices = Draw(Distribution.Choice((Intent.Negligent, 5), (Intent.Intentional, 3), (Intent.GrosslyNegligent, 2)));
        var seen = Draw(Distribution.Empirical(4, 9, 4, 1));

        double[] Shares(double[] draws, params double[] values) => [.. values.Select(v => draws.Count(d => d == v) / (double)Draws)];
        Assert.Equal([0.5, 0.2, 0.3], Shares(choices, 0, 1, 2), (a, b) => Math.Abs(a - b) < 0.006);
        Assert.Equal([0.25, 0.5, 0.25], Shares(seen, 1, 4, 9), (a, b) => Math.Abs(a - b) < 0.006);
        Assert.Equal(9, Distribution.Empirical(4, 9, 4, 1).Quantile(0.76));
    }

    [Fact]
    public void Parameters_that_make_no_distribution_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.Uniform(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.Triangular(1, 5, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.Pert(1, 0, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.Pert(1, 2, 4, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.LogNormal(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.LogNormalFromQuantiles(0.9, 1, 0.1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.TruncatedNormal(0, 1, 60, 61));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.Beta(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.Choice(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.Choice(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.Empirical());
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.Uniform(0, double.NaN));
        Assert.Equal(3, Distribution.Pert(3, 3, 3).Quantile(0.2));
    }

    private static MathNet.Numerics.Distributions.LogNormal ByQuantiles(double low, double high)
    {
        var z = Normal.InvCDF(0, 1, 0.9);
        return new((Math.Log(low) + Math.Log(high)) / 2, (Math.Log(high) - Math.Log(low)) / (2 * z));
    }

    private static double[] Draw(Distribution distribution)
    {
        var draws = new double[Draws];
        Streams.Fill(draws, 20241118, 1, 0);
        distribution.Sample(draws, draws);
        return draws;
    }

    // Everywhere, and far out at both ends.
    private static IEnumerable<double> Numbers()
    {
        var drawn = new double[4096];
        Streams.Fill(drawn, 3, 5, 0);
        var tails = Enumerable.Range(2, 48).SelectMany(k => new[] { Math.ScaleB(1.37, -k), 1 - Math.ScaleB(1.37, -k) });
        return drawn.Concat(tails).Where(u => u is > 0 and < 1 && u != 0.5);
    }
}
