using NodaTime;

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

    private enum Late
    {
        Five = 5,
    }

    private enum Odd
    {
        A1,
        BCd,
        Level12,
        Of3D,
    }

    [Fact]
    public void The_code_of_a_choice_is_its_words_with_hyphens()
    {
        var odd = Fact.Choice("odd", "Odd", "Which?", (Odd.A1, "1"), (Odd.BCd, "2"), (Odd.Level12, "3"), (Odd.Of3D, "4"));
        Assert.Equal(["a-1", "b-cd", "level-12", "of-3-d"], odd.Options.Select(o => o.Code));
    }

    [Fact]
    public void A_choice_counts_from_zero() =>
        Assert.Throws<ArgumentException>(() => Fact.Choice("late", "Late", "Which?", (Late.Five, "5")));

    [Fact]
    public void A_fact_carries_its_wording_and_unit()
    {
        Assert.Equal(
            ("people", "People", "How many people?", Unit.Count, "people"),
            (Ask.People.Id, Ask.People.Name, Ask.People.Question, Ask.People.Unit, Ask.People.Counted)
        );
        Assert.Equal("People (people, count)", Ask.People.ToString());
        Assert.Equal(
            [Unit.Money, Unit.Rate, Unit.Count, Unit.Flag, Unit.Choice],
            new Fact[] { Ask.Turnover, Ask.Share, Ask.People, Ask.Repeated, Ask.Taken }.Select(f => f.Unit)
        );
    }

    private static readonly LocalDate Tenth = new(2025, 1, 10),
        Twentieth = new(2025, 1, 20);

    private static readonly Fact<Rate> Dated = Fact.Rate("dated", "Dated", "How much was it?")
        .Within(Rate.Zero, Rate.Percent(50))
        .Since(Tenth, f => f.Asking("How much is it?"))
        .Since(Twentieth, f => f.Within(Rate.Zero, Rate.Percent(20)).At(new Citation("Rules", "s 2")));

    // The words, bounds and source of a question have days as numbers have; the question stays one.
    [Fact]
    public void A_question_is_asked_as_on_the_day()
    {
        var (first, second, third) = (Dated.On(Tenth.PlusDays(-1)), Dated.On(Tenth), Dated.On(Twentieth));
        Assert.Equal(
            [("How much was it?", 0.5m, null), ("How much is it?", 0.5m, null), ("How much is it?", 0.2m, "s 2")],
            new[] { first, second, third }.Select(f => (f.Question, f.AllowedHigh!.Value, f.Source?.Pinpoint))
        );
        Assert.Same(second, Dated.On(Twentieth.PlusDays(-1)));
        Assert.Same(third, second.On(LocalDate.MaxIsoValue));
        Assert.Same(Dated, third.On(LocalDate.MinIsoValue));
        Assert.True(first == second && second == third && second.Equals((object)Dated) && second != Ask.Share && !second.Equals(null));
        Assert.Single(new HashSet<Fact> { first, second, third, Dated });
        Assert.Equal([Tenth, Twentieth], third.Changes);
        Assert.Empty(Ask.Share.Changes);

        // A copy is a question of its own, with the same days.
        var judged = Dated.PerInfringement();
        Assert.True(judged != Dated && judged.On(Twentieth) is { IsPerInfringement: true, AllowedHigh: 0.2m });
    }

    [Fact]
    public void A_question_that_changes_stays_one()
    {
        Assert.Throws<ArgumentException>(() => Dated.Since(Twentieth, f => f));
        Assert.Throws<ArgumentException>(() => Ask.Turnover.Since(Tenth, f => f.PerInfringement()).On(Tenth));
        Assert.Throws<ArgumentException>(() => Ask.Turnover.Since(Tenth, f => f.AsJudgement()).On(Tenth));
    }

    [Fact]
    public void A_version_asks_in_the_words_of_its_days_and_holds_answers_to_them()
    {
        MethodPeriod From(LocalDate from, LocalDate? until) =>
            new("Rules", from, until, law => new FineCalc.Steps.Method(Own.Pounds(100) * Step.Ask(Dated)));
        var regime = Regime.Define(
            new RegimeInfo("dated", "Dated", Currency.Gbp),
            [From(Own.FirstDay, Tenth), From(Tenth, Twentieth), From(Twentieth, null)]
        );
        Assert.Equal(
            ["How much was it?", "How much is it?", "How much is it?"],
            regime.Versions.Select(v => Assert.Single(v.Facts).Question)
        );
        Assert.Equal(3, regime.Versions.Select(v => v.Id.Split('#')[1]).Distinct().Count());
        var facts = Facts.None.With(Dated, Rate.Percent(30));
        Assert.Equal([30m, 30m], regime.Versions.Take(2).Select(v => v.Assess(facts).Amount.Amount));
        var problem = Assert.Single(regime.Versions[2].Try(facts).Problems);
        Assert.Equal(("fact-out-of-range", "a rate from 0% to 20%, both included"), (problem.Code, problem.Allowed));

        // An answer to the words of one version is an answer to those of another.
        Assert.Equal(
            10m,
            regime.Versions[0].Assess(Facts.None.With(new Answer(regime.Versions[2].Facts[0], 0.1m, 0.1m, 0.1m))).Amount.Amount
        );

        // A document has each wording, and stays one question too.
        var read = RegimeJson.Parse(RegimeJson.Write(regime), "document");
        Assert.Equal(regime.Versions.Select(v => (v.Id, v.Facts[0].Question)), read.Versions.Select(v => (v.Id, v.Facts[0].Question)));
        Assert.Equal(read.Versions[0].Facts[0], read.Versions[2].Facts[0]);
        Assert.Equal(RegimeJson.Write(regime), RegimeJson.Write(read));
    }

    [Fact]
    public void A_question_does_not_change_inside_a_version()
    {
        var regime = Regime.Define("dated", "Dated", Currency.Gbp, Own.FirstDay, law => Own.Pounds(100) * Step.Ask(Dated));
        var problem = Assert.Single(Assert.Throws<ProblemException>(() => regime.Versions[0].Id).Problems);
        Assert.Equal(
            ("question-changes-inside", "dated", "a version that begins on 2025-01-10"),
            (problem.Code, problem.Subject, problem.Allowed)
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_fact_needs_an_id(string id) => Assert.Throws<ArgumentException>(() => Fact.Flag(id, "Name", "Question?"));

    public static TheoryData<Fact, string> AllowedTexts =>
        new()
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
        Assert.Equal(
            (1m, 2m, true, true, true, Own.Source),
            (changed.AllowedLow, changed.AllowedHigh, changed.IsJudgement, changed.IsPerInfringement, changed.IsWhole, changed.Source)
        );
        Assert.Equal(
            (null, null, false, false, false, null),
            (plain.AllowedLow, plain.AllowedHigh, plain.IsJudgement, plain.IsPerInfringement, plain.IsWhole, plain.Source)
        );
    }

    [Fact]
    public void A_missing_answer_is_required_unless_the_fact_says_otherwise()
    {
        var plain = Fact.Rate("r", "R", "?");
        Assert.Equal((Missing.Required, null, Basis.Fact), (plain.WhenMissing, plain.MissingWhy, plain.MissingBasis));

        var assumed = plain.Default(Rate.Percent(5), "The rule says so.", Basis.Guidance);
        Assert.Equal(
            (Missing.Default, "The rule says so.", Basis.Guidance),
            (assumed.WhenMissing, assumed.MissingWhy, assumed.MissingBasis)
        );
        Assert.Equal(Basis.Fact, plain.Default(Rate.Zero, "None.").MissingBasis);

        var open = plain.Open(Rate.Percent(5), Rate.Percent(6), Rate.Percent(9), "Nobody knows.");
        Assert.Equal((Missing.Open, "Nobody knows.", Basis.Model), (open.WhenMissing, open.MissingWhy, open.MissingBasis));
    }

    [Theory]
    [InlineData(2, 1, 3)]
    [InlineData(1, 3, 2)]
    public void Open_values_out_of_order_are_refused(int low, int likely, int high) =>
        Assert.Contains(
            "'c' must be in order: low, likely, high",
            Assert.Throws<ArgumentException>(() => Fact.Count("c", "C", "?", "").Open(low, likely, high, "why")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_choice_lists_every_member_with_its_meaning()
    {
        Assert.Equal(
            [new Option("none", "no care at all"), new Option("some-care", "some"), new Option("full", "all that could be taken")],
            Ask.Taken.Options
        );
        Assert.Empty(Ask.Turnover.Options);
    }

    [Fact]
    public void A_choice_with_a_member_missing_out_of_order_or_not_counted_from_zero_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Fact.Choice("c", "C", "?", (Care.None, ""), (Care.SomeCare, "")));
        Assert.Throws<ArgumentException>(() => Fact.Choice("c", "C", "?", (Care.SomeCare, ""), (Care.None, ""), (Care.Full, "")));
        Assert.Throws<ArgumentException>(() => Fact.Choice("c", "C", "?", (Gapped.One, ""), (Gapped.Two, "")));
        Assert.Contains(
            "must be the members of Narrow",
            Assert.Throws<ArgumentException>(() => Fact.Choice("c", "C", "?", (Narrow.Zero, ""))).Message,
            StringComparison.Ordinal
        );
    }
}
