using FineCalc.Eu;
using FineCalc.Fitting;
using FineCalc.Gdpr;
using FsCheck.Fluent;

namespace FineCalc.Tests;

/// <summary>The table of stated decisions and that of ordinary fines: which speaks, and that they meet.</summary>
public class TwoTablesTests
{
    private static readonly RegimeVersion Law = Regimes.EuGdpr.Versions[^1];

    private static readonly string[] Ordered = ["turnover", "people-affected", "data-sensitivity"];

    // The least first.
    private static readonly decimal[] Turnovers = [0m, 30_000m, 2_000_000m, 40_000_000m, 900_000_000m, 100_000_000_000m];
    private static readonly decimal[] People = [0m, 1m, 30m, 3_000m, 400_000m, 100_000_000m];

    [Fact]
    public void A_column_is_of_five_decisions_or_more_and_the_sums_agree()
    {
        var equations = Refit.Ordinary(Repository.Root).Equations;

        Assert.Equal(2048, equations.Count);
        Assert.Equal(equations.Count, equations.CountOf(OrdinaryDesign.Base));
        Assert.All(equations.Columns, c => Assert.True(equations.CountOf(c) >= OrdinaryDesign.Fewest, c));
        Assert.Equal(
            equations.Count,
            OrdinaryDesign.Kinds.Append("kind-not-told").Sum(equations.CountOf) + 1192 /* companies, the base */
        );
    }

    [Fact]
    public void The_sums_of_a_file_are_read_and_written_to_the_last_digit() =>
        Assert.Equal(File.ReadAllText(Repository.PathOf(Refit.EquationsFile)), Refit.Ordinary(Repository.Root).Write());

    [Fact]
    public void A_decision_that_tests_the_estimate_is_refused_where_it_is_fitted()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(
                file,
                """[{ "id": "a", "country": "Spain", "date": "2023-12-31", "fine_eur": 300, "defendant": "association" },"""
                    + """ { "id": "b", "country": "Spain", "date": "2024-01-01", "fine_eur": 300 }]"""
            );
            Assert.Equal(
                ("decision-later", "b"),
                Assert.Throws<ProblemException>(() => OrdinaryFile.Of(file, GdprEstimate.Model)).Problems[0] is var problem
                    ? (problem.Code, problem.Subject)
                    : default
            );
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void What_is_not_told_of_an_ordinary_case_never_narrows_the_range()
    {
        var told = new EstimateFacts
        {
            Codes = new Dictionary<string, string>
            {
                ["defendant"] = "company",
                ["sector"] = "hospitality",
                ["infringement-kind"] = "security",
                ["size-class"] = "up-to-10m",
                ["data-sensitivity"] = "ordinary",
                ["tier"] = "standard",
                ["intent"] = "negligent",
                ["previous"] = "none",
            },
            Numbers = new Dictionary<string, double> { ["duration"] = 3d },
            Country = "Italy",
        };
        var width = GdprEstimate.Model.Predict(told).Distribution.Deviation;

        Assert.All(
            told.Codes.Keys.Select(k => told with { Codes = told.Codes.Where(c => c.Key != k).ToDictionary() })
                .Append(told.Without("duration"))
                .Append(told with { Country = null }),
            f => Assert.True(GdprEstimate.Model.Predict(f).Distribution.Deviation >= width)
        );
    }

    // Held against the table as it stood before there were two: one line of it a decision.
    [Fact]
    public void Where_turnover_and_people_are_told_the_stated_table_stands_as_it_is()
    {
        var alone = GdprEstimate.Model with { Ordinary = null };
        var both = GdprEstimate.Decisions.Where(d => d.Facts.Turnover is not null && d.Facts.People is not null).ToList();

        Assert.InRange(both.Count, 100, 200);
        Assert.All(both, d => Assert.Equal(alone.Predict(d.Facts).Distribution, GdprEstimate.Model.Predict(d.Facts).Distribution));
    }

    [Theory]
    [InlineData(null, null, "company", "gdpr-ordinary")]
    [InlineData(3_000_000, null, "company", "gdpr")]
    [InlineData(null, 20, "company", "gdpr gdpr-ordinary")]
    [InlineData(3_000_000, 20, "company", "gdpr")]
    [InlineData(3_000_000, null, "public-body", "gdpr-ordinary")]
    public void The_table_that_speaks_is_named(int? turnover, int? people, string defendant, string expected)
    {
        var facts = Told(turnover, people);
        var estimate = GdprEstimate.Of(new Case("x", "X", Law, facts), new EstimateOptions { Country = "Italy", Defendant = defendant });

        Assert.Equal(expected, string.Join(' ', estimate.Tables.Select(t => t.Id)));
        Assert.EndsWith(".", estimate.Assumed, StringComparison.Ordinal);
        Assert.NotNull(estimate.MostTelling);
        Assert.True(estimate.MostTelling.Value.High > estimate.MostTelling.Value.Low);
        Assert.Equal(expected == "gdpr-ordinary", estimate.Warnings.Any(w => w.Contains("a large undertaking", StringComparison.Ordinal)));
    }

