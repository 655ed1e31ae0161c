#:package FineCalc@*
// Two hundred companies, and what all their fines of a year come to. The companies are made up; how many notified breaches end in a fine
// is not.
using FineCalc;
using FineCalc.Estimates;
using FineCalc.Gdpr;
using FineCalc.Risk;
using FineCalc.Uk;

const int companies = 200;
var law = Regimes.UkGdpr.On(2025, 1, 1);
var sizes = Distribution.LogNormalFromQuantiles(0.1, 2e6, 0.9, 500e6);
double[] turnover = [.. Enumerable.Range(0, companies).Select(i => Math.Round(sizes.Quantile((i + 0.5) / companies)))];
var parties = new FactTable(companies).With(UkGdpr.Turnover, turnover);

// What differs from case to case is drawn; what the regulator judges is open, and is drawn from the ranges of the estimate.
var cases = new UncertainFacts(Facts.None)
    .With(UkGdpr.Tier, Distribution.Choice((MaximumTier.Standard, 0.6), (MaximumTier.Higher, 0.4)))
    .With(UkGdpr.PeopleAffected, Distribution.LogNormalFromQuantiles(0.05, 100, 0.95, 1e6))
    .With(UkGdpr.CooperationLevel, Distribution.Choice((CooperationLevel.Ordinary, 0.6), (CooperationLevel.Good, 0.4)));

// How often, for each company; and both ends of the range of the rate, whose error is common to all of them.
var rate = BaseRate.Find("uk-notified-2019");
double[] notified = [.. turnover.Select(t => Math.Round(2 * Math.Sqrt(t / 50e6), 1))];
var loss = law.AnnualLoss(new Portfolio(parties, cases, [.. notified.Select(rate.Frequency)]), years: 100_000, seed: 2025);
Console.WriteLine(Report.Text(loss));
foreach (var chance in new[] { rate.Range.Low, rate.Range.High })
{
    var end = law.AnnualLoss(
        new Portfolio(parties, cases, [.. notified.Select(n => Distribution.Poisson(n * chance))]),
        years: 20_000,
        seed: 2025
    );
    Console.WriteLine($"1 fine in {1 / chance:N0} breaches: GBP {end.Total.Mean.Value:N0} a year");
}

// What drives the fine of one of them.
var medium = new UncertainFacts(Facts.None.With(UkGdpr.Turnover, Money.Gbp(50_000_000)))
    .With(UkGdpr.Tier, Distribution.Choice((MaximumTier.Standard, 0.6), (MaximumTier.Higher, 0.4)))
    .With(UkGdpr.PeopleAffected, Distribution.LogNormalFromQuantiles(0.05, 100, 0.95, 1e6));
Console.WriteLine(Report.Text(law.Sensitivity(medium, trials: 16_384, seed: 1)));
