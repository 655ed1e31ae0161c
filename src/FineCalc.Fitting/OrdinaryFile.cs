using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FineCalc.Estimates;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace FineCalc.Fitting;

/// <summary>
/// What ships of the ordinary fines in place of their rows: the normal equations, and what validation on the rows told, with the digest of
/// the file they came from.
/// </summary>
internal sealed record OrdinaryFile(
    NormalEquations Equations,
    string Digest,
    double Deviation,
    IReadOnlyDictionary<string, double> Deviations,
    IReadOnlyDictionary<string, double> Scatters,
    IReadOnlyList<ValidationLine> Lines
)
{
    private const string NotTold = "not-told";

    private static readonly string[] Notes =
    [
        "Published fines under the GDPR and the UK GDPR up to 2023-12-31, one decision a row, from two public indexes: CMS GDPR",
        "Enforcement Tracker and GDPRhub by noyb (both CC BY-NC-SA 4.0). The rows are not here: these are sums over them. y is the",
        "logarithm to base 10 of the fine in euro; every column is 0 or 1; columns with fewer than five decisions are pooled or left",
        "out. Ridge: 2 on countries, sectors and kinds of infringement, 1 on the rest, none on the base.",
        "Validation: fitted to the end of a year without the defendants of the next, tested on the next, 2021 to 2023. Made by",
        "dotnet run --project src/FineCalc.Fitting -c Release -- --ordinary FILE; without --ordinary the table is refitted from it.",
    ];

    public static OrdinaryFile Of(string file, EstimateModel stated)
    {
        var bytes = File.ReadAllBytes(file);
        using var stream = new MemoryStream(bytes);
        var decisions = GdprEstimate.ReadDecisions(stream, file, stated).Decisions;
        if (decisions.FirstOrDefault(d => d.Date.Year > 2023) is { } later)
        {
            throw new ProblemException(
                new Problem("decision-later", $"'{later.Id}' is of {later.Date.Year.ToString(CultureInfo.InvariantCulture)}.")
                {
                    Subject = later.Id,
                    Allowed = "decisions up to 2023: later ones test the estimate",
                }
            );
        }

        var validation = new OrdinaryValidation(decisions, stated);
        return new(
            NormalEquations.Of(decisions),
            "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes)),
            validation.Deviation,
            validation.Deviations,
            validation.Scatters,
            validation.Lines
        );
    }

    public static OrdinaryFile Parse(string text)
    {
        var json = JObject.Parse(text);
        return new(
            NormalEquations.Parse(json),
            (string)json["rows"]!,
            (double)json["deviation"]!,
            Numbers(json, "deviations"),
            Numbers(json, "scatters"),
            [
                .. json["validation"]!.Select(line => new ValidationLine(
                    (string)line["group"]!,
                    (string)line["name"]!,
                    (int)line["n"]!,
                    line.Children<JProperty>()
                        .Where(p => p.Value.Type is JTokenType.Float or JTokenType.Integer && p.Name != "n")
                        .ToDictionary(p => p.Name, p => (double)p.Value)
                )),
            ]
        );
    }

    public string Write()
    {
        var text = new StringBuilder("{\n  \"about\": [\n");
        text.AppendJoin(",\n", Notes.Select(n => "    " + JsonConvert.ToString(n))).Append("\n  ],\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"rows\": \"{Digest}\",\n  \"deviation\": {Deviation},\n");
        Write(text, "deviations", Deviations);
        Write(text, "scatters", Scatters);
        text.Append("  \"validation\": [\n");
        text.AppendJoin(",\n", Lines.Select(Line)).Append("\n  ],\n");
        Equations.Write(text);
        return text.Append("\n}\n").ToString();
    }

    private static Dictionary<string, double> Numbers(JObject json, string key) =>
        json[key]!.Children<JProperty>().ToDictionary(p => p.Name == NotTold ? "" : p.Name, p => (double)p.Value);

    private static void Write(StringBuilder text, string key, IReadOnlyDictionary<string, double> numbers) =>
        text.Append(CultureInfo.InvariantCulture, $"  \"{key}\": {{\n    ")
            .AppendJoin(
                ",\n    ",
                numbers
                    .OrderBy(n => n.Key, StringComparer.Ordinal)
                    .Select(n => string.Create(CultureInfo.InvariantCulture, $"\"{(n.Key.Length == 0 ? NotTold : n.Key)}\": {n.Value}"))
            )
            .Append("\n  },\n");

    private static string Line(ValidationLine line) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"    {{\"group\": {JsonConvert.ToString(line.Group)}, \"name\": {JsonConvert.ToString(line.Name)}, \"n\": {line.Count}"
        )
        + string.Concat(line.Figures.Select(f => string.Create(CultureInfo.InvariantCulture, $",\n      \"{f.Key}\": {f.Value:0.0000}")))
        + "}";
}
