using NodaTime;

namespace FineCalc.Tests;

public class AnnualLossTests
{
    private static readonly RegimeVersion Law = Regimes.UkGdpr.On(new LocalDate(2024, 8, 7));

    private static readonly double[] Turnover = [5e6, 50e6, 500e6];

    private static UncertainFacts Cases =>
        new UncertainFacts(Facts.None.With(UkGdpr.Step5Percentage, Rate.Zero).With(UkGdpr.OtherFactors, Rate.Zero))
            .With(UkGdpr.Seriousness, Distribution.Pert(0.1, 0.3, 0.9))
            .With(UkGdpr.SizeFactor, Distribution.Uniform(0.05, 0.5))
            .With(UkGdpr.Tier, Distribution.Choice((MaximumTier.Standard, 0.5), (MaximumTier.Higher, 0.5)));

    private static Portfolio Of(double[] turnover, IReadOnlyList<string>? names = null, params IReadOnlyList<Distribution> frequencies) =>
        new(
            new FactTable(turnover.Length).With(UkGdpr.Turnover, turnover),
            Cases,
            frequencies.Count == 0 ? [Distribution.Poisson(0.1)] : frequencies,
            names
        );

    [Fact]
    public void A_years_loss_is_on_average_the_number_of_cases_times_the_fine()
    {
        // The mean of a compound sum (Wald's identity); its variance is E N Var X + Var N (E X)².
        foreach (var frequency in new[] { Distribution.Poisson(0.3), Distribution.NegativeBinomial(2, 0.7), Distribution.Certain(1) })
        {
            var fine = Law.Simulate(Cases.With(UkGdpr.Turnover, Distribution.Certain(50e6)), 1_000_000, 1);
            var loss = Law.AnnualLoss(Of([50e6], null, frequency), 200_000, 2);

            Assert.Equal(frequency.Mean, loss.Cases.Mean.Value, 5 * loss.Cases.Mean.StandardError!.Value);
            Assert.Equal(frequency.Mean * fine.Mean.Value, loss.Total.Mean.Value, 5 * loss.Total.Mean.StandardError!.Value);
            var variance =
                (frequency.Mean * Math.Pow(fine.StandardDeviation.Value, 2)) + Math.Pow(frequency.StandardDeviation * fine.Mean.Value, 2);
            Assert.Equal(Math.Sqrt(variance), loss.Total.StandardDeviation.Value, 5 * loss.Total.StandardDeviation.StandardError!.Value);
        }
    }

    // A year's cases are numbered in twenty bits; the next draws are others than those of the first.
    [Fact]
    public void A_year_of_more_than_a_million_cases_draws_none_of_them_twice()
    {
        var options = new SimulationOptions { KeepsValues = true };
        double Last(int cases) => Law.AnnualLoss(Of([50e6], null, Distribution.FromTrials(0, cases)), 2, 1, options).Total.Values[1];

        Assert.True(Math.Abs(Last((1 << 20) + 1) - Last(1 << 20) - Last(1)) > 1d);
    }

    [Fact]
    public void A_party_whose_column_has_no_answer_does_not_take_the_one_that_the_cases_share()
    {
        var cases = new UncertainFacts(Facts.None.With(UkGdpr.Tier, MaximumTier.Higher).With(UkGdpr.Seriousness, Rate.Percent(30)));
        var parties = new FactTable(1).With(UkGdpr.Tier, new MaximumTier?[] { null });

        var found = Assert.Throws<ProblemException>(() => Law.AnnualLoss(new Portfolio(parties, cases, [Distribution.Certain(1)]), 100, 1));
        Assert.Contains(found.Problems, p => p.Code == "fact-missing");
    }

    [Fact]
    public void Parties_that_never_have_a_case_certainly_lose_nothing()
    {
        var loss = Law.AnnualLoss(Of([5e6], null, Distribution.Certain(0)), 1_000, 1);

        Assert.Equal(
            (new Measured(0d, 0d), new Measured(0d, 0d), new Measured(0d, 0d)),
            (loss.Total.Mean, loss.Largest.Quantile(0.999), loss.Total.ChanceAbove(0d))
        );
    }

    [Fact]
    public void Threads_and_the_way_of_running_change_no_bit()
    {
        var expected = Figures(Law.AnnualLoss(Of(Turnover), 5000, 7, new SimulationOptions { Threads = 1 }));

        Assert.Equal(expected, Figures(Law.AnnualLoss(Of(Turnover), 5000, 7, new SimulationOptions { Threads = 3 })));
        Assert.Equal(expected, Figures(Law.AnnualLoss(Of(Turnover), 5000, 7, new SimulationOptions { MayCompile = false })));
        Assert.NotEqual(expected, Figures(Law.AnnualLoss(Of(Turnover), 5000, 8)));
    }

    [Fact]
    public void Another_party_changes_no_others_draws()
    {
        // A party that never has a case may stand anywhere.
        var alone = Law.AnnualLoss(Of([5e6, 50e6], ["a", "b"], Distribution.Poisson(0.1), Distribution.Poisson(0.2)), 3000, 4);
        var beside = Law.AnnualLoss(
            Of([9e9, 5e6, 50e6], ["new", "a", "b"], Distribution.Certain(0), Distribution.Poisson(0.1), Distribution.Poisson(0.2)),
            3000,
            4
        );

        Assert.Equal(Figures(alone), Figures(beside));
    }

    [Fact]
    public void The_largest_fine_is_at_most_the_total_and_a_year_without_cases_costs_nothing()
    {
        var loss = Law.AnnualLoss(Of(Turnover), 20_000, 3);

        Assert.Equal(0, loss.Total.Least);
        Assert.Equal(Math.Exp(-0.3), 1 - loss.Total.ChanceAbove(0).Value, 0.015);
        Assert.All(
            Enumerable.Range(80, 20).Select(p => p / 100d),
            level => Assert.True(loss.Largest.Quantile(level).Value <= loss.Total.Quantile(level).Value * 1.001)
        );
        Assert.Throws<InvalidOperationException>(() => loss.Total.Explain(1));
    }

    [Fact]
    public void A_portfolio_that_does_not_fit_together_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Of(Turnover, ["a", "a", "b"]));
        Assert.Throws<ArgumentException>(() => Of(Turnover, null, Distribution.Poisson(1), Distribution.Poisson(1)));
        Assert.Throws<ArgumentException>(() => Of(Turnover, null, Distribution.Uniform(0, 1)));
        Assert.Throws<ArgumentException>(() => Law.AnnualLoss(Of(Turnover), 10, 1, new SimulationOptions { Sampling = Sampling.Sobol }));
        var problem = Assert.Throws<ProblemException>(() => Law.AnnualLoss(Of([-5], ["acme"]), 5000, 1)).Problems[0];
        Assert.Equal("fact-out-of-range", problem.Code);
        Assert.Contains("'acme'", problem.Message, StringComparison.Ordinal);
    }

    private static string Figures(AnnualLossResult loss) =>
        string.Join(
            ' ',
            new[] { loss.Total, loss.Largest, loss.Cases }
                .SelectMany(d => new[] { d.Mean.Value, d.StandardDeviation.Value, d.Quantile(0.9).Value, d.Greatest })
                .Select(BitConverter.DoubleToInt64Bits)
        );
}
