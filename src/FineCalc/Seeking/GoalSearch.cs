using System.Numerics;
using FineCalc.Json;
using FineCalc.Reports;
using FineCalc.Steps;

namespace FineCalc.Seeking;

// Cuts the values of a fact into stretches on which the step is one rule, wherever the target, or the lowest, highest or nearest value, may
// lie. Elsewhere a stretch is left whole, however many roundings it holds, since all that it can be is known to be something else.
internal sealed class GoalSearch
{
    // A value may cross its target in more places than anyone wants to read, as a rounded amount less itself does. What is left then is
    // reported.
    private const int MostReadings = 5_000;

    private static readonly Ratio SameValue = Ratio.Of(0.000_000_000_000_000_000_01m);

    private readonly IntervalReading _reading;
    private readonly Ratio _target;
    private readonly LinkedList<SearchPiece> _parts = new();

    public GoalSearch(IntervalReading reading, BigInteger from, BigInteger to)
    {
        (_reading, From, To, _target) = (reading, from, to, Ratio.Of(reading.Goal.Target));

        // The ends are values of their own, so that the exact reading decides there.
        foreach (var (first, last) in new[] { (from, from), (from + 1, to - 1), (to, to) }.Where(p => p.Item1 <= p.Item2).Distinct())
        {
            _parts.AddLast(Make(first, last));
        }
    }

    public BigInteger From { get; }

    public BigInteger To { get; }

    public IEnumerable<SearchPiece> Parts => _parts;

    // The value nearest to the target, the lowest and the highest, and where each was first met; null where there is none.
    public (Ratio Value, BigInteger At)? Nearest { get; private set; }

    public (Ratio Value, BigInteger At)? Lowest { get; private set; }

    public (Ratio Value, BigInteger At)? Highest { get; private set; }

    // Whether the lowest and the highest value are what they are called, and not only the ends of what was searched.
    public bool IsRangeKnown { get; private set; }

    public void Run()
    {
        Refine(MayReach, MostReadings);
        IsRangeKnown = Refine(at => MayReach(at) || IsBeyond(at), 2 * MostReadings) || _parts.All(p => p.IsSettled || !IsBeyond(p));
    }

    // The sign of the step less its target along a part, as runs of one sign; null where it is refused or not known.
    public List<(BigInteger From, BigInteger To, int? Sign)> Signs(SearchPiece part)
    {
        if (part.Constant is { } constant)
        {
            return [(part.From, part.To, constant.CompareTo(_reading.Goal.Target))];
        }

        if (part.Refused is null && part.IsSettled)
        {
            return
            [
                .. (part.Value.RationalFunction! - RationalFunction.Of(part.Value.RationalFunction!.On, _target))
                    .Signs(part.From, part.To)
                    .Select(r => (r.From, r.To, (int?)r.Sign)),
            ];
        }

        // What is as near as digits of decimals go may be the target to the exact reading.
        var (low, high) = part.Value.Range;
        return
        [
            (
                part.From,
                part.To,
                part.Refused is not null || IsAbout(low, _target) || IsAbout(high, _target) ? null
                : low > _target ? 1
                : high < _target ? -1
                : null
            ),
        ];
    }

    // Decimals round at the 28th digit, so that a step may be off by as much from what it would be in numbers that nothing rounds.
    public static bool IsAbout(Ratio one, Ratio other) => (one - other).Abs() <= SameValue * Ratio.Greatest(Ratio.Of(1m), other.Abs());

    // All neighbouring values with the same constant value of the step, beginning from one of them.
    public (BigInteger From, BigInteger To, decimal? Value) Around(BigInteger n)
    {
        var at = Settled(n);
        if (at.Value.Constant is not { } value)
        {
            return (n, n, null);
        }

        var (first, last) = (at, at);
        while (Same(first.Previous, value, () => first.Previous) is { } before)
        {
            first = before;
        }

        while (Same(last.Next, value, () => last.Next) is { } after)
        {
            last = after;
        }

        return (first.Value.From, last.Value.To, value);
    }

