namespace FineCalc.Gdpr;

/// <summary>Which of the two statutory maxima applies.</summary>
public enum MaximumTier
{
    /// <summary>The lower of the two.</summary>
    Standard,

    /// <summary>The higher of the two.</summary>
    Higher,
}
