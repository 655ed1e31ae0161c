using FsCheck.Fluent;
using NJsonSchema;

namespace FineCalc.Tests.Json;

/// <summary>
/// What a case file says for other regimes: read as strictly as the rest, but lacking nothing, and written back as it was read.
/// </summary>
public class CompareJsonTests
{
    // One thing a line, so that a test can say on which line a mistake is.
    private const string Whole = """
        {
          "case": "x", "title": "X", "regime": "uk-gdpr",
          "dates": { "notice-of-intent": "2025-09-01", "decision": "2026-02-10" },
          "facts": { "tier": "higher", "turnover": 100 },
          "judgements": { "seriousness": 0.5 },
          "exchangeRates": [ { "from": "GBP", "to": "EUR", "rate": 1.15, "date": "2026-02-10", "source": "ECB" } ],
          "compare": {
            "eu-gdpr": {
              "facts": { "tier": "standard", "turnover": "GBP 200" },
              "judgements": { "seriousness": [ "10%", "20%", "30%" ] },
              "infringements": [ { "name": "A", "provisions": [ "Art 5" ], "facts": { "people-affected": { "value": 3, "note": "n" } } } ]
            },
            "us-hipaa": { "dates": { "assessment": "2026-03" } },
            "uk-nis": {}
          }
        }
        """;

    public static TheoryData<string, string, string, string, int> Mistakes =>
        new()
        {
            { "\"us-hipaa\"", "\"us-hippa\"", "regime-unknown", "$.compare.us-hippa", 13 },
            { "\"uk-nis\": {}", "\"uk-gdpr\": {}", "compare-own-regime", "$.compare.uk-gdpr", 14 },
            { "\"uk-nis\": {}", "\"uk-nis\": []", "value-wrong-type", "$.compare.uk-nis", 14 },
            { "\"uk-nis\": {}", "\"uk-nis\": { \"date\": {} }", "key-unknown", "$.compare.uk-nis.date", 14 },
            { "\"uk-nis\": {}", "\"uk-nis\": { \"exchangeRates\": [] }", "key-unknown", "$.compare.uk-nis.exchangeRates", 14 },
            { "\"uk-nis\": {}", "\"eu-gdpr\": {}", "key-duplicate", "$.compare.eu-gdpr", 14 },
            { "\"assessment\"", "\"assesment\"", "date-unknown", "$.compare.us-hipaa.dates.assesment", 13 },
            { "\"2026-03\"", "\"March\"", "date-invalid", "$.compare.us-hipaa.dates.assessment", 13 },
            { "\"tier\": \"standard\"", "\"tiers\": \"standard\"", "fact-unknown", "$.compare.eu-gdpr.facts.tiers", 9 },
            { "\"tier\": \"standard\"", "\"tier\": \"first\"", "choice-unknown", "$.compare.eu-gdpr.facts.tier", 9 },
            { "\"tier\": \"standard\"", "\"place-in-band\": 0.5", "fact-misplaced", "$.compare.eu-gdpr.facts.place-in-band", 9 },
            { "\"GBP 200\"", "-200", "fact-out-of-range", "$.compare.eu-gdpr.facts.turnover", 9 },
            { "\"GBP 200\"", "\"USD 200\"", "exchange-rate-missing", "$.compare.eu-gdpr.facts.turnover", 9 },
            { "\"30%\"", "\"15%\"", "fact-range-order", "$.compare.eu-gdpr.judgements.seriousness", 10 },
            { "\"people-affected\"", "\"turnover\"", "fact-of-case", "$.compare.eu-gdpr.infringements[0].facts.turnover", 11 },
            { "\"name\": \"A\", ", "", "key-missing", "$.compare.eu-gdpr.infringements[0]", 11 },
            {
                "{ \"name\": \"A\"",
                "{ \"name\": \"A\" }, { \"name\": \"A\"",
                "infringement-duplicate",
                "$.compare.eu-gdpr.infringements[1]",
                11
            },
            {
                "\"seriousness\": [ \"10%\", \"20%\", \"30%\" ]",
                "\"stated-fine\": 5",
                "fact-unknown",
                "$.compare.eu-gdpr.judgements.stated-fine",
                10
            },
        };

