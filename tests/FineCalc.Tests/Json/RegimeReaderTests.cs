using System.Diagnostics;

namespace FineCalc.Tests.Json;

/// <summary>Documents that say what no regime of code could: each is refused where it stands, and none is calculated with.</summary>
public class RegimeReaderTests
{
    private const string One = """{"kind":"number","unit":"money","value":1,"basis":"statute"}""";

    private const string Two = """{"kind":"number","unit":"money","value":2,"basis":"statute"}""";

    private const string X = """{"id":"x","unit":"choice","options":[{"code":"a","help":"A"},{"code":"b","help":"B"}]}""";

    private const string Y =
        """{"id":"y","unit":"choice","options":[{"code":"p","help":"P"},{"code":"q","help":"Q"},{"code":"r","help":"R"}]}""";

    public static TheoryData<string, string, string[], string[]> Lists =>
        new()
        {
            // A question of two answers, for which a choice of five stands in.
            {
                "options-differ",
                "$.versions[0].steps[1]",
                [
                    """{"kind":"number","unit":"choice","options":["a","b","c"],"value":"c","basis":"statute"}""",
                    """{"kind":"fact","unit":"choice","inputs":[0],"question":0}""",
                    One,
                    Two,
                    Select(1, 2, 3),
                ],
                [X]
            },
            {
                "options-differ",
                "$.versions[0].steps[2]",
                [Answer(0), Answer(1), """{"kind":"greatest","unit":"choice","inputs":[0,1]}""", One, Two, Select(2, 3, 4)],
                [X, Y]
            },
            {
                "options-differ",
                "$.versions[0].steps[2]",
                [
                    Answer(0),
                    Answer(1),
                    """{"kind":"compare","unit":"flag","inputs":[0,1],"comparison":"equal"}""",
                    One,
                    Two,
                    Select(2, 3, 4),
                ],
                [X, Y]
            },
            {
                "options-differ",
                "$.versions[0].steps[3]",
                [
                    Answer(0),
                    Answer(1),
                    """{"kind":"number","unit":"flag","value":true,"basis":"statute"}""",
                    """{"kind":"select","unit":"choice","inputs":[2,0,1]}""",
                    One,
                    Two,
                    Select(3, 4, 5),
                ],
                [X, Y]
            },
            {
                "option-duplicate",
                "$.questions[0]",
                [Answer(0), One, Two, Select(0, 1, 2)],
                [X.Replace("\"b\"", "\"a\"", StringComparison.Ordinal)]
            },
            {
                "option-duplicate",
                "$.versions[0].steps[0]",
                ["""{"kind":"number","unit":"choice","options":["a","a"],"value":"a","basis":"statute"}""", One, Two, Select(0, 1, 2)],
                []
            },
            {
                "bound-misplaced",
                "$.questions[0].least",
                [Answer(0), One, Two, Select(0, 1, 2)],
                [X.Replace("\"unit\"", "\"least\":\"b\",\"unit\"", StringComparison.Ordinal)]
            },
            {
                "table-row-straight",
                "$.versions[0].steps[1].rows[0]",
                [
                    One,
                    """{"kind":"table","unit":"choice","inputs":[0],"options":["a","b","c"]"""
                        + ""","basis":"statute","at":"straight","start":0,"edge":"upper-included","rows":[{"upTo":10"""
                        + ""","low":"a","high":"c","source":0}]}""",
                    One,
                    Two,
                    Two,
                    Select(1, 2, 3, 4),
                ],
                []
            },
            {
                "table-row-straight",
                "$.versions[0].steps[1].rows[0]",
                [
                    One,
                    """{"kind":"table","unit":"flag","inputs":[0],"basis":"statute","at":"straight","start":0"""
                        + ""","edge":"upper-included","rows":[{"upTo":10,"low":false,"high":true,"source":0}]}""",
                    One,
                    Two,
                    Select(1, 2, 3),
                ],
                []
            },
        };

