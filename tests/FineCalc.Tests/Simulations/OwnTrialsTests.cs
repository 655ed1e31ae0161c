using NodaTime;

namespace FineCalc.Tests;

public class OwnTrialsTests
{
    private const int Trials = 20_000;

    private static readonly RegimeVersion Law = Regimes.UkGdpr.On(new LocalDate(2024, 8, 7));

    private static readonly Distribution Spread = Distribution.LogNormalFromQuantiles(0.05, 100, 0.95, 1e6);

    // Record counts of an event model, in an order that means something to it alone.
    private static readonly double[] People =
    [
        .. Enumerable.Range(0, Trials).Select(i => Math.Round(Spread.Quantile((((i * 7919L) % Trials) + 0.5) / Trials))),
    ];

    private static readonly DataSensitivity[] Data =
    [
        .. People.Select(p => p > 5_000 ? DataSensitivity.Special : DataSensitivity.Ordinary),
    ];

    private static readonly double[] Turnover = [5e6];

    [Fact]
    public void Values_that_no_list_can_hold_are_not_kept() =>
        Assert.Contains(
            "by FirstTrial",
            Assert.Throws<ArgumentOutOfRangeException>(() => Law.Simulate(Facts.None, 3_000_000_000, 1, Keeping)).Message,
            StringComparison.Ordinal
        );

    private static readonly SimulationOptions Keeping = new() { KeepsValues = true };

    private static FactTable OneParty => new FactTable(1).With(UkGdpr.Turnover, Turnover);

    private static UncertainFacts Known =>
        new(Facts.None.With(UkGdpr.Turnover, Money.Gbp(50_000_000)).With(UkGdpr.Tier, MaximumTier.Higher));

    private static UncertainFacts Own =>
        Known.With(UkGdpr.PeopleAffected, Distribution.FromTrials(People)).With(UkGdpr.Sensitivity, Distribution.FromTrials(Data));

    [Fact]
    public void Fines_come_back_in_the_order_of_the_trials_and_rows_stay_together()
    {
        var fines = Law.Simulate(Own, Trials, 1, Keeping);

        Assert.Equal(Trials, fines.Values.Length);
        foreach (var trial in new[] { 0, 1, 1023, 1024, 7_777, Trials - 1 })
        {
            var explained = fines.Explain(trial);
            Assert.Equal((decimal)People[trial], explained.Facts.Find(UkGdpr.PeopleAffected)!.Likely);
            Assert.Equal((int)Data[trial], explained.Facts.Find(UkGdpr.Sensitivity)!.Likely);
            Assert.Equal((double)explained.Amount.Amount, fines.Values[trial], 1e-9 * fines.Values[trial]);
        }
    }

    // The judgements of the regulator are drawn as ever: one order of people has not one order of fines.
    [Fact]
    public void What_is_not_given_stays_random_and_95_in_100_are_those_of_the_distribution()
    {
        var own = Law.Simulate(Known.With(UkGdpr.PeopleAffected, Distribution.FromTrials(People)), Trials, 1, Keeping);
        var drawn = Law.Simulate(Known.With(UkGdpr.PeopleAffected, Spread), 100_000, 2);

        var (one, other) = (own.Quantile(0.95), drawn.Quantile(0.95));
        Assert.Equal(
            other.Value,
            one.Value,
            4 * Math.Sqrt(Math.Pow(one.StandardError!.Value, 2) + Math.Pow(other.StandardError!.Value, 2))
        );
        var fines = own.Values.ToArray();
        var alike = People.Index().Where(p => p.Item is > 900 and < 1_100).Select(p => fines[p.Index]).Distinct().Count();
        Assert.True(alike > 10);
    }

