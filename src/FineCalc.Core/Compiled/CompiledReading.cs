using System.Linq.Expressions;

namespace FineCalc.Steps;

// The exact reading of all cases that answer the same questions as compiled code: the same decimal operations in the same order. It gives
// up, and evaluation reports the problems, wherever something is wrong; it never decides what a problem is.
internal sealed class CompiledReading
{
    private readonly Func<Binding, decimal> _amount;
    private readonly Action<Binding, decimal[]>? _values;
    private readonly Dictionary<int, int> _kept;

    private CompiledReading(
        Func<Binding, decimal> amount,
        bool mayBeOpen,
        Action<Binding, decimal[]>? values,
        IReadOnlyList<(int Node, int Infringement)> shown,
        Dictionary<int, int> kept
    ) => (_amount, MayBeOpen, _values, Shown, _kept) = (amount, mayBeOpen, values, shown, kept);

    // Whether a case may come to something open, whose range evaluation has to read.
    public bool MayBeOpen { get; }

    // The steps that are shown beside the amount in every case, which has one infringement.
    public IReadOnlyList<(int Node, int Infringement)> Shown { get; }

    // Where a node's value is among the values of a trace; -1 for one that is the same in every case of the known.
    public int PlaceOf(int node) => _kept.GetValueOrDefault(node, -1);

    // The amount; null where evaluation has to report what is wrong.
    public decimal? Amount(Binding binding)
    {
        try
        {
            return _amount(binding);
        }
        catch (Exception problem) when (problem is GaveUpException or OverflowException)
        {
            return null;
        }
    }

    // The values of the trace that differ from case to case; null where evaluation has to be taken.
    public decimal[]? Values(Binding binding)
    {
        if (_values is null)
        {
            return null;
        }

        try
        {
            var values = new decimal[_kept.Count];
            _values(binding, values);
            return values;
        }
        catch (Exception problem) when (problem is GaveUpException or OverflowException)
        {
            return null;
        }
    }

    public static CompiledReading? Try(FixedSteps known, Roots roots)
    {
        try
        {
            var binding = Expression.Parameter(typeof(Binding));
            var compiler = new Compiler(known, null, binding);
            var (amount, mayBeOpen) = (compiler.Amount(roots), compiler.MayBeOpen(roots));
            return new Compiler(known, Expression.Parameter(typeof(decimal[])), binding).Values(roots) is var (values, shown, kept)
                ? new CompiledReading(amount, mayBeOpen, values, shown, kept)
                : new CompiledReading(amount, mayBeOpen, null, [], []);
        }
        catch (GaveUpException)
        {
            return null;
        }
    }

    // The amount of a row, from a column of answers for each question in the order in which the program asks, in its currency, all allowed
    // and none beyond StepEnds.MostOf. It throws where evaluation must take over; null where it cannot be compiled, or where a range may
    // have to be read.
    public static Func<decimal[][], int, decimal>? TryRows(FixedSteps known, Roots roots)
    {
        try
        {
            var compiler = new Compiler(known, null, Expression.Parameter(typeof(decimal[][])));
            return compiler.MayBeOpen(roots) ? null : compiler.AmountOfRow(roots);
        }
        catch (GaveUpException)
        {
            return null;
        }
    }

    // Thrown by compiled code where evaluation must take over, and by the compiler at a node it does not know.
    internal sealed class GaveUpException : Exception;

    // With a place for the values, every value that is worked out is put there too. The answers come from a binding or from a plain row.
    private sealed class Compiler(FixedSteps known, ParameterExpression? values, ParameterExpression answers)
    {
        private static readonly Expression Zero = Expression.Constant(0m);
        private static readonly Expression One = Expression.Constant(1m);

        private readonly Program _program = known.Program;
        private readonly Dictionary<int, ParameterExpression> _kept = [];
        private readonly List<Expression> _body = [];
        private readonly Dictionary<int, int> _places = [];
        private readonly ParameterExpression _row = Expression.Parameter(typeof(int));
        private readonly StepEnds _ends = new(known);

        public Func<Binding, decimal> Amount(Roots roots) =>
            Expression.Lambda<Func<Binding, decimal>>(AmountBody(roots, areOfMeasure: false), answers).Compile();

        public Func<decimal[][], int, decimal> AmountOfRow(Roots roots) =>
            Expression.Lambda<Func<decimal[][], int, decimal>>(AmountBody(roots, areOfMeasure: true), answers, _row).Compile();

