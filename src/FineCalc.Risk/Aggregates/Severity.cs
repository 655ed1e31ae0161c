using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace FineCalc.Risk;

// What a case costs, as cells that each hold a share of the cases between two ends, to be rounded down to a grid and rounded up to it.
internal abstract class Severity
{
    public static Severity Of(Distribution severity)
    {
        ArgumentNullException.ThrowIfNull(severity);
        return severity.Low < 0d || severity.Trials is not null
                ? throw new ArgumentException($"A severity is drawn, and from 0 up: {severity} is not.", nameof(severity))
            : severity.Atoms is { } atoms
                ? new CountedSeverity(
                    severity,
                    severity.Mean,
                    severity.StandardDeviation,
                    0,
                    [.. atoms.GroupBy(a => a.Value, (value, all) => new Cell(value, value, all.Sum(a => a.Share)))]
                )
            : new ContinuousSeverity(severity);
    }

    public static Severity Of(FineDistribution severity)
    {
        ArgumentNullException.ThrowIfNull(severity);
        return severity.Least < 0d
            ? throw new ArgumentException($"A severity is from 0 up: {severity} is not.", nameof(severity))
            : new CountedSeverity(
                severity,
                severity.Summary.Mean,
                Math.Sqrt(severity.Summary.Variance),
                severity.Trials,
                [.. severity.Summary.Cells().Select(c => new Cell(c.Low, c.High, (double)c.Count / severity.Trials))]
            );
    }

    /// <summary>What it was made of: sources with one and the same are transformed once.</summary>
    public abstract object Origin { get; }

    public abstract double Mean { get; }

    public abstract double StandardDeviation { get; }

    /// <summary>How many trials it rests on; none where it is known.</summary>
    public virtual long Trials => 0;

    /// <summary>Values that many cases share, such as a cap: they should lie on the grid.</summary>
    public virtual IEnumerable<(double Value, double Share)> Atoms => [];

    /// <summary>
    /// Adds a weight to both columns. What lies beyond the grid goes to its last point when rounded down, and nowhere when rounded up.
    /// </summary>
    /// <param name="down">Costs rounded down.</param>
    /// <param name="up">Costs rounded up.</param>
    /// <param name="step">The step of the grid.</param>
    /// <param name="weight">How much all cases weigh together.</param>
    /// <param name="fineness">How many cells to each halving of a tail, where there are as many as one asks for.</param>
    public abstract void AddTo(Bins down, Bins up, double step, double weight, int fineness);

    /// <summary>The costs that were simulated, as the middles of where they lie; none where it is known.</summary>
    public virtual IEnumerable<(double Value, double Share)> Drawn => [];

    public abstract override string ToString();

    /// <summary>Whether a value is a point of a grid.</summary>
    public static bool IsOn(double value, double step) => Down(value, step) == Up(value, step);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static void Add(Bins down, Bins up, Cell cell, double step, double weight)
    {
        down.Add((int)Math.Min(Down(cell.Low, step), down.Length - 1d), weight * cell.Share);
        if (Up(cell.High, step) is var at && at < up.Length)
        {
            up.Add((int)at, weight * cell.Share);
        }
    }

    // The last point of the grid at or below a value, and the first at or above it, as the grid's own points compare with it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Down(double value, double step)
    {
        var at = Math.Floor(value / step);
        return (at + 1d) * step <= value ? at + 1d
            : at * step > value ? at - 1d
            : at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Up(double value, double step)
    {
        var at = Math.Ceiling(value / step);
        return at * step < value ? at + 1d
            : (at - 1d) * step >= value ? at - 1d
            : at;
    }

    protected readonly record struct Cell(double Low, double High, double Share);

    // Values that are counted: of a list, or of trials, which are kept in buckets with two ends.
    private sealed class CountedSeverity(object origin, double mean, double deviation, long trials, Cell[] cells) : Severity
    {
        public override object Origin => origin;

        public override double Mean => mean;

        public override double StandardDeviation => deviation;

        public override long Trials => trials;

        public override IEnumerable<(double Value, double Share)> Atoms => cells.Where(c => c.Low == c.High).Select(c => (c.Low, c.Share));

        public override void AddTo(Bins down, Bins up, double step, double weight, int fineness)
        {
            foreach (var cell in cells)
            {
                Add(down, up, cell, step, weight);
            }
        }

        public override IEnumerable<(double Value, double Share)> Drawn =>
            trials == 0 ? [] : cells.Select(c => ((c.Low + c.High) / 2d, c.Share));

        public override string ToString() => origin.ToString()!;
    }

    // A continuous distribution, cut at its quantiles: those are read from a table, where chances are worked out one by one.
    private sealed class ContinuousSeverity(Distribution of) : Severity
    {
        private const int Octaves = 24;
        private const int Deepest = 50;

        private static readonly ConcurrentDictionary<int, (double[] Shares, double[] Left)> Cuts = new();

        public override object Origin => of;

        public override double Mean => of.Mean;

        public override double StandardDeviation => of.StandardDeviation;

        public override void AddTo(Bins down, Bins up, double step, double weight, int fineness)
        {
            var (shares, left) = Cuts.GetOrAdd(fineness, Shares);
            var (lower, upper) = (new double[shares.Length], new double[shares.Length]);
            of.Sample(shares, lower);
            of.Sample(left, upper);

            // Quantiles are as exact as this, in proportion or beside the width of the distribution.
            var width = Math.Min(of.High - of.Low, of.StandardDeviation);
            double Off(double value) => 2e-10 * (Math.Abs(value) + width);
            Cell Between(double low, double high, double share) =>
                new(Math.Max(of.Low, low - Off(low)), Math.Min(of.High, double.IsFinite(high) ? high + Off(high) : high), share);
            var (below, above, before) = (of.Low, of.High, 0d);
            for (var i = 0; i < shares.Length; i++)
            {
                Add(down, up, Between(below, lower[i], shares[i] - before), step, weight);
                Add(down, up, Between(upper[i], above, shares[i] - before), step, weight);
                (below, above, before) = (lower[i], upper[i], shares[i]);
            }
        }

        public override string ToString() => of.ToString();

        // Shares of a tail, up to a half, and what is left of them: a few that next to no year meets, and so many to each halving of the
        // rest.
        private static (double[] Shares, double[] Left) Shares(int fineness)
        {
            double[] shares =
            [
                .. Enumerable.Range(0, Deepest - Octaves).Select(i => Math.ScaleB(1d, i - Deepest)),
                .. Enumerable
                    .Range(0, Octaves - 1)
                    .SelectMany(octave =>
                        Enumerable.Range(0, fineness).Select(i => Math.ScaleB(1d + ((double)i / fineness), octave - Octaves))
                    ),
                0.5,
            ];
            return (shares, Array.ConvertAll(shares, s => 1d - s));
        }
    }
}
