using System.Text.Json;

namespace FineCalc.Tests;

/// <summary>
/// Published notices, agreements and decisions: the final amount comes out to the unit, and every published step with it. The data say what
/// of a case is not worked out but given, and why.
/// </summary>
public sealed class PublishedChainsTests
{
    private static readonly Dictionary<string, JsonElement> Cases = new[] { "fca-notices.json", "published-chains.json" }
        .SelectMany(f =>
            JsonDocument.Parse(File.ReadAllText(Repository.PathOf("tests", "FineCalc.Tests", "Cases", f))).RootElement.EnumerateArray()
        )
        .ToDictionary(e => e.GetProperty("case").GetProperty("case").GetString()!, StringComparer.Ordinal);

    public static TheoryData<string> Ids => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_comes_out_with_each_published_step(string id)
    {
        var assessed = CaseJson.Parse(Cases[id].GetProperty("case").GetRawText(), id, Regimes.All).Assess();
        Assert.NotEmpty(assessed.Comparisons);
        Assert.Empty(assessed.Differences);
        Assert.DoesNotContain(PublishedOutcome.NotCalculated, assessed.Comparisons.Where(c => c.IsStep).Select(c => c.Outcome));

        // A final amount that the case gives itself proves nothing, and the data say so.
        var isGiven = assessed.Comparisons.Any(c => c.Figure == "final" && c.Outcome == PublishedOutcome.Given);
        Assert.Equal(isGiven, Cases[id].TryGetProperty("given", out _));
    }
}
