using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Tests;

/// <summary>Which values of a fact lead to a wished result: worked by hand.</summary>
public class GoalSeekTests
{
    private static readonly RegimeVersion Guidance = Regimes.UkGdpr.On(new LocalDate(2024, 8, 7));

    // The maximum is 17.5m, since 4% of the turnover is 6.7m. 17.5m x 60% x 20% = 2.1m.
    // Step 4 adds up: cooperation - 5% + 10%. Step 5 leaves 85%, the settlement 80%: 2.1m x 68% = 1,428,000 x (105% + cooperation).
    private static readonly Facts Settled = Facts.None
        .With(UkGdpr.Turnover, Money.Gbp(168_251_493))
        .With(UkGdpr.Tier, MaximumTier.Higher)
        .With(UkGdpr.Seriousness, Rate.Percent(60))
        .With(UkGdpr.SizeFactor, Rate.Percent(20))
        .With(UkGdpr.ActionToMitigate, Rate.Percent(-5))
        .With(UkGdpr.CombinedAggravation, Rate.Percent(10))
        .With(UkGdpr.Step5Percentage, Rate.Percent(-15))
        .With(UkGdpr.SettlementDiscount, Rate.Percent(20));

    [Fact]
    public void Show()
    {
        void Try(GoalSeekResult result) => TestContext.Current.TestOutputHelper!.WriteLine(result + "\n");
        Try(Guidance.GoalSeek(Settled, UkGdpr.Cooperation, Money.Gbp(1_142_400)));
        Try(Guidance.GoalSeek(Settled, UkGdpr.Cooperation, Money.Gbp(1_200_000)));
        Try(Guidance.GoalSeek(Settled, UkGdpr.Cooperation, Money.Gbp(14_000_000)));
        Try(Guidance.GoalSeek(Settled, UkGdpr.Cooperation, Money.Gbp(15_000_000)));
        Try(Guidance.GoalSeek(Settled, UkGdpr.Cooperation, Money.Gbp(0)));
        Try(Guidance.GoalSeek(Settled, UkGdpr.Seriousness, Money.Gbp(1_000_000)));
        var bare = Settled.Without(UkGdpr.SizeFactor).Without(UkGdpr.SettlementDiscount).Without(UkGdpr.Step5Percentage).Without(UkGdpr.ActionToMitigate).Without(UkGdpr.CombinedAggravation);
        Try(Guidance.GoalSeek(bare, UkGdpr.Turnover, Money.Gbp(630_000)));
        Try(Guidance.GoalSeek(bare, UkGdpr.Turnover, Money.Gbp(10_500_000)));
        Try(Guidance.GoalSeek(bare, UkGdpr.Turnover, Money.Gbp(12_000_000)));
        Try(Guidance.GoalSeek(bare, UkGdpr.Turnover, Money.Gbp(1)));
        Try(Guidance.GoalSeek(Settled.Without(UkGdpr.SettlementDiscount), UkGdpr.Settlement, Money.Gbp(1_311_975)));
        Try(Guidance.GoalSeek(bare.Without(UkGdpr.Seriousness), UkGdpr.SeriousnessCategory, Money.Gbp(1_000_000)));
        Try(Guidance.GoalSeek(bare, UkGdpr.Tier, Money.Gbp(1_000_000)));
    }
}
