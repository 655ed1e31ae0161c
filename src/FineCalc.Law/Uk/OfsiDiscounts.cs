namespace FineCalc.Uk;

/// <summary>How OFSI's discounts are put together.</summary>
public enum OfsiDiscounts
{
    /// <summary>Added up, and their sum taken off the baseline.</summary>
    Added,

    /// <summary>One after another, each off what the one before has left.</summary>
    InSequence,
}
