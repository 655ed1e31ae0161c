using FineCalc.Comparing;
using FineCalc.Steps;

namespace FineCalc.Json;

// An assessment, or a case with its stages, as JSON with the whole explanation; under a reform with what leads there from the law as it
// stands.
internal sealed class AssessmentWriting(JsonWriting json, Assessment final, CaseAssessment? of = null, ReformEffect? effect = null)
{
    private readonly HashSet<(int, int)> _explained = [];

    public void Write()
    {
        json.Text("versionId", final.VersionId);
        json.Text("regime", final.Version.Regime.Id);
        json.Flag("preview", final.Version.IsPreview);
        json.Flag("maximum", final.Version.IsMaximum);
        Replaced(final.Version);
        if (effect is not null)
        {
            LawAsItStands(effect);
        }

        if (of is not null)
        {
            json.Object(
                "case",
                () =>
                {
                    json.Text("id", of.Case.Id);
                    json.Text("title", of.Case.Title);
                }
            );
        }

        json.Object(
            "provisional",
            () =>
            {
                Amount(of?.Provisional ?? final.Provisional);
                json.Text("basis", Text.Word(of?.Basis ?? ProvisionalBasis.BeforeSettlement));
                if (of?.Before is { } before)
                {
                    Steps(before, CaseStage.Provisional);
                }
            }
        );
        json.Object("final", () => Amount(final.Range));
        Steps(final, CaseStage.Final);
        if (of?.Stages.Count > 0)
        {
            json.List("stages", of.Stages, stage => json.Object(null, () => Stage(stage)));
        }

        json.Object("trace", () => Trace(final.Trace));
        Assumptions(final);
        json.List(
            "caveats",
            final.Caveats,
            caveat =>
                json.Object(
                    null,
                    () =>
                    {
                        json.Text("id", caveat.Id);
                        json.Text("name", caveat.Name);
                        json.Text("value", caveat.Value);
                        Source(caveat.Source);
                    }
                )
        );
        json.List("warnings", of?.Warnings ?? final.Warnings, problem => ResultParts.Problem(json, problem));
        json.List("unused", of?.Unused ?? final.Unused, unused => ResultParts.Unused(json, unused.Answer, unused.Infringement));
        if (of is not null)
        {
            Bridge("bridge", of.Bridge, of.Case.RepresentationsNote);
            json.List("comparisons", of.Comparisons, comparison => json.Object(null, () => Comparison(comparison)));
            json.List("differences", of.Differences, problem => ResultParts.Problem(json, problem));
            json.List("notes", of.Case.Notes, note => json.Text(null, note));
        }
    }

    private void Amount(Spread<Money> range) => ResultParts.Amount(json, range);

