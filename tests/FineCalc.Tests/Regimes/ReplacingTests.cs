using NodaTime;

namespace FineCalc.Tests;

/// <summary>Which days and which regimes a replaced number reaches, and what is refused because it reaches none.</summary>
public class ReplacingTests
{
    private static readonly LocalDate Second = new(2026, 1, 1);

    private static readonly LocalDate Third = new(2027, 1, 1);

    // Three versions: the first asks for "early", the last for "late", all for "base".
    private static Regime Define(string id = "own") =>
        Regime.Define(
            new RegimeInfo(id, "Own", Currency.Gbp),
            [
                new MethodPeriod("A", Own.FirstDay, Second, law => new Method(Amount(law, "early") + Base(law))),
                new MethodPeriod("B", Second, Third, law => new Method(Base(law))),
                new MethodPeriod("C", Third, null, law => new Method(Base(law) + Amount(law, "late"))),
            ]
        );

    private static Step<Money> Base(NumbersInForce law) => Amount(law, "base");

    private static Step<Money> Amount(NumbersInForce law, string id) => law.Money(id, id, Money.Gbp(1), Own.Source);

    private static Reform Put(string number, LocalDate? from, LocalDate? until, int amount = 5) =>
        Reform.Named("r", "R").With("own", number, Money.Gbp(amount), "why", from, until);

    private static List<(LocalDate, decimal)> Amounts(Regime regime) =>
        [.. regime.Versions.Select(v => (v.From, v.Amount(Facts.None).Amount))];

    [Theory]
    [InlineData("early", -1, 0, true)]
    [InlineData("early", 0, null, false)]
    [InlineData("early", -1, null, true)]
    [InlineData("early", null, -365, false)]
    [InlineData("early", null, -364, true)]
    [InlineData("late", null, 365, false)]
    [InlineData("late", null, 366, true)]
    [InlineData("late", 365, 366, true)]
    public void A_change_reaches_a_day_of_a_version_that_asks_for_the_number_or_is_refused(
        string number,
        int? from,
        int? until,
        bool reaches
    )
    {
        var reform = Put(number, Day(from), Day(until));
        if (reaches)
        {
            Assert.Contains(reform.Apply(Define()).Versions, v => v.Reforms.SequenceEqual(["r"]));
            return;
        }

        var problem = Own.OnlyProblem(() => reform.Apply(Define()));
        Assert.Equal(("number-not-in-force", number), (problem.Code, problem.Subject));
        Assert.Equal(
            number == "early"
                ? "days of the versions from 2025-01-01 until 2026-01-01 (that day excluded)"
                : "days of the versions from 2027-01-01",
            problem.Allowed
        );

        static LocalDate? Day(int? after) => after is { } days ? Second.PlusDays(days) : null;
    }

    [Fact]
    public void A_number_that_no_version_asks_for_is_told_with_each_that_one_does() =>
        Assert.Equal("base, early, late", Own.OnlyProblem(() => Put("bsae", null, null).Apply(Define())).Allowed);

    // What was put first stands before, after and on both sides of what is put later.
    [Fact]
    public void What_is_put_later_leaves_what_was_put_before_on_all_other_days()
    {
        var law = Define();
        LocalDate Day(int month) => new(2026, month, 1);

        var apart = Put("base", Day(7), Day(8), 7).Apply(Put("base", Day(3), Day(4)).Apply(law));
        var other = Put("base", Day(3), Day(4)).Apply(Put("base", Day(7), Day(8), 7).Apply(law));
        Assert.Equal(
            [(Own.FirstDay, 2m), (Second, 1m), (Day(3), 5m), (Day(4), 1m), (Day(7), 7m), (Day(8), 1m), (Third, 2m)],
            Amounts(apart)
        );
        Assert.Equal(Amounts(apart), Amounts(other));

        var touching = Put("base", Day(4), Day(5), 7).Apply(Put("base", Day(3), Day(4)).Apply(law));
        Assert.Equal([(Own.FirstDay, 2m), (Second, 1m), (Day(3), 5m), (Day(4), 7m), (Day(5), 1m), (Third, 2m)], Amounts(touching));

        var whole = Put("base", null, null, 7).Apply(Put("base", Day(3), Day(4)).Apply(law));
        Assert.Equal([(Own.FirstDay, 8m), (Second, 7m), (Third, 8m)], Amounts(whole));

        var onward = Put("base", Day(3), null, 7).Apply(Put("base", Day(2), null).Apply(law));
        Assert.Equal([(Own.FirstDay, 2m), (Second, 1m), (Day(2), 5m), (Day(3), 7m), (Third, 8m)], Amounts(onward));

        var inside = Put("base", Day(5), Day(6), 7).Apply(Put("base", Day(3), null).Apply(law));
        Assert.Equal([(Own.FirstDay, 2m), (Second, 1m), (Day(3), 5m), (Day(5), 7m), (Day(6), 5m), (Third, 6m)], Amounts(inside));

        var before = Put("base", null, Day(3), 7).Apply(Put("base", null, Day(4)).Apply(law));
        Assert.Equal([(Own.FirstDay, 8m), (Second, 7m), (Day(3), 5m), (Day(4), 1m), (Third, 2m)], Amounts(before));
    }

