using FineCalc.Steps;
using NodaTime;

namespace FineCalc;

// What the days of a case contradict: the conditions of its version, and one another.
internal sealed class CaseDays
{
    private const string Unmet = "date-condition-unmet";

    private readonly RegimeVersion _version;
    private readonly IReadOnlyDictionary<string, string> _dates;
    private readonly List<(string Id, Days Days)> _begins = [];
    private readonly List<(string Id, Days Days)> _ends = [];
    private readonly List<(string Id, Days Days)> _proceedings = [];
    private readonly List<Problem> _problems = [];
    private readonly List<Problem> _warnings = [];

    private CaseDays(RegimeVersion version, IReadOnlyDictionary<string, string> dates)
    {
        (_version, _dates) = (version, dates);
        foreach (var (id, text) in dates)
        {
            if (Days.Of(text) is not { } days)
            {
                continue;
            }

            var role = CaseDates.RoleOf(version.Regime.Info, id);
            if (id == CaseDates.Incident || role == DateRole.ConductBegin || (role == DateRole.ConductEnd && days.IsPeriod))
            {
                _begins.Add((id, days));
            }

            if (id == CaseDates.Incident || role == DateRole.ConductEnd || (role == DateRole.ConductBegin && days.IsPeriod))
            {
                _ends.Add((id, days));
            }

            if (role == DateRole.Proceedings)
            {
                _proceedings.Add((id, days));
            }
        }

        HoldOrder();
    }

    // Where no amount can exist, whatever the facts.
    public static IReadOnlyList<Problem> Problems(RegimeVersion version, IReadOnlyDictionary<string, string> dates) =>
        dates.Count == 0 ? [] : new CaseDays(version, dates)._problems;

    // Where one can and the days do not fit the version, or one another.
    public static IReadOnlyList<Problem> Warnings(RegimeVersion version, IReadOnlyDictionary<string, string> dates, Facts facts)
    {
        if (dates.Count == 0)
        {
            return [];
        }

        var days = new CaseDays(version, dates);
        foreach (var (condition, when) in version.ConditionNodes)
        {
            if (days.Broken(condition) is { } broken && (when < 0 || Calculator.AnyHolds(version, facts, when)))
            {
                days._warnings.Add(broken);
            }
        }

        days.HoldVersion();
        days.HoldAdjustments();
        return days._warnings;
    }

    private void HoldOrder()
    {
        foreach (var (step, day) in _proceedings)
        {
            if (_begins.Find(b => b.Days.BeganFrom > day.EndedBy) is { Id: not null } begun)
            {
                _problems.Add(
                    new Problem(
                        "conduct-after-proceedings",
                        $"'{begun.Id}' ({_dates[begun.Id]}) lies after '{step}' ({_dates[step]}), which is about it."
                    )
                    {
                        Subject = begun.Id,
                        Allowed = $"conduct that began by {Text.Date(day.EndedBy)}, or another day of '{step}'",
                    }
                );
            }
            else if (_ends.Find(e => e.Days.EndedFrom > day.EndedBy) is { Id: not null } ended)
            {
                _warnings.Add(
                    new Problem(
                        "conduct-beyond-proceedings",
                        $"'{ended.Id}' ({_dates[ended.Id]}) goes on after '{step}' ({_dates[step]}), which cannot be about that part."
                    )
                    {
                        Subject = ended.Id,
                        Allowed = $"conduct until {Text.Date(day.EndedBy)}",
                    }
                );
            }
        }

        foreach (var rule in CaseDates.RulesOf(_version.Regime.Info))
        {
            if (rule.Follows is { } first && Given(first) is { } before && Given(rule.Id) is { } after && before.BeganFrom > after.EndedBy)
            {
                _warnings.Add(
                    new Problem(
                        "dates-out-of-order",
                        $"'{first}' ({_dates[first]}) lies after '{rule.Id}' ({_dates[rule.Id]}), which follows it."
                    )
                    {
                        Subject = first,
                        Allowed = $"{Text.Date(after.EndedBy)} or earlier",
                    }
                );
            }
        }

        if (
            Given(CaseDates.Incident) is { } incident
            && _ends.Find(e => e.Id != CaseDates.Incident && e.Days.EndedBy < incident.EndedFrom) is { Id: not null } end
        )
        {
            _warnings.Add(
                new Problem(
                    "dates-contradict",
                    $"'incident' ({_dates[CaseDates.Incident]}) goes on after '{end.Id}' ({_dates[end.Id]}), by which the conduct "
                        + "had ended."
                )
                {
                    Subject = CaseDates.Incident,
                    Allowed = $"{Text.Date(end.Days.EndedBy)} or earlier",
                }
            );
        }

        if (
            Given(CaseDates.Incident) is { } conduct
            && _begins.Find(b =>
                b.Id != CaseDates.Incident
                && conduct.EndedBy < b.Days.BeganFrom
                && CaseDates.RoleOf(_version.Regime.Info, b.Id) == DateRole.ConductBegin
            )
                is { Id: not null } begin
        )
        {
            _warnings.Add(
                new Problem(
                    "dates-contradict",
                    $"'incident' ({_dates[CaseDates.Incident]}) lies before '{begin.Id}' ({_dates[begin.Id]}), on which what it "
                        + "concerns began."
                )
                {
                    Subject = CaseDates.Incident,
                    Allowed = $"{Text.Date(begin.Days.BeganFrom)} or later",
                }
            );
        }

        Days? Given(string id) => _dates.TryGetValue(id, out var text) ? Days.Of(text) : null;
    }