    public static TheoryData<string, string, string[], string[]> Amounts =>
        new()
        {
            { "currency-mixed", "$.versions[0].steps[0]", [One.Replace("1", "\"EUR 1\"", StringComparison.Ordinal)], [] },
            {
                "currency-mixed",
                "$.versions[0].steps[0]",
                [One.Replace("1", "\"EUR 1\",\"currency\":\"USD\"", StringComparison.Ordinal)],
                []
            },
            {
                "currency-misplaced",
                "$.versions[0].steps[1]",
                [
                    One,
                    """{"kind":"number","unit":"rate","currency":"USD","value":0.5,"basis":"statute"}""",
                    """{"kind":"product","unit":"money","inputs":[0,1]}""",
                ],
                []
            },
            { "currency-mixed", "$.versions[0].steps[1]", [One, Table("\"givesIn\":\"EUR\",", "money", "5")], [] },
            {
                "currency-misplaced",
                "$.versions[0].steps[1]",
                [One, Table("\"currency\":\"EUR\",", "rate", "0.5"), """{"kind":"product","unit":"money","inputs":[0,1]}"""],
                []
            },
            { "method-mixed-currencies", "$.versions[0]", [One, Table("\"asksIn\":\"EUR\",", "money", "5")], [] },
            { "currency-mixed", "$.questions[0].least", [Amount], [Question("\"least\":\"USD 5\"")] },
            {
                "currency-mixed",
                "$.questions[0].missing",
                [Amount],
                [Question("\"missing\":{\"value\":\"USD 5\",\"basis\":\"model\",\"why\":\"w\"}")]
            },
            {
                "missing-not-allowed",
                "$.questions[0].missing",
                [Amount],
                [Question("\"most\":10,\"missing\":{\"value\":50,\"basis\":\"model\",\"why\":\"w\"}")]
            },
            {
                "missing-not-allowed",
                "$.questions[0].missing",
                [Amount],
                [Question("\"least\":10,\"missing\":{\"low\":5,\"likely\":10,\"high\":11,\"basis\":\"model\",\"why\":\"w\"}")]
            },
            {
                "missing-not-allowed",
                "$.questions[0].missing",
                [Amount],
                [Question("\"whole\":true,\"missing\":{\"value\":1.5,\"basis\":\"model\",\"why\":\"w\"}")]
            },
            {
                "missing-not-allowed",
                "$.questions[0].missing",
                [Amount],
                [Question("\"whole\":true,\"missing\":{\"low\":0.5,\"likely\":1,\"high\":2,\"basis\":\"model\",\"why\":\"w\"}")]
            },
            {
                "missing-not-allowed",
                "$.questions[0].missing",
                [Amount],
                [Question("\"whole\":true,\"missing\":{\"low\":0,\"likely\":1.5,\"high\":2,\"basis\":\"model\",\"why\":\"w\"}")]
            },
            {
                "missing-not-allowed",
                "$.questions[0].missing",
                [Amount],
                [Question("\"whole\":true,\"missing\":{\"low\":0,\"likely\":1,\"high\":2.5,\"basis\":\"model\",\"why\":\"w\"}")]
            },
            { "limits-missing", "$.versions[0].steps[1]", [One, """{"kind":"clamp","unit":"money","inputs":[0]}"""], [] },
            {
                "number-duplicate",
                "$.versions[0]",
                [Named(One), Named(Two), """{"kind":"sum","unit":"money","inputs":[0,1],"minus":[false,false]}"""],
                []
            },
            {
                "number-duplicate",
                "$.versions[0]",
                [Named(One), Named(Table("", "money", "5")), """{"kind":"sum","unit":"money","inputs":[0,1],"minus":[false,false]}"""],
                []
            },
            {
                "method-duplicate-id",
                "$.versions[0]",
                [
                    Amount,
                    Amount.Replace(":0}", ":1}", StringComparison.Ordinal),
                    """{"kind":"sum","unit":"money","inputs":[0,1],"minus":[false,false]}""",
                ],
                [Question("\"least\":0"), Question("\"least\":1")]
            },
            { "method-not-of-case", "$.versions[0]", [Amount], [Question("\"perInfringement\":true")] },
            { "mark-missing", "$.versions[0]", [One.Replace("statute", "override", StringComparison.Ordinal)], [] },
        };

    private const string Amount = """{"kind":"fact","unit":"money","question":0}""";

    [Theory]
    [MemberData(nameof(Lists))]
    [MemberData(nameof(Amounts))]
    public void What_no_code_could_say_is_refused_where_it_stands(string code, string path, string[] steps, string[] questions)
    {
        var problem = Own.OnlyProblem(() => RegimeJson.Parse(Document(steps, questions), "small.json"));

        Assert.Equal(("document-" + code, path, "small.json"), (problem.Code, problem.Path, problem.File));
        Assert.False(string.IsNullOrEmpty(problem.Allowed));
    }

