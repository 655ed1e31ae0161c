namespace FineCalc.Risk;

// Shares at the points of a grid. What a sum rounds away is kept beside it (Neumaier), so that however many shares come to a point, it is
// off by no more than they are themselves.
internal sealed class Bins(int points)
{
    private readonly double[] _sums = new double[points];
    private readonly double[] _lost = new double[points];

    public int Length => points;

    public double this[int at] => _sums[at] + _lost[at];

    public void Add(int at, double share)
    {
        ref var sum = ref _sums[at];
        var next = sum + share;
        _lost[at] += Math.Abs(sum) >= Math.Abs(share) ? sum - next + share : share - next + sum;
        sum = next;
    }

    public void Clear()
    {
        Array.Clear(_sums);
        Array.Clear(_lost);
    }
}
