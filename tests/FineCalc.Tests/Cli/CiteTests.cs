using System.Text.Json;
using FineCalc.Cli;
using FineCalc.Tests.Reports;

namespace FineCalc.Tests.Cli;

/// <summary>Where a number of a regime comes from: what a reader needs who doubts it.</summary>
public class CiteTests
{
    [Fact]
    public void A_number_is_shown_with_its_value_text_place_standing_and_first_day()
    {
        var version = Regimes.UkGdpr.Versions[^1];
        var number = version.Numbers.First(n => n.Id == "maximum.higher.turnover");
        using var json = JsonDocument.Parse(ToolTests.Run("cite", "uk-gdpr", number.Id, "--format", "json").Output);
        var cited = json.RootElement;
        Assert.Equal(number.Value, cited.GetProperty("value").GetString());
        Assert.Equal(version.Id, cited.GetProperty("versionId").GetString());
        Assert.Equal(number.Source.Instrument, cited.GetProperty("source").GetProperty("instrument").GetString());
        Assert.Equal(number.Source.Pinpoint, cited.GetProperty("source").GetProperty("pinpoint").GetString());
        var page = ToolTests.Run("cite", "uk-gdpr", number.Id).Output;
        foreach (
            var part in new[] { number.Value, number.Source.Instrument, number.Source.Pinpoint, cited.GetProperty("since").GetString()! }
        )
        {
            Words.Contain(part, page);
        }
    }

    // The amounts of HIPAA change every year, and each is its own since the day it was adjusted.
    [Fact]
    public void The_number_is_that_of_the_day_and_holds_since_the_day_it_was_set()
    {
        foreach (var version in Regimes.UsHipaa.Versions)
        {
            var number = version.Numbers[0];
            using var json = JsonDocument.Parse(
                ToolTests.Run("cite", "us-hipaa", number.Id, "--on", $"{version.From:yyyy-MM-dd}", "-f", "json").Output
            );
            Assert.Equal(number.Value, json.RootElement.GetProperty("value").GetString());
            Assert.True(string.CompareOrdinal(json.RootElement.GetProperty("since").GetString(), $"{version.From:yyyy-MM-dd}") <= 0);
        }
    }

    [Fact]
    public void Without_a_number_every_number_of_every_regime_is_listed_once()
    {
        foreach (var id in Regimes.All.Ids)
        {
            var page = Report.Markdown(Report.Citations(Regimes.All.Find(id)!.Versions[^1]));
            var ids = Regimes.All.Find(id)!.Versions[^1].Numbers.Select(n => n.Id).Where(n => n.Length > 0).Distinct().ToList();
            Assert.Equal(ids.Count, page.Split('\n').Count(line => line.StartsWith("| **", StringComparison.Ordinal)));
            Assert.DoesNotContain("-9998", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_number_that_there_is_not_is_a_problem_with_what_may_be_meant()
    {
        var run = ToolTests.Run("cite", "uk-gdpr", "maximum.higher.turnovr");
        Assert.Equal(Tool.CaseProblems, run.ExitCode);
        Words.Begin("cite-number-unknown: ", run.Error);
        Words.Contain("'maximum.higher.turnover'", run.Error);
    }
}
