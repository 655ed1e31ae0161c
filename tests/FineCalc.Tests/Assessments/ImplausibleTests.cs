namespace FineCalc.Tests;

/// <summary>Answers and rates that are allowed and hardly meant.</summary>
public class ImplausibleTests
{
    [Theory]
    [InlineData("1.15", "1.15", "4.27", "8100000000", "exchange-rate-contradicted")]
    [InlineData("1.15", "0.87", "0.22", "8100000000", "exchange-rate-implausible")]
    [InlineData("1.15", "0.87", "4.27", "100000000000", "people-implausible")]
    [InlineData("1.15", "0.87", "4.27", "8100000000", null)]
    public void What_is_hardly_meant_is_a_warning(string toEuro, string toPounds, string toZloty, string people, string? code)
    {
        var read = CaseJson.Parse(
            $$"""
            {
              "case": "shop", "title": "A shop", "regime": "eu-gdpr", "dates": { "decision": "2025-06-30" },
              "facts": { "turnover": 30000000, "tier": "higher", "people-affected": {{people}} },
              "judgements": { "seriousness": "30%" },
              "exchangeRates": [
                { "from": "GBP", "to": "EUR", "rate": {{toEuro}}, "date": "2023-06-30", "source": "a bank" },
                { "from": "EUR", "to": "GBP", "rate": {{toPounds}}, "date": "2023-06-30", "source": "a bank" },
                { "from": "EUR", "to": "PLN", "rate": {{toZloty}}, "date": "2023-06-30", "source": "a bank" }
              ]
            }
            """,
            "case.json",
            Regimes.All
        );

        Assert.Equal(
            code is null ? [] : [code],
            read.Assess()
                .Final.Warnings.Select(w => w.Code)
                .Where(c => c.EndsWith("-implausible", StringComparison.Ordinal) || c.EndsWith("-contradicted", StringComparison.Ordinal))
        );
    }
}
