using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using FsCheck;
using FsCheck.Fluent;

namespace FineCalc.Tests;

/// <summary>
/// Values go through texts, JSON of both libraries and type converters, in any culture, and come back as the very values.
/// </summary>
public partial class ValueLaws
{
    private static readonly string[] Codes = ["GBP", "EUR", "JPY", "KWD", "TND", "XXX"];

    private static Gen<decimal> Numbers =>
        from random in Generators.Sources
        let digits = random.Next(1, 29)
        select decimal.Parse(
            string.Concat(Enumerable.Range(0, digits).Select(_ => (char)('0' + random.Next(10)))),
            CultureInfo.InvariantCulture
        )
            * (random.Next(2) == 0 ? 1m : -1m)
            / Power(random.Next(0, digits));

    private static Gen<Held> Values =>
        from number in Numbers
        from code in Gen.Elements(Codes)
        select new Held(
            new Money(number, Currency.Of(code)),
            Rate.Fraction(Math.Round(number / 1_000_000m, 24)),
            new Count(number),
            Currency.Of(code)
        );

    [Fact]
    public void The_text_of_a_value_with_every_digit_reads_back_as_the_value() =>
        Laws.Hold(
            Values.ToArbitrary(),
            2000,
            held =>
            {
                Assert.Equal(held.Money, Money.Parse(held.Money.ToString("R", null)));
                Assert.Equal(held.Rate, Parsed<Rate>(held.Rate.ToString("R", null), CultureInfo.GetCultureInfo("de-DE")));
                Assert.Equal(held.Count, Parsed<Count>($"{held.Count:R}", null));
                Assert.Equal(held.Currency, Parsed<Currency>($"{held.Currency}", null));
                return [decimal.IsInteger(held.Money.Amount) ? "whole" : "with decimals"];
            },
            "whole",
            "with decimals"
        );

    [Fact]
    public void A_value_is_printed_to_the_penny_at_most_half_a_penny_off() =>
        Laws.Hold(
            Values.ToArbitrary(),
            2000,
            held =>
            {
                var (money, rate, count) = (held.Money.ToString()[4..], held.Rate.ToString()[..^1], held.Count.ToString());
                Assert.All(new[] { money, rate, count }, text => Assert.Matches("^-?[0-9][0-9,]*(\\.[0-9]{1,4})?$", text));
                Assert.InRange(Math.Abs(Plain(money) - held.Money.Amount), 0m, 0.005m);
                Assert.InRange(Math.Abs(Plain(rate) - (held.Rate.Value * 100m)), 0m, 0.005m);
                Assert.InRange(Math.Abs(Plain(count) - held.Count.Value), 0m, 0.005m);
                return [money.Contains('.', StringComparison.Ordinal) ? "with pence" : "without"];
            },
            "with pence",
            "without"
        );

    [Fact]
    public void JSON_of_both_libraries_and_type_converters_give_back_the_very_value() =>
        Laws.Hold(
            Values.ToArbitrary(),
            500,
            held =>
            {
                Assert.Equal(held, JsonSerializer.Deserialize<Held>(JsonSerializer.Serialize(held)));
                Assert.Equal(held, JsonSerializer.Deserialize(JsonSerializer.Serialize(held, Ahead.Default.Held), Ahead.Default.Held));
                Assert.Equal(held, Newtonsoft.Json.JsonConvert.DeserializeObject<Held>(Newtonsoft.Json.JsonConvert.SerializeObject(held)));
                foreach (var value in new object[] { held.Money, held.Rate, held.Count, held.Currency })
                {
                    var converter = TypeDescriptor.GetConverter(value.GetType());
                    Assert.Equal(value, converter.ConvertFromInvariantString(converter.ConvertToInvariantString(value)!));
                }

                var keys = new Dictionary<Money, Rate> { [held.Money] = held.Rate };
                Assert.Equal(keys, JsonSerializer.Deserialize<Dictionary<Money, Rate>>(JsonSerializer.Serialize(keys)));
                return [held.Currency.Code];
            },
            Codes
        );

