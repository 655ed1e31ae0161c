using System.Text.Json;
using FineCalc.Cli;
using FineCalc.Tests.Reports;

namespace FineCalc.Tests.Cli;

/// <summary>The forms of what <c>finecalc check</c> finds; the lines of its default are with the other commands.</summary>
public class CheckTests
{
    private static readonly string Settled = ToolTests.Example("advanced-2025.json");
    private static readonly string Open = ToolTests.Example("outside-facts.json");

    [Fact]
    public void Each_form_has_every_case_with_its_outcome_and_the_exit_code_of_the_lines()
    {
        using var folder = new Folder();
        var (broken, differing) = (folder.Path("broken.json"), folder.Path("differing.json"));
        File.WriteAllText(broken, "{");
        File.WriteAllText(
            differing,
            File.ReadAllText(Settled).Replace("\"final\": 3076320", "\"final\": 3076321", StringComparison.Ordinal)
        );
        string[] cases = [Settled, Open, differing, broken];
        var lines = ToolTests.Run(["check", .. cases]);
        foreach (var format in new[] { "table", "markdown", "html", "json" })
        {
            var run = ToolTests.Run(["check", .. cases, "--format", format]);
            Assert.Equal((lines.ExitCode, lines.Error), (run.ExitCode, run.Error));
            Words.Contain("published-differs", run.Output);
            Assert.Equal((lines.ExitCode, "", lines.Error), ToolTests.Run(["check", .. cases, "-f", format, "-o", folder.Path(format)]));
            Assert.Equal(run.Output, File.ReadAllText(folder.Path(format)));
        }

        using var json = JsonDocument.Parse(File.ReadAllText(folder.Path("json")));
        var found = json.RootElement.GetProperty("cases").EnumerateArray().ToList();
        Assert.Equal(cases, found.Select(c => c.GetProperty("file").GetString()));
        Assert.Equal(["ok", "ok", "differs", "problems"], found.Select(c => c.GetProperty("outcome").GetString()));
        Assert.Equal(3_076_320m, found[0].GetProperty("final").GetProperty("amount").GetDecimal());
        Assert.True(found[1].GetProperty("final").TryGetProperty("high", out _));
        Assert.False(found[3].TryGetProperty("final", out _));
        Assert.NotEmpty(found[3].GetProperty("problems").EnumerateArray());
    }

    [Fact]
    public void Lines_go_to_a_file_and_a_mistyped_option_is_no_file()
    {
        using var folder = new Folder();
        Assert.Equal(Tool.Ok, ToolTests.Run("check", Open, "--output", folder.Path("lines")).ExitCode);
        Assert.Equal(ToolTests.Run("check", Open).Output, File.ReadAllText(folder.Path("lines")));
        Assert.Equal(Tool.Usage, ToolTests.Run("check", Open, "--fromat", "json").ExitCode);
    }
}
