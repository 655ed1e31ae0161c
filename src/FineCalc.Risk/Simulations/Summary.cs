using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FineCalc.Steps;

namespace FineCalc.Risk;

// What is kept of any number of values, in constant memory. Counts are whole numbers and sums are exact, so that summaries of parts, merged
// in any order, are the summary of the whole to the last bit. A block handed to Add is summed in eight lanes, rounded, and its sums are
// then added exactly; blocks must be the same wherever they are made, which those of a simulation are.
internal sealed partial class Summary
{
    // Each halving of a value's size is cut into 1,024 buckets: the middle of a bucket is within 0.05% of all in it.
    private const int BucketBits = 10;
    private const int Buckets = 1 << BucketBits;
    private const int Shift = 52 - BucketBits;

    private readonly Page?[] _pages = new Page?[4096];
    private readonly ExactSum _sum = new();
    private readonly ExactSum _squares = new();

    // The buckets in order with how many values lie in them and before them, once a quantile was asked for: whoever asks for one mostly
    // asks for many.
    private (double Value, long UpTo, bool IsOne)[]? _ranked;

    public long Count { get; private set; }

    public double Least { get; private set; } = double.PositiveInfinity;

    public double Greatest { get; private set; } = double.NegativeInfinity;

    // Where there is one value only, its sums have been rounded and it has not.
    public double Mean =>
        Count == 0 ? double.NaN
        : Least == Greatest ? Least
        : _sum.Over(Count);

    // Of the values themselves, not an estimate for what they were drawn from: divided by the count less one.
    public double Variance => Count < 2 || Least == Greatest ? 0d : Math.Max(0d, ExactSum.Spread(_squares, _sum, Count));

    public void Add(ReadOnlySpan<double> block)
    {
        var (sums, squares) = (Vector512<double>.Zero, Vector512<double>.Zero);
        var (low, high) = (Vector512.Create(Least), Vector512.Create(Greatest));
        var at = 0;
        for (; at + Vector512<double>.Count <= block.Length; at += Vector512<double>.Count)
        {
            var values = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(block), (nuint)at);
            sums += values;
            squares += values * values;
            low = Vector512.MinNative(values, low);
            high = Vector512.MaxNative(values, high);
        }

        var (sum, square, least, greatest) = (0d, 0d, Least, Greatest);
        for (var lane = 0; lane < Vector512<double>.Count; lane++)
        {
            (sum, square, least, greatest) = (
                sum + sums[lane],
                square + squares[lane],
                Math.Min(least, low[lane]),
                Math.Max(greatest, high[lane])
            );
        }

        for (; at < block.Length; at++)
        {
            (sum, square, least, greatest) = (
                sum + block[at],
                square + (block[at] * block[at]),
                Math.Min(least, block[at]),
                Math.Max(greatest, block[at])
            );
        }

        if (!double.IsFinite(square))
        {
            throw new ArgumentException("A value is not finite, or its square is not.", nameof(block));
        }

        foreach (var value in block)
        {
            // Minus nothing is nothing.
            var bits = BitConverter.DoubleToInt64Bits(value + 0d);
            var page = _pages[(int)(bits >>> 52)] ?? NewPage((int)(bits >>> 52));
            page.Add((int)(bits >> Shift) & (Buckets - 1), value);
        }

