using System.Text;
using FineCalc.Uk;

namespace FineCalc.Tests;

/// <summary>Distributions in case files, and portfolios.</summary>
public class DistributionCaseTests
{
    [Theory]
    [InlineData("turnover", """{ "uniform": [1000000, 2000000] }""", "uniform 1,000,000 to 2,000,000")]
    [InlineData("turnover", """{ "triangular": [1000000, "GBP 1,500,000", 2000000] }""", "triangular 1,000,000 / 1,500,000 / 2,000,000")]
    [InlineData("turnover", """{ "pert": [1, 2, 3], "shape": 2 }""", "PERT 1 / 2 / 3, shape 2")]
    [InlineData("turnover", """{ "beta": [2, 5], "between": [0, 1000] }""", "beta 2, 5 from 0 to 1,000")]
    [InlineData("turnover", """{ "normal": [5, 1], "between": [0, null] }""", "normal")]
    [InlineData("turnover", """{ "log-normal": [14, 0.5] }""", "log-normal")]
    [InlineData("people-affected", """{ "quantiles": [["5%", 100], [0.95, 1000000]] }""", "log-normal, median 10,000")]
    [InlineData("people-affected", """{ "poisson": 12.5 }""", "Poisson, mean 12.5")]
    [InlineData("people-affected", """{ "negative-binomial": [10, 0.5] }""", "negative binomial, mean 10, dispersion 0.5")]
    [InlineData("people-affected", """{ "samples": [10, 20, 20, 500] }""", "4 samples")]
    [InlineData("people-affected", """{ "trials": [10, 20, 20, 500] }""", "4 trials in order")]
    [InlineData("tier", """{ "choice": { "higher": 0.4, "standard": 0.6 } }""", "choice by 0.6 : 0.4")]
    public void Every_kind_of_distribution_is_read(string fact, string json, string words)
    {
        var read = Read($"\"{fact}\": {json}");

        var uncertain = Assert.Single(read.Facts.Uncertain);
        Assert.Equal(fact, uncertain.Fact.Id);
        Assert.StartsWith(words, uncertain.Distribution.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("turnover", """{ "pert": [3, 2, 1] }""", "distribution-invalid")]
    [InlineData("turnover", """{ "pert": [1, 2] }""", "value-wrong-type")]
    [InlineData("turnover", """{ "pert": [1, 2, 3], "uniform": [1, 2] }""", "distribution-invalid")]
    [InlineData("turnover", """{ "pert": [1, 2, 3], "shap": 2 }""", "key-unknown")]
    [InlineData("turnover", """{ "uniform": [1, 2], "shape": 2 }""", "distribution-invalid")]
    [InlineData("turnover", """{ "choice": { "higher": 1 } }""", "distribution-invalid")]
    [InlineData("turnover", """{ "uniform": ["USD 1", 2] }""", "currency-mixed")]
    [InlineData("turnover", """{ "normal": [5, 1] }""", "distribution-out-of-range")]
    [InlineData("people-affected", """{ "quantiles": [["5%", 0], ["95%", 1]] }""", "distribution-invalid")]
    [InlineData("tier", """{ "choice": { "highest": 1 } }""", "choice-unknown")]
    [InlineData("tier", """{ "choice": { "higher": 0 } }""", "distribution-invalid")]
    [InlineData("tier", """{ "uniform": [0, 1] }""", "distribution-invalid")]
    public void What_is_no_distribution_is_refused_where_it_stands(string fact, string json, string code)
    {
        var found = Assert.Throws<ProblemException>(() => Read($"\"{fact}\": {json}")).Problems[0];

        Assert.Equal(code, found.Code);
        Assert.Equal(2, found.Line);
        Assert.StartsWith($"$.facts.{fact}", found.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void An_amount_is_worked_out_between_the_ends_of_a_distribution_or_not_at_all()
    {
        var open = CaseJson.Parse(File("\"turnover\": { \"pert\": [1000000, 2000000, 5000000] }, \"tier\": \"higher\""), "x", Regimes.All);
        var endless = """ "turnover": { "log-normal": [14, 0.5] }, "tier": "higher" """;

        var turnover = Assert.Single(open.Facts.Answers, a => a.Fact == UkGdpr.Turnover);
        Assert.Equal((1_000_000m, 2_000_000m, 5_000_000m), (turnover.Low, turnover.Likely, turnover.High));
        Assert.False(CaseJson.TryParse(File(endless), "x", Regimes.All, out _, out var problems));
        Assert.Equal("distribution-unbounded", Assert.Single(problems).Code);
    }

    [Fact]
    public void Correlations_are_between_distributions()
    {
        const string two = "\"turnover\": { \"pert\": [1, 2, 5] }, \"people-affected\": { \"poisson\": 5 }";
        var read = Read(two, """, "correlations": [{ "between": ["turnover", "people-affected"], "value": 0.5 }]""");

        Assert.Equal(2, read.Facts.Correlations.Facts.Count);
        Assert.Equal("correlation-of-certain", Code("""[{ "between": ["turnover", "tier"], "value": 0.5 }]"""));
        Assert.Equal("correlation-out-of-range", Code("""[{ "between": ["turnover", "people-affected"], "value": 2 }]"""));

        static string Code(string correlations) =>
            Assert.Throws<ProblemException>(() => Read(two, $", \"correlations\": {correlations}")).Problems[0].Code;
    }

    [Fact]
    public void A_portfolio_is_read_with_its_frequencies()
    {
        var read = Portfolio(
            "\"frequency\": 0.02,",
            """{ "name": "A", "facts": { "turnover": 2000000 } }, { "name": "B", "frequency": 3 }"""
        );

        Assert.Equal(2, read.Portfolio.Parties.Rows);
        Assert.Equal(["Poisson, mean 0.02", "Poisson, mean 3"], read.Portfolio.Frequencies.Select(f => f.ToString()));
    }

    [Theory]
    [InlineData("", """{ "name": "A" }""", "frequency-missing")]
    [InlineData("\"frequency\": -1,", """{ "name": "A" }""", "frequency-invalid")]
    [InlineData("\"frequency\": { \"uniform\": [0, 1] },", """{ "name": "A" }""", "frequency-invalid")]
    [InlineData("\"frequency\": 1,", """{ "name": "A" }, { "name": "A" }""", "party-duplicate")]
    [InlineData("\"frequency\": 1,", """{ "name": "A", "facts": { "turnover": [1, 2, 3] } }""", "party-uncertain")]
    [InlineData("\"frequency\": 1,", """{ "name": "A", "facts": { "turnovr": 1 } }""", "fact-unknown")]
    public void What_is_wrong_with_a_portfolio_is_told(string frequency, string parties, string code) =>
        Assert.Contains(Assert.Throws<ProblemException>(() => Portfolio(frequency, parties)).Problems, p => p.Code == code && p.Line > 0);

    private static PortfolioFile Portfolio(string frequency, string parties) =>
        PortfolioJson.Read(
            Bytes(
                $$"""
                { "portfolio": "P", {{frequency}} "parties": [ {{parties}} ],
                  "case": { "case": "x", "title": "X", "regime": "uk-gdpr", "dates": { "notice-of-intent": "2025-01-01" },
                    "facts": { "tier": "higher" } } }
                """
            ),
            "p.json",
            Regimes.All
        );

    private static UncertainCase Read(string facts, string more = "") =>
        CaseJson.ReadUncertainIncomplete(Bytes(File(facts, more)), "x.json", Regimes.All);

    private static string File(string facts, string more = "") =>
        $$"""
            { "case": "x", "title": "X", "regime": "uk-gdpr", "dates": { "notice-of-intent": "2025-01-01" },
              "facts": { {{facts}} }{{more}} }
            """;

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
