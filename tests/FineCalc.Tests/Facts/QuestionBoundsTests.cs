using FineCalc.Tests.Json;
using NodaTime;

namespace FineCalc.Tests;

/// <summary>
/// What a question may say and be answered at the very ends of what is allowed, and what of it makes it the question it is.
/// </summary>
public class QuestionBoundsTests
{
    private static readonly FactContent Whole = new("q", "Question", "How many?", Unit.Count)
    {
        Counted = "people",
        IsPerInfringement = true,
        Least = 1m,
        Most = 5m,
        Meaning = "how-many",
        Unanswered = new(new(2m, 2m, 2m), "Two.", Basis.Fact),
        Source = Own.Source,
    };

    private static readonly (string Key, FactContent Other)[] Changed =
    [
        ("id", Whole with { Id = "r" }),
        ("name", Whole with { Name = "Other" }),
        ("asks", Whole with { Asks = "How many, then?" }),
        ("unit", Whole with { Unit = Unit.Rate }),
        ("counted", Whole with { Counted = "months" }),
        ("judgement", Whole with { IsJudgement = true }),
        ("perInfringement", Whole with { IsPerInfringement = false }),
        ("whole", Whole with { IsWhole = true }),
        ("meaning", Whole with { Meaning = "how-much" }),
        ("options", Whole with { Options = [new Option("a", "A")] }),
        ("least", Whole with { Least = 2m }),
        ("most", Whole with { Most = 4m }),
        ("missing", Whole with { Unanswered = null }),
        ("source", Whole with { Source = null }),
    ];

    [Fact]
    public void What_makes_a_question_the_same_on_another_day_and_in_another_regime_is_said_of_each_field()
    {
        Assert.Equal(FactContent.Fields.All.Select(f => f.Key), Changed.Select(c => c.Key));
        Assert.Equal(
            ["id", "unit", "counted", "judgement", "perInfringement", "meaning", "options"],
            Changed.Where(c => !Whole.IsOtherwiseWorded(c.Other)).Select(c => c.Key)
        );
        Assert.Equal(["unit", "counted", "meaning", "options"], Changed.Where(c => !Whole.AsksTheSameAs(c.Other)).Select(c => c.Key));
        Assert.False((Whole with { Meaning = null }).AsksTheSameAs(Whole with { Meaning = null }));
        Assert.Equal(["id", "name", "asks", "unit"], FactContent.Fields.All.Where(f => f.IsNeeded).Select(f => f.Key));
        Assert.DoesNotContain(FactContent.Fields.All, f => f.Is.HasFlag(FieldIs.Aside));
    }

    // Two versions of a document that ask alike ask one question; if they ask of other things, two.
    [Fact]
    public void A_document_has_one_question_for_what_is_only_worded_otherwise()
    {
        static Regime Of(Fact<Count> first, Fact<Count> second) =>
            Regime.Define(
                new RegimeInfo("own", "Own", Currency.Gbp),
                [
                    new MethodPeriod("A", Own.FirstDay, Own.FirstDay.PlusYears(1), _ => new Method(Own.Pounds(1) * Step.Ask(first))),
                    new MethodPeriod("B", Own.FirstDay.PlusYears(1), null, _ => new Method(Own.Pounds(1) * Step.Ask(second))),
                ]
            );
        static bool IsOne(Fact<Count> first, Fact<Count> second)
        {
            var read = RegimeJson.Parse(RegimeJson.Write(Of(first, second)), "own.json");
            return read.Versions[0].Facts[0] == read.Versions[1].Facts[0];
        }

        var asked = Fact.Count("q", "Q", "How many?", "people");
        Assert.True(IsOne(asked, asked.Asking("How many, then?").From(2)));
        Assert.False(IsOne(asked, asked.AsJudgement()));
        Assert.False(IsOne(asked, Fact.Count("q", "Q", "How many?", "months")));
    }

