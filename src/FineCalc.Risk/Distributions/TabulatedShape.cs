using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using FineCalc.Steps;

namespace FineCalc.Risk;

// A quantile with its first two derivatives by the share of the nearer tail, and where it lies for whoever solved for it.
internal readonly record struct Bend(double Place, double Value, double Slope, double Curvature);

// A continuous distribution drawn from a table of its quantiles, in cells that shrink towards both ends: so many to each halving of the
// share that is left. The quantile, its slope and its curvature are worked out at 32 shares to a halving, which make quintics; the table
// has as many cubics in place of each as it takes to keep within 1e-10 of them, or of the width of the distribution. A cubic is one vector
// of numbers to load. Shares below 2^-24 are so rare that they are worked out one by one.
internal abstract class TabulatedShape(double low, double high, double mean, double deviation)
    : DistributionShape(low, high, mean, deviation)
{
    private const int Octaves = 24;
    private const int KnotBits = 5;
    private const int MostCellBits = 8;
    private const int Mantissa = 52;
    private const int Terms = 4;

    private static readonly double LeastShare = Math.ScaleB(1d, -Octaves);

    private Cubics? _table;
    private (double Low, double High)? _reach;

    public override (double Low, double High) Reach => _reach ??= (Exactly(Math.ScaleB(1d, -53)), Exactly(1d - Math.ScaleB(1d, -53)));

    // The value below which a share, at most one half, lies or, for upper, above which; near is the place of one not far away, or no
    // number.
    protected abstract Bend At(double share, bool isUpper, double near);

    public override double Quantile(double p) =>
        Checked(p) switch
        {
            0d => Low,
            1d => High,
            _ => Exactly(p),
        };

    public override void Sample(ReadOnlySpan<double> uniforms, Span<double> values)
    {
        var cubics = _table ??= Tabulate();
        ref var table = ref MemoryMarshal.GetArrayDataReference(cubics.Terms);
        var ((lowest, highest), bitsOfCell) = (Reach, cubics.CellBits);
        var (least, cells) = ((1023L - Octaves) << bitsOfCell, (Octaves - 1L) << bitsOfCell);
        var (one, half, low, high) = (Vector256.Create(1d), Vector256.Create(0.5), Vector256.Create(lowest), Vector256.Create(highest));
        var at = 0;
        for (; Avx.IsSupported && at + Vector256<double>.Count <= uniforms.Length; at += Vector256<double>.Count)
        {
            // How far the nearer end is, which is exact: its high bits are the cell, the low ones the place in it.
            var u = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(uniforms), (nuint)at);
            var share = Vector256.MinNative(u, one - u);
            if (Vector256.LessThanAny(share, Vector256.Create(LeastShare)))
            {
                for (var i = at; i < at + Vector256<double>.Count; i++)
                {
                    values[i] = One(ref table, bitsOfCell, uniforms[i]);
                }

                continue;
            }

            var bits = share.AsInt64();
            var cell =
                (
                    (bits >>> (Mantissa - bitsOfCell))
                    - Vector256.Create(least)
                    + (Vector256.Create(cells) & Vector256.GreaterThanOrEqual(u, half).AsInt64())
                ) << 2;
            var t = (((bits << bitsOfCell) & Vector256.Create(0xFFFFFFFFFFFFF)) | Vector256.Create(0x3FF0000000000000)).AsDouble() - one;

            // Four cells of four numbers, turned into four numbers of four cells.
            var (c0, c1) = (Vector256.LoadUnsafe(ref table, (nuint)cell[0]), Vector256.LoadUnsafe(ref table, (nuint)cell[1]));
            var (c2, c3) = (Vector256.LoadUnsafe(ref table, (nuint)cell[2]), Vector256.LoadUnsafe(ref table, (nuint)cell[3]));
            var (even01, odd01, even23, odd23) = (
                Avx.UnpackLow(c0, c1),
                Avx.UnpackHigh(c0, c1),
                Avx.UnpackLow(c2, c3),
                Avx.UnpackHigh(c2, c3)
            );
            var value =
                Avx.Permute2x128(even01, even23, 0x20)
                + (
                    t
                    * (
                        Avx.Permute2x128(odd01, odd23, 0x20)
                        + (t * (Avx.Permute2x128(even01, even23, 0x31) + (t * Avx.Permute2x128(odd01, odd23, 0x31))))
                    )
                );
            Vector256.MinNative(Vector256.MaxNative(value, low), high).StoreUnsafe(ref MemoryMarshal.GetReference(values), (nuint)at);
        }

        for (; at < uniforms.Length; at++)
        {
            values[at] = One(ref table, bitsOfCell, uniforms[at]);
        }
    }

    private double One(ref double table, int bitsOfCell, double u)
    {
        var share = Math.Min(u, 1d - u);
        if (share < LeastShare)
        {
            return Exactly(u);
        }

        var bits = BitConverter.DoubleToInt64Bits(share);
        var cell = (bits >> (Mantissa - bitsOfCell)) - ((1023L - Octaves) << bitsOfCell) + (u >= 0.5 ? (Octaves - 1L) << bitsOfCell : 0L);
        var t = BitConverter.Int64BitsToDouble(((bits << bitsOfCell) & 0xFFFFFFFFFFFFF) | 0x3FF0000000000000) - 1d;
        ref var c = ref Unsafe.Add(ref table, (nint)(cell * Terms));
        return Math.Min(
            Math.Max(c + (t * (Unsafe.Add(ref c, 1) + (t * (Unsafe.Add(ref c, 2) + (t * Unsafe.Add(ref c, 3)))))), Reach.Low),
            Reach.High
        );
    }

    // Tails of 2^-53 are the least there are to draw.
    private double Exactly(double p) =>
        Math.Clamp(p < 0.5 ? At(p, false, double.NaN).Value : At(1d - p, true, double.NaN).Value, Low, High);

    private Cubics Tabulate()
    {
        const int Knots = (Octaves - 1) << KnotBits;
        var quintics = new Quintic[2 * Knots];
        for (var side = 0; side < 2; side++)
        {
            var share = LeastShare;
            var from = At(share, side == 1, double.NaN);
            for (var knot = 0; knot < Knots; knot++)
            {
                var next = BitConverter.Int64BitsToDouble((((1023L - Octaves) << KnotBits) + knot + 1) << (Mantissa - KnotBits));
                var to = At(next, side == 1, from.Place);
                quintics[(side * Knots) + knot] = Quintic.Between(from, to, next - share);
                (share, from) = (next, to);
            }
        }

        var tolerance = 1e-10 * (double.IsFinite(High - Low) ? High - Low : 0d);
        var cellBits = KnotBits;
        while (cellBits < MostCellBits && !Array.TrueForAll(quintics, q => q.IsNearIn(1 << (cellBits - KnotBits), tolerance)))
        {
            cellBits++;
        }

        // One cell more than there are on the upper side, for one half itself.
        var parts = 1 << (cellBits - KnotBits);
        var table = new double[((2 * Knots * parts) + 1) * Terms];
        for (var i = 0; i < quintics.Length * parts; i++)
        {
            quintics[i / parts].Cubic(i % parts, parts, table.AsSpan(i * Terms, Terms));
        }

        table[^Terms] = quintics[^1].Value(1d);
        return new(table, cellBits);
    }

    private sealed record Cubics(double[] Terms, int CellBits);
}

