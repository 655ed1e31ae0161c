using System.Text.Json;
using FineCalc.Cli;
using FineCalc.Json;
using FineCalc.Steps;
using FineCalc.Tests.Cli;
using FineCalc.Tests.Reports;
using NodaTime;

namespace FineCalc.Tests;

/// <summary>Every number is a minute from its text, or says what is missing; and when it is due to be another.</summary>
public class SourcesTests
{
    private static readonly string[] Flagships =
    [
        "uk-gdpr",
        "eu-gdpr",
        "uk-fca-firms",
        "uk-fca-individuals",
        "uk-fca-market-abuse",
        "us-hipaa",
        "us-ofac",
        "us-sentencing-organisations",
    ];

    private static IEnumerable<(string Of, Citation Source)> Published(RegimeVersion version) =>
        version
            .Numbers.Where(n => n.Basis is Basis.Statute or Basis.Guidance)
            .SelectMany(n => n.Rows.Select(r => r.Source).Append(n.Source).Select(s => (Of: $"{version.Id} {n.Id}", Source: s)));

    // The first place of the pinpoint is the one that is opened; an address of a whole text names no place.
    [Theory]
    [InlineData("/section/", "s ")]
    [InlineData("/article/", "Art ")]
    [InlineData("/schedule/", "sch ", "para ")]
    public void What_is_opened_is_the_place_that_a_number_cites(string way, params string[] written)
    {
        var linked = Regimes
            .All.Ids.SelectMany(id => Regimes.All.Find(id)!.Versions)
            .SelectMany(Published)
            .Where(s => s.Source.Link?.Contains(way, StringComparison.Ordinal) == true)
            .ToList();
        Assert.NotEmpty(linked);
        Assert.All(
            linked,
            s =>
            {
                var place = s.Source.Link!.Split(way)[1].Split('/') is [.., "paragraph", var paragraph, _] ? paragraph : null;
                place ??= s.Source.Link!.Split(way)[1].Split('/')[0];
                Assert.Contains(written, w => s.Source.Pinpoint.StartsWith(w + place, StringComparison.Ordinal));
            }
        );
    }

    [Fact]
    public void Nothing_is_called_read_without_an_instrument_and_a_place()
    {
        var bare = Regimes
            .All.Ids.SelectMany(id => Regimes.All.Find(id)!.Versions)
            .SelectMany(v =>
                Published(v).Concat(v.Steps.Where(s => s.Source is not null).Select(s => (Of: $"{v.Id} {s.Id}", Source: s.Source!)))
            )
            .Where(s => s.Source.Standing == Standing.Read && (s.Source.Instrument.Length == 0 || s.Source.Pinpoint.Length == 0))
            .Select(s => $"{s.Of}: {s.Source}")
            .Distinct();
        Assert.Empty(bare);
    }

    /// <summary>What a passage says and how many found it there is known of all of them; an address or a day may be missing.</summary>
    [Fact]
    public void What_was_read_of_the_flagships_is_said_in_other_words_with_the_number_of_readings()
    {
        var unsaid = Flagships
            .SelectMany(id => Regimes.All.Find(id)!.Versions)
            .SelectMany(Published)
            .Where(s => s.Source.Standing == Standing.Read && (s.Source.Says is null || s.Source.Readings is null))
            .Select(s => $"{s.Of}: {s.Source}")
            .Distinct();
        Assert.Empty(unsaid);
    }

    [Fact]
    public void Cite_shows_the_passage_what_it_says_its_address_and_what_is_not_recorded()
    {
        var run = ToolTests.Run("cite", "uk-gdpr", "seriousness.low.top");
        foreach (var part in new[] { "row low", "between 0 and 10%", "https://ico.org.uk/", "one reading", "the day it was read" })
        {
            Words.Contain(part, run.Output);
        }

        using var json = JsonDocument.Parse(ToolTests.Run("cite", "uk-gdpr", "seriousness.low.top", "-f", "json").Output);
        Assert.Equal(["dateRead"], json.RootElement.GetProperty("missing").EnumerateArray().Select(k => k.GetString()));
        Assert.Equal(1, json.RootElement.GetProperty("source").GetProperty("readings").GetInt32());
    }

