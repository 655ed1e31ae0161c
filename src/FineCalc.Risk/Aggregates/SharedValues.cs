namespace FineCalc.Risk;

// Values that many cases share, such as a cap, each with how many cases a year have it: they should lie on the grid.
internal sealed class SharedValues
{
    // More than these are kept of no number of sources: the lightest are what no grid is chosen for.
    private const int Most = 1 << 16;

    private readonly Dictionary<double, double> _weights = [];

    public void Add(IEnumerable<(double Value, double Share)> values, double cases)
    {
        foreach (var (value, share) in values)
        {
            if (value > 0d)
            {
                _weights[value] = _weights.GetValueOrDefault(value) + (cases * share);
            }
        }

        if (_weights.Count > 2 * Most)
        {
            foreach (var (value, _) in _weights.OrderByDescending(w => w.Value).ThenBy(w => w.Key).Skip(Most).ToList())
            {
                _weights.Remove(value);
            }
        }
    }

    // A step no less than the one wanted with as many of the values on its grid as may be: a round one, since the amounts of the law are
    // round, or one of which the value that most cases share is a multiple.
    public double StepOf(double least)
    {
        if (_weights.Count == 0)
        {
            return least;
        }

        // Below one a power of two, of which every whole number is a multiple.
        var ten = Math.Pow(10d, Math.Floor(Math.Log10(least)));
        var round =
            least < 1d
                ? Math.ScaleB(1d, Math.ILogB(least) + 1)
                : new[] { ten, 2d * ten, 2.5 * ten, 5d * ten, 10d * ten }.First(s => s >= least && (s == Math.Floor(s)));
        var most = _weights.MaxBy(a => a.Value).Key;
        var own = most > least ? most / Math.Floor(most / least) : round;
        double Weight(double step) => _weights.Where(a => Severity.IsOn(a.Key, step)).Sum(a => a.Value);
        return Weight(own) > Weight(round) ? own : round;
    }
}
