using FineCalc.Json;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Reports;

// A number of a version, and the day from which it has had the value it has there.
internal sealed record Cited(NumberInfo Number, LocalDate Since)
{
    // A number may stand in several places of a method; it is cited once.
    public static IEnumerable<Cited> Of(RegimeVersion version) =>
        version
            .Numbers.Where(n => n.Id.Length > 0)
            .DistinctBy(n => n.Id, StringComparer.Ordinal)
            .Select(n => new Cited(n, SinceOf(version, n)));

    public static Cited Find(RegimeVersion version, string id)
    {
        ArgumentNullException.ThrowIfNull(version);
        var all = version.Numbers.Where(n => n.Id.Length > 0).Select(n => n.Id).Distinct(StringComparer.Ordinal).ToList();
        return Of(version).FirstOrDefault(c => c.Number.Id == id)
            ?? throw new ProblemException(
                new Problem("cite-number-unknown", $"{version.Regime.Info.Title} uses no number '{id}'{Nearest.MeantBy(id, all)}.")
                {
                    Subject = id,
                    Allowed = string.Join(", ", all),
                }
            );
    }

    // Data have the first day of a value. What has no such day, as a number of a model or one that stands in the method itself, has held
    // since the first of the versions before this one that say the same.
    private static LocalDate SinceOf(RegimeVersion version, NumberInfo number)
    {
        var regime = version.Regime;
        var dated = regime.Numbers.Find(number.Id) ?? regime.Model.Find(number.Id);
        if (number.Basis != Basis.Override && dated?.Values.Find(version.From) is { } value && value.From != LocalDate.MinIsoValue)
        {
            return value.From;
        }

        var since = version.From;
        foreach (var earlier in regime.Versions.Reverse().Where(v => v.From < version.From))
        {
            if (
                earlier.Until != since
                || !earlier.Numbers.Any(n => n.Id == number.Id && n.Value == number.Value && n.Source == number.Source)
            )
            {
                break;
            }

            since = earlier.From;
        }

        return since;
    }
}
