using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using FineCalc.Steps;

namespace FineCalc.Risk;

// Makes one loop of machine code of column code, over the widest vectors the processor has. The operations and their order are those of the
// interpreter, and none is fused, so that all widths and both ways give the same bits.
internal static unsafe class ColumnEmitter
{
    private delegate bool Loop(nint* columns, nint* outputs, byte* doubts, nint rows);

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Called only where RuntimeFeature.IsDynamicCodeSupported.")]
    public static ColumnKernel Emit(
        ColumnCode code,
        IReadOnlyList<Element> elements,
        IReadOnlyList<int> outputs,
        int doubt,
        ColumnWatch? watch
    )
    {
        var (words, width) =
            Vector512.IsHardwareAccelerated ? (new Words(typeof(Vector512), typeof(Vector512<double>), "512"), 8)
            : Vector256.IsHardwareAccelerated ? (new Words(typeof(Vector256), typeof(Vector256<double>), "256"), 4)
            : (new Words(typeof(Vector128), typeof(Vector128<double>), "128"), 2);
        var method = new DynamicMethod(
            "Columns",
            typeof(bool),
            [typeof(nint*), typeof(nint*), typeof(byte*), typeof(nint)],
            typeof(ColumnEmitter).Module,
            skipVisibility: true
        );
        new Body(method.GetILGenerator(), words, width, code, elements, outputs, doubt, watch).Write();
        return new Emitted(method.CreateDelegate<Loop>(), width);
    }

    private sealed class Emitted(Loop loop, int width) : ColumnKernel
    {
        public override int Width => width;

        public override bool Run(nint* columns, nint* outputs, byte* doubts, int rows) => loop(columns, outputs, doubts, rows);
    }

    // The vector operations of one width, by their names.
    private sealed class Words
    {
        private readonly string _bits;

