using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace FineCalc.Tests.Json;

/// <summary>What a file may be: its own messages stay short, its size is held, and whatever is wrong with it is a problem.</summary>
public class LimitsTests
{
    private const string Ccpa =
        """{"case":"x","title":"x","regime":"us-ca-ccpa","dates":{"violation":"2025-06-01"},"facts":{"violations":1}""";

    private const string UkGdpr =
        """{"case":"x","title":"x","regime":"uk-gdpr","dates":{"notice-of-intent":"2025-03-04"},"facts":{"turnover":168251493}""";

    // Longer than any word of the formats and regimes.
    private const int Long = 70_000;

    [Fact]
    public void No_problem_repeats_the_whole_of_a_long_key_name_or_list()
    {
        var (key, names) = (
            new string('k', Long),
            Enumerable
                .Range(0, 200)
                .Select(i => new string('n', 190) + i.ToString(System.Globalization.CultureInfo.InvariantCulture))
                .ToList()
        );
        var found = string.Join(',', names.Select(n => $$"""{"name":"{{n}}"}"""));
        static string Fifty(Func<int, string> entry) => string.Join(',', Enumerable.Range(0, 50).Select(entry));
        string[] texts =
        [
            $$"""{{Ccpa}},"{{key}}":{ {{string.Join(',', Enumerable.Repeat("\"a\":1", 50))}} } }""",
            $$"""{{Ccpa}},"{{key}}":1}""",
            $$"""{{Ccpa}},"infringements":[{{found}}],"published":{"source":"x","steps":"""
                + $$"""[{{Fifty(i => $$"""{"step":"penalty","infringement":"{{i}}{{key}}","value":1}""")}}] } }""",
            $$"""{{Ccpa}},"infringements":[{{found}}],"representations":{"infringements":"""
                + $$"""[{{Fifty(i => $$"""{"name":"u{{i}}"}""")}}] } }""",
            $$"""{{Ccpa}},"infringements":[{"name":"{{key}}"}]}""",
            Ccpa.With("us-ca-ccpa", key) + "}",
            Ccpa.With("2025-06-01", key) + "}",
            Ccpa.With("\"violations\":1", $"\"{key}\":1") + "}",
            Ccpa.With("\"violations\":1", $"\"violations\":\"{key}\"") + "}",
        ];

        Assert.All(
            texts,
            text =>
            {
                Assert.False(CaseJson.TryParse(text, "case.json", Regimes.All, out _, out var problems));
                Assert.All(
                    problems,
                    p =>
                        Assert.True(
                            p.ToString().Length < 2_500 && (p.Subject?.Length ?? 0) <= 200 && (p.Infringement?.Length ?? 0) <= 200,
                            p.ToString()
                        )
                );
            }
        );
    }

