namespace FineCalc.Steps;

// How the answers to a question differ between cases that are read together: not at all, in their values, or in whether there is one.
internal enum Varying
{
    Nothing,
    Value,
    Presence,
}

// What differs between cases that are read together: the answers to a question of an infringement, numbers of the program, and exchange
// rates.
internal readonly record struct Varies(Func<int, int, Varying> Answer, Func<int, bool> Number, bool Rates);

// The steps that are the same in all cases that are read together, since nothing that differs enters them (numbers, defaults, whether a
// question is answered, the branches these select), with their values: read once, of any of the cases.
internal sealed class FixedSteps
{
    private readonly Program _program;
    private readonly decimal[] _values;
    private readonly NodeState[] _visits;
    private readonly bool[] _answered;

    public FixedSteps(Binding sample, in Varies varies)
    {
        _program = sample.Program;
        _answered = [.. Enumerable.Range(0, _program.Facts.Length).Select(fact => sample[0, fact] is not null)];
        var places = _program.Places(sample.Count);
        (_values, _visits) = (new decimal[places], new NodeState[places]);
        var reading = new Evaluation<decimal, Exact>(sample, new decimal[places], new NodeState[places]);
        for (var node = 0; node < _program.Nodes.Length; node++)
        {
            for (var k = 0; k < (_program.IsEach[node] ? sample.Count : 1); k++)
            {
                if (IsFixed(node, k, sample, varies))
                {
                    TryFix(node, k, ref reading);
                }
            }
        }
    }

    public Program Program => _program;

    // Whether a question is answered, of the first infringement or the case.
    public bool IsAnswered(int fact) => _answered[fact];

    public bool IsFixedAt(int node, int infringement = 0) => _visits[_program.Place(node, infringement)] != NodeState.None;

    public bool IsOpenAt(int node) => (_visits[_program.Place(node, 0)] & NodeState.Open) != 0;

    public decimal ValueAt(int node, int infringement = 0) => _values[_program.Place(node, infringement)];

    // Hands them to a reading, as known beforehand.
    public void Start(Span<decimal> values, Span<NodeState> visits)
    {
        _values.CopyTo(values);
        _visits.CopyTo(visits);
    }

    private bool IsFixed(int index, int infringement, Binding sample, in Varies varies)
    {
        var (node, inputs, fact) = (_program.Nodes[index], _program.Inputs[index], _program.FactOf[index]);
        return node switch
        {
            NumberNode => !varies.Number(index),
            GivenNode => varies.Answer(fact, infringement) != Varying.Presence,
            FactNode => varies.Answer(fact, infringement) == Varying.Nothing
                && (sample[infringement, fact] is not null || AreFixed(inputs, infringement)),
            SelectNode => IsFixedAt(inputs[0], infringement) && IsFixedAt(inputs[(int)ValueAt(inputs[0], infringement) + 1], infringement),
            ConvertNode => !varies.Rates && AreFixed(inputs, infringement),
            OverNode over => IsFixedOver(inputs, over.GroupBy is null ? -1 : fact, sample.Count, varies),
            _ => AreFixed(inputs, infringement),
        };
    }

    private bool AreFixed(int[] nodes, int infringement) => Array.TrueForAll(nodes, node => IsFixedAt(node, infringement));

    // One infringement is a group by itself, whatever it answers.
    private bool IsFixedOver(int[] inputs, int groupBy, int infringements, in Varies varies)
    {
        for (var k = 0; k < infringements; k++)
        {
            var varying = groupBy < 0 ? Varying.Nothing : varies.Answer(groupBy, k);
            if (!AreFixed(inputs, k) || varying == Varying.Presence || (varying == Varying.Value && infringements > 1))
            {
                return false;
            }
        }

        return true;
    }

    // A step may fail or overflow although no case comes to it; then it is not fixed, and left to the readings.
    private void TryFix(int node, int infringement, ref Evaluation<decimal, Exact> reading)
    {
        var place = _program.Place(node, infringement);
        try
        {
            var value = reading.ReadOf(node, infringement);
            if (!reading.IsFailedAt(node, infringement))
            {
                (_values[place], _visits[place]) = (value, reading.VisitAt(node, infringement) | NodeState.Beforehand);
            }
        }
        catch (OverflowException)
        {
            _visits[place] = NodeState.None;
        }
    }
}