    [Fact]
    public void A_value_is_written_alike_in_every_culture_unless_one_is_asked_for() =>
        Assert.Equal(
            [
                "GBP 1,234,567.90",
                "GBP 1,234,567.895",
                "GBP 1,234,568",
                "GBP 1.234.568",
                "33.33%",
                "33.3%",
                "33%",
                "33.33%",
                "33,3%",
                "33,33%",
                "2.13",
                "1,234.50",
                "1.234,50",
                "GBP 10 to GBP 30, likely GBP 20",
            ],
            Assert.Single(Cultures.InEach(() => string.Join('|', Written())).Distinct()).Split('|')
        );

    [Fact]
    public void A_format_that_is_none_and_a_room_too_small_are_refused()
    {
        Span<char> room = stackalloc char[3];

        Assert.Throws<FormatException>(() => $"{Currency.Gbp:X}");
        Assert.False(Money.Gbp(1).TryFormat(room, out var written, default, null));
        Assert.Equal(0, written);
    }

    [Fact]
    public void A_format_may_be_of_small_letters()
    {
        string[] general = ["", "G", "g"];
        IFormattable[] values = [Money.Gbp(1_234_567.895m), Rate.Fraction(1m / 3m), new Count(2_345.6789m)];
        Assert.All([.. general, "R", "r"], format => Assert.Equal("GBP", Currency.Gbp.ToString(format, null)));
        Assert.All(
            values,
            value =>
            {
                Assert.All(general, format => Assert.Equal($"{value}", value.ToString(format, null)));
                Assert.Equal(value.ToString("R", null), value.ToString("r", null));
                Assert.NotEqual($"{value}", value.ToString("r", null));
            }
        );
    }

    [Theory]
    [InlineData("""{"amount":1,"unit":"GBP"}""")]
    [InlineData("""{"sum":1,"currency":"GBP"}""")]
    public void No_other_name_stands_for_that_of_an_amount_or_a_currency(string json) =>
        Assert.Throws<Newtonsoft.Json.JsonSerializationException>(() => Newtonsoft.Json.JsonConvert.DeserializeObject<Money>(json));

    [Fact]
    public void A_value_that_may_be_missing_is_read_where_there_is_one()
    {
        Assert.Equal(Money.Gbp(1), Newtonsoft.Json.JsonConvert.DeserializeObject<Money?>("\"GBP 1\""));
        Assert.Equal(Rate.Percent(4), Newtonsoft.Json.JsonConvert.DeserializeObject<Rate?>("0.04"));
        Assert.Null(Newtonsoft.Json.JsonConvert.DeserializeObject<Rate?>("null"));
    }

    [Fact]
    public void Of_a_binary_number_fifteen_digits_are_taken_and_no_more()
    {
        Assert.Equal(Rate.Fraction(0.123456789012345m), Read(0.123456789012345));
        Assert.Equal(Rate.Fraction(0.00123456789012345m), Read(0.00123456789012345));
        Assert.Throws<Newtonsoft.Json.JsonSerializationException>(() => Read(0.1234567890123456));

        static Rate Read(double number) => new Newtonsoft.Json.Linq.JValue(number).ToObject<Rate>();
    }

    [Fact]
    public void In_JSON_an_amount_is_an_object_and_a_rate_its_fraction()
    {
        Assert.Equal("""{"amount":3076320.50,"currency":"GBP"}""", JsonSerializer.Serialize(Money.Gbp(3_076_320.50m)));
        Assert.Equal("0.04", JsonSerializer.Serialize(Rate.Percent(4)));
        Assert.Equal("79404", JsonSerializer.Serialize(new Count(79_404)));
        Assert.Equal(Money.Gbp(12.5m), JsonSerializer.Deserialize<Money>("\"GBP 12.50\""));
        Assert.Equal(Money.Gbp(12.5m), JsonSerializer.Deserialize<Money>("""{ "Currency": "GBP", "Amount": 12.5 }"""));
        Assert.Equal(Rate.Percent(4), JsonSerializer.Deserialize<Rate>("\"4%\""));
    }