        _ranked = null;
        _sum.Add(sum);
        _squares.Add(square);
        (Least, Greatest, Count) = (least, greatest, Count + block.Length);
    }

    public void Merge(Summary other)
    {
        for (var i = 0; i < _pages.Length; i++)
        {
            if (other._pages[i] is { } page)
            {
                (_pages[i] ?? NewPage(i)).Merge(page);
            }
        }

        _ranked = null;
        _sum.Add(other._sum);
        _squares.Add(other._squares);
        (Count, Least, Greatest) = (Count + other.Count, Math.Min(Least, other.Least), Math.Max(Greatest, other.Greatest));
    }

    /// <summary>
    /// The least value at or below which a share of all lie, within 0.05%; exact where a bucket holds one value only, as at a cap.
    /// </summary>
    public double Quantile(double p) => Bucket(p).Value;

    private (double Value, bool IsOne) Bucket(double p)
    {
        if (Count == 0)
        {
            return (double.NaN, true);
        }

        var (rank, ranked) = (Math.Clamp((long)Math.Ceiling(p * Count), 1, Count), _ranked ??= Ranked());
        var (low, high) = (0, ranked.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = ranked[middle].UpTo < rank ? (middle + 1, high) : (low, middle);
        }

        return (ranked[low].Value, ranked[low].IsOne);
    }

    private (double Value, long UpTo, bool IsOne)[] Ranked()
    {
        var (ranked, upTo) = (new List<(double Value, long UpTo, bool IsOne)>(), 0L);
        foreach (var (value, count, isOne) in InOrder())
        {
            ranked.Add((value, upTo += count, isOne));
        }

        return [.. ranked];
    }

    /// <summary>The mean of the greatest values, a share of all.</summary>
    public double Tail(double share)
    {
        var wanted = Math.Max(1d, share * Count);
        var (left, sum) = (wanted, 0d);
        foreach (var (value, count, _) in InOrder().Reverse())
        {
            var some = Math.Min(left, count);
            (sum, left) = (sum + (some * value), left - some);
            if (left <= 0d)
            {
                break;
            }
        }

        return sum / wanted;
    }

    /// <summary>The share of values above one; inside the bucket it lies in, by a straight line.</summary>
    public double ShareAbove(double value)
    {
        var above = 0d;
        foreach (var (middle, count, isOne) in InOrder())
        {
            if (isOne)
            {
                above += middle > value ? count : 0d;
                continue;
            }

            var (low, high) = EndsOf(middle);
            above +=
                value < low ? count
                : value >= high ? 0d
                : count * (high - value) / (high - low);
        }

        return above / Count;
    }

    /// <summary>
    /// Whether the buckets are narrow beside the spread of the values, so that what is worked out from their middles shows it.
    /// </summary>
    public bool IsResolved => Math.Abs((Shape(x => x).Variance * Count / (Count - 1d)) - Variance) <= 0.05 * Variance;

    /// <summary>Mean, variance and skewness of what each value comes to, from the middles of the buckets.</summary>
    public (double Mean, double Variance, double Skewness) Shape(Func<double, double> of)
    {
        var (mean, second, third) = (0d, 0d, 0d);
        foreach (var (value, count, _) in InOrder())
        {
            mean += of(value) * count / Count;
        }

        foreach (var (value, count, _) in InOrder())
        {
            var off = of(value) - mean;
            (second, third) = (second + (off * off * count / Count), third + (off * off * off * count / Count));
        }

        return (mean, second, second == 0d ? 0d : third / (second * Math.Sqrt(second)));
    }

    /// <summary>
    /// How far the middle of the bucket of a quantile is from what lies in it, on the average of squares; nothing where it holds one value
    /// only.
    /// </summary>
    public double Resolution(double p)
    {
        var at = Bucket(p);
        var (low, high) = EndsOf(at.Value);
        return at.IsOne ? 0d : (high - low) / Math.Sqrt(12d);
    }

    // The buckets from the least to the greatest: a value for each, how many it has, and whether they are all that value.
    private IEnumerable<(double Value, long Count, bool IsOne)> InOrder()
    {
        for (var i = 0; i < _pages.Length; i++)
        {
            // Of negative numbers the larger bits are the lesser values.
            var isNegative = i < 2048;
            var at = isNegative ? 4095 - i : i - 2048;
            if (_pages[at] is not { } page)
            {
                continue;
            }

            for (var k = 0; k < Buckets; k++)
            {
                var bucket = isNegative ? Buckets - 1 - k : k;
                if (page.Cells[bucket].Count > 0)
                {
                    var isOne = !double.IsNaN(page.Cells[bucket].Same);
                    var middle = isOne
                        ? page.Cells[bucket].Same
                        : BitConverter.Int64BitsToDouble(((long)at << 52) | ((long)bucket << Shift) | (1L << (Shift - 1)));
                    yield return (Math.Clamp(middle, Least, Greatest), page.Cells[bucket].Count, isOne);
                }
            }
        }
    }

    // Between which ends how many values lie: a single value where a bucket holds one only.
    public IEnumerable<(double Low, double High, long Count)> Cells()
    {
        foreach (var (value, count, isOne) in InOrder())
        {
            var (low, high) = isOne ? (value, value) : EndsOf(value);
            yield return (low, high, count);
        }
    }

    private (double Low, double High) EndsOf(double inside)
    {
        var bits = BitConverter.DoubleToInt64Bits(inside);
        var (a, b) = (
            BitConverter.Int64BitsToDouble(bits & ~((1L << Shift) - 1)),
            BitConverter.Int64BitsToDouble(bits | ((1L << Shift) - 1))
        );
        return (Math.Max(Math.Min(a, b), Least), Math.Min(Math.Max(a, b), Greatest));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Page NewPage(int at) => _pages[at] = new Page();

    // The buckets of one power of two and sign.
    private sealed class Page
    {
        public readonly Cell[] Cells = new Cell[Buckets];

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(int bucket, double value)
        {
            // The caller's mask keeps the bucket inside.
            ref var cell = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Cells), bucket);
            if (cell.Count++ == 0)
            {
                cell.Same = value;
            }
            else if (cell.Same != value)
            {
                cell.Same = double.NaN;
            }
        }

        public void Merge(Page other)
        {
            for (var i = 0; i < Buckets; i++)
            {
                var (mine, others) = (Cells[i], other.Cells[i]);
                if (others.Count > 0)
                {
                    Cells[i] = new Cell
                    {
                        Count = mine.Count + others.Count,
                        Same = mine.Count == 0 || mine.Same == others.Same ? others.Same : double.NaN,
                    };
                }
            }
        }
    }

    private struct Cell
    {
        public long Count;

        // The one value that the bucket has met so far; no number once it has met two.
        public double Same;
    }
}

