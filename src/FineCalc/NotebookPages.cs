using FineCalc.Comparing;
using FineCalc.Estimates;
using FineCalc.Reports;
using FineCalc.Risk;
using FineCalc.Seeking;

namespace FineCalc;

// What a notebook shows of a result: the answer, and what leads to it folded; in a terminal as text. Found by its name (NotebookForms).
internal static class NotebookPages
{
    // Of the longest tables a notebook keeps so many rows; it is saved with all that it shows.
    private const int MostRows = 15;

    // Pictures are drawn by a package above this one, if a notebook has it.
    private const string Pictures = "FineCalc.Reporting.NotebookPictures, FineCalc.Reporting";

    public static string? Of(object shown, bool isHtml)
    {
        if (shown is Money amount)
        {
            return isHtml ? PageHtml.Words(Wording.Amount(amount)) : amount.ToString();
        }

        shown =
            shown is Case of ? Result(of)
            : shown is AssessmentResult tried ? tried.Assessment as object ?? new ProblemException(tried.Problems)
            : shown;
        return Shown(shown) is not { } report ? null
            : isHtml ? Picture(shown) + PageHtml.Fragment(Short(report.Page), isFolded: true)
            : Report.Text(report);
    }

    // A case that cannot be assessed shows what is wrong with it.
    private static object Result(Case of) => of.Check() is { Count: > 0 } problems ? new ProblemException(problems) : of.Assess();

    private static string? Picture(object shown) =>
        Type.GetType(Pictures)?.GetMethod("Of") is { } of ? of.CreateDelegate<Func<object, string?>>()(shown) : null;

    private static Report? Shown(object shown) =>
        shown switch
        {
            Report report => report,
            Assessment assessment => assessment,
            CaseAssessment assessed => assessed,
            Bridge bridge => bridge,
            TraceNode step => step,
            RegimeVersion version => version,
            Regime regime => Report.Versions(regime),
            RegimeCatalog catalog => Report.List(catalog),
            RegimeComparison comparison => comparison,
            ReformEffect effect => effect,
            GoalSeekResult sought => sought,
            Estimate estimate => estimate,
            BacktestReport tested => tested,
            League league => league,
            FineDistribution distribution => distribution,
            AnnualLossResult years => years,
            SensitivityResult sensitivity => sensitivity,
            Problem problem => Report.Problems([problem]),
            ProblemException found => Report.Problems(found.Problems),
            _ => ListPages.Of(shown) is { } list ? Report.OfPage(list) : null,
        };

    private static Page Short(Page page) => page with { Blocks = [.. page.Blocks.SelectMany(Short)] };

    private static IEnumerable<Block> Short(Block block) =>
        block is Grid { Rows.Count: > MostRows } grid
            ?
            [
                grid with
                {
                    Rows = [.. grid.Rows.Take(MostRows)],
                },
                new Paragraph(
                    Phrase.Of($"{Text.Counted(grid.Rows.Count - MostRows, "more row")}: Report.Html has all of them.", Emphasis.Quiet)
                ),
            ]
            : [block];
}
