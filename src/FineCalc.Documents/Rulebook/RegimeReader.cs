using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Json;

// Reads a regime from a document. Goes on after a problem, so that all are reported; what it returns then is thrown away.
internal sealed class RegimeReader(JsonProblems problems)
{
    private const string Id = "lower-case letters, digits and hyphens";

    public Regime? Read(JsonCursor of)
    {
        of.Text("$schema");
        if (of.Need("format", "1") is { } format && format is not { Kind: JsonKind.Number, Number: RegimeJson.Format })
        {
            problems.Add(
                format,
                "format-unknown",
                $"The format is {format.Words}.",
                $"{Text.Number(RegimeJson.Format)}, which this FineCalc writes"
            );
            return null;
        }

        var info =
            of.Need("regime", "what the regime is") is { } node && JsonCursor.Open(node, problems) is { } regime ? Info(regime) : null;
        var currency = info?.Currency ?? default;
        var sources = Numbered(of, "sources", "source", item => CitationJson.ReadWhole(item));
        var questions = new QuestionReader(currency, sources, problems);
        var facts = Numbered(of, "questions", "question", questions.Read);
        var versions = new List<Dated<StoredVersion>>();
        foreach (var item in of.NeedList("versions", "at least one version"))
        {
            if (JsonCursor.Open(item, problems) is { } at && new VersionReader(sources, facts, problems).Read(at) is { } version)
            {
                if (
                    versions.Find(v =>
                        version.From < (v.Until ?? LocalDate.MaxIsoValue) && v.From < (version.Until ?? LocalDate.MaxIsoValue)
                    ) is
                    { } other
                )
                {
                    problems.Add(
                        item,
                        "period-overlap",
                        $"Two versions hold on one day: one {Text.Period(other.From, other.Until)}, another "
                            + $"{Text.Period(version.From, version.Until)}.",
                        "versions that do not overlap; the until-day is excluded"
                    );
                    continue;
                }

                versions.Add(version);
            }
        }

        of.Close();
        if (info is null || versions.Count == 0 || !problems.IsSound)
        {
            return null;
        }

        var read = Regime.Define(info, [.. versions.Select(v => new MethodPeriod(v.Value.Name, v.From, v.Until, v.Value.LayOut))]);
        foreach (var version in versions)
        {
            Hold(version.Value, read);
        }

        return read;
    }

    // What a version says of itself must be what its steps come to: an id that fits archives, a rule that fits readers.
    private void Hold(StoredVersion stored, Regime read)
    {
        try
        {
            // Laid out here whether it says an id or not: what cannot be is reported with its place in the file.
            var version = read.On(stored.From);
            Hold(stored, version.Program);
            if (stored.Id is { } id && id != version.Id)
            {
                problems.Add(
                    stored.At,
                    "content-altered",
                    $"The version says that it is {id}, and its content is {version.Id}.",
                    "the content that was exported, or no \"id\" for one that was changed on purpose"
                );
            }

            foreach (var (node, rule) in stored.Rules)
            {
                if (version.Steps.FirstOrDefault(s => s.Id == node.Label!.Id) is { } step && step.Rule != rule.Text)
                {
                    problems.Add(
                        rule,
                        "rule-differs",
                        $"The rule in words of '{step.Id}' is not that of the step.",
                        $"\"{step.Rule}\", or no \"rule\"",
                        step.Id
                    );
                }
            }
        }
        catch (ProblemException cannot)
        {
            foreach (var problem in cannot.Problems)
            {
                problems.Add(stored.At, problem);
            }
        }
    }

    // One id for two numbers would show, and replace, the one in place of the other.
    private void Hold(StoredVersion stored, Program program)
    {
        foreach (
            var twice in program
                .Nodes.Where(n => n is NumberNode or TableNode && n.Label is { Id.Length: > 0 })
                .GroupBy(n => n.Label!.Id)
                .Where(g => g.Any(n => !IsAlike(g.First(), n)))
        )
        {
            problems.Add(
                stored.At,
                "number-duplicate",
                $"Two different numbers or tables are called '{twice.Key}'.",
                "one id for one number",
                twice.Key
            );
        }

        // A table may be asked for at several places of its bands.
        static bool IsAlike(Node one, Node other) =>
            (one, other) switch
            {
                (NumberNode a, NumberNode b) => a.Says(b),
                (TableNode a, TableNode b) => a.Table.Rows.Length == b.Table.Rows.Length
                    && (a.At != b.At || a.Table.Rows.SequenceEqual(b.Table.Rows)),
                _ => false,
            };
    }

