using NodaTime;

namespace FineCalc.Tests;

/// <summary>Two results with one id were worked out the same way; the slightest difference in the method gives another id.</summary>
public class VersionIdTests
{
    private static readonly Fact<Count> Months = Fact.Count("months", "Months", "How many months?", "months").From(0);

    private static readonly Citation Other = new("House rules", "s 2");

    private static BandTable<Count, Money> Table(
        decimal start = 0,
        Edge edge = Edge.UpperIncluded,
        decimal end = 12,
        decimal low = 1,
        Citation? source = null
    ) => new(start, edge, (end, Money.Gbp(low), Money.Gbp(5), source ?? Own.Source));

    private static Step<Money> Fine(Fact<Count> months) => Own.Pounds(100) * Step.Ask(months);

    private static string Id(Step<Money> step) => Own.Version(step).Id;

    [Fact]
    public void The_id_names_the_regime_and_the_first_day() => Assert.Matches("^own@2025-01-01#[0-9a-f]{12}$", Id(Own.Pounds(1)));

    [Fact]
    public void The_same_method_laid_out_again_has_the_same_id_in_every_culture() =>
        Assert.Single(Cultures.InEach(() => Id(Fine(Months).CappedAt(Own.Pounds(1000.5m)))).Distinct());

    [Fact]
    public void A_number_written_with_more_noughts_is_the_same_number() => Assert.Equal(Id(Own.Pounds(1m)), Id(Own.Pounds(1.000m)));

    public static TheoryData<string, Func<Step<Money>>, Func<Step<Money>>> Changes =>
        new()
        {
            { "a number", () => Own.Pounds(1), () => Own.Pounds(2) },
            { "the source of a number", () => Own.Pounds(1), () => Step.Of(Money.Gbp(1), Other) },
            { "the standing of a source", () => Own.Pounds(1), () => Step.Of(Money.Gbp(1), Own.Source with { Standing = Standing.Draft }) },
            { "the basis of a number", () => Own.Pounds(1), () => Step.Of(Money.Gbp(1), Own.Source, Basis.Model) },
            { "an operation", () => Own.Pounds(1) + Own.Pounds(2), () => Own.Pounds(1) - Own.Pounds(2) },
            { "the order of a subtraction", () => Own.Pounds(1) - Own.Pounds(2), () => Own.Pounds(2) - Own.Pounds(1) },
            { "greatest and least", () => Step.Greatest(Own.Pounds(1), Own.Pounds(2)), () => Step.Least(Own.Pounds(1), Own.Pounds(2)) },
            { "floor and cap", () => Own.Pounds(1).AtLeast(Own.Pounds(2)), () => Own.Pounds(1).CappedAt(Own.Pounds(2)) },
            { "a comparison", () => If(Step.Ask(Months).IsAbove(Own.Number(1))), () => If(Step.Ask(Months).IsAtLeast(Own.Number(1))) },
            {
                "a way of rounding",
                () => Own.Pounds(1).RoundedTo(new(5, RoundingMode.Down)),
                () => Own.Pounds(1).RoundedTo(new(5, RoundingMode.Up))
            },
            {
                "a unit of rounding",
                () => Own.Pounds(1).RoundedTo(new(5, RoundingMode.Down)),
                () => Own.Pounds(1).RoundedTo(new(10, RoundingMode.Down))
            },
            { "a name", () => Own.Pounds(1).Named("fine", "Fine", Own.Source), () => Own.Pounds(1).Named("fine", "Penalty", Own.Source) },
            {
                "the id of a step",
                () => Own.Pounds(1).Named("fine", "Fine", Own.Source),
                () => Own.Pounds(1).Named("penalty", "Fine", Own.Source)
            },
            {
                "the source of a step",
                () => Own.Pounds(1).Named("fine", "Fine", Own.Source),
                () => Own.Pounds(1).Named("fine", "Fine", Other)
            },
            { "the start of a table", () => ByMonths(Table()), () => ByMonths(Table(start: 1)) },
            { "the edge of a table", () => ByMonths(Table()), () => ByMonths(Table(edge: Edge.UpperExcluded)) },
            { "the end of a row", () => ByMonths(Table()), () => ByMonths(Table(end: 13)) },
            { "a value of a row", () => ByMonths(Table()), () => ByMonths(Table(low: 2)) },
            { "the source of a row", () => ByMonths(Table()), () => ByMonths(Table(source: Other)) },
            { "how infringements are taken together", () => Step.SumOver(Step.Ask(Ask.Harm)), () => Step.GreatestOver(Step.Ask(Ask.Harm)) },
            { "the id of a fact", () => Fine(Months), () => Fine(Fact.Count("weeks", "Months", "How many months?", "months").From(0)) },
            {
                "the question of a fact",
                () => Fine(Months),
                () => Fine(Fact.Count("months", "Months", "How many months, begun ones too?", "months").From(0))
            },
            { "what a fact allows", () => Fine(Months), () => Fine(Months.Within(0, 12)) },
            { "whole numbers", () => Fine(Months), () => Fine(Months.Whole()) },
            { "a judgement", () => Fine(Months), () => Fine(Months.AsJudgement()) },
            { "whom a fact is asked of", () => Step.SumOver(Fine(Months)), () => Step.SumOver(Fine(Months.PerInfringement())) },
            { "what a missing fact means", () => Fine(Months), () => Fine(Months.Default(1, "One.")) },
            { "a default", () => Fine(Months.Default(2, "Two.")), () => Fine(Months.Default(1, "One.")) },
            { "an open value", () => Fine(Months.Open(1, 2, 3, "why")), () => Fine(Months.Open(1, 2, 4, "why")) },
            { "what a missing fact rests on", () => Fine(Months.Default(1, "One.")), () => Fine(Months.Default(1, "One.", Basis.Model)) },
            {
                "what is counted",
                () => Fine(Months),
                () => Fine(Fact.Count("months", "Months", "How many months?", "begun months").From(0))
            },
            { "what a fact means elsewhere", () => Fine(Months), () => Fine(Months.Means("duration")) },
            {
                "the help of an option",
                () => If(Step.Ask(Ask.Taken).Is(default)),
                () => If(Step.Ask(Ask.Taken.Describing(default, "another help")).Is(default))
            },
            {
                "the default of a group",
                () => Step.GreatestOver(Step.Ask(Ask.Harm), Months.PerInfringement()),
                () => Step.GreatestOver(Step.Ask(Ask.Harm), Months.PerInfringement().Default(1, "One."))
            },
        };