    [Fact]
    public void More_never_lowers_it_and_what_is_told_at_its_least_is_never_more_than_silence() =>
        Laws.Hold(
            from kind in Gen.Elements(Enum.GetValues<DefendantKind>())
            from country in Gen.Elements(EeaCountry.Spain, EeaCountry.Romania, EeaCountry.Sweden, EeaCountry.France, EeaCountry.Slovenia)
            from sector in Gen.Elements(Enum.GetValues<Sector>())
            from about in Gen.Elements(Enum.GetValues<InfringementKind>())
            from size in Gen.Choose(-1, 4)
            from turnover in Gen.Choose(-1, Turnovers.Length - 2)
            from people in Gen.Choose(-1, People.Length - 2)
            from data in Gen.Choose(-1, 2)
            from more in Gen.Elements(Ordered)
            select (kind, country, sector, about, size, turnover, people, data, more),
            600,
            given =>
            {
                var fixedFacts = Facts
                    .None.With(EuGdpr.Defendant, given.kind)
                    .With(EuGdpr.Country, given.country)
                    .With(EuGdpr.Sector, given.sector)
                    .With(EuGdpr.InfringementKind, given.about);
                fixedFacts = given.size < 0 ? fixedFacts : fixedFacts.With(EuGdpr.SizeClass, (SizeClass)given.size);
                double Of(int step)
                {
                    var facts = fixedFacts;
                    facts = At("turnover", given.turnover, step) is var t and >= 0
                        ? facts.With(EuGdpr.Turnover, Money.Eur(Turnovers[t]))
                        : facts;
                    facts = At("people-affected", given.people, step) is var n and >= 0
                        ? facts.With(EuGdpr.PeopleAffected, People[n])
                        : facts;
                    facts = At("data-sensitivity", given.data, step) is var s and >= 0
                        ? facts.With(EuGdpr.Sensitivity, (DataSensitivity)s)
                        : facts;
                    return GdprEstimate.Of(new Case("x", "X", Law, facts)).Distribution.Centre;
                }

                // From silence to the least; else from one answer to the next.
                int At(string fact, int now, int step) => fact != given.more || step == 0 ? now : now + 1;
                var now = given.more switch
                {
                    "turnover" => given.turnover,
                    "people-affected" => given.people,
                    _ => given.data,
                };
                var (before, after) = (Of(0), Of(1));
                if (now < 0)
                {
                    // A public body is told by its people; its turnover tells nothing, and both together are read as they always were.
                    var isQuiet = given.kind is DefendantKind.NonProfit or DefendantKind.PublicBody or DefendantKind.NaturalPerson;
                    Assert.True(
                        after <= before + 1e-9 || (isQuiet && given.more == "turnover") || (isQuiet && given.turnover >= 0),
                        FormattableString.Invariant($"{given}: silent {before:R}, at the least {after:R}")
                    );
                }
                else
                {
                    Assert.True(after >= before - 1e-9, FormattableString.Invariant($"{given}: {before:R}, then {after:R}"));
                }

                return [(now < 0 ? "told at its least: " : "more: ") + given.more];
            },
            [.. Ordered.SelectMany(f => new[] { "told at its least: " + f, "more: " + f })]
        );

    [Fact]
    public void What_is_told_inside_what_was_put_in_keeps_the_middle_inside_the_range()
    {
        foreach (var country in new[] { "Spain", "Italy", "Germany", "Poland", "Greece" })
        {
            foreach (var kind in new[] { "company", "sole-trader" })
            {
                var options = new EstimateOptions { Country = country, Defendant = kind };
                foreach (var (facts, told) in new[] { (Told(null, 50), Told(3_000_000, 50)), (Told(3_000_000, null), Told(3_000_000, 38)) })
                {
                    var (before, after) = (GdprEstimate.Of(Of(facts), options), GdprEstimate.Of(Of(told), options));
                    var (low, high) = before.Distribution.Range(0.8);

                    Assert.InRange(after.Distribution.Median, low, high);

                    // One who trades alone is read as a company where both are told, which scatter more.
                    Assert.True(after.Width < before.Width || kind == "sole-trader", $"{country}, {kind}");
                }
            }
        }

        static Case Of(Facts facts) => new("x", "X", Law, facts);
    }

