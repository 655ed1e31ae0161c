using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using FineCalc.Steps;

namespace FineCalc.Risk;

// What a kernel notes of the columns while it works: their ends, so that a table that is read for the first time comes from memory once.
// The kernel has no checks; only if the ranges it noted prove that it needed none does what it wrote stand. A few notes a column, since all
// of them have to stay in registers: how near to zero anything comes is noted of all columns together.
internal sealed class ColumnWatch(IReadOnlyList<Element> elements, IReadOnlyList<bool> isSigned, IReadOnlyList<bool> mustBeWhole)
{
    // So far ahead of its work it asks for what it will need: nearer or farther was slower on all that was tried.
    private const int RowsAhead = 48;

    private const ulong Infinity = 0x7FF0_0000_0000_0000;

    private static readonly MethodInfo Bits = Method<Vector512<double>, Vector512<ulong>>(Vector512.AsUInt64);
    private static readonly MethodInfo Number = Method<Vector512<ulong>, Vector512<double>>(Vector512.AsDouble);
    private static readonly MethodInfo Size = Method<Vector512<double>, Vector512<double>>(Vector512.Abs);
    private static readonly MethodInfo Whole = Method<Vector512<double>, Vector512<double>>(Vector512.Truncate);
    private static readonly MethodInfo Low = Method<Vector512<double>, Vector512<double>, Vector512<double>>(Vector512.MinNative);
    private static readonly MethodInfo High = Method<Vector512<double>, Vector512<double>, Vector512<double>>(Vector512.MaxNative);
    private static readonly MethodInfo Least = Method<Vector512<ulong>, Vector512<ulong>, Vector512<ulong>>(Vector512.Min);
    private static readonly MethodInfo Most = Method<Vector512<ulong>, Vector512<ulong>, Vector512<ulong>>(Vector512.Max);
    private static readonly MethodInfo Less = Method<Vector512<ulong>, Vector512<ulong>, Vector512<ulong>>(Vector512.Subtract);
    private static readonly MethodInfo Differing = Method<Vector512<ulong>, Vector512<ulong>, Vector512<ulong>>(Vector512.Xor);
    private static readonly MethodInfo Either = Method<Vector512<ulong>, Vector512<ulong>, Vector512<ulong>>(Vector512.BitwiseOr);
    private static readonly MethodInfo All = Method<ulong, Vector512<ulong>>(Vector512.Create);

    private readonly LocalBuilder?[] _lows = new LocalBuilder?[elements.Count];
    private readonly LocalBuilder[] _highs = new LocalBuilder[elements.Count];
    private LocalBuilder? _tiny;
    private LocalBuilder? _great;
    private LocalBuilder? _odd;
    private LocalBuilder? _some;

    // Two vectors a column, and three of all.
    public int Vectors => (2 * elements.Count) + 3;

    // Whether it takes those columns to have values below zero that have some.
    public bool IsFor(ReadOnlySpan<ColumnRange> ranges)
    {
        for (var i = 0; i < ranges.Length; i++)
        {
            if (isSigned[i] != ranges[i].Low < 0d)
            {
                return false;
            }
        }

        return true;
    }

    public void Begin(ILGenerator il)
    {
        _some = il.DeclareLocal(typeof(Vector512<ulong>));
        (_tiny, _great, _odd) = (Of(ulong.MaxValue), Of(0UL), Of(0UL));
        for (var i = 0; i < elements.Count; i++)
        {
            var isByEnds = IsByEnds(i);
            _lows[i] = isByEnds ? Ends(double.PositiveInfinity) : null;
            _highs[i] = isByEnds ? Ends(double.NegativeInfinity) : Of(0UL);
        }

        LocalBuilder Of(ulong value) => Local(typeof(Vector512<ulong>), BitConverter.UInt64BitsToDouble(value), isBits: true);
        LocalBuilder Ends(double value) => Local(typeof(Vector512<double>), value, isBits: false);

        LocalBuilder Local(Type type, double value, bool isBits)
        {
            var local = il.DeclareLocal(type);
            il.Emit(OpCodes.Ldc_I8, BitConverter.DoubleToInt64Bits(value));
            il.Emit(OpCodes.Call, All);
            if (!isBits)
            {
                il.Emit(OpCodes.Call, Number);
            }

            il.Emit(OpCodes.Stloc, local);
            return local;
        }
    }

    // The processor guesses what comes next well where little is done to a row, and worse the more is.
    public void Ahead(ILGenerator il, int column, Action address)
    {
        if (elements[column] == Element.Double && Sse.IsSupported)
        {
            address();
            il.Emit(OpCodes.Ldc_I4, RowsAhead * sizeof(double));
            il.Emit(OpCodes.Conv_I);
            il.Emit(OpCodes.Add);
            il.Emit(OpCodes.Call, typeof(Sse).GetMethod(nameof(Sse.Prefetch0))!);
        }
    }

