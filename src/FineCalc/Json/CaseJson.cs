using System.Diagnostics.CodeAnalysis;
using System.Text;
using FineCalc.Json;
using FineCalc.Reports;

namespace FineCalc;

/// <summary>
/// Cases as JSON files. Reading is strict: every key is known, every number keeps all its digits, every fact is asked by the regime and in
/// its range; whatever is not so is reported with its line, all of it at once. The format is described by docs/schema/case.schema.json.
/// In place of the file an HTML page is read that holds it (<see cref="Report.Standalone"/>).
/// </summary>
public static class CaseJson
{
    /// <summary>The case that a text describes.</summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="name">What messages call the file.</param>
    /// <param name="regimes">The regimes a case may name.</param>
    /// <exception cref="ProblemException">The text is no case that can be assessed; every problem is carried, with its line.</exception>
    /// <example>
    /// <code>
    /// var text = """
    ///     { "case": "x", "title": "X", "regime": "uk-gdpr", "dates": { "notice-of-intent": "2025-01-01" },
    ///       "facts": { "turnover": "50 million", "tier": "higher" } }
    ///     """;
    /// if (!CaseJson.TryParse(text, "x.json", Regimes.All, out var read, out var problems))
    /// {
    ///     Console.WriteLine(problems[0].Code); // money-invalid
    /// }
    /// </code>
    /// </example>
    public static Case Parse(string text, string name, RegimeCatalog regimes) =>
        TryParse(text, name, regimes, out var read, out var problems) ? read : throw new ProblemException(problems);

    /// <summary>The case that a file in UTF-8 describes.</summary>
    /// <param name="stream">The file; it is read to its end and not closed.</param>
    /// <param name="name">What messages call the file.</param>
    /// <param name="regimes">The regimes a case may name.</param>
    /// <exception cref="ProblemException">The file is no case that can be assessed; every problem is carried, with its line.</exception>
    public static Case Read(Stream stream, string name, RegimeCatalog regimes) =>
        TryRead(stream, name, regimes, out var read, out var problems) ? read : throw new ProblemException(problems);

    /// <summary>
    /// The case that a file in UTF-8 describes, be it that the method needs more facts to lead to an amount: an estimate does not. What is
    /// there must be right.
    /// </summary>
    /// <inheritdoc cref="Read(Stream, string, RegimeCatalog)"/>
    public static Case ReadIncomplete(Stream stream, string name, RegimeCatalog regimes)
    {
        ArgumentNullException.ThrowIfNull(regimes);
        var (read, problems) = JsonProblems.Try(
            name,
            "",
            found => new CaseReader(found, regimes, mayLack: true).Read(JsonReading.Read(JsonText.Decode(stream, found), found))
        );
        return read ?? throw new ProblemException(problems);
    }

    /// <summary>
    /// The case that a file in UTF-8 describes with the distributions it gives, for <c>Simulate</c>. <c>Read</c> puts what a distribution
    /// goes between in its place, and refuses one that has no ends.
    /// </summary>
    /// <param name="stream">The file; it is read to its end and not closed.</param>
    /// <param name="name">What messages call the file.</param>
    /// <param name="regimes">The regimes a case may name.</param>
    /// <exception cref="ProblemException">The file is no case that can be assessed; every problem is carried, with its line.</exception>
    /// <example>
    /// <code>
    /// var file = """
    ///     { "case": "x", "title": "X", "regime": "uk-gdpr", "dates": { "notice-of-intent": "2025-01-01" },
    ///       "facts": { "turnover": { "pert": [4e7, 5e7, 8e7] }, "tier": { "choice": { "standard": 0.6, "higher": 0.4 } } } }
    ///     """;
    /// var read = CaseJson.ReadUncertain(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(file)), "x.json", Regimes.All);
    /// Console.WriteLine(read.Case.Version.Simulate(read.Facts, 10_000, seed: 1).Mean);
    /// </code>
    /// </example>
    public static UncertainCase ReadUncertain(Stream stream, string name, RegimeCatalog regimes) =>
        ReadUncertain(stream, name, regimes, mayLack: false);

    /// <summary>
    /// As <see cref="ReadUncertain(Stream, string, RegimeCatalog)"/>, be it that the method needs more facts to lead to an amount: what all
    /// cases of a portfolio share.
    /// </summary>
    /// <inheritdoc cref="ReadUncertain(Stream, string, RegimeCatalog)"/>
    public static UncertainCase ReadUncertainIncomplete(Stream stream, string name, RegimeCatalog regimes) =>
        ReadUncertain(stream, name, regimes, mayLack: true);