    [Theory]
    [InlineData("count", 1, 3, 5, false, true)]
    [InlineData("count", 1, 1, 1, false, true)]
    [InlineData("count", 5, 5, 5, false, true)]
    [InlineData("count", 0.999, 3, 5, false, false)]
    [InlineData("count", 1, 3, 5.001, false, false)]
    [InlineData("count", 1.5, 3, 5, false, true)]
    [InlineData("count", 1.5, 3, 5, true, false)]
    [InlineData("count", 1, 3.5, 5, true, false)]
    [InlineData("count", 1, 3, 4.5, true, false)]
    [InlineData("count", 1, 3, 5, true, true)]
    public void What_a_missing_answer_means_could_be_answered(string unit, double low, double likely, double high, bool isWhole, bool isOne)
    {
        var codes = Refused(
            FormattableString.Invariant(
                $$"""
                "unit": "{{unit}}", "least": 1, "most": 5, "whole": {{(isWhole ? "true" : "false")}},
                "missing": {"low": {{low}}, "likely": {{likely}}, "high": {{high}}, "why": "Who knows.", "basis": "model"}
                """
            )
        );
        Assert.Equal(isOne ? [] : ["document-missing-not-allowed q"], codes);
    }

    [Theory]
    [InlineData("\"unit\": \"count\", \"least\": 2, \"most\": 2")]
    [InlineData("\"unit\": \"count\", \"least\": 2, \"most\": 1.9", "document-range-order q")]
    [InlineData("\"unit\": \"count\", \"judgement\": true, \"meaning\": \"m\"", "document-meaning-of-judgement q")]
    [InlineData("\"unit\": \"count\", \"judgement\": true")]
    [InlineData("\"unit\": \"count\", \"meaning\": \"m\"")]
    [InlineData("\"unit\": \"flag\", \"least\": false", "document-bound-misplaced q")]
    [InlineData("\"unit\": \"flag\", \"most\": true", "document-bound-misplaced q")]
    [InlineData(
        "\"unit\": \"choice\", \"options\": [{\"code\": \"a\", \"help\": \"A\"}], \"least\": \"a\", \"most\": \"a\"",
        "document-bound-misplaced q",
        "document-bound-misplaced q"
    )]
    [InlineData("\"unit\": \"choice\", \"options\": [{\"code\": \"a\", \"help\": \"A\"}]")]
    public void What_no_question_says_is_refused(string says, params string[] codes) => Assert.Equal(codes, Refused(says));

    [Fact]
    public void A_question_without_an_id_is_refused_with_all_else_that_is_wrong_with_it()
    {
        const string missing = """ "missing": {"low": 0, "likely": 3, "high": 5, "why": "Who knows.", "basis": "model"} """;
        var codes = Refused("\"unit\": \"count\", \"least\": 2, \"most\": 1," + missing, id: "").ToList();
        Assert.Equal(3, codes.Count);
        Assert.Contains("document-range-order of none", codes);
        Assert.Contains("document-missing-not-allowed of none", codes);
    }

    private static IEnumerable<string> Refused(string says, string id = "\"id\": \"q\",")
    {
        var questions = $$""" "questions": [{"question": 0, {{id}} "name": "Q", "asks": "How many?", {{says}}}],""";
        const string one = """{"step":0,"kind":"number","unit":"money","value":1,"basis":"statute"}""";
        try
        {
            RegimeJson.Parse(RegimeJsonTests.Small(one, 0, questions), "small.json");
            return [];
        }
        catch (ProblemException refused)
        {
            return refused.Problems.Select(p => $"{p.Code} {p.Subject ?? "of none"}");
        }
    }

