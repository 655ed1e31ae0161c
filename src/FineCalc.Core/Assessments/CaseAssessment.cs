using System.Text.Json.Serialization;
using FineCalc.Json;

namespace FineCalc;

/// <summary>The provisional and the final amount of a case and those of later stages, and the bridges between them.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Two are equal only if they are one object.</remarks>
[JsonConverter(typeof(ResultJson))]
[TypeFormatterSource(typeof(NotebookForms))]
public sealed class CaseAssessment : IJsonResult
{
    internal CaseAssessment(Case of, BridgeOrder order)
    {
        if (of.Check() is { Count: > 0 } problems)
        {
            throw new ProblemException(problems);
        }

        Case = of;
        var first = of.ResultOf(of.Facts).Required;
        Final = of.FinalResult.Required;
        Stages = Later(of, Final, order);
        if (of.AfterRepresentations is not null)
        {
            (Before, Basis, Provisional, Bridge) = (first, ProvisionalBasis.Assessed, first.Range, Bridge.Between(first, Final, order));
            ProvisionalTrace = first.Trace;
            return;
        }

        var stage = Final.ProvisionalTrace;
        List<BridgePart> parts = [];
        (Basis, Provisional) = (ProvisionalBasis.BeforeSettlement, stage.Range);
        if (!IsOfTheseFacts(of, stage))
        {
            // A range has no amount of its own from which a bridge could lead.
            if (of.Published is { Provisional: { } from, ProvisionalHigh: null })
            {
                (Basis, Provisional) = (ProvisionalBasis.Published, new Spread<Money>(from, from, from));
                var (id, name) = of.RepresentationsNote is null
                    ? ("not-calculated", "Not worked out: the case does not say what changed")
                    : ("representations", "Representations (steps not published)");
                var unexplained = new BridgePart(id, name, from.ToString("R", null), stage.Money.ToString("R", null), stage.Money - from);
                parts.Add(unexplained with { Note = of.RepresentationsNote });
            }
        }
        else
        {
            ProvisionalTrace = stage;
        }

        if (Final.Amount != stage.Money)
        {
            parts.Add(
                new BridgePart(
                    "hardship-and-settlement",
                    "Hardship and settlement",
                    stage.Money.ToString(),
                    Final.Amount.ToString(),
                    Final.Amount - stage.Money
                )
            );
        }

        Bridge = Bridge.Of(Provisional.Likely, Final.Amount, BridgeOrder.Method, () => parts);
    }

    /// <summary>A short piece of HTML, as notebooks show it: the answer, and what leads to it folded.</summary>
    public string ToHtml() => NotebookForms.Html(this);

    /// <summary>The title and the amounts, in a line.</summary>
    public override string ToString() =>
        Text.Line($"{Text.Cut(Case.Title, 60)}: {(Provisional == Final.Range ? "" : $"provisional {Provisional}, final ")}{Final.Range}");

    /// <summary>The case.</summary>
    public Case Case { get; }

    /// <summary>The assessment before representations; null if there is only one assessment.</summary>
    public Assessment? Before { get; }

    /// <summary>The final assessment.</summary>
    public Assessment Final { get; }

    /// <summary>The provisional amount.</summary>
    public Spread<Money> Provisional { get; }

    /// <summary>Where the provisional amount comes from.</summary>
    public ProvisionalBasis Basis { get; }

    /// <summary>What leads from the provisional to the final amount (the likely ones, where something is open).</summary>
    public Bridge Bridge { get; }

    /// <summary>What became of the final amount afterwards, in the order of time.</summary>
    public IReadOnlyList<StageAssessment> Stages { get; }

    /// <summary>
    /// Every published figure held against what was found, amounts first: only what was worked out can agree. Empty if nothing was
    /// published.
    /// </summary>
    public IReadOnlyList<PublishedComparison> Comparisons =>
        field ??= new Publishing(Case.Published, ProvisionalTrace, Before ?? Final, Final, Stages).Compared();

