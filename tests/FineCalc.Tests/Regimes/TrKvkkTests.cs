using System.Globalization;
using NodaTime;

namespace FineCalc.Tests;

/// <summary>Administrative fines under the KVKK: the amounts of each year as a chain, ranges, what is not fined.</summary>
public sealed class TrKvkkTests
{
    // The revaluation rates of 2017 to 2026; that of 2025 is from memory and is held by the amounts that are reported on both sides of it.
    private static readonly (int Year, decimal Factor)[] Rates =
    [
        (2017, 1.0383m),
        (2018, 1.1447m),
        (2019, 1.2373m),
        (2020, 1.2258m),
        (2021, 1.0911m),
        (2022, 1.3620m),
        (2023, 2.2293m),
        (2024, 1.5846m),
        (2025, 1.4393m),
        (2026, 1.2549m),
    ];

    [Theory]
    [InlineData(KvkkDuty.Information, 5_000, 100_000)]
    [InlineData(KvkkDuty.Security, 15_000, 1_000_000)]
    [InlineData(KvkkDuty.BoardDecision, 25_000, 1_000_000)]
    [InlineData(KvkkDuty.Registry, 20_000, 1_000_000)]
    public void The_amounts_of_the_Act_revalued_and_cut_each_year_give_every_amount_since(KvkkDuty duty, int lowest, int highest)
    {
        Assert.Equal((lowest, highest), Range(duty, new LocalDate(2016, 10, 7)));
        Assert.Equal((lowest, highest), Range(duty, new LocalDate(2016, 12, 31)));
        (decimal Low, decimal High) now = (lowest, highest);
        foreach (var (year, factor) in Rates)
        {
            now = (decimal.Truncate(now.Low * factor), decimal.Truncate(now.High * factor));
            Assert.Equal(now, Range(duty, new LocalDate(year, 1, 1)));
            Assert.Equal(now, Range(duty, new LocalDate(year, 12, 31)));
        }
    }

    [Fact]
    public void The_fine_for_standard_contracts_begins_in_June_2024_and_follows_the_same_chain()
    {
        Assert.Equal((50_000m, 1_000_000m), Range(KvkkDuty.StandardContract, new LocalDate(2024, 6, 1)));
        Assert.Equal((71_965m, 1_439_300m), Range(KvkkDuty.StandardContract, new LocalDate(2025, 1, 1)));
        Assert.Equal(
            (decimal.Truncate(71_965m * 1.2549m), decimal.Truncate(1_439_300m * 1.2549m)),
            Range(KvkkDuty.StandardContract, new LocalDate(2026, 12, 31))
        );
        Assert.Equal(
            "duty-not-yet-fined",
            Assert.Single(On(new LocalDate(2024, 5, 31)).Try(Facts.None.With(TrKvkk.Duty, KvkkDuty.StandardContract)).Problems).Code
        );
        Assert.Empty(On(new LocalDate(2024, 5, 31)).Try(Facts.None.With(TrKvkk.Duty, KvkkDuty.Registry)).Problems);
    }

    [Fact]
    public void Days_whose_amounts_are_not_known_are_refused_and_the_day_of_the_infringement_counts()
    {
        Assert.All(
            new[] { new LocalDate(2016, 10, 6), new LocalDate(2027, 1, 1) },
            day => Assert.Equal("date-not-in-force", Assert.Single(Assert.Throws<ProblemException>(() => On(day)).Problems).Code)
        );
        Assert.Contains(
            "2027",
            Assert.Throws<ProblemException>(() => On(new LocalDate(2027, 1, 1))).Problems[0].Allowed,
            StringComparison.Ordinal
        );
        Assert.Equal("infringement", Assert.Single(Regimes.TrKvkk.Info.Dates).Id);
        Assert.Equal(
            [2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2024, 2025, 2026],
            Regimes.TrKvkk.Versions.Select(v => v.From.Year)
        );
    }

    [Theory]
    [InlineData(256_356, false)]
    [InlineData(256_357, true)]
    [InlineData(17_092_242, true)]
    [InlineData(17_092_243, false)]
    public void The_Board_is_held_to_the_range_both_ends_included(int fine, bool isInside)
    {
        var facts = Facts.None.With(TrKvkk.Duty, KvkkDuty.Security).With(TrKvkk.FineSet, Lira(fine));
        Assert.Equal(isInside ? [] : ["fine-outside-range"], On(new LocalDate(2026, 3, 1)).Try(facts).Problems.Select(p => p.Code));
    }

    [Fact]
    public void Fines_are_added_up_but_for_one_that_a_heavier_one_for_the_same_act_takes_up()
    {
        var law = On(new LocalDate(2026, 3, 1));
        var two = Facts
            .None.WithInfringement("Leak", own => own.With(TrKvkk.Duty, KvkkDuty.Security).With(TrKvkk.FineSet, Lira(1_000_000)))
            .WithInfringement("No notice", own => own.With(TrKvkk.Duty, KvkkDuty.Information).With(TrKvkk.FineSet, Lira(100_000)));
        Assert.Equal(Lira(1_100_000), law.Amount(two));
        Assert.Equal(Lira(1_000_000), law.Amount(two.WithInfringement("No notice", own => own.With(TrKvkk.IsAbsorbed, true))));
        Assert.Equal("public-institution-not-fined", Assert.Single(law.Try(two.With(TrKvkk.IsPublic, true)).Problems).Code);
    }

    [Fact]
    public void An_amount_that_no_source_has_says_so()
    {
        var numbers = On(new LocalDate(2025, 3, 1)).Numbers.ToDictionary(n => n.Id, n => n.Source);
        Assert.Equal((Standing.Reported, Standing.Inferred), (numbers["registry.least"].Standing, numbers["security.least"].Standing));
        Assert.Contains(
            "1,806,377",
            On(new LocalDate(2026, 3, 1)).Numbers.Single(n => n.Id == "standard-contract.most").Source.Note,
            StringComparison.Ordinal
        );
        Assert.All(
            Rates.Where(r => r.Year is >= 2019 and <= 2021),
            r =>
                Assert.Equal(
                    Standing.Inferred,
                    On(new LocalDate(r.Year, 1, 1)).Numbers.Single(n => n.Id == "security.most").Source.Standing
                )
        );
        Assert.Contains(
            (1.2549m - 1m).ToString("P2", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal),
            numbers["security.least"].Note,
            StringComparison.Ordinal
        );
    }

    private static (decimal Low, decimal High) Range(KvkkDuty duty, LocalDate day)
    {
        var range = On(day).Assess(Facts.None.With(TrKvkk.Duty, duty)).Range;
        return (range.Low.Amount, range.High.Amount);
    }

    private static Money Lira(decimal amount) => new(amount, Currency.Of("TRY"));

    private static RegimeVersion On(LocalDate day) => Regimes.TrKvkk.On(day);
}
