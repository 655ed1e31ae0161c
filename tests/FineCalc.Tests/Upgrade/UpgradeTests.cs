using System.Text.RegularExpressions;

namespace FineCalc.Tests.Upgrade;

/// <summary>
/// What was worked out when the set was renewed comes to the same now, by its kept documents and by today's law, unless the changelog says
/// that amounts of the regime change.
/// </summary>
public sealed partial class UpgradeTests
{
    private static readonly Lazy<KeptSet> Kept = new(KeptSet.Read);

    private static readonly Lazy<RegimeCatalog> KeptLaw = new(() =>
        new RegimeCatalog(Kept.Value.Documents.Select(d => RegimeJson.Parse(d.Value, d.Key)))
    );

    [Fact]
    public void The_kept_documents_are_read_and_are_what_they_were()
    {
        Assert.NotEmpty(Kept.Value.Documents);
        Assert.All(Kept.Value.Documents, d => Assert.Equal(d.Value, RegimeJson.Write(KeptLaw.Value.Find(d.Key)!)));
    }

    [Fact]
    public void By_the_kept_documents_each_kept_case_comes_to_what_it_did() => Unchanged(KeptLaw.Value);

    [Fact]
    public void By_the_law_of_today_each_kept_case_comes_to_what_it_did() => Unchanged(Regimes.All);

    [Theory]
    [InlineData("- Amounts change: `uk-gdpr`, `us-ftc`: the cap of 2027.", "uk-gdpr us-ftc")]
    [InlineData("- The amounts of `uk-gdpr` are the same.", "")]
    [InlineData("- Something.\n- Amounts change: `eu-nis2`: read again.\n\n## 0.1.0\n\n- Amounts change: `uk-gdpr`: long ago.", "eu-nis2")]
    public void The_changelog_says_of_which_regimes_amounts_change(string unreleased, string named) =>
        Assert.Equal(named, string.Join(' ', Named("# Changes\n\n## Unreleased\n\n" + unreleased)));

    private static void Unchanged(RegimeCatalog regimes)
    {
        var changing = Named(File.ReadAllText(Repository.PathOf("CHANGELOG.md"))).ToHashSet(StringComparer.Ordinal);
        var changed = Kept
            .Value.Cases.Where(c => !changing.Contains(c.Regime))
            .Select(c => (c.File, c.Regime, Then: c.Amounts, Now: KeptSet.Amounts(c.File, c.Text, regimes)))
            .Where(c => !c.Then.SequenceEqual(c.Now))
            .Select(c => $"{c.File}: {string.Join("; ", c.Now)}, and it was {string.Join("; ", c.Then)}")
            .ToList();
        Assert.True(
            changed.Count == 0,
            "Amounts change, and CHANGELOG.md has no line '- Amounts change: `REGIME`: why' under Unreleased:\n"
                + string.Join('\n', changed)
        );
    }

    // Those of the part that is not released yet; what was released is in the kept set.
    private static IEnumerable<string> Named(string changelog)
    {
        var unreleased = Parts().Split(changelog).Single(p => p.StartsWith("Unreleased", StringComparison.Ordinal));
        return Line().Matches(unreleased).SelectMany(m => m.Groups["id"].Captures).Select(c => c.Value);
    }

    [GeneratedRegex("^## ", RegexOptions.Multiline)]
    private static partial Regex Parts();

    [GeneratedRegex("^- Amounts change: `(?<id>[a-z0-9-]+)`(, `(?<id>[a-z0-9-]+)`)*: ", RegexOptions.Multiline)]
    private static partial Regex Line();
}
