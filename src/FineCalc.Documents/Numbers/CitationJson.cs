namespace FineCalc.Json;

// Reads a source of a case (CitationWriting says how it is written). A source whose standing nobody states is not taken for read.
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
}
