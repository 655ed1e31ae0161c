using System.Text.Json.Serialization;
using FineCalc.Comparing;
using FineCalc.Estimates;
using FineCalc.Json;
using FineCalc.Reports;
using FineCalc.Risk;
using FineCalc.Seeking;
using FineCalc.Steps;

namespace FineCalc;

/// <summary>
/// What there is to show: an assessment, a case with its stages, a reform's effect, a comparison, what was sought, an estimate, a
/// back-test, a simulation, a step, a version of a regime. Each of them is taken where a report is asked for,
/// <c>Report.Text(assessment)</c>, and each can be had as text, Markdown, HTML and JSON. Pure functions; every word that came from a
/// case is escaped for the format it goes into. Immutable.
/// </summary>
/// <remarks>Safe to use from several threads at once. Two are equal only if they are one object.</remarks>
/// <example>
/// <code>
/// var facts = Facts.None.With(UkGdpr.Tier, MaximumTier.Higher).With(UkGdpr.Turnover, Money.Gbp(50_000_000));
/// var fine = Regimes.UkGdpr.On(2025, 1, 1).Assess(facts);
/// var page = Report.Html(fine);
/// Console.WriteLine(page[..15]); // &lt;!DOCTYPE html&gt;
/// </code>
/// </example>
[JsonConverter(typeof(ResultJson))]
[TypeFormatterSource(typeof(NotebookForms))]
public sealed class Report : IJsonResult
{
    private readonly Func<Page> _page;
    private readonly Action<JsonWriting, bool> _json;

    private Report(Func<Page> page, Action<JsonWriting, bool>? json = null, object? shown = null) =>
        (_page, _json, Shown) = (page, json ?? ((writer, _) => new PageWriting(writer, page()).Write()), shown);

    /// <summary>
    /// One assessment: the amounts, every step with its rule, value and source, and all that they rest on. As JSON the same as of a case,
    /// without what only a case has.
    /// </summary>
    public static implicit operator Report(Assessment assessment) => OfResult(assessment, a => CasePage.Of(a));

    /// <summary>
    /// A case with its stages: the amounts, what leads from the provisional to the final one, every step with its rule, value and source,
    /// and all that they rest on. As JSON: exact decimals, rates as fractions, choices by their codes.
    /// </summary>
    public static implicit operator Report(CaseAssessment assessed) => OfResult(assessed, a => CasePage.Of(a));

    /// <summary>
    /// A case under a reform, and what leads there from the law as it stands; as JSON the latter under <c>lawAsItStands</c>.
    /// </summary>
    public static implicit operator Report(ReformEffect effect) => OfResult(effect, e => CasePage.Of(e));

    /// <summary>
    /// A case under several regimes side by side: for each what it gives (in JSON <c>amount</c>, or <c>maximum</c> of a law without a
    /// method), what it lacks and what carried over.
    /// </summary>
    public static implicit operator Report(RegimeComparison comparison) => OfResult(comparison, ComparisonPage.Of);

    /// <summary>What was sought and found: every root, passage and reason.</summary>
    public static implicit operator Report(GoalSeekResult sought) => OfResult(sought, GoalPage.Of);

    /// <summary>The estimate of a case, as <see cref="Of(Estimate, IReadOnlyList{Money})"/> without amounts that may be exceeded.</summary>
    public static implicit operator Report(Estimate estimate) => Of(estimate, []);

    /// <summary>
    /// A back-test beside simpler methods and by group; as JSON <c>overall</c>, and the same figures with their intervals under
    /// <c>baselines</c> and <c>groups</c>.
    /// </summary>
    public static implicit operator Report(BacktestReport report) =>
        Of(report, BacktestPage.Of, (json, r) => new BacktestWriting(json, r).Write());

    /// <summary>What a simulation found: mean, quantiles, chances of more, each with its error.</summary>
    public static implicit operator Report(FineDistribution distribution) => OfResult(distribution, RiskPages.Of);

    /// <summary>What the years of a portfolio come to: means, value at risk, losses by return period.</summary>
    public static implicit operator Report(AnnualLossResult years) => OfResult(years, RiskPages.Of);

    /// <summary>
    /// What the years of a portfolio come to, and beside it the total worked out and not simulated. As JSON the years alone.
    /// </summary>
    /// <param name="years">What was simulated.</param>
    /// <param name="enclosed">The same total, between two ends.</param>
    public static Report Of(AnnualLossResult years, AggregateLoss enclosed)
    {
        ArgumentNullException.ThrowIfNull(enclosed);
        return OfResult(years, y => RiskPages.Of(y, enclosed));
    }