    [Theory]
    [MemberData(nameof(Changes), DisableDiscoveryEnumeration = true)]
    public void Every_change_of_a_method_changes_the_id(string what, Func<Step<Money>> before, Func<Step<Money>> after)
    {
        Assert.Equal(Id(before()), Id(before()));
        Assert.True(Id(before()) != Id(after()), $"{what} changed, and the id did not");
    }

    [Fact]
    public void Which_step_is_the_result_is_part_of_the_method()
    {
        var (one, two) = (Own.Pounds(1), Own.Pounds(2));
        Shown[] shown = [Shown.Of(one, Own.Yes), Shown.Of(two, Own.Yes)];
        Assert.NotEqual(Own.Version(new Method(one) { AlsoShown = shown }).Id, Own.Version(new Method(two) { AlsoShown = shown }).Id);
        Assert.NotEqual(
            Own.Version(new Method(one) { AlsoShown = shown, Provisional = one }).Id,
            Own.Version(new Method(one) { AlsoShown = shown, Provisional = two }).Id
        );
    }

    [Fact]
    public void What_is_checked_is_part_of_the_method()
    {
        var check = new Check("few", Step.Ask(Months).IsBelow(Own.Number(10)), "Too many.", "fewer");
        string With(Check with) => Own.Version(new Method(Fine(Months)) { Checks = [with] }).Id;
        Assert.Equal(With(check), With(check with { }));
        Assert.NotEqual(With(check), With(check with { IsWarning = true }));
        Assert.NotEqual(With(check), With(check with { Code = "many" }));
        Assert.NotEqual(With(check), Own.Version(Fine(Months)).Id);
    }

    [Fact]
    public void The_first_day_the_regime_and_its_currency_are_part_of_the_id()
    {
        string Of(string id, Currency currency, LocalDate day) =>
            Regime.Define(id, "Own rules", currency, day, _ => Step.Ask(Ask.Turnover)).On(day).Id;
        Assert.Equal(
            4,
            new[]
            {
                Of("a", Currency.Gbp, Own.FirstDay),
                Of("b", Currency.Gbp, Own.FirstDay),
                Of("a", Currency.Eur, Own.FirstDay),
                Of("a", Currency.Gbp, Own.FirstDay.PlusDays(1)),
            }
                .Distinct()
                .Count()
        );
    }

    [Fact]
    public void The_dates_that_select_a_version_are_part_of_its_id()
    {
        string Of(DateRule date, params DateRule[] also) =>
            Regime
                .Define(
                    new RegimeInfo("own", "Own rules", Currency.Gbp) { Dates = [date], AlsoDates = also },
                    [new MethodPeriod("Own rules", Own.FirstDay, null, _ => new Method(Own.Pounds(1)))]
                )
                .On(Own.FirstDay)
                .Id;
        var rule = new DateRule("notice", "the day of the notice");
        string[] all =
        [
            Of(rule),
            Of(rule with { Id = "order" }),
            Of(rule with { Help = "the day of the order" }),
            Of(rule with { Assumption = "it was served on that day" }),
            Of(rule with { Meaning = "decision" }),
            Of(rule with { Role = DateRole.ConductEnd }),
            Of(rule with { Follows = "order" }),
            Of(rule, rule with { Id = "order" }),
        ];

        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Fact]
    public void What_a_regime_is_called_and_what_is_noted_of_a_source_are_not_part_of_the_id()
    {
        string Of(RegimeInfo info, string name, Citation source) =>
            Regime
                .Define(info, [new MethodPeriod(name, Own.FirstDay, null, _ => new Method(Step.Of(Money.Gbp(1), source)))])
                .On(Own.FirstDay)
                .Id;
        var info = new RegimeInfo("own", "Own rules", Currency.Gbp);

        Assert.Equal(
            Of(info, "Own rules", Own.Source),
            Of(
                info with
                {
                    Title = "Rules of our own",
                    Authority = "We",
                    Jurisdiction = "Here",
                    DateMeaning = "the day",
                    EndNote = "they ended",
                },
                "Rules",
                Own.Source with
                {
                    Link = "https://example.org",
                    DateRead = Own.FirstDay,
                    Note = "read again",
                }
            )
        );
    }

    private static Step<Money> If(Step<bool> condition) => Own.Pounds(1).When(condition, Own.Pounds(2));

    private static Step<Money> ByMonths(BandTable<Count, Money> table) => Step.ByBand(Step.Ask(Months), table, Own.Source);
}
