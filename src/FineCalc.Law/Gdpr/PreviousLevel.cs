namespace FineCalc.Gdpr;

/// <summary>Relevant infringements in the past.</summary>
public enum PreviousLevel
{
    /// <summary>None.</summary>
    None,

    /// <summary>One, of another kind or long ago.</summary>
    Related,

    /// <summary>Similar or recent ones.</summary>
    Similar,
}
