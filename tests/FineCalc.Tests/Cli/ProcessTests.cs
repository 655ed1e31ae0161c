using System.Diagnostics;
using System.Text;
using FineCalc.Cli;

namespace FineCalc.Tests.Cli;

/// <summary>The command as a program of its own.</summary>
public class ProcessTests
{
    [Theory]
    [InlineData("C")]
    [InlineData("tr_TR.UTF-8")]
    public async Task It_writes_UTF_8_and_exits_as_it_says(string locale)
    {
        var example = ToolTests.Example("advanced-2025.json");
        var (exitCode, output, error) = await Run(locale, "assess", example);
        Assert.Equal((0, ""), (exitCode, error));
        using var expected = new StringWriter { NewLine = "\n" };
        Tool.Run(["assess", example], Stream.Null, expected, TextWriter.Null);
        Assert.Equal(expected.ToString(), output);
        Assert.Equal(1, (await Run(locale, "assess", "no-such-file.json")).ExitCode);
        Assert.Equal(64, (await Run(locale, "frobnicate")).ExitCode);
    }

    [Fact]
    public async Task Without_a_terminal_lines_are_as_wide_as_COLUMNS_says()
    {
        var example = ToolTests.Example("advanced-2025.json");
        var narrow = ToolTests.Run(["assess", example], Stream.Null, new Terminal(80, false)).Output;
        Assert.Equal(narrow, (await Run("C", "80", ["assess", example])).Output);
        Assert.Equal(ToolTests.Run("regimes").Output, (await Run("C", "wide", ["regimes"])).Output);
    }

    // More than a pipe holds is written first, so that the program is known to read by then, and what it reads ends only after the signal.
    // Not Ctrl-C: a shell lets what it runs in the background ignore that, and so what that starts.
    [Fact]
    public async Task A_plan_that_is_stopped_leaves_nothing()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var ending = TestContext.Current.CancellationToken;
        using var folder = new Folder();
        var run = folder.Path("run");
        using var process = Process.Start(Of("plan", "simulate", "-", "--trials", "1e12", "-o", run))!;
        await process.StandardInput.WriteAsync(
            await File.ReadAllTextAsync(ToolTests.Example("outside-facts.json"), ending) + new string(' ', 300_000)
        );
        using (var signal = Process.Start("kill", ["-TERM", $"{process.Id}"]))
        {
            await signal.WaitForExitAsync(ending);
        }

        process.StandardInput.Close();
        var error = await process.StandardError.ReadToEndAsync(ending);
        await process.WaitForExitAsync(ending);
        Assert.Equal((Tool.Interrupted, "Stopped. Nothing is planned."), (process.ExitCode, error.Trim()));
        Assert.False(Directory.Exists(run));
    }

    private static Task<(int ExitCode, string Output, string Error)> Run(string locale, params string[] args) => Run(locale, "", args);

    private static async Task<(int ExitCode, string Output, string Error)> Run(string locale, string columns, string[] args)
    {
        var start = Of(args);
        (start.Environment["LC_ALL"], start.Environment["COLUMNS"]) = (locale, columns);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    private static ProcessStartInfo Of(params string[] args) =>
        new("dotnet", [typeof(Tool).Assembly.Location, .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false, true),
            StandardErrorEncoding = new UTF8Encoding(false, true),
        };
}
