using System.Text.Json;
using NodaTime;

namespace FineCalc.Tests;

/// <summary>What whatever describes a regime says of itself in a line, and in JSON where others point to it.</summary>
public class RegimeTextsTests
{
    private static Regime Define() =>
        Regime.Define(
            new RegimeInfo("own", "Own rules", Currency.Gbp),
            [
                new MethodPeriod("First", Own.FirstDay, Own.FirstDay.PlusYears(1), law => new Method(Fine(law)) { IsMaximum = true }),
                new MethodPeriod("Second", Own.FirstDay.PlusYears(1), null, law => new Method(Fine(law))),
            ]
        );

    private static Step<Money> Fine(NumbersInForce law) =>
        (Step.Ask(Ask.Turnover) * law.Rate("rate", "Rate", Rate.Percent(10), Own.Source)).Named("fine", "Fine", Own.Source);

    [Fact]
    public void A_regime_and_a_version_are_written_as_what_they_are()
    {
        var regime = Define();
        Assert.Equal(
            """{"id":"own","title":"Own rules","currency":"GBP"}""",
            JsonSerializer
                .Serialize(regime)
                .Replace("\n", "", StringComparison.Ordinal)
                .Replace("  ", "", StringComparison.Ordinal)
                .Replace(": ", ":", StringComparison.Ordinal)
        );
        Assert.Equal(
            [
                $"id={regime.Versions[0].Id}, regime=own, name=First, from=2025-01-01, until=2026-01-01",
                $"id={regime.Versions[1].Id}, regime=own, name=Second, from=2026-01-01",
            ],
            regime.Versions.Select(v =>
                string.Join(
                    ", ",
                    JsonDocument.Parse(JsonSerializer.Serialize(v)).RootElement.EnumerateObject().Select(p => $"{p.Name}={p.Value}")
                )
            )
        );
    }

    [Fact]
    public void What_describes_a_regime_says_so_in_a_line()
    {
        var (regime, version) = (Define(), Define().Versions[0]);
        var check = new Check("few", Own.Yes, "Too many.", "fewer");
        (object Of, string Text)[] lines =
        [
            (regime, "Own rules (own), 2 versions"),
            (regime.Info, "Own rules (own, GBP)"),
            (version, version.Id),
            (version.Numbers.Single(), "Rate (rate): 10%"),
            (version.Steps.Single(), "Fine (fine): Turnover × Rate"),
            (new RegimeCatalog(regime), "1 regime: own"),
            (new RegimeCatalog(), "0 regimes: "),
            (regime.Numbers, " ( , 0 numbers)"),
            (new MethodPeriod("First", Own.FirstDay, null, _ => new Method(Own.Pounds(1))), "First, from 2025-01-01"),
            (new Method(Own.Pounds(1).Named("fine", "Fine", Own.Source)) { Checks = [check] }, "Fine, 1 check"),
            (new Method(Own.Pounds(1).Named("fine", "Fine", Own.Source)) { IsMaximum = true }, "Fine, a maximum, 0 checks"),
            (check, "few: Too many."),
            (new DateRule("day", "the day"), "day: the day"),
            (DateCondition.Since(Own.FirstDay, "Since then", Own.Source), "conduct: Since then"),
            (new Adjustment("yearly", "Each year", [], Own.FirstDay, Own.Source), "yearly, due 2025-01-01: Each year"),
            (new Adjustment("yearly", "Each year", [], null, Own.Source), "yearly, no day known: Each year"),
            (Reform.Named("r", "Reform"), "Reform (r)"),
        ];
        Assert.Equal(lines.Select(l => l.Text), lines.Select(l => $"{l.Of}"));
    }

    [Theory]
    [InlineData("2025-01-02", null, "2025-01-02 or later")]
    [InlineData(null, "2025-01-02", "2025-01-01 or earlier")]
    [InlineData("2025-01-02", "2025-02-01", "2025-01-02 to 2025-01-31, both included")]
    [InlineData(null, null, "any day")]
    public void The_days_that_meet_a_condition_are_said(string? from, string? until, string allowed)
    {
        Assert.Equal(allowed, new DateCondition("conduct", Day(from), Day(until), "So", Own.Source).Allowed);

        static LocalDate? Day(string? text) => text is null ? null : NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
    }

    [Fact]
    public void A_version_is_found_by_its_day_however_the_day_is_given()
    {
        var regime = Define();
        Assert.Equal("First", regime.On(2025, 12, 31).Name);
        Assert.Equal("Second", regime.On(2026, 1, 1).Name);
        Assert.Equal("First", regime.On(new DateOnly(2025, 12, 31)).Name);
        Assert.Equal("date-invalid", Own.OnlyProblem(() => regime.On(2025, 2, 29)).Code);
        Assert.Equal((true, false), (regime.Versions[0].IsMaximum, regime.Versions[1].IsMaximum));
    }
}