    [Fact]
    public void What_is_wrong_is_said_to_its_end_whatever_stands_in_the_middle()
    {
        Assert.False(CaseJson.TryParse($$"""{{Ccpa}},"{{new string('k', Long)}}":1}""", "case.json", Regimes.All, out _, out var problems));

        var problem = Assert.Single(problems);
        Assert.Equal(("key-unknown", "$['" + new string('k', 63) + "…']"), (problem.Code, problem.Path));
        Assert.EndsWith("…' is not known here.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_what_is_allowed_is_whole_until_it_is_too_long_and_then_says_how_many_more_there_are()
    {
        Assert.False(CaseJson.TryParse(Ccpa.With("us-ca-ccpa", "nowhere") + "}", "case.json", Regimes.All, out _, out var problems));
        Assert.Equal(string.Join(", ", Regimes.All.Ids), Assert.Single(problems).Allowed);

        var many = string.Join(',', Enumerable.Range(0, 500).Select(i => $$"""{"name":"infringement {{i}}"}"""));
        Assert.False(
            CaseJson.TryParse(
                $$"""{{Ccpa}},"infringements":[{{many}}],"representations":{"infringements":[{"name":"other"}]} }""",
                "case.json",
                Regimes.All,
                out _,
                out problems
            )
        );
        Assert.Matches(
            "^infringement 0, infringement 1, .* and 4[0-9]{2} more; a new one with \"added\": true$",
            problems.First(p => p.Code == "infringement-unknown").Allowed
        );
    }

    [Fact]
    public void More_values_than_a_file_may_have_are_refused_where_they_begin()
    {
        var lists = "[" + string.Join(',', Enumerable.Repeat("[]", 600_000)) + "]";

        Assert.False(CaseJson.TryParse($$"""{{Ccpa}},"notes":{{lists}} }""", "case.json", Regimes.All, out _, out var problems));
        Assert.Equal("values-too-many", Assert.Single(problems).Code);
        Assert.Equal("values-too-many", Refused(() => DecisionsJson.Read(Bytes(lists), "decisions.json"))[0].Code);
        Assert.Equal(
            "list-too-long",
            Refused(() => DecisionsJson.Read(Bytes("[" + string.Join(',', Enumerable.Repeat("{}", 10_001)) + "]"), "decisions.json"))[
                0
            ].Code
        );
    }

    // Nothing of it is open: a limit is reached all the same, without the search for the ends of a range.
    private static Facts Judged =>
        Facts
            .None.With(FineCalc.Uk.UkGdpr.Tier, MaximumTier.Higher)
            .With(FineCalc.Uk.UkGdpr.Seriousness, Rate.Percent(15))
            .With(FineCalc.Uk.UkGdpr.SizeFactor, Rate.Percent(10));

    [Fact]
    public void A_method_is_not_worked_out_for_more_infringements_than_anyone_reads()
    {
        var version = Regimes.UkGdpr.Versions[^1];
        var facts = Judged.With(FineCalc.Uk.UkGdpr.Turnover, Money.Gbp(1_000_000));
        Facts Of(int count) => Enumerable.Range(0, count).Aggregate(facts, (all, i) => all.With(new Infringement($"i{i}", [])));

        Assert.Contains(version.Try(Of(3_000)).Problems, p => p.Code == "infringements-too-many");
        Assert.DoesNotContain(version.Try(Of(1_000)).Problems, p => p.Code == "infringements-too-many");
    }

    [Fact]
    public void A_thousand_infringements_are_not_too_many_for_any_shipped_law()
    {
        var facts = Enumerable.Range(0, 1_000).Aggregate(Facts.None, (all, i) => all.With(new Infringement($"i{i}", [])));

        Assert.All(
            Regimes.All.Ids.SelectMany(id => Regimes.All.Find(id)!.Versions),
            version => Assert.DoesNotContain(version.Try(facts).Problems, p => p.Code == "infringements-too-many")
        );
    }

    public static TheoryData<string, Action<string>> Doors =>
        new()
        {
            { "case", text => CaseJson.Parse(text, "file", Regimes.All) },
            { "case from a stream", text => CaseJson.Read(Bytes(text), "file", Regimes.All) },
            { "reform", text => ReformJson.Parse(text, "file", Regimes.All) },
            { "reform from a stream", text => ReformJson.Read(Bytes(text), "file", Regimes.All) },
            { "document", text => RegimeJson.Parse(text, "file") },
            { "document from a stream", text => RegimeJson.Read(Bytes(text), "file") },
            { "numbers", text => NumberSetJson.Parse(text, "file") },
            { "numbers from a stream", text => NumberSetJson.Read(Bytes(text), "file") },
            { "predictive table", text => EstimateModelJson.Read(Bytes(text), "file") },
            { "decisions", text => DecisionsJson.Read(Bytes(text), "file") },
            { "decisions with their maxima", text => GdprEstimate.ReadDecisions(Bytes(text), "file") },
        };

    [Theory]
    [MemberData(nameof(Doors), DisableDiscoveryEnumeration = true)]
    public void Reading_that_ends_early_tells_a_thousand_problems_at_every_door(string door, Action<string> read)
    {
        var unknown = "{" + string.Join(',', Enumerable.Range(0, 1_100).Select(i => $"\"k{i}\":1e999")) + "}";
        var rows = "[" + string.Join(',', Enumerable.Range(0, 1_100).Select(i => $$"""{"id":"d{{i}}","date":5}""")) + "]";

        Assert.All(
            [unknown, rows],
            text =>
            {
                if (text == rows && !door.StartsWith("decisions", StringComparison.Ordinal))
                {
                    return;
                }

                var problems = Refused(() => read(text));
                Assert.Equal(1_001, problems.Count);
                Assert.EndsWith("problems-more", problems[^1].Code, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public void A_document_with_any_leaf_refused_removed_or_of_another_kind_is_read_or_told()
    {
        var texts = new[] { Regimes.UsCcpa, Regimes.UkHealthSafety, Regimes.EuGdpr }
            .Select(r => RegimeJson.Write(r.Versions[^1]))
            .ToArray();
        var leaves = texts.Select(t => Leaves(JsonNode.Parse(t)!).Count).ToArray();
        string?[] instead = ["1e400", "null", "5", "\"\"", "[]", "{}", null];
        var (reported, read) = (0, 0);
        FsCheck.Check.One(
            Laws.Seeded(Config.QuickThrowOnFailure).WithMaxTest(Laws.Count(300)).WithQuietOnSuccess(true),
            Prop.ForAll(
                Arb.From(
                    from text in Gen.Choose(0, texts.Length - 1)
                    from leaf in Gen.Choose(0, leaves[text] - 1)
                    from other in Gen.Choose(0, instead.Length - 1)
                    from withId in Gen.Choose(0, 1)
                    select (text, leaf, other, withId)
                ),
                of =>
                {
                    var root = JsonNode.Parse(texts[of.text])!;
                    var (parent, key) = Leaves(root)[of.leaf];

                    // Without its id and digest the rest is looked at further.
                    if (of.withId == 0)
                    {
                        ((JsonObject)root["versions"]![0]!).Remove("id");
                        ((JsonObject)root).Remove("digest");
                    }

                    if (instead[of.other] is null)
                    {
                        (parent as JsonObject)?.Remove((string)key);
                    }
                    else if (parent is JsonObject at)
                    {
                        at[(string)key] = "@";
                    }
                    else
                    {
                        ((JsonArray)parent)[(int)key] = "@";
                    }

                    try
                    {
                        _ = RegimeJson
                            .Parse(root.ToJsonString().Replace("\"@\"", instead[of.other] ?? "0", StringComparison.Ordinal), "file")
                            .Versions[^1]
                            .Try(Facts.None)
                            .Problems;
                        read++;
                    }
                    catch (ProblemException)
                    {
                        reported++;
                    }
                }
            )
        );
        Assert.True(reported > (reported + read) / 6 && read > (reported + read) / 30, $"reported {reported}, read {read}");
    }

    [Theory]
    [InlineData(
        """{"format":2,"questions":[{"question":0,"id":1e400,"name":"n","asks":"q","unit":"money"}]}""",
        "document-number-too-large"
    )]
    [InlineData(
        """{"format":2,"sources":[5],"questions":[{"question":0,"id":"q","name":1e400,"asks":1e400,"unit":1e400,"source":0}]}""",
        "document-number-too-large"
    )]
    [InlineData(
        """{"format":2,"versions":[{"name":1e400,"from":1e400,"result":0,"steps":[{"step":0,"kind":1e400}]}]}""",
        "document-number-too-large"
    )]
    public void A_number_that_was_refused_where_a_text_stands_counts_as_not_read(string text, string code) =>
        Assert.Contains(Refused(() => RegimeJson.Parse(text, "file")), p => p.Code == code);

    [Fact]
    public void A_number_of_a_document_with_a_name_needs_its_source()
    {
        var root = (JsonObject)JsonNode.Parse(RegimeJson.Write(Regimes.UsCcpa.Versions[^1]))!;
        var version = (JsonObject)root["versions"]![0]!;
        version.Remove("id");
        root.Remove("digest");
        var number = version["steps"]!.AsArray().First(s => (string?)s!["kind"] == "number" && s["id"] is not null)!.AsObject();
        number.Remove("id");
        number.Remove("source");

        var problem = Assert.Single(Refused(() => RegimeJson.Parse(root.ToJsonString(), "file")), p => p.Code == "document-name-missing");
        Assert.Contains("source", problem.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_of_steps_that_grow_without_names_end()
    {
        var steps = Enumerable
            .Range(1, 900)
            .Select(i => $$"""{"step":{{i}},"kind":"sum","unit":"money","inputs":[{{i - 1}}],"minus":[false]}""");
        var text = $$"""
            {"format":2,"regime":{"id":"own","title":"Own","currency":"GBP","dates":[{"id":"date","help":"a day"}]},
             "versions":[{"name":"Own","from":"2025-01-01","result":900,"steps":[
             {"step":0,"kind":"number","unit":"money","value":1,"basis":"statute"},{{string.Join(',', steps)}}]}]}
            """;

        Assert.Contains(Refused(() => RegimeJson.Parse(text, "file")), p => p.Code == "document-rule-too-long");
    }

    [Theory]
    [InlineData("turnover_eur", 79228162514264337593543950335.0)]
    [InlineData("people", 79228162514264337593543950335.0)]
    [InlineData("turnover_eur", 1e20)]
    [InlineData("fine_eur", 1e28)]
    public void A_decision_of_a_figure_that_nothing_on_earth_has_is_a_problem_of_its_row(string key, double value)
    {
        var text =
            $$"""[{"id":"d","date":"2024-01-01","fine_eur":1,"{{(key == "fine_eur" ? "fine" : key)}}":"""
            + value.ToString("F0", System.Globalization.CultureInfo.InvariantCulture)
            + "}]";

        var problem = Assert.Single(Refused(() => GdprEstimate.ReadDecisions(Bytes(text), "file")));
        Assert.Equal("number-too-large", problem.Code);
        Assert.NotNull(problem.Line);
    }

    [Fact]
    public void A_published_figure_of_any_size_differs_or_is_told()
    {
        decimal[] ends =
        [
            decimal.MinValue,
            -79228162514264337593543950334m,
            -1m,
            -0.0000000000000000000000000001m,
            0m,
            1m,
            3.96e28m,
            5.8e28m,
            decimal.MaxValue,
        ];
        var (differ, refused) = (0, 0);
        foreach (var provisional in ends)
        {
            foreach (var final in ends)
            {
                var figures = new PublishedFigures(new Citation("Order"))
                {
                    Provisional = Money.Gbp(provisional),
                    Final = Money.Gbp(final),
                    Steps = [new("penalty", null, final)],
                };
                var of = Tribunal.Read(Tribunal.Least) with { Published = figures };
                try
                {
                    var assessed = of.Assess();
                    Assert.Equal(provisional == 10m ? 0 : 1, assessed.Differences.Count(d => d.Subject == "final"));
                    Assert.NotEmpty(Report.Text(assessed));
                    Assert.NotEmpty(Report.Html(assessed));
                    Assert.NotEmpty(Report.Json(assessed));
                    differ++;
                }
                catch (ProblemException problems)
                {
                    Assert.Equal("amount-overflow", Assert.Single(problems.Problems).Code);
                    refused++;
                }
            }
        }

        Assert.True(differ > 60 && differ + refused == ends.Length * ends.Length, $"{differ} differ, {refused} refused");
    }

    [Fact]
    public void A_published_penalty_below_zero_is_refused_where_it_stands()
    {
        var problem = Assert.Single(
            Tribunal.Problems(
                Tribunal.Least.With(
                    "\"judgements\"",
                    "\"published\":{\"source\":\"x\",\"final\":-7922816251426433759354395033},\"judgements\""
                )
            )
        );

        Assert.Equal(("published-negative", "$.published.final"), (problem.Code, problem.Path));
        problem = Assert.Single(
            Tribunal.Problems(
                Tribunal.Least.With(
                    "\"judgements\"",
                    "\"published\":{\"source\":\"x\",\"final\":-79228162514264337593543950335},\"judgements\""
                )
            )
        );
        Assert.Equal(("amount-overflow", "$.published.final"), (problem.Code, problem.Path));
    }

    [Fact]
    public void A_bridge_of_very_many_changes_has_a_part_for_each_question_and_says_so()
    {
        string Infringements(int n, Func<int, int> share) =>
            $"\"infringements\":[{string.Join(',', Enumerable.Range(0, n).Select(i => Infringement(i, share(i))))}]";
        string Infringement(int i, int share) =>
            $$"""{"name":"i{{i}}","facts":{"tier":"higher"},"judgements":{"seriousness":"{{share}}%"} }""";
        CaseAssessment Assessed(int n) =>
            CaseJson
                .Parse(
                    $$"""{{UkGdpr}},{{Infringements(n, _ => 50)}},"representations":{ {{Infringements(n, i => 30 + (i % 5))}} } }""",
                    "file",
                    Regimes.All
                )
                .Assess();

        var (few, many) = (Assessed(20), Assessed(300));

        Assert.Equal(20, few.Bridge.Parts.Count);
        var part = Assert.Single(many.Bridge.Parts);
        Assert.Equal(("seriousness", "Seriousness, 300 changes", "50%", "several answers"), (part.Id, part.Name, part.Before, part.After));
        Assert.Equal("taken together, because there are too many changes for a part of each", part.Note);
        Assert.Equal(many.Bridge.To - many.Bridge.From, part.Amount);
        Assert.Contains(part.Note!, Report.Text(many, new TextOptions { Width = 200 }), StringComparison.Ordinal);
    }

    [Fact]
    public void Many_stages_of_many_infringements_are_refused_before_they_are_worked_out()
    {
        Case Of(int stages, int infringements) =>
            Regimes.UkGdpr.Versions[^1] is var version
            && Enumerable.Range(0, infringements).Aggregate(Judged, (all, i) => all.With(new Infringement($"i{i}", []))) is var facts
                ? new Case("x", "x", version, facts)
                {
                    Stages = [.. Enumerable.Range(0, stages).Select(i => new CaseStage($"s{i}", new Citation("x")) { Facts = facts })],
                }
                : throw new InvalidOperationException();

        Assert.Equal("stages-too-many", Assert.Single(Of(100, 1_000).Check()).Code);
        Assert.Empty(Of(2, 1_000).Check());
        Assert.Empty(Of(200, 1).Check());

        var infringements = string.Join(',', Enumerable.Range(0, 100).Select(i => $$"""{"name":"i{{i}}","facts":{"tier":"higher"} }"""));
        var stages = string.Join(
            ',',
            Enumerable.Range(0, 100).Select(i => $$"""{"name":"s{{i}}","source":"x","judgements":{"seriousness":"{{i}}%"} }""")
        );
        Assert.False(
            CaseJson.TryParse(
                $$"""{{UkGdpr}},"infringements":[{{infringements}}],"stages":[{{stages}}] }""",
                "case.json",
                Regimes.All,
                out _,
                out var problems
            )
        );
        var problem = Assert.Single(problems);
        Assert.Equal(("stages-too-many", "$.stages"), (problem.Code, problem.Path));
    }

    [Fact]
    public void The_bridges_of_later_stages_share_what_one_may_take()
    {
        static string Listed(Func<int, string> item, int count) => "[" + string.Join(',', Enumerable.Range(0, count).Select(item)) + "]";
        string Found(string facts, int percent) =>
            Listed(i => "{\"name\":\"i" + i + "\"," + facts + "\"judgements\":{\"seriousness\":\"" + percent + "%\"}}", 30);
        CaseAssessment Of(int count)
        {
            var stages = Listed(
                i => "{\"name\":\"s" + i + "\",\"source\":\"x\",\"infringements\":" + Found("", 10 + (i % 20)) + "}",
                count
            );
            var text = UkGdpr + ",\"infringements\":" + Found("\"facts\":{\"tier\":\"higher\"},", 50) + ",\"stages\":" + stages + "}";
            return CaseJson.Parse(text, "case.json", Regimes.All).Assess();
        }

        Assert.All(Of(2).Stages, s => Assert.Equal(30, s.Bridge.Parts.Count));
        Assert.All(Of(60).Stages, s => Assert.Equal("Seriousness, 30 changes", Assert.Single(s.Bridge.Parts).Name));
    }

    [Fact]
    public void Messages_of_one_file_are_no_more_than_a_megabyte_or_so()
    {
        var (key, wide) = (new string('\'', 200), new string('港', 190));
        string Named(string name) => string.Join(',', Enumerable.Range(0, 999).Select(i => "{\"name\":\"" + wide + name + i + "\"}"));
        string[] texts =
        [
            Ccpa
                + ",\"x\":"
                + string.Concat(Enumerable.Repeat("{\"" + key + "\":", 60))
                + "{"
                + string.Join(',', Enumerable.Repeat("\"a\":1", 1_200))
                + new string('}', 62),
            Ccpa + ",\"infringements\":[" + Named("") + "],\"representations\":{\"infringements\":[" + Named("u") + "]}}",
        ];

        Assert.All(
            texts,
            text =>
            {
                Assert.False(CaseJson.TryParse(text, "case.json", Regimes.All, out _, out var problems));
                Assert.InRange(problems.Sum(p => Encoding.UTF8.GetByteCount(p.ToString())), 1 << 20, (1 << 20) + 20_000);
                Assert.Equal("problems-more", problems[^1].Code);
                Assert.Contains($" {problems.Count - 1} problems", problems[^1].Message, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public void Shapley_shares_are_for_fewer_changes_the_more_infringements_there_are()
    {
        var version = Regimes.UkGdpr.Versions[^1];
        var facts = Enumerable
            .Range(0, 600)
            .Aggregate(Judged.With(FineCalc.Uk.UkGdpr.Turnover, Money.Gbp(1_000_000)), (all, i) => all.With(new Infringement($"i{i}", [])));
        var changed = facts
            .Infringements.Take(12)
            .Aggregate(facts, (all, i) => all.WithInfringement(i.Name, own => own.With(FineCalc.Uk.UkGdpr.Seriousness, Rate.Percent(5))));

        var problem = Assert.Throws<ArgumentException>(() =>
            Bridge.Between(version.Assess(facts), version.Assess(changed), BridgeOrder.Shapley)
        );
        Assert.Contains("for up to 10 where there are 600 infringements", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_is_the_same_whether_it_is_made_whole_or_written_as_it_is_made()
    {
        var assessed = Tribunal.Read(Tribunal.Least).Assess();
        using var written = new StringWriter { NewLine = "\r\n" };

        Report.Json(assessed, written);

        Assert.Equal(Report.Json(assessed), written.ToString());
        Assert.Equal("\r\n", written.NewLine);
    }

    private static IReadOnlyList<Problem> Refused(Action read) => Assert.Throws<ProblemException>(read).Problems;

    private static IReadOnlyList<Problem> Refused<T>(Func<T> read) =>
        Refused(() =>
        {
            read();
        });

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private static List<(JsonNode Parent, object Key)> Leaves(JsonNode root)
    {
        var found = new List<(JsonNode, object)>();
        Visit(root);
        return found;

        void Visit(JsonNode node)
        {
            var children = node is JsonObject at
                ? at.Select(p => ((object)p.Key, p.Value))
                : node.AsArray().Select((value, i) => ((object)i, value));
            foreach (var (key, value) in children)
            {
                if (value is JsonObject or JsonArray)
                {
                    Visit(value);
                }

                found.Add((node, key));
            }
        }
    }
}
