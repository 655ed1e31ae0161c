using System.Text.Json;
using FineCalc.Cli;
using FineCalc.Tests.Reports;

namespace FineCalc.Tests.Cli;

/// <summary>Estimates and back-tests from the command line.</summary>
public class EstimateTests
{
    private static readonly string Case = ToolTests.Example("outside-facts.json");

    [Fact]
    public void Two_ranges_are_told_by_their_names()
    {
        var run = ToolTests.Run("estimate", Case, "--exceeding", "1000000", "GBP 5,000,000");

        Assert.Equal((Tool.Ok, ""), (run.ExitCode, run.Error));
        Words.Contain("What the method allows", run.Output);
        Words.Contain("Predicted from decisions in like cases, 80%", run.Output);
        Words.Contain("GBP 5,000,000", run.Output);
        Words.Contain("how likely a fine is at all, it does not tell", run.Output);
    }

    [Fact]
    public void Json_has_both_ranges_and_the_chances_asked_for()
    {
        using var json = JsonDocument.Parse(ToolTests.Run("estimate", Case, "--exceeding", "1", "-f", "json").Output);
        var imposed = json.RootElement.GetProperty("imposed");

        Assert.True(json.RootElement.GetProperty("allowed").GetProperty("high").GetDecimal() > 0m);
        Assert.True(imposed.GetProperty("range90")[0].GetDecimal() < imposed.GetProperty("range50")[0].GetDecimal());
        Assert.True(imposed.GetProperty("range50")[1].GetDecimal() > imposed.GetProperty("median").GetDecimal());
        Assert.True(json.RootElement.GetProperty("exceeding")[0].GetProperty("chance").GetDecimal() > 0.99m);
        Assert.Equal(5, json.RootElement.GetProperty("nearest").GetArrayLength());
    }