    // The published value stands with the stage it is of.
    private void Steps(Assessment assessment, string stage) =>
        json.List(
            "steps",
            assessment.Steps,
            step =>
                json.Object(
                    null,
                    () =>
                    {
                        Common(step);
                        if (
                            of?.Case.Published?.Steps.FirstOrDefault(p =>
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
                )
        );

    private void Stage(StageAssessment of)
    {
        json.Text("name", of.Stage.Name);
        json.TextIfAny("date", of.Stage.Date);
        Source(of.Stage.Source);
        Amount(of.Amount);
        json.Text("basis", Text.Word(of.Assessment is null ? ProvisionalBasis.Published : ProvisionalBasis.Assessed));
        if (of.Assessment is { } assessment)
        {
            Steps(assessment, of.Stage.Name);
        }

        Bridge("bridge", of.Bridge, of.Stage.Note);
    }

    private void Comparison(PublishedComparison comparison)
    {
        json.Text("figure", comparison.Figure);
        json.TextIfAny("infringement", comparison.Infringement);
        json.Text("stage", comparison.Stage);
        json.Text("outcome", Text.Word(comparison.Outcome));
        Number(comparison.Low == comparison.High ? "published" : "publishedLow", comparison.Low);
        if (comparison.Low != comparison.High)
        {
            Number("publishedHigh", comparison.High);
        }

        if (comparison.Calculated is { } calculated)
        {
            Number("found", calculated);
        }

        void Number(string key, decimal value) => json.Scalar(key, value, comparison.Unit, comparison.Options);
    }

    private void Trace(TraceNode node)
    {
        json.Text("kind", Text.Word(node.Kind));
        Common(node);

        // A step that is used twice is explained once.
        var inputs = node.Inputs;
        if (inputs.Count > 0 && !_explained.Add(node.Key))
        {
            json.Flag("isRepeated", true);
        }
        else if (inputs.Count > 0)
        {
            json.List("inputs", inputs, input => json.Object(null, () => Trace(input)));
        }
    }

    private void Common(TraceNode node)
    {
        json.TextIfAny("id", node.Id.Length > 0 ? node.Id : null);
        json.Text("name", node.Name);
        json.TextIfAny("infringement", node.Infringement);
        json.Text("rule", node.Rule);
        Value("value", node, node.Value);
        if (node.IsOpen)
        {
            Value("low", node, node.Low);
            Value("likely", node, node.Value);
            Value("high", node, node.High);
        }

        json.Text("unit", Text.Word(node.Unit));
        json.TextIfAny("currency", node.Unit == Unit.Money ? node.Currency.Code : null);
        json.Text("basis", Text.Word(node.Basis));
        Source(node.Source);
        json.TextIfAny("note", node.Note);
    }

    private void Value(string key, TraceNode node, decimal value) => json.Scalar(key, value, node.Unit, node.Options);

    private void Source(Citation? source)
    {
        if (source is not null)
        {
            CitationJson.WriteWhole(json, source, source.ToString());
        }
    }

    private void Assumptions(Assessment final)
    {
        Assumption[] ofTheDate = of?.Case.DateAssumption is { } why
            ? [new Assumption("version", "Version", $"{final.Version.Name}, {Text.Period(final.Version.From, final.Version.Until)}", why)]
            : [];
        json.List("assumptions", ofTheDate.Concat(final.Assumptions), assumption => ResultParts.Assumption(json, assumption));
    }

    // Only where the law is not taken as it stands.
    private void Replaced(RegimeVersion version)
    {
        if (version.Replaced.Count == 0)
        {
            return;
        }

        json.List("reforms", version.Reforms, id => json.Text(null, id));
        json.List(
            "replaced",
            version.Replaced,
            number =>
                json.Object(
                    null,
                    () =>
                    {
                        json.Text("id", number.Id);
                        json.Text("name", number.Name);
                        json.Text("value", number.Value);
                        Source(number.Source);
                    }
                )
        );
    }

    private void LawAsItStands(ReformEffect effect) =>
        json.Object(
            "lawAsItStands",
            () =>
            {
                json.Text("versionId", effect.Today.Final.VersionId);
                Amount(effect.Today.Final.Range);
                json.Flag("isReached", effect.IsReached);
                Bridge("bridge", effect.Bridge, null);
            }
        );

    private void Bridge(string key, Bridge bridge, string? note) =>
        json.Object(
            key,
            () =>
            {
                json.Number("from", bridge.From.Amount);
                json.Number("to", bridge.To.Amount);
                json.Text("currency", bridge.To.Currency.Code);
                json.TextIfAny("note", note);
                json.List(
                    "parts",
                    bridge.Parts,
                    part =>
                        json.Object(
                            null,
                            () =>
                            {
                                json.Text("id", part.Id);
                                json.Text("name", part.Name);
                                json.TextIfAny("infringement", part.Infringement);
                                json.TextIfAny("before", part.Before);
                                json.TextIfAny("after", part.After);
                                json.Number("amount", part.Amount.Amount);
                                json.TextIfAny("note", part.Note);
                            }
                        )
                );
            }
        );
}
