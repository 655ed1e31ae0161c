namespace FineCalc.Tests;

/// <summary>What a reform changes for a case.</summary>
public class ReformEffectTests
{
    private static readonly Regime Tariff = Regime.Define(
        "tariff",
        "Tariff",
        Currency.Gbp,
        Own.FirstDay,
        law => Step.Ask(Ask.Turnover) * law.Rate("share", "Share", Rate.Percent(10), Own.Source)
    );

    private static readonly Reform Half = Reform
        .Named("half", "Half the share")
        .With("tariff", "share", Rate.Percent(5), "why", Own.FirstDay.PlusYears(1));

    [Fact]
    public void The_bridge_leads_from_the_law_as_it_stands_to_the_reform()
    {
        var effect = On(Own.FirstDay.PlusYears(1));

        Assert.True(effect.IsReached);
        Assert.Equal((Money.Gbp(100), Money.Gbp(50)), (effect.Today.Final.Amount, effect.Reformed.Final.Amount));
        Assert.Equal((Money.Gbp(100), Money.Gbp(50)), (effect.Bridge.From, effect.Bridge.To));
        Assert.Equal(("share", Money.Gbp(-50)), (effect.Bridge.Parts.Single().Id, effect.Bridge.Parts.Single().Amount));
        Assert.Equal("half", effect.Reforms.Single().Id);
    }

    [Fact]
    public void A_day_before_the_reform_has_nothing_to_bridge()
    {
        var effect = On(Own.FirstDay.PlusYears(1).PlusDays(-1));

        Assert.False(effect.IsReached);
        Assert.Empty(effect.Bridge.Parts);
        Assert.Equal(effect.Today.Final.VersionId, effect.Reformed.Final.VersionId);
    }

    [Fact]
    public void Two_regimes_are_no_reform_of_one_another()
    {
        var other = Regime.Define("other", "Other", Currency.Gbp, Own.FirstDay, _ => Own.Pounds(1));
        Assert.Throws<ArgumentException>(() =>
            ReformEffect.Of([], Assess(Tariff, Own.FirstDay), new Case("", "Other", other.On(Own.FirstDay), Facts.None).Assess())
        );
    }

    private static ReformEffect On(NodaTime.LocalDate day) => ReformEffect.Of([Half], Assess(Tariff, day), Assess(Half.Apply(Tariff), day));

    private static CaseAssessment Assess(Regime regime, NodaTime.LocalDate day) =>
        new Case("case", "Case", regime.On(day), Facts.None.With(Ask.Turnover, Money.Gbp(1000))).Assess();
}
