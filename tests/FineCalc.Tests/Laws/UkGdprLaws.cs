using FsCheck;
using FsCheck.Fluent;

namespace FineCalc.Tests;

/// <summary>What the law of fines under the UK GDPR, and FineCalc's model of them, promise of every case.</summary>
public class UkGdprLaws
{
    // Where the bands of size end, and where a share of turnover overtakes the fixed maximum.
    private static readonly decimal[] Sizes =
    [
        0m,
        2_000_000m,
        10_000_000m,
        50_000_000m,
        100_000_000m,
        250_000_000m,
        435_000_000m,
        437_500_000m,
        500_000_000m,
    ];

    private static RegimeVersion Guidance => Regimes.UkGdpr.Versions[^1];

    [Fact]
    public void The_fine_for_one_conduct_never_exceeds_the_statutory_maximum_and_is_never_negative() =>
        Laws.Hold(
            Shipped.Cases("uk-gdpr"),
            500,
            given =>
            {
                // A hardship amount is the authority's own and replaces what was calculated.
                var facts = given.Facts.Nowhere(UkGdpr.Conduct).Nowhere(UkGdpr.HardshipPenalty);
                if (given.Version.Try(facts).Problems is { Count: > 0 } problems)
                {
                    return problems.Select(p => "refused: " + p.Code);
                }

                var assessment = given.Version.Assess(facts);
                var maxima = assessment.Steps.Where(s => s.Id == "statutory-maximum").ToList();
                if (maxima.Count == 0)
                {
                    return ["the maximum is not shown"];
                }

                var range = assessment.Range;
                Assert.True(range.Low.Amount >= 0m, range.ToString());
                Assert.True(
                    range.Likely.Amount <= maxima.Max(m => m.Value) && range.High.Amount <= maxima.Max(m => m.High),
                    $"{range} of at most {maxima.Max(m => m.High)}"
                );
                return
                [
                    .. Shipped.Met(given, assessment),
                    range.High.Amount == maxima.Max(m => m.High) ? "at the maximum" : "below the maximum",
                ];
            },
            "assessed",
            "at the maximum",
            "below the maximum",
            "several infringements",
            "an open result"
        );

    [Fact]
    public void More_turnover_never_lowers_the_fine() =>
        Rises(
            UkGdpr.Turnover,
            random => random.Next(2) == 0 ? (decimal)Math.Pow(10, random.NextDouble() * 10) : Sizes[random.Next(Sizes.Length)]
        );

    [Fact]
    public void More_people_affected_never_lower_the_fine() =>
        Rises(
            IncidentFacts.PeopleAffected,
            random => (decimal)Math.Pow(10, random.Next(2) == 0 ? random.Next(9) : random.NextDouble() * 9)
        );

    [Fact]
    public void A_longer_duration_never_lowers_the_fine() =>
        Rises(
            IncidentFacts.Duration,
            random => new[] { 0m, 6m, 12m, 36m, 60m, random.Next(100), (decimal)random.NextDouble() * 70m }[random.Next(7)]
        );

    [Fact]
    public void More_sensitive_data_never_lower_the_fine() => Rises(IncidentFacts.Sensitivity, random => random.Next(4));

    [Fact]
    public void Graver_intent_never_lowers_the_fine() => Rises(IncidentFacts.Intent, random => random.Next(3));

    [Fact]
    public void Graver_damage_never_lowers_the_fine() => Rises(IncidentFacts.Damage, random => random.Next(4));

    [Fact]
    public void More_previous_infringements_never_lower_the_fine() => Rises(IncidentFacts.Previous, random => random.Next(3));

    [Fact]
    public void Better_cooperation_never_raises_the_fine() => Rises(IncidentFacts.Cooperation, random => random.Next(4), isFalling: true);

    [Fact]
    public void More_mitigation_never_raises_the_fine() => Rises(IncidentFacts.Mitigation, random => random.Next(3), isFalling: true);

    [Fact]
    public void A_higher_seriousness_percentage_never_lowers_the_fine() =>
        Rises(UkGdpr.Seriousness, random => random.Next(3) == 0 ? random.Next(11) / 10m : random.Next(10_001) / 10_000m);

    // Two values of one answer, all else equal: low, likely and high move one way, if at all.
    private static void Rises(Fact fact, Func<Random, decimal> value, bool isFalling = false) =>
        Laws.Hold(
            Pairs(fact, value),
            300,
            pair =>
            {
                var (version, less, more) = pair;
                if (version.Try(less).Problems.Count + version.Try(more).Problems.Count > 0)
                {
                    return ["refused"];
                }

                var (first, second) = (version.Assess(less).Range, version.Assess(more).Range);
                var (lower, upper) = isFalling ? (second, first) : (first, second);
                Assert.True(lower.Low <= upper.Low && lower.Likely <= upper.Likely && lower.High <= upper.High, $"{first}, then {second}");
                return
                [
                    first == second ? "no difference" : "a difference",
                    first.IsCertain ? "certain" : "open",
                    less.Infringements.Count > 1 ? "several infringements" : "one infringement or none",
                ];
            },
            "a difference",
            "open",
            "several infringements"
        );

    private static Gen<(RegimeVersion Version, Facts Less, Facts More)> Pairs(Fact fact, Func<Random, decimal> value) =>
        Generators.Sources.SelectMany(random =>
            Shipped
                .Cases(Guidance, answered: random.Next(4) * 15)
                .Select(given =>
                {
                    decimal[] two = [.. new[] { value(random), value(random) }.Order()];
                    var facts =
                        fact == UkGdpr.Seriousness ? given.Facts.Nowhere(UkGdpr.SeriousnessCategory)
                        : random.Next(2) == 0 ? given.Facts.Nowhere(UkGdpr.Seriousness)
                        : given.Facts;
                    Facts With(decimal v) => facts.Everywhere(new Answer(fact, v, v, v, fact.Unit == Unit.Money ? Currency.Gbp : default));
                    return (given.Version, With(two[0]), With(two[1]));
                })
        );
}

/// <summary>What the FCA's five steps promise of every case.</summary>
public class UkFcaFirmsLaws
{
    [Fact]
    public void Disgorgement_is_never_discounted() =>
        Laws.Hold(
            Shipped.Cases("uk-fca-firms"),
            300,
            given =>
            {
                var facts = given.Facts.Without(UkFcaFirms.HardshipPenalty);
                if (given.Version.Try(facts).Problems.Count > 0)
                {
                    return ["refused"];
                }

                var (with, without) = (
                    given.Version.Assess(facts),
                    given.Version.Assess(facts.Without(UkFcaFirms.Benefit).Without(UkFcaFirms.Interest))
                );
                var disgorged =
                    with.Find("step-1")?.Value
                    ?? (facts.Find(UkFcaFirms.Benefit)?.Likely ?? 0m) + (facts.Find(UkFcaFirms.Interest)?.Likely ?? 0m);
                Assert.InRange((with.Amount - without.Amount).Amount - disgorged, -0.000_001m, 0.000_001m);
                return
                [
                    disgorged > 0m ? "something to disgorge" : "nothing to disgorge",
                    with.Find("discount") is { Value: > 0m } ? "a discount" : "no discount",
                ];
            },
            "something to disgorge",
            "a discount"
        );
}
