namespace FineCalc.Tests;

public class CountTests
{
    [Fact]
    public void Whole_and_decimal_numbers_are_counts()
    {
        Assert.Equal(new Count(3m), (Count)3L);
        Assert.Equal(new Count(3m), Count.FromInt64(3));
        Assert.Equal(new Count(2.5m), (Count)2.5m);
        Assert.Equal(new Count(2.5m), Count.FromDecimal(2.5m));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    [InlineData(-2, -3)]
    public void Comparing_counts_is_comparing_their_numbers(int first, int second)
    {
        Count left = first,
            right = second;
        Assert.Equal(first < second, left < right);
        Assert.Equal(first > second, left > right);
        Assert.Equal(first <= second, left <= right);
        Assert.Equal(first >= second, left >= right);
        Assert.Equal(Math.Sign(first.CompareTo(second)), Math.Sign(left.CompareTo(right)));
    }

    [Theory]
    [InlineData(79_404, "79,404")]
    [InlineData(-1_234.5, "-1,234.5")]
    [InlineData(0, "0")]
    public void A_count_prints_with_thousands_separated_in_every_culture(decimal number, string text) =>
        Assert.All(Cultures.InEach(() => new Count(number).ToString("R", null)), printed => Assert.Equal(text, printed));

    [Theory]
    [InlineData("79,404", "79,404")]
    [InlineData(" -2.5 ", "-2.5")]
    [InlineData("1.1250", "1.1250")]
    [InlineData("0.125", "0.125")]
    [InlineData("1000.125", "1,000.125")]
    public void A_count_reads_and_prints_alike_in_every_culture(string text, string count) =>
        Assert.All(Cultures.InEach(() => Count.Parse(text).ToString("R", null)), printed => Assert.Equal(count, printed));

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("five", "")]
    [InlineData("5%", "")]
    [InlineData("1e3", " 1,000 may be meant.")]
    [InlineData("1.125", " It may mean 1.1250 or 1,125.")]
    [InlineData("0,5", " It may mean 0.5 or 5.")]
    [InlineData("1'000", " 1,000 may be meant.")]
    [InlineData("123'456", " 123,456 may be meant.")]
    [InlineData("1'000,5", " 1,000.5 may be meant.")]
    [InlineData("-1'000", " -1,000 may be meant.")]
    [InlineData("+1'000", " 1,000 may be meant.")]
    [InlineData("1'000'00", "")]
    [InlineData("0'100", "")]
    [InlineData("1000'100", "")]
    [InlineData("1'00'000", " 100,000 may be meant.")]
    [InlineData("12'00'000", " 1,200,000 may be meant.")]
    [InlineData("123'00'000", "")]
    [InlineData("12'00'0'000", "")]
    [InlineData("1'000 000", "")]
    [InlineData("5                                million", " 5,000,000 may be meant.")]
    [InlineData("5                                 million", "")]
    [InlineData("999999999999 million", " 999,999,999,999,000,000 may be meant.")]
    [InlineData("1000000000000 million", "")]
    [InlineData("-1000000000000 million", "")]
    public void What_is_not_one_number_is_not_a_count(string? text, string meant)
    {
        Assert.False(Count.TryParse(text, out var count));
        Assert.Equal(default, count);
        var message = Assert.Throws<FormatException>(() => Count.Parse(text!)).Message;
        Assert.EndsWith($"is not a number; write one such as 79,404 or 2.5.{meant}", message, StringComparison.Ordinal);
    }
}

public class WordsForNumbersTests
{
    [Theory]
    [InlineData("k tsd thousand K Tsd.", "5,000")]
    [InlineData("lakh lakhs", "500,000")]
    [InlineData("m mm mn mi mio mio. mln million millions millionen", "5,000,000")]
    [InlineData("cr cr. crore crores", "50,000,000")]
    [InlineData("b bn md mia mld mrd mrd. billion billions milliard milliards milliarden", "5,000,000,000")]
    public void A_word_for_a_great_number_is_understood_and_not_read(string words, string number)
    {
        foreach (var word in words.Split(' '))
        {
            Assert.False(Count.TryParse($"5 {word}", out _));
            var message = Assert.Throws<FormatException>(() => Count.Parse($"5 {word}")).Message;
            Assert.EndsWith($"2.5. {number} may be meant.", message, StringComparison.Ordinal);
        }
    }
}

public class CurrencyTests
{
    [Theory]
    [InlineData("GBP")]
    [InlineData("EUR")]
    [InlineData("USD")]
    [InlineData("JPY")]
    [InlineData("XXX")]
    public void A_code_of_ISO_4217_is_a_currency(string code)
    {
        Assert.Equal(code, Currency.Of(code).Code);
        Assert.Equal(code, Currency.Of(code).ToString());
        Assert.True(Currency.TryOf(code, out _));
    }

    [Theory]
    [InlineData("gbp")]
    [InlineData("ABC")]
    [InlineData("GB")]
    [InlineData("D A")]
    [InlineData("GBPX")]
    [InlineData("AED AFN")]
    [InlineData("")]
    [InlineData(null)]
    public void Other_codes_are_refused(string? code)
    {
        Assert.False(Currency.TryOf(code, out var currency));
        Assert.Equal(default, currency);
        Assert.Contains(
            $"'{code}' is not a currency of ISO 4217",
            Assert.Throws<FormatException>(() => Currency.Of(code!)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_named_currencies_are_those_of_their_codes()
    {
        Assert.Equal(Currency.Of("GBP"), Currency.Gbp);
        Assert.Equal(Currency.Of("EUR"), Currency.Eur);
        Assert.Equal(Currency.Of("USD"), Currency.Usd);
        Assert.NotEqual(Currency.Gbp, Currency.Eur);
    }

    [Fact]
    public void The_default_value_is_no_currency_however_it_is_made()
    {
        Assert.Equal(Currency.Of("XXX"), default);
        Assert.Equal(Currency.Of("XXX").GetHashCode(), default(Currency).GetHashCode());
        Assert.Equal("XXX", default(Currency).Code);
    }
}
