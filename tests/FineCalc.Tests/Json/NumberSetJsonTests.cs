using NodaTime;
using Xunit;

namespace FineCalc.Tests.Json;

public sealed class NumberSetJsonTests
{
    private const string Whole = """
        {
          "id": "demo", "version": "1", "title": "A demonstration", "currency": "GBP",
          "instruments": { "act": { "title": "The Act", "link": "https://example.org/act", "dateRead": "2026-11-01" } },
          "numbers": [
            { "id": "maximum", "title": "Maximum", "unit": "money", "values": [
              { "until": "2021-01-01", "value": "EUR 20,000,000", "basis": "statute",
                "source": { "instrument": "act", "pinpoint": "s 1", "standing": "read" } },
              { "from": "2021-01-01", "value": 17500000.50, "basis": "statute",
                "source": { "instrument": "act", "pinpoint": "s 2", "standing": "reported", "note": "as amended" } } ] },
            { "id": "open", "title": "Open", "unit": "rate", "values": [
              { "low": "10%", "likely": 0.15, "high": "20%", "basis": "model",
                "source": { "instrument": "act", "standing": "inferred" } } ] },
            { "id": "size", "title": "Size factor", "unit": "rate", "of": "money", "values": [
              { "basis": "guidance", "source": { "instrument": "act", "standing": "read" }, "start": 0, "edge": "upper-included", "rows": [
                { "upTo": 2000000, "low": "0.2%", "high": "0.4%" },
                { "value": "100%", "source": { "instrument": "act", "pinpoint": "Table B", "standing": "draft" } } ] } ] },
            { "id": "category", "title": "Category", "unit": "choice", "options": ["low", "high"], "of": "rate", "values": [
              { "basis": "guidance", "source": { "instrument": "act", "standing": "read" }, "start": 0,
                "edge": "upper-excluded", "rows": [ { "upTo": 0.2, "value": "low" }, { "value": "high" } ] } ] }
          ]
        }
        """;

    [Fact]
    public void A_whole_set_is_read_with_its_ids_titles_and_units()
    {
        var set = NumberSetJson.Parse(Whole, "demo.json");

        Assert.Equal(("demo", "1", "A demonstration"), (set.Id, set.Version, set.Title));
        Assert.Equal(
            [("maximum", Unit.Money), ("open", Unit.Rate), ("size", Unit.Rate), ("category", Unit.Choice)],
            set.Numbers.Select(n => (n.Id, n.Unit))
        );
    }

    [Fact]
    public void A_title_a_pinpoint_and_a_note_may_be_written_as_lines()
    {
        var lines = Whole
            .Replace("\"A demonstration\"", "[\"A\", \"demonstration\"]", StringComparison.Ordinal)
            .Replace("\"s 2\"", "[\"s\", \"2\"]", StringComparison.Ordinal)
            .Replace("\"as amended\"", "[\"as amended,\", \"twice\"]", StringComparison.Ordinal);
        var set = NumberSetJson.Parse(lines, "demo.json");

        Assert.Equal("A demonstration", set.Title);
        Assert.Equal(("s 2", "as amended, twice"), (set.Numbers[0].Source.Pinpoint, set.Numbers[0].Source.Note));
    }

    [Theory]
    [InlineData("[]", "data-text-empty")]
    [InlineData("[\" \"]", "data-text-empty")]
    [InlineData("[\"A\", 1]", "data-value-wrong-type")]
    public void Lines_that_make_no_text_are_refused(string lines, string code) =>
        Assert.Contains(
            Assert
                .Throws<ProblemException>(() =>
                    NumberSetJson.Parse(Whole.Replace("\"A demonstration\"", lines, StringComparison.Ordinal), "demo.json")
                )
                .Problems,
            p => p.Code == code && p.Path!.StartsWith("$.title", StringComparison.Ordinal)
        );

    [Fact]
    public void A_regime_finds_every_number_with_its_source_on_its_day()
    {
        var turnover = Fact.Money("turnover", "Turnover", "What was the turnover?");
        var regime = Regime.Define(
            new RegimeInfo("demo", "Demo", Currency.Gbp),
            [
                new MethodPeriod(
                    "Demo",
                    new LocalDate(2021, 1, 1),
                    null,
                    law => new Method(
                        (law.Money("maximum") * law.ByBand<Money, Rate>(turnover, "size")).Named("fine", "Fine", new Citation("The Act"))
                    )
                ),
            ],
            NumberSetJson.Parse(Whole, "demo.json")
        );
        var assessment = regime.On(new LocalDate(2021, 1, 1)).Assess(Facts.None.With(turnover, Money.Gbp(2_000_000)));

        Assert.Equal(Money.Gbp(70_000.002m), assessment.Amount);
        var maximum = Assert.Single(assessment.Version.Numbers, n => n.Id == "maximum");
        Assert.Equal(
            new Citation("The Act", "s 2", Standing.Reported)
            {
                Link = "https://example.org/act",
                DateRead = new LocalDate(2026, 11, 1),
                Note = "as amended",
            },
            maximum.Source
        );
        Assert.Equal(Standing.Draft, Assert.Single(assessment.Version.Numbers, n => n.Id == "size").Rows[1].Source.Standing);
    }

