namespace FineCalc;

// What holds of a list that is chosen from, whoever has it.
internal static class Choices
{
    public static IReadOnlyList<string> Codes(IReadOnlyList<Option> options) => [.. options.Select(o => o.Code)];

    public static IEnumerable<Problem> Faults(Unit unit, IReadOnlyList<Option> options)
    {
        if ((options.Count > 0) != (unit == Unit.Choice))
        {
            yield return new Problem(
                "options-misplaced",
                unit == Unit.Choice ? "A choice has no options." : "There are options, and it is no choice."
            )
            {
                Allowed = "options for a choice, and for nothing else",
            };
        }

        // An answer of two meanings has none.
        if (options.GroupBy(o => o.Code).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            yield return new Problem("option-duplicate", $"Two options are called '{twice.Key}'.")
            {
                Subject = twice.Key,
                Allowed = "one code for one option",
            };
        }
    }
}