    private RegimeInfo? Info(JsonCursor of)
    {
        var (id, title, code) = (
            of.NeedText("id", Id),
            of.NeedName("title", "the name in tables"),
            of.NeedText("currency", "a code of ISO 4217, such as GBP")
        );
        var (authority, jurisdiction, meaning, end) = (
            of.Text("authority"),
            of.Text("jurisdiction"),
            of.Text("dateMeaning"),
            of.Text("endNote")
        );
        if (id is not null && !Reform.IsId(id))
        {
            problems.Add(of.Find("id")!, "id-invalid", $"\"{id}\" is no id.", $"up to 64 {Id}");
        }

        var currency = default(Currency);
        if (code is not null && !Currency.TryOf(code, out currency))
        {
            problems.Add(
                of.Find("currency")!,
                "currency-unknown",
                $"'{code}' is not a currency.",
                "a code of ISO 4217 in capital letters, such as GBP"
            );
        }

        var dates = Dates(of.NeedList("dates", "the dates that can select the version"), []);
        var also = Dates(of.List("alsoDates"), dates);

        of.Close();
        return id is null || title is null || currency == default
            ? null
            : new RegimeInfo(id, title, currency)
            {
                Authority = authority ?? "",
                Jurisdiction = jurisdiction ?? "",
                DateMeaning = meaning,
                Dates = dates,
                AlsoDates = also,
                EndNote = end,
            };
    }

    private List<DateRule> Dates(IEnumerable<JsonNode> nodes, IReadOnlyList<DateRule> before)
    {
        var dates = new List<DateRule>();
        foreach (var node in nodes)
        {
            if (JsonCursor.Open(node, problems) is not { } date)
            {
                continue;
            }

            var rule = new DateRule(date.NeedText("id", Id) ?? "", date.NeedText("help", "what the date is") ?? "", date.Text("assumption"))
            {
                Meaning = Meaning(date, problems),
                Role = date.Word("role", Enum.GetValues<DateRole>()) ?? DateRole.Other,
                Follows = date.Text("follows"),
            };
            date.Close();
            if (before.Concat(dates).Any(d => d.Id == rule.Id))
            {
                problems.Add(node, "date-duplicate", $"Two dates are called '{rule.Id}'.", "one id for one date", rule.Id);
            }

            dates.Add(rule);
        }

        return dates;
    }

    // A list whose entries say their own place, so that a reader finds what a number points to.
    private List<T?> Numbered<T>(JsonCursor of, string key, string place, Func<JsonCursor, T?> read)
        where T : class
    {
        var all = new List<T?>();
        foreach (var node in of.List(key))
        {
            var item = JsonCursor.Open(node, problems);
            if (item is not null)
            {
                Place(item, place, all.Count, problems);
            }

            all.Add(item is null ? null : read(item));
        }

        return all;
    }

    // What a question or date is beyond its regime, if it is anything.
    public static string? Meaning(JsonCursor of, JsonProblems problems)
    {
        var meaning = of.Text("meaning");
        if (meaning is not null && string.IsNullOrWhiteSpace(meaning))
        {
            problems.Add(
                of.Find("meaning")!,
                "text-empty",
                "'meaning' is empty.",
                "what several regimes ask alike, such as undertaking-turnover, or no \"meaning\""
            );
        }

        return meaning;
    }

    public static void Place(JsonCursor of, string key, int place, JsonProblems problems)
    {
        if (
            of.Need(key, Text.Number(place)) is { } node && node is not { Kind: JsonKind.Number }
            || of.Find(key) is { Kind: JsonKind.Number } number && number.Number != place
        )
        {
            problems.Add(
                of.Find(key)!,
                "place-wrong",
                $"'{key}' is {of.Find(key)!.Words}, and it stands in the place {Text.Number(place)}.",
                Text.Number(place)
            );
        }
    }
}

// What documents point to by its place in a list.
internal sealed class Pointers(JsonProblems problems)
{
    public T? Of<T>(JsonCursor of, string key, IReadOnlyList<T?> all, string what)
        where T : class => of.Find(key) is { } node ? At(node, all, all.Count, what) : null;

    public T? Need<T>(JsonCursor of, string key, IReadOnlyList<T?> all, string what)
        where T : class => of.Need(key, $"the place of {what}") is { } node ? At(node, all, all.Count, what) : null;

    // Those before a place only, so that nothing points in a circle.
    public T? At<T>(JsonNode node, IReadOnlyList<T?> all, int before, string what)
        where T : class
    {
        if (node is { Kind: JsonKind.Number } && node.Number >= 0m && node.Number < before && node.Number % 1m == 0m)
        {
            return all[(int)node.Number];
        }

        problems.Add(
            node,
            "place-unknown",
            $"'{node.Called}' is {node.Words}.",
            before == 0 ? $"no place: {what} comes later, or not at all" : $"the place of {what}, from 0 to {Text.Number(before - 1)}"
        );
        return null;
    }
}

// Reads one question.
internal sealed class QuestionReader(Currency currency, IReadOnlyList<Citation?> sources, JsonProblems problems)
{
    private readonly Dictionary<string, Fact> _byId = new(StringComparer.Ordinal);

