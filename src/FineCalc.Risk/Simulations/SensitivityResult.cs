using System.Text.Json.Serialization;
using FineCalc.Json;

namespace FineCalc.Risk;

/// <summary>What an amount depends on. Correlations are left aside: every input moves by itself.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Likely">The amount with everything at its likely value (of a distribution its median).</param>
/// <param name="Rows">Every input, those without effect too, the greatest total share of the variance first.</param>
[JsonConverter(typeof(ResultJson))]
[TypeFormatterSource(typeof(NotebookForms))]
public sealed record SensitivityResult(Money Likely, IReadOnlyList<SensitivityRow> Rows) : IJsonResult
{
    /// <summary>A short piece of HTML, as notebooks show it: the answer, and what leads to it folded.</summary>
    public string ToHtml() => NotebookForms.Html(this);

    /// <summary>The likely amount and what moves it most.</summary>
    public override string ToString() => Text.Line($"{Likely}{(Rows.Count == 0 ? "" : $", most by {Rows[0]}")}");

    /// <summary>
    /// The result as JSON, a row for each input with the amounts at its ends and its shares of the variance (<c>docs/json.md</c>). The
    /// converters of System.Text.Json and Newtonsoft.Json write it too.
    /// </summary>
    /// <param name="compact">On one line.</param>
    public string ToJson(bool compact = false) => ResultJson.TextOf(this, trace: false, compact);

    void IJsonResult.Write(JsonWriting json, bool trace) => new SensitivityWriting(json).Write(this);
}
