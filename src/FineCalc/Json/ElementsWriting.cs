using FineCalc.Reports;

namespace FineCalc.Json;

// The elements that a fine relies on, as JSON.
internal sealed class ElementsWriting(JsonWriting json, CaseAssessment assessed)
{
    public void Write()
    {
        var steps = new TraceWriting(json, trace: true);
        json.TextIfAny("case", assessed.Case.Id is { Length: > 0 } id ? id : null);
        json.Text("regime", assessed.Final.Version.Regime.Id);
        json.Text("versionId", assessed.Final.VersionId);
        json.List(
            "elements",
            Element.Of(assessed.Final),
            element =>
                json.Object(
                    null,
                    () =>
                    {
                        json.Object("step", () => steps.Step(element.Step));
                        json.TextIfAny("effect", element.Effect.Length > 0 ? element.Effect : null);
                        json.List("reliesOn", element.On, leaf => json.Object(null, () => steps.Step(leaf)));
                    }
                )
        );
    }
}
