using NodaTime;

namespace FineCalc.Tests;

public class RegimeDatesTests
{
    private static readonly LocalDate First = new(2018, 5, 25);
    private static readonly LocalDate Second = new(2024, 3, 18);

    private static MethodPeriod Period(LocalDate from, LocalDate? until, decimal amount) =>
        new($"From {from.Year}", from, until, _ => new Method(Own.Pounds(amount)));

    private static Regime Two(LocalDate? end = null) =>
        Regime.Define(new RegimeInfo("two", "Two methods", Currency.Gbp), [Period(Second, end, 2), Period(First, Second, 1)]);

    private static Problem NotInForce(Regime regime, LocalDate date) => Own.OnlyProblem(() => regime.On(date));

    [Fact]
    public void The_first_day_of_a_method_is_in_and_its_until_day_is_the_next_ones()
    {
        var regime = Two();
        Assert.Equal(
            [("From 2018", First, Second), ("From 2024", Second, (LocalDate?)null)],
            regime.Versions.Select(v => (v.Name, v.From, v.Until))
        );
        Assert.Equal(Money.Gbp(1), regime.On(First).Amount(Facts.None));
        Assert.Equal(Money.Gbp(1), regime.On(Second.PlusDays(-1)).Amount(Facts.None));
        Assert.Equal(Money.Gbp(2), regime.On(Second).Amount(Facts.None));
        Assert.Equal(Money.Gbp(2), regime.On(LocalDate.MaxIsoValue).Amount(Facts.None));
    }

    [Fact]
    public void A_version_covers_its_days_and_no_others()
    {
        var version = Two().On(First);
        Assert.False(version.Covers(First.PlusDays(-1)));
        Assert.True(version.Covers(First));
        Assert.True(version.Covers(Second.PlusDays(-1)));
        Assert.False(version.Covers(Second));
        Assert.True(Two().On(Second).Covers(LocalDate.MaxIsoValue));
    }

    [Fact]
    public void A_day_before_the_first_is_refused_with_the_days_that_are_known()
    {
        var problem = NotInForce(Two(), First.PlusDays(-1));
        Assert.Equal(("date-not-in-force", "date", "a date from 2018-05-25"), (problem.Code, problem.Subject, problem.Allowed));
        Assert.Equal("Two methods has no method for 2018-05-24.", problem.Message);
    }

    [Fact]
    public void A_day_after_the_last_is_refused_and_says_why_it_is_the_last()
    {
        var regime = Regime.Define(
            new RegimeInfo("ends", "Ended", Currency.Gbp) { DateMeaning = "the date of the offence", EndNote = "it was repealed" },
            [Period(First, Second, 1)]
        );
        var problem = NotInForce(regime, Second);
        Assert.Equal("Ended has no method for 2024-03-18 (the date of the offence).", problem.Message);
        Assert.Equal("a date from 2018-05-25 until 2024-03-18 (that day excluded); it was repealed", problem.Allowed);
    }

    [Fact]
    public void A_day_in_a_gap_is_refused_with_the_days_on_both_sides()
    {
        var gap = Regime.Define(new RegimeInfo("gap", "Gap", Currency.Gbp), [Period(First, First.PlusDays(2), 1), Period(Second, null, 2)]);
        Assert.Equal(
            "a date from 2018-05-25 until 2018-05-27 (that day excluded), or from 2024-03-18",
            NotInForce(gap, First.PlusDays(2)).Allowed
        );
        Assert.Equal(
            "a date from 2018-05-25 until 2018-05-27 (that day excluded), or from 2024-03-18",
            NotInForce(gap, Second.PlusDays(-1)).Allowed
        );
    }

    [Fact]
    public void Methods_that_overlap_and_a_regime_without_any_are_refused()
    {
        var info = new RegimeInfo("bad", "Bad", Currency.Gbp);
        Assert.Throws<ArgumentException>(() => Regime.Define(info, [Period(First, Second.PlusDays(1), 1), Period(Second, null, 2)]));
        Assert.Throws<ArgumentException>(() => Regime.Define(info, []));
    }

