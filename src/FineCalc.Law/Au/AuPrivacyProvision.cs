using NodaTime;

namespace FineCalc.Au;

/// <summary>Civil penalty provisions of the Privacy Act 1988.</summary>
public enum AuPrivacyProvision
{
    /// <summary>Section 13G.</summary>
    Serious,

    /// <summary>Section 13H.</summary>
    Interference,

    /// <summary>Section 13K.</summary>
    Administrative,

    /// <summary>Another one.</summary>
    Other,
}
