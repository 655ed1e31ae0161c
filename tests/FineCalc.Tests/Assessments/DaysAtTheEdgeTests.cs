using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Tests;

/// <summary>Days of a case that just do not contradict one another, and conditions of which only some infringements are.</summary>
public class DaysAtTheEdgeTests
{
    private static readonly Fact<bool> Grave = Fact.Flag("grave", "Grave", "Was it grave?").PerInfringement();

    // Selected by one of two days on which conduct ended.
    private static readonly RegimeVersion Tens = Version([], new LocalDate(2010, 1, 1), new LocalDate(2020, 1, 1));

    private static readonly RegimeVersion OfGrave = Version(
        [new DateCondition("conduct", new(2016, 1, 1), null, "Grave conduct is of 2016", Own.Source) { When = Step.Ask(Grave) }],
        new LocalDate(2010, 1, 1),
        null
    );

    private static readonly RegimeVersion Between = Version(
        [new DateCondition("conduct", new(2015, 12, 31), new(2018, 12, 31), "It is for conduct of these days", Own.Source)],
        new LocalDate(2010, 1, 1),
        null
    );

    private static readonly Facts Light = Facts.None.With(Grave, false);

    [Theory]
    [InlineData("2015-03-01", "end", "2015-03-01", false)]
    [InlineData("2015-03-02", "end", "2015-03-01", true)]
    [InlineData("2015-03-01", "begin", "2015-03-01", false)]
    [InlineData("2015-03-01", "begin", "2015-03-02", true)]
    public void An_incident_of_the_very_day_fits(string incident, string id, string day, bool contradicts)
    {
        var told = Told(Tens, Light, ("incident", incident), (id, day));

        Assert.Equal(contradicts ? ["dates-contradict"] : [], told.Select(p => p.Code));
    }

    // A decision is about what was done until its very day, and a notice of that of the hearing follows it.
    [Theory]
    [InlineData("end", "2015-03-01", "decision", null)]
    [InlineData("end", "2015-03-02", "decision", "conduct-beyond-proceedings")]
    [InlineData("begin", "2015-03-01", "decision", null)]
    [InlineData("begin", "2015-03-02", "decision", "conduct-after-proceedings")]
    [InlineData("hearing", "2015-03-01", "notice", null)]
    [InlineData("hearing", "2015-03-02", "notice", "dates-out-of-order")]
    public void A_step_follows_what_was_on_its_very_day(string id, string day, string step, string? told)
    {
        var of = new Case("a", "A", Tens, Light)
        {
            Dates = new Dictionary<string, string> { [id] = day, [step] = "2015-03-01" },
        };
        var problems = of.Check() is { Count: > 0 } wrong ? wrong : of.Assess().Warnings;

        Assert.Equal(told is null ? [] : [told], problems.Select(p => p.Code));
    }

    [Fact]
    public void The_version_is_held_to_a_day_that_selects_although_another_stands_before_it()
    {
        var told = Told(Tens, Light, ("incident", "2015"), ("last", "2005"));

        Assert.Contains(told, p => (p.Code, p.Subject) == ("date-condition-unmet", "last"));
    }

    // Of a year some day is meant, and only the last of 2015 meets the condition, and only the last of 2018 does not.
    [Theory]
    [InlineData("2018", "may go on after 2018-12-30")]
    [InlineData("2018-12-30", null)]
    [InlineData("2018-12-31", "lies after 2018-12-30")]
    [InlineData("2018-12-30/2018-12-31", "goes on after 2018-12-30")]
    [InlineData("2016", null)]
    [InlineData("2015-12-30", "lies before 2015-12-31")]
    [InlineData("2015-12-30/2016", "began before 2015-12-31")]
    [InlineData("2015/2016", "may have begun before 2015-12-31")]
    [InlineData("2015-12-31/2016", null)]
    public void A_condition_is_held_to_its_first_and_its_last_day(string incident, string? told) =>
        Assert.Equal(
            told is null ? [] : [$"It is for conduct of these days; 'incident' ({incident}) {told}."],
            Told(Between, Light, ("incident", incident)).Select(p => p.Message)
        );

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    public void A_condition_of_some_infringements_is_told_where_it_is_so_of_any(bool first, bool second, bool isTold)
    {
        var facts = Facts.None.WithInfringement("A", own => own.With(Grave, first)).WithInfringement("B", own => own.With(Grave, second));

        Assert.Equal(isTold ? ["date-condition-unmet"] : [], Told(OfGrave, facts, ("incident", "2015")).Select(p => p.Code));
    }

    private static IReadOnlyList<Problem> Told(RegimeVersion version, Facts facts, params (string Id, string Day)[] dates) =>
        new Case("a", "A", version, facts) { Dates = dates.ToDictionary(d => d.Id, d => d.Day) }
            .Assess()
            .Warnings;

    private static RegimeVersion Version(DateCondition[] conditions, LocalDate from, LocalDate? until) =>
        Regime
            .Define(
                new RegimeInfo("days", "Days", Currency.Gbp)
                {
                    Dates =
                    [
                        new DateRule("end", "the day on which it ended") { Role = DateRole.ConductEnd },
                        new DateRule("last", "the last day") { Role = DateRole.ConductEnd },
                    ],
                    AlsoDates =
                    [
                        new DateRule("begin", "the day on which it began") { Role = DateRole.ConductBegin },
                        new DateRule("notice", "the day of the notice") { Follows = "hearing" },
                        new DateRule("hearing", "the day of the hearing"),
                    ],
                },
                [
                    new MethodPeriod(
                        "Only",
                        from,
                        until,
                        _ => new Method(Step.SumOver(Own.Pounds(1).When(Grave, Own.Pounds(2)))) { Conditions = conditions }
                    ),
                ]
            )
            .Versions[0];
}
