using System.Globalization;
using System.Text;
using FineCalc.Estimates;
using MathNet.Numerics.LinearAlgebra;
using Newtonsoft.Json.Linq;

namespace FineCalc.Fitting;

/// <summary>
/// All that a ridge regression takes from its rows: X'X, X'y, y'y and their number, y the logarithm to base 10 of the fine in euro. The
/// rows themselves cannot be had from it: no column has fewer than five decisions.
/// </summary>
internal sealed record NormalEquations(IReadOnlyList<string> Columns, int[][] Xx, double[] Xy, double Yy, int Count)
{
    // Sums of logarithms are kept to a millionth, so that a file holds exactly what is solved.
    private const int Decimals = 6;

    /// <summary>The equations of some decisions.</summary>
    public static NormalEquations Of(IReadOnlyList<Decision> decisions)
    {
        var rows = decisions.Select(d => OrdinaryDesign.Of(d).ToList()).ToList();
        var counts = rows.SelectMany(r => r).GroupBy(c => c).ToDictionary(g => g.Key, g => g.Count());
        var kept = rows.Select(r => r.Select(c => Kept(c, counts)).OfType<string>().ToList()).ToList();
        var columns = kept.SelectMany(r => r)
            .Distinct()
            .OrderBy(c => c != OrdinaryDesign.Base)
            .ThenBy(c => c, StringComparer.Ordinal)
            .ToList();
        var index = columns.Select((c, i) => (c, i)).ToDictionary(p => p.c, p => p.i);
        var (xx, xy, yy) = (columns.Select(_ => new int[columns.Count]).ToArray(), new double[columns.Count], 0d);
        for (var k = 0; k < kept.Count; k++)
        {
            var y = Math.Log10(decisions[k].Fine);
            yy += y * y;
            foreach (var i in kept[k].Select(c => index[c]))
            {
                xy[i] += y;
                foreach (var j in kept[k].Select(c => index[c]))
                {
                    xx[i][j]++;
                }
            }
        }

        return new(columns, xx, [.. xy.Select(Rounded)], Rounded(yy), decisions.Count);

        static double Rounded(double sum) => Math.Round(sum, Decimals);
    }

    // A country with few decisions stands with others of its kind; another column with few is left out.
    private static string? Kept(string column, Dictionary<string, int> counts) =>
        counts[column] >= OrdinaryDesign.Fewest ? column
        : OrdinaryDesign.CountryOf(column) is not null ? OrdinaryDesign.OtherCountries
        : null;

    /// <summary>How many decisions have a 1 in a column.</summary>
    public int CountOf(string column) => IndexOf(column) is var i and >= 0 ? Xx[i][i] : 0;

    /// <summary>The effects by column, with their standard errors.</summary>
    public IReadOnlyDictionary<string, (double Effect, double Error)> Solve()
    {
        var n = Columns.Count;
        var a = Matrix<double>.Build.Dense(n, n, (i, j) => Xx[i][j] + (i == j ? OrdinaryDesign.Ridge(Columns[i]) : 0d));
        var b = Vector<double>.Build.DenseOfArray(Xy);
        var factor = a.Cholesky();
        var (effects, inverse) = (factor.Solve(b), factor.Solve(Matrix<double>.Build.DenseIdentity(n)));
        var x = Matrix<double>.Build.Dense(n, n, (i, j) => Xx[i][j]);
        var left = Yy - (2d * effects.DotProduct(b)) + effects.DotProduct(x * effects);
        var variance = left / (Count - n);
        return Columns.Select((c, i) => (c, (effects[i], Math.Sqrt(variance * inverse[i, i])))).ToDictionary(p => p.c, p => p.Item2);
    }

    /// <summary>The equations of a file.</summary>
    public static NormalEquations Parse(JObject json)
    {
        var columns = json["columns"]!.Values<string>().OfType<string>().ToList();
        var upper = json["xx"]!.Select(row => row.Values<int>().ToArray()).ToList();
        var xx = columns.Select(_ => new int[columns.Count]).ToArray();
        for (var i = 0; i < columns.Count; i++)
        {
            for (var j = i; j < columns.Count; j++)
            {
                xx[i][j] = xx[j][i] = upper[i][j - i];
            }
        }

        return new(columns, xx, json["xy"]!.Values<double>().ToArray(), (double)json["yy"]!, (int)json["n"]!);
    }

    /// <summary>The members of a file, the upper half of X'X row by row.</summary>
    public void Write(StringBuilder to)
    {
        to.Append(CultureInfo.InvariantCulture, $"  \"n\": {Count},\n  \"yy\": {Number(Yy)},\n  \"columns\": ");
        List(to, Columns.Select(c => new JValue(c).ToString(Newtonsoft.Json.Formatting.None)), "  ");
        to.Append(",\n  \"xy\": ");
        List(to, Xy.Select(Number), "  ");
        to.Append(",\n  \"xx\": [\n");
        for (var i = 0; i < Columns.Count; i++)
        {
            to.Append("    ");
            List(to, Xx[i][i..].Select(c => c.ToString(CultureInfo.InvariantCulture)), "    ");
            to.Append(i + 1 < Columns.Count ? ",\n" : "\n");
        }

        to.Append("  ]");
    }

    private int IndexOf(string column) => Columns.ToList().IndexOf(column);

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    // As many to a line as it holds.
    private static void List(StringBuilder to, IEnumerable<string> items, string indent)
    {
        const int Width = 130;
        var line = 0;
        to.Append('[');
        foreach (var (item, i) in items.Select((item, i) => (item, i)))
        {
            if (i > 0)
            {
                to.Append(',');
                line++;
            }

            if (line + item.Length + 1 > Width - indent.Length)
            {
                to.Append('\n').Append(indent).Append("  ");
                line = 0;
            }
            else if (i > 0)
            {
                to.Append(' ');
                line++;
            }

            to.Append(item);
            line += item.Length;
        }

        to.Append(']');
    }
}
