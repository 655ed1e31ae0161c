using FineCalc.Comparing;
using FineCalc.Estimates;
using FineCalc.Reports;
using FineCalc.Risk;
using FineCalc.Seeking;

namespace FineCalc;

/// <summary>
/// The explained assessment as text: the amounts, what leads from the provisional to the final one, every step with its rule, value and
/// source, and all that they rest on. Pure functions; every word that came from a case is escaped for the format it goes into.
/// </summary>
public static class Report
{
    /// <summary>The case as plain text with aligned columns.</summary>
    public static string Text(CaseAssessment assessed, TextOptions? options = null) => PageText.Render(PageOf(assessed), options);

    /// <summary>The case under a reform, and what leads there from the law as it stands, as plain text with aligned columns.</summary>
    public static string Text(ReformEffect effect, TextOptions? options = null) => PageText.Render(PageOf(effect), options);

    /// <summary>The case under a reform, and what leads there from the law as it stands, as GitHub-flavoured Markdown.</summary>
    public static string Markdown(ReformEffect effect) => PageMarkdown.Render(PageOf(effect));

    /// <summary>
    /// The case under a reform, and what leads there from the law as it stands, as one HTML page that needs nothing else.
    /// </summary>
    public static string Html(ReformEffect effect) => PageHtml.Render(PageOf(effect));

    /// <summary>One assessment as plain text with aligned columns.</summary>
    public static string Text(Assessment assessment, TextOptions? options = null) => PageText.Render(PageOf(assessment), options);

    /// <summary>Two assessments of one case and what leads from the first to the second, as plain text with aligned columns.</summary>
    /// <exception cref="ArgumentException">The assessments are of two versions.</exception>
    public static string Text(Assessment provisional, Assessment final, TextOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(provisional);
        ArgumentNullException.ThrowIfNull(final);
        if (provisional.VersionId != final.VersionId)
        {
            throw new ArgumentException(
                $"A case has one version, not {provisional.VersionId} and {final.VersionId}. Bridge.Between compares versions.",
                nameof(final)
            );
        }

        return Text(Case.Of(provisional, final).Assess(), options);
    }

    /// <summary>What was sought and found, as plain text in lines of the width asked for.</summary>
    public static string Text(GoalSeekResult sought, TextOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sought);
        return PageText.Render(GoalPage.Of(sought), options);
    }

    /// <summary>The estimate of a case as plain text.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="exceeding">Amounts whose chance of being exceeded is wanted.</param>
    /// <param name="options">The width.</param>
    public static string Text(Estimate estimate, IReadOnlyList<Money>? exceeding = null, TextOptions? options = null) =>
        PageText.Render(PageOf(estimate, exceeding), options);

    /// <summary>The estimate of a case as GitHub-flavoured Markdown.</summary>
    public static string Markdown(Estimate estimate, IReadOnlyList<Money>? exceeding = null) =>
        PageMarkdown.Render(PageOf(estimate, exceeding));

    /// <summary>The estimate of a case as one HTML page that needs nothing else.</summary>
    public static string Html(Estimate estimate, IReadOnlyList<Money>? exceeding = null) => PageHtml.Render(PageOf(estimate, exceeding));

    /// <summary>A case under several regimes side by side, as plain text with aligned columns.</summary>
    public static string Text(RegimeComparison comparison, TextOptions? options = null) => PageText.Render(PageOf(comparison), options);

    /// <summary>A case under several regimes side by side, as GitHub-flavoured Markdown.</summary>
    public static string Markdown(RegimeComparison comparison) => PageMarkdown.Render(PageOf(comparison));

    /// <summary>A case under several regimes side by side, as one HTML page that needs nothing else.</summary>
    public static string Html(RegimeComparison comparison) => PageHtml.Render(PageOf(comparison));

    /// <summary>A back-test as plain text.</summary>
    public static string Text(BacktestReport report, TextOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        return PageText.Render(BacktestPage.Of(report), options);
    }

    /// <summary>The case as GitHub-flavoured Markdown.</summary>
    public static string Markdown(CaseAssessment assessed) => PageMarkdown.Render(PageOf(assessed));

    /// <summary>One assessment as GitHub-flavoured Markdown.</summary>
    public static string Markdown(Assessment assessment) => PageMarkdown.Render(PageOf(assessment));

    /// <summary>
    /// The case as one HTML page that needs nothing else: no script, no file beside it, readable in print and in the dark.
    /// </summary>
    public static string Html(CaseAssessment assessed) => PageHtml.Render(PageOf(assessed));

    /// <summary>One assessment as one HTML page that needs nothing else.</summary>
    public static string Html(Assessment assessment) => PageHtml.Render(PageOf(assessment));

    /// <summary>
    /// The provisional and the final amount, and those of later stages, in one line, rounded and called "about" where they are estimates.
    /// </summary>
    public static string Line(CaseAssessment assessed)
    {
        ArgumentNullException.ThrowIfNull(assessed);
        var change = Wording.Change(assessed.Provisional, assessed.Final.Range);
        return $"provisional {Wording.Range(assessed.Provisional)}; final "
            + $"{Wording.Range(assessed.Final.Range)}{(change.Length == 0 ? "" : $" ({change})")}"
            + string.Concat(assessed.Stages.Select(s => $"; {s.Stage.Name} {Wording.Range(s.Amount)}"))
            + (
                assessed.Final.Version.Replaced.Count == 0
                    ? ""
                    : $"; not the law as it stands: numbers replaced{Wording.Under(assessed.Final.Version)}"
            );
    }

    /// <summary>
    /// Whether the reckoning agrees with what was published, in one line that names what was given and not calculated; empty if nothing
    /// was published, or if it differs (<see cref="CaseAssessment.Differences"/>).
    /// </summary>
    public static string PublishedLine(CaseAssessment assessed)
    {
        ArgumentNullException.ThrowIfNull(assessed);
        return assessed.Differences.Count > 0 ? "" : Agreement.Line(assessed);
    }

    private static Page PageOf(Estimate estimate, IReadOnlyList<Money>? exceeding)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return EstimatePage.Of(estimate, exceeding ?? []);
    }

    private static Page PageOf(RegimeComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return ComparisonPage.Of(comparison);
    }

    private static Page PageOf(ReformEffect effect)
    {
        ArgumentNullException.ThrowIfNull(effect);
        return CasePage.Of(effect);
    }

    private static Page PageOf(CaseAssessment assessed)
    {
        ArgumentNullException.ThrowIfNull(assessed);
        return CasePage.Of(assessed);
    }

    private static Page PageOf(Assessment assessment)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        return CasePage.Of(assessment);
    }
}
