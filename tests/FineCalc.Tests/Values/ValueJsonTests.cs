using System.Buffers;
using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using FineCalc.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using JsonException = System.Text.Json.JsonException;

namespace FineCalc.Tests;

/// <summary>Values where a library of JSON or a converter of types asks for them in ways of its own.</summary>
public class ValueJsonTests
{
    private static readonly Type[] Types = [typeof(Money), typeof(Rate), typeof(Count), typeof(Currency)];

    [Fact]
    public void A_converter_is_of_its_value_and_of_one_that_may_be_missing() =>
        Assert.All(
            Types,
            type =>
            {
                var converter = Of(type);
                Assert.True(converter.CanConvert(type) && converter.CanConvert(typeof(Nullable<>).MakeGenericType(type)));
                Assert.False(converter.CanConvert(typeof(decimal)) || converter.CanConvert(typeof(decimal?)));

                var text = new StringWriter();
                using var writer = new JsonTextWriter(text);
                converter.WriteJson(writer, null, Newtonsoft.Json.JsonSerializer.CreateDefault());
                Assert.Equal("null", text.ToString());
            }
        );

    [Fact]
    public void No_value_is_none_where_one_must_be() =>
        Assert.All(Types, type => Assert.Throws<JsonSerializationException>(() => JsonConvert.DeserializeObject("null", type)));

    [Fact]
    public void A_refusal_names_the_line_and_the_place_in_it()
    {
        var refused = Assert.Throws<JsonSerializationException>(() =>
            JsonConvert.DeserializeObject<Money[]>("[\n  \"GBP 1\",\n  \"five\"\n]")
        );
        Assert.Equal((3, 8, "[1]"), (refused.LineNumber, refused.LinePosition, refused.Path));
        Assert.StartsWith("'five' is not an amount of money", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("123456789012345", "123456789012345")]
    [InlineData("0.123456789012345", "0.123456789012345")]
    [InlineData("-0.00123456789012345", "-0.00123456789012345")]
    [InlineData("12345678901234500000", "12345678901234500000")]
    [InlineData("1234567890123456", "\"1,234,567,890,123,456\"")]
    [InlineData("0.1234567890123456", "\"0.1234567890123456\"")]
    [InlineData("1.50", "1.5")]
    public void A_number_is_bare_where_a_binary_number_keeps_it(string number, string json)
    {
        var count = new Count(decimal.Parse(number, CultureInfo.InvariantCulture));
        Assert.Equal(json, JsonConvert.SerializeObject(count));
        Assert.Equal(count, JsonConvert.DeserializeObject<Count>(json));
    }

    [Theory]
    [InlineData("5", JTokenType.Integer)]
    [InlineData("-5.00", JTokenType.Integer)]
    [InlineData("9223372036854775807", JTokenType.Integer)]
    [InlineData("9223372036854775808", JTokenType.Float)]
    [InlineData("-9223372036854775808", JTokenType.Float)]
    [InlineData("1.50", JTokenType.Float)]
    public void An_amount_becomes_a_token_with_every_digit(string number, JTokenType type)
    {
        var money = Money.Gbp(decimal.Parse(number, CultureInfo.InvariantCulture));
        var token = JToken.FromObject(money);
        Assert.Equal(type, token["amount"]!.Type);
        Assert.Equal(money.Amount, (decimal)token["amount"]!);
        Assert.Equal(money, token.ToObject<Money>());
    }

    [Theory]
    [InlineData("""{"amount":1,"currency":"GBP","currency":"EUR"}""")]
    [InlineData("""{"amount":1,"amount":2,"currency":"GBP"}""")]
    [InlineData("""{"amount":1,"currency":"GBP","of":"EUR"}""")]
    [InlineData("""{"amount":1}""")]
    [InlineData("""{"currency":"GBP"}""")]
    [InlineData("[1]")]
    [InlineData("5")]
    public void What_is_no_amount_is_refused(string json)
    {
        Assert.Throws<JsonSerializationException>(() => JsonConvert.DeserializeObject<Money>(json));
        Assert.Throws<JsonException>(() => System.Text.Json.JsonSerializer.Deserialize<Money>(json));
    }

    [Theory]
    [InlineData("1e0000000000005", "100000")]
    [InlineData("100E-0000000000002", "1")]
    [InlineData("1e+28", "10000000000000000000000000000")]
    [InlineData("1e-28", "0.0000000000000000000000000001")]
    [InlineData("0e999999999999", "0")]
    public void An_exponent_moves_the_point(string json, string number) =>
        Assert.Equal(decimal.Parse(number, CultureInfo.InvariantCulture), System.Text.Json.JsonSerializer.Deserialize<Count>(json).Value);

    [Fact]
    public void A_number_may_take_64_letters()
    {
        Assert.Equal(Rate.One, System.Text.Json.JsonSerializer.Deserialize<Rate>("1." + new string('0', 62)));
        Assert.Throws<JsonException>(() => System.Text.Json.JsonSerializer.Deserialize<Rate>("1." + new string('0', 63)));
    }

    // As a reader of a pipe gives it.
    [Theory]
    [InlineData("0.125 ", 2, "0.125")]
    [InlineData("1234567 ", 5, "1234567")]
    public void A_number_in_two_pieces_is_one(string json, int cut, string number)
    {
        var bytes = Encoding.ASCII.GetBytes(json);
        var first = new Piece(bytes.AsMemory(0, cut), null);
        var last = new Piece(bytes.AsMemory(cut), first);
        var reader = new Utf8JsonReader(new ReadOnlySequence<byte>(first, 0, last, bytes.Length - cut));
        Assert.True(reader.Read() && reader.HasValueSequence);
        Assert.Equal(
            decimal.Parse(number, CultureInfo.InvariantCulture),
            new CountJson().Read(ref reader, typeof(Count), JsonSerializerOptions.Default).Value
        );
    }

    [Fact]
    public void A_type_converter_goes_by_texts_and_by_nothing_else() =>
        Assert.All(
            new object[] { Money.Gbp(1), Rate.One, new Count(1), Currency.Gbp },
            value =>
            {
                var converter = TypeDescriptor.GetConverter(value.GetType());
                Assert.True(converter.CanConvertFrom(typeof(string)) && converter.CanConvertTo(typeof(string)));
                Assert.False(converter.CanConvertFrom(typeof(decimal)) || converter.CanConvertTo(typeof(decimal)));
                Assert.Throws<NotSupportedException>(() => converter.ConvertFrom(1m));
                Assert.Throws<NotSupportedException>(() => converter.ConvertTo(value, typeof(decimal)));
                Assert.Equal("5", converter.ConvertToInvariantString(5m));
            }
        );

    private static global::Newtonsoft.Json.JsonConverter Of(Type type) =>
        (global::Newtonsoft.Json.JsonConverter)
            Activator.CreateInstance(type.GetCustomAttribute<Newtonsoft.Json.JsonConverterAttribute>()!.ConverterType, true)!;

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, Piece? before)
        {
            Memory = memory;
            if (before is not null)
            {
                before.Next = this;
                RunningIndex = before.RunningIndex + before.Memory.Length;
            }
        }
    }
}
