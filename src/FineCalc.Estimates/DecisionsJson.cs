using FineCalc.Gdpr;
using FineCalc.Json;
using NodaTime;

namespace FineCalc.Estimates;

// Published decisions as a JSON list; GdprEstimate.ReadDecisions says what it holds.
internal static class DecisionsJson
{
    /// <summary>The most decisions that a file may hold.</summary>
    public const int Most = 10_000;

    // A thousand times what the whole world earns in a year.
    internal const double Largest = 1e17;

    internal const string AllowedNumbers = "numbers up to 100,000,000,000,000,000";

    /// <summary>The decisions of a file in UTF-8, their amounts in euro, and the rows that cannot be used with the reason.</summary>
    /// <param name="stream">The file; it is read to its end and not closed.</param>
    /// <param name="name">What messages call the file.</param>
    /// <param name="model">The table whose exchange rates turn a fine into euro where <c>fine_eur</c> is not given.</param>
    /// <exception cref="ProblemException">The file is no such list; every problem is carried, with its line.</exception>
    public static (IReadOnlyList<Decision> Decisions, IReadOnlyList<(string Id, string Reason)> Unusable) Read(
        Stream stream,
        string name,
        EstimateModel? model = null
    )
    {
        var (decisions, unusable) = JsonProblems.Read(
            name,
            "",
            problems => Read(JsonReading.Read(JsonText.Decode(stream, problems), problems), model, problems)
        );
        return (decisions, unusable);
    }

    private static Tuple<List<Decision>, List<(string Id, string Reason)>>? Read(
        JsonNode? root,
        EstimateModel? model,
        JsonProblems problems
    )
    {
        if (root is null)
        {
            return null;
        }

        if (root.Kind != JsonKind.Array)
        {
            problems.WrongType(root, "a list of decisions: [ { … }, … ]");
            return null;
        }

        if (root.Children.Count > Most)
        {
            problems.Add(root, "list-too-long", $"There are {Text.Number(root.Children.Count)} decisions.", $"up to {Text.Number(Most)}");
            return null;
        }

        var (decisions, unusable, ids) = (
            new List<Decision>(),
            new List<(string Id, string Reason)>(),
            new HashSet<string>(StringComparer.Ordinal)
        );
        foreach (var node in root.Children)
        {
            if (JsonCursor.Open(node, problems) is { } row)
            {
                var id = row.NeedName("id", "a short stable name of the decision") ?? node.Path;
                if (!ids.Add(id))
                {
                    problems.Add(node, "decision-duplicate", $"Two decisions are called '{id}'.", "one name for one decision", id);
                }

                var read = new DecisionRow(row, problems).Read(id, model, out var reason);
                if (read is not null)
                {
                    decisions.Add(read);
                }
                else
                {
                    unusable.Add((id, reason));
                }
            }
        }

        return Tuple.Create(decisions, unusable);
    }
}

// One row. What is null or missing is not known; what is there must be of its type.
internal sealed class DecisionRow(JsonCursor row, JsonProblems problems)
{
    private static readonly Dictionary<string, string> Sensitivity = new(StringComparer.Ordinal)
    {
        ["ordinary"] = "ordinary",
        ["financial"] = "financial",
        ["location"] = "financial",
        ["children"] = "children",
        ["special"] = "special",
        ["criminal"] = "special",
    };

    private static readonly Dictionary<string, string> Intent = new(StringComparer.Ordinal)
    {
        ["negligent"] = "negligent",
        ["grossly negligent"] = "grossly-negligent",
        ["intentional"] = "intentional",
    };

    // The words of the public indexes, and the codes of case files.
    private static readonly Dictionary<string, string> Defendants = Words(
        PartyFacts.Defendant,
        ("sole trader or professional", "sole-trader"),
        ("association", "non-profit"),
        ("public body", "public-body"),
        ("individual", "natural-person")
    );

    private static readonly Dictionary<string, string> Sectors = Words(
        PartyFacts.Sector,
        [.. PartyFacts.Sector.Options.Select(o => (o.Code.Replace('-', ' '), o.Code))]
    );

    private static readonly Dictionary<string, string> Kinds = Words(
        PartyFacts.InfringementKind,
        [.. PartyFacts.InfringementKind.Options.Select(o => (o.Code.Replace('-', ' '), o.Code))]
    );

    private static readonly Dictionary<string, string> Sizes = Words(PartyFacts.SizeClass);

    private static readonly Dictionary<string, string> Tier = new(StringComparer.Ordinal) { ["83(4)"] = "standard", ["83(5)"] = "higher" };

    private static readonly Dictionary<string, string> Level = new(StringComparer.OrdinalIgnoreCase)
    {
        ["low"] = "low",
        ["medium"] = "medium",
        ["high"] = "high",
    };

