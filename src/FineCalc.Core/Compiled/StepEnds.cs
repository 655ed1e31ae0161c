namespace FineCalc.Steps;

// Between which ends each step lies in all cases that answer the same questions, if their answers are allowed and not beyond all measure.
// Worked out by the operations of the readings themselves, which round the same way and keep the order of what they round: so the ends hold
// to the last digit, and who knows them need not read what cannot fail, nor compare what cannot change places.
internal sealed class StepEnds(FixedSteps known)
{
    // A line between two points may miss the second by what its quotient was rounded by.
    private const decimal OffTheLine = 1e-20m;

    private readonly Program _program = known.Program;
    private readonly Dictionary<int, (Ends Ends, bool MayFail)> _ofSteps = [];

    // What an answer may come to at most where its question sets no end; greater ones must be looked at.
    private readonly Dictionary<int, decimal> _limits = [];

    // The questions whose answers were taken to be of some measure, and that measure.
    public IReadOnlyDictionary<int, decimal> Limits => _limits;

    // Answers beyond this are possible and rare.
    public static decimal MostOf(Unit unit) =>
        unit switch
        {
            Unit.Money => 1e15m,
            Unit.Rate => 1e3m,
            _ => 1e12m,
        };

    // Whether some case cannot read the step.
    public bool MayFail(int node) => Of(node).MayFail;

    // Whether both can be read in every case, and the one is then at least the other.
    public bool IsAtLeast(int node, int other) => !MayFail(node) && !MayFail(other) && Of(node).Ends.Low >= Of(other).Ends.High;

    // The same, and they are never equal.
    public bool IsAbove(int node, int other) => IsAtLeast(node, other) && Of(node).Ends.Low > Of(other).Ends.High;

    private (Ends Ends, bool MayFail) Of(int node)
    {
        if (!_ofSteps.TryGetValue(node, out var of))
        {
            var mayFail = false;
            try
            {
                var ends = known.IsFixedAt(node) ? Ends.Point(known.ValueAt(node)) : Compute(node, ref mayFail);
                of = (ends, mayFail);
            }
            catch (OverflowException)
            {
                of = (default, true);
            }

            _ofSteps.Add(node, of);
        }

        return of;
    }

    private Ends Compute(int at, ref bool mayFail)
    {
        var inputs = _program.Inputs[at];
        if (_program.Nodes[at] is FactNode fact)
        {
            return known.IsAnswered(_program.FactOf[at]) ? Answer(fact.Fact, _program.FactOf[at])
                : inputs is [var otherwise] ? Read(otherwise, ref mayFail)
                : Fails(ref mayFail);
        }

        if (_program.Nodes[at] is SelectNode && known.IsFixedAt(inputs[0]))
        {
            return Read(inputs[(int)known.ValueAt(inputs[0]) + 1], ref mayFail);
        }

        var of = new Ends[inputs.Length];
        for (var i = 0; i < of.Length; i++)
        {
            of[i] = Read(inputs[i], ref mayFail);
        }

        switch (_program.Nodes[at])
        {
            case SumNode sum:
                return of.Select((ends, i) => sum.Minus[i] ? new Ends(-ends.High, -ends.Low) : ends)
                    .Aggregate((a, b) => new(a.Low + b.Low, a.High + b.High));
            case ProductNode:
                return Ends.Corners(of[0], of[1], (l, r) => l * r);
            case QuotientNode:
                return of[1].Low > 0m || of[1].High < 0m ? Ends.Corners(of[0], of[1], (l, r) => l / r) : Fails(ref mayFail);
            case ExtremeNode { Kind: StepKind.Greatest }:
                return of.Aggregate(Ends.Greatest);
            case ExtremeNode:
                return of.Aggregate(Ends.Least);
            case ClampNode { HasFloor: true, HasCap: true }:
                mayFail |= of[1].High > of[2].Low;
                return Ends.Least(Ends.Greatest(of[0], of[1]), of[2]);
            case ClampNode clamp:
                return clamp.HasFloor ? Ends.Greatest(of[0], of[1]) : Ends.Least(of[0], of[1]);
            case CompareNode:
                return new(0m, 1m);
            case TableNode { Table: var table }:
                mayFail |= table.Start > of[0].Low || (table.Rows[^1].UpTo is { } upTo && of[0].High >= upTo);
                return table.Rows.Select(row => Line(row.Low, row.High)).Aggregate(Ends.Either);
            case SelectNode:
                return of[1..].Aggregate(Ends.Either);
            case RoundNode:
                var unit = Math.Max(Math.Abs(of[1].Low), Math.Abs(of[1].High));
                return new(of[0].Low - unit, of[0].High + unit);
            case OverNode { GroupBy: null } over:
                return over.HasCap ? Ends.Least(of[0], of[1]) : of[0];
            default:
                return Fails(ref mayFail);
        }
    }

    private Ends Read(int node, ref bool mayFail)
    {
        var (ends, itMayFail) = Of(node);
        mayFail |= itMayFail;
        return ends;
    }

    private Ends Answer(Fact fact, int at)
    {
        var (low, high) = fact.Ends;
        var limit = MostOf(fact.Unit);
        if (low < -limit || high > limit)
        {
            _limits[at] = limit;
        }

        return new(Math.Max(low, -limit), Math.Min(high, limit));
    }

    private static Ends Line(decimal from, decimal to) =>
        from == to ? Ends.Point(from)
        : from < to ? new(from, to + (OffTheLine * Math.Abs(to)) + OffTheLine)
        : new(to - (OffTheLine * Math.Abs(to)) - OffTheLine, from);

    // Nothing is known of what cannot be read.
    private static Ends Fails(ref bool mayFail)
    {
        mayFail = true;
        return default;
    }

    private readonly record struct Ends(decimal Low, decimal High)
    {
        public static Ends Point(decimal value) => new(value, value);

        public static Ends Greatest(Ends a, Ends b) => new(Math.Max(a.Low, b.Low), Math.Max(a.High, b.High));

        public static Ends Least(Ends a, Ends b) => new(Math.Min(a.Low, b.Low), Math.Min(a.High, b.High));

        public static Ends Either(Ends a, Ends b) => new(Math.Min(a.Low, b.Low), Math.Max(a.High, b.High));

        public static Ends Corners(Ends a, Ends b, Func<decimal, decimal, decimal> of)
        {
            decimal[] corners = [of(a.Low, b.Low), of(a.Low, b.High), of(a.High, b.Low), of(a.High, b.High)];
            return new(corners.Min(), corners.Max());
        }
    }
}