        // Kept whole when a program is trimmed.
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)]
        private readonly Type _statics;

        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)]
        private readonly Type _vector;

        public Words(
            [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)] Type statics,
            [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)] Type vector,
            string bits
        ) => (_statics, _vector, _bits) = (statics, vector, bits);

        public Type Vector => _vector;

        [UnconditionalSuppressMessage("Trimming", "IL2060", Justification = "The operations of vectors ask nothing of their element.")]
        [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Called only where RuntimeFeature.IsDynamicCodeSupported.")]
        public MethodInfo Of(string name) =>
            name switch
            {
                "op_Addition" or "op_Subtraction" or "op_Division" or "op_BitwiseAnd" or "op_BitwiseOr" or "op_OnesComplement" =>
                    _vector.GetMethod(name, name == "op_OnesComplement" ? [_vector] : [_vector, _vector])!,
                "op_Multiply" => _vector.GetMethod(name, [_vector, _vector])!,
                "Bytes" or "Ints" => typeof(Loads).GetMethod(name + _bits)!,
                "Create" => _statics.GetMethod(name, [typeof(double)])!,
                "Truncate" or "Ceiling" or "Floor" or "Round" => _statics.GetMethod(name, [_vector])!,
                _ => _statics
                    .GetMethods()
                    .Single(m => m.Name == name && m.IsGenericMethodDefinition && m.GetGenericArguments().Length == 1 && IsPlain(m))
                    .MakeGenericMethod(typeof(double)),
            };

        // Of overloads, the one over whole vectors and plain pointers.
        private static bool IsPlain(MethodInfo method) =>
            method.GetParameters() is var parameters
            && method.Name switch
            {
                "Load" or "ExtractMostSignificantBits" or "Abs" => parameters.Length == 1,
                "ConditionalSelect" => parameters.Length == 3,
                _ => parameters.Length == 2,
            };
    }

    private sealed class Body(
        ILGenerator il,
        Words words,
        int width,
        ColumnCode code,
        IReadOnlyList<Element> elements,
        IReadOnlyList<int> outputs,
        int doubt,
        ColumnWatch? watch
    )
    {
        private readonly Dictionary<(int Column, bool IsMark), LocalBuilder> _pointers = [];
        private readonly Dictionary<int, LocalBuilder> _kept = [];
        private LocalBuilder? _row;

        public void Write()
        {
            var (needed, uses) = (ColumnKernel.Needed(code, outputs, doubt), new int[code.Lines.Count]);
            for (var i = 0; i < needed.Length; i++)
            {
                foreach (var input in needed[i] ? ColumnKernel.Inputs(code.Lines[i]) : [])
                {
                    uses[input]++;
                }

                if (needed[i] && code.Lines[i] is { Op: Op.Column or Op.Present } line)
                {
                    Point(line);
                }
            }

            // Pointers are fetched once; the loop's own stores could change them for all the compiler knows.
            var to = outputs.Select((_, i) => Pointer(OpCodes.Ldarg_1, i)).ToArray();
            watch?.Begin(il);
            _row = il.DeclareLocal(typeof(nint));
            var any = il.DeclareLocal(typeof(int));
            var (test, next) = (il.DefineLabel(), il.DefineLabel());
            il.Emit(OpCodes.Br, test);
            il.MarkLabel(next);
            for (var i = 0; watch is not null && i < elements.Count; i++)
            {
                Watch(watch, i);
            }

            for (var i = 0; i < needed.Length; i++)
            {
                if (_kept.ContainsKey(i))
                {
                    continue;
                }

                if (needed[i] && uses[i] + outputs.Count(o => o == i) > 1 && code.Lines[i].Op is not (Op.Constant or Op.Never or Op.Known))
                {
                    Compute(i);
                    _kept[i] = il.DeclareLocal(words.Vector);
                    il.Emit(OpCodes.Stloc, _kept[i]);
                }
            }

            for (var i = 0; i < outputs.Count; i++)
            {
                Read(outputs[i]);
                il.Emit(OpCodes.Ldloc, to[i]);
                Offset(sizeof(double));
                il.Emit(OpCodes.Call, words.Of("Store"));
            }

            if (!code.IsNever(doubt))
            {
                Doubt(any);
            }

            il.Emit(OpCodes.Ldloc, _row);
            il.Emit(OpCodes.Ldc_I4, width);
            il.Emit(OpCodes.Conv_I);
            il.Emit(OpCodes.Add);
            il.Emit(OpCodes.Stloc, _row);
            il.MarkLabel(test);
            il.Emit(OpCodes.Ldloc, _row);
            il.Emit(OpCodes.Ldarg_3);
            il.Emit(OpCodes.Blt, next);
            watch?.End(il, OpCodes.Ldarg_2, words.Of("Store"));
            il.Emit(OpCodes.Ldloc, any);
            il.Emit(OpCodes.Ldc_I4_0);
            il.Emit(OpCodes.Cgt_Un);
            il.Emit(OpCodes.Ret);
        }

        // A column that nothing is worked out from is looked at too.
        private void Watch(ColumnWatch by, int column)
        {
            var (value, line) = (il.DeclareLocal(words.Vector), LineOf(column));
            Point(new Line(Op.Column, column));
            by.Ahead(il, column, () => AddressOf(column));
            LoadColumn(column);
            il.Emit(OpCodes.Stloc, value);
            if (line >= 0)
            {
                _kept[line] = value;
            }

            by.See(il, column, value);
        }

        private int LineOf(int column)
        {
            for (var i = 0; i < code.Lines.Count; i++)
            {
                if (code.Lines[i] is { Op: Op.Column, A: var a } && a == column)
                {
                    return i;
                }
            }

            return -1;
        }

        // One byte for the rows of a vector.
        private void Doubt(LocalBuilder any)
        {
            var bits = il.DeclareLocal(typeof(int));
            Read(doubt);
            il.Emit(OpCodes.Call, words.Of("ExtractMostSignificantBits"));
            il.Emit(OpCodes.Conv_I4);
            il.Emit(OpCodes.Stloc, bits);
            il.Emit(OpCodes.Ldarg_2);
            il.Emit(OpCodes.Ldloc, _row!);
            il.Emit(OpCodes.Ldc_I4, BitOperations.Log2((uint)width));
            il.Emit(OpCodes.Shr);
            il.Emit(OpCodes.Add);
            il.Emit(OpCodes.Ldloc, bits);
            il.Emit(OpCodes.Stind_I1);
            il.Emit(OpCodes.Ldloc, any);
            il.Emit(OpCodes.Ldloc, bits);
            il.Emit(OpCodes.Or);
            il.Emit(OpCodes.Stloc, any);
        }

        // The pointers stay the same through the loop.
        private void Point(Line line)
        {
            var isMark = line.Op == Op.Present;
            if (_pointers.ContainsKey((line.A, isMark)))
            {
                return;
            }

            _pointers.Add((line.A, isMark), Pointer(OpCodes.Ldarg_0, line.A + (isMark ? elements.Count : 0)));
        }

        private LocalBuilder Pointer(OpCode list, int index)
        {
            var pointer = il.DeclareLocal(typeof(nint));
            il.Emit(list);
            il.Emit(OpCodes.Ldc_I4, index * sizeof(nint));
            il.Emit(OpCodes.Conv_I);
            il.Emit(OpCodes.Add);
            il.Emit(OpCodes.Ldind_I);
            il.Emit(OpCodes.Stloc, pointer);
            return pointer;
        }

        private void Offset(int size)
        {
            il.Emit(OpCodes.Ldloc, _row!);
            if (size > 1)
            {
                il.Emit(OpCodes.Ldc_I4, size);
                il.Emit(OpCodes.Conv_I);
                il.Emit(OpCodes.Mul);
            }

            il.Emit(OpCodes.Add);
        }

        private void Read(int line)
        {
            if (_kept.TryGetValue(line, out var kept))
            {
                il.Emit(OpCodes.Ldloc, kept);
            }
            else
            {
                Compute(line);
            }
        }

        private void Compute(int at)
        {
            var line = code.Lines[at];
            switch (line.Op)
            {
                case Op.Column:
                    LoadColumn(line.A);
                    return;
                case Op.Present:
                    il.Emit(OpCodes.Ldloc, _pointers[(line.A, true)]);
                    Offset(1);
                    Bytes();
                    Create(0d);
                    il.Emit(OpCodes.Call, words.Of("Equals"));
                    return;
                case Op.Constant:
                    Create(line.Value);
                    return;
                case Op.Never:
                    Create(0d);
                    return;
                case Op.Known:
                    Read(line.A);
                    return;
                case Op.Minute:
                    Read(line.A);
                    il.Emit(OpCodes.Call, words.Of("Abs"));
                    Create(line.Value);
                    il.Emit(OpCodes.Call, words.Of("LessThan"));
                    Read(line.A);
                    Create(0d);
                    il.Emit(OpCodes.Call, words.Of("Equals"));
                    il.Emit(OpCodes.Call, words.Of("op_OnesComplement"));
                    il.Emit(OpCodes.Call, words.Of("op_BitwiseAnd"));
                    return;
                case Op.Fractional:
                    Read(line.A);
                    Read(line.A);
                    il.Emit(OpCodes.Call, words.Of("Truncate"));
                    il.Emit(OpCodes.Call, words.Of("Equals"));
                    il.Emit(OpCodes.Call, words.Of("op_OnesComplement"));
                    return;
                default:
                    foreach (var input in ColumnKernel.Inputs(line))
                    {
                        Read(input);
                    }

                    il.Emit(OpCodes.Call, words.Of(NameOf(line.Op)));
                    return;
            }
        }

        private void AddressOf(int column)
        {
            il.Emit(OpCodes.Ldloc, _pointers[(column, false)]);
            Offset(
                elements[column] switch
                {
                    FineCalc.Risk.Element.Double => sizeof(double),
                    FineCalc.Risk.Element.Int => sizeof(int),
                    _ => 1,
                }
            );
        }

        private void LoadColumn(int column)
        {
            AddressOf(column);
            switch (elements[column])
            {
                case FineCalc.Risk.Element.Double:
                    il.Emit(OpCodes.Call, words.Of("Load"));
                    break;
                case FineCalc.Risk.Element.Int:
                    il.Emit(OpCodes.Call, words.Of("Ints"));
                    break;
                default:
                    Bytes();
                    break;
            }
        }

        // Written out where the processor has the instruction, since a call in the loop costs as much as all the rest.
        private void Bytes()
        {
            if (width < 8 || !Avx512F.IsSupported)
            {
                il.Emit(OpCodes.Call, words.Of("Bytes"));
                return;
            }

            il.Emit(OpCodes.Ldind_I8);
            il.Emit(OpCodes.Call, typeof(Vector128).GetMethod(nameof(Vector128.CreateScalarUnsafe), [typeof(long)])!);
            il.Emit(OpCodes.Call, typeof(Vector128).GetMethod(nameof(Vector128.AsByte))!.MakeGenericMethod(typeof(long)));
            il.Emit(OpCodes.Call, typeof(Avx2).GetMethod(nameof(Avx2.ConvertToVector256Int32), [typeof(Vector128<byte>)])!);
            il.Emit(OpCodes.Call, typeof(Avx512F).GetMethod(nameof(Avx512F.ConvertToVector512Double), [typeof(Vector256<int>)])!);
        }

        private void Create(double value)
        {
            il.Emit(OpCodes.Ldc_R8, value);
            il.Emit(OpCodes.Call, words.Of("Create"));
        }

        private static string NameOf(Op op) =>
            op switch
            {
                Op.Add => "op_Addition",
                Op.Subtract => "op_Subtraction",
                Op.Multiply => "op_Multiply",
                Op.Divide => "op_Division",
                Op.Greatest => "MaxNative",
                Op.Least => "MinNative",
                Op.Absolute => "Abs",
                Op.Truncate => "Truncate",
                Op.Ceiling => "Ceiling",
                Op.Floor => "Floor",
                Op.Nearest => "Round",
                Op.Choose => "ConditionalSelect",
                Op.Below => "LessThan",
                Op.AtMost => "LessThanOrEqual",
                Op.Equal => "Equals",
                Op.And => "op_BitwiseAnd",
                Op.Or => "op_BitwiseOr",
                Op.Not => "op_OnesComplement",
                _ => throw new InvalidOperationException($"{op} is no single operation."),
            };
    }

    // Numbers of other kinds widened to doubles, as many as a vector holds.
    private static class Loads
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Bytes512(byte* from) =>
            Avx512F.IsSupported
                ? Avx512F.ConvertToVector512Double(Avx2.ConvertToVector256Int32(Vector128.CreateScalarUnsafe(*(long*)from).AsByte()))
                : Vector512.Create(Bytes256(from), Bytes256(from + 4));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Bytes256(byte* from) => Vector256.Create((double)from[0], from[1], from[2], from[3]);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<double> Bytes128(byte* from) => Vector128.Create((double)from[0], from[1]);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Ints512(int* from) =>
            Avx512F.IsSupported
                ? Avx512F.ConvertToVector512Double(Vector256.Load(from))
                : Vector512.Create(Ints256(from), Ints256(from + 4));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<double> Ints256(int* from) =>
            Avx.IsSupported
                ? Avx.ConvertToVector256Double(Vector128.Load(from))
                : Vector256.Create((double)from[0], from[1], from[2], from[3]);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<double> Ints128(int* from) => Vector128.Create((double)from[0], from[1]);
    }
}
