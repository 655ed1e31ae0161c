using System.Globalization;
using System.Text;

namespace FineCalc.Risk;

/// <summary>The figures of a simulation as a table of comma-separated values, with their standard errors.</summary>
public static class FiguresCsv
{
    private static readonly double[] Levels = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.995, 0.999];
    private static readonly double[] TailLevels = [0.9, 0.95, 0.99, 0.995];

    /// <summary>
    /// Mean, standard deviation, quantiles and tail means of one or several distributions, a line each: <c>of</c>, <c>figure</c>,
    /// <c>level</c>, <c>value</c>, <c>standard_error</c>, <c>at_least</c> and <c>at_most</c>; what is not known is empty.
    /// </summary>
    /// <param name="of">The distributions, each under its name.</param>
    public static string Write(params IReadOnlyList<(string Name, FineDistribution Distribution)> of)
    {
        ArgumentNullException.ThrowIfNull(of);
        var text = new StringBuilder("of,figure,level,value,standard_error,at_least,at_most\n");
        foreach (var (name, distribution) in of)
        {
            Line(name, "mean", null, distribution.Mean);
            Line(name, "standard-deviation", null, distribution.StandardDeviation);
            Array.ForEach(Levels, level => Line(name, "quantile", level, distribution.Quantile(level)));
            Array.ForEach(TailLevels, level => Line(name, "tail-mean", level, distribution.TailValueAtRisk(level)));
        }

        return text.ToString();

        void Line(string name, string figure, double? level, Measured found) =>
            text.Append(Csv.Quoted(name))
                .Append(',')
                .Append(figure)
                .Append(Cell(level))
                .Append(Cell(found.Value))
                .Append(Cell(found.StandardError))
                .Append(Cell(found.AtLeast))
                .Append(Cell(found.AtMost))
                .Append('\n');
    }

    private static string Cell(double? value) => "," + value?.ToString("R", CultureInfo.InvariantCulture);
}
