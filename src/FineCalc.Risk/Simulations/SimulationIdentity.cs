namespace FineCalc.Risk;

// Which trials of which model a distribution is of.
internal sealed record SimulationIdentity(
    string Model,
    string VersionId,
    ulong Seed,
    Sampling Sampling,
    IReadOnlyList<(long First, long Count)> Ranges
)
{
    public const string Years = "years of ";

    // The digest of all that the trials are drawn and read from: the version, every fact and distribution.
    public Lazy<string>? FactsDigest { get; init; }

    // Whether each trial is a year.
    public bool IsOfYears => Model.StartsWith(Years, StringComparison.Ordinal);

    // However a run was cut, its ranges are those of the whole.
    public IEnumerable<(long First, long Count)> Joined()
    {
        (long First, long Count)? open = null;
        foreach (var (first, count) in Ranges.OrderBy(r => r.First))
        {
            if (open is { } so && so.First + so.Count == first)
            {
                open = (so.First, so.Count + count);
                continue;
            }

            if (open is { } whole)
            {
                yield return whole;
            }

            open = (first, count);
        }

        if (open is { } last)
        {
            yield return last;
        }
    }
}
