using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FineCalc.Cli;
using FineCalc.Tests.Reports;

namespace FineCalc.Tests.Cli;

/// <summary>The command line, run in-process.</summary>
public class ToolTests
{
    private static readonly string Settled = Example("advanced-2025.json");
    private static readonly string Open = Example("outside-facts.json");

    [Fact]
    public void Assess_explains_a_case_in_a_table()
    {
        var run = Run("assess", Settled);
        Assert.Equal((Tool.Ok, ""), (run.ExitCode, run.Error));
        Words.Begin("Advanced Computer Software Group Ltd\n", run.Output);
        Words.Contain("GBP 6,090,000", run.Output);
        Words.Contain("GBP 3,076,320", run.Output);
        Words.Contain("49.5% less", run.Output);
        Assert.All(run.Output.Split('\n'), line => Assert.True(line.Length <= 120, line));
    }

    [Fact]
    public void Assess_writes_json_markdown_and_html()
    {
        using var json = JsonDocument.Parse(Run("assess", Settled, "--format", "json").Output);
        Assert.Equal(6_090_000m, json.RootElement.GetProperty("provisional").GetProperty("amount").GetDecimal());
        Assert.Equal(3_076_320m, json.RootElement.GetProperty("final").GetProperty("amount").GetDecimal());
        Words.Begin("# Advanced Computer Software Group Ltd\n", Run("assess", Settled, "--format", "markdown").Output);
        Words.Begin("<!DOCTYPE html>\n", Run("assess", "-f", "html", Settled).Output);
    }

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("markdown")]
    [InlineData("html")]
    public void Output_writes_to_a_file_what_would_have_been_written_to_standard_output(string format)
    {
        using var folder = new Folder();
        var path = folder.Path("out");
        File.WriteAllText(path, "an older result, longer than nothing");
        Assert.Equal((Tool.Ok, "", ""), Run("assess", Settled, "--format", format, "--output", path));
        Assert.Equal(Run("assess", Settled, "--format", format).Output, File.ReadAllText(path));
        Assert.NotEqual(0xEF, File.ReadAllBytes(path)[0]);
        Assert.Equal([path], Directory.GetFiles(folder.Root));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_told_and_leaves_nothing_behind()
    {
        using var folder = new Folder();
        var run = Run("assess", Settled, "--output", folder.Path("no such folder", "out"));
        Assert.Equal((Tool.CaseProblems, ""), (run.ExitCode, run.Output));
        Words.Contain("file-not-written", run.Error);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void A_hyphen_is_standard_input()
    {
        foreach (var bytes in new[] { File.ReadAllBytes(Settled), [0xEF, 0xBB, 0xBF, .. File.ReadAllBytes(Settled)] })
        {
            var run = Run(["assess", "-"], new MemoryStream(bytes));
            Assert.Equal(Run("assess", Settled), run);
        }
    }

    [Fact]
    public void The_bridge_can_be_shared_out_without_an_order()
    {
        var (method, shapley) = (Run("assess", Settled, "--order", "method"), Run("assess", Settled, "--order", "shapley"));
        Assert.Equal(Run("assess", Settled), method);
        Assert.Equal(Tool.Ok, shapley.ExitCode);
        Words.Contain("Shapley", shapley.Output);
        Assert.NotEqual(method.Output, shapley.Output);
    }

    [Fact]
    public void Problems_go_to_standard_error_one_a_line_and_nothing_to_standard_output()
    {
        using var folder = new Folder();
        var broken = folder.Path("broken.json");
        File.WriteAllText(
            broken,
            File.ReadAllText(Settled)
                .Replace("\"standard\"", "\"huge\"", StringComparison.Ordinal)
                .Replace("\"70%\"", "\"170%\"", StringComparison.Ordinal)
        );
        var run = Run("assess", broken);
        Assert.Equal((Tool.CaseProblems, ""), (run.ExitCode, run.Output));
        var lines = run.Error.TrimEnd('\n').Split('\n');
        Assert.True(lines.Length >= 2, run.Error);
        Assert.All(lines, line => Assert.Matches($@"^{Regex.Escape(broken)}:\d+ \$\S+: [a-z-]+: .+\. Allowed: .+\.$", line));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("nonsense")]
    [InlineData("{\"case\": \"\u001b[31m\", \"title\": \"x\", \"\u202Ekey\": 1}")]
    public void Whatever_is_read_leads_to_problems_and_never_to_a_stack_trace(string text)
    {
        var run = Run(["assess", "-"], new MemoryStream(Encoding.UTF8.GetBytes(text)));
        Assert.Equal((Tool.CaseProblems, ""), (run.ExitCode, run.Output));
        Assert.NotEqual("", run.Error);
        Words.Lack("   at ", run.Error);
        Assert.DoesNotContain(run.Error, letter => letter is '\u001b' or '\u202E');
        Assert.All(run.Error.TrimEnd('\n').Split('\n'), line => Words.Begin("stdin", line));
    }

    [Fact]
    public void A_file_that_is_not_there_is_told_by_its_name()
    {
        using var folder = new Folder();
        var missing = Run("assess", folder.Path("none.json"));
        Assert.Equal((Tool.CaseProblems, ""), (missing.ExitCode, missing.Output));
        Assert.Equal(
            $"{folder.Path("none.json")}: file-not-found: There is no such file. Allowed: the path of a case file, or - for standard "
                + "input.\n",
            missing.Error
        );
        Words.Contain("file-not-found: This is a folder, and no file.", Run("assess", folder.Root).Error);
        Assert.Equal(Tool.CaseProblems, Run("assess", "").ExitCode);
    }

    [Fact]
    public void Check_goes_through_all_files()
    {
        using var folder = new Folder();
        var (broken, differing) = (folder.Path("broken.json"), folder.Path("differing.json"));
        File.WriteAllText(broken, "{");
        File.WriteAllText(
            differing,
            File.ReadAllText(Settled).Replace("\"final\": 3076320", "\"final\": 3076321", StringComparison.Ordinal)
        );
        var run = Run("check", broken, Settled, differing, folder.Path("none.json"), Open);
        Assert.Equal(Tool.CaseProblems, run.ExitCode);
        Assert.Equal(
            $"""
            {Settled}: ok: provisional GBP 6,090,000; final GBP 3,076,320 (49.5% less); agrees with the published figures
            {differing}: differs: provisional GBP 6,090,000; final GBP 3,076,320 (49.5% less)

            """,
            run.Output[..run.Output.IndexOf(Open, StringComparison.Ordinal)]
        );
        Assert.Matches($@"{Regex.Escape(Open)}: ok: about GBP [\d,]+ to [\d,]+, likely [\d,]+", run.Output);
        Words.Contain($"{broken}:1", run.Error);
        Words.Contain($"{differing}: published-differs: 'final'", run.Error);
        Words.Contain($"{folder.Path("none.json")}: file-not-found", run.Error);
        Assert.Equal(Tool.Ok, Run("check", Settled, Open).ExitCode);
    }

    [Fact]
    public void Check_tells_answers_that_are_not_used_and_figures_that_were_given_as_assess_does()
    {
        var settled = Run("check", Settled);
        Words.Contain(
            $"{Settled}: answer-not-used: Given and not used, since no step that was taken asks for it: settlement, tier (Art 32 security)",
            settled.Error
        );
        Assert.Matches("Settlement +after-representations +fact not used", Run("assess", Settled).Output);

        var given = Run("check", Example("tuckers-2022.json"));
        Assert.Equal(Tool.Ok, given.ExitCode);
        Words.Contain("no published figure was calculated: the final amount", given.Output);
        Words.Lack("agrees", given.Output);
        Words.Contain("maximum-without-turnover", given.Error);
    }

    [Fact]
    public void Regimes_are_listed_shown_and_asked_about()
    {
        var list = Run("regimes");
        Assert.Equal((Tool.Ok, ""), (list.ExitCode, list.Error));
        foreach (var id in Regimes.All.Ids)
        {
            Words.Contain(id, list.Output);
            var version = Regimes.All.Find(id)!.Versions[^1];
            Assert.Equal((Tool.Ok, Report.Text(version), ""), Run("show", id));
            Assert.Equal((Tool.Ok, Report.Markdown(version), ""), Run("show", id, "--format", "markdown"));
            Assert.Equal((Tool.Ok, Report.Html(version), ""), Run("show", id, "--format", "html"));
            Assert.Equal((Tool.Ok, Report.Text(Report.Questions(version)), ""), Run("facts", id));
        }
    }

    [Fact]
    public void A_date_selects_the_version()
    {
        var before = Run("show", "uk-gdpr", "--on", "2024-03-17").Output;
        Words.Contain("uk-gdpr@2021-01-01#", before);
        Words.Contain("uk-gdpr@2024-03-18#", Run("show", "uk-gdpr", "--on", "2024-03-18").Output);
        Assert.Equal(before, Run("show", "--on=2021-01-01", "uk-gdpr").Output);
        var early = Run("show", "uk-gdpr", "--on", "2018-05-24");
        Assert.Equal((Tool.CaseProblems, ""), (early.ExitCode, early.Output));
        Words.Contain("date-not-in-force", early.Error);
        Words.Contain("2018-05-25", early.Error);
    }

    [Fact]
    public void A_new_case_can_be_read_and_is_told_what_it_lacks()
    {
        foreach (var id in Regimes.All.Ids)
        {
            var template = Run("new", id);
            Assert.Equal((Tool.Ok, ""), (template.ExitCode, template.Error));
            using var json = JsonDocument.Parse(template.Output);
            Assert.Equal(id, json.RootElement.GetProperty("regime").GetString());
            var read = Run(["assess", "-"], new MemoryStream(Encoding.UTF8.GetBytes(template.Output)));
            Assert.Equal((Tool.CaseProblems, ""), (read.ExitCode, read.Output));
            Words.Begin("stdin:", read.Error);
        }
    }

    [Fact]
    public void An_unknown_regime_is_told_with_those_there_are()
    {
        var run = Run("facts", "uk-gpdr");
        Assert.Equal(
            (
                Tool.CaseProblems,
                "",
                $"regime-unknown: There is no regime 'uk-gpdr'; 'uk-gdpr' may be meant. Allowed: {string.Join(", ", Regimes.All.Ids)}.\n"
            ),
            run
        );
    }

    public static TheoryData<string[]> Misuses =>
        new(
            ["frobnicate"],
            ["assess"],
            ["seek", "a", "b"],
            ["assess", "a", "--format"],
            ["assess", "a", "--format", "xml"],
            ["assess", "a", "--order", "random"],
            ["check"],
            ["show"],
            ["show", "uk-gdpr", "--on", "18.3.2024"],
            ["show", "uk-gdpr", "--on", "2024-02-30"],
            ["facts", "uk-gdpr", "--format", "xml"],
            ["regimes", "extra"],
            ["--frobnicate"]
        );

    [Theory]
    [MemberData(nameof(Misuses))]
    public void A_command_line_that_is_not_understood_exits_64_and_says_where_help_is(string[] args)
    {
        var run = Run(args);
        Assert.Equal((Tool.Usage, ""), (run.ExitCode, run.Output));
        var lines = run.Error.TrimEnd('\n').Split('\n');
        Assert.All(lines[..^1], line => Words.Begin("usage: ", line));
        Assert.Matches("^Try: finecalc ([a-z]+ )?--help$", lines[^1]);
    }

    [Fact]
    public void Help_and_version_are_for_standard_output()
    {
        var help = Run("--help");
        Assert.Equal((Tool.Ok, ""), (help.ExitCode, help.Error));
        string[] reported =
        [
            "finecalc [command] [options]",
            "assess <FILE>",
            "check <FILE>",
            "seek <FILE>",
            "regimes",
            "show <ID>",
            "facts <ID>",
            "new <ID>",
            "--version",
        ];
        Assert.All(reported, words => Words.Contain(words, help.Output));
        Words.Contain("<table|json|markdown|html|elements|elements-markdown>", Run("assess", "--help").Output);
        Words.Contain("--format <table|json|markdown|html>", Run("show", "--help").Output);
        Assert.Matches(@"^finecalc \d+\.\d+\.\d+\n$", Run("--version").Output);
    }

    [Fact]
    public void A_terminal_gets_its_width_and_its_colours_and_nothing_else_does()
    {
        var coloured = Run(["assess", Settled], Stream.Null, new Terminal(100, true)).Output;
        var plain = Run(["assess", Settled], Stream.Null, new Terminal(100, false)).Output;
        Words.Contain("\u001b[", coloured);
        Words.Lack("\u001b", plain);
        Assert.Equal(plain, Regex.Replace(coloured, "\u001b\\[[0-9;]*m", ""));
        Assert.Equal(
            Report.Text(CaseJson.Parse(File.ReadAllText(Settled), "x", Regimes.All).Assess(), new TextOptions { Width = 100 }),
            plain
        );
        Words.Lack("\u001b", Run(["assess", Settled, "--format", "markdown"], Stream.Null, new Terminal(100, true)).Output);
        Words.Lack("\u001b", Run("assess", Settled).Output);
    }

    [Fact]
    public void Marks_of_the_colouring_library_in_a_case_are_words()
    {
        var text = File.ReadAllText(Settled)
            .Replace("Advanced Computer Software Group Ltd", "[red]Advanced[/] [[x]] [", StringComparison.Ordinal);
        var run = Run(["assess", "-"], new MemoryStream(Encoding.UTF8.GetBytes(text)), new Terminal(100, true));
        Assert.Equal((Tool.Ok, ""), (run.ExitCode, run.Error));
        Words.Begin("[red]Advanced[/] [[x]] [\n", Regex.Replace(run.Output, "\u001b\\[[0-9;]*m", ""));
    }

    [Fact]
    public void Output_is_the_same_in_every_culture()
    {
        string[][] commands =
        [
            ["assess", Settled],
            ["assess", Open, "--format", "json"],
            ["check", Settled, Open],
            ["show", "uk-gdpr"],
            ["regimes"],
            ["new", "uk-fca-firms"],
            ["show", "uk-gdpr", "--on", "2017-01-01"],
            ["frob"],
            ["--help"],
        ];
        Assert.All(commands, args => Assert.Single(Cultures.InEach(() => Run(args)).Distinct()));
    }

    [Fact]
    public void Own_regimes_can_be_served_by_the_same_tool()
    {
        var harbour = new RegimeCatalog(Harbour.Regime);
        Words.Contain("harbour", Run(["regimes"], Stream.Null, regimes: harbour).Output);
        Assert.Equal(Tool.CaseProblems, Run(["assess", Settled], Stream.Null, regimes: harbour).ExitCode);
        Assert.Equal(Report.Text(Harbour.Version), Run(["show", "harbour"], Stream.Null, regimes: harbour).Output);
    }

    [Fact]
    public void Problems_of_regime_data_exit_2()
    {
        var broken = Regime.Define(
            "broken",
            "Broken",
            Currency.Gbp,
            new NodaTime.LocalDate(2020, 1, 1),
            law => law.Money("no-such-number")
        );
        var run = Run(["show", "broken"], Stream.Null, regimes: new RegimeCatalog(broken));
        Assert.Equal((Tool.RegimeProblems, ""), (run.ExitCode, run.Output));
        Words.Begin("number-unusable: ", run.Error);
    }

    [Fact]
    public void A_failure_of_FineCalc_itself_is_one_line_that_says_so()
    {
        var broken = Regime.Define(
            "broken",
            "Broken",
            Currency.Gbp,
            new NodaTime.LocalDate(2020, 1, 1),
            _ => throw new InvalidOperationException("first\nsecond")
        );
        var run = Run(["show", "broken"], Stream.Null, regimes: new RegimeCatalog(broken));
        Assert.Equal(
            (
                Tool.Bug,
                "",
                "bug: This is a bug in FineCalc, not in the case; please report it with the command line: InvalidOperationException: "
                    + "first second\n"
            ),
            run
        );
    }

    [Fact]
    public void An_output_that_takes_no_more_is_told()
    {
        using var error = new StringWriter { NewLine = "\n" };
        using var full = new StreamWriter(new Full());
        Assert.Equal(Tool.CaseProblems, Tool.Run(["regimes"], Stream.Null, full, error));
        Assert.Equal("output-not-written: The output cannot be written: No space left.\n", error.ToString());
    }

    internal static string Example(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "docs", "examples", "uk-gdpr", name);
            if (File.Exists(path))
            {
                return path;
            }
        }

        throw new FileNotFoundException("The tests run inside the repository.", name);
    }

    internal static (int ExitCode, string Output, string Error) Run(params string[] args) => Run(args, Stream.Null);

    internal static (int ExitCode, string Output, string Error) Run(
        string[] args,
        Stream input,
        Terminal? terminal = null,
        RegimeCatalog? regimes = null
    )
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var error = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        return (Tool.Run(args, input, output, error, terminal, regimes), output.ToString(), error.ToString());
    }

    private sealed class Full : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left.");

        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left.");
    }
}
