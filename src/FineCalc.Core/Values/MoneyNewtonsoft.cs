using Newtonsoft.Json;

namespace FineCalc.Json;

// An amount of money in the JSON of Newtonsoft.Json: in the form of MoneyJson.
internal sealed class MoneyNewtonsoft : ValueNewtonsoft<Money>
{
    protected override void Write(JsonWriter to, Money value)
    {
        to.WriteStartObject();
        to.WritePropertyName("amount");
        NewtonsoftNumber.Write(to, value.Amount);
        to.WritePropertyName("currency");
        to.WriteValue(value.Currency.Code);
        to.WriteEndObject();
    }

    protected override Money Read(JsonReader from)
    {
        var (amount, currency) = ((decimal?)null, (Currency?)null);
        for (var isOpen = from.TokenType == JsonToken.StartObject && from.Read(); isOpen && from.Value is string name; from.Read())
        {
            if (name.Equals("amount", StringComparison.OrdinalIgnoreCase) && amount is null)
            {
                amount = NewtonsoftNumber.Next(from);
            }
            else if (name.Equals("currency", StringComparison.OrdinalIgnoreCase) && currency is null)
            {
                currency = Currency.Of(from.ReadAsString() ?? "");
            }
            else
            {
                throw new FormatException(MoneyJson.Strange(name));
            }
        }

        return amount is { } known && currency is { } of ? new Money(known, of) : throw new FormatException(MoneyJson.None);
    }
}