    // Where the day on which conduct ended selects the version, a case may name another; its conduct is then held to the days of that
    // version. That it began too early is for the conditions, which say what follows from it.
    private void HoldVersion()
    {
        var info = _version.Regime.Info;
        if (!info.Dates.All(d => d.Role == DateRole.ConductEnd) || _ends.Count == 0)
        {
            return;
        }

        var selecting = _ends.FindAll(e => info.Dates.Any(d => d.Id == e.Id));
        var (id, days) = selecting.Count > 0 ? selecting[0] : _ends[0];
        var isEarly = days.EndedBy < _version.From && !_warnings.Exists(w => w.Code == Unmet);
        if (isEarly || (_version.Until is { } until && days.EndedFrom >= until))
        {
            var allowed = (_version.From == LocalDate.MinIsoValue, _version.Until) switch
            {
                (false, { } end) => $"conduct that ended from {Text.Date(_version.From)} to {Text.Date(end.PlusDays(-1))}, both included",
                (true, { } end) => $"conduct that ended by {Text.Date(end.PlusDays(-1))}",
                _ => $"conduct that ended on {Text.Date(_version.From)} or later",
            };
            _warnings.Add(
                new Problem(
                    Unmet,
                    $"The version that the case names is not that of the day on which the conduct ended, '{id}' ({_dates[id]})."
                )
                {
                    Subject = id,
                    Allowed = allowed + $"; otherwise that day as '{info.Dates[0].Id}', which selects its own version",
                }
            );
        }
    }

    // The first of the dates that select, held to the days on which numbers are due to be others.
    private void HoldAdjustments()
    {
        var rule = _version.Regime.Info.Dates.FirstOrDefault(d => _dates.ContainsKey(d.Id));
        if (rule is null || CaseDates.Selecting(rule, _dates[rule.Id]) is not var (first, _))
        {
            return;
        }

        foreach (var adjustment in _version.Adjustments)
        {
            if (adjustment.Due is { } due && due <= first)
            {
                _warnings.Add(
                    new Problem(
                        "adjustment-due",
                        $"'{rule.Id}' ({_dates[rule.Id]}) does not lie before {Text.Date(due)}, when numbers were due to be others, and "
                            + $"those used are from before: {Text.List(adjustment.Numbers)}. {adjustment.Rule} ({adjustment.Source})."
                    )
                    {
                        Subject = rule.Id,
                        Allowed = $"a day before {Text.Date(due)}, or the numbers since then as a reform",
                    }
                );
            }
        }
    }

    private Problem? Broken(DateCondition condition)
    {
        var isConduct = condition.Date == DateCondition.OfConduct;
        var (begins, ends) = isConduct ? (_begins, _ends) : (One(condition.Date), One(condition.Date));
        var found = condition.From is { } from ? Before(condition.ReachesContinuing ? [] : begins, ends, from) : null;
        found ??= condition.Until is { } until ? Beyond(begins, ends, until) : null;
        return found is not var (id, how)
            ? null
            : new Problem(Unmet, $"{condition.Because}; '{id}' ({_dates[id]}) {how}.")
            {
                Subject = id,
                Allowed = condition.Allowed + (condition.Otherwise is null ? "" : $"; {condition.Otherwise}"),
            };
    }

    private List<(string Id, Days Days)> One(string id) =>
        _dates.TryGetValue(id, out var text) && Days.Of(text) is { } days ? [(id, days)] : [];

    // What is known of when conduct ended says that all of it lay before a day; of when it began, that some of it did, or may have done.
    private static (string Id, string How)? Before(List<(string Id, Days Days)> begins, List<(string Id, Days Days)> ends, LocalDate day)
    {
        if (ends.Count > 0 && ends.TrueForAll(e => e.Days.EndedBy < day))
        {
            return (ends[0].Id, $"lies before {Text.Date(day)}");
        }

        return begins.Find(b => b.Days.BeganBy < day) is { Id: not null } began ? (began.Id, $"began before {Text.Date(day)}")
            : begins.Find(b => b.Days.BeganFrom < day) is { Id: not null } may ? (may.Id, $"may have begun before {Text.Date(day)}")
            : null;
    }

    private static (string Id, string How)? Beyond(List<(string Id, Days Days)> begins, List<(string Id, Days Days)> ends, LocalDate day)
    {
        var last = Text.Date(day.PlusDays(-1));
        if (begins.Count > 0 && begins.TrueForAll(b => b.Days.BeganFrom >= day))
        {
            return (begins[0].Id, $"lies after {last}");
        }

        return ends.Find(e => e.Days.EndedFrom >= day) is { Id: not null } ended ? (ended.Id, $"goes on after {last}")
            : ends.Find(e => e.Days.EndedBy >= day) is { Id: not null } may ? (may.Id, $"may go on after {last}")
            : null;
    }
}
