using FineCalc.Risk;

namespace FineCalc.Estimates;

// One row's predicted distribution as a thousand equally likely logarithms, whatever made it, beside the fact. Those of a logistic
// distribution are found when they are asked for: most figures need a few of them.
internal sealed class ScoredRow
{
    public const int Points = 1000;

    private static readonly double[] Logits =
    [
        .. Enumerable.Range(0, Points).Select(i => (i + 0.5) / Points).Select(p => Math.Log(p / (1d - p))),
    ];

    private readonly double[]? _quantiles;
    private readonly double _centre;
    private readonly double _scale;
    private readonly double _most;
    private double? _crps;

    public ScoredRow(Decision decision, double[] quantiles)
        : this(decision) => _quantiles = quantiles;

    private ScoredRow(Decision decision, PredictiveDistribution of)
        : this(decision) =>
        (_centre, _scale, _most) = (of.Centre, of.Scale, of.Maximum is { } most && most > 0d ? Math.Log10(most) : double.PositiveInfinity);

    private ScoredRow(Decision decision) => (Decision, Fact) = (decision, Math.Log10(decision.Fine));

    public Decision Decision { get; }

    public double Fact { get; }

    public double Error => Quantile(0.5) - Fact;

    // The share of the distribution below the fact; a fact on an atom, such as the maximum, lies in the middle of it.
    public double Place
    {
        get
        {
            var (below, on) = (0, 0);
            for (var i = 0; i < Points; i++)
            {
                var off = At(i) - Fact;
                below += off < -1e-9 ? 1 : 0;
                on += Math.Abs(off) <= 1e-9 ? 1 : 0;
            }

            return (below + (0.5 * on)) / Points;
        }
    }

    // The continuous ranked probability score: the mean distance to the fact, less half the mean distance within the distribution.
    public double Crps => _crps ??= Scored();

    private double Scored()
    {
        var (distance, within) = (0d, 0d);
        for (var i = 0; i < Points; i++)
        {
            var at = At(i);
            distance += Math.Abs(at - Fact);
            within += at * ((2 * i) + 1 - Points);
        }

        return (distance / Points) - (within / ((double)Points * Points));
    }

    public static ScoredRow Of(Decision decision, PredictiveDistribution predicted) => new(decision, predicted);

    private double At(int i) => _quantiles is { } given ? given[i] : Math.Min(_centre + (_scale * Logits[i]), _most);

    public double Quantile(double p)
    {
        var at = Math.Clamp((p * Points) - 0.5, 0d, Points - 1d);
        var low = (int)at;
        return low + 1 < Points ? At(low) + ((at - low) * (At(low + 1) - At(low))) : At(low);
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

        // The sums of a cluster lie side by side, so that it is drawn once for all figures.
        var values = Means.Select(m => rows.Select(m.Of).ToArray()).ToArray();
        var sums = new double[clusters.Length * Means.Length];
        for (var k = 0; k < clusters.Length; k++)
        {
            for (var f = 0; f < Means.Length; f++)
            {
                sums[(k * Means.Length) + f] = clusters[k].Sum(i => values[f][i]);
            }
        }

        var drawn = Means.Select(_ => new double[Resamples]).ToArray();
        var sum = new double[Means.Length];
        for (var r = 0; r < Resamples; r++)
        {
            var count = 0;
            Array.Clear(sum);
            for (var k = 0; k < clusters.Length; k++)
            {
                var cluster = Math.Min(clusters.Length - 1, (int)(Streams.Uniform(Seed, (ulong)r, k) * clusters.Length));
                count += clusters[cluster].Length;
                var of = sums.AsSpan(cluster * Means.Length, Means.Length);
                for (var f = 0; f < of.Length; f++)
                {
                    sum[f] += of[f];
                }
            }

            for (var f = 0; f < Means.Length; f++)
            {
                drawn[f][r] = Final(Means[f].Name, sum[f] / count);
            }
        }

        var figures = new Dictionary<string, (double Value, double Low, double High)>();
        for (var f = 0; f < Means.Length; f++)
        {
            Array.Sort(drawn[f]);
            figures.Add(Means[f].Name, (Final(Means[f].Name, values[f].Average()), Ranked.At(drawn[f], 0.05), Ranked.At(drawn[f], 0.95)));
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
