using FineCalc.Comparing;
using FineCalc.Estimates;
using FineCalc.Reporting.Charts;
using FineCalc.Reporting.Drawing;
using FineCalc.Reports;
using FineCalc.Risk;
using SkiaSharp;

namespace FineCalc.Reporting;

/// <summary>
/// A picture of what FineCalc worked out, as SVG and PNG from one description, with a title, a description in words and its data as a table
/// and as CSV. The same result gives the same bytes in every culture, in the one font that comes with the library. Immutable.
/// </summary>
/// <remarks>Safe to use from several threads at once. Two are equal only if they are one object.</remarks>
/// <example>
/// <code>
/// var law = Regimes.UkGdpr.On(2025, 1, 1);
/// var provisional = law.Assess(
///     Facts.None.With(UkGdpr.StatedMaximum, Money.Gbp(8_700_000)).With(UkGdpr.Seriousness, Rate.Percent(70))
/// );
/// var final = provisional.Revise(facts =&gt; facts.With(UkGdpr.Seriousness, Rate.Percent(65)));
/// Console.WriteLine(Picture.Of(provisional, final).Svg()[..4]); // &lt;svg
/// </code>
/// </example>
[TypeFormatterSource(typeof(NotebookForms))]
public sealed class Picture : INotebookShown
{
    private const int Narrowest = 100;
    private const int Widest = 10_000;

    private readonly Chart _chart;

    private Picture(Chart chart) => _chart = chart;

    /// <summary>The way of a case from where its method begins to its amounts, as <see cref="Waterfall"/>.</summary>
    public static implicit operator Picture(CaseAssessment assessed) => Waterfall(assessed);

    /// <summary>The two ranges of an estimate, as <see cref="Ranges"/>.</summary>
    public static implicit operator Picture(Estimate estimate) => Ranges(estimate);

    /// <summary>One incident under several regimes, as <see cref="Regimes"/>.</summary>
    public static implicit operator Picture(RegimeComparison comparison) => Regimes(comparison);

    /// <summary>How often simulated amounts are exceeded, as <see cref="Exceedance"/>.</summary>
    public static implicit operator Picture(FineDistribution simulated) => Exceedance(simulated);

    /// <summary>How far each open answer moves the amount, as <see cref="Tornado"/>.</summary>
    public static implicit operator Picture(SensitivityResult sensitivity) => Tornado(sensitivity);

    /// <summary>A back-test, as <see cref="Backtest"/>.</summary>
    public static implicit operator Picture(BacktestReport report) => Backtest(report);

    /// <summary>
    /// A report with the picture that fits it right after the answer: the way of a settled case, where an open one lies, the ranges of an
    /// estimate, regimes side by side, how often simulated amounts are exceeded. HTML shows it; a report that none fits is as it was.
    /// </summary>
    /// <example>
    /// <code>
    /// var law = Regimes.UkGdpr.On(2025, 1, 1);
    /// var fine = law.Assess(Facts.None.With(UkGdpr.StatedMaximum, Money.Gbp(8_700_000)).With(UkGdpr.Seriousness, Rate.Percent(70)));
    /// Console.WriteLine(Report.Html(Picture.Illustrate(fine)).Contains("&lt;figure&gt;", StringComparison.Ordinal)); // True
    /// </code>
    /// </example>
    public static Report Illustrate(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Fitting(report.Shown) is { } picture ? report.Showing(picture.Drawn) : report;
    }

    private Drawn Drawn() => new(Title, Svg(), _chart.Table.Grid with { Caption = "The picture as a table" });

    private static Picture? Fitting(object? shown) =>
        shown switch
        {
            CaseAssessment assessed => Fitting(assessed),
            Assessment assessment => Fitting(Case.Of(assessment, assessment).Assess()),
            ReformEffect effect => Fitting(effect.Reformed),
            Estimate estimate => Ranges(estimate),
            RegimeComparison comparison => Regimes(comparison),
            FineDistribution simulated => Exceedance(simulated),
            AnnualLossResult years => Exceedance(years.Total, "Annual loss", "year"),
            SensitivityResult sensitivity => Tornado(sensitivity),
            BacktestReport tested => Backtest(tested),
            _ => null,
        };

    private static Picture Fitting(CaseAssessment assessed) => assessed.Final.IsOpen ? Position(assessed) : Waterfall(assessed);

    /// <summary>The same of two assessments of one case.</summary>
    /// <exception cref="ArgumentException">The assessments are of two versions.</exception>
    public static Picture Of(Assessment provisional, Assessment final)
    {
        ArgumentNullException.ThrowIfNull(provisional);
        ArgumentNullException.ThrowIfNull(final);
        return provisional.VersionId == final.VersionId
            ? Case.Of(provisional, final).Assess()
            : throw new ArgumentException($"A case has one version, not {provisional.VersionId} and {final.VersionId}.", nameof(final));
    }

    /// <summary>What the picture shows, in a sentence.</summary>
    public string Title => _chart.Title;

    /// <summary>All that the picture shows, in words, for those who do not see it.</summary>
    public string Description => _chart.Description;

    /// <summary>
    /// The way of a case from where its method begins, such as a statutory maximum, over each step that raises or lowers the amount to the
    /// provisional one, from there to the final one and to those of later stages; the likely amounts, where they are estimates.
    /// </summary>
    public static Picture Waterfall(CaseAssessment assessed)
    {
        ArgumentNullException.ThrowIfNull(assessed);
        return new(Charts.Waterfall.Of(assessed));
    }

    /// <summary>What leads from the provisional amount of a case to the final one, and to those of later stages.</summary>
    public static Picture Bridge(CaseAssessment assessed)
    {
        ArgumentNullException.ThrowIfNull(assessed);
        return new(Charts.Waterfall.Of(assessed, isFromStart: false));
    }

