namespace FineCalc.Risk;

// A distribution that says what it is of before it says what it is.
internal sealed class Named(string name, DistributionShape of) : DistributionShape(of.Low, of.High, of.Mean, of.StandardDeviation)
{
    public override bool IsWhole => of.IsWhole;

    public override IReadOnlyList<(double Value, double Share)>? Atoms => of.Atoms;

    public override (double Mean, double Dispersion)? Counted => of.Counted;

    public override (double Low, double High) Reach => of.Reach;

    public override double Cdf(double x) => of.Cdf(x);

    public override double Quantile(double p) => of.Quantile(p);

    public override void Sample(ReadOnlySpan<double> uniforms, Span<double> values) => of.Sample(uniforms, values);

    public override string ToString() => $"{name}: {of}";
}