    [Fact]
    public void A_case_tells_its_country_kind_and_the_turnover_of_the_entity()
    {
        var facts = Facts.None.With(EuGdpr.Country, EeaCountry.Spain).With(EuGdpr.Defendant, DefendantKind.Company);
        var entity = GdprEstimate.Of(new Case("x", "X", Law, facts.With(EuGdpr.EntityTurnover, Money.Eur(5_000_000))));
        var group = GdprEstimate.Of(new Case("x", "X", Law, facts.With(EuGdpr.Turnover, Money.Eur(5_000_000))));

        Assert.Equal(group.Distribution.Centre, entity.Distribution.Centre);
        Assert.Contains(group.Drivers, d => d.Name == "Authority: Spain");
    }

    [Theory]
    [InlineData(EeaCountry.Ireland, 1_000_000)]
    [InlineData(EeaCountry.Cyprus, 200_000)]
    [InlineData(EeaCountry.Spain, 20_000_000)]
    public void A_public_body_has_the_maximum_of_its_country(EeaCountry country, int expected)
    {
        var facts = Facts
            .None.With(EuGdpr.Tier, MaximumTier.Higher)
            .With(EuGdpr.Country, country)
            .With(EuGdpr.Defendant, DefendantKind.PublicBody)
            .With(EuGdpr.Seriousness, Rate.One);

        Assert.Equal(Money.Eur(expected), Law.Assess(facts).Amount);
        Assert.Equal(expected, GdprEstimate.Of(new Case("x", "X", Law, facts)).Distribution.Maximum!.Value, 1e-6);
    }

    [Theory]
    [InlineData(EeaCountry.Germany)]
    [InlineData(EeaCountry.Austria)]
    [InlineData(EeaCountry.Belgium)]
    public void Where_the_law_fines_no_public_bodies_there_is_no_amount_and_no_estimate(EeaCountry country)
    {
        var facts = Facts
            .None.With(EuGdpr.Tier, MaximumTier.Higher)
            .With(EuGdpr.Country, country)
            .With(EuGdpr.Defendant, DefendantKind.PublicBody)
            .With(EuGdpr.Turnover, Money.Eur(9_000_000))
            .With(EuGdpr.Seriousness, Rate.One);

        Assert.Equal(0m, Law.Assess(facts).Amount.Amount);
        Assert.Equal(
            "estimate-no-fine",
            Assert.Single(Assert.Throws<ProblemException>(() => GdprEstimate.Of(new Case("x", "X", Law, facts))).Problems).Code
        );
        Assert.True(Law.Assess(facts.With(EuGdpr.IsUndertaking, true)).Amount.Amount > 0m);
    }

    // Art 83(7) leaves it to each country; what FineCalc does not know is said and not passed over.
    [Theory]
    [InlineData(EeaCountry.Spain, true)]
    [InlineData(null, true)]
    [InlineData(EeaCountry.Malta, false)]
    public void A_public_body_whose_maximum_is_not_known_is_told_so(EeaCountry? country, bool isTold)
    {
        var facts = Facts
            .None.With(EuGdpr.Tier, MaximumTier.Higher)
            .With(EuGdpr.Defendant, DefendantKind.PublicBody)
            .With(EuGdpr.Seriousness, Rate.One);
        var result = Law.Assess(country is { } known ? facts.With(EuGdpr.Country, known) : facts);
        Assert.Equal(isTold, result.Warnings.Any(w => w.Code == "public-body-maximum-unknown"));
        Assert.Equal(isTold ? 20_000_000m : 50_000m, result.Amount.Amount);
    }

    [Fact]
    public void A_maximum_in_another_currency_is_converted_at_the_rate_of_the_case_and_in_an_estimate_at_that_of_the_table()
    {
        var facts = Facts
            .None.With(EuGdpr.Tier, MaximumTier.Higher)
            .With(EuGdpr.Country, EeaCountry.Sweden)
            .With(EuGdpr.Defendant, DefendantKind.PublicBody);

        Assert.Contains(Law.Try(facts).Problems, p => p.Code == "exchange-rate-missing");
        Assert.InRange(GdprEstimate.Of(new Case("x", "X", Law, facts)).Distribution.Maximum!.Value, 800_000d, 1_000_000d);
    }

    [Fact]
    public void A_kind_of_defendant_that_is_none_is_refused() =>
        Assert.Equal(
            "choice-unknown",
            Assert
                .Throws<ProblemException>(() =>
                    GdprEstimate.Of(new Case("x", "X", Law, Facts.None), new EstimateOptions { Defendant = "robot" })
                )
                .Problems[0]
                .Code
        );

    private static Facts Told(int? turnover, int? people)
    {
        var facts = turnover is { } t ? Facts.None.With(EuGdpr.Turnover, Money.Eur(t)) : Facts.None;
        return people is { } n ? facts.With(EuGdpr.PeopleAffected, (long)n) : facts;
    }
}
