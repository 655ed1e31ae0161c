using System.Text.Json;

namespace FineCalc.Tests;

/// <summary>Whatever can be shown can be had in every form.</summary>
public class FormsTests
{
    private static readonly Case Hospital = Example("docs/examples/compare/hospital-software.json");

    public static TheoryData<string, Func<Report>> Everything =>
        new()
        {
            { "assessment", () => Hospital.Assess().Final },
            { "case", () => Hospital.Assess() },
            {
                "two assessments",
                () =>
                    Report.Of(Hospital.Assess().Final, Hospital.Assess().Final.Revise(f => f.With(UkGdpr.OtherFactors, Rate.Percent(-10))))
            },
            { "comparison", () => Hospital.Compare([Regimes.UkGdpr, Regimes.EuGdpr]) },
            { "goal", () => Hospital.Version.GoalSeek(Hospital.Facts, UkGdpr.Turnover, Money.Gbp(3_000_000)) },
            { "estimate", () => GdprEstimate.Of(Hospital) },
            { "estimate with amounts", () => Report.Of(GdprEstimate.Of(Hospital), Money.Gbp(1_000_000)) },
            { "back-test", () => GdprEstimate.Backtest([.. GdprEstimate.Decisions.Take(12)]) },
            { "simulation", () => Hospital.Version.Simulate(Hospital.Facts, 4_096, 7) },
            { "sensitivity", () => Hospital.Version.Sensitivity(new UncertainFacts(Hospital.Facts), 16_384, 7) },
            {
                "annual loss",
                () =>
                    Hospital.Version.AnnualLoss(
                        new Portfolio(new FactTable(1), new UncertainFacts(Hospital.Facts), [Distribution.Poisson(0.1)]),
                        4_096,
                        7
                    )
            },
            { "version", () => Regimes.UkGdpr.Versions[^1] },
            { "questions", () => Report.Questions(Regimes.UkGdpr.Versions[^1]) },
            { "differences", () => Report.Differences(Regimes.UkGdpr.Versions[0], Regimes.UkGdpr.Versions[^1]) },
            { "regimes", () => Report.List(Regimes.All) },
            { "standings", () => Report.Standings(new RegimeCatalog(Regimes.UkGdpr)) },
            {
                "reform",
                () =>
                {
                    var reform = Reform
                        .Named("six-percent", "A maximum of 6%")
                        .With("uk-gdpr", "maximum.higher.turnover", Rate.Percent(6), "what if");
                    var reformed = reform.Apply(Regimes.All);
                    var file = File.ReadAllText(Repository.PathOf("docs/examples/compare/hospital-software.json"));
                    return ReformEffect.Of([reform], Hospital.Assess(), CaseJson.Parse(file, "case.json", reformed).Assess());
                }
            },
        };

    [Theory]
    [MemberData(nameof(Everything))]
    public void What_can_be_shown_can_be_had_in_every_form(string kind, Func<Report> shown)
    {
        var (report, written) = (shown(), new StringWriter());
        Report.Json(report, written);

        Assert.False(string.IsNullOrWhiteSpace(Report.Text(report)), kind);
        Assert.StartsWith("# ", Report.Markdown(report), StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>", Report.Html(report), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(Report.Json(report), written.ToString());
        using var json = JsonDocument.Parse(Report.Json(report));
        Assert.NotEmpty(json.RootElement.EnumerateObject());
    }

    [Fact]
    public void A_page_without_a_result_of_its_own_has_its_tables_in_JSON()
    {
        using var json = JsonDocument.Parse(Report.Json(Report.Standings(Regimes.All)));
        var table = json.RootElement.GetProperty("blocks").EnumerateArray().First(b => b.TryGetProperty("rows", out _));

        Assert.All(
            table.GetProperty("rows").EnumerateArray().Where(r => r.GetArrayLength() > 1),
            r => Assert.Equal(table.GetProperty("columns").GetArrayLength(), r.GetArrayLength())
        );
        Assert.Contains(
            table.GetProperty("rows").EnumerateArray(),
            r => r.EnumerateArray().Any(c => c.GetString()!.Contains("uk-gdpr", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void An_assessment_alone_has_the_figures_of_its_case_in_JSON()
    {
        var assessed = Hospital.Assess();
        using var alone = JsonDocument.Parse(Report.Json(assessed.Final));
        using var whole = JsonDocument.Parse(Report.Json(assessed));

        foreach (var key in new[] { "versionId", "final", "steps", "trace", "assumptions", "caveats", "unused" })
        {
            Assert.Equal(whole.RootElement.GetProperty(key).GetRawText(), alone.RootElement.GetProperty(key).GetRawText());
        }

        Assert.False(alone.RootElement.TryGetProperty("case", out _));
    }

    [Fact]
    public void Nothing_is_no_report()
    {
        Assert.Throws<ArgumentNullException>(() => Report.Text((Assessment)null!));
        Assert.Throws<ArgumentNullException>(() => Report.Json((Report)null!));
    }

    private static Case Example(string path) => CaseJson.Parse(File.ReadAllText(Repository.PathOf(path)), path, Regimes.All);
}
