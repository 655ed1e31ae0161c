namespace FineCalc.Tests;

/// <summary>The five steps of the ICO's Regulatory Action Policy, with figures worked out by hand.</summary>
public sealed class UkGdprPolicyTests
{
    private static readonly RegimeVersion Law = Regimes.UkGdpr.On(2022, 1, 1);

    // 10,000 gained and 100,000 for the severity.
    private static readonly Facts Severe = Facts
        .None.With(UkGdpr.StatedMaximum, Money.Gbp(1_000_000))
        .With(RegulatoryActionPolicy.FinancialGain, Money.Gbp(10_000))
        .With(RegulatoryActionPolicy.ScaleAndSeverity, Money.Gbp(100_000));

    [Fact]
    public void Each_step_changes_the_amount_by_a_percentage_and_then_by_an_amount()
    {
        var assessed = Law.Assess(
            Severe
                .With(RegulatoryActionPolicy.AggravatingShare, Rate.Percent(20))
                .With(RegulatoryActionPolicy.AggravatingAmount, Money.Gbp(1_000))
                .With(RegulatoryActionPolicy.DeterrentShare, Rate.Percent(10))
                .With(RegulatoryActionPolicy.DeterrentAmount, Money.Gbp(700))
                .With(RegulatoryActionPolicy.MitigatingShare, Rate.Percent(50))
                .With(RegulatoryActionPolicy.MitigatingAmount, Money.Gbp(500))
        );

        string[] steps = ["after-step-2", "after-step-3", "after-step-4", "after-step-5", "penalty"];
        Assert.Equal([110_000m, 133_000m, 147_000m, 73_000m, 73_000m], steps.Select(s => assessed.Find(s)!.Value));
    }

    [Fact]
    public void Severity_is_an_amount_or_else_a_share_of_the_turnover()
    {
        var turnover = Facts
            .None.With(UkGdpr.StatedMaximum, Money.Gbp(1_000_000))
            .With(UkGdpr.Turnover, Money.Gbp(4_000_000))
            .With(RegulatoryActionPolicy.ShareOfTurnover, Rate.Percent(2));

        Assert.Equal(80_000m, Penalty(turnover));
        Assert.Equal(100_000m, Penalty(turnover.With(RegulatoryActionPolicy.ScaleAndSeverity, Money.Gbp(100_000))));
    }

    [Fact]
    public void The_amount_stays_between_nothing_and_the_maximum()
    {
        Assert.Equal(0m, Penalty(Severe.With(RegulatoryActionPolicy.MitigatingAmount, Money.Gbp(200_000))));
        Assert.Equal(50_000m, Penalty(Severe.With(UkGdpr.StatedMaximum, Money.Gbp(50_000))));
    }

    [Fact]
    public void The_pandemic_and_hardship_lower_the_penalty_and_not_what_is_provisional()
    {
        var pandemic = Severe.With(RegulatoryActionPolicy.Pandemic, Money.Gbp(4_000));

        Assert.Equal(106_000m, Penalty(pandemic));
        Assert.Equal(110_000m, Law.Assess(pandemic).Find("total")!.Value);
        Assert.Equal(0m, Penalty(Severe.With(RegulatoryActionPolicy.Pandemic, Money.Gbp(200_000))));
        Assert.Equal(60_000m, Penalty(pandemic.With(UkGdpr.HardshipPenalty, Money.Gbp(60_000))));
    }

    private static decimal Penalty(Facts facts) => Law.Assess(facts).Amount.Amount;
}
