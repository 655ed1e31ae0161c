using NodaTime;

namespace FineCalc.Steps;

/// <summary>
/// When numbers of a method are due to be replaced by others, and by which rule: a yearly indexation, a draft that awaits its final text.
/// A case dated on the day it is due or later, and worked out with the numbers from before it, is warned.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Id">The stable name, unlike those of the other adjustments of the regime.</param>
/// <param name="Rule">The rule in words, as a sentence without its full stop: how often, by what, and how it is rounded.</param>
/// <param name="Numbers">The ids of the numbers.</param>
/// <param name="Due">The first day on which the numbers may be others; null where no day is known.</param>
/// <param name="Source">Where the rule comes from, with its standing.</param>
public sealed record Adjustment(string Id, string Rule, IReadOnlyList<string> Numbers, LocalDate? Due, Citation Source)
{
    /// <summary>The id, the day and the rule.</summary>
    public override string ToString() => Text.Line($"{Id}, {(Due is { } day ? $"due {Text.Date(day)}" : "no day known")}: {Rule}");

    internal static Fields<Adjustment> Fields { get; } =
        new(new Adjustment("", "", [], null, new Citation("")))
        {
            { "id", Shape.Name, a => a.Id, (a, v) => a with { Id = (string)v }, "the stable name", FieldIs.Needed },
            { "rule", Shape.Text, a => a.Rule, (a, v) => a with { Rule = (string)v }, "the rule in words", FieldIs.Needed },
            {
                "numbers",
                Shape.Codes,
                a => a.Numbers.Select(n => new Option(n, "")).ToList(),
                (a, v) => a with { Numbers = [.. ((IEnumerable<Option>)v).Select(o => o.Code)] },
                "the ids of the numbers"
            },
            { "due", Shape.Day, a => a.Due, (a, v) => a with { Due = (LocalDate)v }, "the first day on which they may be others" },
            { "source", Shape.Source, a => a.Source, (a, v) => a with { Source = (Citation)v }, "the place of a source", FieldIs.Needed },
        };
}
