#:package FineCalc@*
// What regulators have imposed in like cases, and how well such estimates did.
using FineCalc;
using FineCalc.Estimates;
using FineCalc.Gdpr;
using FineCalc.Uk;

var supplier = new Case(
    "supplier",
    "A software supplier, seen from outside",
    Regimes.UkGdpr.On(2026, 1, 15),
    Facts
        .None.With(UkGdpr.Tier, MaximumTier.Standard)
        .With(UkGdpr.Turnover, Money.Gbp(60_000_000))
        .With(UkGdpr.PeopleAffected, 80_000)
        .With(UkGdpr.Sensitivity, DataSensitivity.Special)
);
Console.WriteLine(Report.Text(GdprEstimate.Of(supplier, new EstimateOptions { Country = "United Kingdom" })));

// The decisions that the table was fitted to, each held against what it predicts.
var tested = GdprEstimate.Backtest(GdprEstimate.Decisions);
Console.WriteLine(Report.Text(tested));

// The same decisions by public formulas, and by tables that never saw the defendant.
Console.WriteLine(Report.Text(League.Of(GdprEstimate.Decisions)));
