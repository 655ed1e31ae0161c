using System.Globalization;

namespace FineCalc.Risk;

// Exact quantiles of stored values.
internal static class Quantiles
{
    /// <summary>
    /// For each level the least value at or below which that share of the values lies, as <see cref="FineDistribution.Quantile"/> has it;
    /// the values stay as they are.
    /// </summary>
    /// <param name="values">The values, at least one, none of them not a number.</param>
    /// <param name="levels">The shares, from 0 to 1, both included.</param>
    public static double[] Of(ReadOnlySpan<double> values, params ReadOnlySpan<double> levels)
    {
        ArgumentOutOfRangeException.ThrowIfZero(values.Length);
        var (copy, ranks) = (values.ToArray(), new int[levels.Length]);
        for (var i = 0; i < ranks.Length; i++)
        {
            ranks[i] = levels[i] is >= 0d and <= 1d
                ? Math.Clamp((int)Math.Ceiling(levels[i] * copy.Length) - 1, 0, copy.Length - 1)
                : throw new ArgumentOutOfRangeException(nameof(levels), levels[i], "A level lies from 0 to 1.");
        }

        var order = (int[])ranks.Clone();
        Array.Sort(order);
        Select(copy, order);
        return Array.ConvertAll(ranks, rank => copy[rank]);
    }

    // Puts the values of some ranks in their places: quickselect, going on only where a rank is wanted.
    private static void Select(Span<double> values, ReadOnlySpan<int> ranks, int first = 0)
    {
        while (ranks.Length > 0)
        {
            if (values.Length < 64)
            {
                values.Sort();
                return;
            }

            // The middle of three as the pivot; equal values are put between, so that ties cost nothing.
            var (a, b, c) = (values[0], values[values.Length / 2], values[^1]);
            var pivot = Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
            var (low, at, high) = (0, 0, values.Length);
            while (at < high)
            {
                var value = values[at];
                if (value < pivot)
                {
                    values[at++] = values[low];
                    values[low++] = value;
                }
                else if (value > pivot)
                {
                    values[at] = values[--high];
                    values[high] = value;
                }
                else
                {
                    at++;
                }
            }

            var (below, upTo) = (0, 0);
            foreach (var rank in ranks)
            {
                below += rank - first < low ? 1 : 0;
                upTo += rank - first < high ? 1 : 0;
            }

            Select(values[..low], ranks[..below], first);
            values = values[high..];
            ranks = ranks[upTo..];
            first += high;
        }
    }
}
