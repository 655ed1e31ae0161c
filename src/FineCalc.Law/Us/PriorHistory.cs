using NodaTime;

namespace FineCalc.Us;

/// <summary>Similar misconduct in the past.</summary>
public enum PriorHistory
{
    /// <summary>None that counts.</summary>
    None,

    /// <summary>Less than ten years before.</summary>
    WithinTenYears,

    /// <summary>Less than five years before.</summary>
    WithinFiveYears,
}
