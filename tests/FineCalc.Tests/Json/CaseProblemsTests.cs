namespace FineCalc.Tests.Json;

/// <summary>
/// Every mistake of a case is reported with its code, its line and what is allowed; all of them at once, and none that only follows from
/// another.
/// </summary>
public class CaseProblemsTests
{
    [Theory]
    [InlineData("\"case\": \"acme-2025\"", "\"case\": 5", "value-wrong-type", "$.case")]
    [InlineData("\"case\": \"acme-2025\"", "\"case\": \" \"", "text-empty", "$.case")]
    [InlineData("\"case\": \"acme-2025\",", "", "key-missing", "$")]
    [InlineData("\"title\": \"Acme Ltd\"", "\"title\": null", "key-missing", "$.title")]
    [InlineData("\"title\": \"Acme Ltd\"", "\"title\": \"Acme Ltd\", \"titel\": \"\"", "key-unknown", "$.titel")]
    [InlineData("\"regime\": \"tribunal\"", "\"regime\": \"tribunla\"", "regime-unknown", "$.regime")]
    [InlineData("\"notice\": \"2024-08\"", "\"notcie\": \"2024-08\"", "date-unknown", "$.dates.notcie")]
    [InlineData("\"notice\": \"2024-08\"", "\"notice\": \"8/2024\"", "date-invalid", "$.dates.notice")]
    [InlineData("\"notice\": \"2024-08\"", "\"notice\": \"2024-02-30\"", "date-invalid", "$.dates.notice")]
    [InlineData("\"notice\": \"2024-08\"", "\"notice\": 2024", "value-wrong-type", "$.dates.notice")]
    [InlineData("\"notice\": \"2024-08\"", "\"notice\": \"2024-03\"", "date-ambiguous", "$.dates.notice")]
    [InlineData("\"notice\": \"2024-08\"", "\"notice\": \"2024\"", "date-ambiguous", "$.dates.notice")]
    [InlineData("\"notice\": \"2024-08\"", "\"notice\": \"2018\"", "date-ambiguous", "$.dates.notice")]
    [InlineData("\"notice\": \"2024-08\"", "\"notice\": \"2018-05-24\"", "date-not-in-force", "$.dates.notice")]
    [InlineData("\"notice\": \"2024-08\", \"order\": \"2025-03-26\"", "\"notice\": null", "date-missing", "$.dates")]
    [InlineData("\"incident\": \"2022\"", "\"incident\": \"then\"", "date-invalid", "$.dates.incident")]
    [InlineData(
        "\"facts\": {\n    \"turnover\"",
        "\"version\": \"2024-03-19\", \"facts\": {\n    \"turnover\"",
        "version-unknown",
        "$.version"
    )]
    [InlineData("\"facts\": {\n    \"turnover\"", "\"version\": \"2024\", \"facts\": {\n    \"turnover\"", "date-invalid", "$.version")]
    [InlineData("\"turnover\": \"USD 1,000,000.50\"", "\"turnvoer\": \"USD 1\", \"turnover\": 1000000", "fact-unknown", "$.facts.turnvoer")]
    [InlineData("\"turnover\": \"USD 1,000,000.50\"", "\"turnover\": \"USD 1,00,000\"", "money-invalid", "$.facts.turnover")]
    [InlineData("\"turnover\": \"USD 1,000,000.50\"", "\"turnover\": \"1,000,000\"", "money-invalid", "$.facts.turnover")]
    [InlineData("\"turnover\": \"USD 1,000,000.50\"", "\"turnover\": \"USD 1e6\"", "money-invalid", "$.facts.turnover")]
    [InlineData("\"turnover\": \"USD 1,000,000.50\"", "\"turnover\": \"GBP 0,125\"", "money-invalid", "$.facts.turnover")]
    [InlineData("\"turnover\": \"USD 1,000,000.50\"", "\"turnover\": \"USD 250.000\"", "money-invalid", "$.facts.turnover")]
    [InlineData("\"value\": \"10%\", \"note", "\"value\": \"0,125\", \"note", "rate-invalid", "$.infringements[0].judgements.share.value")]
    [InlineData("\"value\": \"10%\", \"note", "\"value\": 10, \"note", "rate-unclear", "$.infringements[0].judgements.share.value")]
    [InlineData("\"value\": \"10%\", \"note", "\"value\": \"1.5\", \"note", "rate-unclear", "$.infringements[0].judgements.share.value")]
    [InlineData("\"value\": \"10%\", \"note", "\"value\": \"150%\", \"note", "fact-out-of-range", "$.infringements[0].judgements.share")]
    [InlineData("\"value\": \"10%\", \"note", "\"value\": \"0,125%\", \"note", "rate-invalid", "$.infringements[0].judgements.share.value")]
    [InlineData("\"final\": 90000.25", "\"final\": \"GBP 90.000\"", "money-invalid", "$.published.final")]
    [InlineData("\"turnover\": \"USD 1,000,000.50\"", "\"turnover\": \"usd 1000000\"", "currency-unknown", "$.facts.turnover")]
    [InlineData("\"turnover\": \"USD 1,000,000.50\"", "\"turnover\": -5", "fact-out-of-range", "$.facts.turnover")]
    [InlineData("\"turnover\": \"USD 1,000,000.50\"", "\"turnover\": \"CHF 5\"", "exchange-rate-missing", "$.facts.turnover")]
    [InlineData("\"turnover\": \"USD 1,000,000.50\"", "\"turnover\": [ 1, 3, 2 ]", "fact-range-order", "$.facts.turnover")]
    [InlineData("\"turnover\": \"USD 1,000,000.50\"", "\"turnover\": [ 1, 3 ]", "value-wrong-type", "$.facts.turnover")]
    [InlineData("\"turnover\": \"USD 1,000,000.50\"", "\"turnover\": [ 1, \"USD 2\", 3 ]", "currency-mixed", "$.facts.turnover")]
    [InlineData("\"turnover\": \"USD 1,000,000.50\"", "\"turnover\": { \"value\": 5, \"high\": 6 }", "value-or-range", "$.facts.turnover")]
    [InlineData("\"turnover\": \"USD 1,000,000.50\"", "\"turnover\": { \"low\": 5, \"high\": 6 }", "value-or-range", "$.facts.turnover")]
    [InlineData("\"turnover\": \"USD 1,000,000.50\"", "\"turnover\": { \"note\": \"later\" }", "value-or-range", "$.facts.turnover")]
    [InlineData(
        "\"turnover\": \"USD 1,000,000.50\"",
        "\"turnover\": { \"value\": 5, \"sorce\": \"me\" }",
        "key-unknown",
        "$.facts.turnover.sorce"
    )]
    [InlineData("\"turnover\": \"USD 1,000,000.50\"", "\"turnover\": null", "fact-missing", "$.facts.turnover")]
    [InlineData("\"repeated\": true", "\"repeated\": \"yes\"", "value-wrong-type", "$.facts.repeated")]
    [InlineData(
        "\"judgements\": { \"discount\": 1000 }",
        "\"judgements\": { \"discount\": 50000 }",
        "repeat-too-cheap",
        "$.judgements.discount"
    )]
    [InlineData(
        "\"judgements\": { \"discount\": 1000 }",
        "\"judgements\": { \"discount\": 1000, \"people\": 4 }",
        "fact-misplaced",
        "$.judgements.people"
    )]
    [InlineData(
        "\"judgements\": { \"discount\": 1000 }",
        "\"judgements\": { \"discount\": 1000, \"turnover\": 4 }",
        "fact-duplicate",
        "$.judgements.turnover"
    )]
    [InlineData(
        "\"judgements\": { \"discount\": 1000 }",
        "\"judgements\": { \"discount\": 1000, \"old-share\": 0.1 }",
        "fact-unknown",
        "$.judgements.old-share"
    )]
    [InlineData("\"judgements\": { \"discount\": 1000 }", "\"judgements\": [ 1000 ]", "value-wrong-type", "$.judgements")]
    [InlineData("\"name\": \"First\",\n      \"provisions\"", "\"provisions\"", "key-missing", "$.infringements[0]")]
    [InlineData(
        "\"name\": \"Second\",\n      \"facts\"",
        "\"name\": \"First\",\n      \"facts\"",
        "infringement-duplicate",
        "$.infringements[1]"
    )]
    [InlineData("[ \"s 1\", \"s 2(1)\" ]", "[ \"s 1\", 2 ]", "value-wrong-type", "$.infringements[0].provisions[1]")]
    [InlineData("\"people\": 5", "\"people\": 5, \"repeated\": true", "fact-of-case", "$.infringements[1].facts.repeated")]
    [InlineData("\"people\": 5", "\"people\": \"5\"", "value-wrong-type", "$.infringements[1].facts.people")]
    [InlineData("\"people\": 5", "\"people\": 5.5", "fact-out-of-range", "$.infringements[1].facts.people")]
    [InlineData("\"intent\": \"negligent\", \"people\": 5", "\"people\": 5", "fact-missing", "$.infringements[1]")]
    [InlineData(
        "\"intent\": \"grossly-negligent\"",
        "\"intent\": \"grosly-negligent\"",
        "choice-unknown",
        "$.infringements[0].facts.intent"
    )]
    [InlineData("\"intent\": \"grossly-negligent\"", "\"intent\": 1", "value-wrong-type", "$.infringements[0].facts.intent")]
    [InlineData(
        "{ \"value\": \"10%\", \"note",
        "{ \"value\": \"10 percent\", \"note",
        "rate-invalid",
        "$.infringements[0].judgements.share.value"
    )]
    [InlineData(
        "\"source\": \"Notice\", \"standing\": \"read\"",
        "\"source\": \"Notice\", \"standing\": \"raed\"",
        "choice-unknown",
        "$.infringements[0].judgements.share.standing"
    )]
    [InlineData(
        "\"source\": \"Notice\", \"standing\": \"read\"",
        "\"standing\": \"read\"",
        "key-missing",
        "$.infringements[0].judgements.share"
    )]
    [InlineData("\"people\": 15", "\"people\": -15", "fact-out-of-range", "$.representations.infringements[0].facts.people")]
    [InlineData(
        "\"judgements\": { \"discount\": null }",
        "\"judgements\": { \"discount\": 60000 }",
        "repeat-too-cheap",
        "$.representations.judgements.discount"
    )]
    [InlineData(
        "\"name\": \"Second\", \"withdrawn\"",
        "\"name\": \"Secnd\", \"withdrawn\"",
        "infringement-unknown",
        "$.representations.infringements[1]"
    )]
    [InlineData(
        "\"name\": \"Third\", \"added\": true",
        "\"name\": \"Second\", \"added\": true",
        "infringement-duplicate",
        "$.representations.infringements[2]"
    )]
    [InlineData("\"withdrawn\": true", "\"withdrawn\": \"yes\"", "value-wrong-type", "$.representations.infringements[1].withdrawn")]
    [InlineData("\"from\": \"USD\"", "\"from\": \"$\"", "currency-unknown", "$.exchangeRates[0].from")]
    [InlineData("\"rate\": 0.766039", "\"rate\": 0", "exchange-rate-not-positive", "$.exchangeRates[0]")]
    [InlineData("\"rate\": 0.766039", "\"rate\": \"0.76\"", "value-wrong-type", "$.exchangeRates[0].rate")]
    [InlineData("\"date\": \"2024-03-28\"", "\"date\": \"2024-03\"", "date-invalid", "$.exchangeRates[0].date")]
    [InlineData("\"instrument\": \"Bank of England\", ", "", "key-missing", "$.exchangeRates[0].source")]
    [InlineData("\"final\": 90000.25", "\"final\": \"USD 90000\"", "currency-mixed", "$.published.final")]
    [InlineData("\"name\": \"Court of Appeal\"", "\"name\": \"Court\"", "stage-duplicate", "$.stages[1]")]
    [InlineData("\"name\": \"Court\"", "\"name\": \"final\"", "stage-duplicate", "$.stages[0]")]
    [InlineData("\"source\": \"Press\", \"amount\": \"GBP 60,000\"", "\"source\": \"Press\"", "stage-empty", "$.stages[1]")]
    [InlineData("\"amount\": \"GBP 60,000\"", "\"amount\": -1", "stage-amount-invalid", "$.stages[1]")]
    [InlineData("\"amount\": \"GBP 60,000\"", "\"amount\": \"EUR 1\"", "currency-mixed", "$.stages[1].amount")]
    [InlineData("\"source\": \"Press\", ", "", "key-missing", "$.stages[1]")]
    [InlineData("\"date\": \"2026-02\"", "\"date\": \"February\"", "date-invalid", "$.stages[0].date")]
    [InlineData(
        "\"judgements\": { \"discount\": 2000 }",
        "\"judgements\": { \"discount\": 60000 }",
        "repeat-too-cheap",
        "$.stages[0].judgements.discount"
    )]
    [InlineData("\"stage\": \"provisional\"", "\"stage\": \"Cuort\"", "stage-unknown", "$.published.steps[1].stage")]
    [InlineData("\"low\": \"9%\"", "\"value\": \"9%\"", "value-or-range", "$.published.steps[1]")]
    [InlineData("\"low\": \"9%\"", "\"low\": \"11%\"", "published-range-order", "$.published.steps[1]")]
    [InlineData("\"tolerance\": \"0.1%\"", "\"tolerance\": \"-0.1%\"", "tolerance-negative", "$.published.steps[1].tolerance")]
    [InlineData("\"final\": 90000.25", "\"final\": { \"low\": 2, \"high\": 1 }", "published-range-order", "$.published.final")]
    [InlineData("\"final\": 90000.25", "\"final\": { \"low\": 2 }", "key-missing", "$.published.final")]
    [InlineData("\"tolerance\": 0.5", "\"tolerance\": -0.5", "tolerance-negative", "$.published.tolerance")]
    [InlineData(
        "\"source\": \"Order\", \"standing\": \"read\", \"link\": \"https://example.org/order\",",
        "",
        "key-missing",
        "$.published"
    )]
    [InlineData("\"step\": \"penalty\"", "\"step\": \"penatly\"", "step-unknown", "$.published.steps[2].step")]
    [InlineData(
        "\"step\": \"fine-each\", \"infringement\": \"First\"",
        "\"step\": \"fine-each\", \"infringement\": \"Fist\"",
        "infringement-unknown",
        "$.published.steps[0].infringement"
    )]
    [InlineData("\"value\": 76603.94", "\"value\": \"10%\"", "money-invalid", "$.published.steps[0].value")]
    [InlineData("[ \"An invented case.\" ]", "\"An invented case.\"", "value-wrong-type", "$.notes")]
    public void One_mistake_is_one_problem_at_its_place(string right, string wrong, string code, string path)
    {
        var text = Tribunal.Whole.With(right, wrong);
        var problem = Assert.Single(Tribunal.Problems(text));

        Assert.Equal((code, path), (problem.Code, problem.Path));
        Assert.False(string.IsNullOrWhiteSpace(problem.Allowed));
        Assert.Matches(@"^[^.].*[.?…]$", problem.Message);

        // The line is that of the key, or of an object or list in which something is missing.
        var key = path[(path.LastIndexOf('.') + 1)..];
        if (!path.EndsWith(']') && key != "$")
        {
            Assert.Contains($"\"{key}\"", text.Split('\n')[problem.Line!.Value - 1], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("8/2024", "is not a date.")]
    [InlineData("0000-01-01", "is not a date.")]
    [InlineData("2024-00-10", "is not a date.")]
    [InlineData("2024-13-01", "is not a date.")]
    [InlineData("2024-01-00", "is not a date.")]
    [InlineData("2024x03-18", "is not a date.")]
    [InlineData("2024-03x18", "is not a date.")]
    [InlineData("18/03/2024", "2024-03-18 may be meant.")]
    [InlineData("05/03/2024", "It may mean 2024-03-05 or 2024-05-03.")]
    [InlineData("05/03/24", "It may mean 2024-03-05 or 2024-05-03.")]
    [InlineData("25.3.24", "2024-03-25 may be meant.")]
    [InlineData("18 March 2024", "2024-03-18 may be meant.")]
    [InlineData("20240318", "2024-03-18 may be meant.")]
    public void A_day_written_as_elsewhere_is_told_as_it_may_be_meant(string written, string meant) =>
        Assert.EndsWith(
            meant,
            Assert.Single(Tribunal.Problems(Tribunal.Whole.With("\"notice\": \"2024-08\"", $"\"notice\": \"{written}\""))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void The_first_year_has_days_too() =>
        Assert.DoesNotContain(
            Tribunal.Problems(Tribunal.Whole.With("\"notice\": \"2024-08\"", "\"notice\": \"0001-01-01\"")),
            p => p.Code == "date-invalid"
        );

    [Theory]
    [InlineData("1e29", "number-too-large")]
    [InlineData("79228162514264337593543950336", "number-too-large")]
    [InlineData("123456789012345678901234567890.5", "number-too-large")]
    [InlineData("1e999999999999", "number-too-large")]
    [InlineData("7.9228162514264337593543950336", "number-too-precise")]
    [InlineData("1.23456789012345678901234567890123", "number-too-precise")]
    [InlineData("1e-29", "number-too-precise")]
    [InlineData("1e-999999999999", "number-too-precise")]
    public void A_number_that_cannot_be_kept_is_too_large_or_too_precise(string number, string code) =>
        Assert.Equal(code, Assert.Single(Tribunal.Problems(Tribunal.Whole.With("\"people\": 5", $"\"people\": {number}"))).Code);

    [Fact]
    public void Seven_mistakes_are_seven_problems_in_the_order_of_the_file()
    {
        var text = Tribunal
            .Whole.With("\"title\": \"Acme Ltd\"", "\"title\": 7")
            .With("\"turnover\": \"USD 1,000,000.50\"", "\"turnvoer\": 1, \"turnover\": -1")
            .With("\"people\": 5", "\"people\": 1e30")
            .With("{ \"value\": \"10%\", \"note", "{ \"value\": \"110%\", \"note")
            .With("\"withdrawn\": true", "\"withdrown\": true")
            .With("\"rate\": 0.85", "\"rate\": 0.85, \"rate\": 0.86");

        var problems = Tribunal.Problems(text);

        Assert.Equal(
            [
                "value-wrong-type",
                "fact-unknown",
                "fact-out-of-range",
                "fact-out-of-range",
                "number-too-large",
                "key-unknown",
                "key-duplicate",
            ],
            problems.Select(p => p.Code)
        );
        Assert.Equal(problems.Select(p => p.Line).Order(), problems.Select(p => p.Line));
    }

    [Fact]
    public void Without_a_date_the_answers_are_read_all_the_same()
    {
        var text = Tribunal
            .Least.With("\"2024-08-07\"", "null")
            .With("\"turnover\": 100", "\"turnover\": true, \"turnvoer\": 1")
            .With("\"share\"", "\"old-share\": 1, \"share\"");

        Assert.Equal(["date-missing", "value-wrong-type", "fact-unknown"], Tribunal.Problems(text).Select(p => p.Code));
    }

    [Fact]
    public void Without_a_regime_the_rest_is_read_all_the_same()
    {
        var text = Tribunal
            .Least.With("\"tribunal\"", "\"court\"")
            .With("\"2024-08-07\"", "\"soon\"")
            .With("\"judgements\": { ", "\"infringements\": [ {} ], \"judgments\": { ");

        Assert.Equal(["regime-unknown", "date-invalid", "key-missing", "key-unknown"], Tribunal.Problems(text).Select(p => p.Code));
    }

    [Fact]
    public void A_fact_that_cannot_be_read_is_not_told_as_missing_or_as_a_contradiction()
    {
        var text = Tribunal
            .Whole.With("\"repeated\": true", "\"repeated\": 1")
            .With("\"judgements\": { \"discount\": 1000 }", "\"judgements\": { \"discount\": 60000 }");

        Assert.Equal("$.facts.repeated", Assert.Single(Tribunal.Problems(text)).Path);
    }

    [Fact]
    public void An_exchange_rate_that_cannot_be_read_is_not_told_as_missing() =>
        Assert.Equal(
            "$.exchangeRates[0].date",
            Assert.Single(Tribunal.Problems(Tribunal.Whole.With("\"date\": \"2024-03-28\"", "\"date\": \"then\""))).Path
        );

    [Fact]
    public void One_question_is_not_answered_in_two_places()
    {
        var problems = Tribunal.Problems(Tribunal.Least.With("\"share\": 0.1", "\"share\": 0.1, \"turnover\": 5"));

        Assert.Equal(["fact-duplicate"], problems.Select(p => p.Code));
    }

    [Theory]
    [InlineData("\"turnover\": 100", "\"turnvoer\": 100", "'turnover' may be meant")]
    [InlineData("\"judgements\"", "\"judgments\"", "'judgements' may be meant")]
    [InlineData("\"tribunal\"", "\"tribunals\"", "'tribunal' may be meant")]
    [InlineData("\"intent\": \"negligent\"", "\"intent\": \"negligant\"", "'negligent' may be meant")]
    public void A_slip_of_the_pen_is_told_what_was_probably_meant(string right, string wrong, string hint) =>
        Assert.Contains(Tribunal.Problems(Tribunal.Least.With(right, wrong)), p => p.Message.Contains(hint, StringComparison.Ordinal));

    [Fact]
    public void Parsing_throws_what_trying_returns()
    {
        var text = Tribunal.Least.With("100", "true").With("0.1", "[]");

        Assert.Equal(Tribunal.Problems(text), Assert.Throws<ProblemException>(() => Tribunal.Read(text)).Problems);
    }

    [Fact]
    public void Of_a_long_word_its_first_letters_are_repeated_up_to_200()
    {
        var json = $$"""{ "regime": "{{new string('k', 300)}}" }""";

        Assert.False(CaseJson.TryParse(json, "case.json", Regimes.All, out _, out var problems));
        Assert.Contains(problems, p => p.Message.Contains($"'{new string('k', 199)}…'", StringComparison.Ordinal));
    }
}
