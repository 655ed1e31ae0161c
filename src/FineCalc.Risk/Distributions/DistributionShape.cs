namespace FineCalc.Risk;

// What a distribution does: each kind by itself, behind the one public type.
internal abstract class DistributionShape(double low, double high, double mean, double standardDeviation)
{
    public double Low => low;

    public double High => high;

    public double Mean => mean;

    public double StandardDeviation => standardDeviation;

    // Whether it gives whole numbers only.
    public virtual bool IsWhole => false;

    // The values with their shares, where it has only so many.
    public virtual IReadOnlyList<(double Value, double Share)>? Atoms => null;

    // Mean and dispersion of a count that has no end: Poisson (with none) or negative binomial.
    public virtual (double Mean, double Dispersion)? Counted => null;

    // What is drawn, where it is not the answer to the question that it stands for; its ends are then no answers either.
    public virtual string? StandsFor => null;

    // The ends of what a draw can come to: a number on a grid of 2^-52 does not lead all the way to infinity.
    public virtual (double Low, double High) Reach => (Low, High);

    public abstract double Cdf(double x);

    public abstract double Quantile(double p);

    public abstract void Sample(ReadOnlySpan<double> uniforms, Span<double> values);

    public abstract override string ToString();

    public static string Text(double value) => Digits.Text(value);

    protected static double Checked(double p) =>
        p is >= 0d and <= 1d ? p : throw new ArgumentOutOfRangeException(nameof(p), p, "A share lies between 0 and 1.");
}
