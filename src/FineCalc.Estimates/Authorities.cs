using FineCalc.Json;

namespace FineCalc.Estimates;

// Whose authorities there are. A name that is none of them is a slip of the pen: taken as a country without decisions, it would give a
// wider range and no word about why.
internal static class Authorities
{
    public const string UnitedKingdom = "United Kingdom";

    public static readonly IReadOnlyList<string> Countries =
    [
        "Austria",
        "Belgium",
        "Bulgaria",
        "Croatia",
        "Cyprus",
        "Czechia",
        "Denmark",
        "Estonia",
        "Finland",
        "France",
        "Germany",
        "Greece",
        "Hungary",
        "Iceland",
        "Ireland",
        "Italy",
        "Latvia",
        "Liechtenstein",
        "Lithuania",
        "Luxembourg",
        "Malta",
        "Netherlands",
        "Norway",
        "Poland",
        "Portugal",
        "Romania",
        "Slovakia",
        "Slovenia",
        "Spain",
        "Sweden",
        UnitedKingdom,
    ];

    // A table of one's own may be of other countries.
    public static void Check(string country, EstimateModel model)
    {
        string[] known = [.. Countries.Union(model.Countries.Keys)];
        if (!known.Contains(country))
        {
            var meant = CountryNames.Meant(country) is { } named ? $"; '{named}' may be meant" : Nearest.MeantBy(country, known);
            throw new ProblemException(
                new Problem("country-unknown", $"No authority of '{country}' is known{meant}.")
                {
                    Subject = country,
                    Allowed = string.Join(", ", known),
                }
            );
        }
    }
}
