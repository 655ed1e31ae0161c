using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace FineCalc.Tests;

public class CopulaTests
{
    private const int Rows = 60_000;

    private static readonly Fact[] Asked = [.. Enumerable.Range(0, 4).Select(i => Fact.Count($"fact-{i}", "Fact", "How many?", "pieces"))];

    [Fact]
    public void Normal_scores_have_the_correlations_that_were_asked_for_and_each_column_stays_even()
    {
        var columns = Correlate(
            Correlations.None.With(Asked[0], Asked[1], 0.7).With(Asked[1], Asked[2], -0.4).With(Asked[0], Asked[2], 0.1),
            3
        );
        var scores = columns.Select(c => c.Select(u => Normal.InvCDF(0, 1, u)).ToArray()).ToArray();

        // Four standard errors of a correlation that is none; of others it is less.
        Assert.Equal(0.7, Correlation.Pearson(scores[0], scores[1]), 4 / Math.Sqrt(Rows));
        Assert.Equal(-0.4, Correlation.Pearson(scores[1], scores[2]), 4 / Math.Sqrt(Rows));
        Assert.Equal(0.1, Correlation.Pearson(scores[0], scores[2]), 4 / Math.Sqrt(Rows));
        Assert.All(
            columns,
            column => Assert.InRange(column.Order().Select((u, i) => Math.Abs(u - ((i + 0.5) / Rows))).Max() * Math.Sqrt(Rows), 0, 1.9495)
        );
    }

    // The same by MathNet's functions of the normal distribution, one number at a time.
    [Fact]
    public void A_correlated_number_is_the_share_below_the_sum_of_its_scores()
    {
        var (before, after) = (Uniforms(2), Correlate(Correlations.None.With(Asked[0], Asked[1], 0.6), 2));
        for (var i = 0; i < 2_000; i++)
        {
            var score = (0.6 * Normal.InvCDF(0, 1, before[0][i])) + (0.8 * Normal.InvCDF(0, 1, before[1][i]));
            Assert.Equal(1, after[1][i] / Normal.CDF(0, 1, score), 1e-8);
        }
    }

    [Fact]
    public void A_fact_that_hangs_on_none_before_it_keeps_its_draws()
    {
        var (before, after) = (Uniforms(4), Correlate(Correlations.None.With(Asked[0], Asked[1], 0.7).With(Asked[2], Asked[3], -0.9), 4));

        Assert.Equal(before[0], after[0]);
        Assert.Equal(before[2], after[2]);
        Assert.NotEqual(before[1], after[1]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Facts_that_are_wholly_correlated_go_together(int sign)
    {
        var columns = Correlate(Correlations.None.With(Asked[0], Asked[1], sign), 2);

        Assert.All(columns[0].Zip(columns[1]), u => Assert.Equal(sign > 0 ? u.First : 1 - u.First, u.Second, 1e-9));
    }

    [Fact]
    public void Rows_do_not_depend_on_how_many_there_are()
    {
        var triangle = Correlations.None.With(Asked[0], Asked[1], 0.3).Triangle()!;
        var (together, alone) = (Uniforms(2).SelectMany(c => c[..77]).ToArray(), new double[2]);
        (alone[0], alone[1]) = (together[40], together[77 + 40]);
        new Copula(triangle).Correlate(together, 77);
        new Copula(triangle).Correlate(alone, 1);

        Assert.Equal([together[40], together[77 + 40]], alone);
    }

    [Fact]
    public void Correlations_that_cannot_hold_together_are_refused_by_name()
    {
        var problem = Assert
            .Throws<ProblemException>(() =>
                Correlations.None.With(Asked[0], Asked[1], 0.9).With(Asked[1], Asked[2], 0.9).With(Asked[0], Asked[2], -0.9).Triangle()
            )
            .Problems.Single();

        Assert.Equal("correlations-contradictory", problem.Code);
        Assert.Contains("'fact-2'", problem.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Correlations.None.With(Asked[0], Asked[1], 1.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => Correlations.None.With(Asked[0], Asked[1], double.NaN));
        Assert.Throws<ArgumentException>(() => Correlations.None.With(Asked[0], Asked[0], 0.5));
    }

    private static double[][] Uniforms(int facts) =>
        [
            .. Enumerable
                .Range(0, facts)
                .Select(i =>
                {
                    var column = new double[Rows];
                    Streams.Fill(column, 7, (ulong)i, 0);
                    return column;
                }),
        ];

    private static double[][] Correlate(Correlations correlations, int facts)
    {
        var columns = Uniforms(facts).SelectMany(c => c).ToArray();
        new Copula(correlations.Triangle()!).Correlate(columns, Rows);
        return [.. Enumerable.Range(0, facts).Select(i => columns[(i * Rows)..((i + 1) * Rows)])];
    }
}
