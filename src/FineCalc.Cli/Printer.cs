using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace FineCalc.Cli;

// Prints a page as a PDF through a browser of the Chromium family that is installed. It runs apart from the user's own: with a profile of
// its own that is thrown away, and without any way to the network.
internal static class Printer
{
    // Names the browser where it is not on the path.
    public const string Variable = "FINECALC_CHROMIUM";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private static readonly PosixSignal[] Endings = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT];

    private static readonly string[] Names =
    [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
        "microsoft-edge",
        "msedge",
    ];

    private static readonly string[] Places =
    [
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    private static readonly string[] Apart =
    [
        "--headless",
        "--disable-gpu",
        "--disable-quic",
        "--disable-sync",
        "--disable-extensions",
        "--disable-component-update",
        "--disable-background-networking",
        "--no-first-run",
        "--no-default-browser-check",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--no-pdf-header-footer",
    ];

    // The whole PDF on sheets of a size, or a problem.
    public static byte[] Print(string page, string paper)
    {
        var browser = Find();
        var folder = Directory.CreateTempSubdirectory("finecalc-");
        try
        {
            var (html, pdf) = (Path.Combine(folder.FullName, "report.html"), Path.Combine(folder.FullName, "report.pdf"));
            var sized = page.Replace("</head>", $"<style>@page {{ size: {paper} }}</style>\n</head>", StringComparison.Ordinal);
            File.WriteAllText(html, sized, new UTF8Encoding(false));
            var said = Run(browser, folder.FullName, $"--print-to-pdf={pdf}", new Uri(html).AbsoluteUri);
            return File.Exists(pdf) && File.ReadAllBytes(pdf) is [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] printed
                ? printed
                : throw NotPrinted($"{browser} printed nothing{said}");
        }
        finally
        {
            Remove(folder);
        }
    }

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return named;
        }

        var ending = OperatingSystem.IsWindows() ? ".exe" : "";
        return Names
                .SelectMany(name =>
                    (Environment.GetEnvironmentVariable("PATH") ?? "")
                        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
                        .Select(folder => Path.Combine(folder, name + ending))
                )
                .Concat(Places)
                .FirstOrDefault(File.Exists)
            ?? throw new ProblemException(
                new Problem("chromium-not-found", "A PDF is printed by Chromium, Chrome or Edge, and none of them was found.")
                {
                    Allowed = $"one of them on the PATH, or its path in {Variable}; or -o report.html, which every browser prints",
                }
            );
    }

    // What it said last, where it failed.
    private static string Run(string browser, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(browser)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        foreach (var argument in Apart.Append($"--user-data-dir={Path.Combine(folder, "profile")}").Concat(Unconfined()).Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Started(start);
        PosixSignalRegistration[] signals =
        [
            .. Endings.Select(signal =>
                PosixSignalRegistration.Create(
                    signal,
                    _ =>
                    {
                        Kill(process);
                        Remove(new DirectoryInfo(folder));
                    }
                )
            ),
        ];
        try
        {
            var (error, output) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
            if (!process.WaitForExit(Longest))
            {
                Kill(process);
                throw NotPrinted(
                    string.Create(CultureInfo.InvariantCulture, $"{browser} was not done after {Longest.TotalSeconds:0} seconds")
                );
            }

            return process.ExitCode == 0 ? "" : $": {Text.Line(error.Result + output.Result)}";
        }
        finally
        {
            Array.ForEach(signals, s => s.Dispose());
        }
    }

    private static Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception unstarted)
        {
            throw NotPrinted($"{start.FileName} cannot be started ({unstarted.NativeErrorCode.ToString(CultureInfo.InvariantCulture)})");
        }
    }

    // Its sandbox refuses to work for root, as in a container; the page has no script and comes from here.
    private static string[] Unconfined() => OperatingSystem.IsLinux() && Environment.UserName == "root" ? ["--no-sandbox"] : [];

    private static ProblemException NotPrinted(string why) =>
        new(new Problem("pdf-not-printed", $"{why}.") { Allowed = $"another browser in {Variable}; or -o report.html" });

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
        catch (Exception already) when (already is InvalidOperationException or Win32Exception)
        {
            // It has ended.
        }
    }

    // Of what it leaves behind for a moment, another try has the rest.
    private static void Remove(DirectoryInfo folder)
    {
        for (var tries = 0; tries < 5 && Directory.Exists(folder.FullName); tries++)
        {
            try
            {
                folder.Delete(recursive: true);
            }
            catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
            {
                Thread.Sleep(50);
            }
        }
    }
}
