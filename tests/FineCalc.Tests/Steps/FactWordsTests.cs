using static FineCalc.Steps.Step;

namespace FineCalc.Tests;

/// <summary>A question on the left of an operator or word is the step that asks it; a word for a common shape is that shape.</summary>
public class FactWordsTests
{
    private static readonly Fact<Money> Gain = Fact.Money("gain", "Gain", "What was gained?").From(Money.Gbp(0));
    private static readonly Fact<Rate> Share = Fact.Rate("share", "Share", "Which share?").Within(Rate.Zero, Rate.One);
    private static readonly Fact<Rate> Other = Fact.Rate("other", "Other share", "Which other share?").Within(Rate.Zero, Rate.One);
    private static readonly Fact<Count> Days = Fact.Count("days", "Days", "How many days?", "days").From(0);
    private static readonly Fact<bool> Warned = Fact.Flag("warned", "Warned", "Was there a warning?");

    // The words read as a sentence, and the same written out with the steps that ask.
    public static TheoryData<string, Step<Money>, Step<Money>> Sentences =>
        new()
        {
            { "sum", Gain + Own.Pounds(1), Ask(Gain) + Own.Pounds(1) },
            { "difference", Gain - Own.Pounds(1), Ask(Gain) - Own.Pounds(1) },
            { "two questions", Gain * Share, Ask(Gain) * Ask(Share) },
            { "times", Gain * Days, Ask(Gain) * Ask(Days) },
            { "parts", Gain / Own.Number(2), Ask(Gain) / Own.Number(2) },
            { "a ratio of amounts", Gain * (Gain / Own.Pounds(2)), Ask(Gain) * (Ask(Gain) / Own.Pounds(2)) },
            { "shares added", Gain * (Share + Own.Percent(1)), Ask(Gain) * (Ask(Share) + Own.Percent(1)) },
            { "shares taken off", Gain * (Share - Own.Percent(1)), Ask(Gain) * (Ask(Share) - Own.Percent(1)) },
            { "shares of shares", Gain * (Share * Own.Percent(1)), Ask(Gain) * (Ask(Share) * Own.Percent(1)) },
            { "shares for each day", Gain * (Share * Own.Number(2)), Ask(Gain) * (Ask(Share) * Own.Number(2)) },
            { "ratios of shares", Gain * (Share / Own.Percent(1)), Ask(Gain) * (Ask(Share) / Own.Percent(1)) },
            { "days added", Gain * (Days + Own.Number(1)), Ask(Gain) * (Ask(Days) + Own.Number(1)) },
            { "days taken off", Gain * (Days - Own.Number(1)), Ask(Gain) * (Ask(Days) - Own.Number(1)) },
            { "days of days", Gain * (Days * Own.Number(2)), Ask(Gain) * (Ask(Days) * Own.Number(2)) },
            { "days divided", Gain * (Days / Own.Number(2)), Ask(Gain) * (Ask(Days) / Own.Number(2)) },
            { "cap", Gain.CappedAt(Own.Pounds(1)), Ask(Gain).CappedAt(Own.Pounds(1)) },
            { "floor", Gain.AtLeast(Own.Pounds(1)), Ask(Gain).AtLeast(Own.Pounds(1)) },
            { "or", Gain.Or(Own.Pounds(1)), AskOr(Gain, Own.Pounds(1)) },
            { "where", Where(Warned, Own.Pounds(2), otherwise: Gain), Own.Pounds(2).When(Ask(Warned), Ask(Gain)) },
            { "where a question", Where(Warned, Gain, otherwise: Own.Pounds(2)), Ask(Gain).When(Ask(Warned), Own.Pounds(2)) },
            { "where two questions", Gain * Where(Warned, Share, Other), Ask(Gain) * Ask(Share).When(Ask(Warned), Ask(Other)) },
            { "within", If(Gain.IsWithin(Own.Pounds(1), Own.Pounds(2))), If(AtLeast(Ask(Gain)) & Ask(Gain).IsAtMost(Own.Pounds(2))) },
            { "implies", If(Warned.Implies(Gain.IsGiven())), If(IsGiven(Gain).When(Ask(Warned), Constant(true))) },
            { "any given", If(IsAnyGiven(Gain, Days, Warned)), If(IsGiven(Gain) | IsGiven(Days) | IsGiven(Warned)) },
            { "not", If(!Warned & Days.IsAbove(Own.Number(1))), If(Ask(Warned).Is(false) & Ask(Days).IsAbove(Own.Number(1))) },
        };

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_sentence_and_its_steps_are_one_method(string what, Step<Money> sentence, Step<Money> steps)
    {
        Assert.NotEmpty(what);
        Assert.NotEmpty(Own.Version(sentence).Facts);
        Assert.Equal(Own.Version(steps).Id, Own.Version(sentence).Id);
    }

    [Fact]
    public void A_choice_is_asked_where_a_category_is_needed() =>
        Assert.Equal(
            Own.Version(ByCategory(Ask(FineCalc.Tests.Ask.Taken), code => Own.Pounds(code.Length))).Id,
            Own.Version(ByCategory(FineCalc.Tests.Ask.Taken, code => Own.Pounds(code.Length))).Id
        );

    [Fact]
    public void A_step_that_may_be_stated_is_one_row_under_its_own_name()
    {
        var stated = Fact.Stated<Money>("fine-stated", "Fine", Own.Source).From(Money.Gbp(0));
        var worked = (Gain * Share).Named("fine", "Fine", Own.Source);
        var version = Own.Version(worked.MayBeStated(stated));

        Assert.Equal(Own.Version(AskOr(stated, Gain * Share).Named("fine", "Fine", Own.Source)).Id, version.Id);
        var given = version.Assess(Facts.None.With(stated, Money.Gbp(7)));
        Assert.Equal((Money.Gbp(7), "fine"), (given.Amount, Assert.Single(given.Steps).Id));
        Assert.Equal(
            ("Fine, as stated", "Fine: what is it where the decision states it?", true),
            (stated.Name, stated.Question, stated.IsJudgement)
        );
        Assert.Throws<InvalidOperationException>(() => (Gain * Share).MayBeStated(stated));
        Assert.Throws<InvalidOperationException>(() => Own.Pounds(1).MayBeStated(stated));
        Assert.NotNull((Gain * Share).Named("f", "Fine", Own.Source).MayBeStated(stated));
    }

    private static Step<Money> If(Step<bool> condition) => Where(condition, Own.Pounds(1), otherwise: Own.Pounds(0));

    private static Step<bool> AtLeast(Step<Money> gain) => gain.IsAtLeast(Own.Pounds(1));
}
