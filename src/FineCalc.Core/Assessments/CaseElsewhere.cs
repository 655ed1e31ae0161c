namespace FineCalc.Comparing;

/// <summary>
/// What a case says for another regime under which it is compared. It stands before whatever carries over from the case itself.
/// </summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Regime">The other regime.</param>
/// <param name="Facts">Answers to its questions; the exchange rates are those of the case.</param>
public sealed record CaseElsewhere(Regime Regime, Facts Facts)
{
    /// <summary>Days by the id of that regime's date rule, as they were given.</summary>
    public IReadOnlyDictionary<string, string> Dates { get; init; } = new Dictionary<string, string>();

    /// <summary>The regime and the answers, in a line.</summary>
    public override string ToString() => Text.Line($"{Regime.Info.Title}: {Facts}");
}
