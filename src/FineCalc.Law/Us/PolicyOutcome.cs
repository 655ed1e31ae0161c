using NodaTime;

namespace FineCalc.Us;

/// <summary>What the Department of Justice found under its Corporate Enforcement Policy.</summary>
public enum PolicyOutcome
{
    /// <summary>Cooperation and remediation without self-disclosure.</summary>
    Cooperated,

    /// <summary>Self-disclosure, and yet no declination.</summary>
    SelfDisclosed,

    /// <summary>A declination.</summary>
    Declined,
}
