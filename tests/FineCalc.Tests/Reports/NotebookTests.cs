using System.Reflection;
using AngleSharp.Html.Parser;

namespace FineCalc.Tests.Reports;

/// <summary>A notebook kernel finds how FineCalc's types are shown by names alone; here it is done as a kernel does it.</summary>
public class NotebookTests
{
    private const int MostHtml = 60 * 1024;

    private static readonly Case Hospital = CaseJson.Parse(
        File.ReadAllText(Repository.PathOf("docs/examples/compare/hospital-software.json")),
        "case.json",
        Regimes.All
    );

    private static readonly RegimeVersion Law = Regimes.UkGdpr.On(2025, 1, 1);

    private static readonly Facts Known = Facts
        .None.With(UkGdpr.Tier, MaximumTier.Higher)
        .With(UkGdpr.Turnover, Money.Gbp(50_000_000))
        .With(UkGdpr.PeopleAffected, 120_000);

    public static TheoryData<string, Func<object>, string> Everything =>
        new()
        {
            { "money", () => new Money(476_247.47m, Currency.Gbp), "GBP 476,247.47" },
            { "assessment", () => Hospital.Assess().Final, "GBP" },
            { "case", () => Hospital, "GBP" },
            { "what a case came to", () => Hospital.Assess(), "GBP" },
            { "step", () => Hospital.Assess().Final.Trace, "Worked out from" },
            { "steps", () => Hospital.Assess().Final.Steps, "Rule as applied" },
            { "infringements", () => Hospital.Assess().Final.Infringements, "Amount" },
            { "assumptions", () => Hospital.Assess().Final.Assumptions, "Assumed" },
            { "warnings", () => Harbour.Settled.Assess().Warnings, "No problem" },
            { "parts of a bridge", () => Harbour.Settled.Assess().Bridge.Parts, "Settlement" },
            { "bridge", () => Harbour.Settled.Assess().Bridge, "Settlement" },
            { "version", () => Regimes.UkGdpr.Versions[^1], "Questions" },
            { "regime", () => Regimes.UkGdpr, "uk-gdpr" },
            { "catalogue", () => Regimes.All, "uk-gdpr" },
            { "comparison", () => Hospital.Compare([Regimes.UkGdpr, Regimes.EuGdpr]), "GBP" },
            { "estimate", () => GdprEstimate.Of(Hospital), "GBP" },
            { "distribution", () => Law.Simulate(Known, 200, 1), "Value at risk" },
            {
                "yearly losses",
                () => Law.AnnualLoss(new Portfolio(new FactTable(1), new UncertainFacts(Known), [Distribution.Poisson(1)]), 200, 1),
                "100 years"
            },
            { "sensitivity", () => Law.Sensitivity(new UncertainFacts(Known), 16_384, 1), "Share of the variance" },
            { "problem", () => new Problem("fact-missing", "'tier' <b>is</b> not given."), "fact-missing" },
            { "problems", () => new ProblemException(new Problem("fact-missing", "'tier' is not given.")), "fact-missing" },
            { "picture", () => Picture.Waterfall(Harbour.Settled.Assess()), "Settlement" },
            { "what was tried", () => Law.Try(Facts.None), "fact-missing" },
            { "report", () => Report.Questions(Regimes.UkGdpr.Versions[^1]), "the questions" },
        };

    [Theory]
    [MemberData(nameof(Everything))]
    public void What_is_worked_out_shows_itself_shortly(string kind, Func<object> made, string expected)
    {
        var shown = made();
        var html = As(shown, "text/html");
        var page = new HtmlParser().ParseDocument(html);

        Assert.InRange(html.Length, 1, MostHtml);
        Words.Contain(expected, page.Body!.TextContent);
        Assert.Empty(page.QuerySelectorAll("script, b, link"));
        Words.Contain(expected, As(shown, "text/plain"));
        Assert.NotEqual(html, As(shown, "text/plain"));
        Assert.True(page.QuerySelectorAll("h2").Length == 0, $"{kind} has what is not folded");

        // Other hosts look for this method.
        Assert.Equal(html, shown.GetType().GetMethod("ToHtml", Type.EmptyTypes)!.Invoke(shown, []));
    }

    [Fact]
    public void A_picture_stands_above_what_has_one_and_a_case_with_problems_shows_them()
    {
        Assert.StartsWith("<svg style=\"max-width:100%", GdprEstimate.Of(Hospital).ToHtml(), StringComparison.Ordinal);
        Assert.StartsWith("<div", Hospital.Assess().Final.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("fact-missing", (Hospital with { Facts = Facts.None }).ToHtml(), StringComparison.Ordinal);
    }

    public static TheoryData<string, object> Values =>
        new()
        {
            { "4%", Rate.Percent(4) },
            { "GBP 1 to GBP 3, likely GBP 2", new Spread<Money>(Money.Gbp(1), Money.Gbp(2), Money.Gbp(3)) },
        };

    // What has no page is shown in the words it has anyway, and not as the tree of its properties.
    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_shows_itself_in_a_line(string words, object value) =>
        Assert.Equal(($"<span>{words}</span>", words), (As(value, "text/html"), As(value, "text/plain")));

    // As kernels do: an attribute of that name, its source made without arguments, its formatters asked for their form and to write.
    private static string As(object shown, string mimeType)
    {
        var attribute = shown.GetType().GetCustomAttributes(inherit: false).Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var source = Activator.CreateInstance((Type)Get(attribute, "FormatterSourceType"))!;
        var formatters = (IEnumerable<object>)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, [])!;
        var formatter = formatters.Single(f => (string)Get(f, "MimeType") == mimeType);
        using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(true, formatter.GetType().GetMethod("Format")!.Invoke(formatter, [shown, writer]));
        return writer.ToString();
    }

    private static object Get(object of, string property) =>
        of.GetType().GetProperty(property, BindingFlags.Public | BindingFlags.Instance)!.GetValue(of)!;
}
