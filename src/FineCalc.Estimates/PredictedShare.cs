using FineCalc.Risk;

namespace FineCalc.Estimates;

// What was imposed as a share of what the steps give at a seriousness of 100%: up to 1 it is the seriousness; what exceeds 1, the rest that
// other factors add. Both are drawn from the same place, so that the two together are the prediction.
internal sealed class PredictedShare(double centre, double scale, bool isExcess)
    : DistributionShape(0d, isExcess ? Most : 1d, MeanOf(centre, scale, isExcess), DeviationOf(centre, scale, isExcess))
{
    // A thousand times what the steps give: the legal maximum holds long before.
    private const double Most = 999d;
    private const int Points = 4096;
    private const double Tenfold = 2.302585092994045684;

    // No authority weighs it: the factor that it is put into is only the place where the steps take it.
    public override string? StandsFor => isExcess ? "Beyond the method: what like cases had above a seriousness of 100%" : null;

    public static double ChanceAboveOne(double centre, double scale) => 1d / (1d + Math.Exp(-centre / scale));

    public override double Cdf(double x)
    {
        var share = isExcess ? x + 1d : x;
        return x >= High ? 1d
            : x < 0d || share <= 0d ? 0d
            : 1d / (1d + PortableMath.Exp((centre - (PortableMath.Log(share) / Tenfold)) / scale));
    }

    public override double Quantile(double p) =>
        p is >= 0d and <= 1d
            ? At(p, centre, scale, isExcess)
            : throw new ArgumentOutOfRangeException(nameof(p), p, "A level lies from 0 to 1.");

    public override string ToString() =>
        isExcess ? "what the prediction has beyond a seriousness of 100%" : "the seriousness that leads to the prediction";

    public override void Sample(ReadOnlySpan<double> uniforms, Span<double> values)
    {
        for (var i = 0; i < uniforms.Length; i++)
        {
            values[i] = At(uniforms[i], centre, scale, isExcess);
        }
    }

    private static double At(double p, double centre, double scale, bool isExcess)
    {
        if (p <= 0d || p >= 1d)
        {
            return p <= 0d ? 0d
                : isExcess ? Most
                : 1d;
        }

        var share = PortableMath.Exp(Tenfold * Math.Clamp(centre + (scale * PortableMath.Log(p / (1d - p))), -12d, 3d));
        return isExcess ? Math.Clamp(share - 1d, 0d, Most) : Math.Min(1d, share);
    }

    private static double MeanOf(double centre, double scale, bool isExcess) => Average(p => At(p, centre, scale, isExcess));

    private static double DeviationOf(double centre, double scale, bool isExcess) =>
        MeanOf(centre, scale, isExcess) is var mean
            ? Math.Sqrt(Average(p => At(p, centre, scale, isExcess) is var v ? (v - mean) * (v - mean) : 0d))
            : 0d;

    private static double Average(Func<double, double> of) => Enumerable.Range(0, Points).Average(i => of((i + 0.5) / Points));
}
