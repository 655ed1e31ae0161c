using System.Text.Json;
using FineCalc.Cli;
using FineCalc.Tests.Reports;

namespace FineCalc.Tests.Cli;

/// <summary>One case under several regimes, from the command line.</summary>
public class CompareTests
{
    private static readonly string Case = Repository.PathOf("docs", "examples", "compare", "hospital-software.json");

    private static readonly string Alone = ToolTests.Example("outside-facts.json");

    [Fact]
    public void Without_regimes_the_cases_own_and_those_it_has_answers_for_are_compared()
    {
        var run = ToolTests.Run("compare", Case);

        Assert.Equal((Tool.Ok, ""), (run.ExitCode, run.Error));
        Words.Contain("4 regimes side by side", run.Output);
        Words.Contain("uk-gdpr · the case's own", run.Output);
        Words.Contain("at most EUR 14,720,000", run.Output);
        Words.Contain("at most GBP 12,806,400", run.Output);
        Words.Contain("at 1 GBP = EUR 1.15", run.Output);
        Words.Contain("--explain ID", run.Output);
    }

    /// <summary>A meaning decides which answers carry over, so an altered one would change the comparison without a trace.</summary>
    [Fact]
    public void A_regime_file_in_which_a_meaning_was_altered_is_refused()
    {
        using var folder = new Folder();
        var (exported, altered) = (folder.Path("nis2.json"), folder.Path("altered.json"));
        Assert.Equal(Tool.Ok, ToolTests.Run("export", "eu-nis2", "--output", exported).ExitCode);
        var text = File.ReadAllText(exported);
        const string meaning = "\"meaning\": \"undertaking-turnover\"";
        Assert.Contains(meaning, text, StringComparison.Ordinal);
        File.WriteAllText(altered, text.Replace(meaning, "\"meaning\": \"worldwide-turnover\"", StringComparison.Ordinal));

        Assert.Equal(Tool.Ok, ToolTests.Run("compare", Case, "--regime-file", exported).ExitCode);
        var run = ToolTests.Run("compare", Case, "--regime-file", altered);

        Assert.Equal((Tool.RegimeProblems, ""), (run.ExitCode, run.Output));
        Words.Contain("document-content-altered", run.Error);
        Words.Contain("The version says that it is eu-nis2@", run.Error);
    }

