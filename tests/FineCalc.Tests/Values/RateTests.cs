namespace FineCalc.Tests;

public class RateTests
{
    [Fact]
    public void The_unit_of_a_rate_is_never_guessed()
    {
        Assert.Equal(0.04m, Rate.Percent(4).Value);
        Assert.Equal(0.0004m, Rate.BasisPoints(4).Value);
        Assert.Equal(0.04m, Rate.Fraction(0.04m).Value);
        Assert.Equal(1m, Rate.One.Value);
        Assert.Equal(0m, Rate.Zero.Value);
    }

    [Fact]
    public void Rates_add_subtract_and_multiply()
    {
        Assert.Equal(Rate.Percent(30), Rate.Percent(10) + Rate.Percent(20));
        Assert.Equal(Rate.Percent(-10), Rate.Percent(10) - Rate.Percent(20));
        Assert.Equal(Rate.Percent(2), Rate.Percent(10) * Rate.Percent(20));
        Assert.Equal(Rate.Percent(-10), -Rate.Percent(10));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    [InlineData(-2, -3)]
    public void Comparing_rates_is_comparing_their_fractions(int first, int second)
    {
        var (left, right) = (Rate.Percent(first), Rate.Percent(second));
        Assert.Equal(first < second, left < right);
        Assert.Equal(first > second, left > right);
        Assert.Equal(first <= second, left <= right);
        Assert.Equal(first >= second, left >= right);
        Assert.Equal(Math.Sign(first.CompareTo(second)), Math.Sign(left.CompareTo(right)));
    }

    [Theory]
    [InlineData("20%", "0.2")]
    [InlineData("0.2", "0.2")]
    [InlineData(" 20 % ", "0.2")]
    [InlineData("-7.5%", "-0.075")]
    [InlineData("1", "1")]
    [InlineData("1%", "0.01")]
    [InlineData("1000%", "10")]
    [InlineData("1,250.5%", "12.505")]
    [InlineData("12.5\u00A0%", "0.125")]
    [InlineData("0.125", "0.125")]
    [InlineData("-71.875%", "-0.71875")]
    [InlineData("1.2500%", "0.0125")]
    public void A_percentage_and_a_fraction_read_as_the_same_rate_in_every_culture(string text, string fraction) =>
        Assert.All(
            Cultures.InEach(() => Rate.Parse(text)),
            rate => Assert.Equal(Rate.Fraction(decimal.Parse(fraction, System.Globalization.CultureInfo.InvariantCulture)), rate)
        );

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("20%%")]
    [InlineData("%20")]
    [InlineData("20 percent")]
    [InlineData("0,2")]
    [InlineData("1,5%")]
    [InlineData("2e-1")]
    [InlineData("0,125")]
    [InlineData("0,125%")]
    [InlineData("12,5%")]
    [InlineData("1,000%")]
    [InlineData("1.000%")]
    [InlineData("1,125%")]
    [InlineData("1.250,5%")]
    [InlineData("5.%")]
    [InlineData("5\u2030")]
    [InlineData("50 bp")]
    [InlineData("(5%)")]
    [InlineData("\u22125%")]
    [InlineData("\uFF15%")]
    [InlineData("\u0665%")]
    [InlineData("\t5%")]
    public void What_could_be_misread_is_not_read(string? text)
    {
        Assert.False(Rate.TryParse(text, out var rate));
        Assert.Equal(Rate.Zero, rate);
        Assert.Contains(
            "write a fraction such as 0.2 or a percentage such as 20%",
            Assert.Throws<FormatException>(() => Rate.Parse(text!)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("0,125", "It may mean 0.125 or 125.")]
    [InlineData("12,5%", "It may mean 12.5% or 125%.")]
    [InlineData("1,000%", "It may mean 1% or 1000%.")]
    [InlineData("1.250%", "It may mean 1.25% or 1250%.")]
    [InlineData("-1,125 %", "It may mean -1.125% or -1125%.")]
    [InlineData("1.250,5%", "1250.5% may be meant.")]
    [InlineData("\u22125%", "-5% may be meant.")]
    [InlineData("2.5 per cent", "2.5% may be meant.")]
    [InlineData("2.5 percent", "2.5% may be meant.")]
    [InlineData("2.5pct", "2.5% may be meant.")]
    [InlineData("2.5 pc", "2.5% may be meant.")]
    [InlineData("2,5 Prozent", "It may mean 2.5% or 25%.")]
    [InlineData("50 bp", "0.5% may be meant.")]
    [InlineData("5 percent%", "a percentage such as 20%.")]
    [InlineData("50bps", "0.5% may be meant.")]
    [InlineData("5\u2030", "0.5% may be meant.")]
    public void A_refusal_says_what_may_be_meant(string text, string meant) =>
        Assert.EndsWith(meant, Assert.Throws<FormatException>(() => Rate.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("0%")]
    [InlineData("0.4%")]
    [InlineData("-12.5%")]
    [InlineData("100%")]
    [InlineData("1000%")]
    public void A_rate_prints_in_percent_with_every_decimal_it_has_in_every_culture(string text) =>
        Assert.All(Cultures.InEach(() => Rate.Parse(text).ToString("R", null)), printed => Assert.Equal(text, printed));
}
