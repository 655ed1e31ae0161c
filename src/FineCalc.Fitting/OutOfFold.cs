using System.Globalization;
using FineCalc.Estimates;

namespace FineCalc.Fitting;

/// <summary>What the chosen design predicts of each decision, fitted on the folds without it, as a data file.</summary>
internal static class OutOfFold
{
    public const string File = "src/FineCalc.Estimates/Data/out-of-fold-gdpr.json";

    // Data files have lines of at most so many columns, the comma included.
    private const int Width = 140;

    public static string Of(Fit fit) =>
        $$"""
            {
              "table": "{{fit.Model.Id}}@{{fit.Model.Version}}",
              "title": "Predictions out of fold: centre and deviation of the logarithm to base 10",
              "rows": [
            {{string.Join(",\n", fit.OutOfFold().OrderBy(p => p.Decision.Id, StringComparer.Ordinal).Select(Row))}}
              ]
            }

            """.ReplaceLineEndings("\n");

    private static string Row((Decision Decision, PredictiveDistribution Predicted) of)
    {
        string[] members =
        [
            $"\"id\": \"{of.Decision.Id}\"",
            string.Create(CultureInfo.InvariantCulture, $"\"centre\": {of.Predicted.Centre:0.0000}"),
            string.Create(CultureInfo.InvariantCulture, $"\"deviation\": {of.Predicted.Deviation:0.0000}"),
        ];
        var line = $"    {{{string.Join(", ", members)}}}";
        return line.Length < Width ? line : $"    {{\n      {string.Join(",\n      ", members)}\n    }}";
    }
}
