namespace FineCalc.Json;

// Reads the facts of one place of a case: the answers for all of it, and the infringements with theirs.
internal sealed class FactsReader(Regime? regime, RegimeVersion? version, JsonProblems problems, UncertainAnswers? uncertain = null)
{
    private readonly AnswerReader _answers = new(regime, version, problems, uncertain);

    // Whether an infringement has no name of its own, so that one that is not found may be that one.
    public bool IsNameRefused { get; private set; }

    public Facts Read(JsonCursor of, CasePlaces places)
    {
        var facts = Answers(of, null, places).Aggregate(Facts.None, (all, found) => found.Answer is { } answer ? all.With(answer) : all);
        foreach (var (at, name) in Named(of, places))
        {
            var answers = Answers(at, name, places).Select(f => f.Answer).OfType<Answer>();
            facts = facts.With(new Infringement(name, [.. answers]) { Provisions = Provisions(at) });
            at.Close();
        }

        return facts;
    }

    public IReadOnlyList<(Fact Fact, Answer? Answer)> Answers(JsonCursor at, string? infringement, CasePlaces places) =>
        _answers.Read(at, infringement, places);

    public IEnumerable<(JsonCursor At, string Name)> Named(JsonCursor of, CasePlaces places)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in of.List("infringements"))
        {
            if (JsonCursor.Open(node, problems) is not { } at)
            {
                continue;
            }

            // Without a name it is read all the same, for what else may be wrong with it.
            var name = at.NeedName("name", "what the case calls the infringement");
            if (name is not null && !names.Add(name))
            {
                problems.Add(
                    node,
                    "infringement-duplicate",
                    $"Two infringements are called '{name}'.",
                    "one name for each infringement",
                    name
                );
                name = null;
            }

            IsNameRefused |= name is null;
            name ??= node.Path;

            places.Put(name, node);
            yield return (at, name);
        }
    }

    public static List<string> Provisions(JsonCursor at) => [.. at.List("provisions").Select(p => at.TextOf(p) ?? "")];
}
