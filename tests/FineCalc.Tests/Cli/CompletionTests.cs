using System.Diagnostics;
using FineCalc.Cli;
using FineCalc.Tests.Reports;

namespace FineCalc.Tests.Cli;

/// <summary>What a shell completes, and the scripts by which it does.</summary>
public class CompletionTests
{
    private static readonly string Settled = ToolTests.Example("advanced-2025.json");

    [Theory]
    [InlineData("finecalc sh", "show")]
    [InlineData("/usr/local/bin/finecalc sh", "show")]
    [InlineData("finecalc show uk-g", "uk-gdpr")]
    [InlineData("finecalc show uk-gdpr --f", "--format")]
    [InlineData("finecalc show uk-gdpr --format h", "html")]
    [InlineData("finecalc compare x --regimes uk-gdpr,eu-n", "uk-gdpr,eu-nis2")]
    [InlineData("finecalc compare x --explain sg-", "sg-pdpa")]
    [InlineData("finecalc estimate x --country S", "Slovakia", "Slovenia", "Spain", "Sweden")]
    [InlineData("finecalc seek CASE --fact serious", "seriousness", "seriousness-category")]
    [InlineData("finecalc seek CASE --step statutory", "statutory-maximum")]
    [InlineData("finecalc schema re", "reform", "regime")]
    [InlineData("finecalc completion z", "zsh")]
    [InlineData("finecalc frobnicate z")]
    [InlineData("finecalc assess ")]
    public void Words_that_begin_as_was_typed_are_offered(string line, params string[] words)
    {
        var run = Asked(line.Replace("CASE", Settled, StringComparison.Ordinal));

        Assert.Equal((Tool.Ok, ""), (run.ExitCode, run.Error));
        Assert.Equal(words, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Commands_and_all_regimes_are_offered_where_nothing_is_typed()
    {
        string[] commands = ["assess", "check", "completion", "regimes", "schema", "seek", "show"];
        Assert.All(commands, command => Words.Contain($"{command}\n", Asked("finecalc ").Output));
        Assert.Equal(Regimes.All.Ids.Order(StringComparer.Ordinal), Asked("finecalc new ").Output.TrimEnd('\n').Split('\n'));
        Assert.Equal("harbour\n", ToolTests.Run(["[suggest]", "finecalc show "], Stream.Null, regimes: new(Harbour.Regime)).Output);
    }

    [Fact]
    public void Facts_of_all_regimes_are_offered_where_there_is_no_case_yet()
    {
        var broken = Repository.PathOf("README.md");

        Assert.All(["no-such.json", broken, "-"], file => Words.Contain("seriousness\n", Asked($"finecalc seek {file} --fact se").Output));
    }

    [Theory]
    [InlineData("[suggest:4]")]
    [InlineData("[suggest:99999999999]")]
    [InlineData("[suggest:x]")]
    [InlineData("[suggest:]")]
    public void Any_position_is_taken(string directive) => Assert.Equal(Tool.Ok, ToolTests.Run(directive, "finecalc show \"uk").ExitCode);

    [Fact]
    public void Each_shell_has_a_script()
    {
        Words.Contain("complete -o default -F _finecalc finecalc", ToolTests.Run("completion", "bash").Output);
        Words.Contain("compdef _finecalc finecalc", ToolTests.Run("completion", "zsh").Output);
        Words.Contain("Register-ArgumentCompleter -Native", ToolTests.Run("completion", "powershell").Output);
        Assert.Equal(Tool.Usage, ToolTests.Run("completion", "cmd").ExitCode);
    }

    [Fact]
    public async Task The_script_completes_in_bash()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/bin/bash"), "There is no bash.");
        using var folder = new Folder();
        File.WriteAllText(folder.Path("finecalc"), $"#!/bin/bash\nexec dotnet '{typeof(Tool).Assembly.Location}' \"$@\"\n");
        const string complete = """
            chmod +x "$1/finecalc"; PATH="$1:$PATH"
            eval "$(finecalc completion bash)"
            offered() { COMP_LINE="$1" COMP_POINT=${#1}; _finecalc; (IFS='|'; echo "${COMPREPLY[*]}"); }
            complete -p finecalc
            offered 'finecalc sh'
            offered 'finecalc show uk-f'
            offered 'finecalc estimate x --country U'
            offered 'finecalc assess '
            """;
        var start = new ProcessStartInfo("/bin/bash", ["--norc", "-c", complete, "bash", folder.Root]) { RedirectStandardOutput = true };
        using var bash = Process.Start(start)!;
        var output = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            """
            complete -o default -F _finecalc finecalc
            show
            uk-fca-firms|uk-fca-individuals|uk-fca-market-abuse
            United\ Kingdom


            """,
            output
        );
    }

    private static (int ExitCode, string Output, string Error) Asked(string line) => ToolTests.Run($"[suggest:{line.Length}]", line);
}
