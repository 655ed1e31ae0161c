namespace FineCalc.Tables;

// Where the cases stood that are over. A key is kept by 128 bits of it, of which two of a thousand million cases share all with a chance of
// one in 10^20.
internal sealed class SeenCases(string? column)
{
    private readonly Dictionary<UInt128, long> _seen = [];

    // A case that began at a row, from 0, is over; refused where it was before.
    public void Over(string key, long row)
    {
        if (!_seen.TryAdd(Hash(key), row))
        {
            throw new ProblemException(
                new Problem(
                    "rows-apart",
                    $"The rows of the case '{Text.Cut(key, 41)}' stand apart: some from row {Text.Number(_seen[Hash(key)] + 1)} on, "
                        + $"others from row {Text.Number(row + 1)} on."
                )
                {
                    Subject = column,
                    Allowed = "the rows of a case one after another, as in a table that is sorted by the column",
                }
            );
        }
    }

    // FNV-1a: the same on every machine, so that what is refused is refused everywhere.
    private static UInt128 Hash(string key)
    {
        unchecked
        {
            var hash = new UInt128(0x6C62272E07BB0142, 0x62B821756295C58D);
            foreach (var letter in key)
            {
                hash = (hash ^ letter) * new UInt128(0x1000000, 0x13B);
            }

            return hash;
        }
    }
}
