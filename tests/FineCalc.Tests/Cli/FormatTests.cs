using System.Text.Json;
using System.Text.RegularExpressions;
using FineCalc.Cli;
using FineCalc.Tests.Reports;

namespace FineCalc.Tests.Cli;

/// <summary>The forms of each command's result, where it goes, several cases at once, schemas, and what help shows.</summary>
public class FormatTests
{
    private static readonly string Settled = ToolTests.Example("advanced-2025.json");
    private static readonly string Other = ToolTests.Example("tuckers-2022.json");

    public static TheoryData<string[]> Printing =>
        new(
            ["assess", Settled],
            ["assess", Settled, Other],
            ["seek", Settled, "--fact", "seriousness", "--target", "3000000"],
            ["compare", Settled, "--regimes", "uk-gdpr,eu-nis2"],
            ["estimate", Settled],
            ["regimes"],
            ["cite", "uk-gdpr"],
            ["cite", "uk-gdpr", "maximum.higher.turnover"],
            ["regimes", "--standing"],
            ["show", "uk-gdpr"],
            ["facts", "uk-gdpr"],
            ["diff", "uk-gdpr", "2024-03-17", "2024-03-18"]
        );

    [Theory]
    [MemberData(nameof(Printing))]
    public void Every_result_is_had_as_text_Markdown_and_JSON_on_standard_output_and_in_a_file(string[] args)
    {
        using var folder = new Folder();
        var plain = ToolTests.Run(args);
        Assert.Equal((Tool.Ok, ""), (plain.ExitCode, plain.Error));
        Assert.Equal(plain, ToolTests.Run([.. args, "--format", "table"]));
        JsonDocument.Parse(ToolTests.Run([.. args, "--format", "json"]).Output).Dispose();
        Words.Begin("# ", ToolTests.Run([.. args, "--format", "markdown"]).Output);
        foreach (var format in new[] { "json", "markdown" })
        {
            var (path, run) = (folder.Path(format), ToolTests.Run([.. args, "-f", format]));
            Assert.Equal((Tool.Ok, "", ""), ToolTests.Run([.. args, "-f", format, "-o", path]));
            Assert.Equal(run.Output, File.ReadAllText(path));
        }
    }

    [Fact]
    public void In_brief_JSON_is_that_of_the_result_and_much_shorter()
    {
        var expected = CaseJson.Parse(File.ReadAllText(Settled), Settled, Regimes.All).Assess().ToJson();

        var brief = ToolTests.Run("assess", Settled, "--format", "json", "--brief");
        var several = ToolTests.Run("assess", Settled, Settled, "--format", "json", "--brief");

        Assert.Equal((Tool.Ok, expected), (brief.ExitCode, brief.Output));
        Assert.Equal(2, JsonDocument.Parse(several.Output).RootElement.GetArrayLength());
        Assert.InRange(brief.Output.Length, 1, ToolTests.Run("assess", Settled, "--format", "json").Output.Length / 2);
    }

    [Theory]
    [InlineData("new", "uk-gdpr")]
    [InlineData("export", "uk-nis")]
    [InlineData("schema", "reform")]
    [InlineData("completion", "bash")]
    public void What_has_one_form_goes_to_a_file_too(params string[] args)
    {
        using var folder = new Folder();
        Assert.Equal((Tool.Ok, "", ""), ToolTests.Run([.. args, "--output", folder.Path("out")]));
        Assert.Equal(ToolTests.Run(args).Output, File.ReadAllText(folder.Path("out")));
    }

    [Fact]
    public void Several_cases_stand_one_after_another_and_in_JSON_as_a_list()
    {
        var (first, second) = (ToolTests.Run("assess", Settled), ToolTests.Run("assess", Other));
        Assert.Equal($"{first.Output}\n{second.Output}", ToolTests.Run("assess", Settled, Other).Output);
        using var json = JsonDocument.Parse(ToolTests.Run("assess", Settled, Other, "-f", "json").Output);
        using var alone = JsonDocument.Parse(ToolTests.Run("assess", Other, "-f", "json").Output);
        Assert.Equal(2, json.RootElement.GetArrayLength());
        Assert.True(JsonElement.DeepEquals(alone.RootElement, json.RootElement[1]));
    }

