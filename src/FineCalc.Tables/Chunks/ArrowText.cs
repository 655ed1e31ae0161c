using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Unicode;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace FineCalc.Tables;

// The values of Arrow's columns as texts, for forms that have nothing else.
internal static class ArrowText
{
    public static bool CanBeText(IArrowType type) =>
        type switch
        {
            DictionaryType of => CanBeText(of.ValueType),
            _ => IsNumber(type.TypeId)
                || type.TypeId
                    is ArrowTypeId.String
                        or ArrowTypeId.LargeString
                        or ArrowTypeId.StringView
                        or ArrowTypeId.Boolean
                        or ArrowTypeId.Date32
                        or ArrowTypeId.Date64
                        or ArrowTypeId.Timestamp
                        or ArrowTypeId.Null,
        };

    public static bool IsNumber(ArrowTypeId type) =>
        type
            is ArrowTypeId.Int8
                or ArrowTypeId.Int16
                or ArrowTypeId.Int32
                or ArrowTypeId.Int64
                or ArrowTypeId.UInt8
                or ArrowTypeId.UInt16
                or ArrowTypeId.UInt32
                or ArrowTypeId.UInt64
                or ArrowTypeId.Float
                or ArrowTypeId.Double
                or ArrowTypeId.Decimal128;

    // Whether a value is a number or yes or no, which JSON has forms of its own for.
    public static bool IsBare(IArrowArray array) =>
        array
            is not (StringArray or LargeStringArray or StringViewArray or DictionaryArray or Date32Array or Date64Array or TimestampArray);

    // Null where there is none.
    public static string? Of(IArrowArray array, int row) =>
        array.IsNull(row)
            ? null
            : array switch
            {
                StringArray texts => texts.GetString(row),
                LargeStringArray texts => texts.GetString(row),
                StringViewArray texts => texts.GetString(row),
                BooleanArray flags => flags.GetValue(row) == true ? "true" : "false",
                Int8Array numbers => Plain(numbers.Values[row]),
                Int16Array numbers => Plain(numbers.Values[row]),
                Int32Array numbers => Plain(numbers.Values[row]),
                Int64Array numbers => Plain(numbers.Values[row]),
                UInt8Array numbers => Plain(numbers.Values[row]),
                UInt16Array numbers => Plain(numbers.Values[row]),
                UInt32Array numbers => Plain(numbers.Values[row]),
                UInt64Array numbers => Plain(numbers.Values[row]),
                FloatArray numbers => numbers.Values[row].ToString("R", CultureInfo.InvariantCulture),
                DoubleArray numbers => numbers.Values[row].ToString("R", CultureInfo.InvariantCulture),
                Decimal128Array numbers => numbers.GetString(row),
                Date32Array days => days.GetDateTime(row)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Date64Array days => days.GetDateTime(row)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                TimestampArray times => times
                    .GetTimestamp(row)
                    ?.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF" + (IsOfZone(times) ? "K" : ""), CultureInfo.InvariantCulture),
                DictionaryArray words => Of(words.Dictionary, IndexOf(words.Indices, row)),
                _ => null,
            };

    // Words by their places as words, which can be cut and joined.
    public static IArrowArray Texts(IArrowArray array)
    {
        if (array is not DictionaryArray)
        {
            return array;
        }

        var texts = new TextBuilder(array.Length);
        for (var row = 0; row < array.Length; row++)
        {
            if (Of(array, row) is { } word)
            {
                texts.Add(word);
            }
            else
            {
                texts.AddNull();
            }
        }

        return texts.Build();
    }

    // Whether its times are moments, which are kept by Greenwich; others are what a clock on the wall says, wherever it hangs.
    private static bool IsOfZone(TimestampArray times) => times.Data.DataType is TimestampType { Timezone.Length: > 0 };

    // The first row with a text that is not UTF-8, which the readers of Arrow and Parquet hand on unseen; -1 if there is none.
    public static int NotUtf8(IArrowArray array)
    {
        var texts = array is DictionaryArray words ? words.Dictionary : array;
        if (texts is not (StringArray or LargeStringArray or StringViewArray) || (texts is StringArray plain && AreUtf8(plain)))
        {
            return -1;
        }

        for (var row = 0; row < array.Length; row++)
        {
            if (!array.IsNull(row) && !Utf8.IsValid(Bytes(texts, array is DictionaryArray of ? IndexOf(of.Indices, row) : row)))
            {
                return row;
            }
        }

        return -1;
    }