    /// <summary>What an amount depends on, the most telling first.</summary>
    public static implicit operator Report(SensitivityResult sensitivity) => OfResult(sensitivity, RiskPages.Of);

    /// <summary>What leads from one amount to another.</summary>
    public static implicit operator Report(Bridge bridge) => OfResult(bridge, PartPages.Of);

    /// <summary>One step: its value, rule and source, and the steps that it was worked out from.</summary>
    public static implicit operator Report(TraceNode step) => OfResult(step, PartPages.Of);

    /// <summary>
    /// A league table: public formulas and FineCalc on the same decisions; as JSON a row for each under <c>rows</c>.
    /// </summary>
    public static implicit operator Report(League league) => Of(league, LeaguePage.Of, (json, l) => new LeagueWriting(json, l).Write());

    /// <summary>
    /// A regime as it stands in one version, drawn from the very steps that calculate: what it is, when it holds, its steps, numbers and
    /// questions. As JSON the document that <see cref="RegimeJson"/> reads; in brief its steps and numbers in a line each.
    /// </summary>
    public static implicit operator Report(RegimeVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return new(
            () => RegimePage.Of(version),
            (json, trace) =>
            {
                if (trace)
                {
                    new RegimeWriting(json, version.Regime.Info, [version]).Write();
                }
                else
                {
                    new OutlineWriting(json, version).Write();
                }
            }
        );
    }

    /// <summary>
    /// The estimate of a case: what the method allows (in JSON <c>allowed</c>), and what regulators have imposed in like cases
    /// (<c>imposed</c>), in the regime's currency.
    /// </summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="exceeding">Amounts whose chance of being exceeded is wanted.</param>
    public static Report Of(Estimate estimate, params IReadOnlyList<Money> exceeding)
    {
        ArgumentNullException.ThrowIfNull(exceeding);
        return Of(estimate, e => EstimatePage.Of(e, exceeding), (json, e) => new EstimateWriting(json, e, exceeding).Write());
    }

    /// <summary>Two assessments of one case and what leads from the first to the second.</summary>
    /// <exception cref="ArgumentException">The assessments are of two versions.</exception>
    public static Report Of(Assessment provisional, Assessment final)
    {
        ArgumentNullException.ThrowIfNull(provisional);
        ArgumentNullException.ThrowIfNull(final);
        return provisional.VersionId == final.VersionId
            ? Case.Of(provisional, final).Assess()
            : throw new ArgumentException(
                $"A case has one version, not {provisional.VersionId} and {final.VersionId}. Bridge.Between compares versions.",
                nameof(final)
            );
    }

    /// <summary>
    /// The questions of a version: what is asked, what is allowed, what a missing answer means. As JSON each under <c>facts</c>.
    /// </summary>
    public static Report Questions(RegimeVersion version) =>
        Of(version, RegimePage.Questions, (json, v) => new QuestionsWriting(json, v).Write());

    /// <summary>What changed from one version to another: numbers (tables row by row), steps and questions.</summary>
    public static Report Differences(RegimeVersion from, RegimeVersion to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return new(() => DifferencePage.Of(from, to));
    }

    /// <summary>
    /// What each number of a version rests on: its value, the text and the place in it, how sure it is, and since when it has held.
    /// </summary>
    public static Report Citations(RegimeVersion version) => Of(version, CitePage.Of);

    /// <summary>One number of a version, or one table, likewise: what a reader needs who doubts it.</summary>
    /// <param name="version">The version.</param>
    /// <param name="number">The id of the number, such as <c>maximum.higher.turnover</c>.</param>
    /// <exception cref="ProblemException">The version uses no number of that id (<c>cite-number-unknown</c>).</exception>
    public static Report Citation(RegimeVersion version, string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return Of(
            Cited.Find(version, number),
            cited => CitePage.Of(version, cited),
            (json, cited) => new CitedWriting(json, version, cited).Write()
        );
    }

    /// <summary>
    /// What runs out by a day: regimes that end, numbers that are due to be adjusted with the rule of it, and, of whatever day, numbers
    /// that await another text. As JSON each under <c>expiring</c>.
    /// </summary>
    /// <param name="regimes">The regimes.</param>
    /// <param name="by">The last day, itself included.</param>
    public static Report Expiring(RegimeCatalog regimes, NodaTime.LocalDate by)
    {
        ArgumentNullException.ThrowIfNull(regimes);
        return Of(Expiry.Of(regimes, by), e => ExpiringPage.Of(e, by), (json, e) => new ExpiringWriting(json, e, by).Write());
    }

