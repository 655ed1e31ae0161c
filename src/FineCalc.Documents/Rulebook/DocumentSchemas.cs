using FineCalc.Json;
using FineCalc.Steps;
using Newtonsoft.Json.Linq;
using static FineCalc.Json.SchemaParts;

namespace FineCalc.Json;

// The JSON Schemas (draft 7) of regime documents and of reforms.
internal static class DocumentSchemas
{
    // Of the documents that RegimeJson writes and reads.
    public static string OfRegimes()
    {
        // What a step needs beside its kind and unit depends on the kind.
        var step = Object(
            [
                ("step", Place("the step in this list")),
                .. FieldSchema.Properties(StepContent.Fields),
                ("rule", Described(AnyText, "The rule in words, which the step is held to")),
            ],
            "step",
            "kind",
            "unit"
        );
        var version = Object(
            [
                ("id", Described(AnyText, "The version id, which the content is held to")),
                ("name", AnyText),
                ("from", Day),
                ("until", Described(Day, "The first day on which it no longer holds")),
                ("overridden", Typed("boolean")),
                ("reforms", List(AnyText)),
                ("steps", List(step)),
                .. FieldSchema.Properties(Method.Fields),
            ],
            ["name", "from", "steps", .. FieldSchema.Needed(Method.Fields)]
        );
        return Whole(
            Object(
                [
                    ("$schema", AnyText),
                    ("format", new JObject { ["enum"] = new JArray(RegimeJson.Format) }),
                    ("regime", FieldSchema.Of(RegimeInfo.Fields)),
                    ("sources", List(FieldSchema.Of(Citation.Fields, "source", "the source in this list"))),
                    ("questions", List(FieldSchema.Of(FactContent.Fields, "question", "the question in this list"))),
                    ("versions", List(version)),
                    (JsonDigest.Name, Described(AnyText, "A hash of all else that the document says, which it is held to")),
                ],
                "format",
                "regime",
                "versions"
            ),
            "A regime as a document of FineCalc"
        );
    }

    /// <summary>The schema of reforms of some regimes. It takes the numbers of all versions of a regime.</summary>
    public static string OfReforms(RegimeCatalog regimes)
    {
        ArgumentNullException.ThrowIfNull(regimes);
        var amount = AnyOf(Typed("number"), AmountText, RateText, Described(Pattern("^[a-z][a-z0-9-]*$"), "The code of a choice"));
        var change = Object(
            [
                ("regime", Codes(regimes.Ids)),
                ("number", AnyText),
                ("from", Described(Day, "The first day on which the number is replaced; all days if not given")),
                ("until", Described(Day, "The first day on which it no longer is")),
                ("value", amount),
                ("low", amount),
                ("likely", amount),
                ("high", amount),
                ("start", amount),
                ("edge", Codes<Edge>()),
                ("rows", List(Object(("upTo", amount), ("value", amount), ("low", amount), ("high", amount)))),
                ("reason", Described(AnyText, "Why, in a sentence: the bill, the proposal, the question asked")),
            ],
            "regime",
            "number",
            "reason"
        );
        change["oneOf"] = new JArray(
            regimes.Ids.Select(id => new JObject
            {
                ["properties"] = Properties(("regime", Codes([id])), ("number", Codes(NumbersOf(regimes.Find(id)!)))),
            })
        );
        return Whole(
            Object(
                [("$schema", AnyText), ("reform", Pattern("^[a-z0-9-]{1,64}$")), ("title", AnyText), ("changes", List(change))],
                "reform",
                "title",
                "changes"
            ),
            "A reform for FineCalc"
        );
    }

    private static IEnumerable<string> NumbersOf(Regime regime) =>
        regime
            .Versions.SelectMany(v => v.Numbers)
            .Select(n => n.Id)
            .Where(id => id.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
}
