using NodaTime;

namespace FineCalc.Tests;

/// <summary>Published penalties of the FCA on individuals, as far as they are published.</summary>
public class FcaIndividualsCasesTests
{
    [Fact]
    public void A_broker_would_have_paid_248_500_and_paid_nothing()
    {
        var facts = Facts
            .None.With(UkFcaIndividuals.StatedBeforeSettlement, Money.Gbp(355_000))
            .With(UkFcaFirms.Settlement, FcaSettlementStage.Stage1);
        foreach (var law in Regimes.UkFcaIndividuals.Versions)
        {
            Assert.Equal(Money.Gbp(248_500), law.Assess(facts).Amount);
            Assert.Equal(Money.Gbp(0), law.Assess(facts.With(UkFcaFirms.HardshipPenalty, Money.Gbp(0))).Amount);
        }
    }

    [Fact]
    public void An_insider_is_explained_by_the_least_figure_less_a_quarter()
    {
        // Published: 78,819 before settlement, 25% off at step 3, a profit of 3,498. Step 2 and interest of 321 are inferred.
        var law = Regimes.UkFcaMarketAbuse.On(new LocalDate(2016, 5, 5));
        var facts = Facts
            .None.With(UkFcaMarketAbuse.IsReferableToEmployment, false)
            .With(UkFcaMarketAbuse.Profit, Money.Gbp(3_498))
            .With(UkFcaIndividuals.Level, SeriousnessLevel.Level4)
            .With(UkFcaIndividuals.Benefit, Money.Gbp(3_498))
            .With(UkFcaIndividuals.Interest, Money.Gbp(321))
            .With(UkFcaIndividuals.Adjustment, Rate.Percent(-25))
            .With(UkFcaFirms.Settlement, FcaSettlementStage.Stage1);
        var assessment = law.Assess(facts);
        Assert.Equal(Money.Gbp(78_819), assessment.Provisional.Likely);
        Assert.Equal(56_319m, assessment.Amount.Amount);
        Assert.Equal(Money.Gbp(36_285), law.Assess(facts.With(UkFcaFirms.HardshipPenalty, Money.Gbp(36_285))).Amount);
    }
}
