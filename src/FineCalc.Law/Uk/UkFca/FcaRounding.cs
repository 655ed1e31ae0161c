namespace FineCalc.Uk;

/// <summary>How a penalty of the FCA is rounded.</summary>
public enum FcaRounding
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Down to a hundred pounds.</summary>
    DownTo100,

    /// <summary>To the nearest hundred pounds, half to even.</summary>
    NearestTo100,
}
