using NodaTime;

namespace FineCalc.Tests;

/// <summary>
/// Reductions off the low end of the guideline range under the Corporate Enforcement Policies of the US Department of Justice.
/// </summary>
public sealed class EnforcementPolicyTests
{
    // A base fine of 1,000 and the score 5: a range from 1,000 to 2,000.
    private static readonly Facts Plain = Facts
        .None.With(UsSentencing.StatedBase, Money.Usd(1_000))
        .With(UsSentencing.Employees, 6_000)
        .With(UsSentencing.Involvement, PersonnelInvolved.None);

    // What is left of the low end, at least and at most.
    [Theory]
    [InlineData(EnforcementPolicy.Pilot2016, PolicyOutcome.Cooperated, 750, 1_000)]
    [InlineData(EnforcementPolicy.Pilot2016, PolicyOutcome.SelfDisclosed, 500, 1_000)]
    [InlineData(EnforcementPolicy.Before2023, PolicyOutcome.Cooperated, 750, 1_000)]
    [InlineData(EnforcementPolicy.Before2023, PolicyOutcome.SelfDisclosed, 500, 500)]
    [InlineData(EnforcementPolicy.January2023, PolicyOutcome.Cooperated, 500, 1_000)]
    [InlineData(EnforcementPolicy.January2023, PolicyOutcome.SelfDisclosed, 250, 500)]
    [InlineData(EnforcementPolicy.May2025, PolicyOutcome.Cooperated, 500, 1_000)]
    [InlineData(EnforcementPolicy.May2025, PolicyOutcome.SelfDisclosed, 250, 250)]
    [InlineData(EnforcementPolicy.March2026, PolicyOutcome.Cooperated, 500, 1_000)]
    [InlineData(EnforcementPolicy.March2026, PolicyOutcome.SelfDisclosed, 250, 500)]
    public void Each_policy_has_its_range_and_a_reduction_beyond_it_is_warned_of(
        EnforcementPolicy policy,
        PolicyOutcome outcome,
        int low,
        int high
    )
    {
        var facts = Plain.With(UsSentencing.Policy, policy).With(UsSentencing.Outcome, outcome);
        foreach (var version in Regimes.UsSentencing.Versions)
        {
            var range = version.Assess(facts).Range;
            Assert.Equal((low, (low + high) / 2m, high), (range.Low.Amount, range.Likely.Amount, range.High.Amount));

            // Both bounds are of the range, and what is beyond them is not.
            var (least, most) = (1m - (high / 1_000m), 1m - (low / 1_000m));
            Assert.DoesNotContain("reduction-outside-policy", Warnings(version, At(least)));
            Assert.Equal((high, low), (version.Amount(At(least)).Amount, version.Amount(At(most)).Amount));
            Assert.DoesNotContain("reduction-outside-policy", Warnings(version, At(most)));
            Assert.Contains("reduction-outside-policy", Warnings(version, At(most + 0.0001m)));
            Assert.True(least == 0m || Warnings(version, At(least - 0.0001m)).Contains("reduction-outside-policy"));
        }

        Facts At(decimal reduction) => facts.With(UsSentencing.PolicyReduction, Rate.Fraction(reduction));

        static List<string> Warnings(RegimeVersion version, Facts facts) => [.. version.Assess(facts).Warnings.Select(w => w.Code)];
    }

    [Fact]
    public void A_reduction_is_off_the_point_in_the_range_that_is_given_and_else_off_its_low_end()
    {
        var facts = Plain.With(UsSentencing.Policy, EnforcementPolicy.January2023).With(UsSentencing.Outcome, PolicyOutcome.SelfDisclosed);
        Assert.Equal((250m, 500m), Ends(facts));
        Assert.Equal((500m, 1_000m), Ends(facts.With(UsSentencing.PointInRange, Rate.One)));
        Assert.Equal((400m, 400m), Ends(facts.With(UsSentencing.PolicyPlace, Rate.Percent(40))));
        Assert.Equal((1_000m, 2_000m), Ends(Plain.With(UsSentencing.Policy, EnforcementPolicy.None)));
        Assert.Equal(1_000m, Assess(facts).Find("range-low")!.Value);
        Assert.Equal(2_000m, Assess(facts.With(UsSentencing.OffenceLevel, 6)).Find("range-high")!.Value);
        Assert.Equal((0.5m, 0.75m), (Assess(facts).Find("policy-least")!.Value, Assess(facts).Find("policy-most")!.Value));
    }

    [Theory]
    [InlineData(EnforcementPolicy.Before2023)]
    [InlineData(EnforcementPolicy.January2023)]
    [InlineData(EnforcementPolicy.May2025)]
    [InlineData(EnforcementPolicy.March2026)]
    public void A_declination_means_no_fine_needs_no_range_and_leaves_the_disgorgement(EnforcementPolicy policy)
    {
        var declined = Facts.None.With(UsSentencing.Policy, policy).With(UsSentencing.Outcome, PolicyOutcome.Declined);
        Assert.Equal((0m, 0m), Ends(declined));
        Assert.Equal(
            (7m, 7m),
            Ends(declined.With(UsSentencing.Disgorgement, Money.Usd(7)).With(UsSentencing.StatutoryMinimum, Money.Usd(900)))
        );
        Assert.Equal("reduction-of-declination", Assert.Single(Check(declined.With(UsSentencing.PolicyReduction, Rate.Percent(50)))).Code);
        Assert.Empty(Check(declined.With(UsSentencing.PolicyReduction, Rate.One)));
    }

