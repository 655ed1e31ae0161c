using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace FineCalc.Risk;

// Random numbers as a function of seed, stream and trial, by Threefry-2x64 with twenty rounds (Salmon et al., "Parallel random numbers: as
// easy as 1, 2, 3", 2011): any trial can be had by itself, in any order, on any thread. Only integer operations and exact ones on doubles,
// so that every processor gives the same bits.
internal static class Streams
{
    // Trials that share eight counters: the first word of a counter serves the first eight, the second word the others.
    public const int Group = 16;

    private const ulong Parity = 0x1BD11BDAA9FC1A22;

    private static readonly int[] Rotations = [16, 42, 12, 31, 16, 32, 24, 21];

    /// <summary>The key of a stream, by names that do not change when others are added: the first 64 bits of FNV-1a, mixed.</summary>
    public static ulong Key(string model, string name, string? infringement)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var part in new[] { model, name, infringement ?? "" })
        {
            foreach (var letter in Encoding.UTF8.GetBytes(part))
            {
                hash = unchecked((hash ^ letter) * 0x100000001B3);
            }

            // No text ends so: "ab" and "c" are not "a" and "bc".
            hash = unchecked((hash ^ 0xFF) * 0x100000001B3);
        }

        return Mix(hash, 0);
    }

    /// <summary>Two keys as one (the finishing step of SplitMix64).</summary>
    public static ulong Mix(ulong a, ulong b)
    {
        unchecked
        {
            var mixed = a + (b * 0x9E3779B97F4A7C15) + 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }

    /// <summary>Numbers strictly between 0 and 1, with 52 bits, of trials in order.</summary>
    public static void Fill(Span<double> uniforms, ulong seed, ulong key, long firstTrial)
    {
        var at = 0;
        for (; at < uniforms.Length && (firstTrial + at) % Group != 0; at++)
        {
            uniforms[at] = Uniform(seed, key, firstTrial + at);
        }

        for (; at + Group <= uniforms.Length; at += Group)
        {
            Words(seed, key, (ulong)((firstTrial + at) / Group * 8), out var first, out var second);
            ToUniform(first).StoreUnsafe(ref MemoryMarshal.GetReference(uniforms), (nuint)at);
            ToUniform(second).StoreUnsafe(ref MemoryMarshal.GetReference(uniforms), (nuint)at + 8);
        }

        for (; at < uniforms.Length; at++)
        {
            uniforms[at] = Uniform(seed, key, firstTrial + at);
        }
    }

    /// <summary>The number of one trial.</summary>
    public static double Uniform(ulong seed, ulong key, long trial)
    {
        var place = trial % Group;
        var (first, second) = Words(((ulong)(trial / Group) * 8) + (ulong)(place % 8), key, seed, 0);
        return BitConverter.UInt64BitsToDouble(((place < 8 ? first : second) >> 12) | 0x3FF0000000000000) - (1d - (1d / (1L << 53)));
    }

    /// <summary>The cipher itself: two words of a counter of two words under a key of two.</summary>
    public static (ulong First, ulong Second) Words(ulong counter0, ulong counter1, ulong key0, ulong key1)
    {
        unchecked
        {
            ReadOnlySpan<ulong> keys = [key0, key1, Parity ^ key0 ^ key1];
            var (x0, x1) = (counter0 + key0, counter1 + key1);
            for (var round = 0; round < 20; round++)
            {
                x0 += x1;
                x1 = ulong.RotateLeft(x1, Rotations[round % 8]) ^ x0;
                if (round % 4 == 3)
                {
                    var injection = (round / 4) + 1;
                    x0 += keys[injection % 3];
                    x1 += keys[(injection + 1) % 3] + (ulong)injection;
                }
            }

            return (x0, x1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Words(ulong seed, ulong key, ulong counter, out Vector512<ulong> first, out Vector512<ulong> second)
    {
        var (k0, k1, k2) = (Vector512.Create(seed), Vector512<ulong>.Zero, Vector512.Create(Parity ^ seed));
        var x0 = Vector512.Create(counter) + Vector512<ulong>.Indices + k0;
        var x1 = Vector512.Create(key);
        Four(ref x0, ref x1, 16, 42, 12, 31);
        Inject(ref x0, ref x1, k1, k2, 1);
        Four(ref x0, ref x1, 16, 32, 24, 21);
        Inject(ref x0, ref x1, k2, k0, 2);
        Four(ref x0, ref x1, 16, 42, 12, 31);
        Inject(ref x0, ref x1, k0, k1, 3);
        Four(ref x0, ref x1, 16, 32, 24, 21);
        Inject(ref x0, ref x1, k1, k2, 4);
        Four(ref x0, ref x1, 16, 42, 12, 31);
        Inject(ref x0, ref x1, k2, k0, 5);
        (first, second) = (x0, x1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(
        ref Vector512<ulong> x0,
        ref Vector512<ulong> x1,
        [ConstantExpected] byte a,
        [ConstantExpected] byte b,
        [ConstantExpected] byte c,
        [ConstantExpected] byte d
    )
    {
        x0 += x1;
        x1 = Rotate(x1, a) ^ x0;
        x0 += x1;
        x1 = Rotate(x1, b) ^ x0;
        x0 += x1;
        x1 = Rotate(x1, c) ^ x0;
        x0 += x1;
        x1 = Rotate(x1, d) ^ x0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Inject(ref Vector512<ulong> x0, ref Vector512<ulong> x1, Vector512<ulong> a, Vector512<ulong> b, ulong count) =>
        (x0, x1) = (x0 + a, x1 + b + Vector512.Create(count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Rotate(Vector512<ulong> x, [ConstantExpected] byte bits) =>
        Avx512F.IsSupported ? Avx512F.RotateLeft(x, bits) : (x << bits) | (x >>> (64 - bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> ToUniform(Vector512<ulong> words) =>
        ((words >>> 12) | Vector512.Create(0x3FF0000000000000UL)).AsDouble() - Vector512.Create(1d - (1d / (1L << 53)));
}
