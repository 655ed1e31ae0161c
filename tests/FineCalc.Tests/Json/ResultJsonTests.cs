using System.Text.Json;
using System.Text.Json.Serialization;
using Newtonsoft.Json.Linq;

namespace FineCalc.Tests.Json;

/// <summary>The JSON of results is one, whoever writes it: ToJson, System.Text.Json and Newtonsoft.Json, by default settings.</summary>
public sealed partial class ResultJsonTests
{
    private const int Most = 100 * 1024;

    private static readonly RegimeVersion Law = Regimes.UkGdpr.On(2025, 6, 1);

    private static readonly Facts Outside = Facts
        .None.With(UkGdpr.Turnover, Money.Gbp(80_000_000))
        .With(UkGdpr.Tier, MaximumTier.Higher)
        .With(UkGdpr.PeopleAffected, 120_000);

    private static readonly UncertainFacts Uncertain = new UncertainFacts(Outside)
        .With(UkGdpr.Tier, Distribution.Choice((MaximumTier.Standard, 0.5), (MaximumTier.Higher, 0.5)))
        .With(UkGdpr.PeopleAffected, Distribution.LogNormal(11, 1));

    private static readonly Lazy<AnnualLossResult> Years = new(() =>
        Law.AnnualLoss(
            new Portfolio(new FactTable(1).With(UkGdpr.Turnover, new[] { 80e6 }), Uncertain, [Distribution.Poisson(0.5)]),
            2_000,
            1
        )
    );

    private static readonly Lazy<SensitivityResult> Inputs = new(() => Law.Sensitivity(Uncertain, 16_384, 1));

    private static readonly Dictionary<string, Func<object>> Results = new()
    {
        ["assessment"] = () => Law.Assess(Outside),
        ["step"] = () => Law.Assess(Outside).Trace,
        ["version"] = () => Law,
        ["regime"] = () => Law.Regime,
        ["facts"] = () => Outside,
        ["bridge"] = () => Bridge.Between(Law.Assess(Outside), Law.Assess(Outside.With(UkGdpr.PeopleAffected, 12))),
        ["distribution"] = () => Law.Simulate(Uncertain, 1_000, 1, new SimulationOptions { Steps = ["statutory-maximum"] }),
        ["years"] = () => Years.Value,
        ["sensitivity"] = () => Inputs.Value,
        ["estimate"] = () => GdprEstimate.Of(Example("uk-gdpr/outside-facts.json")),
        ["comparison"] = () => Example("compare/hospital-software.json").Compare([Regimes.UkGdpr, Regimes.EuGdpr, Regimes.UsHipaa]),
        ["list"] = () => Report.List(Regimes.All),
        ["problems"] = () => Report.Problems(Law.Try(Facts.None).Problems),
        ["goal"] = () => Law.Assess(Outside).GoalSeek(UkGdpr.Turnover, Money.Gbp(500_000)),
    };

    public static TheoryData<string> Kinds => [.. Results.Keys];

