using System.Numerics;
using FineCalc.Comparing;
using FineCalc.Json;
using FineCalc.Risk;
using FineCalc.Steps;

namespace FineCalc.Seeking;

// What a search has found, in decimals, each of them tried by the exact reading.
internal sealed class SearchFindings
{
    private const int MostDecimals = 28;

    // How far from where it should be a root of few digits is looked for.
    private static readonly Ratio Near = Ratio.Of(0.000_000_000_001m);

    private readonly GoalSearch _search;
    private readonly IntervalReading _reading;
    private readonly Goal _goal;
    private readonly bool _hasNoLow;
    private readonly bool _hasNoHigh;
    private readonly List<(BigInteger From, BigInteger To, int? Sign, SearchPiece Part)> _runs;
    private readonly List<FactRange> _roots = [];
    private readonly List<Crossing> _passes = [];

    public SearchFindings(GoalSearch search, IntervalReading reading, bool hasNoLow, bool hasNoHigh)
    {
        (_search, _reading, _goal, _hasNoLow, _hasNoHigh) = (search, reading, reading.Goal, hasNoLow, hasNoHigh);
        _runs = [.. from part in search.Parts from run in search.Signs(part) select (run.From, run.To, run.Sign, part)];
    }

    private bool IsListed => _goal.Fact.Unit is Unit.Choice or Unit.Flag;

    public GoalSeekResult Result(string stepName, string? infringement, bool hasOtherOpenFacts)
    {
        FindRoots();
        FindPasses();
        FindRounded();
        _roots.Sort((left, right) => Comparer<decimal?>.Default.Compare(left.From ?? decimal.MinValue, right.From ?? decimal.MinValue));
        return new(_reading.Version, _goal, stepName, infringement)
        {
            Roots = _roots,
            Passes = _passes,
            Nearest = _roots.Count > 0 ? _roots[0] : Stretch(_search.Nearest),
            Lowest = _search.IsRangeKnown && !IsEndless(_search.Lowest) ? Stretch(_search.Lowest) : null,
            Highest = _search.IsRangeKnown && !IsEndless(_search.Highest) ? Stretch(_search.Highest) : null,
            Refused = Refused(),
            HasOtherOpenFacts = hasOtherOpenFacts,
        };
    }

    // Neighbouring values at the target are one root.
    private void FindRoots()
    {
        for (var i = 0; i < _runs.Count; i++)
        {
            if (_runs[i].Sign != 0)
            {
                continue;
            }

            var first = i;
            while (i + 1 < _runs.Count && _runs[i + 1].Sign == 0)
            {
                i++;
            }

            if (IsListed)
            {
                Listed(_runs[first].From, _runs[i].To);
            }
            else
            {
                Root(_runs[first].From, _runs[i].To);
            }
        }
    }

    // The answers of a closed list are no range, however many of them serve.
    private void Listed(BigInteger first, BigInteger last)
    {
        for (var n = first; n <= last; n++)
        {
            var value = _goal.RatioAt(n).ToDecimal();
            _roots.Add(new FactRange(_goal.Target, value, value) { Why = Why(n, n) });
        }
    }

    private void Root(BigInteger first, BigInteger last)
    {
        if (Between(first, last, _goal.Target) is { } stretch)
        {
            _roots.Add(stretch with { Why = Why(first, last) });
        }
        else if (first != last || !Snap(first))
        {
            Pass(CrossingKind.Between, first - 1, last + 1);
        }
    }

    private void FindPasses()
    {
        for (var i = 0; i < _runs.Count; i++)
        {
            var (from, to, sign, part) = _runs[i];
            if (sign is null && !part.IsSettled)
            {
                Pass(CrossingKind.Unsearched, from, to);
            }
            else if (
                i > 0
                && !IsListed
                && sign is (-1 or 1)
                && _runs[i - 1] is var before
                && before.Sign == -sign
                && !IsSnapped(before.Part, from - 1)
                && !IsSnapped(part, from)
            )
            {
                Pass(
                    IsContinued(before.Part, part, from) ? CrossingKind.Between : CrossingKind.Jump,
                    Standing(from - 1, ValueOf(before.Part, from - 1)),
                    Standing(from, ValueOf(part, from))
                );
            }
        }
    }

    // Where a step comes so near to its target that the digits of decimals decide, they are asked.
    private void FindRounded()
    {
        foreach (var (from, to, _, part) in _runs.Where(r => r.Sign is -1 or 1 && r.Part.Value.RationalFunction is not null).ToList())
        {
            var (low, high) = part.Value.RationalFunction!.Extremes(from, to);
            _ = IsSnapped(part, low.At);
            _ = IsSnapped(part, high.At);
        }
    }

    private bool IsSnapped(SearchPiece part, BigInteger n) => GoalSearch.IsAbout(ValueOf(part, n), Ratio.Of(_goal.Target)) && Snap(n);

