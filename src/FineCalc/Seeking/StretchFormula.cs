using System.Numerics;
using FineCalc.Steps;

namespace FineCalc.Seeking;

// The reading over a stretch of values of one fact: each step as a function of that fact. What the fact does not move is a decimal and is
// calculated as the exact reading calculates it, to the last digit. What it moves is a curve, which nothing rounds. Where a step is not one
// curve on the whole stretch (a comparison that holds on a part of it, a table of which it meets two rows, a rounding to two values), the
// reading asks to have the stretch cut there and goes on with all that the step can be, so that a stretch far from the target need not be
// cut.
internal readonly struct StretchFormula : IReading<StretchFormula>
{
    private static readonly Ratio Half = new(1, 2);

    private readonly decimal _constant;

    // Nothing for a constant, otherwise a Curve or a Between.
    private readonly object? _moving;

    private StretchFormula(decimal constant) => _constant = constant;

    // A curve that has turned out constant is a decimal again, as every step of the exact reading is.
    private StretchFormula(RationalFunction curve) =>
        (_constant, _moving) = curve.Constant is { } value ? (value.ToDecimal(), null) : (0m, curve);

    private StretchFormula(Ratio low, Ratio high)
        : this(new Between(low, high)) { }

    private StretchFormula(Between between) => _moving = between;

    // The value, where the fact does not move it.
    public decimal? Constant => _moving is null ? _constant : null;

    public RationalFunction? RationalFunction => _moving as RationalFunction;

    // Whether it is one rule, constant or not, on the whole stretch.
    public bool IsKnown => _moving is not Between;

    // Everything the value can be on the stretch.
    public (Ratio Low, Ratio High) Range =>
        _moving switch
        {
            RationalFunction curve => curve.Range,
            Between between => (between.Low, between.High),
            _ => (Ratio.Of(_constant), Ratio.Of(_constant)),
        };

    // The fact itself.
    public static StretchFormula Variable(Stretch on, Ratio unit) => new(RationalFunction.Variable(on, unit));

    public static StretchFormula Of(decimal value) => new(value);

    public static StretchFormula Of(decimal low, decimal likely, decimal high) => new(likely);

    public static StretchFormula Add(StretchFormula left, StretchFormula right) =>
        AreConstant(left, right) ? new(Exact.Add(left._constant, right._constant))
        : AreKnown(left, right) ? new(Curved(left, right) + Curved(right, left))
        : new(left.Range.Low + right.Range.Low, left.Range.High + right.Range.High);

    public static StretchFormula Subtract(StretchFormula left, StretchFormula right) =>
        AreConstant(left, right) ? new(Exact.Subtract(left._constant, right._constant))
        : AreKnown(left, right) ? new(Curved(left, right) - Curved(right, left))
        : new(left.Range.Low - right.Range.High, left.Range.High - right.Range.Low);

    public static StretchFormula Multiply(StretchFormula left, StretchFormula right) =>
        AreConstant(left, right) ? new(Exact.Multiply(left._constant, right._constant))
        : left.Constant is 0m || right.Constant is 0m ? new(0m)
        : AreKnown(left, right) ? new(Curved(left, right) * Curved(right, left))
        : Corners((l, r) => l * r, left, right);

    // A divisor that is zero for some values and not for others is cut there; until then it fails.
    public static bool CanDivideBy(StretchFormula value)
    {
        var (below, at, above) = Signs(value, default);
        var can = !at && !(below && above);
        if (!can && (below || above))
        {
            Cut(value, default(StretchFormula));
        }

        return can;
    }

    public static StretchFormula Divide(StretchFormula left, StretchFormula right) =>
        AreConstant(left, right) ? new(Exact.Divide(left._constant, right._constant))
        : AreKnown(left, right) ? new(Curved(left, right) / Curved(right, left))
        : Corners((l, r) => l / r, left, right);

    public static StretchFormula Greatest(StretchFormula left, StretchFormula right)
    {
        var (below, _, above) = Signs(left, right);
        if (!below || !above)
        {
            return below ? right : left;
        }

        Cut(left, right);
        return new(
            new Between(Ratio.Greatest(left.Range.Low, right.Range.Low), Ratio.Greatest(left.Range.High, right.Range.High))
            {
                NotBelow = [left._moving, right._moving],
            }
        );
    }

    public static StretchFormula Least(StretchFormula left, StretchFormula right)
    {
        var (below, _, above) = Signs(left, right);
        if (!below || !above)
        {
            return above ? right : left;
        }

        Cut(left, right);
        return new(
            new Between(Ratio.Least(left.Range.Low, right.Range.Low), Ratio.Least(left.Range.High, right.Range.High))
            {
                NotAbove = [left._moving, right._moving],
            }
        );
    }

    public static StretchFormula Compare(Comparison comparison, StretchFormula left, StretchFormula right)
    {
        var (below, at, above) = Signs(left, right);
        bool Holds(int sign) => Exact.Compare(comparison, sign, 0m) != 0m;
        var may = (below && Holds(-1)) || (at && Holds(0)) || (above && Holds(1));
        var mayNot = (below && !Holds(-1)) || (at && !Holds(0)) || (above && !Holds(1));
        if (!may || !mayNot)
        {
            return new(may ? 1m : 0m);
        }

        Cut(left, right);
        return new(default, Ratio.Of(1m));
    }

    // A rounding to a unit is a rounding of so many units to whole ones. Between two of them lies one threshold: the middle one is cut, so
    // that a stretch with a million thresholds is halved, and only the halves in which the target can lie are halved again.
    public static StretchFormula Round(StretchFormula value, StretchFormula unit, RoundingMode mode)
    {
        if (AreConstant(value, unit))
        {
            return new(Exact.Round(value._constant, unit._constant, mode));
        }

        var (below, at, above) = Signs(unit, default);
        if (mode == RoundingMode.None || (at && !below && !above))
        {
            return value;
        }

        if (at || (below && above))
        {
            Cut(unit, default(StretchFormula));
            var widest = Ratio.Greatest(unit.Range.Low.Abs(), unit.Range.High.Abs());
            return new(value.Range.Low - widest, value.Range.High + widest);
        }

        var size = below ? Subtract(default, unit) : unit;
        var units = AreKnown(value, size) ? new(Curved(value, size) / Curved(size, value)) : Corners((l, r) => l / r, value, size);
        var (low, high) = units.Range;
        var (first, last) = (Whole(low, mode), Whole(high, mode));
        if (first == last)
        {
            return Multiply(new(new Ratio(first, BigInteger.One).ToDecimal()), size);
        }

        // The middle of all that the rounding may be near; whole numbers and halves lie evenly, so that it is not outside.
        var middle = (low + high) * Half;
        Cut(
            units,
            mode is RoundingMode.Down or RoundingMode.Up
                ? new((middle + Half).Floor(), BigInteger.One)
                : new Ratio(middle.Floor(), BigInteger.One) + Half
        );
        return Corners((l, r) => l * r, new(new(first, BigInteger.One), new(last, BigInteger.One)), size);
    }

    public static bool Conflict(StretchFormula floor, StretchFormula cap)
    {
        var (below, at, above) = Signs(floor, cap);
        if (above && (below || at))
        {
            Cut(floor, cap);
        }

        return above;
    }

    public static (int First, int Last) Places(StretchFormula selector)
    {
        if (selector.Constant is { } place)
        {
            return Exact.Places(place);
        }

        var (low, high) = selector.Range;
        if (low != high)
        {
            Cut(selector, (low + high) * Half);
        }

        return ((int)low.Floor(), (int)high.Ceiling());
    }

    public static (int First, int Last) Rows(BandTable table, StretchFormula value)
    {
        var (first, last) = (Find(table, value.Range.Low), Find(table, value.Range.High));
        if (first != last)
        {
            Cut(value, Ratio.Of(first < 0 ? table.Start : table.Rows[(first + last) / 2].UpTo!.Value));
        }

        return first >= 0 && last < table.Rows.Length ? (first, last) : (-1, -1);
    }

    public static StretchFormula Row(BandTable table, int row, StretchFormula value)
    {
        var (upTo, low, high, _) = table.Rows[row];
        var from = table.From(row);
        if (value._moving is null || low == high || from == upTo)
        {
            return new(table.At(row, value._constant));
        }

        var (start, end) = (Ratio.Of(from), Ratio.Of(upTo!.Value));
        var (floor, rise) = (Ratio.Of(low), (Ratio.Of(high) - Ratio.Of(low)) / (end - start));
        if (value.RationalFunction is { } curve && Find(table, value.Range.Low) == row && Find(table, value.Range.High) == row)
        {
            return new(
                RationalFunction.Of(curve.On, floor)
                    + (RationalFunction.Of(curve.On, rise) * (curve - RationalFunction.Of(curve.On, start)))
            );
        }

        Ratio At(Ratio at) => floor + (rise * (Ratio.Least(Ratio.Greatest(at, start), end) - start));
        var (one, other) = (At(value.Range.Low), At(value.Range.High));
        return new(Ratio.Least(one, other), Ratio.Greatest(one, other));
    }

    public static StretchFormula Either(StretchFormula left, StretchFormula right) =>
        AreConstant(left, right) && left._constant == right._constant
            ? left
            : new(Ratio.Least(left.Range.Low, right.Range.Low), Ratio.Greatest(left.Range.High, right.Range.High));

    private static bool AreConstant(StretchFormula left, StretchFormula right) => left._moving is null && right._moving is null;

    private static bool AreKnown(StretchFormula left, StretchFormula right) => left.IsKnown && right.IsKnown;

    // A constant beside a curve is a curve too.
    private static RationalFunction Curved(StretchFormula form, StretchFormula beside) =>
        form.RationalFunction ?? RationalFunction.Of(beside.RationalFunction!.On, Ratio.Of(form._constant));

    private static StretchFormula Corners(Func<Ratio, Ratio, Ratio> exact, StretchFormula left, StretchFormula right)
    {
        var ((a, b), (c, d)) = (left.Range, right.Range);
        Ratio[] corners = [exact(a, c), exact(a, d), exact(b, c), exact(b, d)];
        return new(corners.Min(), corners.Max());
    }

    // Whether one form is somewhere below, somewhere at and somewhere above another.
    private static (bool Below, bool At, bool Above) Signs(StretchFormula left, StretchFormula right)
    {
        if (AreConstant(left, right))
        {
            return (left._constant < right._constant, left._constant == right._constant, left._constant > right._constant);
        }

        if (!AreKnown(left, right))
        {
            return (
                left.Range.Low < right.Range.High && !IsAtLeast(left, right),
                left.Range.Low <= right.Range.High && right.Range.Low <= left.Range.High,
                left.Range.High > right.Range.Low && !IsAtLeast(right, left)
            );
        }

        var difference = Curved(left, right) - Curved(right, left);
        var (below, at, above) = (false, false, false);
        foreach (var (_, _, sign) in difference.Signs(difference.On.From, difference.On.To))
        {
            (below, at, above) = (below || sign < 0, at || sign == 0, above || sign > 0);
        }

        return (below, at, above);
    }

    // Whether one is the other, or the greatest or least of it and something else: then it is on one side of it, whatever the two may be.
    private static bool IsAtLeast(StretchFormula left, StretchFormula right) =>
        (left._moving is not null && left._moving == right._moving)
        || (left._moving is Between { NotBelow: { } terms } && right._moving is not null && terms.Contains(right._moving))
        || (right._moving is Between { NotAbove: { } others } && left._moving is not null && others.Contains(left._moving));

    // What is not known as one rule has been cut already, where it became so.
    private static void Cut(StretchFormula left, StretchFormula right)
    {
        if (AreKnown(left, right))
        {
            (Curved(left, right) - Curved(right, left)).CutAtSign();
        }
    }

    private static void Cut(StretchFormula form, Ratio at)
    {
        if (form.RationalFunction is { } curve)
        {
            (curve - RationalFunction.Of(curve.On, at)).CutAtSign();
        }
    }

    private static BigInteger Whole(Ratio units, RoundingMode mode)
    {
        var size = units.Abs();
        var floor = size.Floor();
        var rest = size - new Ratio(floor, BigInteger.One);
        var isAway =
            rest.Sign > 0
            && mode switch
            {
                RoundingMode.Down => false,
                RoundingMode.Up => true,
                RoundingMode.HalfEven => rest > Half || (rest == Half && !floor.IsEven),
                _ => rest >= Half,
            };
        return (isAway ? floor + 1 : floor) * (units.Sign < 0 ? -1 : 1);
    }

    // The row that owns a value; -1 below the first, and past the last row above it.
    private static int Find(BandTable table, Ratio value)
    {
        if (value < Ratio.Of(table.Start))
        {
            return -1;
        }

        var row = 0;
        while (
            row < table.Rows.Length
            && table.Rows[row].UpTo is { } upTo
            && (table.Edge == Edge.UpperIncluded ? value > Ratio.Of(upTo) : value >= Ratio.Of(upTo))
        )
        {
            row++;
        }

        return row;
    }

    // All that is known of a step that is not one rule on the stretch.
    private sealed class Between(Ratio low, Ratio high)
    {
        public Ratio Low => low;

        public Ratio High => high;

        // What it is the greatest, or the least, of; a constant is nothing here, as its place in the range says all.
        public object?[]? NotBelow { get; init; }

        public object?[]? NotAbove { get; init; }
    }
}
