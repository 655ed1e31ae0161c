using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace FineCalc.Tests;

/// <summary>The compound distribution of a year, against recursion, against simulation, and against itself.</summary>
public class AggregateLossTests
{
    private static readonly RegimeVersion Law = Regimes.UkGdpr.On(new LocalDate(2024, 8, 7));

    private static readonly double[] Turnover = [5e6, 50e6, 500e6];

    private sealed record Small(double Mean, double Dispersion, double[] Weights)
    {
        public Distribution Frequency => Dispersion == 0d ? Distribution.Poisson(Mean) : Distribution.NegativeBinomial(Mean, Dispersion);

        // Panjer's recursion, for severities of 1 and more: p(k) = (a + b/k) p(k-1).
        public double[] AtMost(int points)
        {
            var f = Weights.Select(w => w / Weights.Sum()).ToArray();
            var scale = Mean * Dispersion;
            var (a, b, zero) =
                Dispersion == 0d
                    ? (0d, Mean, Math.Exp(-Mean))
                    : (scale / (1d + scale), ((1d / Dispersion) - 1d) * scale / (1d + scale), Math.Pow(1d + scale, -1d / Dispersion));
            var g = new double[points];
            g[0] = zero;
            for (var k = 1; k < points; k++)
            {
                for (var j = 1; j <= Math.Min(f.Length, k); j++)
                {
                    g[k] += (a + (b * j / k)) * f[j - 1] * g[k - j];
                }
            }

            var sum = 0d;
            return [.. g.Select(p => sum += p)];
        }
    }

    [Fact]
    public void Both_curves_enclose_what_Panjers_recursion_gives()
    {
        var cases =
            from mean in Gen.Choose(1, 200)
            from dispersion in Gen.Elements(0d, 0d, 0.3, 1d, 2.5)
            from weights in Gen.Choose(0, 10).ArrayOf(6)
            select new Small(mean / 20d, dispersion, [weights[0] + 1d, .. weights[1..].Select(w => (double)w)]);
        Laws.Hold(
            cases.ToArbitrary(),
            60,
            of =>
            {
                var loss = AggregateLoss.Of(
                    [new(of.Frequency, Distribution.Choice([0d, .. of.Weights]))],
                    new AggregateLossOptions { Points = 1 << 14 }
                );
                var expected = of.AtMost(200);
                for (var k = 0; k < expected.Length && expected[k] < 0.999; k++)
                {
                    var found = loss.ChanceAbove(k);
                    Assert.True(found.Contains(1d - expected[k]), $"{of.Frequency}: above {k} {1d - expected[k]}, enclosed {found}");
                    Assert.InRange(found.High - found.Low, 0d, 1e-5);
                }

                return [of.Dispersion == 0d ? "Poisson" : "negative binomial"];
            },
            "Poisson",
            "negative binomial"
        );
    }

    [Theory]
    [InlineData(0.02, 2)]
    [InlineData(0.1, 1)]
    [InlineData(0.5, 0.02)]
    public void A_negative_binomial_count_of_few_clusters_is_the_list_of_its_numbers(double mean, double dispersion)
    {
        // The chances of 0, 1, 2, ... cases, until there are none that a double tells.
        var (size, share) = (1d / dispersion, mean * dispersion / (1d + (mean * dispersion)));
        List<double> chances = [Math.Pow(1d - share, size)];
        while (chances[^1] > 1e-20)
        {
            chances.Add(chances[^1] * share * (size + chances.Count - 1) / chances.Count);
        }

        var options = new AggregateLossOptions { Points = 1 << 15 };
        var costs = Distribution.LogNormalFromQuantiles(0.1, 1e4, 0.9, 1e6);
        var counted = AggregateLoss.Of([new(Distribution.NegativeBinomial(mean, dispersion), costs)], options);
        var listed = AggregateLoss.Of([new(Distribution.Choice([.. chances]), costs)], options);
        foreach (var at in new[] { 1e3, 1e4, 1e5, 5e5, 1e6, 2e6, 4e6 })
        {
            var (one, other) = (counted.ChanceAbove(at), listed.ChanceAbove(at));
            Assert.True(one.Low <= other.High && other.Low <= one.High, $"above {at}: {one} and {other}");
            Assert.True(one.High - one.Low <= 1.3 * (other.High - other.Low), $"above {at}: {one} is much wider than {other}");
        }
    }