    // Whether one rule runs on into the next, or is met by it on the way from one value to the next.
    private static bool IsContinued(SearchPiece left, SearchPiece right, BigInteger from)
    {
        if (left == right)
        {
            return true;
        }

        if (!left.IsSettled || !right.IsSettled)
        {
            return false;
        }

        var (before, after) = (ValueOf(left, from - 1) - ValueOf(right, from - 1), ValueOf(left, from) - ValueOf(right, from));
        return before.Sign * after.Sign < 0
            || GoalSearch.IsAbout(ValueOf(left, from), ValueOf(right, from))
            || GoalSearch.IsAbout(ValueOf(left, from - 1), ValueOf(right, from - 1));
    }

    // What the rule of a part has for a value; a part that was left whole has no single rule, and any of its values serves.
    private static Ratio ValueOf(SearchPiece part, BigInteger n) => part.Value.RationalFunction?.At(n) ?? part.Value.Range.Low;

    // Looks for the decimal with the fewest digits that the exact reading finds at the target, close to where it should be.
    private bool Snap(BigInteger n)
    {
        var exact = _goal.RatioAt(n);
        var widest = Near * Ratio.Greatest(Ratio.Of(1m), exact.Abs());
        var candidates = new List<BigInteger>();
        for (var decimals = 0; decimals < MostDecimals && _goal.IsFinest; decimals++)
        {
            var grid = new Ratio(BigInteger.One, BigInteger.Pow(10, decimals));
            var near = new Ratio(((exact / grid) + new Ratio(1, 2)).Floor(), BigInteger.One) * grid;
            if ((near - exact).Abs() <= widest)
            {
                candidates.Add(_goal.Floor(near));
            }
        }

        foreach (var candidate in candidates.Concat([Below(n), Above(n)]).Distinct().Where(c => c >= _search.From && c <= _search.To))
        {
            if (_reading.At(candidate) == _goal.Target)
            {
                var value = _goal.RatioAt(candidate).ToDecimal();
                if (!_roots.Any(r => r.Contains(value)))
                {
                    _roots.Add(new FactRange(_goal.Target, value, value));
                }

                return true;
            }
        }

        return false;
    }

    private void Pass(CrossingKind kind, BigInteger before, BigInteger after)
    {
        var (from, to) = (Below(BigInteger.Max(before, _search.From)), Above(BigInteger.Min(after, _search.To)));
        _passes.Add(new Crossing(kind, _goal.RatioAt(from).ToDecimal(), _goal.RatioAt(to).ToDecimal(), _reading.At(from), _reading.At(to)));
    }

    private FactRange? Stretch((Ratio Value, BigInteger At)? met)
    {
        if (met is not var (value, n))
        {
            return null;
        }

        if (
            !IsListed
            && _search.Around(n) is { Value: { } held } around
            && around.From < around.To
            && Ratio.Of(held) == value
            && Between(around.From, around.To, held) is { } stretch
        )
        {
            return stretch with { Why = Why(around.From, around.To) };
        }

        // Beyond the digits of decimals a curve may run on, and the case cannot be assessed.
        n = Standing(n, value);
        var at = _goal.RatioAt(n).ToDecimal();
        return _reading.At(n) is not { } step ? null : new(step, at, at) { Why = Why(n, n) is { Count: > 0 } why ? why : End(n) };
    }

    // The decimal at which the exact reading has a value, or comes nearest to it. Beside a jump the next decimal may be rounded over it,
    // and one a few digits away stands for it.
    private BigInteger Standing(BigInteger n, Ratio value)
    {
        var (best, distance) = (n, (Ratio?)null);
        for (
            var (decimals, step) = (0, BigInteger.Zero);
            decimals < MostDecimals / 2;
            decimals++, step = _goal.IsFinest ? BigInteger.Max(1, step * 10) : step
        )
        {
            foreach (var near in new[] { Below(n - step), Above(n + step) }.Where(c => c >= _search.From && c <= _search.To))
            {
                if (_reading.At(near) is { } got && (Ratio.Of(got) - value).Abs() is var off && !(distance <= off))
                {
                    (best, distance) = (near, off);
                }
            }

            if (distance is { } least && GoalSearch.IsAbout(least + value, value))
            {
                break;
            }
        }

        return best;
    }

    // Why the step stays where it is on a stretch. Where it stays so whatever the fact is and nothing holds it, the fact does not enter,
    // or enters in vain.
    private IReadOnlyList<BindingConstraint> Why(BigInteger from, BigInteger to)
    {
        var isFlat = _search.IsRangeKnown && _search.Lowest?.Value == _search.Highest?.Value && _search.From < _search.To;
        var widest = _search.Parts.Where(p => from <= p.To && p.From <= to && p.IsSettled && p.Refused is null).MaxBy(p => p.To - p.From);
        var why = !IsListed && widest?.Constant is not null && from < to ? ConstraintFinder.Of(_reading, widest) : [];
        return why.Count == 0 && isFlat
            ? [new BindingConstraint(_reading.Enters(from) ? "no-change" : "no-effect", _goal.Fact.Name, _goal.Fact.Source)]
            : why;
    }

