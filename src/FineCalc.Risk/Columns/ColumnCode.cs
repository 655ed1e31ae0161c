using FineCalc.Steps;

namespace FineCalc.Risk;

// What one line of column code does, for every row of a block at once. Lines that answer yes or no give masks, the others numbers.
internal enum Op : byte
{
    Column,
    Constant,
    Add,
    Subtract,
    Multiply,
    Divide,
    Greatest,
    Least,
    Absolute,
    Truncate,
    Ceiling,
    Floor,
    Nearest,
    Choose,
    Known,

    // From here on: masks. Minute: not zero, and nearer to it than a value; Fractional: not whole.
    Minute,
    Fractional,
    Present,
    Never,
    Below,
    AtMost,
    Equal,
    And,
    Or,
    Not,
}

// One line: the places of the lines it reads, or a constant. Choose takes B where the mask A holds and C elsewhere.
// Known is its input with what else is known of it; it does nothing.
internal readonly record struct Line(Op Op, int A = -1, int B = -1, int C = -1, double Value = 0d)
{
    public bool IsMask => Op >= Op.Minute;
}

// What is known of a number before any row is seen: where it lies, how far at most it is from the exact value in proportion (infinite where
// cancellation leaves no bound), and how small it can be without being nothing. Exact: a whole number that a double holds. Image: the
// double nearest to its exact value, which decides every comparison with another image as the exact values do.
internal readonly record struct Known(double Low, double High, double Relative, double Tiny, bool IsExact = false, bool IsImage = false)
{
    public double Magnitude => Math.Max(Math.Abs(Low), Math.Abs(High));
}

// The steps of a method as operations on whole columns, each written once however often it is read. The list is the single meaning of a
// method's column reading: the interpreter runs it, and the emitter makes machine code of it. It carries the error analysis: where the
// distance from the exact reading is not bounded beforehand, a check is added, and a row that fails it is left to the exact reading.
// Which rows those are is a function of the row alone, so that neither chunks nor neighbours show in a result.
internal sealed class ColumnCode
{
    /// <summary>Column values below this, zero apart, are left to the exact reading, whose decimals end at 28 places.</summary>
    public const double LeastInput = 1e-6;

    // What one operation can add in proportion: half the distance from 1 to the next double.
    private const double Unit = 1d / (1L << 53);

    // What is asked of a value that cancellation may have spoiled before it is multiplied, divided or given out; seventy such stay below
    // 1e-12.
    private const double Wanted = 1d / (1L << 46);

    // Digits that a double always gives back.
    private const int SafeDigits = 15;

    private const double LargestWhole = 1L << 53;

    // Decimals end here: above at 7.9e28, below at 1e-28, whose proportion of the least value must stay negligible.
    private const double LargestDecimal = 7e28;
    private const double LeastDecimal = 1e-12;

    private readonly List<Line> _lines = [];
    private readonly List<Known> _known = [];
    private readonly Dictionary<Line, int> _same = [];

    public IReadOnlyList<Line> Lines => _lines;

    public Known this[int line] => _known[line];

    public int Never => Put(new Line(Op.Never), default);

    // The rows that the exact reading must settle whatever they are used for: what decimals cannot hold.
    public int Beyond { get; private set; } = -1;

    public int Column(int index, double low, double high, bool isWhole) =>
        Put(
            new Line(Op.Column, index),
            isWhole ? new Known(low, high, 0d, 1d, IsExact: true, IsImage: true) : new Known(low, high, Unit, LeastInput, IsImage: true)
        );

    public int Constant(decimal value)
    {
        var near = (double)value;
        var isWhole = decimal.Truncate(value) == value && Math.Abs(near) < LargestWhole;
        var tiny = near == 0d ? 1d : Math.Abs(near);
        return Put(
            new Line(Op.Constant, Value: near),
            isWhole
                ? new Known(near, near, 0d, tiny, IsExact: true, IsImage: true)
                : new Known(near, near, Unit, tiny, IsImage: Digits(value) <= SafeDigits)
        );
    }

    public int Present(int index) => Put(new Line(Op.Present, index), default);