    /// <summary>
    /// Where the calculation differs from what the regulator published; empty if it does not, or if nothing was published.
    /// </summary>
    public IReadOnlyList<Problem> Differences =>
        Results<Problem>.Of(Comparisons.Where(c => c.Outcome == PublishedOutcome.Differs).Select(c => c.Problem));

    /// <summary>What deserves a second look at any stage, although the amounts stand.</summary>
    public IReadOnlyList<Problem> Warnings => Results<Problem>.Of(Assessments.SelectMany(a => a.Warnings).Distinct());

    /// <summary>
    /// The answers that no amount of the case was worked out from, at no stage at which they are given; those of the whole case first.
    /// </summary>
    public IReadOnlyList<(Answer Answer, string? Infringement)> Unused =>
        [
            .. Assessments
                .SelectMany(a => a.Unused)
                .DistinctBy(u => (u.Answer.Fact, u.Infringement))
                .Where(u => !Assessments.Any(a => a.Gives(u.Answer.Fact, u.Infringement) && a.Uses(u.Answer.Fact, u.Infringement)))
                .OrderBy(u => u.Infringement is not null),
        ];

    /// <summary>
    /// The result as JSON: exact decimals, rates as fractions, choices by their codes (<c>docs/json.md</c>). The converters of
    /// System.Text.Json and Newtonsoft.Json write it in brief.
    /// </summary>
    /// <param name="trace">With the whole explanation; otherwise the final amount or range, the provisional one, each step in a line with
    /// its source, stages, bridges, assumptions and warnings.</param>
    /// <param name="compact">On one line.</param>
    public string ToJson(bool trace = false, bool compact = false) => ResultJson.TextOf(this, trace, compact);

    void IJsonResult.Write(JsonWriting json, bool trace) => new CaseAssessmentWriting(json, this, trace).Write();

    // What the published provisional amount is held against; null where the case has no facts of that stage.
    internal TraceNode? ProvisionalTrace { get; }

    // The assessments of the stages, in the order of time.
    internal IEnumerable<Assessment> Assessments => new[] { Before, Final }.Concat(Stages.Select(s => s.Assessment)).OfType<Assessment>();

    // The stages one after another, each from what the one before it came to.
    private static List<StageAssessment> Later(Case of, Assessment final, BridgeOrder order)
    {
        var stages = new List<StageAssessment>();
        var (before, from) = ((Assessment?)final, final.Range);
        foreach (var stage in of.Stages)
        {
            var own = stage.Facts is { } facts ? of.ResultOf(facts).Required : null;
            var to = own?.Range ?? new Spread<Money>(stage.Amount!.Value, stage.Amount.Value, stage.Amount.Value);
            var bridge =
                before is not null && own is not null
                    ? Bridge.Between(before, own, order, of.Stages.Count)
                    : Unexplained(stage, from.Likely, to.Likely);
            stages.Add(new StageAssessment(stage, own, to, bridge));
            (before, from) = (own, to);
        }

        return stages;
    }

    private static Bridge Unexplained(CaseStage stage, Money from, Money to) =>
        new(
            from,
            to,
            from == to
                ? []
                :
                [
                    new BridgePart(
                        "later-stage",
                        $"{stage.Name} (steps not published)",
                        from.ToString("R", null),
                        to.ToString("R", null),
                        to - from
                    )
                    {
                        Note = stage.Note,
                    },
                ],
            BridgeOrder.Method
        );

    // Whether the only facts there are are those of the published provisional amount: no other amount was published for them to be of, or
    // they lead to it. One that no penalty can be is held against them as well.
    private static bool IsOfTheseFacts(Case of, TraceNode stage) =>
        of.Published is not { Provisional: { } low } published
        || (published.Final is null && of.RepresentationsNote is null)
        || low.Amount is < 0m or > PublishedFigures.Largest
        || Publishing.Agrees(stage, low.Amount, published.ProvisionalHigh?.Amount ?? low.Amount, published.Tolerance);
}
