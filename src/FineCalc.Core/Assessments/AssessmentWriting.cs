using FineCalc.Steps;

namespace FineCalc.Json;

// An assessment as JSON. In brief: the amount, the steps that lead to it, what was assumed and what deserves a second look. With the trace
// also the whole explanation; what stands in both is the same. A case adds what it has besides where it belongs.
internal class AssessmentWriting(JsonWriting json, Assessment of, bool trace)
{
    protected JsonWriting Json { get; } = json;

    protected bool HasTrace { get; } = trace;

    private readonly TraceWriting _steps = new(json, trace);

    public void Write()
    {
        Json.Text("versionId", of.VersionId);
        Json.Text("regime", of.Version.Regime.Id);
        Json.Flag("preview", of.Version.IsPreview);
        Json.Flag("maximum", of.Version.IsMaximum);
        Replaced(of.Version);
        Opening();
        Amount(of.Range);
        Json.Object("provisional", Provisional);
        if (HasTrace)
        {
            Json.Object("final", () => Amount(of.Range));
        }

        Steps(of, CaseStage.Final);
        Stages();
        if (HasTrace)
        {
            Json.Object("trace", () => _steps.Tree(of.Trace));
        }

        Json.List("assumptions", Assumptions, assumption => ResultParts.Assumption(Json, assumption));
        if (HasTrace)
        {
            Json.List("notApplied", of.NotApplied, rule => Json.Object(null, () => NotApplied(rule)));
            Json.List("caveats", of.Caveats, caveat => Json.Object(null, () => Caveat(caveat)));
        }

        Json.List("warnings", Warnings, problem => ResultParts.Problem(Json, problem));
        if (HasTrace)
        {
            Json.List("unused", Unused, unused => ResultParts.Unused(Json, unused.Answer, unused.Infringement));
        }

        Closing();
    }

    protected virtual void Opening() { }

    protected virtual void Provisional()
    {
        Amount(of.Provisional);
        Json.Text("basis", Text.Word(ProvisionalBasis.BeforeSettlement));
    }

    protected virtual void Stages() { }

    protected virtual void Closing() { }

    protected virtual IEnumerable<Assumption> Assumptions => of.Assumptions;

    protected virtual IReadOnlyList<Problem> Warnings => of.Warnings;

    protected virtual IReadOnlyList<(Answer Answer, string? Infringement)> Unused => of.Unused;

    // What was published of a step at a stage.
    protected virtual void Published(TraceNode step, string stage) { }

    protected void Amount(Spread<Money> range) => ResultParts.Amount(Json, range);

    protected void Steps(Assessment assessment, string stage) =>
        Json.List(
            "steps",
            assessment.Steps,
            step =>
                Json.Object(
                    null,
                    () =>
                    {
                        _steps.Step(step);
                        Published(step, stage);
                    }
                )
        );

    protected void Value(string key, TraceNode step, decimal value) => _steps.Value(key, step, value);

    protected void Source(Citation source) => _steps.Source(source);

    private void Caveat(Caveat caveat)
    {
        Json.Text("id", caveat.Id);
        Json.Text("name", caveat.Name);
        Json.Text("value", caveat.Value);
        Source(caveat.Source);
    }

    private void NotApplied(RuleNotApplied rule)
    {
        Json.TextIfAny("id", rule.Id.Length > 0 ? rule.Id : null);
        Json.Text("name", rule.Name);
        Json.TextIfAny("within", rule.Within);
        Json.Text("reason", Text.Word(rule.Reason));
        Json.Text("why", rule.Why);
        if (rule.Infringements.Count > 0)
        {
            Json.List("infringements", rule.Infringements, name => Json.Text(null, name));
        }

        if (rule.Steps.Count > 0)
        {
            Json.List("steps", rule.Steps, step => Json.Text(null, step.Id));
        }

        if (rule.Source is { } source)
        {
            Source(source);
        }
    }

    // Only where the law is not taken as it stands.
    private void Replaced(RegimeVersion version)
    {
        if (version.Replaced.Count == 0)
        {
            return;
        }

        Json.List("reforms", version.Reforms, id => Json.Text(null, id));
        Json.List(
            "replaced",
            version.Replaced,
            number =>
                Json.Object(
                    null,
                    () =>
                    {
                        Json.Text("id", number.Id);
                        Json.Text("name", number.Name);
                        Json.Text("value", number.Value);
                        if (number.Source is { } source)
                        {
                            Source(source);
                        }
                    }
                )
        );
    }
}
