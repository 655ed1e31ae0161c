using System.Globalization;
using System.Text;
using FineCalc.Cli;
using FineCalc.Estimates;
using Newtonsoft.Json.Linq;

namespace FineCalc.Fitting;

/// <summary>
/// Refits the predictive tables from what ships: dotnet run --project src/FineCalc.Fitting -c Release, from the root of the repository.
/// With -- --ordinary FILE the normal equations of the ordinary table are first made from rows, which are not shipped.
/// </summary>
internal static class Refit
{
    public const string RowsFile = "src/FineCalc.Estimates/Data/decisions-gdpr.json";
    public const string TableFile = "src/FineCalc.Estimates/Data/estimate-gdpr.json";
    public const string EquationsFile = "src/FineCalc.Estimates/Data/ordinary-gdpr.json";
    public const string AnnouncedFile = "docs/provisional.md";
    public const string ReportFile = "docs/estimate-gdpr.md";

    public static int Main(string[] args)
    {
        try
        {
            if (args is ["--ordinary", var rows])
            {
                Write(EquationsFile, OrdinaryFile.Of(rows, Stated().Model).Write());
            }
            else if (args.Length > 0)
            {
                Console.Error.WriteLine("Allowed: nothing, or --ordinary FILE, a list of decisions up to 2023 as JSON.");
                return 2;
            }

            var fit = Whole();
            Write(TableFile, EstimateModelJson.Write(fit.Model));
            Write(OutOfFold.File, OutOfFold.Of(fit));
            Write(ReportFile, FitReport.Of(fit, Ordinary()));
            Write(AnnouncedFile, AnnouncedReport.Of(fit.Model.FinalOfProvisional, fit.Decisions, File.ReadAllText(RowsFile)));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{TableFile}, {OutOfFold.File}, {ReportFile} and {AnnouncedFile} are written from {fit.Model.Decisions} decisions and "
                        + $"the sums of {fit.Model.Ordinary!.Decisions} ordinary ones."
                )
            );
            return 0;
        }
        catch (Exception cannot) when (cannot is IOException or UnauthorizedAccessException or ProblemException)
        {
            Console.Error.WriteLine(cannot.Message);
            return 1;
        }
    }

    /// <summary>The fit of both tables, from the files below a folder.</summary>
    public static Fit Whole(string root = "") => Stated(root).With(Ordinary(root));

    public static OrdinaryFile Ordinary(string root = "") => OrdinaryFile.Parse(File.ReadAllText(Path.Combine(root, EquationsFile)));

    private static Fit Stated(string root = "")
    {
        var file = Path.Combine(root, RowsFile);
        using var stream = File.OpenRead(file);
        return new Fit(GdprEstimate.ReadDecisions(stream, file).Decisions, RatesOf(File.ReadAllText(file)));
    }

    private static void Write(string file, string text) => WholeFile.Write(file, to => to.Write(Encoding.UTF8.GetBytes(text)));

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
