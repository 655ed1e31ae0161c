namespace FineCalc.Eu;

/// <summary>Which end of the limits of a basic amount is taken.</summary>
public enum LimitsEnd
{
    /// <summary>The lower end.</summary>
    Lower,

    /// <summary>The middle.</summary>
    Middle,

    /// <summary>The higher end.</summary>
    Higher,
}
