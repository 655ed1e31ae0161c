using NodaTime;

namespace FineCalc.Tests;

/// <summary>A contract's penalty clause as a regime of one's own: what anybody can write, in about twenty lines.</summary>
public class OwnRegimeTests
{
    private static readonly Citation Clause = new("Supply contract", "cl 14");

    private static readonly Fact<Money> Price = Fact.Money("price", "Contract price", "What is the contract price?").From(Money.Gbp(0));

    private static readonly Fact<Count> Weeks = Fact.Count("weeks-late", "Weeks late", "How many weeks was the delivery late?", "weeks")
        .From(0)
        .Whole();

    private static readonly Fact<bool> Excused = Fact.Flag("excused", "Excused", "Was the delay excused?")
        .Default(false, "A delay is not excused unless notice is given.");

    private static readonly Regime Late = Regime.Define(
        "late-delivery",
        "Damages for late delivery",
        Currency.Gbp,
        new LocalDate(2025, 1, 1),
        law =>
        {
            var weekly = law.Rate("weekly-rate", "Weekly rate", Rate.Percent(0.5m), Clause);
            var most = law.Rate("most", "Greatest share of the price", Rate.Percent(10), Clause);
            var accrued = (Step.Ask(Price) * weekly * Step.Ask(Weeks)).Named("accrued", "Accrued damages", Clause);
            var capped = accrued.CappedAt(Step.Ask(Price) * most).Named("capped", "Capped damages", Clause);
            return Step.Of(Money.Gbp(0), Clause)
                .When(Excused, capped)
                .RoundedTo(new Rounding(1, RoundingMode.Down))
                .Named("damages", "Damages", Clause);
        }
    );

    private static Facts Delay(int weeks) => Facts.None.With(Price, Money.Gbp(10_001)).With(Weeks, weeks);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 150)]
    [InlineData(20, 1000)]
    [InlineData(21, 1000)]
    public void A_clause_reckons_as_it_reads(int weeks, int damages) =>
        Assert.Equal(Money.Gbp(damages), Late.On(new LocalDate(2025, 6, 1)).Amount(Delay(weeks)));

    [Fact]
    public void It_gets_everything_a_shipped_regime_gets()
    {
        var version = Late.On(new LocalDate(2025, 1, 1));
        var assessment = version.Assess(Delay(3));
        Assert.Equal(["accrued", "capped", "damages"], assessment.Steps.Select(s => s.Id));
        Assert.Equal(150.015m, assessment.Find("accrued")!.Value);
        Assert.Equal(["excused", "price", "weeks-late"], version.Facts.Select(f => f.Id).Order(StringComparer.Ordinal));
        Assert.Equal(["most", "weekly-rate"], version.Numbers.Where(n => n.Id.Length > 0).Select(n => n.Id).Order(StringComparer.Ordinal));
        Assert.Equal(Money.Gbp(850), Bridge.Between(assessment, assessment.Revise(f => f.With(Weeks, 30))).Parts.Single().Amount);
        Assert.Equal(0m, assessment.Revise(f => f.With(Excused, true)).Amount.Amount);
        Assert.Equal(["fact-missing", "fact-missing"], version.Try(Facts.None).Problems.Select(p => p.Code));
    }

    [Fact]
    public void One_call_asks_what_another_number_would_give()
    {
        var dearer = Late.Override("most", Rate.Percent(20), "What if the cap were doubled?");
        Assert.Equal(Money.Gbp(1050), dearer.On(new LocalDate(2025, 1, 1)).Amount(Delay(21)));
    }

    [Fact]
    public void A_number_of_one_id_is_one_number()
    {
        var twice = Regime.Define(
            "own",
            "Own",
            Currency.Gbp,
            Own.FirstDay,
            law => law.Money("base", "Base", Money.Gbp(1), Clause) + law.Money("base", "Base", Money.Gbp(1), Clause)
        );
        Assert.Equal(Money.Gbp(2), twice.On(Own.FirstDay).Amount(Facts.None));

        var differing = Regime.Define(
            "own",
            "Own",
            Currency.Gbp,
            Own.FirstDay,
            law => law.Money("base", "Base", Money.Gbp(1), Clause) + law.Money("base", "Base", Money.Gbp(2), Clause)
        );
        Assert.Equal(
            ("number-unusable", "base"),
            Own.OnlyProblem(() => differing.On(Own.FirstDay).Id) is var p ? (p.Code, p.Subject) : default
        );

        var mistyped = Regime.Define(
            "own",
            "Own",
            Currency.Gbp,
            Own.FirstDay,
            law => law.Money("base", "Base", Money.Gbp(1), Clause) * law.Rate("base", "Base", Rate.One, Clause)
        );
        Assert.Equal("number-unusable", Own.OnlyProblem(() => mistyped.On(Own.FirstDay).Id).Code);
    }
}
