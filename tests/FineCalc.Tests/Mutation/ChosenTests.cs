using System.Text.RegularExpressions;

namespace FineCalc.Tests.Mutation;

/// <summary>The classes of tests that a change is given to.</summary>
internal static partial class ChosenTests
{
    // Rooms of the tests that neither start programs, draw, nor simulate.
    private static readonly string[] Rooms =
    [
        "Values",
        "Facts",
        "Steps",
        "Regimes",
        "Assessments",
        "Cases",
        "Json",
        "Reports",
        "Laws",
        "Upgrade",
    ];

    // Classes that take seconds, and find in these folders what others find too.
    private static readonly string[] Slow =
    [
        "WidthLaws",
        "ComparisonLaws",
        "GoalLaws",
        "LimitsTests",
        "ShippedLaws",
        "DocumentLaws",
        "AcceptanceLaws",
        "BatchLaws",
        "SimulationLaws",
        "HostileOutputTests",
    ];

    // What is asked of columns, draws and years.
    private static readonly string[] OfRisk = ["Batches", "Simulations", "Laws"];

    /// <summary>
    /// All of those rooms; for a folder of risk its own; for one of the law what speaks of it, its laws, and what is kept of every regime:
    /// amounts and pages.
    /// </summary>
    public static IReadOnlyList<string> For(string folder)
    {
        if (folder.StartsWith("Risk/", StringComparison.Ordinal))
        {
            return Classes(OfRisk, _ => true);
        }

        if (!folder.StartsWith("Law/", StringComparison.Ordinal))
        {
            return [.. Classes(Rooms, _ => true).Except(Slow)];
        }

        var name = folder.Split('/')[^1];
        return
        [
            .. Classes(["Regimes", "Cases", "Facts"], f => Regex.IsMatch(File.ReadAllText(f), $@"\b{name}"))
                .Union(Classes(["Laws"], f => Path.GetFileName(f).StartsWith(name, StringComparison.Ordinal)))
                .Union(Classes(["Upgrade", "Docs/GeneratedPagesTests.cs"], _ => true)),
        ];
    }

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

    [GeneratedRegex(@"^public (?:sealed |static |partial )*class (\w+)", RegexOptions.Multiline)]
    private static partial Regex Class();
}
