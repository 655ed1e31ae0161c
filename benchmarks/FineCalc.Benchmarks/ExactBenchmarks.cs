using BenchmarkDotNet.Attributes;
using RulesEngine.Models;

namespace FineCalc.Benchmarks;

/// <summary>One exact assessment, beside RulesEngine (the baseline: look at the column Ratio) and decimal code written by hand.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class ExactBenchmarks
{
    private readonly RulesEngine.RulesEngine _engine = Cases.Engine();
    private readonly RuleParameter _input = new("x", Cases.Hand);

    /// <summary>All ways must give one amount, or the times compare nothing.</summary>
    [GlobalSetup]
    public async Task Check()
    {
        var amounts = new[] { AssessWithTrace(), Amount(), AmountOfNewFacts(), Hand(), await Engine() };
        if (amounts.Distinct().Count() != 1)
        {
            throw new InvalidOperationException("The rules differ: " + string.Join(", ", amounts));
        }
    }

    /// <summary>The baseline.</summary>
    [Benchmark(Baseline = true)]
    public async Task<decimal> Engine() => (decimal)(await _engine.ExecuteActionWorkflowAsync("uk-gdpr", "penalty", [_input])).Output;

    /// <summary>The amount with its whole explanation kept.</summary>
    [Benchmark]
    public decimal AssessWithTrace() => Cases.Law.Assess(Cases.Facts).Amount.Amount;

    /// <summary>The amount alone, of facts that were assessed before.</summary>
    [Benchmark]
    public decimal Amount() => Cases.Law.Amount(Cases.Facts).Amount;

    /// <summary>The amount alone, of facts built for it.</summary>
    [Benchmark]
    public decimal AmountOfNewFacts() => Cases.Law.Amount(Cases.FactsOf(168_251_493m)).Amount;

    /// <summary>The floor: nothing but the arithmetic of this one case.</summary>
    [Benchmark]
    public decimal Hand() => Cases.ByHand(Cases.Hand);
}
