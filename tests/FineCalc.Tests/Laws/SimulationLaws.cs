namespace FineCalc.Tests;

/// <summary>A simulation reads the same steps as an assessment, whatever is open.</summary>
public class SimulationLaws
{
    private const int Trials = 40;

    [Fact]
    public void Every_trial_is_the_exact_assessment_of_what_was_drawn() =>
        Laws.Hold(
            Generators.OpenCases,
            60,
            given => Hold(given.Version, given.Facts),
            "simulated",
            "several infringements",
            "an open result"
        );

    [Fact]
    public void Facts_that_leave_nothing_open_simulate_to_their_amount() =>
        Laws.Hold(
            Generators.CertainCases,
            60,
            given =>
            {
                if (
                    given.Version.Try(given.Facts).Problems.Count > 0
                    || given.Version.Assess(given.Facts) is not { IsOpen: false } assessment
                )
                {
                    return ["a problem or an open result"];
                }

                var fines = given.Version.Simulate(given.Facts, Trials, 1);
                var amount = (double)assessment.Amount.Amount;
                Assert.Equal(amount, fines.Least, 1e-12 * Math.Abs(amount));
                Assert.Equal(amount, fines.Greatest, 1e-12 * Math.Abs(amount));
                return ["certain"];
            },
            "certain"
        );

    public static TheoryData<string> Ids => [.. Regimes.All.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Under_every_regime_that_ships_a_trial_is_its_assessment(string id) =>
        Laws.Hold(Shipped.Cases(id, open: 40), 12, given => Hold(given.Version, given.Facts));

    private static IEnumerable<string> Hold(RegimeVersion version, Facts facts)
    {
        if (version.Try(facts).Problems.Count > 0)
        {
            return ["a problem of the facts"];
        }

        FineDistribution fines;
        try
        {
            fines = version.Simulate(facts, Trials, 7);
        }
        catch (ProblemException inSomeTrial)
        {
            // What is allowed of a range may be a problem of a value inside it, such as a floor above its cap; the simulation says in which
            // trial.
            Assert.All(inSomeTrial.Problems, p => Assert.StartsWith("In trial ", p.Message, StringComparison.Ordinal));
            return ["a problem of a trial"];
        }

        var amounts = Enumerable
            .Range(0, Trials)
            .Select(trial => fines.Explain(trial))
            .Select(assessment =>
            {
                Assert.False(assessment.IsOpen);
                return (double)assessment.Amount.Amount;
            })
            .ToList();
        var size = amounts.Max(Math.Abs);
        Assert.Equal(amounts.Min(), fines.Least, 1e-12 * size);
        Assert.Equal(amounts.Max(), fines.Greatest, 1e-12 * size);
        Assert.Equal(amounts.Average(), fines.Mean.Value, 1e-11 * size);
        var (low, high) = version.Assess(facts).Range is var range ? ((double)range.Low.Amount, (double)range.High.Amount) : default;
        Assert.All(amounts, amount => Assert.InRange(amount, low - (1e-9 * Math.Abs(low)) - 1e-6, high + (1e-9 * Math.Abs(high)) + 1e-6));
        return
        [
            "simulated",
            facts.Infringements.Count > 1 ? "several infringements" : "one infringement",
            low < high ? "an open result" : "a certain result",
        ];
    }
}
