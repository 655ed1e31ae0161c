using NJsonSchema;
using NodaTime;

namespace FineCalc.Tests.Json;

/// <summary>Reforms as files.</summary>
public class ReformJsonTests
{
    private const string Whole = """
        {
          "reform": "larger",
          "title": "Larger fines",
          "changes": [
            {"regime": "uk-gdpr", "number": "maximum.higher.turnover", "from": "2027-01-01", "until": "2028-01-01",
             "value": "6%", "reason": "a bill"},
            {"regime": "uk-gdpr", "number": "maximum.higher.fixed", "value": "GBP 20,000,000", "reason": "a bill"},
            {"regime": "uk-gdpr", "number": "size-factor", "from": "2027-01-01", "start": 0, "edge": "upper-included",
             "rows": [{"upTo": 1000000, "low": 0, "high": "10%"}, {"value": 1}], "reason": "a bill"},
            {"regime": "eu-gdpr", "number": "maximum.higher.turnover", "value": 0.06, "reason": "the same in the Union"}
          ]
        }
        """;

    [Fact]
    public void A_file_is_the_reform_that_code_would_make()
    {
        var reform = ReformJson.Parse(Whole, "larger.json", Regimes.All);

        Assert.Equal(("larger", "Larger fines", 4), (reform.Id, reform.Title, reform.Changes.Count));
        Assert.Equal(
            (new LocalDate(2027, 1, 1), new LocalDate(2028, 1, 1), "a bill"),
            (reform.Changes[0].From, reform.Changes[0].Until, reform.Changes[0].Reason)
        );
        Assert.Null(reform.Changes[1].From);
        var byCode = Reform
            .Named("larger", "Larger fines")
            .With("eu-gdpr", "maximum.higher.turnover", Rate.Percent(6), "the same in the Union");
        Assert.Equal(byCode.Apply(Regimes.EuGdpr).Versions.Select(v => v.Id), reform.Apply(Regimes.EuGdpr).Versions.Select(v => v.Id));
        var table = reform
            .Apply(Regimes.UkGdpr)
            .On(new LocalDate(2027, 1, 1))
            .Numbers.First(n => n is { Id: "size-factor", Name: "Size factor by turnover" });
        Assert.Equal("up to GBP 1,000,000: 0% to 10%; above GBP 1,000,000: 100%", table.Value);
        Assert.Equal("Reform 'larger', size-factor", table.Rows[0].Source.ToString());
    }

    [Theory]
    [InlineData("\"larger\"", "\"Larger Fines\"", "reform-id-invalid")]
    [InlineData("\"Larger fines\"", "\" \"", "reform-text-empty")]
    [InlineData("\"maximum.higher.fixed\"", "\"maximum.higer.fixed\"", "reform-number-unknown")]
    [InlineData("\"eu-gdpr\"", "\"eu-gpdr\"", "reform-regime-unknown")]
    [InlineData("\"GBP 20,000,000\"", "\"EUR 20,000,000\"", "reform-currency-mixed")]
    [InlineData("\"GBP 20,000,000\"", "\"6%\"", "reform-money-invalid")]
    [InlineData("\"GBP 20,000,000\"", "\"GBP 20.000.000\"", "reform-money-invalid")]
    [InlineData("\"value\": \"6%\"", "\"value\": \"0,060\"", "reform-rate-invalid")]
    [InlineData("\"high\": \"10%\"", "\"high\": \"10,000%\"", "reform-rate-invalid")]
    [InlineData("\"until\": \"2028-01-01\"", "\"until\": \"2027-01-01\"", "reform-period-empty")]
    [InlineData("\"from\": \"2027-01-01\", \"until\": \"2028-01-01\"", "\"until\": \"2010-01-01\"", "reform-number-not-in-force")]
    [InlineData("\"value\": \"GBP 20,000,000\"", "\"rows\": []", "reform-number-needed")]
    [InlineData(
        "\"start\": 0, \"edge\": \"upper-included\",\n     \"rows\": [{\"upTo\": 1000000, \"low\": 0, \"high\": \"10%\"}, {\"value\": 1}]",
        "\"value\": 1",
        "reform-table-needed"
    )]
    [InlineData(
        "{\"upTo\": 1000000, \"low\": 0, \"high\": \"10%\"}, ",
        "{\"upTo\": 1000000, \"low\": 0, \"high\": \"10%\"}, {\"upTo\": 1000000, \"value\": 0}, ",
        "reform-table-row-order"
    )]
    [InlineData("\"value\": \"6%\"", "\"low\": \"6%\", \"likely\": \"5%\", \"high\": \"7%\"", "reform-range-order")]
    [InlineData("\"number\": \"maximum.higher.fixed\", ", "\"number\": \"maximum.higher.turnover\", ", "reform-rate-invalid")]
    [InlineData(
        ", \"reason\": \"a bill\"},\n    {\"regime\": \"uk-gdpr\", \"number\": \"size",
        "},\n    {\"regime\": \"uk-gdpr\", \"number\": \"size",
        "reform-key-missing"
    )]
    [InlineData("\"value\": 0.06", "\"value\": 0.06, \"valeu\": 1", "reform-key-unknown")]
    public void A_mistake_is_told_with_its_code_and_line(string right, string wrong, params string[] codes)
    {
        var text = Whole.ReplaceLineEndings("\n");
        Assert.Contains(right, text, StringComparison.Ordinal);

        var problems = Assert
            .Throws<ProblemException>(() =>
                ReformJson.Parse(text.Replace(right, wrong, StringComparison.Ordinal), "larger.json", Regimes.All)
            )
            .Problems;

        Assert.Equal(codes, problems.Select(p => p.Code).Distinct());
        Assert.All(problems, p => Assert.True(p is { File: "larger.json", Line: > 0, Path: not null, Allowed: not null }, p.ToString()));
    }

