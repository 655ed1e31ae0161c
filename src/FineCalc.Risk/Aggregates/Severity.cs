namespace FineCalc.Risk;

// What a case costs, as shares on a grid: rounded down to it and rounded up.
internal abstract class Severity
{
    public static Severity Of(Distribution severity)
    {
        ArgumentNullException.ThrowIfNull(severity);
        return severity.Low >= 0d && severity.Trials is null
            ? new DistributedSeverity(severity)
            : throw new ArgumentException($"A severity is drawn, and from 0 up: {severity} is not.", nameof(severity));
    }

    public static Severity Of(FineDistribution severity)
    {
        ArgumentNullException.ThrowIfNull(severity);
        return severity.Least >= 0d
            ? new SimulatedSeverity(severity)
            : throw new ArgumentException($"A severity is from 0 up: {severity} is not.", nameof(severity));
    }

    /// <summary>What it was made of: sources with one and the same are transformed once.</summary>
    public abstract object Origin { get; }

    /// <summary>The mean.</summary>
    public abstract double Mean { get; }

    public abstract double StandardDeviation { get; }

    /// <summary>Values that many cases share, such as a cap: they should lie on the grid.</summary>
    public abstract IEnumerable<(double Value, double Share)> Atoms { get; }

    /// <summary>How many trials it rests on; none where it is known.</summary>
    public virtual long Trials => 0;

    /// <summary>
    /// Adds a weight to both columns. What lies beyond the grid goes to its last point when rounded down, and nowhere when rounded up. Cells
    /// may be wider than the grid's by a share of where they lie, the growth, where there are too many to ask for each.
    /// </summary>
    public abstract void AddTo(double[] down, double[] up, double step, double weight, double growth);

    /// <summary>The mean and variance of what a case of each cost comes to.</summary>
    public virtual (double Mean, double Variance) Shape(Func<double, double> of) => (0d, 0d);

    /// <summary>Whether a value is a point of a grid.</summary>
    public static bool IsOn(double value, double step) => Rounded(value, value, step) is var (down, up) && down == up;

    // The last point of the grid at or below a value, and the first at or above it, as the grid's own points compare with it.
    protected static (double Down, double Up) Rounded(double low, double high, double step)
    {
        var (down, up) = (Math.Floor(low / step), Math.Ceiling(high / step));
        down += (down + 1d) * step <= low ? 1d : 0d;
        down -= down * step > low ? 1d : 0d;
        up -= (up - 1d) * step >= high ? 1d : 0d;
        up += up * step < high ? 1d : 0d;
        return (down, up);
    }

    protected static void Add(double[] down, double[] up, double low, double high, double step, double weight)
    {
        var at = Rounded(low, high, step);
        down[(int)Math.Min(at.Down, down.Length - 1d)] += weight;
        if (at.Up < up.Length)
        {
            up[(int)at.Up] += weight;
        }
    }
}

// A severity known as a distribution.
internal sealed class DistributedSeverity(Distribution of) : Severity
{
    public override object Origin => of;

    public override double Mean => of.Mean;

    public override double StandardDeviation => of.StandardDeviation;

    public override IEnumerable<(double Value, double Share)> Atoms =>
        (of.Atoms ?? []).GroupBy(p => p.Value, (value, all) => (value, all.Sum(p => p.Share)));

    public override void AddTo(double[] down, double[] up, double step, double weight, double growth)
    {
        if (of.Atoms is { } points)
        {
            foreach (var (value, share) in points)
            {
                Add(down, up, value, value, step, weight * share);
            }

            return;
        }

        var before = 0d;
        for (int from = 0, to; from < down.Length - 1 && before < 1d; from = to)
        {
            to = (int)Math.Min(from + Math.Max(1d, from * growth), down.Length - 1);
            var upTo = of.Cdf(to * step);
            down[from] += weight * (upTo - before);
            up[to] += weight * (upTo - before);
            before = upTo;
        }

        down[^1] += weight * (1d - before);
    }

    public override string ToString() => of.ToString();
}

// A severity as trials found it, kept in buckets with two ends.
internal sealed class SimulatedSeverity(FineDistribution of) : Severity
{
    private readonly (double Low, double High, double Share)[] _cells =
    [
        .. of.Summary.Cells().Select(c => (c.Low, c.High, (double)c.Count / of.Trials)),
    ];

    public override object Origin => of;

    // From exact sums.
    public override double Mean => of.Summary.Mean;

    public override double StandardDeviation => Math.Sqrt(of.Summary.Variance);

    public override IEnumerable<(double Value, double Share)> Atoms => _cells.Where(c => c.Low == c.High).Select(c => (c.Low, c.Share));

    public override long Trials => of.Trials;

    public override void AddTo(double[] down, double[] up, double step, double weight, double growth)
    {
        foreach (var (low, high, share) in _cells)
        {
            Add(down, up, low, high, step, weight * share);
        }
    }

    public override (double Mean, double Variance) Shape(Func<double, double> of)
    {
        var (mean, squares) = (0d, 0d);
        foreach (var (low, high, share) in _cells)
        {
            var value = of((low + high) / 2d);
            (mean, squares) = (mean + (share * value), squares + (share * value * value));
        }

        return (mean, Math.Max(0d, squares - (mean * mean)));
    }

    public override string ToString() => of.ToString();
}