    [Theory]
    [InlineData(Unit.Flag, 0, true)]
    [InlineData(Unit.Flag, 1, true)]
    [InlineData(Unit.Flag, -1, false)]
    [InlineData(Unit.Flag, 2, false)]
    [InlineData(Unit.Flag, 0.5, false)]
    [InlineData(Unit.Choice, 0, true)]
    [InlineData(Unit.Choice, 2, true)]
    [InlineData(Unit.Choice, 3, false)]
    [InlineData(Unit.Choice, -1, false)]
    [InlineData(Unit.Choice, 1.5, false)]
    [InlineData(Unit.Count, 3, true)]
    [InlineData(Unit.Count, 0, true)]
    [InlineData(Unit.Count, 3.5, false)]
    [InlineData(Unit.Count, -1, false)]
    public void An_answer_is_one_that_can_be_given(Unit unit, double value, bool isOne)
    {
        var (fact, asked) = unit switch
        {
            Unit.Flag => ((Fact)Ask.Repeated, Step.Ask(Ask.Repeated)),
            Unit.Choice => (Ask.Taken, Step.Ask(Ask.Taken).Is(Care.Full)),
            _ => (Ask.People, Step.Ask(Ask.People).IsAbove(Own.Number(1))),
        };
        var answered = Facts.None.With(new Answer(fact, (decimal)value, (decimal)value, (decimal)value));
        var problems = Own.Version(Own.Pounds(1).When(asked, Own.Pounds(2))).Try(answered).Problems;
        Assert.Equal(isOne ? 0 : 1, problems.Count);
    }

    [Theory]
    [InlineData(Unit.Money, null, null, false, "any amount")]
    [InlineData(Unit.Rate, null, null, false, "any rate")]
    [InlineData(Unit.Count, null, null, false, "any number")]
    [InlineData(Unit.Count, null, null, true, "any whole number")]
    [InlineData(Unit.Count, 3, null, true, "a whole number of 3 people or more")]
    [InlineData(Unit.Count, null, 3, false, "a number of 3 people or less")]
    [InlineData(Unit.Rate, null, 1, false, "a rate of 100% or less")]
    [InlineData(Unit.Count, 1, 3, false, "a number from 1 people to 3 people, both included")]
    public void What_is_allowed_is_said_with_the_ends_there_are(Unit unit, int? least, int? most, bool isWhole, string allowed)
    {
        var content = new FactContent("q", "Q", "?", unit)
        {
            Counted = unit == Unit.Count ? "people" : null,
            Least = least,
            Most = most,
            IsWhole = isWhole,
        };
        Assert.Equal(allowed, Fact.Restored(content).Allowed);
    }

    [Fact]
    public void Questions_are_compared_by_their_declaration_and_none_is_like_none()
    {
        Fact? none = null;
        Assert.True(none == null && !(none != null) && !(Ask.Share == none) && !(none == Ask.Share) && none != Ask.Share);
        Assert.False(Ask.Share.Equals(none) || Ask.Share.Equals("share") || Ask.Share == Ask.Share.AsJudgement());
    }

    [Fact]
    public void What_is_made_of_the_wording_of_a_day_is_a_question_of_its_own()
    {
        var dated = Ask.Share.Since(Own.FirstDay, f => f.Asking("Which share is it?"));
        var worded = (Fact<Rate>)dated.On(Own.FirstDay);
        var other = worded.Asking("Which?");
        Assert.Equal<Fact>(dated, worded);
        Assert.False(other == dated || other == worded);
        Assert.Equal(("Which?", 0), (other.On(Own.FirstDay).Question, other.Changes.Count));
        Assert.Equal([Own.FirstDay], dated.Changes);
    }

    [Fact]
    public void A_step_that_may_be_stated_is_asked_as_a_judgement_with_its_source()
    {
        var stated = Fact.Stated<Count>("years", "Years", Own.Source, "years");
        Assert.Equal((true, Own.Source, "years", "Years, as stated"), (stated.IsJudgement, stated.Source, stated.Counted, stated.Name));
    }

    private enum Single
    {
        Only,
    }

    [Fact]
    public void A_choice_of_one_is_said_by_its_code_and_of_two_answers_to_one_question_the_first_is_found()
    {
        var fact = Fact.Choice("single", "Single", "Which?", (Single.Only, "the only one"));
        Assert.Equal("only", Facts.None.With(fact, Single.Only).Find(fact)!.ToString());

        var twice = new Infringement("a", [new Answer(Ask.Harm, 1, 1, 1, Currency.Gbp), new Answer(Ask.Harm, 2, 2, 2, Currency.Gbp)]);
        Assert.Equal(1m, Facts.None.With(twice).Find(Ask.Harm, twice)!.Likely);
    }

