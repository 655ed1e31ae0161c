using FineCalc.Steps;

namespace FineCalc.Comparing;

/// <summary>One case under one of several regimes. Where anything needed is lacking there is no amount.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Regime">The regime.</param>
public sealed record ComparedRegime(Regime Regime)
{
    /// <summary>Whether it is the regime that the case is of.</summary>
    public bool IsOwn { get; init; }

    /// <summary>The case as it stands under the regime, with all that carried over; null if no date selects a version.</summary>
    public Case? Case { get; init; }

    /// <summary>The version that the dates select; null if none does.</summary>
    public RegimeVersion? Version => Case?.Version;

    /// <summary>The assessment, final where representations changed something; null if there is none.</summary>
    public Assessment? Assessment { get; init; }

    /// <summary>What the amount is.</summary>
    public ComparedKind Kind =>
        Assessment switch
        {
            null => ComparedKind.None,
            { IsMaximum: true } => ComparedKind.Maximum,
            { IsOpen: true } => ComparedKind.Estimate,
            _ => ComparedKind.Calculation,
        };

    /// <summary>What the regime's method gives; null if it lacks anything, and for a law that has nothing but a maximum.</summary>
    public ComparedAmount? Amount { get; init; }

    /// <summary>
    /// The most that can be imposed, for a law that has nothing but a maximum; null for all others. Never to be read as a prediction.
    /// </summary>
    public ComparedAmount? Maximum { get; init; }

    /// <summary>The dates of which one is needed to select the version; empty if one is given.</summary>
    public IReadOnlyList<DateRule> LackingDates { get; init; } = [];

    /// <summary>
    /// The questions that are not answered and have to be, each with the infringement that it is asked of, if it is asked of one. Where no
    /// date selects a version, those that every version needs.
    /// </summary>
    public IReadOnlyList<(Fact Fact, string? Infringement)> Lacking { get; init; } = [];

    /// <summary>The questions that may have to be answered as well, depending on the date and the answers that are lacking.</summary>
    public IReadOnlyList<(Fact Fact, string? Infringement)> MayLack { get; init; } = [];

    /// <summary>
    /// The answers of the case that hold here too, in the order of the method: the question that the case answers; the answer, to the
    /// question of this regime and otherwise as the case gives it; the infringement it is about, if about one; and the rate by which an
    /// amount is converted, if it is in another currency and the case has one.
    /// </summary>
    public IReadOnlyList<(Fact From, Answer Answer, string? Infringement, ExchangeRate? Rate)> CarriedOver { get; init; } = [];

    /// <summary>The dates of the case that hold here too, by the id of the regime's own rule.</summary>
    public IReadOnlyDictionary<string, string> DatesCarriedOver { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Questions of the case that are asked here too and whose answers did not carry over, because its infringements differ in them and are
    /// not named here.
    /// </summary>
    public IReadOnlyList<Fact> NotCarriedOver { get; init; } = [];

    /// <summary>
    /// What else keeps the regime from an amount: a day on which it does not hold, a missing exchange rate, an answer out of range.
    /// </summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>The regime and what it gives.</summary>
    public override string ToString() =>
        $"{Regime.Id}: {Kind switch
    {
        ComparedKind.None => "no amount",
        ComparedKind.Maximum => $"at most {Maximum!.Own.High}, no prediction",
        _ => Amount!.Own.ToString(),
    }}";
}
