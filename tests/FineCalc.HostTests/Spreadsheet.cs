using System.Diagnostics;
using System.Globalization;

namespace FineCalc.HostTests;

/// <summary>A real spreadsheet program, which reckons workbooks anew and says what their cells come to.</summary>
internal static class Spreadsheet
{
    // Whatever the file says that a formula came to, it is reckoned anew.
    private const string Profile = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry">
        <item oor:path="/org.openoffice.Office.Calc/Formula/Load">
          <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
        </item>
        </oor:items>
        """;

    // The first sheet as a CSV, numbers with all their digits.
    private const string Csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false";

    // The row of the answer that has the amount.
    private const int Row = 4;

    /// <summary>Whether the program is on this machine.</summary>
    public static bool IsInstalled =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(f => File.Exists(Path.Combine(f, "soffice")));

    /// <summary>What the amount of each workbook of a folder comes to.</summary>
    public static IReadOnlyDictionary<string, string> AmountsOf(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "profile", "user"));
        File.WriteAllText(Path.Combine(folder, "profile", "user", "registrymodifications.xcu"), Profile);
        var files = Directory.GetFiles(folder, "*.xlsx").Order(StringComparer.Ordinal).ToList();
        Reckon(folder, files);

        // The program ends well whether or not it wrote a file, and of hundreds may leave one out.
        Reckon(folder, [.. files.Where(f => !File.Exists(AnswerOf(folder, f)))]);
        return files.ToDictionary(
            f => Path.GetFileNameWithoutExtension(f),
            f => File.Exists(AnswerOf(folder, f)) ? AmountIn(AnswerOf(folder, f)) : "not written"
        );
    }

    private static void Reckon(string folder, List<string> files)
    {
        foreach (var some in files.Chunk(100))
        {
            string[] args =
            [
                $"-env:UserInstallation=file://{folder}/profile",
                "--headless",
                "--convert-to",
                Csv,
                "--outdir",
                Path.Combine(folder, "csv"),
                .. some,
            ];
            using var program =
                Process.Start(new ProcessStartInfo("soffice", args) { RedirectStandardOutput = true, RedirectStandardError = true })
                ?? throw new InvalidOperationException("soffice does not start.");
            var error = program.StandardError.ReadToEndAsync();
            program.StandardOutput.ReadToEnd();
            program.WaitForExit();
            error.Wait();
        }
    }

    private static string AnswerOf(string folder, string workbook) =>
        Path.Combine(folder, "csv", Path.GetFileNameWithoutExtension(workbook) + ".csv");

    /// <summary>Whether a cell shows an amount, to half a unit or to less.</summary>
    public static bool Is(string cell, decimal amount, decimal within = 0.5m) =>
        decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var shown) && Math.Abs(shown - amount) < within;

    private static string AmountIn(string path)
    {
        var cells = File.ReadLines(path).Skip(Row - 1).First();
        var isQuoted = cells.StartsWith('"');
        return cells[(cells.IndexOf(isQuoted ? "\"," : ",", 1, StringComparison.Ordinal) + (isQuoted ? 2 : 1))..].Split(',')[0].Trim('"');
    }
}
