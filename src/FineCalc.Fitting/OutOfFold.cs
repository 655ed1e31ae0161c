using System.Globalization;
using System.Text;
using FineCalc.Estimates;

namespace FineCalc.Fitting;

/// <summary>What the chosen design predicts of each decision, fitted on the folds without it, as a data file.</summary>
internal static class OutOfFold
{
    public const string File = "src/FineCalc.Estimates/Data/out-of-fold-gdpr.json";

    public static string Of(Fit fit)
    {
        var text = new StringBuilder()
            .Append("{\n")
            .Append(CultureInfo.InvariantCulture, $"  \"table\": \"{fit.Model.Id}@{fit.Model.Version}\",\n")
            .Append("  \"title\": \"Predictions out of fold: centre and deviation of the logarithm to base 10\",\n")
            .Append("  \"rows\": [\n");
        text.AppendJoin(
            ",\n",
            fit.OutOfFold()
                .OrderBy(p => p.Decision.Id, StringComparer.Ordinal)
                .Select(p =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"    {{\"id\": \"{p.Decision.Id}\", \"centre\": {p.Predicted.Centre:0.0000}, "
                            + $"\"deviation\": {p.Predicted.Deviation:0.0000}}}"
                    )
                )
        );
        return text.Append("\n  ]\n}\n").ToString();
    }
}
