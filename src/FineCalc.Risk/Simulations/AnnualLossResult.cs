using System.Text.Json.Serialization;
using FineCalc.Json;

namespace FineCalc.Risk;

/// <summary>What a portfolio's years come to.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Total">All fines of a year together; its exceedance curve is the annual loss curve.</param>
/// <param name="Largest">The largest fine of a year, nothing where there is none.</param>
/// <param name="Cases">The number of cases in a year.</param>
[JsonConverter(typeof(ResultJson))]
[TypeFormatterSource(typeof(NotebookForms))]
public sealed record AnnualLossResult(FineDistribution Total, FineDistribution Largest, FineDistribution Cases) : IJsonResult
{
    /// <summary>The SHA-256 of the three distributions: <see cref="FineDistribution.Digest"/>.</summary>
    public string Digest => RunDigest.Of(Total.Digest, Largest.Digest, Cases.Digest);

    /// <summary>A short piece of HTML, as notebooks show it: the answer, and what leads to it folded.</summary>
    public string ToHtml() => NotebookForms.Html(this);

    /// <summary>The main figures of a year in a line.</summary>
    public override string ToString() => $"a year {Total}; cases a year {Cases.Mean.Brief}";

    /// <summary>
    /// The result as JSON, with value at risk, tail value at risk and losses by return period (<c>docs/json.md</c>). The converters of
    /// System.Text.Json and Newtonsoft.Json write it too.
    /// </summary>
    /// <param name="compact">On one line.</param>
    public string ToJson(bool compact = false) => ResultJson.TextOf(this, trace: false, compact);

    void IJsonResult.Write(JsonWriting json, bool trace) => new DistributionWriting(json).Years(this);
}
