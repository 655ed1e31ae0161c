using FsCheck;
using FsCheck.Fluent;

namespace FineCalc.Tests;

/// <summary>Facts for a version of a regime that ships.</summary>
internal sealed record ShippedCase(RegimeVersion Version, Facts Facts)
{
    public override string ToString() => $"{Version.Id} with {Given.Words(Facts)}";
}

/// <summary>Random cases under the regimes that ship.</summary>
internal static class Shipped
{
    // Nothing stands for these when they are missing, whatever else a case answers.
    private static readonly Dictionary<string, string[]> Needed = new(StringComparer.Ordinal)
    {
        ["uk-gdpr"] = ["tier"],
        ["uk-fca-firms"] = ["relevant-revenue", "level"],
        ["uk-fca-individuals"] = ["relevant-income", "level"],
        ["uk-fca-market-abuse"] = ["relevant-income", "level", "referable-to-employment", "profit"],
        ["us-sentencing-organisations"] = ["offence-level", "employees", "involvement", "affected-commerce"],
        ["eu-antitrust"] = ["kind", "value-of-sales", "gravity", "duration", "turnover"],
        ["uk-cma"] = ["kind", "relevant-turnover", "seriousness", "starting-rate", "duration", "turnover"],
        ["uk-health-safety-organisations"] = ["culpability", "harm", "turnover"],
        ["uk-hmrc-behaviour"] = ["wrong", "behaviour", "disclosure", "potential-lost-revenue"],
        ["eu-esma-emir"] = ["group", "turnover"],
        ["au-privacy"] = ["provision", "body-corporate", "adjusted-turnover", "penalty-units"],
        ["in-dpdp"] = ["breach", "proceedings-about"],
        ["eu-gdpr"] = ["tier", "turnover", "stated-fine"],
        ["de-gdpr-dsk"] = ["tier", "turnover"],
        ["nl-gdpr"] = ["category", "tier"],
        ["dk-gdpr"] = ["category", "turnover", "basic-amount"],
        ["es-gdpr-reductions"] = ["proposed-fine"],
        ["br-lgpd"] = ["classification", "line-revenue", "group-revenue"],
        ["kr-pipa"] = ["seriousness", "total-turnover"],
        ["kr-pipa-administrative"] = ["rows"],
        ["tr-kvkk"] = ["duty"],
        ["eu-esma-cra"] = ["class", "turnover"],
        ["eu-amla"] = ["point", "turnover"],
        ["uk-ofsi"] = ["baseline"],
        ["uk-minimum-wage"] = ["arrears"],
        ["uk-companies-house-late"] = ["kind", "late"],
        ["uk-illegal-working"] = ["breach"],
        ["us-fec"] = ["kind", "days-late", "level-of-activity", "contributions"],
    };

    // A ceiling asks little, and needs what it does not assume.
    public static bool IsNeeded(string regime, Fact fact) =>
        Needed.TryGetValue(regime, out var needed) ? needed.Contains(fact.Id) : fact.WhenMissing == Missing.Required;

    /// <summary>Whether random cases of a regime can have ranges: it has a method, and not one ceiling only.</summary>
    public static bool IsRanging(string regime) => Needed.ContainsKey(regime);

    /// <summary>Cases of every version of a regime.</summary>
    public static Gen<ShippedCase> Cases(string id, int open = 20, int most = 3, int? answered = null) =>
        Generators.Sources.SelectMany(random =>
        {
            var regime = Regimes.All.Find(id)!;
            return Cases(regime.Versions[random.Next(regime.Versions.Count)], open, most, answered ?? random.Next(5, 60));
        });

    /// <summary>Cases of one version: the questions that must be answered, and some others.</summary>
    public static Gen<ShippedCase> Cases(RegimeVersion version, int open = 20, int most = 3, int answered = 30) =>
        Generators
            .FactsFor(version, open, most, answered, fact => !IsNeeded(version.Regime.Id, fact))
            .Select(facts => new ShippedCase(version, facts));

    /// <summary>Facts with one answer for the whole case and for every infringement.</summary>
    public static Facts Everywhere(this Facts facts, Answer answer) =>
        facts.Infringements.Aggregate(facts.With(answer), (f, i) => f.WithInfringement(i.Name, own => own.Without(answer.Fact)));

    /// <summary>Facts without any answer to a question.</summary>
    public static Facts Nowhere(this Facts facts, Fact fact) =>
        facts.Infringements.Aggregate(facts.Without(fact), (f, i) => f.WithInfringement(i.Name, own => own.Without(fact)));

    /// <summary>What a case was, in words.</summary>
    public static IEnumerable<string> Met(ShippedCase given, Assessment assessment) =>
        [
            "assessed",
            given.Version.Name,
            assessment.IsOpen ? "an open result" : "a certain result",
            given.Facts.Infringements.Count > 1 ? "several infringements" : "one infringement or none",
            assessment.Amount.Amount == 0m ? "nothing to pay" : "something to pay",
        ];
}
