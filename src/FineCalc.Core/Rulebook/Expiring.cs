using NodaTime;

namespace FineCalc.Steps;

/// <summary>Something of a regime that runs out, or is due to be another: the regime itself, or numbers of it.</summary>
/// <remarks>Immutable, and safe to use from several threads at once. Equal if all it holds is; a list only if it is one object.</remarks>
/// <param name="Regime">The id of the regime.</param>
/// <param name="Kind">How it runs out.</param>
/// <param name="Day">The first day on which it is over, or may be; null where no day is known.</param>
/// <param name="Numbers">The numbers concerned; empty where it is the whole regime.</param>
/// <param name="Why">The rule by which the numbers are adjusted, or why the regime ends.</param>
/// <param name="Source">Where that comes from; null where the regime itself says so.</param>
public sealed record Expiring(string Regime, ExpiringKind Kind, LocalDate? Day, IReadOnlyList<string> Numbers, string Why, Citation? Source)
{
    /// <summary>
    /// All of a catalogue that runs out by a day, that day included, the earliest first; then what runs out on a day that nobody knows.
    /// What was due long ago stays in the list until the data have the numbers after it.
    /// </summary>
    /// <param name="regimes">The regimes.</param>
    /// <param name="by">The day.</param>
    public static IReadOnlyList<Expiring> Of(RegimeCatalog regimes, LocalDate by)
    {
        ArgumentNullException.ThrowIfNull(regimes);
        return
        [
            .. regimes
                .Ids.SelectMany(id => Of(regimes.Find(id)!))
                .Where(e => e.Day is not { } day || day <= by)
                .OrderBy(e => e.Day ?? LocalDate.MaxIsoValue)
                .ThenBy(e => e.Regime, StringComparer.Ordinal),
        ];
    }

    /// <summary>The regime, the day and what runs out.</summary>
    public override string ToString() =>
        Text.Line(
            $"{Regime}, {(Day is { } day ? Text.Date(day) : "no day known")}: {(Numbers.Count == 0 ? "the regime" : Text.List(Numbers))}"
        );

    // Numbers that end with no others after them end a version, and then it is the last one.
    private static IEnumerable<Expiring> Of(Regime regime)
    {
        var last = regime.Versions[^1];
        if (last.Until is { } until)
        {
            yield return new(regime.Id, ExpiringKind.Ends, until, [], regime.Info.EndNote ?? "No version of it begins then", null);
        }

        // A regime that was read from a document has no data; its versions say it.
        foreach (var adjustment in regime.Numbers.Adjustments.Concat(last.Adjustments).DistinctBy(a => a.Id, StringComparer.Ordinal))
        {
            yield return new(
                regime.Id,
                adjustment.Due is null ? ExpiringKind.Awaited : ExpiringKind.Due,
                adjustment.Due,
                adjustment.Numbers,
                adjustment.Rule,
                adjustment.Source
            );
        }
    }
}
