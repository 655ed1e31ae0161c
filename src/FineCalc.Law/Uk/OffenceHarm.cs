namespace FineCalc.Uk;

/// <summary>The category of harm risked, the least first.</summary>
public enum OffenceHarm
{
    /// <summary>Category 4.</summary>
    Category4,

    /// <summary>Category 3.</summary>
    Category3,

    /// <summary>Category 2.</summary>
    Category2,

    /// <summary>Category 1.</summary>
    Category1,
}
