using System.Globalization;
using System.Text;
using FineCalc.Cli;
using FineCalc.Estimates;
using Newtonsoft.Json.Linq;

namespace FineCalc.Fitting;

/// <summary>
/// Refits the predictive table: dotnet run --project src/FineCalc.Fitting -c Release [-- FILE], from the root of the repository.
/// </summary>
internal static class Refit
{
    public const string RowsFile = "src/FineCalc.Estimates/Data/decisions-gdpr.json";
    public const string TableFile = "src/FineCalc.Estimates/Data/estimate-gdpr.json";
    public const string ReportFile = "docs/estimate-gdpr.md";

    public static int Main(string[] args)
    {
        var file = args.Length > 0 ? args[0] : RowsFile;
        try
        {
            using var stream = File.OpenRead(file);
            var fit = new Fit(GdprEstimate.ReadDecisions(stream, file).Decisions, RatesOf(File.ReadAllText(file)));
            WholeFile.Write(TableFile, written => written.Write(Encoding.UTF8.GetBytes(EstimateModelJson.Write(fit.Model))));
            WholeFile.Write(ReportFile, written => written.Write(Encoding.UTF8.GetBytes(FitReport.Of(fit))));
            WholeFile.Write(OutOfFold.File, written => written.Write(Encoding.UTF8.GetBytes(OutOfFold.Of(fit))));
            Console.WriteLine(
                $"{TableFile}, {OutOfFold.File} and {ReportFile} are written from "
                    + $"{fit.Model.Decisions.ToString(CultureInfo.InvariantCulture)} decisions."
            );
            return 0;
        }
        catch (Exception cannot) when (cannot is IOException or UnauthorizedAccessException or ProblemException)
        {
            Console.Error.WriteLine(cannot.Message);
            return 1;
        }
    }

    // The yearly averages that the decisions themselves were turned into euro with.
    public static Dictionary<string, IReadOnlyDictionary<int, double>> RatesOf(string rows)
    {
        var rates =
            from row in JArray.Parse(rows)
            let currency = (string?)row["currency"]
            where currency is not null and not "EUR" && row["fine_eur"] is not null && row["fine"] is not null
            group ((int Year, double Rate))
                (((DateTime)row["date"]!).Year, (double)row["fine"]! / (double)row["fine_eur"]!) by currency into byCurrency
            select byCurrency;
        return rates.ToDictionary(
            c => c.Key,
            c => (IReadOnlyDictionary<int, double>)c.GroupBy(r => r.Year).ToDictionary(y => y.Key, y => y.Average(r => r.Rate))
        );
    }
}
