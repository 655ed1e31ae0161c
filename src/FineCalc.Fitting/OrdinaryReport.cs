using System.Globalization;
using System.Text;
using FineCalc.Estimates;

namespace FineCalc.Fitting;

/// <summary>What the report says of the ordinary table.</summary>
internal static class OrdinaryReport
{
    public static void Append(StringBuilder text, EstimateModel table, OrdinaryFile file)
    {
        text.Append(
            CultureInfo.InvariantCulture,
            $"""

            ## The ordinary table

            Base: EUR {Math.Pow(10d, table.Base):N0}, for a company of no told size, Art. 83(4), in an average country, sector and kind of
            infringement. Ridge regression on the logarithm of the fine. How large a company is the indexes do not tell; for the fit it was
            read off names, and of a case it is asked. Where a fact is not told, the mean over the decisions is put in.

            | fact | points | 90% interval | decisions |
            |---|---|---|---|

            """
        );
        foreach (var term in table.Terms)
        {
            var count = file.Equations.CountOf(term.Id);
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {term.Name} | {Points(term.Effect)} | {Points(term.EffectLow)} to {Points(term.EffectHigh)} | "
                    + $"{(count > 0 ? count.ToString(CultureInfo.InvariantCulture) : "of the stated table")} |\n"
            );
        }

        var countries = table
            .Countries.OrderBy(c => c.Value.Effect)
            .Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key} {Points(c.Value.Effect)} ({c.Value.Decisions})"));
        var scatter = file
            .Deviations.OrderBy(d => d.Value)
            .Select(d => string.Create(CultureInfo.InvariantCulture, $"{(d.Key.Length == 0 ? "not told" : d.Key)} {10d * d.Value:0.0}"));
        text.Append(
            CultureInfo.InvariantCulture,
            $"""

            Countries: {string.Join("; ", countries)}.
            They hold which cases an index lists as well as how severe an authority is.

            Scatter by kind of defendant: {string.Join(
                "; ",
                scatter
            )} points, of a year the table has not seen. Facts that are not told add
            to it. Decisions of some countries scatter more or less than that, by a factor (drawn to 1): {string.Join(
                "; ",
                file.Scatters.Where(s => Math.Abs(s.Value - 1d) >= 0.1)
                    .OrderBy(s => s.Value)
                    .Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key} {s.Value:0.0}"))
            )}.

            ## The ordinary table on years it has not seen

            Fitted to the end of a year, without the defendants of the next, and tested on the next, 2021 to 2023; made from rows with the
            digest `{file.Digest}`. The scatter was
            chosen on the same test years, which flatters each row a little. Logarithms to base 10.

            | what | n | CRPS | MAE | bias | 80% range: held | 90% interval | width | 90%: held |
            |---|---|---|---|---|---|---|---|---|

            """
        );
        foreach (var line in file.Lines)
        {
            var f = line.Figures;
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {(line.Group == "table" ? "" : line.Group + ": ")}{line.Name} | {line.Count} | {f["crps"]:0.000} | {f["mae"]:0.00} | "
                    + $"{f["bias"]:+0.00;-0.00;0.00} | {100d * f["coverage80"]:0}% | {100d * f["coverage80Low"]:0} to "
                    + $"{100d * f["coverage80High"]:0}% | {f["width80"]:0.00} | {100d * f["coverage90"]:0}% |\n"
            );
        }
    }

    private static string Points(double effect) => (10d * effect).ToString("+0.0;-0.0;0", CultureInfo.InvariantCulture);
}
