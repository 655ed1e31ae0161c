using NodaTime;

namespace FineCalc.Us;

/// <summary>Violation of an order.</summary>
public enum OrderViolated
{
    /// <summary>None.</summary>
    None,

    /// <summary>Another condition of probation.</summary>
    ProbationCondition,

    /// <summary>A judicial order or injunction, or probation by similar misconduct.</summary>
    OrderOrSimilarMisconduct,
}
