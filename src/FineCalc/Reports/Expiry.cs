using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Reports;

// Something of a regime that runs out, or is due to be another: numbers of it, or, where none is named, the regime itself. The day is the
// first on which it is over, or may be; null where no day is known.
internal sealed record Expiry(string Regime, ExpiryKind Kind, LocalDate? Day, IReadOnlyList<string> Numbers, string Why, Citation? Source)
{
    // All that runs out by a day, that day included, the earliest first; then what runs out on a day that nobody knows. What was due long
    // ago stays until the data have the numbers after it.
    public static IReadOnlyList<Expiry> Of(RegimeCatalog regimes, LocalDate by) =>
        [
            .. regimes
                .Ids.SelectMany(id => Of(regimes.Find(id)!))
                .Where(e => e.Day is not { } day || day <= by)
                .OrderBy(e => e.Day ?? LocalDate.MaxIsoValue)
                .ThenBy(e => e.Regime, StringComparer.Ordinal),
        ];

    // Numbers that end with no others after them end a version, and then it is the last one.
    private static IEnumerable<Expiry> Of(Regime regime)
    {
        var last = regime.Versions[^1];
        if (last.Until is { } until)
        {
            yield return new(regime.Id, ExpiryKind.Ends, until, [], regime.Info.EndNote ?? "no version of it begins then", null);
        }

        // A regime that was read from a document has no data; its versions say it.
        foreach (var adjustment in regime.Numbers.Adjustments.Concat(last.Adjustments).DistinctBy(a => a.Id, StringComparer.Ordinal))
        {
            yield return new(
                regime.Id,
                adjustment.Due is null ? ExpiryKind.Awaited : ExpiryKind.Due,
                adjustment.Due,
                adjustment.Numbers,
                adjustment.Rule,
                adjustment.Source
            );
        }
    }
}
