using System.Text.Json;
using FineCalc.Cli;
using FineCalc.Tests.Reports;

namespace FineCalc.Tests.Cli;

/// <summary>Other laws than those that ship, from the command line: reforms and exported regimes.</summary>
public class LawsTests
{
    private static readonly string Case = Repository.PathOf("docs", "examples", "uk-gdpr", "outside-facts.json");

    private static readonly string Higher = Repository.PathOf("docs", "reforms", "higher-standard-maximum.json");

    private static readonly string Consultation = Repository.PathOf("docs", "reforms", "fca-cp26-19.json");

    [Theory]
    [InlineData("table")]
    [InlineData("markdown")]
    [InlineData("html")]
    public void A_case_under_a_reform_says_so_and_leads_there_from_the_law_as_it_stands(string format)
    {
        var run = ToolTests.Run("assess", Case, "--reform", Higher, "--format", format);

        Assert.Equal((Tool.Ok, ""), (run.ExitCode, run.Error));
        Words.Contain("2 numbers were replaced by the reform", run.Output);
        Words.Contain("this is not the law as it stands", run.Output);
        Words.Contain("Why: an invented reform", run.Output);
        Words.Contain("The law as it stands", run.Output);
        Words.Contain("Under the reform", run.Output);
        Words.Contain("+reform(higher-standard-maximum)", run.Output);
    }

    [Fact]
    public void The_bridge_in_json_sums_from_today_to_the_reform()
    {
        using var json = JsonDocument.Parse(ToolTests.Run("assess", Case, "--reform", Higher, "-f", "json").Output);
        using var today = JsonDocument.Parse(ToolTests.Run("assess", Case, "-f", "json").Output);
        var (root, stands) = (json.RootElement, json.RootElement.GetProperty("lawAsItStands"));

        Assert.Equal(["higher-standard-maximum"], root.GetProperty("reforms").EnumerateArray().Select(r => r.GetString()!));
        Assert.Equal(
            ["maximum.standard.fixed", "maximum.standard.turnover"],
            root.GetProperty("replaced").EnumerateArray().Select(r => r.GetProperty("id").GetString()!).Order()
        );
        Assert.Equal(today.RootElement.GetProperty("final").GetProperty("amount").GetDecimal(), stands.GetProperty("amount").GetDecimal());
        Assert.Equal(today.RootElement.GetProperty("versionId").GetString(), stands.GetProperty("versionId").GetString());
        var bridge = stands.GetProperty("bridge");
        Assert.Equal(
            bridge.GetProperty("to").GetDecimal() - bridge.GetProperty("from").GetDecimal(),
            bridge.GetProperty("parts").EnumerateArray().Sum(p => p.GetProperty("amount").GetDecimal())
        );
        Assert.False(today.RootElement.TryGetProperty("replaced", out _));
    }

    [Fact]
    public void A_reform_that_does_not_reach_the_case_says_so_and_changes_nothing()
    {
        var (plain, reformed) = (ToolTests.Run("assess", Case), ToolTests.Run("assess", Case, "--reform", Consultation));

        Words.Contain("of which the reform replaces no number", reformed.Output);
        Assert.DoesNotContain("+reform", reformed.Output, StringComparison.Ordinal);
        Assert.Equal(plain.Output.Split('\n')[3..5], reformed.Output.Split('\n')[3..5]);
    }

