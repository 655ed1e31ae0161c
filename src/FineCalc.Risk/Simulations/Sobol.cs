using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FineCalc.Risk;

// Points of a Sobol sequence in base 2 with the direction numbers of Joe and Kuo (2008), scrambled as Owen does (nested, uniform), by a
// hash of the digits above each digit (Laine and Karras 2011; constants of Burley, "Practical hash-based Owen scrambling", 2020). A point
// is a function of its number, so any stretch can be had by itself.
internal static class Sobol
{
    private const int Bits = 32;
    private const int Group = 16;

    // For each dimension, direction numbers with their bits reversed, as the hash wants them, and what the last four bits of a point's
    // number come to.
    private static readonly uint[][] Directions = [.. Enumerable.Range(0, JoeKuo.Dimensions).Select(Reversed)];

    private static readonly uint[][] Patterns =
    [
        .. Directions.Select(d => Enumerable.Range(0, Group).Select(i => Point(d, (ulong)i)).ToArray()),
    ];

    public static int Dimensions => JoeKuo.Dimensions;

    /// <summary>Refuses more points of a scrambling than there are.</summary>
    public static void Check(long trials, SimulationOptions options)
    {
        const long most = 1L << Bits;
        if (options.Sampling == Sampling.Sobol && (trials - 1) / options.Replicates >= most)
        {
            throw new ProblemException(
                new Problem(
                    "sobol-points",
                    $"{Text.Number(trials)} trials are more than 2^32 for each of {Text.Number(options.Replicates)} scramblings."
                )
                {
                    Allowed = $"up to {Text.Number((decimal)most * options.Replicates)} trials, more replicates, or plain sampling",
                }
            );
        }
    }

    /// <summary>One coordinate of points in order, strictly between 0 and 1, on a grid of 2^-32.</summary>
    /// <param name="uniforms">Where they go.</param>
    /// <param name="dimension">The coordinate, from 0.</param>
    /// <param name="scrambling">Which scrambling of this coordinate.</param>
    /// <param name="firstPoint">The first point, from 0; points go up to 2^32.</param>
    public static void Fill(Span<double> uniforms, int dimension, ulong scrambling, long firstPoint)
    {
        var (directions, seed) = (Directions[dimension], (uint)((scrambling ^ (scrambling >> 32)) & uint.MaxValue));
        var pattern = Vector512.Create(Patterns[dimension].AsSpan());
        Span<double> edge = stackalloc double[Group];
        for (var at = 0; at < uniforms.Length; )
        {
            var inside = (int)((firstPoint + at) % Group);
            var start = Vector512.Create(Point(directions, (ulong)(firstPoint + at - inside)));
            var scrambled = Reverse(Scramble(pattern ^ start, seed));
            if (inside == 0 && uniforms.Length - at >= Group)
            {
                ToUniform(scrambled, uniforms[at..]);
                at += Group;
            }
            else
            {
                ToUniform(scrambled, edge);
                var some = Math.Min(Group - inside, uniforms.Length - at);
                edge.Slice(inside, some).CopyTo(uniforms[at..]);
                at += some;
            }
        }
    }

    /// <summary>A coordinate of a point without scrambling, as 32 binary digits.</summary>
    public static uint Plain(int dimension, long point)
    {
        var (reversed, plain) = (Point(Directions[dimension], (ulong)point), 0u);
        for (var bit = 0; bit < Bits; bit++)
        {
            plain |= ((reversed >> bit) & 1) << (Bits - 1 - bit);
        }

        return plain;
    }

    private static uint Point(uint[] directions, ulong number)
    {
        var point = 0u;
        for (; number != 0; number &= number - 1)
        {
            point ^= directions[System.Numerics.BitOperations.TrailingZeroCount(number)];
        }

        return point;
    }

    private static uint[] Reversed(int dimension)
    {
        var (degree, polynomial, initial) = JoeKuo.Of(dimension);
        var v = new uint[Bits];
        for (var i = 0; i < Bits; i++)
        {
            if (degree == 0)
            {
                v[i] = 1u << (Bits - 1 - i);
            }
            else if (i < degree)
            {
                v[i] = initial[i] << (Bits - 1 - i);
            }
            else
            {
                v[i] = v[i - degree] ^ (v[i - degree] >> degree);
                for (var k = 1; k < degree; k++)
                {
                    v[i] ^= ((polynomial >> (degree - 1 - k)) & 1) * v[i - k];
                }
            }
        }

        return Array.ConvertAll(v, Turn);
    }

    private static uint Turn(uint x)
    {
        var turned = 0u;
        for (var bit = 0; bit < Bits; bit++)
        {
            turned |= ((x >> bit) & 1) << (Bits - 1 - bit);
        }

        return turned;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Scramble(Vector512<uint> x, uint seed)
    {
        x += Vector512.Create(seed);
        x ^= x * Vector512.Create(0x6C50B47Cu);
        x ^= x * Vector512.Create(0xB82F1E52u);
        x ^= x * Vector512.Create(0xC7AFE638u);
        return x ^ (x * Vector512.Create(0x8D22F6E6u));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Reverse(Vector512<uint> x)
    {
        x = ((x >>> 1) & Vector512.Create(0x55555555u)) | ((x & Vector512.Create(0x55555555u)) << 1);
        x = ((x >>> 2) & Vector512.Create(0x33333333u)) | ((x & Vector512.Create(0x33333333u)) << 2);
        x = ((x >>> 4) & Vector512.Create(0x0F0F0F0Fu)) | ((x & Vector512.Create(0x0F0F0F0Fu)) << 4);
        x = ((x >>> 8) & Vector512.Create(0x00FF00FFu)) | ((x & Vector512.Create(0x00FF00FFu)) << 8);
        return (x >>> 16) | (x << 16);
    }

    // A whole number below 2^32 put into the digits of 2^52 + x, from which 2^52 less one half is taken: all exact.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ToUniform(Vector512<uint> x, Span<double> to)
    {
        var (low, high) = Vector512.Widen(x);
        var (magic, scale) = (Vector512.Create(0x4330000000000000UL), Vector512.Create(1d / (1L << Bits)));
        var shift = Vector512.Create((double)(1L << 52) - 0.5);
        (((low | magic).AsDouble() - shift) * scale).StoreUnsafe(ref MemoryMarshal.GetReference(to));
        (((high | magic).AsDouble() - shift) * scale).StoreUnsafe(ref MemoryMarshal.GetReference(to), 8);
    }
}
