namespace FineCalc.Eu;

/// <summary>How the duration of an infringement is counted in years, the milder first.</summary>
public enum EuDurationRule
{
    /// <summary>In years and whole months.</summary>
    WholeMonths,

    /// <summary>In half years, each begun one in full.</summary>
    HalfYears,
}
