namespace FineCalc.Risk;

// The proof that some ranges are the whole: nothing left out, nothing twice.
internal static class ShardCover
{
    public static void Prove(IReadOnlyList<ShardRange> ranges, long whole, string unit)
    {
        var upTo = 0L;
        foreach (var range in ranges.OrderBy(r => r.First))
        {
            if (range.First > upTo)
            {
                throw Gap(new(upTo, range.First - upTo));
            }

            if (range.First < upTo || range.Count < 1 || range.End > whole)
            {
                throw new ProblemException(
                    new Problem("shards-overlap", $"The {unit} {range} are not between those that come before them and the end.")
                    {
                        Allowed = $"each of the {Text.Number(whole)} {unit} in one shard",
                    }
                );
            }

            upTo = range.End;
        }

        if (upTo < whole)
        {
            throw Gap(new(upTo, whole - upTo));
        }

        ProblemException Gap(ShardRange missing) =>
            new(
                new Problem("shards-missing", $"No shard has the {unit} {missing}.")
                {
                    Allowed = $"results of all {Text.Number(whole)} {unit}",
                }
            );
    }
}
