namespace FineCalc.Risk;

// The figures of a simulation and how well they are known. Every error is that of a mean of something: of the values, of squares, of what
// lies beyond a level. Its formula holds where so many trials make that mean normal; Cochran's rule asks for 25 times the square of the
// skewness, which of something rare is 25 times that it happens. Where a formula does not hold the error is not known. Reach: the ends of
// what the figure's values can be, whatever is drawn; one value where nothing uncertain enters.
internal sealed class Errors(Summary all, IReadOnlyList<Summary> replicates, (double Low, double High) reach)
{
    // "The sample should be at least 25 times the squared skewness" (Cochran, Sampling Techniques, 1977, section 2.15).
    private const double Cochran = 25d;

    // Fewer trials say nothing of their own skewness.
    private const int FewestTrials = 30;

    // Fewer trials on one side of a level, or fewer of an outcome, are reported by the bounds of a rare event.
    private const double Few = 10d;

    // Fewer replicates say little of their own spread.
    private const int FewestReplicates = 8;

    // What so many rare events leave possible, with 95% confidence (Garwood, "Fiducial limits for the Poisson distribution", 1936). The
    // first is the rule of three.
    private static readonly double[] AtMost = [2.9958, 4.7439, 6.2958, 7.7537, 9.1536, 10.5131, 11.8425, 13.1482, 14.4347, 15.7053];
    private static readonly double[] AtLeast = [0d, 0.0512, 0.3553, 0.8176, 1.3663, 1.9701, 2.6130, 3.2853, 3.9808, 4.6952];

    private bool IsPlain => replicates.Count == 1;

    // Whether every trial there could be has the value of those there were.
    private bool IsCertain => reach.Low == reach.High && all.Least == all.Greatest;

    public Measured Mean()
    {
        if (IsCertain)
        {
            return new(all.Mean, 0d);
        }

        // Had something else a chance of more than 3/n, it would have been met.
        if (all.Least == all.Greatest)
        {
            var beyond = AtMost[0] / all.Count;
            return !IsPlain || beyond >= 1d
                ? new(all.Mean, null)
                : new(all.Mean, null)
                {
                    AtLeast = double.IsFinite(reach.Low) ? all.Mean - (beyond * (all.Mean - reach.Low)) : null,
                    AtMost = double.IsFinite(reach.High) ? all.Mean + (beyond * (reach.High - all.Mean)) : null,
                };
        }

        var deviation = Math.Sqrt(all.Variance);
        return new(
            all.Mean,
            IsNormal(all.IsResolved ? all.Shape(x => x).Skewness : Math.Max(all.Greatest - all.Mean, all.Mean - all.Least) / deviation)
                ? Error(s => s.Mean, deviation / Math.Sqrt(all.Count), deviation / all.Count)
                : null
        );
    }

    public Measured Deviation()
    {
        var deviation = Math.Sqrt(all.Variance);
        if (IsCertain || all.Least == all.Greatest || !all.IsResolved)
        {
            return new(deviation, IsCertain ? 0d : null);
        }

        var mean = all.Mean;
        var (_, variance, skewness) = all.Shape(x => (x - mean) * (x - mean));
        return new(
            deviation,
            IsNormal(skewness)
                ? Error(s => Math.Sqrt(s.Variance), Math.Sqrt(variance / (4d * all.Count)) / deviation, deviation / all.Count)
                : null
        );
    }

    // Half the distance of the order statistics two binomial deviations to each side is two errors. Where that is nothing, and not three
    // deviations to each side either, the level lies in the middle of trials of one value.
    public Measured Quantile(double p)
    {
        var value = all.Quantile(p);
        if (IsCertain)
        {
            return new(value, 0d);
        }

        if (replicates.Any(s => s.Count * Math.Min(p, 1d - p) < Few) || IsFewReplicates)
        {
            return new(value, null);
        }

        var step = Math.Sqrt(p * (1d - p) / all.Count);
        double Half(double steps) => (all.Quantile(p + (steps * step)) - all.Quantile(p - (steps * step))) / (2d * steps);
        var plain = Half(2d) is > 0d and var error ? error : Half(3d);
        var spread =
            IsPlain ? plain
            : Spread(s => s.Quantile(p)) is > 0d and var between ? between
            : plain;
        return new(value, Math.Sqrt((spread * spread) + (all.Resolution(p) * all.Resolution(p))));
    }

    // The mean of what lies beyond the level, over the share of it: how far the level itself may be off is in it (the variance of the tail
    // mean is asymptotically that).
    public Measured Tail(double level)
    {
        var value = all.Tail(1d - level);
        if (IsCertain)
        {
            return new(value, 0d);
        }

        if (replicates.Any(s => s.Count * (1d - level) < Few))
        {
            return new(value, null);
        }

        // No value can lie beyond.
        var at = all.Quantile(level);
        if (at == all.Greatest)
        {
            return new(value, at >= reach.High ? 0d : null);
        }

        // The greatest counts twice more, for what so many trials have not met yet: of heavy tails the variance seen is mostly too small.
        var (_, seen, skewness) = all.Shape(x => Math.Max(0d, x - at));
        var variance = seen + (2d * (all.Greatest - at) * (all.Greatest - at) / all.Count);
        return new(
            value,
            IsNormal(skewness)
                ? Error(s => s.Tail(1d - level), Math.Sqrt(variance / all.Count) / (1d - level), all.Resolution(level))
                : null
        );
    }

    public Measured Chance(double value)
    {
        var share = all.ShareAbove(value);
        if (IsCertain || (share == 0d && value >= reach.High) || (share == 1d && value < reach.Low))
        {
            return new(share, 0d);
        }

        var (above, upTo) = (Math.Round(share * all.Count, 6), Math.Round((1d - share) * all.Count, 6));
        if (above >= Few && upTo >= Few)
        {
            return new(share, Error(s => s.ShareAbove(value), Math.Sqrt(share * (1d - share) / all.Count), 1d / all.Count));
        }

        var isRare = above < Few;
        var (fewest, most) = ((int)(isRare ? above : upTo), (int)Math.Ceiling(isRare ? above : upTo));
        var (low, high) = (AtLeast[fewest] / all.Count, most < AtMost.Length ? AtMost[most] / all.Count : 1d);
        return !IsPlain || high >= 1d ? new(share, null)
            : isRare ? new(share, null) { AtLeast = fewest > 0 ? low : null, AtMost = high }
            : new(share, null) { AtLeast = 1d - high, AtMost = fewest > 0 ? 1d - low : null };
    }

    private bool IsFewReplicates => !IsPlain && replicates.Count < FewestReplicates;

    private bool IsNormal(double skewness) => all.Count >= FewestTrials && all.Count >= Cochran * skewness * skewness;

    // By the formula of independent draws; of scrambled points by the spread of the replicates, and never less than the least that can
    // show.
    private double? Error(Func<Summary, double> figure, double plain, double least) =>
        IsFewReplicates ? null : Math.Max(least, IsPlain ? plain : Spread(figure));

    private double Spread(Func<Summary, double> figure)
    {
        var figures = replicates.Select(figure).ToArray();
        var mean = figures.Average();
        return Math.Sqrt(figures.Sum(f => (f - mean) * (f - mean)) / (figures.Length - 1) / figures.Length);
    }
}
