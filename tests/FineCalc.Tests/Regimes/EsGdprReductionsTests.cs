using NodaTime;

namespace FineCalc.Tests;

/// <summary>
/// The reductions of Spanish law on a proposed fine: added and not multiplied, never below the least, and no method for the amount.
/// </summary>
public sealed class EsGdprReductionsTests
{
    private static readonly LocalDate First = new(2018, 5, 25);

    private static readonly Facts Five = Facts.None.With(EsGdprReductions.ProposedFine, Money.Eur(5_000));

    private static readonly Facts Both = Five.With(EsGdprReductions.IsAcknowledged, true).With(EsGdprReductions.IsPaid, true);

    [Fact]
    public void The_day_on_which_the_procedure_was_opened_counts_and_the_title_says_what_it_is_not()
    {
        var version = Assert.Single(Regimes.EsGdprReductions.Versions);
        Assert.Equal((First, null), (version.From, version.Until));
        Assert.Equal(["initiation", "decision"], Regimes.EsGdprReductions.Info.Dates.Select(d => d.Id));
        Assert.NotNull(Regimes.EsGdprReductions.Info.Dates[1].Assumption);
        Assert.Same(version, Regimes.EsGdprReductions.On(First));
        Assert.Equal(
            "date-not-in-force",
            Assert.Single(Assert.Throws<ProblemException>(() => Regimes.EsGdprReductions.On(First.PlusDays(-1))).Problems).Code
        );
        Assert.Contains("not a method for its amount", Report.Text(Assess(Five)), StringComparison.Ordinal);
        Assert.Equal("proposed-fine", Assert.Single(version.Try(Facts.None).Problems).Subject);
    }

    [Theory]
    [InlineData(false, false, 5_000)]
    [InlineData(true, false, 4_000)]
    [InlineData(false, true, 4_000)]
    [InlineData(true, true, 3_000)]
    public void Each_reduction_is_taken_of_the_proposed_fine(bool acknowledged, bool paid, int amount)
    {
        var assessment = Assess(Five.With(EsGdprReductions.IsAcknowledged, acknowledged).With(EsGdprReductions.IsPaid, paid));
        Assert.Equal((5_000m, amount), (assessment.Find("proposed")!.Value, assessment.Amount.Amount));
        Assert.Empty(assessment.Warnings);
    }

    [Fact]
    public void A_notice_may_give_more_and_not_less_and_never_more_than_all()
    {
        Assert.Equal(2_500m, Assess(Both.With(EsGdprReductions.AcknowledgementReduction, Rate.Percent(30))).Amount.Amount);
        Assert.Equal(2_500m, Assess(Both.With(EsGdprReductions.PaymentReduction, Rate.Percent(30))).Amount.Amount);
        Assert.Equal(
            0m,
            Assess(
                Both.With(EsGdprReductions.AcknowledgementReduction, Rate.Percent(60))
                    .With(EsGdprReductions.PaymentReduction, Rate.Percent(60))
            ).Amount.Amount
        );
        Assert.All(
            [EsGdprReductions.AcknowledgementReduction, EsGdprReductions.PaymentReduction],
            fact =>
            {
                Assert.Empty(Regimes.EsGdprReductions.On(First).Try(Both.With(fact, Rate.Percent(20))).Problems);
                var problem = Assert.Single(Regimes.EsGdprReductions.On(First).Try(Both.With(fact, Rate.Percent(19.99m))).Problems);
                Assert.Equal(("reduction-below-least", fact.Id), (problem.Code, problem.Subject));
            }
        );
    }

    [Fact]
    public void A_reduction_that_nothing_earns_takes_nothing_off_and_is_told()
    {
        var acknowledged = Assess(Five.With(EsGdprReductions.AcknowledgementReduction, Rate.Percent(30)));
        Assert.Equal(
            (5_000m, "reduction-without-ground", "acknowledged"),
            (acknowledged.Amount.Amount, Assert.Single(acknowledged.Warnings).Code, acknowledged.Warnings[0].Subject)
        );
        var paid = Assess(Five.With(EsGdprReductions.PaymentReduction, Rate.Percent(30)));
        Assert.Equal(
            (5_000m, "reduction-without-ground", "paid-voluntarily"),
            (paid.Amount.Amount, Assert.Single(paid.Warnings).Code, paid.Warnings[0].Subject)
        );
    }

    [Fact]
    public void The_fines_proposed_for_several_infringements_are_added_before_the_reductions()
    {
        var two = Both.Without(EsGdprReductions.ProposedFine)
            .WithInfringement("one", own => own.With(EsGdprReductions.ProposedFine, Money.Eur(50_000)))
            .WithInfringement("two", own => own.With(EsGdprReductions.ProposedFine, Money.Eur(40_000)));
        Assert.Equal(54_000m, Assess(two).Amount.Amount);
    }

    private static Assessment Assess(Facts facts) => Regimes.EsGdprReductions.On(First).Assess(facts);
}
