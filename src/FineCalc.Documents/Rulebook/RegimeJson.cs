using FineCalc.Steps;

namespace FineCalc.Json;

/// <summary>
/// A regime as one JSON document, structure and numbers: to review, to archive beside a decision, to compare. A document that is read back
/// is a regime like any other, with the same version ids and the same assessments. The format is described by
/// docs/schema/regime.schema.json and docs/regime-documents.md.
/// </summary>
public static class RegimeJson
{
    private const string Prefix = "document-";

    /// <summary>The number of the format that is written, and the only one that is read.</summary>
    public const int Format = 2;

    /// <summary>A regime with all its versions.</summary>
    public static string Write(Regime regime)
    {
        ArgumentNullException.ThrowIfNull(regime);
        return Write(regime.Info, regime.Versions);
    }

    /// <summary>A regime as it stands in one version; the document knows no other days.</summary>
    public static string Write(RegimeVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return Write(version.Regime.Info, [version]);
    }

    /// <summary>A regime with all its versions, written as it is made: under reforms of many changes the text is large.</summary>
    /// <param name="regime">The regime.</param>
    /// <param name="to">Where to; it is not closed.</param>
    public static void Write(Regime regime, TextWriter to)
    {
        ArgumentNullException.ThrowIfNull(regime);
        ArgumentNullException.ThrowIfNull(to);
        JsonWriting.Write(to, json => new RegimeWriting(json, regime.Info, regime.Versions).Write());
    }

    /// <summary>The regime that a text describes.</summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="name">What messages call the file.</param>
    /// <exception cref="ProblemException">The text is no such document, or its content is not what its version ids say; every problem is
    /// carried, with its line.</exception>
    public static Regime Parse(string text, string name) =>
        JsonProblems.Read(name, Prefix, problems => Read(JsonText.Check(text, problems), problems));

    /// <summary>The regime that a file in UTF-8 describes.</summary>
    /// <param name="stream">The file; it is read to its end and not closed.</param>
    /// <param name="name">What messages call the file.</param>
    /// <exception cref="ProblemException">The file is no such document, or its content is not what its version ids say; every problem is
    /// carried, with its line.</exception>
    public static Regime Read(Stream stream, string name) =>
        JsonProblems.Read(name, Prefix, problems => Read(JsonText.Decode(stream, problems), problems));

    /// <summary>
    /// The JSON Schema (draft 7) of regime documents: for editors, which complete and underline by it. Reading checks more than a schema
    /// can say.
    /// </summary>
    public static string Schema() => DocumentSchemas.OfRegimes();

    private static string Write(RegimeInfo info, IReadOnlyList<RegimeVersion> versions) =>
        JsonWriting.Write(json => new RegimeWriting(json, info, versions).Write());

    private static Regime? Read(ReadOnlyMemory<byte>? text, JsonProblems problems) =>
        JsonCursor.Open(JsonReading.Read(text, problems), problems) is { } cursor ? new RegimeReader(problems).Read(cursor) : null;
}
