namespace FineCalc.Json;

// The questions of a version as JSON: what is allowed in words and as codes, and what a missing answer means.
internal sealed class QuestionsWriting(JsonWriting json, RegimeVersion version)
{
    public void Write()
    {
        OutlineWriting.Head(json, version);
        json.List("facts", version.Facts, fact => json.Object(null, () => Of(json, fact, version.Regime.Info.Currency)));
    }

    public static void Of(JsonWriting json, Fact fact, Currency currency)
    {
        json.Text("id", fact.Id);
        json.Text("question", fact.Question);
        json.Text("unit", Text.Word(fact.Unit));
        json.TextIfAny("currency", fact.Unit == Unit.Money ? currency.Code : null);
        json.TextIfAny("counted", fact.Counted);
        json.Text("under", fact.IsJudgement ? "judgements" : "facts");
        json.Flag("perInfringement", fact.IsPerInfringement);
        json.Text("allowed", fact.Allowed);
        if (fact.Options.Count > 0)
        {
            json.List("options", fact.Options, option => json.Line(null, () => Of(json, option)));
        }

        json.Text("whenMissing", Text.Word(fact.WhenMissing));
        json.TextIfAny("assumed", fact.WhenMissing == Missing.Required ? null : fact.Show(fact.Assumed.Likely));
    }

    private static void Of(JsonWriting json, Option option)
    {
        json.Text("code", option.Code);
        json.Text("help", option.Help);
    }
}
