using System.Text.RegularExpressions;
using NJsonSchema;
using NodaTime;

namespace FineCalc.Tests.Json;

/// <summary>A regime as a document, and back.</summary>
public class RegimeJsonTests
{
    private static readonly string Whole = RegimeJson.Write(Tribunal.Regime);

    public static TheoryData<string> Ids => [.. Regimes.All.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_regime_that_ships_comes_back_with_its_version_ids_and_writes_the_same_document(string id)
    {
        var regime = Regimes.All.Find(id)!;
        var text = RegimeJson.Write(regime);

        var read = RegimeJson.Parse(text, id);

        Assert.Equal(
            regime.Versions.Select(v => (v.Id, v.Name, v.From, v.Until)),
            read.Versions.Select(v => (v.Id, v.Name, v.From, v.Until))
        );
        Assert.Equal(
            regime.Versions.Select(v => (v.IsPreview, string.Join(',', v.Standings.OrderBy(s => s.Key)))),
            read.Versions.Select(v => (v.IsPreview, string.Join(',', v.Standings.OrderBy(s => s.Key))))
        );
        Assert.Equal(text, RegimeJson.Write(read));
        using var written = new StringWriter();
        RegimeJson.Write(read, written);
        Assert.Equal(text, written.ToString());
        Assert.Equal(Report.Markdown(regime.Versions[^1]), Report.Markdown(read.Versions[^1]));
    }

    [Fact]
    public void Every_example_is_assessed_by_the_documents_as_by_the_regimes_themselves()
    {
        var archived = new RegimeCatalog(Regimes.All.Ids.Select(id => RegimeJson.Parse(RegimeJson.Write(Regimes.All.Find(id)!), id)));
        var files = Directory.GetFiles(Repository.PathOf("docs", "examples"), "*.json", SearchOption.AllDirectories);

        Assert.True(files.Length > 50);
        Assert.All(
            files,
            file =>
            {
                var text = File.ReadAllText(file);
                Assert.Equal(
                    Report.Json(CaseJson.Parse(text, file, Regimes.All).Assess()),
                    Report.Json(CaseJson.Parse(text, file, archived).Assess())
                );
            }
        );
    }

    [Fact]
    public void One_version_alone_is_a_document_of_its_days()
    {
        var read = RegimeJson.Parse(RegimeJson.Write(Tribunal.Regime.On(new LocalDate(2020, 1, 1))), "old");

        var version = Assert.Single(read.Versions);
        Assert.Equal((new LocalDate(2018, 5, 25), new LocalDate(2024, 3, 18)), (version.From, version.Until!.Value));
        Assert.Equal("date-not-in-force", Own.OnlyProblem(() => read.On(new LocalDate(2024, 3, 18))).Code);
    }

    [Fact]
    public void Numbers_of_a_document_can_be_replaced_like_those_of_a_regime()
    {
        var read = RegimeJson.Parse(RegimeJson.Write(Regimes.UkGdpr), "uk-gdpr");
        var (own, of) = (
            Regimes.UkGdpr.Override("maximum.higher.turnover", Rate.Percent(6), "why"),
            read.Override("maximum.higher.turnover", Rate.Percent(6), "why")
        );

        Assert.Equal(own.Versions.Select(v => v.Id), of.Versions.Select(v => v.Id));
        Assert.Equal("number-unknown", Own.OnlyProblem(() => read.Override("nothing", Rate.One, "why")).Code);
    }

    [Fact]
    public void A_reformed_regime_is_archived_with_the_name_of_its_reform()
    {
        var reformed = Reform
            .Named("six", "Six per cent")
            .With("uk-gdpr", "maximum.higher.turnover", Rate.Percent(6), "why", new LocalDate(2027, 1, 1))
            .Apply(Regimes.UkGdpr)
            .Override("step-5", Rate.Zero, "by hand");
        var read = RegimeJson.Parse(RegimeJson.Write(reformed), "reformed");

        Assert.Equal(reformed.Versions.Select(v => v.Id), read.Versions.Select(v => v.Id));
        Assert.EndsWith("+override+reform(six)", read.Versions[^1].Id, StringComparison.Ordinal);
        Assert.Equal(["six"], read.Versions[^1].Reforms);
        Assert.Equal(["maximum.higher.turnover", "step-5"], read.Versions[^1].Replaced.Select(n => n.Id).Distinct().Order());
    }

    [Fact]
    public void A_table_of_a_document_is_replaced_as_a_whole()
    {
        var table = new BandTable<Money, Rate>(
            Money.Gbp(0),
            Edge.UpperIncluded,
            (Money.Gbp(10), Rate.Zero, Rate.One, Own.Source),
            (null, Rate.One, Rate.One, Own.Source)
        );
        var reform = Reform.Named("flat", "Flat").With("uk-gdpr", "size-factor", table, "why");

        Assert.Equal(
            reform.Apply(Regimes.UkGdpr).Versions[^1].Id,
            reform.Apply(RegimeJson.Parse(RegimeJson.Write(Regimes.UkGdpr), "uk-gdpr")).Versions[^1].Id
        );
    }

    [Fact]
    public void Each_step_and_each_source_stands_on_a_line_of_its_own() =>
        Assert.All(
            ["{\"step\":", "{\"source\":"],
            begins =>
                Assert.All(
                    Whole.Split('\n').Where(l => l.Contains(begins, StringComparison.Ordinal)),
                    line =>
                        Assert.True(line.TrimStart().StartsWith(begins, StringComparison.Ordinal) && line.TrimEnd(',').EndsWith('}'), line)
                )
        );

    [Theory]
    [InlineData("\"most\": 1", "\"most\": 2", "document-content-altered")]
    [InlineData("\"asks\": \"What was the turnover?\"", "\"asks\": \"Which turnover?\"", "document-content-altered")]
    [InlineData("\"format\": 2", "\"format\": 1", "document-format-unknown")]
    [InlineData("\"kind\":\"product\"", "\"kind\":\"prodct\"", "document-choice-unknown")]
    [InlineData("\"kind\":\"product\"", "\"kind\":\"quotient\"", "document-unit-wrong")]
    [InlineData("\"result\": ", "\"result\": 99", "document-place-unknown")]
    [InlineData("\"from\": \"2024-03-18\"", "\"from\": \"2024-03-17\"", "document-period-overlap")]
    [InlineData("\"from\": \"2024-03-18\"", "\"from\": \"2024-03-17\", \"until\": \"2024-03-17\"", "document-period-empty")]
    [InlineData("\"rule\":\"", "\"rule\":\"not ", "document-rule-differs")]
    [InlineData("\"code\":\"negligent\"", "\"cod\":\"negligent\"", "document-key-missing", "document-key-unknown")]
    [InlineData("\"unit\": \"choice\"", "\"unit\": \"rate\"", "document-options-misplaced")]
    [InlineData("\"currency\": \"GBP\"", "\"currency\": \"gbp\"", "document-currency-unknown")]
    [InlineData("\"id\": \"tribunal\"", "\"id\": \"Tribunal\"", "document-id-invalid")]
    [InlineData("{\"step\":0,", "{\"step\":1,", "document-place-wrong")]
    public void A_document_that_is_not_what_it_says_is_refused_with_line_and_path(string right, string wrong, params string[] codes)
    {
        var at = Whole.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0, $"The document has no {right}");
        var problems = Assert
            .Throws<ProblemException>(() => RegimeJson.Parse(Whole[..at] + wrong + Whole[(at + right.Length)..], "tribunal.json"))
            .Problems;

        Assert.Superset(codes.ToHashSet(), problems.Select(p => p.Code).ToHashSet());
        Assert.All(problems, p => Assert.True(p is { File: "tribunal.json", Line: > 0, Path: not null, Allowed: not null }, p.ToString()));
    }

