namespace FineCalc.Tests;

/// <summary>Signs and words for currencies: beside a number of a table they may be its own, elsewhere they say what may be meant.</summary>
public class CurrencySignsTests
{
    private static readonly RegimeVersion Law = Regimes.UkGdpr.On(2025, 1, 1);

    private static readonly TableMapping English = TableMappingJson.Parse(
        """{ "columns": { "turnover": { "column": "T", "numbers": "english" } } }""",
        "mapping.json",
        Law
    );

    [Theory]
    [InlineData("£5", true)]
    [InlineData("5 pounds", true)]
    [InlineData("GBP 5", true)]
    [InlineData("€5", false)]
    [InlineData("5 quid", false)]
    public void A_sign_of_the_currency_of_a_column_may_stand_beside_its_numbers(string cell, bool isRead)
    {
        using var reader = TableReader.Csv(new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"T\n{cell}\n")));
        var match = ColumnMatch.Of(Law, reader.Columns, English);
        Assert.Equal(isRead, Record.Exception(() => TableBatch.FactsOf(reader, match, 1)) is null);
    }

    [Theory]
    [InlineData("EURO", "EUR may be meant.")]
    [InlineData("eur", "EUR may be meant.")]
    [InlineData("kr", "DKK or NOK or SEK or ISK may be meant.")]
    [InlineData("quid", "is not a currency.")]
    public void A_word_for_a_currency_says_which_may_be_meant(string word, string meant) =>
        Assert.EndsWith(
            meant,
            Own.OnlyProblem(() =>
                TableMappingJson.Parse(
                    $$"""{ "columns": { "turnover": { "column": "T", "currency": "{{word}}" } } }""",
                    "mapping.json",
                    Law
                )
            ).Message,
            StringComparison.Ordinal
        );
}
