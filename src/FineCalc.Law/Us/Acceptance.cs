using NodaTime;

namespace FineCalc.Us;

/// <summary>Self-reporting, cooperation and acceptance of responsibility, the most last.</summary>
public enum Acceptance
{
    /// <summary>None of these.</summary>
    None,

    /// <summary>Acceptance of responsibility.</summary>
    AcceptedResponsibility,

    /// <summary>Full cooperation and acceptance.</summary>
    CooperatedFully,

    /// <summary>Self-report, full cooperation and acceptance.</summary>
    SelfReported,
}
