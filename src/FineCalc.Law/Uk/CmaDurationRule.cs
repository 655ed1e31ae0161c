namespace FineCalc.Uk;

/// <summary>How part years are counted, the mildest first.</summary>
public enum CmaDurationRule
{
    /// <summary>Exactly.</summary>
    Exact,

    /// <summary>Rounded up to a quarter of a year.</summary>
    QuartersUp,

    /// <summary>Rounded up to a year.</summary>
    YearsUp,
}
