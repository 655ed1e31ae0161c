using Newtonsoft.Json;

namespace FineCalc.Json;

// A count in the JSON of Newtonsoft.Json: in the form of CountJson, and with more digits than its reader keeps as a text.
internal sealed class CountNewtonsoft : ValueNewtonsoft<Count>
{
    protected override void Write(JsonWriter to, Count value) => NewtonsoftNumber.Write(to, value.Value, value);

    protected override Count Read(JsonReader from) => new(NewtonsoftNumber.Of(from.Value));
}
