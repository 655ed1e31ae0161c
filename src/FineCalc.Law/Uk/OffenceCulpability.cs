namespace FineCalc.Uk;

/// <summary>How far an organisation fell short, the least first.</summary>
public enum OffenceCulpability
{
    /// <summary>Not far.</summary>
    Low,

    /// <summary>Between high and low.</summary>
    Medium,

    /// <summary>Far.</summary>
    High,

    /// <summary>Deliberate breach or flagrant disregard.</summary>
    VeryHigh,
}