    [Fact]
    public void Choices_of_one_list_go_together()
    {
        var read = RegimeJson.Parse(
            Document(
                [Answer(0), Answer(1), """{"kind":"greatest","unit":"choice","inputs":[0,1]}""", One, Two, Select(2, 3, 4)],
                [X, X.Replace("\"x\"", "\"z\"", StringComparison.Ordinal)]
            ),
            "small.json"
        );

        var answers = CaseJson.Parse(
            """{"case":"c","title":"C","regime":"small","dates":{"date":"2025-06-01"},"facts":{"x":"a","z":"b"}}""",
            "c.json",
            new RegimeCatalog(read)
        );
        Assert.Equal(Money.Gbp(2), answers.Assess().Final.Amount);
    }

    [Theory]
    [InlineData("\"reforms\":[\"x)+reform(y\"],")]
    [InlineData("\"reforms\":[\"\u202E\"],")]
    [InlineData("\"reforms\":[1],")]
    public void A_reform_that_version_ids_end_in_has_an_id(string reforms)
    {
        var problem = Own.OnlyProblem(() =>
            RegimeJson.Parse(Document([One], []).Replace("\"from\"", reforms + "\"from\"", StringComparison.Ordinal), "small.json")
        );

        Assert.Equal(("document-id-invalid", "$.versions[0].reforms[0]"), (problem.Code, problem.Path));
    }

    [Fact]
    public void A_date_has_one_meaning()
    {
        const string date = """{"id": "date", "help": "the day"}""";
        var problem = Own.OnlyProblem(() =>
            RegimeJson.Parse(Document([One], []).Replace(date, date + "," + date, StringComparison.Ordinal), "small.json")
        );

        Assert.Equal(("document-date-duplicate", "$.regime.dates[1]"), (problem.Code, problem.Path));
    }

    // A name makes words better; the id makes a step of the method.
    [Fact]
    public void What_has_a_name_and_no_id_is_no_step_of_the_method()
    {
        string[] steps =
        [
            """{"kind":"fact","unit":"money","question":0,"name":"Loss","source":0}""",
            """{"kind":"number","unit":"money","value":1,"basis":"statute","source":0}""",
            """{"kind":"greatest","unit":"money","inputs":[0,1],"name":"Greater","source":0}""",
            Named("""{"kind":"greatest","unit":"money","inputs":[2,1]}"""),
        ];
        var version = RegimeJson.Parse(Document(steps, ["""{"id":"m","unit":"money"}"""]), "small.json").On(Own.FirstDay);

        var assessed = version.Assess(Facts.None.With((Fact<Money>)version.Facts[0], Money.Gbp(5)));

        Assert.Equal(["n"], assessed.Steps.Select(s => s.Id));
        var greater = assessed.Trace.Inputs[0];
        Assert.Equal(("", "Greater", "m", "Loss"), (greater.Id, greater.Name, greater.Inputs[0].Id, greater.Inputs[0].Name));
        Assert.Equal(["N", "N"], assessed.NotApplied.Select(r => r.Within));
    }

    // Laws that are laid out in code cap a sum; a document may cap the greatest too.
    [Theory]
    [InlineData(40, null, "GBP 30, GBP 10 below the cap of GBP 40")]
    [InlineData(20, 20, null)]
    public void The_greatest_of_the_infringements_may_be_capped(int cap, int? held, string? told)
    {
        string[] steps =
        [
            """{"kind":"fact","unit":"money","question":0}""",
            $$"""{"kind":"number","unit":"money","value":{{cap}},"basis":"statute","source":0}""",
            Named("""{"kind":"over","unit":"money","inputs":[0,1],"cap":true,"combine":"greatest"}"""),
        ];
        var version = RegimeJson
            .Parse(Document(steps, ["""{"id":"m","unit":"money","perInfringement":true}"""]), "small.json")
            .On(Own.FirstDay);
        var m = (Fact<Money>)version.Facts[0];

        var facts = Facts
            .None.WithInfringement("A", own => own.With(m, Money.Gbp(10)))
            .WithInfringement("B", own => own.With(m, Money.Gbp(30)));
        var assessed = version.Assess(facts);

        Assert.Equal(Math.Min(30, cap), assessed.Amount.Amount);
        Assert.All(assessed.Infringements, i => Assert.Equal(held, (int?)i.Cap?.Value));
        Assert.Equal(told, Told(assessed));

        // One that may be above the cap may be held down by it.
        Assert.Null(Told(version.Assess(facts.WithInfringement("B", own => own.With(new Answer(m, 15, 30, 50, Currency.Gbp))))));

        static string? Told(Assessment of) => of.NotApplied.SingleOrDefault(r => r.Reason == Steps.NotAppliedReason.CapNotReached)?.Why;
    }

