using FineCalc.Gdpr;

namespace FineCalc.Estimates;

// The facts that the tables turn on, by their ids, and what readers call them.
internal static class FactNames
{
    public static IReadOnlyList<Fact> All { get; } =
    [
        PartyFacts.Country,
        PartyFacts.Defendant,
        PartyFacts.Sector,
        PartyFacts.InfringementKind,
        PartyFacts.SizeClass,
        Article83.Turnover,
        IncidentFacts.PeopleAffected,
        IncidentFacts.Sensitivity,
        Article83.Tier,
        IncidentFacts.Duration,
        IncidentFacts.Intent,
        IncidentFacts.Previous,
    ];

    // What a case file for an estimate asks: the ten that tell most.
    public static IReadOnlyList<string> Asked { get; } =
    [
        "country",
        "defendant",
        "sector",
        "infringement-kind",
        "size-class",
        "turnover",
        "people-affected",
        "data-sensitivity",
        "tier",
        "previous",
    ];

    public static string Of(string id) => All.FirstOrDefault(f => f.Id == id)?.Name ?? id;

    // In the middle of a sentence.
    public static string Within(string id) => Of(id) is var name ? char.ToLowerInvariant(name[0]) + name[1..] : id;
}
