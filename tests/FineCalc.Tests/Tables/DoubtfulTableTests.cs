using FineCalc.Cli;
using FineCalc.Tests.Cli;
using FineCalc.Tests.Reports;

namespace FineCalc.Tests.Files;

/// <summary>What a table may mean otherwise than it is read: numbers of another country, days, currencies, percentages.</summary>
public class DoubtfulTableTests
{
    private static readonly RegimeVersion Law = Regimes.UkGdpr.On(2024, 8, 7);

    [Theory]
    [InlineData("turnover;id\n250.000;A\n", false)]
    [InlineData("turnover\tid\n250.000\tA\n", false)]
    [InlineData("turnover|id\n250.000|A\n", false)]
    [InlineData("turnover\n250.000\n", false)]
    [InlineData("{\"turnover\": \"250.000\"}\n", true)]
    public void What_may_be_two_numbers_is_refused_until_the_mapping_says_which(string table, bool isJson)
    {
        var wrong = Assert.Single(Assert.Throws<ProblemException>(() => Turnover(table, isJson, "{}")).Problems);
        Assert.Equal("cell-unclear", wrong.Code);
        Words.Contain("It may mean 250 or 250,000.", wrong.Message);

        Assert.Equal(250m, Turnover(table, isJson, """{ "numbers": "plain" }"""));
        Assert.Equal(250m, Turnover(table, isJson, """{ "numbers": "english" }"""));
        Assert.Equal(250_000m, Turnover(table, isJson, """{ "numbers": "continental" }"""));
        Assert.Equal(
            250m,
            Turnover(
                table,
                isJson,
                """{ "numbers": "continental", "columns": { "turnover": { "column": "turnover", "numbers": "plain" } } }"""
            )
        );
    }

    [Theory]
    [InlineData("turnover,id\n250.000,A\n", false, 250)]
    [InlineData("turnover;id\n0.125;A\n", false, 0.125)]
    [InlineData("turnover;id\n1250.000;A\n", false, 1250)]
    [InlineData("turnover;id\n250.50;A\n", false, 250.5)]
    [InlineData("{\"turnover\": 250.000}\n", true, 250)]
    public void What_is_one_number_is_read(string table, bool isJson, double value) =>
        Assert.Equal((decimal)value, Turnover(table, isJson, "{}"));

    [Theory]
    [InlineData("english", "\u22125", "GBP", "-5 may be meant")]
    [InlineData("english", "5-", "GBP", "-5 may be meant")]
    [InlineData("english", "+5", "GBP", "5 may be meant")]
    [InlineData("english", ".5", "GBP", "0.5 may be meant")]
    [InlineData("english", "1.", "GBP", "1 may be meant")]
    [InlineData("continental", "5,", "GBP", "5 may be meant")]
    [InlineData("english", "'12", "GBP", "12 may be meant")]
    [InlineData("english", "1.5 Mio", "GBP", "1,500,000 may be meant")]
    [InlineData("english", "\u20AC5", "EUR", "")]
    [InlineData("english", "\u20AB5", "VND", "")]
    public void A_sign_that_is_of_no_currency_is_no_other_currency(string style, string cell, string currency, string meant)
    {
        var wrong = Assert.Single(
            Assert.Throws<ProblemException>(() => Turnover($"turnover;id\n{cell};A\n", false, $$"""{ "numbers": "{{style}}" }""")).Problems
        );
        Assert.Equal(currency == "GBP" ? "cell-not-a-number" : "currency-mixed", wrong.Code);
        Words.Contain(meant, wrong.Message);
    }

