using NodaTime;

namespace FineCalc.Tests.Cli;

/// <summary>What runs out: ends of versions, adjustments with their rule, drafts, and the warning of a case dated past one.</summary>
public class ExpiringTests
{
    private static readonly string[] Indexed = ["us-ofac", "us-hipaa", "us-ftc", "us-fec", "au-privacy"];

    [Theory]
    [InlineData("2027-01-01", new[] { "tr-kvkk", "us-ca-ccpa" }, new[] { "us-ofac", "us-hipaa", "us-ftc", "us-fec", "au-privacy" })]
    [InlineData("2027-01-15", new[] { "tr-kvkk", "us-ca-ccpa", "us-ofac", "us-hipaa", "us-ftc", "us-fec" }, new[] { "au-privacy" })]
    [InlineData("2029-07-01", new[] { "au-privacy" }, new string[0])]
    public void What_ends_or_is_due_by_a_day_is_listed_with_the_day_and_the_rule(string by, string[] listed, string[] later)
    {
        var page = ToolTests.Run("expiring", "--by", by, "--format", "markdown").Output;
        Assert.All(listed, id => Assert.Contains($"**{id}**", page, StringComparison.Ordinal));
        Assert.All(later, id => Assert.DoesNotContain($"**{id}**", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Drafts_are_listed_without_a_day()
    {
        var page = ToolTests.Run("expiring", "--by", "2020-01-01", "--format", "markdown").Output;
        Assert.Contains("| no day is known | **uk-gdpr** | drafts: ", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-01-14", false)]
    [InlineData("2027-01-15", true)]
    public void A_case_dated_past_a_due_adjustment_is_warned(string day, bool isWarned)
    {
        var text = File.ReadAllText(Repository.PathOf("docs", "examples", "us-fec", "report-and-notice-2025.json"));
        var assessed = CaseJson.Parse(text.Replace("2025-06-02", day, StringComparison.Ordinal), "late", Regimes.All).Assess();
        Assert.Equal(isWarned ? ["date-condition-unmet"] : [], assessed.Warnings.Select(w => w.Code));
        Assert.Equal(1_864.5m, assessed.Final.Amount.Amount);
    }

    [Fact]
    public void Every_last_version_of_a_yearly_indexed_law_says_when_it_is_due() =>
        Assert.All(
            Indexed,
            id =>
            {
                var versions = Regimes.All.Find(id)!.Versions;
                Assert.Contains(versions[^1].Conditions, c => c is { From: null, Until: { } until } && until > new LocalDate(2026, 11, 27));
                Assert.DoesNotContain(versions[^2].Conditions, c => c is { From: null, Until: not null });
            }
        );
}
