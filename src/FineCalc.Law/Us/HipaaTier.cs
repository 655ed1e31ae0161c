using NodaTime;

namespace FineCalc.Us;

/// <summary>How culpable a violation of HIPAA is.</summary>
public enum HipaaTier
{
    /// <summary>Not known.</summary>
    NoKnowledge,

    /// <summary>Reasonable cause.</summary>
    ReasonableCause,

    /// <summary>Wilful neglect, corrected.</summary>
    WilfulCorrected,

    /// <summary>Wilful neglect, not corrected.</summary>
    WilfulNotCorrected,
}
