namespace FineCalc.Json;

// Why there is no result, as JSON, and which facts would have to be given: told as the questions of a version are, so that whoever is asked
// for them knows what is allowed.
internal sealed class RefusalWriting(JsonWriting json, IReadOnlyList<Problem> problems, RegimeVersion? asking)
{
    public void Write()
    {
        json.List("problems", problems, problem => ResultParts.Problem(json, problem));
        json.List(
            "needed",
            problems.Where(p => p.Code == "fact-missing").DistinctBy(p => (p.Subject, p.Infringement)),
            missing => json.Object(null, () => Of(missing))
        );
    }

    private void Of(Problem missing)
    {
        if (asking?.FindFact(missing.Subject ?? "") is { } fact)
        {
            QuestionsWriting.Of(json, fact, asking.Regime.Info.Currency);
        }
        else
        {
            json.Text("id", missing.Subject);
            json.TextIfAny("allowed", missing.Allowed);
        }

        json.TextIfAny("infringement", missing.Infringement);
    }
}
