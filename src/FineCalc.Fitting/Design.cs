using FineCalc.Estimates;
using MathNet.Numerics.LinearAlgebra;

namespace FineCalc.Fitting;

/// <summary>Which rows a table has, before their effects are known, and how strongly effects are drawn to nothing.</summary>
internal sealed record Design(
    string Id,
    string Title,
    IReadOnlyList<EstimateTerm> Terms,
    bool HasCountries,
    double Ridge = 1d,
    double CountryRidge = 4d
)
{
    private const int Rounds = 12;

    // What the defendant is, and that a fact is unknown, may move the fine either way; every other row may only raise it.
    private static bool MayFall(EstimateTerm term) => term.Fact == "defendant" || term.Kind == TermKind.Unknown;

    /// <summary>
    /// The table that fits decisions best: penalised least squares, outliers weighed down as under a logistic distribution, effects of one
    /// sign held there.
    /// </summary>
    public EstimateModel Fit(IReadOnlyList<Decision> decisions, double deviation)
    {
        var terms = Terms.Select(t => WithMean(t, decisions)).ToList();
        var countries = HasCountries
            ? decisions.Select(d => d.Facts.Country).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList()
            : [];
        var (rows, columns) = (decisions.Count, 1 + terms.Count + countries.Count);
        var x = decisions
            .Select(d =>
                (double[])
                    [
                        1d,
                        .. terms.Select(t => t.Read(d.Facts) ?? t.Mean),
                        .. countries.Select(country => d.Facts.Country == country ? 1d : 0d),
                    ]
            )
            .ToArray();
        var y = decisions.Select(d => Math.Log10(d.Fine)).ToArray();
        var (weights, beta) = (Enumerable.Repeat(1d, rows).ToArray(), new double[columns]);
        for (var round = 0; round < Rounds; round++)
        {
            beta = Solve(
                x,
                y,
                weights,
                j =>
                    j == 0 ? 0d
                    : j <= terms.Count ? Ridge
                    : CountryRidge,
                j => j > 0 && j <= terms.Count && !MayFall(terms[j - 1])
            );
            for (var i = 0; i < rows; i++)
            {
                var z = Math.Abs(y[i] - Product(x[i], beta)) * Math.PI / (deviation * Math.Sqrt(3d));
                weights[i] = z < 1e-6 ? 1d : Math.Tanh(z / 2d) / (z / 2d);
            }
        }

        var effects = countries
            .Select(
                (country, k) => (country, new CountryEffect(beta[1 + terms.Count + k], decisions.Count(d => d.Facts.Country == country)))
            )
            .ToDictionary(c => c.country, c => c.Item2);
        return new EstimateModel(Id, "", Title)
        {
            Base = beta[0],
            Terms = [.. terms.Select((t, j) => t with { Effect = beta[j + 1] })],
            Countries = effects,
            CountrySpread = effects.Count == 0 ? 0d : deviation / Math.Sqrt(CountryRidge),
            Deviation = deviation,
            Decisions = rows,
        };
    }

    private static double[] Solve(double[][] x, double[] y, double[] weights, Func<int, double> ridge, Func<int, bool> mustNotFall)
    {
        // The sums of all columns, once; those of the columns that are left are among them. By hand, for on so few columns the threads of a
        // library cost more than they do.
        var columns = x[0].Length;
        var (squares, products) = (new double[columns, columns], new double[columns]);
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                var weighed = weights[i] * x[i][j];
                if (weighed == 0d)
                {
                    continue;
                }

                products[j] += weighed * y[i];
                for (var k = 0; k < columns; k++)
                {
                    squares[j, k] += weighed * x[i][k];
                }
            }
        }

        var free = Enumerable.Range(0, columns).ToList();
        while (true)
        {
            var of = Matrix<double>.Build.Dense(
                free.Count,
                free.Count,
                (i, j) => squares[free[i], free[j]] + (i == j ? ridge(free[i]) + 1e-9 : 0d)
            );
            var found = of.Cholesky().Solve(Vector<double>.Build.Dense(free.Count, i => products[free[i]]));
            var worst = Enumerable.Range(0, free.Count).Where(k => mustNotFall(free[k]) && found[k] < 0d).OrderBy(k => found[k]).ToList();
            if (worst.Count == 0)
            {
                var all = new double[columns];
                for (var k = 0; k < free.Count; k++)
                {
                    all[free[k]] = found[k];
                }

                return all;
            }

            free.RemoveAt(worst[0]);
        }
    }

    private static double Product(double[] row, double[] effects)
    {
        var sum = 0d;
        for (var j = 0; j < row.Length; j++)
        {
            sum += row[j] * effects[j];
        }

        return sum;
    }

    private static EstimateTerm WithMean(EstimateTerm term, IReadOnlyList<Decision> decisions)
    {
        var known = decisions.Where(d => term.Concerns(d.Facts)).Select(d => term.Read(d.Facts)).OfType<double>().ToList();
        var mean = known.Count == 0 || term.Kind == TermKind.Unknown ? 0d : known.Average();
        return term with
        {
            Mean = mean,
            Spread = known.Count < 2 || term.Kind == TermKind.Unknown ? 0d : Math.Sqrt(known.Average(v => (v - mean) * (v - mean))),
        };
    }
}
