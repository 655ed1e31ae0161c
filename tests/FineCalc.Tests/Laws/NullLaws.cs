using FineCalc.Steps;
using NodaTime;

namespace FineCalc.Tests;

/// <summary>Nothing in place of something is refused at the door, by the name of what is missing.</summary>
public class NullLaws
{
    private static readonly Fact<Money> Turnover = Ask.Turnover;

    private static readonly Assessment Fine = Own.Assess(Step.Ask(Turnover), Facts.None.With(Turnover, Money.Gbp(1)));

    private static readonly Reform Bill = Reform.Named("bill", "Bill");

    private static readonly Dictionary<string, (string Missing, Action Call)> Calls = new()
    {
        ["Step.Named"] = ("source", () => Own.Pounds(1).Named("a", "A", null!)),
        ["Step.MayBeStated"] = ("stated", () => Own.Pounds(1).Named("a", "A", Own.Source).MayBeStated(null!)),
        ["Step.Where"] = ("then", () => Step.Where(Own.Yes, null!, Own.Pounds(1))),
        ["Assessment.Find"] = ("id", () => Fine.Find(null!)),
        ["Assessment.Uses"] = ("fact", () => Fine.Uses(null!)),
        ["Assessment.Revise"] = ("change", () => Fine.Revise(null!)),
        ["Bridge.Between, before"] = ("before", () => Bridge.Between(null!, Fine)),
        ["Bridge.Between, after"] = ("after", () => Bridge.Between(Fine, null!)),
        ["RegimeVersion.Try"] = ("facts", () => Fine.Version.Try(null!)),
        ["RegimeVersion.Assess"] = ("facts", () => Fine.Version.Assess(null!)),
        ["RegimeVersion.Amount"] = ("facts", () => Fine.Version.Amount(null!)),
        ["RegimeVersion.Asking"] = ("questions", () => Fine.Version.Asking((IEnumerable<string>)null!)),
        ["Regime.Define, info"] = ("info", () => Regime.Define(null!, [])),
        ["Regime.Define, periods"] = ("periods", () => Regime.Define(new RegimeInfo("a", "A", Currency.Gbp), null!)),
        ["Reform.With"] = ("table", () => Bill.With<Money, Rate>("a", "b", null!, "why")),
        ["Reform.Apply, regime"] = ("regime", () => Bill.Apply((Regime)null!)),
        ["Reform.Apply, regimes"] = ("regimes", () => Bill.Apply((RegimeCatalog)null!)),
        ["Facts.With, fact"] = ("fact", () => Facts.None.With((Fact<Money>)null!, Money.Gbp(1))),
        ["Facts.With, fact of a period"] = ("fact", () => Facts.None.With(null!, Period.FromDays(1))),
        ["Facts.With, period"] = ("value", () => Facts.None.With(Ask.People, (Period)null!)),
        ["Facts.WithRange"] = ("fact", () => Facts.None.WithRange(null!, new Spread<Rate>(Rate.Zero, Rate.Zero, Rate.One))),
        ["Facts.With, rate"] = ("rate", () => Facts.None.With((ExchangeRate)null!)),
        ["Facts.With, answer"] = ("answer", () => Facts.None.With((Answer)null!)),
        ["Facts.With, infringement"] = ("infringement", () => Facts.None.With((Infringement)null!)),
        ["Facts.WithInfringement"] = ("change", () => Facts.None.WithInfringement("A", null!)),
        ["Fact.Since"] = ("change", () => Turnover.Since(Own.FirstDay, null!)),
    };

    public static TheoryData<string> Names => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_missing_is_named(string name) =>
        Assert.Equal(Calls[name].Missing, Assert.Throws<ArgumentNullException>(Calls[name].Call).ParamName);
}
