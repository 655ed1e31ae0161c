using FineCalc.Json;
using FineCalc.Steps;
using Newtonsoft.Json.Linq;
using static FineCalc.Json.SchemaParts;

namespace FineCalc.Tables;

/// <summary>
/// Mappings as JSON files. Reading is strict, and the code of every problem begins with <c>mapping-</c>. The format is described by
/// docs/schema/table-mapping.schema.json and docs/tables.md.
/// </summary>
public static class TableMappingJson
{
    private const string Prefix = "mapping-";

    /// <summary>The mapping that a text describes.</summary>
    /// <param name="text">The JSON text.</param>
    /// <param name="name">What messages call the file.</param>
    /// <param name="version">Whose questions the columns answer.</param>
    /// <exception cref="ProblemException">The text is no mapping to these questions; every problem is carried, with its line.</exception>
    public static TableMapping Parse(string text, string name, RegimeVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return JsonProblems.Read(name, Prefix, problems => Read(JsonText.Check(text, problems), problems, version));
    }

    /// <summary>The mapping that a file in UTF-8 describes.</summary>
    /// <param name="stream">The file; it is read to its end and not closed.</param>
    /// <param name="name">What messages call the file.</param>
    /// <param name="version">Whose questions the columns answer.</param>
    /// <exception cref="ProblemException">The file is no mapping to these questions; every problem is carried, with its line.</exception>
    public static TableMapping Read(Stream stream, string name, RegimeVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return JsonProblems.Read(name, Prefix, problems => Read(JsonText.Decode(stream, problems), problems, version));
    }

    /// <summary>The JSON Schema (draft 7) of mappings: for editors, which complete and underline by it.</summary>
    public static string Schema()
    {
        var source = Object(
            [
                ("column", Described(AnyText, "The name of the column, exactly as the table has it")),
                ("unit", Described(Codes<NumberUnit>(), "In what its numbers are given")),
                ("numbers", Described(Codes<NumberStyle>(), "How its numbers are written where they are texts")),
                ("currency", Described(CurrencyCode, "The currency of its amounts")),
                (
                    "values",
                    Described(new JObject { ["type"] = "object", ["additionalProperties"] = AnyText }, "Words that stand for codes")
                ),
                ("missing", Described(List(AnyText), "Words that say that there is no answer")),
            ],
            ["column"]
        );
        var root = Object(
            [
                ("$schema", AnyText),
                (
                    "columns",
                    Described(
                        new JObject
                        {
                            ["type"] = "object",
                            ["additionalProperties"] = new JObject { ["anyOf"] = new JArray(AnyText, source) },
                        },
                        "By the id of the question, the column that answers it"
                    )
                ),
                (
                    "constants",
                    Described(
                        new JObject
                        {
                            ["type"] = "object",
                            ["additionalProperties"] = new JObject { ["type"] = new JArray("string", "number", "boolean") },
                        },
                        "By the id of the question, the answer of all rows, as in a case file"
                    )
                ),
                ("group-by", Described(AnyText, "The column whose rows of one value are one case")),
                ("missing", Described(List(AnyText), "Words that say in any column that there is no answer")),
                ("numbers", Described(Codes<NumberStyle>(), "How numbers are written in all columns that do not say it themselves")),
                ("ignored", Described(List(AnyText), "Columns that answer nothing although they bear the name of a question")),
                (
                    "parties",
                    Described(
                        Object(
                            [
                                ("name", AnyOf(AnyText, source)),
                                ("frequency", AnyOf(AnyText, source)),
                                ("dispersion", AnyOf(AnyText, source)),
                            ],
                            []
                        ),
                        "Of a table of parties, the columns that name each and say how often it has a case"
                    )
                ),
            ],
            []
        );
        return Whole(root, "A mapping of a table's columns for FineCalc");
    }

    private static TableMapping? Read(ReadOnlyMemory<byte>? text, JsonProblems problems, RegimeVersion version) =>
        JsonCursor.Open(JsonReading.Read(text, problems), problems) is { } cursor
            ? new TableMappingReader(problems, version).Read(cursor)
            : null;
}

