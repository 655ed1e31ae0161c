namespace FineCalc.Risk;

// The chances that the points of an exceedance curve have: from the median out to one in a given number, each less than the one before by
// the same share.
internal static class ExceedancePoints
{
    public static IEnumerable<double> Of(int points, double outTo)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
        return outTo > 2d && double.IsFinite(outTo)
            ? Enumerable.Range(0, points).Select(i => 0.5 * Math.Pow(2d / outTo, (double)i / (points - 1)))
            : throw new ArgumentOutOfRangeException(nameof(outTo), outTo, "The last point is exceeded once in more than 2.");
    }
}