// The polynomial of the fifth degree over 0..1 with given values, slopes and curvatures at both ends; the straight line where that would
// turn back on the way or a derivative is no number (a density of 0 or infinity at an end).
internal readonly struct Quintic
{
    private readonly double _c0;
    private readonly double _c1;
    private readonly double _c2;
    private readonly double _c3;
    private readonly double _c4;
    private readonly double _c5;
    private readonly double _end;

    private Quintic(double c0, double c1, double c2, double c3, double c4, double c5, double end) =>
        (_c0, _c1, _c2, _c3, _c4, _c5, _end) = (c0, c1, c2, c3, c4, c5, end);

    public static Quintic Between(Bend from, Bend to, double width)
    {
        var (rise, d0, d1, e0, e1) = (
            to.Value - from.Value,
            width * from.Slope,
            width * to.Slope,
            width * width * from.Curvature,
            width * width * to.Curvature
        );
        var curve = new Quintic(
            from.Value,
            d0,
            e0 / 2d,
            (10d * rise) - (6d * d0) - (4d * d1) - (((3d * e0) - e1) / 2d),
            (-15d * rise) + (8d * d0) + (7d * d1) + (((3d * e0) - (2d * e1)) / 2d),
            (6d * rise) - (3d * (d0 + d1)) - ((e0 - e1) / 2d),
            to.Value
        );
        for (var t = 0d; t <= 1d; t += 0.125)
        {
            if (!(curve.Slope(t) * Math.Sign(rise) >= 0d && double.IsFinite(curve.Slope(t))))
            {
                return new(from.Value, rise, 0d, 0d, 0d, 0d, to.Value);
            }
        }

        return curve;
    }

    public double Value(double t) => t == 1d ? _end : _c0 + (t * (_c1 + (t * (_c2 + (t * (_c3 + (t * (_c4 + (t * _c5)))))))));

    private double Slope(double t) => _c1 + (t * ((2d * _c2) + (t * ((3d * _c3) + (t * ((4d * _c4) + (t * 5d * _c5)))))));

    // The cubic with its values and slopes at the ends of one of several equal parts.
    public void Cubic(int part, int parts, Span<double> terms)
    {
        var (from, to) = ((double)part / parts, (double)(part + 1) / parts);
        var (value, rise, d0, d1) = (Value(from), Value(to) - Value(from), Slope(from) / parts, Slope(to) / parts);
        (terms[0], terms[1], terms[2], terms[3]) = (value, d0, (3d * rise) - (2d * d0) - d1, d0 + d1 - (2d * rise));
    }

    // Whether such cubics are as good: they are farthest away in the middle of their parts.
    public bool IsNearIn(int parts, double tolerance)
    {
        Span<double> terms = stackalloc double[4];
        for (var part = 0; part < parts; part++)
        {
            Cubic(part, parts, terms);
            var (cubic, quintic) = (terms[0] + (0.5 * (terms[1] + (0.5 * (terms[2] + (0.5 * terms[3]))))), Value((part + 0.5) / parts));
            if (Math.Abs(cubic - quintic) > tolerance + (1e-10 * Math.Abs(quintic)))
            {
                return false;
            }
        }

        return true;
    }
}
