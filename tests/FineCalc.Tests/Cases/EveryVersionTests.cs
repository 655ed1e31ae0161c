namespace FineCalc.Tests;

/// <summary>No version of a regime ships without a case that was worked through.</summary>
public sealed class EveryVersionTests(ITestOutputHelper output)
{
    // Versions that came before the rule, and have vectors in the tests alone. The list may only shrink: a version that is not on it and has no case fails the build.
    private static readonly string[] Owed = File.ReadAllLines(Repository.PathOf("tests", "FineCalc.Tests", "Cases", "versions-without-a-case.txt"));

    [Fact]
    public void Every_version_has_a_worked_case()
    {
        var worked = Repository.Files.Where(f => f.StartsWith("docs/examples/", StringComparison.Ordinal) && f.EndsWith(".json", StringComparison.Ordinal))
            .Select(f => CaseJson.Parse(File.ReadAllText(Repository.PathOf(f)), f, Regimes.All).Version).Select(Name).ToHashSet(StringComparer.Ordinal);
        var without = Regimes.All.Ids.SelectMany(id => Regimes.All.Find(id)!.Versions).Select(Name).Where(v => !worked.Contains(v)).ToList();
        output.WriteLine(string.Join('\n', without));

        Assert.True(worked.Count > 40, FormattableString.Invariant($"{worked.Count} versions have cases"));
        Assert.Equal(Owed.Order(StringComparer.Ordinal), without.Order(StringComparer.Ordinal));
    }

    private static string Name(RegimeVersion version) => $"{version.Regime.Id}@{version.From.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture)}";
}
