namespace FineCalc.Gdpr;

/// <summary>Intent or negligence.</summary>
public enum Intent
{
    /// <summary>Negligent.</summary>
    Negligent,

    /// <summary>Grossly negligent.</summary>
    GrosslyNegligent,

    /// <summary>Intentional.</summary>
    Intentional,
}
