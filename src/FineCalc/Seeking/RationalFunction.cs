using System.Numerics;

namespace FineCalc.Seeking;

// A stretch of values of the fact that is sought: whole multiples of a unit, both ends included. A reading over it asks to have a value
// taken out where some step is not one and the same rule on all of it.
internal sealed class Stretch(BigInteger from, BigInteger to)
{
    public BigInteger From => from;

    public BigInteger To => to;

    // Null where every step was one rule all along, so that what was read holds for every value of the stretch.
    public BigInteger? Cut { get; private set; }

    public void Ask(BigInteger at) => Cut ??= at;
}

// What a step is on a stretch: a quotient of two polynomials in the multiple n of the unit, the divisor above zero on the whole stretch.
internal sealed class RationalFunction
{
    // The work of finding where a curve turns grows with the cube of its degree and more. No method multiplies an answer by itself so
    // often.
    private const int MostDegree = 24;

    private readonly Polynomial _top;
    private readonly Polynomial _bottom;
    private (Ratio Low, Ratio High)? _range;

    private RationalFunction(Stretch on, Polynomial top, Polynomial bottom)
    {
        if (top.Degree > MostDegree || bottom.Degree > MostDegree)
        {
            throw new ProblemException(
                new Problem(
                    "seek-too-curved",
                    $"What is sought enters a step as a power of more than {Text.Number(MostDegree)}, which is not searched exactly."
                )
                {
                    Allowed = $"steps that multiply what is sought by itself up to {Text.Number(MostDegree)} times",
                }
            );
        }

        var common = BigInteger.GreatestCommonDivisor(top.Content, bottom.Content);
        (On, _top, _bottom) = (on, top.DividedBy(common), bottom.DividedBy(common));
    }

    public Stretch On { get; }

    public Ratio? Constant =>
        _top.IsConstant && _bottom.IsConstant ? new Ratio(_top.At(BigInteger.Zero), _bottom.At(BigInteger.Zero)) : null;

    // The values on the whole stretch.
    public (Ratio Low, Ratio High) Range => _range ??= (Extremes(On.From, On.To) is var (low, high) ? (low.Value, high.Value) : default);

    public static RationalFunction Variable(Stretch on, Ratio unit) => new(on, new(BigInteger.Zero, unit.Top), new(unit.Bottom));

    public static RationalFunction Of(Stretch on, Ratio value) => new(on, new(value.Top), new(value.Bottom));

    public static RationalFunction operator +(RationalFunction left, RationalFunction right) =>
        left._bottom.Says(right._bottom)
            ? new(left.On, left._top + right._top, left._bottom)
            : new(left.On, (left._top * right._bottom) + (right._top * left._bottom), left._bottom * right._bottom);

    public static RationalFunction operator -(RationalFunction left, RationalFunction right) =>
        left._bottom.Says(right._bottom)
            ? new(left.On, left._top - right._top, left._bottom)
            : new(left.On, (left._top * right._bottom) - (right._top * left._bottom), left._bottom * right._bottom);

    public static RationalFunction operator *(RationalFunction left, RationalFunction right) =>
        new(left.On, left._top * right._top, left._bottom * right._bottom);

    // The divisor is known to be of one sign on the whole stretch.
    public static RationalFunction operator /(RationalFunction left, RationalFunction right)
    {
        var sign = new Polynomial(right._top.At(left.On.From).Sign);
        return new(left.On, left._top * right._bottom * sign, left._bottom * right._top * sign);
    }

    public Ratio At(BigInteger n) => new(_top.At(n), _bottom.At(n));

    // The sign at every value from one to another, as runs of one sign, in order.
    public List<(BigInteger From, BigInteger To, int Sign)> Signs(BigInteger from, BigInteger to) => _top.Runs(from, to);

    // The lowest and the highest value from one multiple to another, and where they are first taken.
    public ((BigInteger At, Ratio Value) Low, (BigInteger At, Ratio Value) High) Extremes(BigInteger from, BigInteger to)
    {
        var slope = _bottom.IsConstant ? _top.Derivative() : (_top.Derivative() * _bottom) - (_top * _bottom.Derivative());
        var low = (At: from, Value: At(from));
        var high = low;
        foreach (var at in slope.Cells(from, to).SelectMany(cell => new[] { cell, cell + 1 }).Append(to))
        {
            var value = At(at);
            low = value < low.Value ? (at, value) : low;
            high = value > high.Value ? (at, value) : high;
        }

        return (low, high);
    }

    // Takes out where this curve first changes sign: the very value at zero, if there is one.
    public void CutAtSign()
    {
        var runs = Signs(On.From, On.To);
        if (runs.Count > 1)
        {
            On.Ask(runs[1].Sign == 0 ? runs[1].From : runs[0].To);
        }
    }
}
