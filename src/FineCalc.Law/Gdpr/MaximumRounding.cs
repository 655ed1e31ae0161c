namespace FineCalc.Gdpr;

/// <summary>How a maximum worked out from turnover is rounded.</summary>
public enum MaximumRounding
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Down.</summary>
    Down,

    /// <summary>To the nearest, half away from zero.</summary>
    Nearest,

    /// <summary>Up.</summary>
    Up,
}
