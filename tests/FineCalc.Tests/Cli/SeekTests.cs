using System.Globalization;
using System.Text.Json;
using FineCalc.Cli;
using FineCalc.Tests.Reports;

namespace FineCalc.Tests.Cli;

/// <summary>Seeking from the command line, on the case the project is named by.</summary>
public class SeekTests
{
    // 8.7m x 65% = 5,655,000 x (1 - 15% - 5% + c) x 85% x 80%: 3,076,320 at c = 0, and 8.7m x 65% x 68% x 60% = 2,307,240 at c = -20%.
    private static readonly string Case = ToolTests.Example("advanced-2025.json");

    [Fact]
    public void A_target_is_told_in_words_and_in_lines_that_fit()
    {
        var run = Run("seek", Case, "--fact", "cooperation-adjustment", "--target", "2307240");
        Assert.Equal((Tool.Ok, ""), (run.ExitCode, run.Error));
        Words.Contain("Penalty is GBP 2,307,240 where (f) Cooperation is -20%.", run.Output);
        Assert.All(run.Output.Split('\n'), line => Assert.True(line.Length <= 120, line));
        Assert.Equal(run, Run("seek", Case, "--fact", "cooperation-adjustment", "--target", "GBP 2,307,240"));
    }

    [Fact]
    public void A_target_out_of_reach_is_told_with_what_binds()
    {
        var run = Run("seek", Case, "--fact", "cooperation-adjustment", "--target", "10000000");
        Words.Contain("Penalty does not reach GBP 10,000,000.", run.Output);
        Words.Contain("The nearest is GBP 6,960,000", run.Output);
        Words.Contain("the cap 'Statutory maximum'", run.Output.Replace('\n', ' '));
    }

    [Fact]
    public void Json_has_every_root_with_its_ends_and_reasons()
    {
        using var json = JsonDocument.Parse(
            Run("seek", Case, "--fact", "cooperation-adjustment", "--target", "6960000", "-f", "json").Output
        );
        var root = Assert.Single(json.RootElement.GetProperty("roots").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("to").ValueKind);
        Assert.True(root.GetProperty("includesFrom").GetBoolean());
        Assert.Equal("cap", root.GetProperty("why")[0].GetProperty("kind").GetString());
        Assert.True(json.RootElement.GetProperty("isReachable").GetBoolean());
        Assert.Equal(6_960_000m, json.RootElement.GetProperty("target").GetDecimal());
        Assert.Equal("penalty", json.RootElement.GetProperty("step").GetString());
    }

    // Closed lists are written by their codes, and passages by their kind. The discount of the settlement is given, so that its stage is of
    // no effect.
    [Fact]
    public void Json_has_choices_by_code_and_passages()
    {
        using var choice = JsonDocument.Parse(Run("seek", Case, "--fact", "settlement", "--target", "3845400", "-f", "json").Output);
        var nearest = choice.RootElement.GetProperty("nearest");
        Assert.Equal(
            ("none", "no-effect"),
            (nearest.GetProperty("from").GetString(), nearest.GetProperty("why")[0].GetProperty("kind").GetString())
        );
        using var between = JsonDocument.Parse(
            Run("seek", Case, "--fact", "seriousness", "--target", "3000000", "--resolution", "0.01%", "-f", "json").Output
        );
        var pass = between.RootElement.GetProperty("passes")[0];
        Assert.Equal(
            ("between", 0.0001m),
            (pass.GetProperty("kind").GetString(), pass.GetProperty("to").GetDecimal() - pass.GetProperty("from").GetDecimal())
        );
    }

    [Fact]
    public void A_step_a_range_and_a_resolution_are_read_in_their_units()
    {
        Words.Contain(
            "Step 4, all factors (Art 32 security) is -30% where (f) Cooperation is -10%.",
            Run("seek", Case, "--fact", "cooperation-adjustment", "--target", "-30%", "--step", "step-4").Output
        );
        Words.Contain(
            "does not reach",
            Run("seek", Case, "--fact", "cooperation-adjustment", "--target", "2307240", "--from", "-10%", "--to", "0").Output
        );
    }

    [Theory]
    [InlineData("--target", "much")]
    [InlineData("--target", "EUR 5")]
    [InlineData("--target", "GBP 0,125")]
    [InlineData("--target", "-12,5%", "--step", "step-4")]
    [InlineData("--target", "5", "--resolution", "0,010%")]
    [InlineData("--target", "5", "--from", "low")]
    [InlineData("--target", "5", "--format", "xml")]
    [InlineData("--step", "penalty")]
    public void What_cannot_be_read_is_wrong_usage(params string[] args)
    {
        var run = Run(["seek", Case, "--fact", "cooperation-adjustment", .. args]);
        Assert.Equal((Tool.Usage, ""), (run.ExitCode, run.Output));
        Words.Begin("usage: ", run.Error);
    }

    [Fact]
    public void A_target_that_may_mean_two_amounts_is_told_with_both()
    {
        var run = Run("seek", Case, "--fact", "cooperation-adjustment", "--target", "250.000");
        Assert.Equal((Tool.Usage, ""), (run.ExitCode, run.Output));
        Words.Contain("It may mean GBP 250 or GBP 250,000.", run.Error);
    }

    [Theory]
    [InlineData("fact-unknown", "--fact", "nothing", "--target", "5")]
    [InlineData("step-unknown", "--fact", "seriousness", "--target", "5", "--step", "nothing")]
    [InlineData("infringement-unknown", "--fact", "seriousness", "--target", "5", "--infringement", "nothing")]
    [InlineData("range-empty", "--fact", "seriousness", "--target", "5", "--from", "200%")]
    public void What_does_not_fit_the_case_is_a_problem(string code, params string[] args)
    {
        var run = Run(["seek", Case, .. args]);
        Assert.Equal((Tool.CaseProblems, ""), (run.ExitCode, run.Output));
        Words.Begin(code + ": ", run.Error);
    }

    private static (int ExitCode, string Output, string Error) Run(params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var error = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        return (Tool.Run(args, Stream.Null, output, error), output.ToString(), error.ToString());
    }
}
