using FineCalc.Steps;

namespace FineCalc.Reports;

// What changed between two versions of a regime: numbers, row by row where they are tables, steps and questions.
internal static class DifferencePage
{
    public static Page Of(RegimeVersion from, RegimeVersion to)
    {
        var blocks = new List<Block>(Wording.Cautions(from).Concat(Wording.Cautions(to)).Distinct());
        if (from.From > to.From)
        {
            blocks.Add(new Paragraph("The first of the two versions is the later one: what changed is told backwards."));
        }

        Add("Numbers", Compared(Numbers(from), Numbers(to)));
        Add(
            "Steps",
            Compared(
                Each(from.Steps, s => s.Id, s => (s.Name, s.Rule, s.Source)),
                Each(to.Steps, s => s.Id, s => (s.Name, s.Rule, s.Source))
            )
        );
        Add(
            "Questions",
            Compared(
                Each(from.Facts, f => f.Id, f => Asked(f, to.FindFact(f.Id))),
                Each(to.Facts, f => f.Id, f => Asked(f, from.FindFact(f.Id)))
            )
        );
        Add("Days it is for", Compared(Each(from.Conditions, c => c.Because, Day), Each(to.Conditions, c => c.Because, Day)));
        if (!blocks.Exists(b => b is Grid))
        {
            blocks.Add(new Paragraph(from.Id == to.Id ? "Both days have the same version." : "Numbers, steps and questions are the same."));
        }

        return new Page(
            $"{from.Regime.Info.Title}: what changed",
            $"{Named(from)} and {Named(to)}",
            blocks,
            $"Versions {from.Id} and {to.Id}"
        );

        void Add(string title, IReadOnlyList<Row> rows)
        {
            if (rows.Count > 0)
            {
                blocks.Add(new Heading(title));
                blocks.Add(
                    new Grid(
                        title,
                        [new("Name"), new($"From {Text.Date(from.From)}"), new($"From {Text.Date(to.From)}"), new("Source")],
                        rows
                    )
                );
            }
        }
    }

    // A question with what may be answered, and with whatever else it says otherwise than the other.
    private static (string Name, string Value, Citation Source) Asked(Fact fact, Fact? other)
    {
        var answers = fact.Options.Any(o => o.Help.Length > 0)
            ? string.Join("; ", fact.Options.Select(o => $"{o.Code}: {o.Help}"))
            : fact.Allowed;
        var more =
            other is null || other.Unit != fact.Unit
                ? []
                : FactContent
                    .Fields.Differing(fact.Content, other.Content)
                    .Where(f => f.Key is not ("asks" or "options" or "least" or "most" or "whole") && f.Shape.Kind != ShapeKind.Source)
                    .Select(f => $" ({f.Help}: {Words(f.Get(fact.Content))})");
        return (fact.Name, $"{fact.Question} {answers}{string.Concat(more)}", fact.Source ?? new Citation(""));

        string Words(object? value) =>
            value switch
            {
                null or false => "no",
                true => "yes",
                Unanswered missing => $"{Wording.IfMissing(fact)}, {missing.Why}",
                _ => $"{value}",
            };
    }

    private static (string Name, string Value, Citation Source) Day(DateCondition condition) =>
        (condition.Because, $"{condition.Date} {condition.Allowed}", condition.Source);

    private static string Named(RegimeVersion version) => $"{version.Name} ({Text.Period(version.From, version.Until)})";

    // A table is as many numbers as it has rows, each under its band.
    private static Dictionary<string, (string Name, string Value, Citation Source)> Numbers(RegimeVersion version) =>
        Each(
            version.Numbers.SelectMany(n =>
                n.Rows.Count == 0
                    ? [(n.Id, n.Name, n.Value, n.Source)]
                    : n.Rows.Select(r => (Id: $"{n.Id} {r.Band}", Name: $"{n.Name}: {r.Band}", r.Value, r.Source))
            ),
            n => n.Id,
            n => (n.Name, n.Value, n.Source)
        );

    private static Dictionary<string, (string Name, string Value, Citation Source)> Each<T>(
        IEnumerable<T> all,
        Func<T, string> id,
        Func<T, (string Name, string Value, Citation Source)> of
    ) => all.GroupBy(id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => of(g.First()), StringComparer.Ordinal);

    private static IReadOnlyList<Row> Compared(
        Dictionary<string, (string Name, string Value, Citation Source)> from,
        Dictionary<string, (string Name, string Value, Citation Source)> to
    ) =>
        [
            .. from
                .Keys.Concat(to.Keys)
                .Distinct(StringComparer.Ordinal)
                .Select(id =>
                    (
                        Was: from.TryGetValue(id, out var was) ? was : ((string Name, string Value, Citation Source)?)null,
                        Is: to.TryGetValue(id, out var now) ? now : ((string Name, string Value, Citation Source)?)null
                    )
                )
                .Where(c => c.Was?.Value != c.Is?.Value)
                .Select(c => new Row([
                    (c.Is ?? c.Was)!.Value.Name,
                    c.Was is { } was ? was.Value : Phrase.Of("not there", Emphasis.Quiet),
                    c.Is is { } now ? now.Value : Phrase.Of("no longer there", Emphasis.Quiet),
                    Phrase.Of((c.Is ?? c.Was)!.Value.Source),
                ])),
        ];
}
