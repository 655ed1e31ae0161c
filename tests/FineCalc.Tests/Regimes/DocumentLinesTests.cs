using System.Text.Json;

namespace FineCalc.Tests;

/// <summary>A document is compared line by line: what is one thing of a method stands on one line, whatever it says.</summary>
public class DocumentLinesTests
{
    [Fact]
    public void Each_source_step_and_shown_step_stands_on_a_line_and_a_question_on_several()
    {
        var asked = Ask
            .Share.Open(Rate.Zero, Rate.Percent(10), Rate.One, "Nobody knows.")
            .At(Own.Source with { Link = "https://example.org" });
        var table = new BandTable<Money, Rate>(
            Money.Gbp(0),
            Edge.UpperIncluded,
            (Money.Gbp(10), Rate.Percent(1), Rate.Percent(2), Own.Source),
            (null, Rate.Percent(2), Rate.Percent(2), Own.Source)
        );
        var shown = (Own.Pounds(1) * Step.ByBand(Own.Pounds(5), table, Own.Source)).Named("shown", "Shown", Own.Source);
        var version = Own.Version(
            new Method((Own.Pounds(100) * Step.Ask(asked)).Named("fine", "Fine", Own.Source)) { AlsoShown = [Shown.Of(shown, Own.Yes)] }
        );
        var text = RegimeJson.Write(version);
        var lines = text.Split('\n').Select(l => l.Trim().TrimEnd(',')).ToList();
        var ofVersion = JsonDocument.Parse(text).RootElement.GetProperty("versions")[0];
        Assert.Equal(ofVersion.GetProperty("steps").GetArrayLength(), Records("{\"step\":").Count(r => r.TryGetProperty("kind", out _)));
        Assert.Equal(1, Records("{\"step\":").Count(r => r.TryGetProperty("when", out _)));
        Assert.Equal(JsonDocument.Parse(text).RootElement.GetProperty("sources").GetArrayLength(), Records("{\"source\":").Count);
        Assert.Single(lines, l => l.StartsWith("\"missing\":", StringComparison.Ordinal) && l.EndsWith('}'));
        Assert.DoesNotContain(lines, l => l.StartsWith("{\"question\":", StringComparison.Ordinal) && l.EndsWith('}'));
        Assert.Equal(version.Id, RegimeJson.Parse(text, "own.json").Versions[0].Id);

        List<JsonElement> Records(string begin) =>
            [.. lines.Where(l => l.StartsWith(begin, StringComparison.Ordinal)).Select(l => JsonDocument.Parse(l).RootElement)];
    }
}
