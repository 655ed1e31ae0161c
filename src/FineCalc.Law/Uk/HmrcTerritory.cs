namespace FineCalc.Uk;

/// <summary>The category of a territory.</summary>
public enum HmrcTerritory
{
    /// <summary>The United Kingdom, or category 1.</summary>
    Category1,

    /// <summary>Category 2.</summary>
    Category2,

    /// <summary>Category 3.</summary>
    Category3,
}
