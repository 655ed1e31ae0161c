namespace FineCalc.Tests;

public class FactTests
{
    private enum Gapped
    {
        One = 1,
        Two,
    }

    private enum Narrow : byte
    {
        Zero,
    }

    [Fact]
    public void A_fact_carries_its_wording_and_unit()
    {
        Assert.Equal(("people", "People", "How many people?", Unit.Count, "people"), (Ask.People.Id, Ask.People.Name, Ask.People.Question, Ask.People.Unit, Ask.People.Counted));
        Assert.Equal("People (people, count)", Ask.People.ToString());
        Assert.Equal(
            [Unit.Money, Unit.Rate, Unit.Count, Unit.Flag, Unit.Choice],
            new Fact[] { Ask.Turnover, Ask.Share, Ask.People, Ask.Repeated, Ask.Taken }.Select(f => f.Unit));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_fact_needs_an_id(string id) => Assert.Throws<ArgumentException>(() => Fact.Flag(id, "Name", "Question?"));

    public static TheoryData<Fact, string> AllowedTexts => new()
    {
        { Fact.Money("m", "M", "?"), "any amount" },
        { Fact.Money("m", "M", "?").From(Money.Gbp(1000)), "an amount of 1,000 or more" },
        { Fact.Rate("r", "R", "?").Within(Rate.Percent(-50), Rate.One), "a rate from -50% to 100%, both included" },
        { Fact.Count("c", "C", "?", "months").From(1), "a number of 1 months or more" },
        { Fact.Count("c", "C", "?", "people").From(0).Whole(), "a whole number of 0 people or more" },
        { Ask.Repeated, "true or false" },
        { Ask.Taken, "none, some-care, full" },
    };

    [Theory]
    [MemberData(nameof(AllowedTexts), DisableDiscoveryEnumeration = true)]
    public void What_is_allowed_is_said_alike_in_every_culture(Fact fact, string allowed) =>
        Assert.All(Cultures.InEach(() => fact.Allowed), text => Assert.Equal(allowed, text));

    [Fact]
    public void Changing_a_fact_gives_another_and_leaves_the_first()
    {
        var plain = Fact.Money("m", "M", "?");
        var changed = plain.Within(Money.Gbp(1), Money.Gbp(2)).AsJudgement().PerInfringement().Whole().At(Own.Source);
        Assert.Equal((1m, 2m, true, true, true, Own.Source), (changed.AllowedLow, changed.AllowedHigh, changed.IsJudgement, changed.IsPerInfringement, changed.IsWhole, changed.Source));
        Assert.Equal((null, null, false, false, false, null), (plain.AllowedLow, plain.AllowedHigh, plain.IsJudgement, plain.IsPerInfringement, plain.IsWhole, plain.Source));
    }

    [Fact]
    public void A_missing_answer_is_required_unless_the_fact_says_otherwise()
    {
        var plain = Fact.Rate("r", "R", "?");
        Assert.Equal((Missing.Required, null, Basis.Fact), (plain.WhenMissing, plain.MissingWhy, plain.MissingBasis));

        var assumed = plain.Default(Rate.Percent(5), "The rule says so.", Basis.Guidance);
        Assert.Equal((Missing.Default, "The rule says so.", Basis.Guidance), (assumed.WhenMissing, assumed.MissingWhy, assumed.MissingBasis));
        Assert.Equal(Basis.Fact, plain.Default(Rate.Zero, "None.").MissingBasis);

        var open = plain.Open(Rate.Percent(5), Rate.Percent(6), Rate.Percent(9), "Nobody knows.");
        Assert.Equal((Missing.Open, "Nobody knows.", Basis.Model), (open.WhenMissing, open.MissingWhy, open.MissingBasis));
    }

    [Theory]
    [InlineData(2, 1, 3)]
    [InlineData(1, 3, 2)]
    public void Open_values_out_of_order_are_refused(int low, int likely, int high) =>
        Assert.Contains("'c' must be in order: low, likely, high", Assert.Throws<ArgumentException>(() => Fact.Count("c", "C", "?", "").Open(low, likely, high, "why")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_choice_lists_every_member_with_its_meaning()
    {
        Assert.Equal([new Option("none", "no care at all"), new Option("some-care", "some"), new Option("full", "all that could be taken")], Ask.Taken.Options);
        Assert.Empty(Ask.Turnover.Options);
    }

    [Fact]
    public void A_choice_with_a_member_missing_out_of_order_or_not_counted_from_zero_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Fact.Choice("c", "C", "?", (Care.None, ""), (Care.SomeCare, "")));
        Assert.Throws<ArgumentException>(() => Fact.Choice("c", "C", "?", (Care.SomeCare, ""), (Care.None, ""), (Care.Full, "")));
        Assert.Throws<ArgumentException>(() => Fact.Choice("c", "C", "?", (Gapped.One, ""), (Gapped.Two, "")));
        Assert.Contains("must be the members of Narrow", Assert.Throws<ArgumentException>(() => Fact.Choice("c", "C", "?", (Narrow.Zero, ""))).Message, StringComparison.Ordinal);
    }
}