    // Bowers and others, Actuarial Mathematics (2nd edition, 1997), example 12.2.2: the distribution function at 0 to 9.
    private static readonly double[] Published = [0.1, 0.25, 0.47, 0.685, 0.849, 0.944, 0.9848, 0.9974, 0.9998, 1d];

    [Fact]
    public void A_published_example_of_a_compound_distribution_comes_out()
    {
        var loss = AggregateLoss.Of([new(Distribution.Choice(0.1, 0.3, 0.4, 0.2), Distribution.Choice(0d, 0.5, 0.4, 0.1))]);

        foreach (var (at, published) in Published.Index())
        {
            var found = loss.ChanceAbove(at);
            Assert.True(found.Contains(1d - published), $"above {at} {1d - published}, enclosed {found}");
            Assert.InRange(found.High - found.Low, 0d, 1e-6);
        }

        Assert.Equal(2.72, loss.Mean.Low, 1e-12);
    }

    [Fact]
    public void A_finer_grid_lies_within_a_coarser_one()
    {
        LossSource[] sources =
        [
            new(Distribution.Poisson(2), Distribution.LogNormalFromQuantiles(0.1, 1e4, 0.9, 1e6)),
            new(Distribution.Choice(0.9, 0.08, 0.02), Distribution.Uniform(1e5, 2e6)),
            new(Distribution.NegativeBinomial(0.1, 1.5), Distribution.Pert(1e6, 3e6, 20e6)),
        ];
        var (coarse, fine) = (
            AggregateLoss.Of(sources, new AggregateLossOptions { Points = 1 << 12, OutTo = 200 }),
            AggregateLoss.Of(sources, new AggregateLossOptions { Points = 1 << 16, OutTo = 200 })
        );

        foreach (var p in new[] { 0.3, 0.5, 0.9, 0.99 })
        {
            var (outer, inner) = (coarse.Quantile(p), fine.Quantile(p));
            Assert.True(outer.Low <= inner.Low && inner.High <= outer.High, $"{p}: {inner} is not within {outer}");
            Assert.True(inner.RelativeWidth < outer.RelativeWidth);
        }

        Assert.True(fine.Quantile(0.995).RelativeWidth < 0.001);
    }

    [Fact]
    public void Simulated_years_agree_within_their_own_error()
    {
        var cases = new UncertainFacts(Facts.None.With(UkGdpr.Step5Percentage, Rate.Zero).With(UkGdpr.OtherFactors, Rate.Zero))
            .With(UkGdpr.Seriousness, Distribution.Pert(0.1, 0.3, 0.9))
            .With(UkGdpr.SizeFactor, Distribution.Uniform(0.05, 0.5))
            .With(UkGdpr.Tier, Distribution.Choice((MaximumTier.Standard, 0.5), (MaximumTier.Higher, 0.5)));
        var portfolio = new Portfolio(
            new FactTable(3).With(UkGdpr.Turnover, Turnover),
            cases,
            [Distribution.Poisson(0.4), Distribution.NegativeBinomial(0.2, 2), Distribution.Choice(0.8, 0.2)]
        );

        var years = Law.AnnualLoss(portfolio, 200_000, seed: 1).Total;
        var loss = Law.AggregateLoss(portfolio, 50_000, seed: 2, new AggregateLossOptions { Points = 1 << 16 });

        Assert.Equal(years.Mean.Value, loss.Mean.Low, 5 * (years.Mean.StandardError!.Value + loss.Mean.SamplingError!.Value));
        foreach (var p in new[] { 0.5, 0.9, 0.99, 0.995 })
        {
            var (simulated, enclosed) = (years.Quantile(p), loss.Quantile(p));
            var off = 5 * (simulated.StandardError!.Value + enclosed.SamplingError!.Value);
            Assert.InRange(simulated.Value, enclosed.Low - off, enclosed.High + off);
        }
    }

