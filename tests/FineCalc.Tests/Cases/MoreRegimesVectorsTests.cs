using System.Text.Json;

namespace FineCalc.Tests;

/// <summary>
/// Vectors of the regimes with a published method that are not chains of notices, in <c>more-regimes-vectors.json</c> beside this file:
/// each a case, with the amount and the steps that come out and the kind of its source. A synthetic one tests the arithmetic, not the law.
/// </summary>
public sealed class MoreRegimesVectorsTests
{
    private static readonly Dictionary<string, JsonElement> Vectors = JsonDocument
        .Parse(File.ReadAllText(Repository.PathOf("tests", "FineCalc.Tests", "Cases", "more-regimes-vectors.json")))
        .RootElement.EnumerateArray()
        .ToDictionary(v => v.GetProperty("id").GetString()!, StringComparer.Ordinal);

    public static TheoryData<string> Ids => [.. Vectors.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_vector_comes_out_with_each_of_its_steps(string id)
    {
        var assessed = CaseJson.Parse(Vectors[id].GetProperty("case").GetRawText(), id, Regimes.All).Assess();
        Assert.NotEmpty(assessed.Comparisons);
        Assert.Empty(assessed.Differences);
        Assert.DoesNotContain(PublishedOutcome.NotCalculated, assessed.Comparisons.Select(c => c.Outcome));
        Assert.Equal(
            assessed.Comparisons.Any(c => c.Figure == "final" && c.Outcome == PublishedOutcome.Given),
            Vectors[id].TryGetProperty("given", out _)
        );
        Assert.Equal(Vectors[id].GetProperty("case").GetProperty("published").GetProperty("final").GetDecimal(), Amount(assessed));
    }

    private static decimal Amount(CaseAssessment assessed) => assessed.Final.Amount.Amount;
}