    [Fact]
    public void Threads_machine_code_and_parts_change_no_bit()
    {
        var whole = Law.Simulate(Own, Trials, 1, Keeping).Values.ToArray();

        Assert.Equal(whole, Law.Simulate(Own, Trials, 1, Keeping with { Threads = 1 }).Values.ToArray());
        Assert.Equal(whole, Law.Simulate(Own, Trials, 1, Keeping with { Threads = 3, MayCompile = false }).Values.ToArray());
        Assert.NotEqual(whole, Law.Simulate(Own, Trials, 2, Keeping).Values.ToArray());

        const int First = 8 * 1024;
        FineDistribution Part(Range rows, long first) =>
            Law.Simulate(
                Known
                    .With(UkGdpr.PeopleAffected, Distribution.FromTrials(People[rows]))
                    .With(UkGdpr.Sensitivity, Distribution.FromTrials(Data[rows])),
                People[rows].Length,
                1,
                Keeping with
                {
                    FirstTrial = first,
                }
            );
        Assert.Equal(whole, FineDistribution.Merge(Part(First.., First), Part(..First, 0)).Values.ToArray());
    }

    [Fact]
    public void Trials_of_another_number_or_that_cannot_keep_their_order_are_refused_with_the_reason()
    {
        static Problem Refused(UncertainFacts facts, long trials, SimulationOptions? options = null) =>
            Assert.Throws<ProblemException>(() => Law.Simulate(facts, trials, 1, options)).Problems[0];
        var people = Known.With(UkGdpr.PeopleAffected, Distribution.FromTrials(People));

        Assert.Equal(
            "'people-affected' is given for 20,000 trials, and 100,000 are asked for.",
            (Refused(people, 100_000) is { Code: "trials-differ" } differ ? differ : null)?.Message
        );
        Assert.All(
            [
                Refused(people, Trials, new() { Sampling = Sampling.Sobol }),
                Refused(people, Trials, new() { Until = _ => true }),
                Refused(
                    people
                        .With(UkGdpr.Sensitivity, Distribution.FromTrials(Data))
                        .Correlated(UkGdpr.PeopleAffected, UkGdpr.Sensitivity, 0.5),
                    Trials
                ),
            ],
            problem => Assert.Equal("trials-in-order", problem.Code)
        );
        Assert.Contains(
            "Trial 1,",
            Assert.Throws<ArgumentException>(() => Distribution.FromTrials(1, double.NaN)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "no column has",
            Assert.Throws<ArgumentException>(() => new Portfolio(OneParty, people, [Distribution.Poisson(1)])).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_cases_of_each_year_may_be_trials_and_the_years_keep_their_order()
    {
        int[] cases = [.. Enumerable.Range(0, 3_000).Select(year => year % 4)];
        var portfolio = new Portfolio(
            OneParty,
            new UncertainFacts(Facts.None.With(UkGdpr.Tier, MaximumTier.Higher)),
            [Distribution.FromTrials(cases)]
        );

        var loss = Law.AnnualLoss(portfolio, cases.Length, 1, Keeping);

        Assert.Equal(cases.Select(c => (double)c), loss.Cases.Values.ToArray());
        Assert.Equal(cases.Select(c => c == 0), loss.Total.Values.ToArray().Select(total => total == 0d));
        Assert.Equal("trials-differ", Assert.Throws<ProblemException>(() => Law.AnnualLoss(portfolio, 100, 1)).Problems[0].Code);
    }

    [Fact]
    public void Values_are_kept_on_request_alone_with_steps_and_scramblings()
    {
        Assert.Equal(0, Law.Simulate(Known, 2_000, 1).Values.Length);

        var fines = Law.Simulate(Known, 4_000, 1, Keeping with { Sampling = Sampling.Sobol, Steps = ["starting-point"] });
        Assert.Equal(fines.Mean.Value, fines.Values.ToArray().Average(), 1e-6 * fines.Mean.Value);
        Assert.Equal((double)fines.Explain(3_000).Amount.Amount, fines.Values[3_000], 1e-9 * fines.Values[3_000]);
        Assert.Equal(4_000, fines.Step("starting-point").Values.Length);
    }
}
