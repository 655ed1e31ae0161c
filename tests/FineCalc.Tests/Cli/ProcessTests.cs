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

    private static async Task<(int ExitCode, string Output, string Error)> Run(string locale, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Tool).Assembly.Location, .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false, true),
            StandardErrorEncoding = new UTF8Encoding(false, true),
            Environment = { ["LC_ALL"] = locale },
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
