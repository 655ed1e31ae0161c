namespace FineCalc.Tests;

public class MoneyTests
{
    [Fact]
    public void Amounts_of_one_currency_add_and_subtract()
    {
        Assert.Equal(Money.Gbp(3_500_000.75m), Money.Gbp(3_000_000.50m) + Money.Gbp(500_000.25m));
        Assert.Equal(Money.Eur(-1m), Money.Eur(2m) - Money.Eur(3m));
        Assert.Equal(Money.Usd(-2m), -Money.Usd(2m));
    }

    [Fact]
    public void A_share_of_an_amount_is_exact_and_keeps_the_currency()
    {
        Assert.Equal(Money.Gbp(0.0000003m), Money.Gbp(0.00001m) * Rate.Percent(3));
        Assert.Equal(Money.Usd(-40m), Rate.Percent(-4) * Money.Usd(1000m));
    }

    public static TheoryData<string, Action> Mixtures => new()
    {
        { "+", () => _ = Money.Gbp(1) + Money.Eur(1) },
        { "-", () => _ = Money.Gbp(1) - Money.Eur(1) },
        { "<", () => _ = Money.Gbp(1) < Money.Eur(1) },
        { ">", () => _ = Money.Gbp(1) > Money.Eur(1) },
        { "<=", () => _ = Money.Gbp(1) <= Money.Eur(1) },
        { ">=", () => _ = Money.Gbp(1) >= Money.Eur(1) },
        { "CompareTo", () => _ = Money.Gbp(1).CompareTo(Money.Eur(1)) },
    };

    [Theory]
    [MemberData(nameof(Mixtures), DisableDiscoveryEnumeration = true)]
    public void Currencies_are_not_mixed(string operation, Action mix)
    {
        var refusal = Assert.Throws<InvalidOperationException>(mix);
        Assert.True(refusal.Message.StartsWith("GBP and EUR cannot be mixed", StringComparison.Ordinal), $"{operation}: {refusal.Message}");
    }

    [Fact]
    public void Amounts_of_two_currencies_are_unequal_even_when_their_numbers_are_equal()
    {
        Assert.NotEqual(Money.Gbp(1), Money.Eur(1));
        Assert.Equal(Money.Gbp(1.0m), Money.Gbp(1.00m));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(-2, -1)]
    [InlineData(2, 2)]
    public void Comparing_amounts_is_comparing_their_numbers(int first, int second)
    {
        var (left, right) = (Money.Gbp(first), Money.Gbp(second));
        Assert.Equal(first < second, left < right);
        Assert.Equal(second < first, right < left);
        Assert.Equal(first > second, left > right);
        Assert.Equal(second > first, right > left);
        Assert.Equal(first <= second, left <= right);
        Assert.Equal(second <= first, right <= left);
        Assert.Equal(first >= second, left >= right);
        Assert.Equal(second >= first, right >= left);
        Assert.Equal(Math.Sign(first.CompareTo(second)), Math.Sign(left.CompareTo(right)));
    }

    [Theory]
    [InlineData("GBP 3,076,320")]
    [InlineData("EUR 12.5")]
    [InlineData("USD -1,000.0001")]
    [InlineData("GBP 0")]
    [InlineData("GBP 0.0000000000000000000000000001")]
    [InlineData("JPY 79,228,162,514,264,337,593,543,950,335")]
    public void Text_reads_and_prints_alike_in_every_culture(string text) =>
        Assert.All(Cultures.InEach(() => Money.Parse(text).ToString()), printed => Assert.Equal(text, printed));

    [Theory]
    [InlineData("GBP 1000", "GBP 1,000")]
    [InlineData("  GBP +7.50  ", "GBP 7.5")]
    [InlineData("GBP .5", "GBP 0.5")]
    public void Reading_is_lenient_about_blanks_signs_and_separators_left_out(string text, string amount) =>
        Assert.Equal(amount, Money.Parse(text).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("GBP")]
    [InlineData("GBP ")]
    [InlineData("GBP5")]
    [InlineData("GBPX5")]
    [InlineData("5 GBP")]
    [InlineData("gbp 5")]
    [InlineData("ABC 5")]
    [InlineData("GBP five")]
    [InlineData("GBP 1.000,50")]
    [InlineData("GBP 1,00")]
    [InlineData("GBP 1,0000")]
    [InlineData("GBP 10,00,000")]
    [InlineData("GBP 1000,000")]
    [InlineData("GBP ,100")]
    [InlineData("GBP 100,")]
    [InlineData("GBP 0.000,1")]
    [InlineData("GBP 1e6")]
    [InlineData("GBP (5)")]
    [InlineData("GBP 5-")]
    [InlineData("GBP £5")]
    [InlineData("GBP NaN")]
    [InlineData("GBP 79,228,162,514,264,337,593,543,950,336")]
    public void What_could_be_misread_is_not_read(string? text)
    {
        Assert.False(Money.TryParse(text, out var money));
        Assert.Equal(default, money);
        Assert.Contains("is not an amount of money; write a currency code and a number, such as GBP 3,076,320.", Assert.Throws<FormatException>(() => Money.Parse(text!)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_amount_that_does_not_fit_throws_and_is_not_wrapped()
    {
        Assert.Throws<OverflowException>(() => Money.Gbp(decimal.MaxValue) + Money.Gbp(1m));
        Assert.Throws<OverflowException>(() => Money.Gbp(decimal.MaxValue) * Rate.Percent(101));
    }

    [Fact]
    public void Rounding_an_amount_keeps_its_currency() =>
        Assert.Equal(Money.Usd(1200m), Money.Usd(1299m).Round(new Rounding(100m, RoundingMode.Down)));
}