        private BlockExpression AmountBody(Roots roots, bool areOfMeasure)
        {
            // What may fail is read as well.
            var beside = roots
                .Beside.Where(b => MayBeRead(b.When))
                .Where(b => _ends.MayFail(b.Node) | (b.When is { } when && _ends.MayFail(when)))
                .ToList();
            Keep([roots.Result, .. beside.SelectMany(b => b.When is { } when ? new[] { when, b.Node } : [b.Node]), .. roots.MustHold]);
            List<Expression> last =
            [
                .. roots.MustHold.Select(check => GiveUpIf(Expression.Equal(Read(check), Zero))),
                .. beside
                    .Where(b => IsYetToBeRead(b.Node) || (b.When is { } when && IsYetToBeRead(when)))
                    .Select(b =>
                        b.When is { } when ? Expression.IfThen(Expression.NotEqual(Read(when), Zero), Read(b.Node)) : Read(b.Node)
                    ),
                Read(roots.Result),
            ];

            // All that was left out rests on these.
            if (!areOfMeasure)
            {
                _body.AddRange(
                    _ends.Limits.Select(limit =>
                        GiveUpIf(
                            Expression.GreaterThan(
                                Call<Func<decimal, decimal>>(Math.Abs, AnswerTo(limit.Key)),
                                Expression.Constant(limit.Value)
                            )
                        )
                    )
                );
            }

            _body.AddRange(last);
            return Expression.Block(_kept.Values, _body);
        }

        // Whether a step that is read where another holds may be read at all.
        private bool MayBeRead(int? when) => when is not { } node || !known.IsFixedAt(node) || known.ValueAt(node) != 0m;

        private bool IsYetToBeRead(int node) => !known.IsFixedAt(node) && !_kept.ContainsKey(node);

        private static ConditionalExpression GiveUpIf(Expression condition) =>
            Expression.IfThen(condition, Expression.Throw(Expression.New(typeof(GaveUpException))));

        // Null where a result may be open, or where it turns on the case whether a step is shown.
        public (Action<Binding, decimal[]> Values, IReadOnlyList<(int Node, int Infringement)> Shown, Dictionary<int, int> Kept)? Values(
            Roots roots
        )
        {
            if (roots.Shown.Any(s => !known.IsFixedAt(s.When)))
            {
                return null;
            }

            int[] shown = [.. roots.Shown.Where(s => known.ValueAt(s.When) != 0m).Select(s => s.Node)];
            if (MayBeOpen(roots))
            {
                return null;
            }

            int[] all = [roots.Result, roots.Provisional, .. shown, .. roots.Checks];
            Keep(all);
            _body.AddRange(all.Where(node => !known.IsFixedAt(node)).Distinct().Select(Read));
            _body.Add(Expression.Empty());
            return (
                Expression.Lambda<Action<Binding, decimal[]>>(Expression.Block(_kept.Values, _body), answers, values!).Compile(),
                [.. shown.Select(node => (node, 0))],
                _places
            );
        }

        public bool MayBeOpen(Roots roots) =>
            Reached([roots.Result, roots.Provisional, .. roots.Shown.Where(s => MayBeRead(s.When)).Select(s => s.Node)]).Any(MayBeOpen);

        // A selection that is open is open on every branch, though one is taken and the condition is not read again.
        private bool MayBeOpen(int node) =>
            known.IsOpenAt(node) || (_program.Nodes[node] is SelectNode && known.IsOpenAt(_program.Inputs[node][0]));

        // The nodes that may be read on the way.
        private HashSet<int> Reached(int[] from)
        {
            var reached = new HashSet<int>();
            var waiting = new Stack<int>(from);
            while (waiting.TryPop(out var node))
            {
                if (reached.Add(node) && !known.IsFixedAt(node))
                {
                    foreach (var input in Entering(node))
                    {
                        waiting.Push(input);
                    }
                }
            }

            return reached;
        }

        // A node that enters more than one other is read once, before them. It may be one that the case does not come to;
        // then reading it may give up needlessly, which costs time and nothing else.
        private void Keep(int[] roots)
        {
            var uses = new int[_program.Nodes.Length];
            var waiting = new Stack<int>(roots);
            while (waiting.TryPop(out var node))
            {
                if (uses[node]++ == 0 && !known.IsFixedAt(node))
                {
                    foreach (var input in Telling(node))
                    {
                        waiting.Push(input);
                    }
                }
            }

            for (var node = 0; node < uses.Length; node++)
            {
                if (uses[node] > 1 && !known.IsFixedAt(node))
                {
                    var value = Read(node);
                    var kept = Expression.Variable(typeof(decimal));
                    _body.Add(Expression.Assign(kept, value));
                    _kept.Add(node, kept);
                }
            }
        }

