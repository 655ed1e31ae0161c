using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Json;

// A version of a document: what lays its steps out, and what it says of itself.
internal sealed record StoredVersion(
    JsonNode At,
    string? Id,
    string Name,
    LocalDate From,
    Func<NumbersInForce, Method> LayOut,
    IReadOnlyList<(Node Node, JsonNode Rule)> Rules
);

// Reads one version. Its steps are made when it is laid out, so that a number can be replaced as in a regime of code.
internal sealed class VersionReader(IReadOnlyList<Citation?> sources, IReadOnlyList<Fact?> facts, JsonProblems problems)
{
    public Dated<StoredVersion>? Read(JsonCursor of)
    {
        var before = problems.Failures;
        var (id, name, from) = (
            of.Text("id"),
            of.NeedName("name", "what the method is called"),
            of.Need("from", "the first day") is null ? null : of.Date("from")
        );
        var until = of.Date("until");
        if (until <= from)
        {
            problems.Add(
                of.Find("until")!,
                "period-empty",
                $"A version {Text.Period(from.Value, until)} holds on no day.",
                "an until-day, itself excluded, after the from-day"
            );
        }

        var reforms = of.List("reforms").Select(Reform).OfType<string>().ToList();
        var isOverridden =
            of.Find("overridden") is { } mark && new JsonScalar(Unit.Flag, default, [], problems).Read(mark) is { Value: 1m };
        var steps = new StepReader(sources, facts, problems);
        var rules = steps.Read(of.NeedList("steps", "at least one step"));
        var method = new FieldReading(problems)
        {
            Sources = sources,
            Facts = facts,
            Steps = steps.Nodes,
        }.Read(Method.Fields, of);
        of.Close();
        if (
            reforms.Count == 0
            && !isOverridden
            && steps.Nodes.Any(n => n is NumberNode { Basis: Basis.Override } or TableNode { Basis: Basis.Override })
        )
        {
            problems.Add(
                of.Node,
                "mark-missing",
                "A number was put in the place of the law's, and the version does not say so.",
                "\"reforms\" or \"overridden\" beside numbers of the basis override"
            );
        }

        if (problems.Failures > before || name is null || from is not { } begins)
        {
            return null;
        }

        Method LayOut(NumbersInForce law)
        {
            foreach (var reform in isOverridden ? reforms.Prepend(null) : reforms)
            {
                law.Note(reform);
            }

            // What says no id was changed on purpose.
            law.IsAnybodys = id is null;
            return method.Over(new Placing(law).Of);
        }

        return new Dated<StoredVersion>(begins, until, new StoredVersion(of.Node, id, name, begins, LayOut, rules));
    }

    // Version ids end in it.
    private string? Reform(JsonNode node)
    {
        var id = node.Kind == JsonKind.Text ? node.Text : null;
        if (FineCalc.Reform.IsId(id))
        {
            return id;
        }

        problems.Add(
            node,
            "id-invalid",
            $"'{node.Called}' is {node.Words}, and no id of a reform.",
            "up to 64 lower-case letters, digits and hyphens"
        );
        return null;
    }

    // Puts in place what a law says instead of the numbers of a document.
    private sealed class Placing(NumbersInForce law)
    {
        private readonly Dictionary<Node, Node> _made = new(ReferenceEqualityComparer.Instance);

        public Node Of(Node node)
        {
            if (_made.TryGetValue(node, out var made))
            {
                return made;
            }

            var inputs = Array.ConvertAll(node.Inputs, Of);
            made = inputs.AsSpan().SequenceEqual(node.Inputs) ? node : node.Over(inputs);
            made = made switch
            {
                NumberNode { Label.Id.Length: > 0 } number => law.Placed(number),
                TableNode { Label.Id.Length: > 0 } table => law.Placed(table),
                _ => made,
            };
            _made.Add(node, made);
            return made;
        }
    }
}
