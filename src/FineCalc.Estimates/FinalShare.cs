namespace FineCalc.Estimates;

/// <summary>
/// What became of amounts that authorities had announced: the final amount as a share of the announced one. The cases are those in which
/// the announced amount was published.
/// </summary>
/// <param name="Id">A short stable name.</param>
/// <param name="Countries">The countries whose cases they are; none for every other country.</param>
/// <param name="Share">The final amount as a share of the announced one.</param>
/// <param name="Cases">On how many cases it rests.</param>
/// <param name="Higher">In how many of them the final amount was the greater.</param>
internal sealed record FinalShare(string Id, IReadOnlyList<string> Countries, LogNumber Share, int Cases, int Higher)
{
    /// <summary>A notice of intent, on which the defendant alone is heard.</summary>
    public const string Notice = "notice-of-intent";

    /// <summary>What is announced in the other countries: drafts and proposals that somebody else decides on.</summary>
    public const string Draft = "draft-or-proposal";

    /// <summary>All cases, for one whose country is not told.</summary>
    public const string Any = "country-not-told";
}