    [Fact]
    public void Answers_dates_and_infringements_are_read_for_each_regime()
    {
        var read = Read(Whole);

        Assert.Equal(["eu-gdpr", "us-hipaa", "uk-nis"], read.Elsewhere.Select(e => e.Regime.Id));
        var union = read.Elsewhere[0];
        Assert.Equal(new Answer(EuGdpr.Turnover, 200m, 200m, 200m, Currency.Gbp), union.Facts.Find(EuGdpr.Turnover));
        Assert.Equal(
            (0.1m, 0.2m, 0.3m),
            (
                union.Facts.Find(EuGdpr.Seriousness)!.Low,
                union.Facts.Find(EuGdpr.Seriousness)!.Likely,
                union.Facts.Find(EuGdpr.Seriousness)!.High
            )
        );
        var infringement = Assert.Single(union.Facts.Infringements);
        Assert.Equal(
            ("A", "Art 5", 3m, "n"),
            (infringement.Name, infringement.Provisions.Single(), infringement.Answers.Single().Likely, infringement.Answers[0].Note)
        );
        Assert.Equal("2026-03", read.Elsewhere[1].Dates["assessment"]);

        // The rates of the case serve all; its own assessment knows nothing of the rest.
        Assert.Empty(union.Facts.ExchangeRates);
        Assert.Equal(Read(Whole.With("\"compare\"", "\"help\"")).Assess().Final.Range, read.Assess().Final.Range);
    }

