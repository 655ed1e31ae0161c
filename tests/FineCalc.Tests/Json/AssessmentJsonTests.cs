using System.Text.Json;
using NJsonSchema;

namespace FineCalc.Tests.Json;

/// <summary>What other programs read of an assessment, and what editors are reported of a case.</summary>
public class AssessmentJsonTests
{
    private static readonly CaseAssessment Whole = Tribunal.Read(Tribunal.Whole).Assess();

    private static readonly JsonElement Json = JsonDocument.Parse(Report.Json(Whole)).RootElement;

    [Fact]
    public void The_amounts_are_exact_with_their_range_and_basis()
    {
        Assert.Equal(Whole.Final.VersionId, Json.GetProperty("versionId").GetString());
        Assert.Equal("tribunal", Json.GetProperty("regime").GetString());
        Assert.Equal(
            ("acme-2025", "Acme Ltd"),
            (Json.GetProperty("case").GetProperty("id").GetString(), Json.GetProperty("case").GetProperty("title").GetString())
        );
        Amounts(Json.GetProperty("provisional"), Whole.Provisional);
        Assert.Equal("assessed", Json.GetProperty("provisional").GetProperty("basis").GetString());
        Assert.Equal(Whole.Before!.Steps.Count, Json.GetProperty("provisional").GetProperty("steps").GetArrayLength());
        Amounts(Json.GetProperty("final"), Whole.Final.Range);

        static void Amounts(JsonElement json, Spread<Money> range)
        {
            Assert.Equal((range.Likely.Amount, "GBP"), (json.GetProperty("amount").GetDecimal(), json.GetProperty("currency").GetString()));
            Assert.Equal(!range.IsCertain, json.TryGetProperty("low", out var low));
            if (!range.IsCertain)
            {
                Assert.Equal(
                    [range.Low.Amount, range.Likely.Amount, range.High.Amount],
                    [low.GetDecimal(), json.GetProperty("likely").GetDecimal(), json.GetProperty("high").GetDecimal()]
                );
            }
        }
    }

    [Fact]
    public void Every_step_has_its_value_source_and_published_figure()
    {
        var steps = Json.GetProperty("steps").EnumerateArray().ToList();
        Assert.Equal(
            Whole.Final.Steps.Select(s => (s.Id, s.Infringement, s.Value)),
            steps.Select(s =>
                (
                    s.GetProperty("id").GetString()!,
                    s.TryGetProperty("infringement", out var i) ? i.GetString() : null,
                    s.GetProperty("value").GetDecimal()
                )
            )
        );
        var fine = steps.First(s => s.GetProperty("id").GetString() == "fine-each");
        Assert.Equal(
            ("money", "GBP", "First", 76603.94m),
            (
                fine.GetProperty("unit").GetString(),
                fine.GetProperty("currency").GetString(),
                fine.GetProperty("infringement").GetString(),
                fine.GetProperty("published").GetDecimal()
            )
        );
        Assert.Equal(
            ("Rules", "s 1", "read", "Rules, s 1"),
            (Source("instrument"), Source("pinpoint"), Source("standing"), Source("text"))
        );
        Assert.False(string.IsNullOrWhiteSpace(fine.GetProperty("rule").GetString()));

        string? Source(string key) => fine.GetProperty("source").GetProperty(key).GetString();
    }

    [Fact]
    public void The_trace_is_the_whole_explanation_and_its_root_the_amount()
    {
        var trace = Json.GetProperty("trace");
        Assert.Equal(Whole.Final.Amount.Amount, trace.GetProperty("value").GetDecimal());

        var nodes = Nodes(trace).ToList();
        Assert.Contains(nodes, n => Is(n, "intent", "intentional"));
        Assert.Contains(
            nodes,
            n => Is(n, "turnover", null) && n.GetProperty("basis").GetString() == "fact" && n.GetProperty("kind").GetString() == "fact"
        );
        Assert.Contains(nodes, n => Is(n, "share-each", null) && n.GetProperty("basis").GetString() == "judgement");
        Assert.All(nodes, n => Assert.False(n.TryGetProperty("isRepeated", out _) && n.TryGetProperty("inputs", out _)));

        static bool Is(JsonElement node, string id, string? value) =>
            node.TryGetProperty("id", out var own)
            && own.GetString() == id
            && (value is null || node.GetProperty("value").GetString() == value);
    }