    public int Add(int a, int b) =>
        IsZero(a) ? b
        : IsZero(b) ? a
        : Sum(Op.Add, a, b, _known[b].Low, _known[b].High);

    public int Subtract(int a, int b) => IsZero(b) ? a : Sum(Op.Subtract, a, b, -_known[b].High, -_known[b].Low);

    public int Multiply(int a, int b)
    {
        if (IsOne(a) || IsZero(b))
        {
            return b;
        }

        if (IsOne(b) || IsZero(a))
        {
            return a;
        }

        var (x, y) = (_known[a], _known[b]);
        var (low, high) = Corners(x, y, (l, r) => l * r);
        var known = new Known(low, high, x.Relative + y.Relative + (2d * Unit), x.Tiny * y.Tiny);
        return Held(
            Put(
                new Line(Op.Multiply, Math.Min(a, b), Math.Max(a, b)),
                x.IsExact && y.IsExact && known.Magnitude < LargestWhole ? known with { Relative = 0d, IsExact = true } : known
            )
        );
    }

    // Both are steady, and the divisor is not zero in any row that counts.
    public int Divide(int a, int b)
    {
        var (x, y) = (_known[a], _known[b]);
        var (low, high) = y.Low > 0d || y.High < 0d ? Corners(x, y, (l, r) => l / r) : (double.NegativeInfinity, double.PositiveInfinity);
        return Held(
            Put(
                new Line(Op.Divide, a, b),
                new Known(low, high, x.Relative + y.Relative + (2d * Unit), double.IsInfinity(y.Magnitude) ? 0d : x.Tiny / y.Magnitude)
            )
        );
    }

    // Where the ranges decide, or one of the two is the other's outcome already, there is nothing to do.
    public int Greatest(int a, int b) =>
        a == b || _known[a].Low >= _known[b].High || Has(Op.Greatest, a, b) ? a
        : _known[b].Low >= _known[a].High || Has(Op.Greatest, b, a) ? b
        : Put(
            new Line(Op.Greatest, a, b),
            Either(a, b) with
            {
                Low = Math.Max(_known[a].Low, _known[b].Low),
                High = Math.Max(_known[a].High, _known[b].High),
            }
        );

    public int Least(int a, int b) =>
        a == b || _known[a].High <= _known[b].Low || Has(Op.Least, a, b) ? a
        : _known[b].High <= _known[a].Low || Has(Op.Least, b, a) ? b
        : Put(
            new Line(Op.Least, a, b),
            Either(a, b) with
            {
                Low = Math.Min(_known[a].Low, _known[b].Low),
                High = Math.Min(_known[a].High, _known[b].High),
            }
        );

    public int Absolute(int a) =>
        _known[a].Low >= 0d
            ? a
            : Put(
                new Line(Op.Absolute, a),
                _known[a] with
                {
                    Low = _known[a].High < 0d ? -_known[a].High : 0d,
                    High = _known[a].Magnitude,
                }
            );

    // To a whole number; the caller has checked that no row lies so near to a break that the exact value may go the other way.
    public int Whole(Op op, int a) =>
        Put(new Line(op, a), new Known(Math.Floor(_known[a].Low), Math.Ceiling(_known[a].High), 0d, 1d, IsExact: true));

    public int Choose(int mask, int yes, int no) =>
        yes == no || IsNever(mask) ? no
        : IsAlways(mask) ? yes
        : Put(new Line(Op.Choose, mask, yes, no), Either(yes, no));

    // The same value where it is known to lie between two ends, as in the row of a table.
    public int Within(int a, double low, double high)
    {
        var known = _known[a] with { Low = Math.Max(_known[a].Low, low), High = Math.Min(_known[a].High, high) };
        return known == _known[a] || known.Low > known.High ? a : Put(new Line(Op.Known, a, Value: (low * 31d) + high), known);
    }

    // The same value with a proportional bound, and the rows for which that bound does not hold.
    public (int Line, int Doubt) Steady(int a)
    {
        var known = _known[a];
        return double.IsFinite(known.Relative)
            ? (a, Never)
            : (
                Put(new Line(Op.Known, a, a), known with { Relative = Wanted, Tiny = known.Tiny * Unit / Wanted }),
                Below(Absolute(a), Times(ErrorOf(a), 1d / Wanted))
            );
    }