    [Fact]
    public void A_case_is_written_as_it_was_read()
    {
        var (written, again) = (CaseJson.Write(Read(Whole)), CaseJson.Write(Read(CaseJson.Write(Read(Whole)))));

        Assert.Equal(written, again);
        Same(Read(Whole).Elsewhere, Read(written).Elsewhere);
        Assert.DoesNotContain("compare", CaseJson.Write(Read(Whole) with { Elsewhere = [] }), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_with_its_line(string right, string wrong, string code, string path, int line)
    {
        Assert.False(CaseJson.TryParse(Whole.With(right, wrong), "case.json", Regimes.All, out _, out var problems));

        var problem = Assert.Single(problems);
        Assert.Equal((code, path, line, "case.json"), (problem.Code, problem.Path, problem.Line, problem.File));
        Assert.NotNull(problem.Allowed);
    }

    [Fact]
    public void All_mistakes_are_told_together_and_beside_those_of_the_case_itself()
    {
        var text = Whole
            .With("\"us-hipaa\"", "\"us-hippa\"")
            .With("\"standard\"", "\"first\"")
            .With("\"seriousness\": 0.5", "\"seriousness\": 5")
            .With("\"notice-of-intent\": \"2025-09-01\", ", "\"notice-of-intent\": \"2010-01-01\", ");
        Assert.False(CaseJson.TryParse(text, "case.json", Regimes.All, out _, out var problems));

        Assert.Equal(["date-not-in-force", "rate-unclear", "choice-unknown", "regime-unknown"], problems.Select(p => p.Code));
    }

    // A comparison tells what is lacking; a file that is compared under other regimes is whole without it.
    [Theory]
    [InlineData("\"tier\": \"standard\", ", "")]
    [InlineData("\"dates\": { \"assessment\": \"2026-03\" }", "")]
    [InlineData("\"2026-03\"", "\"2017-03-01\"")]
    [InlineData("\"2026-03\"", "\"2018\"")]
    [InlineData("\"2026-03\"", "null")]
    [InlineData("\"uk-nis\": {}", "\"uk-nis\": null")]
    [InlineData("\"uk-nis\": {}", "\"uk-nis\": { \"facts\": { \"tier\": null } }")]
    public void What_is_lacking_is_no_mistake(string part, string other) => Assert.NotNull(Read(Whole.With(part, other)));

    [Fact]
    public void A_date_that_carries_over_selects_the_version_whose_questions_are_read()
    {
        var before = Whole
            .With("\"decision\": \"2026-02-10\"", "\"decision\": \"2020-02-10\"")
            .With("\"seriousness\": [ \"10%\", \"20%\", \"30%\" ]", "\"stated-fine\": [ 5, 6, 7 ]")
            .With("\"people-affected\": { \"value\": 3, \"note\": \"n\" }", "\"tier\": \"higher\"");

        Assert.Equal(6m, Read(before).Elsewhere[0].Facts.Find(EuGdpr.StatedFine)!.Likely);
    }

    [Fact]
    public async Task The_schema_knows_the_key_and_refuses_what_the_reader_refuses()
    {
        var schema = await JsonSchema.FromJsonAsync(CaseJson.Schema(Regimes.All), TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(Whole));
        Assert.NotEmpty(schema.Validate(Whole.With("\"us-hipaa\"", "\"us-hippa\"")));
        Assert.NotEmpty(schema.Validate(Whole.With("\"standard\"", "\"first\"")));
        Assert.NotEmpty(schema.Validate(Whole.With("\"assessment\"", "\"assesment\"")));
        Assert.NotEmpty(schema.Validate(Whole.With("\"people-affected\"", "\"turnover\"")));
    }

    [Fact]
    public void Random_answers_for_any_regime_are_read_as_they_were_written()
    {
        var versions = Regimes.All.Ids.Where(id => id != "uk-gdpr").SelectMany(id => Regimes.All.Find(id)!.Versions).ToList();
        var plain = Read(Whole) with { Elsewhere = [] };
        Laws.Hold(
            from version in Gen.Elements<RegimeVersion>(versions)
            from seed in Gen.Choose(0, int.MaxValue - 1)
            select (version, seed),
            300,
            given =>
            {
                var regime = given.version.Regime;
                var answered = new Answering(new Random(given.seed), _ => true)
                {
                    Currency = regime.Info.Currency == Currency.Gbp ? Currency.Eur : regime.Info.Currency,
                }.Case(given.version.Facts);
                var facts = answered.Infringements.Aggregate(
                    answered.Answers.Aggregate(Facts.None, (f, a) => f.With(a)),
                    (f, i) => f.With(i)
                );
                var rates = new[] { Currency.Eur, Currency.Usd, Currency.Gbp }.SelectMany(from =>
                    new[] { Currency.Eur, Currency.Usd, Currency.Gbp, regime.Info.Currency }
                        .Distinct()
                        .Where(to => to != from)
                        .Select(to => new ExchangeRate(from, to, 1.5m, Own.FirstDay, Own.Source))
                );
                var written = plain with
                {
                    Facts = rates.Aggregate(plain.Facts, (f, rate) => f.With(rate)),
                    Elsewhere =
                    [
                        new CaseElsewhere(regime, facts)
                        {
                            Dates = new Dictionary<string, string>
                            {
                                [regime.Info.Dates[0].Id] = given.version.From.ToString("uuuu-MM-dd", null),
                            },
                        },
                    ],
                };
                var read = Read(CaseJson.Write(written));
                Same(written.Elsewhere, read.Elsewhere);
                Assert.Equal(CaseJson.Write(written), CaseJson.Write(read));
                return [facts.Infringements.Count > 0 ? "infringements" : "one for all"];
            },
            "infringements",
            "one for all"
        );
    }

    [Fact]
    public void Regimes_of_documents_compare_as_those_they_were_written_from()
    {
        var archived = new RegimeCatalog(Regimes.All.Ids.Select(id => RegimeJson.Parse(RegimeJson.Write(Regimes.All.Find(id)!), id)));
        string Compared(RegimeCatalog regimes) =>
            Report.Json(CaseJson.Parse(Whole, "case.json", regimes).Compare([.. regimes.Ids.Select(id => regimes.Find(id)!)]));

        Assert.Equal(Compared(Regimes.All), Compared(archived));
        Assert.All(
            archived.Ids,
            id =>
                Assert.Equal(Regimes.All.Find(id)!.Versions.Select(v => v.IsMaximum), archived.Find(id)!.Versions.Select(v => v.IsMaximum))
        );
    }

    [Fact]
    public void A_document_that_takes_a_maximum_for_a_prediction_or_a_judgement_for_everybodys_is_refused()
    {
        var law = RegimeJson.Write(Regimes.All.Find("eu-nis2")!);
        Assert.Equal(
            "document-content-altered",
            Assert.Single(Assert.Throws<ProblemException>(() => RegimeJson.Parse(law.With("\"maximum\": true,", ""), "x")).Problems).Code
        );

        var mine = RegimeJson
            .Write(Tribunal.Regime)
            .Replace("\"judgement\": true,", "\"judgement\": true, \"meaning\": \"share\",", StringComparison.Ordinal);
        Assert.All(
            Assert.Throws<ProblemException>(() => RegimeJson.Parse(mine, "x")).Problems,
            p => Assert.Equal("document-meaning-of-judgement", p.Code)
        );
        Assert.Contains(
            Assert
                .Throws<ProblemException>(() => RegimeJson.Parse(law.With("\"meaning\": \"infringement-end\"", "\"meaning\": \" \""), "x"))
                .Problems,
            p => p.Code == "document-text-empty"
        );
    }

    private static Case Read(string text) => CaseJson.Parse(text, "case.json", Regimes.All);

    private static void Same(IReadOnlyList<CaseElsewhere> expected, IReadOnlyList<CaseElsewhere> actual)
    {
        Assert.Equal(expected.Select(e => e.Regime), actual.Select(e => e.Regime));
        foreach (var (one, other) in expected.Zip(actual))
        {
            Assert.Equal(one.Dates, other.Dates);
            Assert.Equal(one.Facts.Answers.ToHashSet(), other.Facts.Answers.ToHashSet());
            Assert.Equal(one.Facts.Infringements.Select(i => i.Name), other.Facts.Infringements.Select(i => i.Name));
            Assert.All(
                one.Facts.Infringements.Zip(other.Facts.Infringements),
                pair =>
                    Assert.Equal(
                        (pair.First.Answers.ToHashSet(), pair.First.Provisions),
                        (pair.Second.Answers.ToHashSet(), pair.Second.Provisions),
                        (a, b) => a.Item1.SetEquals(b.Item1) && a.Provisions.SequenceEqual(b.Provisions)
                    )
            );
        }
    }
}
