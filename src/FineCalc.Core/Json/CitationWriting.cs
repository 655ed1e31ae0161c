namespace FineCalc.Json;

// A source in a case: a text with its standing and link beside it, or an object where more is known.
internal static class CitationWriting
{
    public static void Write(JsonWriting json, Citation? source)
    {
        if (source is null)
        {
            return;
        }

        if (source is not { Pinpoint: "", Passage: null, DateRead: null, Readings: null, Says: null, Note: null })
        {
            WriteWhole(json, source);
            return;
        }

        json.Text("source", source.Instrument);
        json.Text("standing", Text.Word(source.Standing));
        json.TextIfAny("link", source.Link);
    }

    public static void WriteWhole(JsonWriting json, Citation source, string? text = null) =>
        json.Object(
            "source",
            () =>
            {
                json.TextIfAny("text", text);
                WriteParts(json, source);
            }
        );

    public static void WriteParts(JsonWriting json, Citation source) => new FieldWriting(json).Say(Citation.Fields, source);
}
