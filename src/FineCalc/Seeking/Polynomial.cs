using System.Numerics;

namespace FineCalc.Seeking;

// A polynomial with whole coefficients in a whole number n, and where on a stretch of whole numbers it is below, at and above zero.
// A fact takes whole multiples of some unit only (of 1, or of the last decimal there is), so that signs at whole numbers are all there is
// to know: a root between two of them is a change of sign from one to the next, and no root is ever rounded.
internal sealed class Polynomial
{
    private readonly BigInteger[] _coefficients;

    // From the constant term up.
    public Polynomial(params BigInteger[] coefficients)
    {
        var length = coefficients.Length;
        while (length > 0 && coefficients[length - 1].IsZero)
        {
            length--;
        }

        _coefficients = length == coefficients.Length ? coefficients : coefficients[..length];
    }

    public static Polynomial One { get; } = new(BigInteger.One);

    public int Degree => Math.Max(0, _coefficients.Length - 1);

    public bool IsConstant => _coefficients.Length <= 1;

    // What divides every coefficient; zero for zero.
    public BigInteger Content => _coefficients.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);

    public static Polynomial operator +(Polynomial left, Polynomial right) => Sum(left, right, BigInteger.One);

    public static Polynomial operator -(Polynomial left, Polynomial right) => Sum(left, right, BigInteger.MinusOne);

    public static Polynomial operator *(Polynomial left, Polynomial right)
    {
        if (left._coefficients.Length == 0 || right._coefficients.Length == 0)
        {
            return new();
        }

        var product = new BigInteger[left._coefficients.Length + right._coefficients.Length - 1];
        for (var i = 0; i < left._coefficients.Length; i++)
        {
            for (var j = 0; j < right._coefficients.Length; j++)
            {
                product[i + j] += left._coefficients[i] * right._coefficients[j];
            }
        }

        return new(product);
    }

    public Polynomial DividedBy(BigInteger factor) => factor.IsOne ? this : new(Array.ConvertAll(_coefficients, c => c / factor));

    public bool Says(Polynomial other) => _coefficients.AsSpan().SequenceEqual(other._coefficients);

    public BigInteger At(BigInteger n)
    {
        var value = BigInteger.Zero;
        for (var i = _coefficients.Length - 1; i >= 0; i--)
        {
            value = (value * n) + _coefficients[i];
        }

        return value;
    }

    public Polynomial Derivative() => new([.. _coefficients.Skip(1).Select((c, i) => c * (i + 1))]);

    // The sign at every whole number of a stretch, as runs of one sign, in order.
    public List<(BigInteger From, BigInteger To, int Sign)> Runs(BigInteger from, BigInteger to)
    {
        var runs = new List<(BigInteger From, BigInteger To, int Sign)>();
        var start = from;
        foreach (var cell in Cells(from, to))
        {
            Section(start, cell);
            start = cell + 1;
        }

        Section(start, to);
        return runs;

        // Roots lie at the ends of a section, if at all: one sign holds between them.
        void Section(BigInteger first, BigInteger last)
        {
            Run(first, first);
            if (last > first + 1)
            {
                Run(first + 1, last - 1);
            }

            if (last > first)
            {
                Run(last, last);
            }
        }

        void Run(BigInteger first, BigInteger last)
        {
            var sign = At(first).Sign;
            if (runs.Count > 0 && runs[^1].Sign == sign)
            {
                runs[^1] = (runs[^1].From, last, sign);
            }
            else
            {
                runs.Add((first, last, sign));
            }
        }
    }

    // Every m, in order, for which a root may lie from m to m + 1; all real roots of a polynomial that is not zero lie in such a cell.
    // Between the cells of its derivative a polynomial rises or falls all along, and crosses zero at most once: there it is found by
    // halving.
    public List<BigInteger> Cells(BigInteger from, BigInteger to)
    {
        if (_coefficients.Length <= 1 || from == to)
        {
            return [];
        }

        if (_coefficients.Length == 2)
        {
            var cell = new Ratio(-_coefficients[0], _coefficients[1]).Floor();
            return cell < from - 1 || cell > to ? [] : [BigInteger.Max(from, BigInteger.Min(cell, to - 1))];
        }

        var turns = Derivative().Cells(from, to);
        var cells = new SortedSet<BigInteger>(turns);
        var start = from;
        foreach (var turn in turns)
        {
            Cross(start, turn);
            start = turn + 1;
        }

        Cross(start, to);
        return [.. cells];

        void Cross(BigInteger low, BigInteger high)
        {
            var (atLow, atHigh) = (At(low).Sign, At(high).Sign);
            if (atLow == 0 || atHigh == 0)
            {
                cells.Add(BigInteger.Max(from, BigInteger.Min(atLow == 0 ? low : high, to - 1)));
            }

            if (atLow * atHigh < 0)
            {
                while (high - low > 1)
                {
                    var middle = (low + high) >> 1;
                    (low, high) = At(middle).Sign == atLow ? (middle, high) : (low, middle);
                }

                cells.Add(low);
            }
        }
    }

    private static Polynomial Sum(Polynomial left, Polynomial right, BigInteger times)
    {
        var sum = new BigInteger[Math.Max(left._coefficients.Length, right._coefficients.Length)];
        left._coefficients.CopyTo(sum, 0);
        for (var i = 0; i < right._coefficients.Length; i++)
        {
            sum[i] += times * right._coefficients[i];
        }

        return new(sum);
    }
}