    // Magnitudes are compared as the integers their bits are: there zero less one is the greatest, and what is no number, or is below zero,
    // lies above all that are.
    public void See(ILGenerator il, int column, LocalBuilder value)
    {
        if (IsByEnds(column))
        {
            Note(_lows[column]!, value, Low);
            Note(_highs[column], value, High);
        }

        if (elements[column] != Element.Double)
        {
            return;
        }

        il.Emit(OpCodes.Ldloc, value);
        if (isSigned[column])
        {
            il.Emit(OpCodes.Call, Size);
        }

        il.Emit(OpCodes.Call, Bits);
        il.Emit(OpCodes.Stloc, _some!);
        Note(isSigned[column] ? _great! : _highs[column], _some!, Most);
        il.Emit(OpCodes.Ldloc, _tiny!);
        il.Emit(OpCodes.Ldloc, _some!);
        il.Emit(OpCodes.Ldc_I8, 1L);
        il.Emit(OpCodes.Call, All);
        il.Emit(OpCodes.Call, Less);
        il.Emit(OpCodes.Call, Least);
        il.Emit(OpCodes.Stloc, _tiny!);
        if (mustBeWhole[column])
        {
            il.Emit(OpCodes.Ldloc, _odd!);
            il.Emit(OpCodes.Ldloc, value);
            il.Emit(OpCodes.Call, Bits);
            il.Emit(OpCodes.Ldloc, value);
            il.Emit(OpCodes.Call, Whole);
            il.Emit(OpCodes.Call, Bits);
            il.Emit(OpCodes.Call, Differing);
            il.Emit(OpCodes.Call, Either);
            il.Emit(OpCodes.Stloc, _odd!);
        }

        void Note(LocalBuilder note, LocalBuilder seen, MethodInfo by)
        {
            il.Emit(OpCodes.Ldloc, seen);
            il.Emit(OpCodes.Ldloc, note);
            il.Emit(OpCodes.Call, by);
            il.Emit(OpCodes.Stloc, note);
        }
    }

    // Writes the notes to where an argument points.
    public void End(ILGenerator il, OpCode to, MethodInfo store)
    {
        var at = 0;
        for (var i = 0; i < elements.Count; i++)
        {
            Write(_lows[i]);
            Write(_highs[i]);
        }

        Write(_tiny);
        Write(_great);
        Write(_odd);

        void Write(LocalBuilder? note)
        {
            if (note is not null)
            {
                il.Emit(OpCodes.Ldloc, note);
                if (note.LocalType == typeof(Vector512<ulong>))
                {
                    il.Emit(OpCodes.Call, Number);
                }

                il.Emit(to);
                il.Emit(OpCodes.Ldc_I4, at * Vector512<byte>.Count);
                il.Emit(OpCodes.Conv_I);
                il.Emit(OpCodes.Add);
                il.Emit(OpCodes.Call, store);
            }

            at++;
        }
    }

    // What was seen. It may be more than there was: the low end of what is never below zero is zero here, and how near to zero a column
    // comes may be another's.
    public void Ranges(ReadOnlySpan<Vector512<double>> seen, Span<ColumnRange> ranges)
    {
        var (tiny, great, odd) = (Lowest(seen[^3].AsUInt64()), Highest(seen[^2].AsUInt64()), seen[^1].AsUInt64() != Vector512<ulong>.Zero);
        var least = tiny == ulong.MaxValue ? double.PositiveInfinity : BitConverter.UInt64BitsToDouble(tiny + 1);
        for (var i = 0; i < elements.Count; i++)
        {
            var (low, high) = (0d, 0d);
            if (IsByEnds(i))
            {
                (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
                for (var lane = 0; lane < Vector512<double>.Count; lane++)
                {
                    (low, high) = (Math.Min(low, seen[2 * i][lane]), Math.Max(high, seen[(2 * i) + 1][lane]));
                }
            }
            else
            {
                var most = Highest(seen[(2 * i) + 1].AsUInt64());
                great = Math.Max(great, most);
                high = BitConverter.UInt64BitsToDouble(most);
            }

            ranges[i] =
                elements[i] == Element.Double
                    ? new(low, high, least, mustBeWhole[i] && !odd, MayBeMissing: false)
                    : new(low, high, 1d, IsWhole: true, MayBeMissing: false);
        }

        if (great >= Infinity)
        {
            ranges.Fill(ColumnRange.Any);
        }
    }

    private bool IsByEnds(int column) => isSigned[column] || elements[column] != Element.Double;

    private static ulong Lowest(Vector512<ulong> of)
    {
        var least = of[0];
        for (var lane = 1; lane < Vector512<ulong>.Count; lane++)
        {
            least = Math.Min(least, of[lane]);
        }

        return least;
    }

    private static ulong Highest(Vector512<ulong> of) => ~Lowest(~of);

    private static MethodInfo Method<TIn, TOut>(Func<TIn, TOut> of) => of.Method;

    private static MethodInfo Method<TA, TB, TOut>(Func<TA, TB, TOut> of) => of.Method;
}
