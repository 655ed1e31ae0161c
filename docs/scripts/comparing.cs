#:package FineCalc@*
// One incident under several regimes, and under a law that has changed.
using FineCalc;
using FineCalc.Comparing;
using FineCalc.Gdpr;
using FineCalc.Uk;

var incident = new Case(
    "incident",
    "A supplier on both sides of the Channel (invented)",
    Regimes.UkGdpr.On(2025, 9, 1),
    Facts
        .None.With(UkGdpr.Tier, MaximumTier.Standard)
        .With(UkGdpr.Turnover, Money.Gbp(640_000_000))
        .With(UkGdpr.PeopleAffected, 310_000)
        .With(UkGdpr.Sensitivity, DataSensitivity.Special)
)
{
    Dates = new Dictionary<string, string> { ["notice-of-intent"] = "2025-09-01", ["decision"] = "2026-02-10" },
};

// A question carries over only where both laws ask the same; a regime that lacks an answer or a rate of exchange says so.
Console.WriteLine(Report.Text(incident.Compare([Regimes.UkGdpr, Regimes.EuGdpr])));

// A reform is a named set of numbers; its result never passes for the law as it stands.
var reform = Reform
    .Named("one-maximum", "One maximum for all infringements (invented)")
    .With("uk-gdpr", "maximum.standard.fixed", Money.Gbp(17_500_000), "what if")
    .With("uk-gdpr", "maximum.standard.turnover", Rate.Percent(4), "what if");
var today = incident.Version.Assess(incident.Facts);
var then = reform.Apply(Regimes.UkGdpr).On(2025, 9, 1).Assess(incident.Facts);
Console.WriteLine(Report.Text(Bridge.Between(today, then)));
Console.WriteLine(then.VersionId);