    public Fact? Read(JsonCursor of)
    {
        var before = problems.Failures;
        var (id, name, asks) = (
            of.NeedName("id", "the name in files"),
            of.NeedName("name", "the name in tables"),
            of.NeedSentence("asks", "the question in full")
        );
        var unit = of.NeedWord("unit", Enum.GetValues<Unit>());
        var counted = of.Name("counted");
        var options = of.List("options").Select(Option).ToList();
        if (unit is { } measure && (options.Count > 0) != (measure == Unit.Choice))
        {
            problems.Add(
                of.Node,
                "options-misplaced",
                measure == Unit.Choice ? "A choice has no options." : "There are options, and it is no choice.",
                "options for a choice, and for nothing else",
                id
            );
        }

        var (isJudgement, meaning) = (Flag(of, "judgement", problems), RegimeReader.Meaning(of, problems));
        if (isJudgement && meaning is not null)
        {
            problems.Add(
                of.Find("meaning")!,
                "meaning-of-judgement",
                "A judgement of one authority has no meaning beyond its regime.",
                "a meaning for a fact, or none",
                id
            );
        }

        var scalar = new JsonScalar(unit ?? Unit.Count, currency, JsonScalar.Codes(options), problems);
        Distinct(JsonScalar.Codes(options), of.Node, problems);
        var (least, most) = (Bound(of, "least", scalar), Bound(of, "most", scalar));
        if (least > most)
        {
            problems.Add(
                of.Find("most")!,
                "range-order",
                "The most that is allowed is below the least.",
                "least and most in that order",
                id
            );
        }

        var fact = new FactParts(id ?? "", name ?? "", asks ?? "", unit ?? default)
        {
            Counted = counted,
            Options = options,
            IsJudgement = isJudgement,
            IsPerInfringement = Flag(of, "perInfringement", problems),
            IsWhole = Flag(of, "whole", problems),
            Least = least,
            Most = most,
            Meaning = meaning,
            Source = new Pointers(problems).Of(of, "source", sources, "a source"),
        };
        fact = of.Object("missing") is { } missing ? Missing(missing, fact, scalar) : fact;
        of.Close();
        if (problems.Failures > before)
        {
            return null;
        }

        var restored = Fact.Restored(fact, _byId.GetValueOrDefault(fact.Id));
        _byId.TryAdd(fact.Id, restored);
        return restored;
    }

    public static bool Flag(JsonCursor of, string key, JsonProblems problems) =>
        of.Find(key) is { } node && new JsonScalar(Unit.Flag, default, [], problems).Read(node) is { Value: 1m };

    private Option Option(JsonNode node)
    {
        if (JsonCursor.Open(node, problems) is not { } at)
        {
            return new("", "");
        }

        var option = new Option(at.NeedName("code", "how the answer is written in files") ?? "", at.Sentence("help") ?? "");
        at.Close();
        return option;
    }

    // An answer of two meanings has none.
    public static void Distinct(IReadOnlyList<string> codes, JsonNode at, JsonProblems problems)
    {
        if (codes.GroupBy(c => c).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            problems.Add(at, "option-duplicate", $"Two options are called '{twice.Key}'.", "one code for one option", twice.Key);
        }
    }

    private decimal? Bound(JsonCursor of, string key, JsonScalar scalar)
    {
        if (of.Find(key) is not { } node || scalar.Read(node) is not { } bound)
        {
            return null;
        }

        if (scalar.IsListed)
        {
            problems.Add(
                node,
                "bound-misplaced",
                $"'{key}' holds what is chosen from a list.",
                "ends for money, a rate or a count; a list has its options"
            );
        }

        return InCurrency(bound.Currency, node) ? bound.Value : null;
    }

    // Questions ask for amounts in the currency of the regime.
    private bool InCurrency(Currency own, JsonNode at)
    {
        if (own == default || currency == default || own == currency)
        {
            return true;
        }

        problems.Add(at, "currency-mixed", $"'{at.Called}' is in {own}, and the question asks for {currency}.", $"an amount in {currency}");
        return false;
    }

    // What stands for an answer must be one that could be given.
    private void Allow(FactParts fact, JsonNode at)
    {
        var (low, likely, high) = fact.Assumed;
        if (
            low < (fact.Least ?? low)
            || high > (fact.Most ?? high)
            || (fact.IsWhole && (low % 1m != 0m || likely % 1m != 0m || high % 1m != 0m))
        )
        {
            problems.Add(
                at,
                "missing-not-allowed",
                $"What a missing answer to '{fact.Id}' means is not what may be answered.",
                Fact.Restored(fact).Allowed,
                fact.Id
            );
        }
    }

    private FactParts Missing(JsonCursor of, FactParts fact, JsonScalar scalar)
    {
        var read = new NumberValueReader(currency, problems).Number(of, scalar, Basis.Fact, new Citation(""));
        var (why, basis, isOpen) = (of.Sentence("why"), of.NeedWord("basis", Enum.GetValues<Basis>()), of.Find("value") is null);
        of.Close();
        if (read is null || basis is null || !InCurrency(read.Currency, of.Node))
        {
            return fact;
        }

        fact = fact with
        {
            WhenMissing = isOpen ? FineCalc.Missing.Open : FineCalc.Missing.Default,
            Assumed = (read.Low, read.Likely, read.High),
            MissingWhy = why,
            MissingBasis = basis.Value,
        };
        if (fact.Id.Length > 0)
        {
            Allow(fact, of.Node);
        }

        return fact;
    }
}
