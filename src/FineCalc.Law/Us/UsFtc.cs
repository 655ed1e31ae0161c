using FineCalc.Common;
using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Us;

/// <summary>The questions that civil penalties under section 5(m)(1)(A) of the FTC Act turn on, those for COPPA among them.</summary>
public static class UsFtc
{
    /// <summary>Violations.</summary>
    public static Fact<Count> Violations { get; } =
        PerViolation.Counted("violations", "Violations", "How many violations are there? Where a violation continues, each day is one.");

    /// <summary>What was set for a violation.</summary>
    public static Fact<Money> AmountPerViolation { get; } =
        PerViolation.Amount(
            "Which amount was set for each violation? The court weighs culpability, history, ability to pay and the like; without it "
                + "the result is the maximum."
        );

    internal static Regime Define() =>
        Regime.Define(
            new RegimeInfo("us-ftc", "FTC Act, civil penalties per violation (COPPA and other rules), maximum", Currency.Usd)
            {
                Authority = "Federal Trade Commission",
                Jurisdiction = "United States",
                DateMeaning =
                    "the date on which the penalty is assessed: adjusted amounts apply to penalties assessed after the day on which "
                    + "they take effect, whenever the violation was",
                Dates =
                [
                    new DateRule("assessment", "the day on which the penalty is assessed")
                    {
                        Meaning = "assessment",
                        Role = DateRole.Proceedings,
                    },
                ],
            },
            [new MethodPeriod("FTC Act, section 5(m)(1)(A)", new LocalDate(2018, 1, 23), null, LayOut)],
            LawData.Of("us-ftc")
        );

    private static Method LayOut(NumbersInForce law)
    {
        var most = law.Money("violation");
        var each = AmountPerViolation
            .Or(most)
            .CappedAt(most)
            .Named("per-violation", "For each violation", new Citation("15 USC 45", "(m)(1)(A), (C)"));
        var maximum = PerViolation.Maximum(each * Violations, new Citation("15 USC 45", "(m)(1)(A)"));
        return maximum with { Checks = [Stated.Held(AmountPerViolation, most)] };
    }
}
