namespace FineCalc.Json;

// What can be written as JSON and is never read: results, and what they rest on. Each writes itself, and whoever asks for its JSON comes
// here: ToJson, reports, and the converters of both libraries. Newtonsoft.Json looks for its converter on interfaces too.
[Newtonsoft.Json.JsonConverter(typeof(ResultNewtonsoft))]
internal interface IJsonResult
{
    // What it says, between the braces: in brief, or with the whole trace.
    void Write(JsonWriting json, bool trace);
}
