using Newtonsoft.Json;

namespace FineCalc.Json;

// A currency in the JSON of Newtonsoft.Json: in the form of CurrencyJson.
internal sealed class CurrencyNewtonsoft : ValueNewtonsoft<Currency>
{
    protected override void Write(JsonWriter to, Currency value) => to.WriteValue(value.Code);

    protected override Currency Read(JsonReader from) => throw new FormatException(CurrencyJson.None);
}