    [Theory]
    [InlineData("--exceeding", "EUR 5")]
    [InlineData("--exceeding", "250.000")]
    [InlineData("--exceeding", "-5")]
    [InlineData("--provisional", "GBP 0,125")]
    [InlineData("--provisional", "much")]
    [InlineData("--defendant", "robot")]
    public void What_cannot_be_read_is_a_wrong_usage(string option, string value)
    {
        var run = ToolTests.Run("estimate", Case, option, value);

        Assert.Equal((Tool.Usage, ""), (run.ExitCode, run.Output));
        Assert.Contains(value, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_regime_has_no_estimate()
    {
        var run = ToolTests.Run(
            "estimate",
            Repository.PathOf(Repository.Files.First(f => f.StartsWith("docs/examples/uk-fca-firms/", StringComparison.Ordinal)))
        );

        Assert.Equal(Tool.CaseProblems, run.ExitCode);
        Assert.Contains("estimate-not-available", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eu-gdpr", 10)]
    [InlineData("uk-gdpr", 9)]
    public void A_new_case_for_an_estimate_asks_ten_questions_and_can_be_estimated_at_once(string regime, int asked)
    {
        using var folder = new Folder();
        var path = folder.Path("case.json");
        Assert.Equal((Tool.Ok, "", ""), ToolTests.Run("new", regime, "--estimate", "--output", path));

        using var json = JsonDocument.Parse(File.ReadAllText(path));
        Assert.Equal(asked, json.RootElement.GetProperty("facts").EnumerateObject().Count());
        Assert.Equal(asked, json.RootElement.GetProperty("help").EnumerateObject().Count());
        Words.Contain("an ordinary published fine", ToolTests.Run("estimate", path).Output);
        Assert.Contains("estimate-not-available", ToolTests.Run("new", "uk-fca-firms", "--estimate").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_country_is_found_whatever_letters_it_is_typed_in()
    {
        var file = Repository.PathOf("docs", "examples", "eu-gdpr", "outside-facts.json");
        var named = ToolTests.Run("estimate", file, "--country", "Spain");
        Assert.Equal(Tool.Ok, named.ExitCode);
        Assert.Equal(named, ToolTests.Run("estimate", file, "--country", "sPAIN "));
        Assert.Contains(
            "country-not-of-regime: No fine under the UK GDPR is imposed in Spain.",
            ToolTests.Run("estimate", ToolTests.Example("advanced-2025.json"), "--country", "Spain").Error,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("5", "less than a tenth of the low end")]
    [InlineData("5000000000000", "more than ten times the high end")]
    [InlineData("500000", null)]
    public void An_announced_amount_that_is_far_off_is_doubted(string announced, string? doubt)
    {
        var run = ToolTests.Run("estimate", Case, "--provisional", announced);

        Assert.Equal(Tool.Ok, run.ExitCode);
        Assert.Equal(doubt is not null, run.Output.Contains("The announced amount of GBP", StringComparison.Ordinal));
        Words.Contain(doubt ?? "", run.Output.ReplaceLineEndings(" "));
    }

    [Fact]
    public void An_estimate_says_what_the_method_lacks_beside_facts()
    {
        using var folder = new Folder();
        var path = folder.Path("case.json");
        File.WriteAllText(
            path,
            """
            { "case": "town", "title": "A town", "regime": "eu-gdpr", "dates": { "decision": "2025-06-30" },
              "facts": { "country": "poland", "defendant": "public-body", "tier": "higher" } }
            """
        );
        var output = ToolTests.Run("estimate", path).Output.ReplaceLineEndings(" ");

        Words.Contain("is in PLN and is needed in EUR", output);
        Words.Lack("'convert'", output);
        Words.Lack("not known without more facts", output);
    }

    [Fact]
    public void A_backtest_of_a_file_lists_what_it_could_not_score()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(
                file,
                """[{ "id": "a", "country": "Spain", "date": "2025-01-05", "fine_eur": 30000, "turnover_eur": 5000000,"""
                    + """ "tier": "83(5)", "people": 1 }, { "id": "b", "date": "2025-01-05" }]"""
            );
            using var json = JsonDocument.Parse(ToolTests.Run("backtest", file, "-f", "json").Output);
            Assert.Equal(1, json.RootElement.GetProperty("overall").GetProperty("n").GetInt32());
            Assert.Equal("b", json.RootElement.GetProperty("unscored")[0].GetProperty("id").GetString());

            var table = ToolTests.Run("backtest", file);
            Words.Contain("guidance-range", table.Output);
            Words.Contain("the fine is not given", table.Output);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_backtest_writes_its_rows_and_says_how_far_it_is_only_where_somebody_may_look()
    {
        using var folder = new Folder();
        var (file, rows) = (folder.Path("decisions.json"), folder.Path("rows.csv"));
        File.WriteAllText(
            file,
            """[{ "id": "a, \"b\"", "country": "Spain", "date": "2023-01-05", "fine_eur": 30000, "turnover_eur": 5000000, "people": 1 },"""
                + """ { "id": "=c", "date": "2022-01-05", "fine_eur": 20, "public_body": true, "tier": "83(5)" }]"""
        );
        using var error = new StringWriter();
        Assert.Equal(Tool.Ok, Tool.Run(["backtest", file, "--rows", rows], Stream.Null, TextWriter.Null, error, showsProgress: true));
        var lines = File.ReadAllLines(rows);

        Assert.StartsWith(
            "id,date,authority,table,currency,imposed,p05,p10,p25,p50,p75,p90,p95,missing",
            lines[0],
            StringComparison.Ordinal
        );
        Assert.StartsWith("\"a, \"\"b\"\"\",2023-01-05,,stated,EUR,30000,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("'=c,2022-01-05,,ordinary,EUR,20,", lines[2], StringComparison.Ordinal);
        Assert.EndsWith(
            ",country sector infringement-kind people-affected data-sensitivity duration intent previous",
            lines[2],
            StringComparison.Ordinal
        );
        var quantiles = lines[2].Split(',')[6..13].Select(q => double.Parse(q, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(quantiles.Order(), quantiles);
        Assert.EndsWith("\r100%\r    \r", error.ToString(), StringComparison.Ordinal);

        var piped = ToolTests.Run("backtest", file, "--rows", folder.Path("no/such.csv"));
        Assert.Contains("file-not-written", piped.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("%", piped.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_or_no_list_is_told()
    {
        Assert.Contains("file-not-found", ToolTests.Run("backtest", "no-such.json").Error, StringComparison.Ordinal);
        Assert.Contains("value-wrong-type", ToolTests.Run("backtest", Case).Error, StringComparison.Ordinal);
    }
}
