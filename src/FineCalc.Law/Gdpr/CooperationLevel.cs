namespace FineCalc.Gdpr;

/// <summary>How well the party cooperated, the best last.</summary>
public enum CooperationLevel
{
    /// <summary>It hindered or delayed.</summary>
    Obstructive,

    /// <summary>As anybody must.</summary>
    Ordinary,

    /// <summary>More than that.</summary>
    Good,

    /// <summary>It ended the case much faster or kept people from harm.</summary>
    Exceptional,
}
