namespace FineCalc;

/// <summary>Where the provisional amount of a case comes from.</summary>
public enum ProvisionalBasis
{
    /// <summary>Worked out from the facts before representations.</summary>
    Assessed,

    /// <summary>
    /// Published by the regulator, and the case has no facts of that stage that lead to it; FineCalc did not work it out.
    /// </summary>
    Published,

    /// <summary>No notice of intent is known: the penalty before hardship and settlement of the one assessment there is.</summary>
    BeforeSettlement,
}
