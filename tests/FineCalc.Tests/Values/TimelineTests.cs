using NodaTime;

namespace FineCalc.Tests;

public class TimelineTests
{
    private static readonly LocalDate First = new(2018, 5, 25);
    private static readonly LocalDate Second = new(2024, 3, 18);
    private static readonly LocalDate End = new(2026, 10, 31);

    private static readonly Timeline<string> Policies = new([new(Second, End, "guidance"), new(First, Second, "policy")]);

    [Fact]
    public void The_first_day_is_in_and_the_until_day_is_out()
    {
        Assert.Null(Policies.Find(First.PlusDays(-1)));
        Assert.Equal("policy", Policies.On(First));
        Assert.Equal("policy", Policies.On(First.PlusDays(1)));
        Assert.Equal("policy", Policies.On(Second.PlusDays(-1)));
        Assert.Equal("guidance", Policies.On(Second));
        Assert.Equal("guidance", Policies.On(End.PlusDays(-1)));
        Assert.Null(Policies.Find(End));
    }

    [Fact]
    public void A_day_without_a_value_is_refused_with_the_days_that_have_one()
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => Policies.On(First.PlusDays(-1)));
        Assert.Equal("2018-05-24", refusal.ActualValue);
        Assert.Contains(
            "known: from 2018-05-25 until 2024-03-18, from 2024-03-18 until 2026-10-31.",
            refusal.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_gap_has_no_value()
    {
        var gap = new Timeline<int>([new(First, First.PlusDays(1), 1), new(Second, null, 2)]);
        Assert.Equal(1, gap.On(First));
        Assert.Null(gap.Find(First.PlusDays(1)));
        Assert.Null(gap.Find(Second.PlusDays(-1)));
        Assert.Equal(2, gap.On(Second));
    }

    [Fact]
    public void An_open_end_lasts()
    {
        Assert.Equal("on", new Timeline<string>([new(First, null, "on")]).On(LocalDate.MaxIsoValue));
        Assert.True(new Dated<int>(First, null, 0).Covers(LocalDate.MaxIsoValue));
    }

    [Fact]
    public void Values_stand_in_order_of_date_however_they_were_given() =>
        Assert.Equal(["policy", "guidance"], Policies.Values.Select(v => v.Value));

    [Fact]
    public void Overlaps_are_refused()
    {
        var byOneDay = Assert.Throws<ArgumentException>(() => new Timeline<int>([new(First, Second.PlusDays(1), 1), new(Second, null, 2)]));
        Assert.Contains("The values from 2018-05-25 and from 2024-03-18 overlap.", byOneDay.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Timeline<int>([new(First, null, 1), new(Second, null, 2)]));
        Assert.Throws<ArgumentException>(() => new Timeline<int>([new(First, Second, 1), new(First, Second, 2)]));
    }

    [Fact]
    public void A_value_that_ends_before_its_second_day_is_refused()
    {
        var empty = Assert.Throws<ArgumentException>(() => new Timeline<int>([new(First, First, 1)]));
        Assert.Contains("A value from 2018-05-25 cannot end on 2018-05-25", empty.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Timeline<int>([new(First, First.PlusDays(-1), 1)]));
        Assert.Equal(1, new Timeline<int>([new(First, First.PlusDays(1), 1)]).On(First));
    }

    [Fact]
    public void A_timeline_of_nothing_is_refused() =>
        Assert.Contains("at least one", Assert.Throws<ArgumentException>(() => new Timeline<int>([])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_timeline_prints_its_days_alike_in_every_culture()
    {
        Assert.All(
            Cultures.InEach(Policies.ToString),
            text => Assert.Equal("from 2018-05-25 until 2024-03-18, from 2024-03-18 until 2026-10-31", text)
        );
        Assert.Equal("always", new Timeline<int>([new(LocalDate.MinIsoValue, null, 1)]).ToString());
        Assert.Equal(
            "until 2024-03-18, from 2024-03-18",
            new Timeline<int>([new(LocalDate.MinIsoValue, Second, 1), new(Second, null, 2)]).ToString()
        );
    }
}
