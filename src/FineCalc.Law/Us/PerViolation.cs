using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Us;

// What regimes of an amount for each violation share.
internal static class PerViolation
{
    public static Fact<Count> Counted(string id, string name, string question) =>
        Fact.Count(id, name, question, "violations").From(0).Whole();

    public static Fact<Money> Amount(string question) =>
        Fact.Money("amount-per-violation", "Amount for each violation", question).From(Money.Usd(0)).AsJudgement();

    public static Method Maximum(Step<Money> amount, Citation source) =>
        new(amount.Named("penalty", "Most that can be imposed: a maximum, not a prediction", source)) { IsMaximum = true };
}