    [Fact]
    public void A_day_on_which_a_number_changes_begins_a_version()
    {
        var regime = Regime.Define(
            new RegimeInfo("numbers", "Numbers by date", Currency.Gbp),
            [
                new MethodPeriod(
                    "Method",
                    First,
                    new LocalDate(2026, 1, 1),
                    law => new Method(law.Money("maximum").Named("fine", "Fine", Own.Source))
                ),
            ],
            NumberSetJson.Parse(
                """
                { "id": "numbers", "version": "1", "title": "Numbers", "currency": "GBP",
                  "instruments": { "act": { "title": "Act" } }, "numbers": [
                  { "id": "maximum", "title": "Maximum", "unit": "money", "values": [
                    { "until": "2018-05-25", "value": 1, "basis": "statute", "source": { "instrument": "act", "standing": "read" } },
                    { "from": "2018-05-25", "until": "2021-01-01", "value": 2, "basis": "statute",
                      "source": { "instrument": "act", "standing": "read" } },
                    { "from": "2021-01-01", "until": "2026-01-01", "value": 3, "basis": "statute",
                      "source": { "instrument": "act", "standing": "read" } },
                    { "from": "2026-01-01", "value": 4, "basis": "statute", "source": { "instrument": "act", "standing": "read" } } ] } ] }
                """,
                "numbers.json"
            )
        );
        var change = new LocalDate(2021, 1, 1);
        Assert.Equal([(First, change), (change, new LocalDate(2026, 1, 1))], regime.Versions.Select(v => (v.From, v.Until!.Value)));
        Assert.Equal(Money.Gbp(2), regime.On(change.PlusDays(-1)).Amount(Facts.None));
        Assert.Equal(Money.Gbp(3), regime.On(change).Amount(Facts.None));
        Assert.Equal("a date from 2018-05-25 until 2026-01-01 (that day excluded)", NotInForce(regime, new LocalDate(2026, 1, 1)).Allowed);
    }

    [Fact]
    public void The_layout_is_given_the_first_day_of_its_version()
    {
        LocalDate? given = null;
        var regime = Regime.Define(
            "own",
            "Own",
            Currency.Gbp,
            First,
            law =>
            {
                given = law.Date;
                return Own.Pounds(1);
            }
        );
        _ = regime.On(Second).Id;
        Assert.Equal(First, given);
    }

    [Fact]
    public void A_regime_carries_what_it_is()
    {
        var info = new RegimeInfo("two", "Two methods", Currency.Gbp);
        Assert.Equal(("two", "Two methods", Currency.Gbp), (Two().Id, Two().Info.Title, Two().Info.Currency));
        Assert.Equal(("", "", null, null), (info.Authority, info.Jurisdiction, info.DateMeaning, info.EndNote));
        Assert.Equal([new DateRule("date", "the date on which the method is applied")], info.Dates);
        Assert.False(Two().IsOverridden);
        Assert.Empty(Two().Numbers.Numbers);
        Assert.Empty(Two().Model.Numbers);
    }
}

public class RegimeCatalogTests
{
    private static Regime Named(string id, decimal amount = 1) =>
        Regime.Define(id, id, Currency.Gbp, Own.FirstDay, _ => Own.Pounds(amount));

    [Fact]
    public void Regimes_are_found_by_id_and_listed_in_order()
    {
        var (one, two) = (Named("one"), Named("two"));
        var catalog = new RegimeCatalog(two, one);
        Assert.Equal(["two", "one"], catalog.Ids);
        Assert.Same(one, catalog.Find("one"));
        Assert.Null(catalog.Find("One"));
    }

    [Fact]
    public void An_added_regime_stands_before_and_in_place_of_one_of_its_id()
    {
        var (old, renewed, other, added) = (Named("one"), Named("one", 2), Named("other"), Named("added"));
        var catalog = new RegimeCatalog(old, other);
        var grown = catalog.With(added, renewed);
        Assert.Equal(["added", "one", "other"], grown.Ids);
        Assert.Same(renewed, grown.Find("one"));
        Assert.Same(old, catalog.Find("one"));
    }

    [Fact]
    public void Two_of_one_id_are_refused() =>
        Assert.Contains(
            "'one'",
            Assert.Throws<ArgumentException>(() => new RegimeCatalog(Named("one"), Named("one"))).Message,
            StringComparison.Ordinal
        );
}