    /// <summary>Tries to read the case that a text describes.</summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="name">What messages call the file.</param>
    /// <param name="regimes">The regimes a case may name.</param>
    /// <param name="read">The case.</param>
    /// <param name="problems">Every problem, in the order of the text; none if there is a case.</param>
    public static bool TryParse(
        string text,
        string name,
        RegimeCatalog regimes,
        [NotNullWhen(true)] out Case? read,
        out IReadOnlyList<Problem> problems
    )
    {
        ArgumentNullException.ThrowIfNull(regimes);
        (read, problems) = JsonProblems.Try(name, "", found => Read(JsonText.Check(text, found), found, regimes));
        return read is not null;
    }

    /// <summary>Tries to read the case that a file in UTF-8 describes.</summary>
    /// <param name="stream">The file; it is read to its end and not closed.</param>
    /// <param name="name">What messages call the file.</param>
    /// <param name="regimes">The regimes a case may name.</param>
    /// <param name="read">The case.</param>
    /// <param name="problems">Every problem, in the order of the file; none if there is a case.</param>
    public static bool TryRead(
        Stream stream,
        string name,
        RegimeCatalog regimes,
        [NotNullWhen(true)] out Case? read,
        out IReadOnlyList<Problem> problems
    )
    {
        ArgumentNullException.ThrowIfNull(regimes);
        (read, problems) = JsonProblems.Try(name, "", found => Read(JsonText.Decode(stream, found), found, regimes));
        return read is not null;
    }

    /// <summary>A case as a file that reads back as the same case.</summary>
    public static string Write(Case of)
    {
        ArgumentNullException.ThrowIfNull(of);
        return CaseWriting.Write(of);
    }

    /// <summary>
    /// A case to fill in: every question of a version, each null (not given) until it is answered, and under "help" what it asks and what
    /// is allowed. Read as it is, what it lacks is reported.
    /// </summary>
    public static string Template(RegimeVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return CaseWriting.Template(version);
    }

    /// <summary>
    /// A case to fill in with certain questions alone, all of them for the whole case. It names its version, so that it can be read as soon
    /// as something is answered, and the schema that an editor helps by.
    /// </summary>
    /// <param name="version">The version that asks.</param>
    /// <param name="questions">The questions, in the order in which they are to stand.</param>
    public static string Template(RegimeVersion version, IReadOnlyList<Fact> questions)
    {
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(questions);
        return CaseWriting.Template(version, questions);
    }

    /// <summary>
    /// The JSON Schema (draft 7) of the cases of some regimes: for editors, which complete and underline by it. It takes the questions of
    /// all versions of a regime, because it cannot tell which one a date selects; reading a case checks more than a schema can say.
    /// </summary>
    /// <param name="regimes">The regimes a case may name.</param>
    public static string Schema(RegimeCatalog regimes)
    {
        ArgumentNullException.ThrowIfNull(regimes);
        return new CaseSchema().Write([.. regimes.Ids.Select(id => regimes.Find(id)!)]);
    }

    private static UncertainCase ReadUncertain(Stream stream, string name, RegimeCatalog regimes, bool mayLack)
    {
        ArgumentNullException.ThrowIfNull(regimes);
        var (read, problems) = JsonProblems.Try(
            name,
            "",
            found =>
                new CaseReader(found, regimes, mayLack, areDrawn: true).ReadUncertain(
                    JsonReading.Read(OfPage(JsonText.Decode(stream, found), found), found)
                )
        );
        return read ?? throw new ProblemException(problems);
    }

    private static Case? Read(ReadOnlyMemory<byte>? text, JsonProblems found, RegimeCatalog regimes) =>
        new CaseReader(found, regimes).Read(JsonReading.Read(OfPage(text, found), found));

    // A file of JSON is itself; a page gives the case that it holds.
    private static ReadOnlyMemory<byte>? OfPage(ReadOnlyMemory<byte>? text, JsonProblems found)
    {
        if (text is not { } bytes || !CaseInPage.IsPage(bytes.Span))
        {
            return text;
        }

        if (CaseInPage.Find(Encoding.UTF8.GetString(bytes.Span)) is { } held)
        {
            return Encoding.UTF8.GetBytes(held);
        }

        found.Add(1, null, "case-not-in-page", "The page holds no case file.", "a page of finecalc report made without --without-case");
        return null;
    }
}
