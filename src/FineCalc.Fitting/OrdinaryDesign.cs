using FineCalc.Estimates;
using FineCalc.Gdpr;

namespace FineCalc.Fitting;

/// <summary>The columns of the ordinary table, each 0 or 1 of a decision, before their effects are known.</summary>
internal static class OrdinaryDesign
{
    public const string Base = "base";
    public const string OtherCountries = "country: fewer than five decisions";

    /// <summary>The fewest decisions that a column of its own may have.</summary>
    public const int Fewest = 5;

    /// <summary>The columns of those who are no companies; one whose kind is not told may be one.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["sole-trader", "non-profit", "public-body", "natural-person"];

    private const string CountryPrefix = "country: ";
    private static readonly string[] Company = ["company"];

    public static IReadOnlyList<EstimateTerm> Terms { get; } =
    [
        .. Of(PartyFacts.Defendant, "").Where(t => t.Codes[0] != "company"),
        new("kind-not-told", "Kind of defendant not told", "defendant", TermKind.Unknown),
        new("joint-stock", "Size: up to 500 million", "size-class", TermKind.OneOf)
        {
            Codes = [NamedSize.JointStock],
            Defendants = Company,
        },
        new("large-group", "Size: above 500 million", "size-class", TermKind.OneOf) { Codes = [NamedSize.Large], Defendants = Company },
        new("higher-tier", "Higher maximum: Art 83(5)", "tier", TermKind.OneOf) { Codes = ["higher"] },
        new("data-special", "Data of children, special or criminal data", "data-sensitivity", TermKind.OneOf)
        {
            Codes = ["children", "special"],
        },
        .. Of(PartyFacts.Sector, "Sector: "),
        .. Of(PartyFacts.InfringementKind, "Infringement: "),
    ];

    /// <summary>What draws the effect of a column to nothing: as many decisions that show none.</summary>
    public static double Ridge(string column) =>
        column == Base ? 0d
        : column.StartsWith(CountryPrefix, StringComparison.Ordinal)
        || Terms.Any(t => t.Id == column && t.Fact is "sector" or "infringement-kind")
            ? 2d
        : 1d;

    public static string Country(string country) => CountryPrefix + country;

    public static string? CountryOf(string column) =>
        column != OtherCountries && column.StartsWith(CountryPrefix, StringComparison.Ordinal) ? column[CountryPrefix.Length..] : null;

    /// <summary>The columns that are 1 of a decision. What is not told is 0, but for the kind of defendant, which has a column.</summary>
    public static IEnumerable<string> Of(Decision decision)
    {
        var facts = NamedSize.Of(decision) is { } size ? decision.Facts.With("size-class", size) : decision.Facts;
        yield return Base;
        foreach (var term in Terms.Where(t => t.Read(facts) == 1d))
        {
            yield return term.Id;
        }

        if (facts.Country is { } country)
        {
            yield return Country(country);
        }
    }

    private static IEnumerable<EstimateTerm> Of(Fact fact, string prefix) =>
        fact.Options.Select(o => new EstimateTerm(o.Code, prefix + NameOf(o, prefix), fact.Id, TermKind.OneOf) { Codes = [o.Code] });

    private static string NameOf(Option option, string prefix)
    {
        var words = option.Code.Replace('-', ' ');
        return prefix.Length > 0 ? words : "Defendant: " + words;
    }
}
