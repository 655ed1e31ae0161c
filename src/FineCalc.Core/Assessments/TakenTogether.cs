using FineCalc.Steps;

namespace FineCalc;

// Several infringements that a method takes together because the case does not say what each belongs to: one conduct, one act, one
// provision in one year. Where that lowers the amount it is reported, with the amount that would be if each stood by itself. What is of one
// conduct is for the authority; that nobody said so is for the reader.
internal static class TakenTogether
{
    private const int MostNames = 3;

    public static IEnumerable<Problem> Warnings(Calculation of)
    {
        var facts = of.Binding.Facts;
        if (facts.Infringements.Count < 2)
        {
            return [];
        }

        var range = of.Result.Range;
        return from fact in of.Program.Nodes.OfType<OverNode>().Select(n => n.GroupBy).OfType<Fact>().Distinct()
            where fact.WhenMissing == Missing.Default
            let silent = facts.Infringements.Where(i => facts.Find(fact, i) is null).ToList()
            where silent is not []
            let apart = Apart(of, fact, silent)
            where apart is not null && (apart.Value.Likely.Amount > range.Likely.Amount || apart.Value.High.Amount > range.High.Amount)
            select new Problem(
                "infringements-taken-together",
                $"No '{fact.Id}' is given for {Names(silent)}: {fact.MissingWhy}, which gives {Words(range)}; with a number for each "
                    + $"it would be {Words(apart.Value)}."
            )
            {
                Subject = fact.Id,
                Allowed = $"'{fact.Id}' of each infringement: one number for those that belong together, another for any other",
            };
    }

    // Each of those that are silent has a place that nobody else has.
    private static Spread<Money>? Apart(Calculation of, Fact fact, List<Infringement> silent)
    {
        var before = of.Binding.Facts;
        var next = before.Infringements.Select(i => before.Find(fact, i)?.Likely ?? 0m).Append(fact.Assumed.Likely).Max();
        var facts = silent.Aggregate(
            before,
            (all, infringement) =>
            {
                next++;
                return all.Put(fact, new Answer(fact, next, next, next), infringement.Name);
            }
        );
        Calculator.Try(of.Version, facts, out var apart);
        return apart?.Result.Range;
    }

    private static string Words(Spread<Money> range) =>
        range.IsCertain ? range.Likely.ToString() : $"{range.Low} to {range.High}, likely {range.Likely}";

    private static string Names(List<Infringement> infringements) =>
        string.Join(", ", infringements.Take(MostNames).Select(i => $"'{i.Name}'"))
        + (infringements.Count > MostNames ? $" and {Text.Number(infringements.Count - MostNames)} more" : "");
}
