using FineCalc.Steps;

namespace FineCalc.Risk;

// The ends of what a line gives, and how near to zero it comes that is not zero.
internal readonly record struct Ends(double Low, double High, double Tiny)
{
    public double Magnitude => Math.Max(Math.Abs(Low), Math.Abs(High));
}

// Whether a mask can hold in any row of a stretch, from the ranges of its columns alone. Every operation on doubles is monotone, rounding
// included, so the ends of a range bound what the rows give. Where a check is proven never to hold, it need not be made row by row.
internal static class ColumnRanges
{
    private const byte No = 1;
    private const byte Yes = 2;

    public static bool CanHold(ColumnCode code, int mask, ReadOnlySpan<ColumnRange> columns) =>
        (Look(code, mask, columns).Truths[mask] & Yes) != 0;

    // The ends of what a number comes to.
    public static (double Low, double High) EndsOf(ColumnCode code, int line, ReadOnlySpan<ColumnRange> columns) =>
        Look(code, line, columns).Ranges[line] is var ends ? (ends.Low, ends.High) : default;

    private static (Ends[] Ranges, byte[] Truths) Look(ColumnCode code, int last, ReadOnlySpan<ColumnRange> columns)
    {
        var lines = code.Lines;
        var ranges = new Ends[last + 1];
        var truths = new byte[last + 1];
        for (var i = 0; i <= last; i++)
        {
            var line = lines[i];
            if (line.IsMask)
            {
                truths[i] = Truth(code, line, ranges, truths, columns);
            }
            else
            {
                var range = Range(code, i, line, ranges, truths, columns);
                ranges[i] = range with { Tiny = Math.Max(range.Tiny, Math.Max(range.Low, -range.High)) };
            }
        }

        return (ranges, truths);
    }

    private static Ends Range(ColumnCode code, int at, Line line, Ends[] ranges, byte[] truths, ReadOnlySpan<ColumnRange> columns)
    {
        Ends A() => ranges[line.A];
        Ends B() => ranges[line.B];
        switch (line.Op)
        {
            case Op.Column:
                return new(columns[line.A].Low, columns[line.A].High, columns[line.A].Tiny);
            case Op.Constant:
                return new(line.Value, line.Value, Math.Abs(line.Value));
            case Op.Add:
                return Clean(
                    A().Low + B().Low,
                    A().High + B().High,
                    Math.Min(A().Tiny, B().Tiny),
                    (A().Low >= 0d && B().Low >= 0d) || (A().High <= 0d && B().High <= 0d)
                );
            case Op.Subtract:
                return Clean(
                    A().Low - B().High,
                    A().High - B().Low,
                    Math.Min(A().Tiny, B().Tiny),
                    (A().Low >= 0d && B().High <= 0d) || (A().High <= 0d && B().Low >= 0d)
                );
            case Op.Multiply:
                return Corners(A(), B(), (l, r) => l * r, A().Tiny * B().Tiny);
            case Op.Divide:
                return B().Low > 0d || B().High < 0d
                    ? Corners(A(), B(), (l, r) => l / r, A().Tiny / B().Magnitude)
                    : new(double.NegativeInfinity, double.PositiveInfinity, 0d);
            case Op.Greatest:
                return new(Math.Max(A().Low, B().Low), Math.Max(A().High, B().High), Math.Min(A().Tiny, B().Tiny));
            case Op.Least:
                return new(Math.Min(A().Low, B().Low), Math.Min(A().High, B().High), Math.Min(A().Tiny, B().Tiny));
            case Op.Absolute:
                return new(
                    A().Low > 0d ? A().Low
                        : A().High < 0d ? -A().High
                        : 0d,
                    A().Magnitude,
                    A().Tiny
                );
            case Op.Truncate or Op.Ceiling or Op.Floor or Op.Nearest:
                return new(Math.Floor(A().Low), Math.Ceiling(A().High), 1d);
            case Op.Choose:
                var (yes, no) = (ranges[line.B], ranges[line.C]);
                return truths[line.A] == Yes ? yes
                    : truths[line.A] == No ? no
                    : new(Math.Min(yes.Low, no.Low), Math.Max(yes.High, no.High), Math.Min(yes.Tiny, no.Tiny));
            case Op.Known:
                var (low, high) = (Math.Max(A().Low, code[at].Low), Math.Min(A().High, code[at].High));
                return low <= high ? new(low, high, Math.Max(A().Tiny, code[at].Tiny)) : new(code[at].Low, code[at].High, code[at].Tiny);
            default:
                throw new InvalidOperationException($"{line.Op} is not a number.");
        }
    }

    private static byte Truth(ColumnCode code, Line line, Ends[] ranges, byte[] truths, ReadOnlySpan<ColumnRange> columns)
    {
        // The number of Present is that of a column, not of a line.
        var (a, b) = (line.A >= 0 && line.Op != Op.Present ? ranges[line.A] : default, line.B >= 0 ? ranges[line.B] : default);
        return line.Op switch
        {
            Op.Never => No,
            Op.Present => columns[line.A].MayBeMissing ? (byte)(No | Yes) : Yes,
            Op.Minute => Of(a.Low < line.Value && a.High > -line.Value && a.Tiny < line.Value, true),
            Op.Fractional => Of(!(code.Lines[line.A] is { Op: Op.Column, A: var column } && columns[column].IsWhole), true),
            Op.Below => Of(a.Low < b.High, !(a.High < b.Low)),
            Op.AtMost => Of(a.Low <= b.High, !(a.High <= b.Low)),
            Op.Equal => Of(a.Low <= b.High && b.Low <= a.High, !(a.Low == a.High && b.Low == b.High && a.Low == b.Low)),
            Op.And => (byte)((truths[line.A] & truths[line.B] & Yes) | ((truths[line.A] | truths[line.B]) & No)),
            Op.Or => (byte)(((truths[line.A] | truths[line.B]) & Yes) | (truths[line.A] & truths[line.B] & No)),
            Op.Not => (byte)(((truths[line.A] & Yes) != 0 ? No : 0) | ((truths[line.A] & No) != 0 ? Yes : 0)),
            _ => throw new InvalidOperationException($"{line.Op} is no mask."),
        };

        static byte Of(bool mayHold, bool mayFail) => (byte)((mayHold ? Yes : 0) | (mayFail ? No : 0));
    }

    private static Ends Clean(double low, double high, double tiny, bool isOneWay) =>
        new(double.IsNaN(low) ? double.NegativeInfinity : low, double.IsNaN(high) ? double.PositiveInfinity : high, isOneWay ? tiny : 0d);

    private static Ends Corners(Ends x, Ends y, Func<double, double, double> operation, double tiny)
    {
        var (a, b, c, d) = (operation(x.Low, y.Low), operation(x.Low, y.High), operation(x.High, y.Low), operation(x.High, y.High));
        return double.IsNaN(a + b + c + d)
            ? new(double.NegativeInfinity, double.PositiveInfinity, 0d)
            : new(Math.Min(Math.Min(a, b), Math.Min(c, d)), Math.Max(Math.Max(a, b), Math.Max(c, d)), tiny * 0.99d);
    }
}
