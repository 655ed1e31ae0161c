namespace FineCalc.Uk;

/// <summary>The FCA's five levels of seriousness.</summary>
public enum SeriousnessLevel
{
    /// <summary>Level 1, the least serious.</summary>
    Level1,

    /// <summary>Level 2.</summary>
    Level2,

    /// <summary>Level 3.</summary>
    Level3,

    /// <summary>Level 4.</summary>
    Level4,

    /// <summary>Level 5, the most serious.</summary>
    Level5,
}