    [Fact]
    public void A_reform_is_given_once_so_that_its_name_says_what_it_was()
    {
        var run = ToolTests.Run("assess", Case, "--reform", Higher, "--reform", Higher);

        Assert.Equal((Tool.RegimeProblems, ""), (run.ExitCode, run.Output));
        Assert.Contains("reform-duplicate: Two reforms are called 'higher-standard-maximum'", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--reform", "the path of a reform")]
    [InlineData("--regime-file", "the path of an exported regime")]
    public void A_folder_is_no_file(string option, string allowed)
    {
        var run = ToolTests.Run("assess", Case, option, Repository.PathOf("docs"));

        Assert.Equal((Tool.CaseProblems, ""), (run.ExitCode, run.Output));
        Assert.Contains("This is a folder, and no file.", run.Error, StringComparison.Ordinal);
        Assert.Contains(allowed, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_from_standard_input_is_read_for_both_laws()
    {
        var run = ToolTests.Run(["assess", "-", "--reform", Higher], new MemoryStream(File.ReadAllBytes(Case)));

        Assert.Equal((Tool.Ok, ""), (run.ExitCode, run.Error));
        Assert.Equal(ToolTests.Run("assess", Case, "--reform", Higher).Output, run.Output);
    }

    [Theory]
    [InlineData("check", "not the law as it stands: numbers replaced by the reform 'higher-standard-maximum'")]
    [InlineData("seek", "this is not the law as it stands")]
    [InlineData("estimate", "this is not the law as it stands")]
    [InlineData("show", "this is not the law as it stands")]
    [InlineData("facts", "this is not the law as it stands")]
    [InlineData("diff", "+reform(higher-standard-maximum)")]
    [InlineData("export", "\"reforms\": [")]
    public void Every_command_that_works_by_the_law_knows_reforms(string command, string reported)
    {
        string[] line = command switch
        {
            "seek" => ["seek", Case, "--fact", "seriousness", "--infringement", "Security", "--target", "100000"],
            "show" or "facts" or "export" => [command, "uk-gdpr"],
            "diff" => ["diff", "uk-gdpr", "2025-01-01", "2025-01-01"],
            _ => [command, Case],
        };

        var run = ToolTests.Run([.. line, "--reform", Higher]);
        Assert.Equal((Tool.Ok, ""), (run.ExitCode, run.Error));
        Words.Contain(reported, run.Output);
        Assert.DoesNotContain(reported, ToolTests.Run(line).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_reforms_go_one_after_another()
    {
        using var folder = new Folder();
        var twice = folder.Path("twice.json");
        File.WriteAllText(
            twice,
            File.ReadAllText(Higher)
                .Replace("higher-standard-maximum", "again", StringComparison.Ordinal)
                .Replace("17500000", "20000000", StringComparison.Ordinal)
        );

        var run = ToolTests.Run("show", "uk-gdpr", "--reform", Higher, "--reform", twice);
        Words.Contain("GBP 20,000,000", run.Output);
        Words.Contain("+reform(again)", run.Output);
    }

    [Fact]
    public void A_reform_with_mistakes_is_told_and_nothing_is_written()
    {
        using var folder = new Folder();
        var wrong = folder.Path("wrong.json");
        File.WriteAllText(wrong, File.ReadAllText(Higher).Replace("maximum.standard", "maximum.standrad", StringComparison.Ordinal));

        var run = ToolTests.Run("assess", Case, "--reform", wrong, "--output", folder.Path("out"));
        Assert.Equal((Tool.RegimeProblems, ""), (run.ExitCode, run.Output));
        Assert.Equal(2, run.Error.Split("reform-number-unknown").Length - 1);
        Assert.False(File.Exists(folder.Path("out")));
        Assert.Equal(Tool.CaseProblems, ToolTests.Run("assess", Case, "--reform", folder.Path("none.json")).ExitCode);
    }

    [Fact]
    public void An_exported_regime_takes_the_place_of_the_one_that_ships()
    {
        using var folder = new Folder();
        var path = folder.Path("uk-gdpr.json");

        Assert.Equal((Tool.Ok, "", ""), ToolTests.Run("export", "uk-gdpr", "--on", "2024-08-07", "--output", path));
        Assert.Equal(ToolTests.Run("assess", Case).Output, ToolTests.Run("assess", Case, "--regime-file", path).Output);
        Words.Contain("date-not-in-force", ToolTests.Run("show", "uk-gdpr", "--on", "2020-01-01", "--regime-file", path).Error);
        Words.Contain("17,500,000", ToolTests.Run("show", "uk-gdpr", "--regime-file", path, "--reform", Higher).Output);

        File.WriteAllText(path, File.ReadAllText(path).Replace("8700000", "8700001", StringComparison.Ordinal));
        var run = ToolTests.Run("assess", Case, "--regime-file", path);
        Assert.Equal((Tool.RegimeProblems, ""), (run.ExitCode, run.Output));
        Words.Contain("document-content-altered", run.Error);
    }

    [Fact]
    public void What_was_archived_is_compared_with_what_ships()
    {
        using var folder = new Folder();
        var path = folder.Path("uk-gdpr.json");
        File.WriteAllText(
            path,
            RegimeJson.Write(Regimes.UkGdpr.Override("maximum.higher.fixed", Money.Gbp(16_000_000), "as it was archived"))
        );

        var run = ToolTests.Run("diff", "uk-gdpr", "2025-01-01", "2025-01-01", "--before", path);
        Assert.Equal((Tool.Ok, ""), (run.ExitCode, run.Error));
        Words.Contain("GBP 16,000,000", run.Output);
        Words.Contain("GBP 17,500,000", run.Output);
        Words.Contain("regime-unknown", ToolTests.Run("diff", "eu-gdpr", "2025-01-01", "2025-01-01", "--before", path).Error);
    }

    [Fact]
    public void A_regime_of_ones_own_that_was_exported_is_assessed_like_those_that_ship()
    {
        using var folder = new Folder();
        var path = folder.Path("tribunal.json");
        File.WriteAllText(path, RegimeJson.Write(Json.Tribunal.Regime));

        Words.Contain("Tribunal fines", ToolTests.Run("show", "tribunal", "--regime-file", path).Output);
        Words.Contain("\"regime\": \"tribunal\"", ToolTests.Run("new", "tribunal", "--regime-file", path).Output);
        Assert.Equal(Tool.CaseProblems, ToolTests.Run("show", "tribunal").ExitCode);
    }
}
