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
        if (
            of.Need("format", Text.Number(RegimeJson.Format)) is { } format
            && format is not { Kind: JsonKind.Number, Number: RegimeJson.Format }
        )
        {
            problems.Add(
                format,
                "format-unknown",
                $"The format is {format.Words}.",
                $"{Text.Number(RegimeJson.Format)}, which this FineCalc writes; ids of format 1 were made otherwise and cannot be checked: "
                    + $"export again, or take them out and say {Text.Number(RegimeJson.Format)}"
            );
            return null;
        }

        var read = Whole(of);
        Hold(of);
        return read;
    }

    private Regime? Whole(JsonCursor of)
    {
        var info =
            of.Need("regime", "what the regime is") is { } node && JsonCursor.Open(node, problems) is { } regime ? Info(regime) : null;
        var currency = info?.Currency ?? default;
        var sources = Numbered(of, "sources", "source", item => CitationJson.ReadWhole(item, problems));
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

        of.Text(JsonDigest.Name);
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

    // The document must be what was exported, to the last note; one that was changed on purpose says no digest. Where something else is
    // wrong that is told alone, since it is why.
    private void Hold(JsonCursor of)
    {
        if (
            problems.IsSound
            && of.Find(JsonDigest.Name) is { Kind: JsonKind.Text, Text: var said }
            && of.Node.Digest() is var found
            && said != found
        )
        {
            problems.Add(
                of.Find(JsonDigest.Name)!,
                "content-altered",
                $"The document says that its digest is {said}, and that of its content is {found}.",
                "the document that was exported; or no \"digest\", and no \"id\" of a version, where something was changed on purpose"
            );
        }
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
                    "the content that was exported; or no \"id\" and no \"digest\" where it was changed on purpose"
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
        var info = new FieldReading(problems).Read(RegimeInfo.Fields, of);
        of.Close();
        if (info.Id.Length > 0 && !Reform.IsId(info.Id))
        {
            problems.Add(of.Find("id")!, "id-invalid", $"\"{info.Id}\" is no id.", $"up to 64 {Id}");
        }

        // Dates that could not be read have no id.
        foreach (var twice in CaseDates.RulesOf(info).Where(d => d.Id.Length > 0).GroupBy(d => d.Id).Where(g => g.Count() > 1))
        {
            var nodes = of.List("dates").Concat(of.List("alsoDates")).ToList();
            var at = CaseDates.RulesOf(info).Index().Where(d => d.Item.Id == twice.Key).ElementAt(1).Index;
            problems.Add(nodes[at], "date-duplicate", $"Two dates are called '{twice.Key}'.", "one id for one date", twice.Key);
        }

        return info.Id.Length == 0 || info.Title.Length == 0 || info.Currency == default ? null : info;
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

// Reads one question.
internal sealed class QuestionReader(Currency currency, IReadOnlyList<Citation?> sources, JsonProblems problems)
{
    private readonly Dictionary<string, Fact> _byId = new(StringComparer.Ordinal);

    public Fact? Read(JsonCursor of)
    {
        var before = problems.Failures;
        var content = new FieldReading(problems) { Currency = currency, Sources = sources }.Read(FactContent.Fields, of);
        of.Close();
        foreach (var (key, problem) in content.Faults())
        {
            problems.Add((key is null ? null : of.Find(key)) ?? of.Node, problem);
        }

        if (problems.Failures > before)
        {
            return null;
        }

        var restored = Fact.Restored(content, _byId.GetValueOrDefault(content.Id));
        _byId.TryAdd(content.Id, restored);
        return restored;
    }
}
