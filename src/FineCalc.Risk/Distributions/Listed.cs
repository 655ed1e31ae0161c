using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FineCalc.Risk;

// Values in order, each with its weight. A guide table leads near to the value, a short walk to it.
internal sealed class Listed : DistributionShape
{
    private const int Guides = 256;

    private readonly string _words;
    private readonly double[] _values;
    private readonly double[] _cumulative;
    private readonly int[] _guide = new int[Guides];
    private readonly bool _isShortList;

    public Listed(string words, IReadOnlyList<double> values, IReadOnlyList<double> weights)
        : this(words, values, weights, Moments(values, weights)) { }

    private Listed(
        string words,
        IReadOnlyList<double> values,
        IReadOnlyList<double> weights,
        (double Mean, double Deviation, double Low, double High) of
    )
        : this(words, values, weights, of.Mean, of.Deviation, of.High, of.Low) { }

    public Listed(
        string words,
        IReadOnlyList<double> values,
        IReadOnlyList<double> weights,
        double mean,
        double deviation,
        double high,
        double low
    )
        : base(low, high, mean, deviation)
    {
        var total = Total(weights);
        (_words, _values, _cumulative) = (words, [.. values], new double[values.Count]);
        var sum = 0d;
        for (var i = 0; i < _values.Length; i++)
        {
            sum += weights[i] / total;
            _cumulative[i] = sum;
        }

        // What rounding leaves goes to the last value that has any weight.
        for (var i = _values.Length - 1; i >= 0 && (i == _values.Length - 1 || weights[i + 1] == 0d); i--)
        {
            _cumulative[i] = 1d;
        }

        _isShortList = _values.Length <= 8 && _values.Select((v, i) => v == i).All(isPlace => isPlace);
        for (var (g, at) = (0, 0); g < Guides; g++)
        {
            while (_cumulative[at] <= (double)g / Guides)
            {
                at++;
            }

            _guide[g] = at;
        }
    }

    public override (double Low, double High) Reach => (_values[0], _values[^1]);

    // What it is a list of the first terms of, where it is.
    public (double Mean, double Dispersion)? Kind { get; init; }

    public override (double Mean, double Dispersion)? Counted => Kind;

    public override IReadOnlyList<(double Value, double Share)> Atoms =>
        [.. _values.Select((value, i) => (value, _cumulative[i] - (i == 0 ? 0d : _cumulative[i - 1])))];

    public override bool IsWhole => Array.TrueForAll(_values, v => v == Math.Truncate(v));

    public override double Cdf(double x)
    {
        var at = Array.FindLastIndex(_values, v => v <= x);
        return at < 0 ? 0d : _cumulative[at];
    }

    public override double Quantile(double p) => Checked(p) == 0d ? _values[_guide[0]] : _values[Array.FindIndex(_cumulative, c => c >= p)];

    public override string ToString() => _words;

    public override void Sample(ReadOnlySpan<double> uniforms, Span<double> values)
    {
        if (_isShortList)
        {
            SampleShortList(uniforms, values);
            return;
        }

        for (var i = 0; i < uniforms.Length; i++)
        {
            var u = uniforms[i];
            var at = _guide[(int)(u * Guides)];
            while (_cumulative[at] <= u)
            {
                at++;
            }

            values[i] = _values[at];
        }
    }

    // The place in a short list is the number of options that end at or before the number: a few comparisons, and no branch.
    private void SampleShortList(ReadOnlySpan<double> uniforms, Span<double> values)
    {
        var (one, at) = (Vector512.Create(1d), 0);
        for (; at + Vector512<double>.Count <= uniforms.Length; at += Vector512<double>.Count)
        {
            var (u, place) = (Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(uniforms), (nuint)at), Vector512<double>.Zero);
            for (var k = 0; k < _cumulative.Length - 1; k++)
            {
                place += Vector512.ConditionalSelect(
                    Vector512.LessThanOrEqual(Vector512.Create(_cumulative[k]), u),
                    one,
                    Vector512<double>.Zero
                );
            }

            place.StoreUnsafe(ref MemoryMarshal.GetReference(values), (nuint)at);
        }

        for (; at < uniforms.Length; at++)
        {
            var place = 0;
            for (var k = 0; k < _cumulative.Length - 1; k++)
            {
                place += _cumulative[k] <= uniforms[at] ? 1 : 0;
            }

            values[at] = place;
        }
    }

    private static double Total(IReadOnlyList<double> weights)
    {
        var total = weights.Sum();
        return weights.Count > 0 && weights.All(w => w >= 0d) && total > 0d && double.IsFinite(total)
            ? total
            : throw new ArgumentOutOfRangeException(
                nameof(weights),
                "Weights are 0 or more, at least one is above 0, and there is at least one."
            );
    }

    private static (double Mean, double Deviation, double Low, double High) Moments(
        IReadOnlyList<double> values,
        IReadOnlyList<double> weights
    )
    {
        var total = Total(weights);
        var mean = values.Select((v, i) => v * weights[i] / total).Sum();
        var variance = values.Select((v, i) => (v - mean) * (v - mean) * weights[i] / total).Sum();
        var having = values.Where((_, i) => weights[i] > 0d).ToList();
        return (mean, Math.Sqrt(variance), having.Min(), having.Max());
    }
}
