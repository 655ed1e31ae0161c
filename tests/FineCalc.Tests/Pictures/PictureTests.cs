using System.Xml.Linq;

namespace FineCalc.Tests;

public class PictureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void The_picture_of_the_front_page_is_what_the_code_draws() => Golden.Hold("docs/pictures/advanced-2025.svg", Picture().Svg());

    [Fact]
    public void Who_does_not_see_a_picture_hears_it()
    {
        var picture = Picture();
        var svg = XDocument.Parse(picture.Svg()).Root!;

        Assert.Equal("img", svg.Attribute("role")?.Value);
        Assert.Equal(picture.Title, svg.Element(Svg + "title")?.Value);
        Assert.Equal(picture.Description, svg.Element(Svg + "desc")?.Value);
        Assert.Equal("From the statutory maximum of GBP 8.7m to the final GBP 3,076,320", picture.Title);
        Assert.Contains("Provisional: GBP 6,090,000;", picture.Description, StringComparison.Ordinal);
        Assert.Contains("GBP 3,076,320", svg.Elements(Svg + "text").Select(t => t.Value));
        Assert.Empty(svg.Descendants().Select(e => e.Name.LocalName).Intersect(["script", "image", "style", "foreignObject"]));
    }

    // Steps have names such as "Fine and disgorgement, whatever can be paid", and some are formulas.
    [Theory]
    [InlineData("us-sentencing-organisations/gain-2018", "From USD 30m (base fine \u00D7 Minimum multiplier) to the amount of USD 38.5m")]
    [InlineData("br-lgpd/telekall-2023", "The way to the amount of BRL 14,400")]
    [InlineData("uk-dmcc-consumer/directions-2025", "From GBP 2.5m to the most that can be imposed of GBP 2.7m")]
    [InlineData("eu-nis2/ceiling", "The most that can be imposed is EUR 14m")]
    [InlineData("au-privacy/clinical-labs-2025", "The way to the amount of AUD 5.8m")]
    public void A_picture_is_called_by_what_the_amount_is(string example, string title) =>
        Assert.Equal(title, FineCalc.Reporting.Picture.Waterfall(Example(example)).Title);

    [Fact]
    public void What_was_ordered_is_no_maximum()
    {
        var (ordered, most) = (Example("au-privacy/clinical-labs-2025"), Example("eu-nis2/ceiling"));

        Assert.DoesNotContain("no more than", Report.Html(ordered), StringComparison.Ordinal);
        Assert.DoesNotContain("can be imposed", FineCalc.Reporting.Picture.Position(ordered).Title, StringComparison.Ordinal);
        Assert.Equal("The most that can be imposed: EUR 14m", FineCalc.Reporting.Picture.Position(most).Title);
    }

    private static CaseAssessment Example(string name) =>
        CaseJson.Parse(File.ReadAllText(Repository.PathOf($"docs/examples/{name}.json")), name, Regimes.All).Assess();

    [Fact]
    public void A_picture_is_the_same_in_every_culture() =>
        Assert.Single(Cultures.InEach(() => Picture().Svg() + Picture().Csv() + Picture().Markdown()).Distinct());

    [Theory]
    [InlineData(400)]
    [InlineData(1600)]
    public void A_PNG_is_as_wide_as_asked(int width)
    {
        var png = Picture().Png(width);

        Assert.Equal("PNG"u8, png.AsSpan(1, 3));
        Assert.Equal(width, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Picture().Png(99));
    }

    // The parts of a way lead from its first amount to its last; every amount that stands for itself is one of the assessment.
    [Fact]
    public void Every_waterfall_of_an_example_leads_to_the_amount_of_its_case()
    {
        foreach (var assessed in Examples())
        {
            foreach (var picture in new[] { FineCalc.Reporting.Picture.Waterfall(assessed), FineCalc.Reporting.Picture.Bridge(assessed) })
            {
                var rows = picture.Csv().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Numbers).ToList();
                var level = 0m;
                foreach (var (change, amount) in rows)
                {
                    Assert.Equal(Math.Round(amount, 6), Math.Round(change is { } by ? level + by : amount, 6));
                    level = amount;
                }

                var last = assessed.Stages.Count == 0 ? assessed.Final.Amount : assessed.Stages[^1].Amount.Likely;
                Assert.Equal(last.Amount, level);
                Assert.Contains(rows, r => r.Amount == assessed.Final.Amount.Amount && r.Change is null);
            }
        }

        static (decimal? Change, decimal Amount) Numbers(string line)
        {
            var cells = line[(line.LastIndexOf(',', line.LastIndexOf(',') - 1) + 1)..].Split(',');
            return (cells[0].Length == 0 ? null : Invariant(cells[0]), Invariant(cells[1]));
        }

        static decimal Invariant(string number) => decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Hostile_words_stay_words()
    {
        const string hostile = "=1+1</text><script>alert(1)</script>\u202E]]> & \u0000\u0007";
        var advanced = Advanced().Case;
        var picture = FineCalc.Reporting.Picture.Waterfall((advanced with { Title = hostile }).Assess());
        var svg = XDocument.Parse(picture.Svg()).Root!;

        Assert.Empty(svg.Descendants(Svg + "script"));
        Assert.Contains(svg.Elements(Svg + "text"), t => t.Value.Contains("<script>", StringComparison.Ordinal));
        Assert.DoesNotContain('\u202E', picture.Svg() + picture.Markdown() + picture.Csv());
        Assert.DoesNotContain("<script>", picture.Markdown(), StringComparison.Ordinal);
        Assert.NotEmpty(picture.Png(200));
    }

    internal static CaseAssessment Advanced() => Read(Repository.PathOf("docs", "examples", "uk-gdpr", "advanced-2025.json"));

    private static Picture Picture() => Advanced();

    private static IEnumerable<CaseAssessment> Examples() =>
        Directory
            .GetFiles(Repository.PathOf("docs", "examples"), "*.json", SearchOption.AllDirectories)
            .Where(f => CaseJson.TryParse(File.ReadAllText(f), f, Regimes.All, out _, out var problems) && problems.Count == 0)
            .Select(Read);

    private static CaseAssessment Read(string file) => CaseJson.Parse(File.ReadAllText(file), Path.GetFileName(file), Regimes.All).Assess();
}