    [Fact]
    public void A_document_that_was_changed_on_purpose_says_no_id_and_no_digest_and_gets_its_own()
    {
        string Changed(bool hasId, bool hasDigest) =>
            Regex
                .Replace(
                    Regex.Replace(Whole, hasId ? "$^" : "\"id\": \"tribunal@[^\"]*\",", ""),
                    hasDigest ? "$^" : ",\n *\"digest\": \"[^\"]*\"",
                    ""
                )
                .Replace("\"asks\": \"What was the turnover?\"", "\"asks\": \"Which turnover?\"", StringComparison.Ordinal);

        var read = RegimeJson.Parse(Changed(false, false), "tribunal.json");

        Assert.Contains(read.Versions[^1].Facts, f => f.Question == "Which turnover?");
        Assert.NotEqual(Tribunal.Regime.Versions[^1].Id, read.Versions[^1].Id);
        Assert.All(
            [Changed(true, false), Changed(false, true), Changed(true, true)],
            text =>
                Assert.All(
                    Assert.Throws<ProblemException>(() => RegimeJson.Parse(text, "tribunal.json")).Problems,
                    p => Assert.Equal("document-content-altered", p.Code)
                )
        );
    }

    [Fact]
    public void A_source_that_was_read_again_keeps_the_version_id_and_changes_the_document()
    {
        var again = Own.Source with { DateRead = new LocalDate(2026, 1, 2), Link = "https://example.org/rules", Note = "read again" };
        string Of(Citation source) => RegimeJson.Write(Own.Version(Step.Of(Money.Gbp(1), source)));

        Assert.Equal(Own.Version(Step.Of(Money.Gbp(1), Own.Source)).Id, Own.Version(Step.Of(Money.Gbp(1), again)).Id);
        Assert.Contains("read again", Of(again), StringComparison.Ordinal);
        Assert.Equal(
            "document-content-altered",
            Own.OnlyProblem(() => RegimeJson.Parse(Of(again).Replace("read again", "read", StringComparison.Ordinal), "own.json")).Code
        );
    }