    [Theory]
    [InlineData("\"GBP 250.000\"", "It may mean GBP 250 or GBP 250,000.")]
    [InlineData("""{"amount":1}""", "This is no amount of money.")]
    [InlineData("""{"amount":1,"amount":2,"currency":"GBP"}""", "'amount' is given twice")]
    [InlineData("""{"amount":1,"unit":"GBP"}""", "'unit' is given twice, or is no part of an amount of money.")]
    [InlineData("""{"sum":1,"currency":"GBP"}""", "'sum' is given twice, or is no part of an amount of money.")]
    [InlineData("""{"amount":1,"currency":"GBP","currency":"EUR"}""", "'currency' is given twice")]
    [InlineData("""{"amount":1,"currency":"GBP","of":"EUR"}""", "'of' is given twice")]
    [InlineData("""{"amount":1,"currency":5}""", "'currency' is given twice")]
    [InlineData("""{"currency":"GBP"}""", "This is no amount of money.")]
    [InlineData("[1]", "This is no amount of money.")]
    [InlineData("""{"amount":1,"currency":"POUND"}""", "'POUND' is not a currency")]
    [InlineData("""{"amount":"1","currency":"GBP"}""", "This is no number")]
    [InlineData("""{"amount":1e-40,"currency":"GBP"}""", "has more digits than are kept")]
    [InlineData("12", "This is no amount of money.")]
    [InlineData(
        """{"amount":1.2345678901234567890123456789012345678901234567890123456789012345678901234567890,"currency":"GBP"}""",
        "up to 28 digits"
    )]
    public void What_is_no_amount_is_refused_in_JSON_with_a_reason(string json, string reason) =>
        Assert.Contains(
            reason,
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Money>(json)).Message,
            StringComparison.Ordinal
        );

    private static string[] Written()
    {
        var money = Money.Gbp(1_234_567.895m);
        var third = Rate.Fraction(1m / 3m);
        return
        [
            $"{money}",
            $"{money:R}",
            $"{money:N0}",
            string.Create(CultureInfo.GetCultureInfo("de-DE"), $"{money:N0}"),
            $"{third}",
            $"{third:F1}",
            $"{third:P0}",
            $"{third:p2}",
            third.ToString("P1", CultureInfo.GetCultureInfo("de-DE")),
            third.ToString("F2", CultureInfo.GetCultureInfo("de-DE")),
            $"{new Count(2.125m)}",
            new Count(1_234.5m).ToString("N2", null),
            new Count(1_234.5m).ToString("N2", CultureInfo.GetCultureInfo("de-DE")),
            $"{new Spread<Money>(Money.Gbp(10), Money.Gbp(20), Money.Gbp(30))}",
        ];
    }

    // By the interfaces of .NET, both ways of each.
    private static T Parsed<T>(string text, IFormatProvider? culture)
        where T : struct, ISpanParsable<T>
    {
        Assert.True(T.TryParse(text, culture, out var value) && T.TryParse(text.AsSpan(), culture, out var same) && same.Equals(value));
        Assert.Equal(value, T.Parse(text.AsSpan(), culture));
        return T.Parse(text, culture);
    }

    private static decimal Plain(string text) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);

    private static decimal Power(int exponent) => Enumerable.Repeat(10m, exponent).Aggregate(1m, (product, ten) => product * ten);

    public sealed record Held(Money Money, Rate Rate, Count Count, Currency Currency);

    [JsonSerializable(typeof(Held))]
    private sealed partial class Ahead : JsonSerializerContext;
}
