using FineCalc.Reports;

namespace FineCalc.Json;

// Cases that were checked, as JSON: amounts are exact.
internal sealed class CheckWriting(JsonWriting json, IReadOnlyList<CaseCheck> cases)
{
    public void Write() => json.List("cases", cases, check => json.Object(null, () => Of(check)));

    private void Of(CaseCheck check)
    {
        json.Text("file", check.File);
        json.Text("outcome", check.Outcome);
        if (check.Assessed is { } assessed)
        {
            json.Text("id", assessed.Case.Id);
            json.Text("versionId", assessed.Final.VersionId);
            json.Object("provisional", () => ResultParts.Amount(json, assessed.Provisional));
            json.Object("final", () => ResultParts.Amount(json, assessed.Final.Range));
            json.List("warnings", assessed.Warnings, problem => ResultParts.Problem(json, problem));
            json.List("unused", assessed.Unused, unused => ResultParts.Unused(json, unused.Answer, unused.Infringement));
        }

        json.List("problems", check.Problems, problem => ResultParts.Problem(json, problem));
    }
}
