namespace FineCalc.Uk;

/// <summary>The fixed penalties of OFSI for information, reporting and licensing offences.</summary>
public enum OfsiFixedPenalty
{
    /// <summary>None: the penalty is worked out from a baseline.</summary>
    None,

    /// <summary>The lower one.</summary>
    Lower,

    /// <summary>The higher one.</summary>
    Higher,
}