    [Theory]
    [InlineData("\"unit\": \"money\"", "\"unit\": \"monye\"", "data-choice-unknown")]
    [InlineData("\"title\": \"Maximum\"", "\"titel\": \"Maximum\"", "data-key-missing", "data-key-unknown")]
    [InlineData("\"basis\": \"model\"", "\"basis\": \"override\"", "data-choice-unknown")]
    [InlineData(
        "\"instrument\": \"act\", \"pinpoint\": \"s 1\"",
        "\"instrument\": \"atc\", \"pinpoint\": \"s 1\"",
        "data-instrument-unknown"
    )]
    [InlineData("\"pinpoint\": \"s 1\", \"standing\": \"read\"", "\"pinpoint\": \"s 1\"", "data-key-missing")]
    [InlineData("\"from\": \"2021-01-01\"", "\"from\": \"2020-12-31\"", "data-period-overlap")]
    [InlineData("\"from\": \"2021-01-01\"", "\"from\": \"2021-13-01\"", "data-date-invalid", "data-period-overlap")]
    [InlineData("\"from\": \"2021-01-01\"", "\"from\": \"2021-01-01\", \"until\": \"2021-01-01\"", "data-period-empty")]
    [InlineData("\"likely\": 0.15", "\"likely\": 0.25", "data-range-order")]
    [InlineData("\"likely\": 0.15, ", "", "data-value-or-range")]
    [InlineData("\"EUR 20,000,000\"", "\"EUR 20,00,000\"", "data-money-invalid")]
    [InlineData("\"EUR 20,000,000\"", "\"EUR 20.000\"", "data-money-invalid")]
    [InlineData("\"EUR 20,000,000\"", "\"ABC 20,000,000\"", "data-currency-unknown")]
    [InlineData("\"EUR 20,000,000\"", "true", "data-value-wrong-type")]
    [InlineData("\"upTo\": 2000000, ", "", "data-table-row-open", "data-table-row-order")]
    [InlineData("\"upTo\": 2000000", "\"upTo\": -1", "data-table-row-order")]
    [InlineData("\"upTo\": 2000000", "\"upTo\": \"EUR 2,000,000\"", "data-currency-mixed")]
    [InlineData("\"upTo\": 0.2", "\"upTo\": 0", "data-table-row-order")]
    [InlineData("\"value\": \"high\"", "\"value\": \"hihg\"", "data-choice-unknown")]
    [InlineData("\"id\": \"open\"", "\"id\": \"maximum\"", "data-number-duplicate")]
    [InlineData("\"currency\": \"GBP\"", "\"currency\": \"gbp\"", "data-currency-unknown")]
    [InlineData("\"edge\": \"upper-excluded\", ", "", "data-key-missing")]
    public void A_mistake_in_the_data_is_told_with_its_code_and_line(string right, string wrong, params string[] codes)
    {
        Assert.Contains(right, Whole, StringComparison.Ordinal);

        var problems = Assert
            .Throws<ProblemException>(() => NumberSetJson.Parse(Whole.Replace(right, wrong, StringComparison.Ordinal), "demo.json"))
            .Problems;

        Assert.Equal(codes, problems.Select(p => p.Code).Distinct().Order(StringComparer.Ordinal));
        Assert.All(problems, p => Assert.True(p is { File: "demo.json", Line: > 0, Path: not null, Allowed: not null }, p.ToString()));
    }

    [Fact]
    public void All_mistakes_are_told_together_in_the_order_of_the_file()
    {
        var text = Whole
            .Replace("\"GBP\"", "\"XYZ\"", StringComparison.Ordinal)
            .Replace("17500000.50", "1e40", StringComparison.Ordinal)
            .Replace("\"low\": \"10%\"", "\"low\": \"ten\"", StringComparison.Ordinal);

        var problems = Assert.Throws<ProblemException>(() => NumberSetJson.Parse(text, "demo.json")).Problems;

        Assert.Equal(
            [("data-currency-unknown", 2), ("data-number-too-large", 8), ("data-rate-invalid", 11)],
            problems.Select(p => (p.Code, p.Line!.Value))
        );
    }
}
