using System.Globalization;
using System.Xml.Linq;
using FineCalc.Tests.Cli;

namespace FineCalc.Tests;

public class ChartTests
{
    private static readonly Case Outside = Read("uk-gdpr", "outside-facts.json");

    // Golden pictures of each kind of drawing: rows with bars, rows with points, curves.
    [Fact]
    public void Pictures_are_what_they_were()
    {
        Golden.Hold("docs/pictures/outside-ranges.svg", ((Picture)GdprEstimate.Of(Outside)).Svg());
        Golden.Hold("docs/pictures/outside-people.svg", Picture.Curve(Outside, UkGdpr.PeopleAffected, 100, 10_000_000).Svg());
        Golden.Hold("docs/pictures/outside-tornado.svg", ((Picture)Sensitivity()).Svg());
    }

    [Fact]
    public void The_table_of_an_estimate_has_its_ranges()
    {
        var estimate = GdprEstimate.Of(Outside);
        var rows = Rows(Picture.Ranges(estimate));

        var (low, high) = estimate.Distribution.Range(0.8);
        Assert.Equal([estimate.Allowed!.Value.Low.Amount, estimate.Allowed.Value.High.Amount], [Number(rows[0][^3]), Number(rows[0][^1])]);
        Assert.Contains(rows, r => Real(r[^3]) == low && Real(r[^1]) == high);
        Assert.Equal(4 + estimate.Nearest.Count, rows.Count);
    }

    [Fact]
    public void The_table_of_a_curve_has_what_each_value_gives()
    {
        var rows = Rows(Picture.Curve(Outside, UkGdpr.PeopleAffected, 100, 10_000_000));

        Assert.Equal((100m, 10_000_000m), (Number(rows[0][0]), Number(rows[^1][0])));
        foreach (var row in rows.Where((_, i) => i % 40 == 0))
        {
            var facts = Outside.Facts.WithInfringement(
                Outside.Facts.Infringements[0].Name,
                f => f.With(UkGdpr.PeopleAffected, (long)Number(row[0]))
            );
            var range = Outside.Version.Assess(facts).Range;
            Assert.Equal([range.Low.Amount, range.Likely.Amount, range.High.Amount], row.Skip(1).Select(Number));
        }
    }

    [Fact]
    public void The_tables_of_a_simulation_have_its_figures()
    {
        var simulated = Outside.Version.Simulate(Outside.Facts, 20_000, 1);
        var exceeded = Rows(Picture.Exceedance(simulated));
        var spread = Rows(Picture.Histogram(simulated));

        Assert.All(exceeded, r => Assert.Equal(simulated.Quantile(1d - Real(r[^3])).Value, Real(r[^2])));
        Assert.Equal(exceeded.Select(r => Real(r[^2])).Order(), exceeded.Select(r => Real(r[^2])));
        Assert.Equal(1d - simulated.ChanceAbove(Real(spread[^1][1])).Value, spread.Sum(r => Real(r[2])), 1e-9);
    }

    [Fact]
    public void The_tables_of_a_sensitivity_have_its_figures()
    {
        var sensitivity = Sensitivity();
        var swings = Rows(Picture.Tornado(sensitivity));
        var largest = sensitivity.Rows.MaxBy(r => r.Swing.Amount)!;

        Assert.Equal(sensitivity.Rows.Count, swings.Count);
        Assert.Equal([largest.AtFrom.Amount, largest.AtTo.Amount], [Number(swings[0][^3]), Number(swings[0][^1])]);
        Assert.Equal(sensitivity.Rows.Max(r => r.Total.Value), Rows(Picture.Shares(sensitivity)).Max(r => Real(r[^2])));
    }

    [Fact]
    public void The_table_of_a_comparison_has_its_amounts()
    {
        var hospital = Read("compare", "hospital-software.json");
        var compared = hospital.Compare([hospital.Version.Regime, .. hospital.Elsewhere.Select(e => e.Regime)]);
        var rows = Rows(compared);

        foreach (var row in compared.Rows)
        {
            var expected = (row.Amount ?? row.Maximum)?.Converted;
            var drawn = rows.Single(r => string.Join(',', r).Contains(row.Regime.Info.Title, StringComparison.Ordinal));
            Assert.Equal(expected?.Likely.Amount, drawn[^2].Length == 0 ? null : Number(drawn[^2]));
        }
    }

    [Fact]
    public void Every_picture_is_titled_described_and_within_its_sheet()
    {
        var simulated = Outside.Version.Simulate(Outside.Facts, 5_000, 1);
        Picture[] pictures =
        [
            Outside.Assess(),
            Picture.Bridge(Outside.Assess()),
            Picture.Position(Outside.Assess()),
            GdprEstimate.Of(Outside),
            simulated,
            Picture.Histogram(simulated),
            Sensitivity(),
            Picture.Shares(Sensitivity()),
            Picture.Curve(Outside, UkGdpr.Turnover, 1_000_000, 2_000_000_000),
        ];
        XNamespace svg = "http://www.w3.org/2000/svg";
        foreach (var picture in pictures)
        {
            var root = XDocument.Parse(picture.Svg()).Root!;
            Assert.StartsWith(picture.Title, picture.Description, StringComparison.Ordinal);
            Assert.Contains(root.Elements(svg + "text"), t => t.Value.Contains("GBP", StringComparison.Ordinal) || t.Value.EndsWith('%'));
            foreach (var text in root.Elements(svg + "text"))
            {
                var (x, width) = (Real(text.Attribute("x")!.Value), Real(text.Attribute("textLength")!.Value));
                Assert.True(x >= 0d && x + width <= 640d, $"{picture.Title}: '{text.Value}' is cut off");
            }
        }
    }

    [Fact]
    public void The_command_draws_by_the_name_of_the_file()
    {
        using var folder = new Folder();
        var example = ToolTests.Example("advanced-2025.json");
        var golden = File.ReadAllText(Repository.PathOf("docs", "pictures", "advanced-2025.svg"));

        Assert.Equal(golden, ToolTests.Run("chart", "waterfall", example).Output);
        var png = folder.Path("case.png");
        Assert.Equal(0, ToolTests.Run("chart", "position", example, "-o", png, "--width", "400").ExitCode);
        Assert.Equal("PNG"u8, File.ReadAllBytes(png).AsSpan(1, 3));
        Assert.Equal(64, ToolTests.Run("chart", "position", example, "-o", folder.Path("case.gif")).ExitCode);
        Assert.Equal(64, ToolTests.Run("chart", "curve", example).ExitCode);
        Assert.Contains("fact-unknown", ToolTests.Run("chart", "curve", example, "--fact", "peeple").Error, StringComparison.Ordinal);
    }

    private static SensitivityResult Sensitivity() => Outside.Version.Sensitivity(new UncertainFacts(Outside.Facts), 20_000, 1);

    // The cells of each row; no cell of a number holds a comma, so that the last ones are found from the end.
    private static List<string[]> Rows(Picture picture) =>
        [.. picture.Csv().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))];

    private static decimal Number(string cell) => decimal.Parse(cell, CultureInfo.InvariantCulture);

    private static double Real(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    private static Case Read(params string[] path) =>
        CaseJson.Parse(File.ReadAllText(Repository.PathOf(["docs", "examples", .. path])), path[^1], Regimes.All);
}
