namespace FineCalc.Json;

// A case with its stages as JSON: its final assessment, with what led there and what was published. In brief the stages have their amounts
// and bridges, and no steps of their own.
internal class CaseAssessmentWriting(JsonWriting json, CaseAssessment of, bool trace) : AssessmentWriting(json, of.Final, trace)
{
    protected override void Opening() =>
        Json.Object(
            "case",
            () =>
            {
                Json.Text("id", of.Case.Id);
                Json.Text("title", of.Case.Title);
            }
        );

    protected override void Provisional()
    {
        Amount(of.Provisional);
        Json.Text("basis", Text.Word(of.Basis));
        if (HasTrace && of.Before is { } before)
        {
            Steps(before, CaseStage.Provisional);
        }
    }

    protected override void Stages()
    {
        if (of.Stages.Count > 0)
        {
            Json.List("stages", of.Stages, stage => Json.Object(null, () => Stage(stage)));
        }
    }

    protected override IEnumerable<Assumption> Assumptions =>
        of.Case.DateAssumption is { } why
            ? of.Final.Assumptions.Prepend(
                new Assumption(
                    "version",
                    "Version",
                    $"{of.Final.Version.Name}, {Text.Period(of.Final.Version.From, of.Final.Version.Until)}",
                    why
                )
            )
            : of.Final.Assumptions;

    protected override IReadOnlyList<Problem> Warnings => of.Warnings;

    protected override IReadOnlyList<(Answer Answer, string? Infringement)> Unused => of.Unused;

    protected override void Closing()
    {
        Bridge("bridge", of.Bridge, of.Case.RepresentationsNote);
        if (HasTrace)
        {
            Json.List("comparisons", of.Comparisons, comparison => Json.Object(null, () => Comparison(comparison)));
        }

        Json.List("differences", of.Differences, problem => ResultParts.Problem(Json, problem));
        if (HasTrace)
        {
            Json.List("notes", of.Case.Notes, note => Json.Text(null, note));
        }
    }

    // The published value stands with the stage it is of.
    protected override void Published(TraceNode step, string stage)
    {
        if (
            of.Case.Published?.Steps.FirstOrDefault(p =>
                (p.Stage ?? CaseStage.Final) == stage
                && p.Step == step.Id
                && (p.Infringement is null || p.Infringement == step.Infringement)
            ) is
            { } published
        )
        {
            Value(published.High is null ? "published" : "publishedLow", step, published.Value);
            if (published.High is { } high)
            {
                Value("publishedHigh", step, high);
            }
        }
    }

    protected void Bridge(string key, Bridge bridge, string? note) => Json.Object(key, () => BridgeWriting.Write(Json, bridge, note));

    private void Stage(StageAssessment stage)
    {
        Json.Text("name", stage.Stage.Name);
        Json.TextIfAny("date", stage.Stage.Date);
        Source(stage.Stage.Source);
        Amount(stage.Amount);
        Json.Text("basis", Text.Word(stage.Assessment is null ? ProvisionalBasis.Published : ProvisionalBasis.Assessed));
        if (HasTrace && stage.Assessment is { } assessment)
        {
            Steps(assessment, stage.Stage.Name);
        }

        Bridge("bridge", stage.Bridge, stage.Stage.Note);
    }

    private void Comparison(PublishedComparison comparison)
    {
        Json.Text("figure", comparison.Figure);
        Json.TextIfAny("infringement", comparison.Infringement);
        Json.Text("stage", comparison.Stage);
        Json.Text("outcome", Text.Word(comparison.Outcome));
        Number(comparison.Low == comparison.High ? "published" : "publishedLow", comparison.Low);
        if (comparison.Low != comparison.High)
        {
            Number("publishedHigh", comparison.High);
        }

        if (comparison.Calculated is { } calculated)
        {
            Number("found", calculated);
        }

        void Number(string key, decimal value) => Json.Scalar(key, value, comparison.Unit, comparison.Options);
    }
}