    // The first row from one on with a day outside the years 1 to 9999, which have no other form here; -1 if there is none.
    public static int NotInCalendar(IArrowArray array, int from)
    {
        var isDay = array is Date32Array or Date64Array or TimestampArray;
        for (var row = from; isDay && row < array.Length; row++)
        {
            if (!array.IsNull(row) && Ticks(array, row) is var ticks && (ticks < 0 || ticks > DateTime.MaxValue.Ticks))
            {
                return row;
            }
        }

        return -1;
    }

    // Since the beginning of the year 1.
    private static Int128 Ticks(IArrowArray array, int row)
    {
        var (count, unit) = array switch
        {
            Date32Array days => (days.Values[row], TimeSpan.TicksPerDay),
            Date64Array times => (times.Values[row], TimeSpan.TicksPerMillisecond),
            _ => (
                ((TimestampArray)array).Values[row],
                ((TimestampType)((TimestampArray)array).Data.DataType).Unit switch
                {
                    TimeUnit.Second => TimeSpan.TicksPerSecond,
                    TimeUnit.Millisecond => TimeSpan.TicksPerMillisecond,
                    TimeUnit.Microsecond => TimeSpan.TicksPerMicrosecond,
                    _ => 0L,
                }
            ),
        };
        return DateTime.UnixEpoch.Ticks + (unit == 0 ? count / TimeSpan.NanosecondsPerTick : (Int128)count * unit);
    }

    private static ReadOnlySpan<byte> Bytes(IArrowArray texts, int row) =>
        texts switch
        {
            StringArray some => some.GetBytes(row),
            LargeStringArray some => some.GetBytes(row),
            _ => ((StringViewArray)texts).GetBytes(row),
        };

    // All of them at a glance: their bytes are, and none begins within a character. False, too, where only what no row shows is not.
    private static bool AreUtf8(StringArray texts)
    {
        var offsets = texts.ValueOffsets;
        var bytes = texts.ValueBuffer.Span[..offsets[^1]];
        if (!Utf8.IsValid(bytes[offsets[0]..]))
        {
            return false;
        }

        foreach (var offset in offsets)
        {
            if (offset < bytes.Length && (bytes[offset] & 0xC0) == 0x80)
            {
                return false;
            }
        }

        return true;
    }

    public static int IndexOf(IArrowArray indices, int row) =>
        indices switch
        {
            Int8Array numbers => numbers.Values[row],
            Int16Array numbers => numbers.Values[row],
            Int32Array numbers => numbers.Values[row],
            UInt8Array numbers => numbers.Values[row],
            UInt16Array numbers => numbers.Values[row],
            UInt32Array numbers => (int)numbers.Values[row],
            Int64Array numbers => (int)numbers.Values[row],
            _ => 0,
        };

    private static string Plain<T>(T number)
        where T : IFormattable => number.ToString(null, CultureInfo.InvariantCulture);

    // Doubles where they lie, without a copy.
    public static ReadOnlyMemory<double> Doubles(DoubleArray array) =>
        new Lent(MemoryMarshal.AsMemory(array.ValueBuffer.Memory)).Memory.Slice(array.Offset, array.Length);

    // The same the other way.
    public static ReadOnlyMemory<byte> Bytes(double[] values) => new Given(values).Memory;

    // Doubles seen as bytes.
    private sealed class Given(double[] values) : System.Buffers.MemoryManager<byte>
    {
        public override Span<byte> GetSpan() => MemoryMarshal.AsBytes(values.AsSpan());

        public override System.Buffers.MemoryHandle Pin(int elementIndex = 0)
        {
            // At a place between doubles nobody pins what is cut into doubles again.
            ArgumentOutOfRangeException.ThrowIfNotEqual(elementIndex % sizeof(double), 0);
            return values.AsMemory(elementIndex / sizeof(double)).Pin();
        }

        public override void Unpin() { }

        protected override void Dispose(bool disposing) { }
    }

    // Bytes seen as doubles.
    private sealed class Lent(Memory<byte> bytes) : System.Buffers.MemoryManager<double>
    {
        public override Span<double> GetSpan() => MemoryMarshal.Cast<byte, double>(bytes.Span);

        public override System.Buffers.MemoryHandle Pin(int elementIndex = 0) => bytes[(elementIndex * sizeof(double))..].Pin();

        public override void Unpin() { }

        protected override void Dispose(bool disposing) { }
    }
}
