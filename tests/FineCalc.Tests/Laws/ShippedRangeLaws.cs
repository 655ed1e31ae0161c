using FsCheck;
using FsCheck.Fluent;

namespace FineCalc.Tests;

/// <summary>What holds of the ranges of every regime that ships: no end that no case has.</summary>
public class ShippedRangeLaws
{
    // The steps of which the law says that the fine, of each infringement, is not above them.
    private static readonly Dictionary<string, string> Maxima = new(StringComparer.Ordinal)
    {
        ["uk-gdpr"] = "statutory-maximum",
        ["eu-gdpr"] = "statutory-maximum",
        ["de-gdpr-dsk"] = "statutory-maximum",
        ["nl-gdpr"] = "statutory-maximum",
        ["dk-gdpr"] = "statutory-maximum",
        ["kr-pipa"] = "highest",
        ["tr-kvkk"] = "highest",
        ["au-privacy"] = "maximum",
    };

    // What measures the size of a party or of a case: the more of it, the higher the fine.
    private static readonly string[] Sizes =
    [
        "turnover",
        "adjusted-turnover",
        "group-revenue",
        "line-revenue",
        "relevant-turnover",
        "relevant-revenue",
        "relevant-income",
        "total-turnover",
        "value-of-sales",
        "size-measure",
        "people-affected",
        "employees",
        "affected-commerce",
        "transaction-value",
        "violations",
        "contraventions",
    ];

    // Where the tiers and bands of the law begin and end; a unit more is in the next.
    private static readonly decimal[] Edges =
    [
        0m,
        100_000m,
        2_000_000m,
        10_000_000m,
        20_000_000m,
        50_000_000m,
        100_000_000m,
        200_000_000m,
        250_000_000m,
        400_000_000m,
        435_000_000m,
        437_500_000m,
        500_000_000m,
        1_000_000_000m,
    ];

    public static TheoryData<string> Ids => [.. Regimes.All.Ids];

    public static TheoryData<string> Ranging => [.. Regimes.All.Ids.Where(id => Shipped.IsRanging(id))];

    public static TheoryData<string, string> BySize =>
        [
            .. from id in Regimes.All.Ids
            from size in Sizes
            where Regimes.All.Find(id)!.Versions.Any(v => v.FindFact(size) is not null)
            select (id, size),
        ];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_range_begins_at_nothing_or_above_and_ends_at_the_maximum_or_below(string id) =>
        Laws.Hold(
            Shipped.Cases(id, open: 50),
            150,
            given =>
            {
                if (given.Version.Try(given.Facts).Problems is { Count: > 0 } problems)
                {
                    return problems.Select(p => "refused: " + p.Code);
                }

                var assessment = given.Version.Assess(given.Facts);
                var range = assessment.Range;
                Assert.True(0m <= range.Low.Amount && range.Low <= range.Likely && range.Likely <= range.High, range.ToString());
                var maxima = assessment.Steps.Where(s => s.Id == Maxima.GetValueOrDefault(id)).ToList();
                var isHeld = maxima.Count == Math.Max(1, given.Facts.Infringements.Count);
                Assert.True(!isHeld || range.High.Amount <= maxima.Sum(m => m.High), $"{range} of at most {maxima.Sum(m => m.High)}");
                Assert.All(
                    given.Version.Steps.Select(step => assessment.Find(step.Id)).OfType<TraceNode>(),
                    n => Assert.True(n.Low <= n.Value && n.Value <= n.High, $"{n.Name}: {n.Low} / {n.Value} / {n.High}")
                );
                return [.. Shipped.Met(given, assessment), isHeld ? "a maximum" : "no maximum"];
            },
            "assessed",
            Shipped.IsRanging(id) ? "an open result" : "assessed",
            Maxima.ContainsKey(id) ? "a maximum" : "assessed"
        );

    // What is open is pinned, one thing after the other, so that the result moves as far as it can; several beginnings, since a path may
    // end early.
    // The ends are met but for the last digits: the slack is a billionth of the range.
    [Theory]
    [MemberData(nameof(Ranging))]
    public void The_ends_of_a_range_are_reached_by_cases_and_no_case_lies_beyond(string id) =>
        Laws.Hold(
            Shipped.Cases(id, open: 35, most: 2, answered: 12),
            25,
            given =>
            {
                if (given.Version.Try(given.Facts).Problems.Count > 0)
                {
                    return ["refused"];
                }

                var range = given.Version.Assess(given.Facts).Range;
                if (range.IsCertain)
                {
                    return ["a certain result"];
                }

                var pinning = new Pinning(given);
                var (low, high) = pinning.Ends();
                Assert.True(range.Low.Amount <= low && high <= range.High.Amount, $"{low} to {high} is not within {range}");
                if (!pinning.AreAllCases)
                {
                    return ["a part of the range is refused"];
                }

                var slack = 0.000_000_001m * (1m + range.High.Amount - range.Low.Amount);
                Assert.True(
                    low - range.Low.Amount <= slack && range.High.Amount - high <= slack,
                    $"{range}, and cases from {low} to {high}"
                );
                return ["an open result"];
            },
            "an open result"
        );

    [Theory]
    [MemberData(nameof(BySize))]
    public void More_of_what_measures_size_never_lowers_what_is_likely(string id, string size) =>
        Laws.Hold(
            Pairs(id, size),
            Shipped.IsRanging(id) ? 60 : 400,
            pair =>
            {
                var (version, less, more) = pair;
                if (version.Try(less).Problems.Count + version.Try(more).Problems.Count > 0)
                {
                    return ["refused"];
                }

                var (first, second) = (version.Assess(less).Range, version.Assess(more).Range);
                Assert.True(first.Likely <= second.Likely, $"{first}, then {second}");
                Assert.True(first.Low <= second.Low && first.High <= second.High, $"{first}, then {second}");
                return ["assessed", first.Likely == second.Likely ? "no difference" : "a difference"];
            },
            "assessed"
        );

    private static Gen<(RegimeVersion Version, Facts Less, Facts More)> Pairs(string id, string size) =>
        Shipped
            .Cases(id, answered: 15)
            .Where(given => given.Version.FindFact(size) is not null)
            .SelectMany(given =>
                Generators.Sources.Select(random =>
                {
                    var fact = given.Version.FindFact(size)!;
                    var edge = Edges[random.Next(Edges.Length)];
                    decimal[] two =
                        random.Next(2) == 0
                            ? [edge, edge + 1m]
                            : [.. new[] { edge, Math.Round((decimal)Math.Pow(10, random.NextDouble() * 9.5)) }.Order()];

                    // A fixed maximum that a case states may lie below the rows of OFAC's schedule, which end where the true one begins.
                    var facts = given.Facts.Nowhere(UsOfac.FixedMaximum);
                    var currency = fact.Unit == Unit.Money ? given.Version.Regime.Info.Currency : default;
                    Facts With(decimal value) => facts.Everywhere(new Answer(fact, value, value, value, currency));
                    return (given.Version, With(Held(fact, two[0])), With(Held(fact, two[1])));
                })
            );

    private static decimal Held(Fact fact, decimal value) =>
        Math.Clamp(value, fact.AllowedLow ?? decimal.MinValue, fact.AllowedHigh ?? decimal.MaxValue);
}
