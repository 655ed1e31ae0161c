using System.Text.Json;

namespace FineCalc.Tests;

/// <summary>Public formulas and FineCalc on the same decisions.</summary>
public class LeagueTests
{
    private static readonly Lazy<League> All = new(() => League.Of(GdprEstimate.Decisions));

    [Fact]
    public void The_page_of_the_league_is_that_of_the_decisions() => Golden.Hold("docs/league.md", Report.Markdown(All.Value));

    [Fact]
    public void FineCalc_is_scored_out_of_fold_on_decisions_up_to_2023_with_at_least_eight_others()
    {
        var own = Assert.Single(All.Value.Rows, r => r.Formula is null);

        Assert.Equal(All.Value.Count, All.Value.OutOfFold);
        Assert.All(GdprEstimate.Decisions, d => Assert.True(d.Date.Year < 2024, d.Id));
        Assert.True(All.Value.Rows.Count >= 10);
        Assert.All(All.Value.Rows, r => Assert.Equal(All.Value.Count, r.Scores.Count));
        Assert.True(own.Scores["mae"] > 0.45, "in sample");
        Assert.All(All.Value.Rows.Where(r => r.Held is null), r => Assert.Equal(r.Scores["mae"], r.Scores["crps"], 1e-9));
    }

    [Fact]
    public void Every_formula_has_a_source_that_was_read()
    {
        Assert.All(
            All.Value.Rows.Select(r => r.Formula).OfType<PublicFormula>(),
            f => Assert.True(f.Source.Standing == Standing.Read && f.Source.Instrument.Length > 0 && f.Rule.Length > 0, f.Id)
        );
        Assert.All(League.NotStated, n => Assert.True(n.Why.Length > 0, n.Name));
    }

    // One invented case, worked out by hand from the published formulas: EUR 10m of turnover, 1,000 people, Art. 83(4), ordinary data, six
    // months, negligent, first.
    [Theory]
    [InlineData("legal-maximum", 10_000_000)]
    [InlineData("edpb-medium", 30_000)]
    [InlineData("average-fine", 2_142_712)]
    [InlineData("per-record", 133_500)]
    [InlineData("mcp-legal-it", 126_491)]
    [InlineData("legalis-eu", 2_700_000)]
    [InlineData("awesome-copilot", 632_456)]
    [InlineData("regiq", 96_825)]
    [InlineData("sentenial-x", 91_356)]
    [InlineData("gdpr-liability-pricer", 50_000)]
    public void A_formula_gives_what_its_author_s_would(string id, double amount)
    {
        const string One = """
            [{"id": "a", "authority": "A", "country": "Spain", "date": "2022-06-01", "currency": "EUR", "fine_eur": 1000000,
            "turnover_eur": 10000000, "tier": "83(4)", "people": 1000, "data_category": "ordinary", "duration_months": 6,
            "intent": "negligent", "previous": false, "public_body": false, "nonprofit": false, "natural_person": false}]
            """;
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(One));
        var league = League.Of(GdprEstimate.ReadDecisions(stream, "one").Decisions);

        Assert.Equal(0, league.OutOfFold);
        var error = Assert.Single(league.Rows, r => r.Id == id).Scores["bias"];
        Assert.Equal(amount, 1_000_000 * Math.Pow(10, error), 0.002 * amount);
    }

    [Fact]
    public void The_command_shows_it_and_says_so_where_nothing_can_be_scored()
    {
        using var json = JsonDocument.Parse(Report.Json(All.Value));
        Assert.Equal(All.Value.Count, json.RootElement.GetProperty("n").GetInt32());
        Assert.Equal("league-empty", Assert.Throws<ProblemException>(() => League.Of([])).Problems[0].Code);
        using var printed = new StringWriter();
        Assert.Equal(0, FineCalc.Cli.Tool.Run(["backtest", "--against"], Stream.Null, printed, TextWriter.Null, regimes: Regimes.All));
        Assert.Contains("FineCalc, its 80% range", printed.ToString(), StringComparison.Ordinal);
    }
}
