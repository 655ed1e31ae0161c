namespace FineCalc.Tests;

/// <summary>Cells of CSV, whose words may hold what parts cells, and what a spreadsheet would run.</summary>
public class CsvTests
{
    private static readonly Fact<Count> Number = Fact.Count("number", "Number", "How many?", "");

    private static readonly FineDistribution Drawn = Own.Version(Own.Pounds(1) * Step.Ask(Number))
        .Simulate(new UncertainFacts(Facts.None).With(Number, Distribution.LogNormal(1, 1)), 1_000, 1);

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("a\rb", "\"a\rb\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("=", "'=")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@a", "'@a")]
    [InlineData("\ta", "'\ta")]
    [InlineData("\ra", "\"'\ra\"")]
    [InlineData("a=1", "a=1")]
    [InlineData("=a,b", "\"'=a,b\"")]
    public void A_name_is_one_cell_and_no_formula(string name, string cell) =>
        Assert.Contains($"\n{cell},mean,", FiguresCsv.Write((name, Drawn)), StringComparison.Ordinal);
}
