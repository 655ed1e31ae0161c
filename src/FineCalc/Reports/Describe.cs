using FineCalc.Reports;

namespace FineCalc;

/// <summary>
/// A regime as a readable page, drawn from the very steps that reckon: what it is, when it holds, its steps, numbers and questions.
/// </summary>
public static class Describe
{
    /// <summary>A version of a regime as plain text with aligned columns.</summary>
    public static string Text(RegimeVersion version, TextOptions? options = null) => PageText.Render(PageOf(version), options);

    /// <summary>A version of a regime as GitHub-flavoured Markdown.</summary>
    public static string Markdown(RegimeVersion version) => PageMarkdown.Render(PageOf(version));

    /// <summary>A version of a regime as one HTML page that needs nothing else.</summary>
    public static string Html(RegimeVersion version) => PageHtml.Render(PageOf(version));

    /// <summary>The questions of a version, as plain text: what is asked, what is allowed, what a missing answer means.</summary>
    public static string Questions(RegimeVersion version, TextOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(version);
        return PageText.Render(RegimePage.Questions(version), options);
    }

    /// <summary>The regimes of a catalogue, as plain text.</summary>
    public static string List(RegimeCatalog catalog, TextOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return PageText.Render(RegimePage.List(catalog), options);
    }

    /// <summary>The versions of a catalogue's regimes with their published numbers counted by standing, as plain text.</summary>
    public static string Standings(RegimeCatalog catalog, TextOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return PageText.Render(RegimePage.Standings(catalog), options);
    }

    private static Page PageOf(RegimeVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return RegimePage.Of(version);
    }

    /// <summary>What changed from one version to another, as plain text: numbers (tables row by row), steps and questions.</summary>
    /// <exception cref="ArgumentNullException">A version is null.</exception>
    public static string Differences(RegimeVersion from, RegimeVersion to, TextOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        return PageText.Render(DifferencePage.Of(from, to), options);
    }
}
