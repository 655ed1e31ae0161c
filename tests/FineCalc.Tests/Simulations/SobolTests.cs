namespace FineCalc.Tests;

public class SobolTests
{
    // The first points that the authors' own program prints, in the plain order of their numbers and not in that of their Gray codes.
    [Theory]
    [InlineData(0, new[] { 0, 0.5, 0.25, 0.75, 0.125, 0.625, 0.375, 0.875 })]
    [InlineData(1, new[] { 0, 0.5, 0.75, 0.25, 0.625, 0.125, 0.375, 0.875 })]
    [InlineData(2, new[] { 0, 0.5, 0.75, 0.25, 0.375, 0.875, 0.625, 0.125 })]
    public void The_first_points_are_those_of_Joe_and_Kuo(int dimension, double[] expected) =>
        Assert.Equal(expected, Enumerable.Range(0, 8).Select(i => Sobol.Plain(dimension, i) / 4294967296d));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(127)]
    public void However_scrambled_every_interval_of_a_dyadic_grid_has_one_point(int dimension)
    {
        foreach (var bits in new[] { 1, 4, 7, 10 })
        {
            var points = new double[1 << bits];
            Sobol.Fill(points, dimension, 0xABCDEFUL * (ulong)bits, 0);
            Assert.Equal(Enumerable.Range(0, 1 << bits), points.Select(p => (int)(p * (1 << bits))).Order());
        }
    }

    // A (t, 2)-net with t = 0 for the first two dimensions: one point in every rectangle of area 1/n with dyadic sides.
    [Fact]
    public void A_run_that_ends_early_is_the_run_of_so_many_trials_to_the_bit()
    {
        var law = Regimes.UkGdpr.On(2025, 1, 1);
        var facts = Facts.None.With(UkGdpr.Turnover, Money.Gbp(50_000_000)).With(UkGdpr.Tier, MaximumTier.Higher);
        var options = new SimulationOptions { Sampling = Sampling.Sobol, Replicates = 3 };
        var ended = law.Simulate(facts, 100_000, 1, options with { Until = found => found.Trials > 16_384 });

        Assert.InRange(ended.Trials, 16_385, 99_999);
        Assert.Equal(law.Simulate(facts, ended.Trials, 1, options).Digest, ended.Digest);
    }

    [Fact]
    public void The_first_two_dimensions_stay_a_net_when_scrambled()
    {
        const int Bits = 8;
        var (x, y) = (new double[1 << Bits], new double[1 << Bits]);
        Sobol.Fill(x, 0, 11, 0);
        Sobol.Fill(y, 1, 12, 0);
        for (var wide = 0; wide <= Bits; wide++)
        {
            var cells = x.Zip(y, (a, b) => ((int)(a * (1 << wide)) << (Bits - wide)) | (int)(b * (1 << (Bits - wide))));
            Assert.Equal(Enumerable.Range(0, 1 << Bits), cells.Order());
        }
    }

    [Fact]
    public void A_point_is_a_function_of_its_number_however_it_is_asked_for()
    {
        var together = new double[100];
        Sobol.Fill(together, 5, 99, 1000);
        foreach (var (first, count) in new[] { (1000, 1), (1007, 20), (1016, 16), (1090, 10) })
        {
            var part = new double[count];
            Sobol.Fill(part, 5, 99, first);
            Assert.Equal(together.Skip(first - 1000).Take(count), part);
        }

        Assert.All(together, u => Assert.InRange(u, 1e-10, 1 - 1e-10));
    }

    [Fact]
    public void Different_scramblings_of_one_coordinate_are_not_correlated()
    {
        var columns = Enumerable
            .Range(0, 8)
            .Select(s =>
            {
                // Single points under many scramblings, since the points of one are spread evenly by design.
                return Enumerable
                    .Range(0, 4096)
                    .Select(i =>
                    {
                        Span<double> one = stackalloc double[1];
                        Sobol.Fill(one, 3, Streams.Mix((ulong)s, (ulong)i), 77);
                        return one[0];
                    })
                    .ToArray();
            })
            .ToList();
        for (var i = 0; i < columns.Count; i++)
        {
            Assert.InRange(columns[i].Average(), 0.5 - (5 / Math.Sqrt(12 * 4096)), 0.5 + (5 / Math.Sqrt(12 * 4096)));
            for (var j = 0; j < i; j++)
            {
                Assert.InRange(MathNet.Numerics.Statistics.Correlation.Pearson(columns[i], columns[j]), -5 / 64d, 5 / 64d);
            }
        }
    }
}
