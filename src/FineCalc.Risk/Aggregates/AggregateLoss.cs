namespace FineCalc.Risk;

/// <summary>
/// The distribution of a year's total, worked out and not simulated: the compound distribution of how many cases there are and what each
/// costs, by fast Fourier transform on a grid. Severities are rounded down to the grid and rounded up to it, so that two curves enclose the
/// exceedance curve of the severities put in; values that many cases share, such as a cap, are put on the grid as far as they agree with
/// one another. The sources are independent of one another, the cases of a source too, unless the frequencies say otherwise: what they
/// share (a bad year for all) is outside of it, and is taken in by working out one curve for each state of it. Immutable.
/// </summary>
/// <remarks>Safe to use from several threads at once. Two are equal only if they are one object.</remarks>
/// <example>
/// <code>
/// var small = new LossSource(Distribution.Poisson(2), Distribution.LogNormalFromQuantiles(0.1, 1e4, 0.9, 1e6));
/// var rare = new LossSource(Distribution.NegativeBinomial(0.1, 1.5), Distribution.Pert(1e6, 3e6, 20e6));
/// var year = AggregateLoss.Of([small, rare]);
/// Console.WriteLine($"above 10m: {year.ChanceAbove(10_000_000)}");
///
/// // One year in 200 comes to more:
/// Console.WriteLine(year.ValueAtRisk(0.995)); // 19,488,339 to 19,489,678
/// </code>
/// </example>
public sealed class AggregateLoss
{
    // Transforms times their points: from an hour of one processor to some.
    private const double MostWork = 1L << 36;

    private readonly LossSources _sources;
    private readonly Compound _compound;

    private AggregateLoss(LossSources sources, Compound compound) => (_sources, _compound) = (sources, compound);

    // None of sources that somebody put together.
    internal AggregateIdentity? Identity { get; init; }

    /// <summary>The distance between two points of the grid.</summary>
    public double Step => _compound.Step;

    /// <summary>The mean, by the means of frequency and severity.</summary>
    public Enclosed Mean => new(_sources.Mean, _sources.Mean) { SamplingError = Math.Sqrt(_sources.VarianceOfMean) };

    /// <summary>The distribution of the total of several sources.</summary>
    /// <param name="sources">At least one.</param>
    /// <param name="options">How finely, and how far.</param>
    /// <exception cref="ArgumentException">There is no source.</exception>
    /// <exception cref="ProblemException">A source has no finite mean or deviation, or years as rare as asked for cannot be reached
    /// (<c>aggregate-too-wide</c>), or it would take an hour or more (<c>aggregate-too-long</c>).</exception>
    public static AggregateLoss Of(IReadOnlyList<LossSource> sources, AggregateLossOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sources);
        if (sources.Count == 0)
        {
            throw new ArgumentException("There is no source.", nameof(sources));
        }