        // The inputs that can be read, given which questions are answered: of a question that is answered none, of a fixed selection the
        // branch taken.
        private int[] Entering(int node) =>
            _program.Nodes[node] switch
            {
                FactNode when _program.Inputs[node] is [var otherwise] && !IsAnswered(node) => [otherwise],
                FactNode => [],
                SelectNode when known.IsFixedAt(_program.Inputs[node][0]) => [Taken(node)],
                _ => _program.Inputs[node],
            };

        // Those of them that can change what comes out. Who asks for the values of all steps has to work out all.
        private int[] Telling(int node) =>
            _program.Nodes[node] switch
            {
                ExtremeNode extreme when values is null => Candidates(extreme, _program.Inputs[node]),
                ClampNode clamp when values is null => Limits(clamp, _program.Inputs[node]),
                _ => Entering(node),
            };

        // Those of the compared that can be what comes out. Of equals it is the first, and the others may be written with other digits.
        private int[] Candidates(ExtremeNode extreme, int[] inputs) =>
            [
                .. inputs.Where(
                    (it, at) => !inputs.Where((other, place) => place != at && IsOutdone(extreme.Kind, it, other, place < at)).Any()
                ),
            ];

        // Whether another comes out instead, whatever the case.
        private bool IsOutdone(StepKind kind, int node, int other, bool isFirst) =>
            kind == StepKind.Greatest
                ? isFirst
                    ? _ends.IsAtLeast(other, node)
                    : _ends.IsAbove(other, node)
                : isFirst
                    ? _ends.IsAtLeast(node, other) || IsCappedBy(other, node)
                    : _ends.IsAbove(node, other);

        // Whether a step is limited to what another comes to.
        private bool IsCappedBy(int node, int cap) =>
            !_ends.MayFail(cap)
            && _program.Nodes[Through(node)] switch
            {
                ClampNode { HasCap: true } => Through(_program.Inputs[Through(node)][^1]) == Through(cap),
                ExtremeNode { Kind: StepKind.Least } => _program.Inputs[Through(node)].Any(input => Through(input) == Through(cap)),
                _ => false,
            };

        // The step whose value another hands on as it is.
        private int Through(int node) =>
            !known.IsFixedAt(node) && _program.Nodes[node] is ExtremeNode or ClampNode && Telling(node) is [var only]
                ? Through(only)
                : node;

        // The limited step, and those of its limits that can bind.
        private int[] Limits(ClampNode clamp, int[] inputs) =>
            IsInConflict(clamp, inputs)
                ? inputs
                :
                [
                    inputs[0],
                    .. clamp.HasFloor && !_ends.IsAtLeast(inputs[0], inputs[1]) ? [inputs[1]] : Array.Empty<int>(),
                    .. clamp.HasCap && !_ends.IsAtLeast(inputs[^1], inputs[0]) ? [inputs[^1]] : Array.Empty<int>(),
                ];

        // Whether a floor may lie above a cap.
        private bool IsInConflict(ClampNode clamp, int[] inputs) =>
            clamp is { HasFloor: true, HasCap: true } && !_ends.IsAtLeast(inputs[2], inputs[1]);

        private bool IsAnswered(int node) => known.IsAnswered(_program.FactOf[node]);

        private int Taken(int node) => _program.Inputs[node][(int)known.ValueAt(_program.Inputs[node][0]) + 1];

        private Expression Read(int node) =>
            known.IsFixedAt(node) ? Expression.Constant(known.ValueAt(node))
            : _kept.TryGetValue(node, out var kept) ? kept
            : values is null ? Compute(node)
            : Expression.Assign(Expression.ArrayAccess(values, Expression.Constant(PlaceFor(node))), Compute(node));

        private int PlaceFor(int node) => _places.TryAdd(node, _places.Count) ? _places.Count - 1 : _places[node];

        private Expression Compute(int node)
        {
            var inputs = _program.Inputs[node];
            return _program.Nodes[node] switch
            {
                FactNode => Entering(node) is [var otherwise] ? Read(otherwise)
                : !IsAnswered(node) ? throw new GaveUpException()
                : AnswerTo(_program.FactOf[node]),
                SumNode sum => Sum(sum, inputs),
                ProductNode => Expression.Multiply(Read(inputs[0]), Read(inputs[1])),
                QuotientNode => Call<Func<decimal, decimal, decimal>>(Divide, Read(inputs[0]), Read(inputs[1])),
                ExtremeNode extreme => Telling(node).Select(Read).Aggregate((left, right) => Extreme(extreme.Kind, left, right)),
                ClampNode clamp => Clamped(clamp, node),
                CompareNode compare => Expression.Condition(Compared(compare.Comparison, Read(inputs[0]), Read(inputs[1])), One, Zero),
                TableNode table => Call<Func<BandTable, decimal, decimal>>(LookUp, Expression.Constant(table.Table), Read(inputs[0])),
                SelectNode => Select(node, inputs),
                RoundNode round => Call<Func<decimal, decimal, RoundingMode, decimal>>(
                    Rounding.Apply,
                    Read(inputs[0]),
                    Read(inputs[1]),
                    Expression.Constant(round.Mode)
                ),
                OverNode { GroupBy.WhenMissing: Missing.Required } when !IsAnswered(node) => throw new GaveUpException(),
                OverNode { HasCap: true } => Extreme(StepKind.Least, Read(inputs[0]), Read(inputs[1])),
                OverNode => Read(inputs[0]),
                _ => throw new GaveUpException(),
            };
        }