    private LinkedListNode<SearchPiece> Settled(BigInteger n)
    {
        var at = _parts.First!;
        while (at.Value.To < n)
        {
            at = at.Next!;
        }

        while (!at.Value.IsSettled)
        {
            at = Split(at);
            while (at.Value.To < n)
            {
                at = at.Next!;
            }
        }

        return at;
    }

    // The neighbour, if the step has the same value there; one that is not one rule yet, and may have it, is cut until it is known.
    private LinkedListNode<SearchPiece>? Same(LinkedListNode<SearchPiece>? at, decimal value, Func<LinkedListNode<SearchPiece>?> again)
    {
        while (
            at is { Value.IsSettled: false }
            && _reading.Count < 3 * MostReadings
            && (
                at.Value.Refused is not null
                || (at.Value.Value.Range is var (low, high) && low <= Ratio.Of(value) && Ratio.Of(value) <= high)
            )
        )
        {
            Split(at);
            at = again();
        }

        return at?.Value.Constant == value ? at : null;
    }

    private bool Refine(Func<LinkedListNode<SearchPiece>, bool> matters, int most)
    {
        for (var hasCut = true; hasCut; )
        {
            hasCut = false;
            for (var at = _parts.First; at is not null; )
            {
                if (at.Value.IsSettled || !matters(at))
                {
                    at = at.Next;
                    continue;
                }

                if (_reading.Count >= most)
                {
                    return false;
                }

                (at, hasCut) = (Split(at), true);
            }
        }

        return true;
    }

    // Whether the target may lie in a part, or be passed on the way into it.
    private bool MayReach(LinkedListNode<SearchPiece> at) =>
        Signs(at.Value)[0].Sign is not { } sign
        || (at.Previous is { } before && Signs(before.Value)[^1].Sign == -sign)
        || (at.Next is { } after && Signs(after.Value)[0].Sign == -sign);

    private bool IsBeyond(LinkedListNode<SearchPiece> at) => IsBeyond(at.Value);

    // Whether something lower, higher or nearer than all that was met may lie in a part.
    private bool IsBeyond(SearchPiece part)
    {
        if (part.Refused is not null || Lowest is not { } lowest || Highest is not { } highest || Nearest is not { } nearest)
        {
            return true;
        }

        var (low, high) = part.Value.Range;
        return low < lowest.Value
            || high > highest.Value
            || Ratio.Least((low - _target).Abs(), (high - _target).Abs()) < (nearest.Value - _target).Abs();
    }

    private LinkedListNode<SearchPiece> Split(LinkedListNode<SearchPiece> at)
    {
        var (part, cut, before) = (at.Value, at.Value.Cut!.Value, at);
        foreach (var (first, last) in new[] { (part.From, cut - 1), (cut, cut), (cut + 1, part.To) })
        {
            if (first <= last)
            {
                before = _parts.AddAfter(before, first == last ? _reading.Point(first) : Make(first, last));
                Meet(before.Value);
            }
        }

        var next = at.Next!;
        _parts.Remove(at);
        return next;
    }

    private SearchPiece Make(BigInteger from, BigInteger to)
    {
        var part = from == to ? _reading.Point(from) : _reading.Read(from, to);
        Meet(part);
        if (!part.IsSettled)
        {
            // The ends in numbers that nothing rounds: beside an edge, the digits of a decimal would round it over.
            Meet(_reading.Read(from, from));
            Meet(_reading.Read(to, to));
        }

        return part;
    }

    private void Meet(SearchPiece part)
    {
        if (!part.IsSettled || part.Refused is not null)
        {
            return;
        }

        if (part.Value.RationalFunction is not { } curve)
        {
            Meet(Ratio.Of(part.Value.Constant!.Value), part.From);
            return;
        }

        foreach (var (from, to, _) in Signs(part))
        {
            var (low, high) = curve.Extremes(from, to);
            Meet(low.Value, low.At);
            Meet(high.Value, high.At);
        }
    }

    private void Meet(Ratio value, BigInteger at)
    {
        Nearest = Nearest is { } nearest && (nearest.Value - _target).Abs() <= (value - _target).Abs() ? Nearest : (value, at);
        Lowest = Lowest is { } lowest && lowest.Value <= value ? Lowest : (value, at);
        Highest = Highest is { } highest && highest.Value >= value ? Highest : (value, at);
    }
}
