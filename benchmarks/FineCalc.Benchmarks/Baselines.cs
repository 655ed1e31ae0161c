using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FineCalc.Benchmarks;

/// <summary>
/// The rule of <see cref="Cases.ByHand"/> over columns, as a developer would write it for this one rule: what generated code is measured
/// against.
/// </summary>
internal static unsafe class Baselines
{
    /// <summary>Plain scalar code over doubles.</summary>
    public static void Scalar(Columns x, double[] into)
    {
        for (var i = 0; i < into.Length; i++)
        {
            var isHigher = x.Tier[i] != 0;
            var maximum = Math.Max(isHigher ? 17_500_000d : 8_700_000d, x.Turnover[i] * (isHigher ? 0.04 : 0.02));
            var after4 =
                maximum * x.Seriousness[i] * x.SizeFactor[i] * (1d + Math.Max(-1d, x.Mitigation[i] + x.Cooperation[i] + x.Aggravation[i]));
            var after5 = Math.Min(Math.Max(after4 * (1d + x.Step5[i]), 0d), maximum);
            into[i] = after5 * (1d - x.Settlement[i]);
        }
    }

    /// <summary>The widest vectors by hand, over pointers, eight rows at a time; the length is a multiple of eight.</summary>
    public static void Simd(Columns x, double[] into)
    {
        fixed (
            double* turnover = x.Turnover,
                seriousness = x.Seriousness,
                size = x.SizeFactor,
                cooperation = x.Cooperation,
                mitigation = x.Mitigation,
                aggravation = x.Aggravation,
                step5 = x.Step5,
                settlement = x.Settlement,
                to = into
        )
        fixed (byte* tier = x.Tier)
        {
            if (Avx512F.IsSupported)
            {
                Vectors512(turnover, tier, seriousness, size, cooperation, mitigation, aggravation, step5, settlement, to, into.Length);
            }
            else
            {
                Vectors256(turnover, tier, seriousness, size, cooperation, mitigation, aggravation, step5, settlement, to, into.Length);
            }
        }
    }

    private static void Vectors512(
        double* turnover,
        byte* tier,
        double* seriousness,
        double* size,
        double* cooperation,
        double* mitigation,
        double* aggravation,
        double* step5,
        double* settlement,
        double* to,
        int rows
    )
    {
        var (one, zero) = (Vector512.Create(1d), Vector512<double>.Zero);
        var (highFixed, lowFixed, highRate, lowRate, least) = (
            Vector512.Create(17_500_000d),
            Vector512.Create(8_700_000d),
            Vector512.Create(0.04),
            Vector512.Create(0.02),
            Vector512.Create(-1d)
        );
        for (var i = 0; i < rows; i += 8)
        {
            var isHigher = Vector512.GreaterThan(
                Avx512F.ConvertToVector512Double(Avx2.ConvertToVector256Int32(Vector128.CreateScalarUnsafe(*(long*)(tier + i)).AsByte())),
                zero
            );
            var maximum = Vector512.MaxNative(
                Vector512.ConditionalSelect(isHigher, highFixed, lowFixed),
                Vector512.Load(turnover + i) * Vector512.ConditionalSelect(isHigher, highRate, lowRate)
            );
            var factors =
                one
                + Vector512.MaxNative(
                    least,
                    Vector512.Load(mitigation + i) + Vector512.Load(cooperation + i) + Vector512.Load(aggravation + i)
                );
            var after4 = maximum * Vector512.Load(seriousness + i) * Vector512.Load(size + i) * factors;
            var after5 = Vector512.MinNative(Vector512.MaxNative(after4 * (one + Vector512.Load(step5 + i)), zero), maximum);
            (after5 * (one - Vector512.Load(settlement + i))).Store(to + i);
        }
    }

    private static void Vectors256(
        double* turnover,
        byte* tier,
        double* seriousness,
        double* size,
        double* cooperation,
        double* mitigation,
        double* aggravation,
        double* step5,
        double* settlement,
        double* to,
        int rows
    )
    {
        var (one, zero) = (Vector256.Create(1d), Vector256<double>.Zero);
        var (highFixed, lowFixed, highRate, lowRate, least) = (
            Vector256.Create(17_500_000d),
            Vector256.Create(8_700_000d),
            Vector256.Create(0.04),
            Vector256.Create(0.02),
            Vector256.Create(-1d)
        );
        for (var i = 0; i < rows; i += 4)
        {
            var isHigher = Vector256.GreaterThan(Vector256.Create((double)tier[i], tier[i + 1], tier[i + 2], tier[i + 3]), zero);
            var maximum = Vector256.MaxNative(
                Vector256.ConditionalSelect(isHigher, highFixed, lowFixed),
                Vector256.Load(turnover + i) * Vector256.ConditionalSelect(isHigher, highRate, lowRate)
            );
            var factors =
                one
                + Vector256.MaxNative(
                    least,
                    Vector256.Load(mitigation + i) + Vector256.Load(cooperation + i) + Vector256.Load(aggravation + i)
                );
            var after4 = maximum * Vector256.Load(seriousness + i) * Vector256.Load(size + i) * factors;
            var after5 = Vector256.MinNative(Vector256.MaxNative(after4 * (one + Vector256.Load(step5 + i)), zero), maximum);
            (after5 * (one - Vector256.Load(settlement + i))).Store(to + i);
        }
    }

