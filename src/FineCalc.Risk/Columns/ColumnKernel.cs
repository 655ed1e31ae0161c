using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FineCalc.Steps;

namespace FineCalc.Risk;

// Column code made ready to run over blocks of rows. A block is a multiple of eight rows. The pointers of the columns come first, then, in
// the same order, those of their marks of missing values. For every Width rows there is one byte of doubts, a bit a row, lowest first.
internal abstract unsafe class ColumnKernel
{
    public const int Block = 8;

    public abstract int Width { get; }

    // Whether any row is in doubt.
    public abstract bool Run(nint* columns, nint* outputs, byte* doubts, int rows);

    // Whether a kernel can note what it sees of the columns while it works: narrower vectors have no instructions for it.
    public static bool CanWatch(bool mayEmit) => mayEmit && RuntimeFeature.IsDynamicCodeSupported && Vector512.IsHardwareAccelerated;

    // One that watches writes its notes where another writes its doubts.
    public static ColumnKernel Of(
        ColumnCode code,
        IReadOnlyList<Element> elements,
        IReadOnlyList<int> outputs,
        int doubt,
        bool mayEmit,
        ColumnWatch? watch = null
    ) =>
        mayEmit && RuntimeFeature.IsDynamicCodeSupported
            ? ColumnEmitter.Emit(code, elements, outputs, doubt, watch)
            : new ColumnInterpreter(code, elements, outputs, doubt);

    // The lines that the outputs and the doubts are worked out from.
    protected internal static bool[] Needed(ColumnCode code, IReadOnlyList<int> outputs, int doubt)
    {
        var needed = new bool[code.Lines.Count];
        foreach (var output in outputs)
        {
            needed[output] = true;
        }

        needed[doubt] = true;
        for (var i = needed.Length - 1; i >= 0; i--)
        {
            if (needed[i])
            {
                foreach (var input in Inputs(code.Lines[i]))
                {
                    needed[input] = true;
                }
            }
        }

        return needed;
    }

    protected internal static int[] Inputs(Line line) =>
        line.Op switch
        {
            Op.Column or Op.Constant or Op.Present or Op.Never => [],
            Op.Choose => [line.A, line.B, line.C],
            Op.Known or Op.Absolute or Op.Truncate or Op.Ceiling or Op.Floor or Op.Nearest or Op.Not or Op.Minute or Op.Fractional =>
            [
                line.A,
            ],
            _ => [line.A, line.B],
        };
}

