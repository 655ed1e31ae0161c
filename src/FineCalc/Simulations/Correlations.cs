namespace FineCalc;

/// <summary>
/// How uncertain facts hang together: a Gaussian copula. Each correlation is that of the normal scores behind two facts (not of their values, nor of their ranks);
/// pairs that are not named are 0. Immutable.
/// </summary>
public sealed class Correlations
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
            : value is not (>= -1d and <= 1d) ? throw new ArgumentOutOfRangeException(nameof(value), value, "A correlation lies between -1 and 1.")
            : new([.. _pairs.Where(p => (p.First, p.Second) != (first, second) && (p.First, p.Second) != (second, first)), (first, second, value)]);
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
                    throw new ProblemException(new Problem("correlations-contradictory", $"The correlations of '{facts[row].Id}' with {string.Join(", ", facts.Take(row).Select(f => $"'{f.Id}'"))} cannot hold together: no numbers have them all (the matrix is not positive semi-definite; its pivot is {rest.ToString("G3", System.Globalization.CultureInfo.InvariantCulture)}).")
                    {
                        Subject = facts[row].Id,
                        Allowed = "correlations that some random numbers can have",
                    });
                }

                triangle[row, column] = row == column ? Math.Sqrt(Math.Max(0d, rest < Nothing ? 0d : rest)) : triangle[column, column] > 0d ? rest / triangle[column, column] : 0d;
            }
        }

        return triangle;
    }

    private double Between(Fact first, Fact second) => Array.Find(_pairs, p => (p.First, p.Second) == (first, second) || (p.First, p.Second) == (second, first)).Value;
}

// Turns columns of independent uniform numbers into correlated ones: to normal scores, through the triangle, and back.
internal sealed class Copula(double[,] triangle)
{
    private static readonly Standard Normal = new();

    public void Correlate(Span<double> columns, int rows)
    {
        var facts = triangle.GetLength(0);
        Span<double> scores = stackalloc double[facts];
        Normal.Sample(columns, columns);
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < facts; i++)
            {
                scores[i] = columns[(i * rows) + row];
            }

            for (var i = 0; i < facts; i++)
            {
                var score = 0d;
                for (var k = 0; k <= i; k++)
                {
                    score += triangle[i, k] * scores[k];
                }

                // Inside the open interval, as all that follows expects.
                columns[(i * rows) + row] = Math.Clamp(Elementary.NormalCdf(score), 1.2e-16, 1d - 1.2e-16);
            }
        }
    }

    private sealed class Standard() : Tabled(double.NegativeInfinity, double.PositiveInfinity, 0d, 1d)
    {
        public override double Cdf(double x) => Elementary.NormalCdf(x);

        protected override double Density(double x) => Elementary.NormalDensity(x);

        protected override double QuantileOf(double share, bool isUpper, double guess) => Elementary.NormalQuantile(share, isUpper);
    }
}
