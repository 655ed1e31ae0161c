using System.Text;

namespace FineCalc.Tests;

/// <summary>Reports with the picture that fits them.</summary>
public class IllustratedTests
{
    private const int MostBytes = 300 * 1024;

    [Fact]
    public void Every_example_has_its_picture_right_after_the_answer_and_no_page_is_large()
    {
        foreach (var file in Directory.GetFiles(Repository.PathOf("docs", "examples"), "*.json", SearchOption.AllDirectories))
        {
            var page = Report.Html(Picture.Illustrate(Report.Whole(CaseJson.Parse(File.ReadAllText(file), file, Regimes.All).Assess())));
            var (answer, picture, section) = (At("class=\"answer\""), At("<figure>"), At("<section>"));
            Assert.True(answer > 0 && answer < picture && picture < section, file);
            Assert.Equal(picture, page.LastIndexOf("<figure>", StringComparison.Ordinal));
            Assert.InRange(Encoding.UTF8.GetByteCount(page), 1, MostBytes);

            int At(string words) => page.IndexOf(words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Where_nothing_is_drawn_a_report_says_what_it_said()
    {
        Report plain = Seed();
        var illustrated = Picture.Illustrate(plain);
        Assert.Equal(Report.Text(plain), Report.Text(illustrated));
        Assert.Equal(Report.Markdown(plain), Report.Markdown(illustrated));
        Assert.Equal(Report.Json(plain), Report.Json(illustrated));
        Assert.DoesNotContain("<figure>", Report.Html(plain), StringComparison.Ordinal);

        var law = Report.Versions(Regimes.UkGdpr);
        Assert.Same(law, Picture.Illustrate(law));
    }

    [Fact]
    public void What_an_estimate_draws_beyond_the_method_is_no_factor_of_the_law()
    {
        var estimate = GdprEstimate.Of(Case("docs/examples/uk-gdpr/outside-facts.json"));
        var rows = estimate.Case.Version.Sensitivity(GdprEstimate.Uncertain(estimate), 32_768, 1).Rows;
        var beyond = Assert.Single(rows, r => r.Id == UkGdpr.OtherFactors.Id);
        Assert.StartsWith("Beyond the method", beyond.Name, StringComparison.Ordinal);
        Assert.InRange(beyond.To, 0d, 100d);
    }

    private static CaseAssessment Seed() => Case("docs/examples/uk-gdpr/advanced-2025.json").Assess();

    private static Case Case(string file) => CaseJson.Parse(File.ReadAllText(Repository.PathOf(file)), file, Regimes.All);
}
