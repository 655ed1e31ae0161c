namespace FineCalc.Tests;

public class RoundingTests
{
    [Theory]
    [InlineData(RoundingMode.None, 2.4, 2.4)]
    [InlineData(RoundingMode.Down, 2.9, 2)]
    [InlineData(RoundingMode.Down, -2.9, -2)]
    [InlineData(RoundingMode.Up, 2.1, 3)]
    [InlineData(RoundingMode.Up, -2.1, -3)]
    [InlineData(RoundingMode.Nearest, 2.4, 2)]
    [InlineData(RoundingMode.Nearest, 2.5, 3)]
    [InlineData(RoundingMode.Nearest, 2.6, 3)]
    [InlineData(RoundingMode.Nearest, -2.4, -2)]
    [InlineData(RoundingMode.Nearest, -2.5, -3)]
    [InlineData(RoundingMode.Nearest, -2.6, -3)]
    [InlineData(RoundingMode.HalfEven, 2.4, 2)]
    [InlineData(RoundingMode.HalfEven, 2.5, 2)]
    [InlineData(RoundingMode.HalfEven, 2.6, 3)]
    [InlineData(RoundingMode.HalfEven, 3.5, 4)]
    [InlineData(RoundingMode.HalfEven, -2.5, -2)]
    [InlineData(RoundingMode.HalfEven, -3.5, -4)]
    public void Every_mode_on_both_sides_of_zero(RoundingMode mode, decimal number, decimal rounded) =>
        Assert.Equal(rounded, new Rounding(1m, mode).Apply(number));

    [Theory]
    [InlineData(RoundingMode.Down)]
    [InlineData(RoundingMode.Up)]
    [InlineData(RoundingMode.Nearest)]
    [InlineData(RoundingMode.HalfEven)]
    public void A_number_on_the_grid_stays(RoundingMode mode)
    {
        Assert.Equal(0m, new Rounding(3m, mode).Apply(0m));
        Assert.Equal(9m, new Rounding(3m, mode).Apply(9m));
        Assert.Equal(-9m, new Rounding(3m, mode).Apply(-9m));
        Assert.Equal(0.15m, new Rounding(0.05m, mode).Apply(0.15m));
    }

    [Theory]
    [InlineData(3, RoundingMode.Down, 100, 99)]
    [InlineData(3, RoundingMode.Up, 100, 102)]
    [InlineData(3, RoundingMode.Nearest, 100, 99)]
    [InlineData(3, RoundingMode.Nearest, 100.5, 102)]
    [InlineData(3, RoundingMode.HalfEven, 100.5, 102)]
    [InlineData(3, RoundingMode.HalfEven, 103.5, 102)]
    [InlineData(0.05, RoundingMode.Nearest, 1.024, 1)]
    [InlineData(0.05, RoundingMode.Nearest, 1.025, 1.05)]
    [InlineData(0.05, RoundingMode.HalfEven, 1.025, 1)]
    [InlineData(0.05, RoundingMode.Down, -1.06, -1.05)]
    [InlineData(1000, RoundingMode.Up, 0.01, 1000)]
    public void The_grid_may_be_of_any_unit(decimal unit, RoundingMode mode, decimal number, decimal rounded) =>
        Assert.Equal(rounded, new Rounding(unit, mode).Apply(number));

    [Fact]
    public void A_grid_that_decimals_cannot_divide_evenly_is_still_exact()
    {
        const decimal Big = 1_000_000_000_000_000_000_000_000_001m;
        Assert.Equal(Big - (Big % 3m), new Rounding(3m, RoundingMode.Down).Apply(Big));
        Assert.Equal(0m, new Rounding(3m, RoundingMode.Nearest).Apply(Big) % 3m);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_grid_has_a_distance_above_zero(decimal unit) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Rounding(unit, RoundingMode.Down));

    [Fact]
    public void A_mode_outside_the_list_is_refused() =>
        Assert.Contains(
            "none, down, up, nearest or half-even",
            Assert.Throws<ArgumentOutOfRangeException>(() => new Rounding(1m, (RoundingMode)9)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void The_default_value_does_not_round()
    {
        Assert.Equal(1.23m, default(Rounding).Apply(1.23m));
        Assert.Equal("not rounded", default(Rounding).ToString());
    }

    [Theory]
    [InlineData(RoundingMode.None, "not rounded")]
    [InlineData(RoundingMode.Down, "down to 1,000")]
    [InlineData(RoundingMode.Up, "up to 1,000")]
    [InlineData(RoundingMode.Nearest, "to the nearest 1,000")]
    [InlineData(RoundingMode.HalfEven, "to the nearest (half to even) 1,000")]
    public void A_rounding_says_what_it_does(RoundingMode mode, string words)
    {
        var rounding = new Rounding(1000m, mode);
        Assert.Equal(words, rounding.ToString());
        Assert.Equal((1000m, mode), (rounding.Unit, rounding.Mode));
    }
}
