namespace FineCalc.Steps;

/// <summary>Which value of a band a table gives.</summary>
public enum InBand
{
    /// <summary>The value on the straight line from the band's low to its high value.</summary>
    Straight,

    /// <summary>The value where the band begins, all along it.</summary>
    Low,

    /// <summary>The value where the band ends, all along it.</summary>
    High,

    /// <summary>The value where the band before it ends, all along it; in the first band, the value where it begins.</summary>
    Before,
}
