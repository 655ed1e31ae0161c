namespace FineCalc.Gdpr;

/// <summary>
/// What an infringement is mainly about, the kind that was fined least first: of several the last counts in a prediction.
/// </summary>
public enum InfringementKind
{
    /// <summary>Information to people (Arts 12-14), a sign at a camera for instance.</summary>
    Information,

    /// <summary>Cooperation with the authority, orders (Arts 31, 58).</summary>
    Cooperation,

    /// <summary>Rights of people (Arts 12, 15-22).</summary>
    Rights,

    /// <summary>A legal basis (Arts 6, 7, 9).</summary>
    LegalBasis,

    /// <summary>The principles (Art 5).</summary>
    GeneralPrinciples,

    /// <summary>Notification of a breach (Arts 33, 34).</summary>
    BreachNotification,

    /// <summary>The agreement with a processor (Art 28).</summary>
    ProcessingAgreement,

    /// <summary>Security (Arts 5(1)(f), 32).</summary>
    Security,

    /// <summary>The data protection officer (Arts 37-39).</summary>
    DataProtectionOfficer,
}
