using FineCalc.Estimates;

namespace FineCalc.Fitting;

/// <summary>
/// What became of announced amounts, by what kind of announcement it was: the median share, and the least scatter whose ranges held as
/// often as they say on defendants left out.
/// </summary>
internal static class Announced
{
    // The authority itself announces the amount, to the defendant alone: UK, Data Protection Act 2018, Schedule 16, paragraph 2 (notice of
    // intent); Norway, Public Administration Act, section 16 (advance notification).
    private static readonly string[] Noticing = ["Norway", "United Kingdom"];

    private static readonly double[] Scatters = [.. Enumerable.Range(1, 99).Select(i => 0.02 * i)];

    public static IReadOnlyList<FinalShare> Of(IReadOnlyList<Decision> decisions)
    {
        var known = decisions.Where(d => d.Facts.Provisional is > 0d).ToList();
        return known.Count == 0
            ? []
            :
            [
                Share(FinalShare.Notice, Noticing, [.. known.Where(IsNotice)]),
                Share(FinalShare.Draft, [], [.. known.Where(d => !IsNotice(d))]),
                Share(FinalShare.Any, [], known),
            ];
    }

    public static bool IsNotice(Decision decision) => Noticing.Contains(decision.Facts.Country);

    /// <summary>How many final amounts lay in the range of a scatter about the median of the other defendants' cases.</summary>
    public static int Held(IReadOnlyList<Decision> cases, double scatter, int percent)
    {
        var half = new PredictiveDistribution(0d, scatter, null).LogQuantile((100d + percent) / 200d);
        return cases.Count(d => Math.Abs(Ratio(d) - Median(cases.Where(other => other.Cluster != d.Cluster))) <= half);
    }

    public static double Ratio(Decision decision) => Math.Log10(decision.Fine / decision.Facts.Provisional!.Value);

    private static double Median(IEnumerable<Decision> cases) => Ranked.At([.. cases.Select(Ratio).Order()], 0.5);

    private static FinalShare Share(string id, IReadOnlyList<string> countries, List<Decision> cases)
    {
        var scatter = Scatters.First(s =>
            s == Scatters[^1] || ((double[])[80, 90]).All(p => 100 * Held(cases, s, (int)p) >= p * cases.Count)
        );
        return new(id, countries, new LogNumber(Median(cases), scatter), cases.Count, cases.Count(d => Ratio(d) > 1e-9));
    }
}
