using System.Globalization;

namespace FineCalc.Tests;

/// <summary>
/// No version of a regime ships without a case that was worked through: with figures under <c>published</c>, those of the authority or, if
/// it is invented, those worked out by hand.
/// </summary>
public sealed class EveryVersionTests
{
    [Fact]
    public void Every_version_has_a_worked_case()
    {
        var worked = Repository
            .Files.Where(f => f.StartsWith("docs/examples/", StringComparison.Ordinal) && f.EndsWith(".json", StringComparison.Ordinal))
            .Select(f => CaseJson.Parse(File.ReadAllText(Repository.PathOf(f)), f, Regimes.All))
            .Where(c => c.Published is { } published && (published.Final is not null || published.Steps.Count > 0))
            .Select(c => Name(c.Version))
            .ToHashSet(StringComparer.Ordinal);
        var without = Regimes
            .All.Ids.SelectMany(id => Regimes.All.Find(id)!.Versions)
            .Select(Name)
            .Where(v => !worked.Contains(v))
            .ToList();

        Assert.True(worked.Count > 40, FormattableString.Invariant($"{worked.Count} versions have cases"));
        Assert.True(
            without.Count == 0,
            $"No case with published figures, or with figures worked out by hand, is in docs/examples/<id> for: "
                + $"{string.Join(", ", without)}"
        );
    }

    private static string Name(RegimeVersion version) =>
        $"{version.Regime.Id}@{version.From.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}";
}
