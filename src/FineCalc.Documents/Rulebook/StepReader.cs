using FineCalc.Steps;

namespace FineCalc.Json;

// Reads the steps of a version: each from those before it, and of units that go together, as the types of code would have it.
internal sealed class StepReader(IReadOnlyList<Citation?> sources, IReadOnlyList<Fact?> facts, JsonProblems problems)
{
    // Steps without a name are reported in the rule of the one that has one. No rule of law takes so many words, nor do all rules of a law
    // together, each shown wherever another step is worked out from it: the largest law has 2,847.
    private const int MostInRule = 10_000;
    private const int MostInAll = 50_000;

    private static readonly Fields<StepContent> Head = StepContent.Fields.Only(f => f.Key is "kind" or "unit" or "inputs" ? f : null);

    private static readonly Fields<StepContent> Names = StepContent.Fields.Only(f => f.Key is "id" or "name" or "source" ? f : null);

    private readonly List<Node?> _nodes = [];
    private readonly Dictionary<Node, long> _words = new(ReferenceEqualityComparer.Instance);
    private long _reported;
    private JsonCursor _at = null!;

    public IReadOnlyList<Node?> Nodes => _nodes;

    // The rules in words that stand beside steps, which the steps are held to.
    public List<(Node Node, JsonNode Rule)> Read(IReadOnlyList<JsonNode> list)
    {
        var rules = new List<(Node, JsonNode)>();
        foreach (var item in list)
        {
            if (JsonCursor.Open(item, problems) is not { } at)
            {
                Add(null);
                continue;
            }

            var node = Step(at);
            if (node is not null && at.Find("rule") is { Kind: JsonKind.Text } rule)
            {
                rules.Add((node, rule));
            }

            at.Close();
            Add(node);
        }

        return rules;
    }

    private void Add(Node? node)
    {
        var words = 1L + (node?.Inputs.Sum(input => input.Label is { Name.Length: > 0 } ? 1L : _words[input]) ?? 0L);
        _reported += 1L + (node?.Inputs.Sum(input => _words[input]) ?? 0L);
        if (words > MostInRule || _reported > MostInAll)
        {
            problems.Add(
                _at.Node,
                "rule-too-long",
                words > MostInRule
                    ? $"The rule of the step takes more than {Text.Number(MostInRule)} words."
                    : $"The rules up to this step take more than {Text.Number(MostInAll)} words.",
                "names for the steps it is put together from"
            );
            node = null;
        }

        _nodes.Add(node);
        if (node is not null)
        {
            _words.Add(node, words);
        }
    }

    private Node? Step(JsonCursor at)
    {
        _at = at;
        var before = problems.Failures;
        RegimeReader.Place(at, "step", _nodes.Count, problems);
        var reading = new FieldReading(problems)
        {
            Sources = sources,
            Facts = facts,
            Steps = _nodes,
        };
        var said = reading.Read(Names, at, reading.Read(Head, at));
        Hold();
        at.Text("rule");

        // What only steps of its kind say is read by the kind, and no further than the inputs are right.
        if (problems.Failures > before)
        {
            return Unjudged(at);
        }

        var rules = StepRules.Of(said.Kind);
        if (rules.FaultOfInputs(said) is { } wrong)
        {
            problems.Add(at.Node, wrong);
            return Unjudged(at);
        }

        // Whether there is a list to choose from is told of a value that could not be read, too.
        said = reading.Read(rules.Own, at, said);
        if ((problems.Failures == before || said.Kind is StepKind.Number or StepKind.Table) && rules.Fault(said) is { } fault)
        {
            problems.Add(at.Node, fault);
        }

        return problems.Failures > before ? Unjudged(at) : StepRules.Make(said);
    }

    private static Node? Unjudged(JsonCursor at)
    {
        at.LeaveUnjudged();
        return null;
    }

    // What has an id has a name, and what has either a source.
    private void Hold()
    {
        var (id, name) = (_at.Find("id")?.Text, _at.Find("name")?.Text);
        if ((id is not null && name is null) || ((id ?? name) is not null && _at.Find("source") is null))
        {
            problems.Add(
                _at.Node,
                "name-missing",
                $"'{id ?? name}' has no name or no source.",
                "a \"name\" and a \"source\" for what has an \"id\", and a \"source\" for what has a name"
            );
        }
    }
}
