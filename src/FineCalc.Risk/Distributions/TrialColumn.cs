using System.Globalization;

namespace FineCalc.Risk;

// Values that belong to trials, in their order. A plain simulation takes the value of its trial; whatever has no trials of that order (what
// an input is worth by itself, its likely value) draws from the values, each alike.
internal sealed class TrialColumn : DistributionShape
{
    private readonly double[] _values;
    private double[]? _sorted;

    public TrialColumn(double[] values)
        : this(values, values.Sum() / values.Length) { }

    private TrialColumn(double[] values, double mean)
        : base(values.Min(), values.Max(), mean, Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / values.Length)) => _values = values;

    public long Trials => _values.Length;

    public override bool IsWhole => Array.TrueForAll(_values, v => v == Math.Truncate(v));

    private double[] Sorted
    {
        get
        {
            if (_sorted is null)
            {
                var sorted = (double[])_values.Clone();
                Array.Sort(sorted);
                _sorted = sorted;
            }

            return _sorted;
        }
    }

    // The values of trials from one on; past the last one it stands again, so that a block is full.
    public void Take(long first, Span<double> to)
    {
        var count = (int)Math.Clamp(_values.Length - first, 0, to.Length);
        _values.AsSpan((int)Math.Min(first, _values.Length), count).CopyTo(to);
        to[count..].Fill(_values[^1]);
    }

    public void Identify(BinaryWriter to) => Array.ForEach(_values, to.Write);

    public override double Cdf(double x)
    {
        var (from, to) = (0, _values.Length);
        while (from < to)
        {
            var middle = from + ((to - from) / 2);
            (from, to) = Sorted[middle] <= x ? (middle + 1, to) : (from, middle);
        }

        return (double)from / _values.Length;
    }

    public override double Quantile(double p) =>
        Sorted[Math.Clamp((int)Math.Ceiling(Checked(p) * _values.Length) - 1, 0, _values.Length - 1)];

    public override void Sample(ReadOnlySpan<double> uniforms, Span<double> values)
    {
        var sorted = Sorted;
        for (var i = 0; i < uniforms.Length; i++)
        {
            values[i] = sorted[(int)(uniforms[i] * sorted.Length)];
        }
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{_values.Length:N0} trials in order, {Text(Low)} to {Text(High)}");
}
