namespace FineCalc.Reporting.Drawing;

// An axis: from where to where, by equal differences or by equal factors, and what is written at it.
internal sealed record Scale(double Least, double Most, bool IsLog, IReadOnlyList<(double At, string Words)> Ticks)
{
    // Where a value lies; on a scale of factors what is nothing lies at its beginning.
    public double Place(double value) => IsLog ? Math.Log10(Math.Max(value, Least)) : value;

    // From nothing, or from the least value below it, to the greatest: two to six round steps.
    public static Scale Linear(IEnumerable<double> values, Func<double, string> show)
    {
        var all = values.Append(0d).ToList();
        var (least, most) = (all.Min(), all.Max());
        most = most == least ? least + 1d : most;
        var step = Step(most - least);
        var first = (int)Math.Ceiling((least / step) - 1e-9);
        var last = (int)Math.Floor((most / step) + 1e-9);
        return new(least, most, false, [.. Enumerable.Range(first, last - first + 1).Select(i => (i * step, show(i * step)))]);
    }

    // Powers of ten, and what lies between them where they are few; a little room at both ends.
    public static Scale Log(IEnumerable<double> values, Func<double, string> show)
    {
        var all = values.Where(v => v > 0d).DefaultIfEmpty(1d).ToList();
        var (least, most) = (all.Min() / 1.25d, all.Max() * 1.25d);
        var decades = Enumerable.Range(-12, 45).Select(i => Math.Pow(10d, i)).ToList();
        var within = decades.Where(IsWithin).ToList();
        double[] between =
            within.Count > 2 ? [1d]
            : within.Count == 2 ? [1d, 2d, 5d]
            : [1d, 1.5d, 2d, 3d, 4d, 5d, 7d];
        var every = (within.Count / 7) + 1;
        return new(
            least,
            most,
            true,
            [
                .. decades
                    .SelectMany(d => between.Select(b => b * d))
                    .Where(IsWithin)
                    .Where((_, i) => i % every == 0)
                    .Select(v => (v, show(v))),
            ]
        );

        bool IsWithin(double value) => value >= least && value <= most;
    }

    // With so many times its length left free at its upper end, for words.
    public Scale WithRoom(double share) =>
        IsLog
            ? this with
            {
                Most = Most * Math.Pow(Most / Least, share),
                Least = Least / Math.Pow(Most / Least, share / 2d),
            }
            : this with
            {
                Most = Most + (share * (Most - Least)),
            };

    // Which ticks have room for their words, so far apart; words that would go beyond the right are moved to end there.
    public IEnumerable<(double At, string Words)> Legible(
        Func<double, float> at,
        Func<string, float> width,
        float right = float.PositiveInfinity
    )
    {
        var end = float.NegativeInfinity;
        foreach (var tick in Ticks)
        {
            var half = width(tick.Words) / 2f;
            if (Math.Min(at(tick.At) - half, right - (2f * half)) > end + 8f)
            {
                end = at(tick.At) + half;
                yield return tick;
            }
        }
    }

    private static double Step(double length)
    {
        var unit = Math.Pow(10d, Math.Floor(Math.Log10(length)));
        return new[] { unit / 5d, unit / 2d, unit, unit * 2d }.First(s => length / s <= 6d);
    }
}
