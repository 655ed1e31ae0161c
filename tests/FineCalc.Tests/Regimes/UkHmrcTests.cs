using NodaTime;

namespace FineCalc.Tests;

/// <summary>HMRC's percentages by behaviour and disclosure, as the tables of the law and the manuals have them.</summary>
public sealed class UkHmrcTests
{
    private static readonly LocalDate First = new(2008, 4, 1);

    private static readonly LocalDate Offshore = new(2011, 4, 6);

    private static readonly LocalDate Later = new(2016, 4, 6);

    // The lowest and highest percentage of an inaccuracy by category of territory: full quality, and no disclosure; the lowest since 2011,
    // and since 2016.
    [Theory]
    [InlineData(HmrcTerritory.None, HmrcBehaviour.NonDeliberate, 0, 15, 30, 0, 15)]
    [InlineData(HmrcTerritory.None, HmrcBehaviour.Deliberate, 20, 35, 70, 20, 35)]
    [InlineData(HmrcTerritory.None, HmrcBehaviour.DeliberateAndConcealed, 30, 50, 100, 30, 50)]
    [InlineData(HmrcTerritory.Category1, HmrcBehaviour.NonDeliberate, 0, 15, 30, 0, 15)]
    [InlineData(HmrcTerritory.Category1, HmrcBehaviour.Deliberate, 20, 35, 70, 30, 45)]
    [InlineData(HmrcTerritory.Category1, HmrcBehaviour.DeliberateAndConcealed, 30, 50, 100, 40, 60)]
    [InlineData(HmrcTerritory.Category2, HmrcBehaviour.NonDeliberate, 0, 22.5, 45, 0, 22.5)]
    [InlineData(HmrcTerritory.Category2, HmrcBehaviour.Deliberate, 30, 52.5, 105, 40, 62.5)]
    [InlineData(HmrcTerritory.Category2, HmrcBehaviour.DeliberateAndConcealed, 45, 75, 150, 55, 85)]
    [InlineData(HmrcTerritory.Category3, HmrcBehaviour.NonDeliberate, 0, 30, 60, 0, 30)]
    [InlineData(HmrcTerritory.Category3, HmrcBehaviour.Deliberate, 40, 70, 140, 50, 80)]
    [InlineData(HmrcTerritory.Category3, HmrcBehaviour.DeliberateAndConcealed, 60, 100, 200, 70, 110)]
    public void An_inaccuracy_has_the_percentages_of_its_territory(
        HmrcTerritory territory,
        HmrcBehaviour behaviour,
        double unprompted,
        double prompted,
        double highest,
        double laterUnprompted,
        double laterPrompted
    )
    {
        var facts = Of(HmrcWrong.Inaccuracy, behaviour).With(UkHmrc.Territory, territory);
        Assert.Equal(((decimal)unprompted, (decimal)prompted, (decimal)highest), At(Offshore, facts));
        Assert.Equal(((decimal)unprompted, (decimal)prompted, (decimal)highest), At(Later.PlusDays(-1), facts));
        Assert.Equal(((decimal)laterUnprompted, (decimal)laterPrompted, (decimal)highest), At(Later, facts));
    }

    // Of failures to notify: what is not deliberate turns on the twelve months, what is deliberate has the percentages of inaccuracies.
    [Theory]
    [InlineData(HmrcTerritory.Category1, HmrcBehaviour.NonDeliberate, false, 10, 20, 30)]
    [InlineData(HmrcTerritory.Category2, HmrcBehaviour.NonDeliberate, false, 15, 30, 45)]
    [InlineData(HmrcTerritory.Category2, HmrcBehaviour.NonDeliberate, true, 0, 15, 45)]
    [InlineData(HmrcTerritory.Category3, HmrcBehaviour.NonDeliberate, false, 20, 40, 60)]
    [InlineData(HmrcTerritory.Category3, HmrcBehaviour.NonDeliberate, true, 0, 20, 60)]
    [InlineData(HmrcTerritory.Category1, HmrcBehaviour.Deliberate, true, 30, 45, 70)]
    [InlineData(HmrcTerritory.Category2, HmrcBehaviour.Deliberate, true, 40, 62.5, 105)]
    [InlineData(HmrcTerritory.Category3, HmrcBehaviour.DeliberateAndConcealed, false, 70, 110, 200)]
    public void So_has_a_failure_to_notify(
        HmrcTerritory territory,
        HmrcBehaviour behaviour,
        bool isSoon,
        double unprompted,
        double prompted,
        double highest
    )
    {
        var facts = Of(HmrcWrong.FailureToNotify, behaviour).With(UkHmrc.Territory, territory).With(UkHmrc.IsWithinTwelveMonths, isSoon);
        Assert.Equal(((decimal)unprompted, (decimal)prompted, (decimal)highest), At(Later, facts));
    }

