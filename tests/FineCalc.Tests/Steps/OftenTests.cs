namespace FineCalc.Tests;

/// <summary>A method that answers one set of questions again and again goes over to a faster way of reading; nobody may notice.</summary>
public class OftenTests
{
    private const int Often = 250;

    private static readonly Fact<Count> Points = Fact.Count("points", "Points", "How many points?", "");

    private static readonly BandTable<Count, Money> Closed = new(0, Edge.UpperIncluded, (10, Money.Gbp(0), Money.Gbp(100), Own.Source));

    private static RegimeVersion UsedOften(Step<Money> step, Facts facts) => UsedOften(new Method(step), facts);

    private static RegimeVersion UsedOften(Method method, Facts facts)
    {
        var version = Own.Version(method);
        for (var i = 0; i < Often; i++)
        {
            _ = version.Amount(facts);
        }

        return version;
    }

    private static Facts At(decimal points) => Facts.None.With(Points, points);

    public static TheoryData<string, Func<Step<Money>>, decimal, decimal, string> Problems =>
        new()
        {
            { "too large", () => Own.Pounds(1000) * Step.Ask(Points), 1, decimal.MaxValue / 10, "amount-overflow" },
            { "divided by zero", () => Own.Pounds(1000) / Step.Ask(Points), 1, 0, "division-by-zero" },
            { "above the table", () => Step.ByBand(Step.Ask(Points), Closed, Own.Source), 1, 11, "outside-table" },
            { "below the table", () => Step.ByBand(Step.Ask(Points), Closed, Own.Source), 1, -1, "outside-table" },
            {
                "a floor above the cap",
                () => Own.Pounds(1).Between(Own.Pounds(1) * Step.Ask(Points), Own.Pounds(5)),
                1,
                6,
                "floor-above-cap"
            },
        };

    [Theory]
    [MemberData(nameof(Problems), DisableDiscoveryEnumeration = true)]
    public void A_problem_is_the_same_problem(string what, Func<Step<Money>> step, decimal good, decimal bad, string code)
    {
        var version = UsedOften(step(), At(good));
        Assert.True(version.Try(At(bad)).Problems is [{ } problem] && problem.Code == code, what);
        Assert.Equal([code], Assert.Throws<ProblemException>(() => version.Amount(At(bad))).Problems.Select(p => p.Code));
        Assert.Equal(Own.Value(step(), At(good)), version.Amount(At(good)).Amount);
    }

    [Fact]
    public void A_question_that_is_not_answered_is_missed()
    {
        var version = UsedOften(Own.Pounds(1) * Step.Ask(Points), At(1));
        Assert.Equal(["fact-missing"], version.Try(Facts.None).Problems.Select(p => p.Code));
        for (var i = 0; i < Often; i++)
        {
            Assert.Throws<ProblemException>(() => version.Amount(Facts.None));
        }
    }

    [Fact]
    public void A_group_that_must_be_named_is_missed_where_it_is_not()
    {
        var version = Own.Version(Step.GreatestOver(Step.Ask(Ask.Harm), Fact.Count("conduct", "Conduct", "Which?", "").PerInfringement()));
        var facts = Facts.None.With(Ask.Harm, Money.Gbp(1));
        for (var i = 0; i < Often; i++)
        {
            Assert.Equal(["fact-missing"], Assert.Throws<ProblemException>(() => version.Amount(facts)).Problems.Select(p => p.Code));
        }
    }

    [Fact]
    public void A_check_that_does_not_hold_is_told()
    {
        var method = new Method(Own.Pounds(1) * Step.Ask(Points))
        {
            Checks = [new Check("few", Step.Ask(Points).IsAtMost(Own.Number(5)), "Too many.", "5 or fewer")],
        };
        var version = UsedOften(method, At(1));
        Assert.Equal(["few"], version.Try(At(6)).Problems.Select(p => p.Code));
        Assert.Throws<ProblemException>(() => version.Amount(At(6)));
        Assert.Equal(Money.Gbp(5), version.Amount(At(5)));
    }

    [Fact]
    public void A_warning_is_given()
    {
        var method = new Method(Own.Pounds(1) * Step.Ask(Points))
        {
            Checks = [new Check("few", Step.Ask(Points).IsAtMost(Own.Number(5)), "Too many.", "5 or fewer") { IsWarning = true }],
        };
        var version = UsedOften(method, At(1));
        Assert.Equal(["few"], version.Assess(At(6)).Warnings.Select(w => w.Code));
        Assert.Equal(Money.Gbp(6), version.Amount(At(6)));
        Assert.Empty(version.Assess(At(5)).Warnings);
    }

    [Fact]
    public void A_choice_outside_its_list_is_told()
    {
        var version = UsedOften(
            Step.ByCategory(Step.Ask(Ask.Taken), (Care.None, Own.Pounds(3)), (Care.SomeCare, Own.Pounds(2)), (Care.Full, Own.Pounds(1))),
            Facts.None.With(Ask.Taken, Care.Full)
        );
        Assert.Equal(
            ["fact-out-of-range"],
            Assert
                .Throws<ProblemException>(() => version.Amount(Facts.None.With(new Answer(Ask.Taken, 7, 7, 7))))
                .Problems.Select(p => p.Code)
        );
        Assert.Equal([3m, 2m, 1m], Enum.GetValues<Care>().Select(care => version.Amount(Facts.None.With(Ask.Taken, care)).Amount));
    }

    [Fact]
    public void A_case_that_is_the_first_of_its_kind_and_wrong_does_not_spoil_those_after_it()
    {
        var step = Step.ByCategory(
            Step.Ask(Ask.Taken),
            (Care.None, Own.Pounds(3)),
            (Care.SomeCare, Own.Pounds(2)),
            (Care.Full, Own.Pounds(1) * Step.Ask(Points))
        );
        var version = Own.Version(step);
        Assert.NotEmpty(version.Try(At(1).With(new Answer(Ask.Taken, 7, 7, 7))).Problems);
        for (var i = 0; i < Often; i++)
        {
            Assert.Equal(Money.Gbp(4), version.Amount(At(4).With(Ask.Taken, Care.Full)));
        }
    }

    [Fact]
    public void An_open_answer_still_gives_a_range()
    {
        var version = UsedOften(Own.Pounds(1) * Step.Ask(Points), At(1));
        var range = version.Assess(Facts.None.WithRange(Points, new Spread<Count>(1, 2, 4))).Range;
        Assert.Equal((1m, 2m, 4m), (range.Low.Amount, range.Likely.Amount, range.High.Amount));
    }

    [Fact]
    public void An_explanation_is_the_same()
    {
        var step = (Own.Pounds(100).RaisedBy(Own.Percent(10)) + (Own.Pounds(1) * Step.Ask(Points)))
            .RoundedTo(new Rounding(10, RoundingMode.Down))
            .Named("fine", "Fine", Own.Source);
        var (first, often) = (Own.Assess(step, At(25)).Trace, UsedOften(step, At(1)).Assess(At(25)).Trace);
        Assert.Equal(Lines(first), Lines(often));
        Assert.Equal(130m, often.Value);
    }

    private static IEnumerable<string> Lines(TraceNode node) =>
        node.Inputs.SelectMany(Lines).Prepend($"{node.Kind} {node.Id} {node} {node.Rule} {node.Basis} {node.Source}");
}
