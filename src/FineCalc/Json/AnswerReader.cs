using FineCalc.Steps;

namespace FineCalc.Json;

// Where in a file the answers of a case stand, so that what is found wrong with them later can be reported with its line.
internal sealed class CasePlaces(JsonNode root, CasePlaces? earlier = null)
{
    private readonly Dictionary<(string Infringement, string Fact), JsonNode> _answers = [];
    private readonly Dictionary<string, JsonNode> _others = new(StringComparer.Ordinal);
    private readonly HashSet<(string Infringement, string Fact)> _refused = [];

    // Whether an exchange rate could not be read, so that one that is missing may be that one.
    public bool IsRateRefused { get; set; }

    public IEnumerable<string> RefusedFacts => _refused.Select(r => r.Fact).Concat(earlier?.RefusedFacts ?? []);

    public void Put(string? infringement, string fact, JsonNode node) => _answers[(infringement ?? "", fact)] = node;

    // An infringement by its name, an exchange rate by its two currencies.
    public void Put(string name, JsonNode node) => _others[name] = node;

    // An answer that was given and could not be read; the reason was reported.
    public void Refuse(string? infringement, string fact) => _refused.Add((infringement ?? "", fact));

    public bool IsRefused(Problem problem) =>
        _refused.Contains((problem.Infringement ?? "", problem.Subject ?? "")) || (earlier?.IsRefused(problem) ?? false);

    public JsonNode Of(Problem problem) => Find(problem) ?? root;

    private JsonNode? Find(Problem problem)
    {
        var (infringement, subject) = (problem.Infringement ?? "", problem.Subject ?? "");
        return _answers.GetValueOrDefault((infringement, subject))
            ?? _answers.GetValueOrDefault(("", subject))
            ?? (infringement.Length == 0 ? _answers.FirstOrDefault(a => a.Key.Fact == subject).Value : null)
            ?? _others.GetValueOrDefault(subject)
            ?? earlier?.Find(problem)
            ?? _others.GetValueOrDefault(infringement);
    }
}

// Reads what one place of a case answers: its facts and its judgements.
internal sealed class AnswerReader(Regime? regime, RegimeVersion? version, JsonProblems problems, UncertainAnswers? uncertain = null)
{
    private Dictionary<string, Fact>? _ofAnyVersion;

    // Each question that stands here, with its answer; null where it is said to have none.
    public IReadOnlyList<(Fact Fact, Answer? Answer)> Read(JsonCursor at, string? infringement, CasePlaces places)
    {
        var found = new List<(Fact Fact, Answer? Answer)>();
        foreach (var isJudgement in new[] { false, true })
        {
            foreach (var node in at.Object(isJudgement ? "judgements" : "facts")?.Node.Children ?? [])
            {
                if (regime is null || Resolve(node, isJudgement, found) is not { } fact)
                {
                    continue;
                }

                places.Put(infringement, fact.Id, node);
                found.Add((fact, node.Kind == JsonKind.Null ? null : Value(fact, node) ?? Refused(fact, infringement, places)));
            }
        }

        return found;
    }

    private Fact? Resolve(JsonNode node, bool isJudgement, List<(Fact Fact, Answer? Answer)> found)
    {
        var fact = version?.FindFact(node.Name) ?? Others.GetValueOrDefault(node.Name);
        if (fact is not null && found.Exists(f => f.Fact == fact))
        {
            problems.Add(
                node,
                "fact-duplicate",
                $"'{fact.Id}' is answered twice, among the facts and among the judgements.",
                Right(fact),
                fact.Id
            );
            return null;
        }

        // What is done at steps goes by the version, and there is none.
        if (fact is null && version is null && StepQuestion.IsBegun(node.Name))
        {
            return null;
        }

        if (fact is null)
        {
            var asked = (version?.Facts ?? [.. Others.Values]).ToList();
            problems.Add(
                node,
                "fact-unknown",
                $"'{node.Name}' is no fact of {regime!.Info.Title}{Nearest.Meant(node.Name, asked.Select(f => f.Id))}.",
                version is not null && isJudgement && StepQuestion.IsBegun(node.Name)
                    ? version.AllowedOfSteps
                    : Text.List([.. asked.Where(f => f.IsJudgement == isJudgement).Select(f => f.Id)]),
                node.Name
            );
        }
        else if (fact.IsJudgement != isJudgement)
        {
            problems.Add(
                node,
                "fact-misplaced",
                $"'{fact.Id}' is {(fact.IsJudgement ? "a judgement" : "a fact")}, and stands among the "
                    + $"{(isJudgement ? "judgements" : "facts")}.",
                Right(fact),
                fact.Id
            );
        }

        return fact;
    }

