using FineCalc.Risk;

namespace FineCalc.Estimates;

// One row's predicted distribution as a thousand equally likely logarithms, whatever made it, beside the fact.
internal sealed class ScoredRow
{
    public const int Points = 1000;

    private readonly double[] _quantiles;

    public ScoredRow(Decision decision, double[] quantiles) =>
        (Decision, Fact, _quantiles) = (decision, Math.Log10(decision.Fine), quantiles);

    public Decision Decision { get; }

    public double Fact { get; }

    public double Error => Quantile(0.5) - Fact;

    // The share of the distribution below the fact; a fact on an atom, such as the maximum, lies in the middle of it.
    public double Place => (_quantiles.Count(q => q < Fact - 1e-9) + (0.5 * _quantiles.Count(q => Math.Abs(q - Fact) <= 1e-9))) / Points;

    // The continuous ranked probability score: the mean distance to the fact, less half the mean distance within the distribution.
    public double Crps
    {
        get
        {
            var (distance, within) = (0d, 0d);
            for (var i = 0; i < Points; i++)
            {
                distance += Math.Abs(_quantiles[i] - Fact);
                within += _quantiles[i] * ((2 * i) + 1 - Points);
            }

            return (distance / Points) - (within / ((double)Points * Points));
        }
    }

    public static ScoredRow Of(Decision decision, PredictiveDistribution predicted)
    {
        var quantiles = new double[Points];
        for (var i = 0; i < Points; i++)
        {
            quantiles[i] = predicted.LogQuantile((i + 0.5) / Points);
        }

        return new(decision, quantiles);
    }

    public double Quantile(double p)
    {
        var at = Math.Clamp((p * Points) - 0.5, 0d, Points - 1d);
        var low = (int)at;
        return low + 1 < Points ? _quantiles[low] + ((at - low) * (_quantiles[low + 1] - _quantiles[low])) : _quantiles[low];
    }

    public bool IsIn(int percent) => Fact >= Quantile((100 - percent) / 200d) - 1e-9 && Fact <= Quantile((100 + percent) / 200d) + 1e-9;

    public double Width(int percent) => Quantile((100 + percent) / 200d) - Quantile((100 - percent) / 200d);
}

internal static class Scoring
{
    private const int Resamples = 400;
    private const ulong Seed = 20231231;

    private static readonly (string Name, Func<ScoredRow, double> Of)[] Means =
    [
        ("mae", r => Math.Abs(r.Error)),
        ("rmse", r => r.Error * r.Error),
        ("bias", r => r.Error),
        ("within2", r => Within(r, 2d)),
        ("within3", r => Within(r, 3d)),
        ("within10", r => Within(r, 10d)),
        ("coverage50", r => r.IsIn(50) ? 1d : 0d),
        ("width50", r => r.Width(50)),
        ("coverage80", r => r.IsIn(80) ? 1d : 0d),
        ("width80", r => r.Width(80)),
        ("coverage90", r => r.IsIn(90) ? 1d : 0d),
        ("width90", r => r.Width(90)),
        ("crps", r => r.Crps),
    ];

    public static IEnumerable<string> Figures => Means.Select(m => m.Name);

    // Decisions of one defendant are drawn together, for they do not tell twice as much as one.
    public static BacktestScores Of(string name, IReadOnlyList<ScoredRow> rows)
    {
        var clusters = rows.Select((row, i) => (row.Decision.Cluster, i))
            .GroupBy(r => r.Cluster, r => r.i, StringComparer.Ordinal)
            .Select(g => g.ToArray())
            .ToArray();
        var histogram = new int[10];
        foreach (var row in rows)
        {
            histogram[Math.Min(9, (int)(row.Place * 10d))]++;
        }

        var draws = new int[Resamples][];
        for (var r = 0; r < Resamples; r++)
        {
            draws[r] = new int[clusters.Length];
            for (var k = 0; k < clusters.Length; k++)
            {
                draws[r][k] = Math.Min(clusters.Length - 1, (int)(Streams.Uniform(Seed, (ulong)r, k) * clusters.Length));
            }
        }

        var figures = new Dictionary<string, (double Value, double Low, double High)>();
        foreach (var (figure, of) in Means)
        {
            var values = rows.Select(of).ToArray();
            var sums = clusters.Select(cluster => cluster.Sum(i => values[i])).ToArray();
            var drawn = new double[Resamples];
            for (var r = 0; r < Resamples; r++)
            {
                var (sum, count) = (0d, 0);
                for (var k = 0; k < clusters.Length; k++)
                {
                    sum += sums[draws[r][k]];
                    count += clusters[draws[r][k]].Length;
                }

                drawn[r] = Final(figure, sum / count);
            }

            Array.Sort(drawn);
            figures.Add(figure, (Final(figure, values.Average()), Ranked.At(drawn, 0.05), Ranked.At(drawn, 0.95)));
        }

        return new BacktestScores
        {
            Name = name,
            Count = rows.Count,
            Figures = figures,
            Histogram = histogram,
        };
    }

    private static double Final(string figure, double mean) => figure == "rmse" ? Math.Sqrt(mean) : mean;

    private static double Within(ScoredRow row, double factor) => Math.Abs(row.Error) <= Math.Log10(factor) + 1e-9 ? 1d : 0d;
}
