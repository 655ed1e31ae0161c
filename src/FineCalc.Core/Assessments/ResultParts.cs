namespace FineCalc.Json;

// What results of several kinds have in common.
internal static class ResultParts
{
    public static void Problem(JsonWriting json, Problem problem, string? key = null) =>
        json.Object(
            key,
            () =>
            {
                json.Text("code", problem.Code);
                json.Text("message", problem.Message);
                json.TextIfAny("subject", problem.Subject);
                json.TextIfAny("infringement", problem.Infringement);
                json.TextIfAny("allowed", problem.Allowed);
            }
        );

    public static void Assumption(JsonWriting json, Assumption assumption) =>
        json.Object(
            null,
            () =>
            {
                json.Text("id", assumption.Id);
                json.Text("name", assumption.Name);
                json.TextIfAny("infringement", assumption.Infringement);
                json.Text("value", assumption.Value);
                json.Text("why", assumption.Why);
            }
        );

    public static void Amount(JsonWriting json, Spread<Money> range)
    {
        json.Number("amount", range.Likely.Amount);
        json.Text("currency", range.Likely.Currency.Code);
        if (!range.IsCertain)
        {
            json.Number("low", range.Low.Amount);
            json.Number("likely", range.Likely.Amount);
            json.Number("high", range.High.Amount);
        }
    }

    // An answer that no amount was worked out from.
    public static void Unused(JsonWriting json, Answer answer, string? infringement) =>
        json.Object(
            null,
            () =>
            {
                json.Text("id", answer.Fact.Id);
                json.TextIfAny("infringement", infringement);
            }
        );
}