    [Fact]
    public void How_far_off_simulated_severities_may_be_is_what_many_of_them_show()
    {
        var open = new UncertainFacts(Facts.None.With(UkGdpr.Turnover, Money.Gbp(50_000_000)).With(UkGdpr.Tier, MaximumTier.Higher));
        var found = Enumerable
            .Range(0, 40)
            .Select(seed => Law.Simulate(open, 2_000, (ulong)seed))
            .Select(fine => AggregateLoss.Of([new(Distribution.Poisson(1.5), fine)], new AggregateLossOptions { Points = 1 << 13 }))
            .Select(loss => (Chance: loss.ChanceAbove(2e6), Loss: loss.Quantile(0.95)))
            .ToList();

        foreach (var figures in new[] { found.Select(f => f.Chance).ToList(), found.Select(f => f.Loss).ToList() })
        {
            var mean = figures.Average(f => f.Low);
            var seen = Math.Sqrt(figures.Sum(f => (f.Low - mean) * (f.Low - mean)) / (figures.Count - 1));
            Assert.InRange(figures.Average(f => f.SamplingError!.Value) / seen, 0.6, 1.6);
        }
    }

    [Fact]
    public void A_cap_that_many_cases_share_is_not_rounded()
    {
        var capped = new LossSource(Distribution.Certain(1), Distribution.Empirical([1e6, 17.5e6, 17.5e6, 17.5e6]));
        var loss = AggregateLoss.Of([capped], new AggregateLossOptions { Points = 1 << 12 });

        Assert.Equal((17.5e6, 17.5e6), (loss.Quantile(0.9).Low, loss.Quantile(0.9).High));
        Assert.Equal(0.75, loss.ChanceAbove(17.4e6).Low, 1e-8);
        Assert.Equal(0d, loss.ChanceAbove(17.5e6).High, 1e-8);
    }

    [Fact]
    public void Sources_without_cases_or_costs_come_to_nothing()
    {
        var loss = AggregateLoss.Of([
            new(Distribution.Certain(0), Distribution.Certain(5)),
            new(Distribution.Poisson(2), Distribution.Certain(0)),
        ]);

        Assert.Equal((0d, 0d, 0d), (loss.Mean.High, loss.Quantile(0.99).High, loss.Quantile(0.99).Low));
    }

    [Fact]
    public void A_count_that_hardly_varies_beyond_a_Poisson_one_is_that_and_gaps_between_numbers_are_kept()
    {
        var options = new AggregateLossOptions { Points = 1 << 12 };
        var poisson = Of(Distribution.Poisson(3));
        foreach (var dispersion in new[] { 1e-9, 1e-17 })
        {
            var nearly = Of(Distribution.NegativeBinomial(3, dispersion));
            Assert.Equal(poisson.ChanceAbove(4).Low, nearly.ChanceAbove(4).Low, 1e-8);
        }

        var thrice = Of(Distribution.Empirical(0, 0, 3));
        Assert.True(thrice.ChanceAbove(0).Contains(1d / 3d) && thrice.ChanceAbove(2.5).Contains(1d / 3d));
        Assert.Equal(0d, thrice.ChanceAbove(3).High, 1e-6);

        AggregateLoss Of(Distribution frequency) => AggregateLoss.Of([new(frequency, Distribution.Certain(1))], options);
    }

    [Fact]
    public void Of_many_cases_floating_point_is_enclosed_too()
    {
        var many = Distribution.Poisson(20_000);
        var loss = AggregateLoss.Of([new(many, Distribution.Certain(1))], new AggregateLossOptions { Points = 1 << 17 });
        foreach (var at in new[] { 19_700, 20_000, 20_400 })
        {
            var (found, expected) = (loss.ChanceAbove(at), 1d - many.Cdf(at));
            Assert.True(found.Contains(expected) && found.High - found.Low < 1e-4, $"above {at} {expected}, enclosed {found}");
        }
    }

    [Fact]
    public void Sources_of_one_simulated_severity_err_together()
    {
        var open = new UncertainFacts(Facts.None.With(UkGdpr.Turnover, Money.Gbp(50_000_000)).With(UkGdpr.Tier, MaximumTier.Higher));
        var fine = Law.Simulate(open, 2_000, 1);
        var options = new AggregateLossOptions { Points = 1 << 12 };
        var apart = AggregateLoss.Of([new(Distribution.Poisson(1), fine), new(Distribution.Poisson(2), fine)], options);
        var together = AggregateLoss.Of([new(Distribution.Poisson(3), fine)], options);

        Assert.Equal(1d, apart.Mean.SamplingError!.Value / together.Mean.SamplingError!.Value, 1e-9);
        Assert.Equal(1d, apart.ChanceAbove(2e6).SamplingError!.Value / together.ChanceAbove(2e6).SamplingError!.Value, 1e-3);
    }