    [Fact]
    public void A_maximum_stands_apart_from_what_a_method_gives()
    {
        var lines = ToolTests.Run("compare", Case, "--regimes", "eu-nis2,us-ca-ccpa,uk-gdpr").Output.Split('\n').ToList();
        int[] at =
        [
            lines.IndexOf("By a method"),
            Line("UK GDPR fines "),
            Line("Maximum only: "),
            Line("NIS 2 Directive: "),
            lines.IndexOf("No amount"),
            Line("California "),
        ];

        Assert.DoesNotContain(-1, at);
        Assert.Equal(at.Order(), at);

        int Line(string begin) => lines.FindIndex(l => l.StartsWith(begin, StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_regime_lacks_is_told_and_is_no_failure()
    {
        var run = ToolTests.Run("compare", Alone, "--regimes", "uk-gdpr,us-hipaa,eu-cra,us-ftc");

        Assert.Equal((Tool.Ok, ""), (run.ExitCode, run.Error));
        Words.Contain("lacks a date and 2 answers", run.Output);
        Words.Contain("the day on which the penalty is assessed", run.Output);
        Words.Contain("How culpable is the violation?", run.Output);
        Words.Contain("perhaps: it depends on", run.Output);
        Words.Contain("under \"compare\"", run.Output);
    }

    [Fact]
    public void Json_has_an_amount_or_a_maximum_or_what_is_lacking_and_never_two_of_them()
    {
        using var json = JsonDocument.Parse(
            ToolTests.Run("compare", Case, "--regimes", "uk-gdpr,eu-gdpr,eu-nis2,us-ca-ccpa", "-f", "json").Output
        );
        var rows = json.RootElement.GetProperty("rows").EnumerateArray().ToDictionary(r => r.GetProperty("regime").GetString()!);

        Assert.Equal(("estimate", "estimate", "maximum", "none"), (Kind("uk-gdpr"), Kind("eu-gdpr"), Kind("eu-nis2"), Kind("us-ca-ccpa")));
        Assert.Equal(
            (true, false, true, false),
            (Has("eu-gdpr", "amount"), Has("eu-gdpr", "maximum"), Has("eu-nis2", "maximum"), Has("eu-nis2", "amount"))
        );
        Assert.Equal((false, false), (Has("us-ca-ccpa", "amount"), Has("us-ca-ccpa", "maximum")));
        var most = rows["eu-nis2"].GetProperty("maximum");
        Assert.Equal(
            (14_720_000m, 12_806_400m, 0.87m),
            (
                most.GetProperty("high").GetDecimal(),
                most.GetProperty("converted").GetProperty("high").GetDecimal(),
                most.GetProperty("exchangeRate").GetProperty("rate").GetDecimal()
            )
        );
        Assert.Equal("unverified", most.GetProperty("exchangeRate").GetProperty("source").GetProperty("standing").GetString());
        var turnover = rows["eu-gdpr"]
            .GetProperty("carriedOver")
            .GetProperty("facts")
            .EnumerateArray()
            .Single(f => f.GetProperty("id").GetString() == "turnover");
        Assert.Equal(
            ("undertaking-turnover", 640_000_000m, "GBP"),
            (
                turnover.GetProperty("meaning").GetString(),
                turnover.GetProperty("likely").GetDecimal(),
                turnover.GetProperty("currency").GetString()
            )
        );
        Assert.Equal("2026-02-10", rows["eu-gdpr"].GetProperty("carriedOver").GetProperty("dates").GetProperty("decision").GetString());
        var lacking = rows["us-ca-ccpa"].GetProperty("lacking");
        Assert.Equal(
            ("violation", "violations"),
            (lacking.GetProperty("dates")[0].GetProperty("id").GetString(), lacking.GetProperty("facts")[0].GetProperty("id").GetString())
        );

        string Kind(string id) => rows[id].GetProperty("kind").GetString()!;
        bool Has(string id, string key) => rows[id].TryGetProperty(key, out _);
    }

    [Fact]
    public void Markdown_and_html_say_the_same()
    {
        foreach (var format in new[] { "markdown", "html" })
        {
            var run = ToolTests.Run("compare", Case, "-f", format);
            Assert.Equal((Tool.Ok, ""), (run.ExitCode, run.Error));
            Words.Contain("at most EUR 14,720,000", run.Output);
            Words.Contain("What carried over from the case", run.Output);
        }
    }

    [Fact]
    public void Amounts_are_compared_in_the_currency_asked_for_and_a_missing_rate_is_told()
    {
        var run = ToolTests.Run("compare", Case, "--currency", "EUR");

        Words.Contain("compared in EUR", run.Output);
        Words.Contain("no rate from USD", run.Output);
    }

    [Fact]
    public void Explain_shows_every_step_under_one_regime()
    {
        var run = ToolTests.Run("compare", Case, "--explain", "eu-gdpr");

        Assert.Equal((Tool.Ok, ""), (run.ExitCode, run.Error));
        Words.Contain("the higher of EUR 10,000,000 and", run.Output);
        Words.Contain("EUR 736,000,000 × 2%", run.Output);
        Words.Contain("An invented case", run.Output);
        using var json = JsonDocument.Parse(ToolTests.Run("compare", Case, "--explain", "eu-gdpr", "-f", "json").Output);
        Assert.Equal("eu-gdpr", json.RootElement.GetProperty("regime").GetString());
        Words.Contain("<!DOCTYPE html>", ToolTests.Run("compare", Case, "--explain", "eu-nis2", "-f", "html").Output);
        Words.Begin("# A hospital", ToolTests.Run("compare", Case, "--explain", "us-hipaa", "-f", "markdown").Output);
    }

    [Fact]
    public void Steps_of_a_regime_without_an_amount_are_none()
    {
        var run = ToolTests.Run("compare", Case, "--explain", "us-ftc");

        Assert.Equal((Tool.CaseProblems, ""), (run.ExitCode, run.Output));
        Assert.Contains("compare-no-amount", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Regimes_that_do_not_exist_are_told_together()
    {
        var run = ToolTests.Run("compare", Case, "--regimes", "uk-gdpr,mars,us-hipaa, venus");

        Assert.Equal((Tool.CaseProblems, ""), (run.ExitCode, run.Output));
        Assert.Equal(
            ["regime-unknown: There is no regime 'mars'.", "regime-unknown: There is no regime 'venus'."],
            run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l[..(l.IndexOf('.', StringComparison.Ordinal) + 1)])
        );
    }

    [Fact]
    public void A_reform_changes_the_rows_of_its_regimes_and_names_itself()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(
                file,
                """{ "reform": "twice", "title": "Twice", "changes": [ { "regime": "eu-nis2", "number": "first.share","""
                    + """ "value": "4%", "reason": "twice as much" } ] }"""
            );
            var run = ToolTests.Run("compare", Case, "--reform", file);

            Assert.Equal((Tool.Ok, ""), (run.ExitCode, run.Error));
            Words.Contain("at most EUR 29,440,000", run.Output);
            Words.Contain("eu-nis2 · under twice", run.Output);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_regime_named_twice_is_one_row() =>
        Words.Contain("1 regime side by side", ToolTests.Run("compare", Case, "--regimes", "uk-gdpr,uk-gdpr").Output);

    [Theory]
    [InlineData("no answers for other regimes", null, null)]
    [InlineData("no answers for other regimes", "--regimes", " , ")]
    [InlineData("--currency pounds", "--currency", "pounds")]
    public void What_cannot_be_understood_is_a_wrong_usage(string reported, string? option, string? value)
    {
        var run = option is null ? ToolTests.Run("compare", Alone) : ToolTests.Run("compare", Alone, option, value!);

        Assert.Equal((Tool.Usage, ""), (run.ExitCode, run.Output));
        Assert.Contains(reported, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(200)]
    public void No_line_is_wider_than_the_terminal(int width)
    {
        using var stream = File.OpenRead(Case);
        var text = Report.Text(
            CaseJson.Read(stream, Case, Regimes.All).Compare([.. Regimes.All.Ids.Select(id => Regimes.All.Find(id)!)]),
            new TextOptions { Width = width }
        );

        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= width && line == line.TrimEnd(), line));
    }

    [Fact]
    public void Words_of_a_case_are_escaped()
    {
        using var stream = File.OpenRead(Case);
        var read = CaseJson.Read(stream, Case, Regimes.All) with { Title = "<b>Ltd</b>", Notes = ["<script>"] };

        Words.Lack("<script>", Report.Html(read.Compare([Regimes.UkGdpr])));
        Words.Lack("<b>", Report.Html(read.Compare([Regimes.UkGdpr])));
    }

    [Fact]
    public void A_case_under_a_law_of_maxima_is_headed_by_what_it_is()
    {
        var output = ToolTests.Run("assess", Directory.GetFiles(Repository.PathOf("docs", "examples", "eu-nis2"), "*.json")[0]).Output;

        Words.Contain("Most that can be imposed: a maximum, not a prediction", output.Split("\n\n")[1]);
        Assert.DoesNotContain("before hardship and settlement", output, StringComparison.Ordinal);
    }
}
