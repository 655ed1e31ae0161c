namespace FineCalc.Uk;

/// <summary>How it was disclosed.</summary>
public enum HmrcDisclosure
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Prompted.</summary>
    Prompted,

    /// <summary>Unprompted.</summary>
    Unprompted,
}