    [Theory]
    [InlineData("uk-gdpr", "https://ico.org.uk/")]
    [InlineData("eu-gdpr", "https://www.edpb.europa.eu/")]
    public void A_page_links_the_texts(string id, string address) =>
        Words.Contain($"<a href=\"{address}", Report.Html(Regimes.All.Find(id)!.Versions[^1]));

    [Fact]
    public void A_case_dated_past_a_due_adjustment_is_warned_and_one_before_it_is_not()
    {
        Assert.DoesNotContain(Assessed("2027-01-14").Final.Warnings, w => w.Code == "adjustment-due");
        var warning = Assert.Single(Assessed("2027-01-15").Final.Warnings, w => w.Code == "adjustment-due");
        Words.Contain("2027-01-15", warning.Message);
        Words.Contain("ieepa", warning.Message);

        static CaseAssessment Assessed(string day)
        {
            var text = $$$"""
                {"case": "late", "title": "A late case", "regime": "us-ofac", "dates": {"penalty": "{{{day}}}"},
                 "facts": {"transaction-value": 900, "violations": 1, "self-disclosed": false}, "judgements": {"egregious": false}}
                """;
            return CaseJson.Parse(text, "late.json", Regimes.All).Assess();
        }
    }

    [Fact]
    public void A_number_that_was_replaced_is_not_due()
    {
        var replaced = Regimes.UsOfac.Override("ieepa", Money.Usd(400_000), "the amount of 2027");
        Assert.Empty(replaced.Versions[^1].Adjustments);
        Assert.Equal(["ieepa"], Assert.Single(Regimes.UsOfac.Versions[^1].Adjustments).Numbers);
    }

    [Fact]
    public void What_runs_out_is_listed_by_the_day()
    {
        using var json = JsonDocument.Parse(ToolTests.Run("expiring", "--by", "2027-01-14", "-f", "json").Output);
        var all = json
            .RootElement.GetProperty("expiring")
            .EnumerateArray()
            .Select(e => (e.GetProperty("regime").GetString(), e.GetProperty("kind").GetString()))
            .ToList();
        Assert.Contains(("tr-kvkk", "due"), all);
        Assert.Contains(("tr-kvkk", "ends"), all);
        Assert.Contains(("uk-gdpr", "awaited"), all);
        Assert.DoesNotContain(("us-ofac", "due"), all);
        Words.Contain("us-ofac", ToolTests.Run("expiring", "--by", "2027-01-15").Output);
        Assert.Equal(Tool.Usage, ToolTests.Run("expiring").ExitCode);
    }

    [Fact]
    public void The_elements_of_a_fine_stand_step_by_step_in_the_order_of_the_method()
    {
        var file = Repository.PathOf("docs/examples/eu-gdpr/uodo-csa-2024.json");
        var assessed = CaseJson.Parse(File.ReadAllText(file), file, Regimes.All).Assess();
        using var json = JsonDocument.Parse(Report.Json(Report.Elements(assessed)));
        var elements = json.RootElement.GetProperty("elements").EnumerateArray().ToList();
        var steps = assessed.Final.Steps.Select(s => (s.Id, s.Infringement)).ToList();
        var places = elements
            .Select(e => e.GetProperty("step"))
            .Select(s =>
                steps.IndexOf((s.GetProperty("id").GetString()!, s.TryGetProperty("infringement", out var of) ? of.GetString() : null))
            )
            .ToList();
        Assert.Equal(places.Order(), places);
        Assert.All(assessed.Final.Facts.Infringements, i => Assert.Contains(elements, e => Says(e, i.Name)));

        // Every answer that was used is an element, and none that was not.
        var relied = elements
            .SelectMany(e => e.GetProperty("reliesOn").EnumerateArray())
            .Where(l => l.GetProperty("basis").GetString() is "fact" or "judgement")
            .Select(l => l.GetProperty("id").GetString())
            .ToHashSet();
        Assert.Contains("turnover", relied);
        Words.Contain("lowers", ToolTests.Run("assess", file, "--format", "elements").Output);
        Words.Begin("# Elements relied on", ToolTests.Run("assess", file, "--format", "elements-markdown").Output);

        static bool Says(JsonElement element, string infringement) =>
            element.GetProperty("step").TryGetProperty("infringement", out var of) && of.GetString() == infringement;
    }
}
