using NodaTime;

namespace FineCalc.Estimates;

// The formulas that their sources state in full, and those that they do not.
internal static class PublicFormulas
{
    private static readonly LocalDate Read = new(2026, 11, 27);

    public static readonly IReadOnlyList<PublicFormula> All =
    [
        new(
            "edpb-medium",
            "EDPB guidelines 04/2022, the middle of medium",
            "15% of the legal maximum, times the adjustment for size by turnover; no later step",
            new Citation("EDPB, Guidelines 04/2022 on the calculation of administrative fines", "paras 60, 65-66")
            {
                Note = "the numbers are those of the regime eu-gdpr, the size band of EUR 2m to 10m unverified",
            },
            f => One(0.15 * f.Top)
        ),
        new(
            "legal-maximum",
            "The legal maximum",
            "the higher of EUR 10m and 2% of turnover, or of EUR 20m and 4%",
            Page("agentcalc.com/data-breach-regulatory-fine-calculator.html; tools.gera.services/gdpr-fine-estimator; policygen.cloud"),
            f => One(f.Maximum)
        ),
        new(
            "average-fine",
            "The average fine",
            "EUR 2,142,712 for everybody",
            Page("CMS, GDPR Enforcement Tracker Report 2024"),
            _ => One(2_142_712d)
        ),
        new(
            "per-record",
            "A cost for each record",
            "USD 150 for each person affected, at EUR 0.89 for a dollar; a cost of a breach and no fine",
            Page("IBM and Ponemon, cost of a data breach 2019 (USD 150; for customer data in 2020)"),
            f => One(150d * 0.89 * f.People)
        ),
        new(
            "mcp-legal-it",
            "mcp-legal-it",
            "0.5% to 5% of the maximum, times 1 + 25% for each aggravating factor - 20% for each mitigating one + 50% for previous "
                + "infringements, kept between 0.1 and 3; at most 20% of the maximum. Mitigating: a first infringement",
            Code("capazme/mcp-legal-it", "plugin/server/src/tools/privacy_gdpr.py, plugin/server/src/data/gdpr_sanzioni.json"),
            f =>
            {
                var times = Math.Clamp(1d + (0.25 * f.Aggravating) - (f.IsFirst ? 0.2 : 0d) + (f.HasPrevious ? 0.5 : 0d), 0.1, 3d);
                return (f.Maximum * 0.005 * times, f.Maximum * Math.Min(0.05 * times, 0.2));
            }
        ),
        new(
            "legalis-eu",
            "legalis, EU",
            "the maximum times points of 100: intent 20, otherwise 10; up to 100 people 3, 1,000 7, 10,000 11, more 15; special data 15; "
                + "up to 3 months 2, 12 5, 36 8, more 10; a previous infringement 3; no mitigation 5, since none is told; a gain, "
                + "no cooperation and a late notice are not told and count for nothing, as in its defaults",
            Code("cool-japan/legalis", "jurisdictions/eu/src/gdpr/article83.rs"),
            f =>
            {
                var points =
                    (f.Intent == "intentional" ? 20 : 10)
                    + Band(f.People, (100d, 3), (1_000d, 7), (10_000d, 11), (double.MaxValue, 15))
                    + (f.IsSpecial ? 15 : 0)
                    + (f.Months is { } months ? Band(months, (3d, 2), (12d, 5), (36d, 8), (double.MaxValue, 10)) : 0)
                    + (f.HasPrevious ? 3 : 0)
                    + 5;
                return One(f.Maximum * points / 100d);
            }
        ),
        new(
            "legalis-uk",
            "legalis, UK",
            "10% of the higher of GBP 8.7m and 2% of turnover, or of GBP 17.5m and 4%, times 1 + 10% for each aggravating factor and times "
                + "1 - 10% for each mitigating one (at most 50%). Mitigating: a first infringement",
            Code("cool-japan/legalis", "jurisdictions/uk/src/data_protection/enforcement.rs"),
            f =>
            {
                var most = MaximumInPounds(f);
                var fine = 0.1 * most * (1d + (0.1 * (f.Aggravating + (f.HasPrevious ? 1 : 0)))) * (f.IsFirst ? 0.9 : 1d);
                return One(Math.Min(fine, most) / f.PoundsPerEuro);
            }
        ),
        new(
            "awesome-copilot",
            "awesome-copilot, data-breach-blast-radius",
            "a range by turnover, for Art 83(4) / 83(5): under EUR 2m 25,000 to 100,000 / 50,000 to 250,000; to 10m 50,000 to 400,000 / "
                + "100,000 to 800,000; to 100m 200,000 to 2m / 500,000 to 4m; to 1bn 2m to 20m / 5m to 40m; above, the maximum (its words "
                + "are 'EUR 10m (capped at 2%)' and 'EUR 20m (capped at 4%)'). More for a late notice is not told",
            Code("github/awesome-copilot", "skills/data-breach-blast-radius/references/regulatory-impact.md"),
            f =>
                f.Turnover switch
                {
                    < 2e6 => f.IsHigher ? (5e4, 2.5e5) : (2.5e4, 1e5),
                    < 1e7 => f.IsHigher ? (1e5, 8e5) : (5e4, 4e5),
                    < 1e8 => f.IsHigher ? (5e5, 4e6) : (2e5, 2e6),
                    < 1e9 => f.IsHigher ? (5e6, 4e7) : (2e6, 2e7),
                    _ => One(f.Maximum),
                }
        ),
        new(
            "regiq",
            "regiq, proportional penalty",
            "4% of revenue times a severity from 0 to 1, at least 10,000; 25% either way. Severity: 0.25, 0.5 or 0.75 by the level",
            Code("bhuwanb23/regiq", "ai-ml/services/risk_simulator/models/penalty_calculator.py"),
            f =>
            {
                var fine = Math.Max(0.04 * f.Turnover * (0.25 * (f.Level + 1)), 10_000d);
                return (0.75 * fine, 1.25 * fine);
            }
        ),
        new(
            "sentenial-x",
            "Sentenial-X",
            "the higher of 10 for each person and 2% of revenue, times 0.5, 1 or 1.5 by the level, 1.4 in the EU or 1.2 in the UK, 1.3 for "
                + "a repetition, 1.2 if negligent, 1.6 if grossly so, 2.2 with intent; less 45%, which is all its credits, taken where "
                + "none is named; 10,000 to 50m; 15, 20 or 30% either way",
            Code("erikg713/Sentenial-X", "core/compliance/fine_impact_estimator.py"),
            f =>
            {
                var gross =
                    Math.Max(10d * f.People, 0.02 * f.Turnover)
                    * (0.5 * (f.Level + 1))
                    * (f.Country == "United Kingdom" ? 1.2 : 1.4)
                    * (f.HasPrevious ? 1.3 : 1d)
                    * f.Intent switch
                    {
                        "negligent" => 1.2,
                        "grossly-negligent" => 1.6,
                        "intentional" => 2.2,
                        _ => 1d,
                    };
                var (net, off) = (
                    Math.Clamp(0.55 * gross, 1e4, 5e7),
                    f.Level switch
                    {
                        0 => 0.15,
                        1 => 0.2,
                        _ => 0.3,
                    }
                );
                return (Math.Max(1e4, net * (1d - off)), Math.Min(5e7, net * (1d + off)));
            }
        ),
        new(
            "gdpr-liability-pricer",
            "GdprLiabilityPricer",
            "by points, 0.5% of turnover, from two on 2%, from four on the higher of 4% and GBP 17.5m. Special data is one point; a "
                + "refused access request (2) and data found later (1) are not told and count for nothing",
            Code("ruskibeats/levquant", "decision_support/gdpr_liability.py"),
            f => One(0.005 * f.Turnover)
        ),
    ];