// Runs column code line by line over small blocks. The way where no machine code can be made; a law holds it to the other.
internal sealed unsafe class ColumnInterpreter(ColumnCode code, IReadOnlyList<Element> elements, IReadOnlyList<int> outputs, int doubt)
    : ColumnKernel
{
    private const int Rows = 128;

    private readonly Line[] _lines = [.. code.Lines];
    private readonly bool[] _needed = Needed(code, outputs, doubt);
    private readonly Element[] _elements = [.. elements];
    private readonly int[] _outputs = [.. outputs];

    [ThreadStatic]
    private static double[]? Scratch;

    public override int Width => Block;

    public override bool Run(nint* columns, nint* outputs, byte* doubts, int rows)
    {
        if (Scratch is null || Scratch.Length < _lines.Length * Rows)
        {
            Scratch = GC.AllocateUninitializedArray<double>(_lines.Length * Rows);
        }

        var isAny = false;
        for (var start = 0; start < rows; start += Rows)
        {
            var count = Math.Min(Rows, rows - start);
            for (var i = 0; i < _lines.Length; i++)
            {
                if (_needed[i])
                {
                    Work(_lines[i], i, columns, start, count);
                }
            }

            for (var i = 0; i < _outputs.Length; i++)
            {
                Of(_outputs[i], count).CopyTo(new Span<double>((double*)outputs[i] + start, count));
            }

            var doubtful = MemoryMarshal.Cast<double, long>(Of(doubt, count));
            for (var row = 0; row < count; row += Block)
            {
                byte bits = 0;
                for (var k = 0; k < Block; k++)
                {
                    bits |= (byte)(doubtful[row + k] < 0 ? 1 << k : 0);
                }

                doubts[(start + row) / Block] = bits;
                isAny |= bits != 0;
            }
        }

        return isAny;
    }

    private static Span<double> Of(int line, int count) => Scratch.AsSpan(line * Rows, count);

    private void Work(Line line, int at, nint* columns, int start, int count)
    {
        var to = Of(at, count);
        switch (line.Op)
        {
            case Op.Column:
                Load(line.A, columns, start, to);
                break;
            case Op.Constant:
                to.Fill(line.Value);
                break;
            case Op.Never:
                to.Clear();
                break;
            case Op.Present:
                var missing = (byte*)columns[_elements.Length + line.A] + start;
                for (var i = 0; i < count; i++)
                {
                    to[i] = BitConverter.Int64BitsToDouble(missing[i] == 0 ? -1L : 0L);
                }

                break;
            case Op.Known:
                Of(line.A, count).CopyTo(to);
                break;
            default:
                Vectors(
                    line,
                    Cast(Of(line.A, count)),
                    line.B >= 0 ? Cast(Of(line.B, count)) : default,
                    line.C >= 0 ? Cast(Of(line.C, count)) : default,
                    Cast(to)
                );
                break;
        }
    }

    private static Span<Vector<double>> Cast(Span<double> values) => MemoryMarshal.Cast<double, Vector<double>>(values);

    private static void Vectors(Line line, Span<Vector<double>> a, Span<Vector<double>> b, Span<Vector<double>> c, Span<Vector<double>> to)
    {
        switch (line.Op)
        {
            case Op.Add:
                for (var i = 0; i < to.Length; i++)
                {
                    to[i] = a[i] + b[i];
                }

                break;
            case Op.Subtract:
                for (var i = 0; i < to.Length; i++)
                {
                    to[i] = a[i] - b[i];
                }

                break;
            case Op.Multiply:
                for (var i = 0; i < to.Length; i++)
                {
                    to[i] = a[i] * b[i];
                }

                break;
            case Op.Greatest:
                for (var i = 0; i < to.Length; i++)
                {
                    to[i] = Vector.ConditionalSelect(Vector.GreaterThan(a[i], b[i]), a[i], b[i]);
                }

                break;
            case Op.Least:
                for (var i = 0; i < to.Length; i++)
                {
                    to[i] = Vector.ConditionalSelect(Vector.LessThan(a[i], b[i]), a[i], b[i]);
                }

                break;
            case Op.Choose:
                for (var i = 0; i < to.Length; i++)
                {
                    to[i] = Vector.ConditionalSelect(a[i].As<double, long>(), b[i], c[i]);
                }

                break;
            default:
                for (var i = 0; i < to.Length; i++)
                {
                    to[i] = Seldom(line, a[i], b.IsEmpty ? default : b[i]);
                }

                break;
        }
    }

    private static Vector<double> Seldom(Line line, Vector<double> a, Vector<double> b) =>
        line.Op switch
        {
            Op.Divide => a / b,
            Op.Absolute => Vector.Abs(a),
            Op.Truncate => Vector.Truncate(a),
            Op.Ceiling => Vector.Ceiling(a),
            Op.Floor => Vector.Floor(a),
            Op.Nearest => Vector.Round(a),
            Op.Minute => (Vector.LessThan(Vector.Abs(a), new Vector<double>(line.Value)) & ~Vector.Equals(a, Vector<double>.Zero)).As<
                long,
                double
            >(),
            Op.Fractional => (~Vector.Equals(a, Vector.Truncate(a))).As<long, double>(),
            Op.Below => Vector.LessThan(a, b).As<long, double>(),
            Op.AtMost => Vector.LessThanOrEqual(a, b).As<long, double>(),
            Op.Equal => Vector.Equals(a, b).As<long, double>(),
            Op.And => a & b,
            Op.Or => a | b,
            Op.Not => ~a,
            _ => throw new InvalidOperationException($"{line.Op} is no operation on vectors."),
        };

    private void Load(int column, nint* columns, int start, Span<double> to)
    {
        switch (_elements[column])
        {
            case Element.Double:
                new ReadOnlySpan<double>((double*)columns[column] + start, to.Length).CopyTo(to);
                break;
            case Element.Int:
                for (var i = 0; i < to.Length; i++)
                {
                    to[i] = ((int*)columns[column])[start + i];
                }

                break;
            default:
                for (var i = 0; i < to.Length; i++)
                {
                    to[i] = ((byte*)columns[column])[start + i];
                }

                break;
        }
    }
}