    // That only another version asks a fact is reported when the case is checked; without a version, any will do.
    private Dictionary<string, Fact> Others =>
        _ofAnyVersion ??= regime!
            .Versions.Reverse()
            .SelectMany(v => v.Facts)
            .DistinctBy(f => f.Id)
            .ToDictionary(f => f.Id, StringComparer.Ordinal);

    private static string Right(Fact fact) => $"'{fact.Id}' under \"{(fact.IsJudgement ? "judgements" : "facts")}\"";

    private Answer? Value(Fact fact, JsonNode node)
    {
        var scalar = new JsonScalar(fact.Unit, regime!.Info.Currency, Choices.Codes(fact.Options), problems) { IsClear = fact.IsClear };
        if (node.Kind == JsonKind.Array)
        {
            return Range(fact, scalar, node, node.Children);
        }

        if (node.Kind != JsonKind.Object)
        {
            return Range(fact, scalar, node, [node, node, node]);
        }

        var whole = JsonCursor.Open(node, problems)!;
        if (DistributionReader.IsBegun(node))
        {
            return Distributed(fact, scalar, whole);
        }

        var (value, low, likely, high) = (whole.Find("value"), whole.Find("low"), whole.Find("likely"), whole.Find("high"));
        var (note, source) = (whole.Text("note"), CitationJson.Read(whole, problems, false));
        whole.Close();
        if (value is not null ? low is not null || likely is not null || high is not null : low is null || likely is null || high is null)
        {
            problems.Add(
                node,
                "value-or-range",
                $"'{fact.Id}' has neither one value nor a whole range.",
                "either \"value\", or \"low\", \"likely\" and \"high\"",
                fact.Id
            );
            return null;
        }

        var read = value is { Kind: JsonKind.Array }
            ? Range(fact, scalar, value, value.Children)
            : Range(fact, scalar, node, [value ?? low!, value ?? likely!, value ?? high!]);
        return read is null ? null : read with { Note = note, Source = source };
    }

    // What is drawn elsewhere stands for what it goes between where one amount is worked out, which what has no ends cannot.
    private Answer? Distributed(Fact fact, JsonScalar scalar, JsonCursor whole)
    {
        var read = new DistributionReader(problems).Read(whole, fact, scalar);
        var (note, source) = (whole.Text("note"), CitationJson.Read(whole, problems, false));
        whole.Close();
        if (read is null)
        {
            return null;
        }

        if (read.Range is null && uncertain?.AreDrawn != true)
        {
            problems.Add(
                whole.Node,
                "distribution-unbounded",
                $"'{fact.Id}' is drawn from {read.Distribution}, which has no end to work an amount out at.",
                "finecalc simulate, which draws it; or a distribution with ends, such as \"pert\"",
                fact.Id
            );
            return null;
        }

        var (low, likely, high) = read.Stand;
        var answer = new Answer(
            fact,
            low,
            likely,
            high,
            read.Currency == default && fact.Unit == Unit.Money ? regime!.Info.Currency : read.Currency
        )
        {
            Note = note,
            Source = source,
        };
        uncertain?.Put(answer, read);
        return answer;
    }

    private Answer? Range(Fact fact, JsonScalar scalar, JsonNode at, IReadOnlyList<JsonNode> values)
    {
        if (values is not [var low, var likely, var high])
        {
            problems.Add(
                at,
                "value-wrong-type",
                $"'{fact.Id}' is a list of {Text.Number(values.Count)}.",
                $"one value ({scalar.Allowed}), or a list of three: [low, likely, high]",
                fact.Id
            );
            return null;
        }

        return scalar.Read(at, low, likely, high) is { } range
            ? new Answer(fact, range.Low, range.Likely, range.High, range.Currency)
            : null;
    }

    // An answer that stands for one that was refused, so that nothing says it is missing; it is in no order, and no case is made of it.
    private Answer Refused(Fact fact, string? infringement, CasePlaces places)
    {
        places.Refuse(infringement, fact.Id);
        return new Answer(fact, 1m, 0m, -1m, fact.Unit == Unit.Money ? regime!.Info.Currency : default);
    }
}
