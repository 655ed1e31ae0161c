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
        var source = Object(
            [
                ("source", Place("the source in this list")),
                ("instrument", AnyText),
                ("pinpoint", AnyText),
                ("standing", StandingCode),
                ("link", AnyText),
                ("dateRead", Day),
                ("note", AnyText),
            ],
            "source",
            "instrument"
        );
        var options = List(Object([("code", AnyText), ("help", AnyText)], "code"));
        var missing = Object(
            [("value", Value), ("low", Value), ("likely", Value), ("high", Value), ("why", AnyText), ("basis", Codes<Basis>())],
            "basis"
        );
        var question = Object(
            [
                ("question", Place("the question in this list")),
                ("id", Described(AnyText, "The name in files")),
                ("name", Described(AnyText, "The name in tables")),
                ("asks", Described(AnyText, "The question in full")),
                ("unit", Codes<Unit>()),
                ("counted", Described(AnyText, "What is counted")),
                ("judgement", Described(Typed("boolean"), "Whether only the authority answers it")),
                ("perInfringement", Typed("boolean")),
                ("whole", Described(Typed("boolean"), "Whether only whole numbers are allowed")),
                ("meaning", Described(AnyText, "What it asks beyond its regime, so that an answer holds in other regimes too")),
                ("options", options),
                ("least", Described(Typed("number"), "The lowest allowed value, included; a rate as a fraction")),
                ("most", Described(Typed("number"), "The highest allowed value, included")),
                ("missing", Described(missing, "What stands when it is not answered; without it the answer is needed")),
                ("source", Place("a source")),
            ],
            "question",
            "id",
            "name",
            "asks",
            "unit"
        );
        var row = Object(
            [("upTo", Typed("number")), ("value", Value), ("low", Value), ("high", Value), ("source", Place("a source"))],
            "source"
        );
        var step = Object(
            [
                ("step", Place("the step in this list")),
                ("kind", Codes<StepKind>()),
                ("unit", Codes<Unit>()),
                ("inputs", List(Place("an earlier step"))),
                ("question", Place("a question")),
                ("value", Value),
                ("low", Value),
                ("likely", Value),
                ("high", Value),
                ("currency", CurrencyCode),
                ("basis", Codes<Basis>()),
                ("options", List(AnyText)),
                ("minus", List(Typed("boolean"))),
                ("floor", Typed("boolean")),
                ("cap", Typed("boolean")),
                ("comparison", Codes<Comparison>()),
                ("mode", Codes<RoundingMode>()),
                ("combine", Codes<Combine>()),
                ("at", Codes<InBand>()),
                ("start", Typed("number")),
                ("edge", Codes<Edge>()),
                ("rows", List(row)),
                ("asksIn", CurrencyCode),
                ("givesIn", CurrencyCode),
                ("id", Described(AnyText, "The stable name")),
                ("name", Described(AnyText, "The name in tables")),
                ("source", Place("a source")),
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
                ("maximum", Described(Typed("boolean"), "Whether the result is the most that can be imposed, and no prediction")),
                ("overridden", Typed("boolean")),
                ("reforms", List(AnyText)),
                ("steps", List(step)),
                ("result", Place("the step that is the final amount")),
                ("provisional", Place("the step that is the provisional amount")),
                (
                    "shown",
                    List(Object([("step", Place("a step")), ("when", Place("the condition under which it is shown"))], "step", "when"))
                ),
                (
                    "checks",
                    List(
                        Object(
                            [
                                ("code", AnyText),
                                ("holds", Place("the condition")),
                                ("message", AnyText),
                                ("allowed", AnyText),
                                ("warning", Typed("boolean")),
                                ("subject", Place("a question")),
                            ],
                            "code",
                            "holds",
                            "message",
                            "allowed"
                        )
                    )
                ),
                (
                    "conditions",
                    List(
                        Object(
                            [
                                ("date", AnyText),
                                ("from", Day),
                                ("until", Day),
                                ("reachesContinuing", Typed("boolean")),
                                ("because", AnyText),
                                ("otherwise", AnyText),
                                ("source", Place("a source")),
                                ("when", Place("what makes the day matter")),
                            ],
                            "date",
                            "because",
                            "source"
                        )
                    )
                ),
            ],
            "name",
            "from",
            "steps",
            "result"
        );
        var info = Object(
            [
                ("id", AnyText),
                ("title", AnyText),
                ("currency", CurrencyCode),
                ("authority", AnyText),
                ("jurisdiction", AnyText),
                ("dateMeaning", Described(AnyText, "Which date of a case selects the version, and why")),
                (
                    "dates",
                    List(
                        Object(
                            [
                                ("id", AnyText),
                                ("help", AnyText),
                                ("assumption", AnyText),
                                ("meaning", AnyText),
                                ("role", Codes<DateRole>()),
                                ("follows", AnyText),
                            ],
                            "id",
                            "help"
                        )
                    )
                ),
                (
                    "alsoDates",
                    List(
                        Object(
                            [
                                ("id", AnyText),
                                ("help", AnyText),
                                ("assumption", AnyText),
                                ("meaning", AnyText),
                                ("role", Codes<DateRole>()),
                                ("follows", AnyText),
                            ],
                            "id",
                            "help"
                        )
                    )
                ),
                ("endNote", Described(AnyText, "Why the last version ends")),
            ],
            "id",
            "title",
            "currency",
            "dates"
        );
        return Whole(
            Object(
                [
                    ("$schema", AnyText),
                    ("format", new JObject { ["enum"] = new JArray(RegimeJson.Format) }),
                    ("regime", info),
                    ("sources", List(source)),
                    ("questions", List(question)),
                    ("versions", List(version)),
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
