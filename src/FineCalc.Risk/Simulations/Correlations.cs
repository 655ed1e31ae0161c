using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FineCalc.Steps;

namespace FineCalc.Risk;

/// <summary>
/// How uncertain facts hang together: a Gaussian copula. Each correlation is that of the normal scores behind two facts (not of their
/// values, nor of their ranks); pairs that are not named are 0. Immutable.
/// </summary>
internal sealed class Correlations
{
    private readonly (Fact First, Fact Second, double Value)[] _pairs;

    private Correlations((Fact First, Fact Second, double Value)[] pairs) => _pairs = pairs;

    /// <summary>No correlations.</summary>
    public static Correlations None { get; } = new([]);

    /// <summary>Every fact that is correlated with another, in the order given.</summary>
    public IReadOnlyList<Fact> Facts => [.. _pairs.SelectMany(p => new[] { p.First, p.Second }).Distinct()];

    /// <summary>These correlations with one between two facts, in place of any between them.</summary>
    /// <param name="first">A fact.</param>
    /// <param name="second">Another fact.</param>
    /// <param name="value">The correlation of their normal scores, from -1 to 1, both included.</param>
    /// <exception cref="ArgumentException">The value lies outside, or the facts are one.</exception>
    public Correlations With(Fact first, Fact second, double value)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return first == second ? throw new ArgumentException($"'{first.Id}' is wholly correlated with itself.", nameof(second))
            : value is not (>= -1d and <= 1d)
                ? throw new ArgumentOutOfRangeException(nameof(value), value, "A correlation lies between -1 and 1.")
            : new([
                .. _pairs.Where(p => (p.First, p.Second) != (first, second) && (p.First, p.Second) != (second, first)),
                (first, second, value),
            ]);
    }

    internal void Identify(BinaryWriter to)
    {
        foreach (var (first, second, value) in _pairs)
        {
            to.Write(first.Id);
            to.Write(second.Id);
            to.Write(value);
        }
    }

    // The lower triangle whose product with itself turned round is the matrix; null if there are no correlations.
    internal double[,]? Triangle()
    {
        var facts = Facts;
        if (facts.Count == 0)
        {
            return null;
        }

        var (n, triangle) = (facts.Count, new double[facts.Count, facts.Count]);
        for (var row = 0; row < n; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                var rest = row == column ? 1d : Between(facts[row], facts[column]);
                for (var k = 0; k < column; k++)
                {
                    rest -= triangle[row, k] * triangle[column, k];
                }

                // A pivot of nothing is allowed (facts that are one another's copies), with nothing left to its right.
                const double Nothing = 1e-12;
                if (row == column ? rest < -Nothing : triangle[column, column] <= 0d && Math.Abs(rest) > 1e-9)
                {
                    throw new ProblemException(
                        new Problem(
                            "correlations-contradictory",
                            $"The correlations of '{facts[row].Id}' with {string.Join(", ", facts.Take(row).Select(f => $"'{f.Id}'"))} "
                                + $"cannot hold together: no numbers have them all (the matrix is not positive semi-definite; its pivot "
                                + $"is {rest.ToString("G3", System.Globalization.CultureInfo.InvariantCulture)})."
                        )
                        {
                            Subject = facts[row].Id,
                            Allowed = "correlations that some random numbers can have",
                        }
                    );
                }

                triangle[row, column] =
                    row == column ? Math.Sqrt(Math.Max(0d, rest < Nothing ? 0d : rest))
                    : triangle[column, column] > 0d ? rest / triangle[column, column]
                    : 0d;
            }
        }

        return triangle;
    }

    private double Between(Fact first, Fact second) =>
        Array.Find(_pairs, p => (p.First, p.Second) == (first, second) || (p.First, p.Second) == (second, first)).Value;
}

// Turns columns of independent uniform numbers into correlated ones: to normal scores, through the triangle, and back. A fact that hangs on
// none before it keeps its numbers.
internal sealed class Copula
{
    // The share above a score, at 64 scores to each unit; farther out than the last of them lies less than the least number drawn.
    private const int Knots = 64;
    private const int Farthest = 9;
    private const int Rows = 32;

    private static readonly Standard Normal = new();

    private static readonly Quintic[] Tail =
    [
        .. Enumerable.Range(0, Farthest * Knots).Select(i => Quintic.Between(Above(i), Above(i + 1), 1d / Knots)),
    ];

    private readonly int _facts;
    private readonly double[] _triangle;
    private readonly bool[] _isFree;

    public Copula(double[,] triangle)
    {
        _facts = triangle.GetLength(0);
        _triangle = [.. triangle.Cast<double>()];
        _isFree = [.. Enumerable.Range(0, _facts).Select(i => triangle[i, i] == 1d)];
    }

    /// <summary>Correlates in place.</summary>
    /// <param name="columns">The columns, one after another.</param>
    /// <param name="rows">The length of each.</param>
    [SkipLocalsInit]
    public void Correlate(Span<double> columns, int rows)
    {
        Span<double> scores = stackalloc double[_facts * Rows];
        Span<double> sums = stackalloc double[Rows];
        for (var first = 0; first < rows; first += Rows)
        {
            var count = Math.Min(Rows, rows - first);
            for (var i = 0; i < _facts; i++)
            {
                Normal.Sample(columns.Slice((i * rows) + first, count), scores[(i * Rows)..]);
                scores.Slice((i * Rows) + count, Rows - count).Clear();
            }

            for (var i = 0; i < _facts; i++)
            {
                if (!_isFree[i])
                {
                    Sum(i, scores, sums);
                    ToUniform(sums[..count], columns[((i * rows) + first)..]);
                }
            }
        }
    }

    // A row of the triangle times the scores, in one order whatever the width of vectors.
    private void Sum(int row, ReadOnlySpan<double> scores, Span<double> sums)
    {
        for (var at = 0; at < Rows; at += Vector512<double>.Count)
        {
            var sum = Vector512<double>.Zero;
            for (var k = 0; k <= row; k++)
            {
                sum +=
                    Vector512.Create(_triangle[(row * _facts) + k])
                    * Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(scores), (nuint)((k * Rows) + at));
            }

            sum.StoreUnsafe(ref MemoryMarshal.GetReference(sums), (nuint)at);
        }
    }

    // The normal distribution's shares, as accurate far below as in the middle, inside the open interval as all that follows expects.
    private static void ToUniform(ReadOnlySpan<double> scores, Span<double> uniforms)
    {
        const double Least = 1d / (1L << 53);
        for (var i = 0; i < scores.Length; i++)
        {
            var distance = Math.Min(Math.Abs(scores[i]) * Knots, (Farthest * Knots) - 1d);
            var knot = (int)distance;
            var share = Math.Max(Tail[knot].Value(distance - knot), Least);
            uniforms[i] = scores[i] < 0d ? share : 1d - share;
        }
    }

    private static Bend Above(int knot)
    {
        var (score, density) = ((double)knot / Knots, PortableMath.NormalDensity((double)knot / Knots));
        return new(score, PortableMath.NormalCdf(score, true), -density, score * density);
    }
}