    [Theory]
    [InlineData(HmrcWrong.FailureToNotify, HmrcBehaviour.NonDeliberate, 10, 20, 30)]
    [InlineData(HmrcWrong.FailureToNotify, HmrcBehaviour.Deliberate, 20, 35, 70)]
    [InlineData(HmrcWrong.FailureToNotify, HmrcBehaviour.DeliberateAndConcealed, 30, 50, 100)]
    [InlineData(HmrcWrong.FulfilmentHouse, HmrcBehaviour.NonDeliberate, 10, 20, 30)]
    [InlineData(HmrcWrong.FulfilmentHouse, HmrcBehaviour.Deliberate, 20, 35, 70)]
    [InlineData(HmrcWrong.FulfilmentHouse, HmrcBehaviour.DeliberateAndConcealed, 30, 100, 100)]
    [InlineData(HmrcWrong.AlcoholWholesale, HmrcBehaviour.NonDeliberate, 10, 20, 30)]
    [InlineData(HmrcWrong.AlcoholWholesale, HmrcBehaviour.Deliberate, 20, 35, 70)]
    [InlineData(HmrcWrong.AlcoholWholesale, HmrcBehaviour.DeliberateAndConcealed, 30, 50, 100)]
    public void Other_wrongs_have_their_own_percentages(HmrcWrong wrong, HmrcBehaviour behaviour, int unprompted, int prompted, int highest)
    {
        // Of the revenue lost, 100; of the fixed amount of 10,000, a hundred times as much.
        var (low, middle, high) = At(Later, Of(wrong, behaviour));
        var scale = wrong == HmrcWrong.FailureToNotify ? 1m : 100m;
        Assert.Equal((unprompted * scale, prompted * scale, highest * scale), (low, middle, high));
    }

    [Fact]
    public void A_failure_known_within_twelve_months_can_go_down_to_nothing() =>
        Assert.Equal(
            (0m, 10m, 30m),
            At(Later, Of(HmrcWrong.FailureToNotify, HmrcBehaviour.NonDeliberate).With(UkHmrc.IsWithinTwelveMonths, true))
        );

    [Fact]
    public void Telling_helping_and_giving_access_add_up_and_are_open_when_nobody_judged_them()
    {
        var facts = Of(HmrcWrong.Inaccuracy, HmrcBehaviour.Deliberate).With(UkHmrc.Disclosure, HmrcDisclosure.Unprompted);
        var law = Regimes.UkHmrc.On(Later);
        Assert.Equal((20m, 45m, 70m), law.Assess(facts).Range is var r ? (r.Low.Amount, r.Likely.Amount, r.High.Amount) : default);
        Assert.Equal(
            45m,
            law.Assess(
                facts
                    .With(UkHmrc.Telling, Rate.Percent(20))
                    .With(UkHmrc.Helping, Rate.Percent(10))
                    .With(UkHmrc.GivingAccess, Rate.Percent(20))
            ).Amount.Amount
        );
        Assert.Equal("fact-out-of-range", Assert.Single(law.Try(facts.With(UkHmrc.Telling, Rate.Percent(31))).Problems).Code);
    }

    [Fact]
    public void Each_inaccuracy_has_its_penalty_and_a_special_reduction_raises_nothing()
    {
        var facts = Of(HmrcWrong.Inaccuracy, HmrcBehaviour.NonDeliberate)
            .With(UkHmrc.Disclosure, HmrcDisclosure.None)
            .WithInfringement("One", own => own)
            .WithInfringement("Two", own => own.With(UkHmrc.PotentialLostRevenue, Money.Gbp(1_000)));
        var law = Regimes.UkHmrc.On(Later);
        Assert.Equal(330m, law.Assess(facts).Amount.Amount);
        Assert.Equal(330m, law.Assess(facts.With(UkHmrc.SpecialPenalty, Money.Gbp(400))).Amount.Amount);
        Assert.Equal(40m, law.Assess(facts.With(UkHmrc.SpecialPenalty, Money.Gbp(40))).Amount.Amount);
    }

    [Fact]
    public void The_first_day_of_the_period_counts_and_offshore_percentages_are_asked_for_when_they_are_known()
    {
        var facts = Of(HmrcWrong.Inaccuracy, HmrcBehaviour.Deliberate).With(UkHmrc.Disclosure, HmrcDisclosure.None);
        Assert.Null(Regimes.UkHmrc.On(First).FindFact("territory"));
        Assert.Null(Regimes.UkHmrc.On(Offshore.PlusDays(-1)).FindFact("territory"));
        Assert.NotNull(Regimes.UkHmrc.On(Offshore).FindFact("territory"));
        Assert.Equal(70m, Regimes.UkHmrc.On(Later).Assess(facts).Amount.Amount);
        Assert.Equal(
            ["additional-information-unread"],
            Regimes.UkHmrc.On(Later).Assess(facts.With(UkHmrc.Territory, HmrcTerritory.Category1)).Warnings.Select(w => w.Code)
        );
        Assert.Equal(
            "minimum-above-maximum",
            Assert.Single(Regimes.UkHmrc.On(Later).Try(facts.With(UkHmrc.StatedMinimum, Rate.Percent(71))).Problems).Code
        );
        Assert.Equal(
            "date-not-in-force",
            Assert.Single(Assert.Throws<ProblemException>(() => Regimes.UkHmrc.On(First.PlusDays(-1))).Problems).Code
        );
        Assert.Equal(["period", "contravention"], Regimes.UkHmrc.Info.Dates.Select(d => d.Id));
    }

    private static Facts Of(HmrcWrong wrong, HmrcBehaviour behaviour) =>
        Facts.None.With(UkHmrc.Wrong, wrong).With(UkHmrc.Behaviour, behaviour).With(UkHmrc.PotentialLostRevenue, Money.Gbp(100));

    private static (decimal Unprompted, decimal Prompted, decimal Highest) At(LocalDate day, Facts facts)
    {
        decimal With(HmrcDisclosure disclosure) =>
            Regimes.UkHmrc.On(day).Assess(facts.With(UkHmrc.Disclosure, disclosure).With(UkHmrc.Quality, Rate.One)).Amount.Amount;
        return (With(HmrcDisclosure.Unprompted), With(HmrcDisclosure.Prompted), With(HmrcDisclosure.None));
    }
}
