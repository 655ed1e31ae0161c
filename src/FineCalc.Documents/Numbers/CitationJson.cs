namespace FineCalc.Json;

// A source in a case: a text with its standing and link beside it, or an object where more is known. A source whose standing nobody
// states is not taken for read.
internal static class CitationJson
{
    private const string Allowed = "the text it comes from";

    private static readonly Standing[] Standings = Enum.GetValues<Standing>();

    public static Citation? Read(JsonCursor at, JsonProblems problems, bool isNeeded)
    {
        var (standing, link) = (at.Word("standing", Standings), at.Sentence("link"));
        var node = isNeeded ? at.Need("source", Allowed) : at.Find("source");
        if (node is null)
        {
            if (!isNeeded && (standing is not null || link is not null))
            {
                problems.Add(at.Node, "key-missing", "A standing or a link is given, and no source.", Allowed, "source");
            }

            return null;
        }

        if (node.Kind != JsonKind.Object)
        {
            return at.NeedSentence("source", Allowed) is { } text
                ? new Citation(text, "", standing ?? Standing.Unverified) { Link = link }
                : null;
        }

        return ReadWhole(JsonCursor.Open(node, problems)!, problems, standing, link);
    }

    public static Citation ReadWhole(JsonCursor whole, JsonProblems problems, Standing? standing = null, string? link = null)
    {
        var known = new Citation("", "", standing ?? Standing.Unverified) { Link = link };
        var citation = new FieldReading(problems).Read(Citation.Fields, whole, known);
        whole.Close();
        return citation;
    }

    public static void Write(JsonWriting json, Citation? source)
    {
        if (source is null)
        {
            return;
        }

        if (source is not { Pinpoint: "", DateRead: null, Note: null })
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