// A sum of doubles without any rounding, as one long whole number of 2^-1074 (a Kulisch accumulator): the order of the terms cannot matter.
internal sealed partial class ExactSum
{
    private const int Digits = 68;
    private const int CarryAfter = 1 << 28;

    private readonly long[] _digits = new long[Digits];
    private int _added;

    public void Add(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)(bits >> 52) & 0x7FF;
        var mantissa = (bits & 0xFFFFFFFFFFFFF) | (exponent == 0 ? 0L : 1L << 52);
        var offset = Math.Max(exponent, 1) - 1;
        var at = offset / 32;
        var (sign, shift) = (bits < 0 ? -1L : 1L, offset % 32);

        // Up to 85 bits, in three digits of 32.
        _digits[at] += sign * ((mantissa << shift) & uint.MaxValue);
        _digits[at + 1] += sign * ((mantissa >> (32 - shift)) & uint.MaxValue);
        _digits[at + 2] += sign * (shift == 0 ? 0L : mantissa >> (64 - shift));
        Carry(1);
    }

    public void Add(ExactSum other)
    {
        other.Carry(CarryAfter);
        Carry(CarryAfter);
        for (var i = 0; i < Digits; i++)
        {
            _digits[i] += other._digits[i];
        }
    }

    public double Over(long count) => Ratio(Whole(), count, -1074);

    // (squares - sum²/count) / (count - 1), worked out without rounding.
    public static double Spread(ExactSum squares, ExactSum sum, long count)
    {
        var s = sum.Whole();
        return Ratio(((squares.Whole() << 1074) * count) - (s * s), (BigInteger)count * (count - 1), -2148);
    }

    private BigInteger Whole()
    {
        var whole = BigInteger.Zero;
        for (var i = Digits - 1; i >= 0; i--)
        {
            whole = (whole << 32) + _digits[i];
        }

        return whole;
    }

    // Enough leading digits of a ratio for a double, times a power of two.
    private static double Ratio(BigInteger top, BigInteger bottom, int power)
    {
        var shift = (int)Math.Max(0, bottom.GetBitLength() + 80 - top.GetBitLength());
        var quotient = (top << shift) / bottom;
        var extra = (int)Math.Max(0, quotient.GetBitLength() - 80);
        return Math.ScaleB((double)(quotient >> extra), power - shift + extra);
    }

    private void Carry(int added)
    {
        if ((_added += added) < CarryAfter)
        {
            return;
        }

        for (var i = 0; i < Digits - 1; i++)
        {
            var carry = _digits[i] >> 32;
            _digits[i] -= carry << 32;
            _digits[i + 1] += carry;
        }

        _added = 0;
    }
}
