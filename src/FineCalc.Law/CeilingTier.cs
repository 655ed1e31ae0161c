using NodaTime;

namespace FineCalc;

/// <summary>Which of a law's maxima, in the order of its page.</summary>
public enum CeilingTier
{
    /// <summary>The first.</summary>
    First,

    /// <summary>The second.</summary>
    Second,

    /// <summary>The third.</summary>
    Third,
}
