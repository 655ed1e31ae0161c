using NodaTime;

namespace FineCalc.Br;

/// <summary>Which bound prevails where the lowest fine under the LGPD lies above the highest.</summary>
public enum LgpdBound
{
    /// <summary>It is not known.</summary>
    NotSettled,

    /// <summary>The highest fine.</summary>
    Highest,

    /// <summary>The lowest fine.</summary>
    Lowest,
}
