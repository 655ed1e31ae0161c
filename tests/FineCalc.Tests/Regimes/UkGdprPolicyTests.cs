using NodaTime;

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

    [Fact]
    public void The_pandemic_lowers_penalties_that_were_decided_in_2020()
    {
        var condition = Law.Conditions.Single(c => c.Because.Contains("pandemic", StringComparison.Ordinal));

        Assert.Equal(new LocalDate(2020, 1, 1), condition.From);
        Assert.Equal(new LocalDate(2021, 1, 1), condition.Until);
    }

    [Fact]
    public void A_question_of_both_methods_has_the_source_of_each()
    {
        string[] both = [UkGdpr.Step5Replacement.Id, UkGdpr.HardshipPenalty.Id];

        Assert.All(both, id => Assert.Equal("ICO, Regulatory Action Policy (2018)", Source(Law, id)));
        Assert.All(
            [.. both, UkGdpr.IsUndertaking.Id, UkGdpr.Conduct.Id],
            id => Assert.Equal("ICO, Data Protection Fining Guidance (18 March 2024)", Source(Regimes.UkGdpr.On(2025, 1, 1), id))
        );

        static string Source(RegimeVersion version, string id) => version.Facts.Single(f => f.Id == id).Source!.Instrument;
    }

    private static decimal Penalty(Facts facts) => Law.Assess(facts).Amount.Amount;
}
