using NodaTime;

namespace FineCalc.Us;

/// <summary>Who in the organisation was involved.</summary>
public enum PersonnelInvolved
{
    /// <summary>Nobody of substantial authority.</summary>
    None,

    /// <summary>Personnel of substantial authority.</summary>
    SubstantialAuthority,

    /// <summary>High-level personnel, or pervasive tolerance.</summary>
    HighLevel,
}