    [Fact]
    public void The_bridge_sums_and_the_rest_is_told()
    {
        var bridge = Json.GetProperty("bridge");
        Assert.Equal(
            bridge.GetProperty("to").GetDecimal() - bridge.GetProperty("from").GetDecimal(),
            bridge.GetProperty("parts").EnumerateArray().Sum(p => p.GetProperty("amount").GetDecimal())
        );
        Assert.Equal("Heard in May", bridge.GetProperty("note").GetString());
        Assert.Equal(
            Whole.Differences.Select(d => d.Message),
            Json.GetProperty("differences").EnumerateArray().Select(d => d.GetProperty("message").GetString())
        );
        Assert.Equal(0, Json.GetProperty("warnings").GetArrayLength());
        Assert.Equal(["An invented case."], Json.GetProperty("notes").EnumerateArray().Select(n => n.GetString()));
    }

    [Fact]
    public void An_assumed_version_is_among_the_assumptions()
    {
        var read = Tribunal.Read(Tribunal.Least.With("\"notice\"", "\"order\"")).Assess();

        var assumption = JsonDocument.Parse(Report.Json(read)).RootElement.GetProperty("assumptions")[0];

        Assert.Equal(
            ("version", "no notice is given; the order selects"),
            (assumption.GetProperty("id").GetString(), assumption.GetProperty("why").GetString())
        );
    }

    [Fact]
    public void Numbers_are_written_plainly()
    {
        var text = Report.Json(Tribunal.Read(Tribunal.Least.With("\"turnover\": 100", "\"turnover\": 1234567.8900")).Assess());

        Assert.Contains("\"amount\": 123456.789,", text, StringComparison.Ordinal);
        Assert.Contains("\"value\": 1234567.89,", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", text, StringComparison.Ordinal);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_takes_what_the_reader_takes()
    {
        var schema = await JsonSchema.FromJsonAsync(CaseJson.Schema(Tribunal.Catalog), TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(Tribunal.Whole));
        Assert.Empty(schema.Validate(Tribunal.Least));
        Assert.Empty(schema.Validate(CaseJson.Write(Whole.Case)));
    }

    [Theory]
    [InlineData("\"regime\": \"tribunal\"", "\"regime\": \"court\"")]
    [InlineData("\"title\": \"Acme Ltd\"", "\"title\": 7")]
    [InlineData("\"title\": \"Acme Ltd\"", "\"title\": \"Acme Ltd\", \"titel\": 1")]
    [InlineData("\"notice\": \"2024-08\"", "\"notice\": \"August 2024\"")]
    [InlineData("\"notice\": \"2024-08\"", "\"notcie\": \"2024-08\"")]
    [InlineData("\"repeated\": true", "\"repeated\": \"yes\"")]
    [InlineData("\"repeated\": true", "\"reptead\": true")]
    [InlineData("\"discount\": 1000 }", "\"discount\": -1 }")]
    [InlineData("\"discount\": 1000 }", "\"turnover\": 1000 }")]
    [InlineData("\"grossly-negligent\"", "\"gross\"")]
    [InlineData("[ 10, 20, 30 ]", "[ 10, 20 ]")]
    [InlineData("\"people\": 5 }", "\"people\": 5.5 }")]
    [InlineData("\"high\": \"3%\"", "\"high\": \"3 percent\"")]
    [InlineData("\"share\": 0.5", "\"share\": 50")]
    [InlineData("\"rate\": 0.766039", "\"rate\": \"0.766039\"")]
    [InlineData("\"step\": \"penalty\", ", "")]
    public async Task The_schema_refuses_what_the_reader_refuses(string right, string wrong)
    {
        var schema = await JsonSchema.FromJsonAsync(CaseJson.Schema(Tribunal.Catalog), TestContext.Current.CancellationToken);
        var text = Tribunal.Whole.With(right, wrong);

        Assert.NotEmpty(Tribunal.Problems(text));
        Assert.NotEmpty(schema.Validate(text));
    }

    private static IEnumerable<JsonElement> Nodes(JsonElement node) =>
        node.TryGetProperty("inputs", out var inputs) ? inputs.EnumerateArray().SelectMany(Nodes).Prepend(node) : [node];
}