    /// <summary>
    /// The elements that a fine relies on, in the order of the method: at each step the facts and judgements of the case, the numbers of
    /// the law and the assumptions that enter it, with what it comes to. From the steps of the assessment itself. As JSON each step
    /// under <c>elements</c>.
    /// </summary>
    /// <param name="assessed">The case and what it came to; the elements are those of the final amount.</param>
    public static Report Elements(CaseAssessment assessed) =>
        Of(assessed, ElementsPage.Of, (json, a) => new ElementsWriting(json, a).Write());

    /// <summary>
    /// Cases that were checked, each in a row: its amounts and whether it agrees with what was published (<c>ok</c>, <c>differs</c>), or
    /// why it cannot be assessed (<c>problems</c>).
    /// </summary>
    /// <param name="cases">
    /// Of each case where it was read, what it came to, and, where that is null, what is wrong with it.
    /// </param>
    public static Report Checks(IReadOnlyList<(string File, CaseAssessment? Assessed, IReadOnlyList<Problem> Problems)> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        IReadOnlyList<CaseCheck> checks = [.. cases.Select(c => new CaseCheck(c.File, c.Assessed, c.Problems))];
        return Of(checks, CheckPage.Of, (json, c) => new CheckWriting(json, c).Write());
    }

    /// <summary>
    /// What is wrong with a case or with the data of a regime. As JSON each under <c>problems</c>, and under <c>needed</c> the facts that
    /// are still to be given.
    /// </summary>
    /// <param name="problems">The problems.</param>
    /// <param name="asking">The version that asks for the facts, where it is known: then its questions are told.</param>
    public static Report Problems(IReadOnlyList<Problem> problems, RegimeVersion? asking = null) =>
        Of(problems, PartPages.Of, (json, p) => new RefusalWriting(json, p, asking).Write());

    /// <summary>A regime and its versions.</summary>
    public static Report Versions(Regime regime) => Of(regime, RegimePage.Of);

    /// <summary>The regimes of a catalogue. As JSON each under <c>regimes</c>.</summary>
    public static Report List(RegimeCatalog catalog) => Of(catalog, RegimePage.List, (json, c) => new RegimeListWriting(json, c).Write());

    /// <summary>The versions of a catalogue's regimes with their published numbers counted by standing.</summary>
    public static Report Standings(RegimeCatalog catalog) => Of(catalog, RegimePage.Standings);

    /// <summary>Plain text with aligned columns.</summary>
    /// <param name="report">What is shown.</param>
    /// <param name="options">How wide lines may be, and how they are coloured.</param>
    public static string Text(Report report, TextOptions? options = null) => PageText.Render(PageOf(report), options);

    /// <summary>Two assessments of one case and what leads from the first to the second, as plain text with aligned columns.</summary>
    /// <exception cref="ArgumentException">The assessments are of two versions.</exception>
    public static string Text(Assessment provisional, Assessment final, TextOptions? options = null) =>
        Text(Of(provisional, final), options);

    /// <summary>GitHub-flavoured Markdown.</summary>
    public static string Markdown(Report report) => PageMarkdown.Render(PageOf(report));

    /// <summary>One HTML page that needs nothing else: no script, no file beside it, readable in print and in the dark.</summary>
    public static string Html(Report report) => PageHtml.Render(PageOf(report));

    /// <summary>
    /// The same for a page of one's own: one element with its style, all of which is scoped to it, so that nothing around it changes its
    /// look and several can stand on one page.
    /// </summary>
    public static string Fragment(Report report) => PageHtml.Fragment(PageOf(report));

    /// <summary>
    /// A case to send to somebody who has nothing else: the answer in a sentence, how sure it is and why, then all that the report of a
    /// case has, and as HTML the case file, from which <see cref="CaseJson"/> and <c>finecalc assess</c> work it out again.
    /// </summary>
    /// <param name="assessed">The case and what it came to.</param>
    /// <param name="withCase">With the case file in it.</param>
    public static Report Whole(CaseAssessment assessed, bool withCase = true) =>
        OfResult(assessed, a => CasePage.Whole(a, withCase ? CaseJson.Write(a.Case) : null));

