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
        var x = Matrix<double>.Build.Dense(
            rows,
            columns,
            (i, j) =>
                j == 0 ? 1d
                : j <= terms.Count ? terms[j - 1].Read(decisions[i].Facts) ?? terms[j - 1].Mean
                : decisions[i].Facts.Country == countries[j - 1 - terms.Count] ? 1d
                : 0d
        );
        var y = Vector<double>.Build.Dense(rows, i => Math.Log10(decisions[i].Fine));
        var weights = Vector<double>.Build.Dense(rows, 1d);
        var beta = Vector<double>.Build.Dense(columns);
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
            var off = y - (x * beta);
            weights = off.Map(e =>
                Math.Abs(e) * Math.PI / (deviation * Math.Sqrt(3d)) is var z && z < 1e-6 ? 1d : Math.Tanh(z / 2d) / (z / 2d)
            );
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

    private static Vector<double> Solve(
        Matrix<double> x,
        Vector<double> y,
        Vector<double> weights,
        Func<int, double> ridge,
        Func<int, bool> mustNotFall
    )
    {
        var free = Enumerable.Range(0, x.ColumnCount).ToList();
        while (true)
        {
            var part = Matrix<double>.Build.DenseOfColumnVectors(free.Select(x.Column));
            var weighed = part.TransposeThisAndMultiply(
                Matrix<double>.Build.Dense(part.RowCount, part.ColumnCount, (i, k) => weights[i] * part[i, k])
            );
            for (var k = 0; k < free.Count; k++)
            {
                weighed[k, k] += ridge(free[k]) + 1e-9;
            }

            var found = weighed.Cholesky().Solve(part.TransposeThisAndMultiply(weights.PointwiseMultiply(y)));
            var worst = Enumerable.Range(0, free.Count).Where(k => mustNotFall(free[k]) && found[k] < 0d).OrderBy(k => found[k]).ToList();
            if (worst.Count == 0)
            {
                var all = Vector<double>.Build.Dense(x.ColumnCount);
                for (var k = 0; k < free.Count; k++)
                {
                    all[free[k]] = found[k];
                }

                return all;
            }

            free.RemoveAt(worst[0]);
        }
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
