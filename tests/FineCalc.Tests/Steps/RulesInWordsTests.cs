using System.Text;

namespace FineCalc.Tests;

/// <summary>
/// The rule of a step of each kind in words: on the page of a method, as it was applied in a case, and with the values of one.
/// </summary>
public class RulesInWordsTests
{
    private static readonly Fact<Money> Stated = Fact.Stated<Money>("stated-fine", "Fine", Own.Source);

    private static readonly Fact<Rate> Off = Fact.Rate("off", "Reduction", "How much is taken off?").Default(Rate.Zero, "Nothing is.");

    private static readonly Fact<Rate> Maybe = Fact.Rate("maybe", "Share that may be stated", "Which share?");

    private static readonly Fact<Count> Group = Fact.Count("group", "Group", "Which group?", "")
        .PerInfringement()
        .Default(0, "All are one.");

    private static readonly Fact<Money> Cap = Fact.Money("cap", "Cap", "What is the most?").PerInfringement().Default(Money.Gbp(6), "Six.");

    private static readonly Fact<Count> Times = Fact.Count("times", "Times", "How often?", "times");

    private static Step<Money> Method(NumbersInForce law)
    {
        var rows = new List<(string Id, Step<Money> Step)>();
        var nothing = Step.Constant(Money.Gbp(0));
        var (turnover, share, people) = (Step.Ask(Ask.Turnover), Step.Ask(Ask.Share), Step.Ask(Ask.People));
        var rate = law.Rate("rate", "Rate of the law", Rate.Percent(10), Own.Source);
        var large = law.Money("large", "Large", Money.Gbp(500), Own.Source);
        var table = new BandTable<Money, Rate>(
            Money.Gbp(0),
            Edge.UpperIncluded,
            (Money.Gbp(100), Rate.Percent(1), Rate.Percent(2), Own.Source),
            (null, Rate.Percent(3), Rate.Percent(3), Own.Source)
        );
        var a = Row("a", turnover * rate);
        var b = Row("b", turnover * (share + rate));
        Row("raised", a.RaisedBy(share));
        Row("whole", a * Step.Constant(Rate.One));
        Row("reduced", a.ReducedBy(Step.Ask(Off)));
        Row("sum", a + b - (a + turnover));
        Row("minus", nothing - a + b);
        Row("none", a + nothing);
        Row("nothing", nothing - nothing);
        Row("parts", (a + b) / people);
        Row("ratio", b * (a / (b - a)));
        Row("by-product", a / (people * Step.Ask(Times)));
        Row("by-whole", a / (people * Step.Constant<Count>(1)));
        Row("by-quotient", a / (people / Step.Ask(Times)));
        Row("higher", Step.Greatest(a, b));
        Row("highest", Step.Greatest(a, b, large));
        Row("lower", Step.Least(a, b));
        Row("lowest", Step.Least(a, b, large) * rate);
        Row("floor", b.AtLeast(large));
        Row("floor-nothing", (b - a).AtLeast(nothing));
        Row("cap", b.CappedAt(large));
        Row("between", b.Between(nothing, large));
        Row("between-both", (a + b).Between(a, large) * rate);
        Row("by-table", a * Step.ByBand(turnover, table, Own.Source));
        Row("above", a.When(a.IsAbove(b), b));
        Row("at-least", a.When(a.IsAtLeast(b) & a.IsBelow(large), b));
        Row("at-most", a.When(a.IsAtMost(b) | people.Is(3), b));
        Row("mixed", a.When((a.IsAtMost(b) | people.Is(3)) & Ask.Repeated, b));
        Row("mixed-other", a.When((a.IsAtMost(b) & people.Is(3)) | !Ask.Repeated, b));
        Row("flag", a.When(Ask.Repeated, nothing));
        Row("flag-is", a.When(Step.Ask(Ask.Repeated).Is(true), b));
        Row("given", a.When(Step.IsGiven(Maybe), b));
        Row("or", turnover * Step.AskOr(Maybe, rate));
        Row("or-share", turnover * Step.AskOr(Maybe, rate + share));
        Row("category", Step.ByCategory(Ask.Taken, (Care.None, a), (Care.SomeCare, a + b), (Care.Full, nothing)));
        Row("rounded", b.RoundedTo(new Rounding(50, RoundingMode.Down)));
        Row("rounded-up", b.RoundedTo(large, RoundingMode.Up));
        Row("unrounded", b.RoundedTo(nothing, RoundingMode.Up));
        Row("handed-on", a);
        Row("over", Step.SumOver(Step.Ask(Ask.Harm)));
        Row("over-named", Step.GreatestOver((Step.Ask(Ask.Harm) * rate).Named("each", "Of each", Own.Source)));
        Row("over-capped", Step.SumOver(Step.Ask(Ask.Harm), Step.Ask(Cap), Group));
        Row("over-off", a - Step.SumOver(Step.Ask(Ask.Harm)));
        Row("over-groups", Step.GreatestOver(Step.Ask(Ask.Harm), Group) * rate);
        return Row("stated", Step.Sum([.. rows.Select(r => r.Step)])).MayBeStated(Stated);

        Step<Money> Row(string id, Step<Money> step)
        {
            var named = step.Named(id, $"<{id}>", Own.Source);
            rows.Add((id, named));
            return named;
        }
    }

    [Fact]
    public void Every_kind_of_step_is_said_in_its_words()
    {
        var version = Regime.Define("own", "Own", Currency.Gbp, Own.FirstDay, Method).On(Own.FirstDay);
        var least = Facts
            .None.With(Ask.Turnover, Money.Gbp(1000))
            .With(Ask.Share, Rate.Percent(20))
            .With(Ask.People, 3)
            .With(Times, 2)
            .With(Ask.Repeated, false)
            .With(Ask.Taken, Care.SomeCare)
            .With(Ask.Harm, Money.Gbp(5));
        var most = least
            .With(Ask.Repeated, true)
            .With(Ask.Taken, Care.Full)
            .With(Off, Rate.Percent(50))
            .With(Maybe, Rate.Percent(5))
            .WithInfringement("one", own => own.With(Ask.Harm, Money.Gbp(8)))
            .WithInfringement("two", own => own.With(Ask.Harm, Money.Gbp(4)).With(Cap, Money.Gbp(9)).With(Group, 1))
            .WithInfringement("three", own => own.With(Ask.Harm, Money.Gbp(2)).With(Cap, Money.Gbp(7)));

        var page = new StringBuilder("As the method has them\n");
        foreach (var step in version.Steps)
        {
            page.Append(step.Id).Append(" | ").Append(step.Rule).Append('\n');
        }

        foreach (
            var (name, facts) in new[]
            {
                ("With few answers", least),
                ("With all answers", most),
                ("Stated", most.With(Stated, Money.Gbp(7))),
            }
        )
        {
            page.Append('\n').Append(name).Append('\n');
            foreach (var step in version.Assess(facts).Steps)
            {
                page.Append(step.Id).Append(step.Infringement is { } of ? $" ({of})" : "").Append(" | ").Append(step.Rule);
                page.Append(" | ").Append(step.Arithmetic(s => s.ValueText) ?? "-").Append(" | ").Append(step.ValueText).Append('\n');
            }
        }

        Golden.Hold("tests/FineCalc.Tests/Steps/rules-in-words.txt", page.ToString());
    }
}
