using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace FineCalc.Steps;

// What a program comes down to for all cases of one infringement that answer the same questions: the steps that no answer enters are read
// once and handed to every reading. Risk models ask one set of questions a million times; for them the rest is compiled.
internal sealed class Specialisation
{
    private const int UsesBeforeCompiling = 200;
    private const int MostOfProgram = 256;

    // Grows with use and forgets nothing; what is kept changes no result.
    private static readonly ConditionalWeakTable<Program, ConcurrentDictionary<(ulong, ulong), Specialisation>> Known = [];

    private readonly FixedSteps _fixed;
    private int _uses;
    private CompiledReading? _compiled;
    private Func<decimal[][], int, decimal>? _rows;
    private bool _areRowsKnown;

    private Specialisation(Binding binding) =>
        _fixed = new FixedSteps(
            binding,
            new Varies((fact, k) => binding[k, fact] is null ? Varying.Nothing : Varying.Value, _ => false, Rates: true)
        );

    // That of a case, or null for a case that has to be read from nothing.
    public static Specialisation? Of(Binding binding)
    {
        if (binding.Count > 1 || binding.Program.Facts.Length > 128 || binding.Facts.Drawn is not null)
        {
            return null;
        }

        // In two words and not in one: what has to do with a UInt128 is never compiled ahead.
        var (low, high) = (0UL, 0UL);
        for (var fact = 0; fact < binding.Program.Facts.Length; fact++)
        {
            var given = binding[0, fact] is null ? 0UL : 1UL << fact;
            (low, high) = fact < 64 ? (low | given, high) : (low, high | given);
        }

        var (known, key) = (Known.GetOrCreateValue(binding.Program), (low, high));
        return known.TryGetValue(key, out var specialisation) ? specialisation
            : known.Count < MostOfProgram ? known.GetOrAdd(key, new Specialisation(binding))
            : null;
    }

    public decimal ValueAt(int node) => _fixed.ValueAt(node);

    public void Start(Span<decimal> values, Span<NodeState> visits) => _fixed.Start(values, visits);

    // The compiled reading, once it has been asked for often enough to pay for it; null before, and where it cannot be compiled.
    public CompiledReading? Compiled(Roots roots)
    {
        // Where no code can be made while a program runs, as in the tool compiled ahead of time, evaluation is the only way.
        if (RuntimeFeature.IsDynamicCodeSupported && _uses < UsesBeforeCompiling && Interlocked.Increment(ref _uses) == UsesBeforeCompiling)
        {
            _compiled = CompiledReading.Try(_fixed, roots);
        }

        return _compiled;
    }

    // The compiled reading of plain rows, made when it is first asked for: a table has many of them.
    public Func<decimal[][], int, decimal>? Rows(Roots roots)
    {
        if (!_areRowsKnown)
        {
            _rows = RuntimeFeature.IsDynamicCodeSupported ? CompiledReading.TryRows(_fixed, roots) : null;
            Volatile.Write(ref _areRowsKnown, true);
        }

        return _rows;
    }
}
