using NodaTime;

namespace FineCalc.In;

/// <summary>The rows of the Schedule of the Digital Personal Data Protection Act.</summary>
public enum DpdpBreach
{
    /// <summary>Row 1.</summary>
    SecuritySafeguards,

    /// <summary>Row 2.</summary>
    BreachNotice,

    /// <summary>Row 3.</summary>
    Children,

    /// <summary>Row 4.</summary>
    SignificantFiduciary,

    /// <summary>Row 5.</summary>
    DataPrincipalDuty,

    /// <summary>Row 6.</summary>
    VoluntaryUndertaking,

    /// <summary>Row 7.</summary>
    Other,
}
