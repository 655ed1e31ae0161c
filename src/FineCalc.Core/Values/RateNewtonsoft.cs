using Newtonsoft.Json;

namespace FineCalc.Json;

// A rate in the JSON of Newtonsoft.Json: in the form of RateJson, and with more digits than its reader keeps as a text.
internal sealed class RateNewtonsoft : ValueNewtonsoft<Rate>
{
    protected override void Write(JsonWriter to, Rate value) => NewtonsoftNumber.Write(to, value.Value, value);

    protected override Rate Read(JsonReader from) => Rate.Fraction(NewtonsoftNumber.Of(from.Value));
}
