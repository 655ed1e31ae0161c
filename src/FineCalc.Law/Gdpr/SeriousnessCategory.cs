namespace FineCalc.Gdpr;

/// <summary>How serious an infringement is.</summary>
public enum SeriousnessCategory
{
    /// <summary>Low.</summary>
    Low,

    /// <summary>Medium.</summary>
    Medium,

    /// <summary>High.</summary>
    High,
}