    [Fact]
    public void Two_changes_of_one_number_may_follow_each_other_and_not_overlap()
    {
        var text = Whole.Replace(
            "\"number\": \"maximum.higher.fixed\", \"value\": \"GBP 20,000,000\"",
            "\"number\": \"maximum.higher.turnover\", \"from\": \"2028-01-01\", \"value\": \"7%\"",
            StringComparison.Ordinal
        );
        var reform = ReformJson.Parse(text, "larger.json", Regimes.All);
        Assert.Equal(
            "7%",
            reform.Apply(Regimes.UkGdpr).On(new LocalDate(2028, 1, 1)).Numbers.First(n => n.Id == "maximum.higher.turnover").Value
        );

        var problem = Own.OnlyProblem(() =>
            ReformJson.Parse(
                text.Replace("\"2028-01-01\", \"value\": \"7%\"", "\"2027-12-31\", \"value\": \"7%\"", StringComparison.Ordinal),
                "larger.json",
                Regimes.All
            )
        );
        Assert.Equal("reform-period-overlap", problem.Code);
    }

    // Until 2021 the law has the fixed maximum in euros.
    [Theory]
    [InlineData("\"value\": 5", "reform-currency-mixed")]
    [InlineData("\"low\": 5, \"likely\": \"GBP 5\", \"high\": \"GBP 6\"", "reform-currency-mixed")]
    [InlineData("\"value\": 5, \"from\": \"2021-01-01\"", null)]
    [InlineData("\"value\": \"GBP 5\"", null)]
    [InlineData("\"value\": 5, \"until\": \"2021-01-01\"", null)]
    [InlineData("\"value\": \"EUR 5\", \"until\": \"2021-01-01\"", null)]
    [InlineData("\"value\": \"GBP 5\", \"until\": \"2021-01-01\"", "reform-currency-mixed")]
    [InlineData("\"value\": 5, \"until\": \"2021-01-02\"", "reform-currency-mixed")]
    [InlineData("\"value\": 0, \"from\": \"2021-01-01\"", null)]
    [InlineData("\"value\": -1, \"from\": \"2021-01-01\"", "reform-amount-negative")]
    [InlineData("\"low\": -1, \"likely\": 1, \"high\": 2, \"from\": \"2021-01-01\"", "reform-amount-negative")]
    public void An_amount_is_one_that_the_law_could_have_on_the_days_it_reaches(string value, string? code)
    {
        var text =
            $$"""{"reform":"r","title":"R","changes":[{"regime":"uk-gdpr","number":"maximum.higher.fixed",{{value}}"""
            + $$""","reason":"what if"}]}""";
        if (code is not null)
        {
            Assert.Equal(
                (code, "maximum.higher.fixed"),
                Own.OnlyProblem(() => ReformJson.Parse(text, "r.json", Regimes.All)) is var problem
                    ? (problem.Code, problem.Subject)
                    : default
            );
            return;
        }

        var change = Assert.Single(ReformJson.Parse(text, "r.json", Regimes.All).Changes);
        var shown = Reform
            .Named("r", "R")
            .With(change)
            .Apply(Regimes.UkGdpr)
            .On(change.From ?? Regimes.UkGdpr.Versions[0].From)
            .Numbers.First(n => n.Id == "maximum.higher.fixed")
            .Value;
        Assert.StartsWith(change.Until is null ? "GBP " : "EUR ", shown, StringComparison.Ordinal);
    }

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Repository.PathOf("docs", "reforms"), "*.json").Select(f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_example_is_read_and_validates_against_the_published_schema(string file)
    {
        var text = await File.ReadAllTextAsync(Repository.PathOf("docs", "reforms", file), TestContext.Current.CancellationToken);
        var schema = await JsonSchema.FromFileAsync(
            Repository.PathOf("docs", "schema", "reform.schema.json"),
            TestContext.Current.CancellationToken
        );

        Assert.NotEmpty(ReformJson.Parse(text, file, Regimes.All).Changes);
        Assert.Empty(schema.Validate(text));
        Assert.NotEmpty(schema.Validate(text.Replace("\"number\": \"m", "\"number\": \"x", StringComparison.Ordinal)));
    }
}