    [Fact]
    public void Steps_that_meet_again_and_again_are_explained_once()
    {
        // Two ways from each step to the one before: 2^300 ways through all.
        const string label = "\"id\":\"s{0}\",\"name\":\"S{0}\",\"source\":0";
        var steps = Enumerable
            .Range(0, 300)
            .Select(i =>
                $$"""{"kind":"sum","unit":"money","inputs":[{{i}},{{i}}],"minus":[false,{{(i % 2 == 0 ? "true" : "false")}}]"""
                + $$""",{{string.Format(System.Globalization.CultureInfo.InvariantCulture, label, i)}}}"""
            );
        var read = RegimeJson.Parse(Document([One, .. steps], []), "small.json");
        var watch = Stopwatch.StartNew();

        var assessed = read.On(Own.FirstDay).Assess(Facts.None);

        Assert.Equal(Basis.Guidance, assessed.Trace.Basis);
        Assert.All(assessed.Steps, step => Assert.Equal(Basis.Guidance, step.Basis));
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), "The ways through a method were walked one by one.");
    }

    [Fact]
    public void An_answer_that_is_multiplied_by_itself_without_end_is_assessed_and_not_searched()
    {
        var powers = Enumerable.Range(0, 12).Select(i => $$"""{"kind":"product","unit":"rate","inputs":[{{i}},{{i}}]}""");
        string[] Steps(int squared) =>
            [
                """{"kind":"fact","unit":"rate","question":0}""",
                .. powers.Take(squared),
                One,
                $$"""{"kind":"product","unit":"money","inputs":[{{squared + 1}},{{squared}}]}""",
            ];
        RegimeVersion Read(int squared) =>
            RegimeJson.Parse(Document(Steps(squared), ["""{"id":"r","unit":"rate","least":0,"most":1}"""]), "small.json").On(Own.FirstDay);

        GoalSeekResult Seek(RegimeVersion version, decimal target) =>
            version.GoalSeek(Facts.None.With((Fact<Rate>)version.Facts[0], Rate.One), version.Facts[0], target);

        // One half, squared four times, is 2^-16.
        Assert.Contains(Seek(Read(4), 0.0000152587890625m).Roots, root => root.Contains(0.5m));
        var curved = Read(12);
        Assert.Equal("seek-too-curved", Own.OnlyProblem(() => Seek(curved, 0.5m)).Code);
        Assert.Equal(Money.Gbp(1), curved.Assess(Facts.None.With((Fact<Rate>)curved.Facts[0], Rate.One)).Amount);
    }

    private static string Answer(int question) => $$"""{"kind":"fact","unit":"choice","question":{{question}}}""";

    private static string Select(params int[] inputs) => $$"""{"kind":"select","unit":"money","inputs":[{{string.Join(',', inputs)}}]}""";

    private static string Table(string currencies, string unit, string value) =>
        $$"""{"kind":"table","unit":"{{unit}}","inputs":[0],{{currencies}}"basis":"statute","at":"straight","start":0"""
        + $$""","edge":"upper-included","rows":[{"value":{{value}},"source":0}]}""";

    private static string Named(string step) => step[..^1] + ",\"id\":\"n\",\"name\":\"N\",\"source\":0}";

    private static string Question(string more) => $$"""{"id":"m","unit":"money",{{more}}}""";

    private static string Document(IEnumerable<string> steps, IEnumerable<string> questions)
    {
        var (all, asked) = (
            steps.Select((s, i) => $"{{\"step\":{i}," + s[1..]).ToList(),
            questions.Select((q, i) => $"{{\"question\":{i},\"name\":\"Name\",\"asks\":\"What?\"," + q[1..])
        );
        return $$"""
            {
              "format": 2,
              "regime": {"id": "small", "title": "Small", "currency": "GBP", "dates": [{"id": "date", "help": "the day"}]},
              "sources": [{"source": 0, "instrument": "House rules"}],
              "questions": [{{string.Join(",\n", asked)}}],
              "versions": [{"name": "Small", "from": "2025-01-01", "steps": [
            {{string.Join(",\n", all)}}
              ], "result": {{all.Count - 1}}}]
            }
            """;
    }
}