        (options ??= new AggregateLossOptions()).Check();
        return WorkedOut(new HeldSources(sources), options);
    }

    internal static AggregateLoss WorkedOut(LossSources sources, AggregateLossOptions options, AggregateIdentity? identity = null)
    {
        Check(sources.Transforms, options);
        var share = 1d - (1d / options.OutTo);
        if (1d / options.OutTo <= Compound.LeastError)
        {
            throw NotReached();
        }

        // How far the grid has to go is found on coarse ones, which cost next to nothing.
        var (mean, variance, atoms) = (0d, 0d, new SharedValues());
        foreach (var (frequency, cost, times) in sources.Read(isToFill: false))
        {
            options.Cancellation.ThrowIfCancellationRequested();
            var (m, s) = (cost.Mean, cost.StandardDeviation);
            var (n, d) = (frequency.Mean, frequency.StandardDeviation);
            (mean, variance) = (mean + (times * n * m), variance + (times * ((n * s * s) + (d * d * m * m))));
            atoms.Add(cost.Atoms, times * n);
        }

        var reach = mean + (4d * Math.Sqrt(variance));
        if (!double.IsFinite(reach))
        {
            throw TooWide("A source has no finite mean or deviation.");
        }

        if (reach == 0d)
        {
            return new(sources, Compound.Of(sources, isToFill: true, 1 << 10, 1d, 1, options)) { Identity = identity };
        }

        for (var (tries, coarse) = (0, 1 << 12); tries < 64; tries++)
        {
            var found = Compound.Of(sources, isToFill: false, coarse, 2d * reach / coarse, 16, options);
            var (low, high) = found.Quantile(share);
            if (!double.IsFinite(high) && coarse < options.Points)
            {
                // Too short, or too coarse for so many cases: a sum is rounded as often as it has terms.
                (reach, coarse) = (low >= reach * 0.9 ? reach * 2d : reach, Math.Min(options.Points, coarse * 2));
                continue;
            }

            if (!double.IsFinite(high))
            {
                reach *= 2d;
                continue;
            }

            // A little further than needed, so that the end of the grid is not what encloses.
            reach = Math.Max(high * 1.05, found.Step);
            if (coarse >= 1 << 14 || tries >= 1)
            {
                break;
            }
        }

        // As many cells of continuous severities as take about as long as a transform of the finest grid.
        var fineness = Math.Clamp((1 << 20) / sources.Count, 1 << 9, 1 << 13);
        var step = atoms.StepOf(2d * reach / options.Points);
        for (var tries = 0; tries < 8; tries++, step *= 1.5)
        {
            var compound = Compound.Of(sources, isToFill: true, options.Points, step, fineness, options);
            if (double.IsFinite(compound.Quantile(share).High))
            {
                return new(sources, compound) { Identity = identity };
            }
        }

        throw NotReached();

        ProblemException NotReached() =>
            TooWide($"A grid of {Text.Number(options.Points)} points does not reach a year in {Digits.Text(options.OutTo)}.");
    }

    /// <summary>Refuses what would take longer than anybody waits for, before anything is worked out.</summary>
    internal static void Check(int transforms, AggregateLossOptions options)
    {
        if ((double)transforms * options.Points > MostWork)
        {
            throw new ProblemException(
                new Problem(
                    "aggregate-too-long",
                    $"{Text.Number(transforms)} counts that are no Poisson ones take a transform of up to "
                        + $"{Text.Number(options.Points)} points each: an hour or more."
                )
                {
                    Allowed =
                        $"up to {Text.Number((long)(MostWork / options.Points))} of them with so many points, or up to "
                        + $"{Text.Number(1L << (int)Math.Log2(MostWork / transforms))} points; Poisson counts, which take one transform "
                        + "together",
                }
            );
        }
    }

    /// <summary>Between which ends the chance lies that a year comes to more than a value.</summary>
    /// <param name="value">A loss, in the unit of the severities.</param>
    public Enclosed ChanceAbove(double value)
    {
        if (double.IsNaN(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A loss is a number.");
        }

        var (low, high) = _compound.AtMost(value);
        return new(1d - high, 1d - low) { SamplingError = ErrorAt(value) };
    }

    /// <summary>
    /// Between which ends the least value lies that a share of years does not exceed. The high end is infinite beyond
    /// <see cref="AggregateLossOptions.OutTo"/>.
    /// </summary>
    /// <param name="p">The share, between 0 and 1, both excluded.</param>
    public Enclosed Quantile(double p)
    {
        if (p is not (> 0d and < 1d))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, "A level lies between 0 and 1, both excluded.");
        }

        var (low, high) = _compound.Quantile(p);
        return new(low, high) { SamplingError = double.IsFinite(high) ? ErrorOfQuantile(high, p) : null };
    }

    /// <summary>
    /// Value at risk: the loss that is not exceeded with a given level of confidence; the quantile under its name in risk management.
    /// </summary>
    public Enclosed ValueAtRisk(double level) => Quantile(level);

    /// <summary>
    /// The exceedance curve: values and between which ends the chance lies that each is exceeded, from the median out to one year in a
    /// given number.
    /// </summary>
    /// <param name="points">How many points, at least 2.</param>
    /// <param name="outTo">The last point is exceeded once in so many years, more than 2 and at most what was asked for; 1,000 unless
    /// stated.</param>
    public IReadOnlyList<(double Value, Enclosed Chance)> ExceedanceCurve(int points, double outTo = 1000d) =>
        [
            .. ExceedancePoints
                .Of(points, outTo)
                .Select(chance => _compound.Quantile(1d - chance) is var (low, high) && double.IsFinite(high) ? high : low)
                .Select(value => (value, ChanceAbove(value))),
        ];

    /// <summary>The main figures in a line.</summary>
    public override string ToString() =>
        Text.Line($"mean {Mean}, median {Quantile(0.5)}, 95% {Quantile(0.95)}, {Text.Number(_sources.Count)} sources");

    private static ProblemException TooWide(string message) =>
        new(
            new Problem("aggregate-too-wide", message)
            {
                Allowed = "severities with finite mean and deviation, more points, or less rare years",
            }
        );

    // How much the chance of at most a value hangs on one more trial of a severity is how much that chance changes with one more case of
    // it: so the error of the chance is that of a mean over the trials. True of Poisson counts to the last trial, of others nearly: the one
    // more is there beside a number of cases that is not quite distributed as that of a year.
    private double? ErrorAt(double value) => Math.Sqrt(_sources.Variance(cost => _compound.Middle(value - cost)));

    private double? ErrorOfQuantile(double value, double p)
    {
        if (!_sources.IsSimulated)
        {
            return 0d;
        }

        // The slope of the curve over the quantiles a tenth of the remaining share to either side.
        var off = 0.1 * Math.Min(p, 1d - p);
        var (from, to) = (_compound.Quantile(p - off).Low, _compound.Quantile(p + off).Low);
        return to > from ? ErrorAt(value) * (to - from) / (2d * off) : null;
    }
}