// Goes on after a problem, so that all are reported; what it returns then is thrown away.
internal sealed class TableMappingReader(JsonProblems problems, RegimeVersion version)
{
    public TableMapping Read(JsonCursor of)
    {
        of.Text("$schema");
        var (columns, constants) = (new List<(Fact, ColumnSource)>(), Facts.None);
        foreach (var node in of.Object("columns")?.Node.Children ?? [])
        {
            if (node.Kind != JsonKind.Null && Fact(node) is { } fact && Source(node) is { } source)
            {
                columns.Add((fact, source));
            }
        }

        foreach (var node in of.Object("constants")?.Node.Children ?? [])
        {
            if (node.Kind != JsonKind.Null && Fact(node) is { } fact)
            {
                var scalar = new JsonScalar(fact.Unit, version.Regime.Info.Currency, Choices.Codes(fact.Options), problems)
                {
                    IsClear = fact.IsClear,
                };
                if (columns.Exists(c => c.Item1 == fact))
                {
                    problems.Add(node, "fact-twice", $"'{fact.Id}' has a column and is the same in all rows.", "one of the two", fact.Id);
                }
                else if (scalar.Read(node) is var (value, currency))
                {
                    constants = constants.With(new Answer(fact, value, value, value, currency));
                }
            }
        }

        var mapping = new TableMapping
        {
            Columns = columns,
            Constants = constants,
            GroupBy = of.Text("group-by"),
            Missing = Texts(of, "missing"),
            Numbers = of.Word("numbers", Enum.GetValues<NumberStyle>()),
            Ignored = Texts(of, "ignored"),
            Parties = Parties(of),
        };
        of.Close();
        return mapping;
    }

    private Fact? Fact(JsonNode node)
    {
        var fact = version.FindFact(node.Name);
        if (fact is null)
        {
            var ids = version.Facts.Select(f => f.Id).ToList();
            problems.Add(
                node,
                "fact-unknown",
                $"'{node.Called}' is no question of {version.Name}{Nearest.Meant(node.Name, ids)}.",
                Text.List(ids),
                node.Name
            );
        }

        return fact;
    }

    private PartyColumns Parties(JsonCursor of)
    {
        if (of.Object("parties") is not { } at)
        {
            return new();
        }

        var parties = new PartyColumns
        {
            Name = at.Find("name") is { } name ? Source(name) : null,
            Frequency = at.Find("frequency") is { } frequency ? Source(frequency) : null,
            Dispersion = at.Find("dispersion") is { } dispersion ? Source(dispersion) : null,
        };
        at.Close();
        return parties;
    }

    private ColumnSource? Source(JsonNode node)
    {
        if (node.Kind == JsonKind.Text)
        {
            return new ColumnSource(node.Text);
        }

        if (JsonCursor.Open(node, problems) is not { } at)
        {
            return null;
        }

        var source = at.NeedText("column", "the name of a column") is { } column
            ? new ColumnSource(column)
            {
                Unit = at.Word("unit", Enum.GetValues<NumberUnit>()) ?? default,
                Numbers = at.Word("numbers", Enum.GetValues<NumberStyle>()),
                Currency = CurrencyOf(at),
                Values = Values(at),
                Missing = Texts(at, "missing"),
            }
            : null;
        at.Close();
        return source;
    }

    private Currency CurrencyOf(JsonCursor at)
    {
        if (at.Text("currency") is not { } code)
        {
            return default;
        }

        if (!Currency.TryOf(code, out var currency))
        {
            problems.Add(
                at.Find("currency")!,
                "currency-unknown",
                $"'{code}' is not a currency.{CurrencySigns.Meant(code)}",
                "a code of ISO 4217 in capital letters, such as GBP"
            );
        }

        return currency;
    }

    private static Dictionary<string, string> Values(JsonCursor at)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in at.Object("values")?.Node.Children ?? [])
        {
            if (at.TextOf(word) is { } code)
            {
                values[word.Name] = code;
            }
        }

        return values;
    }

    private static List<string> Texts(JsonCursor at, string key) => [.. at.List(key).Select(at.TextOf).OfType<string>()];
}
