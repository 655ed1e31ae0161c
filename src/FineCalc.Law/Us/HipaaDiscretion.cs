using NodaTime;

namespace FineCalc.Us;

/// <summary>Whether the enforcement discretion of 2019 holds.</summary>
public enum HipaaDiscretion
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>It does, with the caps of the notice.</summary>
    NotAdjusted,

    /// <summary>It does, with caps adjusted for inflation.</summary>
    Adjusted,
}
