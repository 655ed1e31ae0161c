using NodaTime;

namespace FineCalc.Tests;

/// <summary>Worked examples of HMRC's manuals, and ESMA's first fine on a trade repository.</summary>
public class BehaviourCasesTests
{
    private static readonly LocalDate[] Days = [.. Regimes.UkHmrc.Versions.Select(v => v.From)];

    [Fact]
    public void Jasbinder_of_CH82511_pays_54_375() =>
        Assert.All(
            Days,
            day => Penalty(day, HmrcWrong.Inaccuracy, HmrcBehaviour.Deliberate, HmrcDisclosure.Unprompted, 65, 145_000, 0.375m, 54_375)
        );

    [Fact]
    public void James_of_CH82512_pays_2_520() =>
        Assert.All(
            Days,
            day => Penalty(day, HmrcWrong.Inaccuracy, HmrcBehaviour.NonDeliberate, HmrcDisclosure.Prompted, 60, 12_000, 0.21m, 2_520)
        );

    [Fact]
    public void The_business_of_FHDDS51605_and_AWRS111300_pays_2_300() =>
        Assert.All(
            [HmrcWrong.FulfilmentHouse, HmrcWrong.AlcoholWholesale],
            wrong => Assert.All(Days, day => Penalty(day, wrong, HmrcBehaviour.NonDeliberate, HmrcDisclosure.Prompted, 70, 0, 0.23m, 2_300))
        );

    [Fact]
    public void DTCC_Derivatives_Repository_paid_64_000_which_20_000_and_three_coefficients_explain()
    {
        // The basic amount is worked back from the total; other combinations give the same.
        var assessment = Regimes
            .EuEsmaEmir.On(new LocalDate(2014, 12, 15))
            .Assess(
                Facts
                    .None.With(EuEsmaEmir.Group, EmirGroup.A)
                    .With(EuEsmaEmir.BasicAmount, Money.Eur(20_000))
                    .With(EuEsmaEmir.Turnover, Money.Eur(10_000_000))
                    .With(EuEsmaEmir.IsLong, true)
                    .With(EuEsmaEmir.IsSystemic, true)
                    .With(EuEsmaEmir.HarmsData, true)
            );
        Assert.Equal(3.2m, assessment.Find("coefficient")!.Value);
        Assert.Equal(Money.Eur(64_000), assessment.Amount);
    }

    private static void Penalty(
        LocalDate day,
        HmrcWrong wrong,
        HmrcBehaviour behaviour,
        HmrcDisclosure disclosure,
        int quality,
        int lost,
        decimal percentage,
        int penalty
    )
    {
        var assessment = Regimes
            .UkHmrc.On(day)
            .Assess(
                Facts
                    .None.With(UkHmrc.Wrong, wrong)
                    .With(UkHmrc.Behaviour, behaviour)
                    .With(UkHmrc.Disclosure, disclosure)
                    .With(UkHmrc.Quality, Rate.Percent(quality))
                    .With(UkHmrc.PotentialLostRevenue, Money.Gbp(lost))
            );
        Assert.Equal(percentage, assessment.Find("percentage")!.Value);
        Assert.Equal(Money.Gbp(penalty), assessment.Amount);
    }
}
