using NodaTime;

namespace FineCalc.Tests;

/// <summary>Small methods of one's own, so that a test reads as the one rule it is about.</summary>
internal static class Own
{
    public static readonly Citation Source = new("House rules", "s 1");

    public static readonly LocalDate FirstDay = new(2025, 1, 1);

    public static Step<Money> Pounds(decimal amount) => Step.Of(Money.Gbp(amount), Source);

    public static Step<Rate> Percent(decimal percent) => Step.Of(Rate.Percent(percent), Source);

    public static Step<Count> Number(decimal number) => Step.Of(new Count(number), Source);

    public static Step<bool> Yes => Number(1).IsAtLeast(Number(1));

    public static Step<bool> No => Number(1).IsAbove(Number(1));

    public static RegimeVersion Version(Step<Money> result) => Version(new Method(result));

    public static RegimeVersion Version(Method method) =>
        Regime
            .Define(new RegimeInfo("own", "Own rules", Currency.Gbp), [new MethodPeriod("Own rules", FirstDay, null, _ => method)])
            .On(FirstDay);

    public static Assessment Assess(Step<Money> result, Facts? facts = null) => Version(result).Assess(facts ?? Facts.None);

    /// <summary>The number a step comes to, whatever it is measured in.</summary>
    public static decimal Value(Step<Money> step, Facts? facts = null) => Assess(step, facts).Amount.Amount;

    public static decimal Value(Step<Rate> step, Facts? facts = null) => Value(Pounds(1) * step, facts);

    public static decimal Value(Step<Count> step, Facts? facts = null) => Value(Pounds(1) * step, facts);

    public static bool Value(Step<bool> step, Facts? facts = null) => Value(Pounds(1).When(step, Pounds(0)), facts) == 1m;

    public static (decimal Low, decimal Likely, decimal High) Range(Step<Money> step, Facts? facts = null)
    {
        var range = Assess(step, facts).Range;
        return (range.Low.Amount, range.Likely.Amount, range.High.Amount);
    }

    /// <summary>The one problem of a method with some facts.</summary>
    public static Problem OnlyProblem(Step<Money> step, Facts? facts = null) =>
        Assert.Single(Version(step).Try(facts ?? Facts.None).Problems);

    public static Problem OnlyProblem(Func<object> lay) => Assert.Single(Assert.Throws<ProblemException>(lay).Problems);
}

internal enum Care
{
    None,
    SomeCare,
    Full,
}

/// <summary>The questions the tests ask.</summary>
internal static class Ask
{
    public static readonly Fact<Money> Turnover = Fact.Money("turnover", "Turnover", "What was the turnover?").From(Money.Gbp(0));

    public static readonly Fact<Rate> Share = Fact.Rate("share", "Share", "Which share?").Within(Rate.Zero, Rate.One).AsJudgement();

    public static readonly Fact<Count> People = Fact.Count("people", "People", "How many people?", "people").From(0).Whole();

    public static readonly Fact<bool> Repeated = Fact.Flag("repeated", "Repeated", "Was it repeated?");

    public static readonly Fact<Care> Taken = Fact.Choice(
        "care",
        "Care",
        "Which care was taken?",
        (Care.None, "no care at all"),
        (Care.SomeCare, "some"),
        (Care.Full, "all that could be taken")
    );

    public static readonly Fact<Money> Harm = Fact.Money("harm", "Harm", "What harm did this infringement do?").PerInfringement();
}