    [Theory]
    [InlineData("2026-03-01", "2026-06-01", "2026-06-01", "2026-07-01", false)]
    [InlineData("2026-03-01", "2026-06-01", "2026-05-31", "2026-07-01", true)]
    [InlineData("2026-03-01", "2026-06-01", "2026-01-01", "2026-03-01", false)]
    [InlineData("2026-03-01", "2026-06-01", "2026-01-01", "2026-03-02", true)]
    [InlineData("2026-03-01", null, "2026-05-01", "2026-07-01", true)]
    [InlineData("2026-03-01", null, "2026-01-01", "2026-03-01", false)]
    [InlineData("2026-03-01", null, "2026-05-01", null, true)]
    [InlineData(null, "2026-06-01", "2026-05-01", null, true)]
    [InlineData(null, "2026-06-01", null, "2026-05-01", true)]
    [InlineData(null, "2026-06-01", "2026-06-01", null, false)]
    public void One_reform_says_one_thing_of_a_number_on_a_day(string? from, string? until, string? then, string? end, bool clashes)
    {
        var reform = Put("base", Day(from), Day(until));
        Reform Again(string regime, string number) => reform.With(regime, number, Money.Gbp(6), "why", Day(then), Day(end));

        Assert.Equal(clashes, Record.Exception(() => Again("own", "base")) is ArgumentException);
        Assert.Equal(2, Again("own", "late").Changes.Count);
        Assert.Equal(2, Again("other", "base").Changes.Count);

        static LocalDate? Day(string? text) => text is null ? null : NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
    }

