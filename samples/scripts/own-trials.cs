#:package FineCalc@*
// A hundred thousand record counts of an event model of one's own, and as many fines back in their order: what the regulator judges is
// drawn beside them.
using FineCalc;
using FineCalc.Gdpr;
using FineCalc.Risk;
using FineCalc.Uk;

var law = Regimes.UkGdpr.On(2026, 1, 15);
var known = Facts.None.With(UkGdpr.Turnover, Money.Gbp(60_000_000)).With(UkGdpr.Tier, MaximumTier.Standard);

// Stands for the event model: from 100 to 1,000,000 people, each number alike, in an order of its own.
double[] people = [.. Enumerable.Range(0, 100_000).Select(i => 100 + Math.Round(999_900 * ((i * 0.6180339887498949) % 1)))];
var fines = law.Simulate(
    new UncertainFacts(known).With(UkGdpr.PeopleAffected, Distribution.FromTrials(people)),
    people.Length,
    seed: 7,
    new SimulationOptions { KeepsValues = true }
);
Console.WriteLine(fines);

var values = fines.Values.ToArray();
Check(values.Length == people.Length, "a fine for each trial");
Check(Math.Abs(values[123] / (double)fines.Explain(123).Amount.Amount - 1) < 1e-9, "fine 123 is that of trial 123");

// The same distribution, drawn: the 95% quantiles agree within their errors.
var drawn = law.Simulate(
    new UncertainFacts(known).With(UkGdpr.PeopleAffected, Distribution.Uniform(100, 1_000_000)),
    people.Length,
    seed: 8
);
var (own, plain) = (fines.Quantile(0.95), drawn.Quantile(0.95));
Check(Math.Abs(own.Value - plain.Value) < 4 * (own.StandardError + plain.StandardError), $"95%: {own} of one's own, {plain} drawn");

static void Check(bool holds, string what)
{
    Console.WriteLine($"{(holds ? "holds" : "DOES NOT HOLD")}: {what}");
    if (!holds)
        Environment.Exit(1);
}
