using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace FineCalc.Steps;

// What a program comes down to for all cases of one infringement that answer the same questions: the steps that no answer
// enters (numbers, defaults, whether a question is answered, the branches these select) are read once and handed to every reading.
// Risk models ask one set of questions a million times; for them the rest is compiled.
internal sealed class Specialisation
{
    private const int UsesBeforeCompiling = 200;
    private const int MostPatterns = 256;

    private readonly decimal[] _values;
    private readonly NodeState[] _visits;
    private readonly Program _program;
    private readonly bool[] _answers;
    private int _uses;
    private Compiled? _compiled;
    private Func<decimal[], int, decimal>? _rows;
    private bool _areRowsKnown;

    private Specialisation(Binding binding)
    {
        _program = binding.Program;
        _answers = [.. Enumerable.Range(0, _program.Facts.Length).Select(fact => binding[0, fact] is not null)];
        _values = new decimal[_program.Nodes.Length];
        _visits = new NodeState[_program.Nodes.Length];
        var reading = new Evaluation<decimal, Exact>(binding, new decimal[_program.Nodes.Length], new NodeState[_program.Nodes.Length]);
        for (var node = 0; node < _program.Nodes.Length; node++)
        {
            if (IsFixed(node, binding))
            {
                TryFix(node, ref reading);
            }
        }
    }

    public bool Answers(int fact) => _answers[fact];

    // Whether a node is the same for every case of the pattern.
    public bool IsFixedAt(int node) => _visits[_program.Place(node, 0)] != NodeState.None;

    public bool IsOpenAt(int node) => (_visits[_program.Place(node, 0)] & NodeState.Open) != 0;

    public decimal ValueAt(int node) => _values[_program.Place(node, 0)];

    // The pattern of a case, or null for a case that has to be read from nothing.
    public static Specialisation? Of(Binding binding, ConcurrentDictionary<UInt128, Specialisation> known)
    {
        if (binding.Count > 1 || binding.Program.Facts.Length > 128)
        {
            return null;
        }

        UInt128 key = 0;
        for (var fact = 0; fact < binding.Program.Facts.Length; fact++)
        {
            key |= binding[0, fact] is null ? 0 : UInt128.One << fact;
        }

        return known.TryGetValue(key, out var pattern) ? pattern
            : known.Count < MostPatterns ? known.GetOrAdd(key, new Specialisation(binding))
            : null;
    }

    public void Start(Span<decimal> values, Span<NodeState> visits)
    {
        _values.CopyTo(values);
        _visits.CopyTo(visits);
    }

    // The compiled reading, once the pattern has been met often enough to pay for it; null before, and where it cannot be compiled.
    public Compiled? Compiled(Roots roots)
    {
        // Where no code can be made while a program runs, as in the tool compiled ahead of time, the evaluation is the only way.
        if (RuntimeFeature.IsDynamicCodeSupported && _uses < UsesBeforeCompiling && Interlocked.Increment(ref _uses) == UsesBeforeCompiling)
        {
            _compiled = Steps.Compiled.Try(_program, this, roots);
        }

        return _compiled;
    }

    // The compiled reading of plain rows, made when it is first asked for: a table has many of them.
    public Func<decimal[], int, decimal>? Rows(Roots roots)
    {
        if (!_areRowsKnown)
        {
            _rows = RuntimeFeature.IsDynamicCodeSupported ? Steps.Compiled.TryRows(_program, this, roots) : null;
            Volatile.Write(ref _areRowsKnown, true);
        }

        return _rows;
    }

    // A node may fail or overflow although the case never comes to it; then it is not fixed, and left to the readings.
    private void TryFix(int node, ref Evaluation<decimal, Exact> reading)
    {
        var place = _program.Place(node, 0);
        try
        {
            var value = reading.Read(node);
            if ((reading.VisitAt(node) & NodeState.Failed) == 0)
            {
                (_values[place], _visits[place]) = (value, reading.VisitAt(node) | NodeState.Beforehand);
            }
        }
        catch (OverflowException)
        {
            _visits[place] = NodeState.None;
        }
    }

    private bool IsFixed(int index, Binding binding)
    {
        var (node, inputs) = (_program.Nodes[index], _program.Inputs[index]);
        return node switch
        {
            NumberNode or GivenNode => true,
            FactNode { Inputs.Length: 0, Fact.WhenMissing: Missing.Required } => false,
            FactNode => binding[0, _program.FactOf[index]] is null && inputs.All(IsFixedAt),
            SelectNode => IsFixedAt(inputs[0]) && IsFixedAt(inputs[(int)ValueAt(inputs[0]) + 1]),
            ConvertNode => false,
            _ => inputs.All(IsFixedAt),
        };
    }
}
