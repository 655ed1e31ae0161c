using FineCalc.Steps;
using NodaTime;

namespace FineCalc;

// Which version of a regime the dates of a case select. A date may be a day, or a month or year of which every day selects the same
// version.
internal static class CaseDates
{
    public const string Allowed = "a day such as 2024-03-18, or a month such as 2024-03, or a year";

    public const string AllowedPeriod = Allowed + "; or a period from one to another, such as 2014-06-01/2016-03";

    public const string Incident = "incident";

    // Dates that any case may give for information.
    public static readonly IReadOnlyList<string> Always = [Incident, "decision"];

    // The dates of a regime that select and those that do not.
    public static IEnumerable<DateRule> RulesOf(RegimeInfo info) => info.Dates.Concat(info.AlsoDates);

    // The ids of all dates that a case of a regime may give; of any regime where it is not known.
    public static IReadOnlyList<string> IdsOf(RegimeInfo? info) =>
        [.. (info is null ? [] : RulesOf(info).Select(d => d.Id)).Concat(Always).Distinct()];

    // A decision is one about the conduct, whatever the regime.
    public static DateRole RoleOf(RegimeInfo? info, string id) =>
        (info is null ? null : RulesOf(info).FirstOrDefault(d => d.Id == id))?.Role
        ?? (id == "decision" ? DateRole.Proceedings : DateRole.Other);

    // Only conduct lasts.
    public static bool MayBePeriod(RegimeInfo? info, string id) =>
        id == Incident || RoleOf(info, id) is DateRole.ConductBegin or DateRole.ConductEnd;

    // The first and the last day that a date of a case may mean, of a period the end that counts.
    public static (LocalDate First, LocalDate Last)? Selecting(DateRule rule, string text) =>
        Days.Of(text) is not { } days ? null
        : rule.Role == DateRole.ConductBegin ? (days.BeganFrom, days.BeganBy)
        : (days.EndedFrom, days.EndedBy);

    // tell: the id of the date, or null where it is none in particular; and what is wrong.
    public static (RegimeVersion? Version, string? Assumption) Select(
        Regime regime,
        IReadOnlyDictionary<string, string> dates,
        LocalDate? stated,
        Action<string?, Problem> tell
    )
    {
        if (stated is { } from)
        {
            var version = regime.Versions.FirstOrDefault(v => v.From == from);
            if (version is null)
            {
                tell(
                    "version",
                    new Problem("version-unknown", $"No version of {regime.Info.Title} begins on {Text.Date(from)}.")
                    {
                        Allowed = string.Join(", ", regime.Versions.Select(v => Text.Date(v.From))),
                    }
                );
            }

            return (
                version,
                version is null ? null : $"The case names the version from {Text.Date(from)} ({version.Name}); its dates were not asked."
            );
        }

        if (regime.Info.Dates.FirstOrDefault(rule => dates.ContainsKey(rule.Id)) is not { } rule)
        {
            tell(
                null,
                new Problem(
                    "date-missing",
                    $"No date selects the version of {regime.Info.Title}{(regime.Info.DateMeaning is { } why ? $" ({why})" : "")}."
                )
                {
                    Subject = regime.Info.Dates[0].Id,
                    Allowed = string.Join(", or ", regime.Info.Dates.Select(r => $"{r.Id}: {r.Help}")),
                }
            );
            return (null, null);
        }

        // An unreadable date was reported when it was read.
        if (Selecting(rule, dates[rule.Id]) is not var (first, last))
        {
            return (null, null);
        }

        var versions = regime.Versions.Where(v => v.From <= last && (v.Until is not { } until || first < until)).ToList();
        if (versions is [var only] && only.Covers(first) && only.Covers(last))
        {
            return (only, rule.Assumption);
        }

        var meeting = string.Join(" and ", versions.Select(v => $"the version {Text.Period(v.From, v.Until)} ({v.Name})"));
        tell(
            rule.Id,
            versions.Count == 0
                ? NotInForce(regime, first)
                : new Problem(
                    "date-ambiguous",
                    $"Not every day of {dates[rule.Id]} selects the same version; in it meet "
                        + $"{meeting}{(versions.Count == 1 ? " and days without one" : "")}."
                )
                {
                    Subject = rule.Id,
                    Allowed = "the day, or at least the month",
                }
        );
        return (null, null);
    }

    // In the words of the regime itself.
    private static Problem NotInForce(Regime regime, LocalDate day)
    {
        try
        {
            throw new InvalidOperationException($"{regime.On(day).Id} is in force on {Text.Date(day)}.");
        }
        catch (ProblemException exception)
        {
            return exception.Problems[0];
        }
    }
}