    public Decision? Read(string id, EstimateModel? model, out string reason)
    {
        var (authority, country, party) = (row.Name("authority") ?? "", row.Name("country"), row.Name("party"));
        var later = row.Name("later");
        var (date, currency) = (row.Date("date"), row.Text("currency"));
        var fine = Number("fine_eur") ?? InEuro(Number("fine"), currency, date?.Year, model);
        var (numbers, codes) = (new Dictionary<string, double>(), new Dictionary<string, string>());
        if (Defendant() is { } defendant)
        {
            codes["defendant"] = defendant;
        }

        Put(numbers, "turnover", Number("turnover_eur") is > 0d and var turnover ? turnover : null);
        Put(numbers, "people-affected", Number("people"));
        Put(numbers, "duration", Number("duration_months"));
        Put(codes, "data-sensitivity", "data_category", Sensitivity);
        Put(codes, "intent", "intent", Intent);
        Put(codes, "tier", "tier", Tier);
        Put(codes, "sector", "sector", Sectors);
        Put(codes, "infringement-kind", "violation", Kinds);
        Put(codes, "size-class", "size", Sizes);
        if (Flag("previous") is { } previous)
        {
            codes["previous"] = previous ? "similar" : "none";
        }

        var level = Code("seriousness_found", Level);
        var provisional = InEuro(Number("provisional_amount"), currency, date?.Year, model, Number("fine_eur") / Number("fine"));
        reason =
            date is null ? "the date is not given"
            : fine is null ? "the fine is not given, or in a currency without a rate for its year"
            : fine <= 0d ? "the fine is not above 0"
            : "";
        return reason.Length > 0
            ? null
            : new Decision(id, authority, date!.Value, fine!.Value)
            {
                Party = codes.GetValueOrDefault("defendant") == "natural-person" ? null : party,
                Later = later,
                Cluster = row.Text("cluster") is { Length: > 0 } cluster ? cluster : id,
                Facts = new EstimateFacts
                {
                    Numbers = numbers,
                    Codes = codes,
                    Country = country,
                    Level = level,
                    Provisional = provisional,
                },
            };
    }

    // Flags first; where all that are told are no, and no word says otherwise, it is a company.
    private string? Defendant()
    {
        var (person, body, association) = (Flag("natural_person"), Flag("public_body"), Flag("nonprofit"));
        return person == true ? "natural-person"
            : body == true ? "public-body"
            : association == true ? "non-profit"
            : Code("defendant", Defendants)
                ?? (person ?? body ?? association) switch
                {
                    null => null,
                    _ => "company",
                };
    }

    private static double? InEuro(double? amount, string? currency, int? year, EstimateModel? model, double? rate = null) =>
        amount is not { } known ? null
        : currency == "EUR" ? known
        : rate is { } r && double.IsFinite(r) && r > 0d ? known * r
        : currency is not null
        && year is { } y
        && model is not null
        && model.Rates.TryGetValue(currency, out var years)
        && years.TryGetValue(y, out var perEuro)
            ? known / perEuro
        : null;

    private static Dictionary<string, string> Words(Fact fact, params (string Word, string Code)[] others) =>
        fact.Options.Select(o => (o.Code, o.Code)).Concat(others).DistinctBy(w => w.Item1).ToDictionary(StringComparer.Ordinal);

    private static void Put(Dictionary<string, double> numbers, string fact, double? value)
    {
        if (value is { } known && known >= 0d)
        {
            numbers[fact] = known;
        }
    }

    private void Put(Dictionary<string, string> codes, string fact, string key, Dictionary<string, string> words)
    {
        if (Code(key, words) is { } code)
        {
            codes[fact] = code;
        }
    }

    private string? Code(string key, Dictionary<string, string> words)
    {
        if (row.Text(key) is not { } text)
        {
            return null;
        }

        if (!words.TryGetValue(text, out var code))
        {
            problems.Add(row.Find(key)!, "choice-unknown", $"'{key}' is \"{text}\".", Text.List(words.Keys));
        }

        return code;
    }

    private double? Number(string key)
    {
        if (row.Find(key) is not { } node)
        {
            return null;
        }

        if (node.Kind != JsonKind.Number)
        {
            problems.WrongType(node, "a number");
            return null;
        }

        if (Math.Abs((double)node.Number) > DecisionsJson.Largest)
        {
            problems.Add(node, "number-too-large", $"'{key}' is {node.Words}.", DecisionsJson.AllowedNumbers);
            return null;
        }

        return (double)node.Number;
    }

    private bool? Flag(string key)
    {
        if (row.Find(key) is not { } node)
        {
            return null;
        }

        if (node.Kind != JsonKind.Flag)
        {
            problems.WrongType(node, "true or false");
            return null;
        }

        return node.Flag;
    }
}
