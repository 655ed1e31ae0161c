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

    public static TheoryData<string, Action> Mixtures =>
        new()
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
    [InlineData("GBP 250,000")]
    [InlineData("GBP 0.125")]
    [InlineData("GBP 1,234.567")]
    [InlineData("GBP 250.1250")]
    [InlineData("KRW 1.5")]
    [InlineData("KWD -250.1250")]
    [InlineData("KWD 250,000.000")]
    [InlineData("KWD 1,250,000")]
    public void Text_reads_and_prints_alike_in_every_culture(string text) =>
        Assert.All(Cultures.InEach(() => Money.Parse(text).ToString("R", null)), printed => Assert.Equal(text, printed));

    [Theory]
    [InlineData("GBP 1000", "GBP 1,000")]
    [InlineData("  GBP +7.50  ", "GBP 7.5")]
    [InlineData("GBP .5", "GBP 0.5")]
    [InlineData("GBP\u00A0250,000", "GBP 250,000")]
    [InlineData("EUR\u202F 250,000.00", "EUR 250,000")]
    public void Reading_is_lenient_about_blanks_signs_and_separators_left_out(string text, string amount) =>
        Assert.Equal(amount, Money.Parse(text).ToString("R", null));

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
    [InlineData("GBP 0.12345678901234567890123456789")]
    [InlineData("GBP 0,125")]
    [InlineData("GBP 250.000")]
    [InlineData("GBP -250.125")]
    [InlineData("GBP 1.250.000")]
    [InlineData("GBP 1,00,000")]
    [InlineData("GBP 1,000,00")]
    [InlineData("GBP 0,125,000")]
    [InlineData("GBP 12.34.5")]
    [InlineData("GBP 1,000.000,5")]
    [InlineData("JPY 250.000")]
    [InlineData("KWD 250.000")]
    [InlineData("KWD 250,000")]
    [InlineData("TND 1,250")]
    [InlineData("GBP 250 000")]
    [InlineData("GBP 250\u00A0000")]
    [InlineData("GBP 250\u2009000")]
    [InlineData("GBP 250'000")]
    [InlineData("GBP 250\u2019000")]
    [InlineData("GBP 250_000")]
    [InlineData("GBP \u0662\u0665\u0660")]
    [InlineData("GBP \uFF12\uFF15\uFF10")]
    [InlineData("GBP 250k")]
    [InlineData("GBP 2.5m")]
    [InlineData("GBP 2 bn")]
    [InlineData("GBP 2 million")]
    [InlineData("GBP \u22125")]
    [InlineData("GBP +-5")]
    [InlineData("GBP - 5")]
    [InlineData("-GBP 5")]
    [InlineData("GBP 5.")]
    [InlineData("GBP .")]
    [InlineData("GBP -")]
    [InlineData("\u00A3250,000")]
    [InlineData("\u20AC 250,000")]
    [InlineData("250,000 \u20AC")]
    [InlineData("GBP\t5")]
    [InlineData("GBP 5\n")]
    public void What_could_be_misread_is_not_read(string? text)
    {
        Assert.False(Money.TryParse(text, out var money));
        Assert.Equal(default, money);
        Assert.Contains(
            "is not an amount of money; write a currency code and a number, such as GBP 3,076,320.",
            Assert.Throws<FormatException>(() => Money.Parse(text!)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("GBP 250.000", "It may mean GBP 250 or GBP 250,000.")]
    [InlineData("GBP 250.125", "It may mean GBP 250.1250 or GBP 250,125.")]
    [InlineData("GBP 0,125", "It may mean GBP 0.125 or GBP 125.")]
    [InlineData("GBP 12,5", "It may mean GBP 12.5 or GBP 125.")]
    [InlineData("KWD 250.000", "It may mean KWD 250 or KWD 250,000.000.")]
    [InlineData("KWD 250,125", "It may mean KWD 250.1250 or KWD 250,125.000.")]
    [InlineData("GBP 1.250.000", "GBP 1,250,000 may be meant.")]
    [InlineData("GBP 1.250,50", "GBP 1,250.5 may be meant.")]
    [InlineData("GBP 12,34,567.5", "GBP 1,234,567.5 may be meant.")]
    [InlineData("GBP 1\u2019250.50", "GBP 1,250.5 may be meant.")]
    [InlineData("GBP 1 250 000", "GBP 1,250,000 may be meant.")]
    [InlineData("GBP \u0661\u066C\u0662\u0665\u0660\u066B\u0665", "GBP 1,250.5 may be meant.")]
    [InlineData("\u00A31.2m", "GBP 1,200,000 may be meant.")]
    [InlineData("1200000 GBP", "GBP 1,200,000 may be meant.")]
    [InlineData("1.200.000,50 \u20AC", "EUR 1,200,000.5 may be meant.")]
    [InlineData("1,2 Mio. EUR", "EUR 1,200,000 may be meant.")]
    [InlineData("gbp 17 billion", "GBP 17,000,000,000 may be meant.")]
    [InlineData("12k", "12,000 may be meant.")]
    [InlineData("$5m", "USD 5,000,000 (or CAD, AUD, SGD, NZD, HKD) may be meant.")]
    [InlineData("US$ 5bn", "such as GBP 3,076,320. USD 5,000,000,000 may be meant.")]
    [InlineData("5 mn", "such as GBP 3,076,320. 5,000,000 may be meant.")]
    [InlineData("\u20AC5 Mio", "EUR 5,000,000 may be meant.")]
    [InlineData("\u00A31.2 million", "GBP 1,200,000 may be meant.")]
    [InlineData("1,200 million pounds", "such as GBP 3,076,320. GBP 1,200,000,000 may be meant.")]
    [InlineData("5,5 Millionen Euro", "EUR 5,500,000 may be meant.")]
    [InlineData("Rs. 5 crore", "INR 50,000,000 may be meant.")]
    [InlineData("1.200 Mio. \u20AC", "It may mean EUR 1,200,000 or EUR 1,200,000,000.")]
    [InlineData("\u00A3250.50", "such as GBP 3,076,320. GBP 250.5 may be meant.")]
    [InlineData("(500)", "such as GBP 3,076,320. -500 may be meant.")]
    [InlineData("(GBP 1,250.50)", "such as GBP 3,076,320. GBP -1,250.5 may be meant.")]
    [InlineData("-\u00A3500", "such as GBP 3,076,320. GBP -500 may be meant.")]
    [InlineData("-(500)", "such as GBP 3,076,320.")]
    [InlineData("GBP 1.5E+06", "such as GBP 3,076,320. GBP 1,500,000 may be meant.")]
    [InlineData("2 Billionen Euro", "EUR 2,000,000,000,000 may be meant.")]
    [InlineData("kr 100.000", "(or NOK, SEK, ISK).")]
    [InlineData("5 euroes", "such as GBP 3,076,320.")]
    [InlineData("GBP 12.34.5", "such as GBP 3,076,320.")]
    [InlineData("GBP 12 34", "such as GBP 3,076,320.")]
    [InlineData("GBP ,5", "such as GBP 3,076,320.")]
    [InlineData("GBP 0,0", "such as GBP 3,076,320. GBP 0 may be meant.")]
    [InlineData("GBP5", "such as GBP 3,076,320. GBP 5 may be meant.")]
    [InlineData("5gbp", "such as GBP 3,076,320. GBP 5 may be meant.")]
    [InlineData("gbp", "such as GBP 3,076,320.")]
    [InlineData("kr5m", "such as GBP 3,076,320. DKK 5,000,000 (or NOK, SEK, ISK) may be meant.")]
    [InlineData("5euro", "such as GBP 3,076,320. EUR 5 may be meant.")]
    [InlineData("eurox 5", "such as GBP 3,076,320.")]
    [InlineData("5mR$", "such as GBP 3,076,320.")]
    [InlineData("$", "such as GBP 3,076,320.")]
    [InlineData("-5 yen", "such as GBP 3,076,320. JPY -5 may be meant.")]
    [InlineData("250,000 TND", "It may mean TND 250 or TND 250,000.000.")]
    [InlineData(
        "250.000 $",
        "such as GBP 3,076,320. It may mean USD 250 (or CAD, AUD, SGD, NZD, HKD) or USD 250,000 (or CAD, AUD, SGD, NZD, HKD)."
    )]
    public void A_refusal_says_what_may_be_meant(string text, string meant) =>
        Assert.EndsWith(meant, Assert.Throws<FormatException>(() => Money.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_amount_that_does_not_fit_throws_and_is_not_wrapped()
    {
        Assert.Throws<OverflowException>(() => Money.Gbp(decimal.MaxValue) + Money.Gbp(1m));
        Assert.Throws<OverflowException>(() => Money.Gbp(decimal.MaxValue) * Rate.Percent(101));
    }

    [Theory]
    [InlineData("GBP 1234.565", "GBP 1,234.57")]
    [InlineData("GBP -1234.565", "GBP -1,234.57")]
    [InlineData("GBP 1234.004", "GBP 1,234")]
    [InlineData("GBP 1.1", "GBP 1.10")]
    [InlineData("KWD 1234.5655", "KWD 1,234.566")]
    [InlineData("KWD 1.1", "KWD 1.1000")]
    [InlineData("KWD 5", "KWD 5")]
    [InlineData("KWD 250000", "KWD 250,000.000")]
    [InlineData("KWD 250.1254", "KWD 250.1250")]
    public void An_amount_is_printed_to_the_coin(string text, string printed) => Assert.Equal(printed, Money.Parse(text).ToString());

    [Fact]
    public void Rounding_an_amount_keeps_its_currency() =>
        Assert.Equal(Money.Usd(1200m), Money.Usd(1299m).Round(new Rounding(100m, RoundingMode.Down)));

    [Fact]
    public void Groups_that_nobody_writes_mean_nothing() =>
        Assert.DoesNotContain(
            "mean",
            Assert.Throws<FormatException>(() => Money.Parse("GBP 1,2345,567")).Message,
            StringComparison.Ordinal
        );
}