    public int Below(int a, int b) => Put(new Line(Op.Below, a, b), default);

    public int AtMost(int a, int b) => Put(new Line(Op.AtMost, a, b), default);

    public int Equal(int a, int b) => Put(new Line(Op.Equal, a, b), default);

    public int Minute(int a, double value) => Put(new Line(Op.Minute, a, Value: value), default);

    public int Fractional(int a) => Put(new Line(Op.Fractional, a), default);

    public int And(int a, int b) =>
        a == b ? a
        : IsNever(a) || IsNever(b) ? Never
        : IsAlways(a) ? b
        : IsAlways(b) ? a
        : Put(new Line(Op.And, Math.Min(a, b), Math.Max(a, b)), default);

    public int Or(int a, int b) =>
        a == b || IsNever(b) ? a
        : IsNever(a) ? b
        : IsAlways(a) ? a
        : IsAlways(b) ? b
        : Put(new Line(Op.Or, Math.Min(a, b), Math.Max(a, b)), default);

    public int Not(int a) => _lines[a].Op == Op.Not ? _lines[a].A : Put(new Line(Op.Not, a), default);

    public bool IsNever(int mask) => _lines[mask].Op == Op.Never;

    public bool IsAlways(int mask) => _lines[mask].Op == Op.Not && IsNever(_lines[mask].A);

    // The rows on which a comparison of two numbers may differ from that of their exact values.
    public int Near(int a, int b)
    {
        var (x, y) = (_known[a], _known[b]);
        return (x.IsExact && y.IsExact) || (x.IsImage && y.IsImage)
            ? Never
            : Below(Distance(a, b), Times(Plus(ErrorOf(a), ErrorOf(b)), 2d));
    }

    // The rows on which a steady quotient lies so near to a break of the grid (a whole number, or half-way between two) that the exact one
    // may go the other way.
    public int NearBreak(int quotient, bool isHalfWay)
    {
        if (_known[quotient].IsExact)
        {
            return Never;
        }

        var known = _known[quotient];
        var shifted = isHalfWay
            ? Put(new Line(Op.Subtract, quotient, Bare(0.5d)), known with { Low = known.Low - 0.5d, High = known.High - 0.5d })
            : quotient;
        return Below(Distance(shifted, Whole(Op.Nearest, shifted)), Times(ErrorOf(quotient), 4d));
    }

    // How far a value can be from the exact one, row by row.
    private int ErrorOf(int a)
    {
        var (line, known) = (_lines[a], _known[a]);
        return known.IsExact ? Bare(0d)
            : double.IsFinite(known.Relative) ? Times(Absolute(a), known.Relative)
            : line.Op switch
            {
                Op.Add or Op.Subtract => Plus(Plus(ErrorOf(line.A), ErrorOf(line.B)), Times(Absolute(a), 2d * Unit)),
                Op.Multiply => Plus(
                    Plus(Product(ErrorOf(line.A), Absolute(line.B)), Product(ErrorOf(line.B), Absolute(line.A))),
                    Times(Absolute(a), 2d * Unit)
                ),
                Op.Greatest or Op.Least => Plus(ErrorOf(line.A), ErrorOf(line.B)),
                Op.Choose => Choose(line.A, ErrorOf(line.B), ErrorOf(line.C)),
                Op.Known => ErrorOf(line.A),
                _ => throw new InvalidOperationException($"No bound is known for {line.Op}."),
            };
    }

    // Arithmetic of the analysis, which needs no checks of its own.
    private int Plus(int a, int b) =>
        IsZero(a) ? b
        : IsZero(b) ? a
        : Put(new Line(Op.Add, a, b), new Known(_known[a].Low + _known[b].Low, _known[a].High + _known[b].High, Unit, 0d));

    private int Times(int a, double factor) =>
        Put(new Line(Op.Multiply, a, Bare(factor)), new Known(_known[a].Low * factor, _known[a].High * factor, Unit, 0d));

    private int Product(int a, int b) =>
        IsZero(a) ? a : Put(new Line(Op.Multiply, a, b), new Known(0d, _known[a].High * _known[b].High, Unit, 0d));