    /// <summary>Plain code over decimals.</summary>
    public static void Decimals(DecimalColumns x, decimal[] into)
    {
        for (var i = 0; i < into.Length; i++)
        {
            into[i] = Cases.ByHand(
                new HandInput(
                    x.Turnover[i],
                    x.Tier[i] != 0,
                    x.Seriousness[i],
                    x.SizeFactor[i],
                    x.Cooperation[i],
                    x.Mitigation[i],
                    x.Aggravation[i],
                    x.Step5[i],
                    x.Settlement[i]
                )
            );
        }
    }
}

/// <summary>Random cases of the rule, three decimals to a rate and whole pounds, a column each.</summary>
internal sealed class Columns
{
    public Columns(int rows, int seed = 1)
    {
        var random = new Random(seed);
        Turnover = Make(rows, () => Math.Round(Math.Exp(12 + (random.NextDouble() * 12))));
        Tier = new byte[rows];
        random.NextBytes(Tier);
        for (var i = 0; i < rows; i++)
        {
            Tier[i] &= 1;
        }

        double Rate(double low, double high) => Math.Round(low + (random.NextDouble() * (high - low)), 3);
        Seriousness = Make(rows, () => Rate(0, 1));
        SizeFactor = Make(rows, () => Rate(0, 1));
        Cooperation = Make(rows, () => Rate(-0.3, 0.2));
        Mitigation = Make(rows, () => Rate(-0.3, 0));
        Aggravation = Make(rows, () => Rate(0, 0.3));
        Step5 = Make(rows, () => Rate(-0.3, 0.3));
        Settlement = Make(rows, () => Rate(0, 0.4));
    }

    public double[] Turnover { get; }

    public byte[] Tier { get; }

    public double[] Seriousness { get; }

    public double[] SizeFactor { get; }

    public double[] Cooperation { get; }

    public double[] Mitigation { get; }

    public double[] Aggravation { get; }

    public double[] Step5 { get; }

    public double[] Settlement { get; }

    public FactTable Table =>
        new FactTable(Turnover.Length)
            .With(UkGdpr.Turnover, Turnover)
            .With(UkGdpr.Tier, Tier)
            .With(UkGdpr.Seriousness, Seriousness)
            .With(UkGdpr.SizeFactor, SizeFactor)
            .With(UkGdpr.Cooperation, Cooperation)
            .With(UkGdpr.ActionToMitigate, Mitigation)
            .With(UkGdpr.CombinedAggravation, Aggravation)
            .With(UkGdpr.Step5Percentage, Step5)
            .With(UkGdpr.SettlementDiscount, Settlement);

    private static double[] Make(int rows, Func<double> next)
    {
        var column = new double[rows];
        for (var i = 0; i < rows; i++)
        {
            column[i] = next();
        }

        return column;
    }
}

/// <summary>The same cases to the last digit.</summary>
internal sealed class DecimalColumns(Columns from)
{
    public decimal[] Turnover { get; } = Exact(from.Turnover);

    public byte[] Tier { get; } = from.Tier;

    public decimal[] Seriousness { get; } = Exact(from.Seriousness);

    public decimal[] SizeFactor { get; } = Exact(from.SizeFactor);

    public decimal[] Cooperation { get; } = Exact(from.Cooperation);

    public decimal[] Mitigation { get; } = Exact(from.Mitigation);

    public decimal[] Aggravation { get; } = Exact(from.Aggravation);

    public decimal[] Step5 { get; } = Exact(from.Step5);

    public decimal[] Settlement { get; } = Exact(from.Settlement);

    public FactTable Table =>
        new FactTable(Turnover.Length)
            .With(UkGdpr.Turnover, Turnover)
            .With(UkGdpr.Tier, Tier)
            .With(UkGdpr.Seriousness, Seriousness)
            .With(UkGdpr.SizeFactor, SizeFactor)
            .With(UkGdpr.Cooperation, Cooperation)
            .With(UkGdpr.ActionToMitigate, Mitigation)
            .With(UkGdpr.CombinedAggravation, Aggravation)
            .With(UkGdpr.Step5Percentage, Step5)
            .With(UkGdpr.SettlementDiscount, Settlement);

    private static decimal[] Exact(double[] column) => Array.ConvertAll(column, x => (decimal)x);
}
