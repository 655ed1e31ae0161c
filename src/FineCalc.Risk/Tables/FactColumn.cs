using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FineCalc.Steps;

namespace FineCalc.Risk;

// The answers of many cases to one question, in the memory of whoever made them: nothing is copied. The ranges of its stretches are found
// once, when a batch first comes to them, and kept; that is why the memory must not change afterwards.
internal sealed class FactColumn
{
    /// <summary>
    /// The rows of one stretch, whose range is kept: as many as stay in a processor's second cache with all their columns.
    /// </summary>
    public const int Stretch = 8192;

    private readonly ReadOnlyMemory<double> _doubles;
    private readonly ReadOnlyMemory<int> _ints;
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly ReadOnlyMemory<decimal> _decimals;
    private readonly ReadOnlyMemory<bool> _missing;
    private readonly ColumnRange[] _ranges;
    private readonly bool[] _isKnown;
    private readonly byte[] _allowed;
    private Dictionary<int, string>? _strange;
    private int _missingRows = -1;

    public FactColumn(Fact fact, ReadOnlyMemory<double> values, Answered answered, Currency currency)
        : this(fact, values.Length, answered, currency, Element.Double) => _doubles = values;

    public FactColumn(Fact fact, ReadOnlyMemory<int> values, Answered answered, Currency currency)
        : this(fact, values.Length, answered, currency, Element.Int) => _ints = values;

    public FactColumn(Fact fact, ReadOnlyMemory<byte> values, Answered answered)
        : this(fact, values.Length, answered, default, Element.Byte) => _bytes = values;

    public FactColumn(Fact fact, ReadOnlyMemory<decimal> values, Answered answered, Currency currency)
        : this(fact, values.Length, answered, currency, Element.Decimal) => _decimals = values;

    private FactColumn(Fact fact, int rows, Answered answered, Currency currency, Element element)
    {
        (Fact, Rows, Currency, Element, _missing, IsMarked) = (fact, rows, currency, element, answered.Missing, answered.IsStated);
        var stretches = (rows + Stretch - 1) / Stretch;
        (_ranges, _isKnown, _allowed) = (new ColumnRange[stretches], new bool[stretches], new byte[stretches]);
    }

    public Fact Fact { get; }

    public int Rows { get; }

    public Currency Currency { get; }

    public Element Element { get; }

    // Whether the column came with marks of missing rows.
    public bool IsMarked { get; }

    // Whether any row has no answer. Looks through the column, once.
    public bool MayBeMissing => IsMarked || MissingRows > 0;

    // How many rows have no answer. Two threads may both look, and find the same.
    public int MissingRows => _missingRows >= 0 ? _missingRows : _missingRows = CountMissing();

    // One mark for each row; of a column without marks as many as there are rows.
    public int Marks => IsMarked ? _missing.Length : Rows;

    // Whether a row has no answer: it is marked so, or its double is no number.
    public bool IsMissing(int row) => IsMarkedMissing(row) || IsGap(row);

    public bool IsMarkedMissing(int row) => IsMarked && _missing.Span[row];

    // Whether a row that is not marked holds a double that is no number. Column code does not look for it: such a row is read by itself.
    public bool IsGap(int row) => Element == Element.Double && double.IsNaN(_doubles.Span[row]) && !IsMarkedMissing(row);

    // Codes of options, yes or no, as text.
    public static FactColumn OfTexts(Fact fact, ReadOnlySpan<string?> texts)
    {
        var places =
            fact.Unit == Unit.Flag
                ? new Dictionary<string, int>
                {
                    ["no"] = 0,
                    ["yes"] = 1,
                    ["false"] = 0,
                    ["true"] = 1,
                }
                : fact
                    .Options.Select((option, place) => (option.Code, place))
                    .ToDictionary(o => o.Code, o => o.place, StringComparer.Ordinal);
        var (values, missing) = (new int[texts.Length], new bool[texts.Length]);
        Dictionary<int, string>? strange = null;
        for (var row = 0; row < texts.Length; row++)
        {
            var text = texts[row]?.Trim() ?? "";
            missing[row] = text.Length == 0;
            if (!missing[row] && !places.TryGetValue(text, out values[row]))
            {
                // No place of any list, so that the row is looked at.
                values[row] = -1;
                (strange ??= []).Add(row, text);
            }
        }

        return new FactColumn(fact, values, Answered.Unless(missing), default) { _strange = strange };
    }