    private int Distance(int a, int b) =>
        Absolute(
            Put(
                new Line(Op.Subtract, a, b),
                new Known(_known[a].Low - _known[b].High, _known[a].High - _known[b].Low, double.PositiveInfinity, 0d)
            )
        );

    // A constant of the analysis, not of the law.
    private int Bare(double value) => Put(new Line(Op.Constant, Value: value), new Known(value, value, 0d, Math.Abs(value)));

    private bool Has(Op op, int outcome, int input) => _lines[outcome] is var line && line.Op == op && (line.A == input || line.B == input);

    private bool IsZero(int a) => _lines[a] is { Op: Op.Constant, Value: 0d };

    private bool IsOne(int a) => _lines[a] is { Op: Op.Constant, Value: 1d };

    private int Sum(Op op, int a, int b, double low, double high)
    {
        var (x, y) = (_known[a], _known[b]);
        (low, high) = (x.Low + low, x.High + high);
        var isOneWay =
            op == Op.Add
                ? (x.Low >= 0d && y.Low >= 0d) || (x.High <= 0d && y.High <= 0d)
                : (x.Low >= 0d && y.High <= 0d) || (x.High <= 0d && y.Low >= 0d);
        var known = new Known(
            low,
            high,
            isOneWay ? Math.Max(x.Relative, y.Relative) + Unit : double.PositiveInfinity,
            Math.Min(x.Tiny, y.Tiny)
        );
        var isExact = x.IsExact && y.IsExact && known.Magnitude < LargestWhole;
        return Held(Put(new Line(op, a, b), isExact ? known with { Relative = 0d, IsExact = true } : known));
    }

    // Which of the two it will be is not known: it has what both have.
    private Known Either(int a, int b)
    {
        var (x, y) = (_known[a], _known[b]);
        return new(
            Math.Min(x.Low, y.Low),
            Math.Max(x.High, y.High),
            Math.Max(x.Relative, y.Relative),
            Math.Min(x.Tiny, y.Tiny),
            x.IsExact && y.IsExact,
            x.IsImage && y.IsImage
        );
    }

    private static (double Low, double High) Corners(Known x, Known y, Func<double, double, double> operation)
    {
        Span<double> corners = [operation(x.Low, y.Low), operation(x.Low, y.High), operation(x.High, y.Low), operation(x.High, y.High)];
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var corner in corners)
        {
            // Nothing times infinity is nothing here: an infinite end is never reached.
            var value = double.IsNaN(corner) ? 0d : corner;
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        return (low, high);
    }

    // A value that decimals may not hold is checked.
    private int Held(int a)
    {
        var known = _known[a];
        if (!(known.Magnitude < LargestDecimal))
        {
            Beyond =
                Beyond < 0 ? Below(Bare(LargestDecimal / 10d), Absolute(a)) : Or(Beyond, Below(Bare(LargestDecimal / 10d), Absolute(a)));
        }

        if (known.Tiny < LeastDecimal && !known.IsExact)
        {
            Beyond = Beyond < 0 ? Minute(a, LeastDecimal) : Or(Beyond, Minute(a, LeastDecimal));
            _known[a] = known with { Tiny = LeastDecimal };
        }

        return a;
    }

    private static int Digits(decimal value)
    {
        var digits = decimal.Abs(value);
        while (decimal.Truncate(digits) != digits && digits < 1e27m)
        {
            digits *= 10m;
        }

        while (digits != 0m && digits % 10m == 0m)
        {
            digits /= 10m;
        }

        return digits == 0m ? 1 : (int)Math.Floor(Math.Log10((double)digits)) + 1;
    }

    private int Put(Line line, Known known)
    {
        // A value that keeps its sign is at least as far from zero as its nearer end.
        known = known with
        {
            Tiny = Math.Max(known.Tiny, Math.Max(known.Low, -known.High)),
        };
        if (!_same.TryGetValue(line, out var place))
        {
            place = _lines.Count;
            _lines.Add(line);
            _known.Add(known);
            _same.Add(line, place);
        }

        return place;
    }
}