    /// <summary>Where the amounts of a case lie between nothing and the most that the method allows, and in which of its bands.</summary>
    public static Picture Position(CaseAssessment assessed)
    {
        ArgumentNullException.ThrowIfNull(assessed);
        return new(Charts.Position.Of(assessed));
    }

    /// <summary>
    /// The two ranges of an estimate on a scale of factors: what the method allows, and what regulators have imposed in like cases (50, 80
    /// and 90%), with the nearest decisions as points.
    /// </summary>
    public static Picture Ranges(Estimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return new(Charts.Ranges.Of(estimate));
    }

    /// <summary>
    /// The chance that simulated amounts are exceeded, out to where ten trials lie beyond, with the error of the simulation.
    /// </summary>
    /// <param name="simulated">The distribution.</param>
    /// <param name="name">What was simulated, as the title begins.</param>
    /// <param name="trial">What one trial is: a case, or a year of a portfolio.</param>
    public static Picture Exceedance(FineDistribution simulated, string name = "Fine", string trial = "case")
    {
        ArgumentNullException.ThrowIfNull(simulated);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(trial);
        return new(Charts.Exceedance.Of(simulated, Text.Clean(name), Text.Clean(trial)));
    }

    /// <summary>How simulated amounts spread, as a histogram with its 5%, 50% and 95% quantiles.</summary>
    /// <param name="simulated">The distribution.</param>
    /// <param name="name">What was simulated, as the title begins.</param>
    public static Picture Histogram(FineDistribution simulated, string name = "Fine")
    {
        ArgumentNullException.ThrowIfNull(simulated);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new(Charts.Spreading.Of(simulated, Text.Clean(name)));
    }

    /// <summary>How far each open answer moves the amount by itself, the one that moves it most on top (a tornado).</summary>
    public static Picture Tornado(SensitivityResult sensitivity)
    {
        ArgumentNullException.ThrowIfNull(sensitivity);
        return new(Swings.Tornado(sensitivity));
    }

    /// <summary>Each open answer's share of the variance, by itself and with all it does together with others (Sobol indices).</summary>
    public static Picture Shares(SensitivityResult sensitivity)
    {
        ArgumentNullException.ThrowIfNull(sensitivity);
        return new(Swings.Shares(sensitivity));
    }

    /// <summary>One incident under several regimes: what each method gives, and apart from it what a law allows at most.</summary>
    public static Picture Regimes(RegimeComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return new(SideBySide.Of(comparison));
    }

    /// <summary>How many published fines lay in the ranges that were predicted for them, beside how many should have.</summary>
    public static Picture Backtest(BacktestReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new(Coverage.Of(report));
    }

    /// <summary>
    /// The amount of a case as one answer runs from one value to another, all others as they are: with bands, caps and the case itself.
    /// </summary>
    /// <param name="of">The case; the facts after representations, where there are any.</param>
    /// <param name="fact">A question of its method that is answered by an amount, a rate or a number.</param>
    /// <param name="from">The least value: amounts in the regime's currency, rates as fractions.</param>
    /// <param name="to">The greatest value, more than the least.</param>
    /// <param name="infringement">The infringement whose answer runs; needed where a case has several.</param>
    /// <exception cref="ProblemException">No amount can be worked out there (<c>chart-no-amounts</c>).</exception>
    public static Picture Curve(Case of, Fact fact, decimal from, decimal to, string? infringement = null)
    {
        ArgumentNullException.ThrowIfNull(of);
        ArgumentNullException.ThrowIfNull(fact);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(from, to);
        if (fact.Unit is Unit.Choice or Unit.Flag)
        {
            throw new ArgumentException($"'{fact.Id}' is answered by a choice, which runs from nowhere to nowhere.", nameof(fact));
        }

        var only = fact.IsPerInfringement && of.Facts.Infringements is [var one] ? one.Name : null;
        return new(AmountCurve.Of(of, fact, from, to, infringement ?? only));
    }

    /// <summary>
    /// An SVG document: title and description in it, text as text, 640 wide, and as large as wanted without loss. It has a light ground of
    /// its own.
    /// </summary>
    public string Svg() => SvgDocument.Write(_chart.Draw(_chart), Title, Description);

    /// <summary>The same as a PNG.</summary>
    /// <param name="width">How many pixels wide, from 100 to 10,000.</param>
    public byte[] Png(int width = 1280)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, Narrowest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, Widest);
        var sheet = _chart.Draw(_chart);
        var scale = width / Sheet.Width;
        using var surface = SKSurface.Create(new SKImageInfo(width, (int)MathF.Ceiling(sheet.Height * scale)));
        surface.Canvas.Scale(scale);
        sheet.DrawOn(surface.Canvas);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>The title, the description and the data as a table, in GitHub-flavoured Markdown.</summary>
    public string Markdown() =>
        PageMarkdown.Render(new Page(Title, _chart.Subtitle, [new Paragraph(Phrase.Of(Description)), _chart.Table.Grid], ""));

    /// <summary>
    /// The data, one row for each bar or point: exact numbers, a point before decimals; the columns say unit and currency. Words that a
    /// spreadsheet would take for a formula begin with an apostrophe.
    /// </summary>
    public string Csv() => _chart.Table.Csv;

    /// <summary>The SVG for a page of one's own, no wider than the column it stands in.</summary>
    public string ToHtml() => "<svg style=\"max-width:100%;height:auto\"" + Svg()["<svg".Length..];

    string INotebookShown.Html => ToHtml();

    string INotebookShown.Words => Description;

    /// <summary>The title.</summary>
    public override string ToString() => Title;
}
