using System.Net;
using System.Text;
using System.Text.Json;

// Asks the running program its own endpoints, and says which answer is not what a caller may count on.
internal static class Check
{
    private const int MostBytes = 100 * 1024;

    public static async Task<List<string>> AllAsync(Uri address, bool hasDocument = true)
    {
        using var client = new HttpClient { BaseAddress = address };
        var failures = new List<string>();

        var fine = await Get("/fine");
        Must("/fine", fine.Body.Length <= MostBytes, $"it has {fine.Body.Length} bytes");
        Has("/fine", fine, "versionId", "amount", "low", "likely", "high", "currency", "steps");
        Must("/fine", Json(fine).GetProperty("steps").EnumerateArray().All(s => s.TryGetProperty("rule", out _)), "a step has no rule");
        Must("/fine", !fine.Body.Contains("XXX", StringComparison.Ordinal), "an amount has no currency");
        Has("/fine/trace", await Get("/fine/trace"), "amount", "steps", "trace");
        Has("/fine/of", await Get("/fine/of?turnover=GBP%2050,000,000"), "amount", "steps");
        var wrong = await Get("/fine/of?turnover=GBP%20-5");
        Must("/fine/of", wrong.Status == HttpStatusCode.BadRequest, $"a turnover below zero is answered {wrong.Status}");
        Must("/fine/of", wrong.Body.Contains("\"fact-out-of-range\"", StringComparison.Ordinal), wrong.Body);
        Has("/facts", await Get("/facts"), "facts");
        Has("/bridge", await Get("/bridge"), "from", "to", "parts");
        Has("/risk", await Get("/risk"), "mean", "quantiles", "exceedance");

        var ofQuery = await Get("/m?money=GBP%20250,000.5");
        Must("/m", ofQuery.Body == """{"amount":250000.5,"currency":"GBP"}""", ofQuery.Body);
        await Echo("/m", """{"amount":1234567890123456789.01,"currency":"GBP"}""");
        await Echo("/values", """{"amount":{"amount":12.5,"currency":"EUR"},"share":0.04,"people":79404,"currency":"USD","cap":null}""");
        await Same("/m", "\"GBP 12.50\"", """{"amount":12.50,"currency":"GBP"}""", """{"amount":12.5,"currency":"GBP"}""");
        var refused = await Post("/m", "\"GBP 250.000\"");
        Must("/m", refused.Status == HttpStatusCode.BadRequest, $"an amount that may mean two is answered {refused.Status}");

        if (!hasDocument)
        {
            return failures;
        }

        var document = await Get("/openapi/v1.json");
        var money = Json(document).GetProperty("components").GetProperty("schemas").GetProperty("Money");
        var parts = money.GetProperty("properties");
        Must("/openapi", parts.GetProperty("amount").GetProperty("type").GetString() == "number", "no number of Money");
        Must("/openapi", parts.GetProperty("currency").GetProperty("type").GetString() == "string", "no currency of Money");
        return failures;

        Task Echo(string path, string body) => Same(path, body, body);

        async Task Same(string path, string body, params string[] expected)
        {
            var back = await Post(path, body);
            Must(path, back.Status == HttpStatusCode.OK && expected.Contains(back.Body), $"{back.Status} {back.Body} for {body}");
        }

        async Task<Answer> Get(string path) => await Of(await client.GetAsync(new Uri(path, UriKind.Relative)));

        async Task<Answer> Post(string path, string body)
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            return await Of(await client.PostAsync(new Uri(path, UriKind.Relative), content));
        }

        static async Task<Answer> Of(HttpResponseMessage answer) => new(answer.StatusCode, await answer.Content.ReadAsStringAsync());

        void Has(string path, Answer answer, params string[] keys)
        {
            Must(path, answer.Status == HttpStatusCode.OK, $"{answer.Status}");
            foreach (var key in keys)
            {
                Must(path, Json(answer).TryGetProperty(key, out _), $"no '{key}'");
            }
        }

        void Must(string path, bool holds, string otherwise)
        {
            if (!holds)
            {
                failures.Add($"{path}: {otherwise}");
            }
        }

        static JsonElement Json(Answer answer)
        {
            using var document = JsonDocument.Parse(answer.Body);
            return document.RootElement.Clone();
        }
    }

    private sealed record Answer(HttpStatusCode Status, string Body);
}
