namespace FineCalc.Benchmarks;

/// <summary>
/// How many draws scrambled Sobol points save: the error of the 95th percentile of a UK GDPR fine, from many independent runs of each size.
/// </summary>
internal static class SobolStudy
{
    private const int Runs = 48;

    public static void Run()
    {
        var model = Ratios.SevenUncertainFacts;
        Console.WriteLine(
            "error of the 95% quantile in proportion (root mean square over 48 runs of each size, against a run of 2^26 points)"
        );
        Console.WriteLine("   draws      plain      sobol   plain draws for the same error / sobol draws");
        var truth = Cases.Law.Simulate(model, 1L << 26, 999, new SimulationOptions { Sampling = Sampling.Sobol }).Quantile(0.95).Value;
        foreach (var draws in new[] { 1L << 14, 1L << 16, 1L << 18 })
        {
            var (plain, sobol) = (Error(model, draws, Sampling.Plain, truth), Error(model, draws, Sampling.Sobol, truth));

            // The error of plain draws falls with the root of their number.
            Console.WriteLine(
                FormattableString.Invariant(
                    $"{draws, 8:N0} {plain, 10:0.00000} {sobol, 10:0.00000} {plain * plain / (sobol * sobol), 12:0.0}"
                )
            );
        }
    }

    private static double Error(UncertainFacts model, long draws, Sampling sampling, double truth)
    {
        var squares = 0d;
        for (var run = 0; run < Runs; run++)
        {
            var off =
                (
                    Cases
                        .Law.Simulate(model, draws, (ulong)(1000 + run), new SimulationOptions { Sampling = sampling })
                        .Quantile(0.95)
                        .Value / truth
                ) - 1d;
            squares += off * off;
        }

        return Math.Sqrt(squares / Runs);
    }
}
