namespace FineCalc.Tests;

/// <summary>What is open is said with three digits, inside the range that it is, and with more where the range is narrower.</summary>
public class RoughTests
{
    [Theory]
    [InlineData("652922", "700000", "653499", "653,000 to 700,000, likely 653,000")]
    [InlineData("652400", "700000", "653500", "652,400 to 700,000, likely 654,000")]
    [InlineData("652449", "700000", "660000", "652,500 to 700,000, likely 660,000")]
    [InlineData("100", "652922", "200", "100 to 652,900, likely 200")]
    [InlineData("652449", "700000", "652460", "652,500 to 700,000, likely 652,500")]
    [InlineData("652449", "700000", "652449.9", "652,500 to 700,000, likely 652,500")]
    [InlineData("100", "652922", "652910", "100 to 652,900, likely 652,900")]
    [InlineData("100", "652922", "652840", "100 to 652,900, likely 652,800")]
    [InlineData("10", "95.55", "20", "10 to 95.55, likely 20")]
    [InlineData("100", "653000", "652922", "100 to 653,000, likely 653,000")]
    [InlineData("653000", "700000", "653100", "653,000 to 700,000, likely 653,000")]
    [InlineData("100", "653000", "200", "100 to 653,000, likely 200")]
    [InlineData("100", "652449", "652448", "100 to 652,000, likely 652,000")]
    [InlineData("999", "1000", "999.5", "999 to 1,000, likely 1,000")]
    [InlineData("1000", "1001", "1000.4", "1,000 to 1,000, likely 1,000")]
    [InlineData("1234561", "1234569", "1234565", "1,234,561 to 1,234,569, likely 1,234,565")]
    [InlineData("0", "0.0012355", "0.00055555", "0 to 0.001235, likely 0.000556")]
    [InlineData("-2000.5", "-1000.5", "-1500.5", "-2,000 to -1,001, likely -1,500")]
    [InlineData("-1234.5", "1234.5", "0", "-1,230 to 1,230, likely 0")]
    [InlineData("0.0000001", "5", "1", "0 to 5, likely 1")]
    [InlineData("0.000001", "5", "1", "0.000001 to 5, likely 1")]
    [InlineData("0.0000001", "1", "1", "0 to 1, likely 1")]
    [InlineData("0.0000001", "0.5", "0.2", "0.0000001 to 0.5, likely 0.2")]
    [InlineData("-0.0000001", "5", "1", "0 to 5, likely 1")]
    [InlineData("1", "79128162514264337593543950335", "2", "1 to 79,100,000,000,000,000,000,000,000,000, likely 2")]
    [InlineData(
        "1.0000000000000000000000000951",
        "1.0000000000000000000000001049",
        "1.0000000000000000000000001",
        "1.0000000000000000000000000951 to 1.0000000000000000000000001049, likely 1.0000000000000000000000001"
    )]
    [InlineData("1", "79228162514264337593543950335", "2", "1 to 79,228,162,514,264,337,593,543,950,335, likely 2")]
    [InlineData(
        "79228162514264337593543950334",
        "79228162514264337593543950335",
        "79228162514264337593543950334",
        "79,228,162,514,264,337,593,543,950,334 to 79,228,162,514,264,337,593,543,950,335, likely 79,228,162,514,264,337,593,543,950,334"
    )]
    [InlineData("0", "0.00000000000000000012345", "0", "0 to 0.00000000000000000012, likely 0")]
    public void A_range_is_said_with_the_digits_it_can_bear(string low, string high, string likely, string words)
    {
        static Money Of(string text) => Money.Gbp(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture));

        var open = Fact.Money("open", "Open", "How much?");
        var range = Own.Assess(Step.Ask(open), Facts.None.WithRange(open, new Spread<Money>(Of(low), Of(likely), Of(high))));
        Assert.StartsWith($"Own rules: about GBP {words} (", range.ToString(), StringComparison.Ordinal);
    }
}