    // The value as a double; of a missing one, whatever lies there.
    public double this[int row] =>
        Element switch
        {
            Element.Double => _doubles.Span[row],
            Element.Int => _ints.Span[row],
            Element.Byte => _bytes.Span[row],
            _ => (double)_decimals.Span[row],
        };

    // What answers it holds, for a digest: to the last digit, and whether there is one.
    public void Identify(BinaryWriter to)
    {
        to.Write(Fact.Id);
        to.Write(Currency.ToString());
        for (var row = 0; row < Rows; row++)
        {
            var isMissing = IsMissing(row);
            to.Write(isMissing);
            if (!isMissing)
            {
                to.Write(this[row]);
                to.Write(Element == Element.Decimal ? _decimals.Span[row] : 0m);
            }
        }
    }

    public void CopyTo(int start, Span<double> to)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = this[start + i];
        }
    }

    // The value as it is written: the shortest decimal that is nearest to the double, since that is what whoever wrote the double meant.
    // Null where there is no such decimal.
    public decimal? Exact(int row) =>
        Element switch
        {
            Element.Decimal => _decimals.Span[row],
            Element.Double => Shortest(_doubles.Span[row]),
            _ => _strange?.ContainsKey(row) == true ? null : (decimal)this[row],
        };

    // What is wrong with a value that is none.
    public Problem Strange(int row) =>
        _strange?.GetValueOrDefault(row) is { } text
            ? new Problem("choice-unknown", $"'{Fact.Id}' is \"{text}\".")
            {
                Subject = Fact.Id,
                Allowed = Fact.Unit == Unit.Flag ? "yes or no, true or false" : Fact.Allowed,
            }
            : new Problem("fact-not-a-number", $"'{Fact.Id}' is {this[row].ToString(CultureInfo.InvariantCulture)}.")
            {
                Subject = Fact.Id,
                Allowed = Fact.Allowed,
            };

    // The same in the regime's currency.
    private decimal? Exact(int row, decimal factor)
    {
        try
        {
            return factor == 1m ? Exact(row) : Exact(row) * factor;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    // The decimal that a double stands for: the shortest that is nearest to it. Null where decimals do not hold it.
    public static decimal? Shortest(double value) =>
        decimal.TryParse(value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? exact
            : null;

    // Where the values lie. The memory stays where it is as long as the caller has pinned what is returned.
    public ref readonly byte Values(int row) =>
        ref Element == Element.Double
            ? ref Unsafe.As<double, byte>(ref MemoryMarshal.GetReference(_doubles.Span[row..]))
            : ref Element == Element.Int
                ? ref Unsafe.As<int, byte>(ref MemoryMarshal.GetReference(_ints.Span[row..]))
                : ref MemoryMarshal.GetReference(_bytes.Span[row..]);

    public ref readonly byte Missing(int row) =>
        ref IsMarked ? ref Unsafe.As<bool, byte>(ref MemoryMarshal.GetReference(_missing.Span[row..])) : ref Unsafe.NullRef<byte>();

    public int Size =>
        Element switch
        {
            Element.Double => sizeof(double),
            Element.Int => sizeof(int),
            _ => 1,
        };

    // Whether every value of the stretches that hold these rows is one that the question allows and not beyond all measure, in the regime's
    // currency.
    public bool IsAllowed(int start, int count, decimal factor)
    {
        if (factor != 1m)
        {
            return LookExactly(start, count, factor);
        }

        var isAllowed = true;
        for (var stretch = start / Stretch; stretch <= (start + count - 1) / Stretch; stretch++)
        {
            if (_allowed[stretch] == 0)
            {
                _allowed[stretch] = LookExactly(stretch * Stretch, Math.Min(Stretch, Rows - (stretch * Stretch)), factor)
                    ? (byte)1
                    : (byte)2;
            }

            isAllowed &= _allowed[stretch] == 1;
        }

        return isAllowed;
    }

    // The values in the regime's currency; false, and zero in its place, where one is no number.
    public bool TryCopy(int start, decimal factor, Span<decimal> to)
    {
        if (Element == Element.Decimal && factor == 1m)
        {
            _decimals.Span.Slice(start, to.Length).CopyTo(to);
            return true;
        }

        var areAll = true;
        for (var i = 0; i < to.Length; i++)
        {
            var value = Exact(start + i, factor);
            areAll &= value is not null;
            to[i] = value ?? 0m;
        }

        return areAll;
    }

    // Whether every one of some values is there, allowed and not beyond all measure, in the regime's currency.
    public bool LookExactly(int start, int count, decimal factor)
    {
        var ((low, high), most) = (Fact.Ends, StepEnds.MostOf(Fact.Unit));
        (low, high) = (Math.Max(low, -most), Math.Min(high, most));
        for (var row = start; row < start + count; row++)
        {
            if (
                Exact(row, factor) is not { } value
                || value < low
                || value > high
                || (Fact.MustBeWhole && decimal.Truncate(value) != value)
            )
            {
                return false;
            }
        }

        return true;
    }

    // What the stretches that hold these rows hold.
    public ColumnRange Range(int start, int count)
    {
        var range = RangeOf(start / Stretch);
        for (var stretch = (start / Stretch) + 1; stretch <= (start + count - 1) / Stretch; stretch++)
        {
            range = range.With(RangeOf(stretch));
        }

        return range;
    }

    // Whether the range of a stretch has been found.
    public bool IsKnown(int stretch) => Volatile.Read(ref _isKnown[stretch]);

    // A range found elsewhere, which holds all that the stretch does.
    public void Found(int stretch, in ColumnRange range)
    {
        if (!IsKnown(stretch))
        {
            _ranges[stretch] = range;
            Volatile.Write(ref _isKnown[stretch], true);
        }
    }

    private ColumnRange RangeOf(int stretch)
    {
        // Two threads may both look, and find the same.
        if (!IsKnown(stretch))
        {
            _ranges[stretch] = Look(stretch * Stretch, Math.Min(Stretch, Rows - (stretch * Stretch)));
            Volatile.Write(ref _isKnown[stretch], true);
        }

        return _ranges[stretch];
    }

    private ColumnRange Look(int start, int count) =>
        IsMarked
            ? LookOneByOne(start, count)
            : Element switch
            {
                Element.Double => Look(_doubles.Span.Slice(start, count), Fact.MustBeWhole),
                Element.Int => Ends(_ints.Span.Slice(start, count)),
                Element.Byte => Ends(_bytes.Span.Slice(start, count)),
                _ => ColumnRange.Any,
            };

    // Magnitudes are compared as the integers their bits are: there zero less one is the greatest, and what is no number lies above all
    // that are.
    private static ColumnRange Look(ReadOnlySpan<double> values, bool isWhole)
    {
        const ulong Infinity = 0x7FF0_0000_0000_0000;
        var (low, high) = (Vector512.Create(double.PositiveInfinity), Vector512.Create(double.NegativeInfinity));
        var (tiny, great, one) = (Vector512<ulong>.AllBitsSet, Vector512<ulong>.Zero, Vector512.Create(1UL));
        var odd = Vector512<double>.Zero;
        var rest = MemoryMarshal.Cast<double, Vector512<double>>(values);
        foreach (var value in rest)
        {
            low = Vector512.MinNative(value, low);
            high = Vector512.MaxNative(value, high);
            var size = Vector512.Abs(value).AsUInt64();
            tiny = Vector512.Min(tiny, size - one);
            great = Vector512.Max(great, size);
            if (isWhole)
            {
                odd |= ~Vector512.Equals(value, Vector512.Truncate(value));
            }
        }

        var (least, most, smallest, greatest, isOdd) = (
            double.PositiveInfinity,
            double.NegativeInfinity,
            ulong.MaxValue,
            0UL,
            odd != Vector512<double>.Zero
        );
        for (var i = 0; i < Vector512<double>.Count; i++)
        {
            (least, most, smallest, greatest) = (
                Math.Min(least, low[i]),
                Math.Max(most, high[i]),
                Math.Min(smallest, tiny[i]),
                Math.Max(greatest, great[i])
            );
        }

        foreach (var value in values[(rest.Length * Vector512<double>.Count)..])
        {
            var size = BitConverter.DoubleToUInt64Bits(Math.Abs(value));
            (least, most, smallest, greatest) = (
                Math.Min(least, value),
                Math.Max(most, value),
                Math.Min(smallest, unchecked(size - 1)),
                Math.Max(greatest, size)
            );
            isOdd |= isWhole && value != Math.Truncate(value);
        }

        return greatest >= Infinity
            ? ColumnRange.Any with
            {
                MayBeMissing = false,
            }
            : new(
                least,
                most,
                smallest == ulong.MaxValue ? double.PositiveInfinity : BitConverter.UInt64BitsToDouble(smallest + 1),
                isWhole && !isOdd,
                false
            );
    }

    private static ColumnRange Ends<T>(ReadOnlySpan<T> values)
        where T : struct, INumber<T>, IMinMaxValue<T>
    {
        var (low, high) = (new Vector<T>(T.MaxValue), new Vector<T>(T.MinValue));
        var rest = MemoryMarshal.Cast<T, Vector<T>>(values);
        foreach (var value in rest)
        {
            (low, high) = (Vector.Min(low, value), Vector.Max(high, value));
        }

        var (least, most) = (T.MaxValue, T.MinValue);
        for (var i = 0; i < Vector<T>.Count; i++)
        {
            (least, most) = (T.Min(least, low[i]), T.Max(most, high[i]));
        }

        foreach (var value in values[(rest.Length * Vector<T>.Count)..])
        {
            (least, most) = (T.Min(least, value), T.Max(most, value));
        }

        return new(double.CreateChecked(least), double.CreateChecked(most), 1d, true, false);
    }

    private int CountMissing()
    {
        var missing = IsMarked ? _missing.Span.Count(true) : 0;
        if (Element != Element.Double)
        {
            return missing;
        }

        // A lane that equals itself holds a number.
        var values = _doubles.Span;
        var rest = MemoryMarshal.Cast<double, Vector512<double>>(values);
        var isAny = false;
        foreach (var some in rest)
        {
            isAny |= !Vector512.EqualsAll(some, some);
        }

        for (var row = isAny ? 0 : rest.Length * Vector512<double>.Count; row < values.Length; row++)
        {
            missing += IsGap(row) ? 1 : 0;
        }

        return missing;
    }

    // What lies where a value is missing does not count.
    private ColumnRange LookOneByOne(int start, int count)
    {
        var range = new ColumnRange(double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity, true, false);
        for (var row = start; row < start + count; row++)
        {
            var value = this[row];
            range =
                IsMarkedMissing(row) ? range with { MayBeMissing = true }
                : !double.IsFinite(value) ? ColumnRange.Any
                : range.With(
                    new(value, value, value == 0d ? double.PositiveInfinity : Math.Abs(value), value == Math.Truncate(value), false)
                );
        }

        return range.Low <= range.High ? range : new(0d, 0d, 1d, true, true);
    }
}
