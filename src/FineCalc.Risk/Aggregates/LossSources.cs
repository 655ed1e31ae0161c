namespace FineCalc.Risk;

// The sources of a year's loss, read as often as the grid asks: first to find how far it has to go, then to fill it.
internal abstract class LossSources
{
    public abstract int Count { get; }

    // How many of them take a transform each: all but Poisson counts, which are pooled, and those alike in all.
    public abstract int Transforms { get; }

    // Every source, one at a time; how often it is there. To find how far a grid goes, costs may be as rough as a small sample tells them.
    public abstract IEnumerable<SourceRead> Read(bool isToFill);

    // Known once they were read to fill.
    public abstract double Mean { get; }

    // The variance that the mean has because costs were simulated; and that of the mean of what each cost comes to.
    public abstract double VarianceOfMean { get; }

    public abstract double Variance(Func<double, double> of);

    public abstract bool IsSimulated { get; }
}

internal readonly record struct SourceRead(Distribution Frequency, Severity Cost, int Times);

// Sources that somebody holds in memory.
internal sealed class HeldSources(IReadOnlyList<LossSource> sources) : LossSources
{
    // Those alike in all are transformed once. All Poisson counts are, and keep their order.
    private readonly IReadOnlyList<SourceRead> _read =
    [
        .. sources.Where(s => s.Frequency.IsPoisson).Select(s => new SourceRead(s.Frequency, s.Cost, 1)),
        .. sources
            .Where(s => !s.Frequency.IsPoisson)
            .GroupBy(s => (s.Frequency, s.Cost.Origin))
            .Select(g => new SourceRead(g.Key.Frequency, g.First().Cost, g.Count())),
    ];

    public override int Count => sources.Count;

    public override int Transforms => _read.Count(r => !r.Frequency.IsPoisson);

    public override double Mean => sources.Sum(s => s.Frequency.Mean * s.Cost.Mean);

    public override bool IsSimulated => sources.Any(s => s.Cost.Trials > 0);

    public override IEnumerable<SourceRead> Read(bool isToFill) => _read;

    public override double VarianceOfMean => Sum(cost => cost.StandardDeviation * cost.StandardDeviation);

    public override double Variance(Func<double, double> of) => Sum(cost => Spread(cost.Drawn, of));

    // Sources of one simulated severity err together.
    private double Sum(Func<Severity, double> variance) =>
        sources
            .Where(s => s.Cost.Trials > 0)
            .GroupBy(s => s.Cost.Origin)
            .Sum(same =>
                same.Sum(s => s.Frequency.Mean) is var cases ? cases * cases * variance(same.First().Cost) / same.First().Cost.Trials : 0d
            );

    private static double Spread(IEnumerable<(double Value, double Share)> costs, Func<double, double> of)
    {
        var (sum, squares) = (0d, 0d);
        foreach (var (cost, share) in costs)
        {
            var value = of(cost);
            (sum, squares) = (sum + (share * value), squares + (share * value * value));
        }

        return Math.Max(0d, squares - (sum * sum));
    }
}
