using System.Text.Json.Serialization;
using FineCalc.Json;
using FineCalc.Steps;

namespace FineCalc.Seeking;

/// <summary>All values of one fact or judgement for which a named step reaches a target, or what keeps it from it. Immutable.</summary>
/// <remarks>Safe to use from several threads at once. Two are equal only if they are one object.</remarks>
[JsonConverter(typeof(ResultJson))]
[TypeFormatterSource(typeof(NotebookForms))]
public sealed class GoalSeekResult : IJsonResult
{
    private readonly Currency _currency;
    private readonly Node _step;

    internal GoalSeekResult(RegimeVersion version, Goal goal, string stepName, string? infringement)
    {
        var (step, home) = (version.Program.Nodes[goal.Step], version.Program.Currency);
        (Fact, Target, StepName, Infringement, Resolution) = (goal.Fact, goal.Target, stepName, infringement, goal.Unit);
        (Version, _step, _currency, Home) = (version, step, version.Program.CurrencyOf(step), home);
    }

    /// <summary>The regime on the date it was applied.</summary>
    public RegimeVersion Version { get; }

    /// <summary>The regime, its first day and a hash over all it rests on.</summary>
    public string VersionId => Version.Id;

    /// <summary>The fact or judgement that was sought.</summary>
    public Fact Fact { get; }

    /// <summary>
    /// The infringement whose answer was sought, or whose step was to reach the target; null for those of the whole case.
    /// </summary>
    public string? Infringement { get; }

    /// <summary>The id of the step; empty if it is the amount and has none.</summary>
    public string Step => _step.Label?.Id ?? "";

    /// <summary>The name of the step.</summary>
    public string StepName { get; }

    /// <summary>What the step is measured in.</summary>
    public Unit Unit => _step.Unit;

    /// <summary>The currency of the step, if it is an amount.</summary>
    public Currency Currency => _currency;

    /// <summary>The target, as the step is measured: a rate as a fraction, a choice as its place in the list from 0.</summary>
    public decimal Target { get; }

    /// <summary>
    /// The distance between neighbouring values that were tried; by default the last decimal there is, and 1 where only whole numbers are
    /// allowed.
    /// </summary>
    public decimal Resolution { get; }

    /// <summary>Every value of the fact for which the step has the target, in order, apart from one another.</summary>
    public IReadOnlyList<FactRange> Roots { get; internal init; } = [];

    /// <summary>
    /// Whether the step reaches the target, if need be between two neighbouring decimals; a target that is only jumped over is not reached.
    /// </summary>
    public bool IsReachable => Roots.Count > 0 || Passes.Any(IsBetweenDecimals);

    /// <summary>Where the step gets past the target without having it, in order.</summary>
    public IReadOnlyList<Crossing> Passes { get; internal init; } = [];

    /// <summary>
    /// The value nearest to the target, where the fact takes it and what binds there; the first root if the target is reached.
    /// </summary>
    public FactRange? Nearest { get; internal init; }

    /// <summary>The lowest value of the step; null where it has no end, or none was found.</summary>
    public FactRange? Lowest { get; internal init; }

    /// <summary>The highest value of the step; null where it has no end, or none was found.</summary>
    public FactRange? Highest { get; internal init; }

    /// <summary>Why some values of the fact cannot be assessed, each problem with those values.</summary>
    public IReadOnlyList<Problem> Refused { get; internal init; } = [];

    /// <summary>Whether all roots are known: nothing was left unsearched.</summary>
    public bool IsComplete => Passes.All(p => p.Kind != CrossingKind.Unsearched);

    /// <summary>
    /// Whether the case has other open facts: they are read at their likely value, so that <see cref="Lowest"/> and <see cref="Highest"/>
    /// are what this fact alone can do, and not the range of the case.
    /// </summary>
    public bool HasOtherOpenFacts { get; internal init; }

    // Passed in its course, with no decimal left to try between.
    internal bool IsBetweenDecimals(Crossing pass) => pass.Kind == CrossingKind.Between && Resolution == Goal.Finest;

    internal Currency Home { get; }

    internal Node StepNode => _step;

    /// <summary>A short piece of HTML, as notebooks show it: the answer, and what leads to it folded.</summary>
    public string ToHtml() => NotebookForms.Html(this);

    /// <summary>The result in plain words.</summary>
    public override string ToString() => string.Join('\n', InWords());

    // A line that begins with a hyphen is one of a list.
    /// <summary>
    /// The result as JSON, every root, passage and reason (<c>docs/json.md</c>). The converters of System.Text.Json and Newtonsoft.Json
    /// write it too.
    /// </summary>
    /// <param name="compact">On one line.</param>
    public string ToJson(bool compact = false) => ResultJson.TextOf(this, trace: false, compact);

    void IJsonResult.Write(JsonWriting json, bool trace) => new GoalWriting(json, this).Write();

    internal IReadOnlyList<string> InWords() =>
        new GoalSeekWording(
            this,
            value => FineCalc.Fact.Nearly(value, Fact.Unit, Home, Fact.Options) + Fact.After,
            value => FineCalc.Fact.Nearly(value, Unit, _currency, _step.Options)
        ).Lines();
}
