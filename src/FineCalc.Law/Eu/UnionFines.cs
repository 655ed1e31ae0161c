using FineCalc.Steps;
using static FineCalc.Steps.Step;

namespace FineCalc.Eu;

// What the regulations share under which authorities of the Union fine by themselves: a basic amount between limits, and coefficients.
internal static class UnionFines
{
    // A coefficient is applied to the basic amount by itself; what it adds or takes off is summed. It bears the id of its question.
    public static Step<Count> Coefficients(NumbersInForce law, Fact<Count> repetitions, params Fact<bool>[] factors)
    {
        Step<Count> one = Constant<Count>(1),
            none = Constant<Count>(0);
        return Sum([
            one,
            (law.Count("repetition") - one) * repetitions,
            .. factors.Select(f => Where(f, law.Count(f.Id) - one, otherwise: none)),
        ]);
    }

    // The end of the limits that the turnover leads to, as a share of the way between them.
    public static Step<Rate> PlaceByTurnover(NumbersInForce law, Fact<Money> turnover) =>
        Where(
            turnover.IsAbove(law.Money("turnover.higher")),
            law.Rate("end.higher"),
            otherwise: Where(turnover.IsBelow(law.Money("turnover.lower")), law.Rate("end.lower"), otherwise: law.Rate("end.middle"))
        );

    public static Step<Money> Between(NumbersInForce law, string limits, Step<Rate> place)
    {
        var (least, most) = (law.Money($"basic.{limits}.least"), law.Money($"basic.{limits}.most"));
        return least + ((most - least) * place);
    }
}