    /// <summary>The same of a case under a reform, with what leads there from the law as it stands.</summary>
    /// <param name="effect">The case under the reform and under the law as it stands.</param>
    /// <param name="withCase">With the case file in it.</param>
    public static Report Whole(ReformEffect effect, bool withCase = true) =>
        OfResult(effect, e => CasePage.Whole(e, withCase ? CaseJson.Write(e.Reformed.Case) : null));

    /// <summary>The page of <see cref="Whole(CaseAssessment, bool)"/> as HTML.</summary>
    /// <param name="assessed">The case and what it came to.</param>
    /// <param name="withCase">With the case file in it.</param>
    public static string Standalone(CaseAssessment assessed, bool withCase = true) => Html(Whole(assessed, withCase));

    /// <summary>
    /// JSON for other programs: the result where there is one, exact decimals and codes; otherwise the page, its tables in words.
    /// </summary>
    public static string Json(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return JsonWriting.Write(json => report._json(json, true));
    }

    /// <summary>
    /// What is shown as JSON (<c>docs/json.md</c>), in brief unless the trace is asked for: what the converters of System.Text.Json and
    /// Newtonsoft.Json write, where a report is returned from an endpoint.
    /// </summary>
    /// <param name="trace">With the whole explanation.</param>
    /// <param name="compact">On one line.</param>
    public string ToJson(bool trace = false, bool compact = false) => ResultJson.TextOf(this, trace, compact);

    void IJsonResult.Write(JsonWriting json, bool trace) => _json(json, trace);

    /// <summary>The same, written as it is made: of a case with many infringements the text is large.</summary>
    /// <param name="report">What is shown.</param>
    /// <param name="to">Where to; it is not closed.</param>
    /// <param name="trace">With the whole explanation; otherwise what <c>ToJson()</c> of the result gives.</param>
    public static void Json(Report report, TextWriter to, bool trace = true)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(to);
        JsonWriting.Write(to, json => report._json(json, trace));
    }

    /// <summary>
    /// The provisional and the final amount, or the one amount there is, and those of later stages, in one line, rounded and called "about"
    /// where they are estimates.
    /// </summary>
    public static string Line(CaseAssessment assessed)
    {
        ArgumentNullException.ThrowIfNull(assessed);
        var change = Wording.Change(assessed.Provisional, assessed.Final.Range);
        return (Wording.HasOneAmount(assessed) ? "" : $"provisional {Wording.Range(assessed.Provisional)}; final ")
            + Wording.Range(assessed.Final.Range)
            + (Wording.HasOneAmount(assessed) || change.Length == 0 ? "" : $" ({change})")
            + string.Concat(assessed.Stages.Select(s => $"; {s.Stage.Name} {Wording.Range(s.Amount)}"))
            + (
                assessed.Final.Version.Replaced.Count == 0
                    ? ""
                    : $"; not the law as it stands: numbers replaced{Wording.Under(assessed.Final.Version)}"
            );
    }

    /// <summary>
    /// Whether the calculation agrees with what was published, in one line that names what was given and not calculated; empty if nothing
    /// was published, or if it differs (<see cref="CaseAssessment.Differences"/>).
    /// </summary>
    public static string PublishedLine(CaseAssessment assessed)
    {
        ArgumentNullException.ThrowIfNull(assessed);
        return assessed.Differences.Count > 0 ? "" : Agreement.Line(assessed);
    }

    /// <summary>A short piece of HTML, as notebooks show it: the answer, and what leads to it folded.</summary>
    public string ToHtml() => NotebookForms.Html(this);

    /// <summary>The title of what is shown.</summary>
    public override string ToString() => _page().Title;

    private static Report Of<T>(T shown, Func<T, Page> page, Action<JsonWriting, T>? json = null)
    {
        ArgumentNullException.ThrowIfNull(shown);
        return new(() => page(shown), json is null ? null : (writer, _) => json(writer, shown), shown);
    }

    // What writes its own JSON.
    private static Report OfResult<T>(T shown, Func<T, Page> page)
        where T : IJsonResult
    {
        ArgumentNullException.ThrowIfNull(shown);
        return new(() => page(shown), shown.Write, shown);
    }

    internal static Report OfPage(Page page) => new(() => page);

    internal Page Page => _page();

    // What it is a report of, for who draws it.
    internal object? Shown { get; }

    // The same with a picture right after the answer.
    internal Report Showing(Func<Drawn> picture) => new(() => _page().Showing(picture()), _json, Shown);

    private static Page PageOf(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Page;
    }
}
