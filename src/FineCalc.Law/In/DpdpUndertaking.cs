using NodaTime;

namespace FineCalc.In;

/// <summary>What a voluntary undertaking can be about: the rows of the Schedule but its own.</summary>
public enum DpdpUndertaking
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

    /// <summary>Row 7.</summary>
    Other,
}
