using NodaTime;

namespace FineCalc;

// Which version of a regime the dates of a case select. A date may be a day, or a month or year of which every day selects the same version.
internal static class CaseDates
{
    public const string Allowed = "a day such as 2024-03-18, or a month such as 2024-03, or a year";

    // Dates that any case may give for information.
    public static readonly IReadOnlyList<string> Always = ["incident", "decision"];

    // The first and the last day.
    public static (LocalDate First, LocalDate Last)? Period(string text) => text.Length switch
    {
        10 when Text.TryDate(text, out var day) => (day, day),
        7 when Text.TryDate(text + "-01", out var first) => (first, new LocalDate(first.Year, first.Month, DateTime.DaysInMonth(first.Year, first.Month))),
        4 when Text.TryDate(text + "-01-01", out var first) => (first, new LocalDate(first.Year, 12, 31)),
        _ => null,
    };

    // tell: the id of the date, or null where it is none in particular; and what is wrong.
    public static (RegimeVersion? Version, string? Assumption) Select(Regime regime, IReadOnlyDictionary<string, string> dates, LocalDate? stated, Action<string?, Problem> tell)
    {
        if (stated is { } from)
        {
            var version = regime.Versions.FirstOrDefault(v => v.From == from);
            if (version is null)
            {
                tell("version", new Problem("version-unknown", $"No version of {regime.Info.Title} begins on {Text.Date(from)}.") { Allowed = string.Join(", ", regime.Versions.Select(v => Text.Date(v.From))) });
            }

            return (version, version is null ? null : $"The case names the version from {Text.Date(from)} ({version.Name}); its dates were not asked.");
        }

        if (regime.Info.Dates.FirstOrDefault(rule => dates.ContainsKey(rule.Id)) is not { } rule)
        {
            tell(null, new Problem("date-missing", $"No date selects the version of {regime.Info.Title}{(regime.Info.DateMeaning is { } why ? $" ({why})" : "")}.")
            {
                Subject = regime.Info.Dates[0].Id,
                Allowed = string.Join(", or ", regime.Info.Dates.Select(r => $"{r.Id}: {r.Help}")),
            });
            return (null, null);
        }

        // An unreadable date was told when it was read.
        if (Period(dates[rule.Id]) is not var (first, last))
        {
            return (null, null);
        }

        var versions = regime.Versions.Where(v => v.From <= last && (v.Until is not { } until || first < until)).ToList();
        if (versions is [var only] && only.Covers(first) && only.Covers(last))
        {
            return (only, rule.Assumption);
        }

        var meeting = string.Join(" and ", versions.Select(v => $"the version {Text.Period(v.From, v.Until)} ({v.Name})"));
        tell(rule.Id, versions.Count == 0 ? NotInForce(regime, first)
            : new Problem("date-ambiguous", $"Not every day of {dates[rule.Id]} selects the same version; in it meet {meeting}{(versions.Count == 1 ? " and days without one" : "")}.") { Subject = rule.Id, Allowed = "the day, or at least the month" });
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