    [Fact]
    public void Of_several_cases_those_that_can_be_assessed_are_and_the_others_are_told()
    {
        var run = ToolTests.Run("assess", "no-such.json", Settled);
        Assert.Equal(Tool.CaseProblems, run.ExitCode);
        Assert.Equal(ToolTests.Run("assess", Settled).Output, run.Output);
        Words.Begin("no-such.json: file-not-found: ", run.Error);

        var html = ToolTests.Run("assess", Settled, Other, "-f", "html");
        Assert.Equal((Tool.Usage, ""), (html.ExitCode, html.Output));
        Words.Contain("one case with --format html", html.Error);
    }

    [Fact]
    public void Schemas_are_those_of_the_documentation()
    {
        foreach (var kind in new[] { "case", "reform", "regime" })
        {
            using var written = JsonDocument.Parse(ToolTests.Run("schema", kind).Output);
            using var documented = JsonDocument.Parse(File.ReadAllText(Repository.PathOf($"docs/schema/{kind}.schema.json")));
            Assert.True(JsonElement.DeepEquals(documented.RootElement, written.RootElement), kind);
        }
    }

    private static readonly string[] FileForms = [".json", ".html", ".pdf", ".csv", ".xlsx", ".svg", ".png", ".run"];

    private const string Parties =
        "turnover,tier,seriousness,size-factor,combined-mitigation,combined-aggravation,step-5-percentage,settlement-discount\n"
        + "50000000,standard,0.3,0.4,0,0,0,0\n";

    [Fact]
    public void Every_command_has_examples_that_work_and_its_exit_codes()
    {
        using var folder = new Folder();
        var compared = Repository.PathOf("docs/examples/compare/hospital-software.json");
        File.Copy(compared, folder.Path("case.json"));
        File.Copy(Settled, folder.Path("first.json"));
        File.Copy(Other, folder.Path("second.json"));
        File.Copy(Repository.PathOf("docs/reforms/higher-standard-maximum.json"), folder.Path("reform.json"));
        File.WriteAllText(
            folder.Path("decisions.json"),
            """[{ "id": "a", "country": "Spain", "date": "2025-01-05", "fine_eur": 30000, "turnover_eur": 5000000, "tier": "83(5)" }]"""
        );
        File.WriteAllText(folder.Path("parties.csv"), Parties);
        File.Copy(Repository.PathOf("docs/simulations/portfolio.json"), folder.Path("portfolio.json"));
        var commands = Regex
            .Matches(ToolTests.Run("--help").Output, "^  ([a-z]+) .*", RegexOptions.Multiline)
            .Select(m => m.Groups[1].Value);
        foreach (var command in commands.Where(c => c != "finecalc").Prepend("--help"))
        {
            var help = ToolTests.Run(command, "--help").Output;
            Words.Contain("\nExit codes:\n  0 ", help);
            var examples = Regex.Matches(help, "^  finecalc ([^\\[<>\n]+?)( > case.json)?$", RegexOptions.Multiline);
            Assert.True(examples.Count > 0, command);
            foreach (var example in examples.Select(e => e.Groups[1].Value))
            {
                var words = Regex.Matches(example, "\"([^\"]*)\"|\\S+").Select(w => w.Groups[1].Success ? w.Groups[1].Value : w.Value);
                var run = ToolTests.Run([.. words.Select(w => FileForms.Contains(Path.GetExtension(w)) ? folder.Path(w) : w)]);
                Assert.True(run.ExitCode == Tool.Ok, $"{example}: {run.Error}");
            }

            // An example may have written there.
            File.Copy(compared, folder.Path("case.json"), true);
        }
    }
}
