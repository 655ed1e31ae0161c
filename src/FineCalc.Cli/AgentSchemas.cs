using System.Text.Json;
using System.Text.Json.Nodes;

namespace FineCalc.Cli;

// The shape of what tools give, for clients that hold results to it: what is always there, beside which there may be more. A refusal has
// one shape everywhere.
internal static class AgentSchemas
{
    private const string Refusal = """
        {
          "problems": {
            "type": "array",
            "description": "Why there is no result; each with a stable code",
            "items": {
              "type": "object",
              "properties": {
                "code": { "type": "string" }, "message": { "type": "string" }, "subject": { "type": "string" },
                "infringement": { "type": "string" }, "allowed": { "type": "string" }
              },
              "required": [ "code", "message" ]
            }
          },
          "needed": {
            "type": "array",
            "description": "The facts that have to be asked for before there can be a result: never make them up",
            "items": {
              "type": "object",
              "properties": {
                "id": { "type": "string" }, "question": { "type": "string" }, "unit": { "type": "string" }, "allowed": { "type": "string" },
                "options": { "type": "array" }, "under": { "type": "string", "description": "Where in the case it stands" },
                "infringement": { "type": "string" }
              },
              "required": [ "id" ]
            }
          }
        }
        """;

    private const string Amounts = """
        "versionId": { "type": "string", "description": "The version of the law, by which the result can be worked out again" },
        "amount": { "type": "number", "description": "The final amount; the likely one of a range" },
        "currency": { "type": "string" },
        "low": { "type": "number" }, "high": { "type": "number" },
        "provisional": { "type": "object" },
        "steps": { "type": "array", "description": "Each with its rule, value and source", "items": { "type": "object" } },
        "assumptions": { "type": "array" }, "warnings": { "type": "array" }
        """;

    private const string Head = """
        "versionId": { "type": "string" }, "regime": { "type": "string" }, "title": { "type": "string" }, "method": { "type": "string" },
        "from": { "type": "string" }, "until": { "type": "string" }
        """;

    public static JsonElement Output(string tool)
    {
        var (properties, needed) = tool switch
        {
            "regimes" => (""" "regimes": { "type": "array", "items": { "type": "object", "required": [ "id", "title" ] } } """, "regimes"),
            "facts" => ($""" {Head}, "facts": {Listed("id", "question", "unit", "allowed")} """, "facts"),
            "new" => (""" "regime": { "type": "string" }, "facts": { "type": "object" }, "help": { "type": "object" } """, "regime"),
            "check" => ($""" "cases": {Listed("outcome", "problems")} """, "cases"),
            "estimate" => (
                """
                "versionId": { "type": "string" }, "currency": { "type": "string" },
                "allowed": { "type": "object", "description": "What the method allows" },
                "imposed": { "type": "object", "description": "What regulators have imposed in like cases: a prediction, not the fine" }
                """,
                "imposed"
            ),
            "compare" => ($""" "rows": {Listed()}, {Amounts} """, ""),
            "seek" => (
                """
                "fact": { "type": "string" }, "target": { "type": [ "number", "string", "boolean" ] },
                "isReachable": { "type": "boolean" }, "roots": { "type": "array" },
                "words": { "type": "array", "items": { "type": "string" } }
                """,
                "words"
            ),
            "show" => ($""" {Head}, "steps": {Listed()}, "numbers": {Listed()} """, ""),
            "cite" => (
                """
                "id": { "type": "string" }, "name": { "type": "string" }, "value": { "type": "string" }, "source": { "type": "object" }
                """,
                "value"
            ),
            _ => (Amounts, "amount"),
        };
        var all = JsonNode.Parse($"{{{properties}}}")!.AsObject();
        foreach (var (key, value) in JsonNode.Parse(Refusal)!.AsObject().ToList())
        {
            all[key] = value!.DeepClone();
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = all };
        if (needed.Length > 0)
        {
            schema["anyOf"] = new JsonArray(Required(needed), Required("problems"));
        }

        using var document = JsonDocument.Parse(schema.ToJsonString());
        return document.RootElement.Clone();
    }

    private static JsonObject Required(string key) => new() { ["required"] = new JsonArray((JsonNode)key) };

    private static string Listed(params string[] required) =>
        $$"""{ "type": "array", "items": { "type": "object", "required": [ {{string.Join(", ", required.Select(r => $"\"{r}\""))}} ] } }""";
}
