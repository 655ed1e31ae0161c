namespace FineCalc.Tests;

public class BandTests
{
    private static readonly Band<Rate> TenToTwenty = new(Rate.Percent(10), Rate.Percent(20));

    [Theory]
    [InlineData("9.99%", false)]
    [InlineData("10%", true)]
    [InlineData("15%", true)]
    [InlineData("20%", true)]
    [InlineData("20.01%", false)]
    public void Both_ends_of_a_band_are_included(string rate, bool inside) => Assert.Equal(inside, TenToTwenty.Contains(Rate.Parse(rate)));

    [Fact]
    public void A_band_runs_upwards_and_may_be_a_point()
    {
        Assert.Equal(TenToTwenty.Low, new Band<Rate>(TenToTwenty.Low, TenToTwenty.Low).High);
        Assert.Contains(
            "20% is above 10%",
            Assert.Throws<ArgumentException>(() => new Band<Rate>(Rate.Percent(20), Rate.Percent(10))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_band_prints_both_ends() => Assert.Equal("10% to 20%", TenToTwenty.ToString());
}

public class SpreadTests
{
    [Fact]
    public void A_spread_keeps_its_three_values()
    {
        var spread = new Spread<Count>(1, 2, 3);
        Assert.Equal((new Count(1), new Count(2), new Count(3)), (spread.Low, spread.Likely, spread.High));
        Assert.False(spread.IsCertain);
        Assert.Equal("1 to 3, likely 2", spread.ToString());
    }

    [Fact]
    public void A_spread_of_one_value_is_certain_and_prints_it_once()
    {
        Assert.True(new Spread<Count>(2, 2, 2).IsCertain);
        Assert.Equal("2", new Spread<Count>(2, 2, 2).ToString());
        Assert.False(new Spread<Count>(2, 2, 3).IsCertain);
        Assert.False(new Spread<Count>(1, 2, 2).IsCertain);
    }

    [Theory]
    [InlineData(2, 1, 3)]
    [InlineData(1, 3, 2)]
    public void Values_out_of_order_are_refused(int low, int likely, int high) =>
        Assert.Contains(
            $"{low}, {likely}, {high} are not in order",
            Assert.Throws<ArgumentException>(() => new Spread<Count>(low, likely, high)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Amounts_of_two_currencies_are_no_spread() =>
        Assert.Throws<InvalidOperationException>(() => new Spread<Money>(Money.Gbp(1), Money.Gbp(1), Money.Eur(1)));
}