    [Theory]
    [InlineData("uk-gdpr", "id,notice-of-intent,turnover,tier\nA,2020-01-01,5,higher\n", "notice-of-intent", "column-of-date", true)]
    [InlineData("us-hipaa", "id,Assessment date,violations\nA,2020-01-01,5\n", "Assessment date", "column-of-date", true)]
    [InlineData("uk-gdpr", "id,Currency,turnover,tier\nA,EUR,5,higher\n", "Currency", "column-of-currency", false)]
    public void A_column_that_would_change_the_amounts_is_not_passed_over(string law, string table, string column, string code, bool isDate)
    {
        using var folder = new Folder();
        var (path, mapping) = (folder.Path("cases.csv"), folder.Path("mapping.json"));
        File.WriteAllText(path, table);
        File.WriteAllText(mapping, $$"""{ "ignored": ["{{column}}"] }""");
        string[] asked = ["batch", path, "--regime", law];

        var refused = ToolTests.Run(asked);
        Assert.Equal((Tool.CaseProblems, ""), (refused.ExitCode, refused.Output));
        Words.Contain(code, refused.Error);
        Words.Contain(column.Contains(' ', StringComparison.Ordinal) ? $"--keep \"{column}\"" : $"--keep {column}", refused.Error);
        Words.Contain(code, ToolTests.Run(["plan", .. asked, "-o", folder.Path("run")]).Error);
        Words.Lack(code, ToolTests.Run([.. asked, "--keep", $"id,{column}"]).Error);
        Words.Lack(code, ToolTests.Run([.. asked, "--mapping", mapping]).Error);
        Assert.Equal(!isDate, ToolTests.Run([.. asked, "--on", "2025-01-01"]).Error.Contains(code, StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_with_a_unit_in_it_is_told_with_the_columns_that_answer_nothing()
    {
        var match = ColumnMatch.Of(Law, ["Turnover \u00A3m", "seriousness_%", "people affected ('000)", "turnover in EUR", "note (k)"]);

        Assert.All(match.Doubts, d => Assert.Equal("column-not-matched", d.Code));
        Assert.Equal(
            [
                "'Turnover \u00A3m' may be meant for 'turnover' (\"unit\": \"millions\"), which a mapping says.",
                "'seriousness_%' may be meant for 'seriousness' (\"unit\": \"percent\"), which a mapping says.",
                "'people affected ('000)' may be meant for 'people-affected' (\"unit\": \"thousands\"), which a mapping says.",
                "'turnover in EUR' may be meant for 'turnover' (\"currency\": \"EUR\"), which a mapping says.",
            ],
            match.Doubts.Select(d => d.Message)
        );
        Assert.Empty(ColumnMatch.Of(Law, ["turnover", "Turnover \u00A3m"]).Doubts);
    }

    [Fact]
    public void Percentages_without_a_unit_and_people_beyond_number_are_told_once()
    {
        var rows = "turnover,tier,seriousness,combined-aggravation,people-affected\n5,higher,0.3,10,5\n5,higher,0.3,20,200000000000\n";
        using var reader = TableReader.Csv(BatchFileTests.Bytes(rows));
        using var writer = TableWriter.Csv(new MemoryStream());
        var warnings = TableBatch.Run(reader, ColumnMatch.Of(Law, reader.Columns), writer).Warnings;

        var rate = Assert.Single(warnings, w => w.Code == "rate-unclear");
        Words.Contain("is 10 in the column 'combined-aggravation', row 1, and was read as 1000%", rate.Message);
        Assert.Single(warnings, w => w.Code == "people-implausible");
    }

    [Fact]
    public void How_often_a_party_has_a_case_is_a_number_where_JSON_has_one()
    {
        const string cases = """
            { "case": "c", "title": "C", "regime": "uk-gdpr", "dates": { "notice-of-intent": "2024-08-07" },
              "facts": { "tier": "higher" }, "judgements": { "seriousness": "30%" } }
            """;
        Assert.Equal("Poisson, mean 1.25", Frequency("1.250"));
        Assert.Equal(["cell-unclear"], BatchFileTests.Codes(() => Frequency("\"1.250\"")));

        static string Frequency(string written)
        {
            var shared = CaseJson.ReadUncertainIncomplete(BatchFileTests.Bytes(cases), "c.json", Regimes.All);
            using var reader = TableReader.JsonLines(BatchFileTests.Bytes($$"""{ "turnover": 5, "frequency": {{written}} }"""));
            return PortfolioTable.Read(reader, shared).Portfolio.Frequencies[0].ToString();
        }
    }

    [Fact]
    public void A_step_that_there_is_not_is_said_of_the_option()
    {
        using var folder = new Folder();
        var path = folder.Path("cases.csv");
        File.WriteAllText(path, "turnover,tier\n5,higher\n");

        Words.Begin("--steps: step-unknown", ToolTests.Run("batch", path, "--regime", "uk-gdpr", "--steps", "nothing").Error);
    }

    private static decimal Turnover(string table, bool isJson, string mapping)
    {
        using var reader = isJson ? TableReader.JsonLines(BatchFileTests.Bytes(table)) : TableReader.Csv(BatchFileTests.Bytes(table));
        var match = ColumnMatch.Of(Law, reader.Columns, TableMappingJson.Parse(mapping, "mapping.json", Law));
        return TableBatch.FactsOf(reader, match, 1).Find(UkGdpr.Turnover)!.Likely;
    }
}
