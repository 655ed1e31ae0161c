using FineCalc.Reporting.Charts;
using FineCalc.Reporting.Drawing;
using FineCalc.Reports;
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
public sealed class Picture
{
    private const int Narrowest = 100;
    private const int Widest = 10_000;

    private readonly Chart _chart;

    private Picture(Chart chart) => _chart = chart;

    /// <summary>The way of a case from where its method begins to its amounts, as <see cref="Waterfall"/>.</summary>
    public static implicit operator Picture(CaseAssessment assessed) => Waterfall(assessed);

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

    /// <summary>The title.</summary>
    public override string ToString() => Title;
}
