namespace FineCalc.Uk;

/// <summary>The stage at which a settlement with the FCA was reached.</summary>
public enum FcaSettlementStage
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>Stage 1, the earliest.</summary>
    Stage1,

    /// <summary>Stage 2.</summary>
    Stage2,

    /// <summary>Stage 3.</summary>
    Stage3,
}
