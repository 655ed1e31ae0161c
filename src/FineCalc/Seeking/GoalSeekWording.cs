namespace FineCalc.Seeking;

// A result of a search in sentences that need no knowledge of the search.
internal sealed class GoalSeekWording(GoalSeekResult of, Func<decimal, string> fact, Func<decimal, string> step)
{
    // More are for programs to read.
    private const int MostListed = 20;

    private string StepName => of.Infringement is null ? of.StepName : $"{of.StepName} ({of.Infringement})";

    public IReadOnlyList<string> Lines()
    {
        var lines = new List<string>();
        if (of.Roots is [var only])
        {
            lines.Add($"{StepName} is {step(of.Target)} where {of.Fact.Name} is {Where(only)}{Because(only)}.");
        }
        else if (of.Roots.Count > 1)
        {
            lines.Add($"{StepName} is {step(of.Target)} where {of.Fact.Name} is one of these:");
            lines.AddRange(of.Roots.Take(MostListed).Select(root => $"- {Where(root)}{Because(root)}"));
            lines.AddRange(More(of.Roots.Count));
        }
        else if (!of.IsReachable)
        {
            lines.Add($"{StepName} does not reach {step(of.Target)}.");
            if (of.Nearest is { } nearest)
            {
                lines.Add($"The nearest is {step(nearest.Value)}, where {of.Fact.Name} is {Where(nearest)}{Because(nearest)}.");
            }
        }

        lines.AddRange(of.Passes.OrderBy(p => p.Kind != CrossingKind.Unsearched).Take(MostListed).Select(Pass));
        lines.AddRange(More(of.Passes.Count));
        lines.AddRange(Range());
        lines.AddRange(of.Refused.Take(MostListed).Select(problem => problem.Message));
        return lines;
    }

    private static IEnumerable<string> More(int count) => count > MostListed ? [$"- and {Text.Number(count - MostListed)} more"] : [];

    private static string Because(FactRange stretch) => stretch.Why.Count == 0 ? "" : ": " + string.Join("; ", stretch.Why);

    private string Where(FactRange at) =>
        (at.From, at.To) switch
        {
            (null, null) => "anything",
            ({ } from, { } to) when from == to => fact(from),
            ({ } from, null) => at.IncludesFrom ? $"{fact(from)} or more" : $"more than {fact(from)}",
            (null, { } to) => at.IncludesTo ? $"{fact(to)} or less" : $"less than {fact(to)}",
            ({ } from, { } to) => (at.IncludesFrom, at.IncludesTo) switch
            {
                (true, true) => $"from {fact(from)} to {fact(to)}, both included",
                (true, false) => $"from {fact(from)}, included, to {fact(to)}, not included",
                (false, true) => $"from {fact(from)}, not included, to {fact(to)}, included",
                _ => $"between {fact(from)} and {fact(to)}, neither included",
            },
        };

    private string Pass(Crossing pass) =>
        pass.Kind switch
        {
            CrossingKind.Unsearched =>
                $"Between {fact(pass.From)} and {fact(pass.To)} it moves about the target in too many places to tell them all.",
            CrossingKind.Jump =>
                $"It jumps past the target, from {Value(pass.ValueFrom)} at {fact(pass.From)} to {Value(pass.ValueTo)} at {fact(pass.To)}.",
            _ when of.IsBetweenDecimals(pass) =>
                $"{StepName} is {step(of.Target)} where {of.Fact.Name} is {fact(pass.From)}, to within the last digit that "
                    + "decimals have.",
            _ => $"It passes the target between {fact(pass.From)} ({Value(pass.ValueFrom)}) and {fact(pass.To)} ({Value(pass.ValueTo)}), "
                + "with no value to try between.",
        };

    private string Value(decimal? value) => value is { } known ? step(known) : "no value";

    private IEnumerable<string> Range()
    {
        if ((of.Lowest, of.Highest) is ({ } same, { } other) && same.Value == other.Value)
        {
            yield return $"Whatever {of.Fact.Name} is, {StepName} is {step(same.Value)}.";
            yield break;
        }

        if (of.HasOtherOpenFacts && (of.Lowest ?? of.Highest) is not null)
        {
            yield return $"What else is open is taken at its likely value; by {of.Fact.Name} alone:";
        }

        if (of.Lowest is { } lowest)
        {
            yield return $"The lowest it can be is {step(lowest.Value)}, where {of.Fact.Name} is {Where(lowest)}.";
        }

        if (of.Highest is { } highest)
        {
            yield return $"The highest it can be is {step(highest.Value)}, where {of.Fact.Name} is {Where(highest)}.";
        }
    }
}