    [Fact]
    public void Facts_in_a_line_are_short_and_keep_two_decimals()
    {
        var facts = Facts
            .None.With(Ask.Turnover, Money.Gbp(1000.126m))
            .With(Ask.Share, Rate.Fraction(0.123456m))
            .WithRange(Ask.People, 1, 2, 3)
            .With(Ask.Taken, Care.SomeCare)
            .With(Ask.Repeated, true);
        Assert.Equal("turnover GBP 1,000.13, share 12.35%, people 1 to 3, likely 2, care some-care, repeated yes", facts.ToString());
    }

    [Fact]
    public void Facts_are_written_as_a_case_file_has_them()
    {
        var facts = Facts
            .None.With(Ask.Turnover, Money.Usd(5))
            .WithRange(Ask.Share, new Spread<Rate>(Rate.Percent(1), Rate.Percent(2), Rate.Percent(4)))
            .With(Ask.People, 3, "as counted")
            .With(Ask.Repeated, false, null, Own.Source)
            .With(new ExchangeRate(Currency.Usd, Currency.Gbp, 0.8m, Own.FirstDay, Own.Source))
            .With(
                new Infringement(
                    "a",
                    [.. Facts.None.WithRange(Ask.Harm, new Spread<Money>(Money.Gbp(1), Money.Gbp(2), Money.Gbp(3)), "guessed").Answers]
                )
                {
                    Provisions = ["s 1"],
                }
            );
        Assert.Equal(
            """
            {"facts":{"turnover":"USD 5","people":{"value":3,"note":"as counted"},
            "repeated":{"value":false,"source":{"instrument":"House rules","pinpoint":"s 1","standing":"read"}}},
            "judgements":{"share":[0.01,0.02,0.04]},
            "infringements":[{"name":"a","provisions":["s 1"],
            "facts":{"harm":{"low":"GBP 1","likely":"GBP 2","high":"GBP 3","note":"guessed"}}}],
            "exchangeRates":[{"from":"USD","to":"GBP","rate":0.8,"date":"2025-01-01",
            "source":{"instrument":"House rules","pinpoint":"s 1","standing":"read"}}]}
            """.Replace("\n", "", StringComparison.Ordinal),
            facts.ToJson(compact: true)
        );
        Assert.Contains('\n', facts.ToJson());
        Assert.Equal("{}", Facts.None.ToJson(compact: true));
        Assert.Equal(
            ["judgements"],
            System
                .Text.Json.JsonDocument.Parse(Facts.None.With(Ask.Share, Rate.One).ToJson())
                .RootElement.EnumerateObject()
                .Select(p => p.Name)
        );
    }

    // Whatever is changed of facts whose infringements were all taken out, none is left; until there is one again.
    [Fact]
    public void Facts_of_which_no_infringement_is_left_stay_so_until_there_is_one()
    {
        var version = Own.Version(Step.SumOver(Step.Ask(Ask.Harm)));
        var none = Facts.None.With(Ask.Harm, Money.Gbp(4)).WithInfringement("a", own => own).WithoutInfringement("a");
        Facts[] still =
        [
            none,
            none.With(Ask.Harm, Money.Gbp(5)),
            none.With(new ExchangeRate(Currency.Usd, Currency.Gbp, 0.8m, Own.FirstDay, Own.Source)),
            none.Without(Ask.Share),
            none.WithoutInfringement("b"),
        ];
        Assert.All(still, facts => Assert.Equal("infringements-none-left", Assert.Single(version.Try(facts).Problems).Code));
        Assert.Equal(4m, version.Amount(none.WithInfringement("b", own => own)).Amount);
        Assert.Equal(4m, version.Amount(none.With(new Infringement("b", []))).Amount);
        Assert.Equal(4m, version.Amount(Facts.None.With(Ask.Harm, Money.Gbp(4)).WithoutInfringement("b")).Amount);
    }
}
