using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Reports;

// What runs out: last versions that end, amounts that are due for adjustment, and drafts whose final text is still to come.
internal static class ExpiringPage
{
    public static Page Of(RegimeCatalog catalog, LocalDate? by)
    {
        var latest = catalog.Ids.Select(id => catalog.Find(id)!.Versions[^1]).ToList();
        var dated = latest.SelectMany(Ending).Concat(latest.SelectMany(Due)).Where(e => by is null || e.Day <= by).OrderBy(e => e.Day);
        var rows = dated.Concat(latest.SelectMany(Drafts)).Select(e => e.Row).ToList();
        return new Page(
            "What runs out",
            by is { } day ? $"By {Text.Date(day)}" : "As far as it is known",
            [
                rows.Count == 0
                    ? new Paragraph("Nothing that is known here.")
                    : new Grid("What runs out", [new("Day"), new("Regime"), new("What"), new("Why")], rows),
            ],
            ""
        );
    }

    private static IEnumerable<(LocalDate Day, Row Row)> Ending(RegimeVersion version) =>
        version.Until is { } until
            ? [Entry(until, version, "no method from this day on", version.Regime.Info.EndNote ?? "no later version is known")]
            : [];

    // A condition of the last version that only has an end, whatever the answers, is one that later days do not meet.
    private static IEnumerable<(LocalDate Day, Row Row)> Due(RegimeVersion version) =>
        from condition in version.Conditions
        where condition is { From: null, Until: not null, When: null }
        select Entry(
            condition.Until!.Value,
            version,
            "warned about from this day on",
            Phrase.Of(condition.Because).Under(Wording.Source(condition.Source))
        );

    private static IEnumerable<(LocalDate Day, Row Row)> Drafts(RegimeVersion version)
    {
        var drafts = version.Numbers.Where(n => n.Rows.Any(r => IsDraft(r.Source)) || IsDraft(n.Source)).DistinctBy(n => n.Id).ToList();
        if (drafts.Count == 0)
        {
            return [];
        }

        var texts = drafts
            .SelectMany(n => n.Rows.Select(r => r.Source).Append(n.Source))
            .Where(IsDraft)
            .Select(s => s.Instrument)
            .Distinct();
        return [Entry(null, version, $"drafts: {string.Join(", ", drafts.Select(n => n.Id))}", string.Join("; ", texts))];
    }

    private static bool IsDraft(Citation source) => source.Standing == Standing.Draft;

    private static (LocalDate Day, Row Row) Entry(LocalDate? day, RegimeVersion version, string what, Phrase why) =>
        (
            day ?? LocalDate.MaxIsoValue,
            new Row([day is { } known ? Text.Date(known) : "no day is known", Phrase.Of(version.Regime.Id, Emphasis.Strong), what, why])
        );
}
