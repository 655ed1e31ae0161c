using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using FsCheck.Fluent;

namespace FineCalc.Tests;

/// <summary>What one more fact would narrow is narrower than what there is.</summary>
public partial class NarrowingTests
{
    private static readonly string[] Ids = ["uk-gdpr", "eu-gdpr"];

    private static readonly string[] Ranges = ["range50", "range80", "range90"];

    public static TheoryData<string> Files =>
        [
            .. Ids.SelectMany(id => Directory.GetFiles(Path.Combine(Repository.Root, "docs", "examples", id), "*.json"))
                .Select(f => Path.GetRelativePath(Repository.Root, f))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_narrowing_of_an_example_narrows(string file)
    {
        using var stream = File.OpenRead(Path.Combine(Repository.Root, file));
        var read = CaseJson.Read(stream, file, Regimes.All);
        var currency = read.Version.Regime.Info.Currency;
        foreach (var provisional in new Money?[] { null, new(1_000m, currency), new(3_000_000m, currency), new(900_000_000m, currency) })
        {
            Hold(GdprEstimate.Of(read, new EstimateOptions { Provisional = provisional }));
            Hold(
                GdprEstimate.Of(
                    read with
                    {
                        Published = null,
                    },
                    new EstimateOptions { Provisional = provisional, Country = Elsewhere(read.Version) }
                )
            );
        }
    }

    [Fact]
    public void Every_narrowing_of_a_drawn_case_narrows() =>
        Laws.Hold(
            Gen.Elements(Ids).SelectMany(id => Shipped.Cases(id)).SelectMany(given => Generators.Sources.Select(random => (given, random))),
            1_000,
            drawn =>
            {
                var ((version, facts), random) = drawn;
                var currency = version.Regime.Info.Currency;
                Estimate estimate;
                try
                {
                    estimate = GdprEstimate.Of(
                        new Case("drawn", "Drawn", version, facts),
                        new EstimateOptions
                        {
                            Provisional = random.Next(2) == 0 ? null : new Money((decimal)Math.Pow(10d, random.Next(2, 10)), currency),
                            Country = random.Next(2) == 0 ? null : Elsewhere(version),
                        }
                    );
                }
                catch (ProblemException e) when (e.Problems is [{ Code: "estimate-no-fine" }])
                {
                    return ["not fined"];
                }

                Hold(estimate);
                return
                [
                    estimate.WidthsIfKnown.Count > 0 ? "something narrows" : "nothing narrows",
                    estimate.Facts.Provisional is null ? "no provisional amount" : "a provisional amount",
                    estimate.Facts.Level is null ? "no level" : "a level",
                ];
            },
            "something narrows",
            "nothing narrows",
            "a provisional amount",
            "no provisional amount",
            "a level",
            "no level"
        );

    // Another authority than that which is taken, where the law has several.
    private static string? Elsewhere(RegimeVersion version) => version.Regime == Regimes.UkGdpr ? null : "Italy";

    [Theory]
    [InlineData("United Kingdom", true)]
    [InlineData("Norway", true)]
    [InlineData("France", false)]
    public void A_notice_of_intent_narrows_and_a_proposal_to_others_never_widens(string country, bool narrows)
    {
        var file = "docs/examples/eu-gdpr/outside-facts.json";
        var read = CaseJson.Parse(File.ReadAllText(Repository.PathOf(file)), file, Regimes.All);
        read = read with { Published = null, Facts = read.Facts.Without(EuGdpr.Level) };
        Estimate Of(decimal? announced) =>
            GdprEstimate.Of(
                read,
                new EstimateOptions { Country = country, Provisional = announced is { } amount ? Money.Eur(amount) : null }
            );

        var (silent, told, more) = (Of(null), Of(300_000m), Of(600_000m));
        Assert.True(narrows ? told.Width < 0.6 * silent.Width : told.Width <= silent.Width);
        Assert.True(told.Distribution.Median < more.Distribution.Median);
        Assert.Equal(narrows, silent.WidthsIfKnown.Any(n => n.Id == "provisional"));
        Assert.Contains(
            told.Warnings,
            w => w.Contains(narrows ? "20 notices of intent" : "13 drafts and proposals", StringComparison.Ordinal)
        );
    }

    // In the object, on the page and in JSON.
    private static void Hold(Estimate estimate)
    {
        var (low, high) = estimate.Distribution.Range(0.8);
        Assert.Equal(Math.Log10(high / low), estimate.Width, 6);
        Assert.All(
            estimate.WidthsIfKnown,
            n => Assert.True(n.Width < estimate.Width, $"{n.Id}: {n.Width} is not less than {estimate.Width}")
        );
        var text = Report.Text(estimate, options: new TextOptions { Width = 200 });
        if (Section().Match(text) is { Success: true } section)
        {
            var now = double.Parse(section.Groups[1].Value, CultureInfo.InvariantCulture);
            Assert.All(
                Factor().Matches(section.Groups[2].Value),
                row => Assert.True(double.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture) < now, section.Value)
            );
        }

        using var json = JsonDocument.Parse(Report.Json(estimate));
        var width = json.RootElement.GetProperty("imposed").GetProperty("width80").GetDouble();
        Assert.All(
            json.RootElement.GetProperty("narrowing").EnumerateArray(),
            row => Assert.True(row.GetProperty("width80").GetDouble() < width)
        );

        // No end that is shown lies above the legal maximum.
        var most = estimate.Distribution.Maximum is { } maximum and > 0d ? maximum * (1d + 1e-9) : double.MaxValue;
        Assert.All(Ranges, range => Assert.True(json.RootElement.GetProperty("imposed").GetProperty(range)[1].GetDouble() <= most));
        Assert.True(json.RootElement.GetProperty("imposed").GetProperty("median").GetDouble() <= most);
    }

    [GeneratedRegex(@"now spans a factor of ([\d.]+)\)\n(.*?)\n\n", RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex(@" ([\d.]+)$", RegexOptions.Multiline)]
    private static partial Regex Factor();
}