    /// <summary>The form of the text is nobody's business: blanks, and how a number or a letter is written.</summary>
    [Fact]
    public void A_document_that_was_only_written_otherwise_is_the_same()
    {
        var otherwise = Whole
            .Replace("  ", "\t", StringComparison.Ordinal)
            .Replace("\"most\": 1", "\"most\": 1.00", StringComparison.Ordinal)
            .Replace("Tribunal fines", "\\u0054ribunal fines", StringComparison.Ordinal)
            .Replace("{\n\t\"format\"", "{\"$schema\":\"regime.schema.json\",\"format\"", StringComparison.Ordinal);

        Assert.Contains("\\u0054", otherwise, StringComparison.Ordinal);
        Assert.Contains("1.00", otherwise, StringComparison.Ordinal);
        Assert.Contains("$schema", otherwise, StringComparison.Ordinal);
        Assert.Equal(Tribunal.Regime.Versions[^1].Id, RegimeJson.Parse(otherwise, "tribunal.json").Versions[^1].Id);
    }

    [Fact]
    public void A_rule_that_would_take_more_words_than_anyone_reads_is_refused()
    {
        // Each step takes the one before it twice: sixty of them would be reported in 2^60 words.
        var steps = string.Join(
            ",\n",
            Enumerable
                .Range(1, 60)
                .Select(i => $"{{\"step\":{i},\"kind\":\"sum\",\"unit\":\"money\",\"inputs\":[{i - 1},{i - 1}],\"minus\":[false,false]}}")
        );
        var problems = Assert
            .Throws<ProblemException>(() =>
                RegimeJson.Parse(
                    Small($"{{\"step\":0,\"kind\":\"number\",\"unit\":\"money\",\"value\":1,\"basis\":\"statute\"}},\n{steps}", 60),
                    "small.json"
                )
            )
            .Problems;

        Assert.Contains(problems, p => p.Code == "document-rule-too-long");
    }

    [Fact]
    public void A_long_chain_of_named_steps_is_read_and_reckoned()
    {
        const int length = 999;
        var steps = string.Join(
            ",\n",
            Enumerable
                .Range(1, length)
                .Select(i =>
                    $$"""{"step":{{i}},"kind":"sum","unit":"money","inputs":[{{i - 1}},0],"minus":[false,false],"""
                    + $$"""  "id":"s{{i}}","name":"Step {{i}}","source":0}"""
                )
        );
        var read = RegimeJson.Parse(
            Small($"{{\"step\":0,\"kind\":\"number\",\"unit\":\"money\",\"value\":1,\"basis\":\"statute\"}},\n{steps}", length),
            "small.json"
        );

        Assert.Equal(Money.Gbp(length + 1), read.On(Own.FirstDay).Assess(Facts.None).Amount);
    }

    [Fact]
    public async Task Documents_validate_against_the_published_schema_and_what_is_refused_does_not()
    {
        var schema = await JsonSchema.FromFileAsync(
            Repository.PathOf("docs", "schema", "regime.schema.json"),
            TestContext.Current.CancellationToken
        );

        Assert.All(Regimes.All.Ids, id => Assert.Empty(schema.Validate(RegimeJson.Write(Regimes.All.Find(id)!))));
        Assert.Empty(schema.Validate(Whole));
        Assert.Contains("\"kind\":\"product\"", Whole, StringComparison.Ordinal);
        Assert.NotEmpty(schema.Validate(Whole.Replace("\"kind\":\"product\"", "\"kind\":\"prodct\"", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(Whole.Replace("\"format\": 2", "\"format\": 1", StringComparison.Ordinal)));
    }

    internal static string Small(string steps, int result, string questions = "") =>
        $$"""
            {
              "format": 2,
              "regime": {"id": "small", "title": "Small", "currency": "GBP", "dates": [{"id": "date", "help": "the day"}]},
              "sources": [{"source": 0, "instrument": "House rules"}],
              {{questions}}
              "versions": [{"name": "Small", "from": "2025-01-01", "steps": [
            {{steps}}
              ], "result": {{result}}}]
            }
            """;
}