    [Fact]
    public void The_reduction_is_off_the_low_end_as_the_statutory_limits_leave_it_and_stops_at_the_minimum()
    {
        var facts = Plain.With(UsSentencing.Policy, EnforcementPolicy.May2025).With(UsSentencing.Outcome, PolicyOutcome.SelfDisclosed);
        Assert.Equal((200m, 200m), Ends(facts.With(UsSentencing.StatutoryMaximum, Money.Usd(800))));
        Assert.Equal((600m, 600m), Ends(facts.With(UsSentencing.StatutoryMinimum, Money.Usd(600))));
        Assert.Equal((1_250m, 1_250m), Ends(facts.With(UsSentencing.Disgorgement, Money.Usd(1_000))));
    }

    [Fact]
    public void An_agreed_fine_stands_before_a_policy()
    {
        var agreed = Plain
            .With(UsSentencing.Policy, EnforcementPolicy.May2025)
            .With(UsSentencing.Outcome, PolicyOutcome.SelfDisclosed)
            .With(UsSentencing.AgreedFine, Money.Usd(777));
        Assert.Equal((777m, 777m), Ends(agreed));
        Assert.Empty(Check(agreed));
    }

    [Fact]
    public void An_outcome_or_reduction_needs_its_policy_and_a_policy_its_outcome()
    {
        Assert.Equal("policy-not-named", Assert.Single(Check(Plain.With(UsSentencing.Outcome, PolicyOutcome.Cooperated))).Code);
        Assert.Equal("policy-not-named", Assert.Single(Check(Plain.With(UsSentencing.PolicyReduction, Rate.Percent(20)))).Code);
        Assert.Equal(
            "policy-not-named",
            Assert
                .Single(Check(Plain.With(UsSentencing.Policy, EnforcementPolicy.None).With(UsSentencing.PolicyReduction, Rate.Percent(20))))
                .Code
        );
        Assert.Equal(
            ["policy-outcome"],
            Check(Plain.With(UsSentencing.Policy, EnforcementPolicy.May2025)).Select(p => p.Subject).Distinct()
        );
        Assert.Empty(Check(Plain));
    }

    [Fact]
    public void In_an_antitrust_case_a_policy_is_warned_of_and_nothing_else_is()
    {
        var facts = Plain.With(UsSentencing.Policy, EnforcementPolicy.May2025).With(UsSentencing.Outcome, PolicyOutcome.SelfDisclosed);
        Assert.Equal("policy-not-for-antitrust", Assert.Single(Assess(facts.With(UsSentencing.IsAntitrust, true)).Warnings).Code);
        Assert.Empty(Assess(facts).Warnings);
        Assert.Empty(Assess(Plain.With(UsSentencing.IsAntitrust, true)).Warnings);
    }

    [Fact]
    public void Withheld_pay_inability_and_credits_follow_the_policy()
    {
        var facts = Plain
            .With(UsSentencing.Policy, EnforcementPolicy.January2023)
            .With(UsSentencing.Outcome, PolicyOutcome.Cooperated)
            .With(UsSentencing.PolicyReduction, Rate.Percent(45))
            .With(UsSentencing.WithheldPay, Money.Usd(50));
        Assert.Equal((500m, 500m), Ends(facts));
        var credited = Assess(facts.With(UsSentencing.CreditedElsewhere, Money.Usd(120)));
        Assert.Equal((500m, 380m), (credited.Amount.Amount, credited.Find("payable")!.Value));
        Assert.Equal((90m, 90m), Ends(facts.With(UsSentencing.InabilityToPay, Money.Usd(90))));
    }

    [Fact]
    public void Since_November_2026_a_gain_or_a_stated_base_calculates_and_an_offence_level_does_not()
    {
        var version = Regimes.UsSentencing.On(new LocalDate(2026, 11, 1));
        var facts = Facts.None.With(UsSentencing.StatedScore, 5).With(UsSentencing.PointInRange, Rate.Zero);
        Assert.Equal(1_000m, version.Assess(facts.With(UsSentencing.StatedBase, Money.Usd(1_000))).Amount.Amount);
        var byGain = version.Assess(facts.With(UsSentencing.Gain, Money.Usd(7_000)));
        Assert.Equal(7_000m, byGain.Amount.Amount);
        Assert.Contains("fine-table-not-compared", byGain.Warnings.Select(w => w.Code));
        Assert.Contains("fine-table-not-read", version.Try(facts.With(UsSentencing.OffenceLevel, 30)).Problems.Select(p => p.Code));
    }

    private static Assessment Assess(Facts facts) => Regimes.UsSentencing.On(new LocalDate(2021, 1, 1)).Assess(facts);

    private static IReadOnlyList<Problem> Check(Facts facts) => Regimes.UsSentencing.On(new LocalDate(2021, 1, 1)).Try(facts).Problems;

    private static (decimal Low, decimal High) Ends(Facts facts) =>
        Assess(facts).Range is var range ? (range.Low.Amount, range.High.Amount) : default;
}
