using System.Numerics;
using FsCheck.Fluent;

namespace FineCalc.Tests;

/// <summary>What a simulation keeps of its values.</summary>
public class SummaryLaws
{
    [Fact]
    public void Parts_merged_in_any_order_are_the_whole_to_the_bit() =>
        Laws.Hold(
            Generators.Sources,
            100,
            random =>
            {
                var blocks = Blocks(random);
                var whole = Of(blocks);
                var parts = blocks.GroupBy(_ => random.Next(4)).Select(Of).OrderBy(_ => random.Next()).ToList();
                var merged = new Summary();
                foreach (var part in parts)
                {
                    // What was asked of some of the parts is not kept for all of them.
                    _ = merged.Quantile(0.5);
                    merged.Merge(part);
                }

                Assert.Equal(
                    (whole.Count, whole.Least, whole.Greatest, whole.Mean, whole.Variance),
                    (merged.Count, merged.Least, merged.Greatest, merged.Mean, merged.Variance)
                );
                Assert.All(Levels, p => Assert.Equal(whole.Quantile(p), merged.Quantile(p)));
                Assert.All(Levels, p => Assert.Equal(whole.Tail(p), merged.Tail(p)));
                return [parts.Count > 1 ? "several parts" : "one part"];
            },
            "several parts"
        );

    [Fact]
    public void Quantiles_tails_and_chances_are_within_a_thousandth() =>
        Laws.Hold(
            Generators.Sources,
            200,
            random =>
            {
                var blocks = Blocks(random);
                var (summary, sorted) = (Of(blocks), blocks.SelectMany(b => b).Order().ToArray());
                foreach (var p in Levels)
                {
                    var exact = Ranked.At(sorted, p);
                    Assert.True(
                        Math.Abs(summary.Quantile(p) - exact) <= 0.001 * Math.Abs(exact),
                        FormattableString.Invariant($"{summary.Quantile(p):R} for {exact:R} at {p}")
                    );

                    // The tail's whole values; of the one that the share cuts through, the part.
                    var wanted = Math.Max(1, (1 - p) * sorted.Length);
                    var (sum, left, size) = (0d, wanted, 0d);
                    for (var i = sorted.Length - 1; left > 0; i--)
                    {
                        var some = Math.Min(1, left);
                        (sum, size, left) = (sum + (some * sorted[i]), size + (some * Math.Abs(sorted[i])), left - some);
                    }

                    Assert.True(Math.Abs(summary.Tail(1 - p) - (sum / wanted)) <= 0.001 * size / wanted);
                    var above = sorted.Count(v => v > exact) / (double)sorted.Length;
                    var bucket = sorted.Count(v => Math.Abs(v - exact) <= 0.001 * Math.Abs(exact)) / (double)sorted.Length;
                    Assert.InRange(summary.ShareAbove(exact), above - bucket - 1e-12, above + bucket + 1e-12);
                }

                return
                [
                    sorted[0] < 0 ? "negative values" : "none negative",
                    sorted.Contains(0d) ? "nothing" : "no zeros",
                    sorted.Distinct().Count() < sorted.Length ? "ties" : "no ties",
                ];
            },
            "negative values",
            "nothing",
            "ties"
        );

    [Fact]
    public void Mean_and_variance_are_those_of_exact_arithmetic() =>
        Laws.Hold(
            Generators.Sources,
            100,
            random =>
            {
                // Halves and small whole numbers, whose sums and squares are exact in every block.
                double[][] blocks =
                [
                    .. Enumerable
                        .Range(0, random.Next(1, 6))
                        .Select(_ => Enumerable.Range(0, random.Next(1, 60)).Select(_ => (random.Next(-4000, 90000) / 2d) + 1e6).ToArray()),
                ];
                double[] all = [.. blocks.SelectMany(b => b)];
                var (n, sum, squares) = (
                    (BigInteger)all.Length,
                    Total(all.Select(v => (BigInteger)(v * 2))),
                    Total(all.Select(v => (BigInteger)(v * 2) * (BigInteger)(v * 2)))
                );
                var summary = Of(blocks);

                Assert.Equal((double)((decimal)sum / 2 / all.Length), summary.Mean, 1e-9);
                Assert.Equal(
                    all.Length < 2 ? 0 : (double)((n * squares) - (sum * sum)) / 4 / all.Length / (all.Length - 1),
                    summary.Variance,
                    1e-6
                );
                return [all.Length < 2 ? "one value" : "several"];
            },
            "several"
        );

    [Fact]
    public void One_value_however_often_is_told_exactly()
    {
        var summary = Of([
            [.. Enumerable.Repeat(3_076_320.123, 500)],
            [3_076_320.123],
        ]);

        Assert.Equal((3_076_320.123, 3_076_320.123, 0d), (summary.Quantile(0.5), summary.Tail(0.05), summary.ShareAbove(3_076_320.123)));
        Assert.Equal(0, summary.Variance);
    }

    [Fact]
    public void What_is_no_number_is_refused() =>
        Assert.All(
            new[] { double.NaN, double.PositiveInfinity, 1e200 },
            value => Assert.Throws<ArgumentException>(() => new Summary().Add([1, value]))
        );

    private static double[] Levels => [0.01, 0.1, 0.25, 0.5, 0.9, 0.95, 0.99];

    private static BigInteger Total(IEnumerable<BigInteger> values) => values.Aggregate(BigInteger.Zero, (a, b) => a + b);

    private static Summary Of(IEnumerable<double[]> blocks)
    {
        var summary = new Summary();
        foreach (var block in blocks)
        {
            summary.Add(block);
        }

        return summary;
    }

    // Of any size and sign, with zeros and ties.
    private static List<double[]> Blocks(Random random)
    {
        var (scale, spread, isSigned, ties) = (
            Math.Pow(10, random.Next(-5, 13)),
            random.Next(1, 12),
            random.Next(2) == 0,
            random.Next(3) == 0
        );
        double One() =>
            random.Next(6) == 0 && ties ? scale
            : random.Next(20) == 0 ? 0d
            : scale * Math.Exp((random.NextDouble() - 0.5) * spread) * (isSigned && random.Next(2) == 0 ? -1 : 1);
        return
        [
            .. Enumerable.Range(0, random.Next(1, 9)).Select(_ => Enumerable.Range(0, random.Next(1, 300)).Select(_ => One()).ToArray()),
        ];
    }
}