    [Fact]
    public void Of_several_that_clash_the_first_is_named()
    {
        var both = Put("base", new(2026, 3, 1), new(2026, 4, 1)).With("own", "base", Money.Gbp(6), "why", new(2026, 7, 1));
        Assert.Contains(
            "'base' of 'own' is replaced from 2026-03-01 until 2026-04-01 already.",
            Assert.Throws<ArgumentException>(() => both.With("own", "base", Money.Gbp(7), "why")).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("-", true)]
    [InlineData("0az9-", true)]
    [InlineData("", false)]
    [InlineData("aB", false)]
    [InlineData("a b", false)]
    [InlineData("a_b", false)]
    [InlineData("a.b", false)]
    [InlineData("ä", false)]
    public void A_reform_is_named_by_small_letters_digits_and_hyphens(string id, bool isId) =>
        Assert.Equal(isId, Record.Exception(() => Reform.Named(id, "R")) is not ArgumentException);

    [Fact]
    public void A_name_has_up_to_64_signs()
    {
        var longest = new string('a', 64);
        Assert.Equal(longest, Reform.Named(longest, "R").Id);
        Assert.Contains(
            "lower-case letters, digits and hyphens",
            Assert.Throws<ArgumentException>(() => Reform.Named(longest + "a", "R")).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() => Reform.Named("a", " "));
    }

    [Fact]
    public void A_reform_of_two_regimes_changes_each_and_a_regime_that_is_not_there_is_told_once()
    {
        var both = Put("base", null, null).With("other", "base", Money.Gbp(6), "why").With("other", "early", Money.Gbp(7), "why");
        var catalog = both.Apply(new RegimeCatalog(Define(), Define("other"), Define("third")));
        Assert.Equal([6m, 13m, 2m], catalog.Ids.Select(id => catalog.Find(id)!.On(Own.FirstDay).Amount(Facts.None).Amount));
        Assert.Equal(5m, both.Apply(Define()).On(Second).Amount(Facts.None).Amount);
        Assert.Equal(6m, both.Apply(Define("other")).On(Second).Amount(Facts.None).Amount);

        var strange = both.With("nowhere", "base", Money.Gbp(1), "why").With("nowhere", "late", Money.Gbp(1), "why");
        var problems = Assert.Throws<ProblemException>(() => strange.Apply(new RegimeCatalog(Define()))).Problems;
        Assert.Equal(
            [("regime-unknown", "other", "own"), ("regime-unknown", "nowhere", "own")],
            problems.Select(p => (p.Code, p.Subject!, p.Allowed!))
        );
    }

    [Fact]
    public void The_way_from_one_change_of_the_law_to_another_has_what_differs_and_nothing_else()
    {
        var law = Define();
        var shared = law.Override("base", Money.Gbp(3), "why");
        var (before, after) = (shared.Override("early", Money.Gbp(4), "why"), shared.Override("late", Money.Gbp(5), "why"));
        Assert.Equal([("early", -3m)], Parts(before, after, Own.FirstDay));
        Assert.Equal([("late", 4m)], Parts(before, after, Third));
        Assert.Equal([("base", -2m), ("late", -4m)], Parts(after, law, Third));

        // Where more differs than numbers that were replaced, it is the law as a whole.
        var model = NumberSetJson.Parse(
            """
            { "id": "m", "version": "1", "title": "M", "currency": "GBP", "instruments": { "act": { "title": "Act" } }, "numbers": [
              { "id": "guess", "title": "Guess", "unit": "rate", "values": [
                { "value": 1, "basis": "model", "source": { "instrument": "act", "standing": "read" } } ] } ] }
            """,
            "m.json"
        );
        Assert.Equal([("law", -6m)], Parts(after, Define(), Third));
        Assert.Equal([("law", -6m)], Parts(after, law.WithModel(model), Third));

        static IEnumerable<(string Id, decimal Amount)> Parts(Regime from, Regime to, LocalDate day) =>
            Bridge.Between(from.On(day).Assess(Facts.None), to.On(day).Assess(Facts.None)).Parts.Select(p => (p.Id, p.Amount.Amount));
    }

    [Fact]
    public void A_catalogue_reads_the_regimes_that_it_is_given_once()
    {
        var read = 0;
        IEnumerable<Regime> Made()
        {
            read++;
            yield return Define();
        }

        var catalog = new RegimeCatalog(Define("other"), Define()).With(Made());
        Assert.Equal(["own", "other"], catalog.Ids);
        Assert.Same(catalog.Find("own"), catalog.Find("own"));
        Assert.Equal(1, read);
    }

    [Fact]
    public void A_number_in_another_currency_is_replaced_in_it()
    {
        var regime = Regime.Define(
            "own",
            "Own",
            Currency.Gbp,
            Own.FirstDay,
            law => law.Money("base", "Base", Money.Eur(10), Own.Source).ConvertedTo(Currency.Gbp)
        );
        var facts = Facts.None.With(new ExchangeRate(Currency.Eur, Currency.Gbp, 0.5m, Own.FirstDay, Own.Source));
        Assert.Equal(10m, regime.Override("base", Money.Eur(20), "why").On(Own.FirstDay).Amount(facts).Amount);
        Assert.Equal(
            10m,
            Reform.Named("r", "R").With("own", "base", Money.Eur(20), "why").Apply(regime).On(Own.FirstDay).Amount(facts).Amount
        );
    }

    [Fact]
    public void Every_replaced_table_keeps_the_currency_it_gives()
    {
        static BandTable<Count, Money> Table(decimal amount, Func<decimal, Money> of) =>
            new(0, Edge.UpperIncluded, (null, of(amount), of(amount), Own.Source));
        var numbers = NumberSetJson.Parse(
            """
            { "id": "own", "version": "1", "title": "Own", "currency": "EUR", "instruments": { "act": { "title": "Act" } }, "numbers": [
              { "id": "table", "title": "Table", "unit": "money", "of": "count", "values": [
                { "start": 0, "edge": "upper-included", "rows": [{ "value": 10 }], "basis": "statute",
                  "source": { "instrument": "act", "standing": "read" } } ] } ] }
            """,
            "own.json"
        );
        var regime = Regime.Define(
            new RegimeInfo("own", "Own", Currency.Eur),
            [new MethodPeriod("Own", Own.FirstDay, null, law => new Method(law.ByBand<Count, Money>(Own.Number(1), "table")))],
            numbers
        );
        var replaced = Reform.Named("r", "R").With("own", "table", Table(20, Money.Eur), "why").Apply(regime).On(Own.FirstDay);
        Assert.Equal(Money.Eur(20), replaced.Amount(Facts.None));
        Assert.Equal(
            [("table", "above 0: EUR 20", "reform 'r': why; it stands instead of the published table")],
            replaced.Numbers.Where(n => n.Id == "table").Select(n => (n.Id, n.Value, n.Source.Note!))
        );
        var mixed = Own.OnlyProblem(() =>
            Reform.Named("r", "R").With("own", "table", Table(20, Money.Gbp), "why").Apply(regime).On(Own.FirstDay).Id
        );
        Assert.Equal("method-mixed-currencies", mixed.Code);
    }
}