    [Fact]
    public void Parties_that_are_simulated_one_by_one_are_what_all_of_them_are_together()
    {
        // Fines that nothing is drawn for, of two sizes that many parties share.
        var cases = new UncertainFacts(
            Facts
                .None.With(UkGdpr.Tier, MaximumTier.Standard)
                .With(UkGdpr.Seriousness, Rate.Percent(20))
                .With(UkGdpr.SizeFactor, Rate.Percent(50))
                .With(UkGdpr.CombinedMitigation, Rate.Zero)
                .With(UkGdpr.CombinedAggravation, Rate.Zero)
                .With(UkGdpr.Step5Percentage, Rate.Zero)
                .With(UkGdpr.SettlementDiscount, Rate.Zero)
        );
        double[] turnover = [.. Enumerable.Range(0, 300).Select(i => i % 2 == 0 ? 1e6 : 900e6)];
        var fines = Law.AssessAll(new FactTable(300, cases.Facts).With(UkGdpr.Turnover, turnover)).Amounts.ToArray();
        var options = new AggregateLossOptions { Points = 1 << 12 };
        foreach (var frequency in new[] { Distribution.Poisson(0.01), Distribution.NegativeBinomial(0.01, 2) })
        {
            var streamed = Law.AggregateLoss(
                new Portfolio(new FactTable(300).With(UkGdpr.Turnover, turnover), cases, [frequency]),
                5_000,
                1,
                options
            );
            var held = AggregateLoss.Of([.. fines.Select(fine => new LossSource(frequency, Distribution.Certain(fine)))], options);

            Assert.Equal(held.Mean.Low, streamed.Mean.Low, 1e-6 * held.Mean.Low);
            Assert.Equal(0d, streamed.ChanceAbove(5e6).SamplingError);
            foreach (var p in new[] { 0.5, 0.9, 0.995 })
            {
                Assert.True(held.Quantile(p).Low <= streamed.Quantile(p).High && streamed.Quantile(p).Low <= held.Quantile(p).High);
            }
        }
    }

    [Fact]
    public void What_would_take_many_hours_is_refused_before_anything_is_worked_out()
    {
        var parties = new FactTable(100_000).With(UkGdpr.Turnover, new double[100_000]);
        var portfolio = new Portfolio(parties, new UncertainFacts(Facts.None), [Distribution.NegativeBinomial(0.01, 2)]);
        var found = Assert.Throws<ProblemException>(() => Law.AggregateLoss(portfolio, 10_000, 1));
        Assert.Equal("aggregate-too-long", found.Problems[0].Code);
        Assert.Contains("up to 65,536 of them with so many points, or up to 524,288", found.Problems[0].Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void Years_that_no_grid_reaches_and_losses_that_are_no_numbers_are_refused()
    {
        LossSource[] one = [new(Distribution.Poisson(1), Distribution.Certain(1))];
        var far = Assert.Throws<ProblemException>(() => AggregateLoss.Of(one, new AggregateLossOptions { OutTo = 1e20 }));
        Assert.Equal("aggregate-too-wide", far.Problems[0].Code);
        Assert.Throws<ArgumentOutOfRangeException>(() => AggregateLoss.Of(one).ChanceAbove(double.NaN));
    }

    [Fact]
    public void What_is_no_frequency_or_no_severity_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.Poisson(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.NegativeBinomial(1, double.PositiveInfinity));
        Assert.Throws<ArgumentException>(() => new LossSource(Distribution.Uniform(0, 1), Distribution.Certain(1)));
        Assert.Throws<ArgumentException>(() => new LossSource(Distribution.FromTrials(1, 2), Distribution.Certain(1)));
        Assert.Throws<ArgumentException>(() => new LossSource(Distribution.Poisson(1), Distribution.Uniform(-1, 1)));
        Assert.Throws<ArgumentException>(() => AggregateLoss.Of([]));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            AggregateLoss.Of([new(Distribution.Poisson(1), Distribution.Certain(1))], new AggregateLossOptions { Points = 1000 })
        );
    }
}
