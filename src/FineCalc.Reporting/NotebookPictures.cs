using FineCalc.Comparing;
using FineCalc.Estimates;
using FineCalc.Risk;

namespace FineCalc.Reporting;

// The picture that a notebook shows above a result, where there is one. Found by its name (NotebookPages).
internal static class NotebookPictures
{
    public static string? Of(object shown)
    {
        try
        {
            return Drawn(shown)?.ToHtml();
        }
        catch (Exception undrawn) when (undrawn is ProblemException or TypeInitializationException or DllNotFoundException)
        {
            // Nothing to draw, or nothing to draw with on this machine: the result is shown all the same.
            return null;
        }
    }

    private static Picture? Drawn(object shown) =>
        shown switch
        {
            CaseAssessment assessed => assessed,
            Estimate estimate => estimate,
            RegimeComparison comparison => comparison,
            FineDistribution simulated => simulated,
            AnnualLossResult years => Picture.Exceedance(years.Total, "Loss of a year", "year"),
            SensitivityResult sensitivity => sensitivity,
            BacktestReport tested => tested,
            _ => null,
        };
}
