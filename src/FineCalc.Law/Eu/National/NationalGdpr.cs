using FineCalc.Common;
using FineCalc.Steps;
using static FineCalc.Steps.Step;

namespace FineCalc.Eu;

// What national methods under the GDPR share beside the questions of EuGdpr and the maxima of Article 83.
internal static class NationalGdpr
{
    // The fines of one conduct are added up and held by the maximum of the gravest infringement; conducts are added without a limit.
    public static Step<Money> Total(Step<Money> each, Step<Money> maximum, Citation source) =>
        SumOver(each, maximum, EuGdpr.Conduct).Named("total", "Fines together", source);

    // Without the turnover only the fixed maximum is known, and the true one is no lower: said only where fines together come as far as the
    // lower of the fixed ones.
    public static Check MaximumMayHold(Step<Money> each, Step<Money> lowest) =>
        EuGdprSteps.MaximumIsKnown with
        {
            Holds = EuGdprSteps.MaximumIsKnown.Holds | SumOver(each).IsAtMost(lowest),
        };

    public static Fact<Money> Stated(string id, string name, string question) =>
        Fact.Money(id, name, question).From(Money.Eur(0)).AsJudgement().PerInfringement();
}