    // Why it goes no further where nothing holds it.
    private IReadOnlyList<BindingConstraint> End(BigInteger n)
    {
        var isAtEnd = (n == _search.To && !_hasNoHigh) || (n == _search.From && !_hasNoLow);
        return isAtEnd && !IsListed && _search.From < _search.To
            ? [new BindingConstraint("range-end", _goal.Fact.Name, _goal.Fact.Source)]
            : [];
    }

    // An extreme at the far end of a search that has no end is none.
    private bool IsEndless((Ratio Value, BigInteger At)? met) =>
        met is var (_, at)
        && _search.Around(at) is var (from, to, _)
        && !IsWide(from, to)
        && ((_hasNoHigh && to == _search.To) || (_hasNoLow && from == _search.From));

    // A last stretch that is a sliver of the search ends with the search, and one that is the better part of it has no end.
    private bool IsWide(BigInteger from, BigInteger to) => 4 * (to - from) > _search.To - _search.From;

    // The values from one multiple to another, all of which have one value of the step; null where the exact reading does not find it
    // there.
    private FactRange? Between(BigInteger first, BigInteger last, decimal value)
    {
        if (
            Inner(first, last, 1, value) is not { } low
            || Inner(last, first, -1, value) is not { } high
            || _reading.At(Below((low + high) >> 1)) != value
        )
        {
            return null;
        }

        if (first == last)
        {
            var point = _goal.RatioAt(first).ToDecimal();
            return new(value, point, point);
        }

        // The end that is written with fewer digits is the one that the rule speaks of; it belongs to the stretch or to what lies beside
        // it.
        var (isBelow, isAbove) = (
            _goal.IsFinest && first > _search.From && Zeros(first - 1) > Zeros(first),
            _goal.IsFinest && last < _search.To && Zeros(last + 1) > Zeros(last)
        );
        return new(
            value,
            _hasNoLow && first == _search.From && IsWide(first, last) ? null : _goal.RatioAt(isBelow ? first - 1 : low).ToDecimal(),
            _hasNoHigh && last == _search.To && IsWide(first, last) ? null : _goal.RatioAt(isAbove ? last + 1 : high).ToDecimal()
        )
        {
            IncludesFrom = !isBelow,
            IncludesTo = !isAbove,
        };
    }

    // The outermost decimal of a stretch at which the exact reading has the value: an edge may be missed in the last digits.
    private BigInteger? Inner(BigInteger end, BigInteger otherEnd, int inwards, decimal value)
    {
        for (var (tries, step) = (0, BigInteger.Zero); tries < MostDecimals / 2; tries++, step = BigInteger.Max(1, step * 10))
        {
            var at = inwards > 0 ? Above(end + step) : Below(end - step);
            if ((otherEnd - at) * inwards < 0)
            {
                return null;
            }

            if (_reading.At(at) == value)
            {
                return at;
            }
        }

        return null;
    }

    private List<Problem> Refused()
    {
        var refused = new List<Problem>();
        var parts = _search.Parts.ToList();
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i] is not { IsSettled: true, Refused: { } problems } part)
            {
                continue;
            }

            var first = i;
            while (i + 1 < parts.Count && parts[i + 1].Refused?.SequenceEqual(problems) == true)
            {
                i++;
            }

            var (from, to) = (_goal.RatioAt(Above(part.From)).ToDecimal(), _goal.RatioAt(Below(parts[i].To)).ToDecimal());
            string Show(decimal value) => _goal.Fact.Show(value, _reading.Program.Currency);
            var where = from == to ? Show(from) : $"{Show(from)} to {Show(to)}";
            refused.AddRange(problems.Select(p => p with { Message = $"{p.Message[..^1]}, where '{_goal.Fact.Name}' is {where}." }));
        }

        return refused;
    }

    // The nearest multiple that is a decimal, not above or not below.
    private BigInteger Below(BigInteger n) => _goal.Floor(Ratio.Of(_goal.RatioAt(n).ToDecimal(-1)));

    private BigInteger Above(BigInteger n) => _goal.Ceiling(Ratio.Of(_goal.RatioAt(n).ToDecimal(1)));

    private static int Zeros(BigInteger n)
    {
        var zeros = 0;
        while (zeros < 100 && (n % 10).IsZero)
        {
            (n, zeros) = (n / 10, zeros + 1);
        }

        return zeros;
    }
}
