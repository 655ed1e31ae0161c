namespace FineCalc.Estimates;

// Quantiles of a few thousand values at most, which are sorted for it.
internal static class Ranked
{
    // The least value at or below which a share of the values lies.
    public static double At(double[] sorted, double share) =>
        sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
}
