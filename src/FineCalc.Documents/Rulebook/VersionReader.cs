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
    private readonly Pointers _pointers = new(problems);

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
        var (isMaximum, isOverridden) = (QuestionReader.Flag(of, "maximum", problems), QuestionReader.Flag(of, "overridden", problems));
        var steps = new StepReader(sources, facts, problems);
        var rules = steps.Read(of.NeedList("steps", "at least one step"));
        var result = Step(of.Need("result", "the place of the final amount"), steps.Nodes, Unit.Money);
        var provisional = Step(of.Find("provisional"), steps.Nodes, Unit.Money);
        var shown = of.List("shown").Select(node => Shown(node, steps.Nodes)).ToList();
        var checks = of.List("checks").Select(node => Check(node, steps.Nodes)).ToList();
        var conditions = of.List("conditions").Select(node => Condition(node, steps.Nodes)).ToList();
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

        if (problems.Failures > before || result is null || name is null || from is not { } begins)
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
            var placed = new Placing(law);
            return new Method(new Step<Money>(placed.Of(result)))
            {
                Provisional = provisional is null ? null : new Step<Money>(placed.Of(provisional)),
                IsMaximum = isMaximum,
                AlsoShown = [.. shown.Select(s => FineCalc.Steps.Shown.Of(placed.Of(s!.Value.Node), placed.Of(s.Value.When)))],
                Checks = [.. checks.Select(c => c! with { Holds = new Step<bool>(placed.Of(c.Holds.Node)) })],
                Conditions = [.. conditions.Select(c => c! with { When = c.When is null ? null : new Step<bool>(placed.Of(c.When.Node)) })],
            };
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

    private Node? Step(JsonNode? node, IReadOnlyList<Node?> steps, params Unit[] allowed)
    {
        if (node is null || _pointers.At(node, steps, steps.Count, "a step") is not { } step)
        {
            return null;
        }

        if (allowed.Length > 0 && !allowed.Contains(step.Unit))
        {
            problems.Add(
                node,
                "unit-wrong",
                $"The step {Text.Number(node.Number)} is measured in {Text.Word(step.Unit)}.",
                string.Join(" or ", allowed.Select(Text.Word))
            );
            return null;
        }

        return step;
    }

    private (Node Node, Node When)? Shown(JsonNode at, IReadOnlyList<Node?> steps)
    {
        if (JsonCursor.Open(at, problems) is not { } of)
        {
            return null;
        }

        var (step, when) = (
            Step(of.Need("step", "the place of a step"), steps),
            Step(of.Need("when", "the place of a condition"), steps, Unit.Flag)
        );
        of.Close();
        return step is null || when is null ? null : (step, when);
    }

    private Check? Check(JsonNode at, IReadOnlyList<Node?> steps)
    {
        if (JsonCursor.Open(at, problems) is not { } of)
        {
            return null;
        }

        var (code, message, allowed) = (
            of.NeedText("code", "the stable code"),
            of.NeedText("message", "what is wrong"),
            of.NeedText("allowed", "what is allowed")
        );
        var holds = Step(of.Need("holds", "the place of a condition"), steps, Unit.Flag);
        var (isWarning, subject) = (QuestionReader.Flag(of, "warning", problems), _pointers.Of(of, "subject", facts, "a question"));
        of.Close();
        return holds is null
            ? null
            : new Check(code ?? "", new Step<bool>(holds), message ?? "", allowed ?? "") { IsWarning = isWarning, Subject = subject };
    }

    private DateCondition? Condition(JsonNode at, IReadOnlyList<Node?> steps)
    {
        if (JsonCursor.Open(at, problems) is not { } of)
        {
            return null;
        }

        var (date, from, until) = (
            of.NeedText("date", $"'{DateCondition.OfConduct}' or the id of a date"),
            of.Date("from"),
            of.Date("until")
        );
        var (because, otherwise) = (of.NeedText("because", "what the text says"), of.Text("otherwise"));
        var (source, reaches) = (_pointers.Need(of, "source", sources, "a source"), QuestionReader.Flag(of, "reachesContinuing", problems));
        var when = of.Find("when") is { } node ? Step(node, steps, Unit.Flag) : null;
        of.Close();
        return source is null
            ? null
            : new DateCondition(date ?? "", from, until, because ?? "", source)
            {
                Otherwise = otherwise,
                ReachesContinuing = reaches,
                When = when is null ? null : new Step<bool>(when),
            };
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
