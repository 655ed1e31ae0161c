namespace FineCalc.Antitrust;

/// <summary>How a reduction for leniency and one for settlement are taken together.</summary>
public enum RewardsTogether
{
    /// <summary>Added, and taken off once.</summary>
    Added,

    /// <summary>Leniency first, and settlement off what is left.</summary>
    InTurn,
}
