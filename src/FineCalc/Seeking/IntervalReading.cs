using System.Numerics;
using FineCalc.Steps;

namespace FineCalc.Seeking;

// A stretch of values of the fact that is sought, and what the step is on it. Where there is a cut, the step is not one rule on all of it;
// its range then holds everything it can be, unless the stretch is refused, when nothing is known.
internal sealed record SearchPiece(BigInteger From, BigInteger To, StretchFormula Value, BigInteger? Cut, IReadOnlyList<Problem>? Refused)
{
    public bool IsSettled => Cut is null;

    public decimal? Constant => IsSettled && Refused is null ? Value.Constant : null;
}

// What is sought: the fact, whose answer it is, the step and its target; and the values that are tried, whole multiples of a unit.
internal sealed record Goal(Fact Fact, int? SoughtOf, int Step, int StepOf, decimal Target, decimal Unit)
{
    // Every decimal there is.
    public const decimal Finest = 0.0000000000000000000000000001m;

    private readonly Ratio _unit = Ratio.Of(Unit);

    public bool IsFinest => Unit == Finest;

    public Ratio RatioAt(BigInteger n) => new(n * _unit.Top, _unit.Bottom);

    public BigInteger Floor(Ratio value) => (value / _unit).Floor();

    public BigInteger Ceiling(Ratio value) => (value / _unit).Ceiling();
}

// Reads a version's steps over stretches of one fact: all that an assessment reads, so that what cannot be assessed is not an answer.
internal sealed class IntervalReading
{
    private readonly RegimeVersion _version;
    private readonly Binding _binding;
    private readonly Goal _goal;
    private readonly int[] _sought;
    private readonly StretchFormula[] _values;
    private readonly NodeState[] _visits;
    private readonly Dictionary<BigInteger, SearchPiece> _points = [];
    private bool[]? _depends;

    // The binding answers the fact with any value; where that stands, the reading has the fact itself.
    public IntervalReading(RegimeVersion version, Binding binding, Goal goal)
    {
        (_version, _binding, _goal) = (version, binding, goal);
        var program = version.Program;
        var places = program.Places(binding.Count);
        (_values, _visits) = (new StretchFormula[places], new NodeState[places]);
        _sought =
        [
            .. from node in Enumerable.Range(0, program.Nodes.Length)
            where IsSought(node)
            from infringement in Enumerable.Range(0, binding.Count)
            where IsSoughtOf(infringement)
            select program.Place(node, infringement),
        ];
    }

    public int Count { get; private set; }

    public RegimeVersion Version => _version;

    public Program Program => _version.Program;

    public Goal Goal => _goal;

    public Binding Binding => _binding;

    // Whether the fact enters a node at all.
    public bool Depends(int node)
    {
        if (_depends is null)
        {
            _depends = new bool[Program.Nodes.Length];
            for (var i = 0; i < _depends.Length; i++)
            {
                _depends[i] = IsSought(i) || Program.Inputs[i].Any(input => _depends[input]);
            }
        }

        return _depends[node];
    }

    public bool IsSought(int node) => Program.Nodes[node] is FactNode fact && fact.Fact == _goal.Fact;

    // Whether it is this infringement's answer that is sought: its own, or the case's where it has none.
    public bool IsSoughtOf(int infringement) =>
        _goal.SoughtOf is { } only
            ? only == infringement
            : infringement >= _binding.Facts.Infringements.Count
                || _binding.Facts.Infringements[infringement].Answers.All(a => a.Fact != _goal.Fact);

    // What the last reading left at a node, if it came there.
    public StretchFormula? Left(int node, int infringement) =>
        Program.Place(node, infringement) is var place && (_visits[place] & NodeState.Done) != 0 ? _values[place] : null;

    // Whether the value of the fact enters the step at all; the way there does not turn on its value. A value with which the case cannot
    // be assessed does not tell.
    public bool Enters(BigInteger n)
    {
        var own = _goal.SoughtOf is { } only && only < _binding.Facts.Infringements.Count ? _binding.Facts.Infringements[only].Name : null;
        var value = _goal.RatioAt(n).ToDecimal();
        var answer = new Answer(_goal.Fact, value, value, value, _goal.Fact.Unit == Unit.Money ? Program.Currency : default);
        var facts = own is null ? _binding.Facts.With(answer) : _binding.Facts.WithInfringement(own, i => i.With(answer));
        Calculator.Try(_version, facts, out var calculation);
        return calculation is not null
            && (calculation.ValuesUsedBy(_goal.Step, _goal.StepOf)?.Contains((_goal.Fact, own)) ?? Depends(_goal.Step));
    }

    // The exact reading of one value; null where it is no decimal, or where the case cannot be assessed with it.
    public decimal? At(BigInteger n) => _goal.RatioAt(n).AsDecimal() is null ? null : Point(n).Constant;

    public SearchPiece Point(BigInteger n)
    {
        if (!_points.TryGetValue(n, out var point))
        {
            point = Read(n, n, _goal.RatioAt(n).AsDecimal());
            _points.Add(n, point);
        }

        return point;
    }

    // Reads a stretch; one value, if it is a decimal, as the exact reading does, so that its digits decide.
    public SearchPiece Read(BigInteger from, BigInteger to, decimal? only = null)
    {
        Count++;
        var stretch = new Stretch(from, to);
        var fact = only is { } value ? StretchFormula.Of(value) : StretchFormula.Variable(stretch, Ratio.Of(_goal.Unit));
        Array.Clear(_values);
        Array.Clear(_visits);
        foreach (var place in _sought)
        {
            (_values[place], _visits[place]) = (fact, NodeState.Done | NodeState.Beforehand);
        }

        var reading = new Evaluation<StretchFormula, StretchFormula>(_binding, _values, _visits);
        try
        {
            reading.Read(_version.Roots);
            reading.ReadAll(_goal.Step);
            var broken = Broken(ref reading, out var isMixed);
            var (step, isRefused) = (reading.At(_goal.Step, _goal.StepOf), reading.HasFailed || broken.Count > 0);

            // A cap may hold whatever was not known below it: then there is nothing to cut.
            var isKnown = !isRefused && !isMixed && step.IsKnown;
            return new(from, to, step, isKnown ? null : stretch.Cut, isRefused ? [.. reading.Problems, .. broken] : null);
        }
        catch (OverflowException)
        {
            return new(
                from,
                to,
                default,
                stretch.Cut,
                [
                    .. reading.Problems,
                    new Problem("amount-overflow", "An amount is too large to be calculated.")
                    {
                        Allowed = "amounts below 79 octillion (28 digits)",
                    },
                ]
            );
        }
    }

    // What must hold of a case and does not on the whole stretch; where it does on a part, the stretch is cut already.
    private List<Problem> Broken(ref Evaluation<StretchFormula, StretchFormula> reading, out bool isMixed)
    {
        var broken = new List<Problem>();
        isMixed = false;
        foreach (var (check, node) in _version.Checks.Where(c => !c.Check.IsWarning))
        {
            var (must, may) = reading.Check(node);
            isMixed |= must != may;
            if (!may)
            {
                broken.Add(new Problem(check.Code, check.Message) { Subject = check.Subject?.Id, Allowed = check.Allowed });
            }
        }

        return broken;
    }
}
