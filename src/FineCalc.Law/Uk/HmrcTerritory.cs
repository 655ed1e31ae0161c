namespace FineCalc.Uk;

/// <summary>The category of the territory of an offshore matter.</summary>
public enum HmrcTerritory
{
    /// <summary>None: no offshore matter, or another tax.</summary>
    None,

    /// <summary>Category 1.</summary>
    Category1,

    /// <summary>Category 2.</summary>
    Category2,

    /// <summary>Category 3.</summary>
    Category3,
}