        private Expression AnswerTo(int fact) =>
            answers.Type == typeof(decimal[][])
                ? Expression.ArrayIndex(Expression.ArrayIndex(answers, Expression.Constant(fact)), _row)
                : Call<Func<Binding, int, decimal>>(Answer, answers, Expression.Constant(fact));

        private Expression Sum(SumNode sum, int[] inputs)
        {
            Expression total = sum.Minus[0] ? Expression.Subtract(Zero, Read(inputs[0])) : Read(inputs[0]);
            for (var i = 1; i < inputs.Length; i++)
            {
                // Adding a fixed nothing changes no digit, unless it is written with decimals: 5 and 0.00 make 5.00.
                if (!known.IsFixedAt(inputs[i]) || known.ValueAt(inputs[i]) is not (0m and { Scale: 0 }))
                {
                    total = sum.Minus[i] ? Expression.Subtract(total, Read(inputs[i])) : Expression.Add(total, Read(inputs[i]));
                }
            }

            return total;
        }

        private Expression Clamped(ClampNode clamp, int node)
        {
            var (inputs, telling) = (_program.Inputs[node], Telling(node));
            if (IsInConflict(clamp, inputs))
            {
                return Call<Func<decimal, decimal, decimal, decimal>>(Clamp, Read(inputs[0]), Read(inputs[1]), Read(inputs[2]));
            }

            var value = Read(inputs[0]);
            value = clamp.HasFloor && telling.Contains(inputs[1]) ? Extreme(StepKind.Greatest, value, Read(inputs[1])) : value;
            return clamp.HasCap && telling.Contains(inputs[^1]) ? Extreme(StepKind.Least, value, Read(inputs[^1])) : value;
        }

        private Expression Select(int node, int[] inputs)
        {
            if (known.IsFixedAt(inputs[0]))
            {
                return Read(Taken(node));
            }

            // Compared with each place in the list but the last, as a choice has few.
            var selector = Expression.Variable(typeof(decimal));
            var chosen = Read(inputs[^1]);
            for (var i = inputs.Length - 3; i >= 0; i--)
            {
                chosen = Expression.Condition(Expression.Equal(selector, Expression.Constant((decimal)i)), Read(inputs[i + 1]), chosen);
            }

            return Expression.Block([selector], Expression.Assign(selector, Read(inputs[0])), chosen);
        }

        private static MethodCallExpression Extreme(StepKind kind, Expression left, Expression right) =>
            Call<Func<decimal, decimal, decimal>>(kind == StepKind.Greatest ? Exact.Greatest : Exact.Least, left, right);

        // By the method itself and not by its name, so that it stays when a program is trimmed.
        private static MethodCallExpression Call<TDelegate>(TDelegate method, params Expression[] inputs)
            where TDelegate : Delegate => Expression.Call(method.Method, inputs);

        private static BinaryExpression Compared(Comparison comparison, Expression left, Expression right) =>
            comparison switch
            {
                Comparison.Above => Expression.GreaterThan(left, right),
                Comparison.AtLeast => Expression.GreaterThanOrEqual(left, right),
                Comparison.Below => Expression.LessThan(left, right),
                Comparison.AtMost => Expression.LessThanOrEqual(left, right),
                _ => Expression.Equal(left, right),
            };

        private static decimal Answer(Binding binding, int fact) => binding[0, fact]!.Likely;

        private static decimal Divide(decimal left, decimal right) =>
            Exact.CanDivideBy(right) ? Exact.Divide(left, right) : throw new GaveUpException();

        private static decimal Clamp(decimal value, decimal floor, decimal cap) =>
            Exact.Conflict(floor, cap) ? throw new GaveUpException() : Exact.Least(Exact.Greatest(value, floor), cap);

        private static decimal LookUp(BandTable table, decimal value) =>
            table.Find(value) is var row and >= 0 ? table.At(row, value) : throw new GaveUpException();
    }
}
