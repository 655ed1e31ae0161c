using System.Runtime.InteropServices;

namespace FineCalc.Risk;

// The parties of a portfolio as sources: what a case of each costs is simulated when it is asked for and forgotten after, so that memory
// does not grow with the parties.
internal sealed class PortfolioSources(AnnualLossRun run, IReadOnlyList<Distribution> frequencies, int parties, long trials) : LossSources
{
    // So many cases of all parties together tell how far the grid has to go.
    private const int Sampled = 1 << 20;
    private const int FewestSampled = 64;

    private readonly Dictionary<long, Like> _like = [];
    private double _mean;
    private double _variance;

    public override int Count => parties;

    public override int Transforms { get; } =
        frequencies.Count == 1 ? (frequencies[0].IsPoisson ? 0 : parties) : frequencies.Count(f => !f.IsPoisson);

    public override double Mean => _mean;

    public override double VarianceOfMean => _variance;

    public override bool IsSimulated => true;

    public override IEnumerable<SourceRead> Read(bool isToFill)
    {
        var party = 0;
        if (isToFill)
        {
            _like.Clear();
            (_mean, _variance) = (0d, 0d);
        }

        foreach (var cost in run.Severities(isToFill ? trials : Math.Min(trials, Math.Max(FewestSampled, Sampled / parties))))
        {
            var source = new SourceRead(frequencies[frequencies.Count == 1 ? 0 : party++], Severity.Of(cost), 1);
            if (isToFill)
            {
                Keep(source.Frequency.Mean, source.Cost);
            }

            yield return source;
        }
    }

    public override double Variance(Func<double, double> of) => _like.Values.Sum(like => like.Variance(of));

    private void Keep(double cases, Severity cost)
    {
        _mean += cases * cost.Mean;
        if (cost.StandardDeviation > 0d && cases > 0d)
        {
            _variance += cases * cases * cost.StandardDeviation * cost.StandardDeviation / cost.Trials;

            // Eight classes to each halving of the mean cost.
            ref var like = ref CollectionsMarshal.GetValueRefOrAddDefault(_like, BitConverter.DoubleToInt64Bits(cost.Mean) >> 49, out _);
            (like ??= new Like()).Add(cases * cases / cost.Trials, cost);
        }
    }

    // Parties whose cases cost nearly as much on average, as one: the spread of what their costs come to is no less than that within each
    // of them, and hardly more.
    private sealed class Like
    {
        private readonly Dictionary<long, (double Weight, double Sum)> _costs = [];
        private double _weight;

        public void Add(double weight, Severity cost)
        {
            _weight += weight;
            foreach (var (value, share) in cost.Drawn)
            {
                // 256 to each halving.
                ref var costs = ref CollectionsMarshal.GetValueRefOrAddDefault(_costs, BitConverter.DoubleToInt64Bits(value) >> 44, out _);
                costs = (costs.Weight + (weight * share), costs.Sum + (weight * share * value));
            }
        }

        public double Variance(Func<double, double> of)
        {
            var (sum, squares) = (0d, 0d);
            foreach (var (weight, total) in _costs.Values)
            {
                var value = of(total / weight);
                (sum, squares) = (sum + (weight * value), squares + (weight * value * value));
            }

            return Math.Max(0d, squares - (sum * sum / _weight));
        }
    }
}
