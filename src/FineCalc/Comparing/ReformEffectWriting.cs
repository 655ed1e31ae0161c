using FineCalc.Json;

namespace FineCalc.Comparing;

// A case under a reform as JSON, with what leads there from the law as it stands.
internal sealed class ReformEffectWriting(JsonWriting json, ReformEffect effect, bool trace)
    : CaseAssessmentWriting(json, effect.Reformed, trace)
{
    protected override void Opening()
    {
        Json.Object(
            "lawAsItStands",
            () =>
            {
                Json.Text("versionId", effect.Today.Final.VersionId);
                Amount(effect.Today.Final.Range);
                Json.Flag("isReached", effect.IsReached);
                Bridge("bridge", effect.Bridge, null);
            }
        );
        base.Opening();
    }
}
