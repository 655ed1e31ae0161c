using FineCalc.Steps;
using static FineCalc.Steps.Step;

namespace FineCalc.Eu;

// What the regulations share under which authorities of the Union fine by themselves: a basic amount between limits, coefficients, and
// the questions that they ask in the same words, each with the place in its own text.
internal static class UnionFines
{
    public static Fact<bool> Factor(string id, string name, string question, Citation at) =>
        Fact.Flag(id, name, question).Default(false, "the case does not say so").At(at);

    public static Fact<bool> Intent(Citation at) => Factor("intentional", "Intent", "Has it been committed intentionally?", at);

    public static Fact<bool> NoRemedialAction(Citation at) =>
        Factor("no-remedial-action", "No remedial action", "Has no remedial action been taken since it was identified?", at);

    public static Fact<bool> AllMeasures(Citation at) =>
        Factor(
            "all-measures",
            "All necessary measures",
            "Can the senior management demonstrate to have taken all the necessary measures to prevent it?",
            at
        );

    public static Fact<Count> Act(Citation at) =>
        Fact.Count(
                "act",
                "Act or omission",
                "Which act or omission is the infringement? Infringements by one share a number, and only the highest fine applies.",
                "(number)"
            )
            .From(1)
            .Whole()
            .PerInfringement()
            .Default(1, "all infringements are taken to be one act or omission")
            .At(at);

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
