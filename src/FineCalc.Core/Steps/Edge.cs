namespace FineCalc.Steps;

/// <summary>Which row of a table owns the value on the line between two rows.</summary>
public enum Edge
{
    /// <summary>The lower row: "up to 2m" includes 2m.</summary>
    UpperIncluded,

    /// <summary>The upper row: "under 2m" excludes 2m.</summary>
    UpperExcluded,
}