    /// <summary>What was found and cannot be stated in full.</summary>
    public static readonly IReadOnlyList<(string Name, string Why)> NotStated =
    [
        ("nationalprivacyauthority.com/gdpr-fine-risk-estimator", "six of its multipliers have no values in the page that was read"),
        ("eurocomply.app/tools/gdpr-fine-calculator", "only its opening choice was read"),
        ("calculators9.com, GDPR Fine Estimator", "its factors are read from one example, which its own default does not follow"),
        ("vinkius.com/mcp/eu-gdpr-fine-estimator", "one example was read, and no formula"),
        ("DSK, concept of 2019 (Germany)", "the concept was not seen, and means of its upper classes are from memory (de-gdpr-dsk)"),
        (
            "Datatilsynet, guide of 2021 (Denmark)",
            "the guide was read in reports alone, and one share of its sizes is not verified (dk-gdpr)"
        ),
        (
            "AP, policy rules of 2019 (Netherlands)",
            "stated in full (nl-gdpr); its categories follow the articles infringed, which this test has not"
        ),
        ("ICO, guidance of 2024", "stated in full (uk-gdpr); the same shape as the EDPB's, and not scored apart"),
        ("iotclass.org", "an expected yearly cost, the maximum times 15% times 60%: a chance without a source"),
        (
            "myagileprivacy.com, gdprfine.com, calculateyogi.com, nationalcalculatorauthority.com, bytepad.cloud",
            "their formulas are in scripts that were not to be had"
        ),
    ];

    private static (double Low, double High) One(double amount) => (amount, amount);

    private static int Band(double value, params ReadOnlySpan<(double UpTo, int Points)> bands)
    {
        foreach (var (upTo, points) in bands)
        {
            if (value <= upTo)
            {
                return points;
            }
        }

        return 0;
    }

    private static double MaximumInPounds(FormulaFacts of) =>
        of.IsHigher ? Math.Max(17.5e6, 0.04 * of.Turnover * of.PoundsPerEuro) : Math.Max(8.7e6, 0.02 * of.Turnover * of.PoundsPerEuro);

    private static Citation Page(string where) => new(where) { DateRead = Read };

    private static Citation Code(string repository, string path) =>
        new(repository, path) { Link = $"https://github.com/{repository}", DateRead = Read };
}
