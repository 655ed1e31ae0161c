namespace FineCalc.Steps;

// Which steps can be read in every case whose answers are allowed and not beyond all measure, so that whoever asks only
// whether they can be read need not read them. By the ends of what each step comes to.
internal sealed class Unfailing(FixedSteps known)
{
    private const double LargestDecimal = 7e28;

    // Ends that were rounded on the way are this far off at most, in proportion.
    private const double Slack = 1e-9;

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

    public bool MayFail(int node) => Of(node).MayFail;

    private (Ends Ends, bool MayFail) Of(int node)
    {
        if (!_ofSteps.TryGetValue(node, out var of))
        {
            var mayFail = false;
            var ends = known.IsFixedAt(node) ? Ends.Point(known.ValueAt(node)) : Compute(node, ref mayFail);
            of = (ends, mayFail || !(Math.Abs(ends.Low) < LargestDecimal && Math.Abs(ends.High) < LargestDecimal));
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
                return of[1].Low > 0d || of[1].High < 0d ? Ends.Corners(of[0], of[1], (l, r) => l / r) : Fails(ref mayFail);
            case ExtremeNode { Kind: StepKind.Greatest }:
                return of.Aggregate(Ends.Greatest);
            case ExtremeNode:
                return of.Aggregate(Ends.Least);
            case ClampNode { HasFloor: true, HasCap: true }:
                mayFail |= !IsAtMost(of[1].High, of[2].Low);
                return Ends.Least(Ends.Greatest(of[0], of[1]), of[2]);
            case ClampNode clamp:
                return clamp.HasFloor ? Ends.Greatest(of[0], of[1]) : Ends.Least(of[0], of[1]);
            case CompareNode:
                return new(0d, 1d);
            case TableNode { Table: var table }:
                mayFail |=
                    !IsAtMost((double)table.Start, of[0].Low)
                    || (table.Rows[^1].UpTo is { } upTo && !(of[0].High < (double)upTo * (1d - Slack)));
                return table.Rows.Select(row => Ends.Either(Ends.Point(row.Low), Ends.Point(row.High))).Aggregate(Ends.Either);
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

        return new((double)Math.Max(low, -limit), (double)Math.Min(high, limit));
    }

    // Nothing is known of what cannot be read.
    private static Ends Fails(ref bool mayFail)
    {
        mayFail = true;
        return new(0d, 0d);
    }

    // For certain, though either may have been rounded; nothing rounds to below nothing.
    private static bool IsAtMost(double left, double right) =>
        (left == 0d && right >= 0d) || left + (Slack * Math.Abs(left)) <= right - (Slack * Math.Abs(right));

    private readonly record struct Ends(double Low, double High)
    {
        public static Ends Point(decimal value) => new((double)value, (double)value);

        public static Ends Greatest(Ends a, Ends b) => new(Math.Max(a.Low, b.Low), Math.Max(a.High, b.High));

        public static Ends Least(Ends a, Ends b) => new(Math.Min(a.Low, b.Low), Math.Min(a.High, b.High));

        public static Ends Either(Ends a, Ends b) => new(Math.Min(a.Low, b.Low), Math.Max(a.High, b.High));

        public static Ends Corners(Ends a, Ends b, Func<double, double, double> of)
        {
            double[] corners = [of(a.Low, b.Low), of(a.Low, b.High), of(a.High, b.Low), of(a.High, b.High)];
            return new(corners.Min(), corners.Max());
        }
    }
}
