using System.Diagnostics;
using System.Text.RegularExpressions;

namespace FineCalc.Tests.Mutation;

/// <summary>The classes of tests that concern a folder: those near it first, which are quick and find most, then those far off.</summary>
internal static partial class ChosenTests
{
    // Folder of src: files and folders of the tests, near and far.
    private static readonly Dictionary<string, (string[] Near, string[] Far)> Places = new()
    {
        ["Core/Values"] = (
            ["Values"],
            [
                "Facts",
                "Steps/ArithmeticTests.cs",
                "Steps/TableTests.cs",
                "Json/StrictJsonTests.cs",
                "Json/NumberSetJsonTests.cs",
                "Json/CaseProblemsTests.cs",
                "Assessments/RangeTests.cs",
                "Reports/EscapingTests.cs",
                "Reports/ReportTests.cs",
                "Regimes/RegimeTests.cs",
                "Cli/SuggestionTests.cs",
                "Laws/ValueLaws.cs",
                "Laws/NumberLaws.cs",
                "Laws/PrintingLaws.cs",
            ]
        ),
        ["Core/Questions"] = (["Facts"], ["Laws/AcceptanceLaws.cs", "Steps", "Json/CaseProblemsTests.cs", "Json/CaseJsonTests.cs"]),
        ["Core/Steps"] = (
            ["Steps"],
            [
                "Laws/PrintingLaws.cs",
                "Laws/ExplanationLaws.cs",
                "Laws/SaidOnceLaws.cs",
                "Assessments/RangeTests.cs",
                "Regimes/UkGdprTests.cs",
                "Regimes/RegimeTests.cs",
                "Json/RegimeJsonTests.cs",
                "Laws/CompiledLaws.cs",
                "Laws/RangeLaws.cs",
                "Laws/TraceLaws.cs",
                "Regimes/UsSentencingTests.cs",
                "Regimes/OwnRegimeTests.cs",
                "Reports/DescribeTests.cs",
            ]
        ),
        ["Core/Rulebook"] = (
            [
                "Regimes/RegimeTests.cs",
                "Regimes/DateConditionTests.cs",
                "Regimes/RegimeDatesTests.cs",
                "Regimes/ReformTests.cs",
                "Regimes/OverrideTests.cs",
                "Regimes/VersionIdTests.cs",
                "Regimes/OwnRegimeTests.cs",
            ],
            [
                "Laws/VersionLaws.cs",
                "Regimes/ShippedRegimeDatesTests.cs",
                "Cases/StepQuestionTests.cs",
                "Json/RegimeJsonTests.cs",
                "Json/ReformJsonTests.cs",
                "Regimes/SourcesTests.cs",
            ]
        ),
        ["Core/Assessments"] = (
            ["Assessments"],
            ["Laws/CaseLaws.cs", "Laws/BridgeLaws.cs", "Laws/NotAppliedLaws.cs", "Laws/TraceLaws.cs", "Json/AssessmentJsonTests.cs"]
        ),
    };

    /// <summary>
    /// Arguments for two runs of the tests. A folder without places of its own has the tests of methods and cases that begin with its name,
    /// and then those that speak of it, its laws, and what is kept: amounts and pages.
    /// </summary>
    public static IReadOnlyList<string[]> For(string folder)
    {
        var name = folder.Split('/')[^1];
        if (Places.TryGetValue(folder, out var places))
        {
            var near = In(places.Near);
            return [near, [.. In(places.Far).Except(near)]];
        }

        bool Begins(string file) => Path.GetFileName(file).StartsWith(name, StringComparison.Ordinal);
        string[] methods = ["Regimes", "Cases", "Facts"];
        var begins = Classes(methods, Begins);
        var speaks = Classes(methods, f => Regex.IsMatch(File.ReadAllText(f), $@"\b{name}\b"));
        return [begins, [.. speaks.Union(Classes(["Laws"], Begins)).Union(In("Upgrade", "Docs/GeneratedPagesTests.cs")).Except(begins)]];
    }

    private static string[] In(params string[] places) => Classes(places, _ => true);

    private static string[] Classes(string[] places, Func<string, bool> isChosen) =>
        [
            .. places
                .Select(p => Repository.PathOf("tests", "FineCalc.Tests", p))
                .SelectMany(p => File.Exists(p) ? [p] : Directory.EnumerateFiles(p, "*.cs"))
                .Where(isChosen)
                .Select(File.ReadAllText)
                .Where(t => t.Contains("[Fact", StringComparison.Ordinal) || t.Contains("[Theory", StringComparison.Ordinal))
                .SelectMany(t => Class().Matches(t).Select(m => m.Groups[1].Value))
                .Distinct(),
        ];

    /// <summary>Runs classes of a copy of this program until one fails: whether they passed, null if it took too long.</summary>
    public static bool? Pass(string folder, string[] classes, TimeSpan time)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            Path.Combine(folder, "FineCalc.Tests.dll"),
            "-stopOnFail",
            .. classes.SelectMany(c => new[] { "-class", $"*.{c}" }),
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        start.Environment["FINECALC_CASES"] = "tenth";
        using var run = Process.Start(start)!;
        run.OutputDataReceived += (_, _) => { };
        run.ErrorDataReceived += (_, _) => { };
        run.BeginOutputReadLine();
        run.BeginErrorReadLine();
        if (run.WaitForExit(time))
        {
            return run.ExitCode == 0;
        }

        run.Kill(entireProcessTree: true);
        return null;
    }

    [GeneratedRegex(@"^public (?:sealed |static |partial )*class (\w+)", RegexOptions.Multiline)]
    private static partial Regex Class();
}
