using System.Diagnostics;
using System.Globalization;
using FineCalc.Cli;
using UglyToad.PdfPig;

namespace FineCalc.HostTests;

/// <summary><c>finecalc report -o report.pdf</c> as a program of its own: through the installed browser, or not at all.</summary>
public sealed class PdfTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("finecalc-pdf-").FullName;

    private string Pdf => Path.Combine(_folder, "report.pdf");

    [Theory]
    [InlineData("A4", 595d)]
    [InlineData("letter", 612d)]
    public async Task The_report_is_printed_on_the_paper_asked_for_with_the_amounts_of_the_assessment(string paper, double width)
    {
        var (exitCode, error) = await Run(new() { ["FINECALC_CHROMIUM"] = "/usr/bin/chromium" }, "--paper", paper);
        Assert.Equal((Tool.Ok, ""), (exitCode, error));
        using var pdf = PdfDocument.Open(await File.ReadAllBytesAsync(Pdf, TestContext.Current.CancellationToken));
        Assert.InRange(pdf.NumberOfPages, 2, 9);
        Assert.InRange(pdf.GetPage(1).Width, width - 1, width + 1);
        var words = string.Join(' ', pdf.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text));
        Assert.Contains(Pages.Seed().Final.Amount.ToString(), words, StringComparison.Ordinal);
        Assert.Contains("did not apply", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_browser_it_says_what_to_install_and_writes_nothing()
    {
        var (exitCode, error) = await Run(new() { ["PATH"] = _folder });
        Assert.Equal(Tool.CaseProblems, exitCode);
        Assert.StartsWith("chromium-not-found: ", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData("exit 3", "printed nothing")]
    [InlineData("echo no display >&2", "printed nothing")]
    [InlineData(null, "cannot be started")]
    public async Task A_browser_that_fails_is_named_and_nothing_is_written(string? script, string expected)
    {
        var (exitCode, error) = await Run(new() { ["FINECALC_CHROMIUM"] = Browser(script) });
        Assert.Equal(Tool.CaseProblems, exitCode);
        Assert.StartsWith("pdf-not-printed: ", error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.False(File.Exists(Pdf));
    }

    [Fact]
    public async Task Whoever_interrupts_it_finds_no_browser_and_no_half_file_left()
    {
        var mark = Path.Combine(_folder, "started");
        using var process = Start(new() { ["FINECALC_CHROMIUM"] = Browser($"echo $$ >'{mark}'; exec sleep 300") });
        while (!File.Exists(mark) || new FileInfo(mark).Length == 0)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        var browser = int.Parse(await File.ReadAllTextAsync(mark, TestContext.Current.CancellationToken), CultureInfo.InvariantCulture);
        using (Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)])) { }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.NotEqual(Tool.Ok, process.ExitCode);
        Assert.False(File.Exists(Pdf));
        Assert.False(Directory.Exists($"/proc/{browser.ToString(CultureInfo.InvariantCulture)}"));
        Assert.Empty(Directory.GetDirectories(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Browser(string? script)
    {
        var path = Path.Combine(_folder, "browser");
        if (script is not null && !OperatingSystem.IsWindows())
        {
            File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return path;
    }

    private async Task<(int ExitCode, string Error)> Run(Dictionary<string, string> environment, params string[] more)
    {
        using var process = Start(environment, more);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, error);
    }

    // What it needs on the way lies in the folder of the test too, so that what is left behind is seen.
    private Process Start(Dictionary<string, string> environment, params string[] more)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardError = true,
        };
        foreach (var argument in new[] { typeof(Tool).Assembly.Location, "report", Pages.SeedFile, "-o", Pdf }.Concat(more))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["TMPDIR"] = _folder;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
