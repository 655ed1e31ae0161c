using System.Text.Json.Serialization;
using FineCalc.Json;

namespace FineCalc.Comparing;

/// <summary>
/// A case under the law as it stands and under a reform of it, and the one bridge that leads from the first amount to the second.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal only if they are one object.</remarks>
[JsonConverter(typeof(ResultJson))]
[TypeFormatterSource(typeof(NotebookForms))]
public sealed class ReformEffect : IJsonResult
{
    private ReformEffect(IReadOnlyList<Reform> reforms, CaseAssessment today, CaseAssessment reformed, Bridge bridge) =>
        (Reforms, Today, Reformed, Bridge) = (reforms, today, reformed, bridge);

    /// <summary>The reforms, in the order in which they were applied.</summary>
    public IReadOnlyList<Reform> Reforms { get; }

    /// <summary>The case under the law as it stands.</summary>
    public CaseAssessment Today { get; }

    /// <summary>The case under the reforms.</summary>
    public CaseAssessment Reformed { get; }

    /// <summary>
    /// From the final amount under the law as it stands to that under the reforms (the likely ones, where something is open), one part for
    /// each number that was replaced.
    /// </summary>
    public Bridge Bridge { get; }

    /// <summary>Whether a reform replaces any number of the version that the case falls under.</summary>
    public bool IsReached => Reformed.Final.Version.Replaced.Count > 0;

    /// <summary>A short piece of HTML, as notebooks show it: the answer, and what leads to it folded.</summary>
    public string ToHtml() => NotebookForms.Html(this);

    /// <summary>Both amounts in a line.</summary>
    public override string ToString() =>
        Text.Line(
            $"{Text.Cut(Today.Case.Title, 60)}: {Today.Final.Amount} as the law stands, {Reformed.Final.Amount} under "
                + string.Join(", ", Reforms.Select(r => r.Id))
        );

    /// <summary>
    /// What reforms change for a case: the case must have been read, or made, once under the regime as it stands and once under the regime
    /// they were applied to.
    /// </summary>
    /// <param name="reforms">The reforms.</param>
    /// <param name="today">The case under the law as it stands.</param>
    /// <param name="reformed">The same case under the reforms.</param>
    /// <param name="order">How the difference is shared out among the numbers that were replaced.</param>
    /// <exception cref="ArgumentException">The two are no assessments of one regime, or the difference cannot be shared out in that
    /// order.</exception>
    public static ReformEffect Of(
        IReadOnlyList<Reform> reforms,
        CaseAssessment today,
        CaseAssessment reformed,
        BridgeOrder order = BridgeOrder.Method
    )
    {
        ArgumentNullException.ThrowIfNull(reforms);
        ArgumentNullException.ThrowIfNull(today);
        ArgumentNullException.ThrowIfNull(reformed);
        return today.Case.Version.Regime.Id == reformed.Case.Version.Regime.Id
            ? new ReformEffect([.. reforms], today, reformed, Bridge.Between(today.Final, reformed.Final, order))
            : throw new ArgumentException(
                $"A reform changes one regime, not {today.Case.Version.Regime.Id} into {reformed.Case.Version.Regime.Id}.",
                nameof(reformed)
            );
    }

    /// <summary>
    /// The result as JSON: exact decimals, rates as fractions, choices by their codes (<c>docs/json.md</c>). The converters of
    /// System.Text.Json and Newtonsoft.Json write it in brief.
    /// </summary>
    /// <param name="trace">With the whole explanation; otherwise the case under the reforms in brief, and what leads there from the law
    /// as it stands.</param>
    /// <param name="compact">On one line.</param>
    public string ToJson(bool trace = false, bool compact = false) => ResultJson.TextOf(this, trace, compact);

    void IJsonResult.Write(JsonWriting json, bool trace) => new ReformEffectWriting(json, this, trace).Write();
}
