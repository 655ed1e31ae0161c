using FineCalc.Estimates;

namespace FineCalc.Comparing;

/// <summary>What an amount of a comparison is.</summary>
public enum ComparedKind
{
    /// <summary>There is none: the regime lacks facts, does not hold on the day, or has other problems.</summary>
    None,

    /// <summary>Worked out by the regime's method from facts and judgements, all of them certain.</summary>
    Calculation,

    /// <summary>Worked out by the regime's method, and open between two ends.</summary>
    Estimate,

    /// <summary>The most that can be imposed under a law without a published method; no prediction.</summary>
    Maximum,
}
