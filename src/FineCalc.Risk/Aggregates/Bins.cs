using System.Runtime.CompilerServices;

namespace FineCalc.Risk;

// Shares at the points of a grid. What a sum rounds away is kept beside it (Neumaier), so that however many shares come to a point, it is
// off by no more than they are themselves.
internal sealed class Bins(int points)
{
    // Side by side, since shares come to points here and there.
    private readonly (double Sum, double Lost)[] _shares = new (double Sum, double Lost)[points];

    public int Length => points;

    public double this[int at] => _shares[at].Sum + _shares[at].Lost;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int at, double share)
    {
        ref var to = ref _shares[at];
        var next = to.Sum + share;
        to = (next, to.Lost + (Math.Abs(to.Sum) >= Math.Abs(share) ? to.Sum - next + share : share - next + to.Sum));
    }

    public void Clear() => Array.Clear(_shares);
}
