namespace FineCalc.Estimates;

// What else the countries of the authorities are called: by ISO 3166, in the European Union, at home, in older English, by their parts.
// For suggestions only.
internal static class CountryNames
{
    private static readonly Dictionary<string, string> Known = Of(
        ("Austria", "AT AUT Österreich"),
        ("Belgium", "BE BEL Belgique België Belgien"),
        ("Bulgaria", "BG BGR"),
        ("Croatia", "HR HRV Hrvatska"),
        ("Cyprus", "CY CYP"),
        ("Czechia", "CZ CZE Česko Czech_Republic"),
        ("Denmark", "DK DNK Danmark"),
        ("Estonia", "EE EST Eesti"),
        ("Finland", "FI FIN Suomi"),
        ("France", "FR FRA"),
        ("Germany", "DE DEU Deutschland"),
        ("Greece", "GR EL GRC Hellas"),
        ("Hungary", "HU HUN Magyarország"),
        ("Iceland", "IS ISL Ísland"),
        ("Ireland", "IE IRL Éire Republic_of_Ireland"),
        ("Italy", "IT ITA Italia"),
        ("Latvia", "LV LVA Latvija"),
        ("Liechtenstein", "LI LIE"),
        ("Lithuania", "LT LTU Lietuva"),
        ("Luxembourg", "LU LUX Luxemburg"),
        ("Malta", "MT MLT"),
        ("Netherlands", "NL NLD Nederland Holland The_Netherlands"),
        ("Norway", "NO NOR Norge"),
        ("Poland", "PL POL Polska"),
        ("Portugal", "PT PRT"),
        ("Romania", "RO ROU România"),
        ("Slovakia", "SK SVK Slovensko Slovak_Republic"),
        ("Slovenia", "SI SVN Slovenija"),
        ("Spain", "ES ESP España"),
        ("Sweden", "SE SWE Sverige"),
        (Authorities.UnitedKingdom, "UK GB GBR Great_Britain Britain England Scotland Wales Northern_Ireland")
    );

    public static string? Meant(string name) => Known.GetValueOrDefault(name.Trim());

    private static Dictionary<string, string> Of(params (string Country, string Names)[] countries) =>
        countries
            .SelectMany(c => c.Names.Split(' ').Select(name => (Name: name.Replace('_', ' '), c.Country)))
            .ToDictionary(c => c.Name, c => c.Country, StringComparer.OrdinalIgnoreCase);
}