    public static TheoryData<string> Examples =>
        [
            .. Directory
                .EnumerateFiles(Repository.PathOf("docs", "examples"), "*.json", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(Repository.PathOf("docs", "examples"), f).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_result_is_the_same_from_both_libraries_and_short(string kind)
    {
        var result = Results[kind]();
        var json = JsonSerializer.Serialize(result, JsonSerializerOptions.Web);

        Assert.InRange(json.Length, 20, Most);
        Assert.DoesNotContain("XXX", json, StringComparison.Ordinal);
        var other = Newtonsoft.Json.JsonConvert.SerializeObject(result);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(other)));
        Assert.Equal(other, JToken.FromObject(result).ToString(Newtonsoft.Json.Formatting.None));
        Assert.NotEmpty(JsonSerializer.Serialize(new Dictionary<string, object?> { ["it"] = result, ["none"] = null }));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Of_every_example_the_brief_form_is_short_and_says_the_same_as_the_trace(string file)
    {
        var assessed = Example(file).Assess();
        var brief = assessed.ToJson();
        var (read, whole) = (JsonNode.Parse(brief)!, JsonNode.Parse(assessed.ToJson(trace: true))!);

        Assert.True(brief.Length <= Most, $"{file}: {brief.Length}");
        Assert.DoesNotContain("XXX", brief, StringComparison.Ordinal);
        Assert.Equal(assessed.ToJson(compact: true), JsonSerializer.Serialize(read, Relaxed));
        Assert.Equal(Report.Json(assessed), assessed.ToJson(trace: true));
        Assert.Equal(assessed.Final.Amount.Amount, (decimal)read["amount"]!);
        Assert.Equal(assessed.Final.IsOpen, read["low"] is not null && read["likely"] is not null && read["high"] is not null);
        Within(read, whole, "$");
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_facts_of_every_example_come_back_with_its_regime(string file)
    {
        var read = Example(file);
        var whole = JsonNode.Parse(CaseJson.Write(read))!.AsObject();
        foreach (var key in new[] { "facts", "judgements", "infringements", "exchangeRates" })
        {
            whole.Remove(key);
        }

        foreach (var (key, value) in JsonNode.Parse(read.Facts.ToJson())!.AsObject())
        {
            whole[key] = value?.DeepClone();
        }

        Assert.Equal(read.Facts.ToJson(), CaseJson.Parse(whole.ToJsonString(), file, Regimes.All).Facts.ToJson());
    }

    [Fact]
    public void A_distribution_has_its_quantiles_and_exceedance_and_years_their_value_at_risk_and_return_periods()
    {
        var found = Years.Value;
        var json = JsonNode.Parse(found.ToJson())!;
        var total = json["total"]!;

        Assert.Equal(("GBP", 2_000), ((string?)json["currency"], (int)json["years"]!));
        Same(found.Total.Quantile(0.95), At(total["quantiles"]!, "level", 0.95));
        Same(found.Total.ValueAtRisk(0.99), At(total["valueAtRisk"]!, "level", 0.99));
        Same(found.Total.TailValueAtRisk(0.99), At(total["tailValueAtRisk"]!, "level", 0.99));
        Same(found.Total.Quantile(0.98), At(total["returnPeriods"]!, "years", 50));
        Same(found.Cases.Mean, json["cases"]!["mean"]!);
        var curve = total["exceedance"]!.AsArray();
        Assert.Equal(curve.Select(p => (double)p!["chance"]!).OrderDescending(), curve.Select(p => (double)p!["chance"]!));

        // What so few years do not tell is not told, and the bound that they allow is.
        var rarest = At(total["returnPeriods"]!, "years", 1000);
        Assert.True(rarest.AsObject().ContainsKey("standardError"));
        Assert.Null(rarest["standardError"]);

        static JsonNode At(JsonNode list, string key, double at) => list.AsArray().Single(p => (double)p![key]! == at)!;

        static void Same(Measured expected, JsonNode json)
        {
            Assert.Equal((double)(decimal)expected.Value, (double)json["value"]!);
            Assert.Equal(expected.StandardError is null, json["standardError"] is null);
        }
    }

    [Fact]
    public void The_ends_of_a_choice_are_its_codes_and_a_rate_is_its_fraction()
    {
        var row = JsonNode.Parse(Inputs.Value.ToJson())!["rows"]!.AsArray().Single(r => (string?)r!["id"] == "tier")!;

        Assert.Equal(("standard", "higher"), ((string?)row["from"], (string?)row["to"]));
        Assert.Equal(
            """{"facts":{"tier":"higher"},"judgements":{"seriousness":0.15}}""",
            Facts.None.With(UkGdpr.Tier, MaximumTier.Higher).With(UkGdpr.Seriousness, Rate.Percent(15)).ToJson(compact: true)
        );
    }

    [Fact]
    public void A_serialiser_made_at_build_time_writes_the_same()
    {
        var fine = Law.Assess(Outside);

        Assert.Equal(JsonSerializer.Serialize(fine), JsonSerializer.Serialize(fine, ResultAhead.Default.Assessment));
    }

    [Fact]
    public void Results_are_not_read_and_say_who_reads_cases()
    {
        var first = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Assessment>("{}"));
        var second = Assert.Throws<Newtonsoft.Json.JsonSerializationException>(() =>
            Newtonsoft.Json.JsonConvert.DeserializeObject<Facts>("{}")
        );

        Assert.Equal(
            ("Assessment is written as JSON and not read", "Facts is written as JSON and not read"),
            (first.Message.Split(':')[0], second.Message.Split(':')[0])
        );
    }

    [Fact]
    public void Values_have_one_form_in_both_libraries()
    {
        Assert.Equal("""{"amount":3076320.5,"currency":"GBP"}""", Written(Money.Gbp(3_076_320.50m)));
        object?[] others = [Rate.Percent(4), new Count(79_404), Currency.Gbp, (Money?)null];
        Assert.Equal("""[0.04,79404,"GBP",null]""", Written(others));
        Assert.Equal("\"33.3333333333333333%\"", Written(Rate.Fraction(0.333333333333333333m)));
        Assert.Equal(Money.Gbp(1_234_567_890_123_456_789.01m), Read<Money>("""{"amount":1234567890123456789.01,"currency":"GBP"}"""));
        Assert.Equal(Money.Gbp(12.5m), Read<Money>("\"GBP 12.50\""));
        Assert.Equal(Rate.Percent(4), Read<Rate>("\"4%\""));
        Assert.Null(Read<Money?>("null"));
        Assert.Equal(Money.Gbp(12.5m), JToken.FromObject(Money.Gbp(12.5m)).ToObject<Money>());
        foreach (var no in new[] { "\"GBP 250.000\"", "null", "12", """{"amount":1}""", """{"amount":1,"amount":2,"currency":"GBP"}""" })
        {
            Assert.Throws<Newtonsoft.Json.JsonSerializationException>(() => Read<Money>(no));
        }

        Assert.Throws<Newtonsoft.Json.JsonSerializationException>(() => Read<Rate>("0.3333333333333333333"));

        static string Written(object value) => Newtonsoft.Json.JsonConvert.SerializeObject(value);
        static T? Read<T>(string json) => Newtonsoft.Json.JsonConvert.DeserializeObject<T>(json);
    }

    [Fact]
    public void The_page_shows_what_its_program_prints()
    {
        const string Page = "docs/json.md";
        var printed = Snippet.Run(Snippet.Of(Page)).TrimEnd();
        var text = File.ReadAllText(Repository.PathOf(Page));

        Golden.Hold(Page, text.Replace(Snippet.All(Page, "json")[0], printed, StringComparison.Ordinal));
    }

    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static Case Example(string file) =>
        CaseJson.Parse(File.ReadAllText(Repository.PathOf("docs", "examples", file)), file, Regimes.All);

    // All that the one says the other says too; a rule may be cut to a line.
    private static void Within(JsonNode? brief, JsonNode? whole, string path)
    {
        if (brief is System.Text.Json.Nodes.JsonObject one)
        {
            foreach (var (key, value) in one)
            {
                if (key != "rule")
                {
                    Within(value, whole?[key], $"{path}.{key}");
                }
            }
        }
        else if (brief is System.Text.Json.Nodes.JsonArray list)
        {
            Assert.Equal(list.Count, whole?.AsArray().Count);
            for (var i = 0; i < list.Count; i++)
            {
                Within(list[i], whole![i], path + "[]");
            }
        }
        else
        {
            Assert.True(JsonNode.DeepEquals(brief, whole), path);
        }
    }

    [JsonSerializable(typeof(Assessment))]
    private sealed partial class ResultAhead : JsonSerializerContext;
}
