namespace FineCalc.Gdpr;

/// <summary>What the party did to mitigate the damage, the most last.</summary>
public enum MitigationLevel
{
    /// <summary>What is expected, or less.</summary>
    Expected,

    /// <summary>More than is expected.</summary>
    Beyond,

    /// <summary>More than is expected, and before it knew of the enquiry.</summary>
    PromptAndBeyond,
}
